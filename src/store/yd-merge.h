#pragma once

#include "yd-store.h"

G_BEGIN_DECLS

/* Bringing together what two people did to copies of one plan. */

typedef enum
{
  YD_MERGE_ASK = 0,     /* where both sides did different things to one place, change nothing at all */
  YD_MERGE_TAKE_MINE,   /* there, keep what is in the plan that is open */
  YD_MERGE_TAKE_THEIRS, /* there, take what the other file has */
} YdMergePolicy;

typedef enum
{
  YD_CONFLICT_FIELD,          /* both changed a field, to different values */
  YD_CONFLICT_DELETED_MINE,   /* deleted here, changed or built upon there */
  YD_CONFLICT_DELETED_THEIRS, /* the other way round */
  YD_CONFLICT_ADDED,          /* both added the same link, with different values */
  YD_CONFLICT_MOVED,          /* both moved items, each below the other */
  YD_CONFLICT_FIRST_LEAD,     /* both named another unit that answers first */
} YdConflictKind;

typedef struct
{
  YdConflictKind kind;
  char *table;
  YdId id;
  YdId second;  /* of a link; else none */
  char *field;  /* NULL but for a field */
  char *mine;   /* value; NULL: none */
  char *theirs;
  char *label;  /* title of the item it is about; NULL where it is about none */
} YdMergeConflict;

typedef struct
{
  GPtrArray *conflicts; /* YdMergeConflict */
  guint changes;        /* rows that the other side had changed */
  guint mended;         /* places where the two together made no sense and were put right */
} YdMergeReport;

YdMergeReport *yd_merge_report_new (void);
void yd_merge_report_free (YdMergeReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdMergeReport, yd_merge_report_free)

gboolean yd_store_merge (YdStore *mine, const char *theirs_path, YdMergePolicy policy,
                         YdMergeReport *report, GError **error);

G_END_DECLS

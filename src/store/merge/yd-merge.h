#pragma once

#include "yd-store.h"

G_BEGIN_DECLS

/* Bringing together what two people did to copies of one plan. */

typedef enum
{
  YD_MERGE_ASK = 0, /* where both sides did different things to one place, change nothing at all */
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

typedef enum
{
  YD_DECIDED_NOT = 0,
  YD_DECIDED_MINE,
  YD_DECIDED_THEIRS,
} YdMergeDecision;

/* A place where both sides did different things. */
typedef struct
{
  YdConflictKind kind;
  char *table;
  YdId id;
  YdId second; /* of a link; else none */
  char *field; /* NULL but for a field */
  char *mine;  /* value; NULL: none */
  char *theirs;

  /* the same in words for a person, translated; "" where there is nothing to say */
  char *place;      /* “2.设立热线”, “notice”, a unit's name */
  char *what;       /* “title”, “deadline”; what happened to it where it is no field */
  char *mine_words; /* what it is here, as it would be read: a unit's name, a date, 90.5 */
  char *theirs_words;
  char *was_words; /* what it was before either of them changed it */
  guint order;     /* of its place in the plan; the report has them in this order */

  YdMergeDecision decision; /* set by who was asked; in a report of what was done, what was taken */
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

/* To ask a person, one conflict at a time: merge with YD_MERGE_ASK, which changes nothing where there are
 * conflicts and fills the report; set each conflict's decision in it; and give it here as @decided. All
 * is one gesture. A place that has no decision (the other file may have changed meanwhile, and a decision
 * may bring places to light that were not asked about) is YD_ERROR_CONFLICT again, with nothing changed
 * and a new @report of all places, in which the decisions that were made stand already. */
gboolean yd_store_merge_decided (YdStore *mine, const char *theirs_path,
                                 const YdMergeReport *decided, YdMergeReport *report,
                                 GError **error);

G_END_DECLS

#pragma once

#include "yd-merge.h"
#include "yd-store-private.h"

G_BEGIN_DECLS

/* Private to the merge. While it runs, the working copy has two more databases attached:
 *   before  the plan that is open, as it was
 *   theirs  the other one
 * and within the gesture the tables of main become what both together are. */
typedef struct
{
  YdStore *store;        /* borrowed */
  sqlite3 *db;           /* borrowed: the store's */
  sqlite3 *base;         /* borrowed: what both had in common */
  YdMergePolicy policy;
  YdMergeReport *report; /* borrowed */
  GHashTable *seen;      /* conflicts told already: owned text */
  GHashTable *columns;   /* table name: GStrv of its columns */
  GPtrArray *later;      /* what has to wait until the changeset is applied */
  GHashTable *united;    /* YdId of a unit that they added: YdId of ours, which has its name */
  GHashTable *assigned;  /* YdId of items whose units the other side changed */
} YdMerge;

/* The side that is taken where both did different things. */
const char *yd_merge_get_winner (YdMerge *self);
void yd_merge_add_conflict (YdMerge *self, YdConflictKind kind, const char *table, YdId id, YdId second,
                            const char *field, const char *mine, const char *theirs);
/* From a deleted row to the topmost one that was deleted with it. */
void yd_merge_lift (YdMerge *self, YdConflictKind kind, const char **table, YdId *id, YdId *second);
/* Brings a row back from "before" or "theirs", with all that hangs on it. */
gboolean yd_merge_bring_back (YdMerge *self, const char *side, const char *table, YdId id, YdId second,
                              GError **error);
/* The first column of the first row; frees @sql with sqlite3_free(). */
YdId yd_merge_get_id (sqlite3 *db, char *sql);
/* With the formats of sqlite3_mprintf(). */
gboolean yd_merge_run (YdMerge *self, GError **error, const char *format, ...);
/* The pass over what must hold in every plan. */
gboolean yd_merge_mend (YdMerge *self, GError **error);

G_END_DECLS

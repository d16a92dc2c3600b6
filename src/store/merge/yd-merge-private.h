#pragma once

#include "yd-merge.h"
#include "yd-store-private.h"

G_BEGIN_DECLS

/* Private to the merge. While it runs, the working copy has three more databases attached:
 *   before  the plan that is open, as it was
 *   theirs  the other one
 *   base    what both had in common
 * and within the gesture the tables of main become what both together are. */
typedef struct
{
  YdStore *store; /* borrowed */
  sqlite3 *db;    /* borrowed: the store's */
  sqlite3 *base;  /* borrowed: what both had in common */
  YdMergePolicy policy;
  YdMergeReport *report; /* borrowed */
  YdPlan *their_plan;    /* borrowed: for words */
  GHashTable *decided;  /* owned key of a conflict: YdMergeDecision; empty where nobody was asked */
  GHashTable *seen;     /* conflicts told already: owned key: YdMergeConflict, borrowed */
  guint n_open;         /* conflicts that nobody has decided */
  GHashTable *columns;  /* table name: GStrv of its columns */
  GPtrArray *later;     /* what has to wait until the changeset is applied */
  GHashTable *united;   /* YdId of a unit that they added: YdId of ours, which has its name */
  GHashTable *assigned; /* YdId of items whose units the other side changed */
} YdMerge;

/* What a pass has found; what the numbers are is its own. */
typedef struct
{
  YdId id;
  YdId second; /* of a link; else 0 */
  YdId target; /* that it hangs on */
  gboolean ours;
} YdMergeRow;

#define YD_MERGE_ROUNDS 64 /* one thing that is mended can break another; so often at most */

/* Tells of a conflict; once, however often it is met. Returns whether theirs is taken there. */
gboolean yd_merge_add_conflict (YdMerge *self, YdConflictKind kind, const char *table, YdId id,
                                YdId second, const char *field, const char *mine,
                                const char *theirs);
/* Takes over what a person said of the places that were told before. */
void yd_merge_note_decisions (YdMerge *self, const YdMergeReport *decided);
/* Within the gesture: takes their changes in, and mends what then makes no sense. */
gboolean yd_merge_apply (YdMerge *self, int length, gpointer changeset, GError **error);
/* Which database a side is in. */
const char *yd_merge_get_side (gboolean theirs);
/* Conflicts in the order in which a person reads the plan. */
void yd_merge_report_sort (YdMergeReport *report);
/* Returns: (transfer full) (nullable): a value in one of the databases above, as text; NULL for none. */
char *yd_merge_dup_value (YdMerge *self, const char *side, const char *table, YdId id, YdId second,
                          const char *field);
/* Returns: (transfer full): what stands in a field there, as a person reads it; "" for nothing. */
char *yd_merge_dup_value_words (YdMerge *self, const char *side, const char *table, YdId id,
                                YdId second, const char *field);
/* Returns: (transfer full): what a side did to a row that the other one deleted. */
char *yd_merge_dup_deed (YdMerge *self, const char *side, const YdMergeConflict *conflict);
/* Fills in the words of a conflict. */
void yd_merge_describe (YdMerge *self, YdMergeConflict *conflict);
/* From a deleted row to the topmost one that was deleted with it. */
void yd_merge_lift (YdMerge *self, YdConflictKind kind, const char **table, YdId *id, YdId *second);
/* Brings a row back from "before" or "theirs", with all that hangs on it. */
gboolean yd_merge_bring_back (YdMerge *self, const char *side, const char *table, YdId id,
                              YdId second, GError **error);
/* Returns: (transfer full): YdMergeRow, out of the columns in their order; frees @sql with sqlite3_free(). */
GArray *yd_merge_collect (sqlite3 *db, char *sql);
/* The first column of the first row; frees @sql with sqlite3_free(). */
YdId yd_merge_get_id (sqlite3 *db, char *sql);
/* With the formats of sqlite3_mprintf(). */
gboolean yd_merge_run (YdMerge *self, GError **error, const char *format, ...);
gboolean yd_merge_mend_orphans (YdMerge *self, GError **error);
/* The pass over what must hold in every plan. */
gboolean yd_merge_mend (YdMerge *self, GError **error);

G_END_DECLS

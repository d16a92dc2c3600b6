#pragma once

#include "yd-store.h"

G_BEGIN_DECLS

/* Earlier states of a plan: read, compared, given names, returned to.
 *
 * A state is named by the hash of the history entry after which the plan was so (YdHistoryEntry::hash);
 * NULL is the plan as it is now. To compare two states, read each with yd_store_dup_plan_at() and give
 * them to yd_plan_diff().
 *
 * A name is a row of the plan like any other: giving, changing and removing it are gestures that can be
 * undone (nothing is lost by that, the state stays in the history), and a merge brings the other copy's
 * names along. Returning to a state leaves all names as they are. */

typedef struct
{
  YdId id;
  char *name;
  char *hash;  /* of the state */
  gint64 time; /* when the name was given; microseconds since 1970 */
  gint64
    sequence; /* of the state in this file's history, as YdHistoryEntry; 0: it is in another copy's */
} YdVersion;

void yd_version_free (YdVersion *version);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdVersion, yd_version_free)

/* All names, that of the newest state first. */
GPtrArray *yd_store_dup_versions (YdStore *self, GError **error);
/* The hash of a state that a person names by the name, or by the hash or how it begins (4 characters at
 * least): YD_ERROR_NOT_FOUND or, where several begin so, YD_ERROR_INVALID. */
char *yd_store_find_state (YdStore *self, const char *text, GError **error);
/* The plan as it was then, apart from the live one: it stays as it is. */
YdPlan *yd_store_dup_plan_at (YdStore *self, const char *hash, GError **error);

/* ---- verbs, as those of yd-edit.h ---- */

/* @hash: NULL for the state now. Names are not given twice: YD_ERROR_EXISTS. */
gboolean yd_edit_add_version (YdStore *store, const char *hash, const char *name, YdId *id,
                              GError **error);
gboolean yd_edit_rename_version (YdStore *store, YdId id, const char *name, GError **error);
gboolean yd_edit_delete_version (YdStore *store, YdId id, GError **error);
/* Makes the plan what it was then, as one new gesture that can be undone. What people did besides
 * writing stays as it is: opinions, periods, slips and returns, receipts, names; reports, comments and
 * adjustments too, unless the point they are about is not in that state. */
gboolean yd_edit_restore (YdStore *store, const char *hash, GError **error);

G_END_DECLS

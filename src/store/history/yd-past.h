#pragma once

#include "yd-db.h"

G_BEGIN_DECLS

/* Private to store/: earlier states of a plan, made again by taking back what was done since. */

/* Which tables are taken back; NULL for all. As of sqlite3changeset_apply(): not 0 for yes. */
typedef int (*YdPastFilter) (void *user_data, const char *table);

/* Takes back, in @db, all gestures after that one of its history (0: from the first on), within the
 * caller's transaction. @stuck (nullable): which one does not fit, where that is the error. */
gboolean yd_past_take_back (sqlite3 *db, gint64 sequence, YdPastFilter filter, gint64 *stuck,
                            GError **error);
/* @db as it was after that gesture, as a database of its own: at @path, or in memory where that is NULL. */
sqlite3 *yd_past_open (sqlite3 *db, gint64 sequence, const char *path, GError **error);

G_END_DECLS

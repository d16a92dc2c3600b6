#pragma once

#include "yd-db.h"

G_BEGIN_DECLS

/* Private to store/: what the other side has done since both were one. */

sqlite3 *yd_merge_build_base (sqlite3 *mine, sqlite3 *theirs, const char *path, GError **error);
gboolean yd_merge_diff (sqlite3 *theirs, const char *base_path, int *length, gpointer *changeset,
                        GError **error);

G_END_DECLS

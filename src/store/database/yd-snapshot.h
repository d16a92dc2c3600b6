#pragma once

#include "yd-lineage.h"

G_BEGIN_DECLS

/* Private to store/: a database that others write, at rest. */

typedef struct
{
  char *uid;    /* of the plan; NULL where it has none */
  char *newest; /* history hash; NULL where there is none */
} YdSnapshotInfo;

void yd_snapshot_info_clear (YdSnapshotInfo *info);
gboolean yd_snapshot_take (const char *database, const char *snapshot, YdSnapshotInfo *info,
                           GError **error);
sqlite3 *yd_snapshot_open_foreign (const char *path, const char *private_path, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YdSnapshotInfo, yd_snapshot_info_clear)

G_END_DECLS

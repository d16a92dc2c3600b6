#pragma once

#include "yd-error.h"

#include <sys/stat.h>

G_BEGIN_DECLS

/* Private to store/: files as a whole. */

/* What a file on disk was when it was last looked at; another one stands there when this differs. */
typedef struct
{
  gboolean exists;
  dev_t device;
  ino_t inode;
  gint64 size;
  struct timespec modified;
} YdDiskStamp;

void yd_disk_set_error (int errsv, const char *what, const char *path, GError **error);
char *yd_disk_resolve (const char *path, GError **error);
YdDiskStamp yd_disk_get_stamp (const char *path);
gboolean yd_disk_stamp_equal (const YdDiskStamp *a, const YdDiskStamp *b);
int yd_disk_open_regular (const char *path, GError **error);
gboolean yd_disk_copy (int from, const char *to, mode_t mode, gboolean durable, GError **error);
gboolean yd_disk_replace (const char *source, const char *target, const char *temporary,
                          GError **error);
char *yd_disk_dup_beside (const char *path, const char *suffix);
char *yd_disk_keep_beside (const char *source, const char *target, GError **error);
gboolean yd_disk_write_text (const char *path, const char *text, gboolean durable, GError **error);
gboolean yd_disk_sync (const char *path, GError **error);
void yd_disk_sync_folder_of (const char *path);
int yd_disk_make_folder (const char *folder);
void yd_disk_remove_folder (const char *folder);

G_END_DECLS

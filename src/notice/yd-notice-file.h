#pragma once

#include "yd-notice-content.h"

G_BEGIN_DECLS

/* What every file of a notice has in common: the day it bears, and that it is there whole or not at
 * all. */
GDateTime *yd_notice_file_get_day (const YdContent *content, gint64 created);
gboolean yd_notice_file_write (const char *path, GBytes *bytes, GError **error);

/* Files of one notice that belong together. */
typedef struct
{
  const char *path;
  GBytes *bytes;
} YdNoticeFile;

gboolean yd_notice_files_write (const YdNoticeFile *files, guint n, const char **failed,
                                GError **error);

G_END_DECLS

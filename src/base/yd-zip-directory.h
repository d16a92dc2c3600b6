#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean yd_zip_directory_settle (guint8 *data, gsize size);
gboolean yd_zip_directory_find_sum (const guint8 *data, gsize size, const char *path, guint32 *sum);

G_END_DECLS

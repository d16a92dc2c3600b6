#pragma once

#include "yd-error.h"

G_BEGIN_DECLS

/* Private to store/: what tells a published file that is as it was written from one in which a bit has
 * changed since. SQLite checks its structure, not the words in it. */
typedef enum
{
  YD_CHECKSUM_NONE, /* written before there were checksums, or not published */
  YD_CHECKSUM_SOUND,
  YD_CHECKSUM_BROKEN,
} YdChecksum;

gboolean yd_checksum_append (const char *path, GError **error);
YdChecksum yd_checksum_take_off (const char *path);

G_END_DECLS

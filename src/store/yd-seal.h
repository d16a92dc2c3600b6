#pragma once

#include "yd-error.h"

G_BEGIN_DECLS

/* Private to store/: what tells a published file that is as it was written from one in which a bit has
 * changed since. SQLite checks its structure, not the words in it. */
typedef enum
{
  YD_SEAL_NONE,   /* written before there were seals, or not published */
  YD_SEAL_SOUND,
  YD_SEAL_BROKEN,
} YdSeal;

gboolean yd_seal_append (const char *path, GError **error);
YdSeal yd_seal_take_off (const char *path);

G_END_DECLS

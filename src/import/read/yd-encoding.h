#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  YD_ENCODING_UTF8,
  YD_ENCODING_UTF16_LE,
  YD_ENCODING_UTF16_BE,
  YD_ENCODING_GB18030,
} YdEncoding;

const char *yd_encoding_get_name (YdEncoding encoding);
YdEncoding yd_encoding_detect (const char *data, gsize length, gsize *bom);
char *yd_encoding_to_utf8 (const char *data, gsize length, YdEncoding *encoding, gboolean *lossy);

G_END_DECLS

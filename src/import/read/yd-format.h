#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  YD_FORMAT_TEXT,
  YD_FORMAT_MARKDOWN,
  YD_FORMAT_CSV,
  YD_FORMAT_HTML,
  YD_FORMAT_DOCX,
  YD_FORMAT_PDF,
  YD_FORMAT_OFFICE, /* .doc, .wps, .rtf: by way of LibreOffice */
} YdFormat;

const char *yd_format_get_name (YdFormat format);
gboolean yd_format_detect (const char *data, gsize length, YdFormat *format, GError **error);
gboolean yd_format_is_text (const char *text);
YdFormat yd_format_of_text (const char *text, const char *name);

G_END_DECLS

#pragma once

#include "yd-blocks.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The readers: bytes of one format to blocks. They see no file names, and nothing outside the bytes
 * (no network, no external entities). */

/* No source is larger than this; a plan's text is some tens of kilobytes. */
#define YD_IMPORT_MAX_BYTES (64 * 1024 * 1024)
/* And no text of one, in UTF-8: understanding it takes some thirty times its size of memory. */
#define YD_IMPORT_MAX_TEXT (16 * 1024 * 1024)

YdBlocks *yd_read_text (const char *text);
YdBlocks *yd_read_csv (const char *text);
YdBlocks *yd_read_markdown (const char *text);
YdBlocks *yd_blocks_take_markdown (YdBlocks *blocks);
YdBlocks *yd_read_html (const char *data, gsize length, const char *encoding, GError **error);
YdBlocks *yd_read_docx (GBytes *bytes, GCancellable *cancellable, GError **error);
YdBlocks *yd_read_pdf (GBytes *bytes, GCancellable *cancellable, GError **error);
GBytes *yd_read_office_to_docx (GBytes *bytes, GCancellable *cancellable, GError **error);

G_END_DECLS

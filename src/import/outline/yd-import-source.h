#pragma once

#include "yd-import.h"

G_BEGIN_DECLS

/* Private to the import: the steps between a file and a result. */
typedef struct
{
  YdFormat format;
  YdEncoding encoding;
  gboolean lossy; /* some characters could not be read */
} YdImportSource;

YdBlocks *yd_import_read_blocks (GBytes *bytes, const char *name, YdImportSource *source,
                                 GCancellable *cancellable, GError **error);
YdBlocks *yd_import_read_page (GBytes *html, GError **error);
YdImportResult *yd_import_make_result (const YdOutline *outline, const YdBlocks *blocks,
                                       const YdImportSource *source, const char *name);

G_END_DECLS

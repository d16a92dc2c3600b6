#pragma once

#include "yd-pdf-columns.h"

G_BEGIN_DECLS

/* Private to the reader of tables in PDFs: pieces side by side. */
typedef struct
{
  guint start, end; /* in the page's pieces */
  double top, bottom;
} YdPdfBand;

guint yd_pdf_head_read (GPtrArray *pieces, const GArray *bands, guint at, GPtrArray *columns,
                        guint *number);
void yd_pdf_line_free (gpointer line);

G_END_DECLS

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Private to the reader of PDFs: a piece of a line as it stands on its page. */
typedef struct
{
  char *text;
  double left, right, top, bottom; /* points from the page's upper left corner */
  double size; /* of its Han characters, whose width is their size in every font; 0 without any */
  int page;
  gboolean aside;
  gboolean row;    /* of a table: its cells with tabs between */
  gboolean across; /* stands over both columns of its page */
} YdPdfLine;

gboolean yd_pdf_columns_order (GPtrArray *lines, guint from);

G_END_DECLS

#pragma once

#include "yd-pdf-columns.h"

G_BEGIN_DECLS

#define YD_PDF_MAX_COLUMNS 16

/* Private to the reader of PDFs: the columns of a table, which may go on on the next page. */
typedef struct
{
  guint n;                            /* 0 while none is open */
  double gutters[YD_PDF_MAX_COLUMNS]; /* x between each column and the next; points */
  guint number;                       /* the column of numbers; @n none */
} YdPdfTable;

gboolean yd_pdf_table_gather (GPtrArray *lines, guint from, YdPdfTable *table);

G_END_DECLS

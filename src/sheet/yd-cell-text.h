#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* For sheet/ alone: what a text is to a cell. */
typedef struct
{
  guint narrow; /* characters: Latin letters and digits */
  guint wide;   /* characters: all others */
  guint breaks; /* line ends */
  gboolean cut; /* it was longer than a cell holds */
} YdCellText;

YdCellText yd_cell_text_read (const char *text, char **writable);
guint yd_cell_text_most_lines (const YdCellText *cell, double width);
guint yd_cell_text_count_lines (const char *text, double width);

G_END_DECLS

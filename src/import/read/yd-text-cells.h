#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Private to the reader of text: rows that spreadsheets put on the clipboard. */

gsize yd_text_cells_measure (const char *text);
char *yd_text_cells_dup_row (const char *text, gsize length);
char *yd_text_cells_dup_tabbed (const char *csv);

G_END_DECLS

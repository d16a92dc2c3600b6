#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define YD_UI_SHEET_BLANK (-1)

/* One side of what is printed. */
typedef struct
{
  guint copy; /* from 1 */
  int page;   /* index from 0, or %YD_UI_SHEET_BLANK */
} YdUiSheet;

GArray *yd_ui_print_sheets_new (guint n_pages, guint n_copies, const GtkPageRange *ranges,
                                int n_ranges, guint per_sheet);

G_END_DECLS

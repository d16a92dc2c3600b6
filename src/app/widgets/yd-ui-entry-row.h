#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* An AdwEntryRow that a screen reader is told of: in GTK 4.8 nothing says that the row of libadwaita 1.2 has
 * the keyboard, so its text, which has it, is named by the title and described by what stands in it. */
#define YD_UI_TYPE_ENTRY_ROW (yd_ui_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (YdUiEntryRow, yd_ui_entry_row, YD_UI, ENTRY_ROW, AdwEntryRow)

GtkWidget *yd_ui_entry_row_new (void);

G_END_DECLS

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A list of names in their order: a line each, that can be typed in, moved and removed. Behind the
 * last is an empty line; what is pasted with several names becomes several lines. Signals:
 * "changed" by typing, and "rearranged" where a line was moved or taken away: an act of its own. */
#define YD_UI_TYPE_NAMES_ROW (yd_ui_names_row_get_type ())
G_DECLARE_FINAL_TYPE (YdUiNamesRow, yd_ui_names_row, YD_UI, NAMES_ROW, AdwPreferencesRow)

GtkWidget *yd_ui_names_row_new (const char *title, const char *hint);
char *yd_ui_names_row_dup_text (YdUiNamesRow *self);
void yd_ui_names_row_set_text (YdUiNamesRow *self, const char *text);
void yd_ui_names_row_set_first (YdUiNamesRow *self, const char *name);
void yd_ui_names_row_set_editable (YdUiNamesRow *self, gboolean editable);

G_END_DECLS

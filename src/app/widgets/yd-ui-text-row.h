#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A field of several lines in a list of rows: its title over a text that grows. Signal: "changed".
 */
#define YD_UI_TYPE_TEXT_ROW (yd_ui_text_row_get_type ())
G_DECLARE_FINAL_TYPE (YdUiTextRow, yd_ui_text_row, YD_UI, TEXT_ROW, AdwPreferencesRow)

GtkWidget *yd_ui_text_row_new (const char *title, const char *hint);
char *yd_ui_text_row_dup_text (YdUiTextRow *self);
void yd_ui_text_row_set_text (YdUiTextRow *self, const char *text);
void yd_ui_text_row_set_editable (YdUiTextRow *self, gboolean editable);
void yd_ui_text_row_select (YdUiTextRow *self, int start, int length);
void yd_ui_text_row_set_single (YdUiTextRow *self, gboolean single);

G_END_DECLS

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The document number in its three parts: 代字, year, 顺序号. Property "text": the whole,
 * 示卫〔2025〕1号. */
#define YD_UI_TYPE_NUMBER_ROW (yd_ui_number_row_get_type ())
G_DECLARE_FINAL_TYPE (YdUiNumberRow, yd_ui_number_row, YD_UI, NUMBER_ROW, AdwPreferencesRow)

GtkWidget *yd_ui_number_row_new (void);
char *yd_ui_number_row_dup_text (YdUiNumberRow *self);
void yd_ui_number_row_set_text (YdUiNumberRow *self, const char *text);
void yd_ui_number_row_set_usual (YdUiNumberRow *self, const char *code, int year);
void yd_ui_number_row_set_editable (YdUiNumberRow *self, gboolean editable);

void yd_ui_number_row_set_whole (YdUiNumberRow *self, gboolean whole);

G_END_DECLS

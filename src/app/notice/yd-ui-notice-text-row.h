#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A field of several lines in a list of rows: its title over a text that grows. Signal: "changed".
 */
#define YD_UI_TYPE_NOTICE_TEXT_ROW (yd_ui_notice_text_row_get_type ())
G_DECLARE_FINAL_TYPE (
  YdUiNoticeTextRow, yd_ui_notice_text_row, YD_UI, NOTICE_TEXT_ROW, AdwPreferencesRow)

GtkWidget *yd_ui_notice_text_row_new (const char *title, const char *hint);
char *yd_ui_notice_text_row_dup_text (YdUiNoticeTextRow *self);
void yd_ui_notice_text_row_set_text (YdUiNoticeTextRow *self, const char *text);
void yd_ui_notice_text_row_set_editable (YdUiNoticeTextRow *self, gboolean editable);
void yd_ui_notice_text_row_set_single (YdUiNoticeTextRow *self, gboolean single);

G_END_DECLS

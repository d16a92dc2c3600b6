#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The document number in its three parts: 代字, year, 顺序号. Property "text": the whole,
 * 示卫〔2025〕1号. */
#define YD_UI_TYPE_NOTICE_NUMBER_ROW (yd_ui_notice_number_row_get_type ())
G_DECLARE_FINAL_TYPE (
  YdUiNoticeNumberRow, yd_ui_notice_number_row, YD_UI, NOTICE_NUMBER_ROW, AdwPreferencesRow)

GtkWidget *yd_ui_notice_number_row_new (void);
char *yd_ui_notice_number_row_dup_text (YdUiNoticeNumberRow *self);
void yd_ui_notice_number_row_set_text (YdUiNoticeNumberRow *self, const char *text);
void yd_ui_notice_number_row_set_usual (YdUiNoticeNumberRow *self, const char *code, int year);
void yd_ui_notice_number_row_set_editable (YdUiNoticeNumberRow *self, gboolean editable);

char *yd_ui_notice_number_join (const char *code, const char *year, const char *serial);
void yd_ui_notice_number_split (const char *text, char **code, char **year, char **serial);
void yd_ui_notice_number_row_set_whole (YdUiNoticeNumberRow *self, gboolean whole);

G_END_DECLS

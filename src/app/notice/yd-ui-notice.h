#pragma once

#include "yd-ui-pages.h"

G_BEGIN_DECLS

/* The view in which the notice is brought out: its fields, the pages, and the format check. Wiring
 * alone. */
#define YD_UI_TYPE_NOTICE (yd_ui_notice_get_type ())
G_DECLARE_FINAL_TYPE (YdUiNotice, yd_ui_notice, YD_UI, NOTICE, GtkWidget)

void yd_ui_notice_set_selection (YdUiNotice *self, YdUiSelection *selection);
void yd_ui_notice_show_field (YdUiNotice *self, YdId annex, const char *column, int start,
                              int length, gboolean work);
YdUiPages *yd_ui_notice_get_pages (YdUiNotice *self);
void yd_ui_notice_get_parts (YdUiNotice *self, GtkWidget *parts[3]);

G_END_DECLS

#pragma once

#include "yd-ui-document.h"

G_BEGIN_DECLS

/* The button with the choices of layout: what the paper is like, how rows fill a page, how units
 * are printed. */
#define YD_UI_TYPE_NOTICE_LAYOUT (yd_ui_notice_layout_get_type ())
G_DECLARE_FINAL_TYPE (YdUiNoticeLayout, yd_ui_notice_layout, YD_UI, NOTICE_LAYOUT, GtkWidget)

void yd_ui_notice_layout_set_document (YdUiNoticeLayout *self, YdUiDocument *document);

G_END_DECLS

#pragma once

#include "yd-pages.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The pages as small pictures, one below the other. Signal: YdUiNoticeThumbs::chosen (guint), an
 * index */
#define YD_UI_TYPE_NOTICE_THUMBS (yd_ui_notice_thumbs_get_type ())
G_DECLARE_FINAL_TYPE (YdUiNoticeThumbs, yd_ui_notice_thumbs, YD_UI, NOTICE_THUMBS, GtkWidget)

void yd_ui_notice_thumbs_set_pages (YdUiNoticeThumbs *self, YdPages *pages);
void yd_ui_notice_thumbs_set_page (YdUiNoticeThumbs *self, guint index);

G_END_DECLS

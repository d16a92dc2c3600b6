#pragma once

#include "yd-ui-page-marks.h"

G_BEGIN_DECLS

/* The words of pages for assistive tools and the keyboard: a label a paragraph, a child of the
 * widget that paints the pages, never painted itself. That widget asks for labels of the pages in
 * sight, gives them their places, and lets go of them. */
typedef struct _YdUiPageText YdUiPageText;
typedef YdUiPagePlace (*YdUiPagePlaceFunc) (GtkWidget *view, guint page);

YdUiPageText *yd_ui_page_text_new (GtkWidget *view);
void yd_ui_page_text_free (YdUiPageText *self);

void yd_ui_page_text_show (YdUiPageText *self, YdPages *pages, guint first, guint n);
void yd_ui_page_text_allocate (YdUiPageText *self, YdUiPagePlaceFunc place_of);
gboolean yd_ui_page_text_get_focused (YdUiPageText *self, YdPageBox *box);
gboolean yd_ui_page_text_focus (YdUiPageText *self, guint page, GtkDirectionType direction);

G_END_DECLS

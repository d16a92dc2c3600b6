#pragma once

#include "yd-ui-page-marks.h"
#include "yd-ui-selection.h"

G_BEGIN_DECLS

/* The composed pages one below the other, as they will be printed: what is selected is tinted, the
 * caret's line is marked, and a click selects. To stand in a scrolled window.
 *
 * Signals:
 *   YdUiPageView::page-changed                  another page is in the middle
 *   YdUiPageView::pressed (page, x mm, y mm)    a page was pressed */
#define YD_UI_TYPE_PAGE_VIEW (yd_ui_page_view_get_type ())
G_DECLARE_FINAL_TYPE (YdUiPageView, yd_ui_page_view, YD_UI, PAGE_VIEW, GtkWidget)

void yd_ui_page_view_set_selection (YdUiPageView *self, YdUiSelection *selection);
void yd_ui_page_view_set_caret (YdUiPageView *self, YdId paragraph, int offset);
void yd_ui_page_view_set_zoom (YdUiPageView *self, YdUiZoom zoom, double px_per_mm);
YdUiZoom yd_ui_page_view_get_zoom (YdUiPageView *self);
double yd_ui_page_view_get_scale (YdUiPageView *self);
guint yd_ui_page_view_get_n_pages (YdUiPageView *self);
guint yd_ui_page_view_get_page (YdUiPageView *self);
void yd_ui_page_view_show_page (YdUiPageView *self, guint index);
void yd_ui_page_view_set_tinted (YdUiPageView *self, gboolean tinted);
void yd_ui_page_view_set_marks (YdUiPageView *self, GArray *marks, gboolean reveal);

G_END_DECLS

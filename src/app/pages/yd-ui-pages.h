#pragma once

#include "yd-ui-page-view.h"

G_BEGIN_DECLS

/* The pane with the live pages, and how large they are shown. */
#define YD_UI_TYPE_PAGES (yd_ui_pages_get_type ())
G_DECLARE_FINAL_TYPE (YdUiPages, yd_ui_pages, YD_UI, PAGES, GtkWidget)

void yd_ui_pages_set_selection (YdUiPages *self, YdUiSelection *selection);
void yd_ui_pages_set_caret (YdUiPages *self, YdId paragraph, int offset);
void yd_ui_pages_zoom (YdUiPages *self, int direction);
void yd_ui_pages_set_memory (YdUiPages *self, const char *name, YdUiZoom zoom);
YdUiPageView *yd_ui_pages_get_view (YdUiPages *self);
void yd_ui_pages_add_to_bar (YdUiPages *self, GtkWidget *widget, gboolean at_end);
void yd_ui_pages_set_terse (YdUiPages *self, gboolean terse);
void yd_ui_pages_set_beside (YdUiPages *self, GtkWidget *widget);

G_END_DECLS

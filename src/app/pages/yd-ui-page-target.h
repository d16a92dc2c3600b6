#pragma once

#include "yd-pages.h"
#include "yd-ui-selection.h"

G_BEGIN_DECLS

/* What is selected in the plan, on the pages; and what a place on the pages selects. */
GArray *yd_ui_page_target_find_boxes (YdPages *pages, YdUiSelection *selection);
gboolean yd_ui_page_target_find_caret (YdPages *pages, YdId paragraph, int offset, YdPageBox *line);
void yd_ui_page_target_select (YdPages *pages, guint page, double x, double y,
                               YdUiSelection *selection);

G_END_DECLS

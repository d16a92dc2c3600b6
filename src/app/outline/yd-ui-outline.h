#pragma once

#include "yd-ui-outline-row.h"

G_BEGIN_DECLS

/* The tree of a plan beside its views: shows, filters, and changes the order and level of items.
 * Signal: YdUiOutline::done (const char *words), after what somebody may want to undo. */
#define YD_UI_TYPE_OUTLINE (yd_ui_outline_get_type ())
G_DECLARE_FINAL_TYPE (YdUiOutline, yd_ui_outline, YD_UI, OUTLINE, GtkWidget)

void yd_ui_outline_set_selection (YdUiOutline *self, YdUiSelection *selection);
void yd_ui_outline_focus_filter (YdUiOutline *self);
void yd_ui_outline_show_late (YdUiOutline *self);

void yd_ui_outline_add_section (YdUiOutline *self);
void yd_ui_outline_add_sibling (YdUiOutline *self);
void yd_ui_outline_add_child (YdUiOutline *self);

G_END_DECLS

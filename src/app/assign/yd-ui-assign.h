#pragma once

#include "yd-ui-selection.h"

G_BEGIN_DECLS

/* The assign view: the matrix of points and units, what filters it above, and below what is done with
 * the points that are checked.
 *
 * Signal: YdUiAssign::cleared (const char *words)  shares were taken away; offer Undo */
#define YD_UI_TYPE_ASSIGN (yd_ui_assign_get_type ())
G_DECLARE_FINAL_TYPE (YdUiAssign, yd_ui_assign, YD_UI, ASSIGN, GtkWidget)

void yd_ui_assign_set_selection (YdUiAssign *self, YdUiSelection *selection);
void yd_ui_assign_focus_filter (YdUiAssign *self);

G_END_DECLS

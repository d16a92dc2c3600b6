#pragma once

#include "yd-ui-window.h"

G_BEGIN_DECLS

/* A window that stands beside a plan's window and works on the same plan: units, history, comparison.
 * There is one of each kind a plan window; it goes when that goes. Its keys and menus reach the plan
 * window's commands (undo, redo, save).
 *
 * A kind derives from this, builds its content in set_up, and shows it by adw_window_set_content. */
#define YD_UI_TYPE_TOOL_WINDOW (yd_ui_tool_window_get_type ())
G_DECLARE_DERIVABLE_TYPE (YdUiToolWindow, yd_ui_tool_window, YD_UI, TOOL_WINDOW, AdwWindow)

struct _YdUiToolWindowClass
{
  AdwWindowClass parent_class;

  /* Once, after the plan's window, document and selection are known. */
  void (*set_up) (YdUiToolWindow *self);
};

YdUiToolWindow *yd_ui_tool_window_present (GType type, YdUiWindow *plan_window);
YdUiWindow *yd_ui_tool_window_get_plan_window (YdUiToolWindow *self);
YdUiDocument *yd_ui_tool_window_get_document (YdUiToolWindow *self);
YdUiSelection *yd_ui_tool_window_get_selection (YdUiToolWindow *self);
void yd_ui_tool_window_show_item (YdUiToolWindow *self, YdItem *item);

G_END_DECLS

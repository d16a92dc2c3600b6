#pragma once

#include "yd-ui-tool-window.h"

G_BEGIN_DECLS

/* The register of units (单位名录) beside a plan's window. */
#define YD_UI_TYPE_UNITS_WINDOW (yd_ui_units_window_get_type ())
G_DECLARE_FINAL_TYPE (YdUiUnitsWindow, yd_ui_units_window, YD_UI, UNITS_WINDOW, YdUiToolWindow)

void yd_ui_units_window_present (YdUiWindow *plan_window);
void yd_ui_units_window_present_unit (YdUiWindow *plan_window, YdId unit);

G_END_DECLS

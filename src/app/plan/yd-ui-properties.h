#pragma once

#include "yd-ui-tool-window.h"

G_BEGIN_DECLS

/* What a plan is as a whole: its title and time, how its points are numbered, how units print. */
#define YD_UI_TYPE_PROPERTIES (yd_ui_properties_get_type ())
G_DECLARE_FINAL_TYPE (YdUiProperties, yd_ui_properties, YD_UI, PROPERTIES, YdUiToolWindow)

void yd_ui_properties_show_field (YdUiWindow *plan_window, const char *column, int start,
                                  int length);

G_END_DECLS

#pragma once

#include "yd-ui-tool-window.h"

G_BEGIN_DECLS

/* Every change of a plan by day, person and label; what any state differs in from another; names for
 * states, and the way back to one. */
#define YD_UI_TYPE_HISTORY (yd_ui_history_get_type ())
G_DECLARE_FINAL_TYPE (YdUiHistory, yd_ui_history, YD_UI, HISTORY, YdUiToolWindow)

G_END_DECLS

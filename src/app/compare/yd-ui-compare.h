#pragma once

#include "yd-ui-tool-window.h"

G_BEGIN_DECLS

/* 年度对照: the plan beside last year's or another, point by point. */
#define YD_UI_TYPE_COMPARE (yd_ui_compare_get_type ())
G_DECLARE_FINAL_TYPE (YdUiCompare, yd_ui_compare, YD_UI, COMPARE, YdUiToolWindow)

G_END_DECLS

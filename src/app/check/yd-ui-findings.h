#pragma once

#include "yd-ui-tool-window.h"

G_BEGIN_DECLS

/* 校核提示: what the checks found in the plan, beside the plan's window. */
#define YD_UI_TYPE_FINDINGS (yd_ui_findings_get_type ())
G_DECLARE_FINAL_TYPE (YdUiFindings, yd_ui_findings, YD_UI, FINDINGS, YdUiToolWindow)

G_END_DECLS

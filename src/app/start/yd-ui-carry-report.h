#pragma once

#include "yd-ui-window.h"

G_BEGIN_DECLS

void yd_ui_carry_report_present (YdUiWindow *parent, GPtrArray *notes);

G_END_DECLS

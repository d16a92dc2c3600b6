#pragma once

#include "yd-ui-document.h"

G_BEGIN_DECLS

/* Plans to compare with: those that were open not long ago, and the one this plan was made from. */
YdPlan *yd_ui_other_plan_open (const char *path, GError **error);
YdPlan *yd_ui_other_plan_find_last_year (YdUiDocument *document);
GMenuModel *yd_ui_other_plan_new_menu (YdUiDocument *document);

G_END_DECLS

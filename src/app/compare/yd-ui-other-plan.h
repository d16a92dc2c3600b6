#pragma once

#include "yd-ui-document.h"

G_BEGIN_DECLS

/* Plans to compare with: those that were open not long ago, the one this plan was made from, and
 * documents. */
YdPlan *yd_ui_other_plan_open (const char *path, GError **error);
YdPlan *yd_ui_other_plan_read (const char *path, GError **error);
/* The plan of the comparison. */
YdPlan *yd_ui_other_plan_open_compared (YdUiDocument *document);
void yd_ui_other_plan_set_compared (YdPlan *plan, const char *path);
/* The plan that the checks look at for points that were taken over unchanged. */
YdPlan *yd_ui_other_plan_open_against (YdPlan *plan);
void yd_ui_other_plan_set_against (YdPlan *plan, const char *path);
GMenuModel *yd_ui_other_plan_new_menu (YdUiDocument *document);

G_END_DECLS

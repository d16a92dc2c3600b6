#pragma once

#include "yd-ui-document.h"
#include "yd-ui-job.h"

G_BEGIN_DECLS

/* Plans to compare with: those that were open not long ago, the one this plan was made from, and
 * documents. */
typedef void (*YdUiOtherPlanRead) (YdPlan *other, const GError *error, gpointer data);

YdPlan *yd_ui_other_plan_open (const char *path, GError **error);
void yd_ui_other_plan_read (const char *path, YdUiJob *job, YdUiOtherPlanRead read, gpointer data);
/* The plan of the comparison. */
YdPlan *yd_ui_other_plan_open_last_year (YdUiDocument *document);
char *yd_ui_other_plan_dup_compared (YdPlan *plan);
void yd_ui_other_plan_set_compared (YdPlan *plan, const char *path);
/* The plan that the checks look at for points that were taken over unchanged. */
YdPlan *yd_ui_other_plan_open_against (YdPlan *plan);
void yd_ui_other_plan_set_against (YdPlan *plan, const char *path);
GMenuModel *yd_ui_other_plan_new_menu (YdUiDocument *document);

G_END_DECLS

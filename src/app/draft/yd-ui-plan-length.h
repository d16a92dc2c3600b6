#pragma once

#include "yd-plan.h"

G_BEGIN_DECLS

/* How many characters a plan has, counted section by section and only where something changed. */
typedef struct _YdUiPlanLength YdUiPlanLength;

YdUiPlanLength *yd_ui_plan_length_new (YdPlan *plan);
void yd_ui_plan_length_free (YdUiPlanLength *self);
gboolean yd_ui_plan_length_count (YdUiPlanLength *self, glong *count);

G_END_DECLS

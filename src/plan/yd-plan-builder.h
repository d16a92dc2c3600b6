#pragma once

#include "yd-plan.h"

G_BEGIN_DECLS

/* How rows become a plan. Private to the store and to tests: nobody else changes a plan.
 *
 *   yd_plan_builder_begin (plan);
 *   yd_plan_builder_put (plan, YD_TABLE_ITEM, &row);      any number, in any order
 *   yd_plan_builder_remove (plan, YD_TABLE_ITEM, id, 0);
 *   yd_plan_builder_end (plan);                           links, sorts, numbers, tells once a list
 */
void yd_plan_builder_begin (YdPlan *plan);
void yd_plan_builder_put (YdPlan *plan, YdTable table, gconstpointer row);
void yd_plan_builder_remove (YdPlan *plan, YdTable table, YdId first, YdId second);
void yd_plan_builder_end (YdPlan *plan);

G_END_DECLS

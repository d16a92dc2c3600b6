#pragma once

#include "yd-plan.h"

G_BEGIN_DECLS

/* Private to carrying a plan on. */
void yd_carry_references (YdPlan *last, YdRowList *rows, GHashTable *ids);

G_END_DECLS

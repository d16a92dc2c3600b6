#pragma once

#include "yd-plan.h"

G_BEGIN_DECLS

GPtrArray *yd_import_suggest (YdPlan *plan, YdItem *item);

G_END_DECLS

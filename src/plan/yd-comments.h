#pragma once

#include "yd-plan.h"

G_BEGIN_DECLS

GPtrArray *yd_comments_dup_of (YdPlan *plan, YdId item);

G_END_DECLS

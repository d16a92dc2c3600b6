#pragma once

#include "yd-finding.h"

G_BEGIN_DECLS

typedef enum
{
  YD_CHECK_DEFAULT = 0,
  YD_CHECK_SWITCHED_OFF = 1 << 0, /* also what somebody switched off, with the reason */
} YdCheckFlags;

GPtrArray *yd_check_plan (YdPlan *plan, YdCheckFlags flags);

const YdRule *const *yd_check_get_rules (guint *n_rules);
const YdRule *yd_check_find_rule (const char *id);

G_END_DECLS

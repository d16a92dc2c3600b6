#pragma once

#include "yd-plan.h"

G_BEGIN_DECLS

/* What names for several units mean by their words: 各街镇, 各社区卫生服务中心, 有关单位. */

#define YD_UNIT_KINDS_ALL                                                                     \
  (1u << YD_UNIT_OFFICE | 1u << YD_UNIT_MEDICAL | 1u << YD_UNIT_BUREAU | 1u << YD_UNIT_STREET \
   | 1u << YD_UNIT_OTHER)

guint yd_unit_get_kinds_meant (const char *name);
GPtrArray *yd_unit_find_meant (YdPlan *plan, const char *name, char **words);

G_END_DECLS

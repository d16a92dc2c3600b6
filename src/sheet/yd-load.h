#pragma once

#include "yd-work.h"

G_BEGIN_DECLS

/* For sheet/ alone: what each unit carries. */
typedef struct
{
  guint work;               /* index */
  const char *role;         /* 牵头 or 配合; NULL where nobody leads */
  YdAssignment *assignment; /* borrowed; NULL where nobody leads, or the plan's default lead */
} YdShare;

typedef struct
{
  YdUnit *unit;   /* borrowed; NULL for what nobody leads */
  GArray *shares; /* YdShare, owned; leads first */
  guint n_lead;
  guint by_state[YD_N_STATES]; /* of what it leads */
} YdLoad;

#define yd_load_get_share(load, index) (&g_array_index ((load)->shares, YdShare, (index)))

GPtrArray *yd_load_collect (YdPlan *const *plans, guint n_plans, GArray *works,
                            gboolean members_answer);

G_END_DECLS

#pragma once

#include "yd-finding.h"

G_BEGIN_DECLS

typedef enum
{
  YD_CHECK_DEFAULT = 0,
  YD_CHECK_SWITCHED_OFF = 1 << 0, /* also what somebody switched off, with the reason */
} YdCheckFlags;

GPtrArray *yd_check_plan (YdPlan *plan, YdCheckFlags flags);

/* The same in steps, for a plan that a person is working on: between two steps anything may happen but
 * a change of the plan. Who changes it frees the run and begins another. */
typedef struct _YdCheckRun YdCheckRun;

YdCheckRun *yd_check_run_new (YdPlan *plan, YdCheckFlags flags);
void yd_check_run_free (YdCheckRun *self);
void yd_check_run_add_other (YdCheckRun *self, YdPlan *other);
gboolean yd_check_run_step (YdCheckRun *self, guint n_items);
GPtrArray *yd_check_run_finish (YdCheckRun *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdCheckRun, yd_check_run_free)

const YdRule *const *yd_check_get_rules (guint *n_rules);
const YdRule *yd_check_find_rule (const char *id);

G_END_DECLS

#pragma once

#include "yd-record.h"

G_BEGIN_DECLS

/* Something due. */
#define YD_TYPE_MILESTONE (yd_milestone_get_type ())
G_DECLARE_FINAL_TYPE (YdMilestone, yd_milestone, YD, MILESTONE, YdRecord)

const YdMilestoneRow *yd_milestone_get_row (YdMilestone *self);

char *yd_milestone_dup_due_text (YdMilestone *self);
char *yd_due_dup_text (YdDate due, gboolean before, int recurrence, gboolean long_term);

G_END_DECLS

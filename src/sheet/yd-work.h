#pragma once

#include "yd-plan.h"

G_BEGIN_DECLS

/* For sheet/ alone: what the sheets share of each point and task, found once. */
typedef struct
{
  YdPlan *plan;  /* borrowed */
  YdItem *item;  /* borrowed */
  char *section; /* GRefString: headings above it, one a line */
  char *number;  /* owned; a task's with its point's before it */
  char *title;   /* owned; or its first words */
  char *lead;    /* owned; names, joined */
  char *support; /* owned */
  YdState state;
  char *why; /* owned */
  YdDate due;
  char *due_text;        /* owned; its milestones, one a line; "" for none */
  YdMilestone *only_day; /* borrowed; its only milestone, where a cell can hold that as a date */
  gboolean assumed;      /* nobody set a date: the plan's last day stands in */
  gboolean beside;       /* a heading that nobody answers for: in the lists of records alone */
} YdWork;

GArray *yd_work_collect (YdPlan *const *plans, guint n_plans, YdDate as_of);

#define yd_work_get(works, index) (&g_array_index ((works), YdWork, (index)))

gboolean yd_work_has_indicators (const YdWork *work);
char *yd_work_dup_indicators (const YdWork *work, YdUnit *unit);
char *yd_work_dup_latest (const YdWork *work);
const YdReportRow *yd_work_get_latest (const YdWork *work, YdId indicator);

G_END_DECLS

#pragma once

#include "yd-item.h"
#include "yd-milestone.h"

G_BEGIN_DECLS

/* The one table of states for lights, tiles, charts and sheets. */
typedef enum
{
  YD_STATE_NOT_STARTED, /* 未启动 */
  YD_STATE_ON_TRACK,    /* 正常 */
  YD_STATE_BEHIND,      /* 滞后 */
  YD_STATE_DUE_SOON,    /* 临近到期 */
  YD_STATE_OVERDUE,     /* 逾期 */
  YD_STATE_CLAIMED,     /* 申请办结 */
  YD_STATE_DONE,        /* 已办结 */
  YD_STATE_LONG_TERM,   /* 长期推进 */
  YD_STATE_ADJUSTED,    /* 已调整/终止 */
  YD_N_STATES
} YdState;

#define YD_DUE_SOON_DAYS 30
#define YD_WOUND_UP_DAYS 90 /* after a plan's last day: what is open then is no matter of today */
/* Behind: the share that a unit reported was, on the day of the report, more than this many percentage
 * points short of the share of the time that had gone by. */
#define YD_BEHIND_POINTS 20

gboolean yd_plan_is_followed_up (YdPlan *plan, YdDate today);
const char *yd_state_get_chinese (YdState state);
const char *yd_state_get_word (YdState state);
YdState yd_item_get_state (YdItem *item, YdDate today, char **why);
YdState yd_milestone_get_state (YdMilestone *milestone, YdDate today, char **why);
YdDate yd_item_get_due (YdItem *item, gboolean *assumed);

G_END_DECLS

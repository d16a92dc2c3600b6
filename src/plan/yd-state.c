/* Owns: the state of an item and of a milestone, and the reason for it. Refuses: the clock. */

#include "yd-state.h"

#include "yd-plan.h"

static const struct
{
  const char *chinese;
  const char *word; /* stable, for JSON */
} states[YD_N_STATES] = {
  [YD_STATE_NOT_STARTED] = { "未启动", "not-started" },
  [YD_STATE_ON_TRACK] = { "正常", "on-track" },
  [YD_STATE_BEHIND] = { "滞后", "behind" },
  [YD_STATE_DUE_SOON] = { "临近到期", "due-soon" },
  [YD_STATE_OVERDUE] = { "逾期", "overdue" },
  [YD_STATE_CLAIMED] = { "申请办结", "claimed" },
  [YD_STATE_DONE] = { "已办结", "done" },
  [YD_STATE_LONG_TERM] = { "长期推进", "long-term" },
  [YD_STATE_ADJUSTED] = { "已调整/终止", "adjusted" },
};

const char *
yd_state_get_chinese (YdState state)
{
  g_return_val_if_fail (state < YD_N_STATES, "");
  return states[state].chinese;
}

const char *
yd_state_get_word (YdState state)
{
  g_return_val_if_fail (state < YD_N_STATES, "");
  return states[state].word;
}

static void
say (char **why, char *text)
{
  if (why != NULL)
    *why = text;
  else
    g_free (text);
}

/**
 * yd_plan_is_followed_up:
 *
 * Whether something of @plan can be late: nothing of a draft is, nor of a year that was wound up; a plan
 * that is read in to write the next one from it is no list of failures.
 */
gboolean
yd_plan_is_followed_up (YdPlan *plan, YdDate today)
{
  YdDate last = yd_plan_get_last_day (plan);
  return yd_plan_get_row (plan)->stage == YD_STAGE_ISSUED
         && (!yd_date_is_set (last) || yd_date_days_from (today, last) >= -YD_WOUND_UP_DAYS);
}

/* What time alone says of something due that is neither done nor adjusted. */
static YdState
state_by_date (YdDate due, YdDate today, gboolean started, char **why)
{
  if (!yd_date_is_set (due))
    {
      say (why, g_strdup ("未定时限"));
      return started ? YD_STATE_ON_TRACK : YD_STATE_NOT_STARTED;
    }
  int days = yd_date_days_from (today, due);
  if (days < 0)
    {
      say (why, g_strdup_printf ("逾期%d天", -days));
      return YD_STATE_OVERDUE;
    }
  if (days <= YD_DUE_SOON_DAYS)
    {
      say (why, days == 0 ? g_strdup ("今天到期") : g_strdup_printf ("%d天后到期", days));
      return YD_STATE_DUE_SOON;
    }
  say (why, started ? g_strdup ("按期推进") : g_strdup ("尚无进展"));
  return started ? YD_STATE_ON_TRACK : YD_STATE_NOT_STARTED;
}

/**
 * yd_milestone_get_state:
 * @today: the day for which it is asked
 * @why: (out) (optional) (transfer full): the reason, in Chinese as sheets print it
 */
YdState
yd_milestone_get_state (YdMilestone *milestone, YdDate today, char **why)
{
  const YdMilestoneRow *row = yd_milestone_get_row (milestone);
  if (yd_date_is_set (row->done_on))
    {
      g_autofree char *day = yd_date_to_chinese (row->done_on);
      say (why, g_strconcat (day, "完成", NULL));
      return YD_STATE_DONE;
    }
  if (row->long_term)
    {
      say (why, g_strdup ("长期推进"));
      return YD_STATE_LONG_TERM;
    }
  return state_by_date (row->due, today, FALSE, why);
}

/**
 * yd_item_get_due:
 * @assumed: (out) (optional): whether nobody set a date and the plan's last day stands in
 *
 * Returns: the earliest open milestone's date, or the last one's where all are done
 */
YdDate
yd_item_get_due (YdItem *item, gboolean *assumed)
{
  YdRecordList *milestones = yd_item_list_milestones (item);
  YdDate last = YD_DATE_NONE;
  if (assumed != NULL)
    *assumed = FALSE;
  for (guint i = 0; i < yd_record_list_get_length (milestones); i++)
    {
      const YdMilestoneRow *row = yd_milestone_get_row (yd_record_list_get (milestones, i));
      if (!yd_date_is_set (row->due))
        continue;
      if (!yd_date_is_set (row->done_on))
        return row->due;
      last = row->due;
    }
  if (yd_date_is_set (last))
    return last;
  if (assumed != NULL)
    *assumed = TRUE;
  YdPlan *plan = yd_record_get_plan (YD_RECORD (item));
  return plan != NULL ? yd_plan_get_last_day (plan) : YD_DATE_NONE;
}

/* Whether the latest report was behind the time that had gone by when it was made. What happened since,
 * nobody has said; so a light does not change because days pass, but because a report comes in. */
static gboolean
is_behind (YdItem *item, const YdReportRow *latest, YdDate due, char **why)
{
  YdPlan *plan = yd_record_get_plan (YD_RECORD (item));
  const YdPlanRow *row = plan != NULL ? yd_plan_get_row (plan) : NULL;
  YdDate told = yd_date_is_set (latest->period) ? latest->period : latest->received_on;
  if (row == NULL || latest->percent < 0 || !yd_date_is_set (due) || !yd_date_is_set (told))
    return FALSE;
  YdDate from = yd_date_is_set (row->period_from) ? row->period_from
                : row->year > 0                   ? yd_date_new_year (row->year)
                                                  : YD_DATE_NONE;
  if (!yd_date_is_set (from))
    return FALSE;
  int all = yd_date_days_from (yd_date_first_day (from), due);
  int gone = yd_date_days_from (yd_date_first_day (from), told);
  int share = all > 0 ? CLAMP (gone * 100 / all, 0, 100) : 0;
  if (latest->percent + YD_BEHIND_POINTS >= share)
    return FALSE;
  say (why, g_strdup_printf ("报送进度%d%%，时间已过%d%%", latest->percent, share));
  return TRUE;
}

/**
 * yd_item_get_state:
 * @item: a point or task
 * @today: the day for which it is asked
 * @why: (out) (optional) (transfer full): the reason (判定依据), in Chinese as sheets print it
 */
YdState
yd_item_get_state (YdItem *item, YdDate today, char **why)
{
  if (yd_item_get_row (item)->status == YD_ITEM_ADJUSTED)
    {
      say (why, g_strdup ("已调整或终止"));
      return YD_STATE_ADJUSTED;
    }

  YdRecordList *reports = yd_item_list_reports (item);
  guint n_reports = yd_record_list_get_length (reports);
  const YdReportRow *latest = NULL;
  for (guint i = 0; i < n_reports; i++)
    {
      const YdReportRow *row = yd_report_get_row (yd_record_list_get (reports, i));
      if (latest == NULL || yd_date_compare (row->received_on, latest->received_on) >= 0)
        latest = row;
    }
  if (latest != NULL && latest->state == YD_REPORT_CONFIRMED)
    {
      say (why, g_strdup ("办公室已确认办结"));
      return YD_STATE_DONE;
    }
  if (latest != NULL && (latest->state == YD_REPORT_CLAIMED || latest->percent >= 100))
    {
      say (why, g_strdup ("单位报办结，待确认"));
      return YD_STATE_CLAIMED;
    }

  YdRecordList *milestones = yd_item_list_milestones (item);
  guint n = yd_record_list_get_length (milestones), done = 0, long_term = 0;
  for (guint i = 0; i < n; i++)
    {
      const YdMilestoneRow *row = yd_milestone_get_row (yd_record_list_get (milestones, i));
      done += yd_date_is_set (row->done_on);
      long_term += row->long_term != 0;
    }
  if (n > 0 && done == n)
    {
      say (why, g_strdup ("时间节点均已完成"));
      return YD_STATE_DONE;
    }
  if (n > 0 && long_term == n)
    {
      say (why, g_strdup ("长期推进"));
      return YD_STATE_LONG_TERM;
    }
  YdDate due = yd_item_get_due (item, NULL);
  g_autofree char *by_date = NULL;
  YdState state = state_by_date (due, today, latest != NULL || done > 0, &by_date);
  if (state == YD_STATE_ON_TRACK && latest != NULL && is_behind (item, latest, due, why))
    return YD_STATE_BEHIND;
  say (why, g_steal_pointer (&by_date));
  return state;
}

/* Owns: 说明: for which day the states hold, by which rules, and what is assumed. Each sentence says
 * what the code tests. */

#include "yd-workbook-sheets.h"

static const YdColumn columns[] = {
  { "项目", 22, YD_COLUMN_CENTRE },
  { "内容", 24, YD_COLUMN_CENTRE },
  { "说明", 90, YD_COLUMN_TEXT },
};

static void
write_line (YdBookSheet *sheet, const char *label, const char *content, const char *remark)
{
  yd_sheet_text (sheet, 0, label);
  yd_sheet_text (sheet, 1, content);
  yd_sheet_text (sheet, 2, remark);
  yd_sheet_end_row (sheet);
}

static void
write_plan (YdBookSheet *sheet, YdPlan *plan)
{
  YdNotice *notice = yd_plan_get_notice (plan);
  const char *number = notice != NULL ? yd_notice_get_row (notice)->number : NULL;
  g_autofree char *counts = g_strdup_printf (
    "板块%u个，要点%u条，分解任务%u项", yd_plan_count_items (plan, YD_ITEM_SECTION),
    yd_plan_count_items (plan, YD_ITEM_POINT), yd_plan_count_items (plan, YD_ITEM_TASK));
  g_autofree char *remark = g_strconcat (yd_plan_get_title (plan), "（", counts, "）", NULL);
  write_line (sheet, "要点", number, remark);
}

/* The rules in yd-state.c, in words; the first number in one is YD_DUE_SOON_DAYS, the second
 * YD_BEHIND_POINTS. */
static const char *const rules[YD_N_STATES] = {
  [YD_STATE_NOT_STARTED]
  = "距完成时限超过%d天，尚未报送进展，也没有已完成的时间节点；或者没有可以依据的时限",
  [YD_STATE_ON_TRACK] = "距完成时限超过%d天，已报送进展或者已完成部分时间节点，且未滞后",
  [YD_STATE_BEHIND]
  = "距完成时限超过%d天，最近一次报送的完成比例落后于当时的时间进度超过%d个百分点",
  [YD_STATE_DUE_SOON] = "距完成时限不超过%d天，尚未办结",
  [YD_STATE_OVERDUE] = "已过完成时限，尚未办结",
  [YD_STATE_CLAIMED] = "单位已报办结或者报送完成比例为100%%，待办公室确认",
  [YD_STATE_DONE] = "办公室已确认办结，或者全部时间节点均已完成",
  [YD_STATE_LONG_TERM] = "全部时间节点均为长期推进",
  [YD_STATE_ADJUSTED] = "经批准已调整或者终止",
};

static void
write_states (YdBookSheet *sheet, GArray *works)
{
  guint n_of[YD_N_STATES] = { 0 };
  for (guint i = 0; i < works->len; i++)
    n_of[yd_work_get (works, i)->state] += !yd_work_get (works, i)->beside;
  for (YdState state = 0; state < YD_N_STATES; state++)
    {
      g_autofree char *label = g_strconcat ("状态：", yd_state_get_chinese (state), NULL);
      g_autofree char *content = g_strdup_printf ("%u项", n_of[state]);
      g_autofree char *remark = g_strdup_printf (rules[state], YD_DUE_SOON_DAYS, YD_BEHIND_POINTS);
      write_line (sheet, label, content, remark);
    }
}

static guint
count_assumed (GArray *works)
{
  guint n = 0;
  for (guint i = 0; i < works->len; i++)
    {
      const YdWork *work = yd_work_get (works, i);
      n += work->assumed && !work->beside && *work->due_text == '\0' && yd_date_is_set (work->due);
    }
  return n;
}

gboolean
yd_workbook_write_notes (YdWorkbook *self)
{
  YdBookSheet *sheet = yd_workbook_add_sheet (self, "说明", columns, G_N_ELEMENTS (columns));
  g_autofree char *assumed = g_strdup_printf ("%u项", count_assumed (self->works));

  yd_sheet_text (sheet, 0, "截至日期");
  yd_sheet_day (sheet, 1, self->as_of, YD_DAY_ON);
  yd_sheet_text (sheet, 2, "各项状态、判定依据均按此日推算");
  yd_sheet_end_row (sheet);
  for (guint i = 0; i < self->n_plans; i++)
    write_plan (sheet, self->plans[i]);
  write_states (sheet, self->works);
  write_line (
    sheet, "未定时限的任务", assumed,
    "没有单独时限的任务，以及未注明时限、所属任务又有多个时间节点的指标，按要点期末计，“完成时限”列以括号标示");
  write_line (sheet, "月、季、半年、年", NULL,
              "时限写到月、季度、半年或者年的，以该时段最后一日为到期日");
  write_line (sheet, "多个时间节点", NULL, "有多个时间节点的任务，以最早一个未完成的节点判定状态");
  write_line (sheet, "牵头单位", NULL, "列第一位的牵头单位负总责；“按单位”表中各牵头单位均计1项");
  write_line (sheet, "统称单位", NULL, "以统称列出的单位（如各街镇）按1个单位计，不分解到成员单位");
  yd_sheet_finish (sheet, FALSE);
  return yd_book_step (self->book, self->cancellable);
}

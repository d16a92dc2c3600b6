#include "yd-plan-fixture.h"

static void
test_item (void)
{
  static const struct
  {
    const char *point;
    const char *today;
    YdState state;
    const char *why;
  } cases[] = {
    /* by the date alone, and the days around it */
    { "", "2025-06-01", YD_STATE_NOT_STARTED, "尚无进展" },
    { "", "2025-12-01", YD_STATE_DUE_SOON, "30天后到期" },
    { "", "2025-11-30", YD_STATE_NOT_STARTED, "尚无进展" },
    { "", "2025-12-31", YD_STATE_DUE_SOON, "今天到期" },
    { "", "2026-01-01", YD_STATE_OVERDUE, "逾期1天" },
    { "milestone m\nset due 2025-06\n", "2025-06-30", YD_STATE_DUE_SOON, "今天到期" },
    { "milestone m\nset due 2025-06\n", "2025-07-01", YD_STATE_OVERDUE, "逾期1天" },
    { "milestone m\nset due 2025-Q1\n", "2025-02-28", YD_STATE_NOT_STARTED, "尚无进展" },
    { "milestone m\nset due 2025-Q1\n", "2025-03-01", YD_STATE_DUE_SOON, "30天后到期" },
    { "milestone m\nset due 2024-02\n", "2024-02-29", YD_STATE_DUE_SOON, "今天到期" },
    { "milestone m\nset due 2024-02\n", "2024-03-01", YD_STATE_OVERDUE, "逾期1天" },
    /* the earliest open one counts */
    { "milestone m\nset due 2025-03\nset done_on 2025-03-20\nmilestone n\nset due 2025-09\n",
      "2025-06-01", YD_STATE_ON_TRACK, "按期推进" },
    { "milestone m\nset due 2025-03\nmilestone n\nset due 2025-09\nset done_on 2025-03-01\n",
      "2025-04-01", YD_STATE_OVERDUE, "逾期1天" },
    { "milestone m\nset due 2025-03\nset done_on 2025-03-20\n", "2026-06-01", YD_STATE_DONE,
      "时间节点均已完成" },
    { "milestone m\nset long_term 1\n", "2026-06-01", YD_STATE_LONG_TERM, "长期推进" },
    { "milestone m\nset long_term 1\nmilestone n\nset due 2025-09\n", "2025-06-01",
      YD_STATE_NOT_STARTED, "尚无进展" },
    /* reports */
    { "report 起草方案\nset received_on 2025-03-01\n", "2025-06-01", YD_STATE_ON_TRACK,
      "按期推进" },
    { "report 完成\nset percent 100\nset received_on 2025-03-01\n", "2026-06-01", YD_STATE_CLAIMED,
      "单位报办结，待确认" },
    { "report 完成\nset state 1\nset received_on 2025-03-01\n", "2025-06-01", YD_STATE_CLAIMED,
      "单位报办结，待确认" },
    { "report 完成\nset state 2\nset received_on 2025-03-01\n", "2026-06-01", YD_STATE_DONE,
      "办公室已确认办结" },
    { "report 退回\nset received_on 2025-04-01\nreport 完成\nset percent 100\nset received_on 2025-03-01\n",
      "2025-06-01", YD_STATE_ON_TRACK, "按期推进" },
    /* behind: the report against the time gone by when it was made; by a day's report or a period's */
    { "report 起步\nset percent 10\nset received_on 2025-05-31\n", "2025-06-01", YD_STATE_BEHIND,
      "报送进度10%，时间已过41%" },
    { "report 起步\nset percent 21\nset received_on 2025-05-31\n", "2025-06-01", YD_STATE_ON_TRACK,
      "按期推进" },
    { "report 起步\nset percent 20\nset received_on 2025-05-31\n", "2025-10-01", YD_STATE_BEHIND,
      "报送进度20%，时间已过41%" },
    { "report 起步\nset percent 10\nset period 2025-05\nset received_on 2025-06-20\n", "2025-07-01",
      YD_STATE_BEHIND, "报送进度10%，时间已过41%" },
    { "report 起步\nset percent -1\nset received_on 2025-05-31\n", "2025-06-01", YD_STATE_ON_TRACK,
      "按期推进" },
    { "report 起步\nset percent 10\nset received_on 2025-05-31\n", "2025-12-15", YD_STATE_DUE_SOON,
      "16天后到期" },
    { "milestone m\nset due 2025-06\nreport 起步\nset percent 30\nset received_on 2025-05-01\n",
      "2025-05-02", YD_STATE_BEHIND, "报送进度30%，时间已过66%" },
    /* what was adjusted is no longer late */
    { "set status 1\nmilestone m\nset due 2025-03\n", "2026-06-01", YD_STATE_ADJUSTED,
      "已调整或终止" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text
        = g_strconcat ("plan 2025 t\nsection 甲\npoint a\n", cases[i].point, NULL);
      g_autoptr (YdPlan) plan = yd_plan_fixture (text);
      YdDate today = YD_DATE_NONE;
      g_autofree char *why = NULL;
      g_assert_true (yd_date_parse_iso (cases[i].today, &today));
      YdState state = yd_item_get_state (yd_plan_fixture_item (plan, "a"), today, &why);
      g_assert_cmpstr (yd_state_get_word (state), ==, yd_state_get_word (cases[i].state));
      g_assert_cmpstr (why, ==, cases[i].why);
      g_assert_cmpint (yd_item_get_state (yd_plan_fixture_item (plan, "a"), today, NULL), ==,
                       state);
    }
}

static void
test_due (void)
{
  static const struct
  {
    const char *plan;
    const char *due;
    gboolean assumed;
  } cases[] = {
    { "plan 2025 t\npoint a\n", "2025-12-31", TRUE },
    { "plan 2025 t\nset period_to 2027\npoint a\n", "2027-12-31", TRUE },
    { "plan 2025 t\nset period_to 2025-10-15\npoint a\n", "2025-10-15", TRUE },
    { "plan 0 t\npoint a\n", NULL, TRUE },
    { "plan 2025 t\npoint a\nmilestone m\nset long_term 1\n", "2025-12-31", TRUE },
    { "plan 2025 t\npoint a\nmilestone m\nset due 2025-H1\n", "2025-H1", FALSE },
    { "plan 2025 t\npoint a\nmilestone m\nset due 2025-06-30\nmilestone n\nset due 2025-H1\n",
      "2025-06-30", FALSE },
    { "plan 2025 t\npoint a\nmilestone m\nset due 2025-03\nset done_on 2025-03-01\n", "2025-03",
      FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (YdPlan) plan = yd_plan_fixture (cases[i].plan);
      gboolean assumed = !cases[i].assumed;
      g_autofree char *due
        = yd_date_to_iso (yd_item_get_due (yd_plan_fixture_item (plan, "a"), &assumed));
      g_assert_cmpstr (due, ==, cases[i].due);
      g_assert_cmpint (assumed, ==, cases[i].assumed);
    }
}

static void
test_milestone (void)
{
  static const struct
  {
    const char *milestone;
    const char *today;
    YdState state;
    const char *why;
  } cases[] = {
    { "", "2025-06-01", YD_STATE_NOT_STARTED, "未定时限" },
    { "set due 2025-06-30\n", "2025-05-30", YD_STATE_NOT_STARTED, "尚无进展" },
    { "set due 2025-06-30\n", "2025-05-31", YD_STATE_DUE_SOON, "30天后到期" },
    { "set due 2025-06-30\n", "2025-07-10", YD_STATE_OVERDUE, "逾期10天" },
    { "set due 2025-06-30\nset done_on 2025-07-05\n", "2025-07-10", YD_STATE_DONE,
      "2025年7月5日完成" },
    { "set long_term 1\n", "2030-01-01", YD_STATE_LONG_TERM, "长期推进" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat ("point a\nmilestone m\n", cases[i].milestone, NULL);
      g_autoptr (YdPlan) plan = yd_plan_fixture (text);
      YdRecordList *milestones = yd_item_list_milestones (yd_plan_fixture_item (plan, "a"));
      YdDate today = YD_DATE_NONE;
      g_autofree char *why = NULL;
      g_assert_true (yd_date_parse_iso (cases[i].today, &today));
      g_assert_cmpint (yd_milestone_get_state (yd_record_list_get (milestones, 0), today, &why), ==,
                       cases[i].state);
      g_assert_cmpstr (why, ==, cases[i].why);
    }
}

/* Every state has its word in both languages, and no two share one. */
static void
test_words (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (int state = 0; state < YD_N_STATES; state++)
    {
      g_assert_true (g_hash_table_add (seen, (gpointer)yd_state_get_word ((YdState)state)));
      g_assert_true (g_hash_table_add (seen, (gpointer)yd_state_get_chinese ((YdState)state)));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/state/item", test_item);
  g_test_add_func ("/plan/state/due", test_due);
  g_test_add_func ("/plan/state/milestone", test_milestone);
  g_test_add_func ("/plan/state/words", test_words);
  return g_test_run ();
}

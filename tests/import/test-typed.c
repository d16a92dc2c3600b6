/* Time limits and targets as people type them into a field. */

#include "yd-typed.h"

#include "yd-plan-fixture.h"

static void
test_due (void)
{
  static const struct
  {
    const char *text;
    const char *due; /* how it is said back; NULL: it is none */
  } cases[] = {
    { "6月底前", "2025年6月底前" },
    { "6月底", "2025年6月" },
    { "６月底前", "2025年6月底前" },
    { "六月底前", "2025年6月底前" },
    { " 6月底前 ", "2025年6月底前" },
    { "6月底前完成", "2025年6月底前" },
    { "9月", "2025年9月" },
    { "6月30日", "2025年6月30日" },
    { "6月30日前", "2025年6月30日前" },
    { "6.30", "2025年6月30日" },
    { "6/30前", "2025年6月30日前" },
    { "第三季度", "2025年第三季度" },
    { "三季度末", "2025年第三季度" },
    { "三季度末前", "2025年第三季度末前" },
    { "上半年", "2025年上半年" },
    { "上半年末前", "2025年上半年末前" },
    { "年底前", "2025年底前" },
    { "年内", "2025年" },
    { "全年", "2025年" },
    { "2026年3月底前", "2026年3月底前" },
    { "明年3月底前", "2026年3月底前" },
    { "2025年6月30日", "2025年6月30日" },
    { "2025-06-30", "2025年6月30日" },
    { "2025-06", "2025年6月" },
    { "2025-6", "2025年6月" },
    { "2025.9", "2025年9月" },
    { "2025/9底前", "2025年9月底前" },
    { "2025-13", NULL },
    { "2025-Q2", "2025年第二季度" },
    { "2025", "2025年" },
    { "2025年", "2025年" },
    { "每季度", "每季度" },
    { "每月", "每月" },
    { "长期推进", "长期推进" },
    { "长期", "长期推进" },
    { "", NULL },
    { "尽快", NULL },
    { "13月底前", NULL },
    { "2月30日", NULL },
    { "2.30", NULL },
    { "6月底前建成2个集团", NULL },
    { "6月底前和9月底前", NULL },
    { "90%", NULL },
  };
  const YdDateFrame frame = { 2025, 2025, 1 };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      YdDateFound found;
      gboolean read = yd_typed_read_due (cases[i].text, &frame, &found);
      g_autofree char *due
        = read ? yd_due_dup_text (found.due, found.before, (int)found.recurrence, found.long_term)
               : NULL;
      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (due, ==, cases[i].due);
    }
}

/* What a field shows of a date, it reads again. */
static void
test_due_back (void)
{
  const YdDate dates[] = { yd_date_new_day (2025, 2, 28),   yd_date_new_day (2025, 12, 31),
                           yd_date_new_month (2025, 6),     yd_date_new_month (2025, 12),
                           yd_date_new_quarter (2025, 1),   yd_date_new_quarter (2025, 4),
                           yd_date_new_half_year (2025, 1), yd_date_new_half_year (2026, 2),
                           yd_date_new_year (2025) };
  const YdDateFrame frame = { 2025, 2025, 1 };
  for (guint i = 0; i < 2 * G_N_ELEMENTS (dates); i++)
    {
      YdDateFound found;
      gboolean before = i % 2 != 0;
      g_autofree char *text = yd_due_dup_text (dates[i / 2], before, 0, FALSE);
      g_test_message ("%s", text);
      g_assert_true (yd_typed_read_due (text, &frame, &found));
      g_assert_true (yd_date_equal (found.due, dates[i / 2]));
      g_assert_cmpint (found.before, ==, before);
    }
  for (int every = YD_RECUR_MONTH; every <= YD_RECUR_TEN_DAYS; every++)
    {
      YdDateFound found;
      g_autofree char *text = yd_due_dup_text (YD_DATE_NONE, FALSE, every, FALSE);
      g_test_message ("%s", text);
      g_assert_true (yd_typed_read_due (text, &frame, &found));
      g_assert_cmpint ((int)found.recurrence, ==, every);
    }
}

/* A school year: from September on the first of its years is meant. */
static void
test_frame (void)
{
  g_autoptr (YdPlan) plan = yd_plan_fixture (
    "plan 2025 t\nset period_from 2025-09-01\nset period_to 2026-07-31\npoint a\n");
  YdDateFrame frame = yd_typed_get_frame (plan);
  YdDateFound found;
  g_assert_true (yd_typed_read_due ("10月底前", &frame, &found));
  g_assert_cmpint (found.due.year, ==, 2025);
  g_assert_true (yd_typed_read_due ("3月底前", &frame, &found));
  g_assert_cmpint (found.due.year, ==, 2026);
  g_assert_true (yd_typed_read_due ("11.15", &frame, &found));
  g_assert_cmpint (found.due.year, ==, 2025);
}

static void
test_target (void)
{
  static const struct
  {
    const char *text;
    const char *target;
  } cases[] = {
    { "≥90%", "≥90%" },
    { ">=90%", "≥90%" },
    { "<=12分钟", "≤12分钟" },
    { "＞＝90", "≥90" },
    { "90%以上", "≥90%" },
    { "达到90%以上", "≥90%" },
    { "不低于90%", "≥90%" },
    { "不少于3家", "≥3家" },
    { "≤12分钟", "≤12分钟" },
    { "12分钟以内", "≤12分钟" },
    { "不超过5个工作日", "≤5个工作日" },
    { "90%", "90%" },
    { "95.5%", "95.5%" },
    { "85%—90%", "85%～90%" },
    { "7至10个", "7～10个" },
    { "7～10个", "7～10个" }, /* as it is shown, it is read again */
    { "85%～90%", "85%～90%" },
    { "3万人次", "3万人次" },
    { "≥90", "≥90" },
    { "90以上", "≥90" },
    { "７０％以上", "≥70%" },
    { "85-90", "85～90" },
    { "", NULL },
    { "多", NULL },
    { "90%以上，85%以上", NULL },
    { "完成90%的任务并上报", NULL },
    { "2025年", NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      YdFigureFound found;
      g_test_message ("%s", cases[i].text);
      gboolean read = yd_typed_read_target (cases[i].text, &found);
      g_autofree char *target
        = read ? yd_comparison_dup_text ((int)found.comparison, found.target, found.target_high,
                                         found.scale, found.measure)
               : NULL;
      g_assert_cmpstr (target, ==, cases[i].target);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/typed/due", test_due);
  g_test_add_func ("/import/typed/due-back", test_due_back);
  g_test_add_func ("/import/typed/frame", test_frame);
  g_test_add_func ("/import/typed/target", test_target);
  return g_test_run ();
}

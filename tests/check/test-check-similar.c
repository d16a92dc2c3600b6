#include "yd-check-cases.h"

#include <string.h>

#define LONG \
  "完善区域性医疗中心学科体系，加快重点专科能级提升，推进紧密型城市医疗集团试点，强化双向转诊和资源下沉。"

static void
test_here (void)
{
  static const YdCheckCase cases[] = {
    { "plan 2025 t\npoint 医联体建设\nbody " LONG "\npoint 分级诊疗\nbody " LONG "\n",
      "?2.分级诊疗" },
    { "plan 2025 t\npoint 医联体建设\nbody " LONG "\npoint 老年健康\n"
      "body 优化老年医疗资源配置，设置护理床位，推进医养融合，实施签约服务，提升康复护理能力，开展健康评估。\n",
      "" },
    { "plan 2025 t\npoint 甲\nbody 短。\npoint 乙\nbody 短。\n", "" },
    /* some words changed, and half of them */
    { "plan 2025 t\npoint 医联体\nbody " LONG "\npoint 集团\n"
      "body 健全区域性医疗中心学科体系，加快重点专科能级提升，开展紧密型城市医疗集团试点，强化双向转诊和资源下沉。\n",
      "?2.集团" },
    { "plan 2025 t\npoint 医联体\nbody " LONG "\npoint 集团\n"
      "body 完善区域性医疗中心学科体系，加快重点专科能级提升，开展儿科医师转岗培训，改善社区护理服务。\n",
      "" },
    { "plan 2025 t\npoint a\nbody " LONG "\ntask x\nbody " LONG "\n", "" },
  };
  yd_check_cases_run ("similar-point", cases, G_N_ELEMENTS (cases));
}

/* The same twice is worse where two units answer for it. */
static void
test_leads (void)
{
  g_autoptr (YdPlan) plan = yd_plan_fixture (
    "plan 2025 t\npoint 甲\nbody " LONG "\nlead 医政科\npoint 乙\nbody " LONG "\nlead 基层科\n");
  g_autoptr (GPtrArray) findings = yd_check_plan (plan, YD_CHECK_DEFAULT);
  int n = 0;
  for (guint i = 0; i < findings->len; i++)
    if (strcmp (yd_finding_get_rule_id (findings->pdata[i]), "similar-point") == 0)
      {
        g_autofree char *message = yd_finding_dup_message (findings->pdata[i]);
        g_assert_cmpstr (message, ==, "98% the same as 1.甲, which 医政科 leads");
        n++;
      }
  g_assert_cmpint (n, ==, 1);
}

/* What is said of points of @now that @other has too, a line each. */
static char *
say_taken (const char *now, const char *other)
{
  g_autoptr (YdPlan) plan = yd_plan_fixture (now);
  g_autoptr (YdPlan) last = other != NULL ? yd_plan_fixture (other) : NULL;
  YdCheckRun *run = yd_check_run_new (plan, YD_CHECK_DEFAULT);
  GString *said = g_string_new (NULL);
  if (last != NULL)
    yd_check_run_add_other (run, last);
  while (yd_check_run_step (run, 1))
    ;
  g_autoptr (GPtrArray) findings = yd_check_run_finish (run);
  for (guint i = 0; i < findings->len; i++)
    if (strcmp (yd_finding_get_rule_id (findings->pdata[i]), "copied-point") == 0)
      {
        g_autofree char *message = yd_finding_dup_message (findings->pdata[i]);
        g_string_append_printf (said, "%s%s", said->len > 0 ? "\n" : "", message);
      }
  return g_string_free (said, FALSE);
}

#define PROMISED LONG "双向转诊比例达到30%以上。"

/* Of another house's plan each point is told; of one's own of earlier years what nobody touched. */
static void
test_elsewhere (void)
{
#define HOUSE(year, title, issuer) \
  "plan " year " " title "\nnotice\nset issuer " issuer "\npoint 医联体\nbody "
#define OTHERS \
  "\npoint 新事\nbody 新建老年护理院并投入使用，核定床位二百张，配备专业护理人员，形成示范效应。\n"
  static const struct
  {
    const char *now, *other, *said;
  } cases[] = {
    { HOUSE ("2025", "今年", "甲委") LONG OTHERS, NULL, "" },
    /* another district, of whatever year */
    { HOUSE ("2025", "今年", "甲委") LONG OTHERS, HOUSE ("2025", "邻区", "乙委") LONG "\n",
      "100% the same as in “邻区”: 1.医联体" },
    { HOUSE ("2025", "今年", "甲委") LONG OTHERS, HOUSE ("2024", "邻区", "乙委") LONG "\n",
      "100% the same as in “邻区”: 1.医联体" },
    /* one's own of last year */
    { HOUSE ("2025", "今年", "甲委") LONG OTHERS, HOUSE ("2024", "去年", "甲委") LONG "\n", "" },
    { HOUSE ("2025", "今年", "甲委") PROMISED OTHERS, HOUSE ("2024", "去年", "甲委") PROMISED "\n",
      "Word for word as 1.医联体 of “去年”, “30%以上” included: is that still meant?" },
    { HOUSE ("2025", "今年", "甲委") PROMISED OTHERS,
      "plan 2024 去年\npoint 医联体\nbody " PROMISED "\n",
      "Word for word as 1.医联体 of “去年”, “30%以上” included: is that still meant?" },
    { HOUSE ("2025", "今年", "甲委") LONG "双向转诊比例达到35%以上。" OTHERS,
      HOUSE ("2024", "去年", "甲委") PROMISED "\n", "" },
    { HOUSE ("2025", "今年", "甲委") LONG "2025年6月底前完成。" OTHERS,
      HOUSE ("2024", "去年", "甲委") LONG "2024年6月底前完成。\n",
      "Word for word as 1.医联体 of “去年”, “6月底前” included: is that still meant?" },
    { HOUSE ("2025", "今年", "甲委") LONG "三家医院反应在12分钟以内。" OTHERS,
      HOUSE ("2024", "去年", "甲委") LONG "三家医院反应在12分钟以内。\n",
      "Word for word as 1.医联体 of “去年”, “12分钟以内” included: is that still meant?" },
    { HOUSE ("2025", "今年", "甲委") LONG "反应时间在十二分钟以内。" OTHERS,
      HOUSE ("2024", "去年", "甲委") LONG "反应时间在十二分钟以内。\n",
      "Word for word as 1.医联体 of “去年”, “十二分钟以内” included: is that still meant?" },
    { HOUSE ("2025", "今年", "甲委") LONG "每季度会商，做好一家一策。" OTHERS,
      HOUSE ("2024", "去年", "甲委") LONG "每季度会商，做好一家一策。\n",
      "Word for word as 1.医联体 of “去年”, “每季度” included: is that still meant?" },
    { HOUSE ("2025", "今年", "甲委") LONG "做好一家一策、第三场。" OTHERS,
      HOUSE ("2024", "去年", "甲委") LONG "做好一家一策、第三场。\n", "" },
    { HOUSE ("2025", "今年", "甲委") LONG "2025年9月底前完成。" OTHERS,
      HOUSE ("2024", "去年", "甲委") LONG "2024年6月底前完成。\n", "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *said = say_taken (cases[i].now, cases[i].other);
      g_assert_cmpstr (said, ==, cases[i].said);
    }
}

/* A plan that was begun from last year's is not told of each of its points. */
static void
test_carried (void)
{
  static const char *const topics[]
    = { "老年护理床位布局和服务衔接", "妇幼保健机构等级创建及复核", "基层中医馆诊疗环境改造升级",
        "院前急救站点运行保障与培训", "职业病危害因素监测和执法",   "精神卫生防治网络与心理援助",
        "公共场所卫生量化分级与公示" };
  for (int promised = 0; promised < 2; promised++)
    {
      g_autoptr (GString) points = g_string_new (NULL);
      for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
        g_string_append_printf (
          points, "point %s\nbody 围绕%s持续用力，健全%s的工作机制，细化%s有关举措%s。\n",
          topics[i], topics[i], topics[i], topics[i], promised ? "，服务2000人次" : "");
      g_autofree char *now = g_strconcat ("plan 2025 今年\n", points->str, NULL);
      g_autofree char *last = g_strconcat ("plan 2024 去年\n", points->str, NULL);
      g_autofree char *said = say_taken (now, last);
      g_assert_cmpstr (
        said, ==,
        promised ? "7 of 7 points are word for word those of “去年”, figures and dates included"
                 : "7 of 7 points are almost those of “去年”");
    }
}

/* What is said of @now against a plan of @year with @target; "" for nothing. */
static char *
say_below (const char *now, int year, const char *target)
{
  g_autofree char *before = g_strdup_printf (
    "plan %d 去年\npoint 医联体\nbody " LONG "\nindicator 指标\n%s", year, target);
  g_autoptr (YdPlan) plan = yd_plan_fixture (now);
  g_autoptr (YdPlan) last = yd_plan_fixture (before);
  YdCheckRun *run = yd_check_run_new (plan, YD_CHECK_DEFAULT);
  GString *said = g_string_new (NULL);
  yd_check_run_add_other (run, last);
  while (yd_check_run_step (run, 1))
    ;
  g_autoptr (GPtrArray) findings = yd_check_run_finish (run);
  for (guint i = 0; i < findings->len; i++)
    if (strcmp (yd_finding_get_rule_id (findings->pdata[i]), "below-last-year") == 0)
      {
        g_autofree char *message = yd_finding_dup_message (findings->pdata[i]);
        g_string_append (said, message);
      }
  return g_string_free (said, FALSE);
}

static void
test_below (void)
{
#define NOW "plan 2025 今年\npoint 医联体\nbody " LONG "\nindicator 指标\n"
#define SHARE "set measure %\nset target "
#define MOST "set comparison 1\nset measure 分钟\nset target "
  static const struct
  {
    const char *now;
    int year;
    const char *target, *said;
  } cases[] = {
    { NOW SHARE "40\n", 2024, SHARE "45\n",
      "The target “指标” is 40%; in the earlier plan it was 45%" },
    { NOW SHARE "40\n", 2024, SHARE "40\n", "" },
    { NOW SHARE "40\n", 2024, SHARE "35\n", "" },
    { NOW SHARE "40\n", 2025, SHARE "45\n", "" }, /* a sibling's of the same year */
    { NOW MOST "12\n", 2024, MOST "11\n",
      "The target “指标” allows 12分钟; the earlier plan allowed only 11分钟" },
    { NOW MOST "10\n", 2024, MOST "11\n", "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *said = say_below (cases[i].now, cases[i].year, cases[i].target);
      g_assert_cmpstr (said, ==, cases[i].said);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/similar/here", test_here);
  g_test_add_func ("/check/similar/leads", test_leads);
  g_test_add_func ("/check/similar/elsewhere", test_elsewhere);
  g_test_add_func ("/check/similar/carried", test_carried);
  g_test_add_func ("/check/similar/below", test_below);
  return g_test_run ();
}

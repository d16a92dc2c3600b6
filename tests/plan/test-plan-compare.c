#include "yd-plan-compare.h"
#include "yd-plan-fixture.h"

#include <string.h>

#define BODY "完善区域性医疗中心学科体系，加快重点专科能级提升，推进紧密型城市医疗集团试点。"
#define OTHER_BODY "优化老年医疗资源配置，设置护理床位，推进医养融合，开展健康评估。"

/* A line a row: verdict, the two titles, and the reason where it is weakened. */
static char *
describe (YdPlan *plan, YdPlan *other)
{
  g_autoptr (GPtrArray) rows = yd_plan_compare (plan, other);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      const YdComparisonRow *row = rows->pdata[i];
      g_autofree char *why = yd_comparison_row_dup_chinese (row);
      g_string_append_printf (text, "%s %s|%s%s%s%s\n", yd_verdict_get_chinese (row->verdict),
                              row->title, row->other_title, row->lineage ? "*" : "",
                              row->verdict == YD_VERDICT_WEAKENED ? " " : "",
                              row->verdict == YD_VERDICT_WEAKENED ? why : "");
    }
  return g_string_free (text, FALSE);
}

static void
test_cases (void)
{
  static const struct
  {
    const char *plan;
    const char *other;
    const char *rows;
  } cases[] = {
    { "plan 2025 今年\nset uid b\n", "plan 2024 去年\nset uid a\n", "" },
    { "plan 2025 今年\nset uid b\npoint 医联体\nbody " BODY "\n", "plan 2024 去年\nset uid a\n",
      "新增 医联体|\n" },
    { "plan 2025 今年\nset uid b\n", "plan 2024 去年\nset uid a\npoint 医联体\nbody " BODY "\n",
      "未承接 |医联体\n" },
    { "plan 2025 今年\nset uid b\npoint 推进医联体建设\nbody " BODY "\n",
      "plan 2024 去年\nset uid a\npoint 深化医联体建设\nbody " BODY "\n",
      "承接 推进医联体建设|深化医联体建设\n" },
    /* order does not matter, and each is taken once */
    { "plan 2025 今年\nset uid b\npoint 老年健康\nbody " OTHER_BODY "\npoint 医联体\nbody " BODY
      "\n",
      "plan 2024 去年\nset uid a\npoint 医联体\nbody " BODY "\npoint 老年健康\nbody " OTHER_BODY
      "\npoint 医联体\nbody " BODY "\n",
      "承接 老年健康|老年健康\n承接 医联体|医联体\n承接 医联体|医联体\n" },
    /* sections and tasks are no points */
    { "plan 2025 今年\nset uid b\nsection 医联体\n",
      "plan 2024 去年\nset uid a\nsection 医联体\npoint 甲\ntask 乙\n", "未承接 |甲\n" },
    /* lineage goes before words: uid and id of the other point */
    { "plan 2025 今年\nset uid b\npoint 全新说法\nset lineage_plan a\nset lineage_item 2\npoint 医联体\nbody " BODY
      "\n",
      "plan 2024 去年\nset uid a\npoint 医联体\nbody " BODY "\n",
      "承接 全新说法|医联体*\n承接 医联体|医联体\n" },
    /* a lineage of another plan's is none */
    { "plan 2025 今年\nset uid b\npoint 全新说法\nset lineage_plan x\nset lineage_item 2\n",
      "plan 2024 去年\nset uid a\npoint 医联体\nbody " BODY "\n",
      "新增 全新说法|\n未承接 |医联体\n" },
    /* the second has no other partner than the one that is like both */
    { "plan 2025 今年\nset uid b\npoint 甲\nbody 健全基层首诊制度和签约机制，完善检查检验结果互认平台，推行门诊一站式综合服务窗口，\npoint 乙\nbody 完善检查检验结果互认平台，推行门诊一站式综合服务窗口，建设智慧急救调度指挥系统，扩大适龄儿童口腔筛查覆盖，\n",
      "plan 2024 去年\nset uid a\npoint 丙\nbody 健全基层首诊制度和签约机制，完善检查检验结果互认平台，推行门诊一站式综合服务窗口，建设智慧急救调度指挥系统，\npoint 丁\nbody 健全基层首诊制度和签约机制，完善检查检验结果互认平台，推行门诊一站式综合服务窗口，培育社区康复护理专业团队，\n",
      "承接 甲|丁\n承接 乙|丙\n" },
    /* a point without a title is named by its first words */
    { "plan 2025 今年\nset uid b\npoint\nbody " BODY "\n",
      "plan 2024 去年\nset uid a\npoint\nbody " BODY "\n",
      "承接 完善区域性医疗中心学科体系，加快重点专科能级提升|完善区域性医疗中心学科体系，加快重点专科能级提升\n" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (YdPlan) plan = yd_plan_fixture (cases[i].plan);
      g_autoptr (YdPlan) other = yd_plan_fixture (cases[i].other);
      g_autofree char *rows = describe (plan, other);
      g_assert_cmpstr (rows, ==, cases[i].rows);
    }
}

#define READ(target)                                                                      \
  "suggestion 互认率达到" target "%以上\nset kind 1\nset name 互认率\nset target " target \
  "\nset measure %\n"

/* One point of last year's and of this, told by what hangs on it. */
static void
test_weakened (void)
{
  static const struct
  {
    const char *was;
    const char *now;
    const char *why; /* NULL: carried on */
  } cases[] = {
    { "indicator 率\nset target 90\nset measure %\n",
      "indicator 率\nset target 85\nset measure %\n", "指标“率”由90%降为85%" },
    { "indicator 率\nset target 90\nset measure %\n",
      "indicator 率\nset target 90\nset measure %\n", NULL },
    { "indicator 率\nset target 90\nset measure %\n",
      "indicator 率\nset target 950\nset scale 1\nset measure %\n", NULL },
    { "indicator 时\nset comparison 1\nset target 12\nset measure 分钟\n",
      "indicator 时\nset comparison 1\nset target 15\nset measure 分钟\n",
      "指标“时”由12分钟放宽至15分钟" },
    { "indicator 时\nset comparison 1\nset target 12\nset measure 分钟\n",
      "indicator 时\nset comparison 1\nset target 10\nset measure 分钟\n", NULL },
    { "indicator 率\nset target 90\nset measure %\n", "", "取消指标“率”90%" },
    { "indicator 率\nset target 90\nset measure %\n",
      "indicator 率\nset comparison 4\nset measure %\n", "指标“率”由90%改为仅提方向" },
    /* renamed, but the only one of that measure */
    { "indicator 率\nset target 90\nset measure %\n",
      "indicator 互认率\nset target 95\nset measure %\n", NULL },
    { "milestone m\nset due 2024-06\n", "milestone m\nset due 2025-06\n", NULL },
    { "milestone m\nset due 2024-06\n", "milestone m\nset due 2025-05\n", NULL },
    { "milestone m\nset due 2024-06\n", "milestone m\nset due 2025-09\n",
      "“m”时限由2024年6月推后至2025年9月" },
    { "milestone m\nset due 2024-06\n", "", "取消完成时限" },
    { "milestone m\nset recurrence 2\n", "", "取消完成时限" },
    { "", "milestone m\nset due 2025-06\n", NULL },
    /* the last day of February */
    { "milestone m\nset due 2024-02-29\n", "milestone m\nset due 2025-02-28\n", NULL },
    { "milestone 封顶\nset due 2024-06\nmilestone 投用\nset due 2024-12\n",
      "milestone 投用\nset due 2025-12\nmilestone 封顶\nset due 2025-09\n",
      "“封顶”时限由2024年6月推后至2025年9月" },
    { "body 完成主体结构封顶。\nmilestone 完成主体结构封顶\nset due 2024-06\nmilestone 投用\nset due 2024-12\n",
      "body 完成主体结构封顶。\nmilestone 投用\nset due 2025-12\n",
      "“完成主体结构封顶”不再写明时限（原为2024年6月）" },
    { "milestone 完成主体结构封顶\nset due 2024-06\nmilestone 投用\nset due 2024-12\n",
      "milestone 投用\nset due 2025-12\n", NULL }, /* it is done */
    /* several figures of one measure go by their names */
    { "indicator 接种率\nset target 95\nset measure %\nindicator 管理率\nset target 90\nset measure %\n",
      "indicator 规范管理率\nset target 92\nset measure %\nindicator 接种率\nset target 90\nset measure %\n",
      "指标“接种率”由95%降为90%；指标“管理率”由90%提至92%" },
    /* what was read and nobody has confirmed yet */
    { "body 年底前投用。\nsuggestion 年底前\nset kind 0\nset name 投用\nset due 2024\n",
      "body 2025年底前投用。\n", NULL }, /* typed, and read by nobody */
    { "body 年底前投用。\nsuggestion 年底前\nset kind 0\nset name 投用\nset due 2024\n",
      "body 尽快投用。\n", "取消完成时限" },
    { "body 6月底前完成主体结构封顶。\nmilestone 投用\nset due 2024\n"
      "suggestion 6月底前\nset kind 0\nset name 完成主体结构封顶\nset due 2024-06\n",
      "body 9月底前完成主体结构封顶。\nmilestone 投用\nset due 2025\n", NULL },
    { "body 互认率达到90%以上。\n" READ ("90"), "body 互认率达到85%以上。\n" READ ("85"),
      "指标“互认率”由90%降为85%" },
    { "body 互认率达到90%以上。\n" READ ("90"), "body 互认率达到90%以上。\n" READ ("90"), NULL },
    { "body 互认率达到90%以上。\n" READ ("90"), "body 互认率达到85%以上。\n",
      "指标“互认率”由90%降为85%" }, /* typed */
    { "body 互认率达到90%以上。\n" READ ("90"), "body 互认率达到95%以上。\n", NULL },
    { "body 互认率达到90%以上。\n" READ ("90"), "body 互认率持续提高。\n",
      "指标“互认率”由90%改为仅提方向" },
    { "body 互认率达到90%以上。\n" READ ("90"), "", "取消指标“互认率”90%" },
    { "body 互认率达到90%以上。\n" READ ("90"), "point 另一条\nbody 互认率达到90%以上。\n", NULL },
    { "lead 甲科\n", "", "未再明确牵头单位（原为甲科）" },
    { "lead 甲科\n", "lead 乙科\n", NULL },
    { "body 覆盖率达到90%。\n", "", "不再提出量化目标（原为90%）" },
    { "body 覆盖率达到90%。\n", "body 覆盖率达到95%。\n", NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *was = g_strconcat (
        "plan 2024 去年\nset uid a\npoint 医联体\nbody " BODY "\n", cases[i].was, NULL);
      g_autofree char *now = g_strconcat (
        "plan 2025 今年\nset uid b\npoint 医联体\nbody " BODY "\n", cases[i].now, NULL);
      g_autoptr (YdPlan) plan = yd_plan_fixture (now);
      g_autoptr (YdPlan) other = yd_plan_fixture (was);
      g_autoptr (GPtrArray) rows = yd_plan_compare (plan, other);
      const YdComparisonRow *row = rows->pdata[0];
      g_assert_cmpuint (rows->len, ==, strstr (cases[i].now, "point") != NULL ? 2 : 1);
      g_assert_cmpint (row->verdict, ==,
                       cases[i].why != NULL ? YD_VERDICT_WEAKENED : YD_VERDICT_CARRIED);
      if (cases[i].why != NULL)
        {
          g_autofree char *why = yd_comparison_row_dup_chinese (row);
          g_assert_cmpstr (why, ==, cases[i].why);
        }
    }
}

#define FIRST \
  "遴选重点专科十个，启动评审立项，开展中期考核和第三方评价，建设研究型病房和临床试验平台。"
#define SECOND \
  "选送青年骨干到三级医院进修，招录社区全科医生，完善职称评价办法，增加基层服务经历权重。"

/* Told beside the verdict: where a point went, and who leads it now. */
static void
test_told (void)
{
  static const struct
  {
    const char *plan, *other, *rows;
  } cases[] = {
    /* split: the second part had no partner left */
    { "plan 2025 今\nset uid b\npoint 学科建设\nbody " FIRST "\npoint 人才队伍\nbody " SECOND "\n",
      "plan 2024 去\nset uid a\npoint 学科和人才\nbody " FIRST SECOND "\n",
      "承接 学科建设|学科和人才 文字相似度\n承接 人才队伍|学科和人才 由“学科和人才”拆分而来\n" },
    { "plan 2025 今\nset uid b\npoint 学科和人才\nbody " FIRST SECOND "\n",
      "plan 2024 去\nset uid a\npoint 学科建设\nbody " FIRST "\npoint 人才队伍\nbody " SECOND "\n",
      "承接 学科和人才|学科建设 文字相似度\n承接 学科和人才|人才队伍 并入“学科和人才”\n" },
    /* most of it was cut: still one pair */
    { "plan 2025 今\nset uid b\npoint 新题\nbody " FIRST "\n",
      "plan 2024 去\nset uid a\npoint 旧名\nbody " FIRST SECOND SECOND OTHER_BODY BODY "\n",
      "承接 新题|旧名 文字相似度\n" },
    { "plan 2025 今\nset uid b\npoint 甲\nlead 乙科\nbody " FIRST "\n",
      "plan 2024 去\nset uid a\npoint 甲\nlead 甲科\nbody " FIRST "\n",
      "承接 甲|甲 牵头单位由甲科改为乙科\n" },
    { "plan 2025 今\nset uid b\nsection 一处\npoint 甲\nbody " BODY "\npoint 乙\nbody " OTHER_BODY
      "\npoint 丙\nbody " FIRST "\nsection 二处\npoint 丁\nbody " SECOND "\n",
      "plan 2024 去\nset uid a\nsection 一处\npoint 甲\nbody " BODY "\npoint 乙\nbody " OTHER_BODY
      "\nsection 二处\npoint 丙\nbody " FIRST "\npoint 丁\nbody " SECOND "\n",
      "承接 甲|甲 文字相似度\n承接 乙|乙 文字相似度\n承接 丙|丙 由“二处”移至“一处”\n承接 丁|丁 文字相似度\n" },
    /* short bodies prove nothing */
    { "plan 2025 今\nset uid b\npoint 新题\nbody 按时完成。\n",
      "plan 2024 去\nset uid a\npoint 旧名\nbody 按时完成。" FIRST "\n",
      "新增 新题| 对照要点中无相应条目\n未承接 |旧名 本要点未再列入\n" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (YdPlan) plan = yd_plan_fixture (cases[i].plan);
      g_autoptr (YdPlan) other = yd_plan_fixture (cases[i].other);
      g_autoptr (GPtrArray) rows = yd_plan_compare (plan, other);
      g_autoptr (GString) text = g_string_new (NULL);
      for (guint k = 0; k < rows->len; k++)
        {
          const YdComparisonRow *row = rows->pdata[k];
          g_autofree char *why = yd_comparison_row_dup_chinese (row);
          char *end = strstr (why, "；") != NULL    ? strstr (why, "；")
                      : strpbrk (why, "0123456789") ? strpbrk (why, "0123456789")
                                                    : NULL;
          if (end != NULL)
            *end = '\0'; /* the first reason, without its percent */
          g_string_append_printf (text, "%s %s|%s %s\n", yd_verdict_get_chinese (row->verdict),
                                  row->title, row->other_title, why);
        }
      g_assert_cmpstr (text->str, ==, cases[i].rows);
    }
}

static void
test_count (void)
{
  g_autoptr (YdPlan) plan
    = yd_plan_fixture ("plan 2025 今年\nset uid b\npoint 甲乙丙\npoint 新事项\n");
  g_autoptr (YdPlan) other
    = yd_plan_fixture ("plan 2024 去年\nset uid a\npoint 甲乙丙\npoint 旧工程\npoint 老任务\n");
  g_autoptr (GPtrArray) rows = yd_plan_compare (plan, other);
  guint counts[YD_N_VERDICTS];
  yd_plan_compare_count (rows, counts);
  g_assert_cmpuint (counts[YD_VERDICT_CARRIED], ==, 1);
  g_assert_cmpuint (counts[YD_VERDICT_WEAKENED], ==, 0);
  g_assert_cmpuint (counts[YD_VERDICT_NEW], ==, 1);
  g_assert_cmpuint (counts[YD_VERDICT_DROPPED], ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/compare/cases", test_cases);
  g_test_add_func ("/plan/compare/weakened", test_weakened);
  g_test_add_func ("/plan/compare/told", test_told);
  g_test_add_func ("/plan/compare/count", test_count);
  return g_test_run ();
}

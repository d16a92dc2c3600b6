#include "yd-check-cases.h"

#define RUN(rule, cases) yd_check_cases_run (rule, cases, G_N_ELEMENTS (cases))
#define BODY(text) "plan 2025 t\npoint a\nbody " text "\n"

static void
test_dates (void)
{
  static const YdCheckCase cases[] = {
    { BODY ("年底前完成。"), ".1.a[0+3]" },
    { BODY ("2025年6月底前完成。"), ".1.a[0+9]" },
    { BODY ("年底前完成。") "milestone m\nset due 2025-12-31\n", "" },
    { BODY ("年底前完成。") "milestone m\nset due 2025\n", "" },
    { BODY ("6月底前完成。") "milestone m\nset due 2025-06\n", "" },
    { BODY ("6月底前完成。") "milestone m\nset due 2025-12\n", ".1.a[0+4]" },
    { BODY ("6月底前完成。") "milestone m\nset words 6月底前\n", "" },
    { BODY ("6月底前完成。") "suggestion 6月底前\nset words 6月底前\nset state 2\n", "" },
    { BODY ("6月底前完成。") "task x\nmilestone m\nset due 2025-06-30\n", "" },
    { BODY ("会前准备，前期工作"), "" },
    { BODY ("国内前沿技术"), "" },
    { BODY ("上半年完成评估。"), ".1.a[0+3]" },
    { BODY ("上半年完成评估。") "milestone m\nset due 2025-06-30\n", "" },
    { BODY ("总结上半年工作。"), "" },
    { BODY ("年内取得批复。"), ".1.a[0+2]" },
    { BODY ("1年内完成，两年内完成。"), "" },
    { BODY ("10月份组织宣传。"), ".1.a[0+4]" },
    { BODY ("到2025年底，建成示范点。"), ".1.a[0+7]" },
    { BODY ("到2025年底，建成示范点。") "milestone m\nset due 2025\n", "" },
    { BODY ("13月底前完成。"), "" },
    { BODY ("6月31日前完成。"), "" }, /* there is no such day, which is said */
    { BODY ("6月30日前完成。"), ".1.a[0+6]" },
    { BODY ("二季度前完成。") "milestone m\nset due 2025-Q2\n", "" },
    { "plan 2025 t\nsection 目标\nset exempt 1\npoint a\nbody 年底前完成。\n", "" },
  };
  RUN ("date-not-recorded", cases);
}

static void
test_figures (void)
{
  static const YdCheckCase cases[] = {
    { BODY ("互认率达到90%以上。"), ".1.a[3+7]" },
    { BODY ("互认率达到90%以上。") "indicator m\nset target 90\n", "" },
    { BODY ("互认率达到90%以上。") "indicator m\nset target 900\nset scale 1\n", "" },
    { BODY ("互认率达到90%以上。") "indicator m\nset target 80\n", ".1.a[3+7]" },
    { BODY ("互认率达到90%以上。") "suggestion x\nset kind 1\nset words 90%以上\nset state 2\n",
      "" },
    { BODY ("不超过12分钟。"), ".1.a[0+7]" },
    { BODY ("覆盖35家医院，占90%。"), "" },
    { BODY ("达到先进水平。"), "" },
    { BODY ("新增康复床位60张。"), ".1.a[0+9]" },
    { BODY ("新增康复床位60张。") "indicator m\nset target 60\n", "" },
    { BODY ("较上年提高3个百分点。"), ".1.a[3+7]" },
    { BODY ("新增2家（甲站、乙站）。") "indicator m\nset target 2\n", "" },
    { BODY ("新建中心，2号楼启用。"), "" },
    { BODY ("达到99999999999999999999家。"), "" },
  };
  RUN ("figure-not-recorded", cases);
}

#define INDICATOR(words, rest) \
  BODY (words "。") "indicator m\nset words " words "\nset target " rest "\n"
#define MILESTONE(words, due) \
  BODY (words "完成。") "milestone m\nset words " words "\nset due " due "\n"

static void
test_differs (void)
{
  static const YdCheckCase cases[] = {
    { INDICATOR ("比例达到36%以上", "36"), "" },
    { INDICATOR ("比例达到30%以上", "36"), "?1.a" },
    { INDICATOR ("达到65.5%", "655\nset scale 1"), "" },
    { INDICATOR ("投资1,200万元", "1200"), "" },
    { INDICATOR ("由18个扩大至30个", "30"), "" },
    { INDICATOR ("两家", "2"), "" },
    { BODY ("a") "indicator m\nset target 36\n", "" },
    { INDICATOR ("7-10个", "7\nset comparison 3\nset target_high 10"), "" },
    { MILESTONE ("6月底前", "2025-06"), "" },
    { MILESTONE ("9月底前", "2025-06"), "?1.a" },
    { MILESTONE ("2025年6月30日前", "2025-06-30"), "" },
    { MILESTONE ("6月20日前", "2025-06-30"), "?1.a" },
    { MILESTONE ("2025年6月底前", "2026-06"), "?1.a" },
    { MILESTONE ("三季度末", "2025-Q3"), "" },
    { MILESTONE ("年底前", "2025-12-31"), "" },
    /* what it was made from stands there no more */
    { BODY (
        "演练不少于3次。") "indicator m\nset target 2\nset measure 次\nset words 演练不少于2次\n",
      "?1.a" },
    { BODY ("演练至少2次。") "indicator m\nset target 2\nset measure 次\nset words 演练不少于2次\n",
      "" },
    { BODY ("9月底前完成。") "milestone m\nset due 2025-06\nset words 6月底前\n", "?1.a" },
    { BODY ("2026年6月底前完成。") "milestone m\nset due 2025-06\nset words 6月底前\n", "?1.a" },
    { BODY (
        "9月底前完成。") "milestone m\nset due 2025-06\nset words 6月底前\nset done_on 2025-06-20\n",
      "" },
    { BODY ("6月底前完成。") "task x\nmilestone m\nset due 2025-06\nset words 6月底前\n", "" },
  };
  RUN ("record-differs", cases);
}

static void
test_order (void)
{
#define POINT(due) "plan 2025 t\npoint a\nmilestone m\nset due " due "\n"
  static const YdCheckCase cases[] = {
    { POINT ("2025-06-30") "task b\nmilestone n\nset due 2025-09-30\n", "?（1）b" },
    { POINT ("2025-06-30") "task b\nmilestone n\nset due 2025-06\n", "" },
    { POINT ("2025-06") "task b\nmilestone n\nset due 2025-07-01\n", "?（1）b" },
    { POINT (
        "2025-06-30") "milestone k\nset due 2025-12-31\ntask b\nmilestone n\nset due 2025-09-30\n",
      "" },
    { POINT ("2025-06-30") "set recurrence 1\ntask b\nmilestone n\nset due 2025-09-30\n", "" },
    { POINT ("2025-06-30") "point b\nmilestone n\nset due 2025-09-30\n", "" },
    { "plan 2025 t\npoint a\ntask b\nmilestone n\nset due 2025-09-30\n", "" },
  };
  RUN ("task-after-point", cases);
}

/* A task that was made of words of its point, which were rewritten since. */
static void
test_task_words (void)
{
#define TASK(body, title, span) \
  BODY (body) "task " title "\nset span_start 0\nset span_length " span "\n"
  static const YdCheckCase cases[] = {
    { TASK ("完成设备采购招标，启用。", "完成设备采购招标", "8"), "" },
    { TASK ("完成设备采购招标，启用。", "设备招标", "8"), "" }, /* in fewer words */
    { TASK ("推进信息系统验收，启用。", "完成设备采购招标", "8"), "?（1）完成设备采购招标" },
    { TASK ("完成9月底前验收，启用。", "完成6月底前验收", "8"), "?（1）完成6月底前验收" },
    { TASK ("新建站点2个，启用。", "新建站点", "6"), "" },
    { TASK ("甲乙丙丁", "完成设备采购招标", "4"), "?（1）完成设备采购招标" },
    { TASK ("启用。", "完成设备采购招标", "-1"), "?（1）完成设备采购招标" },
    { TASK ("启用。", "完成设备采购招标", "0"), "" }, /* of no words from the beginning */
    { TASK ("启用。", "完成设备采购招标", "-1\nset status 1"), "" },
  };
  RUN ("task-differs", cases);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/records/dates", test_dates);
  g_test_add_func ("/check/records/figures", test_figures);
  g_test_add_func ("/check/records/differs", test_differs);
  g_test_add_func ("/check/records/order", test_order);
  g_test_add_func ("/check/records/task-words", test_task_words);
  return g_test_run ();
}

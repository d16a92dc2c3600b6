#include "yd-check-cases.h"

#define RUN(rule, ...)                                               \
  do                                                                 \
    {                                                                \
      static const char *const cases[][2] = { __VA_ARGS__ };         \
      yd_check_cases_run_bodies (rule, cases, G_N_ELEMENTS (cases)); \
    }                                                                \
  while (0)

static void
test_days (void)
{
  RUN ("impossible-date", { "2月28日", "" }, { "2月30日前", "!1.a[0+5]" },
       { "2月29日", "?1.a[0+5]" }, { "2024年2月29日", "" }, { "2025年2月29日", "!1.a[0+10]" },
       { "6月31日", "!1.a[0+5]" }, { "12月31日", "" }, { "13月底前", "!1.a[0+3]" },
       { "24月龄", "" }, { "6—13月底", "" }, { "0月5日", "!1.a[0+4]" }, { "3.20日", "" },
       { "2025年3月20日（星期四）", "" }, { "2025年3月20日（星期五）", "!1.a[0+15]" },
       { "5月1日（周四）", "" }, { "5月1日（周五）", "?1.a[0+8]" }, { "2025年5月4日星期天", "" });
  static const YdCheckCase plans[] = {
    { "plan 0 t\npoint a\nbody 2月29日、2月30日（周一）、5月1日（周五）\n", "!1.a[6+9]" },
    { "plan 2024 t\npoint a\nbody 2月29日\n", "" },
    { "plan 2025 t\nset period_from 2023\nset period_to 2025\npoint a\nbody 2月29日（周一）\n",
      "" },
    { "plan 2025 t\nnotice\nbody 请于4月31日前反馈。\n", "!Notice, text[2+5]" },
  };
  yd_check_cases_run ("impossible-date", plans, G_N_ELEMENTS (plans));
}

static void
test_shares (void)
{
  RUN ("impossible-share", { "签约率达到100%", "" }, { "签约率达到101%", "!1.a[0+9]" },
       { "签约率达到100.5%以上", "!1.a[0+11]" }, { "使用率达到105%", "" }, { "完成率达到120%", "" },
       { "毛入学率达到105%", "" }, { "签约率提高120%", "" }, { "知晓率提升到185%", "!1.a[0+10]" },
       { "签约率达标，增长150%", "" });
}

static void
test_parts (void)
{
  RUN ("parts-and-whole", { "新增2家（甲站、乙站）", "" },
       { "新增2家（甲站、乙站、丙站）", "?1.a[2+12]" }, { "新增3家（甲站、乙站等）", "" },
       { "新增3家（含甲站、乙站）", "" }, { "3类中心（甲、乙和丙）", "" },
       { "专科3个（甲科、乙科和丙科）", "" }, { "专科3个（一科和二科、三科和四科、五科）", "" },
       { "专科2个（甲）", "" }, { "共12家，其中新建8家、改建4家", "" },
       { "共12家，其中新建8家、改建6家", ".1.a[0+16]" }, { "共12家，其中三级20家", "" },
       { "共10家，分别为甲6家、乙5家", "?1.a[0+15]" },
       { "总投资共5000万元，其中区级3000.5万元、市级2500万元", ".1.a[3+29]" });
}

static void
test_bounds (void)
{
  RUN ("redundant-bound", { "不低于90%", "" }, { "不低于90%以上", ".1.a[0+8]>不低于90%" },
       { "达到90%以上", "" }, { "不超过20分钟以内", ".1.a[0+9]>不超过20分钟" },
       { "控制在20分钟以内", "" }, { "约30家左右", ".1.a[0+6]>约30家" }, { "30家左右", "" },
       { "≥90%以上", ".1.a[0+6]>≥90%" }, { "达到90%以上左右", ".1.a[0+9]>达到90%以上" });
  RUN ("fall-by-times", { "费用降低2倍", "?1.a[2+4]" }, { "增长2倍", "" }, { "降低20%", "" });
  RUN ("percentage-points", { "签约率提高5%", ".1.a[2+5]" }, { "签约率提高5个百分点", "" },
       { "签约率提高到45%", "" }, { "人次增长10%", "" }, { "就诊率较上年提升2.5%", ".1.a[2+10]" });
  RUN ("amount-size", { "12000万元", ".1.a[0+7]" }, { "9999万元", "" }, { "1.2亿元", "" },
       { "0.3亿元", ".1.a[0+5]" }, { "10.3亿元", "" });
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/facts/days", test_days);
  g_test_add_func ("/check/facts/shares", test_shares);
  g_test_add_func ("/check/facts/parts", test_parts);
  g_test_add_func ("/check/facts/bounds", test_bounds);
  return g_test_run ();
}

#include "yd-check-cases.h"

#define RUN(rule, cases) yd_check_cases_run (rule, cases, G_N_ELEMENTS (cases))
#define BODY(text) "plan 2025 t\npoint a\nbody " text "\n"

static void
test_style (void)
{
  static const YdCheckCase cases[] = {
    { BODY ("达到90%，控制在5%"), "" },
    { "plan 2025 t\npoint a\nbody 达到90%\npoint b\nbody 达到80％\n", ".2.b[4+1]>达到80%" },
    { "plan 2025 t\npoint a\nbody 落实“十四五”规划\npoint b\nbody 编制十五五规划\n", ".2.b[2+3]" },
    { BODY ("落实十四五规划"), "" },
    { "plan 2025 t\npoint a\nbody 互联网+、健康+\npoint b\nbody 互联网＋\n", ".2.b[3+1]>互联网+" },
  };
  RUN ("mixed-style", cases);
}

static void
test_five_years (void)
{
  static const YdCheckCase cases[] = {
    { BODY ("2025年是“十四五”规划收官之年"), "" },
    { BODY ("今年是“十四五”规划开局之年"), "?1.a[4+3]" },
    { BODY ("今年是“十五五”规划收官之年"), "?1.a[4+3]" },
    { BODY ("编制“十五五”规划"), "" },
    { BODY ("落实“十五五”要求"), ".1.a[3+3]" },
    { BODY ("落实“十三五”要求"), ".1.a[3+3]" },
    { BODY ("总结“十三五”规划完成情况"), "" },
    { BODY ("依据《区“十三五”规划》"), "" },
    { "plan 2026 t\npoint a\nbody 2026年是“十五五”规划开局之年\n", "" },
    { "plan 2026 t\npoint a\nbody 2026年是“十四五”规划收官之年\n", "?1.a[7+3]" },
    { "plan 0 t\npoint a\nbody 落实“十三五”要求\n", "" },
    { "plan 2025 t\nset period_from 2024\nset period_to 2026\npoint a\nbody “十四五”规划收官之年\n",
      "" },
    { BODY ("建成十二五家"), "" },
    { BODY ("全面实施“十五五”规划。"), ".1.a[5+3]" },
    { BODY ("为“十五五”规划开好局打下基础。"), "" },
  };
  RUN ("five-year-plan", cases);
}

static void
test_left_over (void)
{
  static const YdCheckCase cases[] = {
    { BODY ("2024年底前完成。"), "?1.a[0+7]" },
    { BODY ("2025年底前完成。"), "" },
    { BODY ("到2024年，建成3家。"), "?1.a[0+6]" },
    { BODY ("到2027年，建成3家。"), "" },
    { BODY ("2024年6月底前完成。"), "?1.a[0+9]" },
    { BODY ("在2024年底前已完成的基础上"), "" },
    { BODY ("2024年，全区建成3家。"), "" },
    { BODY ("力争在2024年实现达标。"), "?1.a[0+8]" },
    { BODY ("争取2024年通过验收。"), "?1.a[0+7]" },
    { BODY ("确保2024年通过的方案落地。"), "" },
    { BODY ("按照2024年印发的方案，做好2024年遗留问题处理"), "" },
    { "plan 2025 t\npreamble 为做好2024年卫生健康工作，制定本要点。\n",
      "?Text before the sections[1+7]" },
    { "plan 0 t\npoint a\nbody 2024年底前完成。\n", "" },
    { BODY ("自2023年至2024年底前累计"), "?1.a[7+7]" },
    { BODY ("争取于2024年12月31日前通过验收。"), "?1.a[0+8]" },
    { BODY ("2024年计划新增床位60张。"), "?1.a[0+7]" },
    { BODY ("为了做好2024年工作。"), "?1.a[2+7]" },
    { BODY ("2024年12月通过验收的项目"), "" },
    { "plan 2025 t\npreamble 2024年，全区工作将贯彻落实会议精神。\n",
      "?Text before the sections[0+11]" },
    { "plan 2025 t\npreamble 2024年是实施规划的关键一年。\n", "?Text before the sections[0+15]" },
    { "plan 2025 t\npreamble 2024年，全区工作取得明显成效。\n", "" },
    { "plan 2025 t\npreamble 2024年，全区坚持以人民健康为中心，强化服务供给。\n", "" },
    { "plan 2025 t\npreamble 2025年，全区工作将贯彻落实会议精神。\n", "" },
    { "plan 2025 t\nnotice\nbody 请于2024年3月底前报送。\n", "?Notice, text[2+9]" },
  };
  RUN ("last-year-left", cases);
}

static void
test_length (void)
{
  static const struct
  {
    int kind;
    guint n;
    const char *findings;
  } cases[] = { { 0, 4990, "" },
                { 0, 5000, ".Whole plan" },
                { 1, 3990, "" },
                { 1, 4000, "?Whole plan" },
                { 1, 6000, "?Whole plan" } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GString *plan = g_string_new (NULL);
      g_string_printf (plan, "plan 2025 要点\nset kind %d\npoint 甲\nbody ", cases[i].kind);
      for (guint k = 0; k < cases[i].n; k++)
        g_string_append (plan, "字");
      g_string_append_c (plan, '\n');
      YdCheckCase one = { plan->str, cases[i].findings };
      yd_check_cases_run ("plan-length", &one, 1);
      g_string_free (plan, TRUE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/style/style", test_style);
  g_test_add_func ("/check/style/five-years", test_five_years);
  g_test_add_func ("/check/style/left-over", test_left_over);
  g_test_add_func ("/check/style/length", test_length);
  return g_test_run ();
}

#include "yd-check-cases.h"

static void
test_years (void)
{
  static const YdCheckCase cases[] = {
    { "plan 2025 示例区2025年工作要点\n", "" },
    { "plan 2025 示例区2024年工作要点\n", "!Title of the plan[3+5]" },
    { "plan 2025 示例区二〇二四年工作要点\n", "!Title of the plan[3+5]" },
    { "plan 2025 示例区二〇二五年工作要点\n", "" },
    { "plan 2025 示例区２０２４年工作要点\n", "!Title of the plan[3+5]" },
    { "plan 0 示例区2024年工作要点\n", "" },
    { "plan 2025 工作要点\n", "" },
    { "plan 2025 2024年总结和2025年要点\n", "?Title of the plan[0+5]" },
    { "plan 2025 第12024年\n", "" }, /* five digits are no year */
    /* a plan of several years */
    { "plan 2023 行动计划（2023—2025年）\nset period_from 2023\nset period_to 2025\n", "" },
    { "plan 2023 行动计划（2022—2025年）\nset period_from 2023\nset period_to 2025\n",
      "?Title of the plan[5+5]" },
    { "plan 2023 行动计划（2020-2022年）\nset period_from 2023\nset period_to 2025\n",
      "!Title of the plan[5+5]\n!Title of the plan[10+5]" },
    /* items: last year's alone */
    { "plan 2025 t\npoint 完成2024年为民实事\n", "?1.完成2024年为民实事[2+5]" },
    { "plan 2025 t\npoint 落实2023年规划\n", "" },
    { "plan 2025 t\npoint 谋划2026年工作\n", "" },
    { "plan 2025 t\npoint 落实2024—2026年规划\n", "" },
    { "plan 2025 t\npoint a\nbody 巩固2024年成果。\n", "" },
    /* the notice; safe to fix where the plan's title bears the year */
    { "plan 2025 区2025年要点\nnotice\nset title 关于印发《区2024年要点》的通知\n",
      "!Notice, title[6+5]>关于印发《区2025年要点》的通知" },
    { "plan 2025 要点\nnotice\nset title 关于印发2024年要点的通知\n", "!Notice, title[4+5]" },
    { "plan 2025 区2025年要点\nnotice\nset title 关于印发《区2025年要点》的通知\nbody 现将《区2024年要点》印发给你们。\n",
      "!Notice, text[4+5]>现将《区2025年要点》印发给你们。" },
    { "plan 2025 区2025年要点\nnotice\nbody 根据《市2024年规划》，2024年已完成。\n", "" },
    /* number and date */
    { "plan 2025 t\nnotice\nset number 示卫〔2025〕1号\nset date 2025-03-01\n", "" },
    { "plan 2025 t\nnotice\nset number 示卫〔2024〕1号\nset date 2025-03-01\n",
      "!Notice, document number" },
    { "plan 2025 t\nnotice\nset number 示卫〔2024〕1号\n", "" },
    { "plan 2025 t\nnotice\nset date 2024-12-30\n", "" },
    { "plan 2025 t\nnotice\nset date 2023-12-30\n", "!Notice, date" },
    { "plan 2025 t\nnotice\nset date 2026-01-01\n", "!Notice, date" },
    { "plan 2025 t\nnotice\nset number 示卫〔2020〕1号\n", "!Notice, document number" },
  };
  yd_check_cases_run ("wrong-year", cases, G_N_ELEMENTS (cases));
}

static void
test_annexes (void)
{
#define NOTICE "plan 2025 2025年示例区工作要点\nnotice\nannex "
  static const YdCheckCase cases[] = {
    { NOTICE "2024年示例区工作要点任务分解表\n", "!Annex[0+5]>2025年示例区工作要点任务分解表" },
    { NOTICE "2025年示例区工作要点任务分解表\n", "" },
    { NOTICE "2024年工作总结\n", "" },
    { "plan 2025 要点\nset subtitle （2024年度）\n", "?Line below the title[1+5]" },
    { "plan 2025 要点\nset subtitle （2024年12月20日通过）\n", "" },
    { "plan 2025 要点\nset subtitle （2025年度）\n", "" },
  };
  yd_check_cases_run ("wrong-year", cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/years", test_years);
  g_test_add_func ("/check/years/annexes", test_annexes);
  return g_test_run ();
}

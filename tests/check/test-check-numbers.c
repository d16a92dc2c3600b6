#include "yd-check-cases.h"

static void
test_jump (void)
{
  static const YdCheckCase cases[] = {
    { "plan 2025 t\npoint a\nset number_found 1.\npoint b\nset number_found 2.\n", "" },
    { "plan 2025 t\npoint a\npoint b\n", "" },
    /* one is missing: said once, where it begins */
    { "plan 2025 t\npoint a\nset number_found 1.\npoint b\nset number_found 3.\npoint c\nset number_found 4.\n",
      "?2.b" },
    /* one stands twice */
    { "plan 2025 t\npoint a\nset number_found 1、\npoint b\nset number_found 1、\npoint c\nset number_found 2、\n",
      "?2.b" },
    /* out of step and in again */
    { "plan 2025 t\npoint a\nset number_found 1.\npoint b\nset number_found 4.\npoint c\nset number_found 3.\n",
      "?2.b" },
    { "plan 2025 t\npoint a\nset number_found 2.\n", "?1.a" },
    /* other ways of writing are no jump */
    { "plan 2025 t\npoint a\nset number_found １．\npoint b\nset number_found 2 、\npoint c\nset number_found （3）\n"
      "point d\nset number_found ④\n",
      "" },
    { "plan 2025 t\nsection 甲\nset number_found 一、\nsection 乙\nset number_found 二、\n", "" },
    { "plan 2025 t\nsection 甲\nset number_found 一、\nsection 乙\nset number_found 三、\n",
      "?二、乙" },
    { "plan 2025 t\nsection 甲\nset form 7\nset number_found 第一，\nsection 乙\nset form 7\nset number_found 第三，\n",
      "?第二，乙" },
    { "plan 2025 t\nsection 甲\ngroup 子\nset number_found （一）\ngroup 丑\nset number_found (二)\n",
      "" },
    /* scopes: points that restart in the source, and are printed so or not */
    { "plan 2025 t\nset point_scope 1\nsection 甲\npoint a\nset number_found 1.\nsection 乙\npoint b\nset number_found 1.\n",
      "" },
    { "plan 2025 t\nsection 甲\npoint a\nset number_found 1.\nsection 乙\npoint b\nset number_found 1.\n",
      "?2.b" },
    { "plan 2025 t\nset point_scope 2\nsection 甲\ngroup 子\npoint a\nset number_found 1.\ngroup 丑\npoint b\n"
      "set number_found 2.\n",
      "" },
    /* what was added since has no number to compare */
    { "plan 2025 t\npoint a\nset number_found 1.\npoint b\npoint c\nset number_found 3.\n", "" },
    { "plan 2025 t\npoint a\nset number_found 1.\npoint b\npoint c\nset number_found 2.\n", "" },
    { "plan 2025 t\npoint a\npoint b\nset number_found 1.\npoint c\nset number_found 4.\n",
      "?3.c" },
    { "plan 2025 t\npoint a\nset number_found 附\n", "" },
    { "plan 2025 t\npoint a\nset form 6\nset number_found 7.\n", "" },
    { "plan 2025 t\npoint a\nset number_found 99999999999999.\n", "?1.a" },
  };
  yd_check_cases_run ("number-jump", cases, G_N_ELEMENTS (cases));
}

static void
test_in_titles (void)
{
  static const YdCheckCase cases[] = {
    { "plan 2025 t\nsection 一、加强领导\npoint （一）完善机制\n",
      "?一、一、加强领导[0+2]>加强领导\n?1.（一）完善机制[0+3]>完善机制" },
    { "plan 2025 t\npoint 3.完善机制\npoint 2、做好服务\n",
      "?1.3.完善机制[0+2]>完善机制\n?2.2、做好服务[0+2]>做好服务" },
    { "plan 2025 t\npoint 1.2.完善机制\n", "?1.1.2.完善机制[0+4]>完善机制" },
    { "plan 2025 t\npoint 1.5万人受益\npoint 一体化推进\npoint 3家医院\npoint 12345热线\n", "" },
    { "plan 2025 一、要点\npoint a\nbody 1.完善机制\n", "" },
  };
  yd_check_cases_run ("number-in-title", cases, G_N_ELEMENTS (cases));

  static const YdCheckCase marks[] = {
    { "plan 2025 t\nset number_mark 、\npoint a\npoint b\n", ".Whole plan>." },
    { "plan 2025 t\nset number_mark ．\npoint a\n", ".Whole plan>." },
    { "plan 2025 t\nset number_mark .\npoint a\n", "" },
    { "plan 2025 t\nset number_mark 、\nsection a\n", "" }, /* 一、 */
    { "plan 2025 t\nset number_mark 、\n", "" },
  };
  yd_check_cases_run ("number-mark", marks, G_N_ELEMENTS (marks));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/numbers/jump", test_jump);
  g_test_add_func ("/check/numbers/in-titles", test_in_titles);
  return g_test_run ();
}

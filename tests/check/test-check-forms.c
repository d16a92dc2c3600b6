#include "yd-check-cases.h"

static void
test_adjacent (void)
{
  static const char *const cases[][2] = {
    { "落实《甲》《乙》。", "" },
    { "落实《甲》、《乙》。", ".1.a[5+1]>落实《甲》《乙》。" },
    { "落实《甲》、《乙》、《丙》。", ".1.a[5+5]>落实《甲》《乙》《丙》。" },
    { "“甲”、“乙”", ".1.a[3+1]>“甲”“乙”" },
    { "《甲》（试行）、《乙》", "" },
    { "《甲》、“乙”", "" },
    { "《甲》 、《乙》", ".1.a[3+2]>《甲》《乙》" },
    { "‘甲’、‘乙’", ".1.a[3+1]>‘甲’‘乙’" },
    { "〈甲〉、〈乙〉", ".1.a[3+1]>〈甲〉〈乙〉" },
    { "《甲》、乙", "" },
    { "、", "" },
    { "》、", "" },
  };
  yd_check_cases_run_bodies ("adjacent-titles", cases, G_N_ELEMENTS (cases));
}

static void
test_wide_letters (void)
{
  static const char *const cases[][2] = {
    { "到2025年", "" },
    { "到２０２５年", ".1.a[1+4]>到2025年" },
    { "推广ＡＥＤ，新增５台", ".1.a[2+7]>推广AED，新增5台" },
    { "（一）！", "" },
    { "ｚ", ".1.a[0+1]>z" },
    { "９０％", ".1.a[0+2]>90％" },
  };
  yd_check_cases_run_bodies ("wide-letter", cases, G_N_ELEMENTS (cases));
}

static void
test_blanks (void)
{
  static const char *const cases[][2] = {
    { "到2025年", "" },
    { "到 2025 年", ".1.a[1+6]>到2025年" },
    { "到  2025年底", ".1.a[1+2]>到2025年底" },
    { "推广 AED 应用", "" }, /* Latin words may stand apart */
    { "甲 乙", "" },
    { "12 345", "" },
    { "到2025 ", "" },
    { " 2025年", "" },
    { "第 1 、2 项", ".1.a[1+6]>第1 、2项" },
    { "达到 90% 以上", ".1.a[2+5]>达到90%以上" },
    { "推进具有针对 性的监管措施", ".1.a[6+1]>推进具有针对性的监管措施" },
    { "序号 单位 数量 备注 合计", "" },
    { "中共示例区委 示例区人民政府印发", "" },
    { "落实《关于改革管理机制 扩大种类的意见》", "" },
    { "第一句。 第二句", ".1.a[4+1]>第一句。第二句" },
    { "对标 “五星”细则", ".1.a[2+1]>对标“五星”细则" },
  };
  yd_check_cases_run_bodies ("stray-blank", cases, G_N_ELEMENTS (cases));

  static const YdCheckCase fields[] = {
    { "plan 2025 到 2025年\nnotice\nset signature 示例区 2 办\n",
      ".Title of the plan[1+1]>到2025年" },
  };
  yd_check_cases_run ("stray-blank", fields, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/forms/adjacent", test_adjacent);
  g_test_add_func ("/check/forms/wide-letters", test_wide_letters);
  g_test_add_func ("/check/forms/blanks", test_blanks);
  return g_test_run ();
}

#include "yd-check-cases.h"

static void
test_half_width (void)
{
  static const char *const cases[][2] = {
    { "加强监管，深化改革。", "" },
    { "加强监管,深化改革。", "?1.a[4+1]>加强监管，深化改革。" },
    { "加强监管, 深化改革。", "?1.a[4+2]>加强监管，深化改革。" },
    { "加强监管 , 深化改革。", "?1.a[4+3]>加强监管，深化改革。" },
    { "加强监管, ;深化改革。", "?1.a[4+3]>加强监管，；深化改革。" },
    { "目标:加强;深化?可以!好。", "?1.a[2+10]>目标：加强；深化？可以！好。" },
    /* next to Chinese on one side */
    { "达到90%,提高。", "?1.a[5+1]>达到90%，提高。" },
    { "推广AED,培训。", "?1.a[5+1]>推广AED，培训。" },
    { "“十四五”,开局。", "?1.a[5+1]>“十四五”，开局。" },
    { "监管,", "?1.a[2+1]>监管，" },
    /* Latin and digits */
    { "服务1,234人次，比例1:3，9:30开始。", "" },
    { "DRG,DIP付费；见http://example.org/a?b=1,2。", "" },
    { "Hello, world (again)!", "" },
    { "指标1.5倍、V2.0版。", "" },
    /* full stop */
    { "加强监管.", "?1.a[4+1]>加强监管。" },
    { "加强监管.深化改革。", "?1.a[4+1]" },
    { "加强监管...", "" },
    { "1.加强监管。", "" },
    { "推广AED.", "" },
    /* brackets */
    { "慢阻肺(COPD)防治。", "?1.a[3+6]>慢阻肺（COPD）防治。" },
    { "慢阻肺（COPD)防治。", "?1.a[3+6]>慢阻肺（COPD）防治。" },
    { "慢阻肺(COPD）防治。", "?1.a[3+6]>慢阻肺（COPD）防治。" },
    { "慢阻肺（COPD）防治。", "" },
    { "函数f(x)连续。", "" },
    { "A(甲)B", "?1.a[1+3]>A（甲）B" },
    { "(甲(乙)丙)", "?1.a[0+7]>（甲（乙）丙）" },
    { "按照示卫(2025)19号文。", "?1.a[4+6]>按照示卫〔2025〕19号文。" },
    { "方案(2025)实施。", "?1.a[2+6]>方案（2025）实施。" },
    { "共3项:1)监管;2)改革。", "?1.a[3+6]>共3项：1)监管；2)改革。" },
    { ")(", "" },
    /* quotes */
    { "推进\"一网通办\"。", "?1.a[2+6]>推进“一网通办”。" },
    { "\"甲\"和\"乙\"", "?1.a[0+7]>“甲”和“乙”" },
    { "屏幕55\"和\"甲\"", "" }, /* an odd number: no telling which belong together */
    { "say \"yes\" now", "" },
    { "他说:\"好\"。", "?1.a[2+4]>他说：“好”。" },
    { "甲, \"乙(丙)\" ; 丁", "?1.a[1+11]>甲，“乙（丙）”；丁" },
    { "", "" },
    { ",", "" },
    { "𠮷,𠮷", "?1.a[1+1]>𠮷，𠮷" },
  };
  yd_check_cases_run_bodies ("half-width-mark", cases, G_N_ELEMENTS (cases));
}

/* Titles, unit marks, the notice and the ends of the plan are read too. */
static void
test_everywhere (void)
{
  static const YdCheckCase cases[] = {
    { "plan 2025 甲,乙\nset subtitle 丙,丁\npreamble 子,丑\nsection 甲:乙\npoint a\n"
      "set unit_mark (责任单位:甲)\nclosing 寅,卯\n"
      "notice\nset title 甲,乙的通知\nset addressee 各科室,各单位\nbody 现印发,请执行。\nannex 表,单\nbody 附,件\n",
      "?Notice, title[1+1]>甲，乙的通知\n?Notice, addressee[3+1]>各科室，各单位\n"
      "?Notice, text[3+1]>现印发，请执行。\n"
      "?Title of the plan[1+1]>甲，乙\n?Line below the title[1+1]>丙，丁\n"
      "?Text before the sections[1+1]>子，丑\n?一、甲:乙[1+1]>甲：乙\n"
      "?1.a[0+8]>（责任单位：甲）\n?Text after the sections[1+1]>寅，卯\n"
      "?Annex[1+1]>表，单\n?Annex[1+1]>附，件" },
  };
  yd_check_cases_run ("half-width-mark", cases, 1);
}

static void
test_unpaired (void)
{
  static const char *const cases[][2] = {
    { "落实《条例》和“十四五”规划（2021—2025年）。", "" },
    { "落实《条例。", "!1.a[2+1]" },
    { "落实条例》。", "!1.a[4+1]" },
    { "落实《条例》》。", "!1.a[6+1]" },
    { "落实《《条例》。", "!1.a[2+1]" },
    { "“十四五”和“十五五。", "!1.a[6+1]" },
    /* two marks that miss each other are one finding */
    { "”十四五“", "!1.a[0+5]>“十四五”" },
    { "建设，”五大中心”。", "!1.a[3+6]>建设，“五大中心”。" },
    { "建设“五大中心“，规范", "!1.a[2+6]>建设“五大中心”，规范" },
    { "建设”五大中心”等", "!1.a[2+6]" },
    { "甲”、乙”", "!1.a[1+1]\n!1.a[4+1]" },
    { "落实《条例〉要求", "!1.a[2+4]" },
    { "《关于〈办法〉的通知》", "" },
    { "《关于〈办法的通知》", "!1.a[3+1]" },
    { "（甲（乙）", "!1.a[0+1]" },
    { "（甲)", "" }, /* half-width, but a pair */
    { "甲）乙", "!1.a[1+1]" },
    { "方案）实施", "!1.a[2+1]" },
    { "1）监管；2）改革", "" },
    { "包括：1)监管，2)改革", "" },
    { "a)监管", "" },
    { "一）监管", "" },
    { "示卫〔2025〕19号", "" },
    { "示卫〔2025）19号", "!1.a[2+6]>示卫〔2025〕19号" },
    { "示卫（2025〕19号", "!1.a[2+6]>示卫〔2025〕19号" },
    { "《意见》（示办〔2022）14号)精神", "!1.a[7+6]>《意见》（示办〔2022〕14号)精神" },
    { "（按照〔2025年）", "!1.a[3+1]" },
    { "【甲", "!1.a[0+1]" },
    { "don’t", "" },
    { "", "" },
  };
  yd_check_cases_run_bodies ("unpaired-mark", cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/text/half-width", test_half_width);
  g_test_add_func ("/check/text/everywhere", test_everywhere);
  g_test_add_func ("/check/text/unpaired", test_unpaired);
  return g_test_run ();
}

#include "yd-check-cases.h"

#include <string.h>

#define RUN(rule, cases) yd_check_cases_run (rule, cases, G_N_ELEMENTS (cases))
#define BODY(text) "plan 2025 t\npoint 医联体\nbody " text "\n"

static void
test_soft (void)
{
  static const YdCheckCase cases[] = {
    { BODY ("进一步加强管理，积极推进改革，不断完善机制，切实加强监管。"), ".1.医联体" },
    { BODY ("进一步加强管理，积极推进改革，不断完善机制，切实加强3家医院监管。"), "" },
    { BODY ("进一步加强管理，积极推进改革。"), "" },
    { "plan 2025 t\nsection 总体要求\nset exempt 1\npoint a\n"
      "body 进一步加强管理，积极推进改革，不断完善机制，切实加强监管。\n",
      "" },
  };
  RUN ("soft-verbs", cases);

  GString *plan = g_string_new ("plan 2025 t\n");
  for (int i = 0; i < 6; i++)
    g_string_append_printf (plan, "point 第%d件\nbody 进一步加强甲，积极推进乙，建成3家。\n", i);
  YdCheckCase whole = { plan->str, ".Whole plan" };
  yd_check_cases_run ("soft-verbs", &whole, 1);
  g_string_free (plan, TRUE);
}

static void
test_verifiable (void)
{
  static const YdCheckCase cases[] = {
    { BODY ("加强医疗集团管理，强化双向转诊。"), ".1.医联体" },
    { BODY ("建成3家医联体。"), "" },
    { BODY ("年底前加强医疗集团管理。"), "" },
    { BODY ("出台医疗集团管理办法。"), "" },
    { BODY ("配置大型设备实行告知承诺制。"), "" }, /* a rule is there or not */
    { BODY ("承揽项目不受投资比例限制。"), "" },
    { BODY ("加强医疗集团管理，强化双向转诊。\nmilestone m"), "" },
    { BODY ("加强医疗集团管理，强化双向转诊。\nindicator m"), "" },
    { BODY ("加强医疗集团管理，强化双向转诊。\ntask 签约"), "" },
    { "plan 2025 t\npoint 加强各项工作\nbody 进一步提升工作水平，做好相关工作。\n",
      "?1.加强各项工作" },
    { "plan 2025 t\nsection 总体要求\nset exempt 1\npoint a\nbody 加强医疗集团管理。\n", "" },
    { "plan 2025 t\npoint 甲医\nbody 加强联系\npoint 乙医\nbody 加强联系\npoint 丙医\nbody 加强联系\n"
      "point 丁医\nbody 加强联系\npoint 戊医\nbody 加强联系\n",
      ".Whole plan" },
    { "plan 2025 t\npoint 甲医\n", "" }, /* a heading alone: another rule says so */
  };
  RUN ("not-verifiable", cases);
}

/* @n characters, a comma before every sixtieth. */
static char *
long_text (const char *head, int n, const char *end)
{
  GString *text = g_string_new (head);
  for (int i = 1; i <= n; i++)
    g_string_append (text, i % 60 == 0 ? "，" : "字");
  g_string_append (text, end);
  return g_string_free (text, FALSE);
}

static void
test_sentences (void)
{
  static const struct
  {
    int n;
    const char *end, *said;
  } cases[] = {
    { 181, "。短句。\n", ".1.a[0+181]" },
    { 180, "。\n", "" },
    { 59, "字字字字字字字字字字字字字字字字字字字字字。\n", "" }, /* 80 without a mark … */
    { 59, "字字字字字字字字字字字字字字字字字字字字字字。短句。\n",
      ".1.a[0+81]" }, /* … and one more */
    { 59, "字字字字字字字字字字字、字字字字字字字字字字。短句。\n", "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = long_text ("plan 2025 t\npoint a\nbody ", cases[i].n, cases[i].end);
      YdCheckCase one = { text, cases[i].said };
      yd_check_cases_run ("long-sentence", &one, 1);
    }
  GString *plan = g_string_new (NULL);
  YdCheckCase one;
  /* a long name in 《》 makes no long sentence */
  g_string_assign (plan, "plan 2025 t\npoint a\nbody 落实《");
  for (int i = 0; i < 200; i++)
    g_string_append (plan, "字");
  g_string_append (plan, "》。\n");
  one = (YdCheckCase){ plan->str, "" };
  yd_check_cases_run ("long-sentence", &one, 1);
  g_string_free (plan, TRUE);
}

static void
test_burden (void)
{
  static const YdCheckCase cases[] = {
    { BODY ("各单位每月报送进展。"), ".1.医联体[3+4]" },
    { BODY ("各单位每季度报送进展。"), "" },
    { BODY ("各街镇要制定配套文件。"), ".1.医联体[0+10]" },
    { BODY ("区卫健委制定实施方案。"), "" },
    { BODY ("实行一票否决。"), ".1.医联体[2+4]" },
    { BODY ("实行痕迹管理。"), ".1.医联体[2+4]" },
    { BODY ("活动留存照片备查。"), ".1.医联体[2+4]" },
    { BODY ("每月对各单位排名。"), ".1.医联体[0+8]" },
    { BODY ("各单位应制定工作细则。"), ".1.医联体[0+10]" },
    { BODY ("建立工作群。"), ".1.医联体[0+5]" },
    { BODY ("建立人群筛查机制。"), "" },
  };
  RUN ("burden", cases);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/words/soft", test_soft);
  g_test_add_func ("/check/words/verifiable", test_verifiable);
  g_test_add_func ("/check/words/sentences", test_sentences);
  g_test_add_func ("/check/words/burden", test_burden);
  return g_test_run ();
}

#include "yd-check-cases.h"

#define RUN(rule, cases) yd_check_cases_run (rule, cases, G_N_ELEMENTS (cases))
#define PLAN(text) "plan 2025 t\nsection 甲\npoint a\nbody " text "\npoint b\nsection 乙\npoint c\n"
/* the paragraph is row 4, and its notes hang on its id */
#define NOTED(text, notes) \
  PLAN (text) "setting reference:0000000000004\nset id 5937264269654847079\nset value " notes "\n"

static void
test_nowhere (void)
{
  static const YdCheckCase cases[] = {
    { PLAN ("与第2项统筹，见第二部分第3点。"), "" },
    { PLAN ("与第9项统筹。"), "!1.a[1+3]" },
    { PLAN ("与第2、9项统筹。"), "!1.a[4+2]" },
    { PLAN ("见第三部分。"), "!1.a[1+4]" },
    { PLAN ("参照上条。"), "!1.a[2+2]" },
    { PLAN ("按照本要点第30项。"), "!1.a[5+4]" },
    { PLAN ("第9季度，第9次会议，法律第十条，《甲》第九条，文件第9项。"), "" },
    { "plan 2025 t\npreamble 按照第9项。\npoint a\n", "!Text before the sections[2+3]" },
  };
  RUN ("reference-nowhere", cases);
}

static void
test_moved (void)
{
  static const YdCheckCase cases[] = {
    { NOTED ("与第3项统筹。", "0 第3项 0000000000007 c"), "" },
    { NOTED ("与第2项统筹。", "0 第2项 0000000000007 c"), "!1.a[1+3]>与第3项统筹。" },
    { NOTED ("与第二项统筹。", "0 第二项 0000000000007 c"), "!1.a[1+3]>与第三项统筹。" },
    { NOTED ("与第9项统筹。", "0 第9项 0000000000007 c"), "!1.a[1+3]>与第3项统筹。" },
    { NOTED ("见第一部分第2点。", "0 第一部分第2点 0000000000007 c"),
      "!1.a[1+7]>见第二部分第3点。" },
    { NOTED ("参照下一项。", "0 下一项 0000000000007 c"), "!1.a[2+3]" },
    { NOTED ("与第2项统筹。", "0 第2项 0000000000009 x"), "!1.a[1+3]" }, /* gone */
    { NOTED ("与第2项统筹。", "0 第2项 0000000000009 b"), "" },          /* cut and pasted */
    { NOTED ("与第2项统筹。", "0 第5项 0000000000007 c"), "" },          /* other words */
    { NOTED ("与第2项统筹。", "1 第2项 0000000000007 c"), "" },
    { NOTED ("与第2项统筹。", "rubbish"), "" },
  };
  RUN ("reference-moved", cases);
}

static void
test_itself (void)
{
  static const YdCheckCase cases[] = {
    { PLAN ("与第1项统筹。"), "?1.a[1+3]" },
    { PLAN ("与第2项统筹。"), "" },
    { NOTED ("与第1项统筹。", "0 第1项 0000000000007 c"), "" }, /* which is told as moved */
    { "plan 2025 t\nsection 甲\npoint a\nbody x\ntask b\nbody 按第1项推进。\n", "" },
  };
  RUN ("reference-itself", cases);
}

static void
test_said (void)
{
  g_autoptr (YdPlan) plan = yd_plan_fixture (NOTED ("与第2项统筹。", "0 第2项 0000000000007 c"));
  g_autoptr (GPtrArray) findings = yd_check_plan (plan, YD_CHECK_DEFAULT);
  guint n = 0;
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (yd_finding_get_rule_id (findings->pdata[i]), "reference-moved"))
      {
        g_autofree char *said = yd_finding_dup_message (findings->pdata[i]);
        g_assert_cmpstr (said, ==, "“第2项” stood for “c”, whose number is now 3");
        n++;
      }
  g_assert_cmpuint (n, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check-references/nowhere", test_nowhere);
  g_test_add_func ("/check-references/moved", test_moved);
  g_test_add_func ("/check-references/itself", test_itself);
  g_test_add_func ("/check-references/said", test_said);
  return g_test_run ();
}

#include "yd-check-cases.h"

#define RUN(rule, cases) yd_check_cases_run (rule, cases, G_N_ELEMENTS (cases))

static void
test_lead (void)
{
  static const YdCheckCase cases[] = {
    { "plan 2025 t\npoint a\n", "" }, /* nobody has begun to assign */
    { "plan 2025 t\nset assigning 1\npoint a\n", "!1.a" },
    { "plan 2025 t\npoint a\nlead 甲\npoint b\n", "!2.b" },
    { "plan 2025 t\npoint a\nlead 甲\npoint b\nlead 乙\n", "" },
    { "plan 2025 t\npoint a\nsupport 甲\n", "!1.a" },
    /* aims and safeguards, with all below them; headings */
    { "plan 2025 t\nset assigning 1\nsection 甲\nset exempt 1\npoint a\ntask x\nsection 乙\npoint b\n",
      "!2.b" },
    { "plan 2025 t\nset assigning 1\nsection 甲\ngroup 子\nset exempt 1\npoint a\n", "" },
    { "plan 2025 t\nset assigning 1\nsection 甲\ngroup 子\n", "" },
    /* tasks answer for their point, but only all of them */
    { "plan 2025 t\npoint a\ntask x\nlead 甲\ntask y\nlead 乙\n", "" },
    { "plan 2025 t\npoint a\ntask x\nlead 甲\ntask y\n", "!1.a\n!（2）y" },
    { "plan 2025 t\npoint a\nlead 甲\ntask x\n", "" }, /* its point's lead answers, as printed */
    /* what was adjusted has nobody left to answer; a default lead answers for all */
    { "plan 2025 t\nset assigning 1\npoint a\nset status 1\n", "" },
    { "plan 2025 t\nset assigning 1\nset default_lead 2\nunit 甲\npoint a\n", "" },
    /* one without a title is named by its first words */
    { "plan 2025 t\nset assigning 1\npoint\nbody 持续推进基层医疗卫生机构标准化建设，年内完成三家。\n",
      "!1.持续推进基层医疗卫生机构标准化建设，年内…" },
  };
  RUN ("missing-lead", cases);
}

static void
test_deadline (void)
{
  static const YdCheckCase cases[] = {
    { "plan 2025 t\npoint a\n", ".1.a" },
    { "plan 2025 t\nsection 甲\ngroup 子\n", "" },
    { "plan 2025 t\npoint a\nmilestone m\nset due 2025-06\n", "" },
    { "plan 2025 t\npoint a\nmilestone m\nset recurrence 2\n", "" },
    { "plan 2025 t\npoint a\nmilestone m\nset long_term 1\n", "" },
    { "plan 2025 t\npoint a\nmilestone m\n", ".1.a" },
    { "plan 2025 t\nsection 甲\nset exempt 1\npoint a\n", "" },
    { "plan 2025 t\npoint a\nset status 1\n", "" },
    { "plan 2025 t\npoint a\nmilestone m\nset due 2025-06\ntask x\n", "" },
    { "plan 2025 t\npoint a\ntask x\nmilestone m\nset due 2025-06\n", "" },
    { "plan 2025 t\npoint a\ntask x\nmilestone m\nset due 2025-06\ntask y\n", ".1.a\n.（2）y" },
  };
  RUN ("missing-deadline", cases);

  /* it says what holds instead */
  static const struct
  {
    const char *plan;
    const char *message;
  } words[] = {
    { "plan 2025 t\npoint a\n",
      "It has no date of its own; the last day of the plan holds: 2025年12月31日" },
    { "plan 2025 t\nset period_to 2027-H1\npoint a\n",
      "It has no date of its own; the last day of the plan holds: 2027年6月30日" },
    { "plan 0 t\npoint a\n", "It has no date, and the plan has no year to go by" },
    { "plan 2025 t\npoint a\npoint b\n",
      "None of the 2 points and tasks has a date; the last day of the plan holds for all: 2025年12月31日" },
    { "plan 2025 t\npoint a\nbody 年底前完成。\nsuggestion 年底前\npoint b\n",
      "None of the 2 points and tasks has a date yet; dates in the words that wait to be accepted: 1" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (YdPlan) plan = yd_plan_fixture (words[i].plan);
      g_autoptr (GPtrArray) findings = yd_check_plan (plan, YD_CHECK_DEFAULT);
      guint f = 0;
      while (g_strcmp0 (yd_finding_get_rule_id (findings->pdata[f]), "missing-deadline") != 0)
        f++;
      g_autofree char *message = yd_finding_dup_message (findings->pdata[f]);
      g_assert_cmpstr (message, ==, words[i].message);
    }
}

static void
test_period (void)
{
  static const YdCheckCase cases[] = {
    { "plan 2025 t\npoint a\nmilestone m\nset due 2025-12-31\n", "" },
    { "plan 2025 t\npoint a\nmilestone m\nset due 2026-01-01\n", "?1.a" },
    { "plan 2025 t\npoint a\nmilestone m\nset due 2024\n", "?1.a" },
    { "plan 2023 t\nset period_from 2023\nset period_to 2025\npoint a\nmilestone m\nset due 2025-12\n",
      "" },
    { "plan 2023 t\nset period_from 2023\nset period_to 2025\npoint a\nmilestone m\nset due 2026\n",
      "?1.a" },
    { "plan 0 t\npoint a\nmilestone m\nset due 2026\n", "" },
    { "plan 2025 t\npoint a\nmilestone m\n", "" },
    /* in the words alone */
    { "plan 2025 t\npoint a\nbody 2026年6月底前建成。\n", ".1.a[0+9]" },
    { "plan 2025 t\npoint a\nbody 2025年底前建成，到2027年全覆盖。\n", "" },
    { "plan 2025 t\npoint a\nbody 2024年底前建成。\n", "" }, /* last year's */
    { "plan 2025 t\npoint a\nbody 2027年前沿技术展望。\n", "" },
    { "plan 2025 t\npoint a\nbody 2026年底前建成。\nmilestone m\nset due 2026-12-31\n"
      "set words 2026年底前\n",
      "?1.a" },
    { "plan 0 t\npoint a\nbody 2026年底前建成。\n", "" },
  };
  RUN ("date-outside-plan", cases);
}

static void
test_body (void)
{
  static const YdCheckCase cases[] = {
    { "plan 2025 t\npoint a\n", "?1.a" },
    { "plan 2025 t\npoint a\nbody 文\n", "" },
    { "plan 2025 t\npoint a\nbody\n", "?1.a" },
    { "plan 2025 t\npoint a\nbody 　 \n", "?1.a" },
    { "plan 2025 t\npoint a\nbody\nbody 文\n", "" },
    { "plan 2025 t\npoint a\ntask x\n", "" },
    { "plan 2025 t\npoint 完成三家，惠及十万人\n", "" }, /* the title is the sentence */
    { "plan 2025 t\npoint\n", "!1.(untitled)" },
    { "plan 2025 t\npoint\nbody 文\n", "" },
    { "plan 2025 t\npoint a\nbody 文\ntask\n", "!（1）(untitled)" },
    { "plan 2025 t\nsection 甲\n", "?一、甲" },
    { "plan 2025 t\nsection 甲\nbody 文\n", "" },
    { "plan 2025 t\nsection 甲\ngroup 子\n", "?（一）子" },
    { "plan 2025 t\n", "" },
  };
  RUN ("empty-body", cases);
}

static void
test_duplicate (void)
{
  static const YdCheckCase cases[] = {
    { "plan 2025 t\npoint 加强监管\npoint 深化改革\n", "" },
    { "plan 2025 t\npoint 加强监管\npoint 加强监管\npoint 加强监管\n", "?2.加强监管\n?3.加强监管" },
    { "plan 2025 t\npoint 加强 监管。\npoint 加强监管\n", "?2.加强监管" },
    { "plan 2025 t\npoint DRG付费\npoint ＤＲＧ付费\npoint drg付费\n",
      "?2.ＤＲＧ付费\n?3.drg付费" },
    { "plan 2025 t\npoint\nbody 甲\npoint\nbody 甲\n", "" },
    { "plan 2025 t\nsection 加强监管\npoint 加强监管\n", "" },
    { "plan 2025 t\nsection 甲\ngroup 子\nsection 乙\ngroup 子\n", "" },
    { "plan 2025 t\nsection 甲\ngroup 子\ngroup 子\n", "?（二）子" },
    { "plan 2025 t\npoint a\ntask 宣传\npoint b\ntask 宣传\n", "" },
    { "plan 2025 t\npoint a\ntask 宣传\ntask 宣传\n", "?（2）宣传" },
    { "plan 2025 t\npoint 。\npoint 。\n", "" },
  };
  RUN ("duplicate-title", cases);
}

static void
test_registered (void)
{
  static const YdCheckCase cases[] = {
    { "plan 2025 t\npoint a\nlead 甲\n", "" }, /* there is no register */
    { "plan 2025 t\nunit 乙\npoint a\nlead 甲\n", ".1.a" },
    { "plan 2025 t\nunit 乙\npoint a\nlead 甲\nsupport 丙\npoint b\nlead 甲\n", ".1.a\n.1.a" },
    { "plan 2025 t\nunit 甲\npoint a\nlead 甲\n", "" },
    { "plan 2025 t\nunit 乙\nunit? 丁\npoint a\nlead 乙\n", "" }, /* unknown, but nowhere used */
    { "plan 2025 t\nunit 乙\nunit? 丁\nset merged_into 2\npoint a\nlead 丁\n", "" },
  };
  RUN ("unit-not-registered", cases);
}

static void
test_suggestions (void)
{
  static const YdCheckCase cases[] = {
    { "plan 2025 t\npoint a\nsuggestion 年底前\nsuggestion 90%以上\n", ".1.a" },
    { "plan 2025 t\npoint a\nsuggestion 年底前\nset state 1\nsuggestion 90%以上\nset state 2\n",
      "" },
    { "plan 2025 t\npoint a\nsuggestion 年底前\nset state 1\nsuggestion 90%以上\n", ".1.a" },
    { "plan 2025 t\npoint a\nbody 完善机制，年底前完成。\nsuggestion 年底前\nset words 年底前\n",
      ".1.a[5+3]" }, /* what is shown of it */
  };
  RUN ("open-suggestion", cases);

  g_autoptr (YdPlan) plan
    = yd_plan_fixture ("plan 2025 t\npoint a\nbody 文\nmilestone m\nset due 2025\n"
                       "suggestion 年底前\nset state 1\nsuggestion 90%以上\n"
                       "suggestion 三家\n");
  g_autoptr (GPtrArray) findings = yd_check_plan (plan, YD_CHECK_DEFAULT);
  g_assert_cmpuint (findings->len, ==, 1);
  g_autofree char *message = yd_finding_dup_message (findings->pdata[0]);
  g_assert_cmpstr (message, ==, "Suggestions to decide: 2, the first from “90%以上”");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/items/lead", test_lead);
  g_test_add_func ("/check/items/deadline", test_deadline);
  g_test_add_func ("/check/items/period", test_period);
  g_test_add_func ("/check/items/body", test_body);
  g_test_add_func ("/check/items/duplicate", test_duplicate);
  g_test_add_func ("/check/items/registered", test_registered);
  g_test_add_func ("/check/items/suggestions", test_suggestions);
  return g_test_run ();
}

#include "yd-plan-diff.h"

#include "yd-plan-fixture.h"

#include <locale.h>
#include <string.h>

/* Ids count from 1 with the lines, and the second plan of a case keeps those of the first: "set" lines
 * take none. */
#define BASE                                 \
  "plan 2025 示例区2025年工作要点\n" \
  "section 甲\n"                            \
  "point 一\n"                              \
  "body 内容。\n"                         \
  "point 二\n"                              \
  "point 三\n"                              \
  "section 乙\n"                            \
  "point 四\n"

typedef struct
{
  const char *name;
  const char *a;
  const char *b;
  const char *expected; /* one a line: kind field label before→after */
} Case;

static const Case cases[] = {
  { "empty", "plan 2025\n", "plan 2025\n", "" },
  { "same", BASE, BASE, "" },
  { "all-added", "plan 2025 名\n", "plan 2025 名\nsection 甲\npoint 一\n",
    "added 一、甲\nadded 1.一\n" },
  { "all-removed", "plan 2025 名\nsection 甲\npoint 一\n", "plan 2025 名\n",
    "removed 一、甲\nremoved 1.一\n" },
  { "untitled", "plan 2025 名\nsection 甲\n",
    "plan 2025 名\nsection 甲\npoint \nbody 年底前建成。\n", "added 1.年底前建成。\n" },
  { "comment", BASE, BASE "comment 时限太紧\nset item 3\nset author 甲\n",
    "changed comments 1.一 →甲：时限太紧\n" },
  { "comments-as-written", BASE,
    BASE "comment 后说\nset item 3\nset author 甲\nset time 20\n"
         "comment 先说\nset item 3\nset author 乙\nset time 10\n",
    "changed comments 1.一 →乙：先说\n甲：后说\n" },
  { "switched-off", BASE, BASE "suppress burden\nset item 3\nset reason 市里要求\n",
    "changed switched_off 1.一 →市里要求（burden）\n" },
  { "switched-off-one", BASE,
    BASE
    "suppress burden#1f\nset item 0\nset reason 原文\nsuppress wrong-year\nset item 0\nset reason 沿用\n",
    "changed switched_off  →原文（burden）\n沿用（wrong-year）\n" },
  { "plan-title", "plan 2025 旧\n", "plan 2025 新\n", "changed title  旧→新\n" },
  { "plan-year", "plan 2025 名\n", "plan 2026 名\n", "changed year  2025→2026\n" },
  { "plan-period", "plan 2025 名\nset period_to 2025\n", "plan 2025 名\nset period_to 2026-06-30\n",
    "changed period_to  2025年→2026年6月30日\n" },
  { "ends", "plan 2025 名\npreamble 前\nclosing 后\n", "plan 2025 名\npreamble 前言\nclosing \n",
    "changed preamble  前→前言\nchanged closing  后→\n" },
  { "notice", "plan 2025 名\nnotice\nset number 1号\n", "plan 2025 名\nnotice\nset number 2号\n",
    "changed number  1号→2号\n" },
  { "notice-body", "plan 2025 名\nnotice\nbody 一。\n", "plan 2025 名\nnotice\nbody 二。\n",
    "changed body  一。→二。\n" },
  { "item-title", "plan 2025 名\nsection 甲\n", "plan 2025 名\nsection 丙\n",
    "changed title 一、丙 甲→丙\n" },
  { "item-body", "plan 2025 名\nsection 甲\npoint 一\nbody 旧。\n",
    "plan 2025 名\nsection 甲\npoint 一\nbody 新。\n", "changed body 1.一 旧。→新。\n" },
  { "lead", "plan 2025 名\nunit 甲科\nunit 乙科\nsection 甲\npoint 一\nlead 甲科\n",
    "plan 2025 名\nunit 甲科\nunit 乙科\nsection 甲\npoint 一\nlead 乙科\n",
    "changed lead 1.一 甲科→乙科\n" },
  { "support-gone", "plan 2025 名\nunit 甲科\nsection 甲\npoint 一\nsupport 甲科\n",
    "plan 2025 名\nunit 甲科\nsection 甲\npoint 一\n", "changed support 1.一 甲科→\n" },
  { "milestone", "plan 2025 名\nsection 甲\npoint 一\nmilestone \nset due 2025-06\n",
    "plan 2025 名\nsection 甲\npoint 一\nmilestone \nset due 2025-09\n",
    "changed milestones 1.一 2025年6月→2025年9月\n" },
  { "milestone-done", "plan 2025 名\nsection 甲\npoint 一\nmilestone \nset due 2025-06\n",
    "plan 2025 名\nsection 甲\npoint 一\nmilestone \nset due 2025-06\nset done_on 2025-05-01\n",
    "changed milestones 1.一 2025年6月→2025年6月，2025年5月1日办结\n" },
  { "indicator", "plan 2025 名\nsection 甲\npoint 一\nindicator 率\nset target 90\nset measure %\n",
    "plan 2025 名\nsection 甲\npoint 一\nindicator 率\nset target 95\nset measure %\n",
    "changed indicators 1.一 率 ≥90%→率 ≥95%\n" },
  { "moved-to-end", "plan 2025 名\nsection 甲\npoint 一\npoint 二\npoint 三\n",
    "plan 2025 名\nsection 甲\npoint 一\nset order_key z\npoint 二\npoint 三\n",
    "moved 3.一 一、甲→一、甲\n" },
  { "moved-below-another", "plan 2025 名\nsection 甲\nsection 乙\npoint 一\n",
    "plan 2025 名\nsection 甲\nsection 乙\npoint 一\nset parent 2\n",
    "moved 1.一 二、乙→一、甲\n" },
  { "next-year", "plan 2025 名\nset uid old\nsection 甲\n",
    "plan 2025 名\nunit 科\nsection 丙\nset lineage_plan old\nset lineage_item 2\n",
    "changed title 一、丙 甲→丙\n" },
  { "lineage-of-another-plan", "plan 2025 名\nset uid old\nsection 甲\n",
    "plan 2025 名\nunit 科\nsection 丙\nset lineage_plan other\nset lineage_item 2\n",
    "added 一、丙\nremoved 一、甲\n" },
};

static char *
describe (GPtrArray *differences)
{
  static const char *const kinds[] = { "added", "removed", "moved", "changed" };
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < differences->len; i++)
    {
      const YdDifference *d = differences->pdata[i];
      g_string_append (text, kinds[d->kind]);
      if (d->field != NULL)
        g_string_append_printf (text, " %s", d->field);
      g_string_append_printf (text, " %s", d->label);
      if (d->before != NULL)
        g_string_append_printf (text, " %s→%s", d->before, d->after);
      g_string_append_c (text, '\n');
      g_assert_cmpint (d->a == YD_ID_NONE, ==, d->kind == YD_DIFFERENCE_ADDED);
      g_assert_cmpint (d->b == YD_ID_NONE, ==, d->kind == YD_DIFFERENCE_REMOVED);
    }
  return g_string_free (text, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (YdPlan) a = yd_plan_fixture (c->a);
  g_autoptr (YdPlan) b = yd_plan_fixture (c->b);
  g_autoptr (GPtrArray) differences = yd_plan_diff (a, b);
  g_autofree char *text = describe (differences);
  g_assert_cmpstr (text, ==, c->expected);
}

/* Of ten thousand siblings one went to the front: that one moved, and the others did not. */
static void
test_many (void)
{
  GString *plan = g_string_new ("plan 2025 名\nsection 甲\n");
  for (int i = 0; i < 10000; i++)
    g_string_append_printf (plan, "point 第%d\n", i);
  GString *moved = g_string_new (plan->str);
  g_string_append (moved, "set order_key 0001\n");
  g_autoptr (YdPlan) a = yd_plan_fixture (plan->str);
  g_autoptr (YdPlan) b = yd_plan_fixture (moved->str);
  g_autoptr (GPtrArray) differences = yd_plan_diff (a, b);
  g_autofree char *text = describe (differences);
  g_assert_cmpstr (text, ==, "moved 1.第9999 一、甲→一、甲\n");
  g_string_free (plan, TRUE);
  g_string_free (moved, TRUE);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/plan-diff/case/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/plan-diff/many", test_many);
  return g_test_run ();
}

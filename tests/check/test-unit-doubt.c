#include "yd-plan-fixture.h"
#include "yd-unit-doubt.h"

#include <string.h>

static void
test_names (void)
{
  /* u: unregistered, s: shared, a: alike; behind each doubt the other unit */
  static const struct
  {
    const char *units;
    const char *expected;
  } cases[] = {
    { "unit 医政科\nunit 药政科\n", "" },
    { "unit 示例区中心医院\nunit 示例区中医医院\n", "" },
    { "unit 医政科\nunit 医政处\n", "医政科 a 医政处\n医政处 a 医政科\n" },
    { "unit 示例区医保局\nunit 区医保局\n", "示例区医保局 a 区医保局\n区医保局 a 示例区医保局\n" },
    { "unit 区教育局\nunit 市教育局\n", "" },
    { "unit 示例县中医院\nunit 县中医医院\n",
      "示例县中医院 a 县中医医院\n县中医医院 a 示例县中医院\n" },
    { "unit 县中医院\nunit 县医院\n", "" },
    { "unit 东街道\nunit 东街道办事处\n", "东街道 a 东街道办事处\n东街道办事处 a 东街道\n" },
    { "unit 医政科\nunit 医务科\nalias 医政科\n", "医政科 s 医务科\n医务科 s 医政科\n" },
    { "unit 医政科\nset short_name 医科\nunit 医教科\nset short_name 医科\n",
      "医政科 s 医教科\n医教科 s 医政科\n" },
    { "unit 医政科\nset short_name 医政科\nalias 医政科\n", "" }, /* itself */
    { "unit 区疾病预防控制中心\nunit? 疾控中心\n", "疾控中心 u 区疾病预防控制中心\n" },
    { "unit 疾病预防控制中心\nunit 疾病康复控制中心\nunit? 疾控中心\n",
      "疾控中心 u -\n" },                     /* one of two */
    { "unit? 疾控中心\nunit? 医政科\n", "" }, /* no register */
    { "unit 医政科\nunit 医政处\nset merged_into 2\n", "" },
    { "unit 　财务科\nunit 财务科\n", "　财务科 s 财务科\n财务科 s 　财务科\n" },
    { "unit 科\nunit 处\nunit 区\n", "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *description = g_strconcat ("plan 2025 要点\n", cases[i].units, NULL);
      g_autoptr (YdPlan) plan = yd_plan_fixture (description);
      g_autoptr (GArray) doubts = yd_unit_doubt_find (plan);
      GString *found = g_string_new (NULL);
      for (guint k = 0; k < doubts->len; k++)
        {
          const YdUnitDoubt *doubt = &g_array_index (doubts, YdUnitDoubt, k);
          g_string_append_printf (found, "%s %c %s\n", yd_unit_get_name (doubt->unit),
                                  "usa"[doubt->kind],
                                  doubt -> other != NULL ? yd_unit_get_name (doubt->other) : "-");
        }
      if (strcmp (found->str, cases[i].expected) != 0)
        g_test_message ("%s", cases[i].units);
      g_assert_cmpstr (found->str, ==, cases[i].expected);
      g_string_free (found, TRUE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unit-doubt/names", test_names);
  return g_test_run ();
}

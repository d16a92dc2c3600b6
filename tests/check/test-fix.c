#include "yd-check-cases.h"
#include "yd-fix.h"

/* All safe fixes of a plan, a text a line: how many findings it answers, and the text. */
static void
test_collect (void)
{
  static const struct
  {
    const char *plan;
    const char *fixes;
  } cases[] = {
    { "plan 2025 t\npoint a\nbody 甲,乙。\n", "1 甲，乙。\n" },
    { "plan 2025 t\npoint a\nbody 无可更正。\n", "" },
    /* of one text one; later places have moved by nothing */
    { "plan 2025 t\npoint a\nbody 甲,乙２台。\n", "2 甲，乙2台。\n" },
    /* and where they have, the first holds */
    { "plan 2025 t\npoint a\nbody 《甲》、《乙》２台。\n", "1 《甲》《乙》２台。\n" },
    { "plan 2025 t\npoint a\nbody 甲,乙。\npoint b\nbody 丙,丁。\n", "1 甲，乙。\n1 丙，丁。\n" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (YdPlan) plan = yd_plan_fixture (cases[i].plan);
      g_autoptr (GPtrArray) findings = yd_check_plan (plan, YD_CHECK_DEFAULT);
      g_autoptr (GPtrArray) fixes = yd_fix_collect (plan, findings);
      g_autoptr (GString) text = g_string_new (NULL);
      for (guint f = 0; f < fixes->len; f++)
        {
          const YdFix *fix = fixes->pdata[f];
          g_assert_cmpint (fix->table, ==, YD_TABLE_PARAGRAPH);
          g_assert_cmpstr (fix->field, ==, "text");
          g_string_append_printf (text, "%u %s\n", fix->n_places, fix->text);
        }
      g_assert_cmpstr (text->str, ==, cases[i].fixes);
    }
}

/* What has changed since is left alone. */
static void
test_changed (void)
{
  g_autoptr (YdPlan) plan = yd_plan_fixture ("plan 2025 t\npoint a\nbody 甲,乙。\n");
  g_autoptr (YdPlan) changed = yd_plan_fixture ("plan 2025 t\npoint a\nbody 丙丁戊己。\n");
  g_autoptr (GPtrArray) findings = yd_check_plan (plan, YD_CHECK_DEFAULT);
  g_autoptr (GPtrArray) fixes = yd_fix_collect (changed, findings);
  g_assert_cmpuint (fixes->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/fix/collect", test_collect);
  g_test_add_func ("/check/fix/changed", test_changed);
  return g_test_run ();
}

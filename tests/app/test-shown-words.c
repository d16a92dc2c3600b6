/* What the windows say of an item in words of their own. */

#include "yd-ui-words.h"

#include "yd-plan-fixture.h"

/* Who answers for a point or task that names nobody, and where that comes from. */
static void
test_lead (void)
{
  static const struct
  {
    const char *plan; /* its first unit has the number 2 */
    const char *lead; /* of the item "a" */
  } cases[] = {
    { "plan 2025 t\nunit 医政科\npoint a\n", "none yet" },
    { "plan 2025 t\nset default_lead 2\nunit 医政科\npoint a\n",
      "医政科, the plan's default lead" },
    { "plan 2025 t\nset default_lead 2\nunit 医政科\npoint p\ntask a\n",
      "医政科, the plan's default lead" },
    { "plan 2025 t\nset default_lead 2\nunit 医政科\npoint p\nlead 信息科\ntask a\n",
      "信息科, from the point" },
    { "plan 2025 t\nunit 医政科\npoint p\nlead 信息科\ntask a\n", "信息科, from the point" },
    { "plan 2025 t\nunit 医政科\npoint a\ntask t\nlead 信息科\n", "the leads of its tasks" },
    { "plan 2025 t\nunit 医政科\npoint a\nset exempt 1\n", "needs none" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (YdPlan) plan = yd_plan_fixture (cases[i].plan);
      g_autofree char *lead = yd_ui_words_dup_lead (yd_plan_fixture_item (plan, "a"));
      g_test_message ("%s", cases[i].plan);
      g_assert_cmpstr (lead, ==, cases[i].lead);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shown-words/lead", test_lead);
  return g_test_run ();
}

#include "yd-check-cases.h"

char *
yd_check_case_describe (YdPlan *plan, YdFinding *finding)
{
  GString *text = g_string_new (NULL);
  int start, length;
  g_string_append_c (text, "!?."[yd_finding_get_severity (finding)]);
  g_autofree char *place = yd_finding_dup_place (finding, plan);
  g_string_append (text, place);
  if (yd_finding_get_span (finding, &start, &length))
    g_string_append_printf (text, "[%d+%d]", start, length);
  g_autofree char *now = yd_finding_dup_text (finding, plan);
  g_autofree char *fixed = now != NULL ? yd_finding_dup_fixed (finding, now) : NULL;
  if (fixed != NULL)
    g_string_append_printf (text, ">%s", fixed);
  return g_string_free (text, FALSE);
}

void
yd_check_cases_run (const char *rule, const YdCheckCase *cases, guint n_cases)
{
  g_assert_nonnull (yd_check_find_rule (rule));
  for (guint i = 0; i < n_cases; i++)
    {
      g_autoptr (YdPlan) plan = yd_plan_fixture (cases[i].plan);
      g_autoptr (GPtrArray) findings = yd_check_plan (plan, YD_CHECK_DEFAULT);
      GString *lines = g_string_new (NULL);
      for (guint f = 0; f < findings->len; f++)
        if (g_strcmp0 (yd_finding_get_rule_id (findings->pdata[f]), rule) == 0)
          {
            g_autofree char *line = yd_check_case_describe (plan, findings->pdata[f]);
            g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
          }
      if (g_strcmp0 (lines->str, cases[i].findings) != 0)
        g_test_message ("%s, case %u:\n%s", rule, i, cases[i].plan);
      g_assert_cmpstr (lines->str, ==, cases[i].findings);
      g_string_free (lines, TRUE);
    }
}

void
yd_check_cases_run_bodies (const char *rule, const char *const (*cases)[2], guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *plan = g_strdup_printf ("plan 2025 t\npoint a\nbody %s\n", cases[i][0]);
      YdCheckCase one = { plan, cases[i][1] };
      yd_check_cases_run (rule, &one, 1);
    }
}

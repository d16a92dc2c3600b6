#include "yd-check-cases.h"

#include <string.h>

static YdFinding *
find (GPtrArray *findings, const char *rule)
{
  for (guint i = 0; i < findings->len; i++)
    if (strcmp (yd_finding_get_rule_id (findings->pdata[i]), rule) == 0)
      return findings->pdata[i];
  g_error ("no finding of %s", rule);
}

/* A fix belongs to the text that was checked: it is not forced on another. */
static void
test_stale (void)
{
  g_autoptr (YdPlan) plan = yd_plan_fixture ("plan 2025 t\npoint a\nbody 甲(乙)丙\n");
  g_autoptr (GPtrArray) findings = yd_check_plan (plan, YD_CHECK_DEFAULT);
  YdFinding *finding = find (findings, "half-width-mark");
  static const struct
  {
    const char *text;
    const char *fixed;
  } cases[] = {
    { "甲(乙)丙", "甲（乙）丙" }, { "甲(丁)丙", "甲（丁）丙" }, /* what stands between does not matter */
    { "甲（乙)丙", NULL },        { "甲乙丙丁", NULL },         { "甲(", NULL }, { "", NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fixed = yd_finding_dup_fixed (finding, cases[i].text);
      g_assert_cmpstr (fixed, ==, cases[i].fixed);
    }
  guint n_edits;
  const YdTextEdit *edits = yd_finding_get_edits (finding, &n_edits);
  g_assert_cmpuint (n_edits, ==, 2);
  g_assert_cmpint (edits[0].start, ==, 1);
  g_assert_cmpstr (edits[1].found, ==, ")");
  g_assert_cmpstr (edits[1].replacement, ==, "）");
}

/* A finding of several places names what stands at each, and each but once. */
static void
test_names_all (void)
{
  static const struct
  {
    const char *body, *rule, *found, *replacement;
  } cases[] = {
    { "台帐", "misspelt-word", "台帐", "台账" },
    { "台帐、台帐", "misspelt-word", "台帐", "台账" },
    { "台帐和帐目，再建台帐", "misspelt-word", "台帐”、“帐目", "台账”、“账目" },
    { "其它单位截止6月底", "preferred-word", "其它”、“截止", "其他”、“截至" },
    { "會議經費規劃檔案", "misspelt-word", "會”、“議”、“經”、“費”、“規”、“劃”、“……",
      "会”、“议”、“经”、“费”、“规”、“划”、“……" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("plan 2025 t\npoint a\nbody %s\n", cases[i].body);
      g_autoptr (YdPlan) plan = yd_plan_fixture (text);
      g_autoptr (GPtrArray) findings = yd_check_plan (plan, YD_CHECK_DEFAULT);
      const char *const *named = yd_finding_get_arguments (find (findings, cases[i].rule));
      g_assert_cmpstr (named[0], ==, cases[i].found);
      g_assert_cmpstr (named[1], ==, cases[i].replacement);
    }
}

/* Fixing again and again ends, and leaves a text that the rule has nothing to say of. */
static void
test_fixes_settle (void)
{
  g_autofree char *text = g_strdup ("目标:\"甲(乙,丙)\", 丁(2025)3号;戊.");
  for (int round = 0; round < 5; round++)
    {
      g_autofree char *description = g_strdup_printf ("plan 2025 t\npoint a\nbody %s\n", text);
      g_autoptr (YdPlan) plan = yd_plan_fixture (description);
      g_autoptr (GPtrArray) findings = yd_check_plan (plan, YD_CHECK_DEFAULT);
      char *fixed = NULL;
      for (guint i = 0; i < findings->len && fixed == NULL; i++)
        fixed = yd_finding_dup_fixed (findings->pdata[i], text);
      if (fixed == NULL)
        break;
      g_free (text);
      text = fixed;
    }
  g_assert_cmpstr (text, ==, "目标：“甲（乙，丙）”，丁〔2025〕3号；戊。");
}

static void
test_places (void)
{
  g_autoptr (YdPlan) plan = yd_plan_fixture ("plan 2025 t\nset assigning 1\npoint a\nbody 文《\n");
  g_autoptr (GPtrArray) findings = yd_check_plan (plan, YD_CHECK_DEFAULT);
  YdFinding *lead = find (findings, "missing-lead"), *mark = find (findings, "unpaired-mark");
  YdItem *item = yd_plan_fixture_item (plan, "a");
  YdId id = yd_record_get_id (YD_RECORD (item));

  g_assert_cmpint (yd_finding_get_table (lead), ==, YD_TABLE_ITEM);
  g_assert_true (yd_finding_get_item (lead) == id && yd_finding_get_record (lead) == id);
  g_assert_null (yd_finding_get_field (lead));
  g_assert_false (yd_finding_get_span (lead, NULL, NULL));
  g_assert_null (yd_finding_dup_text (lead, plan));
  g_assert_null (yd_finding_dup_fixed (lead, "文"));

  int start, length;
  g_assert_cmpint (yd_finding_get_table (mark), ==, YD_TABLE_PARAGRAPH);
  g_assert_cmpstr (yd_finding_get_field (mark), ==, "text");
  g_assert_true (yd_finding_get_item (mark) == id);
  g_assert_true (yd_finding_get_span (mark, &start, &length));
  g_assert_cmpint (start, ==, 1);
  g_assert_cmpint (length, ==, 1);
  g_assert_cmpstr (yd_finding_get_arguments (mark)[0], ==, "《");
  g_assert_null (yd_finding_get_arguments (mark)[1]);

  /* findings outlive what they were found in */
  g_autoptr (YdPlan) other = yd_plan_new ();
  g_autofree char *place = yd_finding_dup_place (lead, other);
  g_assert_cmpstr (place, ==, "Whole plan");
  g_assert_null (yd_finding_dup_text (mark, other));
}

static void
test_words (void)
{
  g_assert_cmpstr (yd_severity_get_word (YD_SEVERITY_ERROR), ==, "error");
  g_assert_cmpstr (yd_severity_get_word (YD_SEVERITY_WARNING), ==, "warning");
  g_assert_cmpstr (yd_severity_get_word (YD_SEVERITY_HINT), ==, "hint");
  g_assert_cmpstr (yd_severity_get_label (YD_SEVERITY_ERROR), ==, "Must change");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/finding/names-all", test_names_all);
  g_test_add_func ("/check/finding/stale", test_stale);
  g_test_add_func ("/check/finding/fixes-settle", test_fixes_settle);
  g_test_add_func ("/check/finding/places", test_places);
  g_test_add_func ("/check/finding/words", test_words);
  return g_test_run ();
}

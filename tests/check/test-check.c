#include "yd-check-cases.h"

#include <string.h>

/* Every rule has an id that no other has, written so that scripts can rely on it, and a title. */
static void
test_table (void)
{
  guint n;
  const YdRule *const *rules = yd_check_get_rules (&n);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_assert_cmpuint (n, >=, 12);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (g_hash_table_add (ids, (gpointer)rules[i]->id));
      g_assert_cmpuint (strspn (rules[i]->id, "abcdefghijklmnopqrstuvwxyz-"), ==, strlen (rules[i]->id));
      g_assert_cmpstr (yd_rule_get_title (rules[i]), !=, "");
      g_assert_true (yd_check_find_rule (rules[i]->id) == rules[i]);
    }
  g_assert_null (yd_check_find_rule ("no-such-rule"));
  g_assert_null (yd_check_find_rule (NULL));
}

static void
test_empty (void)
{
  g_autoptr (YdPlan) bare = yd_plan_new ();
  g_autoptr (GPtrArray) nothing = yd_check_plan (bare, YD_CHECK_DEFAULT);
  g_assert_cmpuint (nothing->len, ==, 0);
}

/* A plan that is in order has no finding at all. */
static void
test_clean (void)
{
  g_autoptr (YdPlan) plan = yd_plan_fixture (
    "plan 2025 示例区2025年卫生健康工作要点\nset stage 3\n"
    "preamble 2025年是“十四五”规划收官之年，重点做好以下工作：\n"
    "unit 基层科\nunit 医政科\n"
    "section 总体要求\nset exempt 1\nbody 坚持以人民为中心。\n"
    "section 提升服务能力\n"
    "point 完善分级诊疗\nset number_found 1.\nbody 互认率达到90%以上（不含急诊），覆盖1200家次。\n"
    "lead 基层科\nsupport 医政科\nindicator 互认率\nset target 90\nmilestone 完成\nset due 2025-12\n"
    "notice\nset number 示卫〔2025〕1号\nset title 示例区卫生健康委员会关于印发《示例区2025年卫生健康工作要点》的通知\n"
    "set addressee 各科室、各单位\nset signature 示例区卫生健康委员会\nset date 2025-03-01\n"
    "body 现将《示例区2025年卫生健康工作要点》印发给你们，请结合实际认真贯彻落实。\n");
  g_autoptr (GPtrArray) findings = yd_check_plan (plan, YD_CHECK_DEFAULT);
  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *message = yd_finding_dup_message (findings->pdata[i]);
      g_test_message ("%s: %s", yd_finding_get_rule_id (findings->pdata[i]), message);
    }
  g_assert_cmpuint (findings->len, ==, 0);
}

static gboolean
finds_comma_at (glong n_before)
{
  g_autoptr (GString) text = g_string_new ("plan 2025 t\nsection 甲\npoint a\nbody ");
  for (glong i = 0; i < n_before; i++)
    g_string_append (text, "好");
  g_string_append (text, ",好\n");
  g_autoptr (YdPlan) plan = yd_plan_fixture (text->str);
  g_autoptr (GPtrArray) findings = yd_check_plan (plan, YD_CHECK_DEFAULT);
  for (guint i = 0; i < findings->len; i++)
    {
      int start, length;
      if (!g_str_equal (yd_finding_get_rule_id (findings->pdata[i]), "half-width-mark"))
        continue;
      yd_finding_get_span (findings->pdata[i], &start, &length);
      g_assert_cmpint (start, ==, n_before);
      g_assert_cmpint (length, ==, 1);
      return TRUE;
    }
  return FALSE;
}

/* A document in one paragraph is looked at as far as any text may go and no further. */
static void
test_long_text (void)
{
  g_assert_true (finds_comma_at (10));
  g_assert_true (finds_comma_at (29998));
  g_assert_false (finds_comma_at (30000));
  g_assert_false (finds_comma_at (700000));
}

/* Findings come as one reads: notice, head, items, ends. */
static void
test_order (void)
{
  g_autoptr (YdPlan) plan = yd_plan_fixture ("plan 2025 甲,乙\npreamble 子,丑\nsection 甲\npoint a\nbody 一,二\n"
                                             "point b\nbody 三,四\nclosing 寅,卯\n"
                                             "notice\nset addressee 甲,乙\nannex 表,单\n");
  static const char *const places[] = { "Notice, addressee", "Title of the plan",
                                        "Text before the sections", "1.a", "2.b",
                                        "Text after the sections", "Annex" };
  g_autoptr (GPtrArray) findings = yd_check_plan (plan, YD_CHECK_DEFAULT);
  guint next = 0;
  for (guint i = 0; i < findings->len; i++)
    if (strcmp (yd_finding_get_rule_id (findings->pdata[i]), "half-width-mark") == 0)
      {
        g_autofree char *place = yd_finding_dup_place (findings->pdata[i], plan);
        g_assert_cmpuint (next, <, G_N_ELEMENTS (places));
        g_assert_cmpstr (place, ==, places[next++]);
      }
  g_assert_cmpuint (next, ==, G_N_ELEMENTS (places));
}

static guint
count (YdPlan *plan, const char *rule, YdCheckFlags flags)
{
  g_autoptr (GPtrArray) findings = yd_check_plan (plan, flags);
  guint n = 0;
  for (guint i = 0; i < findings->len; i++)
    n += strcmp (yd_finding_get_rule_id (findings->pdata[i]), rule) == 0;
  return n;
}

static void
test_switched_off (void)
{
  static const struct
  {
    const char *plan;
    guint shown;
    guint all;
  } cases[] = {
    { "plan 2025 t\nset assigning 1\npoint a\npoint b\n", 2, 2 },
    { "plan 2025 t\nset assigning 1\npoint a\nsuppress missing-lead\nset reason 由党组统一部署\npoint b\n", 1, 2 },
    { "plan 2025 t\nset assigning 1\npoint a\npoint b\nsuppress* missing-lead\n", 0, 2 },
    { "plan 2025 t\nset assigning 1\npoint a\nsuppress empty-body\npoint b\n", 2, 2 },
    { "plan 2025 t\nset assigning 1\npoint a\nsuppress no-such-rule\npoint b\n", 2, 2 },
    /* an item's own reason goes before the plan's, whichever was given first */
    { "plan 2025 t\nset assigning 1\npoint a\nsuppress* missing-lead\nsuppress missing-lead\n"
      "set reason 由党组统一部署\n",
      0, 1 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (YdPlan) plan = yd_plan_fixture (cases[i].plan);
      g_assert_cmpuint (count (plan, "missing-lead", YD_CHECK_DEFAULT), ==, cases[i].shown);
      g_assert_cmpuint (count (plan, "missing-lead", YD_CHECK_SWITCHED_OFF), ==, cases[i].all);
    }

  g_autoptr (YdPlan) plan = yd_plan_fixture (cases[5].plan);
  g_autoptr (GPtrArray) findings = yd_check_plan (plan, YD_CHECK_SWITCHED_OFF);
  const char *reason = NULL;
  for (guint i = 0; i < findings->len; i++)
    {
      gboolean lead = strcmp (yd_finding_get_rule_id (findings->pdata[i]), "missing-lead") == 0;
      g_assert_cmpint (yd_finding_get_switched_off (findings->pdata[i], &reason), ==, lead);
      g_assert_cmpstr (reason, ==, lead ? "由党组统一部署" : "");
    }
}

/* One finding alone is switched off by its key, until its words are others. */
static void
test_one_off (void)
{
  static const char bodies[] = "plan 2025 t\npoint a\nbody 每周报送进展。\npoint b\nbody 每周报送进展。\n";
  g_autoptr (YdPlan) plan = yd_plan_fixture (bodies);
  g_autoptr (GPtrArray) findings = yd_check_plan (plan, YD_CHECK_DEFAULT);
  g_autofree char *key = NULL;
  for (guint i = 0; i < findings->len && key == NULL; i++)
    if (strcmp (yd_finding_get_rule_id (findings->pdata[i]), "burden") == 0)
      key = yd_finding_dup_key (findings->pdata[i]);
  g_assert_nonnull (key);
  g_autofree char *rule = yd_rule_dup_id_of_key (key);
  g_assert_cmpstr (rule, ==, "burden");

  static const struct
  {
    const char *body;
    guint shown;
  } cases[] = { { "每周报送进展。", 1 }, { "每月报送进展。", 2 } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("plan 2025 t\npoint a\nbody %s\n"
                                               "suppress %s\nset reason 市里要求\npoint b\nbody 每周报送进展。\n",
                                               cases[i].body, key);
      g_autoptr (YdPlan) off = yd_plan_fixture (text);
      g_assert_cmpuint (count (off, "burden", YD_CHECK_DEFAULT), ==, cases[i].shown);
      g_assert_cmpuint (count (off, "burden", YD_CHECK_SWITCHED_OFF), ==, 2);
    }
}

/* Bytes that are no UTF-8 are passed over, not read beyond. */
static void
test_bad_text (void)
{
  g_autoptr (YdPlan) plan = yd_plan_fixture ("plan 2025 t\npoint a\nbody \xe5\x8a,\xff,\n");
  g_assert_cmpuint (count (plan, "half-width-mark", YD_CHECK_DEFAULT), ==, 0);
}

static char *
big_plan (guint n_points)
{
  GString *text = g_string_new ("plan 2025 示例区2025年工作要点\nunit 甲\nset registered 1\n");
  for (guint i = 0; i < n_points; i++)
    {
      if (i % 100 == 0)
        g_string_append_printf (text, "section 板块%u\n", i / 100);
      g_string_append_printf (text,
                              "point 推进第%u项重点工作\nset number_found %u.\n"
                              "body 围绕“十四五”规划目标，完善服务体系（含社区），达到90%%以上,"
                              "年底前完成建设任务，持续提升群众获得感、幸福感、安全感。\n",
                              i, i + 1);
    }
  return g_string_free (text, FALSE);
}

/* In a plan of any size each is found. */
static void
test_large (void)
{
  static const guint sizes[] = { 1, 1000, 10000 };
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *text = big_plan (sizes[i]);
      g_autoptr (YdPlan) plan = yd_plan_fixture (text);
      g_autoptr (GPtrArray) findings = yd_check_plan (plan, YD_CHECK_DEFAULT);
      guint commas = 0;
      for (guint f = 0; f < findings->len; f++)
        commas += strcmp (yd_finding_get_rule_id (findings->pdata[f]), "half-width-mark") == 0;
      g_assert_cmpuint (commas, ==, sizes[i]);
    }
}

/* In steps of any size the same is found, and a run may be given up between two of them. */
static void
test_steps (void)
{
  g_autofree char *text = big_plan (250);
  g_autoptr (YdPlan) plan = yd_plan_fixture (text);
  g_autoptr (GPtrArray) whole = yd_check_plan (plan, YD_CHECK_DEFAULT);
  static const guint sizes[] = { 0, 1, 7, 252, 253, 254, 10000 };
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      YdCheckRun *run = yd_check_run_new (plan, YD_CHECK_DEFAULT);
      while (yd_check_run_step (run, sizes[i]))
        ;
      g_autoptr (GPtrArray) findings = yd_check_run_finish (run);
      g_assert_cmpuint (findings->len, ==, whole->len);
      for (guint f = 0; f < whole->len; f++)
        g_assert_cmpstr (yd_finding_get_rule_id (findings->pdata[f]), ==,
                         yd_finding_get_rule_id (whole->pdata[f]));
    }
  g_autoptr (YdCheckRun) given_up = yd_check_run_new (plan, YD_CHECK_DEFAULT);
  g_assert_true (yd_check_run_step (given_up, 3));
}

/* No text makes a rule read beyond it, say a place that is not there, or offer a fix that does not fit. */
static void
test_random (void)
{
  static const char *const pieces[] = {
    "《", "》", "“", "”", "（", "）", "(", ")", "、", "，", "。", "；", "：", ",", ".", "…", "—", "-", "～", "~",
    "%", "％", "１", "2025年", "2024年底前", "十四五", "14五", "三、四个", "3-5家", "1,200", "由", "区卫健委", "牵头",
    "区卫生健康委", "进一步", "积极推进", "达到90%以上", "年底前", "每月报送", "等", " ", "　", "A", "z", "一", "十",
    "\U0001F600", "\u0301", "\u202e", "25年底", "第一、", "工作", "加强", "做好2024年", "二○二五年",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250307);
  for (int round = 0; round < 400; round++)
    {
      g_autoptr (GString) text = g_string_new ("plan 2025 示例区2025年工作要点\nset assigning 1\nunit 区卫健委\nalias 区卫生健康委\n");
      for (int line = 0; line < 6; line++)
        {
          static const char *const heads[] = { "point ", "body ", "section ", "task ", "body ", "body " };
          if (line == 0)
            g_string_append (text, "point 起点\n");
          g_string_append (text, heads[g_rand_int_range (rand, 0, 6)]);
          for (int n = g_rand_int_range (rand, 1, 40); n > 0; n--)
            g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
          g_string_append_c (text, '\n');
        }
      g_autoptr (YdPlan) plan = yd_plan_fixture (text->str);
      g_autoptr (GPtrArray) findings = yd_check_plan (plan, YD_CHECK_DEFAULT);
      for (guint i = 0; i < findings->len; i++)
        {
          YdFinding *finding = findings->pdata[i];
          int start, length;
          guint n_edits;
          g_autofree char *message = yd_finding_dup_message (finding);
          g_autofree char *now = yd_finding_dup_text (finding, plan);
          g_assert_true (g_utf8_validate (message, -1, NULL));
          if (yd_finding_get_span (finding, &start, &length))
            g_assert_cmpint (start + length, <=, g_utf8_strlen (now, -1));
          yd_finding_get_edits (finding, &n_edits);
          g_autofree char *fixed = n_edits > 0 ? yd_finding_dup_fixed (finding, now) : NULL;
          g_assert_true ((n_edits > 0) == (fixed != NULL));
          g_assert_cmpstr (fixed, !=, n_edits > 0 ? now : "");
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/table", test_table);
  g_test_add_func ("/check/empty", test_empty);
  g_test_add_func ("/check/clean", test_clean);
  g_test_add_func ("/check/long-text", test_long_text);
  g_test_add_func ("/check/order", test_order);
  g_test_add_func ("/check/switched-off", test_switched_off);
  g_test_add_func ("/check/one-off", test_one_off);
  g_test_add_func ("/check/bad-text", test_bad_text);
  g_test_add_func ("/check/large", test_large);
  g_test_add_func ("/check/steps", test_steps);
  g_test_add_func ("/check/random", test_random);
  return g_test_run ();
}

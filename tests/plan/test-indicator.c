#include "yd-plan-fixture.h"

static void
test_adds_up (void)
{
  static const struct
  {
    YdAddsUp how;
    YdDecimal values[3];
    guint n;
    const char *whole; /* NULL: nothing together */
  } cases[] = {
    { YD_ADDS_UP_SUM, { { 0, 0 } }, 0, NULL },
    { YD_ADDS_UP_SUM, { { 40, 0 } }, 1, "40" },
    { YD_ADDS_UP_SUM, { { 40, 0 }, { 505, 1 } }, 2, "90.5" },
    { YD_ADDS_UP_SUM, { { -5, 0 }, { 5, 0 } }, 2, "0" },
    { YD_ADDS_UP_SUM, { { G_MAXINT64, 0 }, { 1, 0 } }, 2, NULL },
    { YD_ADDS_UP_SUM, { { G_MAXINT64 / 2, 0 }, { 1, 9 } }, 2, NULL },
    { YD_ADDS_UP_MEAN, { { 90, 0 }, { 91, 0 } }, 2, "90.5" },
    { YD_ADDS_UP_MEAN, { { 90, 0 }, { 91, 0 }, { 91, 0 } }, 3, "90.67" },
    { YD_ADDS_UP_MEAN, { { 90, 0 }, { 92, 0 } }, 2, "91" },
    { YD_ADDS_UP_MEAN, { { 900, 1 }, { 920, 1 } }, 2, "91.0" },
    { YD_ADDS_UP_MEAN, { { -1, 0 }, { -1, 0 }, { 0, 0 } }, 3, "-0.67" },
    { YD_ADDS_UP_LEAST, { { 90, 0 }, { 895, 1 }, { 91, 0 } }, 3, "89.5" },
    { YD_ADDS_UP_GREATEST, { { 90, 0 }, { 895, 1 }, { 91, 0 } }, 3, "91" },
    { YD_ADDS_UP_EACH, { { 90, 0 } }, 1, NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      YdDecimal whole = { 0, 0 };
      gboolean known = yd_adds_up_compute (cases[i].how, cases[i].values, cases[i].n, &whole);
      g_autofree char *text = known ? yd_decimal_format (&whole) : NULL;
      g_test_message ("case %u", i);
      g_assert_cmpstr (text, ==, cases[i].whole);
    }
}

static void
test_breakdown (void)
{
  static const struct
  {
    const char *plan;
    const char *words;
  } cases[] = {
    { "point a\nindicator 率\nset target 90\n", "" },
    { "point a\nindicator 率\nset target 90\nset measure %\ntarget 2026 - 85\ntarget 2025 - 80.5\n",
      "2025年≥80.5%、2026年≥85%" },
    /* units as the register has them, each with its years */
    { "unit 丁\nunit 丙\nset short_name 丙简\npoint a\nindicator 数\nset comparison 1\nset target 9\n"
      "target 2026 丙 3\ntarget 0 丙 4\ntarget 0 丁 5\n",
      "丁≤5、丙简≤4、丙简2026年≤3（各单位之和）" },
    /* of a range or a direction a part is a plain number */
    { "unit 丁\npoint a\nindicator 数\nset comparison 3\nset target 7\nset target_high 10\ntarget 0 丁 5\n"
      "set adds_up 4\n",
      "丁5（各单位分别达到）" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (YdPlan) plan = yd_plan_fixture (cases[i].plan);
      YdRecordList *list = yd_item_list_indicators (yd_plan_fixture_item (plan, "a"));
      g_autofree char *words = yd_indicator_dup_breakdown (yd_record_list_get (list, 0));
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* The id follows from what the row is about, and nothing else has it. */
static void
test_id (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint n = 0;
  for (YdId indicator = 1; indicator < 20; indicator++)
    for (int year = 0; year < 2030; year += year == 0 ? 2020 : 1)
      for (YdId unit = 0; unit < 20; unit++, n++)
        {
          YdId id = yd_indicator_target_make_id (indicator, year, unit);
          g_assert_cmpint (id, >, 0);
          g_assert_cmpint (id, ==, yd_indicator_target_make_id (indicator, year, unit));
          g_hash_table_add (seen, g_memdup2 (&id, sizeof id));
        }
  g_assert_cmpuint (g_hash_table_size (seen), ==, n);
  /* files hold it: it may never come out otherwise */
  g_assert_cmpint (yd_indicator_target_make_id (1, 2025, 2), ==,
                   G_GINT64_CONSTANT (5422712276277573497));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/indicator/adds-up", test_adds_up);
  g_test_add_func ("/indicator/breakdown", test_breakdown);
  g_test_add_func ("/indicator/id", test_id);
  return g_test_run ();
}

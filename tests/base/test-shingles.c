#include "yd-shingles.h"

#include <glib.h>

static double
compare (const char *a, const char *b)
{
  g_autoptr (YdShingles) x = yd_shingles_new (a);
  g_autoptr (YdShingles) y = yd_shingles_new (b);
  g_assert_cmpfloat (yd_shingles_compare (x, y), ==, yd_shingles_compare (y, x));
  return yd_shingles_compare (x, y);
}

static void
test_compare (void)
{
  g_assert_cmpfloat (compare ("", ""), ==, 0);
  g_assert_cmpfloat (compare ("甲", "甲"), ==, 0); /* one letter is no pair */
  g_assert_cmpfloat (compare ("甲乙", "甲乙"), ==, 1);
  g_assert_cmpfloat (compare ("甲乙", "乙甲"), ==, 0);
  g_assert_cmpfloat (compare ("甲乙丙", "甲乙丁"), ==, 0.5);
  g_assert_cmpfloat (compare ("甲，乙 丙。", "甲乙丙"), ==, 1); /* marks and blanks aside */
  g_assert_cmpfloat (compare ("ＤＲＧ付费", "drg付费"), ==, 1);
  g_assert_cmpfloat (compare ("甲乙甲乙甲乙", "甲乙甲"), ==, 1); /* sets, not counts */
}

static void
test_share (void)
{
  static const struct
  {
    const char *part, *whole;
    double share;
  } cases[] = {
    { "甲乙丙", "零甲乙丙丁", 1 },
    { "零甲乙丙丁", "甲乙丙", 0.5 },
    { "甲乙丙", "子丑寅", 0 },
    { "", "甲乙", 0 },
    { "甲乙", "", 0 },
    { "甲，乙", "甲乙", 1 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (YdShingles) part = yd_shingles_new (cases[i].part);
      g_autoptr (YdShingles) whole = yd_shingles_new (cases[i].whole);
      g_assert_cmpfloat (yd_shingles_get_share (part, whole), ==, cases[i].share);
    }
}

static void
test_bands (void)
{
  static const char text[]
    = "完善区域性医疗中心学科体系，加快重点专科能级提升，推进紧密型城市医疗集团试点，强化双向转诊";
  static const char near[]
    = "完善区域性医疗中心学科体系，加快重点专科能级提升，推进紧密型城市医疗集团建设，强化双向转诊";
  g_autoptr (YdShingles) a = yd_shingles_new (text);
  g_autoptr (YdShingles) same = yd_shingles_new (text);
  g_autoptr (YdShingles) b = yd_shingles_new (near);
  guint shared = 0;
  for (guint band = 0; band < YD_SHINGLE_BANDS; band++)
    {
      g_assert_cmpuint (yd_shingles_get_band (a, band), ==, yd_shingles_get_band (same, band));
      shared += yd_shingles_get_band (a, band) == yd_shingles_get_band (b, band);
    }
  g_assert_cmpuint (shared, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/shingles/compare", test_compare);
  g_test_add_func ("/base/shingles/share", test_share);
  g_test_add_func ("/base/shingles/bands", test_bands);
  return g_test_run ();
}

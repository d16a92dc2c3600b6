#include "yd-decimal.h"

static void
test_round_trip (void)
{
  static const char *const good[]
    = { "0", "90", "0.1", "90.0", "-3.5", "123456789012345678", "12.345678901" };
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      YdDecimal value;
      g_assert_true (yd_decimal_parse (good[i], &value));
      g_autofree char *text = yd_decimal_format (&value);
      g_assert_cmpstr (text, ==, good[i]);
    }
  static const char *const bad[] = { "",      "-",           ".5",  "5.",
                                     "1e3",   "1,000",       "12 ", "1234567890123456789",
                                     "1.2.3", "0.1234567890" };
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      YdDecimal value = { 7, 7 };
      g_assert_false (yd_decimal_parse (bad[i], &value));
      g_assert_cmpint (value.digits, ==, 7);
    }
}

static void
test_compare (void)
{
  YdDecimal a = { 90, 0 }, b = { 900, 1 }, c = { 901, 1 }, d = { -1, 9 };
  g_assert_cmpint (yd_decimal_compare (&a, &b), ==, 0);
  g_assert_cmpint (yd_decimal_compare (&a, &c), <, 0);
  g_assert_cmpint (yd_decimal_compare (&c, &a), >, 0);
  g_assert_cmpint (yd_decimal_compare (&d, &a), <, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/decimal/round-trip", test_round_trip);
  g_test_add_func ("/base/decimal/compare", test_compare);
  return g_test_run ();
}

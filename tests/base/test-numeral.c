#include "yd-numeral.h"

#include <string.h>

static void
test_round_trip (void)
{
  static const struct
  {
    int value;
    const char *text;
  } cases[] = { { 1, "一" },          { 10, "十" },           { 11, "十一" },
                { 20, "二十" },       { 21, "二十一" },       { 100, "一百" },
                { 101, "一百零一" },  { 110, "一百一十" },    { 112, "一百一十二" },
                { 1001, "一千零一" }, { 1010, "一千零一十" }, { 9999, "九千九百九十九" } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = yd_numeral_format (cases[i].value);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
  for (int n = 1; n <= 9999; n++)
    {
      g_autofree char *text = yd_numeral_format (n);
      int value = 0;
      g_assert_cmpuint (yd_numeral_parse (text, &value), ==, strlen (text));
      g_assert_cmpint (value, ==, n);
    }
}

static void
test_reading (void)
{
  static const struct
  {
    const char *text;
    gsize length;
    int value;
  } cases[] = { { "十二、标题", 6, 12 }, { "二〇二五年", 12, 2025 },
                { "两家", 3, 2 },        { "标题", 0, -1 },
                { "", 0, -1 },           { "12", 0, -1 },
                { "一带一路", 3, 1 } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int value = -1;
      g_assert_cmpuint (yd_numeral_parse (cases[i].text, &value), ==, cases[i].length);
      g_assert_cmpint (value, ==, cases[i].value);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/numeral/round-trip", test_round_trip);
  g_test_add_func ("/base/numeral/reading", test_reading);
  return g_test_run ();
}

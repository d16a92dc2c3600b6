#include "yd-date.h"

static void
test_iso (void)
{
  static const struct
  {
    const char *iso;
    const char *chinese;
    const char *last;
  } cases[] = {
    { "2025-04-18", "2025年4月18日", "2025-04-18" },
    { "2024-02-29", "2024年2月29日", "2024-02-29" },
    { "2025-02", "2025年2月", "2025-02-28" },
    { "2024-02", "2024年2月", "2024-02-29" },
    { "2025-12", "2025年12月", "2025-12-31" },
    { "2025-Q1", "2025年第一季度", "2025-03-31" },
    { "2025-Q4", "2025年第四季度", "2025-12-31" },
    { "2025-H1", "2025年上半年", "2025-06-30" },
    { "2025-H2", "2025年下半年", "2025-12-31" },
    { "2025", "2025年", "2025-12-31" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      YdDate date = YD_DATE_NONE;
      g_assert_true (yd_date_parse_iso (cases[i].iso, &date));
      g_autofree char *iso = yd_date_to_iso (date);
      g_autofree char *chinese = yd_date_to_chinese (date);
      g_autofree char *last = yd_date_to_iso (yd_date_last_day (date));
      g_assert_cmpstr (iso, ==, cases[i].iso);
      g_assert_cmpstr (chinese, ==, cases[i].chinese);
      g_assert_cmpstr (last, ==, cases[i].last);
      YdDate read = YD_DATE_NONE;
      g_assert_true (yd_date_parse_chinese (chinese, &read));
      g_assert_true (yd_date_equal (read, date));
    }
}

static void
test_no_chinese (void)
{
  static const char *const bad[] = { "",
                                     "年",
                                     "2025",
                                     "2025年13月",
                                     "2025年2月30日",
                                     "2025年第五季度",
                                     "2025年第一季度下半年",
                                     "2025年4",
                                     "2025年4月1",
                                     "2025年4月1日前",
                                     "20255年",
                                     "2025年上半年1月",
                                     "1800年" };
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      YdDate date = yd_date_new_day (2025, 1, 1);
      g_test_message ("%s", bad[i]);
      g_assert_false (yd_date_parse_chinese (bad[i], &date));
      g_assert_true (yd_date_equal (date, yd_date_new_day (2025, 1, 1)));
    }
  g_assert_false (yd_date_parse_chinese (NULL, &(YdDate){ 0 }));
}

static void
test_refused (void)
{
  static const char *const bad[]
    = { "",           "25",      "2025-",      "2025-13",   "2025-02-29",
        "2025-Q5",    "2025-Q0", "2025-H3",    "2025-4-18", "2025-04-18 ",
        "2025/04/18", "1800",    "2025-00-01", "2025-04-31" };
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      YdDate date = yd_date_new_day (2025, 1, 1);
      g_assert_false (yd_date_parse_iso (bad[i], &date));
      g_assert_true (yd_date_equal (date, yd_date_new_day (2025, 1, 1)));
    }
  g_assert_false (yd_date_parse_iso (NULL, &(YdDate){ 0 }));
  g_assert_false (yd_date_is_set (yd_date_new_day (2025, 2, 30)));
  g_assert_false (yd_date_is_set (yd_date_new_month (2025, 13)));
  g_assert_false (yd_date_is_set (yd_date_new_quarter (2025, 0)));
  g_assert_false (yd_date_is_set (yd_date_new_half_year (2025, 3)));
  g_assert_false (yd_date_is_set (yd_date_new_year (0)));
  g_assert_null (yd_date_to_iso (YD_DATE_NONE));
}

static void
test_order (void)
{
  YdDate day = yd_date_new_day (2025, 12, 31), month = yd_date_new_month (2025, 12),
         year = yd_date_new_year (2025), next = yd_date_new_day (2026, 1, 1);
  g_assert_cmpint (yd_date_compare (day, month), <, 0);
  g_assert_cmpint (yd_date_compare (month, year), <, 0);
  g_assert_cmpint (yd_date_compare (year, next), <, 0);
  g_assert_cmpint (yd_date_compare (next, YD_DATE_NONE), <, 0);
  g_assert_cmpint (yd_date_compare (YD_DATE_NONE, YD_DATE_NONE), ==, 0);
  g_assert_cmpint (yd_date_days_from (day, next), ==, 1);
  g_assert_cmpint (yd_date_days_from (next, day), ==, -1);
  g_assert_cmpint (yd_date_days_from (month, year), ==, 0);
}

static void
test_years (void)
{
  YdDate leap = yd_date_new_day (2024, 2, 29);
  g_assert_true (yd_date_equal (yd_date_add_years (leap, 1), yd_date_new_day (2025, 2, 28)));
  g_assert_true (yd_date_equal (yd_date_add_years (leap, 4), yd_date_new_day (2028, 2, 29)));
  g_assert_true (yd_date_equal (yd_date_add_years (yd_date_new_quarter (2025, 3), 1),
                                yd_date_new_quarter (2026, 3)));
  g_assert_false (yd_date_is_set (yd_date_add_years (YD_DATE_NONE, 1)));
}

/* Feasts of the lunar calendar, with a year that has a leap month before them (2025, 2028). */
static void
test_lunar (void)
{
  static const struct
  {
    int year, month, day;
    const char *iso;
  } cases[] = {
    { 2024, 1, 1, "2024-02-10" },  { 2025, 1, 1, "2025-01-29" },  { 2026, 1, 1, "2026-02-17" },
    { 2033, 1, 1, "2033-01-31" },  { 2025, 1, 15, "2025-02-12" }, { 2025, 5, 5, "2025-05-31" },
    { 2025, 8, 15, "2025-10-06" }, { 2028, 8, 15, "2028-10-03" }, { 2025, 9, 9, "2025-10-29" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      YdDate date = yd_date_new_lunar (cases[i].year, cases[i].month, cases[i].day);
      g_autofree char *iso = yd_date_to_iso (date);
      g_assert_cmpstr (iso, ==, cases[i].iso);
    }
  g_assert_false (yd_date_is_set (yd_date_new_lunar (0, 1, 1)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/date/iso", test_iso);
  g_test_add_func ("/base/date/refused", test_refused);
  g_test_add_func ("/base/date/no-chinese", test_no_chinese);
  g_test_add_func ("/base/date/order", test_order);
  g_test_add_func ("/base/date/years", test_years);
  g_test_add_func ("/base/date/lunar", test_lunar);
  return g_test_run ();
}

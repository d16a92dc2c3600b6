/* Days as people type them into the notice, and what is offered there. */

#include "yd-ui-date-text.h"
#include "yd-ui-offers.h"

static const struct
{
  const char *text;
  YdUiDateAnswer answer;
  const char *iso;
} dates[] = {
  { "", YD_UI_DATE_EMPTY, NULL },
  { "   ", YD_UI_DATE_EMPTY, NULL },
  { "2025年3月20日", YD_UI_DATE_READ, "2025-03-20" },
  { " 2025 年 3 月 20 日 ", YD_UI_DATE_READ, "2025-03-20" },
  { "２０２５年３月２０日", YD_UI_DATE_READ, "2025-03-20" },
  { "二〇二五年三月二十日", YD_UI_DATE_READ, "2025-03-20" },
  { "二〇二五年十二月三十一日", YD_UI_DATE_READ, "2025-12-31" },
  { "二〇二五年十月十日", YD_UI_DATE_READ, "2025-10-10" },
  { "2025-3-20", YD_UI_DATE_READ, "2025-03-20" },
  { "2025-03-20", YD_UI_DATE_READ, "2025-03-20" },
  { "2025.3.20", YD_UI_DATE_READ, "2025-03-20" },
  { "2025/3/20", YD_UI_DATE_READ, "2025-03-20" },
  { "20250320", YD_UI_DATE_READ, "2025-03-20" },
  { "2024-2-29", YD_UI_DATE_READ, "2024-02-29" },
  { "2025-2-29", YD_UI_DATE_IMPOSSIBLE, NULL },
  { "2025年2月30日", YD_UI_DATE_IMPOSSIBLE, NULL },
  { "2025-13-1", YD_UI_DATE_IMPOSSIBLE, NULL },
  { "2025-0-1", YD_UI_DATE_IMPOSSIBLE, NULL },
  { "20251301", YD_UI_DATE_IMPOSSIBLE, NULL },
  { "2025年3月", YD_UI_DATE_UNREADABLE, NULL },
  { "2025", YD_UI_DATE_UNREADABLE, NULL },
  { "25-3-20", YD_UI_DATE_UNREADABLE, NULL },
  { "2025-3-20x", YD_UI_DATE_UNREADABLE, NULL },
  { "3月20日", YD_UI_DATE_READ, "2024-03-20" }, /* of the year that is given */
  { " 1 月 14 日", YD_UI_DATE_READ, "2024-01-14" },
  { "十二月三十一日", YD_UI_DATE_READ, "2024-12-31" },
  { "3-20", YD_UI_DATE_READ, "2024-03-20" },
  { "2月29日", YD_UI_DATE_READ, "2024-02-29" },
  { "2月30日", YD_UI_DATE_IMPOSSIBLE, NULL },
  { "3月", YD_UI_DATE_UNREADABLE, NULL },
  { "3", YD_UI_DATE_UNREADABLE, NULL },
  { "320", YD_UI_DATE_UNREADABLE, NULL },
  { "tomorrow", YD_UI_DATE_UNREADABLE, NULL },
};

static void
test_dates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      YdDate date;
      YdUiDateAnswer answer = yd_ui_date_read (dates[i].text, 2024, &date);
      g_autofree char *iso = yd_date_is_set (date) ? yd_date_to_iso (date) : NULL;
      g_test_message ("%s", dates[i].text);
      g_assert_cmpint (answer, ==, dates[i].answer);
      g_assert_cmpstr (iso, ==, dates[i].iso);
    }
}

/* Of a plan that has no year nothing is guessed. */
static void
test_no_year (void)
{
  YdDate date;
  g_assert_cmpint (yd_ui_date_read ("3月20日", 0, &date), ==, YD_UI_DATE_UNREADABLE);
  g_assert_false (yd_date_is_set (date));
  g_assert_cmpint (yd_ui_date_read ("2025年3月20日", 0, &date), ==, YD_UI_DATE_READ);
}

static void
test_offers (void)
{
  static const struct
  {
    const char *text, *offer, *taken;
  } cases[] = {
    { "", "特急", "特急" },         { "加急", "特急", "特急" },
    { "", "机密", "机密" },         { "秘密★1年", "机密", "机密★1年" },
    { "秘密", "★5年", "秘密★5年" }, { "秘密★1年", "★5年", "秘密★5年" },
    { "内部★", "机密", "机密★" },   { "", "★5年", "★5年" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *taken = yd_ui_offers_take (cases[i].text, cases[i].offer);
      g_assert_cmpstr (taken, ==, cases[i].taken);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fields/dates", test_dates);
  g_test_add_func ("/fields/no-year", test_no_year);
  g_test_add_func ("/fields/offers", test_offers);
  return g_test_run ();
}

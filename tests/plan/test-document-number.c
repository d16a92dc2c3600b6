/* Document numbers as people type them. */

#include "yd-notice.h"

static const struct
{
  const char *text;
  const char *code, *year, *serial;
  const char *joined; /* what the parts give together */
} numbers[] = {
  { NULL, "", "", "", "" },
  { "", "", "", "", "" },
  { "示卫〔2025〕12号", "示卫", "2025", "12", "示卫〔2025〕12号" },
  { "示卫[2025]12号", "示卫", "2025", "12", "示卫〔2025〕12号" },
  { "示卫（2025）第012号", "示卫", "2025", "012", "示卫〔2025〕012号" },
  { "示卫〔2025〕", "示卫", "2025", "", "示卫〔2025〕号" },
  { "示卫〔2025〕号", "示卫", "2025", "", "示卫〔2025〕号" },
  { "示卫12号", "示卫12号", "", "", "示卫12号" },
  { "示卫〔25年〕12号", "示卫〔25年〕12号", "", "", "示卫〔25年〕12号" },
};

static void
test_numbers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *code = NULL, *year = NULL, *serial = NULL;
      yd_notice_number_split (numbers[i].text, &code, &year, &serial);
      g_autofree char *joined = yd_notice_number_join (code, year, serial);
      g_assert_cmpstr (code, ==, numbers[i].code);
      g_assert_cmpstr (year, ==, numbers[i].year);
      g_assert_cmpstr (serial, ==, numbers[i].serial);
      g_assert_cmpstr (joined, ==, numbers[i].joined);
    }
}

/* What is typed into one entry with brackets, 年, 第 or 号 of its own. */
static void
test_join (void)
{
  g_autofree char *bracketed = yd_notice_number_join ("示卫", "[2025]", "第3号");
  g_autofree char *whole = yd_notice_number_join ("示卫[2025]3号", "2025", "1");
  g_autofree char *code = yd_notice_number_join (" 示卫 ", "", "");
  g_assert_cmpstr (bracketed, ==, "示卫〔2025〕3号");
  g_assert_cmpstr (whole, ==, "示卫[2025]3号");
  g_assert_cmpstr (code, ==, "示卫");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document-number/numbers", test_numbers);
  g_test_add_func ("/document-number/join", test_join);
  return g_test_run ();
}

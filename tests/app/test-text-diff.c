#include "yd-ui-text-diff.h"

#include <string.h>

/* What is replaced must make the one text of the other, and be no more than what differs. */
static void
test_cases (void)
{
  static const struct
  {
    const char *old_text;
    const char *new_text;
    gboolean differs;
    int start;
    int old_length;
    const char *inserted;
  } cases[] = {
    { "", "", FALSE, 0, 0, "" },
    { "要点", "要点", FALSE, 0, 0, "" },
    { "", "要点", TRUE, 0, 0, "要点" },
    { "要点", "", TRUE, 0, 2, "" },
    { "abc", "abXc", TRUE, 2, 0, "X" },
    { "aa", "aaa", TRUE, 2, 0, "a" },
    { "aaa", "aa", TRUE, 2, 1, "" },
    { "做实集团", "做强集团", TRUE, 1, 1, "强" },
    /* 一 and 丁 begin with the same two bytes, 丁 and 万 end with others */
    { "一", "丁", TRUE, 0, 1, "丁" },
    { "甲一乙", "甲丁乙", TRUE, 1, 1, "丁" },
    { "一段\n二段", "一段\n新段\n二段", TRUE, 3, 0, "新段\n" },
    { "𠮷野", "吉野", TRUE, 0, 1, "吉" },
    { "e\xcc\x81", "e", TRUE, 1, 1, "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      YdUiTextDiff diff = { 0 };
      gboolean differs = yd_ui_text_diff (cases[i].old_text, cases[i].new_text, &diff);
      g_assert_cmpint (differs, ==, cases[i].differs);
      if (!differs)
        continue;
      g_autofree char *inserted = g_strndup (diff.text, (gsize)diff.bytes);
      g_assert_true (g_utf8_validate (inserted, -1, NULL));
      g_assert_cmpstr (inserted, ==, cases[i].inserted);
      g_assert_cmpint (diff.start, ==, cases[i].start);
      g_assert_cmpint (diff.old_length, ==, cases[i].old_length);

      g_autofree char *head = g_utf8_substring (cases[i].old_text, 0, diff.start);
      const char *tail = g_utf8_offset_to_pointer (cases[i].old_text, diff.start + diff.old_length);
      g_autofree char *made = g_strconcat (head, inserted, tail, NULL);
      g_assert_cmpstr (made, ==, cases[i].new_text);
    }
}

/* Any two of a set of awkward texts, both ways. */
static void
test_pairs (void)
{
  static const char *const texts[]
    = { "",  "一", "丁",   "一丁", "丁一", "一一", "a一",    "一a",   "一丁一",
        "é", "è",  "𠮷𠮸", "𠮸𠮷", "一\n", "\n一", "一丁丂", "丂丁一" };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint k = 0; k < G_N_ELEMENTS (texts); k++)
      {
        YdUiTextDiff diff;
        if (!yd_ui_text_diff (texts[i], texts[k], &diff))
          {
            g_assert_cmpstr (texts[i], ==, texts[k]);
            continue;
          }
        g_autofree char *inserted = g_strndup (diff.text, (gsize)diff.bytes);
        g_assert_true (g_utf8_validate (inserted, -1, NULL));
        g_autofree char *head = g_utf8_substring (texts[i], 0, diff.start);
        const char *tail = g_utf8_offset_to_pointer (texts[i], diff.start + diff.old_length);
        g_autofree char *made = g_strconcat (head, inserted, tail, NULL);
        g_assert_cmpstr (made, ==, texts[k]);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-diff/cases", test_cases);
  g_test_add_func ("/text-diff/pairs", test_pairs);
  return g_test_run ();
}

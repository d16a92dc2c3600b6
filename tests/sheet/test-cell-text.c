#include "yd-cell-text.h"

#include <string.h>

static void
test_lines (void)
{
  static const struct
  {
    const char *text;
    double width; /* 12 characters of a column hold 5 Han: (12 * 7 - 3) / 14 */
    guint lines;
  } cases[] = {
    { "", 12, 1 },
    { "一二三四五", 12, 1 },
    { "一二三四五六", 12, 2 },
    { "一二三四五六七八九十", 12, 2 },
    { "一二三四五六七八九十一", 12, 3 },
    { "一\n二", 12, 2 },
    { "一\n\n二", 12, 3 },
    { "一二三四五，六七八九", 12, 3 }, /* ，takes 五 along: 5 + ，六七八 + 九 */
    { "abcdefghij", 12, 1 },
    { "abcdefghijk", 12, 2 },
    { "abcdef ghijkl", 12, 2 },
    { "一二三abcdefg", 12, 2 },
    { "字", 0.5, 1 }, /* narrower than one: each stands on a line of its own */
    { "字字", 0.5, 2 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint lines = yd_cell_text_count_lines (cases[i].text, cases[i].width);
      if (lines != cases[i].lines)
        g_test_message ("case %u: %s", i, cases[i].text);
      g_assert_cmpuint (lines, ==, cases[i].lines);

      /* the bound that is known without a walk holds */
      g_autofree char *writable = NULL;
      YdCellText cell = yd_cell_text_read (cases[i].text, &writable);
      g_assert_cmpuint (yd_cell_text_most_lines (&cell, cases[i].width), >=, lines);
    }
}

static void
test_read (void)
{
  static const struct
  {
    const char *text;
    const char *writable; /* NULL: as it is */
    guint wide, narrow, breaks;
  } cases[] = {
    { "", NULL, 0, 0, 0 },
    { "一a\n二", NULL, 2, 2, 1 },
    { "一\r\n二", "一\n二", 2, 1, 1 },
    { "\x01", "", 0, 0, 0 },
    { "\xff", "\xef\xbf\xbd", 1, 0, 0 },
    { "\xe4\xb8", "\xef\xbf\xbd\xef\xbf\xbd", 2, 0, 0 },
    { "\xef\xbf\xbe一", "一", 1, 0, 0 },
    { "％", NULL, 1, 0, 0 },
    { "𠮷", NULL, 1, 0, 0 },
    { "\xef\xbf\xa5", "￥", 1, 0, 0 }, /* near those that are none, and kept */
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *writable = NULL;
      YdCellText cell = yd_cell_text_read (cases[i].text, &writable);
      g_assert_cmpstr (writable, ==, cases[i].writable);
      g_assert_cmpuint (cell.wide, ==, cases[i].wide);
      g_assert_cmpuint (cell.narrow, ==, cases[i].narrow);
      g_assert_cmpuint (cell.breaks, ==, cases[i].breaks);
      g_assert_false (cell.cut);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/cell-text/lines", test_lines);
  g_test_add_func ("/sheet/cell-text/read", test_read);
  return g_test_run ();
}

#include "yd-year-shift.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  const char *name;
  gboolean bare;
  const char *text;
  const char *expected; /* NULL: as it was */
  guint n_moved;
  guint n_left;
} Case;

/* A plan of 2025 called 2025年示例区工作要点, moved on to 2026. */
static const Case cases[] = {
  { "empty", FALSE, "", NULL, 0, 0 },
  { "year", FALSE, "2025年是收官之年。", "2026年是收官之年。", 1, 0 },
  { "year-spaced", FALSE, "到2025 年底", "到2026 年底", 1, 0 },
  { "full-width", FALSE, "２０２５年度", "２０２６年度", 1, 0 },
  { "han", FALSE, "二〇二五年三月", "二〇二六年三月", 1, 0 },
  { "han-circle", FALSE, "二○二五年", "二○二六年", 1, 0 },
  { "two-in-one", FALSE, "2025年初至2025年末", "2026年初至2026年末", 2, 0 },
  { "at-the-end", FALSE, "2025", NULL, 0, 0 },
  { "count", FALSE, "培训2025人次", NULL, 0, 0 },
  { "longer-number", FALSE, "12025年、20255年", NULL, 0, 0 },
  { "decimal", FALSE, "1.2025年", NULL, 0, 0 },
  { "written-date", FALSE, "2025.3.15前、2025-03-15", "2026.3.15前、2026-03-15", 2, 0 },
  { "not-a-date", FALSE, "2025.3前", NULL, 0, 0 },
  { "document-number", FALSE, "按照示卫〔2025〕19号要求", NULL, 0, 0 },
  { "year-before", FALSE, "较2024年提高", NULL, 0, 1 },
  { "year-after", FALSE, "谋划2026年工作", NULL, 0, 1 },
  { "far-year", FALSE, "到2035年建成", NULL, 0, 0 },
  { "span-out", FALSE, "实施三年行动计划（2025—2027年）", NULL, 0, 1 },
  { "span-out-far", FALSE, "（2027—2030年）", NULL, 0, 0 },
  { "span-dashes", FALSE, "2023年——2025年", NULL, 0, 1 },
  { "other-document", FALSE, "落实《全市2025年重点任务》，2025年完成",
    "落实《全市2025年重点任务》，2026年完成", 1, 1 },
  { "own-document", FALSE, "《2025年示例区工作要点》已经审议", "《2026年示例区工作要点》已经审议",
    1, 0 },
  { "own-document-spaced", FALSE, "《2025 年示例区工作要点》", "《2026 年示例区工作要点》", 1, 0 },
  { "unclosed-book", FALSE, "《2025年", NULL, 0, 1 },
  { "bare-title", TRUE, "2025工作要点", "2026工作要点", 1, 0 },
  { "bare-not-in-prose", FALSE, "2025工作要点", NULL, 0, 0 },
  { "bare-number", TRUE, "关于示卫〔2025〕1号的说明", NULL, 0, 0 },
};

static void
count (GPtrArray *mentions, guint *n_moved, guint *n_left)
{
  *n_moved = *n_left = 0;
  for (guint i = 0; i < mentions->len; i++)
    {
      const YdYearMention *mention = mentions->pdata[i];
      g_assert_nonnull (mention->before);
      if (mention->after != NULL)
        {
          g_assert_cmpstr (mention->before, !=, mention->after);
          (*n_moved)++;
        }
      else
        (*n_left)++;
    }
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  YdYearShift shift = { 2025, 2025, 1, c->bare, "2025年示例区工作要点" };
  g_autoptr (GPtrArray) mentions
    = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_year_mention_free);
  g_autofree char *moved = yd_year_shift_text (&shift, c->text, mentions);
  g_assert_cmpstr (moved, ==, c->expected != NULL ? c->expected : c->text);
  g_assert_cmpint (g_utf8_strlen (moved, -1), ==, g_utf8_strlen (c->text, -1));
  guint n_moved, n_left;
  count (mentions, &n_moved, &n_left);
  g_assert_cmpuint (n_moved, ==, c->n_moved);
  g_assert_cmpuint (n_left, ==, c->n_left);
}

static void
test_several_years (void)
{
  YdYearShift shift = { 2025, 2027, 3, FALSE, NULL };
  g_autofree char *span = yd_year_shift_text (&shift, "（2025—2027年），到2027年，2024年", NULL);
  g_assert_cmpstr (span, ==, "（2028—2030年），到2030年，2024年");
}

static void
test_nothing_to_do (void)
{
  YdYearShift shift = { 2025, 2025, 0, FALSE, NULL };
  g_autoptr (GPtrArray) mentions
    = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_year_mention_free);
  g_autofree char *same = yd_year_shift_text (&shift, "2025年、2024年", mentions);
  g_assert_cmpstr (same, ==, "2025年、2024年");
  g_assert_cmpuint (mentions->len, ==, 0);
  g_assert_null (yd_year_shift_text (&shift, NULL, mentions));
}

static void
test_excerpt (void)
{
  YdYearShift shift = { 2025, 2025, 1, FALSE, NULL };
  g_autoptr (GPtrArray) mentions
    = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_year_mention_free);
  g_autofree char *moved
    = yd_year_shift_text (&shift, "甲乙丙丁戊己庚辛2025年子丑寅卯辰巳午未申酉戌亥天地", mentions);
  g_assert_cmpstr (moved, ==, "甲乙丙丁戊己庚辛2026年子丑寅卯辰巳午未申酉戌亥天地");
  const YdYearMention *mention = mentions->pdata[0];
  g_assert_cmpstr (mention->before, ==, "丙丁戊己庚辛2025年子丑寅卯辰巳午未申酉戌亥");
  g_assert_cmpstr (mention->after, ==, "丙丁戊己庚辛2026年子丑寅卯辰巳午未申酉戌亥");
}

/* What is told of a place shows all that moved around it. */
static void
test_neighbours (void)
{
  YdYearShift shift = { 2025, 2027, 3, FALSE, NULL };
  g_autoptr (GPtrArray) mentions
    = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_year_mention_free);
  g_autofree char *moved = yd_year_shift_text (&shift, "2025年4家，2026年5家", mentions);
  g_assert_cmpstr (moved, ==, "2028年4家，2029年5家");
  for (guint i = 0; i < 2; i++)
    {
      const YdYearMention *mention = mentions->pdata[i];
      g_assert_nonnull (strstr (moved, mention->after));
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/year-shift/case/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/year-shift/several-years", test_several_years);
  g_test_add_func ("/year-shift/nothing-to-do", test_nothing_to_do);
  g_test_add_func ("/year-shift/excerpt", test_excerpt);
  g_test_add_func ("/year-shift/neighbours", test_neighbours);
  return g_test_run ();
}

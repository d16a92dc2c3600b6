/* Five hundred plans from a seeded generator: no line starts or ends as it may not, full lines are
 * flush, numbers, dates and document numbers are whole. A twentieth of them is measured in the PDF.
 */

#include "notice-case.h"
#include "pdf-probe.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define N_PLANS 500
#define N_MEASURED 25
#define CELL (156.0 / 28)

static const char *const no_start[]
  = { "，", "。", "、", "；", "：", "？", "！", "”", "’",  "）", "》",
      "〉", "〕", "】", "…",  "％", "%",  "‰",  "℃", "～", "·" };
static const char *const no_end[] = { "“", "‘", "（", "《", "〈", "〔", "【" };

static YdComposer *composer;

static const char *
pick (GRand *rand, const char *const *words, gsize n)
{
  return words[g_rand_int_range (rand, 0, (gint32)n)];
}

static void
append_piece (GRand *rand, GString *out)
{
  static const char *const marks[] = { "，", "。", "、", "；", "：", "？", "！", "……", "——" };
  static const char *const latin[] = { "COVID-19", "WHO", "AI", "DRG/DIP", "5G", "e-mail", "A4" };
  static const char *const facts[]
    = { "98.5%", "≤12分钟",          "1:2",     "2025年4月18日", "2023—2025年", "5%～8%",
        "12家",  "示卫〔2025〕19号", "3.5公里", "100%以上",      "36.5℃",       "222台" };
  static const char *const open[] = { "（", "“", "《", "〈", "【", "‘" };
  static const char *const close[] = { "）", "”", "》", "〉", "】", "’" };
  switch (g_rand_int_range (rand, 0, 12))
    {
    case 0:
    case 1:
      g_string_append (out, pick (rand, marks, G_N_ELEMENTS (marks)));
      break;
    case 2:
      g_string_append (out, pick (rand, facts, G_N_ELEMENTS (facts)));
      break;
    case 3:
      g_string_append (out, pick (rand, latin, G_N_ELEMENTS (latin)));
      break;
    case 4:
    case 5:
      {
        int kind = g_rand_int_range (rand, 0, (gint32)G_N_ELEMENTS (open));
        g_string_append (out, open[kind]);
        for (int i = g_rand_int_range (rand, 1, 12); i > 0; i--)
          g_string_append_unichar (out, 0x4e00 + (gunichar)g_rand_int_range (rand, 0, 0x1000));
        g_string_append (out, close[kind]);
        if (g_rand_boolean (rand))
          g_string_append (out, pick (rand, marks, 5));
        break;
      }
    default:
      for (int i = g_rand_int_range (rand, 1, 9); i > 0; i--)
        g_string_append_unichar (out, 0x4e00 + (gunichar)g_rand_int_range (rand, 0, 0x1000));
    }
}

static void
append_paragraph (GRand *rand, GString *out, int pieces)
{
  g_string_append (out, "卫");
  for (int i = 0; i < pieces; i++)
    append_piece (rand, out);
  g_string_append (out, "。\n");
}

static char *
make_plan (guint32 seed)
{
  static const char *const profiles[] = { "std", "word", "28pt" };
  GRand *rand = g_rand_new_with_seed (seed);
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "option %s\n", profiles[seed % 3]);
  if (g_rand_boolean (rand))
    g_string_append (out, "option duplex\noption mirror\n");
  g_string_append (out,
                   "plan.title 2025年示例区工作要点\nnotice.head 示例区卫生健康委员会文件\n"
                   "notice.number 示卫〔2025〕12号\nnotice.title 关于印发工作要点的通知\n"
                   "notice.addressee 各单位\nnotice.date 2025-03-20\nnotice.printed_by 办公室\n"
                   "notice.signature 示例区卫生健康委员会\nnotice.printed_on 2025-03-20\n");
  g_string_append_printf (out, "notice.sealed %d\nbody ", g_rand_boolean (rand));
  append_paragraph (rand, out, g_rand_int_range (rand, 3, 120));
  g_string_append (out, "preamble ");
  append_paragraph (rand, out, g_rand_int_range (rand, 3, 60));
  for (int s = g_rand_int_range (rand, 1, 5); s > 0; s--)
    {
      g_string_append (out, "section 一个板块的标题\n");
      for (int p = g_rand_int_range (rand, 1, 6); p > 0; p--)
        {
          g_string_append_printf (out, "%s 一个要点的标题\ntext ",
                                  g_rand_boolean (rand) ? "point" : "runin");
          append_paragraph (rand, out, g_rand_int_range (rand, 1, 40));
        }
    }
  g_rand_free (rand);
  return g_string_free (out, FALSE);
}

static gboolean
starts_badly (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (no_start); i++)
    if (g_str_has_prefix (text, no_start[i]))
      return TRUE;
  return FALSE;
}

static gboolean
ends_badly (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (no_end); i++)
    if (g_str_has_suffix (text, no_end[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_digit_at (const char *p)
{
  return g_ascii_isdigit (*p);
}

static void
check_line (const YdPage *page, const YdPlaced *placed)
{
  const YdLayout *layout = placed->layout;
  const YdLine *line = &layout->lines[placed->line];
  g_autofree char *text = yd_placed_dup_text (placed);
  gboolean last = placed->line + 1 == layout->n_lines;

  if (placed->line > 0)
    g_assert_false (starts_badly (text));
  if (!last)
    {
      const char *end = layout->text + line->end;
      g_assert_false (ends_badly (text));
      g_assert_false (is_digit_at (end - 1) && is_digit_at (end));
      g_assert_false (g_str_has_suffix (text, "—") && g_str_has_prefix (end, "—")
                      && !g_str_has_suffix (text, "——"));
      if (line->fit != YD_FIT_RAGGED)
        g_assert_cmpfloat_with_epsilon (placed->x - page->left + line->right, 156, 0.1);
    }
  g_assert_cmpfloat (placed->x - page->left + line->right, <=, 156.1);
  if (placed->part != YD_PART_PAGE_NUMBER)
    {
      g_assert_cmpfloat (placed->y, >=, 36.9);
      g_assert_cmpfloat (placed->y + placed->height, <=, 262.1);
    }
}

static void
check_pages (YdPages *pages)
{
  guint n = yd_pages_get_n (pages);
  for (guint p = 0; p < n; p++)
    {
      const YdPage *page = yd_pages_get (pages, p);
      const YdPlaced *last_text = NULL;
      gboolean text = FALSE, sign = FALSE;
      for (guint i = 0; i < page->items->len; i++)
        {
          const YdPlaced *placed = &g_array_index (page->items, YdPlaced, i);
          if (placed->kind != YD_PLACED_TEXT || placed->part == YD_PART_HEAD)
            continue;
          check_line (page, placed);
          if (placed->part >= YD_PART_LEVEL_1 && placed->part <= YD_PART_TEXT)
            last_text = placed;
          text = text || placed->part == YD_PART_BODY;
          sign = sign || placed->part == YD_PART_DATE;
        }
      if (sign)
        g_assert_true (text); /* no page with the signature alone */
      if (last_text != NULL && p + 1 < n && yd_pages_get (pages, p + 1)->items->len > 3)
        g_assert_false (yd_content_get (yd_pages_get_content (pages), last_text->block)->heading
                        && last_text->part != YD_PART_LEVEL_3);
    }
}

static void
test_pages (void)
{
  for (guint32 seed = 1; seed <= N_PLANS; seed++)
    {
      g_autofree char *text = make_plan (seed);
      g_autoptr (NoticeCase) c = notice_case_parse (text);
      g_autoptr (GError) error = NULL;
      g_autoptr (YdPages) pages = yd_composer_compose (composer, c->plan, &c->options, &error);
      g_assert_no_error (error);
      g_test_message ("seed %u", seed);
      check_pages (pages);
    }
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  const ProbeWord *x = a, *y = b;
  double row = (x->top + x->bottom - y->top - y->bottom) / 2;
  if (fabs (row) > 1.5)
    return row < 0 ? -1 : 1;
  return x->left < y->left ? -1 : x->left > y->left;
}

/* The same, without asking the composer: words as pdftotext finds them, put together to rows. (It
 * cuts a row in pieces where marks were compressed.) Boxes of other faces are taller about the same
 * middle. */
static void
measure_rows (const char *pdf, guint page)
{
  g_autoptr (GArray) words = probe_words (pdf, page);
  g_array_sort (words, compare_words);
  for (guint i = 0; i < words->len; i++)
    {
      const ProbeWord *word = &g_array_index (words, ProbeWord, i);
      const ProbeWord *before = i > 0 ? word - 1 : NULL,
                      *after = i + 1 < words->len ? word + 1 : NULL;
      double middle = word->top + word->bottom;
      if (before == NULL || fabs (before->top + before->bottom - middle) > 3)
        g_assert_false (starts_badly (word->text));
      if (after == NULL || fabs (after->top + after->bottom - middle) > 3)
        g_assert_false (ends_badly (word->text));
    }
}

/* Glyph origins: none right of the last column; on most rows one stands there. */
static void
measure_edges (const char *pdf, guint page_number, double left)
{
  g_autoptr (ProbePage) page = probe_page_new (pdf, page_number);
  for (guint i = 0; i < page->glyphs->len; i++)
    {
      const ProbeGlyph *glyph = &g_array_index (page->glyphs, ProbeGlyph, i);
      g_assert_cmpfloat (glyph->x, >, left - CELL / 2);
      g_assert_cmpfloat (glyph->x, <, left + 156);
    }
}

static void
test_pdf (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("yd-random-XXXXXX", &error);
  g_autofree char *pdf = g_build_filename (folder, "random.pdf", NULL);
  for (guint32 seed = 1; seed <= N_MEASURED; seed++)
    {
      g_autofree char *text = make_plan (seed * (N_PLANS / N_MEASURED));
      g_autoptr (NoticeCase) c = notice_case_parse (text);
      g_autoptr (YdPages) pages = yd_composer_compose (composer, c->plan, &c->options, &error);
      g_assert_no_error (error);
      g_assert_true (yd_pages_write_pdf (pages, pdf, NULL, NULL, &error));
      g_test_message ("seed %u", seed * (N_PLANS / N_MEASURED));
      for (guint page = 1; page <= MIN (yd_pages_get_n (pages), 3); page++)
        measure_rows (pdf, page);
      measure_edges (pdf, 2, yd_pages_get (pages, 1)->left);
    }
  g_remove (pdf);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  composer = yd_composer_new (NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/notice/random/pages", test_pages);
  g_test_add_func ("/notice/random/pdf", test_pdf);
  result = g_test_run ();
  g_object_unref (composer);
  return result;
}

/* The PDF, measured by tools that know nothing of the composer: pdftocairo for glyph origins and
 * rules, pdftotext for words, pdffonts and pdfinfo for the rest. */

#include "notice-case.h"
#include "pdf-probe.h"
#include "yd-error.h"
#include "yd-kit.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define CELL (156.0 / 28)
#define EM (16 * 25.4 / 72)
#define PITCH ((225 - EM) / 21)

static YdComposer *composer;
static char *folder;

static char *
write_pdf (const char *text, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NoticeCase) c = notice_case_parse (text);
  g_autoptr (YdPages) pages = yd_composer_compose (composer, c->plan, &c->options, &error);
  char *path = g_build_filename (folder, name, NULL);
  g_assert_no_error (error);
  g_assert_true (yd_pages_write_pdf (pages, path, NULL, NULL, &error));
  g_assert_no_error (error);
  return path;
}

static char *
write_golden (const char *name)
{
  g_autofree char *text = notice_case_read (name, NULL);
  return write_pdf (text, name);
}

static const ProbeWord *
find_word (GArray *words, const char *text)
{
  for (guint i = 0; i < words->len; i++)
    if (strstr (g_array_index (words, ProbeWord, i).text, text) != NULL)
      return &g_array_index (words, ProbeWord, i);
  g_error ("no word %s", text);
}

/* A page of nothing but Han: 22 rows of 28 columns, each where the grid has it. */
static void
test_grid (void)
{
  g_autoptr (GString) text = g_string_new ("plan.title 要点\npreamble ");
  g_autofree char *pdf = NULL;
  g_autoptr (ProbePage) page = NULL;
  guint n = 0;

  for (int i = 0; i < 28 * 60; i++)
    g_string_append_unichar (text, 0x536b + (gunichar)(i % 7));
  pdf = write_pdf (text->str, "grid.pdf");
  page = probe_page_new (pdf, 2);
  g_assert_cmpfloat_with_epsilon (page->width, 210, 0.2);
  g_assert_cmpfloat_with_epsilon (page->height, 297, 0.2);
  for (guint i = 0; i < page->glyphs->len; i++)
    {
      const ProbeGlyph *glyph = &g_array_index (page->glyphs, ProbeGlyph, i);
      double column = (glyph->x - 28) / CELL, row = (glyph->y - 0.88 * EM - 37) / PITCH;
      if (glyph->y > 262)
        continue; /* the page number */
      g_assert_cmpfloat (fabs (column - round (column)) * CELL, <, 0.1);
      g_assert_cmpfloat (fabs (row - round (row)) * PITCH, <, 0.05);
      g_assert_cmpfloat (round (column), <=, 27);
      g_assert_cmpfloat (round (row), <=, 21);
      n++;
    }
  g_assert_cmpuint (n, ==, 22 * 28);
}

/* Section 3's worked example, from the ink of the head to the seventh row. */
static void
test_worked_example (void)
{
  g_autofree char *pdf = write_pdf (notice_case_get_worked_example (), "worked.pdf");
  g_autoptr (ProbePage) page = probe_page_new (pdf, 1);
  g_autoptr (GArray) words = probe_words (pdf, 1);
  const ProbeRule *rule = &g_array_index (page->rules, ProbeRule, 0);
  const ProbeWord *number = find_word (words, "〔2025〕12号"),
                  *first = find_word (words, "《2025年示例区卫生健康工作要点》已经");
  guint reds = 0;

  g_assert_cmpuint (page->rules->len, ==, 1);
  g_assert_true (rule->red);
  g_assert_cmpfloat_with_epsilon (rule->top, 122.4, 0.5);
  g_assert_cmpfloat_with_epsilon (rule->bottom - rule->top, 0.5, 0.05);
  g_assert_cmpfloat_with_epsilon (rule->left, 28, 0.1);
  g_assert_cmpfloat_with_epsilon (rule->right, 184, 0.1);
  g_assert_cmpfloat_with_epsilon (rule->top - number->bottom, 4, 0.2);
  g_assert_cmpfloat_with_epsilon ((number->left + number->right) / 2, 106, 0.5);
  g_assert_cmpfloat_with_epsilon (number->top, 112.8, 0.5);
  g_assert_cmpfloat_with_epsilon (find_word (words, "各社区")->top, 179.4, 0.5);
  g_assert_cmpfloat_with_epsilon (find_word (words, "各社区")->left, 28, 0.3);
  g_assert_cmpfloat_with_epsilon (first->top, 189.8, 0.5);
  g_assert_cmpfloat_with_epsilon (first->left, 28 + 2 * CELL, 0.1);
  for (guint i = 0; i < page->glyphs->len; i++)
    reds += g_array_index (page->glyphs, ProbeGlyph, i).red;
  g_assert_cmpuint (reds, ==, 15);
}

/* The head's ink, by its pixels: 600 dots an inch, the first red row. */
static void
test_head_ink (void)
{
  g_autofree char *pdf = write_pdf (notice_case_get_worked_example (), "ink.pdf");
  g_autofree char *base = g_build_filename (folder, "ink", NULL);
  g_autofree char *ppm = g_strconcat (base, ".ppm", NULL), *data = NULL;
  const char *command[]
    = { "pdftoppm", "-r", "300", "-f", "1", "-l", "1", "-singlefile", pdf, base, NULL };
  g_autofree char *out = yd_kit_run (command);
  gsize length;
  int width, height, skip, top = -1, bottom = -1;

  g_assert_true (g_file_get_contents (ppm, &data, &length, NULL));
  g_assert_cmpint (sscanf (data, "P6 %d %d 255%n", &width, &height, &skip), ==, 2);
  skip++;
  for (int y = 0; y < height / 2 - 150; y++)
    for (int x = 0; x < width; x++)
      {
        const guchar *p = (const guchar *)data + skip + 3 * (y * width + x);
        if (p[0] > 200 && p[1] < 120 && p[2] < 120)
          {
            if (top < 0)
              top = y;
            if (y < 92 * 300 / 25.4)
              bottom = y;
          }
      }
  g_assert_cmpfloat_with_epsilon (top * 25.4 / 300, 72.0, 0.5);
  /* the face's own boxes reach to 87.1; their curves end a little higher */
  g_assert_cmpfloat (bottom * 25.4 / 300, >, 85.5);
  g_assert_cmpfloat (bottom * 25.4 / 300, <, 87.6);
  g_remove (ppm);
}

static void
test_imprint (void)
{
  g_autofree char *pdf = write_golden ("long-imprint.case");
  g_autoptr (ProbePage) page = probe_page_new (pdf, 2);
  g_autoptr (GArray) words = probe_words (pdf, 2);
  guint n = page->rules->len;
  g_assert_cmpuint (n, ==, 4);
  for (guint i = 0; i < n; i++)
    {
      const ProbeRule *rule = &g_array_index (page->rules, ProbeRule, i);
      gboolean outer = i == 0 || i + 1 == n;
      g_assert_false (rule->red);
      g_assert_cmpfloat_with_epsilon (rule->left, 28, 0.1);
      g_assert_cmpfloat_with_epsilon (rule->right, 184, 0.1);
      g_assert_cmpfloat_with_epsilon (rule->bottom - rule->top, outer ? 0.35 : 0.25, 0.05);
    }
  g_assert_cmpfloat_with_epsilon (g_array_index (page->rules, ProbeRule, n - 1).bottom, 262, 0.2);
  g_assert_cmpfloat_with_epsilon (find_word (words, "抄送")->left, 32.94, 0.3);
  g_assert_cmpfloat_with_epsilon (find_word (words, "2025年12月31日印发")->right, 179.06, 0.5);
}

/* Right on odd pages, left on even ones, a cell free; the dash's ink is at 269 mm (see the trace).
 */
static void
test_page_numbers (void)
{
  g_autofree char *pdf = write_golden ("worked-example.case");
  const double em = 14 * 25.4 / 72;
  for (guint p = 1; p <= 4; p++)
    {
      g_autoptr (ProbePage) page = probe_page_new (pdf, p);
      double first = 1e6, last = 0;
      for (guint i = 0; i < page->glyphs->len; i++)
        {
          const ProbeGlyph *glyph = &g_array_index (page->glyphs, ProbeGlyph, i);
          if (glyph->y < 265)
            continue;
          first = MIN (first, glyph->x);
          last = MAX (last, glyph->x);
        }
      if (p % 2 == 1)
        g_assert_cmpfloat_with_epsilon (last + em, 179.06, 1.0);
      else
        g_assert_cmpfloat_with_epsilon (first, 32.94, 1.0);
    }
}

static void
test_forms (void)
{
  g_autofree char *letter = write_golden ("letter.case");
  g_autofree char *preprinted = write_golden ("preprinted.case");
  g_autoptr (ProbePage) first = probe_page_new (letter, 1);
  g_autoptr (ProbePage) bare = probe_page_new (preprinted, 1);

  g_assert_cmpuint (first->rules->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      const ProbeRule *rule = &g_array_index (first->rules, ProbeRule, i);
      g_assert_true (rule->red);
      g_assert_cmpfloat_with_epsilon (rule->left, 20, 0.2);
      g_assert_cmpfloat_with_epsilon (rule->right, 190, 0.2);
    }
  g_assert_cmpfloat_with_epsilon (g_array_index (first->rules, ProbeRule, 3).bottom, 277, 0.2);
  g_assert_cmpuint (bare->rules->len, ==, 0);
  for (guint i = 0; i < bare->glyphs->len; i++)
    g_assert_false (g_array_index (bare->glyphs, ProbeGlyph, i).red);
}

static void
test_fonts_and_facts (void)
{
  g_autofree char *pdf = write_pdf (notice_case_get_worked_example (), "facts.pdf");
  const char *fonts_command[] = { "pdffonts", pdf, NULL };
  const char *info_command[] = { "pdfinfo", "-isodates", pdf, NULL };
  const char *text_command[] = { "pdftotext", "-raw", pdf, "-", NULL };
  const char *struct_command[] = { "pdfinfo", "-struct-text", pdf, NULL };
  g_autofree char *fonts = yd_kit_run (fonts_command), *info = yd_kit_run (info_command);
  g_autofree char *text = yd_kit_run (text_command), *structure = yd_kit_run (struct_command);
  g_auto (GStrv) rows = g_strsplit (fonts, "\n", -1);
  static const char *const outline[]
    = { "一、完善整合型服务体系", "（一）做强社区卫生服务", "2.建设社区康复中心" };
  g_autofree char *bytes = NULL;
  gsize length;

  for (guint i = 2; rows[i] != NULL && *rows[i] != '\0'; i++)
    g_assert_nonnull (strstr (rows[i], " yes yes ")); /* embedded, a subset */
  g_assert_nonnull (strstr (fonts, "FandolFang"));
  g_assert_nonnull (strstr (fonts, "FandolKai"));
  g_assert_nonnull (strstr (info, "2025-03-20T00:00:00Z"));
  g_assert_nonnull (strstr (info, "海州市示例区卫生健康委员会"));
  g_assert_nonnull (strstr (text, "示卫〔2025〕12号"));
  g_assert_nonnull (strstr (text, "98.5%以上"));
  g_assert_nonnull (strstr (text, "— 1 —"));
  g_assert_nonnull (strstr (structure, "H1 (block)"));
  g_assert_nonnull (strstr (info, "Tagged:          yes"));
  g_assert_true (g_file_get_contents (pdf, &bytes, &length, NULL));
  g_assert_nonnull (memmem (bytes, length, "/PageLabels", strlen ("/PageLabels")));
  for (gsize i = 0; i < G_N_ELEMENTS (outline); i++)
    {
      /* names stand in the outline as UTF-16 in hexadecimal */
      g_autofree gunichar2 *wide = g_utf8_to_utf16 (outline[i], -1, NULL, NULL, NULL);
      g_autoptr (GString) hex = g_string_new (NULL);
      for (gunichar2 *c = wide; *c != 0; c++)
        g_string_append_printf (hex, "%04X", *c);
      g_assert_nonnull (memmem (bytes, length, hex->str, hex->len));
    }
}

static guint
count_lines (const char *text, const char *line)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;
  for (char **l = lines; *l != NULL; l++)
    n += g_str_equal (g_strstrip (*l), line);
  return n;
}

/* The breakdown table is one for who hears it: rows of cells under heads, on each of its pages; group rows
 * have one cell. */
static void
test_table_tags (void)
{
  static const char *const cases[] = { "table-lying.case", "table-upright.case" };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *pdf = write_golden (cases[i]);
      const char *command[] = { "pdfinfo", "-struct", pdf, NULL };
      g_autofree char *structure = yd_kit_run (command);
      guint tables = count_lines (structure, "Table (block)"),
            heads = count_lines (structure, "TH");
      g_assert_cmpuint (tables, >, 1);
      g_assert_cmpuint (heads, ==, 6 * tables);
      g_assert_cmpuint (count_lines (structure, "TD"), ==, 12 * 6 + 3);
      g_assert_cmpuint (count_lines (structure, "TR"), ==, tables + 12 + 3);
    }
}

/* A paragraph that runs over the end of a page is one element for who hears it: each block of the notice
 * that is no cell is there once, whatever pages it stands on; but one that fills a whole page ends there. */
static guint
count_elements (YdPages *pages, gboolean *fills_page)
{
  guint n = 0, before = YD_BLOCK_NONE;
  *fills_page = FALSE;
  for (guint p = 0; p < yd_pages_get_n (pages); p++)
    {
      const GArray *items = yd_pages_get (pages, p)->items;
      guint of_page = 0;
      for (guint i = 0; i < items->len; i++)
        {
          const YdPlaced *placed = &g_array_index (items, YdPlaced, i);
          if (placed->block == YD_BLOCK_NONE)
            continue;
          n += placed->block != before;
          of_page += placed->block != before;
          before = placed->block;
        }
      *fills_page = *fills_page || (of_page == 0 && items->len > 1);
    }
  return n;
}

static void
test_one_element (void)
{
  static const guint lengths[] = { 300, 640, 1300 };
  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (GString) text = g_string_new ("plan.title 要点\npreamble 前言。\npreamble ");
      for (guint c = 0; c < lengths[i]; c++)
        g_string_append (text, "卫");
      for (guint c = 0; c < 40; c++)
        g_string_append_printf (
          text, "\npreamble 第%u段，有两行那么长，写到第二行才算数，再多写上几个字。", c);
      g_autoptr (NoticeCase) c = notice_case_parse (text->str);
      g_autoptr (YdPages) pages = notice_case_compose (c, composer);
      g_autofree char *pdf = write_pdf (text->str, "elements.pdf");
      const char *command[] = { "pdfinfo", "-struct-text", pdf, NULL };
      g_autofree char *structure = yd_kit_run (command);
      gboolean fills_page;
      guint n = count_elements (pages, &fills_page);
      g_assert_cmpuint (yd_pages_get_n (pages), >, 3);
      g_assert_cmpint (fills_page, ==, lengths[i] == 1300);
      g_assert_cmpuint (count_lines (structure, "P (block)")
                          + count_lines (structure, "H1 (block)"),
                        ==, n + fills_page);
      g_assert_null (strstr (structure, "— ")); /* page numbers are part of none */
    }
}

/* A full disk, felt as a limit on the size of files: one clear error, no half file. */
static void
test_disk_full (void)
{
  g_autoptr (NoticeCase) c = notice_case_parse (notice_case_get_worked_example ());
  g_autoptr (YdPages) pages = notice_case_compose (c, composer);
  g_autoptr (GError) error = NULL, full = NULL;
  char *dir = yd_kit_folder_new ();
  g_autofree char *path = g_build_filename (dir, "out.pdf", NULL);
  g_autofree char *missing = g_build_filename (dir, "no", "such", "folder.pdf", NULL);

  g_assert_false (yd_pages_write_pdf (pages, missing, NULL, NULL, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "folder.pdf"));
  yd_kit_limit_files (4096);
  g_assert_false (yd_pages_write_pdf (pages, path, NULL, NULL, &full));
  yd_kit_limit_files (G_MAXUINT64);
  g_assert_nonnull (full);
  g_assert_cmpuint (yd_kit_folder_count (dir), ==, 0);
  yd_kit_folder_free (dir);
}

static void
test_cancelled (void)
{
  g_autoptr (NoticeCase) c = notice_case_parse (notice_case_get_worked_example ());
  g_autoptr (YdPages) pages = notice_case_compose (c, composer);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_cancellable_cancel (cancellable);
  g_assert_false (yd_pages_write_pdf (pages, "/nonexistent/x.pdf", NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_same_bytes (void)
{
  g_autoptr (NoticeCase) c = notice_case_parse (notice_case_get_worked_example ());
  g_autoptr (YdPages) one = notice_case_compose (c, composer);
  g_autoptr (YdPages) two = notice_case_compose (c, composer);
  g_autoptr (GBytes) a = yd_pages_to_pdf (one, NULL, NULL, NULL, NULL, NULL);
  g_autoptr (GBytes) b = NULL;
  g_usleep (1100000); /* a clock that was read would show */
  b = yd_pages_to_pdf (two, NULL, NULL, NULL, NULL, NULL);
  g_assert_true (g_bytes_equal (a, b));
}

/* Pages of another thread: composed here, painted there. */
static gpointer
paint_thread (gpointer data)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = yd_pages_to_pdf (data, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
test_threads (void)
{
  g_autoptr (NoticeCase) c = notice_case_parse (notice_case_get_worked_example ());
  g_autoptr (YdPages) pages = notice_case_compose (c, composer);
  GThread *threads[4];
  g_autoptr (GBytes) here = yd_pages_to_pdf (pages, NULL, NULL, NULL, NULL, NULL);
  for (int i = 0; i < 4; i++)
    threads[i] = g_thread_new ("paint", paint_thread, pages);
  for (int i = 0; i < 4; i++)
    {
      g_autoptr (GBytes) bytes = g_thread_join (threads[i]);
      g_assert_true (g_bytes_equal (here, bytes));
    }
}

int
main (int argc, char **argv)
{
  composer = notice_case_begin (&argc, &argv);
  folder = yd_kit_folder_new ();
  g_test_add_func ("/notice/pdf/grid", test_grid);
  g_test_add_func ("/notice/pdf/worked-example", test_worked_example);
  g_test_add_func ("/notice/pdf/head-ink", test_head_ink);
  g_test_add_func ("/notice/pdf/imprint", test_imprint);
  g_test_add_func ("/notice/pdf/page-numbers", test_page_numbers);
  g_test_add_func ("/notice/pdf/forms", test_forms);
  g_test_add_func ("/notice/pdf/table-tags", test_table_tags);
  g_test_add_func ("/notice/pdf/one-element", test_one_element);
  g_test_add_func ("/notice/pdf/fonts-and-facts", test_fonts_and_facts);
  g_test_add_func ("/notice/pdf/disk-full", test_disk_full);
  g_test_add_func ("/notice/pdf/cancelled", test_cancelled);
  g_test_add_func ("/notice/pdf/same-bytes", test_same_bytes);
  g_test_add_func ("/notice/pdf/threads", test_threads);
  int result = notice_case_run ();
  yd_kit_folder_free (folder);
  return result;
}

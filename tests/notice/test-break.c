/* Lines on the grid: fits, widths, marks, what is never divided. */

#include "yd-layout.h"
#include "yd-typo.h"

#include <math.h>
#include <string.h>

#define CELL (156.0f / 28)
#define EM (16 * 25.4f / 72)

static YdFonts *fonts;
static YdBreaker *breaker;

static YdLayout *
layout_at (const char *text, float width, float tighten)
{
  YdFaceSpan span = { 0, YD_FACE_FS };
  YdBreakSpec spec = { .text = text,
                       .spans = &span,
                       .n_spans = 1,
                       .em = EM,
                       .cell = CELL,
                       .width = width,
                       .x_scale = 1,
                       .justify = TRUE,
                       .tighten = tighten };
  return yd_breaker_layout (breaker, &spec);
}

static char *
join_lines (const YdLayout *layout)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < layout->n_lines; i++)
    {
      g_string_append_len (out, layout->text + layout->lines[i].start,
                           layout->lines[i].end - layout->lines[i].start);
      if (i + 1 < layout->n_lines)
        g_string_append_c (out, '|');
    }
  return g_string_free (out, FALSE);
}

/* Lines of ten cells. */
static const struct
{
  const char *lines; /* a | where each ends */
  YdFit first;
} cases[] = {
  { "推进医疗卫生服务体系|建设", YD_FIT_EXACT },
  { "推进医疗卫生服务体", YD_FIT_NATURAL },
  { "推进医疗卫生服务体，|建设", YD_FIT_EXACT },
  { "推进医疗卫生服务体2，|建设", YD_FIT_TRIMMED }, /* half a cell too much: the mark gives it */
  { "推进，医疗，卫生服务，|建设", YD_FIT_PULLED }, /* a cell too much: two marks give it */
  { "推进医疗卫生服务体系|（建设）", YD_FIT_EXACT },
  { "推进医疗卫生服务体|（建设）", YD_FIT_STRETCHED }, /* no opening mark at the end */
  { "推进医疗卫生服务体|——建设", YD_FIT_STRETCHED },   /* the dash stays whole */
  { "推进医疗卫生服务——|建设", YD_FIT_EXACT },
  { "推进医疗卫生服务体|98.5%以", YD_FIT_STRETCHED },
  { "推进医疗卫生服|示卫〔2025〕19号", YD_FIT_STRETCHED },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) pieces = g_strsplit (cases[i].lines, "|", -1);
      g_autofree char *text = g_strjoinv ("", pieces);
      g_autoptr (YdLayout) layout = layout_at (text, 10 * CELL, 0);
      g_autofree char *lines = join_lines (layout);
      g_assert_cmpstr (lines, ==, cases[i].lines);
      g_assert_cmpint (layout->lines[0].fit, ==, cases[i].first);
      for (guint l = 0; l + 1 < layout->n_lines; l++)
        g_assert_cmpfloat_with_epsilon (layout->lines[l].right, 10 * CELL, 0.01);
    }
}

/* Digits take half a cell, so that a year is as wide as two characters. */
static void
test_half_cells (void)
{
  static const struct
  {
    const char *text;
    float cells;
  } widths[] = {
    { "", 0 },
    { "卫", 1 },
    { "2025", 2 },
    { "1.", 1 },
    { "卫，生", 3 },
    { "——", 2 },
    { "……", 2 },
    { "张·李", 2.5f },
    { "1/2", 1.5f },
    { "？！", 1 },
    { "2025年4月18日", 6.5f },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (YdLayout) layout
        = yd_breaker_layout_text (breaker, widths[i].text, YD_FACE_FS, EM, CELL);
      g_assert_cmpfloat_with_epsilon (layout->lines[0].right, widths[i].cells * CELL, 0.01);
    }
}

/* Every glyph of a Han line is centred in its cell. */
static void
test_grid (void)
{
  g_autoptr (YdLayout) layout
    = layout_at ("全区卫生健康工作坚持以人民健康为中心稳中求进守正创新为群众提供更加优质便捷的服务",
                 28 * CELL, 0);
  g_assert_cmpuint (layout->lines[0].n_glyphs, ==, 28);
  for (guint i = 0; i < 28; i++)
    g_assert_cmpfloat_with_epsilon (layout->glyphs[i].x, (float)i * CELL + (CELL - EM) / 2, 0.01);
}

static void
test_bytes_add_up (void)
{
  static const char *const texts[]
    = { "卫生——健康……WHO café 12.5%", "é́x", "ไทย", "العربية", "🏥卫生", "\xf0\xa0\xae\xb7家" };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (YdLayout) layout = layout_at (texts[i], 28 * CELL, 0);
      gsize bytes = 0;
      for (guint g = 0; g < layout->n_glyphs; g++)
        bytes += layout->glyphs[g].n_bytes;
      g_assert_cmpuint (bytes, ==, strlen (texts[i]));
    }
}

/* The glyphs of each line stand for the text of that line, whatever its words are shaped like. */
static void
test_lines_add_up (void)
{
  static const char *const words[]
    = { "ئۇيغۇر", "العربية", "ไทยกำ", "हिन्दी", "བོད་སྐད", "ᠮᠣᠩᠭᠣᠯ", "עברית" };
  g_autoptr (GString) marks = g_string_new ("a");
  for (int i = 0; i < 700; i++)
    g_string_append (marks, "\xcc\x81"); /* one letter under as many accents */
  for (gsize i = 0; i <= G_N_ELEMENTS (words); i++)
    for (int han = 0; han < 28; han++)
      {
        const char *word = i < G_N_ELEMENTS (words) ? words[i] : marks->str;
        g_autoptr (GString) text = g_string_new (NULL);
        for (int k = 0; k < han; k++)
          g_string_append (text, "卫");
        g_string_append_printf (text, "%s %s。生", word, word);
        g_autoptr (YdLayout) layout = layout_at (text->str, 10 * CELL, 0);
        guint byte = 0;
        for (guint l = 0; l < layout->n_lines; l++)
          {
            const YdLine *line = &layout->lines[l];
            g_assert_cmpuint (line->start, ==, byte);
            for (guint g = 0; g < line->n_glyphs; g++)
              {
                byte += layout->glyphs[line->first_glyph + g].n_bytes;
                g_assert_cmpuint (text->str[byte] & 0xc0, !=, 0x80);
              }
            g_assert_cmpuint (line->end, ==, byte);
          }
        g_assert_cmpuint (byte, ==, text->len);
      }
}

static void
test_foreign (void)
{
  g_autoptr (YdLayout) own = layout_at ("卫生健康", 28 * CELL, 0);
  g_autoptr (YdLayout) rare = layout_at ("祎喆", 28 * CELL, 0);
  g_autoptr (YdLayout) none = layout_at ("\xf3\xb0\x80\x80", 28 * CELL, 0); /* private use */
  g_assert_cmpuint (own->n_foreign, ==, 0);
  g_assert_cmpuint (rare->n_foreign, >, 0);
  g_assert_cmpuint (rare->foreign[0].state, ==, YD_GLYPH_FALLBACK);
  g_assert_cmpuint (none->n_foreign, ==, 1);
  g_assert_cmpuint (none->foreign[0].state, ==, YD_GLYPH_MISSING);
}

/* Joiners, variation selectors, soft hyphens: text as if they were not there, and no box in their place. */
static void
test_unseen (void)
{
  static const char *const unseen[]
    = { "\xe2\x80\x8d", "\xef\xb8\x8f", "\xc2\xad", "\xe2\x81\xa0", "\xf3\xa0\x80\x81" };
  static const char *const text = "推进医疗卫生服务体系，建设（含12家中心）。";
  g_autoptr (YdLayout) plain = layout_at (text, 10 * CELL, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (unseen); i++)
    {
      g_autoptr (GString) strewn = g_string_new (unseen[i]);
      g_autoptr (YdLayout) layout = NULL;
      for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
        {
          g_string_append_unichar (strewn, g_utf8_get_char (p));
          g_string_append (strewn, unseen[i]);
        }
      layout = layout_at (strewn->str, 10 * CELL, 0);
      g_assert_cmpuint (layout->n_foreign, ==, 0);
      g_assert_cmpuint (layout->n_lines, ==, plain->n_lines);
      g_assert_cmpuint (layout->n_glyphs, ==, 2 * plain->n_glyphs + 1);
      for (guint line = 0; line + 1 < plain->n_lines; line++)
        g_assert_cmpfloat_with_epsilon (layout->lines[line].right, plain->lines[line].right, 0.02);
    }
}

static void
test_long_tokens (void)
{
  g_autoptr (GString) digits = g_string_new (NULL), letters = g_string_new (NULL);
  g_autoptr (YdLayout) a = NULL, b = NULL;
  for (int i = 0; i < 500; i++)
    {
      g_string_append_c (digits, '7');
      g_string_append_c (letters, 'w');
    }
  a = layout_at (digits->str, 28 * CELL, 0);
  b = layout_at (letters->str, 28 * CELL, 0);
  for (guint i = 0; i < a->n_lines; i++)
    g_assert_cmpfloat (a->lines[i].right, <=, 28 * CELL + 0.01f);
  for (guint i = 0; i < b->n_lines; i++)
    g_assert_cmpfloat (b->lines[i].right, <=, 28 * CELL + 0.01f);
}

/* With leave to take a little from every gap, a last line of one character is won back. */
static void
test_tighten (void)
{
  const char *text = "推进医疗卫生服务体系建设工作任务分解落实情况检查考核评价办法通知要点计划方案"
                     "推进医疗卫生服务体系建设工作任务分解落实情况检查考核评价办法通知要点计划方案"
                     "推进医疗卫生服务体系建设工作";
  g_autofree char *whole
    = g_strconcat (text, "推进医疗卫生服务体系建设工作任务分解落实情况检查", NULL);
  g_autofree char *cut = g_utf8_substring (whole, 0, 28 * 4 + 1);
  g_autoptr (YdLayout) loose = layout_at (cut, 28 * CELL, 0);
  g_autoptr (YdLayout) tight = layout_at (cut, 28 * CELL, 0.3f * 25.4f / 72);
  g_assert_cmpuint (loose->n_lines, ==, 5);
  g_assert_cmpuint (tight->n_lines, <=, 5);
}

static void
test_memory (void)
{
  g_autoptr (YdLayout) first = layout_at ("记住这一段文字", 28 * CELL, 0);
  g_autoptr (YdLayout) again = layout_at ("记住这一段文字", 28 * CELL, 0);
  g_autoptr (YdLayout) other = layout_at ("记住这一段文字", 27 * CELL, 0);
  g_assert_true (first == again);
  g_assert_true (first != other);
  for (int i = 0; i < 64; i++)
    yd_breaker_age (breaker);
  g_autoptr (YdLayout) later = layout_at ("记住这一段文字", 28 * CELL, 0);
  g_assert_true (later != first);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  fonts = yd_fonts_new (NULL, NULL, &error);
  g_assert_no_error (error);
  breaker = yd_breaker_new (fonts);
  g_test_add_func ("/notice/break/cases", test_cases);
  g_test_add_func ("/notice/break/half-cells", test_half_cells);
  g_test_add_func ("/notice/break/grid", test_grid);
  g_test_add_func ("/notice/break/bytes", test_bytes_add_up);
  g_test_add_func ("/notice/break/lines-add-up", test_lines_add_up);
  g_test_add_func ("/notice/break/foreign", test_foreign);
  g_test_add_func ("/notice/break/unseen", test_unseen);
  g_test_add_func ("/notice/break/long-tokens", test_long_tokens);
  g_test_add_func ("/notice/break/tighten", test_tighten);
  g_test_add_func ("/notice/break/memory", test_memory);
  result = g_test_run ();
  yd_breaker_free (breaker);
  g_object_unref (fonts);
  return result;
}

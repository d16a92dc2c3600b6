/* Plans that nobody should write, from a seeded generator: controls, words from right to left, emoji, stacked
 * accents, words without an end, bytes that are no text. Whatever stands in which field, the pages keep to
 * the paper, the PDF opens, and the .docx is one that Word would read. YD_HOSTILE=N makes N plans. */

#include "notice-case.h"
#include "pdf-probe.h"
#include "yd-docx.h"
#include "yd-kit.h"
#include "yd-trace.h"

#include <stdlib.h>
#include <string.h>

#define N_PLANS 150
#define READ_EVERY 15 /* by programs that are not ours */

static const char *const pieces[] = {
  "卫生健康",
  "，",
  "。）”》",
  "“《（",
  "——",
  "…………",
  "—",
  "～",
  "·",
  "/",
  "-",
  "★",
  "　",
  "   ",
  "\t",
  "2025年4月18日",
  "示卫〔2025〕19号",
  "98.5%",
  "12345678901234567890",
  "≤12",
  "1:2",
  ".",
  ",,,,",
  "((((",
  "))))",
  "\x01",
  "\x1b[31m",
  "\x7f",
  "\xc2\x85",
  "\xc2\xa0",
  "\xc2\xad", /* controls, NEL, hard space, soft hyphen */
  "\xe2\x80\x8b",
  "\xe2\x80\x8d",
  "\xef\xbb\xbf",
  "\xe2\x81\xa0", /* no width at all */
  "\xe2\x80\xa8",
  "\xe2\x80\xa9", /* ends of lines and paragraphs */
  "שלום עולם",
  "مرحبا بالعالم",
  "\xe2\x80\xae逆\xe2\x80\xac",
  "\xe2\x81\xa6甲\xe2\x81\xa9", /* from right to left */
  "😀",
  "👨‍👩‍👧‍👦",
  "🇨🇳",
  "☎️",
  "1️⃣",
  "e\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85\xcc\x86",
  "ก็็็็็",
  "क्षत्रिय",
  "한국어",
  "𠮷",
  "𰻞",
  "祎",
  "㎡",
  "\xf3\xb0\x80\x80",
  "\xee\x80\x80",
  "\xef\xbf\xbe",
  "\xef\xbf\xbc",
  "\xf3\xa0\x80\x81",
  "<w:p/>",
  "&amp;",
  "]]>",
  "--",
  "'\"",
  "%s%n",
  "\\",
  "{\"a\":1}",
};
/* What is no UTF-8; a plan out of the store has none. */
static const char *const broken[] = { "\xed\xa0\x80", "\xff", "\xc3", "\xf0\x9f" };

static const char *const fields[] = {
  "notice.head",       "notice.joint",     "notice.number", "notice.copy_number",
  "notice.secrecy",    "notice.urgency",   "notice.signer", "notice.title",
  "notice.addressee",  "notice.signature", "notice.note",   "notice.copy_to",
  "notice.printed_by", "plan.title",       "plan.subtitle", "notice.plan_signature",
};
static const char *const texts[]
  = { "body", "preamble", "section", "group",     "point", "runin",   "text",   "labelled",
      "mark", "markline", "annex",   "annextext", "lead",  "support", "closing" };

static YdComposer *composer;

static void
append_hostile (GRand *rand, GString *out, gboolean sound)
{
  int n = g_rand_int_range (rand, 0, 40);
  for (int i = 0; i < n; i++)
    switch (g_rand_int_range (rand, 0, 40))
      {
      case 0: /* a word without an end */
        for (int k = g_rand_int_range (rand, 1, 400); k > 0; k--)
          g_string_append_c (out, (char)('a' + k % 26));
        break;
      case 1:
        for (int k = g_rand_int_range (rand, 1, 200); k > 0; k--)
          g_string_append (out, "\xcc\x81");
        break;
      case 2:
        {
          gunichar c = (gunichar)g_rand_int_range (rand, 1, 0x110000);
          if (g_unichar_validate (c) && c != '\n' && c != '\r')
            g_string_append_unichar (out, c);
          break;
        }
      case 3:
        if (!sound)
          g_string_append (out, broken[g_rand_int_range (rand, 0, G_N_ELEMENTS (broken))]);
        break;
      default:
        g_string_append (out, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      }
}

static void
append_line (GRand *rand, GString *out, const char *word, gboolean sound)
{
  g_string_append_printf (out, "%s ", word);
  append_hostile (rand, out, sound);
  g_string_append_c (out, '\n');
}

static char *
make_plan (guint32 seed)
{
  static const char *const options[]
    = { "document", "letter", "minutes", "order",  "std",           "word",
        "28pt",     "duplex", "draft",   "mirror", "upright-table", "latin times" };
  GRand *rand = g_rand_new_with_seed (seed);
  GString *out = g_string_new (NULL);
  gboolean sound = seed % 3 > 0;

  for (int i = 0; i < 3; i++)
    g_string_append_printf (out, "option %s\n",
                            options[g_rand_int_range (rand, 0, G_N_ELEMENTS (options))]);
  g_string_append_printf (
    out,
    "notice.sealed %d\nnotice.as_annex %d\nplan.unit_print %d\nnotice.date 2025-02-28\n"
    "section 板块\npoint 要点\nannex 附件\n",
    g_rand_int_range (rand, 0, 3), g_rand_int_range (rand, 0, 2), g_rand_int_range (rand, 0, 3));
  for (gsize f = 0; f < G_N_ELEMENTS (fields); f++)
    if (g_rand_int_range (rand, 0, 3) > 0)
      append_line (rand, out, fields[f], sound);
  for (int i = g_rand_int_range (rand, 0, 40); i > 0; i--)
    append_line (rand, out, texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))], sound);
  g_rand_free (rand);
  return g_string_free (out, FALSE);
}

static void
check_pages (YdPages *pages)
{
  for (guint p = 0; p < yd_pages_get_n (pages); p++)
    {
      const YdPage *page = yd_pages_get (pages, p);
      g_autofree char *text = yd_pages_dup_text (pages, p);
      for (guint i = 0; i < page->items->len; i++)
        {
          const YdPlaced *placed = &g_array_index (page->items, YdPlaced, i);
          YdPageBox box;
          YdPageHit hit;
          yd_placed_get_box (placed, page, &box);
          g_assert_cmpfloat (box.y, >=, 0);
          g_assert_cmpfloat (box.y + box.height, <=, 297);
          yd_pages_hit_test (pages, p, box.x + box.width / 2, box.y + box.height / 2, &hit);
        }
    }
}

/* The PDF by poppler, the .docx by our strict reader of it. */
static void
read_files (const char *folder, GBytes *pdf, GBytes *docx, guint pages)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "notice", "check-docx.py", NULL);
  g_autofree char *a = g_build_filename (folder, "a.pdf", NULL),
                  *b = g_build_filename (folder, "a.docx", NULL);
  g_autofree char *wanted = g_strdup_printf ("%u", pages), *out = NULL, *text = NULL;
  const char *info[] = { "pdfinfo", a, NULL }, *check[] = { "python3", script, b, NULL };
  gsize length;
  const char *data = g_bytes_get_data (pdf, &length);

  g_assert_true (g_file_set_contents (a, data, (gssize)length, NULL));
  out = yd_kit_run (info);
  g_assert_nonnull (strstr (out, wanted));
  if (docx == NULL)
    return;
  data = g_bytes_get_data (docx, &length);
  g_assert_true (g_file_set_contents (b, data, (gssize)length, NULL));
  text = yd_kit_run (check);
}

static void
test_plans (void)
{
  const char *more = g_getenv ("YD_HOSTILE");
  guint n = more != NULL ? (guint)atoi (more) : N_PLANS;
  char *folder = yd_kit_folder_new ();

  for (guint32 seed = 1; seed <= n; seed++)
    {
      g_autofree char *text = make_plan (seed);
      g_autoptr (NoticeCase) c = notice_case_parse (text);
      g_autoptr (GError) error = NULL;
      g_autoptr (YdPages) pages = yd_composer_compose (composer, c->plan, &c->options, &error);
      g_autoptr (YdContent) content = yd_content_new (c->plan, &c->options, NULL);
      YdDocxOptions options = YD_DOCX_OPTIONS_INIT;
      g_test_message ("seed %u", seed);
      g_assert_no_error (error);
      check_pages (pages);
      g_autofree char *trace = yd_pages_to_trace (pages);
      g_assert_true (g_utf8_validate (trace, -1, NULL));
      g_autoptr (GBytes) pdf = yd_pages_to_pdf (pages, NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      options.notice = c->options;
      options.part = (YdDocxPart)(seed % 3);
      g_autoptr (GBytes) docx
        = yd_content_to_docx (content, &options, NULL, NULL); /* a part may be empty */
      if (seed % READ_EVERY == 0 || seed % READ_EVERY == 7)
        read_files (folder, pdf, docx, yd_pages_get_n (pages));
    }
  yd_kit_folder_free (folder);
}

int
main (int argc, char **argv)
{
  composer = notice_case_begin (&argc, &argv);
  g_test_add_func ("/notice/hostile/plans", test_plans);
  return notice_case_run ();
}

/* The .docx, read by programs that are not ours: a reader of our own writing for what Word is strict
 * about, and LibreOffice for the pages. */

#include "notice-case.h"
#include "pdf-probe.h"
#include "yd-docx.h"
#include "yd-error.h"
#include "yd-kit.h"
#include "yd-notice-pdf.h"
#include "yd-plan-builder.h"

#include <string.h>

#define DAY 1742428800 /* 2025-03-20 */

typedef struct
{
  char *dir;
  char *path;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->dir = yd_kit_folder_new ();
  f->path = g_build_filename (f->dir, "notice.docx", NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  yd_kit_folder_free (f->dir);
  g_free (f->path);
}

/* What a golden case says above the line of dashes. */
static NoticeCase *
read_case (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".case", NULL);
  g_autofree char *text = notice_case_read (file, NULL);
  return notice_case_parse (text);
}

static void
write_part (Fixture *f, NoticeCase *c, YdDocxPart part)
{
  YdDocxOptions options = YD_DOCX_OPTIONS_INIT;
  g_autoptr (YdContent) content = yd_content_new (c->plan, &c->options, NULL);
  g_autoptr (GError) error = NULL;
  options.notice = c->options;
  options.part = part;
  options.created = DAY;
  yd_content_write_docx (content, f->path, &options, NULL, &error);
  g_assert_no_error (error);
}

/* The text that stands in the file, without white space; fails where the file is not as it should be. */
static char *
read_docx (const char *path)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "notice", "check-docx.py", NULL);
  const char *command[] = { "python3", script, path, NULL };
  return yd_kit_run (command);
}

static char *
squeeze (const char *text)
{
  GString *out = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)) && *p != '\f')
      g_string_append_len (out, p, g_utf8_next_char (p) - p);
  return g_string_free (out, FALSE);
}

/* All that is printed, in order; the head of a letter stands above the marks, 主送 of an order in the
 * imprint. */
static char *
dup_expected (NoticeCase *c)
{
  g_autoptr (YdContent) content = yd_content_new (c->plan, &c->options, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < yd_content_get_length (content); i++)
    {
      const YdBlock *block = yd_content_get (content, i);
      if (block->part == YD_PART_HEAD && content->form == YD_NOTICE_LETTER)
        g_string_prepend (text, block->text);
      else if (block->part != YD_PART_SEND_TO || content->form == YD_NOTICE_ORDER)
        g_string_append (text, block->text);
    }
  return squeeze (text->str);
}

/* ---- the package ---- */

static void
test_cases (Fixture *f, gconstpointer name)
{
  NoticeCase *c = read_case (name);
  g_autofree char *text = NULL, *expected = dup_expected (c);
  write_part (f, c, YD_DOCX_WHOLE);
  text = read_docx (f->path);
  g_assert_cmpstr (text, ==, expected);
  notice_case_free (c);
}

/* The number stands on the row of the last signer, so the order is another one. */
static void
test_upward (Fixture *f, gconstpointer data)
{
  NoticeCase *c = read_case ("upward");
  g_autofree char *text = NULL;
  write_part (f, c, YD_DOCX_WHOLE);
  text = read_docx (f->path);
  g_assert_nonnull (strstr (text, "签发人：张三李四示卫〔2025〕12号王小五"));
  notice_case_free (c);
}

static void
test_addressee_moves (Fixture *f, gconstpointer data)
{
  NoticeCase *c = read_case ("send-to");
  g_autofree char *text = NULL;
  write_part (f, c, YD_DOCX_WHOLE);
  text = read_docx (f->path);
  g_assert_nonnull (strstr (text, "主送：示例东街道"));
  g_assert_null (strstr (text, "示例东街道社区卫生服务中心、示例西街道社区卫生服务中心："));
  notice_case_free (c);
}

static void
test_parts (Fixture *f, gconstpointer data)
{
  NoticeCase *c = notice_case_parse (notice_case_get_worked_example ());
  g_autofree char *body = NULL, *plan = NULL;

  write_part (f, c, YD_DOCX_BODY);
  body = read_docx (f->path);
  g_assert_true (g_str_has_prefix (body, "示例区卫生健康委员会关于印发《"));
  g_assert_true (g_str_has_suffix (body, "2025年3月20日（此件公开发布）"));
  g_assert_null (strstr (body, "示卫〔2025〕12号"));
  write_part (f, c, YD_DOCX_PLAN);
  plan = read_docx (f->path);
  g_assert_true (g_str_has_prefix (plan, "2025年示例区卫生健康工作要点2025年是"));
  g_assert_true (g_str_has_suffix (plan, "接种率保持在98.5%以上。"));
  g_assert_null (strstr (plan, "抄送"));
  notice_case_free (c);
}

/* A notice that is the plan itself: its body holds the points, and the plan its title. */
static void
test_one_document (Fixture *f, gconstpointer data)
{
  NoticeCase *c = notice_case_parse (
    "notice.head 示例\nnotice.number 示卫〔2025〕2号\nnotice.title 要点\nplan.title 要点\n"
    "notice.addressee 各单位\nbody 通知如下：\nsection 服务\npoint 签约\n"
    "notice.signature 示例\nannex 清单\nannextext 清单的文字。\n");
  g_autofree char *body = NULL, *plan = NULL;
  write_part (f, c, YD_DOCX_BODY);
  body = read_docx (f->path);
  g_assert_cmpstr (body, ==, "要点各单位：通知如下：一、服务1.签约附件：清单示例");
  write_part (f, c, YD_DOCX_PLAN);
  plan = read_docx (f->path);
  g_assert_cmpstr (plan, ==, "要点一、服务1.签约示卫〔2025〕2号附件清单清单的文字。");
  notice_case_free (c);
}

/* An annex that goes out by itself names its notice (7.3.7). */
static void
test_annex_alone (Fixture *f, gconstpointer data)
{
  NoticeCase *c
    = notice_case_parse ("plan.title 要点\nnotice.title 通知\nnotice.number 示卫〔2025〕2号\n"
                         "notice.as_annex 1\npreamble 正文。\n");
  g_autofree char *text = NULL;
  write_part (f, c, YD_DOCX_PLAN);
  text = read_docx (f->path);
  g_assert_cmpstr (text, ==, "示卫〔2025〕2号附件要点正文。");
  notice_case_free (c);
}

static GBytes *
make (NoticeCase *c, gint64 created)
{
  YdDocxOptions options = YD_DOCX_OPTIONS_INIT;
  g_autoptr (YdContent) content = yd_content_new (c->plan, NULL, NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes;
  options.created = created;
  bytes = yd_content_to_docx (content, &options, NULL, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
test_same_bytes (void)
{
  NoticeCase *c = notice_case_parse (notice_case_get_worked_example ());
  g_autoptr (GBytes) own = NULL, again = NULL, day = NULL, epoch = NULL, old = NULL;
  g_unsetenv ("SOURCE_DATE_EPOCH");
  own = make (c, -1);
  again = make (c, -1);
  day = make (c, DAY);
  g_setenv ("SOURCE_DATE_EPOCH", "86400", TRUE);
  epoch = make (c, -1);
  g_unsetenv ("SOURCE_DATE_EPOCH");
  old = make (c, 86400);
  g_assert_true (g_bytes_equal (own, again));
  g_assert_true (g_bytes_equal (own, day)); /* the notice is of that day */
  g_assert_false (g_bytes_equal (own, epoch));
  g_assert_true (g_bytes_equal (epoch, old)); /* before the first day that a zip knows */
  notice_case_free (c);
}

static char *
unzip (const char *path, const char *part)
{
  const char *command[]
    = { "python3",
        "-c",
        "import sys, zipfile\n"
        "sys.stdout.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())",
        path,
        part,
        NULL };
  return yd_kit_run (command);
}

/* The agency is the author; nobody's name stands anywhere. */
static void
test_properties (Fixture *f, gconstpointer data)
{
  NoticeCase *c = notice_case_parse (notice_case_get_worked_example ());
  g_autofree char *core = NULL, *document = NULL, *settings = NULL, *even = NULL;
  write_part (f, c, YD_DOCX_WHOLE);
  core = unzip (f->path, "docProps/core.xml");
  g_assert_nonnull (strstr (core, "<dc:creator>海州市示例区卫生健康委员会</dc:creator>"));
  g_assert_nonnull (
    strstr (core, "<cp:lastModifiedBy>海州市示例区卫生健康委员会</cp:lastModifiedBy>"));
  g_assert_nonnull (strstr (core, ">2025-03-20T00:00:00Z<"));
  document = unzip (f->path, "word/document.xml");
  g_assert_nonnull (strstr (document, "w:linePitch=\"579\" w:charSpace=\"-849\""));
  settings = unzip (f->path, "word/settings.xml");
  g_assert_nonnull (strstr (settings, "<w:evenAndOddHeaders/>"));
  even = unzip (f->path, "word/footer2.xml");
  g_assert_nonnull (strstr (even, "<w:jc w:val=\"left\"/>"));
  g_assert_nonnull (strstr (even, "> PAGE <"));
  notice_case_free (c);
}

/* How the paragraph that begins with @words is set. */
static char *
dup_properties (const char *document, const char *words)
{
  const char *at = strstr (document, words), *from = at;
  g_assert_nonnull (at);
  while (from > document && !g_str_has_prefix (from, "<w:pPr>"))
    from--;
  return g_strndup (from, (gsize)(strstr (from, "</w:pPr>") - from));
}

/* Where nobody is addressed and nobody signs, the text and the note stand a blank row below what is above
 * them, as on our own pages; a heading in the table stays with its row. */
static void
test_blank_rows (Fixture *f, gconstpointer data)
{
  NoticeCase *minutes
    = notice_case_parse ("notice.form 2\nnotice.head 示例区会议纪要\nnotice.title 会议纪要\n"
                         "body 会议明确。\nbody 会议要求。\nnotice.note 不予公开\n"
                         "plan.title 要点\nplan.unit_print 2\nsection 板块\npoint 甲\nlead 乙科\n");
  write_part (f, minutes, YD_DOCX_WHOLE);
  g_autofree char *document = unzip (f->path, "word/document.xml");
  g_autofree char *first = dup_properties (document, "会议明确。"),
                  *second = dup_properties (document, "会议要求。"),
                  *note = dup_properties (document, "（不予公开）"),
                  *table = g_strdup (g_strrstr (document, "<w:tbl>")),
                  *heading = dup_properties (table, "一、板块"),
                  *cell = dup_properties (table, ">甲");
  g_assert_nonnull (strstr (first, "w:beforeLines=\"100\""));
  g_assert_null (strstr (second, "w:beforeLines"));
  g_assert_nonnull (strstr (note, "w:beforeLines=\"100\""));
  g_assert_nonnull (strstr (heading, "<w:keepNext/>"));
  g_assert_null (strstr (cell, "<w:keepNext/>"));
  notice_case_free (minutes);
}

/* Every page of a draft says so, the first of a letter too. */
static void
test_draft (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "worked-example", "letter" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      NoticeCase *c = read_case (names[i]);
      g_autofree char *text = NULL, *first = NULL, *others = NULL, *plain = NULL, *marked = NULL;
      write_part (f, c, YD_DOCX_WHOLE);
      plain = unzip (f->path, "word/document.xml");
      g_assert_null (strstr (plain, "rIdHead\""));
      c->options.draft = TRUE;
      write_part (f, c, YD_DOCX_WHOLE);
      text = read_docx (f->path);
      first = unzip (f->path, "word/header1.xml");
      others = unzip (f->path, "word/header2.xml");
      marked = unzip (f->path, "word/document.xml");
      g_assert_true (g_str_has_prefix (text, "草稿"));
      g_assert_nonnull (strstr (first, ">草稿<"));
      g_assert_nonnull (strstr (others, ">草稿<"));
      g_assert_nonnull (strstr (marked, "w:type=\"default\" r:id=\"rIdHead\""));
      g_assert_nonnull (strstr (marked, "w:type=\"even\" r:id=\"rIdHead\""));
      notice_case_free (c);
    }
}

/* ---- what is wrong with the text or the place ---- */

static void
test_characters (Fixture *f, gconstpointer data)
{
  NoticeCase *c
    = notice_case_parse ("plan.title A&B <要点> ]]> \"引\"\n"
                         "notice.title 𠮷祎𬱖😀&amp;\n"
                         "body 前\x01\x0b\x1b\x7f后 \xef\xbf\xbe\xef\xbf\xbf\xed\xa0\x80尾\xff\n"
                         "preamble <w:t>&#x1;</w:t>\n");
  g_autofree char *text = NULL;
  write_part (f, c, YD_DOCX_WHOLE);
  text = read_docx (f->path);
  g_assert_true (g_str_has_prefix (text, "𠮷祎𬱖😀&amp;前后"));
  g_assert_nonnull (strstr (text, "尾?"));
  g_assert_true (g_str_has_suffix (text, "A&B<要点>]]>\"引\"<w:t>&#x1;</w:t>"));
  notice_case_free (c);
}

static char *
repeat (const char *word, guint n)
{
  GString *text = g_string_new (NULL);
  while (n-- > 0)
    g_string_append (text, word);
  return g_string_free (text, FALSE);
}

static void
test_long (Fixture *f, gconstpointer data)
{
  g_autofree char *title = repeat ("题", 5000), *unit = repeat ("某某单位、", 600);
  g_autofree char *copy = repeat ("某某单位|", 2000), *text = NULL, *expected = NULL;
  g_autofree char *source = g_strdup_printf ("plan.title %s\nnotice.title %s\nnotice.head %s\n"
                                             "notice.addressee %s\nnotice.copy_to %s\n"
                                             "notice.signature %s\nnotice.sealed 1\n"
                                             "notice.date 2025-03-20\nnotice.printed_by %s\n",
                                             title, title, title, unit, copy, unit, unit);
  NoticeCase *c = notice_case_parse (source);
  expected = dup_expected (c);
  write_part (f, c, YD_DOCX_WHOLE);
  text = read_docx (f->path);
  g_assert_cmpstr (text, ==, expected);
  notice_case_free (c);
}

static void
test_nothing (void)
{
  YdDocxOptions options = YD_DOCX_OPTIONS_INIT;
  g_autoptr (YdPlan) empty = yd_plan_new ();
  g_autoptr (YdContent) content = yd_content_new (empty, NULL, NULL);
  NoticeCase *c = notice_case_parse ("plan.title 要点\n");
  g_autoptr (YdContent) plan = yd_content_new (c->plan, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (yd_content_to_docx (content, NULL, NULL, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  options.part = YD_DOCX_BODY;
  g_assert_null (yd_content_to_docx (plan, &options, NULL, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_NOT_FOUND);
  notice_case_free (c);
}

/* A file that cannot grow stands for a full disk: what was there stays, and nothing beside it. */
static void
test_no_half_file (Fixture *f, gconstpointer data)
{
  NoticeCase *c = notice_case_parse (notice_case_get_worked_example ());
  g_autoptr (YdContent) content = yd_content_new (c->plan, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *nowhere = g_build_filename (f->path, "x", "y.docx", NULL), *kept = NULL;

  g_assert_true (g_file_set_contents (f->path, "old", -1, NULL));
  yd_kit_limit_files (1000);
  g_assert_false (yd_content_write_docx (content, f->path, NULL, NULL, &error));
  yd_kit_limit_files (G_MAXUINT64);
  g_assert_true (error != NULL && error->domain == YD_ERROR);
  g_assert_nonnull (strstr (error->message, f->path));
  g_assert_true (g_file_get_contents (f->path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "old");
  g_assert_cmpuint (yd_kit_folder_count (f->dir), ==, 1);
  g_clear_error (&error);
  g_assert_false (yd_content_write_docx (content, nowhere, NULL, NULL, &error));
  g_assert_true (error != NULL && error->domain == YD_ERROR);
  notice_case_free (c);
}

static void
test_cancelled (Fixture *f, gconstpointer data)
{
  NoticeCase *c = notice_case_parse (notice_case_get_worked_example ());
  g_autoptr (YdContent) content = yd_content_new (c->plan, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_cancellable_cancel (cancellable);
  g_assert_false (yd_content_write_docx (content, f->path, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (yd_kit_folder_count (f->dir), ==, 0);
  notice_case_free (c);
}

/* ---- LibreOffice ---- */

/* The cases whose pages are compared, and how many LibreOffice may make of ours: it does not read in a .docx
 * that nothing is put between Han and digits (autoSpaceDN), nor that marks may be compressed, and so breaks
 * narrow cells into more lines. */
static const struct
{
  const char *name;
  guint more; /* than ours at most */
} pages[] = {
  { "worked-example", 0 }, { "annexes", 0 },        { "joint-sealed", 0 }, { "letter", 0 },
  { "minutes", 0 },        { "sign-fits", 0 },      { "long-imprint", 0 }, { "table-lying", 1 },
  { "table-plain", 0 },    { "order", 0 },          { "order-joint", 0 },  { "stamped", 0 },
  { "joint-seals", 0 },    { "wide-signature", 0 },
};

static char *
read_pdf (const char *path)
{
  const char *command[] = { "pdftotext", "-raw", path, "-", NULL };
  g_autofree char *out = yd_kit_run (command);
  g_autoptr (GRegex) number = g_regex_new ("^— *[0-9]+ *—\\s*$", G_REGEX_MULTILINE, 0, NULL);
  g_autofree char *text = g_regex_replace_literal (number, out, -1, 0, "", 0, NULL);
  return squeeze (text);
}

static guint
count_pages (const char *path)
{
  const char *command[] = { "pdfinfo", path, NULL };
  g_autofree char *out = yd_kit_run (command);
  const char *line = strstr (out, "Pages:");
  g_assert_nonnull (line);
  return (guint)g_ascii_strtoull (line + strlen ("Pages:"), NULL, 10);
}

static void
compare_pages (Fixture *f, YdComposer *composer, guint i)
{
  g_autofree char *name = g_strconcat (pages[i].name, ".pdf", NULL);
  g_autofree char *path = g_build_filename (f->dir, name, NULL);
  g_autofree char *own = g_build_filename (f->dir, "own.pdf", NULL), *got = NULL, *expected = NULL;
  g_autoptr (GError) error = NULL;
  NoticeCase *c = read_case (pages[i].name);
  YdPages *composed = yd_composer_compose (composer, c->plan, &c->options, &error);
  guint n = count_pages (path), n_own;

  g_assert_no_error (error);
  yd_pages_write_pdf (composed, own, NULL, NULL, &error);
  g_assert_no_error (error);
  n_own = yd_pages_get_n (composed);
  g_test_message ("%s: %u pages, ours %u", pages[i].name, n, n_own);
  g_assert_cmpuint (n, >=, n_own);
  g_assert_cmpuint (n, <=, n_own + pages[i].more);
  got = read_pdf (path);
  expected = read_pdf (own);
  g_assert_cmpstr (got, ==, expected);
  yd_pages_unref (composed);
  notice_case_free (c);
}

/* Makes PDFs of the files beside them. */
static void
convert (Fixture *f, GPtrArray *paths)
{
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", f->dir);
  g_autofree char *fonts = g_strconcat ("FONTCONFIG_FILE=", g_getenv ("YD_OFFICE_FONTS"), NULL);
  const char *words[]
    = { "env", fonts, "soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", f->dir };
  g_autoptr (GPtrArray) command = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_ptr_array_add (command, (char *)words[i]);
  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add (command, paths->pdata[i]);
  g_ptr_array_add (command, NULL);
  g_free (yd_kit_run ((const char *const *)command->pdata));
}

static void
use_name (Fixture *f, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".docx", NULL);
  g_free (f->path);
  f->path = g_build_filename (f->dir, file, NULL);
}

static void
test_libreoffice (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (YdComposer) composer = yd_composer_new (NULL, &error);

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      NoticeCase *c = read_case (pages[i].name);
      use_name (f, pages[i].name);
      write_part (f, c, YD_DOCX_WHOLE);
      g_ptr_array_add (paths, g_strdup (f->path));
      notice_case_free (c);
    }
  convert (f, paths);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    compare_pages (f, composer, i);
}

/* A long title, a joint head of many names or many addressees leave page 1 its text, as on our own pages
 * (R-BODY-1); a .docx has a little less room, so that the addressees leave it earlier. */
static void
test_page_one_shows_text (Fixture *f, gconstpointer data)
{
  static const struct
  {
    guint title, agencies, addressees; /* characters, names, characters */
    gboolean send_to;
  } fronts[] = {
    { 20, 1, 10, FALSE },  { 20, 6, 10, FALSE },  { 60, 6, 28, FALSE },
    { 100, 1, 28, FALSE }, { 160, 1, 28, FALSE }, { 200, 1, 10, TRUE },
    { 20, 1, 200, FALSE }, { 20, 1, 320, TRUE },  { 200, 1, 320, TRUE },
  };
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (fronts); i++)
    {
      g_autofree char *title = repeat ("卫", fronts[i].title),
                      *to = repeat ("科", fronts[i].addressees);
      g_autofree char *joint = repeat ("|示例区财政局", fronts[i].agencies - 1);
      g_autofree char *name
        = g_strdup_printf ("front%u", i),
        *text = g_strdup_printf (
          "notice.head 示例区文件\nnotice.joint %s\nnotice.number 示〔2025〕1号\nnotice.title %s\n"
          "notice.addressee %s\nbody 现予印发，请认真组织实施。\nnotice.signature 示例\n"
          "notice.date 2025-02-03\nnotice.printed_by 办公室\nnotice.printed_on 2025-02-03\nplan.title 要点\n",
          *joint != '\0' ? joint + 1 : "", title, to);
      NoticeCase *c = notice_case_parse (text);
      use_name (f, name);
      write_part (f, c, YD_DOCX_WHOLE);
      g_ptr_array_add (paths, g_strdup (f->path));
      notice_case_free (c);
    }
  convert (f, paths);
  for (guint i = 0; i < G_N_ELEMENTS (fronts); i++)
    {
      g_autofree char *pdf = g_strdup_printf ("%s/front%u.pdf", f->dir, i), *first = NULL,
                      *all = NULL;
      const char *page_1[] = { "pdftotext", "-raw", "-l", "1", pdf, "-", NULL };
      const char *whole[] = { "pdftotext", "-raw", pdf, "-", NULL };
      first = yd_kit_run (page_1);
      all = yd_kit_run (whole);
      g_test_message ("front %u", i);
      g_assert_nonnull (strstr (first, "现予印发"));
      g_assert_cmpint (strstr (all, "主送：") != NULL, ==, fronts[i].send_to);
    }
}

int
main (int argc, char **argv)
{
  static const char *const names[] = {
    "28pt",      "annexes",      "duplex",         "gaps",           "joint",   "joint-sealed",
    "letter",    "long-imprint", "long-signature", "marks",          "minutes", "no-seal",
    "one-annex", "order",        "order-joint",    "plan-alone",     "stamped", "sign-early-break",
    "sign-fits", "table-lying",  "table-upright",  "wide-signature", "word",    "worked-example"
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat ("/docx/package/", names[i], NULL);
      g_test_add (path, Fixture, names[i], set_up, test_cases, tear_down);
    }
  g_test_add ("/docx/package/upward", Fixture, NULL, set_up, test_upward, tear_down);
  g_test_add ("/docx/package/addressee-moves", Fixture, NULL, set_up, test_addressee_moves,
              tear_down);
  g_test_add ("/docx/blank-rows", Fixture, NULL, set_up, test_blank_rows, tear_down);
  g_test_add ("/docx/draft", Fixture, NULL, set_up, test_draft, tear_down);
  g_test_add ("/docx/parts", Fixture, NULL, set_up, test_parts, tear_down);
  g_test_add ("/docx/parts/one-document", Fixture, NULL, set_up, test_one_document, tear_down);
  g_test_add ("/docx/parts/annex-alone", Fixture, NULL, set_up, test_annex_alone, tear_down);
  g_test_add_func ("/docx/same-bytes", test_same_bytes);
  g_test_add ("/docx/properties", Fixture, NULL, set_up, test_properties, tear_down);
  g_test_add ("/docx/bad/characters", Fixture, NULL, set_up, test_characters, tear_down);
  g_test_add ("/docx/bad/long", Fixture, NULL, set_up, test_long, tear_down);
  g_test_add_func ("/docx/bad/nothing", test_nothing);
  g_test_add ("/docx/bad/no-half-file", Fixture, NULL, set_up, test_no_half_file, tear_down);
  g_test_add ("/docx/bad/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/docx/libreoffice/pages", Fixture, NULL, set_up, test_libreoffice, tear_down);
  g_test_add ("/docx/libreoffice/page-one-shows-text", Fixture, NULL, set_up,
              test_page_one_shows_text, tear_down);
  return g_test_run ();
}

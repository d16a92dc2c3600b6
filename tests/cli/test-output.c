#include "cli-sample.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

/* What a program that is not ours reads in a file; NULL-terminated words follow. */
static char *
read_with (CliFixture *fixture, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  va_list args;
  va_start (args, fixture);
  for (const char *word = va_arg (args, const char *); word != NULL;
       word = va_arg (args, const char *))
    g_ptr_array_add (words, (gpointer)word);
  va_end (args);
  g_ptr_array_add (words, NULL);

  g_autoptr (GError) error = NULL;
  char *out = NULL;
  g_autofree char *err = NULL;
  int status;
  g_spawn_sync (fixture->folder, (char **)words->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out,
                &err, &status, &error);
  g_assert_no_error (error);
  g_test_message ("%s%s", out, err);
  g_assert_cmpint (status, ==, 0);
  return out;
}

/* The text of all pages, without the spaces and line ends that setting it brought. */
static char *
pdf_text (CliFixture *fixture, const char *name)
{
  g_autofree char *text = read_with (fixture, "pdftotext", name, "-", NULL);
  GString *squeezed = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (squeezed, *p);
  return g_string_free (squeezed, FALSE);
}

static void
test_check (CliFixture *fixture, gconstpointer data)
{
  cli_run (fixture, 0, "new", "-o", "blank.yaodian", "--year", "2026", NULL);
  cli_run (fixture, 3, "check", "blank.yaodian", NULL);
  cli_assert_contains (fixture->out, "[empty-body]");
  JsonObject *findings
    = cli_json (fixture, "findings.schema.json", "check", "--json", "blank.yaodian", NULL);
  g_assert_cmpint (fixture->status, ==, 3);
  g_assert_cmpuint (cli_length (findings, "findings"), >, 0);

  cli_make_sample (fixture, "a.yaodian");
  findings = cli_json (fixture, "findings.schema.json", "check", "--json", "a.yaodian", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  for (guint i = 0; i < cli_length (findings, "findings"); i++)
    {
      g_autofree char *path = g_strdup_printf ("findings/%u/severity", i);
      g_assert_cmpstr (cli_string (findings, path), !=, "error");
    }
  cli_run (fixture, 0, "check", "a.yaodian", NULL);
}

static void
test_check_switched_off (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  cli_run (fixture, 0, "new", "-o", "a.yaodian", "--year", "2026", NULL);
  cli_run (fixture, 3, "check", "a.yaodian", NULL);
  YdStore *store = cli_store (fixture, "a.yaodian", FALSE);
  g_assert_true (yd_edit_suppress (store, "empty-body", YD_ID_NONE, "尚在起草", &error));
  g_assert_true (yd_store_close (store, &error));
  g_object_unref (store);

  cli_run (fixture, 0, "check", "a.yaodian", NULL);
  cli_assert_lacks (fixture->out, "[empty-body]");
  cli_run (fixture, 0, "check", "--all", "a.yaodian", NULL);
  cli_assert_contains (fixture->out, "[empty-body]");
  cli_assert_contains (fixture->out, "尚在起草");
  JsonObject *found
    = cli_json (fixture, "findings.schema.json", "check", "--json", "--all", "a.yaodian", NULL);
  g_assert_cmpuint (cli_length (found, "switched_off"), ==, 1);
  g_assert_cmpstr (cli_string (found, "switched_off/0/reason"), ==, "尚在起草");
}

/* The same from the command line: a rule, a rule in one item, one finding; each with its reason. */
static void
test_check_ignore (CliFixture *fixture, gconstpointer data)
{
  cli_run (fixture, 0, "new", "-o", "a.yaodian", "--year", "2026", NULL);
  cli_run (fixture, 2, "check", "a.yaodian", "--ignore", "empty-body", NULL);
  cli_run (fixture, 2, "check", "a.yaodian", "--reason", "尚在起草", NULL);
  cli_run (fixture, 2, "check", "a.yaodian", "--item", "0000000000001", NULL);
  cli_run (fixture, 1, "check", "a.yaodian", "--ignore", "no-such-rule", "--reason", "无", NULL);
  cli_assert_contains (fixture->err, "no-such-rule");
  cli_run (fixture, 1, "check", "a.yaodian", "--ignore", "empty-body", "--reason", "无", "--item",
           "?", NULL);
  cli_run (fixture, 1, "check", "a.yaodian", "--restore", "empty-body", NULL);

  JsonObject *found
    = cli_json (fixture, "findings.schema.json", "check", "--json", "a.yaodian", NULL);
  guint n = cli_length (found, "findings");
  g_autofree char *key = g_strdup (cli_string (found, "findings/0/key"));
  g_autofree char *item = g_strdup (cli_string (found, "findings/0/item"));
  g_assert_nonnull (strchr (key, '#'));
  cli_run (fixture, 0, "check", "a.yaodian", "--ignore", key, "--reason", "报经同意", NULL);
  found = cli_json (fixture, "findings.schema.json", "check", "--json", "a.yaodian", NULL);
  g_assert_cmpuint (cli_length (found, "findings"), ==, n - 1);
  g_assert_cmpstr (cli_string (found, "switched_off/0/key"), ==, key);
  g_assert_cmpstr (cli_string (found, "switched_off/0/reason"), ==, "报经同意");
  cli_run (fixture, 0, "check", "a.yaodian", "--restore", key, NULL);
  found = cli_json (fixture, "findings.schema.json", "check", "--json", "a.yaodian", NULL);
  g_assert_cmpuint (cli_length (found, "findings"), ==, n);
  g_assert_cmpuint (cli_length (found, "switched_off"), ==, 0);

  if (item != NULL)
    {
      cli_run (fixture, 0, "check", "a.yaodian", "--ignore", cli_string (found, "findings/0/rule"),
               "--item", item, "--reason", "本条除外", NULL);
      found = cli_json (fixture, "findings.schema.json", "check", "--json", "a.yaodian", NULL);
      g_assert_cmpstr (cli_string (found, "switched_off/0/item"), ==, item);
    }
  cli_run (fixture, 0, "check", "a.yaodian", "--ignore", "empty-body", "--reason", "尚在起草",
           NULL);
  cli_run (fixture, 0, "check", "a.yaodian", NULL);
  cli_run (fixture, 0, "undo", "a.yaodian", NULL);
  cli_assert_contains (fixture->out, "尚在起草");
}

static void
test_check_against (CliFixture *fixture, gconstpointer data)
{
  cli_make_sample (fixture, "a.yaodian");
  cli_run (fixture, 0, "new", "--from", "a.yaodian", "-o", "b.yaodian", NULL);
  cli_run (fixture, 0, "check", "b.yaodian", NULL);
  cli_assert_lacks (fixture->out, "[copied-point]");
  cli_run (fixture, 0, "check", "b.yaodian", "--against", "a.yaodian", NULL);
  cli_run (fixture, 1, "check", "b.yaodian", "--against", "none.yaodian", NULL);
}

static void
test_compare (CliFixture *fixture, gconstpointer data)
{
  cli_make_sample (fixture, "a.yaodian");
  cli_run (fixture, 0, "new", "--keep-done", "--from", "a.yaodian", "-o", "b.yaodian", NULL);
  cli_run (fixture, 0, "compare", "b.yaodian", "a.yaodian", NULL);
  cli_assert_contains (fixture->out, "Carried on");
  JsonObject *compared = cli_json (fixture, "compare.schema.json", "compare", "--json", "b.yaodian",
                                   "a.yaodian", NULL);
  g_assert_cmpuint (cli_length (compared, "points"), >, 0);
  for (guint i = 0; i < cli_length (compared, "points"); i++)
    {
      g_autofree char *path = g_strdup_printf ("points/%u/verdict", i);
      g_assert_cmpstr (cli_string (compared, path), ==, "carried");
    }
  cli_run (fixture, 0, "compare", "b.yaodian", "a.yaodian", "-o", "c.xlsx", NULL);
  g_assert_true (cli_exists (fixture, "c.xlsx"));
  cli_run (fixture, 2, "compare", "b.yaodian", NULL);
  cli_run (fixture, 2, "compare", "b.yaodian", "a.yaodian", "-o", "c.txt", NULL);
  cli_run (fixture, 2, "compare", "b.yaodian", "a.yaodian", "--json", "-o", "c.xlsx", NULL);
  cli_run (fixture, 1, "compare", "b.yaodian", "none.yaodian", NULL);
}

static void
test_check_json_in_every_language (CliFixture *fixture, gconstpointer data)
{
  cli_run (fixture, 0, "new", "-o", "a.yaodian", "--year", "2026", NULL);
  cli_run (fixture, 3, "check", "--json", "a.yaodian", NULL);
  g_autofree char *english = g_strdup (fixture->out);
  cli_setenv (fixture, "LANGUAGE", "zh_CN");
  cli_run (fixture, 3, "check", "--json", "a.yaodian", NULL);
  g_assert_cmpstr (fixture->out, ==, english);
}

static void
test_notice (CliFixture *fixture, gconstpointer data)
{
  cli_make_sample (fixture, "a.yaodian");
  cli_run (fixture, 0, "notice", "a.yaodian", "-o", "a.pdf", NULL);
  cli_assert_contains (fixture->out, "a.pdf: ");
  g_autofree char *text = pdf_text (fixture, "a.pdf");
  cli_assert_contains (text, "示卫〔2025〕1号");
  cli_assert_contains (text, "关于印发《示例区2025年工作要点》的通知");
  cli_assert_contains (text, "各医疗卫生单位，委机关各科室：");
  cli_assert_contains (text, "2025年2月18日");
  cli_assert_contains (text, "一、打牢基础");
  cli_assert_contains (text, "改造门诊");
  g_autofree char *info = read_with (fixture, "pdfinfo", "a.pdf", NULL);
  cli_assert_contains (info, "A4");
  g_autofree char *left = cli_list (fixture);
  g_assert_cmpstr (left, ==, "a.pdf\na.yaodian");
}

static void
test_notice_options (CliFixture *fixture, gconstpointer data)
{
  static const char *const profiles[] = { "std", "word", "28pt" };
  cli_make_sample (fixture, "a.yaodian");
  for (gsize i = 0; i < G_N_ELEMENTS (profiles); i++)
    {
      cli_run (fixture, 0, "notice", "a.yaodian", "-o", "a.pdf", "--profile", profiles[i],
               "--trace", "t.json", "--duplex", NULL);
      g_autofree char *path = cli_path (fixture, "t.json"), *trace = NULL;
      g_autoptr (GError) error = NULL;
      g_file_get_contents (path, &trace, NULL, &error);
      g_assert_no_error (error);
      g_autoptr (JsonNode) node = json_from_string (trace, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (cli_string (json_node_get_object (node), "profile"), ==, profiles[i]);
    }
  cli_run (fixture, 0, "notice", "a.yaodian", "-o", "a.pdf", "--duplex", "--mirror", "--draft",
           "--table", "upright", "--latin", "times", "--form", "order", NULL);
  cli_run (fixture, 0, "notice", "a.yaodian", "-o", "a.pdf", "--preprinted", NULL);
  cli_run (fixture, 1, "notice", "a.yaodian", "-o", "b.pdf", "--annexes", NULL);
  cli_run (fixture, 2, "notice", "a.yaodian", "-o", "b.pdf", "--mirror", NULL);
  cli_run (fixture, 2, "notice", "a.yaodian", "-o", "b.pdf", "--table", "round", NULL);
  cli_run (fixture, 2, "notice", "a.yaodian", "-o", "b.pdf", "--latin", "gothic", NULL);
  cli_run (fixture, 2, "notice", "a.yaodian", "-o", "b.pdf", "--copies", "-1", NULL);
  cli_run (fixture, 2, "notice", "a.yaodian", "-o", "b.pdf", "--copies", "0", NULL);
  cli_run (fixture, 2, "notice", "a.yaodian", "-o", "b.docx", "--draft", NULL);
  cli_run (fixture, 2, "notice", "a.yaodian", "-o", "a.pdf", "--profile", "a3", NULL);
  cli_run (fixture, 2, "notice", "a.yaodian", "-o", "a.pdf", "--form", "poem", NULL);
  cli_run (fixture, 2, "notice", "a.yaodian", "-o", "a.odt", NULL);
  cli_run (fixture, 2, "notice", "a.yaodian", "-o", ".pdf", NULL);
  cli_run (fixture, 2, "notice", "a.yaodian", NULL);
  cli_run (fixture, 2, "notice", "a.yaodian", "-o", "b.pdf", "--trace", "a.yaodian", NULL);
  cli_run (fixture, 2, "notice", "a.yaodian", "-o", "b.pdf", "--trace", "b.pdf", NULL);
  g_assert_false (cli_exists (fixture, "b.pdf"));
}

/* A run in one file: each copy with its number, and none where they cannot be counted. */
static void
test_notice_copies (CliFixture *fixture, gconstpointer data)
{
  cli_make_sample (fixture, "a.yaodian");
  g_autoptr (GError) error = NULL;
  YdStore *store = cli_store (fixture, "a.yaodian", FALSE);
  YdId notice = yd_record_get_id (YD_RECORD (yd_plan_get_notice (yd_store_get_plan (store))));
  yd_edit_set_field (store, YD_TABLE_NOTICE, notice, "copy_number", "000009", &error);
  g_assert_no_error (error);
  g_assert_true (yd_store_close (store, &error));
  g_object_unref (store);

  cli_run (fixture, 0, "notice", "a.yaodian", "-o", "a.pdf", "--copies", "3", NULL);
  g_autofree char *text = pdf_text (fixture, "a.pdf");
  cli_assert_contains (text, "000009");
  cli_assert_contains (text, "000010");
  cli_assert_contains (text, "000011");
  cli_assert_lacks (text, "000012");

  store = cli_store (fixture, "a.yaodian", FALSE);
  yd_edit_set_field (store, YD_TABLE_NOTICE, notice, "copy_number", "999998", &error);
  g_assert_no_error (error);
  g_assert_true (yd_store_close (store, &error));
  g_object_unref (store);
  cli_run (fixture, 1, "notice", "a.yaodian", "-o", "b.pdf", "--copies", "3", NULL);
  cli_assert_contains (fixture->err, "999998");
  g_assert_false (cli_exists (fixture, "b.pdf"));
}

static void
test_notice_same_bytes (CliFixture *fixture, gconstpointer data)
{
  cli_make_sample (fixture, "a.yaodian");
  cli_run (fixture, 0, "notice", "a.yaodian", "-o", "1.pdf", NULL);
  cli_run (fixture, 0, "notice", "a.yaodian", "-o", "2.pdf", NULL);
  g_autofree char *same = read_with (fixture, "cmp", "1.pdf", "2.pdf", NULL);
  g_assert_cmpstr (same, ==, "");
}

/* A file that is there is replaced whole, or stays what it was. */
static void
test_notice_docx (CliFixture *fixture, gconstpointer data)
{
  cli_make_sample (fixture, "a.yaodian");
  cli_run (fixture, 0, "notice", "a.yaodian", "-o", "a.docx", NULL);
  cli_run (fixture, 0, "notice", "a.yaodian", "-o", "plan.DOCX", "--part", "plan", NULL);
  cli_run (fixture, 0, "notice", "a.yaodian", "-o", "body.docx", "--part", "body", NULL);
  g_assert_true (cli_exists (fixture, "a.docx") && cli_exists (fixture, "plan.DOCX")
                 && cli_exists (fixture, "body.docx"));
  cli_run (fixture, 2, "notice", "a.yaodian", "-o", "b.docx", "--part", "half", NULL);
  cli_run (fixture, 2, "notice", "a.yaodian", "-o", "b.pdf", "--part", "body", NULL);
  cli_run (fixture, 2, "notice", "a.yaodian", "-o", "b.docx", "--trace", "t.json", NULL);
  cli_run (fixture, 1, "notice", "a.yaodian", "-o", "nowhere/b.docx", NULL);
}

static void
test_notice_fails (CliFixture *fixture, gconstpointer data)
{
  cli_write (fixture, "bad", "no plan", -1);
  cli_write (fixture, "a.pdf", "mine", -1);
  cli_run (fixture, 1, "notice", "bad", "-o", "a.pdf", NULL);
  cli_assert_contains (fixture->err, "yaodian-cli: bad: ");
  cli_run (fixture, 1, "notice", "missing", "-o", "a.pdf", NULL);
  g_autofree char *path = cli_path (fixture, "a.pdf"), *content = NULL;
  g_file_get_contents (path, &content, NULL, NULL);
  g_assert_cmpstr (content, ==, "mine");

  cli_make_sample (fixture, "a.yaodian");
  cli_run (fixture, 1, "notice", "a.yaodian", "-o", "nowhere/a.pdf", NULL);
  cli_assert_contains (fixture->err, "yaodian-cli: nowhere/a.pdf: ");
  g_autofree char *folder = cli_path (fixture, "folder.pdf");
  g_mkdir (folder, 0700);
  cli_run (fixture, 1, "notice", "a.yaodian", "-o", "folder.pdf", NULL);
  cli_run (fixture, 1, "notice", "a.yaodian", "-o", "b.pdf", "--trace", "nowhere/t.json", NULL);
  cli_assert_contains (fixture->err, "nowhere/t.json: ");
  g_assert_false (cli_exists (fixture, "b.pdf"));
  cli_run (fixture, 1, "notice", "a.yaodian", "-o", "b.pdf", "--trace", "folder.pdf", NULL);
  g_assert_false (cli_exists (fixture, "b.pdf"));
  cli_run (fixture, 0, "notice", "a.yaodian", "-o", "a.pdf", NULL);
  g_autofree char *text = pdf_text (fixture, "a.pdf");
  cli_assert_contains (text, "改造门诊");
}

/* All texts of a workbook, as a program that knows only zip and XML finds them. */
static char *
sheet_text (CliFixture *fixture, const char *name)
{
  static const char script[]
    = "import re, sys, zipfile\n"
      "book = zipfile.ZipFile(sys.argv[1])\n"
      "assert book.testzip() is None\n"
      "for part in book.namelist():\n"
      "    if part.endswith('.xml'):\n"
      "        print(*re.findall(r'<t[^>]*>([^<]*)</t>', book.read(part).decode('utf-8')), sep='\\n')\n";
  return read_with (fixture, "python3", "-c", script, name, NULL);
}

static void
test_sheet (CliFixture *fixture, gconstpointer data)
{
  cli_make_sample (fixture, "a.yaodian");
  cli_run (fixture, 0, "sheet", "a.yaodian", "-o", "a.xlsx", "--as-of", "2025-07-10", NULL);
  cli_assert_contains (fixture->out, "a.xlsx: 3 points\n");
  g_autofree char *text = sheet_text (fixture, "a.xlsx");
  cli_assert_contains (text, "示例区2025年工作要点");
  cli_assert_contains (text, "改造门诊");
  cli_assert_contains (text, "基层科");
  cli_assert_contains (text, "逾期");
  cli_assert_contains (text, "已办结");

  cli_run (fixture, 0, "sheet", "a.yaodian", "-o", "b.xlsx", "--as-of", "2025-06-20", NULL);
  g_autofree char *earlier = sheet_text (fixture, "b.xlsx");
  cli_assert_contains (earlier, "临近到期");
  cli_run (fixture, 0, "new", "--from", "a.yaodian", "-o", "b.yaodian", NULL);
  cli_run (fixture, 0, "sheet", "a.yaodian", "b.yaodian", "-o", "two.xlsx", "--as-of", "2025-07-10",
           NULL);
  cli_assert_contains (fixture->out, "two.xlsx: 5 points\n");
  g_autofree char *both = sheet_text (fixture, "two.xlsx");
  cli_assert_contains (both, "示例区2025年工作要点");
  cli_assert_contains (both, "示例区2026年工作要点");
}

static void
test_sheet_same_bytes (CliFixture *fixture, gconstpointer data)
{
  cli_make_sample (fixture, "a.yaodian");
  cli_setenv (fixture, "SOURCE_DATE_EPOCH", "1750000000");
  cli_run (fixture, 0, "sheet", "a.yaodian", "-o", "1.xlsx", "--as-of", "2025-07-10", NULL);
  cli_run (fixture, 0, "sheet", "a.yaodian", "-o", "2.xlsx", "--as-of", "2025-07-10", NULL);
  g_autofree char *same = read_with (fixture, "cmp", "1.xlsx", "2.xlsx", NULL);
  g_assert_cmpstr (same, ==, "");
}

/* The pages that its sheets are set up for; 8 is A3, 9 A4. */
static char *
sheet_papers (CliFixture *fixture, const char *name)
{
  static const char script[]
    = "import re, sys, zipfile\n"
      "book = zipfile.ZipFile(sys.argv[1])\n"
      "print(*sorted({size for part in book.namelist() if 'worksheets/sheet' in part\n"
      "               for size in re.findall(r'paperSize=\"(\\d+)\"', book.read(part).decode())}))\n";
  return read_with (fixture, "python3", "-c", script, name, NULL);
}

static void
test_sheet_paper (CliFixture *fixture, gconstpointer data)
{
  cli_make_sample (fixture, "a.yaodian");
  cli_run (fixture, 0, "sheet", "a.yaodian", "-o", "1.xlsx", NULL);
  cli_run (fixture, 0, "sheet", "a.yaodian", "-o", "2.xlsx", "--paper", "A4", NULL);
  cli_run (fixture, 0, "sheet", "a.yaodian", "-o", "3.xlsx", "--paper", "a3", NULL);
  cli_run (fixture, 0, "slips", "a.yaodian", "--dir", "slips", "--paper", "A3", NULL);
  g_auto (GStrv) slips = g_strsplit (fixture->out, "\n", 2);
  g_autofree char *usual = sheet_papers (fixture, "1.xlsx"), *a4 = sheet_papers (fixture, "2.xlsx"),
                  *a3 = sheet_papers (fixture, "3.xlsx"), *slip = sheet_papers (fixture, slips[0]);
  g_assert_cmpstr (usual, ==, "9\n");
  g_assert_cmpstr (a4, ==, "9\n");
  g_assert_cmpstr (a3, ==, "8\n");
  g_assert_cmpstr (slip, ==, "8\n");
}

static void
test_sheet_fails (CliFixture *fixture, gconstpointer data)
{
  cli_write (fixture, "bad", "no plan", -1);
  cli_write (fixture, "a.xlsx", "mine", -1);
  cli_make_sample (fixture, "a.yaodian");
  cli_run (fixture, 1, "sheet", "a.yaodian", "bad", "-o", "a.xlsx", NULL);
  cli_assert_contains (fixture->err, "yaodian-cli: bad: ");
  cli_run (fixture, 1, "sheet", "a.yaodian", "-o", "nowhere/a.xlsx", NULL);
  cli_assert_contains (fixture->err, "yaodian-cli: nowhere/a.xlsx: ");
  cli_run (fixture, 1, "sheet", "a.yaodian", "-o", "/proc/a.xlsx", NULL);
  cli_run (fixture, 2, "sheet", "a.yaodian", "-o", "a.xls", NULL);
  cli_run (fixture, 2, "sheet", "a.yaodian", "-o", "a.xlsx", "--as-of", "2025-13-01", NULL);
  cli_run (fixture, 2, "sheet", "-o", "a.xlsx", NULL);
  g_autofree char *path = cli_path (fixture, "a.xlsx"), *content = NULL;
  g_file_get_contents (path, &content, NULL, NULL);
  g_assert_cmpstr (content, ==, "mine");
  g_autofree char *left = cli_list (fixture);
  g_assert_cmpstr (left, ==, "a.xlsx\na.yaodian\nbad");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  CLI_TEST ("/cli/output/check", test_check);
  CLI_TEST ("/cli/output/check-json-in-every-language", test_check_json_in_every_language);
  CLI_TEST ("/cli/output/check-switched-off", test_check_switched_off);
  CLI_TEST ("/cli/output/compare", test_compare);
  CLI_TEST ("/cli/output/check-ignore", test_check_ignore);
  CLI_TEST ("/cli/output/check-against", test_check_against);
  CLI_TEST ("/cli/output/notice", test_notice);
  CLI_TEST ("/cli/output/notice-options", test_notice_options);
  CLI_TEST ("/cli/output/notice-copies", test_notice_copies);
  CLI_TEST ("/cli/output/notice-same-bytes", test_notice_same_bytes);
  CLI_TEST ("/cli/output/notice-docx", test_notice_docx);
  CLI_TEST ("/cli/output/notice-fails", test_notice_fails);
  CLI_TEST ("/cli/output/sheet", test_sheet);
  CLI_TEST ("/cli/output/sheet-same-bytes", test_sheet_same_bytes);
  CLI_TEST ("/cli/output/sheet-paper", test_sheet_paper);
  CLI_TEST ("/cli/output/sheet-fails", test_sheet_fails);
  return g_test_run ();
}

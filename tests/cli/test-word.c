/* The sample plans on paper: page 1 as the specification works it out; and as .docx, of which LibreOffice
 * makes the text of the PDF on as many pages, whole and as the two parts that an OA asks for, with the
 * breakdown table lying and upright. $YD_PLANS_DIR names a folder of further texts, which are no part of
 * this house. */

#include "cli-fixture.h"

#include <string.h>

/* LibreOffice (7.4) does not read in a .docx that nothing is put between Han and digits (autoSpaceDN), nor that
 * marks may be compressed (characterSpacingControl). It breaks a text of many numbers into a few lines more
 * than we do: where those are the lines that the last page had left for the imprint, it takes a page more; of
 * a narrow cell one line in ten, and so a page in ten. */
static guint
get_most_pages (guint own, gboolean table)
{
  return own + 1 + (table ? own / 10 : 0);
}

typedef struct
{
  const char *name;
  const char *table; /* nullable: the breakdown table, lying or upright */
} Variant;

static const Variant variants[]
  = { { "text", NULL }, { "lying", "lying" }, { "upright", "upright" } };
static const char *const parts[] = { "whole", "body", "plan" };

static char *
run (CliFixture *fixture, const char *const *words)
{
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;
  g_spawn_sync (fixture->folder, (char **)words, fixture->environment, G_SPAWN_SEARCH_PATH, NULL,
                NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  return out;
}

/* The text of all pages, without page numbers and white space. */
static char *
read_pdf (CliFixture *fixture, const char *name)
{
  const char *command[] = { "pdftotext", "-raw", name, "-", NULL };
  g_autofree char *out = run (fixture, command);
  g_autoptr (GRegex) rest = g_regex_new ("^— *[0-9]+ *—\\s*$|\\s|\\f", G_REGEX_MULTILINE, 0, NULL);
  return g_regex_replace_literal (rest, out, -1, 0, "", 0, NULL);
}

static guint
count_pages (CliFixture *fixture, const char *name)
{
  const char *command[] = { "pdfinfo", name, NULL };
  g_autofree char *out = run (fixture, command);
  const char *line = strstr (out, "Pages:");
  g_assert_nonnull (line);
  return (guint)g_ascii_strtoull (line + strlen ("Pages:"), NULL, 10);
}

static gboolean
has_notice (CliFixture *fixture, const char *plan)
{
  JsonObject *json = cli_json (fixture, NULL, "show", "--json", plan, NULL);
  return json_object_has_member (json, "notice") && cli_length (json, "notice/body") > 0;
}

static void
print_table (CliFixture *fixture, const char *plan)
{
  g_autoptr (YdStore) store = cli_store (fixture, plan, FALSE);
  g_autoptr (GError) error = NULL;
  yd_edit_set_field (store, YD_TABLE_PLAN, yd_plan_get_id (yd_store_get_plan (store)), "unit_print",
                     "2", &error);
  g_assert_no_error (error);
  g_assert_true (yd_store_close (store, &error));
}

/* Writes NAME.pdf and the parts as .docx, as far as the plan has them; @files gets the latter. */
static void
write_plan (CliFixture *fixture, const char *text, const Variant *variant, const char *name,
            GPtrArray *files)
{
  g_autofree char *plan = g_strconcat (name, ".yaodian", NULL),
                  *pdf = g_strconcat (name, ".pdf", NULL);
  const char *table = variant->table != NULL ? variant->table : "lying";

  cli_run (fixture, 0, "import", text, "-o", plan, NULL);
  if (variant->table != NULL)
    print_table (fixture, plan);
  cli_run (fixture, 0, "notice", plan, "-o", pdf, "--table", table, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *docx = g_strconcat (name, "-", parts[i], ".docx", NULL);
      if ((i == 1 && !has_notice (fixture, plan)) || (i > 0 && variant->table != NULL))
        continue;
      cli_run (fixture, 0, "notice", plan, "-o", docx, "--part", parts[i], "--table", table, NULL);
      g_ptr_array_add (files, g_steal_pointer (&docx));
    }
}

static void
convert (CliFixture *fixture, GPtrArray *files)
{
  g_autofree char *profile
    = g_strdup_printf ("-env:UserInstallation=file://%s/office", fixture->folder);
  const char *words[] = { "soffice", profile, "--headless", "--convert-to", "pdf" };
  g_autoptr (GPtrArray) command = g_ptr_array_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_ptr_array_add (command, (char *)words[i]);
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (command, files->pdata[i]);
  g_ptr_array_add (command, NULL);
  cli_setenv (fixture, "FONTCONFIG_FILE",
              g_getenv ("YD_OFFICE_FONTS")); /* fonts by their names in offices */
  g_free (run (fixture, (const char *const *)command->pdata));
  cli_setenv (fixture, "FONTCONFIG_FILE", g_getenv ("FONTCONFIG_FILE"));
}

static int
compare_characters (gconstpointer a, gconstpointer b)
{
  gunichar x = *(const gunichar *)a, y = *(const gunichar *)b;
  return (x > y) - (x < y);
}

/* Of a table: which characters it holds, for a row that goes over a page is read cell by cell on each, and
 * its head once a page. */
static char *
sort_characters (const char *text)
{
  g_autoptr (GString) rest = g_string_new (text);
  glong n;
  g_string_replace (rest, "序号重点任务工作内容牵头单位配合单位完成时限", "", 0);
  g_autofree gunichar *characters = g_utf8_to_ucs4_fast (rest->str, -1, &n);
  qsort (characters, (size_t)n, sizeof *characters, compare_characters);
  return g_ucs4_to_utf8 (characters, n, NULL, NULL, NULL);
}

/* Whether @text has all of @part, in its order. */
static gboolean
holds (const char *text, const char *part)
{
  for (; *text != '\0' && *part != '\0'; text = g_utf8_next_char (text))
    if (g_utf8_get_char (text) == g_utf8_get_char (part))
      part = g_utf8_next_char (part);
  return *part == '\0';
}

/* @file is NAME-PART.docx. What stands in it stands in NAME.pdf; the whole fills its pages. */
static void
compare (CliFixture *fixture, const char *file)
{
  const char *dash = strrchr (file, '-');
  g_autofree char *own = g_strdup_printf ("%.*s.pdf", (int)(dash - file), file);
  g_autofree char *other
    = g_strdup_printf ("%.*s.pdf", (int)(strlen (file) - strlen (".docx")), file);
  g_autofree char *expected = read_pdf (fixture, own), *got = read_pdf (fixture, other);
  guint n = count_pages (fixture, other), n_own = count_pages (fixture, own);
  gboolean table = strstr (file, "text") == NULL;

  g_test_message ("%s: %u pages, the PDF %u", file, n, n_own);
  g_assert_cmpuint (strlen (got), >, 0);
  if (!g_str_has_prefix (dash, "-whole"))
    {
      g_assert_true (holds (expected, got));
      return;
    }
  g_assert_cmpuint (n, >=, n_own);
  g_assert_cmpuint (n, <=, get_most_pages (n_own, table));
  if (table)
    {
      g_autofree char *a = sort_characters (got), *b = sort_characters (expected);
      g_assert_cmpstr (a, ==, b);
      return;
    }
  g_assert_cmpstr (got, ==, expected);
}

static GStrv
list_texts (void)
{
  static const char *const own[] = { "year-2025.txt", "three-years-2025.md" };
  GStrvBuilder *texts = g_strv_builder_new ();
  const char *folder = g_getenv ("YD_PLANS_DIR"), *name;
  g_autoptr (GDir) more = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  GStrv list;

  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    {
      g_autofree char *path
        = g_build_filename (g_getenv ("YD_SOURCE_ROOT"), "data", "samples", own[i], NULL);
      g_strv_builder_add (texts, path);
    }
  while (more != NULL && (name = g_dir_read_name (more)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_strv_builder_add (texts, path);
    }
  list = g_strv_builder_end (texts);
  g_strv_builder_unref (texts);
  return list;
}

static void
test_samples (CliFixture *fixture, gconstpointer data)
{
  g_auto (GStrv) texts = list_texts ();
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; texts[i] != NULL; i++)
    for (gsize v = 0; v < G_N_ELEMENTS (variants); v++)
      {
        g_autofree char *name = g_strdup_printf ("%u%s", i, variants[v].name);
        g_test_message ("%s: %s", name, texts[i]);
        write_plan (fixture, texts[i], &variants[v], name, files);
      }
  convert (fixture, files);
  for (guint i = 0; i < files->len; i++)
    compare (fixture, files->pdata[i]);
}

/* The top of the word that begins with these characters, in mm; -1 where page 1 has none. */
static double
find_top (const char *words, const char *start)
{
  g_autofree char *found = g_strconcat ("\">", start, NULL);
  const char *at = strstr (words, found);
  const char *top = at != NULL ? g_strrstr_len (words, at - words, "yMin=\"") : NULL;
  return top != NULL ? g_ascii_strtod (top + strlen ("yMin=\""), NULL) * 25.4 / 72 : -1;
}

/* A head of one line and a title of two: the places of the specification's worked example (section 3),
 * measured by poppler. */
static void
test_worked_example (CliFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *start;
    double top; /* of the em box, as poppler has it for these fonts */
  } wanted[] = { { "示卫〔2025〕1号", 112.8 },
                 { "各医疗卫生单位", 179.4 },
                 { "已经区卫生健康委2025年", 189.8 } };
  const char *command[] = { "pdftotext", "-bbox", "-l", "1", "a.pdf", "-", NULL };
  g_auto (GStrv) texts = list_texts ();

  cli_run (fixture, 0, "import", texts[0], "-o", "a.yaodian", NULL);
  cli_run (fixture, 0, "notice", "a.yaodian", "-o", "a.pdf", NULL);
  g_autofree char *words = run (fixture, command);
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      double top = find_top (words, wanted[i].start);
      g_test_message ("%s at %.2f", wanted[i].start, top);
      g_assert_cmpfloat_with_epsilon (top, wanted[i].top, 0.5);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  CLI_TEST ("/cli/word/worked-example", test_worked_example);
  CLI_TEST ("/cli/word/samples", test_samples);
  return g_test_run ();
}

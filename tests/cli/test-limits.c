/* No room left, as it shows from outside: one line, nothing half-written, the plan as it was. The limit
 * of a file's size stands in for a full disk. */

#include "cli-sample.h"

#include <string.h>
#include <sys/resource.h>

static void
limit_files (rlim_t bytes)
{
  struct rlimit limit;
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = bytes == RLIM_INFINITY ? limit.rlim_max : bytes;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static const rlim_t sizes[] = { 0, 4096, 40000 };

static gboolean
writes_package (const char *const *words)
{
  return g_str_equal (words[0], "slips") || g_strcmp0 (words[3], "a.xlsx") == 0
         || g_strcmp0 (words[4], "a.xlsx") == 0 || g_strcmp0 (words[3], "a.docx") == 0;
}

static void
copy (CliFixture *fixture, const char *from, const char *to)
{
  g_autofree char *path = cli_path (fixture, from), *bytes = NULL;
  gsize length;
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  cli_write (fixture, to, bytes, (gssize)length);
}

static void
test_full (CliFixture *fixture, gconstpointer data)
{
  static const char *const commands[][5] = {
    { "undo", "a.yaodian" },
    { "history", "a.yaodian", "--name", "送审稿" },
    { "units", "a.yaodian", "--read", "units.xlsx" },
    { "units", "a.yaodian", "-o", "a.xlsx" },
    { "compare", "a.yaodian", "a.yaodian", "-o", "a.xlsx" },
    { "slips", "a.yaodian", "--dir", "slips" },
    { "merge", "a.yaodian", "theirs.yaodian", "--take", "theirs" },
    { "new", "-o", "b.yaodian" },
    { "new", "-o", "b.yaodian", "--from", "a.yaodian" },
    { "import", "text.txt", "-o", "b.yaodian" },
    { "import", "text.txt", "-o", "a.yaodian", "--force" },
    { "sheet", "a.yaodian", "-o", "a.xlsx" },
    { "notice", "a.yaodian", "-o", "a.pdf" },
    { "notice", "a.yaodian", "-o", "a.docx" },
  };
  cli_make_sample (fixture, "a.yaodian");
  copy (fixture, "a.yaodian", "theirs.yaodian");
  cli_run (fixture, 0, "undo", "theirs.yaodian", NULL);
  cli_write (fixture, "text.txt", "2025年工作要点\n一、夯实基础\n1.完善制度。修订制度。\n", -1);
  cli_run (fixture, 0, "history", "a.yaodian", NULL);
  g_autofree char *history = g_strdup (fixture->out);
  cli_run (fixture, 0, "units", "a.yaodian", "-o", "units.xlsx", NULL);
  g_autofree char *before = cli_list (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (commands); j++)
      {
        const char *const *word = commands[j];
        if (sizes[i] == 40000 && writes_package (word))
          continue; /* a small one fits */
        g_test_message ("%s in %u bytes", word[0], (guint)sizes[i]);
        limit_files (sizes[i]);
        cli_run (fixture, 1, word[0], word[1], word[2], word[3], word[4], NULL);
        limit_files (RLIM_INFINITY);
        g_autofree char *after = cli_list (fixture);
        g_assert_cmpstr (after, ==, before);
      }
  cli_run (fixture, 0, "history", "a.yaodian", NULL);
  g_assert_cmpstr (fixture->out, ==, history);
  cli_run (fixture, 0, "undo", "a.yaodian", NULL);
}

/* One clear line that names the file as it was asked for, and nothing left behind. */
static void
test_no_place (CliFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *words[5];
    const char *said;
  } cases[] = {
    { { "notice", "a.yaodian", "-o", "no/a.pdf" }, "no/a.pdf: the folder is not there" },
    { { "notice", "a.yaodian", "-o", "no/a.docx" }, "no/a.docx: the folder is not there" },
    { { "units", "a.yaodian", "-o", "no/a.xlsx" }, "no/a.xlsx: the folder is not there" },
    { { "units", "a.yaodian", "--read", "no.xlsx" }, "no.xlsx: the file is not there" },
    { { "units", "a.yaodian", "--read", "" }, "“”: it is a folder" },
    { { "units", "a.yaodian", "--read", "/dev/zero" }, "/dev/zero: it is a device" },
    { { "units", "a.yaodian", "--read", "a.yaodian" }, "a.yaodian: the file is no workbook" },
    { { "check", "a.yaodian", "--against", "" }, "“”: cannot be opened" },
    { { "check", "a.yaodian", "--against", "no.yaodian" }, "no.yaodian: cannot be opened" },
    { { "slips", "a.yaodian", "--dir", "/proc/slips" }, "/proc/slips: the folder cannot be made" },
    { { "slips", "a.yaodian", "--dir", "/proc/self" }, "yaodian-cli: /proc/self/01-" },
    { { "undo", "a.yaodian", "--to", "nonsense" }, "no version “nonsense”" },
    { { "merge", "a.yaodian", "other.yaodian" }, "other.yaodian: is another plan" },
    { { "compare", "a.yaodian", "short.yaodian" }, "short.yaodian: is cut off" },
  };
  cli_make_sample (fixture, "a.yaodian");
  cli_run (fixture, 0, "new", "-o", "other.yaodian", NULL);
  g_autofree char *whole = cli_path (fixture, "a.yaodian"), *bytes = NULL;
  g_assert_true (g_file_get_contents (whole, &bytes, NULL, NULL));
  cli_write (fixture, "short.yaodian", bytes, 5000);
  g_autofree char *before = cli_list (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const *word = cases[i].words;
      cli_run (fixture, 1, word[0], word[1], word[2], word[3], NULL);
      cli_assert_contains (fixture->err, cases[i].said);
      g_autofree char *after = cli_list (fixture);
      g_assert_cmpstr (after, ==, before);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  CLI_TEST ("/cli/limits/full", test_full);
  CLI_TEST ("/cli/limits/no-place", test_no_place);
  return g_test_run ();
}

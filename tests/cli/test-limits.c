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

static void
test_full (CliFixture *fixture, gconstpointer data)
{
  static const char *const commands[][4] = {
    { "undo", "a.yaodian" },
    { "new", "-o", "b.yaodian" },
    { "import", "text.txt", "-o", "b.yaodian" },
    { "sheet", "a.yaodian", "-o", "a.xlsx" },
    { "notice", "a.yaodian", "-o", "a.pdf" },
  };
  cli_make_sample (fixture, "a.yaodian");
  cli_write (fixture, "text.txt", "2025年工作要点\n一、夯实基础\n1.完善制度。修订制度。\n", -1);
  cli_run (fixture, 0, "history", "a.yaodian", NULL);
  g_autofree char *history = g_strdup (fixture->out);
  g_autofree char *before = cli_list (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (commands); j++)
      {
        const char *const *word = commands[j];
        if (sizes[i] == 40000 && g_str_equal (word[0], "sheet"))
          continue; /* a small workbook fits */
        g_test_message ("%s in %u bytes", word[0], (guint)sizes[i]);
        limit_files (sizes[i]);
        cli_run (fixture, 1, word[0], word[1], word[2], word[3], NULL);
        limit_files (RLIM_INFINITY);
        g_autofree char *after = cli_list (fixture);
        g_assert_cmpstr (after, ==, before);
      }
  cli_run (fixture, 0, "history", "a.yaodian", NULL);
  g_assert_cmpstr (fixture->out, ==, history);
  cli_run (fixture, 0, "undo", "a.yaodian", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  CLI_TEST ("/cli/limits/full", test_full);
  return g_test_run ();
}

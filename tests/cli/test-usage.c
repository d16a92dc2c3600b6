#include "cli-fixture.h"

#include <locale.h>
#include <string.h>

/* Every command that the help lists; a command that comes later is tested by being listed. */
static char **
dup_commands (CliFixture *fixture)
{
  cli_run (fixture, 0, "--help", NULL);
  GPtrArray *names = g_ptr_array_new ();
  g_auto (GStrv) lines = g_strsplit (fixture->out, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (g_str_has_prefix (*line, "  ") && g_ascii_islower ((*line)[2]))
      g_ptr_array_add (names, g_strndup (*line + 2, strcspn (*line + 2, " ")));
  g_assert_cmpuint (names->len, >=, 5);
  g_ptr_array_add (names, NULL);
  return (char **)g_ptr_array_free (names, FALSE);
}

static void
test_help (CliFixture *fixture, gconstpointer data)
{
  cli_run (fixture, 0, "--help", NULL);
  cli_assert_contains (fixture->out, "yaodian-cli COMMAND");
  g_autofree char *whole = g_strdup (fixture->out);
  cli_run (fixture, 0, "-h", NULL);
  g_assert_cmpstr (fixture->out, ==, whole);
  cli_run (fixture, 0, "--version", NULL);
  g_assert_true (g_str_has_prefix (fixture->out, "yaodian-cli "));
}

static void
test_command_help (CliFixture *fixture, gconstpointer data)
{
  g_auto (GStrv) commands = dup_commands (fixture);
  for (char **command = commands; *command != NULL; command++)
    {
      g_autofree char *usage = g_strdup_printf ("yaodian-cli %s", *command);
      cli_run (fixture, 0, *command, "--help", NULL);
      cli_assert_contains (fixture->out, usage);
      cli_assert_contains (fixture->out, "--help");
    }
}

static void
test_command_misuse (CliFixture *fixture, gconstpointer data)
{
  g_auto (GStrv) commands = dup_commands (fixture);
  for (char **command = commands; *command != NULL; command++)
    {
      cli_run (fixture, 2, *command, "--no-such-word", NULL);
      cli_assert_contains (fixture->err, *command);
      cli_run (fixture, 2, *command, NULL); /* all of them want a file */
      cli_run (fixture, 2, *command, "", NULL);
    }
}

static const char *const misuses[][6] = {
  { NULL },
  { "" },
  { "nonsense" },
  { "Show" },
  { "--nonsense" },
  { "show", "a", "b" },
  { "new" },
  { "new", "-o" },
  { "new", "-o", "" },
  { "new", "-o", "a.yaodian", "b" },
  { "new", "-o", "a.yaodian", "--year", "0" },
  { "new", "-o", "a.yaodian", "--year", "1899" },
  { "new", "-o", "a.yaodian", "--year", "2201" },
  { "new", "-o", "a.yaodian", "--year", "二〇二五" },
  { "new", "-o", "a.yaodian", "--keep-done" },
  { "new", "-o", "a.yaodian", "--frame" },
  { "status", "a", "--as-of", "2025" },
  { "status", "a", "--as-of", "2025-02-29" },
  { "status", "a", "--as-of", "tomorrow" },
  { "sheet", "a", "-oa.xlsx", "--paper", "A5" },
  { "slips", "a", "--dir=d", "--paper", "" },
  { "undo" },
  { "units" },
  { "units", "a", "b" },
  { "units", "a", "-o", "b.pdf" },
  { "undo", "a", "b" },
  { "history" },
};

static void
test_misuse (CliFixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (misuses); i++)
    {
      const char *const *words = misuses[i];
      cli_run (fixture, 2, words[0], words[1], words[2], words[3], words[4], NULL);
      g_autofree char *left = cli_list (fixture);
      g_assert_cmpstr (left, ==, "");
    }
}

/* A word with odd bytes is told, not printed as it is. */
static void
test_odd_words (CliFixture *fixture, gconstpointer data)
{
  cli_run (fixture, 2, "\xff\xfe", NULL);
  cli_run (fixture, 2, "two\nlines\033[31m", NULL);
  cli_run (fixture, 2, "show", "a", "b\nc", NULL);
  cli_run (fixture, 2, "new", "-o", "a", "--year", "20\xff", NULL);
}

static void
test_output_fails (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *line = g_strdup_printf ("'%s' --help >/dev/full; echo $?", g_getenv ("YD_CLI"));
  const char *argv[] = { "sh", "-c", line, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL, *err = NULL;
  g_spawn_sync (NULL, (char **)argv, fixture->environment, G_SPAWN_SEARCH_PATH, NULL, NULL, &out,
                &err, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (out, ==, "1\n");
  cli_assert_contains (err, "yaodian-cli: standard output: ");
}

static void
test_locale_c (CliFixture *fixture, gconstpointer data)
{
  cli_setenv (fixture, "LC_ALL", "C");
  cli_run (fixture, 0, "new", "-o", "要点.yaodian", "--year", "2026", NULL);
  cli_assert_contains (fixture->out, "2026年工作要点");
  g_assert_true (cli_exists (fixture, "要点.yaodian"));
  cli_run (fixture, 0, "show", "要点.yaodian", NULL);
  cli_assert_contains (fixture->out, "2026年工作要点");
  cli_run (fixture, 1, "show", "没有.yaodian", NULL);
  cli_assert_contains (fixture->err, "没有.yaodian");
}

/* A catalogue of two sentences: what is said is translated, what programs read is not. */
static void
write_catalogue (CliFixture *fixture)
{
  static const char po[] = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                           "msgid \"Commands:\"\nmsgstr \"命令：\"\n"
                           "msgid \"is there already; --force replaces it\"\nmsgstr \"已经存在\"\n";
  g_autofree char *folder = cli_path (fixture, "words/zh_CN/LC_MESSAGES");
  g_mkdir_with_parents (folder, 0700);
  cli_write (fixture, "zh_CN.po", po, -1);
  const char *argv[] = { "msgfmt", "-o", "words/zh_CN/LC_MESSAGES/yaodian.mo", "zh_CN.po", NULL };
  g_autoptr (GError) error = NULL;
  int status;
  g_spawn_sync (fixture->folder, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_autofree char *words = cli_path (fixture, "words");
  cli_setenv (fixture, "YD_LOCALEDIR", words);
}

static void
test_locale_chinese (CliFixture *fixture, gconstpointer data)
{
  write_catalogue (fixture);
  cli_run (fixture, 0, "new", "-o", "a.yaodian", "--year", "2026", NULL);
  cli_json (fixture, "plan.schema.json", "show", "--json", "a.yaodian", NULL);
  g_autofree char *english = g_strdup (fixture->out);
  cli_setenv (fixture, "LANGUAGE", "zh_CN");
  cli_json (fixture, "plan.schema.json", "show", "--json", "a.yaodian", NULL);
  g_assert_cmpstr (fixture->out, ==, english);
  cli_run (fixture, 0, "--help", NULL);
  cli_assert_contains (fixture->out, "命令：");
  cli_run (fixture, 1, "new", "-o", "a.yaodian", NULL);
  g_assert_cmpstr (fixture->err, ==, "yaodian-cli: a.yaodian: 已经存在\n");

  cli_setenv (fixture, "LC_ALL", "C");
  cli_run (fixture, 0, "--help", NULL);
  cli_assert_contains (fixture->out, "Commands:");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  CLI_TEST ("/cli/usage/help", test_help);
  CLI_TEST ("/cli/usage/command-help", test_command_help);
  CLI_TEST ("/cli/usage/command-misuse", test_command_misuse);
  CLI_TEST ("/cli/usage/misuse", test_misuse);
  CLI_TEST ("/cli/usage/odd-words", test_odd_words);
  CLI_TEST ("/cli/usage/output-fails", test_output_fails);
  CLI_TEST ("/cli/usage/locale-c", test_locale_c);
  CLI_TEST ("/cli/usage/locale-chinese", test_locale_chinese);
  return g_test_run ();
}

/* Owns: the table of commands. Refuses: to know what they do. */

#include "yd-cli.h"

#include "yd-config.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

static const YdCliCommand commands[] = {
  { "import", "SOURCE -o PLAN", N_ ("Makes a plan of a text, Markdown, HTML, PDF or Word document"),
    N_ (
      "Prints what was found and what it was unsure of. Nothing that was written is lost: what finds "
      "no place is kept in the plan as unplaced."),
    yd_cli_import },
  { "new", "-o PLAN", N_ ("Makes a blank plan, or next year's out of last year's"),
    N_ (
      "With --from, structure, units, targets and time limits are carried over and the years moved "
      "on; points that are done stay behind and are listed."),
    yd_cli_new },
  { "show", "PLAN", N_ ("Prints the plan as an outline or as JSON"), NULL, yd_cli_show },
  { "check", "PLAN", N_ ("Prints what is missing, doubled or wrong"),
    N_ (
      "The exit status is 3 where a finding is an error. What is switched off in the plan is kept silent "
      "unless --all is given; --ignore and --restore switch it, and print nothing else."),
    yd_cli_check },
  { "notice", "PLAN -o OUT.pdf|OUT.docx", N_ ("Writes the notice with the plan"), NULL,
    yd_cli_notice },
  { "sheet", "PLAN… -o OUT.xlsx", N_ ("Writes a workbook of all points"), NULL, yd_cli_sheet },
  { "slips", "PLAN… --dir DIR", N_ ("Writes the return slips, a workbook a unit"), NULL,
    yd_cli_slips },
  { "status", "PLAN", N_ ("Prints how far the points are"), NULL, yd_cli_status },
  { "units", "PLAN",
    N_ ("Prints the register of units, reads a list into it, or writes it to a workbook"),
    N_ (
      "The columns of a list are found by their headings. Units that go by a name of the list are "
      "brought up to date, others added, none deleted."),
    yd_cli_units },
  { "compare", "THIS OTHER", N_ ("Prints what became of another plan's points in this one"),
    N_ (
      "Last year's plan, the city's or another district's: what is carried on, weakened, new and dropped. "
      "With -o, a sheet instead."),
    yd_cli_compare },
  { "diff", "A [B]", N_ ("Prints what differs between two plans, or two versions of one"),
    N_ (
      "Points are told by what they are, not by their words: two copies of a plan, or last year's "
      "and the one made of it. With A alone, --at and --to say which of its versions; without --to, "
      "it is compared as it is now."),
    yd_cli_diff },
  { "merge", "MINE THEIRS", N_ ("Brings two copies of a plan together, in MINE"),
    N_ (
      "Where both changed one place nothing is written, and the exit status is 3, unless --take says "
      "whose words hold."),
    yd_cli_merge },
  { "history", "PLAN", N_ ("Prints what was changed, newest first"),
    N_ ("With --name a state gets a name, by which --at and “undo --to” find it again."),
    yd_cli_history },
  { "undo", "PLAN", N_ ("Takes the last change back"),
    N_ (
      "With --to the plan becomes what it was then, as one more change that can be taken back. What was "
      "signed, received or commented stays."),
    yd_cli_undo },
};

static void
print_help (void)
{
  yd_cli_print (_ ("Usage: %s COMMAND [WORDS]\n\n"), YD_CLI_NAME);
  yd_cli_print ("%s\n\n", _ ("Work points, notices and progress sheets without a window."));
  yd_cli_print ("%s\n", _ ("Commands:"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    yd_cli_print ("  %-10s %s\n", commands[i].name, _ (commands[i].summary));
  yd_cli_print ("\n");
  yd_cli_print (_ ("“%s COMMAND --help” tells the words of a command.\n"), YD_CLI_NAME);
  yd_cli_print ("%s\n",
                _ ("Exit status: 0 done, 1 failed, 2 wrong usage, 3 done and the answer is no."));
}

static const YdCliCommand *
find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      return &commands[i];
  return NULL;
}

static YdCliStatus
run (int argc, char **argv)
{
  const char *word = argc > 1 ? argv[1] : NULL;
  if (word != NULL && (strcmp (word, "--help") == 0 || strcmp (word, "-h") == 0))
    {
      print_help ();
      return YD_CLI_DONE;
    }
  if (word != NULL && strcmp (word, "--version") == 0)
    {
      yd_cli_print ("%s %s\n", YD_CLI_NAME, YD_VERSION);
      return YD_CLI_DONE;
    }

  const YdCliCommand *command = word != NULL ? find_command (word) : NULL;
  if (command != NULL)
    return command->run (command, argc - 1, argv + 1);

  g_autofree char *odd = word != NULL ? yd_cli_display (word) : NULL;
  fputs (YD_CLI_NAME ": ", stderr);
  if (odd != NULL)
    fprintf (stderr, _ ("there is no command “%s”; "), odd);
  else
    fprintf (stderr, "%s; ", _ ("a command is missing"));
  fprintf (stderr, _ ("see “%s --help”"), YD_CLI_NAME);
  fputc ('\n', stderr);
  return YD_CLI_USAGE;
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  /* A program that was not installed finds its words where it was built. */
  const char *words = g_getenv ("YD_LOCALEDIR");
  bindtextdomain (GETTEXT_PACKAGE, words != NULL ? words : YD_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname (YD_CLI_NAME);
  signal (SIGXFSZ, SIG_IGN); /* a file that may grow no further is an error, as a full disk is */

  YdCliStatus status = run (argc, argv);
  if (!yd_cli_flush ())
    status = YD_CLI_FAILED;
  return (int)status;
}

/* Owns: one workbook of one or several plans. */

#include "yd-cli.h"

#include "yd-workbook.h"

static YdCliStatus
write_workbook (GPtrArray *plans, const char *out, YdDate day, YdSheetPaper paper)
{
  YdWorkbookOptions options = { .as_of = day, .created = yd_cli_moment (), .paper = paper };
  g_auto (GStrv) warnings = NULL;
  g_autoptr (GError) error = NULL;
  int kept = yd_cli_hush ();
  gboolean done = yd_workbook_write ((YdPlan *const *)plans->pdata, plans->len, &options, out, NULL,
                                     NULL, NULL, &warnings, &error);
  yd_cli_speak_again (kept);
  if (!done)
    return yd_cli_fail (out, error);

  g_autofree char *name = yd_cli_display (out);
  guint n_points = 0;
  for (guint i = 0; i < plans->len; i++)
    n_points += yd_plan_count_items (plans->pdata[i], YD_ITEM_POINT);
  yd_cli_print (ngettext ("%s: %u point\n", "%s: %u points\n", n_points), name, n_points);
  for (char **warning = warnings; warning != NULL && *warning != NULL; warning++)
    yd_cli_print ("%s\n", *warning);
  return YD_CLI_DONE;
}

YdCliStatus
yd_cli_sheet (const YdCliCommand *self, int argc, char **argv)
{
  g_autofree char *out = NULL, *day_text = NULL, *paper_text = NULL, *at = NULL;
  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_ ("The workbook to write"), "OUT.xlsx" },
    { "as-of", 0, 0, G_OPTION_ARG_FILENAME, &day_text, N_ ("The day to ask for; else today"),
      "DATE" },
    YD_CLI_PAPER (&paper_text),
    YD_CLI_AT (&at),
    { NULL },
  };
  g_auto (GStrv) files = NULL;
  YdCliStatus status;
  YdDate day;
  YdSheetPaper paper;
  if (!yd_cli_parse (self, options, argc, argv, 1, G_MAXUINT, &files, &status)
      || !yd_cli_parse_day (self, day_text, &day, &status)
      || !yd_cli_parse_paper (self, paper_text, &paper, &status)
      || !yd_cli_check_output (self, &out, (const char *const[]){ ".xlsx", NULL }, files, &status))
    return status;
  if (at != NULL && files[1] != NULL)
    return yd_cli_misuse (self, _ ("--at goes with one plan alone"));

  g_autoptr (GPtrArray) plans = yd_cli_read_all (files, at, &status);
  return plans != NULL ? write_workbook (plans, out, day, paper) : status;
}

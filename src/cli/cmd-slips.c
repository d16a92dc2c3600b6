/* Owns: the return slips of one or several plans, a workbook a unit. */

#include "yd-cli.h"

#include "yd-slips.h"

static gboolean
parse_period (const YdCliCommand *self, const char *text, YdDate *period, YdCliStatus *status)
{
  *period = YD_DATE_NONE;
  if (text == NULL || (yd_date_parse_iso (text, period) && period->precision > YD_PRECISION_DAY))
    return TRUE;
  g_autofree char *shown = yd_cli_display (text);
  *status = yd_cli_misuse (
    self, _ ("“%s” is no period; write it like 2025-06, 2025-Q2, 2025-H1 or 2025"), shown);
  return FALSE;
}

/* @period: none for the likeliest */
static YdCliStatus
write_slips (GPtrArray *plans, const char *folder, YdDate period, YdDate day, YdSheetPaper paper)
{
  YdDate likely[YD_SLIP_MAX_PERIODS];
  if (!yd_date_is_set (period))
    {
      yd_slips_list_periods ((YdPlan *const *)plans->pdata, plans->len, day, likely);
      period = likely[0];
    }
  YdSlipsOptions options
    = { .period = period, .as_of = day, .created = yd_cli_moment (), .paper = paper };
  g_auto (GStrv) written = NULL;
  g_autoptr (GError) error = NULL;
  int kept = yd_cli_hush ();
  gboolean done = yd_slips_write ((YdPlan *const *)plans->pdata, plans->len, &options, folder, NULL,
                                  NULL, NULL, &written, &error);
  yd_cli_speak_again (kept);
  if (!done)
    return yd_cli_fail (folder, error);
  for (char **file = written; file != NULL && *file != NULL; file++)
    {
      g_autofree char *name = yd_cli_display (*file);
      yd_cli_print ("%s\n", name);
    }
  return YD_CLI_DONE;
}

YdCliStatus
yd_cli_slips (const YdCliCommand *self, int argc, char **argv)
{
  g_autofree char *folder = NULL, *period_text = NULL, *day_text = NULL, *paper_text = NULL;
  const GOptionEntry options[] = {
    { "dir", 0, 0, G_OPTION_ARG_FILENAME, &folder, N_ ("The folder to write in"), "DIR" },
    { "period", 0, 0, G_OPTION_ARG_FILENAME, &period_text,
      N_ ("What the units report on: 2025-06, 2025-Q2, 2025-H1 or 2025; else the day's month, or "
          "the last of the plan's time"),
      "P" },
    { "as-of", 0, 0, G_OPTION_ARG_FILENAME, &day_text, N_ ("The day to ask for; else today"),
      "DATE" },
    YD_CLI_PAPER (&paper_text),
    { NULL },
  };
  g_auto (GStrv) files = NULL;
  YdCliStatus status;
  YdDate period, day;
  YdSheetPaper paper;
  if (!yd_cli_parse (self, options, argc, argv, 1, G_MAXUINT, &files, &status)
      || !yd_cli_parse_day (self, day_text, &day, &status)
      || !yd_cli_parse_paper (self, paper_text, &paper, &status)
      || !parse_period (self, period_text, &period, &status))
    return status;
  if (folder == NULL || *folder == '\0')
    return yd_cli_misuse (self, "%s", _ ("--dir DIR is missing"));

  g_autoptr (GPtrArray) plans = yd_cli_read_all (files, NULL, &status);
  return plans != NULL ? write_slips (plans, folder, period, day, paper) : status;
}

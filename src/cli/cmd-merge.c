/* Owns: bringing together two copies of a plan that were edited apart. Refuses: to choose where both
 * changed one place, unless it is told whose words hold. */

#include "yd-cli.h"

#include "yd-merge.h"

static void
print_words (const char *label, const char *words)
{
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1); /* one value may have several */
  g_autofree char *line = g_strjoinv (" / ", lines);
  yd_cli_print ("    %s %s\n", label, *line != '\0' ? line : "—");
}

static void
print_conflict (const YdMergeConflict *conflict)
{
  yd_cli_print ("! %s: %s\n", conflict->place, conflict->what);
  if (*conflict->was_words != '\0')
    print_words (_ ("was:"), conflict->was_words);
  print_words (_ ("mine:"), conflict->mine_words);
  print_words (_ ("theirs:"), conflict->theirs_words);
}

static gboolean
parse_policy (const YdCliCommand *self, const char *take, YdMergePolicy *policy,
              YdCliStatus *status)
{
  *policy = YD_MERGE_ASK;
  if (take == NULL)
    return TRUE;
  if (g_str_equal (take, "mine"))
    *policy = YD_MERGE_TAKE_MINE;
  else if (g_str_equal (take, "theirs"))
    *policy = YD_MERGE_TAKE_THEIRS;
  else
    {
      g_autofree char *shown = yd_cli_display (take);
      *status = yd_cli_misuse (self, _ ("“%s” cannot be taken; mine and theirs can"), shown);
      return FALSE;
    }
  return TRUE;
}

YdCliStatus
yd_cli_merge (const YdCliCommand *self, int argc, char **argv)
{
  g_autofree char *take = NULL;
  gboolean take_over = FALSE;
  const GOptionEntry options[] = {
    { "take", 0, 0, G_OPTION_ARG_FILENAME, &take,
      N_ ("Whose words hold where both changed one place"), "mine|theirs" },
    YD_CLI_TAKE_OVER (&take_over),
    { NULL },
  };
  g_auto (GStrv) files = NULL;
  YdCliStatus status;
  YdMergePolicy policy;
  if (!yd_cli_parse (self, options, argc, argv, 2, 2, &files, &status)
      || !parse_policy (self, take, &policy, &status))
    return status;
  if (yd_cli_same_file (files[0], files[1]))
    return yd_cli_misuse (self, "%s", _ ("a plan cannot be merged with itself"));

  g_autoptr (GError) error = NULL;
  g_autoptr (YdStore) mine
    = yd_cli_open (files[0], take_over ? YD_OPEN_TAKE_OVER : YD_OPEN_EDIT, &error);
  if (mine == NULL)
    return yd_cli_fail (files[0], error);
  g_autoptr (YdMergeReport) report = yd_merge_report_new ();
  gboolean merged = yd_store_merge (mine, files[1], policy, report, &error);
  gboolean closed = yd_cli_close (mine, merged, &error);
  for (guint i = 0; i < report->conflicts->len; i++)
    print_conflict (report->conflicts->pdata[i]);
  if (!merged && g_error_matches (error, YD_ERROR, YD_ERROR_CONFLICT))
    {
      yd_cli_print ("%s\n", _ ("Nothing was written: say --take mine or --take theirs."));
      return YD_CLI_NO;
    }
  if (!merged || !closed)
    return yd_cli_fail (merged ? files[0] : files[1], error);
  yd_cli_print (ngettext ("%u change taken in\n", "%u changes taken in\n", report->changes),
                report->changes);
  return YD_CLI_DONE;
}

/* Owns: a plan out of a foreign document, and the report of what was found and what is unsure. */

#include "yd-cli.h"

#include "yd-import.h"

#define SHORT_WORDS 40 /* characters of the source that are quoted */

static char *
shorten (const char *text)
{
  g_autofree char *line = g_strdup (text != NULL ? text : "");
  g_strdelimit (line, "\n\t", ' ');
  if (g_utf8_strlen (line, -1) <= SHORT_WORDS)
    return g_steal_pointer (&line);
  g_autofree char *start = g_utf8_substring (line, 0, SHORT_WORDS);
  return g_strconcat (start, "…", NULL);
}

/* ---- what was found ---- */

static void
print_field (const char *label, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_autofree char *line = shorten (value);
  yd_cli_print ("  %s: %s\n", label, line);
}

static void
print_date (const char *label, YdDate date)
{
  g_autofree char *iso = yd_date_is_set (date) ? yd_date_to_iso (date) : NULL;
  print_field (label, iso);
}

static void
print_notice (const YdNoticeRow *notice)
{
  g_autofree char *copies = notice->copies > 0 ? g_strdup_printf ("%d", notice->copies) : NULL;
  yd_cli_print ("%s\n", _ ("Notice"));
  print_field (_ ("head"), notice->head);
  print_field (_ ("number"), notice->number);
  print_field (_ ("title"), notice->title);
  print_field (_ ("addressee"), notice->addressee);
  print_field (_ ("signature"), notice->signature);
  print_date (_ ("date"), notice->date);
  print_field (_ ("note"), notice->note);
  print_field (_ ("disclosure"), notice->disclosure);
  print_field (_ ("copy to"), notice->copy_to);
  print_field (_ ("printed by"), notice->printed_by);
  print_date (_ ("printed on"), notice->printed_on);
  print_field (_ ("copies"), copies);
}

static gconstpointer
find_row (const YdImportResult *result, YdTable wanted)
{
  for (guint i = 0; i < yd_row_list_get_length (result->rows); i++)
    {
      YdTable table;
      gconstpointer row = yd_row_list_get (result->rows, i, &table);
      if (table == wanted)
        return row;
    }
  return NULL;
}

static void
print_found (const YdImportResult *result)
{
  const YdPlanRow *plan = find_row (result, YD_TABLE_PLAN);
  const YdNoticeRow *notice = find_row (result, YD_TABLE_NOTICE);
  yd_cli_print ("%s: %s, %s\n", result->name, yd_format_get_name (result->format),
                yd_encoding_get_name (result->encoding));
  yd_cli_print ("%s\n", _ ("Plan"));
  print_field (_ ("title"), plan != NULL ? plan->title : NULL);
  if (plan != NULL)
    {
      print_date (_ ("from"), plan->period_from);
      print_date (_ ("to"), plan->period_to);
    }
  const struct
  {
    const char *label;
    guint n;
  } counts[] = {
    { _ ("sections"), result->n_sections },
    { _ ("groups"), result->n_groups },
    { _ ("points"), result->n_points },
    { _ ("points with units"), result->n_assigned },
    { _ ("units"), result->n_units },
    { _ ("suggested dates"), result->n_milestones },
    { _ ("suggested targets"), result->n_indicators },
    { _ ("suggested units"), result->n_unit_suggestions },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    yd_cli_print ("  %s: %u\n", counts[i].label, counts[i].n);
  if (notice != NULL)
    print_notice (notice);
}

/* ---- what is unsure ---- */

static void
print_doubt (const YdDoubt *doubt)
{
  g_autofree char *found = shorten (doubt->found);
  g_autofree char *expected = shorten (doubt->expected);
  yd_cli_print ("  ");
  if (doubt->source > 0)
    yd_cli_print (_ ("paragraph %d: "), doubt->source);
  if (doubt->place != NULL && *doubt->place != '\0')
    yd_cli_print ("%s ", doubt->place);
  yd_cli_print ("%s", yd_doubt_get_sentence (doubt->code));
  if (*found != '\0')
    yd_cli_print (": “%s”", found);
  if (*expected != '\0')
    yd_cli_print (" → “%s”", expected);
  yd_cli_print (" [%s]\n", yd_doubt_get_word (doubt->code));
}

static void
print_unplaced (const YdImportResult *result)
{
  if (result->n_unplaced == 0)
    return;
  yd_cli_print ("%s\n", _ ("Kept, without a place"));
  for (guint i = 0; i < yd_row_list_get_length (result->rows); i++)
    {
      YdTable table;
      const YdUnplacedRow *row = yd_row_list_get (result->rows, i, &table);
      if (table != YD_TABLE_UNPLACED)
        continue;
      g_autofree char *text = shorten (row->text);
      yd_cli_print ("  %s [%s]\n", text, row->reason != NULL ? row->reason : "");
    }
}

static void
print_report (const YdImportResult *result)
{
  print_found (result);
  if (result->doubts->len > 0)
    yd_cli_print ("%s\n", _ ("Unsure"));
  for (guint i = 0; i < result->doubts->len; i++)
    print_doubt (result->doubts->pdata[i]);
  print_unplaced (result);
}

YdCliStatus
yd_cli_import (const YdCliCommand *self, int argc, char **argv)
{
  g_autofree char *year_text = NULL;
  g_auto (YdCliTarget) target = { NULL };
  const GOptionEntry options[] = {
    YD_CLI_TARGET (&target),
    { "year", 0, 0, G_OPTION_ARG_FILENAME, &year_text,
      N_ ("The plan's year, where the text is unclear"), "Y" },
    { NULL },
  };
  g_auto (GStrv) files = NULL;
  YdCliStatus status;
  int year;
  if (!yd_cli_parse (self, options, argc, argv, 1, 1, &files, &status)
      || !yd_cli_parse_year (self, year_text, &year, &status)
      || !yd_cli_check_target (self, &target, &status))
    return status;
  if (yd_cli_same_file (files[0], target.path))
    return yd_cli_misuse (self, _ ("the plan cannot replace the document it is made of"));

  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (files[0]);
  g_autoptr (YdImportResult) result = yd_import_file (file, year, NULL, NULL, NULL, &error);
  if (result == NULL)
    return yd_cli_fail (files[0], error);
  if (!yd_cli_make_plan (&target, result->rows, result->name, &error))
    return yd_cli_fail (target.path, error);
  print_report (result);
  return YD_CLI_DONE;
}

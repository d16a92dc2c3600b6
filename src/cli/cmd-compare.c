/* Owns: what became of last year's points as a list, JSON or a sheet. */

#include "yd-cli.h"

#include "yd-compare-sheet.h"

#define FORMAT_VERSION 1

static void
print_side (const char *number, const char *title)
{
  yd_cli_print ("\t%s%s", number, *number == '\0' && *title == '\0' ? "—" : title);
}

static void
print_text (GPtrArray *rows)
{
  guint counts[YD_N_VERDICTS];
  yd_plan_compare_count (rows, counts);
  for (guint i = 0; i < rows->len; i++)
    {
      const YdComparisonRow *row = rows->pdata[i];
      yd_cli_print ("%s", yd_verdict_get_label (row->verdict));
      print_side (row->number, row->title);
      print_side (row->other_number, row->other_title);
      g_autofree char *why = yd_comparison_row_dup_words (row);
      yd_cli_print ("\t%s\n", why);
    }
  yd_cli_print ("\n");
  for (int verdict = 0; verdict < YD_N_VERDICTS; verdict++)
    yd_cli_print ("%s %u\n", yd_verdict_get_label ((YdVerdict)verdict), counts[verdict]);
}

static void
add_side (JsonBuilder *builder, const char *key, YdId id, const char *number, const char *title)
{
  json_builder_set_member_name (builder, key);
  if (id == YD_ID_NONE)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  yd_cli_add_id (builder, "id", id);
  yd_cli_add_text (builder, "number", number);
  yd_cli_add_text (builder, "title", title);
  json_builder_end_object (builder);
}

static void
print_json (YdPlan *plan, YdPlan *other, GPtrArray *rows)
{
  guint counts[YD_N_VERDICTS];
  yd_plan_compare_count (rows, counts);
  JsonBuilder *builder = yd_cli_begin_json ("yaodian-comparison", FORMAT_VERSION);
  yd_cli_add_text (builder, "this", yd_plan_get_title (plan));
  yd_cli_add_text (builder, "other", yd_plan_get_title (other));
  json_builder_set_member_name (builder, "totals");
  json_builder_begin_object (builder);
  for (int verdict = 0; verdict < YD_N_VERDICTS; verdict++)
    {
      json_builder_set_member_name (builder, yd_verdict_get_word ((YdVerdict)verdict));
      json_builder_add_int_value (builder, counts[verdict]);
    }
  json_builder_end_object (builder);
  yd_cli_begin_list (builder, "points");
  for (guint i = 0; i < rows->len; i++)
    {
      const YdComparisonRow *row = rows->pdata[i];
      json_builder_begin_object (builder);
      yd_cli_add_text (builder, "verdict", yd_verdict_get_word (row->verdict));
      add_side (builder, "this", row->item, row->number, row->title);
      add_side (builder, "other", row->other, row->other_number, row->other_title);
      yd_cli_add_boolean (builder, "lineage", row->lineage);
      yd_cli_add_int (builder, "likeness", row->likeness);
      g_autofree char *why = yd_comparison_row_dup_chinese (row);
      yd_cli_add_text (builder, "why", why);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  yd_cli_end_json (builder);
}

static YdCliStatus
write_sheet (YdPlan *plan, YdPlan *other, GPtrArray *rows, const char *out)
{
  YdWorkbookOptions options = { .as_of = yd_cli_today (), .created = yd_cli_moment () };
  g_auto (GStrv) warnings = NULL;
  g_autoptr (GError) error = NULL;
  int kept = yd_cli_hush ();
  gboolean done
    = yd_compare_sheet_write (plan, other, rows, &options, out, NULL, &warnings, &error);
  yd_cli_speak_again (kept);
  if (!done)
    return yd_cli_fail (out, error);
  g_autofree char *name = yd_cli_display (out);
  yd_cli_print (ngettext ("%s: %u row\n", "%s: %u rows\n", rows->len), name, rows->len);
  for (char **warning = warnings; warning != NULL && *warning != NULL; warning++)
    yd_cli_print ("%s\n", *warning);
  return YD_CLI_DONE;
}

YdCliStatus
yd_cli_compare (const YdCliCommand *self, int argc, char **argv)
{
  g_autofree char *out = NULL;
  gboolean json = FALSE;
  const GOptionEntry options[] = {
    YD_CLI_JSON (&json),
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_ ("Write a sheet instead of printing"),
      "OUT.xlsx" },
    { NULL },
  };
  g_auto (GStrv) files = NULL;
  YdCliStatus status;
  if (!yd_cli_parse (self, options, argc, argv, 2, 2, &files, &status))
    return status;
  if (json && out != NULL)
    return yd_cli_misuse (self, _ ("--json and -o do not go together"));
  if (out != NULL
      && !yd_cli_check_output (self, &out, (const char *const[]){ ".xlsx", NULL }, files, &status))
    return status;

  g_autoptr (GPtrArray) plans = yd_cli_read_all (files, NULL, &status);
  if (plans == NULL)
    return status;
  g_autoptr (GPtrArray) rows = yd_plan_compare (plans->pdata[0], plans->pdata[1]);
  if (out != NULL)
    return write_sheet (plans->pdata[0], plans->pdata[1], rows, out);
  if (json)
    print_json (plans->pdata[0], plans->pdata[1], rows);
  else
    print_text (rows);
  return YD_CLI_DONE;
}

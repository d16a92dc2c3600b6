/* Owns: the findings of a plan as a list. */

#include "yd-cli.h"

#include "yd-check.h"

#include <locale.h>

#define FORMAT_VERSION 1

static void
print_text (YdPlan *plan, GPtrArray *findings)
{
  guint totals[YD_N_SEVERITIES] = { 0 };
  for (guint i = 0; i < findings->len; i++)
    {
      YdFinding *finding = findings->pdata[i];
      g_autofree char *place = yd_finding_dup_place (finding, plan);
      g_autofree char *message = yd_finding_dup_message (finding);
      totals[yd_finding_get_severity (finding)] += !yd_finding_get_switched_off (finding, NULL);
      yd_cli_print ("%s\t%s\t%s\t[%s]\n", yd_severity_get_label (yd_finding_get_severity (finding)),
                    place, message, yd_finding_get_rule_id (finding));
      const char *reason;
      if (yd_finding_get_switched_off (finding, &reason))
        yd_cli_print ("\t%s%s%s\n", _ ("switched off"), *reason != '\0' ? ": " : "", reason);
    }
  if (findings->len == 0)
    {
      yd_cli_print ("%s\n", _ ("Nothing was found."));
      return;
    }
  yd_cli_print ("\n");
  for (int severity = 0; severity < YD_N_SEVERITIES; severity++)
    if (totals[severity] > 0)
      yd_cli_print ("%s %u\n", yd_severity_get_label ((YdSeverity)severity), totals[severity]);
}

/* Characters of the field and what they should be; [] where no fix is safe. */
static void
add_edits (JsonBuilder *builder, YdFinding *finding)
{
  guint n_edits = 0;
  const YdTextEdit *edits = yd_finding_get_edits (finding, &n_edits);
  yd_cli_begin_list (builder, "edits");
  for (guint i = 0; i < n_edits; i++)
    {
      json_builder_begin_object (builder);
      yd_cli_add_int (builder, "start", edits[i].start);
      yd_cli_add_int (builder, "length", edits[i].length);
      json_builder_set_member_name (builder, "found");
      json_builder_add_string_value (builder, edits[i].found);
      json_builder_set_member_name (builder, "replacement");
      json_builder_add_string_value (builder, edits[i].replacement);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_finding (JsonBuilder *builder, YdPlan *plan, YdFinding *finding)
{
  int start = 0, length = 0;
  gboolean part = yd_finding_get_span (finding, &start, &length);
  g_autofree char *place = yd_finding_dup_place (finding, plan);
  g_autofree char *message = yd_finding_dup_message (finding);
  json_builder_begin_object (builder);
  yd_cli_add_text (builder, "rule", yd_finding_get_rule_id (finding));
  yd_cli_add_text (builder, "severity", yd_severity_get_word (yd_finding_get_severity (finding)));
  yd_cli_add_id (builder, "item", yd_finding_get_item (finding));
  yd_cli_add_text (builder, "table", yd_table_get_info (yd_finding_get_table (finding))->name);
  yd_cli_add_id (builder, "record", yd_finding_get_record (finding));
  yd_cli_add_text (builder, "field", yd_finding_get_field (finding));
  json_builder_set_member_name (builder, "span");
  if (part)
    {
      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, start);
      json_builder_add_int_value (builder, length);
      json_builder_end_array (builder);
    }
  else
    json_builder_add_null_value (builder);
  yd_cli_add_text (builder, "place", place);
  yd_cli_add_text (builder, "message", message);
  yd_cli_begin_list (builder, "arguments");
  for (const char *const *a = yd_finding_get_arguments (finding); *a != NULL; a++)
    json_builder_add_string_value (builder, *a);
  json_builder_end_array (builder);
  add_edits (builder, finding);
  const char *reason;
  yd_cli_add_text (builder, "switched_off",
                   yd_finding_get_switched_off (finding, &reason) ? reason : NULL);
  json_builder_end_object (builder);
}

/* What somebody switched off in this plan, whether or not there is anything to find. */
static void
add_switched_off (JsonBuilder *builder, YdPlan *plan)
{
  YdRecordList *list = yd_plan_list_suppressions (plan);
  yd_cli_begin_list (builder, "switched_off");
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      const YdSuppressionRow *row = yd_suppression_get_row (yd_record_list_get (list, i));
      g_autofree char *rule = yd_rule_dup_id_of_key (row->rule);
      json_builder_begin_object (builder);
      yd_cli_add_text (builder, "rule", rule);
      yd_cli_add_id (builder, "item", row->item);
      yd_cli_add_boolean (builder, "one", g_strcmp0 (rule, row->rule) != 0);
      yd_cli_add_text (builder, "reason", row->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* The same for a person. */
static void
print_switched_off (YdPlan *plan)
{
  YdRecordList *list = yd_plan_list_suppressions (plan);
  if (yd_record_list_get_length (list) > 0)
    yd_cli_print ("\n%s\n", _ ("Switched off in this plan:"));
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      const YdSuppressionRow *row = yd_suppression_get_row (yd_record_list_get (list, i));
      g_autofree char *id = yd_rule_dup_id_of_key (row->rule);
      const YdRule *rule = yd_check_find_rule (id);
      YdItem *item = yd_plan_find_item (plan, row->item);
      yd_cli_print ("  %s\t%s%s\t%s\t[%s]\n", rule != NULL ? yd_rule_get_title (rule) : id,
                    item != NULL ? yd_item_get_number (item) : "",
                    item != NULL ? yd_item_get_title (item) : _ ("the whole plan"),
                    row->reason != NULL ? row->reason : "", id);
    }
}

static void
print_json (YdPlan *plan, GPtrArray *findings)
{
  setlocale (LC_MESSAGES, "C"); /* the sentences are the same in every language */
  JsonBuilder *builder = yd_cli_begin_json ("yaodian-findings", FORMAT_VERSION);
  yd_cli_add_text (builder, "title", yd_plan_get_title (plan));
  yd_cli_begin_list (builder, "findings");
  for (guint i = 0; i < findings->len; i++)
    add_finding (builder, plan, findings->pdata[i]);
  json_builder_end_array (builder);
  add_switched_off (builder, plan);
  yd_cli_end_json (builder);
}

static gboolean
has_error (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    if (yd_finding_get_severity (findings->pdata[i]) == YD_SEVERITY_ERROR
        && !yd_finding_get_switched_off (findings->pdata[i], NULL))
      return TRUE;
  return FALSE;
}

YdCliStatus
yd_cli_check (const YdCliCommand *self, int argc, char **argv)
{
  gboolean json = FALSE, all = FALSE;
  g_autofree char *at = NULL;
  g_auto (GStrv) files = NULL, others = NULL;
  const GOptionEntry options[] = {
    YD_CLI_JSON (&json),
    YD_CLI_AT (&at),
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("Also print what is switched off, and why"), NULL },
    { "against", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &others,
      N_ ("Another plan that points may have been taken from, last year's or another district's"),
      "OTHER" },
    { NULL },
  };
  YdCliStatus status;
  if (!yd_cli_parse (self, options, argc, argv, 1, 1, &files, &status))
    return status;

  g_autoptr (GError) error = NULL;
  g_autoptr (YdPlan) plan = yd_cli_read (files[0], at, &error);
  if (plan == NULL)
    return yd_cli_fail (files[0], error);
  g_autoptr (YdCheckRun) run
    = yd_check_run_new (plan, all ? YD_CHECK_SWITCHED_OFF : YD_CHECK_DEFAULT);
  for (char **other = others; other != NULL && *other != NULL; other++)
    {
      g_autoptr (YdPlan) compared = yd_cli_read (*other, NULL, &error);
      if (compared == NULL)
        return yd_cli_fail (*other, error);
      yd_check_run_add_other (run, compared);
    }
  while (yd_check_run_step (run, G_MAXINT))
    ;
  g_autoptr (GPtrArray) findings = yd_check_run_finish (g_steal_pointer (&run));
  if (json)
    print_json (plan, findings);
  else
    {
      print_text (plan, findings);
      if (all)
        print_switched_off (plan);
    }
  return has_error (findings) ? YD_CLI_NO : YD_CLI_DONE;
}

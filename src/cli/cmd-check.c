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
      totals[yd_finding_get_severity (finding)]++;
      yd_cli_print ("%s\t%s\t%s\t[%s]\n",
                    yd_severity_get_label (yd_finding_get_severity (finding)), place, message,
                    yd_finding_get_rule_id (finding));
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
  json_builder_set_member_name (builder, "edits");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_edits; i++)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "start");
      json_builder_add_int_value (builder, edits[i].start);
      json_builder_set_member_name (builder, "length");
      json_builder_add_int_value (builder, edits[i].length);
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
  json_builder_set_member_name (builder, "arguments");
  json_builder_begin_array (builder);
  for (const char *const *a = yd_finding_get_arguments (finding); *a != NULL; a++)
    json_builder_add_string_value (builder, *a);
  json_builder_end_array (builder);
  add_edits (builder, finding);
  json_builder_end_object (builder);
}

static void
print_json (YdPlan *plan, GPtrArray *findings)
{
  setlocale (LC_MESSAGES, "C"); /* the sentences are the same in every language */
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  yd_cli_add_text (builder, "format", "yaodian-findings");
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, FORMAT_VERSION);
  yd_cli_add_text (builder, "title", yd_plan_get_title (plan));
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    add_finding (builder, plan, findings->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  g_autoptr (JsonNode) node = json_builder_get_root (builder);
  yd_cli_print_json (node);
}

YdCliStatus
yd_cli_check (const YdCliCommand *self, int argc, char **argv)
{
  gboolean json;
  g_auto (GStrv) files = NULL;
  YdCliStatus status;
  if (!yd_cli_parse_json (self, argc, argv, 1, &json, &files, &status))
    return status;

  g_autoptr (GError) error = NULL;
  g_autoptr (YdStore) store = yd_cli_open (files[0], YD_OPEN_READ, &error);
  if (store == NULL)
    return yd_cli_fail (files[0], error);
  YdPlan *plan = yd_store_get_plan (store);
  g_autoptr (GPtrArray) findings = yd_check_plan (plan, YD_CHECK_DEFAULT);
  if (json)
    print_json (plan, findings);
  else
    print_text (plan, findings);
  for (guint i = 0; i < findings->len; i++)
    if (yd_finding_get_severity (findings->pdata[i]) == YD_SEVERITY_ERROR)
      return YD_CLI_NO;
  return YD_CLI_DONE;
}

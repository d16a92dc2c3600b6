/* A tool for whoever works on the rules: reads a source and prints what came out, as the JSON that
 * `show --json` gives of the same plan. Not installed, not run by the suite. */

#include "yd-import.h"
#include "yd-plan-fixture.h"

#include <json-glib/json-glib.h>
#include <stdio.h>

static void
add_text (JsonBuilder *builder, const char *key, const char *text)
{
  json_builder_set_member_name (builder, key);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_date (JsonBuilder *builder, const char *key, YdDate date)
{
  g_autofree char *iso = yd_date_to_iso (date);
  add_text (builder, key, iso);
}

static void
add_paragraphs (JsonBuilder *builder, const char *key, YdRecordList *list)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    json_builder_add_string_value (builder, yd_paragraph_get_text (yd_record_list_get (list, i)));
  json_builder_end_array (builder);
}

static void
add_units (JsonBuilder *builder, const char *key, YdItem *item, YdRole role)
{
  YdRecordList *list = yd_item_list_assignments (item);
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      YdAssignment *assignment = yd_record_list_get (list, i);
      if (yd_assignment_get_role (assignment) == role)
        json_builder_add_string_value (builder, yd_assignment_get_unit_name (assignment));
    }
  json_builder_end_array (builder);
}

static void
add_items (JsonBuilder *builder, const char *key, YdRecordList *items)
{
  static const char *const kinds[] = { "section", "group", "point", "task" };
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  for (guint i = 0; i < yd_record_list_get_length (items); i++)
    {
      YdItem *item = yd_record_list_get (items, i);
      const YdItemRow *row = yd_item_get_row (item);
      json_builder_begin_object (builder);
      add_text (builder, "kind", kinds[row->kind]);
      add_text (builder, "number", yd_item_get_number (item));
      g_autofree char *wide
        = g_strdelimit (g_strdup (row->number_found != NULL ? row->number_found : ""), "()", ' ');
      if (row->number_found != NULL && strchr (wide, ' ') == NULL
          && g_strcmp0 (yd_item_get_number (item), row->number_found) != 0)
        add_text (builder, "found", row->number_found);
      add_text (builder, "title", row->title);
      add_paragraphs (builder, "body", yd_item_list_paragraphs (item));
      add_units (builder, "lead", item, YD_ROLE_LEAD);
      add_units (builder, "support", item, YD_ROLE_SUPPORT);
      add_text (builder, "scope", row->scope);
      add_text (builder, "unit_mark", row->unit_mark);
      json_builder_set_member_name (builder, "exempt");
      json_builder_add_boolean_value (builder, row->exempt != 0);
      YdRecordList *suggestions = yd_item_list_suggestions (item);
      json_builder_set_member_name (builder, "suggestions");
      json_builder_begin_array (builder);
      for (guint j = 0; j < yd_record_list_get_length (suggestions); j++)
        {
          YdSuggestion *suggestion = yd_record_list_get (suggestions, j);
          g_autofree char *text = yd_suggestion_dup_text (suggestion);
          const YdSuggestionRow *made = yd_suggestion_get_row (suggestion);
          g_autofree char *line
            = g_strdup_printf ("%d|%s|%s|%s", made->kind, made->words, text, made->name);
          json_builder_add_string_value (builder, line);
        }
      json_builder_end_array (builder);
      add_items (builder, "children", yd_item_list_children (item));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_notice (JsonBuilder *builder, YdNotice *notice)
{
  const YdNoticeRow *row = yd_notice_get_row (notice);
  json_builder_set_member_name (builder, "notice");
  json_builder_begin_object (builder);
  add_text (builder, "issuer", row->issuer);
  add_text (builder, "number", row->number);
  add_text (builder, "title", row->title);
  add_text (builder, "addressee", row->addressee);
  add_paragraphs (builder, "body", yd_notice_list_body (notice));
  add_text (builder, "signature", row->signature);
  add_date (builder, "date", row->date);
  add_text (builder, "note", row->note);
  add_text (builder, "disclosure", row->disclosure);
  add_text (builder, "copy_to", row->copy_to);
  add_text (builder, "printed_by", row->printed_by);
  add_date (builder, "printed_on", row->printed_on);
  json_builder_set_member_name (builder, "copies");
  json_builder_add_int_value (builder, row->copies);
  add_text (builder, "plan_signature", row->plan_signature);
  add_date (builder, "plan_date", row->plan_date);
  json_builder_set_member_name (builder, "annexes");
  json_builder_begin_array (builder);
  YdRecordList *annexes = yd_notice_list_annexes (notice);
  for (guint i = 0; i < yd_record_list_get_length (annexes); i++)
    {
      YdAnnex *annex = yd_record_list_get (annexes, i);
      json_builder_begin_object (builder);
      add_text (builder, "label", yd_annex_get_row (annex)->label);
      add_text (builder, "title", yd_annex_get_row (annex)->title);
      add_paragraphs (builder, "body", yd_annex_list_paragraphs (annex));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_plan (const YdImportResult *result)
{
  g_autoptr (YdPlan) plan = yd_plan_fixture_from_rows (result->rows);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_text (builder, "title", yd_plan_get_title (plan));
  add_text (builder, "subtitle", yd_plan_get_row (plan)->subtitle);
  add_date (builder, "from", yd_plan_get_row (plan)->period_from);
  add_date (builder, "to", yd_plan_get_row (plan)->period_to);
  add_notice (builder, yd_plan_get_notice (plan));
  add_paragraphs (builder, "preamble", yd_plan_list_preamble (plan));
  add_items (builder, "items", yd_plan_list_items (plan));
  add_paragraphs (builder, "closing", yd_plan_list_closing (plan));
  json_builder_set_member_name (builder, "unplaced");
  json_builder_begin_array (builder);
  YdRecordList *unplaced = yd_plan_list_unplaced (plan);
  for (guint i = 0; i < yd_record_list_get_length (unplaced); i++)
    {
      const YdUnplacedRow *row = yd_record_get_row (yd_record_list_get (unplaced, i));
      g_autofree char *line = g_strdup_printf ("%s|%s", row->reason, row->text);
      json_builder_add_string_value (builder, line);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "doubts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->doubts->len; i++)
    {
      const YdDoubt *doubt = g_ptr_array_index (result->doubts, i);
      g_autofree char *line = g_strdup_printf ("%s|%s|%s|%s", yd_doubt_get_word (doubt->code),
                                               doubt->place, doubt->found, doubt->expected);
      json_builder_add_string_value (builder, line);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *json = json_to_string (root, TRUE);
  fputs (json, stdout);
  fputc (10, stdout);
}

int
main (int argc, char **argv)
{
  int year = argc > 2 ? (int)g_ascii_strtoll (argv[2], NULL, 10) : 0;
  g_autoptr (GError) error = NULL;
  if (argc < 2)
    {
      g_printerr ("usage: outline-dump SOURCE [YEAR]\n");
      return 2;
    }
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (argv[1]);
  g_autoptr (YdImportResult) result = yd_import_file (file, year, NULL, NULL, NULL, &error);
  if (result == NULL)
    {
      g_printerr ("outline-dump: %s\n", error->message);
      return 1;
    }
  print_plan (result);
  return 0;
}

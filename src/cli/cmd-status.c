/* Owns: how far the points of a plan are on a day. */

#include "yd-cli.h"

#define FORMAT_VERSION 1

/* Points and tasks that somebody answers for. */
static YdItem *
next_of_interest (YdItem *item)
{
  while (item != NULL && !yd_item_is_assignable (item))
    item = yd_item_get_next (item);
  return item;
}

static void
count_states (YdPlan *plan, YdDate day, guint totals[YD_N_STATES])
{
  for (YdItem *item = next_of_interest (yd_plan_get_first_item (plan)); item != NULL;
       item = next_of_interest (yd_item_get_next (item)))
    if (yd_item_get_kind (item) == YD_ITEM_POINT)
      totals[yd_item_get_state (item, day, NULL)]++;
}

static void
print_text (YdPlan *plan, YdDate day)
{
  guint totals[YD_N_STATES] = { 0 };
  g_autofree char *iso = yd_date_to_iso (day);
  count_states (plan, day, totals);
  yd_cli_print ("%s  %s\n\n", yd_plan_get_title (plan), iso);
  for (YdItem *item = next_of_interest (yd_plan_get_first_item (plan)); item != NULL;
       item = next_of_interest (yd_item_get_next (item)))
    {
      g_autofree char *why = NULL;
      YdState state = yd_item_get_state (item, day, &why);
      yd_cli_print ("%s%s\t%s\t%s\n", yd_item_get_number (item), yd_item_get_title (item),
                    yd_state_get_chinese (state), why != NULL ? why : "");
    }
  yd_cli_print ("\n");
  for (YdState state = 0; state < YD_N_STATES; state++)
    if (totals[state] > 0)
      yd_cli_print ("%s %u\n", yd_state_get_chinese (state), totals[state]);
}

static void
add_item (JsonBuilder *builder, YdItem *item, YdDate day)
{
  gboolean assumed;
  g_autofree char *why = NULL;
  YdState state = yd_item_get_state (item, day, &why);
  YdDate due = yd_item_get_due (item, &assumed);
  json_builder_begin_object (builder);
  yd_cli_add_id (builder, "id", yd_item_get_row (item)->id);
  yd_cli_add_text (builder, "number", yd_item_get_number (item));
  yd_cli_add_text (builder, "title", yd_item_get_title (item));
  yd_cli_add_text (builder, "state", yd_state_get_word (state));
  yd_cli_add_text (builder, "reason", why);
  yd_cli_add_date (builder, "due", due);
  yd_cli_add_boolean (builder, "due_assumed", assumed);
  json_builder_end_object (builder);
}

static void
print_json (YdPlan *plan, YdDate day)
{
  guint totals[YD_N_STATES] = { 0 };
  count_states (plan, day, totals);
  JsonBuilder *builder = yd_cli_begin_json ("yaodian-status", FORMAT_VERSION);
  yd_cli_add_text (builder, "title", yd_plan_get_title (plan));
  yd_cli_add_date (builder, "as_of", day);
  json_builder_set_member_name (builder, "totals");
  json_builder_begin_object (builder);
  for (YdState state = 0; state < YD_N_STATES; state++)
    {
      yd_cli_add_int (builder, yd_state_get_word (state), totals[state]);
    }
  json_builder_end_object (builder);
  yd_cli_begin_list (builder, "items");
  for (YdItem *item = next_of_interest (yd_plan_get_first_item (plan)); item != NULL;
       item = next_of_interest (yd_item_get_next (item)))
    add_item (builder, item, day);
  json_builder_end_array (builder);
  yd_cli_end_json (builder);
}

YdCliStatus
yd_cli_status (const YdCliCommand *self, int argc, char **argv)
{
  gboolean json = FALSE;
  g_autofree char *day_text = NULL, *at = NULL;
  const GOptionEntry options[] = {
    { "as-of", 0, 0, G_OPTION_ARG_FILENAME, &day_text, N_ ("The day to ask for; else today"),
      "DATE" },
    YD_CLI_JSON (&json),
    YD_CLI_AT (&at),
    { NULL },
  };
  g_auto (GStrv) files = NULL;
  YdCliStatus status;
  YdDate day;
  if (!yd_cli_parse (self, options, argc, argv, 1, 1, &files, &status)
      || !yd_cli_parse_day (self, day_text, &day, &status))
    return status;

  g_autoptr (GError) error = NULL;
  g_autoptr (YdPlan) plan = yd_cli_read (files[0], at, &error);
  if (plan == NULL)
    return yd_cli_fail (files[0], error);
  if (json)
    print_json (plan, day);
  else
    print_text (plan, day);
  return YD_CLI_DONE;
}

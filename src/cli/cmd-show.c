/* Owns: the plan on a screen or in a pipe. */

#include "yd-cli.h"

#include "yd-comments.h"

#define SHORT_BODY 30 /* characters that stand in for a missing title */

static char *
heading_of (YdItem *item)
{
  const char *title = yd_item_get_title (item);
  if (*title != '\0')
    return g_strdup (title);
  g_autofree char *body = yd_item_dup_body (item);
  g_strdelimit (body, "\n", ' ');
  if (g_utf8_strlen (body, -1) <= SHORT_BODY)
    return g_steal_pointer (&body);
  g_autofree char *start = g_utf8_substring (body, 0, SHORT_BODY);
  return g_strconcat (start, "…", NULL);
}

static void
print_units (YdItem *item, int indent)
{
  g_autofree char *lead = yd_item_dup_units_text (item, YD_ROLE_LEAD, "、");
  g_autofree char *support = yd_item_dup_units_text (item, YD_ROLE_SUPPORT, "、");
  if (*lead != '\0')
    yd_cli_print ("%*s%s %s\n", indent, "", _ ("Lead:"), lead);
  if (*support != '\0')
    yd_cli_print ("%*s%s %s\n", indent, "", _ ("Support:"), support);
}

static void
print_record (int indent, const char *word, const char *first, const char *second)
{
  first = first != NULL ? first : "";
  second = second != NULL ? second : "";
  yd_cli_print ("%*s%s %s%s%s\n", indent, "", word, first,
                *first != '\0' && *second != '\0' ? " " : "", second);
}

static void
print_records (YdItem *item, int indent)
{
  YdRecordList *list = yd_item_list_milestones (item);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      YdMilestone *milestone = yd_record_list_get (list, i);
      g_autofree char *due = yd_milestone_dup_due_text (milestone);
      print_record (indent, _ ("Due:"), due, yd_milestone_get_row (milestone)->title);
    }
  list = yd_item_list_indicators (item);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      YdIndicator *indicator = yd_record_list_get (list, i);
      g_autofree char *target = yd_indicator_dup_target_text (indicator);
      g_autofree char *parts = yd_indicator_dup_breakdown (indicator);
      print_record (indent, _ ("Target:"), yd_indicator_get_row (indicator)->name, target);
      if (*parts != '\0')
        print_record (indent + 2, _ ("Broken down:"), parts, NULL);
    }
}

static const char *
name_state (const YdCommentRow *row)
{
  return row->state == 1 ? _ ("taken up") : row->state == 2 ? _ ("not taken up") : _ ("open");
}

static void
print_comment (const YdCommentRow *row, int indent)
{
  gboolean answer = row->reply_to != YD_ID_NONE;
  const char *author = row->author != NULL ? row->author : "";
  const char *reason = row->reason != NULL ? row->reason : "";
  g_autofree char *words = g_strdelimit (g_strdup (row->text != NULL ? row->text : ""), "\n", ' ');
  if (answer)
    yd_cli_print ("%*s%s %s: %s\n", indent + 2, "", _ ("Answer:"), author, words);
  else
    yd_cli_print ("%*s%s %s: %s (%s%s%s)\n", indent, "", _ ("Comment:"), author, words,
                  name_state (row), *reason != '\0' ? ": " : "", reason);
}

/* What was remarked on the item, answers below what they answer. */
static void
print_comments (YdPlan *plan, YdItem *item, int indent)
{
  g_autoptr (GPtrArray) comments = yd_comments_dup_of (plan, yd_item_get_row (item)->id);
  for (guint i = 0; i < comments->len; i++)
    print_comment (yd_comment_get_row (comments->pdata[i]), indent);
}

static void
print_outline (YdPlan *plan, gboolean comments)
{
  const YdPlanRow *row = yd_plan_get_row (plan);
  yd_cli_print ("%s\n", yd_plan_get_title (plan));
  if (yd_date_is_set (row->period_from) && yd_date_is_set (row->period_to))
    {
      g_autofree char *from = yd_date_to_iso (row->period_from);
      g_autofree char *to = yd_date_to_iso (row->period_to);
      yd_cli_print ("%s – %s\n", from, to);
    }
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    {
      int indent = 2 * (int)MIN (yd_item_get_depth (item), 20);
      g_autofree char *heading = heading_of (item);
      yd_cli_print ("%s%*s%s%s\n", indent == 0 ? "\n" : "", indent, "", yd_item_get_number (item),
                    heading);
      print_units (item, indent + 4);
      print_records (item, indent + 4);
      if (comments)
        print_comments (plan, item, indent + 4);
    }
  guint n_unplaced = yd_record_list_get_length (yd_plan_list_unplaced (plan));
  if (n_unplaced > 0)
    {
      yd_cli_print ("\n");
      yd_cli_print (
        ngettext ("%u passage found no place.\n", "%u passages found no place.\n", n_unplaced),
        n_unplaced);
    }
}

YdCliStatus
yd_cli_show (const YdCliCommand *self, int argc, char **argv)
{
  gboolean json = FALSE, comments = FALSE;
  g_autofree char *at = NULL;
  const GOptionEntry options[] = {
    YD_CLI_JSON (&json),
    { "comments", 0, 0, G_OPTION_ARG_NONE, &comments,
      N_ ("Also what was remarked on each item, by whom, and what became of it"), NULL },
    YD_CLI_AT (&at),
    { NULL },
  };
  g_auto (GStrv) files = NULL;
  YdCliStatus status;
  if (!yd_cli_parse (self, options, argc, argv, 1, 1, &files, &status))
    return status;

  g_autoptr (GError) error = NULL;
  g_autoptr (YdPlan) plan = yd_cli_read (files[0], at, &error);
  if (plan == NULL)
    return yd_cli_fail (files[0], error);
  if (json)
    yd_cli_print_plan_json (plan, comments);
  else
    print_outline (plan, comments);
  return YD_CLI_DONE;
}

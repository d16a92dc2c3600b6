/* Owns: a plan as JSON, key by key in the order of the document. Scripts rely on the keys
 * (data/schemas/plan.schema.json): they are added to, never renamed. What is absent is null or []. */

#include "yd-cli.h"

#include "yd-comments.h"

#define FORMAT_VERSION 1

static const char *const item_kinds[] = { "section", "group", "point", "task" };
static const char *const unit_kinds[]
  = { "office", "medical", "bureau", "street", "collective", "other" };
static const char *const comparisons[]
  = { "at-least", "at-most", "equal", "range", "rise", "fall" };
static const char *const recurrences[] = { NULL,   "month",      "quarter",   "half-year", "year",
                                           "week", "half-month", "two-weeks", "ten-days" };
static const char *const adds_up_words[] = { "sum", "mean", "least", "greatest", "each" };
static const char *const suggestion_kinds[] = { "milestone", "indicator", "unit" };
static const char *const suggestion_states[] = { "open", "accepted", "dismissed" };
static const char *const comment_states[] = { "open", "taken-up", "turned-down" };

#define WORD(words, value) \
  ((value) >= 0 && (value) < (int)G_N_ELEMENTS (words) ? (words)[value] : NULL)

static void
add_count (JsonBuilder *builder, const char *key, int value)
{
  json_builder_set_member_name (builder, key);
  if (value != 0)
    json_builder_add_int_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_decimal (JsonBuilder *builder, const char *key, gboolean present, gint64 digits, int scale)
{
  YdDecimal value = { digits, scale };
  g_autofree char *text = present ? yd_decimal_format (&value) : NULL;
  yd_cli_add_text (builder, key, text);
}

/* Texts that stand in a row one a line. */
static void
add_lines (JsonBuilder *builder, const char *key, const char *text)
{
  yd_cli_begin_list (builder, key);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0')
      json_builder_add_string_value (builder, *line);
  json_builder_end_array (builder);
}

static void
add_paragraphs (JsonBuilder *builder, const char *key, YdRecordList *paragraphs)
{
  yd_cli_begin_list (builder, key);
  guint n = paragraphs != NULL ? yd_record_list_get_length (paragraphs) : 0;
  for (guint i = 0; i < n; i++)
    json_builder_add_string_value (builder,
                                   yd_paragraph_get_text (yd_record_list_get (paragraphs, i)));
  json_builder_end_array (builder);
}

static void
add_annexes (JsonBuilder *builder, YdRecordList *annexes)
{
  yd_cli_begin_list (builder, "annexes");
  for (guint i = 0; i < yd_record_list_get_length (annexes); i++)
    {
      YdAnnex *annex = yd_record_list_get (annexes, i);
      json_builder_begin_object (builder);
      yd_cli_add_text (builder, "label", yd_annex_get_row (annex)->label);
      yd_cli_add_text (builder, "title", yd_annex_get_row (annex)->title);
      add_paragraphs (builder, "body", yd_annex_list_paragraphs (annex));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* 附件说明: the titles that the notice lists, as it does. */
static void
add_annex_note (JsonBuilder *builder, YdPlan *plan)
{
  YdNotice *notice = yd_plan_get_notice (plan);
  YdRecordList *annexes = yd_notice_list_annexes (notice);
  yd_cli_begin_list (builder, "annex_note");
  if (yd_notice_get_row (notice)->as_annex && yd_plan_get_title (plan) != NULL)
    json_builder_add_string_value (builder, yd_plan_get_title (plan));
  for (guint i = 0; i < yd_record_list_get_length (annexes); i++)
    {
      const YdAnnexRow *row = yd_annex_get_row (yd_record_list_get (annexes, i));
      if (row->listed && row->title != NULL)
        json_builder_add_string_value (builder, row->title);
    }
  json_builder_end_array (builder);
}

static void
add_notice (JsonBuilder *builder, YdPlan *plan)
{
  YdNotice *notice = yd_plan_get_notice (plan);
  json_builder_set_member_name (builder, "notice");
  if (notice == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  const YdNoticeRow *row = yd_notice_get_row (notice);
  const char *issuer = row->issuer != NULL ? row->issuer : yd_plan_get_row (plan)->issuer;
  json_builder_begin_object (builder);
  yd_cli_add_text (builder, "issuer", issuer != NULL ? issuer : row->head);
  yd_cli_add_text (builder, "head", row->head);
  yd_cli_add_text (builder, "copy_number", row->copy_number);
  yd_cli_add_text (builder, "secrecy", row->secrecy);
  yd_cli_add_text (builder, "urgency", row->urgency);
  yd_cli_add_text (builder, "number", row->number);
  yd_cli_add_text (builder, "signer", row->signer);
  yd_cli_add_text (builder, "title", row->title);
  yd_cli_add_text (builder, "subtitle", yd_plan_get_row (plan)->subtitle);
  yd_cli_add_text (builder, "addressee", row->addressee);
  add_paragraphs (builder, "body", yd_notice_list_body (notice));
  add_annex_note (builder, plan);
  yd_cli_add_text (builder, "signature", row->signature);
  g_autofree char *date = yd_date_to_chinese (row->date);
  yd_cli_add_text (builder, "date_text", date);
  yd_cli_add_date (builder, "date", row->date);
  g_autofree char *plan_date = yd_date_to_chinese (row->plan_date);
  yd_cli_add_text (builder, "plan_signature", row->plan_signature);
  yd_cli_add_text (builder, "plan_date_text", plan_date);
  yd_cli_add_date (builder, "plan_date", row->plan_date);
  yd_cli_add_text (builder, "note", row->note);
  yd_cli_add_text (builder, "disclosure", row->disclosure);
  add_lines (builder, "copy_to", row->copy_to);
  yd_cli_add_text (builder, "printed_by", row->printed_by);
  g_autofree char *printed_on = yd_date_to_chinese (row->printed_on);
  yd_cli_add_text (builder, "printed_on_text", printed_on);
  yd_cli_add_date (builder, "printed_on", row->printed_on);
  add_count (builder, "copies", row->copies);
  add_annexes (builder, yd_notice_list_annexes (notice));
  json_builder_end_object (builder);
}

static void
add_units_of (JsonBuilder *builder, const char *key, YdItem *item, YdRole role)
{
  yd_cli_begin_list (builder, key);
  YdRecordList *assignments = yd_item_list_assignments (item);
  for (guint i = 0; i < yd_record_list_get_length (assignments); i++)
    {
      YdAssignment *assignment = yd_record_list_get (assignments, i);
      if (yd_assignment_get_role (assignment) == role)
        json_builder_add_string_value (builder, yd_assignment_get_unit_name (assignment));
    }
  json_builder_end_array (builder);
}

/* What years and units have of it, and how the units add up; null where it is not broken down. */
static void
add_targets (JsonBuilder *builder, YdIndicator *indicator)
{
  g_autoptr (GPtrArray) targets = yd_indicator_dup_targets (indicator);
  yd_cli_begin_list (builder, "targets");
  for (guint i = 0; i < targets->len; i++)
    {
      const YdIndicatorTargetRow *row = yd_indicator_target_get_row (targets->pdata[i]);
      YdUnit *unit = yd_indicator_target_get_unit (targets->pdata[i]);
      g_autofree char *text = yd_indicator_target_dup_text (targets->pdata[i]);
      json_builder_begin_object (builder);
      add_count (builder, "year", row->year);
      yd_cli_add_text (builder, "unit", unit != NULL ? yd_unit_get_label (unit) : NULL);
      yd_cli_add_text (builder, "text", text);
      add_decimal (builder, "target", TRUE, row->target, row->scale);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  yd_cli_add_text (
    builder, "adds_up",
    targets->len > 0 ? WORD (adds_up_words, (int)yd_indicator_get_adds_up (indicator)) : NULL);
}

static void
add_indicators (JsonBuilder *builder, YdItem *item)
{
  yd_cli_begin_list (builder, "indicators");
  YdRecordList *list = yd_item_list_indicators (item);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      YdIndicator *indicator = yd_record_list_get (list, i);
      const YdIndicatorRow *row = yd_indicator_get_row (indicator);
      g_autofree char *text = yd_indicator_dup_target_text (indicator);
      gboolean number = row->comparison <= YD_COMPARE_RANGE;
      json_builder_begin_object (builder);
      yd_cli_add_id (builder, "id", row->id);
      yd_cli_add_text (builder, "name", row->name);
      yd_cli_add_text (builder, "text", text);
      yd_cli_add_text (builder, "comparison", WORD (comparisons, row->comparison));
      add_decimal (builder, "target", number, row->target, row->scale);
      add_decimal (builder, "target_high", row->comparison == YD_COMPARE_RANGE, row->target_high,
                   row->scale);
      yd_cli_add_text (builder, "measure", row->measure);
      yd_cli_add_date (builder, "due", row->due);
      yd_cli_add_text (builder, "words", row->words);
      add_targets (builder, indicator);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_milestones (JsonBuilder *builder, YdPlan *plan, YdItem *item)
{
  yd_cli_begin_list (builder, "milestones");
  YdRecordList *list = yd_item_list_milestones (item);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      YdMilestone *milestone = yd_record_list_get (list, i);
      const YdMilestoneRow *row = yd_milestone_get_row (milestone);
      YdUnit *unit = row->unit != YD_ID_NONE ? yd_plan_find_unit (plan, row->unit) : NULL;
      g_autofree char *text = yd_milestone_dup_due_text (milestone);
      json_builder_begin_object (builder);
      yd_cli_add_id (builder, "id", row->id);
      yd_cli_add_text (builder, "title", row->title);
      yd_cli_add_text (builder, "text", text);
      yd_cli_add_date (builder, "due", row->due);
      yd_cli_add_boolean (builder, "before", row->before != 0);
      yd_cli_add_text (builder, "recurrence", WORD (recurrences, row->recurrence));
      yd_cli_add_boolean (builder, "long_term", row->long_term != 0);
      yd_cli_add_text (builder, "unit", unit != NULL ? yd_unit_get_label (unit) : NULL);
      yd_cli_add_date (builder, "done_on", row->done_on);
      yd_cli_add_text (builder, "words", row->words);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_suggestions (JsonBuilder *builder, YdItem *item)
{
  yd_cli_begin_list (builder, "suggestions");
  YdRecordList *list = yd_item_list_suggestions (item);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      YdSuggestion *suggestion = yd_record_list_get (list, i);
      const YdSuggestionRow *row = yd_suggestion_get_row (suggestion);
      g_autofree char *text = yd_suggestion_dup_text (row);
      if (row->state == YD_SUGGESTION_OPEN && !yd_suggestion_is_open (row, item))
        continue; /* its words are gone */
      json_builder_begin_object (builder);
      yd_cli_add_id (builder, "id", row->id);
      yd_cli_add_text (builder, "kind", WORD (suggestion_kinds, row->kind));
      yd_cli_add_text (builder, "words", row->words);
      yd_cli_add_text (builder, "text", text);
      yd_cli_add_text (builder, "state", WORD (suggestion_states, row->state));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* All of an item up to its children, whose list is left open. */
static void
begin_item (JsonBuilder *builder, YdPlan *plan, YdItem *item)
{
  json_builder_begin_object (builder);
  yd_cli_add_id (builder, "id", yd_item_get_row (item)->id);
  yd_cli_add_text (builder, "kind", WORD (item_kinds, yd_item_get_row (item)->kind));
  yd_cli_add_text (builder, "number", yd_item_get_number (item));
  yd_cli_add_text (builder, "title", yd_item_get_title (item));
  add_paragraphs (builder, "body", yd_item_list_paragraphs (item));
  yd_cli_add_text (builder, "unit_mark", yd_item_get_row (item)->unit_mark);
  add_units_of (builder, "lead", item, YD_ROLE_LEAD);
  add_units_of (builder, "support", item, YD_ROLE_SUPPORT);
  yd_cli_add_text (builder, "scope", yd_item_get_row (item)->scope);
  add_indicators (builder, item);
  add_milestones (builder, plan, item);
  add_suggestions (builder, item);
  yd_cli_begin_list (builder, "children");
}

/* In the order of the document, without recursion: a file decides how deep it nests. */
static void
add_items (JsonBuilder *builder, YdPlan *plan)
{
  guint open = 0;
  yd_cli_begin_list (builder, "items");
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    {
      for (; open > yd_item_get_depth (item); open--)
        {
          json_builder_end_array (builder);
          json_builder_end_object (builder);
        }
      begin_item (builder, plan, item);
      open++;
    }
  for (; open > 0; open--)
    {
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_unplaced (JsonBuilder *builder, YdPlan *plan)
{
  yd_cli_begin_list (builder, "unplaced");
  YdRecordList *list = yd_plan_list_unplaced (plan);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      const YdUnplacedRow *row = yd_unplaced_get_row (yd_record_list_get (list, i));
      json_builder_begin_object (builder);
      yd_cli_add_text (builder, "text", row->text);
      yd_cli_add_text (builder, "reason", row->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_units (JsonBuilder *builder, YdPlan *plan)
{
  yd_cli_begin_list (builder, "units");
  YdRecordList *units = yd_plan_list_units (plan);
  for (guint i = 0; i < yd_record_list_get_length (units); i++)
    {
      YdUnit *unit = yd_record_list_get (units, i);
      YdRecordList *aliases = yd_unit_list_aliases (unit);
      json_builder_begin_object (builder);
      yd_cli_add_id (builder, "id", yd_unit_get_row (unit)->id);
      yd_cli_add_text (builder, "name", yd_unit_get_name (unit));
      yd_cli_add_text (builder, "short_name", yd_unit_get_short_name (unit));
      yd_cli_add_text (builder, "kind", WORD (unit_kinds, yd_unit_get_row (unit)->kind));
      yd_cli_begin_list (builder, "aliases");
      for (guint k = 0; k < yd_record_list_get_length (aliases); k++)
        {
          const YdUnitAliasRow *alias = yd_record_get_row (yd_record_list_get (aliases, k));
          json_builder_add_string_value (builder, alias->name != NULL ? alias->name : "");
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_comments (JsonBuilder *builder, YdPlan *plan)
{
  yd_cli_begin_list (builder, "comments");
  g_autoptr (GPtrArray) comments = yd_comments_dup_of (plan, YD_ID_NONE);
  for (guint i = 0; i < comments->len; i++)
    {
      const YdCommentRow *row = yd_comment_get_row (comments->pdata[i]);
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (row->time);
      g_autofree char *when = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
      json_builder_begin_object (builder);
      yd_cli_add_id (builder, "id", row->id);
      yd_cli_add_id (builder, "item", row->item);
      yd_cli_add_id (builder, "reply_to", row->reply_to);
      yd_cli_add_text (builder, "author", row->author);
      yd_cli_add_text (builder, "time", when);
      yd_cli_add_text (builder, "text", row->text);
      yd_cli_add_text (builder, "state",
                       row->reply_to == YD_ID_NONE ? WORD (comment_states, row->state) : NULL);
      yd_cli_add_text (builder, "reason", row->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_period (JsonBuilder *builder, const YdPlanRow *row)
{
  json_builder_set_member_name (builder, "period");
  if (!yd_date_is_set (row->period_from) && !yd_date_is_set (row->period_to))
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  yd_cli_add_date (builder, "from", row->period_from);
  yd_cli_add_date (builder, "to", row->period_to);
  json_builder_end_object (builder);
}

/* The whole plan; what was remarked on it only where that is asked for, as it is no part of what a version
 * says. */
void
yd_cli_print_plan_json (YdPlan *plan, gboolean comments)
{
  JsonBuilder *builder = yd_cli_begin_json ("yaodian-plan", FORMAT_VERSION);
  yd_cli_add_text (builder, "title", yd_plan_get_title (plan));
  add_count (builder, "year", yd_plan_get_year (plan));
  add_period (builder, yd_plan_get_row (plan));
  add_notice (builder, plan);
  add_paragraphs (builder, "preamble", yd_plan_list_preamble (plan));
  add_items (builder, plan);
  add_paragraphs (builder, "closing", yd_plan_list_closing (plan));
  add_unplaced (builder, plan);
  add_units (builder, plan);
  if (comments)
    add_comments (builder, plan);
  yd_cli_end_json (builder);
}

/* Owns: rules about items as records: who answers, by when, whether there is anything to do, and
 * whether it stands there already. Refuses: to read units or dates out of the words; that is what
 * suggestions are for. */

#include "yd-check-private.h"

#include "yd-char.h"
#include "yd-text.h"

#include <string.h>

/* Somebody is expected to answer for it, and it is still to be done. */
gboolean
yd_check_is_live (YdItem *item)
{
  return yd_item_is_assignable (item) && yd_item_get_row (item)->status != YD_ITEM_ADJUSTED;
}

static gboolean
has_time (YdItem *item)
{
  YdRecordList *milestones = yd_item_list_milestones (item);
  for (guint i = 0; i < yd_record_list_get_length (milestones); i++)
    {
      const YdMilestoneRow *row = yd_milestone_get_row (yd_record_list_get (milestones, i));
      if (yd_date_is_set (row->due) || row->recurrence != YD_RECUR_NONE || row->long_term)
        return TRUE;
    }
  return FALSE;
}

/* Whether @item is broken down into tasks that all have what is asked for. */
static gboolean
all_tasks (YdItem *item, gboolean (*has) (YdItem *))
{
  YdRecordList *children = yd_item_list_children (item);
  guint n = yd_record_list_get_length (children), n_tasks = 0;
  for (guint i = 0; i < n; i++)
    {
      YdItem *task = yd_record_list_get (children, i);
      if (yd_item_get_kind (task) != YD_ITEM_TASK)
        continue;
      n_tasks++;
      if (!has (task) && yd_check_is_live (task))
        return FALSE;
    }
  return n_tasks > 0;
}

static void
check_lead (YdCheck *check, YdItem *item)
{
  if (!check->assigning || !yd_item_lacks_lead (item))
    return;
  YdFinding *finding = yd_check_add_item (check, item, NULL);
  g_autofree char *support = yd_item_dup_units_text (item, YD_ROLE_SUPPORT, "、");
  if (*support != '\0')
    {
      yd_finding_set_sentence (finding, N_ ("No lead unit is named, only %s in support"));
      yd_finding_take_argument (finding, g_steal_pointer (&support));
    }
}

/* A task goes by its point's date where it has none of its own. Where nothing has a date, that is said
 * once. */
static void
check_deadline (YdCheck *check, YdItem *item)
{
  if (!check->has_dates && check->n_live > 1)
    return;
  if (!yd_check_is_live (item) || has_time (item) || all_tasks (item, has_time))
    return;
  YdItem *parent = yd_item_get_kind (item) == YD_ITEM_TASK ? yd_item_get_parent (item) : NULL;
  if (parent != NULL && has_time (parent))
    return;
  YdFinding *finding = yd_check_add_item (check, item, NULL);
  g_autofree char *day = yd_date_to_chinese (yd_plan_get_last_day (check->plan));
  if (day == NULL)
    yd_finding_set_sentence (finding, N_ ("It has no date, and the plan has no year to go by"));
  else
    yd_finding_take_argument (finding, g_steal_pointer (&day));
}

/* Dates that were read and wait for an answer. */
static guint
count_waiting (YdCheck *check)
{
  guint n = 0;
  for (guint i = 0; i < check->items->len; i++)
    {
      YdItem *item = check->items->pdata[i];
      YdRecordList *list = yd_item_list_suggestions (item);
      for (guint k = 0; k < yd_record_list_get_length (list); k++)
        {
          const YdSuggestionRow *row = yd_suggestion_get_row (yd_record_list_get (list, k));
          n += row->kind == YD_SUGGEST_MILESTONE && yd_check_is_live (item)
               && yd_suggestion_is_open (row, item);
        }
    }
  return n;
}

static void
check_no_deadlines (YdCheck *check)
{
  if (check->has_dates || check->n_live <= 1)
    return;
  YdFinding *finding = yd_check_add (check, YD_TABLE_PLAN, check->row->id, NULL, YD_ID_NONE);
  guint n_waiting = count_waiting (check);
  if (n_waiting > 0)
    {
      yd_finding_set_sentence (
        finding,
        N_ (
          "None of the %s points and tasks has a date yet; dates in the words that wait to be accepted: %s"));
      yd_finding_take_argument (finding, g_strdup_printf ("%u", check->n_live));
      yd_finding_take_argument (finding, g_strdup_printf ("%u", n_waiting));
      return;
    }
  g_autofree char *day = yd_date_to_chinese (yd_plan_get_last_day (check->plan));
  yd_finding_set_sentence (
    finding,
    day != NULL
      ? N_ (
        "None of the %s points and tasks has a date; the last day of the plan holds for all: %s")
      : N_ ("None of the %s points and tasks has a date, and the plan has no year to go by"));
  yd_finding_take_argument (finding, g_strdup_printf ("%u", check->n_live));
  yd_finding_take_argument (finding, g_steal_pointer (&day));
}

static gboolean
has_words (YdRecordList *paragraphs)
{
  for (guint i = 0; i < yd_record_list_get_length (paragraphs); i++)
    if (yd_text_count (yd_paragraph_get_text (yd_record_list_get (paragraphs, i))) > 0)
      return TRUE;
  return FALSE;
}

/* A title with a clause mark in it is a sentence that says what is to be done. */
static gboolean
is_sentence (const char *title)
{
  for (const char *p = title; *p != '\0'; p = g_utf8_next_char (p))
    switch (g_utf8_get_char (p))
      {
      case 0xff0c:
      case 0xff1b:
      case 0xff1a:
      case 0x3002:
      case ',':
      case ';': /* ，；：。 */
        return TRUE;
      }
  return FALSE;
}

static gboolean
lacks_words (YdItem *item)
{
  return yd_record_list_get_length (yd_item_list_children (item)) == 0
         && !has_words (yd_item_list_paragraphs (item));
}

/* Only a heading, of which another rule says that nothing stands below. */
gboolean
yd_check_is_bare (YdItem *item)
{
  return yd_item_get_kind (item) == YD_ITEM_POINT && lacks_words (item)
         && !is_sentence (yd_item_get_title (item));
}

static void
check_body (YdCheck *check, YdItem *item)
{
  const char *title = yd_item_get_title (item);
  YdItemKind kind = yd_item_get_kind (item);
  if (!lacks_words (item))
    return;
  if (*title == '\0')
    {
      YdFinding *finding = yd_check_add_item (check, item, NULL);
      yd_finding_set_sentence (finding, N_ ("It has neither a title nor a text"));
      yd_finding_set_severity (finding, YD_SEVERITY_ERROR);
    }
  else if (kind == YD_ITEM_SECTION || kind == YD_ITEM_GROUP)
    yd_finding_set_sentence (yd_check_add_item (check, item, "title"),
                             N_ ("Nothing stands below this heading"));
  else if (yd_check_is_bare (item))
    yd_check_add_item (check, item, "title");
}

/* What two titles are compared by: kind, where they may not meet twice, and letters and digits. */
static char *
fold_title (YdItem *item)
{
  YdItemKind kind = yd_item_get_kind (item);
  YdId within = kind == YD_ITEM_TASK || kind == YD_ITEM_GROUP ? yd_item_get_row (item)->parent : 0;
  GString *folded = g_string_new (NULL);
  g_string_append_printf (folded, "%d %" G_GINT64_FORMAT " ", (int)kind, within);
  gsize head = folded->len;
  for (const char *p = yd_item_get_title (item); *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = yd_char_to_half_width (g_utf8_get_char (p));
      if (yd_char_is_han (c) || g_unichar_isalnum (c))
        g_string_append_unichar (folded, g_unichar_tolower (c));
    }
  gboolean empty = folded->len == head;
  return g_string_free (folded, empty);
}

static void
check_duplicate (YdCheck *check, YdItem *item)
{
  g_autofree char *folded = fold_title (item);
  if (folded == NULL)
    return;
  YdItem *first = g_hash_table_lookup (check->titles, folded);
  if (first == NULL)
    {
      char *key = yd_shelf_copy (check->shelf, folded, strlen (folded) + 1);
      g_hash_table_insert (check->titles, key, item);
      return;
    }
  YdFinding *finding = yd_check_add_item (check, item, "title");
  YdItem *section = yd_item_get_section (first);
  const char *above
    = section != first && section != yd_item_get_section (item) ? yd_item_get_title (section) : "";
  yd_finding_take_argument (finding, g_strdup_printf ("%s%s%s", above, *above != '\0' ? " " : "",
                                                      yd_item_get_number (first)));
}

/* What is doubtful about the name of a unit that has a part in @item: said once, where it first has one. */
static void
check_doubts (YdCheck *check, YdItem *item, gboolean unregistered, GHashTable *seen)
{
  YdRecordList *assignments = yd_item_list_assignments (item);
  for (guint i = 0; i < yd_record_list_get_length (assignments); i++)
    {
      YdUnit *unit = yd_assignment_get_unit (yd_record_list_get (assignments, i));
      const YdUnitDoubt *doubt = unit != NULL ? g_hash_table_lookup (check->doubts, unit) : NULL;
      if (doubt == NULL || (doubt->kind == YD_UNIT_DOUBT_UNREGISTERED) != unregistered
          || !g_hash_table_add (seen, unit))
        continue;
      YdFinding *finding = yd_check_add (check, YD_TABLE_UNIT, yd_unit_get_row (unit)->id, "name",
                                         yd_record_get_id (YD_RECORD (item)));
      yd_finding_take_argument (finding, g_strdup (yd_unit_get_name (unit)));
      if (doubt->other == NULL)
        continue;
      if (unregistered)
        yd_finding_set_sentence (
          finding, N_ ("“%s” is not in the register of units; perhaps “%s” is meant"));
      yd_finding_take_argument (finding, g_strdup (yd_unit_get_name (doubt->other)));
      if (!unregistered)
        g_hash_table_add (seen, doubt->other); /* the other one says the same */
    }
}

static void
check_registered (YdCheck *check, YdItem *item)
{
  check_doubts (check, item, TRUE, check->units_seen);
}

static void
check_doubled (YdCheck *check, YdItem *item)
{
  check_doubts (check, item, FALSE, check->units_doubled);
}

/* The finding is of the words that the first came from, where the text has them. */
static void
check_suggestions (YdCheck *check, YdItem *item)
{
  YdRecordList *suggestions = yd_item_list_suggestions (item);
  const YdSuggestionRow *first = NULL;
  guint n_open = 0;
  if (yd_record_list_get_length (suggestions) == 0)
    return;
  for (guint i = 0; i < yd_record_list_get_length (suggestions); i++)
    {
      const YdSuggestionRow *row = yd_suggestion_get_row (yd_record_list_get (suggestions, i));
      if (!yd_suggestion_is_open (row, item))
        continue;
      first = first != NULL ? first : row;
      n_open++;
    }
  if (n_open == 0)
    return;
  int start = 0;
  YdParagraph *paragraph
    = first->words != NULL ? yd_item_find_words (item, first->words, &start) : NULL;
  YdFinding *finding
    = paragraph == NULL
        ? yd_check_add_item (check, item, NULL)
        : yd_check_add (check, YD_TABLE_PARAGRAPH, yd_record_get_id (YD_RECORD (paragraph)), "text",
                        yd_record_get_id (YD_RECORD (item)));
  if (finding != NULL && paragraph != NULL)
    yd_finding_set_span (finding, start, (int)g_utf8_strlen (first->words, -1));
  if (n_open == 1)
    yd_finding_set_sentence (finding, N_ ("One suggestion to decide, from “%s”"));
  else
    yd_finding_take_argument (finding, g_strdup_printf ("%u", n_open));
  yd_finding_take_argument (finding, g_strdup (first->words != NULL ? first->words : ""));
}

static void
check_target_years (YdCheck *check, YdItem *item, YdIndicator *indicator)
{
  g_autoptr (GPtrArray) targets = yd_indicator_dup_targets (indicator);
  for (guint i = 0; i < targets->len; i++)
    {
      int year = yd_indicator_target_get_row (targets->pdata[i])->year;
      if (year != 0 && (year < check->first_year || year > check->last_year))
        yd_finding_take_argument (yd_check_add (check, YD_TABLE_INDICATOR,
                                                yd_indicator_get_row (indicator)->id, NULL,
                                                yd_record_get_id (YD_RECORD (item))),
                                  yd_indicator_target_dup_text (targets->pdata[i]));
    }
}

/* By the days of the plan's time where they are known, else by its years. */
static gboolean
is_outside (YdCheck *check, YdDate due)
{
  YdDate last = yd_date_last_day (due);
  if (!yd_date_is_set (due))
    return FALSE;
  if (last.year < check->first_year || last.year > check->last_year)
    return TRUE;
  return (yd_date_is_set (check->row->period_to)
          && yd_date_compare (yd_date_last_day (check->row->period_to), last) < 0)
         || (yd_date_is_set (check->row->period_from)
             && yd_date_compare (last, yd_date_first_day (check->row->period_from)) < 0);
}

static void
check_period (YdCheck *check, YdItem *item)
{
  if (check->first_year == 0)
    return;
  YdRecordList *milestones = yd_item_list_milestones (item);
  for (guint i = 0; i < yd_record_list_get_length (milestones); i++)
    {
      const YdMilestoneRow *row = yd_milestone_get_row (yd_record_list_get (milestones, i));
      if (!is_outside (check, row->due))
        continue;
      YdFinding *finding = yd_check_add (check, YD_TABLE_MILESTONE, row->id, "due",
                                         yd_record_get_id (YD_RECORD (item)));
      yd_finding_take_argument (finding, yd_due_dup_text (row->due, row->before != 0, 0, FALSE));
    }
  YdRecordList *indicators = yd_item_list_indicators (item);
  for (guint i = 0; i < yd_record_list_get_length (indicators); i++)
    {
      const YdIndicatorRow *row = yd_indicator_get_row (yd_record_list_get (indicators, i));
      if (is_outside (check, row->due))
        yd_finding_take_argument (yd_check_add (check, YD_TABLE_INDICATOR, row->id, "due",
                                                yd_record_get_id (YD_RECORD (item))),
                                  yd_due_dup_text (row->due, FALSE, 0, FALSE));
      check_target_years (check, item, yd_record_list_get (indicators, i));
    }
}

static gboolean
has_milestone_of (YdItem *item, const char *words)
{
  YdRecordList *milestones = yd_item_list_milestones (item);
  for (guint i = 0; i < yd_record_list_get_length (milestones); i++)
    {
      const char *of = yd_milestone_get_row (yd_record_list_get (milestones, i))->words;
      if (!yd_check_is_blank (of) && (strstr (of, words) != NULL || strstr (words, of) != NULL))
        return TRUE;
    }
  return FALSE;
}

/* 2027年6月底前 in a plan of 2026, while nobody has recorded it. What lies before the plan is left over
 * from last year's, and another rule's. */
static void
check_later (YdCheck *check, const YdText *text)
{
  static const char pattern[]
    = "(?<!\\d)(20\\d\\d)年(?:年?底|年?末|\\d{1,2}月(?:\\d{1,2}日|底|末)?|上半年|下半年|第?[一二三四]季度)?(?:之前|以前|前)(?![景列提后沿往])";
  YdItem *item = text->kind == YD_TEXT_ITEM_BODY && yd_text_find (text, "前") != NULL
                   ? yd_plan_find_item (check->plan, text->item)
                   : NULL;
  if (item == NULL || check->last_year == 0 || !yd_check_is_live (item))
    return;
  g_autoptr (GMatchInfo) match = NULL;
  g_regex_match (yd_check_get_regex (pattern), text->text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *words = g_match_info_fetch (match, 0);
      if (atoi (words) <= check->last_year || has_milestone_of (item, words))
        continue;
      int from = 0;
      g_match_info_fetch_pos (match, 0, &from, NULL);
      YdFinding *finding = yd_check_add_at (
        check, text, yd_text_get_offset (text, text->text + from), (int)g_utf8_strlen (words, -1));
      yd_finding_set_sentence (finding, N_ ("“%s” lies outside the time of the plan"));
      yd_finding_set_severity (finding, YD_SEVERITY_HINT); /* what takes years is begun in one */
      yd_finding_take_argument (finding, g_steal_pointer (&words));
    }
}

const YdCheckRule yd_check_item_rules[] = {
  { .rule
    = { "missing-lead", YD_SEVERITY_ERROR, N_ ("Points and tasks without a lead unit"), NULL },
    .sentence = N_ ("No lead unit is named"),
    .check_item = check_lead },
  { .rule = { "missing-deadline", YD_SEVERITY_HINT, N_ ("Points and tasks without a date"), NULL },
    .sentence = N_ ("It has no date of its own; the last day of the plan holds: %s"),
    .check_item = check_deadline,
    .check_plan = check_no_deadlines },
  { .rule
    = { "date-outside-plan", YD_SEVERITY_WARNING, N_ ("Dates outside the plan's time"), NULL },
    .sentence = N_ ("%s lies outside the time of the plan"),
    .check_item = check_period,
    .check_text = check_later },
  { .rule = { "empty-body", YD_SEVERITY_WARNING, N_ ("Items without a text"), NULL },
    .sentence = N_ ("It has a title but no text"),
    .check_item = check_body },
  { .rule = { "duplicate-title", YD_SEVERITY_WARNING, N_ ("Titles that stand there twice"), NULL },
    .sentence = N_ ("The same title stands at %s already"),
    .check_item = check_duplicate },
  { .rule = { "unit-not-registered", YD_SEVERITY_HINT, N_ ("Units that the register does not have"),
              NULL },
    .sentence = N_ ("“%s” is not in the register of units"),
    .check_item = check_registered },
  { .rule = { "unit-doubled", YD_SEVERITY_HINT, N_ ("Units that may be one"), NULL },
    .sentence = N_ ("“%s” and “%s” may be one unit"),
    .check_item = check_doubled },
  { .rule
    = { "open-suggestion", YD_SEVERITY_HINT, N_ ("Suggestions that nobody has decided"), NULL },
    .sentence = N_ ("Suggestions to decide: %s, the first from “%s”"),
    .check_item = check_suggestions },
};
const guint yd_check_n_item_rules = G_N_ELEMENTS (yd_check_item_rules);

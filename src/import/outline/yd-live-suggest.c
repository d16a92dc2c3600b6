/* Owns: what the words of an item suggest as they stand now, by the rules that read a text in. Refuses: to
 * suggest what is recorded, what waits already, and what somebody has dismissed. */

#include "yd-live-suggest.h"

#include "yd-outline.h"

#include <string.h>

#define MAX_LENGTH \
  60000 /* bytes of a body: whoever pastes a book is not asked about each of its dates */

static void
free_row (gpointer row)
{
  yd_row_free (YD_TABLE_SUGGESTION, row);
}

/* ---- what is known already ---- */

static gboolean
share_words (const char *a, const char *b)
{
  return a != NULL && b != NULL && *a != '\0' && *b != '\0'
         && (strstr (a, b) != NULL || strstr (b, a) != NULL);
}

static gboolean
has_milestone (YdItem *item, const YdSuggestionRow *row)
{
  YdRecordList *list = yd_item_list_milestones (item);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      const YdMilestoneRow *known = yd_milestone_get_row (yd_record_list_get (list, i));
      if (share_words (known->words, row->words)
          || (yd_date_equal (yd_date_last_day (known->due), yd_date_last_day (row->due))
              && known->recurrence == row->recurrence && known->long_term == row->long_term))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_indicator (YdItem *item, const YdSuggestionRow *row)
{
  YdRecordList *list = yd_item_list_indicators (item);
  const YdDecimal wanted = { row->target, row->scale };
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      const YdIndicatorRow *known = yd_indicator_get_row (yd_record_list_get (list, i));
      const YdDecimal target = { known->target, known->scale };
      if (share_words (known->words, row->words)
          || (known->comparison <= YD_COMPARE_RANGE && row->comparison <= YD_COMPARE_RANGE
              && yd_decimal_compare (&target, &wanted) == 0
              && g_strcmp0 (known->measure, row->measure) == 0))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_unit (YdItem *item, const YdSuggestionRow *row)
{
  YdRecordList *list = yd_item_list_assignments (item);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      YdUnit *unit = yd_assignment_get_unit (yd_record_list_get (list, i));
      if (unit != NULL && yd_unit_answers_to (unit, row->name))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_record (YdItem *item, const YdSuggestionRow *row)
{
  return row->kind == YD_SUGGEST_MILESTONE   ? has_milestone (item, row)
         : row->kind == YD_SUGGEST_INDICATOR ? has_indicator (item, row)
                                             : has_unit (item, row);
}

/* Whether @other was asked the same, as a point and its task are that stands for a part of its words. */
static gboolean
was_asked (YdItem *other, const YdSuggestionRow *row)
{
  YdRecordList *list = yd_item_list_suggestions (other);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      const YdSuggestionRow *before = yd_suggestion_get_row (yd_record_list_get (list, i));
      if (before->kind == row->kind && share_words (before->words, row->words)
          && share_words (before->name, row->name))
        return TRUE;
    }
  return FALSE;
}

/* Whether a task says the same: it is asked. */
static gboolean
says_it (YdItem *task, const YdSuggestionRow *row)
{
  YdRecordList *list = yd_item_list_paragraphs (task);
  if (row->words == NULL || row->name == NULL || *row->name == '\0')
    return FALSE;
  for (int i = -1; i < (int)yd_record_list_get_length (list); i++)
    {
      const char *text = i < 0 ? yd_item_get_title (task)
                               : yd_paragraph_get_text (yd_record_list_get (list, (guint)i));
      if (strstr (text, row->words) != NULL && strstr (text, row->name) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* In the item, its point or its tasks; or it was suggested before, and waits or was answered. */
static gboolean
is_known (YdItem *item, const YdSuggestionRow *row)
{
  YdItem *point = yd_item_get_kind (item) == YD_ITEM_TASK ? yd_item_get_parent (item) : NULL;
  YdRecordList *children = yd_item_list_children (item), *list = yd_item_list_suggestions (item);
  gboolean known = has_record (item, row)
                   || (point != NULL && (has_record (point, row) || was_asked (point, row)));
  for (guint i = 0; !known && i < yd_record_list_get_length (children); i++)
    {
      YdItem *task = yd_record_list_get (children, i);
      known = has_record (task, row) || was_asked (task, row) || says_it (task, row);
    }
  for (guint i = 0; !known && i < yd_record_list_get_length (list); i++)
    {
      const YdSuggestionRow *before = yd_suggestion_get_row (yd_record_list_get (list, i));
      known = before->kind == row->kind && share_words (before->words, row->words)
              && (before->state != YD_SUGGESTION_OPEN || yd_suggestion_is_open (before, item))
              && (row->kind != YD_SUGGEST_UNIT || g_strcmp0 (before->name, row->name) == 0);
    }
  return known;
}

/* ---- reading ---- */

static YdSuggestionRow *
make_row (YdItem *item, const YdOutlineSuggestion *found)
{
  YdSuggestionRow *row = yd_row_new (YD_TABLE_SUGGESTION);
  YdRecordList *paragraphs = yd_item_list_paragraphs (item);
  row->item = yd_record_get_id (YD_RECORD (item));
  row->kind = (int)found->kind;
  row->words = g_strdup (found->words);
  row->paragraph = found->paragraph >= 0
                     ? yd_record_get_id (yd_record_list_get (paragraphs, (guint)found->paragraph))
                     : YD_ID_NONE;
  row->span_start = found->start;
  row->span_length = found->length;
  row->name = g_strdup (found->name);
  row->due = found->when.due;
  row->before = found->when.before;
  row->recurrence = (int)found->when.recurrence;
  row->long_term = found->when.long_term;
  row->comparison = (int)found->comparison;
  row->target = found->target;
  row->target_high = found->target_high;
  row->scale = found->scale;
  row->measure = g_strdup (found->measure);
  row->role = (int)found->role;
  return row;
}

/* The item as the rules see it; NULL where it is too long. Its units are left out: who has a part already
 * does not keep the words from naming another. */
static YdOutlineItem *
make_item (YdItem *item)
{
  YdOutlineItem *made = yd_outline_item_new ();
  YdRecordList *paragraphs = yd_item_list_paragraphs (item);
  gsize length = 0;
  made->kind = yd_item_get_kind (item);
  g_free (made->title);
  made->title = g_strdup (yd_item_get_title (item));
  for (guint i = 0; i < yd_record_list_get_length (paragraphs); i++)
    {
      const char *text = yd_paragraph_get_text (yd_record_list_get (paragraphs, i));
      length += strlen (text);
      g_ptr_array_add (made->paragraphs, g_strdup (length <= MAX_LENGTH ? text : ""));
    }
  return made;
}

static gboolean
is_there (GPtrArray *rows, const YdSuggestionRow *row)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const YdSuggestionRow *other = rows->pdata[i];
      if (other->kind == row->kind && g_strcmp0 (other->words, row->words) == 0
          && g_strcmp0 (other->name, row->name) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * yd_import_suggest:
 * @item: of @plan
 *
 * Returns: (transfer full) (element-type YdSuggestionRow): rows without an id, in the order of the text:
 *   deadlines, targets and units that the words name and that nobody has recorded or dismissed
 */
GPtrArray *
yd_import_suggest (YdPlan *plan, YdItem *item)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_row);
  const YdPlanRow *row = yd_plan_get_row (plan);
  if (!yd_item_is_assignable (item))
    return rows;
  g_autoptr (YdOutline) outline = yd_outline_new ();
  YdOutlineItem *made = make_item (item);
  g_ptr_array_add (outline->items, made);
  outline->year = yd_date_is_set (row->period_from) ? row->period_from.year : row->year;
  outline->last_year = yd_date_is_set (row->period_to) ? row->period_to.year : outline->year;
  outline->period_from = row->period_from;
  outline->period_to = row->period_to;
  yd_rule_suggestions (outline);
  for (guint i = 0; i < made->suggestions->len; i++)
    {
      YdSuggestionRow *found = make_row (item, made->suggestions->pdata[i]);
      if (is_known (item, found) || is_there (rows, found))
        free_row (found);
      else
        g_ptr_array_add (rows, found);
    }
  return rows;
}

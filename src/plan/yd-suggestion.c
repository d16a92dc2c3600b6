#include "yd-suggestion.h"

#include "yd-indicator.h"
#include "yd-milestone.h"
#include "yd-plan.h"

#include <string.h>

static int compare (YdRecord *a, YdRecord *b);

struct _YdSuggestion
{
  YdRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (YdSuggestion, yd_suggestion, YD_TYPE_RECORD)

static void
yd_suggestion_class_init (YdSuggestionClass *klass)
{
  YD_RECORD_CLASS (klass)->table = YD_TABLE_SUGGESTION;
  YD_RECORD_CLASS (klass)->compare = compare;
}

static void
yd_suggestion_init (YdSuggestion *self)
{
}

const YdSuggestionRow *
yd_suggestion_get_row (YdSuggestion *self)
{
  return yd_record_get_row (YD_RECORD (self));
}

/* In the order of the words they came from; a title's come first. */
static int
compare (YdRecord *a, YdRecord *b)
{
  const YdSuggestionRow *x = yd_record_get_row (a), *y = yd_record_get_row (b);
  YdPlan *plan = yd_record_get_plan (a);
  if (x->paragraph != y->paragraph && plan != NULL)
    {
      YdRecord *p = yd_plan_find (plan, YD_TABLE_PARAGRAPH, x->paragraph);
      YdRecord *q = yd_plan_find (plan, YD_TABLE_PARAGRAPH, y->paragraph);
      int order
        = g_strcmp0 (p != NULL ? ((const YdParagraphRow *)yd_record_get_row (p))->order_key : NULL,
                     q != NULL ? ((const YdParagraphRow *)yd_record_get_row (q))->order_key : NULL);
      if (order != 0)
        return order;
    }
  if (x->span_start != y->span_start)
    return x->span_start - y->span_start;
  if (x->span_length != y->span_length)
    return x->span_length - y->span_length;
  if (x->kind != y->kind)
    return x->kind - y->kind;
  if (x->role != y->role)
    return x->role - y->role;
  int order = g_strcmp0 (x->name, y->name);
  if (order == 0)
    order = g_strcmp0 (x->words, y->words);
  if (order != 0)
    return order;
  return (x->id > y->id) - (x->id < y->id);
}

/**
 * yd_suggestion_is_open:
 * @item: that it is of
 *
 * Returns: whether it waits for an answer: nobody has given one, and the words that it came from are still
 *   there. Those of a mark of units, which are no words of the item, always are.
 */
gboolean
yd_suggestion_is_open (const YdSuggestionRow *row, YdItem *item)
{
  if (row->state != YD_SUGGESTION_OPEN)
    return FALSE;
  return row->words == NULL || (row->paragraph == YD_ID_NONE && row->span_length == 0)
         || yd_item_has_words (item, row->words);
}

/**
 * yd_suggestion_dup_text:
 *
 * Returns: (transfer full): what would be recorded, in one line
 */
char *
yd_suggestion_dup_text (const YdSuggestionRow *row)
{
  const char *name = row->name != NULL ? row->name : "";
  g_autofree char *value = NULL;
  switch ((YdSuggestionKind)row->kind)
    {
    case YD_SUGGEST_INDICATOR:
      value = yd_comparison_dup_text (row->comparison, row->target, row->target_high, row->scale,
                                      row->measure);
      break;
    case YD_SUGGEST_MILESTONE:
      value = yd_due_dup_text (row->due, row->before, row->recurrence, row->long_term);
      break;
    case YD_SUGGEST_UNIT:
      value = g_strdup (row->role == YD_ROLE_LEAD ? "牵头" : "配合");
      break;
    }
  return g_strconcat (name, *name != '\0' && *value != '\0' ? " " : "", value, NULL);
}

/**
 * yd_suggestion_get_milestone:
 *
 * Returns: what would be recorded, without id and place; its texts are those of @row
 */
YdMilestoneRow
yd_suggestion_get_milestone (const YdSuggestionRow *row)
{
  return (YdMilestoneRow){ .item = row->item,
                           .title = row->name,
                           .due = row->due,
                           .before = row->before,
                           .recurrence = row->recurrence,
                           .long_term = row->long_term,
                           .words = row->words };
}

/* Likewise. */
YdIndicatorRow
yd_suggestion_get_indicator (const YdSuggestionRow *row)
{
  return (YdIndicatorRow){ .item = row->item,
                           .name = row->name,
                           .comparison = row->comparison,
                           .target = row->target,
                           .target_high = row->target_high,
                           .scale = row->scale,
                           .measure = row->measure,
                           .due = row->due,
                           .words = row->words };
}

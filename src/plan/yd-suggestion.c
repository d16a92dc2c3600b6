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
  return (x->id > y->id) - (x->id < y->id);
}

/* 6月底前 does not stand in 2026年6月底前, nor 年底前 in 2026年底前: they say something else there. */
static gboolean
is_part_of_number (const char *text, const char *at)
{
  const char *before = at > text ? g_utf8_prev_char (at) : NULL;
  if (before != NULL && before > text && g_str_has_prefix (before, "年"))
    before = g_utf8_prev_char (before);
  return before != NULL && g_unichar_isdigit (g_utf8_get_char (before));
}

/* Returns: (nullable): where @words stand in @text by themselves */
static const char *
find_in (const char *words, const char *text)
{
  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + 1, words))
    if (!is_part_of_number (text, at))
      return at;
  return NULL;
}

/**
 * yd_suggestion_find_paragraph:
 * @item: that it is of
 * @start: (out): characters of the paragraph before its words
 *
 * Returns: (transfer none) (nullable): the first paragraph of @item that has the words it came from
 */
YdParagraph *
yd_suggestion_find_paragraph (const YdSuggestionRow *row, YdItem *item, int *start)
{
  YdRecordList *paragraphs = yd_item_list_paragraphs (item);
  for (guint i = 0; row->words != NULL && i < yd_record_list_get_length (paragraphs); i++)
    {
      YdParagraph *paragraph = yd_record_list_get (paragraphs, i);
      const char *text = yd_paragraph_get_text (paragraph), *at = find_in (row->words, text);
      if (at == NULL)
        continue;
      *start = (int)g_utf8_pointer_to_offset (text, at);
      return paragraph;
    }
  return NULL;
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
  int start;
  if (row->state != YD_SUGGESTION_OPEN)
    return FALSE;
  return row->words == NULL || (row->paragraph == YD_ID_NONE && row->span_length == 0)
         || find_in (row->words, yd_item_get_title (item)) != NULL
         || yd_suggestion_find_paragraph (row, item, &start) != NULL;
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

/* Owns: whether anything is suggested while somebody writes, and what of an item waits for an answer: what
 * the plan keeps, and what its words say now. Refuses: to record it. */

#include "yd-ui-suggest.h"

#include "yd-live-suggest.h"
#include "yd-ui-state.h"

#include <string.h>

#define GROUP "draft"
#define KEY "suggest-off" /* an absent flag is off: suggesting is on until somebody minds */

static int known = -1; /* the flag stands in a file */

gboolean
yd_ui_suggest_is_on (void)
{
  if (known < 0)
    known = !yd_ui_state_get_flag (GROUP, KEY);
  return known;
}

void
yd_ui_suggest_set_on (gboolean on)
{
  known = on;
  yd_ui_state_set_flag (GROUP, KEY, !on);
}

static void
free_row (gpointer row)
{
  yd_row_free (YD_TABLE_SUGGESTION, row);
}

/**
 * yd_ui_suggest_dup_rows:
 * @editable: else only what the plan keeps; as of a section, which is followed by its points
 *
 * Returns: (transfer full) (element-type YdSuggestionRow): what waits for an answer; those that the plan
 *   does not keep have no id
 */
GPtrArray *
yd_ui_suggest_dup_rows (YdItem *item, gboolean editable)
{
  YdPlan *plan = yd_record_get_plan (YD_RECORD (item));
  YdRecordList *list = yd_item_list_suggestions (item);
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_row);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      const YdSuggestionRow *row = yd_suggestion_get_row (yd_record_list_get (list, i));
      if (yd_suggestion_is_open (row, item))
        g_ptr_array_add (rows, yd_row_copy (YD_TABLE_SUGGESTION, row));
    }
  gboolean live = editable && yd_item_get_kind (item) >= YD_ITEM_POINT;
  if (live && plan != NULL && yd_ui_suggest_is_on ())
    g_ptr_array_extend_and_steal (rows, yd_import_suggest (plan, item));
  return rows;
}

/**
 * yd_ui_suggest_find_at:
 * @rows: (element-type YdSuggestionRow)
 * @offset: of the caret, in characters of the paragraph
 *
 * Returns: (transfer none) (nullable): what is said at the caret, or last before it
 */
const YdSuggestionRow *
yd_ui_suggest_find_at (GPtrArray *rows, YdParagraph *paragraph, int offset)
{
  const YdSuggestionRow *found = NULL;
  const char *text = yd_paragraph_get_text (paragraph);
  glong best = -1;
  for (guint i = 0; i < rows->len; i++)
    {
      const YdSuggestionRow *row = rows->pdata[i];
      const char *at = row->words != NULL && *row->words != '\0' ? strstr (text, row->words) : NULL;
      glong start = at != NULL ? g_utf8_pointer_to_offset (text, at) : -1;
      if (start <= best || start > offset)
        continue;
      found = row;
      best = start;
    }
  return found;
}

/* Whether a finding only says what one of @rows asks already. */
gboolean
yd_ui_suggest_has_finding (GPtrArray *rows, YdFinding *finding)
{
  const char *rule = yd_finding_get_rule_id (finding);
  int start, length;
  if (g_str_equal (rule, "open-suggestion"))
    return rows->len > 0; /* it counts them */
  if ((!g_str_equal (rule, "date-not-recorded") && !g_str_equal (rule, "figure-not-recorded"))
      || !yd_finding_get_span (finding, &start, &length))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const YdSuggestionRow *row = rows->pdata[i];
      if (row->paragraph == yd_finding_get_record (finding) && row->span_start < start + length
          && start < row->span_start + row->span_length)
        return TRUE;
    }
  return FALSE;
}

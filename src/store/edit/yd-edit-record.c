/* Owns: what hangs on an item or a notice besides text and units: indicators, milestones,
 * suggestions, annexes, comments, switched-off findings. */

#include "yd-edit-private.h"

#include <glib/gi18n-lib.h>

/* What an indicator is broken down into. */
typedef struct
{
  const YdIndicatorTargetRow *targets;
  guint n_targets;
  YdAddsUp adds_up;
} Breakdown;

static gboolean
drop_other_target (YdStore *store, gconstpointer row, gpointer user_data, GError **error)
{
  const YdIndicatorTargetRow *there = row;
  const Breakdown *breakdown = user_data;
  for (guint i = 0; i < breakdown->n_targets; i++)
    if (breakdown->targets[i].year == there->year && breakdown->targets[i].unit == there->unit)
      return TRUE;
  return yd_gesture_delete (store, YD_TABLE_INDICATOR_TARGET, there->id, YD_ID_NONE, error);
}

static gboolean
put_targets (YdStore *store, YdId indicator, Breakdown *breakdown, GError **error)
{
  gboolean ok = yd_gesture_each (store, YD_TABLE_INDICATOR_TARGET, "indicator=?1", indicator,
                                 drop_other_target, breakdown, error);
  for (guint i = 0; ok && i < breakdown->n_targets; i++)
    {
      YdIndicatorTargetRow row = breakdown->targets[i], there;
      YdUnitRow *unit = yd_row_new (YD_TABLE_UNIT);
      row.id = yd_indicator_target_make_id (indicator, row.year, row.unit);
      row.indicator = indicator;
      row.adds_up = breakdown->adds_up;
      ok = row.unit == YD_ID_NONE
           || yd_gesture_load (store, YD_TABLE_UNIT, row.unit, YD_ID_NONE, unit, error);
      ok = ok
           && (yd_row_io_load (store->io, YD_TABLE_INDICATOR_TARGET, row.id, YD_ID_NONE, &there,
                               NULL)
                 ? yd_gesture_update (store, YD_TABLE_INDICATOR_TARGET, &row, error)
                 : yd_gesture_insert (store, YD_TABLE_INDICATOR_TARGET, &row, error));
      yd_row_free (YD_TABLE_UNIT, unit);
    }
  return ok;
}

/* Adds the row, or changes the one of its id; @breakdown is what an indicator shall have, NULL for what
 * it has. */
static gboolean
put_on_item (YdStore *store, YdTable table, gpointer row, Breakdown *breakdown, GError **error)
{
  gboolean milestone = table == YD_TABLE_MILESTONE;
  const char *verb_add = milestone ? "add-milestone" : "add-indicator";
  const char *verb_set = milestone ? "set-milestone" : "set-indicator";
  YdId *id = row;
  YdId item = G_STRUCT_MEMBER (YdId, row, yd_table_find_field (table, "item")->offset);
  char **order_key = G_STRUCT_MEMBER_P (row, yd_table_find_field (table, "order_key")->offset);
  gboolean adding = *id == YD_ID_NONE;
  if (adding)
    *id = yd_id_new ();
  g_autofree char *id_text = yd_id_to_string (*id);
  g_autofree char *item_text = yd_id_to_string (item);
  gboolean ok = yd_gesture_begin (store, adding ? verb_add : verb_set,
                                  yd_args_new ("id", id_text, "item", item_text, NULL), error);
  if (ok)
    {
      YdItemRow *item_row = yd_row_new (YD_TABLE_ITEM);
      ok = yd_gesture_load (store, YD_TABLE_ITEM, item, YD_ID_NONE, item_row, error);
      yd_row_free (YD_TABLE_ITEM, item_row);
      if (adding && *order_key == NULL)
        *order_key = yd_edit_last_order_key (store, table, "item=?1", item);
      ok = ok
           && (adding ? yd_gesture_insert (store, table, row, error)
                      : yd_gesture_update (store, table, row, error))
           && (breakdown == NULL || put_targets (store, *id, breakdown, error));
      ok = yd_gesture_end (store, ok, error);
    }
  if (!ok && adding)
    *id = YD_ID_NONE;
  return ok;
}

gboolean
yd_edit_put_indicator (YdStore *store, YdIndicatorRow *row, GError **error)
{
  return put_on_item (store, YD_TABLE_INDICATOR, row, NULL, error);
}

gboolean
yd_edit_put_indicator_with_targets (YdStore *store, YdIndicatorRow *row,
                                    const YdIndicatorTargetRow *targets, guint n_targets,
                                    YdAddsUp adds_up, GError **error)
{
  Breakdown breakdown = { targets, n_targets, adds_up };
  return put_on_item (store, YD_TABLE_INDICATOR, row, &breakdown, error);
}

gboolean
yd_edit_put_milestone (YdStore *store, YdMilestoneRow *row, GError **error)
{
  return put_on_item (store, YD_TABLE_MILESTONE, row, NULL, error);
}

/* What is deleted: the row, the item that it hangs on, and the name or the words that it has. */
static char *
new_record_args (YdStore *store, YdTable table, YdId id)
{
  static const char *const names[] = { "words", "name", "title", "text", "rule" };
  YdRecord *record = yd_plan_find (store->plan, table, id);
  const char *row = record != NULL ? yd_record_get_row (record) : NULL;
  const YdField *owner = row != NULL ? yd_table_find_field (table, "item") : NULL;
  const char *title = NULL;
  for (guint i = 0; row != NULL && title == NULL && i < G_N_ELEMENTS (names); i++)
    {
      const YdField *field = yd_table_find_field (table, names[i]);
      title = field != NULL ? G_STRUCT_MEMBER (char *, row, field->offset) : NULL;
    }
  g_autofree char *id_text = yd_id_to_string (id);
  g_autofree char *item
    = owner != NULL ? yd_id_to_string (G_STRUCT_MEMBER (YdId, row, owner->offset)) : NULL;
  const char *name
    = table == YD_TABLE_SUPPRESSION ? "rule" : "title"; /* no name, but a rule's id */
  return yd_args_new ("id", id_text, "item", item, name, title, NULL);
}

gboolean
yd_edit_finish_milestone (YdStore *store, YdId id, YdDate done_on, GError **error)
{
  gboolean finish = yd_date_is_set (done_on);
  if (finish && done_on.precision != YD_PRECISION_DAY)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID, _ ("say on which day it was done"));
      return FALSE;
    }
  if (!yd_gesture_begin (store, finish ? "finish-milestone" : "reopen-milestone",
                         new_record_args (store, YD_TABLE_MILESTONE, id), error))
    return FALSE;
  YdMilestoneRow *row = yd_row_new (YD_TABLE_MILESTONE);
  gboolean ok = yd_gesture_load (store, YD_TABLE_MILESTONE, id, YD_ID_NONE, row, error);
  if (ok)
    {
      row->done_on = done_on;
      ok = yd_gesture_update (store, YD_TABLE_MILESTONE, row, error);
    }
  yd_row_free (YD_TABLE_MILESTONE, row);
  return yd_gesture_end (store, ok, error);
}

static gboolean
drop_reply (YdStore *store, gconstpointer row, gpointer user_data, GError **error)
{
  return yd_gesture_delete (store, YD_TABLE_COMMENT, *(const YdId *)row, YD_ID_NONE, error);
}

gboolean
yd_edit_delete_record (YdStore *store, YdTable table, YdId id, GError **error)
{
  static const char *const verbs[YD_N_TABLES] = {
    [YD_TABLE_INDICATOR] = "delete-indicator", [YD_TABLE_MILESTONE] = "delete-milestone",
    [YD_TABLE_ANNEX] = "delete-annex",         [YD_TABLE_COMMENT] = "delete-comment",
    [YD_TABLE_UNPLACED] = "delete-unplaced",   [YD_TABLE_SUPPRESSION] = "delete-suppression",
    [YD_TABLE_UNIT_ALIAS] = "delete-alias",
  };
  if (verbs[table] == NULL)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_REFUSED, _ ("a row of %s is not deleted by itself"),
                   yd_table_get_info (table)->name);
      return FALSE;
    }
  if (!yd_gesture_begin (store, verbs[table], new_record_args (store, table, id), error))
    return FALSE;
  gboolean ok
    = table != YD_TABLE_ANNEX || yd_edit_write_body (store, YD_OWNER_ANNEX, id, "", error);
  Breakdown nothing = { NULL, 0, YD_ADDS_UP_SUM };
  ok = ok && (table != YD_TABLE_INDICATOR || put_targets (store, id, &nothing, error))
       && (table != YD_TABLE_COMMENT
           || yd_gesture_each (store, YD_TABLE_COMMENT, "reply_to=?1", id, drop_reply, NULL, error))
       && yd_gesture_delete (store, table, id, YD_ID_NONE, error);
  return yd_gesture_end (store, ok, error);
}

/* ---- suggestions ---- */

/* The record of an item that was made of the same thing and from words that stand there no more: what is
 * read now is what became of it. Two records of one thing would be two numbers in the sheets.
 *
 * @row: (out): what it is in this gesture, in which another suggestion may have changed it
 */
static gboolean
load_former (YdStore *store, const YdSuggestionRow *suggestion, YdTable table, gpointer row)
{
  YdItem *item = yd_plan_find_item (store->plan, suggestion->item);
  YdRecordList *list = item == NULL                  ? NULL
                       : table == YD_TABLE_INDICATOR ? yd_item_list_indicators (item)
                                                     : yd_item_list_milestones (item);
  const YdIndicatorRow *indicator = row;
  const YdMilestoneRow *milestone = row;
  gboolean is_indicator = table == YD_TABLE_INDICATOR;
  for (guint i = 0; list != NULL && i < yd_record_list_get_length (list); i++)
    {
      YdId id = yd_record_get_id (yd_record_list_get (list, i));
      if (!yd_gesture_load (store, table, id, YD_ID_NONE, row, NULL))
        continue;
      const char *name = is_indicator ? indicator->name : milestone->title,
                 *words = is_indicator ? indicator->words : milestone->words;
      gboolean same = is_indicator ? g_strcmp0 (indicator->measure, suggestion->measure) == 0
                                   : !yd_date_is_set (milestone->done_on);
      if (same && name != NULL && g_strcmp0 (name, suggestion->name) == 0 && words != NULL
          && g_strcmp0 (words, suggestion->words) != 0 && !yd_item_has_words (item, words))
        return TRUE;
    }
  return FALSE;
}

/* What is read from words, and so what an older record follows them in. */
static void
follow_words (YdTable table, gpointer former, gconstpointer read)
{
  if (table == YD_TABLE_MILESTONE)
    {
      YdMilestoneRow *row = former;
      const YdMilestoneRow *now = read;
      row->due = now->due;
      row->before = now->before;
      row->recurrence = now->recurrence;
      row->long_term = now->long_term;
      yd_row_set_text (&row->words, now->words);
    }
  else
    {
      YdIndicatorRow *row = former;
      const YdIndicatorRow *now = read;
      row->comparison = now->comparison;
      row->target = now->target;
      row->target_high = now->target_high;
      row->scale = now->scale;
      yd_row_set_text (&row->words, now->words);
    }
}

/* Makes the milestone or indicator that is suggested, or changes the one that it follows on. */
static gboolean
accept_record (YdStore *store, YdSuggestionRow *suggestion, YdTable table, GError **error)
{
  YdMilestoneRow milestone = yd_suggestion_get_milestone (suggestion);
  YdIndicatorRow indicator = yd_suggestion_get_indicator (suggestion);
  gpointer read = table == YD_TABLE_MILESTONE ? (gpointer)&milestone : &indicator;
  gpointer former = yd_row_new (table);
  gboolean known = load_former (store, suggestion, table, former);
  if (known)
    follow_words (table, former, read);
  gboolean ok = put_on_item (store, table, known ? former : read, NULL, error);
  suggestion->result = *(const YdId *)(known ? former : read);
  g_free (milestone.order_key); /* the one text of them that is not the suggestion's */
  g_free (indicator.order_key);
  yd_row_free (table, former);
  return ok;
}

static gboolean
settle_suggestion (YdStore *store, YdId id, gboolean accept, GError **error)
{
  g_autofree char *id_text = yd_id_to_string (id);
  if (!yd_gesture_begin (store, accept ? "accept-suggestion" : "dismiss-suggestion",
                         yd_args_new ("id", id_text, NULL), error))
    return FALSE;
  YdSuggestionRow *row = yd_row_new (YD_TABLE_SUGGESTION);
  gboolean ok = yd_gesture_load (store, YD_TABLE_SUGGESTION, id, YD_ID_NONE, row, error);
  if (ok && accept && row->state != YD_SUGGESTION_ACCEPTED)
    switch ((YdSuggestionKind)row->kind)
      {
      case YD_SUGGEST_MILESTONE:
        ok = accept_record (store, row, YD_TABLE_MILESTONE, error);
        break;
      case YD_SUGGEST_INDICATOR:
        ok = accept_record (store, row, YD_TABLE_INDICATOR, error);
        break;
      case YD_SUGGEST_UNIT:
        ok = yd_edit_assign_name (store, row->item, row->name, (YdRole)row->role, error);
        break;
      }
  if (ok)
    {
      row->state = accept ? YD_SUGGESTION_ACCEPTED : YD_SUGGESTION_DISMISSED;
      ok = yd_gesture_update (store, YD_TABLE_SUGGESTION, row, error);
    }
  yd_row_free (YD_TABLE_SUGGESTION, row);
  return yd_gesture_end (store, ok, error);
}

gboolean
yd_edit_accept_suggestion (YdStore *store, YdId id, GError **error)
{
  return settle_suggestion (store, id, TRUE, error);
}

/* A suggestion that the plan does not keep yet. */
static gboolean
keep_suggestion (YdStore *store, const YdSuggestionRow *row, YdId *id, GError **error)
{
  YdSuggestionRow copy = *row;
  *id = copy.id = yd_id_new ();
  copy.state = YD_SUGGESTION_OPEN;
  return yd_gesture_insert (store, YD_TABLE_SUGGESTION, &copy, error);
}

gboolean
yd_edit_answer_suggestions (YdStore *store, const YdSuggestionRow *const *rows, guint n_rows,
                            gboolean accept, GError **error)
{
  g_autofree char *item = yd_id_to_string (n_rows > 0 ? rows[0]->item : YD_ID_NONE);
  const char *verb = !accept      ? "dismiss-suggestion"
                     : n_rows > 1 ? "accept-suggestions"
                                  : "accept-suggestion";
  if (!yd_gesture_begin (store, verb, yd_args_new ("item", item, NULL), error))
    return FALSE;
  gboolean ok = TRUE;
  for (guint i = 0; ok && i < n_rows; i++)
    {
      YdId id = rows[i]->id;
      ok = (id != YD_ID_NONE || keep_suggestion (store, rows[i], &id, error))
           && settle_suggestion (store, id, accept, error);
    }
  return yd_gesture_end (store, ok, error);
}

gboolean
yd_edit_dismiss_suggestion (YdStore *store, YdId id, GError **error)
{
  return settle_suggestion (store, id, FALSE, error);
}

/* ---- annexes, comments, switched-off findings ---- */

gboolean
yd_edit_add_annex (YdStore *store, const char *title, YdId *id, GError **error)
{
  YdNotice *notice = yd_plan_get_notice (store->plan);
  g_autofree char *clean = yd_edit_clean (title, FALSE);
  if (!yd_gesture_begin (store, "add-annex", yd_args_new ("title", clean, NULL), error))
    return FALSE;
  g_autofree char *key = yd_edit_last_order_key (store, YD_TABLE_ANNEX, "1", 0);
  YdAnnexRow row = { .id = yd_id_new (),
                     .notice = notice != NULL ? yd_record_get_id (YD_RECORD (notice)) : YD_ID_NONE,
                     .order_key = key,
                     .title = clean,
                     .listed = 1 };
  gboolean ok = yd_gesture_insert (store, YD_TABLE_ANNEX, &row, error);
  if (ok && id != NULL)
    *id = row.id;
  return yd_gesture_end (store, ok, error);
}

/* The key that an annex gets is between the two that stand where it goes. */
gboolean
yd_edit_shift_annex (YdStore *store, YdId id, int direction, GError **error)
{
  YdRecordList *annexes = yd_notice_list_annexes (yd_plan_get_notice (store->plan));
  YdRecord *annex = yd_plan_find (store->plan, YD_TABLE_ANNEX, id);
  guint at;
  if (annex == NULL || !yd_record_list_find (annexes, annex, &at))
    {
      g_set_error (error, YD_ERROR, YD_ERROR_NOT_FOUND, _ ("there is no such annex"));
      return FALSE;
    }
  int after = direction < 0 ? (int)at - 2 : (int)at + 1;
  if ((direction < 0 && at == 0) || after >= (int)yd_record_list_get_length (annexes))
    return TRUE;
  g_autofree char *id_text = yd_id_to_string (id);
  if (!yd_gesture_begin (store, "shift-annex", yd_args_new ("id", id_text, NULL), error))
    return FALSE;
  YdAnnexRow *row = yd_row_new (YD_TABLE_ANNEX);
  YdId before
    = after >= 0 ? yd_record_get_id (yd_record_list_get (annexes, (guint)after)) : YD_ID_NONE;
  gboolean ok = yd_gesture_load (store, YD_TABLE_ANNEX, id, YD_ID_NONE, row, error);
  g_autofree char *key
    = ok ? yd_edit_order_key (store, YD_TABLE_ANNEX, "notice=?1 ORDER BY order_key, id",
                              row->notice, before, error)
         : NULL;
  if (key != NULL)
    yd_row_set_text (&row->order_key, key);
  ok = key != NULL && yd_gesture_update (store, YD_TABLE_ANNEX, row, error);
  yd_row_free (YD_TABLE_ANNEX, row);
  return yd_gesture_end (store, ok, error);
}

static gboolean
add_comment (YdStore *store, YdId item, YdId reply_to, const char *text, GError **error)
{
  g_autofree char *clean = yd_edit_clean (text, TRUE);
  g_autofree char *item_text = yd_id_to_string (item);
  const char *verb = reply_to != YD_ID_NONE ? "reply-to-comment" : "add-comment";
  if (clean == NULL)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID, _ ("a comment needs words"));
      return FALSE;
    }
  if (!yd_gesture_begin (store, verb, yd_args_new ("item", item_text, NULL), error))
    return FALSE;
  YdCommentRow row = { .id = yd_id_new (),
                       .item = item,
                       .reply_to = reply_to,
                       .author = store->author,
                       .time = store->now != NULL ? store->now () / G_USEC_PER_SEC : 0,
                       .text = clean };
  return yd_gesture_end (store, yd_gesture_insert (store, YD_TABLE_COMMENT, &row, error), error);
}

/* The row that switches @rule off for @item already. */
static const YdSuppressionRow *
find_suppression (YdPlan *plan, const char *rule, YdId item)
{
  YdRecordList *list = yd_plan_list_suppressions (plan);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      const YdSuppressionRow *row = yd_record_get_row (yd_record_list_get (list, i));
      if (row->item == item && g_strcmp0 (row->rule, rule) == 0)
        return row;
    }
  return NULL;
}

gboolean
yd_edit_add_comment (YdStore *store, YdId item, const char *text, GError **error)
{
  return add_comment (store, item, YD_ID_NONE, text, error);
}

gboolean
yd_edit_reply_to_comment (YdStore *store, YdId comment, const char *text, GError **error)
{
  YdRecord *record = yd_plan_find (store->plan, YD_TABLE_COMMENT, comment);
  if (record == NULL)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_NOT_FOUND, _ ("the comment is not there any more"));
      return FALSE;
    }
  return add_comment (store, yd_comment_get_row (YD_COMMENT (record))->item, comment, text, error);
}

gboolean
yd_edit_answer_comment (YdStore *store, YdId comment, int state, const char *reason, GError **error)
{
  static const char *const verbs[]
    = { "reopen-comment", "take-up-comment", "turn-down-comment" }; /* by state */
  g_autofree char *clean = yd_edit_clean (reason, TRUE);
  if (state < 0 || state > 2 || (state == 2 && clean == NULL))
    {
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID, _ ("say why the comment is not taken up"));
      return FALSE;
    }
  if (!yd_gesture_begin (store, verbs[state], new_record_args (store, YD_TABLE_COMMENT, comment),
                         error))
    return FALSE;
  YdCommentRow *row = yd_row_new (YD_TABLE_COMMENT);
  gboolean ok = yd_gesture_load (store, YD_TABLE_COMMENT, comment, YD_ID_NONE, row, error);
  if (ok)
    {
      row->state = state;
      yd_row_set_text (&row->reason, clean);
      ok = yd_gesture_update (store, YD_TABLE_COMMENT, row, error);
    }
  yd_row_free (YD_TABLE_COMMENT, row);
  return yd_gesture_end (store, ok, error);
}

gboolean
yd_edit_suppress (YdStore *store, const char *rule, YdId item, const char *reason, GError **error)
{
  g_autofree char *clean = yd_edit_clean (reason, TRUE);
  g_autofree char *rule_copy = g_strdup (rule);
  g_autofree char *item_text = yd_id_to_string (item);
  if (!yd_gesture_begin (store, "suppress",
                         yd_args_new ("rule", rule, "item", item_text, "reason", clean, NULL),
                         error))
    return FALSE;
  const YdSuppressionRow *there = find_suppression (store->plan, rule, item);
  YdSuppressionRow row = {
    .id = there != NULL ? there->id : yd_id_new (), .rule = rule_copy, .item = item, .reason = clean
  };
  gboolean ok = there != NULL ? yd_gesture_update (store, YD_TABLE_SUPPRESSION, &row, error)
                              : yd_gesture_insert (store, YD_TABLE_SUPPRESSION, &row, error);
  return yd_gesture_end (store, ok, error);
}

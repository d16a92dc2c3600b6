/* Owns: what goes with the part of a body that is split off: units answer for both parts, a record goes
 * where its words are, a task where the words are that it stands for. Refuses: to cut the body
 * (yd-edit-text.c). */

#include "yd-edit-private.h"

#include <string.h>

typedef struct
{
  YdId made;
  const char *stays, *goes; /* the two parts of the body */
  glong at;                 /* characters of the body before the second */
} Split;

static gboolean
copy_unit (YdStore *store, gconstpointer row, gpointer user_data, GError **error)
{
  const Split *split = user_data;
  YdAssignmentRow *copy = yd_row_copy (YD_TABLE_ASSIGNMENT, row);
  copy->item = split->made;
  gboolean ok = yd_gesture_insert (store, YD_TABLE_ASSIGNMENT, copy, error);
  yd_row_free (YD_TABLE_ASSIGNMENT, copy);
  return ok;
}

/* What was recorded from words that stand in the second part alone. */
static gboolean
move_record (YdStore *store, YdTable table, gconstpointer row, const Split *split, GError **error)
{
  const YdField *words = yd_table_find_field (table, "words"),
                *item = yd_table_find_field (table, "item");
  const char *text = G_STRUCT_MEMBER (char *, row, words->offset);
  if (text == NULL || *text == '\0' || strstr (split->goes, text) == NULL
      || strstr (split->stays, text) != NULL)
    return TRUE;
  gpointer copy = yd_row_copy (table, row);
  G_STRUCT_MEMBER (YdId, copy, item->offset) = split->made;
  gboolean ok = yd_gesture_update (store, table, copy, error);
  yd_row_free (table, copy);
  return ok;
}

static gboolean
move_indicator (YdStore *store, gconstpointer row, gpointer user_data, GError **error)
{
  return move_record (store, YD_TABLE_INDICATOR, row, user_data, error);
}

static gboolean
move_milestone (YdStore *store, gconstpointer row, gpointer user_data, GError **error)
{
  return move_record (store, YD_TABLE_MILESTONE, row, user_data, error);
}

static gboolean
move_task (YdStore *store, gconstpointer row, gpointer user_data, GError **error)
{
  const Split *split = user_data;
  if (((const YdItemRow *)row)->span_start < split->at)
    return TRUE;
  YdItemRow *task = yd_row_copy (YD_TABLE_ITEM, row);
  task->parent = split->made;
  task->span_start -= (int)split->at;
  gboolean ok = yd_gesture_update (store, YD_TABLE_ITEM, task, error);
  yd_row_free (YD_TABLE_ITEM, task);
  return ok;
}

/**
 * yd_edit_share_out:
 * @id: whose body is still whole
 * @made: has the second part of it
 * @stays: the first part
 * @goes: the second
 */
gboolean
yd_edit_share_out (YdStore *store, YdId id, YdId made, const char *stays, const char *goes,
                   GError **error)
{
  g_autofree char *body = yd_edit_read_body (store, YD_OWNER_ITEM, id, error);
  if (body == NULL)
    return FALSE;
  Split split = { made, stays, goes, g_utf8_strlen (body, -1) - g_utf8_strlen (goes, -1) };
  return yd_gesture_each (store, YD_TABLE_ASSIGNMENT, "item=?1", id, copy_unit, &split, error)
         && yd_gesture_each (store, YD_TABLE_INDICATOR, "item=?1", id, move_indicator, &split,
                             error)
         && yd_gesture_each (store, YD_TABLE_MILESTONE, "item=?1", id, move_milestone, &split,
                             error)
         && yd_gesture_each (store, YD_TABLE_ITEM, "parent=?1 AND kind=3 AND span_length>0", id,
                             move_task, &split, error);
}

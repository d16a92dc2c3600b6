/* Owns: tasks as parts of a point: making one from words of its text, and keeping those words in step while
 * the text changes. Also what replaces one record by several: the members of a collective unit. Refuses: a
 * task of anything but a point. */

#include "yd-edit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- the words that a task stands for ---- */

typedef struct
{
  glong before;           /* characters that stand unchanged at the beginning */
  glong old_end, new_end; /* where the unchanged rest begins, before and after */
} Change;

static Change
find_change (const char *old_text, const char *new_text)
{
  const char *a = old_text, *b = new_text;
  const char *a_end = a + strlen (a), *b_end = b + strlen (b);
  while (*a != '\0' && g_utf8_get_char (a) == g_utf8_get_char (b))
    {
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
    }
  while (a_end > a && b_end > b)
    {
      const char *a_last = g_utf8_prev_char (a_end), *b_last = g_utf8_prev_char (b_end);
      if (g_utf8_get_char (a_last) != g_utf8_get_char (b_last))
        break;
      a_end = a_last;
      b_end = b_last;
    }
  return (Change){ g_utf8_pointer_to_offset (old_text, a),
                   g_utf8_pointer_to_offset (old_text, a_end),
                   g_utf8_pointer_to_offset (new_text, b_end) };
}

/* Where a place of the old text stands in the new one; what was in the change comes to stand at its end
 * @low or high. */
static glong
carry (const Change *change, glong place, gboolean low)
{
  if (place <= change->before)
    return place;
  if (place >= change->old_end)
    return place + change->new_end - change->old_end;
  return low ? change->before : change->new_end;
}

static gboolean
carry_span (YdStore *store, gconstpointer row, gpointer user_data, GError **error)
{
  const Change *change = user_data;
  YdItemRow *task = yd_row_copy (YD_TABLE_ITEM, row);
  glong start = carry (change, task->span_start, TRUE);
  glong end = carry (change, task->span_start + task->span_length, FALSE);
  gboolean same = start == task->span_start && end - start == task->span_length;
  task->span_start = (int)start;
  task->span_length = end > start ? (int)(end - start) : -1;
  gboolean ok = same || yd_gesture_update (store, YD_TABLE_ITEM, task, error);
  yd_row_free (YD_TABLE_ITEM, task);
  return ok;
}

gboolean
yd_edit_has_spans (YdStore *store, YdId point)
{
  return yd_gesture_count (
           store, "SELECT count(*) FROM item WHERE parent=?1 AND kind=3 AND span_length>0", point)
         > 0;
}

gboolean
yd_edit_carry_spans (YdStore *store, YdId point, const char *old_text, GError **error)
{
  g_autofree char *new_text = yd_edit_read_body (store, YD_OWNER_ITEM, point, error);
  if (new_text == NULL)
    return FALSE;
  Change change = find_change (old_text, new_text);
  return yd_gesture_each (store, YD_TABLE_ITEM, "parent=?1 AND kind=3 AND span_length>0", point,
                          carry_span, &change, error);
}

static gboolean
is_edge (gunichar c)
{
  return g_unichar_isspace (c) || g_utf8_strchr ("，。；、：！？,;:.", -1, c) != NULL;
}

/* The marks at its ends that somebody chose along with the words are none of them. */
static void
trim_span (const char *body, int *start, int *length)
{
  const char *from = g_utf8_offset_to_pointer (body, *start);
  const char *end = g_utf8_offset_to_pointer (from, *length);
  for (; from < end && is_edge (g_utf8_get_char (from)); from = g_utf8_next_char (from))
    {
      (*start)++;
      (*length)--;
    }
  for (; end > from && is_edge (g_utf8_get_char (g_utf8_prev_char (end)));
       end = g_utf8_prev_char (end))
    (*length)--;
}

/**
 * yd_edit_add_task:
 * @start: the first character of the point's body (its paragraphs, a line each) that it stands for
 * @length: how many; 0 where it stands for no words of its own
 * @title: (nullable): its title; those words where there is none
 * @id: (out) (optional)
 */
gboolean
yd_edit_add_task (YdStore *store, YdId point, int start, int length, const char *title, YdId *id,
                  GError **error)
{
  g_autofree char *point_text = yd_id_to_string (point);
  if (!yd_gesture_begin (store, "add-task", yd_args_new ("item", point_text, NULL), error))
    return FALSE;
  g_autofree char *body = yd_edit_read_body (store, YD_OWNER_ITEM, point, error);
  gboolean ok = body != NULL;
  if (ok && (start < 0 || length < 0 || start + (glong)length > g_utf8_strlen (body, -1)))
    {
      ok = FALSE;
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID, _ ("there is no such place in the body"));
    }
  if (ok)
    trim_span (body, &start, &length);
  g_autofree char *words = ok ? g_utf8_substring (body, start, start + (glong)length) : NULL;
  YdItem *item = yd_plan_find_item (store->plan, point);
  guint n = item != NULL ? yd_record_list_get_length (yd_item_list_children (item)) : 0;
  YdId after = n > 0 ? yd_record_get_id (yd_record_list_get (yd_item_list_children (item), n - 1))
                     : YD_ID_NONE;
  YdId made = YD_ID_NONE;
  ok = ok
       && yd_edit_add_item (store, point, after, YD_ITEM_TASK, title != NULL ? title : words, &made,
                            error);
  if (ok && length > 0)
    {
      YdItemRow *row = yd_row_new (YD_TABLE_ITEM);
      ok = yd_gesture_load (store, YD_TABLE_ITEM, made, YD_ID_NONE, row, error);
      row->span_start = start;
      row->span_length = length;
      ok = ok && yd_gesture_update (store, YD_TABLE_ITEM, row, error);
      yd_row_free (YD_TABLE_ITEM, row);
    }
  if (ok && id != NULL)
    *id = made;
  return yd_gesture_end (store, ok, error);
}

/* ---- a collective and its members ---- */

/* Whether @unit was gone before the plan began. */
static gboolean
has_ended (YdPlan *plan, YdUnit *unit)
{
  const YdUnitRow *row = yd_unit_get_row (unit);
  int first = yd_date_is_set (yd_plan_get_row (plan)->period_from)
                ? yd_plan_get_row (plan)->period_from.year
                : yd_plan_get_year (plan);
  return !yd_unit_is_current (unit)
         || (yd_date_is_set (row->valid_until) && yd_date_last_day (row->valid_until).year < first);
}

/**
 * yd_edit_expand_unit:
 *
 * Gives the part that a collective (统称单位) has in @item to each of its members, in the order of the
 * register; a member that has a part of its own keeps it, one that was gone before the plan gets none.
 */
gboolean
yd_edit_expand_unit (YdStore *store, YdId item, YdId unit, GError **error)
{
  g_autofree char *item_text = yd_id_to_string (item);
  g_autofree char *unit_text = yd_id_to_string (unit);
  YdUnit *collective = yd_plan_find_unit (store->plan, unit);
  YdAssignment *assignment = yd_plan_find_assignment (store->plan, item, unit);
  g_autoptr (GPtrArray) members
    = collective != NULL ? yd_unit_dup_members (collective) : g_ptr_array_new ();
  for (guint i = members->len; i > 0; i--)
    if (has_ended (store->plan, members->pdata[i - 1]))
      g_ptr_array_remove_index (members, i - 1);
  if (assignment == NULL || members->len == 0)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_REFUSED,
                   _ ("the unit has no members to stand in for it"));
      return FALSE;
    }
  YdRole role = yd_assignment_get_role (assignment);
  if (!yd_gesture_begin (store, "expand-unit",
                         yd_args_new ("item", item_text, "unit", unit_text, NULL), error))
    return FALSE;
  gboolean ok = yd_edit_unassign (store, item, unit, error);
  for (guint i = 0; ok && i < members->len; i++)
    {
      YdId member = yd_record_get_id (members->pdata[i]);
      if (yd_plan_find_assignment (store->plan, item, member) == NULL)
        ok = yd_edit_assign (store, item, member, role, error);
    }
  return yd_gesture_end (store, ok, error);
}

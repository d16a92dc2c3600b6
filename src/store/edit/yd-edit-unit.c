/* Owns: the register of units and who does what. Refuses: to delete a unit that is still assigned,
 * and a second role of one unit in one item (the role changes instead). */

#include "yd-edit-private.h"

#include "yd-order-key.h"

#include <glib/gi18n-lib.h>

gboolean
yd_edit_forget_mark (YdStore *store, YdId item, GError **error)
{
  YdItemRow *row = yd_row_new (YD_TABLE_ITEM);
  gboolean ok = yd_gesture_load (store, YD_TABLE_ITEM, item, YD_ID_NONE, row, error);
  if (ok && row->unit_mark != NULL)
    {
      yd_row_set_text (&row->unit_mark, NULL);
      ok = yd_gesture_update (store, YD_TABLE_ITEM, row, error);
    }
  yd_row_free (YD_TABLE_ITEM, row);
  return ok;
}

gboolean
yd_edit_check_unit_name (const char *name, GError **error)
{
  if (name == NULL || g_utf8_strlen (name, -1) <= YD_UNIT_NAME_MOST)
    return TRUE;
  g_set_error (error, YD_ERROR, YD_ERROR_INVALID,
               _ ("a unit's name has %d characters at most; shorten what was typed"),
               YD_UNIT_NAME_MOST);
  return FALSE;
}

/* @registered: somebody has said that this is how the unit is called; else the name only stands in a
 * text or was typed beside a point. */
static gboolean
add_unit (YdStore *store, const char *name, YdUnitKind kind, gboolean registered, YdId *id,
          GError **error)
{
  g_autofree char *clean = yd_edit_clean_name (name);
  if (clean == NULL)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID, _ ("a unit needs a name"));
      return FALSE;
    }
  if (!yd_gesture_begin (store, "add-unit", yd_args_new ("name", clean, NULL), error))
    return FALSE;
  g_autofree char *key = yd_edit_last_order_key (store, YD_TABLE_UNIT, "1", 0);
  YdUnitRow row = {
    .id = yd_id_new (), .name = clean, .kind = kind, .order_key = key, .registered = registered
  };
  gboolean ok = yd_gesture_insert (store, YD_TABLE_UNIT, &row, error);
  if (ok && id != NULL)
    *id = row.id;
  return yd_gesture_end (store, ok, error);
}

gboolean
yd_edit_take_unit (YdStore *store, const YdUnitRow *like, YdId *id, GError **error)
{
  g_autofree char *name = yd_edit_clean_name (like->name);
  YdUnit *unit = name != NULL ? yd_plan_find_unit_by_name (store->plan, name) : NULL;
  if (unit != NULL)
    {
      *id = yd_record_get_id (YD_RECORD (unit));
      return TRUE;
    }
  YdUnitKind kind = (YdUnitKind)CLAMP (like->kind, YD_UNIT_OFFICE, YD_UNIT_OTHER);
  return add_unit (store, like->name, kind, like->registered != 0, id, error);
}

gboolean
yd_edit_add_unit (YdStore *store, const char *name, YdUnitKind kind, YdId *id, GError **error)
{
  g_autofree char *clean = yd_edit_clean_name (name);
  return yd_edit_check_unit_name (clean, error) && add_unit (store, clean, kind, TRUE, id, error);
}

static gboolean
delete_alias (YdStore *store, gconstpointer row, gpointer user_data, GError **error)
{
  return yd_gesture_delete (store, YD_TABLE_UNIT_ALIAS, *(const YdId *)row, YD_ID_NONE, error);
}

static gboolean
delete_member (YdStore *store, gconstpointer row, gpointer user_data, GError **error)
{
  const YdUnitMemberRow *member = row;
  return yd_gesture_delete (store, YD_TABLE_UNIT_MEMBER, member->collective, member->member, error);
}

static gboolean
delete_unit_rows (YdStore *store, YdId id, GError **error)
{
  return yd_gesture_each (store, YD_TABLE_UNIT_ALIAS, "unit=?1", id, delete_alias, NULL, error)
         && yd_gesture_each (store, YD_TABLE_UNIT_MEMBER, "collective=?1 OR member=?1", id,
                             delete_member, NULL, error)
         && yd_gesture_delete (store, YD_TABLE_UNIT, id, YD_ID_NONE, error);
}

gboolean
yd_edit_delete_unit (YdStore *store, YdId id, GError **error)
{
  g_autofree char *id_text = yd_id_to_string (id);
  YdUnit *unit = yd_plan_find_unit (store->plan, id);
  if (!yd_gesture_begin (
        store, "delete-unit",
        yd_args_new ("unit", id_text, "name", unit != NULL ? yd_unit_get_name (unit) : NULL, NULL),
        error))
    return FALSE;
  YdUnitRow *row = yd_row_new (YD_TABLE_UNIT);
  gboolean ok = yd_gesture_load (store, YD_TABLE_UNIT, id, YD_ID_NONE, row, error);
  gint64 uses = yd_gesture_count (store,
                                  "SELECT (SELECT count(*) FROM assignment WHERE unit=?1)"
                                  " + (SELECT count(*) FROM indicator_target WHERE unit=?1)",
                                  id);
  if (ok && uses > 0)
    {
      ok = FALSE;
      g_set_error (error, YD_ERROR, YD_ERROR_REFUSED,
                   _ ("%s still has %d assignments and targets; give them to another unit first"),
                   row->name, (int)uses);
    }
  ok = ok && delete_unit_rows (store, id, error);
  yd_row_free (YD_TABLE_UNIT, row);
  return yd_gesture_end (store, ok, error);
}

gboolean
yd_edit_add_unit_alias (YdStore *store, YdId unit, const char *alias, GError **error)
{
  g_autofree char *clean = yd_edit_clean_name (alias);
  g_autofree char *unit_text = yd_id_to_string (unit);
  if (clean == NULL)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID, _ ("an alias needs a name"));
      return FALSE;
    }
  if (!yd_edit_check_unit_name (clean, error))
    return FALSE;
  if (!yd_gesture_begin (store, "add-alias", yd_args_new ("unit", unit_text, "name", clean, NULL),
                         error))
    return FALSE;
  YdUnitAliasRow row = { .id = yd_id_new (), .unit = unit, .name = clean };
  return yd_gesture_end (store, yd_gesture_insert (store, YD_TABLE_UNIT_ALIAS, &row, error), error);
}

/* ---- assignments ---- */

/* From the first assignment on, a point without a lead is worth a word. */
gboolean
yd_edit_note_assigning (YdStore *store, GError **error)
{
  const YdPlanRow *plan = yd_plan_get_row (store->plan);
  if (plan->assigning || plan->id == YD_ID_NONE)
    return TRUE;
  YdPlanRow *row = yd_row_copy (YD_TABLE_PLAN, plan);
  row->assigning = 1;
  gboolean ok = yd_gesture_update (store, YD_TABLE_PLAN, row, error);
  yd_row_free (YD_TABLE_PLAN, row);
  return ok;
}

/* @args: (transfer full) */
static gboolean
begin_assign (YdStore *store, YdRole role, char *args, GError **error)
{
  return yd_gesture_begin (store, role == YD_ROLE_LEAD ? "assign-lead" : "assign-support", args,
                           error);
}

gboolean
yd_edit_assign (YdStore *store, YdId item, YdId unit, YdRole role, GError **error)
{
  g_autofree char *item_text = yd_id_to_string (item);
  g_autofree char *unit_text = yd_id_to_string (unit);
  if (!begin_assign (store, role, yd_args_new ("item", item_text, "unit", unit_text, NULL), error))
    return FALSE;
  YdItemRow *item_row = yd_row_new (YD_TABLE_ITEM);
  YdUnitRow *unit_row = yd_row_new (YD_TABLE_UNIT);
  YdAssignmentRow *there = yd_row_new (YD_TABLE_ASSIGNMENT);
  gboolean ok = yd_gesture_load (store, YD_TABLE_ITEM, item, YD_ID_NONE, item_row, error)
                && yd_gesture_load (store, YD_TABLE_UNIT, unit, YD_ID_NONE, unit_row, error);
  if (ok)
    {
      gboolean exists = yd_row_io_load (store->io, YD_TABLE_ASSIGNMENT, item, unit, there, NULL);
      if (!exists || there->role != (int)role)
        {
          g_free (there->order_key);
          there->order_key = yd_edit_last_order_key (store, YD_TABLE_ASSIGNMENT, "item=?1", item);
          there->item = item;
          there->unit = unit;
          there->role = role;
          ok = (exists ? yd_gesture_update (store, YD_TABLE_ASSIGNMENT, there, error)
                       : yd_gesture_insert (store, YD_TABLE_ASSIGNMENT, there, error))
               && yd_edit_forget_mark (store, item, error) && yd_edit_note_assigning (store, error);
        }
    }
  yd_row_free (YD_TABLE_ITEM, item_row);
  yd_row_free (YD_TABLE_UNIT, unit_row);
  yd_row_free (YD_TABLE_ASSIGNMENT, there);
  return yd_gesture_end (store, ok, error);
}

gboolean
yd_edit_unassign (YdStore *store, YdId item, YdId unit, GError **error)
{
  g_autofree char *item_text = yd_id_to_string (item);
  g_autofree char *unit_text = yd_id_to_string (unit);
  if (!yd_gesture_begin (store, "unassign",
                         yd_args_new ("item", item_text, "unit", unit_text, NULL), error))
    return FALSE;
  gboolean ok = yd_gesture_delete (store, YD_TABLE_ASSIGNMENT, item, unit, error)
                && yd_edit_forget_mark (store, item, error);
  return yd_gesture_end (store, ok, error);
}

static char *
dup_number (guint n)
{
  return g_strdup_printf ("%u", n);
}

/* The first place stands for all. */
static char *
new_place_args (const YdPlace *places, guint n_places)
{
  g_autofree char *count = dup_number (n_places);
  g_autofree char *item = n_places > 0 ? yd_id_to_string (places[0].item) : NULL;
  g_autofree char *unit = n_places > 0 ? yd_id_to_string (places[0].unit) : NULL;
  return yd_args_new ("item", item, "unit", unit, "places", count, NULL);
}

gboolean
yd_edit_assign_places (YdStore *store, const YdPlace *places, guint n_places, YdRole role,
                       GError **error)
{
  if (!begin_assign (store, role, new_place_args (places, n_places), error))
    return FALSE;
  gboolean ok = TRUE;
  for (guint i = 0; ok && i < n_places; i++)
    ok = yd_edit_assign (store, places[i].item, places[i].unit, role, error);
  return yd_gesture_end (store, ok, error);
}

gboolean
yd_edit_unassign_places (YdStore *store, const YdPlace *places, guint n_places, GError **error)
{
  if (!yd_gesture_begin (store, "unassign", new_place_args (places, n_places), error))
    return FALSE;
  gboolean ok = TRUE;
  for (guint i = 0; ok && i < n_places; i++)
    {
      YdAssignmentRow *there = yd_row_new (YD_TABLE_ASSIGNMENT);
      if (yd_row_io_load (store->io, YD_TABLE_ASSIGNMENT, places[i].item, places[i].unit, there,
                          NULL))
        ok = yd_edit_unassign (store, places[i].item, places[i].unit, error);
      yd_row_free (YD_TABLE_ASSIGNMENT, there);
    }
  return yd_gesture_end (store, ok, error);
}

gboolean
yd_edit_make_first_lead (YdStore *store, YdId item, YdId unit, GError **error)
{
  g_autofree char *item_text = yd_id_to_string (item);
  g_autofree char *unit_text = yd_id_to_string (unit);
  if (!yd_gesture_begin (store, "make-first-lead",
                         yd_args_new ("item", item_text, "unit", unit_text, NULL), error))
    return FALSE;
  gboolean ok = yd_edit_assign (store, item, unit, YD_ROLE_LEAD, error);
  YdAssignmentRow *row = yd_row_new (YD_TABLE_ASSIGNMENT);
  ok = ok && yd_gesture_load (store, YD_TABLE_ASSIGNMENT, item, unit, row, error);
  if (ok)
    {
      g_autofree char *first = NULL;
      sqlite3_stmt *stmt = yd_db_prepare (
        store->db, "SELECT min(order_key) FROM assignment WHERE item=?1 AND role=0 AND unit<>?2",
        error);
      sqlite3_bind_int64 (stmt, 1, item);
      sqlite3_bind_int64 (stmt, 2, unit);
      if (sqlite3_step (stmt) == SQLITE_ROW)
        first = g_strdup ((const char *)sqlite3_column_text (stmt, 0));
      sqlite3_finalize (stmt);
      g_autofree char *key = yd_order_key_between (NULL, first);
      if (key != NULL)
        yd_row_set_text (&row->order_key, key);
      ok = yd_gesture_update (store, YD_TABLE_ASSIGNMENT, row, error)
           && yd_edit_forget_mark (store, item, error);
    }
  yd_row_free (YD_TABLE_ASSIGNMENT, row);
  return yd_gesture_end (store, ok, error);
}

/* The unit that answers to @clean; it is added where none does. */
static gboolean
find_or_add (YdStore *store, const char *clean, YdId *id, GError **error)
{
  YdUnit *unit = yd_plan_find_unit_by_name (store->plan, clean);
  *id = unit != NULL ? yd_record_get_id (YD_RECORD (unit)) : YD_ID_NONE;
  return *id != YD_ID_NONE || add_unit (store, clean, YD_UNIT_OTHER, FALSE, id, error);
}

gboolean
yd_edit_assign_name (YdStore *store, YdId item, const char *name, YdRole role, GError **error)
{
  g_autofree char *clean = yd_edit_clean_name (name);
  if (clean == NULL)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID, _ ("a unit needs a name"));
      return FALSE;
    }
  g_autofree char *item_text = yd_id_to_string (item);
  if (!begin_assign (store, role, yd_args_new ("item", item_text, "name", clean, NULL), error))
    return FALSE;
  YdId id;
  gboolean ok
    = find_or_add (store, clean, &id, error) && yd_edit_assign (store, item, id, role, error);
  return yd_gesture_end (store, ok, error);
}

gboolean
yd_edit_assign_name_to_items (YdStore *store, const YdId *items, guint n_items, const char *name,
                              YdRole role, YdId *unit, GError **error)
{
  g_autofree char *clean = yd_edit_clean_name (name);
  if (clean == NULL)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID, _ ("a unit needs a name"));
      return FALSE;
    }
  g_autofree char *count = dup_number (n_items);
  g_autofree char *first = n_items > 0 ? yd_id_to_string (items[0]) : NULL;
  if (!begin_assign (store, role, yd_args_new ("item", first, "places", count, "name", clean, NULL),
                     error))
    return FALSE;
  YdId id;
  gboolean ok = find_or_add (store, clean, &id, error);
  for (guint i = 0; ok && i < n_items; i++)
    ok = yd_edit_assign (store, items[i], id, role, error);
  if (ok && unit != NULL)
    *unit = id;
  return yd_gesture_end (store, ok, error);
}

/* Owns: the shape of the tree: adding, removing, moving, promoting, demoting. Refuses: a move into
 * itself, and kinds where they make no sense (a task without a point above it). */

#include "yd-edit-private.h"

#include "yd-order-key.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- order among siblings ---- */

typedef struct
{
  YdTable table;
  GPtrArray *rows; /* owned rows, in order */
} Siblings;

static gboolean
collect_sibling (YdStore *store, gconstpointer row, gpointer user_data, GError **error)
{
  Siblings *siblings = user_data;
  g_ptr_array_add (siblings->rows, yd_row_copy (siblings->table, row));
  return TRUE;
}

static char **
order_key_of (YdTable table, gpointer row)
{
  return G_STRUCT_MEMBER_P (row, yd_table_find_field (table, "order_key")->offset);
}

/* No room between two keys: all siblings get new ones, in this gesture. */
static gboolean
rekey (YdStore *store, const Siblings *siblings, GError **error)
{
  g_auto (GStrv) keys = yd_order_key_spread (siblings->rows->len, NULL, NULL);
  for (guint i = 0; i < siblings->rows->len; i++)
    {
      yd_row_set_text (order_key_of (siblings->table, siblings->rows->pdata[i]), keys[i]);
      if (!yd_gesture_update (store, siblings->table, siblings->rows->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

/* Between two neighbours: as a run where there is room for one. */
static char **
keys_between (YdStore *store, guint count, const char *before, const char *after)
{
  char **keys = yd_order_key_run (count, before, after, store->infix);
  return keys != NULL ? keys : yd_order_key_spread (count, before, after);
}

static char **
keys_after (YdStore *store, const Siblings *siblings, YdId after, guint count)
{
  GPtrArray *rows = siblings->rows;
  const char *before_key = NULL, *after_key = NULL;
  guint next = 0;
  for (guint i = 0; after != YD_ID_NONE && i < rows->len; i++)
    if (*(YdId *)rows->pdata[i] == after)
      {
        before_key = *order_key_of (siblings->table, rows->pdata[i]);
        next = i + 1;
      }
  if (next < rows->len)
    after_key = *order_key_of (siblings->table, rows->pdata[next]);
  return keys_between (store, count, before_key, after_key);
}

char **
yd_edit_order_keys (YdStore *store, YdTable table, const char *where, YdId argument, YdId after,
                    guint count, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  Siblings siblings = { table, rows };
  if (!yd_gesture_each (store, table, where, argument, collect_sibling, &siblings, error))
    return NULL;
  gboolean ok = TRUE;
  char **keys = keys_after (store, &siblings, after, count);
  if (keys == NULL)
    {
      ok = rekey (store, &siblings, error);
      keys = ok ? keys_after (store, &siblings, after, count) : NULL;
    }
  for (guint i = 0; i < rows->len; i++)
    yd_row_free (table, rows->pdata[i]);
  if (keys == NULL && ok)
    g_set_error (error, YD_ERROR, YD_ERROR_FAILED, _ ("no place could be made in the list"));
  return keys;
}

char *
yd_edit_order_key (YdStore *store, YdTable table, const char *where, YdId argument, YdId after,
                   GError **error)
{
  g_autofree char **keys = yd_edit_order_keys (store, table, where, argument, after, 1, error);
  return keys != NULL ? keys[0] : NULL;
}

/* A key behind all others, without reading them. */
char *
yd_edit_last_order_key (YdStore *store, YdTable table, const char *where, YdId argument)
{
  g_autofree char *sql
    = g_strdup_printf ("SELECT max(order_key) FROM %s WHERE %s", yd_table_get_info (table)->name, where);
  sqlite3_stmt *stmt = yd_db_prepare (store->db, sql, NULL);
  g_autofree char *last = NULL;
  if (stmt != NULL)
    {
      if (sqlite3_bind_parameter_count (stmt) > 0)
        sqlite3_bind_int64 (stmt, 1, argument);
      if (sqlite3_step (stmt) == SQLITE_ROW)
        last = g_strdup ((const char *)sqlite3_column_text (stmt, 0));
    }
  sqlite3_finalize (stmt);
  g_autofree char **keys = keys_between (store, 1, last, NULL);
  return keys != NULL ? keys[0] : g_strconcat (last, "V", NULL);
}

/* ---- adding and removing ---- */

/* What may stand below what; a task needs a point. */
static gboolean
kind_fits (YdStore *store, YdId parent, YdItemKind kind, GError **error)
{
  YdItemRow *row = yd_row_new (YD_TABLE_ITEM);
  gboolean ok = TRUE;
  int above = -1;
  if (parent != YD_ID_NONE)
    {
      ok = yd_gesture_load (store, YD_TABLE_ITEM, parent, YD_ID_NONE, row, error);
      above = row->kind;
    }
  yd_row_free (YD_TABLE_ITEM, row);
  if (!ok)
    return FALSE;
  gboolean fits = kind == YD_ITEM_TASK ? above == YD_ITEM_POINT : above < (int)kind;
  if (!fits)
    g_set_error (error, YD_ERROR, YD_ERROR_REFUSED, _ ("an item of that kind cannot stand there"));
  return fits;
}

gboolean
yd_edit_add_item (YdStore *store, YdId parent, YdId after, YdItemKind kind, const char *title, YdId *id,
                  GError **error)
{
  g_autofree char *parent_text = yd_id_to_string (parent);
  if (!yd_gesture_begin (store, "add-item", yd_args_new ("parent", parent_text, NULL), error))
    return FALSE;
  YdItemRow *row = yd_row_new (YD_TABLE_ITEM);
  row->id = yd_id_new ();
  row->parent = parent;
  row->kind = kind;
  row->run_in = kind == YD_ITEM_POINT;
  row->title = yd_edit_clean (title, FALSE);
  gboolean ok = kind_fits (store, parent, kind, error);
  if (ok)
    row->order_key = yd_edit_order_key (store, YD_TABLE_ITEM, YD_SIBLINGS_OF_ITEM, parent, after, error);
  ok = ok && row->order_key != NULL && yd_gesture_insert (store, YD_TABLE_ITEM, row, error);
  if (ok && id != NULL)
    *id = row->id;
  yd_row_free (YD_TABLE_ITEM, row);
  return yd_gesture_end (store, ok, error);
}

static gboolean
delete_row (YdStore *store, gconstpointer row, gpointer user_data, GError **error)
{
  YdTable table = *(YdTable *)user_data;
  const YdId *ids = row;
  return yd_gesture_delete (store, table, ids[0],
                            yd_table_get_info (table)->n_keys == 2 ? ids[1] : YD_ID_NONE, error);
}

static gboolean
delete_child (YdStore *store, gconstpointer row, gpointer user_data, GError **error)
{
  return yd_edit_delete_item_tree (store, ((const YdItemRow *)row)->id, error);
}

/* The item, what hangs on it, and what stands below it. */
gboolean
yd_edit_delete_item_tree (YdStore *store, YdId id, GError **error)
{
  static const struct
  {
    YdTable table;
    const char *where;
  } hangs[] = {
    { YD_TABLE_PARAGRAPH, "owner=?1 AND owner_kind=0" },
    { YD_TABLE_ASSIGNMENT, "item=?1" },
    { YD_TABLE_INDICATOR, "item=?1" },
    { YD_TABLE_MILESTONE, "item=?1" },
    { YD_TABLE_SUGGESTION, "item=?1" },
    { YD_TABLE_REPORT, "item=?1" },
    { YD_TABLE_COMMENT, "item=?1" },
    { YD_TABLE_SUPPRESSION, "item=?1" },
  };
  if (!yd_gesture_each (store, YD_TABLE_ITEM, "parent=?1", id, delete_child, NULL, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (hangs); i++)
    {
      YdTable table = hangs[i].table;
      if (!yd_gesture_each (store, table, hangs[i].where, id, delete_row, &table, error))
        return FALSE;
    }
  return yd_gesture_delete (store, YD_TABLE_ITEM, id, YD_ID_NONE, error);
}

gboolean
yd_edit_delete_items (YdStore *store, const YdId *ids, guint n_ids, GError **error)
{
  g_return_val_if_fail (n_ids > 0, FALSE);
  g_autofree char *first = yd_id_to_string (ids[0]);
  g_autofree char *count = g_strdup_printf ("%u", n_ids);
  if (!yd_gesture_begin (store, "delete-items", yd_args_new ("item", first, "count", count, NULL), error))
    return FALSE;
  gboolean ok = TRUE;
  for (guint i = 0; ok && i < n_ids; i++)
    ok = yd_edit_delete_item_tree (store, ids[i], error);
  return yd_gesture_end (store, ok, error);
}

/* ---- moving ---- */

static gboolean
is_below (YdStore *store, YdId id, YdId ancestor)
{
  static const char *const sql
    = "WITH RECURSIVE up(id) AS (SELECT ?1 UNION SELECT parent FROM item JOIN up ON item.id=up.id "
      "WHERE parent IS NOT NULL) SELECT id FROM up";
  sqlite3_stmt *stmt = yd_db_prepare (store->db, sql, NULL);
  gboolean found = FALSE;
  if (stmt != NULL)
    sqlite3_bind_int64 (stmt, 1, id);
  while (stmt != NULL && !found && sqlite3_step (stmt) == SQLITE_ROW)
    found = sqlite3_column_int64 (stmt, 0) == ancestor;
  sqlite3_finalize (stmt);
  return found;
}

/* Puts @row below @parent behind @after, and writes it. */
static gboolean
place (YdStore *store, YdItemRow *row, YdId parent, YdId after, GError **error)
{
  if (parent == row->id || (parent != YD_ID_NONE && is_below (store, parent, row->id)))
    {
      g_set_error (error, YD_ERROR, YD_ERROR_REFUSED, _ ("an item cannot stand below itself"));
      return FALSE;
    }
  if (after == row->id)
    return TRUE;
  g_autofree char *key
    = yd_edit_order_key (store, YD_TABLE_ITEM, YD_SIBLINGS_OF_ITEM, parent, after, error);
  if (key == NULL)
    return FALSE;
  row->parent = parent;
  yd_row_set_text (&row->order_key, key);
  return yd_gesture_update (store, YD_TABLE_ITEM, row, error);
}

static gboolean
begin_on (YdStore *store, const char *verb, YdId id, YdItemRow *row, GError **error)
{
  g_autofree char *text = yd_id_to_string (id);
  if (!yd_gesture_begin (store, verb, yd_args_new ("item", text, NULL), error))
    return FALSE;
  if (yd_gesture_load (store, YD_TABLE_ITEM, id, YD_ID_NONE, row, error))
    return TRUE;
  yd_gesture_end (store, FALSE, NULL);
  return FALSE;
}

gboolean
yd_edit_move_item (YdStore *store, YdId id, YdId parent, YdId after, GError **error)
{
  YdItemRow *row = yd_row_new (YD_TABLE_ITEM);
  gboolean ok = begin_on (store, "move-item", id, row, error);
  if (ok)
    {
      ok = kind_fits (store, parent, (YdItemKind)row->kind, error)
           && place (store, row, parent, after, error);
      ok = yd_gesture_end (store, ok, error);
    }
  yd_row_free (YD_TABLE_ITEM, row);
  return ok;
}

/* The sibling next to @row in that direction; none where it is the outermost. */
static YdId
neighbour (YdStore *store, const YdItemRow *row, int direction)
{
  YdPlan *plan = store->plan;
  YdItem *item = yd_plan_find_item (plan, row->id);
  YdItem *parent = item != NULL ? yd_item_get_parent (item) : NULL;
  YdRecordList *siblings = parent != NULL ? yd_item_list_children (parent) : yd_plan_list_items (plan);
  guint index = 0;
  if (item == NULL || !yd_record_list_find (siblings, YD_RECORD (item), &index)
      || (direction < 0 && index == 0)
      || (direction > 0 && index + 1 >= yd_record_list_get_length (siblings)))
    return YD_ID_NONE;
  return yd_record_get_id (yd_record_list_get (siblings, index + (guint)direction));
}

static YdId
last_child (YdStore *store, YdId parent)
{
  YdItem *item = yd_plan_find_item (store->plan, parent);
  YdRecordList *children = item != NULL ? yd_item_list_children (item) : NULL;
  guint n = children != NULL ? yd_record_list_get_length (children) : 0;
  return n > 0 ? yd_record_get_id (yd_record_list_get (children, n - 1)) : YD_ID_NONE;
}

/* Over the neighbour, or out of its parent into the parent's neighbour. */
static gboolean
shift (YdStore *store, YdItemRow *row, int direction, GError **error)
{
  YdId next = neighbour (store, row, direction);
  if (next != YD_ID_NONE)
    {
      YdItemRow *other = yd_row_new (YD_TABLE_ITEM);
      gboolean ok = yd_gesture_load (store, YD_TABLE_ITEM, next, YD_ID_NONE, other, error);
      YdId after = next;
      if (direction < 0) /* behind the one before the neighbour */
        after = neighbour (store, other, -1);
      yd_row_free (YD_TABLE_ITEM, other);
      return ok && place (store, row, row->parent, after, error);
    }
  if (row->parent == YD_ID_NONE)
    return TRUE; /* outermost already */
  YdItemRow *parent = yd_row_new (YD_TABLE_ITEM);
  gboolean ok = yd_gesture_load (store, YD_TABLE_ITEM, row->parent, YD_ID_NONE, parent, error);
  YdId target = ok ? neighbour (store, parent, direction) : YD_ID_NONE;
  yd_row_free (YD_TABLE_ITEM, parent);
  if (!ok || target == YD_ID_NONE)
    return ok;
  return kind_fits (store, target, (YdItemKind)row->kind, error)
         && place (store, row, target, direction < 0 ? last_child (store, target) : YD_ID_NONE, error);
}

gboolean
yd_edit_shift_item (YdStore *store, YdId id, int direction, GError **error)
{
  g_return_val_if_fail (direction == 1 || direction == -1, FALSE);
  YdItemRow *row = yd_row_new (YD_TABLE_ITEM);
  gboolean ok = begin_on (store, "shift-item", id, row, error);
  if (ok)
    ok = yd_gesture_end (store, shift (store, row, direction, error), error);
  yd_row_free (YD_TABLE_ITEM, row);
  return ok;
}

/* ---- level ---- */

static gboolean
has_children (YdStore *store, YdId id)
{
  return yd_gesture_count (store, "SELECT count(*) FROM item WHERE parent=?1", id) > 0;
}

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error (error, YD_ERROR, YD_ERROR_REFUSED, "%s", why);
  return FALSE;
}

static gboolean
task_to_point (YdStore *store, gconstpointer row, gpointer user_data, GError **error)
{
  YdItemRow *task = yd_row_copy (YD_TABLE_ITEM, row);
  task->kind = YD_ITEM_POINT;
  gboolean ok = yd_gesture_update (store, YD_TABLE_ITEM, task, error);
  yd_row_free (YD_TABLE_ITEM, task);
  return ok;
}

/* One level out: behind its parent, as the kind that stands there. */
static gboolean
promote (YdStore *store, YdItemRow *row, GError **error)
{
  if (row->parent == YD_ID_NONE)
    return refuse (error, _ ("the item stands at the top already"));
  YdItemRow *parent = yd_row_new (YD_TABLE_ITEM);
  gboolean ok = yd_gesture_load (store, YD_TABLE_ITEM, row->parent, YD_ID_NONE, parent, error);
  YdId after = parent->id, above = parent->parent;
  if (ok)
    {
      row->kind = parent->kind;
      row->form = parent->form;
      if (row->kind < YD_ITEM_POINT)
        row->run_in = 0;
    }
  yd_row_free (YD_TABLE_ITEM, parent);
  return ok && place (store, row, above, after, error)
         && (row->kind == YD_ITEM_POINT
             || yd_gesture_each (store, YD_TABLE_ITEM, "parent=?1 AND kind=3", row->id, task_to_point,
                                 NULL, error));
}

/* One level in: last below the sibling before it, one kind deeper. */
static gboolean
demote (YdStore *store, YdItemRow *row, GError **error)
{
  YdId before = neighbour (store, row, -1);
  if (before == YD_ID_NONE)
    return refuse (error, _ ("there is nothing before it to stand below"));
  if (row->kind == YD_ITEM_TASK)
    return refuse (error, _ ("a task is the deepest level"));
  if (has_children (store, row->id))
    return refuse (error, _ ("move what stands below it first"));
  YdItemRow *above = yd_row_new (YD_TABLE_ITEM);
  gboolean ok = yd_gesture_load (store, YD_TABLE_ITEM, before, YD_ID_NONE, above, error);
  YdId last = last_child (store, before);
  if (ok)
    {
      /* as its new siblings are; else a point below a section or group, a task below a point */
      YdItem *sibling = last != YD_ID_NONE ? yd_plan_find_item (store->plan, last) : NULL;
      row->kind = sibling != NULL                  ? (int)yd_item_get_kind (sibling)
                  : above->kind == YD_ITEM_POINT ? YD_ITEM_TASK
                                                 : YD_ITEM_POINT;
      row->form = sibling != NULL ? yd_item_get_row (sibling)->form : YD_FORM_DEFAULT;
    }
  yd_row_free (YD_TABLE_ITEM, above);
  return ok && place (store, row, before, last, error);
}

gboolean
yd_edit_promote_item (YdStore *store, YdId id, GError **error)
{
  YdItemRow *row = yd_row_new (YD_TABLE_ITEM);
  gboolean ok = begin_on (store, "promote-item", id, row, error);
  if (ok)
    ok = yd_gesture_end (store, promote (store, row, error), error);
  yd_row_free (YD_TABLE_ITEM, row);
  return ok;
}

gboolean
yd_edit_demote_item (YdStore *store, YdId id, GError **error)
{
  YdItemRow *row = yd_row_new (YD_TABLE_ITEM);
  gboolean ok = begin_on (store, "demote-item", id, row, error);
  if (ok)
    ok = yd_gesture_end (store, demote (store, row, error), error);
  yd_row_free (YD_TABLE_ITEM, row);
  return ok;
}

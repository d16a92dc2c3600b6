/* Owns: adding items to the tree and taking them out of it. Refuses: kinds where they make no sense (a
 * task without a point above it). */

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
  g_autofree char *sql = g_strdup_printf ("SELECT max(order_key) FROM %s WHERE %s",
                                          yd_table_get_info (table)->name, where);
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
gboolean
yd_edit_kind_fits (YdStore *store, YdId parent, YdItemKind kind, GError **error)
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

char *
yd_edit_dup_item_name (YdStore *store, YdId id)
{
  YdItem *item = yd_plan_find_item (store->plan, id);
  return item != NULL ? g_strconcat (yd_item_get_number (item), yd_item_get_title (item), NULL)
                      : NULL;
}

/* What a new item looks like: the one before it, else one beside it, else the plan's last of its kind; NULL
 * where it is the first. */
static const YdItemRow *
find_model (YdPlan *plan, YdId parent, YdId after, YdItemKind kind)
{
  const YdItemRow *model = NULL;
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    {
      const YdItemRow *row = yd_item_get_row (item);
      if (row->kind != (int)kind)
        continue;
      if (row->id == after)
        return row;
      if (model == NULL || model->parent != parent || row->parent == parent)
        model = row;
    }
  return model;
}

gboolean
yd_edit_add_item (YdStore *store, YdId parent, YdId after, YdItemKind kind, const char *title,
                  YdId *id, GError **error)
{
  YdId new_id = yd_id_new ();
  g_autofree char *parent_text = yd_id_to_string (parent);
  g_autofree char *id_text = yd_id_to_string (new_id);
  if (!yd_gesture_begin (store, "add-item",
                         yd_args_new ("parent", parent_text, "id", id_text, NULL), error))
    return FALSE;
  YdItemRow *row = yd_row_new (YD_TABLE_ITEM);
  row->id = new_id;
  row->parent = parent;
  row->kind = kind;
  const YdItemRow *model = find_model (store->plan, parent, after, kind);
  row->run_in = model != NULL ? model->run_in == 1 : kind == YD_ITEM_POINT;
  row->form = model != NULL ? model->form : YD_FORM_DEFAULT;
  row->title = yd_edit_clean (title, FALSE);
  gboolean ok = yd_edit_kind_fits (store, parent, kind, error);
  if (ok)
    row->order_key
      = yd_edit_order_key (store, YD_TABLE_ITEM, YD_SIBLINGS_OF_ITEM, parent, after, error);
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
    { YD_TABLE_INDICATOR_TARGET, "indicator IN (SELECT id FROM indicator WHERE item=?1)" },
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

/* The next of its kind, not below it. */
static YdItem *
find_follower (YdItem *item)
{
  guint depth = yd_item_get_depth (item);
  YdItem *next = yd_item_get_next (item);
  while (next != NULL && yd_item_get_depth (next) > depth)
    next = yd_item_get_next (next);
  while (next != NULL && yd_item_get_kind (next) != yd_item_get_kind (item))
    next = yd_item_get_next (next);
  return next;
}

gboolean
yd_edit_forget_number_behind (YdStore *store, YdItem *item, GError **error)
{
  YdItem *next = find_follower (item);
  if (next == NULL || yd_item_get_row (next)->number_found == NULL)
    return TRUE;
  YdItemRow *row = yd_row_new (YD_TABLE_ITEM);
  YdId id = yd_record_get_id (YD_RECORD (next));
  gboolean ok = yd_gesture_load (store, YD_TABLE_ITEM, id, YD_ID_NONE, row, error);
  yd_row_set_text (&row->number_found, NULL);
  ok = ok && yd_gesture_update (store, YD_TABLE_ITEM, row, error);
  yd_row_free (YD_TABLE_ITEM, row);
  return ok;
}

gboolean
yd_edit_delete_items (YdStore *store, const YdId *ids, guint n_ids, GError **error)
{
  g_return_val_if_fail (n_ids > 0, FALSE);
  g_autofree char *first = yd_id_to_string (ids[0]);
  g_autofree char *count = g_strdup_printf ("%u", n_ids);
  g_autofree char *title = yd_edit_dup_item_name (store, ids[0]);
  if (!yd_gesture_begin (store, "delete-items",
                         yd_args_new ("item", first, "title", title, "count", count, NULL), error))
    return FALSE;
  g_autoptr (GPtrArray) roots = yd_edit_dup_roots (store, ids, n_ids, error);
  gboolean ok = roots != NULL;
  for (guint i = 0; ok && i < roots->len; i++)
    ok = yd_edit_forget_number_behind (store, roots->pdata[i], error)
         && yd_edit_delete_item_tree (store, yd_record_get_id (roots->pdata[i]), error);
  return yd_gesture_end (store, ok, error);
}

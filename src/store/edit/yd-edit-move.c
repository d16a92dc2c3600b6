/* Owns: where items stand: moving, shifting, promoting and demoting, one or several as one gesture.
 * Refuses: a move into itself, and kinds where they make no sense. Who stands beside whom is read from
 * the plan as it was before the gesture. */

#include "yd-edit-private.h"

#include <glib/gi18n-lib.h>

/* ---- which items ---- */

static YdRecordList *
siblings_of (YdStore *store, YdItem *item)
{
  YdItem *parent = yd_item_get_parent (item);
  return parent != NULL ? yd_item_list_children (parent) : yd_plan_list_items (store->plan);
}

static YdId
id_of (YdItem *item)
{
  return item != NULL ? yd_record_get_id (YD_RECORD (item)) : YD_ID_NONE;
}

static gboolean
stands_below (YdItem *item, GHashTable *set)
{
  for (item = yd_item_get_parent (item); item != NULL; item = yd_item_get_parent (item))
    if (g_hash_table_contains (set, item))
      return TRUE;
  return FALSE;
}

GPtrArray *
yd_edit_dup_roots (YdStore *store, const YdId *ids, guint n_ids, GError **error)
{
  g_autoptr (GHashTable) set = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) roots = g_ptr_array_new ();
  YdItem *item = NULL;
  for (guint i = 0; i < n_ids; i++)
    {
      item = yd_plan_find_item (store->plan, ids[i]);
      if (item == NULL)
        {
          g_set_error (error, YD_ERROR, YD_ERROR_NOT_FOUND, _ ("the item is not there any more"));
          return NULL;
        }
      g_hash_table_add (set, item);
    }
  if (g_hash_table_size (set) == 1)
    g_ptr_array_add (roots, item);
  else
    for (item = yd_plan_get_first_item (store->plan); item != NULL; item = yd_item_get_next (item))
      if (g_hash_table_contains (set, item) && !stands_below (item, set))
        g_ptr_array_add (roots, item);
  return g_steal_pointer (&roots);
}

/* Siblings that stand one after the other and go together. */
typedef struct
{
  YdRecordList *siblings; /* borrowed */
  YdItem *parent;         /* borrowed; NULL at the top */
  guint first, last;      /* among siblings */
} Run;

static GArray *
collect_runs (YdStore *store, GPtrArray *roots)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (Run));
  for (guint i = 0; i < roots->len; i++)
    {
      YdItem *item = roots->pdata[i];
      Run *before = runs->len > 0 ? &g_array_index (runs, Run, runs->len - 1) : NULL;
      Run run = { .siblings = siblings_of (store, item), .parent = yd_item_get_parent (item) };
      yd_record_list_find (run.siblings, YD_RECORD (item), &run.first);
      run.last = run.first;
      if (before != NULL && before->siblings == run.siblings && before->last + 1 == run.first)
        before->last = run.first;
      else
        g_array_append_val (runs, run);
    }
  return runs;
}

static YdItem *
run_get (const Run *run, guint index)
{
  return yd_record_list_get (run->siblings, index);
}

/* ---- putting ---- */

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
  yd_row_set_text (&row->number_found, NULL);
  YdItem *item = yd_plan_find_item (store->plan, row->id);
  return (item == NULL || yd_edit_forget_number_behind (store, item, error))
         && yd_gesture_update (store, YD_TABLE_ITEM, row, error);
}

/* Puts @item as it is below @parent behind @after. */
static gboolean
put (YdStore *store, YdItem *item, YdId parent, YdId after, GError **error)
{
  YdItemRow *row = yd_row_new (YD_TABLE_ITEM);
  gboolean ok
    = yd_gesture_load (store, YD_TABLE_ITEM, id_of (item), YD_ID_NONE, row, error)
      && (parent == row->parent || yd_edit_kind_fits (store, parent, (YdItemKind)row->kind, error))
      && place (store, row, parent, after, error);
  yd_row_free (YD_TABLE_ITEM, row);
  return ok;
}

/* Puts items one behind the other below @parent, the first behind @after. */
static gboolean
put_run (YdStore *store, const Run *run, YdId parent, YdId after, GError **error)
{
  for (guint i = run->first; i <= run->last; i++)
    {
      if (!put (store, run_get (run, i), parent, after, error))
        return FALSE;
      after = id_of (run_get (run, i));
    }
  return TRUE;
}

/* ---- the gesture around them ---- */

typedef gboolean (*Verb) (YdStore *store, GPtrArray *roots, gpointer data, GError **error);

static gboolean
apply (YdStore *store, const char *name, const YdId *ids, guint n_ids, Verb verb, gpointer data,
       GError **error)
{
  g_return_val_if_fail (n_ids > 0, FALSE);
  g_autofree char *first = yd_id_to_string (ids[0]);
  g_autofree char *count = g_strdup_printf ("%u", n_ids);
  if (!yd_gesture_begin (store, name, yd_args_new ("item", first, "count", count, NULL), error))
    return FALSE;
  g_autoptr (GPtrArray) roots = yd_edit_dup_roots (store, ids, n_ids, error);
  return yd_gesture_end (store, roots != NULL && verb (store, roots, data, error), error);
}

/* ---- moving ---- */

typedef struct
{
  YdId parent, after;
} Place;

static gboolean
move (YdStore *store, GPtrArray *roots, gpointer data, GError **error)
{
  Place to = *(Place *)data;
  for (guint i = 0; i < roots->len; i++)
    {
      if (!put (store, roots->pdata[i], to.parent, to.after, error))
        return FALSE;
      to.after = id_of (roots->pdata[i]);
    }
  return TRUE;
}

gboolean
yd_edit_move_items (YdStore *store, const YdId *ids, guint n_ids, YdId parent, YdId after,
                    GError **error)
{
  Place to = { parent, after };
  return apply (store, "move-item", ids, n_ids, move, &to, error);
}

/* Out of its parent into the parent's neighbour; where there is none it stays. */
static gboolean
shift_out (YdStore *store, const Run *run, int direction, GError **error)
{
  guint index;
  if (run->parent == NULL)
    return TRUE;
  YdRecordList *parents = siblings_of (store, run->parent);
  yd_record_list_find (parents, YD_RECORD (run->parent), &index);
  if (direction < 0 ? index == 0 : index + 1 >= yd_record_list_get_length (parents))
    return TRUE;
  YdItem *target = yd_record_list_get (parents, direction < 0 ? index - 1 : index + 1);
  guint n = yd_record_list_get_length (yd_item_list_children (target));
  YdItem *after
    = direction < 0 && n > 0 ? yd_record_list_get (yd_item_list_children (target), n - 1) : NULL;
  return put_run (store, run, id_of (target), id_of (after), error);
}

/* Each run goes over its neighbour, those at the far end first; one alone may leave its parent. */
static gboolean
shift (YdStore *store, GPtrArray *roots, gpointer data, GError **error)
{
  int direction = *(int *)data;
  g_autoptr (GArray) runs = collect_runs (store, roots);
  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, direction < 0 ? runs->len - 1 - i : i);
      gboolean outermost = direction < 0
                             ? run->first == 0
                             : run->last + 1 >= yd_record_list_get_length (run->siblings);
      if (outermost && runs->len > 1)
        continue;
      YdItem *after = NULL;
      if (!outermost && direction > 0)
        after = run_get (run, run->last + 1);
      else if (!outermost && run->first >= 2)
        after = run_get (run, run->first - 2);
      if (outermost ? !shift_out (store, run, direction, error)
                    : !put_run (store, run, id_of (run->parent), id_of (after), error))
        return FALSE;
    }
  return TRUE;
}

gboolean
yd_edit_shift_items (YdStore *store, const YdId *ids, guint n_ids, int direction, GError **error)
{
  g_return_val_if_fail (direction == 1 || direction == -1, FALSE);
  return apply (store, "shift-item", ids, n_ids, shift, &direction, error);
}

/* ---- level ---- */

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
promote_one (YdStore *store, YdItem *item, GError **error)
{
  YdItem *parent = yd_item_get_parent (item);
  if (parent == NULL)
    return refuse (error, _ ("the item stands at the top already"));
  YdItemRow *row = yd_row_new (YD_TABLE_ITEM);
  gboolean ok = yd_gesture_load (store, YD_TABLE_ITEM, id_of (item), YD_ID_NONE, row, error);
  if (ok)
    {
      int kind = row->kind;
      row->kind = (int)yd_item_get_kind (parent);
      row->form = yd_item_get_row (parent)->form;
      if (row->kind < YD_ITEM_POINT && row->run_in == 1)
        row->run_in
          = 1 + kind; /* a heading stands on its own line; what it was is kept for the way back */
      ok = place (store, row, id_of (yd_item_get_parent (parent)), id_of (parent), error)
           && (row->kind == YD_ITEM_POINT
               || yd_gesture_each (store, YD_TABLE_ITEM, "parent=?1 AND kind=3", row->id,
                                   task_to_point, NULL, error));
    }
  yd_row_free (YD_TABLE_ITEM, row);
  return ok;
}

/* The last first: each comes to stand right behind its parent. */
static gboolean
promote (YdStore *store, GPtrArray *roots, gpointer data, GError **error)
{
  for (guint i = roots->len; i > 0; i--)
    if (!promote_one (store, roots->pdata[i - 1], error))
      return FALSE;
  return TRUE;
}

/* One level in: last below the sibling before them, as what stands there; else a point below a section
 * or group, a task below a point. */
static gboolean
demote_run (YdStore *store, const Run *run, GError **error)
{
  if (run->first == 0)
    return refuse (error, _ ("there is nothing before it to stand below"));
  YdItem *above = run_get (run, run->first - 1);
  YdRecordList *there = yd_item_list_children (above);
  guint n = yd_record_list_get_length (there);
  YdItem *like = n > 0 ? yd_record_list_get (there, n - 1) : NULL;
  YdId after = id_of (like);
  gboolean ok = TRUE;
  for (guint i = run->first; ok && i <= run->last; i++)
    {
      YdItem *item = run_get (run, i);
      if (yd_item_get_kind (item) == YD_ITEM_TASK)
        return refuse (error, _ ("a task is the deepest level"));
      if (yd_record_list_get_length (yd_item_list_children (item)) > 0)
        return refuse (error, _ ("move what stands below it first"));
      YdItemRow *row = yd_row_new (YD_TABLE_ITEM);
      ok = yd_gesture_load (store, YD_TABLE_ITEM, id_of (item), YD_ID_NONE, row, error);
      row->kind = like != NULL                                ? (int)yd_item_get_kind (like)
                  : yd_item_get_kind (above) == YD_ITEM_POINT ? YD_ITEM_TASK
                                                              : YD_ITEM_POINT;
      row->form = like != NULL ? yd_item_get_row (like)->form : YD_FORM_DEFAULT;
      if (row->run_in > 1 && row->kind >= row->run_in - 1)
        row->run_in = 1;
      ok = ok && place (store, row, id_of (above), after, error);
      after = row->id;
      yd_row_free (YD_TABLE_ITEM, row);
    }
  return ok;
}

static gboolean
demote (YdStore *store, GPtrArray *roots, gpointer data, GError **error)
{
  g_autoptr (GArray) runs = collect_runs (store, roots);
  for (guint i = 0; i < runs->len; i++)
    if (!demote_run (store, &g_array_index (runs, Run, i), error))
      return FALSE;
  return TRUE;
}

gboolean
yd_edit_promote_items (YdStore *store, const YdId *ids, guint n_ids, GError **error)
{
  return apply (store, "promote-item", ids, n_ids, promote, NULL, error);
}

gboolean
yd_edit_demote_items (YdStore *store, const YdId *ids, guint n_ids, GError **error)
{
  return apply (store, "demote-item", ids, n_ids, demote, NULL, error);
}

/* ---- one item ---- */

gboolean
yd_edit_move_item (YdStore *store, YdId id, YdId parent, YdId after, GError **error)
{
  return yd_edit_move_items (store, &id, 1, parent, after, error);
}

gboolean
yd_edit_shift_item (YdStore *store, YdId id, int direction, GError **error)
{
  return yd_edit_shift_items (store, &id, 1, direction, error);
}

gboolean
yd_edit_promote_item (YdStore *store, YdId id, GError **error)
{
  return yd_edit_promote_items (store, &id, 1, error);
}

gboolean
yd_edit_demote_item (YdStore *store, YdId id, GError **error)
{
  return yd_edit_demote_items (store, &id, 1, error);
}

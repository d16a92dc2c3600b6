/* Owns: the rows and columns of the assignment matrix as they are read and filtered, and which are
 * checked. Refuses: to make them (yd-ui-assign-rows.c), to change the plan, and to know any widget. */

#include "yd-ui-assign-model-private.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (YdUiAssignModel, yd_ui_assign_model, G_TYPE_OBJECT)

enum
{
  CHANGED,
  CHECKED_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
column_free (gpointer data)
{
  YdUiAssignColumn *column = data;
  g_object_unref (column->unit);
  g_free (column->label);
  g_free (column->name);
  g_free (column->limits);
  g_free (column);
}

static GHashTable *
new_ids (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
rebuild (YdUiAssignModel *self)
{
  gboolean unchecked = yd_ui_assign_rows_collect (self);
  g_signal_emit (self, signals[CHANGED], 0);
  if (unchecked)
    g_signal_emit (self, signals[CHECKED_CHANGED], 0);
}

static void
plan_changed_cb (YdUiAssignModel *self)
{
  if (self->active)
    rebuild (self);
  else
    self->stale = TRUE;
}

/* ---- life ---- */

static void
yd_ui_assign_model_finalize (GObject *object)
{
  YdUiAssignModel *self = YD_UI_ASSIGN_MODEL (object);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->columns);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->unit_places);
  g_hash_table_unref (self->passing);
  g_hash_table_unref (self->kept);
  g_hash_table_unref (self->collapsed);
  g_hash_table_unref (self->checked);
  g_free (self->words);
  g_free (self->folded);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (yd_ui_assign_model_parent_class)->finalize (object);
}

static void
yd_ui_assign_model_class_init (YdUiAssignModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yd_ui_assign_model_finalize;
  signals[CHANGED] = g_signal_new ("changed", YD_UI_TYPE_ASSIGN_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[CHECKED_CHANGED] = g_signal_new ("checked-changed", YD_UI_TYPE_ASSIGN_MODEL,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
yd_ui_assign_model_init (YdUiAssignModel *self)
{
  self->rows = g_ptr_array_new_with_free_func (yd_ui_assign_row_free);
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->places = new_ids ();
  self->unit_places = new_ids ();
  self->passing = new_ids ();
  self->kept = new_ids ();
  self->collapsed = new_ids ();
  self->checked = new_ids ();
  self->filter = YD_UI_ASSIGN_NO_FILTER;
}

/**
 * yd_ui_assign_model_new:
 *
 * Returns: (transfer full): all rows and columns of @plan
 */
YdUiAssignModel *
yd_ui_assign_model_new (YdPlan *plan)
{
  YdUiAssignModel *self = g_object_new (YD_UI_TYPE_ASSIGN_MODEL, NULL);
  self->plan = g_object_ref (plan);
  g_signal_connect_object (plan, "changed", G_CALLBACK (plan_changed_cb), self, G_CONNECT_SWAPPED);
  self->active = TRUE;
  rebuild (self);
  return self;
}

/* @active: whether somebody looks; else changes of the plan are left for later */
void
yd_ui_assign_model_set_active (YdUiAssignModel *self, gboolean active)
{
  self->active = active;
  if (active && self->stale)
    {
      self->stale = FALSE;
      rebuild (self);
    }
}

/* ---- reading ---- */

guint
yd_ui_assign_model_get_n_rows (YdUiAssignModel *self)
{
  return self->rows->len;
}

/* Returns: (transfer none): good until the next change */
const YdUiAssignRow *
yd_ui_assign_model_get_row (YdUiAssignModel *self, guint row)
{
  g_return_val_if_fail (row < self->rows->len, NULL);
  return self->rows->pdata[row];
}

gboolean
yd_ui_assign_model_find_row (YdUiAssignModel *self, YdId item, guint *row)
{
  guint place = yd_ui_assign_get_id (self->places, item);
  if (place > 0)
    *row = place - 1;
  return place > 0;
}

guint
yd_ui_assign_model_get_n_columns (YdUiAssignModel *self)
{
  return self->columns->len;
}

/* Returns: (transfer none): good until the next change */
const YdUiAssignColumn *
yd_ui_assign_model_get_column (YdUiAssignModel *self, guint column)
{
  g_return_val_if_fail (column < self->columns->len, NULL);
  return self->columns->pdata[column];
}

gboolean
yd_ui_assign_model_find_column (YdUiAssignModel *self, YdId unit, guint *column)
{
  guint place = yd_ui_assign_get_id (self->unit_places, unit);
  if (place > 0)
    *column = place - 1;
  return place > 0;
}

YdUiShare
yd_ui_assign_model_get_share (YdUiAssignModel *self, guint row, guint column)
{
  const YdUiAssignRow *here = yd_ui_assign_model_get_row (self, row);
  g_return_val_if_fail (column < self->columns->len, YD_UI_SHARE_NONE);
  return here->shares != NULL ? (YdUiShare)here->shares[column] : YD_UI_SHARE_NONE;
}

guint
yd_ui_assign_model_get_n_points (YdUiAssignModel *self)
{
  return self->n_points;
}

guint
yd_ui_assign_model_get_n_lacking (YdUiAssignModel *self)
{
  return self->n_lacking;
}

guint
yd_ui_assign_model_get_n_lacking_in_all (YdUiAssignModel *self)
{
  return self->n_lacking_in_all;
}

/* Whether the plan has no point at all. */
gboolean
yd_ui_assign_model_is_empty (YdUiAssignModel *self)
{
  return yd_plan_count_items (self->plan, YD_ITEM_POINT) == 0;
}

/* ---- filters, sections ---- */

void
yd_ui_assign_model_set_filter (YdUiAssignModel *self, const YdUiAssignFilter *filter)
{
  char *words = g_strdup (filter->words);
  g_free (self->words);
  g_free (self->folded);
  g_hash_table_remove_all (self->kept);
  self->filter = *filter;
  self->filter.words = self->words = words;
  g_autofree char *bare = g_strstrip (g_strdup (words != NULL ? words : ""));
  self->folded = bare[0] != '\0' ? g_utf8_casefold (bare, -1) : NULL;
  rebuild (self);
}

const YdUiAssignFilter *
yd_ui_assign_model_get_filter (YdUiAssignModel *self)
{
  return &self->filter;
}

/* @item: a section or group */
void
yd_ui_assign_model_set_collapsed (YdUiAssignModel *self, YdId item, gboolean collapsed)
{
  if (collapsed == (yd_ui_assign_get_id (self->collapsed, item) != 0))
    return;
  if (collapsed)
    yd_ui_assign_put_id (self->collapsed, item, 1);
  else
    g_hash_table_remove (self->collapsed, &item);
  rebuild (self);
}

/* Opens the sections above @item, so that it has a row. Returns whether it has one: a filter may be
 * in the way. */
gboolean
yd_ui_assign_model_uncover (YdUiAssignModel *self, YdItem *item)
{
  gboolean opened = FALSE;
  guint row;
  YdId id = yd_record_get_id (YD_RECORD (item));
  for (YdItem *up = yd_item_get_parent (item); up != NULL; up = yd_item_get_parent (up))
    {
      YdId above = yd_record_get_id (YD_RECORD (up));
      opened |= g_hash_table_remove (self->collapsed, &above);
    }
  if (opened)
    rebuild (self);
  return yd_ui_assign_model_find_row (self, id, &row);
}

/* ---- checked rows ---- */

gboolean
yd_ui_assign_model_is_checked (YdUiAssignModel *self, guint row)
{
  return yd_ui_assign_get_id (self->checked, yd_ui_assign_model_get_row (self, row)->id) != 0;
}

static gboolean
set_checked (YdUiAssignModel *self, const YdUiAssignRow *row, gboolean checked)
{
  if (row->kind < YD_ITEM_POINT || checked == (yd_ui_assign_get_id (self->checked, row->id) != 0))
    return FALSE;
  if (checked)
    yd_ui_assign_put_id (self->checked, row->id, 1);
  else
    g_hash_table_remove (self->checked, &row->id);
  return TRUE;
}

void
yd_ui_assign_model_check (YdUiAssignModel *self, guint row, gboolean checked)
{
  if (set_checked (self, yd_ui_assign_model_get_row (self, row), checked))
    g_signal_emit (self, signals[CHECKED_CHANGED], 0);
}

/* Both ends included, in either order. */
void
yd_ui_assign_model_check_range (YdUiAssignModel *self, guint from, guint to)
{
  gboolean any = FALSE;
  for (guint i = MIN (from, to); i <= MAX (from, to) && i < self->rows->len; i++)
    any |= set_checked (self, self->rows->pdata[i], TRUE);
  if (any)
    g_signal_emit (self, signals[CHECKED_CHANGED], 0);
}

/* All rows that pass the filters, those of collapsed sections too; or none. */
void
yd_ui_assign_model_check_all (YdUiAssignModel *self, gboolean checked)
{
  GHashTableIter iter;
  gpointer id;
  guint before = g_hash_table_size (self->checked);
  if (!checked)
    g_hash_table_remove_all (self->checked);
  g_hash_table_iter_init (&iter, self->passing);
  while (checked && g_hash_table_iter_next (&iter, &id, NULL))
    yd_ui_assign_put_id (self->checked, *(YdId *)id, 1);
  if (g_hash_table_size (self->checked) != before)
    g_signal_emit (self, signals[CHECKED_CHANGED], 0);
}

/**
 * yd_ui_assign_model_dup_checked:
 *
 * Returns: (transfer full): #YdId of checked points and tasks, in the order of the document
 */
GArray *
yd_ui_assign_model_dup_checked (YdUiAssignModel *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (YdId));
  YdItem *item = g_hash_table_size (self->checked) > 0 ? yd_plan_get_first_item (self->plan) : NULL;
  for (; item != NULL; item = yd_item_get_next (item))
    {
      YdId id = yd_record_get_id (YD_RECORD (item));
      if (yd_ui_assign_get_id (self->checked, id) != 0)
        g_array_append_val (ids, id);
    }
  return ids;
}

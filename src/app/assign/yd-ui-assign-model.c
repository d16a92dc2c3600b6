/* Owns: the rows and columns of the assignment matrix, their filters, counts and checked rows. A
 * row keeps its stamp as long as nothing of it differs, so that whoever paints it need not do so
 * again. Refuses: to change the plan, and to know any widget. */

#include "yd-ui-assign-model.h"

#include "yd-ui-words.h"

#include <string.h>

struct _YdUiAssignModel
{
  GObject parent_instance;

  YdPlan *plan;            /* owned */
  GPtrArray *rows;         /* owned: YdUiAssignRow */
  GPtrArray *columns;      /* owned: YdUiAssignColumn */
  GHashTable *places;      /* owned: id of an item → its row + 1 */
  GHashTable *unit_places; /* owned: id of a unit → its column + 1 */
  GHashTable *passing;     /* owned: ids of points and tasks that pass the filters */
  GHashTable *kept;      /* owned: those that passed once since the filters were set: a row does not
                          * vanish under the hand that fills it in */
  GHashTable *collapsed; /* owned: ids of sections and groups */
  GHashTable *checked;   /* owned: ids of points and tasks */
  YdUiAssignFilter filter;
  char *words;  /* owned: filter.words */
  char *folded; /* owned: the same, for comparing; NULL: any */
  guint n_points;
  guint n_lacking;
  guint n_lacking_in_all;
  guint last_stamp;
  gboolean active; /* somebody looks */
  gboolean stale;  /* the plan changed while nobody did */
};

G_DEFINE_FINAL_TYPE (YdUiAssignModel, yd_ui_assign_model, G_TYPE_OBJECT)

enum
{
  CHANGED,
  CHECKED_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
row_free (gpointer data)
{
  YdUiAssignRow *row = data;
  g_object_unref (row->item);
  g_free (row->number);
  g_free (row->title);
  g_free (row->shares);
  g_free (row);
}

static void
column_free (gpointer data)
{
  YdUiAssignColumn *column = data;
  g_object_unref (column->unit);
  g_free (column->label);
  g_free (column->name);
  g_free (column);
}

static GHashTable *
new_ids (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
put_id (GHashTable *table, YdId id, guint value)
{
  g_hash_table_insert (table, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (value));
}

static guint
get_id (GHashTable *table, YdId id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (table, &id));
}

/* ---- what passes the filters ---- */

static gboolean
has_words (const char *text, const char *folded)
{
  g_autofree char *here = g_utf8_casefold (text, -1);
  return strstr (here, folded) != NULL;
}

static gboolean
item_has_words (YdItem *item, const char *folded)
{
  g_autofree char *head = g_strconcat (yd_item_get_number (item), yd_item_get_title (item), NULL);
  if (folded == NULL || has_words (head, folded))
    return TRUE;
  YdRecordList *paragraphs = yd_item_list_paragraphs (item);
  for (guint i = 0; i < yd_record_list_get_length (paragraphs); i++)
    if (has_words (yd_paragraph_get_text (yd_record_list_get (paragraphs, i)), folded))
      return TRUE;
  return FALSE;
}

/* As the outline counts them. */
static gboolean
is_lacking (YdItem *item)
{
  return yd_item_get_kind (item) == YD_ITEM_POINT && yd_item_lacks_lead (item);
}

static gboolean
passes (YdUiAssignModel *self, YdItem *item)
{
  const YdUiAssignFilter *filter = &self->filter;
  if (get_id (self->kept, yd_record_get_id (YD_RECORD (item))) != 0)
    return TRUE;
  if (filter->lacking_only && !is_lacking (item))
    return FALSE;
  if (filter->unit != YD_ID_NONE
      && yd_plan_find_assignment (self->plan, yd_record_get_id (YD_RECORD (item)), filter->unit)
           == NULL)
    return FALSE;
  return item_has_words (item, self->folded);
}

/* A point is shown with all its tasks, or for the sake of those that pass. */
static void
pass_point (YdUiAssignModel *self, YdItem *point)
{
  YdRecordList *tasks = yd_item_list_children (point);
  gboolean all = passes (self, point), any = all;
  if (all)
    put_id (self->kept, yd_record_get_id (YD_RECORD (point)), 1);
  for (guint i = 0; i < yd_record_list_get_length (tasks); i++)
    {
      YdItem *task = yd_record_list_get (tasks, i);
      if (!all && !passes (self, task))
        continue;
      put_id (self->kept, yd_record_get_id (YD_RECORD (task)), 1);
      put_id (self->passing, yd_record_get_id (YD_RECORD (task)), 1);
      any = TRUE;
    }
  if (any)
    put_id (self->passing, yd_record_get_id (YD_RECORD (point)), 1);
}

static void
collect_passing (YdUiAssignModel *self)
{
  YdId section = self->filter.section;
  g_hash_table_remove_all (self->passing);
  self->n_lacking_in_all = 0;
  for (YdItem *item = yd_plan_get_first_item (self->plan); item != NULL;
       item = yd_item_get_next (item))
    {
      if (yd_item_get_kind (item) != YD_ITEM_POINT)
        continue;
      self->n_lacking_in_all += is_lacking (item);
      if (section == YD_ID_NONE
          || yd_record_get_id (YD_RECORD (yd_item_get_section (item))) == section)
        pass_point (self, item);
    }
}

/* ---- rows and columns ---- */

/* By kind; within a kind precedence holds. */
static void
sort_columns (GPtrArray *columns)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  for (int kind = YD_UNIT_OFFICE; kind <= YD_UNIT_OTHER; kind++)
    for (guint i = 0; i < columns->len; i++)
      if ((int)((YdUiAssignColumn *)columns->pdata[i])->kind == kind)
        g_ptr_array_add (sorted, columns->pdata[i]);
  if (columns->len > 0) /* NULL is no place to copy nothing from */
    memcpy (columns->pdata, sorted->pdata, sizeof (gpointer) * columns->len);
}

static void
collect_columns (YdUiAssignModel *self)
{
  YdRecordList *units = yd_plan_list_units (self->plan);
  g_ptr_array_set_size (self->columns, 0);
  g_hash_table_remove_all (self->unit_places);
  for (guint i = 0; i < yd_record_list_get_length (units); i++)
    {
      YdUnit *unit = yd_record_list_get (units, i);
      const YdUnitRow *row = yd_unit_get_row (unit);
      int kind = CLAMP (row->kind, YD_UNIT_OFFICE, YD_UNIT_OTHER);
      if (row->merged_into != YD_ID_NONE || (self->filter.kind >= 0 && self->filter.kind != kind))
        continue;
      YdUiAssignColumn *column = g_new0 (YdUiAssignColumn, 1);
      column->unit = g_object_ref (unit);
      column->id = row->id;
      column->kind = (YdUnitKind)kind;
      column->label = g_strdup (yd_unit_get_label (unit));
      column->name = g_strdup (yd_unit_get_name (unit));
      g_ptr_array_add (self->columns, column);
    }
  sort_columns (self->columns);
  for (guint i = 0; i < self->columns->len; i++)
    put_id (self->unit_places, ((YdUiAssignColumn *)self->columns->pdata[i])->id, i + 1);
}

/* Fills @shares, and counts. */
static void
read_shares (YdUiAssignModel *self, YdItem *item, guint8 *shares)
{
  YdRecordList *assignments = yd_item_list_assignments (item);
  for (guint i = 0; i < yd_record_list_get_length (assignments); i++)
    {
      YdAssignment *assignment = yd_record_list_get (assignments, i);
      guint place = get_id (self->unit_places, yd_assignment_get_row (assignment)->unit);
      if (place == 0)
        continue;
      YdUiAssignColumn *column = self->columns->pdata[place - 1];
      gboolean lead = yd_assignment_get_role (assignment) == YD_ROLE_LEAD;
      *(lead ? &column->n_leads : &column->n_supports) += 1;
      shares[place - 1] = !lead    ? YD_UI_SHARE_SUPPORT
                          : i == 0 ? YD_UI_SHARE_FIRST_LEAD
                                   : YD_UI_SHARE_LEAD;
    }
}

static gboolean
rows_equal (const YdUiAssignRow *a, const YdUiAssignRow *b, guint n_columns)
{
  return a->kind == b->kind && a->n_points == b->n_points && a->collapsed == b->collapsed
         && a->lacking == b->lacking && strcmp (a->number, b->number) == 0
         && strcmp (a->title, b->title) == 0 && (a->shares == NULL) == (b->shares == NULL)
         && (a->shares == NULL || memcmp (a->shares, b->shares, n_columns) == 0);
}

/* A row as it was keeps its stamp. */
static void
stamp_rows (YdUiAssignModel *self, GPtrArray *old_rows, guint old_n_columns)
{
  g_autoptr (GHashTable) old = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < old_rows->len; i++)
    g_hash_table_insert (old, &((YdUiAssignRow *)old_rows->pdata[i])->id, old_rows->pdata[i]);
  for (guint i = 0; i < self->rows->len; i++)
    {
      YdUiAssignRow *row = self->rows->pdata[i];
      const YdUiAssignRow *before = g_hash_table_lookup (old, &row->id);
      gboolean same = before != NULL && old_n_columns == self->columns->len
                      && rows_equal (row, before, old_n_columns);
      row->stamp = same ? before->stamp : ++self->last_stamp;
      put_id (self->places, row->id, i + 1);
    }
}

static YdUiAssignRow *
new_row (YdUiAssignModel *self, YdItem *item)
{
  YdUiAssignRow *row = g_new0 (YdUiAssignRow, 1);
  row->item = g_object_ref (item);
  row->id = yd_record_get_id (YD_RECORD (item));
  row->kind = yd_item_get_kind (item);
  row->number = g_strdup (yd_item_get_number (item));
  row->title = yd_ui_words_dup_item_title (item);
  if (row->kind < YD_ITEM_POINT)
    row->collapsed = get_id (self->collapsed, row->id) != 0;
  else
    {
      row->lacking = is_lacking (item);
      row->shares = g_new0 (guint8, MAX (1, self->columns->len));
      read_shares (self, item, row->shares);
    }
  return row;
}

/* Counts @point in the rows of what it stands below. */
static void
count_point (GHashTable *heads, YdItem *point)
{
  for (YdItem *up = yd_item_get_parent (point); up != NULL; up = yd_item_get_parent (up))
    {
      YdId id = yd_record_get_id (YD_RECORD (up));
      YdUiAssignRow *head = g_hash_table_lookup (heads, &id);
      if (head != NULL)
        head->n_points++;
    }
}

static gboolean
is_covered (YdUiAssignModel *self, YdItem *item)
{
  if (g_hash_table_size (self->collapsed) == 0)
    return FALSE;
  for (YdItem *up = yd_item_get_parent (item); up != NULL; up = yd_item_get_parent (up))
    if (get_id (self->collapsed, yd_record_get_id (YD_RECORD (up))) != 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_filtered (YdUiAssignModel *self)
{
  const YdUiAssignFilter *filter = &self->filter;
  return self->folded != NULL || filter->section != YD_ID_NONE || filter->unit != YD_ID_NONE
         || filter->lacking_only;
}

/* Sections without a point that passes stand only where nothing is filtered. */
static void
drop_empty_heads (YdUiAssignModel *self)
{
  for (guint i = self->rows->len; is_filtered (self) && i > 0; i--)
    {
      YdUiAssignRow *row = self->rows->pdata[i - 1];
      if (row->kind < YD_ITEM_POINT && row->n_points == 0)
        g_ptr_array_remove_index (self->rows, i - 1);
    }
}

static void
collect_rows (YdUiAssignModel *self)
{
  g_autoptr (GHashTable) heads = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->n_points = self->n_lacking = 0;
  for (YdItem *item = yd_plan_get_first_item (self->plan); item != NULL;
       item = yd_item_get_next (item))
    {
      YdItemKind kind = yd_item_get_kind (item);
      if (kind >= YD_ITEM_POINT && get_id (self->passing, yd_record_get_id (YD_RECORD (item))) == 0)
        continue;
      YdUiAssignRow *row = new_row (self, item); /* what stands in a covered row is counted too */
      if (kind == YD_ITEM_POINT)
        {
          self->n_points++;
          self->n_lacking += row->lacking;
          count_point (heads, item);
        }
      if (is_covered (self, item))
        {
          row_free (row);
          continue;
        }
      g_ptr_array_add (self->rows, row);
      if (kind < YD_ITEM_POINT)
        g_hash_table_insert (heads, &row->id, row);
    }
  drop_empty_heads (self);
}

/* What is gone or filtered away is checked no more. */
static gboolean
uncheck_gone (YdUiAssignModel *self)
{
  GHashTableIter iter;
  gpointer id;
  gboolean any = FALSE;
  g_hash_table_iter_init (&iter, self->checked);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (self->passing, id))
      {
        g_hash_table_iter_remove (&iter);
        any = TRUE;
      }
  return any;
}

static void
rebuild (YdUiAssignModel *self)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->rows);
  guint old_n_columns = self->columns->len;
  self->rows = g_ptr_array_new_with_free_func (row_free);
  g_hash_table_remove_all (self->places);
  collect_passing (self);
  collect_columns (self);
  collect_rows (self);
  stamp_rows (self, old, old_n_columns);
  gboolean unchecked = uncheck_gone (self);
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
  self->rows = g_ptr_array_new_with_free_func (row_free);
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

YdPlan *
yd_ui_assign_model_get_plan (YdUiAssignModel *self)
{
  return self->plan;
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
  guint place = get_id (self->places, item);
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
  guint place = get_id (self->unit_places, unit);
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
  if (collapsed == (get_id (self->collapsed, item) != 0))
    return;
  if (collapsed)
    put_id (self->collapsed, item, 1);
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
  return get_id (self->checked, yd_ui_assign_model_get_row (self, row)->id) != 0;
}

static gboolean
set_checked (YdUiAssignModel *self, const YdUiAssignRow *row, gboolean checked)
{
  if (row->kind < YD_ITEM_POINT || checked == (get_id (self->checked, row->id) != 0))
    return FALSE;
  if (checked)
    put_id (self->checked, row->id, 1);
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
    put_id (self->checked, *(YdId *)id, 1);
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
      if (get_id (self->checked, id) != 0)
        g_array_append_val (ids, id);
    }
  return ids;
}

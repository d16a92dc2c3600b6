/* Owns: making the rows and columns of the assignment matrix out of the plan: what passes the filters,
 * shares and counts. Refuses: to tell anybody (yd-ui-assign-model.c does). */

#include "yd-ui-assign-model-private.h"

#include "yd-ui-words.h"

#include <glib/gi18n.h>
#include <string.h>

void
yd_ui_assign_row_free (gpointer data)
{
  YdUiAssignRow *row = data;
  g_object_unref (row->item);
  g_free (row->number);
  g_free (row->title);
  g_free (row->shares);
  g_free (row);
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
  if (yd_ui_assign_get_id (self->kept, yd_record_get_id (YD_RECORD (item))) != 0)
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
    yd_ui_assign_put_id (self->kept, yd_record_get_id (YD_RECORD (point)), 1);
  for (guint i = 0; i < yd_record_list_get_length (tasks); i++)
    {
      YdItem *task = yd_record_list_get (tasks, i);
      if (!all && !passes (self, task))
        continue;
      yd_ui_assign_put_id (self->kept, yd_record_get_id (YD_RECORD (task)), 1);
      yd_ui_assign_put_id (self->passing, yd_record_get_id (YD_RECORD (task)), 1);
      any = TRUE;
    }
  if (any)
    yd_ui_assign_put_id (self->passing, yd_record_get_id (YD_RECORD (point)), 1);
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

/* Returns: (transfer full) (nullable): what is to be known of a unit that is there for a part of the plan's time */
static char *
dup_limits (YdPlan *plan, const YdUnitRow *unit)
{
  YdDate first = yd_date_first_day (yd_plan_get_row (plan)->period_from);
  YdDate last = yd_plan_get_last_day (plan);
  gboolean ends = yd_date_is_set (unit->valid_until) && yd_date_is_set (last)
                  && yd_date_compare (yd_date_last_day (unit->valid_until), last) < 0;
  gboolean begins = yd_date_is_set (unit->valid_from) && yd_date_is_set (first)
                    && yd_date_compare (yd_date_first_day (unit->valid_from), first) > 0;
  if (!ends && !begins)
    return NULL;
  g_autofree char *day = yd_date_to_chinese (ends ? unit->valid_until : unit->valid_from);
  return g_strdup_printf (ends ? _ ("valid until %s") : _ ("valid from %s"), day);
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
      column->limits = dup_limits (self->plan, row);
      g_ptr_array_add (self->columns, column);
    }
  sort_columns (self->columns);
  for (guint i = 0; i < self->columns->len; i++)
    yd_ui_assign_put_id (self->unit_places, ((YdUiAssignColumn *)self->columns->pdata[i])->id,
                         i + 1);
}

/* Fills @shares, and counts. */
static void
read_shares (YdUiAssignModel *self, YdItem *item, guint8 *shares)
{
  YdRecordList *assignments = yd_item_list_assignments (item);
  for (guint i = 0; i < yd_record_list_get_length (assignments); i++)
    {
      YdAssignment *assignment = yd_record_list_get (assignments, i);
      guint place
        = yd_ui_assign_get_id (self->unit_places, yd_assignment_get_row (assignment)->unit);
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
      yd_ui_assign_put_id (self->places, row->id, i + 1);
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
    row->collapsed = yd_ui_assign_get_id (self->collapsed, row->id) != 0;
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
    if (yd_ui_assign_get_id (self->collapsed, yd_record_get_id (YD_RECORD (up))) != 0)
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
      if (kind >= YD_ITEM_POINT
          && yd_ui_assign_get_id (self->passing, yd_record_get_id (YD_RECORD (item))) == 0)
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
          yd_ui_assign_row_free (row);
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

/* Makes all anew; a row that is as it was keeps its stamp. Returns: whether a checked row went away */
gboolean
yd_ui_assign_rows_collect (YdUiAssignModel *self)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->rows);
  guint old_n_columns = self->columns->len;
  self->rows = g_ptr_array_new_with_free_func (yd_ui_assign_row_free);
  g_hash_table_remove_all (self->places);
  collect_passing (self);
  collect_columns (self);
  collect_rows (self);
  stamp_rows (self, old, old_n_columns);
  return uncheck_gone (self);
}

/* Owns: taking points of another plan over into this one, as one gesture. Refuses: reports, values and
 * what was done: they are the other plan's. */

#include "yd-edit-private.h"

#include "yd-text.h"
#include "yd-year-shift.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  YdStore *store;
  YdPlan *other;
  YdYearShift shift;
  GHashTable *units; /* owned: name → YdId, of those that this gesture added */
} Adoption;

/* Texts in place of which stand the same with the years moved on. */
static char *
moved (const Adoption *self, const char *text)
{
  return yd_year_shift_text (&self->shift, text, NULL);
}

/* Under which item of this plan the points of @item's section belong. */
static YdId
find_place (const Adoption *self, YdItem *item)
{
  YdItem *section = yd_item_get_section (item), *holds = NULL, *last = NULL;
  YdRecordList *items = yd_plan_list_items (self->store->plan);
  for (guint i = 0; i < yd_record_list_get_length (items); i++)
    {
      YdItem *own = yd_record_list_get (items, i);
      if (yd_item_get_kind (own) != YD_ITEM_SECTION)
        continue;
      if (section != item && strcmp (yd_item_get_title (own), yd_item_get_title (section)) == 0)
        return yd_item_get_row (own)->id;
      last = own;
      if (yd_record_list_get_length (yd_item_list_children (own)) > 0
          && !yd_item_get_row (own)->exempt)
        holds = own;
    }
  holds = holds != NULL ? holds : last;
  return holds != NULL ? yd_item_get_row (holds)->id : YD_ID_NONE;
}

static gboolean
adopt_body (const Adoption *self, YdItem *item, YdId id, GError **error)
{
  g_autofree char *body = yd_item_dup_body (item);
  g_autofree char *text = moved (self, body);
  return *text == '\0' || yd_edit_set_body (self->store, YD_OWNER_ITEM, id, text, error);
}

/* The unit of that name here; one known from the other plan alone is not registered. */
static gboolean
find_unit (const Adoption *self, YdUnit *unit, YdId *id, GError **error)
{
  g_autofree char *name = yd_text_clean_name (yd_unit_get_name (unit));
  YdUnit *own = yd_plan_find_unit_by_name (self->store->plan, name);
  YdId *added = g_hash_table_lookup (self->units, name);
  if (own != NULL || added != NULL)
    {
      *id = own != NULL ? yd_unit_get_row (own)->id : *added;
      return TRUE;
    }
  g_autofree char *key = yd_edit_last_order_key (self->store, YD_TABLE_UNIT, "1", 0);
  YdUnitRow row
    = { .id = yd_id_new (), .name = name, .kind = yd_unit_get_row (unit)->kind, .order_key = key };
  *id = row.id;
  g_hash_table_insert (self->units, g_strdup (name), g_memdup2 (id, sizeof *id));
  return yd_gesture_insert (self->store, YD_TABLE_UNIT, &row, error);
}

static gboolean
adopt_units (const Adoption *self, YdItem *item, YdId id, GError **error)
{
  YdRecordList *list = yd_item_list_assignments (item);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      YdAssignment *assignment = yd_record_list_get (list, i);
      YdUnit *unit = yd_assignment_get_unit (assignment);
      YdId own;
      if (unit != NULL
          && (!find_unit (self, unit, &own, error)
              || !yd_edit_assign (self->store, id, own,
                                  (YdRole)yd_assignment_get_row (assignment)->role, error)))
        return FALSE;
    }
  return TRUE;
}

/* The targets of years and units, for the years and units here; NULL where a unit cannot be made. */
static GArray *
adopt_targets (const Adoption *self, YdIndicator *indicator, GError **error)
{
  g_autoptr (GPtrArray) list = yd_indicator_dup_targets (indicator);
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (YdIndicatorTargetRow));
  for (guint i = 0; i < list->len; i++)
    {
      YdIndicatorTargetRow row = *yd_indicator_target_get_row (list->pdata[i]);
      YdUnit *unit = yd_indicator_target_get_unit (list->pdata[i]);
      if (unit != NULL && !find_unit (self, unit, &row.unit, error))
        return NULL;
      row.year += row.year != 0 ? self->shift.by : 0;
      g_array_append_val (targets, row);
    }
  return g_steal_pointer (&targets);
}

static gboolean
adopt_records (const Adoption *self, YdItem *item, YdId id, GError **error)
{
  gboolean ok = TRUE;
  YdRecordList *list = yd_item_list_indicators (item);
  for (guint i = 0; ok && i < yd_record_list_get_length (list); i++)
    {
      YdIndicator *indicator = yd_record_list_get (list, i);
      YdIndicatorRow *row = yd_row_copy (YD_TABLE_INDICATOR, yd_indicator_get_row (indicator));
      g_autoptr (GArray) targets = adopt_targets (self, indicator, error);
      row->id = YD_ID_NONE;
      row->item = id;
      g_clear_pointer (&row->order_key, g_free);
      row->due = yd_date_add_years (row->due, self->shift.by);
      ok = targets != NULL
           && yd_edit_put_indicator_with_targets (
             self->store, row, (YdIndicatorTargetRow *)targets->data, targets->len,
             yd_indicator_get_adds_up (indicator), error);
      yd_row_free (YD_TABLE_INDICATOR, row);
    }
  list = yd_item_list_milestones (item);
  for (guint i = 0; ok && i < yd_record_list_get_length (list); i++)
    {
      YdMilestoneRow *row
        = yd_row_copy (YD_TABLE_MILESTONE, yd_record_get_row (yd_record_list_get (list, i)));
      row->id = YD_ID_NONE;
      row->item = id;
      g_clear_pointer (&row->order_key, g_free);
      row->due = yd_date_add_years (row->due, self->shift.by);
      row->unit = YD_ID_NONE; /* of the other plan's register */
      row->done_on = YD_DATE_NONE;
      ok = yd_edit_put_milestone (self->store, row, error);
      yd_row_free (YD_TABLE_MILESTONE, row);
    }
  return ok;
}

/* Where it came from; fields that no other verb sets. */
static gboolean
adopt_row (const Adoption *self, YdItem *item, YdId id, GError **error)
{
  const YdItemRow *old = yd_item_get_row (item);
  YdItemRow *row = yd_row_new (YD_TABLE_ITEM);
  gboolean ok = yd_gesture_load (self->store, YD_TABLE_ITEM, id, YD_ID_NONE, row, error);
  yd_row_set_text (&row->lineage_plan, yd_plan_get_row (self->other)->uid);
  row->lineage_item = old->id;
  row->run_in = old->run_in;
  row->supervised = old->supervised;
  yd_row_set_text (&row->tags, old->tags);
  ok = ok && yd_gesture_update (self->store, YD_TABLE_ITEM, row, error);
  yd_row_free (YD_TABLE_ITEM, row);
  return ok;
}

/* The units as they were written there, where they are the same ones here: assigning took the mark away. */
static gboolean
adopt_mark (const Adoption *self, YdItem *item, YdId id, GError **error)
{
  const YdItemRow *old = yd_item_get_row (item);
  YdRecordList *list = yd_item_list_assignments (item);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      YdUnit *unit = yd_assignment_get_unit (yd_record_list_get (list, i));
      YdUnit *own = unit != NULL
                      ? yd_plan_find_unit_by_name (self->store->plan, yd_unit_get_name (unit))
                      : NULL;
      if (own != NULL && strcmp (yd_unit_get_name (own), yd_unit_get_name (unit)) != 0)
        return TRUE;
    }
  if (old->unit_mark == NULL)
    return TRUE;
  YdItemRow *row = yd_row_new (YD_TABLE_ITEM);
  gboolean ok = yd_gesture_load (self->store, YD_TABLE_ITEM, id, YD_ID_NONE, row, error);
  yd_row_set_text (&row->unit_mark, old->unit_mark);
  row->mark_own_line = old->mark_own_line;
  ok = ok && yd_gesture_update (self->store, YD_TABLE_ITEM, row, error);
  yd_row_free (YD_TABLE_ITEM, row);
  return ok;
}

static gboolean
remember_last (YdStore *store, gconstpointer row, gpointer user_data, GError **error)
{
  *(YdId *)user_data = ((const YdItemRow *)row)->id;
  return TRUE;
}

static gboolean
adopt_item (const Adoption *self, YdItem *item, YdId parent, YdId *id, GError **error)
{
  g_autofree char *title = moved (self, yd_item_get_title (item));
  YdItemKind kind = yd_item_get_kind (item);
  YdId after = YD_ID_NONE; /* behind its siblings, also those of this gesture */
  if (!yd_gesture_each (self->store, YD_TABLE_ITEM, YD_SIBLINGS_OF_ITEM, parent, remember_last,
                        &after, error)
      || !yd_edit_add_item (self->store, parent, after, kind, title, id, error)
      || !adopt_row (self, item, *id, error) || !adopt_body (self, item, *id, error)
      || !adopt_units (self, item, *id, error) || !adopt_mark (self, item, *id, error)
      || !adopt_records (self, item, *id, error))
    return FALSE;
  YdRecordList *children = yd_item_list_children (item);
  YdId task, previous = YD_ID_NONE;
  for (guint i = 0; i < yd_record_list_get_length (children); i++)
    {
      YdItem *child = yd_record_list_get (children, i);
      g_autofree char *words = moved (self, yd_item_get_title (child));
      if (!yd_edit_add_item (self->store, *id, previous, YD_ITEM_TASK, words, &task, error)
          || !adopt_row (self, child, task, error) || !adopt_body (self, child, task, error)
          || !adopt_units (self, child, task, error) || !adopt_records (self, child, task, error))
        return FALSE;
      previous = task;
    }
  return TRUE;
}

/**
 * yd_edit_adopt_items:
 * @ids: (array length=n_ids): points of @other
 * @first: (out) (optional): the first of them here
 */
gboolean
yd_edit_adopt_items (YdStore *store, YdPlan *other, const YdId *ids, guint n_ids, YdId *first,
                     GError **error)
{
  g_autoptr (GHashTable) units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  int year = yd_plan_get_year (store->plan), from = yd_plan_get_year (other);
  Adoption self = { store,
                    other,
                    { .first = from,
                      .last = from,
                      .by = year > 0 && from > 0 ? year - from : 0,
                      .own_title = yd_plan_get_title (other) },
                    units };
  g_autofree char *count = g_strdup_printf ("%u", n_ids);
  YdItem *named = n_ids > 0 ? yd_plan_find_item (other, ids[0]) : NULL;
  if (!yd_gesture_begin (store, "adopt",
                         yd_args_new ("title", named != NULL ? yd_item_get_title (named) : NULL,
                                      "count", count, NULL),
                         error))
    return FALSE;
  gboolean ok = TRUE;
  for (guint i = 0; ok && i < n_ids; i++)
    {
      YdId id = YD_ID_NONE;
      YdItem *item = yd_plan_find_item (other, ids[i]);
      if (item == NULL || yd_item_get_kind (item) != YD_ITEM_POINT)
        {
          ok = FALSE;
          g_set_error (error, YD_ERROR, YD_ERROR_NOT_FOUND, _ ("the other plan has no such point"));
          break;
        }
      ok = adopt_item (&self, item, find_place (&self, item), &id, error);
      if (i == 0 && first != NULL)
        *first = id;
    }
  return yd_gesture_end (store, ok, error);
}

/* Owns: the two passes in which rows become a plan. First objects are made, changed and removed; then
 * they are put into the lists of their owners, sorted, numbered, and each list and record tells once.
 * Refuses: rows whose owner is not there: they wait in no list until it comes. */

#include "yd-plan-builder.h"

#include "yd-indicator-private.h"
#include "yd-item-private.h"
#include "yd-numbering-private.h"
#include "yd-plan-private.h"
#include "yd-unit-private.h"

static GType
type_of (YdTable table)
{
  switch (table)
    {
    case YD_TABLE_ITEM:
      return YD_TYPE_ITEM;
    case YD_TABLE_PARAGRAPH:
      return YD_TYPE_PARAGRAPH;
    case YD_TABLE_UNIT:
      return YD_TYPE_UNIT;
    case YD_TABLE_UNIT_ALIAS:
      return YD_TYPE_UNIT_ALIAS;
    case YD_TABLE_UNIT_MEMBER:
      return YD_TYPE_UNIT_MEMBER;
    case YD_TABLE_ASSIGNMENT:
      return YD_TYPE_ASSIGNMENT;
    case YD_TABLE_INDICATOR:
      return YD_TYPE_INDICATOR;
    case YD_TABLE_INDICATOR_TARGET:
      return YD_TYPE_INDICATOR_TARGET;
    case YD_TABLE_MILESTONE:
      return YD_TYPE_MILESTONE;
    case YD_TABLE_SUGGESTION:
      return YD_TYPE_SUGGESTION;
    case YD_TABLE_REPORT:
      return YD_TYPE_REPORT;
    case YD_TABLE_NOTICE:
      return YD_TYPE_NOTICE;
    case YD_TABLE_ANNEX:
      return YD_TYPE_ANNEX;
    case YD_TABLE_RECIPIENT:
      return YD_TYPE_RECIPIENT;
    case YD_TABLE_UNPLACED:
      return YD_TYPE_UNPLACED;
    case YD_TABLE_COMMENT:
      return YD_TYPE_COMMENT;
    case YD_TABLE_SUPPRESSION:
      return YD_TYPE_SUPPRESSION;
    case YD_TABLE_SETTING:
      return YD_TYPE_SETTING;
    case YD_TABLE_PLAN:
    case YD_N_TABLES:
      break;
    }
  g_return_val_if_reached (G_TYPE_INVALID);
}

static void
mark_dirty (YdPlan *plan, YdRecordList *list)
{
  if (list != NULL && !g_hash_table_contains (plan->dirty, list))
    g_hash_table_add (plan->dirty, g_object_ref (list));
}

/* The list of @id in which its rows of @table stand. */
static YdRecordList *
list_on_item (YdPlan *plan, YdId id, YdTable table)
{
  YdItem *item = yd_plan_find_item (plan, id);
  if (item == NULL)
    return NULL;
  if (table == YD_TABLE_ITEM && yd_item_get_child_model (item) == NULL)
    {
      yd_record_renew (YD_RECORD (item));
      mark_dirty (plan, yd_record_get_list (YD_RECORD (item)));
    }
  return yd_item_make_list (item, table);
}

static YdRecordList *
list_on_unit (YdPlan *plan, YdId id, YdTable table)
{
  YdUnit *unit = yd_plan_find_unit (plan, id);
  return unit != NULL ? yd_unit_make_list (unit, table) : NULL;
}

static YdRecordList *
paragraph_list (YdPlan *plan, const YdParagraphRow *row)
{
  switch ((YdOwner)row->owner_kind)
    {
    case YD_OWNER_ITEM:
      return list_on_item (plan, row->owner, YD_TABLE_PARAGRAPH);
    case YD_OWNER_PREAMBLE:
      return plan->lists[YD_PLAN_PREAMBLE];
    case YD_OWNER_CLOSING:
      return plan->lists[YD_PLAN_CLOSING];
    case YD_OWNER_NOTICE:
      return plan->notice != NULL ? yd_notice_list_body (plan->notice) : NULL;
    case YD_OWNER_ANNEX:
      {
        YdRecord *annex = yd_plan_find (plan, YD_TABLE_ANNEX, row->owner);
        return annex != NULL ? yd_annex_list_paragraphs (YD_ANNEX (annex)) : NULL;
      }
    }
  return NULL;
}

/* The list in which a record belongs; NULL where its owner is not there. */
static YdRecordList *
home_of (YdPlan *plan, YdRecord *record)
{
  gconstpointer row = yd_record_get_row (record);
  YdTable table = yd_record_get_table (record);
  switch (table)
    {
    case YD_TABLE_ITEM:
      {
        YdId parent = ((const YdItemRow *)row)->parent;
        return parent == YD_ID_NONE ? plan->lists[YD_PLAN_ITEMS]
                                    : list_on_item (plan, parent, table);
      }
    case YD_TABLE_PARAGRAPH:
      return paragraph_list (plan, row);
    case YD_TABLE_UNIT:
      return plan->lists[YD_PLAN_UNITS];
    case YD_TABLE_UNIT_ALIAS:
      return list_on_unit (plan, ((const YdUnitAliasRow *)row)->unit, table);
    case YD_TABLE_UNIT_MEMBER:
      return list_on_unit (plan, ((const YdUnitMemberRow *)row)->collective, table);
    case YD_TABLE_ASSIGNMENT:
      return list_on_item (plan, ((const YdAssignmentRow *)row)->item, table);
    case YD_TABLE_INDICATOR:
      return list_on_item (plan, ((const YdIndicatorRow *)row)->item, table);
    case YD_TABLE_INDICATOR_TARGET:
      {
        YdRecord *indicator
          = yd_plan_find (plan, YD_TABLE_INDICATOR, ((const YdIndicatorTargetRow *)row)->indicator);
        return indicator != NULL ? yd_indicator_make_targets (YD_INDICATOR (indicator)) : NULL;
      }
    case YD_TABLE_MILESTONE:
      return list_on_item (plan, ((const YdMilestoneRow *)row)->item, table);
    case YD_TABLE_SUGGESTION:
      return list_on_item (plan, ((const YdSuggestionRow *)row)->item, table);
    case YD_TABLE_REPORT:
      return list_on_item (plan, ((const YdReportRow *)row)->item, table);
    case YD_TABLE_ANNEX:
      return plan->notice != NULL ? yd_notice_list_annexes (plan->notice) : NULL;
    case YD_TABLE_RECIPIENT:
      return plan->notice != NULL ? yd_notice_list_recipients (plan->notice) : NULL;
    case YD_TABLE_UNPLACED:
      return plan->lists[YD_PLAN_UNPLACED];
    case YD_TABLE_COMMENT:
      return plan->lists[YD_PLAN_COMMENTS];
    case YD_TABLE_SUPPRESSION:
      return plan->lists[YD_PLAN_SUPPRESSIONS];
    case YD_TABLE_SETTING:
      return plan->lists[YD_PLAN_SETTINGS];
    case YD_TABLE_NOTICE:
    case YD_TABLE_PLAN:
    case YD_N_TABLES:
      break;
    }
  return NULL;
}

/* The record whose list @record stands in: it looks different too. */
static YdRecord *
owner_of (YdPlan *plan, YdRecord *record)
{
  gconstpointer row = yd_record_get_row (record);
  switch (yd_record_get_table (record))
    {
    case YD_TABLE_PARAGRAPH:
      return ((const YdParagraphRow *)row)->owner_kind == YD_OWNER_ITEM
               ? yd_plan_find (plan, YD_TABLE_ITEM, ((const YdParagraphRow *)row)->owner)
               : NULL;
    case YD_TABLE_ASSIGNMENT:
      return yd_plan_find (plan, YD_TABLE_ITEM, ((const YdAssignmentRow *)row)->item);
    case YD_TABLE_INDICATOR:
      return yd_plan_find (plan, YD_TABLE_ITEM, ((const YdIndicatorRow *)row)->item);
    case YD_TABLE_INDICATOR_TARGET:
      return yd_plan_find (plan, YD_TABLE_INDICATOR,
                           ((const YdIndicatorTargetRow *)row)->indicator);
    case YD_TABLE_MILESTONE:
      return yd_plan_find (plan, YD_TABLE_ITEM, ((const YdMilestoneRow *)row)->item);
    case YD_TABLE_SUGGESTION:
      return yd_plan_find (plan, YD_TABLE_ITEM, ((const YdSuggestionRow *)row)->item);
    case YD_TABLE_REPORT:
      return yd_plan_find (plan, YD_TABLE_ITEM, ((const YdReportRow *)row)->item);
    case YD_TABLE_UNIT_ALIAS:
      return yd_plan_find (plan, YD_TABLE_UNIT, ((const YdUnitAliasRow *)row)->unit);
    default:
      return NULL;
    }
}

/**
 * yd_plan_builder_begin:
 *
 * Opens a refresh; not to be nested.
 */
void
yd_plan_builder_begin (YdPlan *plan)
{
  g_return_if_fail (plan->touched == NULL);
  plan->touched = g_ptr_array_new_with_free_func (g_object_unref);
  plan->dirty = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  plan->plan_touched = FALSE;
  plan->tree_touched = FALSE;
}

/* Before an item leaves its place: those above it are not what they were. */
static void
touch_above (YdRecord *record)
{
  YdItem *parent = YD_IS_ITEM (record) ? yd_item_get_parent (YD_ITEM (record)) : NULL;
  if (parent != NULL)
    yd_item_touch_tree (parent, yd_record_next_stamp ());
}

/* Whether the change of an item's row can change numbers: its place, its kind or its form. */
static gboolean
moves_tree (const YdItemRow *before, const YdItemRow *now)
{
  return before->parent != now->parent || before->kind != now->kind || before->form != now->form
         || g_strcmp0 (before->order_key, now->order_key) != 0;
}

/**
 * yd_plan_builder_put:
 * @row: the row of @table as it now is; copied
 *
 * Makes the record, or gives it its new values.
 */
void
yd_plan_builder_put (YdPlan *plan, YdTable table, gconstpointer row)
{
  g_return_if_fail (plan->touched != NULL);
  if (table == YD_TABLE_PLAN)
    {
      yd_row_free (table, plan->row);
      plan->row = yd_row_copy (table, row);
      plan->plan_touched = plan->tree_touched = TRUE;
      return;
    }

  const YdId *ids = row;
  gboolean two = yd_table_get_info (table)->n_keys == 2;
  YdRecord *record = yd_record_table_find (plan->records[table], ids[0], two ? ids[1] : YD_ID_NONE);
  if (record != NULL)
    {
      YdRecord *owner = owner_of (plan, record);
      if (owner != NULL)
        g_ptr_array_add (plan->touched, g_object_ref (owner));
      plan->tree_touched |= table == YD_TABLE_ITEM && moves_tree (yd_record_get_row (record), row);
      touch_above (record);
      yd_record_set_row (record, row);
    }
  else
    {
      plan->tree_touched |= table == YD_TABLE_ITEM;
      record = yd_record_new (type_of (table), plan, row);
      g_hash_table_insert (plan->records[table], (gpointer)yd_record_get_key (record), record);
      if (table == YD_TABLE_NOTICE)
        plan->notice = YD_NOTICE (record);
    }
  g_ptr_array_add (plan->touched, g_object_ref (record));
}

/**
 * yd_plan_builder_remove:
 * @first: the record's id
 * @second: the other half of a link's key, else %YD_ID_NONE
 *
 * Takes the record out of the plan; whoever still holds it sees a record without a plan.
 */
void
yd_plan_builder_remove (YdPlan *plan, YdTable table, YdId first, YdId second)
{
  g_return_if_fail (plan->touched != NULL && table != YD_TABLE_PLAN);
  YdRecord *record = yd_record_table_find (plan->records[table], first, second);
  if (record == NULL)
    return;

  YdRecord *owner = owner_of (plan, record);
  if (owner != NULL)
    g_ptr_array_add (plan->touched, g_object_ref (owner));
  if (record == (YdRecord *)plan->notice)
    plan->notice = NULL;
  mark_dirty (plan, yd_record_get_list (record));
  touch_above (record);
  g_hash_table_remove (plan->records[table], yd_record_get_key (record));
  plan->plan_touched |= table == YD_TABLE_UNIT;
  plan->tree_touched |= table == YD_TABLE_ITEM;
}

static void
touch_renumbered (YdItem *item, gpointer user_data)
{
  YdPlan *plan = user_data;
  g_ptr_array_add (plan->touched, g_object_ref (item));
}

static void
link_record (YdPlan *plan, YdRecord *record)
{
  if (yd_record_get_plan (record) == NULL)
    return; /* removed again within the gesture */
  YdRecordList *home = home_of (plan, record), *now = yd_record_get_list (record);
  if (home != now)
    {
      mark_dirty (plan, now);
      yd_record_set_list (record, NULL);
      if (home != NULL)
        yd_record_list_add (home, record);
    }
  mark_dirty (plan, home);
}

typedef struct
{
  YdRecordList *list;
  guint depth; /* of the items in it */
} ItemList;

static int
compare_depth (gconstpointer a, gconstpointer b)
{
  guint x = ((const ItemList *)a)->depth, y = ((const ItemList *)b)->depth;
  return (x < y) - (x > y);
}

/* Lists of items are told last, the deepest of them first: who shows a tree reads the list below an item
 * when it hears of the item, and must not be told of it once more. */
static void
tell_lists (GHashTable *lists)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (ItemList));
  GHashTableIter iter;
  gpointer list;
  g_hash_table_iter_init (&iter, lists);
  while (g_hash_table_iter_next (&iter, &list, NULL))
    {
      gpointer first = yd_record_list_get_length (list) > 0 ? yd_record_list_get (list, 0) : NULL;
      if (YD_IS_ITEM (first))
        {
          ItemList entry = { list, yd_item_get_depth (first) };
          g_array_append_val (items, entry);
        }
      else
        yd_record_list_tell (list);
    }
  g_array_sort (items, compare_depth);
  for (guint i = 0; i < items->len; i++)
    yd_record_list_tell (g_array_index (items, ItemList, i).list);
}

/**
 * yd_plan_builder_end:
 *
 * Links, sorts and numbers what was put and removed, then tells: each list once, each record once,
 * the plan last.
 */
void
yd_plan_builder_end (YdPlan *plan)
{
  g_return_if_fail (plan->touched != NULL);
  for (guint i = 0; i < plan->touched->len; i++)
    link_record (plan, plan->touched->pdata[i]);
  for (guint i = 0; i < plan->touched->len; i++) /* owners of owners too: it grows meanwhile */
    {
      YdRecord *owner = yd_record_get_plan (plan->touched->pdata[i]) != NULL
                          ? owner_of (plan, plan->touched->pdata[i])
                          : NULL;
      if (owner != NULL)
        g_ptr_array_add (plan->touched, g_object_ref (owner));
    }

  /* All lists take their new shape before anybody hears of it: who listens to one may read others. */
  GHashTableIter iter;
  gpointer list;
  g_hash_table_iter_init (&iter, plan->dirty);
  while (g_hash_table_iter_next (&iter, &list, NULL))
    yd_record_list_arrange (list);
  if (plan->tree_touched)
    yd_numbering_run (plan, touch_renumbered, plan);

  g_autoptr (GPtrArray) touched = g_steal_pointer (&plan->touched);
  gboolean frame = plan->plan_touched;
  guint64 stamp = yd_record_next_stamp ();
  for (guint i = 0; i < touched->len; i++)
    {
      YdTable table = yd_record_get_table (touched->pdata[i]);
      yd_record_touch (touched->pdata[i], stamp);
      if (table == YD_TABLE_ITEM)
        yd_item_touch_tree (touched->pdata[i], stamp);
      frame = frame || table == YD_TABLE_UNIT;
    }
  if (frame)
    plan->frame_stamp = stamp;
  g_autoptr (GHashTable) dirty = g_steal_pointer (&plan->dirty);
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);
  tell_lists (dirty);
  for (guint i = 0; i < touched->len; i++)
    if (g_hash_table_add (told, touched->pdata[i])
        && yd_record_get_plan (touched->pdata[i]) != NULL)
      yd_record_emit_changed (touched->pdata[i]);
  yd_plan_emit_changed (plan);
}

/* Owns: writing many rows as one gesture: what reading a document gives. Refuses: a plan that has
 * something in it already. */

#include "yd-edit-private.h"

#include "yd-issued-text.h"
#include "yd-order-key.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Takes over every value of @from but the first @n_kept fields, which the plan's own row keeps. */
static gboolean
take_over (YdStore *store, YdTable table, gconstpointer own, gconstpointer from, guint n_kept,
           GError **error)
{
  const YdTableInfo *info = yd_table_get_info (table);
  gpointer row = yd_row_copy (table, from);
  gpointer kept = yd_row_copy (table, own);
  for (guint i = 0; i < n_kept; i++)
    {
      gpointer at = G_STRUCT_MEMBER_P (row, info->fields[i].offset);
      gpointer source = G_STRUCT_MEMBER_P (kept, info->fields[i].offset);
      if (info->fields[i].type == YD_FIELD_TEXT)
        yd_row_set_text (at, *(char **)source);
      else
        *(YdId *)at = *(YdId *)source;
    }
  gboolean ok = yd_gesture_update (store, table, row, error);
  yd_row_free (table, row);
  yd_row_free (table, kept);
  return ok;
}

/* ---- order ---- */

/* A row that stands in a list. */
typedef struct
{
  guint index; /* among the rows */
  YdTable table;
  YdId above; /* what the list hangs on; none where the table is one list */
  int kind;   /* of what a paragraph hangs on */
  const char *key;
  YdId id;
} Place;

/* What a row of that table hangs on. */
static const YdField *
find_above (YdTable table)
{
  static const char *const names[] = { "parent", "owner", "item", "notice" };
  const YdField *field = NULL;
  for (guint i = 0; field == NULL && i < G_N_ELEMENTS (names); i++)
    field = yd_table_find_field (table, names[i]);
  return field;
}

static int
compare_lists (const Place *a, const Place *b)
{
  if (a->table != b->table)
    return a->table < b->table ? -1 : 1;
  if (a->above != b->above)
    return a->above < b->above ? -1 : 1;
  return a->kind - b->kind;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;
  int order = compare_lists (x, y);
  if (order == 0)
    order = strcmp (x->key, y->key);
  return order != 0 ? order : (x->id > y->id) - (x->id < y->id);
}

static GArray *
collect_places (const YdRowList *rows)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  for (guint i = 0; i < yd_row_list_get_length (rows); i++)
    {
      YdTable table;
      gconstpointer row = yd_row_list_get (rows, i, &table);
      const YdField *order = yd_table_find_field (table, "order_key"), *above = find_above (table);
      if (order == NULL)
        continue;
      const char *key = G_STRUCT_MEMBER (char *, row, order->offset);
      Place place = { .index = i, .table = table, .key = key != NULL ? key : "" };
      place.id = *(const YdId *)row;
      place.above = above != NULL ? G_STRUCT_MEMBER (YdId, row, above->offset) : YD_ID_NONE;
      place.kind = table == YD_TABLE_PARAGRAPH ? ((const YdParagraphRow *)row)->owner_kind : 0;
      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  return places;
}

GPtrArray *
yd_edit_make_keys (YdStore *store, const YdRowList *rows)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) places = collect_places (rows);
  g_ptr_array_set_size (keys, (int)yd_row_list_get_length (rows));
  for (guint from = 0, to; from < places->len; from = to)
    {
      const Place *first = &g_array_index (places, Place, from);
      for (to = from + 1; to < places->len; to++)
        if (compare_lists (first, &g_array_index (places, Place, to)) != 0)
          break;
      g_autofree char **run = yd_order_key_run (to - from, NULL, NULL, store->infix);
      if (run == NULL) /* more than a run can count */
        run = yd_order_key_spread (to - from, NULL, NULL);
      for (guint i = from; i < to; i++)
        keys->pdata[g_array_index (places, Place, i).index] = run[i - from];
    }
  return keys;
}

/* ---- rows ---- */

/* Rows that name the importer's plan or notice are given the plan's own. */
static gboolean
insert_row (YdStore *store, YdTable table, gconstpointer source, const char *key, YdId plan_id,
            YdId notice_id, GError **error)
{
  gpointer row = yd_row_copy (table, source);
  if (table == YD_TABLE_PARAGRAPH)
    {
      YdParagraphRow *paragraph = row;
      if (paragraph->owner_kind == YD_OWNER_PREAMBLE || paragraph->owner_kind == YD_OWNER_CLOSING)
        paragraph->owner = plan_id;
      else if (paragraph->owner_kind == YD_OWNER_NOTICE)
        paragraph->owner = notice_id;
    }
  else if (table == YD_TABLE_ANNEX)
    ((YdAnnexRow *)row)->notice = notice_id;
  else if (table == YD_TABLE_RECIPIENT)
    ((YdRecipientRow *)row)->notice = notice_id;
  if (key != NULL)
    yd_row_set_text (G_STRUCT_MEMBER_P (row, yd_table_find_field (table, "order_key")->offset),
                     key);
  gboolean ok = yd_gesture_insert (store, table, row, error);
  yd_row_free (table, row);
  return ok;
}

/* Whether the rows are last year's plan, carried on. */
static gboolean
is_carried (const YdRowList *rows)
{
  for (guint i = 0; i < yd_row_list_get_length (rows); i++)
    {
      YdTable table;
      const YdItemRow *row = yd_row_list_get (rows, i, &table);
      if (table == YD_TABLE_ITEM && row->lineage_plan != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_issued (const YdRowList *rows)
{
  for (guint i = 0; i < yd_row_list_get_length (rows); i++)
    {
      YdTable table;
      const YdPlanRow *row = yd_row_list_get (rows, i, &table);
      if (table == YD_TABLE_PLAN)
        return row->stage == YD_STAGE_ISSUED;
    }
  return FALSE;
}

/* What is read in as an issued plan was issued as it stands. Its numbers and lists are known once it is a
 * plan, which the store's own is not before the gesture ends. */
static gboolean
keep_issued_text (YdStore *store, GError **error)
{
  g_autoptr (YdPlan) plan = yd_plan_new ();
  if (!yd_store_read_plan (store->io, plan, error))
    return FALSE;
  g_autofree char *digest = yd_issued_text_dup_digest (plan, yd_plan_get_row (plan));
  return yd_edit_set_setting (store, YD_SETTING_ISSUED_TEXT, digest, error);
}

/**
 * yd_edit_import:
 * @rows: rows of any table; ids must be set, a plan row and a notice row at most once
 * @source: (nullable): the name of what they came from; %NULL for a blank plan
 */
gboolean
yd_edit_import (YdStore *store, YdRowList *rows, const char *source, GError **error)
{
  YdNotice *notice = yd_plan_get_notice (store->plan);
  if (yd_plan_get_first_item (store->plan) != NULL || notice == NULL)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_REFUSED,
                   _ ("only an empty plan can be filled from a document"));
      return FALSE;
    }
  if (!yd_gesture_begin (store, "import",
                         is_carried (rows) ? yd_args_new ("source", source, "carried", "yes", NULL)
                                           : yd_args_new ("source", source, NULL),
                         error))
    return FALSE;
  YdId plan_id = yd_plan_get_id (store->plan), notice_id = yd_record_get_id (YD_RECORD (notice));
  g_autoptr (GPtrArray) keys = yd_edit_make_keys (store, rows);
  gboolean ok = TRUE;
  for (guint i = 0; ok && i < yd_row_list_get_length (rows); i++)
    {
      YdTable table;
      gconstpointer row = yd_row_list_get (rows, i, &table);
      if (table == YD_TABLE_PLAN)
        ok = take_over (store, table, yd_plan_get_row (store->plan), row, 2, error);
      else if (table == YD_TABLE_NOTICE)
        ok = take_over (store, table, yd_notice_get_row (notice), row, 1, error);
      else
        ok = insert_row (store, table, row, keys->pdata[i], plan_id, notice_id, error);
    }
  return yd_gesture_end (store, ok && (!is_issued (rows) || keep_issued_text (store, error)),
                         error);
}

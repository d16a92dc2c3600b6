/* Owns: writing many rows as one gesture: what reading a document gives. Refuses: a plan that has
 * something in it already. */

#include "yd-edit-private.h"

#include <glib/gi18n-lib.h>

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

/* Rows that name the importer's plan or notice are given the plan's own. */
static gboolean
insert_row (YdStore *store, YdTable table, gconstpointer source, YdId plan_id, YdId notice_id,
            GError **error)
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
  gboolean ok = yd_gesture_insert (store, table, row, error);
  yd_row_free (table, row);
  return ok;
}

/**
 * yd_edit_import:
 * @rows: rows of any table; ids must be set, a plan row and a notice row at most once
 * @source: (nullable): the name of what they came from
 */
gboolean
yd_edit_import (YdStore *store, YdRowList *rows, const char *source, GError **error)
{
  YdNotice *notice = yd_plan_get_notice (store->plan);
  if (yd_plan_get_first_item (store->plan) != NULL || notice == NULL)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_REFUSED, _ ("only an empty plan can be filled from a document"));
      return FALSE;
    }
  if (!yd_gesture_begin (store, "import", yd_args_new ("source", source, NULL), error))
    return FALSE;
  YdId plan_id = yd_plan_get_id (store->plan), notice_id = yd_record_get_id (YD_RECORD (notice));
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
        ok = insert_row (store, table, row, plan_id, notice_id, error);
    }
  return yd_gesture_end (store, ok, error);
}

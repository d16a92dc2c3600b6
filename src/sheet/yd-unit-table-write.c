/* Owns: the register of units as a workbook that yd_unit_table_read() reads again. */

#include "yd-unit-table.h"

#include "yd-book.h"

static const YdColumn written[] = {
  { "次序", 6, YD_COLUMN_NUMBER },      { "单位名称", 29, YD_COLUMN_TEXT },
  { "规范化简称", 16, YD_COLUMN_TEXT }, { "类别", 11.5, YD_COLUMN_CENTRE },
  { "别名", 28, YD_COLUMN_TEXT },       { "有效期自", 12, YD_COLUMN_CENTRE },
  { "有效期至", 12, YD_COLUMN_CENTRE }, { "成员单位", 29, YD_COLUMN_TEXT },
};

static char *
dup_members (YdUnit *unit)
{
  g_autoptr (GPtrArray) members = yd_unit_dup_members (unit);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < members->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "、" : "", yd_unit_get_name (members->pdata[i]));
  return g_string_free (text, FALSE);
}

static char *
dup_aliases (YdUnit *unit)
{
  YdRecordList *aliases = yd_unit_list_aliases (unit);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < yd_record_list_get_length (aliases); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "、" : "",
                            yd_unit_alias_get_row (yd_record_list_get (aliases, i))->name);
  return g_string_free (text, FALSE);
}

static void
write_date (YdBookSheet *sheet, guint column, YdDate date)
{
  g_autofree char *text = yd_date_to_iso (date);
  yd_sheet_text (sheet, column, text);
}

/**
 * yd_unit_table_write:
 * @path: what stands there is replaced once the new one is whole
 * @created: stamped into the file, in seconds since 1970
 *
 * Writes the register, without units that were merged into others. yd_unit_table_read() reads it again.
 */
gboolean
yd_unit_table_write (YdPlan *plan, const char *path, gint64 created, GError **error)
{
  YdRecordList *units = yd_plan_list_units (plan);
  YdDate day = yd_plan_get_last_day (plan);
  g_autoptr (YdBook) book = yd_book_new (path, "单位名录", created, day, error);
  if (book == NULL)
    return FALSE;
  YdBookSheet *sheet
    = yd_book_add_sheet (book, "单位名录", "单位名录", "", written, G_N_ELEMENTS (written));
  guint serial = 0;
  for (guint i = 0; i < yd_record_list_get_length (units); i++)
    {
      YdUnit *unit = yd_record_list_get (units, i);
      const YdUnitRow *row = yd_unit_get_row (unit);
      if (!yd_unit_is_current (unit))
        continue;
      g_autofree char *aliases = dup_aliases (unit), *members = dup_members (unit);
      yd_sheet_number (sheet, 0, ++serial);
      yd_sheet_text (sheet, 1, row->name);
      yd_sheet_text (sheet, 2, row->short_name);
      yd_sheet_text (sheet, 3, yd_unit_kind_get_chinese ((YdUnitKind)row->kind));
      yd_sheet_text (sheet, 4, aliases);
      write_date (sheet, 5, row->valid_from);
      write_date (sheet, 6, row->valid_until);
      yd_sheet_text (sheet, 7, members);
      yd_sheet_end_row (sheet);
    }
  yd_sheet_finish (sheet, TRUE);
  return yd_book_close (book, NULL, NULL, error);
}

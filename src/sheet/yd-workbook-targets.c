/* Owns: 指标分解: what years and units have of each indicator, years across and units down, so that a
 * column can be summed. Refuses: to stand there where nothing is broken down. */

#include "yd-workbook-sheets.h"

#include <string.h>

#define FIRST_YEAR_COLUMN 8
#define MAX_YEARS 40 /* more is a mistake somewhere: the checks tell of years outside the plan */

/* One sheet in the making. */
typedef struct
{
  YdBookSheet *sheet;
  GArray *years; /* int, rising */
  guint serial;
} Sheet;

static int
compare_years (gconstpointer a, gconstpointer b)
{
  return *(const int *)a - *(const int *)b;
}

/* The years that any indicator names; @any: whether anything is broken down at all. */
static GArray *
collect_years (GArray *works, gboolean *any)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  *any = FALSE;
  for (guint i = 0; i < works->len; i++)
    {
      YdRecordList *indicators = yd_item_list_indicators (yd_work_get (works, i)->item);
      for (guint k = 0; k < yd_record_list_get_length (indicators); k++)
        {
          YdRecordList *targets = yd_indicator_list_targets (yd_record_list_get (indicators, k));
          for (guint t = 0; t < yd_record_list_get_length (targets); t++)
            {
              int year = yd_indicator_target_get_row (yd_record_list_get (targets, t))->year;
              *any = TRUE;
              if (year != 0 && years->len < MAX_YEARS
                  && g_hash_table_add (seen, GINT_TO_POINTER (year)))
                g_array_append_val (years, year);
            }
        }
    }
  g_array_sort (years, compare_years);
  return years;
}

static void
write_value (Sheet *self, guint column, gboolean known, const YdDecimal *value)
{
  if (known)
    yd_sheet_decimal (self->sheet, column, value);
  else
    yd_sheet_text (self->sheet, column, NULL);
}

/* What stands at the head of each row of an indicator. */
static void
begin_row (Sheet *self, const YdWork *work, const YdIndicatorRow *row, const char *who)
{
  yd_sheet_number (self->sheet, 0, ++self->serial);
  yd_sheet_text (self->sheet, 1, work->section);
  yd_sheet_text (self->sheet, 2, work->number);
  yd_sheet_text (self->sheet, 3, work->title);
  yd_sheet_text (self->sheet, 4, row->name);
  yd_sheet_text (self->sheet, 5, who);
  yd_sheet_text (self->sheet, 6, row->measure);
}

static int
get_year (const Sheet *self, guint index)
{
  return g_array_index (self->years, int, index);
}

static void
write_whole (Sheet *self, const YdWork *work, YdIndicator *indicator)
{
  YdDecimal value = { 0 };
  begin_row (self, work, yd_indicator_get_row (indicator), "全部");
  g_autofree char *target = yd_indicator_dup_target_text (indicator);
  yd_sheet_text (self->sheet, 7, target);
  for (guint i = 0; i < self->years->len; i++)
    write_value (self, FIRST_YEAR_COLUMN + i,
                 yd_indicator_get_whole (indicator, get_year (self, i), &value), &value);
  yd_sheet_end_row (self->sheet);
}

static void
write_unit (Sheet *self, const YdWork *work, YdIndicator *indicator, YdUnit *unit)
{
  YdId id = yd_record_get_id (YD_RECORD (unit));
  begin_row (self, work, yd_indicator_get_row (indicator), yd_unit_get_label (unit));
  for (guint i = 0; i <= self->years->len; i++)
    {
      const YdIndicatorTargetRow *row
        = yd_indicator_find_target (indicator, i == 0 ? 0 : get_year (self, i - 1), id);
      YdDecimal value = { row != NULL ? row->target : 0, row != NULL ? row->scale : 0 };
      write_value (self, FIRST_YEAR_COLUMN - 1 + i, row != NULL, &value);
    }
  yd_sheet_end_row (self->sheet);
}

static void
write_sum (Sheet *self, const YdWork *work, YdIndicator *indicator)
{
  YdDecimal value = { 0 };
  begin_row (self, work, yd_indicator_get_row (indicator),
             yd_adds_up_get_chinese (yd_indicator_get_adds_up (indicator)));
  for (guint i = 0; i <= self->years->len; i++)
    write_value (self, FIRST_YEAR_COLUMN - 1 + i,
                 yd_indicator_add_up (indicator, i == 0 ? 0 : get_year (self, i - 1), &value),
                 &value);
  yd_sheet_end_row (self->sheet);
}

/* All together, each unit, and what the units make. */
static void
write_indicator (Sheet *self, const YdWork *work, YdIndicator *indicator)
{
  g_autoptr (GPtrArray) targets = yd_indicator_dup_targets (indicator);
  YdUnit *last = NULL;
  if (targets->len == 0)
    return;
  write_whole (self, work, indicator);
  for (guint i = 0; i < targets->len; i++)
    {
      YdUnit *unit = yd_indicator_target_get_unit (targets->pdata[i]);
      if (unit != NULL && unit != last)
        write_unit (self, work, indicator, unit);
      last = unit;
    }
  if (last != NULL)
    write_sum (self, work, indicator);
}

gboolean
yd_workbook_write_targets (YdWorkbook *self)
{
  static const YdColumn fixed[FIRST_YEAR_COLUMN] = {
    { "序号", 4, YD_COLUMN_NUMBER },     { "板块", 11, YD_COLUMN_TEXT },
    { "编号", 5.5, YD_COLUMN_CENTRE },   { "工作任务", 18, YD_COLUMN_TEXT },
    { "指标", 19, YD_COLUMN_TEXT },      { "单位", 14, YD_COLUMN_CENTRE },
    { "计量单位", 8, YD_COLUMN_CENTRE }, { "全期目标", 10, YD_COLUMN_CENTRE },
  };
  gboolean any;
  g_autoptr (GArray) years = collect_years (self->works, &any);
  if (!any)
    return TRUE;
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autofree YdColumn *columns = g_new (YdColumn, FIRST_YEAR_COLUMN + years->len);
  memcpy (columns, fixed, sizeof fixed);
  for (guint i = 0; i < years->len; i++)
    {
      g_ptr_array_add (titles, g_strdup_printf ("%d年", g_array_index (years, int, i)));
      columns[FIRST_YEAR_COLUMN + i] = (YdColumn){ titles->pdata[i], 9, YD_COLUMN_CENTRE };
    }
  Sheet sheet = { .years = years };
  sheet.sheet = yd_workbook_add_sheet (self, "指标分解", columns, FIRST_YEAR_COLUMN + years->len);
  for (guint i = 0; i < self->works->len; i++)
    {
      const YdWork *work = yd_work_get (self->works, i);
      YdRecordList *indicators = yd_item_list_indicators (work->item);
      if (!yd_book_step (self->book, self->cancellable))
        return FALSE;
      for (guint k = 0; k < yd_record_list_get_length (indicators); k++)
        write_indicator (&sheet, work, yd_record_list_get (indicators, k));
    }
  yd_sheet_finish (sheet.sheet, TRUE);
  return TRUE;
}

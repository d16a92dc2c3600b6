/* Owns: 按单位, what each unit carries in numbers, and 单位任务清单, the same as a list. */

#include "yd-load.h"
#include "yd-workbook-sheets.h"

#include <string.h>

static const char *
name_of (const YdLoad *load)
{
  return load->unit != NULL ? yd_unit_get_label (load->unit) : "（未明确牵头单位）";
}

static const char *
kind_of (const YdLoad *load)
{
  if (load->unit == NULL || !yd_unit_get_row (load->unit)->registered)
    return "";
  return yd_unit_kind_get_chinese ((YdUnitKind)yd_unit_get_row (load->unit)->kind);
}

/* The states in the order of the table, worst first after what is done. */
static const YdState states[] = { YD_STATE_DONE,        YD_STATE_CLAIMED,   YD_STATE_ON_TRACK,
                                  YD_STATE_BEHIND,      YD_STATE_DUE_SOON,  YD_STATE_OVERDUE,
                                  YD_STATE_NOT_STARTED, YD_STATE_LONG_TERM, YD_STATE_ADJUSTED };

#define FIRST_STATE_COLUMN 6

static const YdColumn load_columns[] = {
  { "序号", 4.5, YD_COLUMN_NUMBER },
  { "单位", 23, YD_COLUMN_TEXT },
  { "类别", 10, YD_COLUMN_CENTRE },
  { "牵头", 8.5, YD_COLUMN_NUMBER },
  { "配合", 8.5, YD_COLUMN_NUMBER },
  { "合计", 8.5, YD_COLUMN_NUMBER },
  { "牵头\n已办结", 8.5, YD_COLUMN_NUMBER },
  { "牵头\n申请办结", 8.5, YD_COLUMN_NUMBER },
  { "牵头\n正常", 8.5, YD_COLUMN_NUMBER },
  { "牵头\n滞后", 8.5, YD_COLUMN_NUMBER },
  { "牵头\n临近到期", 8.5, YD_COLUMN_NUMBER },
  { "牵头\n逾期", 8.5, YD_COLUMN_NUMBER },
  { "牵头\n未启动", 8.5, YD_COLUMN_NUMBER },
  { "牵头\n长期推进", 8.5, YD_COLUMN_NUMBER },
  { "牵头\n已调整/终止", 8.5, YD_COLUMN_NUMBER },
};
G_STATIC_ASSERT (G_N_ELEMENTS (load_columns) == FIRST_STATE_COLUMN + G_N_ELEMENTS (states));

static gboolean
write_loads (YdWorkbook *self, GPtrArray *loads)
{
  YdBookSheet *sheet
    = yd_workbook_add_sheet (self, "按单位", load_columns, G_N_ELEMENTS (load_columns));
  for (guint i = 0; i < loads->len; i++)
    {
      const YdLoad *load = loads->pdata[i];
      if (!yd_book_step (self->book, self->cancellable))
        return FALSE;
      yd_sheet_number (sheet, 0, i + 1);
      yd_sheet_text (sheet, 1, name_of (load));
      yd_sheet_text (sheet, 2, kind_of (load));
      yd_sheet_number (sheet, 3, load->n_lead);
      yd_sheet_number (sheet, 4, load->shares->len - load->n_lead);
      yd_sheet_number (sheet, 5, load->shares->len);
      for (guint s = 0; s < G_N_ELEMENTS (states); s++)
        yd_sheet_number (sheet, FIRST_STATE_COLUMN + s, load->by_state[states[s]]);
      yd_sheet_end_row (sheet);
    }
  yd_sheet_finish (sheet, TRUE);
  return TRUE;
}

static const YdColumn share_columns[] = {
  { "序号", 4.5, YD_COLUMN_NUMBER },    { "单位", 19, YD_COLUMN_TEXT },
  { "分工", 6, YD_COLUMN_CENTRE },      { "板块", 17, YD_COLUMN_TEXT },
  { "编号", 6, YD_COLUMN_CENTRE },      { "工作任务", 27, YD_COLUMN_TEXT },
  { "承办科室", 12, YD_COLUMN_CENTRE }, { "完成时限", 27.5, YD_COLUMN_TEXT },
  { "状态", 7.5, YD_COLUMN_STATE },     { "判定依据", 16, YD_COLUMN_CENTRE },
};

static gboolean
has_offices (const YdLoad *load)
{
  for (guint i = 0; i < load->shares->len; i++)
    {
      const YdShare *share = yd_load_get_share (load, i);
      const char *office
        = share->assignment != NULL ? yd_assignment_get_row (share->assignment)->office : NULL;
      if (office != NULL && *office != '\0')
        return TRUE;
    }
  return FALSE;
}

static YdBookSheet *
add_shares (YdWorkbook *self, GPtrArray *loads)
{
  YdColumn columns[G_N_ELEMENTS (share_columns)];
  gboolean offices = FALSE;
  for (guint i = 0; i < loads->len && !offices; i++)
    offices = has_offices (loads->pdata[i]);
  memcpy (columns, share_columns, sizeof columns);
  if (!offices)
    yd_column_yield (columns, 6, 3);
  return yd_workbook_add_sheet (self, "单位任务清单", columns, G_N_ELEMENTS (columns));
}

static gboolean
write_shares (YdWorkbook *self, GPtrArray *loads)
{
  YdBookSheet *sheet = add_shares (self, loads);
  guint serial = 0;
  for (guint i = 0; i < loads->len; i++)
    {
      const YdLoad *load = loads->pdata[i];
      for (guint k = 0; k < load->shares->len; k++)
        {
          const YdShare *share = yd_load_get_share (load, k);
          const YdWork *work = yd_work_get (self->works, share->work);
          if (!yd_book_step (self->book, self->cancellable))
            return FALSE;
          yd_sheet_number (sheet, 0, ++serial);
          yd_sheet_text (sheet, 1, name_of (load));
          yd_sheet_text (sheet, 2, share->role);
          yd_sheet_text (sheet, 3, work->section);
          yd_sheet_text (sheet, 4, work->number);
          yd_sheet_text (sheet, 5, work->title);
          yd_sheet_text (
            sheet, 6,
            share->assignment != NULL ? yd_assignment_get_row (share->assignment)->office : NULL);
          yd_workbook_write_due (sheet, 7, work);
          yd_sheet_text (sheet, 8, yd_state_get_chinese (work->state));
          yd_sheet_text (sheet, 9, work->why);
          yd_sheet_end_row (sheet);
        }
    }
  yd_sheet_finish (sheet, TRUE);
  return TRUE;
}

gboolean
yd_workbook_write_units (YdWorkbook *self)
{
  g_autoptr (GPtrArray) loads = yd_load_collect (self->plans, self->n_plans, self->works, FALSE);
  return write_loads (self, loads) && write_shares (self, loads);
}

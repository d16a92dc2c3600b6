/* Owns: 进度总表, every point and task with all that is known of it; and the lists of indicators and
 * milestones. */

#include "yd-workbook-sheets.h"

#include <string.h>

/* A milestone's time: a date where it is one day, else the words. */
void
yd_workbook_write_milestone_due (YdBookSheet *sheet, guint column, YdMilestone *milestone)
{
  const YdMilestoneRow *row = yd_milestone_get_row (milestone);
  if (row->due.precision == YD_PRECISION_DAY && row->recurrence == YD_RECUR_NONE && !row->long_term)
    {
      yd_sheet_day (sheet, column, row->due, row->before ? YD_DAY_BEFORE : YD_DAY_ON);
      return;
    }
  g_autofree char *due = yd_milestone_dup_due_text (milestone);
  yd_sheet_text (sheet, column, due);
}

/* A work's time: of its only milestone, of all of them, or the plan's last day in brackets. */
void
yd_workbook_write_due (YdBookSheet *sheet, guint column, const YdWork *work)
{
  if (work->only_day != NULL)
    yd_workbook_write_milestone_due (sheet, column, work->only_day);
  else if (*work->due_text == '\0' && work->assumed && yd_date_is_set (work->due))
    yd_sheet_day (sheet, column, work->due, YD_DAY_ASSUMED);
  else
    yd_sheet_text (sheet, column, work->due_text);
}

static const YdColumn progress_columns[] = {
  { "序号", 4, YD_COLUMN_NUMBER },        { "板块", 8.5, YD_COLUMN_TEXT },
  { "编号", 5.5, YD_COLUMN_CENTRE },      { "工作任务", 12, YD_COLUMN_TEXT },
  { "工作内容", 28, YD_COLUMN_TEXT },     { "牵头单位", 9, YD_COLUMN_CENTRE },
  { "配合单位", 10.5, YD_COLUMN_CENTRE }, { "完成时限", 17.5, YD_COLUMN_TEXT },
  { "指标", 12, YD_COLUMN_TEXT },         { "状态", 7, YD_COLUMN_STATE },
  { "判定依据", 9.5, YD_COLUMN_CENTRE },  { "最新进展", 17.5, YD_COLUMN_TEXT },
};

/* A column that is empty all the way down leaves its room to the words, which make a row tall. */
static YdBookSheet *
add_progress (YdWorkbook *self)
{
  YdColumn columns[G_N_ELEMENTS (progress_columns)];
  gboolean support = FALSE, indicators = FALSE, reports = FALSE;
  for (guint i = 0; i < self->works->len; i++)
    {
      const YdWork *work = yd_work_get (self->works, i);
      support = support || *work->support != '\0';
      indicators = indicators || (yd_work_has_indicators (work) && !work->beside);
      reports = reports || yd_record_list_get_length (yd_item_list_reports (work->item)) > 0;
    }
  memcpy (columns, progress_columns, sizeof columns);
  if (!support)
    yd_column_yield (columns, 6, 4);
  if (!indicators)
    yd_column_yield (columns, 8, 4);
  if (!reports && indicators)
    yd_column_share (columns, 11, 8, 4);
  if (!reports)
    yd_column_yield (columns, 11, 4);
  return yd_workbook_add_sheet (self, "进度总表", columns, G_N_ELEMENTS (columns));
}

gboolean
yd_workbook_write_progress (YdWorkbook *self)
{
  YdBookSheet *sheet = add_progress (self);
  guint serial = 0;
  for (guint i = 0; i < self->works->len; i++)
    {
      const YdWork *work = yd_work_get (self->works, i);
      if (work->beside)
        continue;
      g_autofree char *body = yd_item_dup_body (work->item);
      g_autofree char *indicators = yd_work_dup_indicators (work, NULL);
      g_autofree char *latest = yd_work_dup_latest (work);
      if (!yd_book_step (self->book, self->cancellable))
        return FALSE;
      yd_sheet_number (sheet, 0, ++serial);
      yd_sheet_text (sheet, 1, work->section);
      yd_sheet_text (sheet, 2, work->number);
      yd_sheet_text (sheet, 3, yd_item_get_title (work->item));
      yd_sheet_text (sheet, 4, body);
      yd_sheet_text (sheet, 5, work->lead);
      yd_sheet_text (sheet, 6, work->support);
      yd_workbook_write_due (sheet, 7, work);
      yd_sheet_text (sheet, 8, indicators);
      yd_sheet_text (sheet, 9, yd_state_get_chinese (work->state));
      yd_sheet_text (sheet, 10, work->why);
      yd_sheet_text (sheet, 11, latest);
      yd_sheet_end_row (sheet);
    }
  yd_sheet_finish (sheet, TRUE);
  return TRUE;
}

/* A sheet of nothing but its head would look like a mistake when it is printed. */
static void
finish (YdWorkbook *self, YdBookSheet *sheet, guint n_rows, YdSuggestionKind kind,
        const char *thing)
{
  guint n_open = 0;
  for (guint i = 0; n_rows == 0 && i < self->works->len; i++)
    {
      YdItem *item = yd_work_get (self->works, i)->item;
      YdRecordList *suggestions = yd_item_list_suggestions (item);
      for (guint k = 0; k < yd_record_list_get_length (suggestions); k++)
        {
          const YdSuggestionRow *row = yd_suggestion_get_row (yd_record_list_get (suggestions, k));
          n_open += row->kind == (int)kind && yd_suggestion_is_open (row, item);
        }
    }
  if (n_rows == 0)
    {
      g_autofree char *open
        = n_open > 0 ? g_strdup_printf ("；文中有%u处可登记，待确认", n_open) : NULL;
      g_autofree char *sentence
        = g_strconcat ("尚未登记", thing, open != NULL ? open : "", "。", NULL);
      yd_sheet_sentence (sheet, sentence);
    }
  yd_sheet_finish (sheet, n_rows > 0);
}

static const YdColumn indicator_columns[] = {
  { "序号", 4, YD_COLUMN_NUMBER },       { "板块", 11, YD_COLUMN_TEXT },
  { "编号", 5.5, YD_COLUMN_CENTRE },     { "工作任务", 17, YD_COLUMN_TEXT },
  { "指标", 19, YD_COLUMN_TEXT },        { "目标值", 11, YD_COLUMN_CENTRE },
  { "完成时限", 17.5, YD_COLUMN_TEXT },  { "牵头单位", 11.5, YD_COLUMN_CENTRE },
  { "最新完成值", 9, YD_COLUMN_CENTRE }, { "口径", 17, YD_COLUMN_TEXT },
  { "原文", 20, YD_COLUMN_TEXT },
};

/* When it is due: its own date, else that of its point. Where that has several, nobody has said which is
 * the indicator's: the plan's last day. */
static void
write_indicator_due (YdBookSheet *sheet, guint column, const YdWork *work,
                     const YdIndicatorRow *row)
{
  if (row->due.precision == YD_PRECISION_DAY)
    yd_sheet_day (sheet, column, row->due, YD_DAY_ON);
  else if (yd_date_is_set (row->due))
    {
      g_autofree char *due = yd_date_to_chinese (row->due);
      yd_sheet_text (sheet, column, due);
    }
  else if (yd_record_list_get_length (yd_item_list_milestones (work->item)) > 1
           && yd_date_is_set (yd_plan_get_last_day (work->plan)))
    yd_sheet_day (sheet, column, yd_plan_get_last_day (work->plan), YD_DAY_ASSUMED);
  else
    yd_workbook_write_due (sheet, column, work);
}

static YdBookSheet *
add_indicators (YdWorkbook *self)
{
  YdColumn columns[G_N_ELEMENTS (indicator_columns)];
  gboolean definitions = FALSE, values = FALSE;
  for (guint i = 0; i < self->works->len; i++)
    {
      const YdWork *work = yd_work_get (self->works, i);
      YdRecordList *indicators = yd_item_list_indicators (work->item);
      values = values || yd_record_list_get_length (yd_item_list_reports (work->item)) > 0;
      for (guint k = 0; k < yd_record_list_get_length (indicators); k++)
        {
          const char *definition
            = yd_indicator_get_row (yd_record_list_get (indicators, k))->definition;
          definitions = definitions || (definition != NULL && *definition != '\0');
        }
    }
  memcpy (columns, indicator_columns, sizeof columns);
  if (!values)
    yd_column_yield (columns, 8, 1);
  if (!definitions)
    yd_column_share (columns, 9, 1, 3);
  if (!definitions)
    yd_column_yield (columns, 9, 4);
  return yd_workbook_add_sheet (self, "指标", columns, G_N_ELEMENTS (columns));
}

static void
write_indicator (YdBookSheet *sheet, guint serial, const YdWork *work, YdIndicator *indicator)
{
  const YdIndicatorRow *row = yd_indicator_get_row (indicator);
  g_autofree char *target = yd_indicator_dup_target_text (indicator);
  const YdReportRow *report = yd_work_get_latest (work, row->id);
  g_autofree char *value = NULL;
  if (report != NULL)
    value
      = yd_comparison_dup_text (YD_COMPARE_EQUAL, report->value, 0, report->scale, row->measure);
  yd_sheet_number (sheet, 0, serial);
  yd_sheet_text (sheet, 1, work->section);
  yd_sheet_text (sheet, 2, work->number);
  yd_sheet_text (sheet, 3, work->title);
  yd_sheet_text (sheet, 4, row->name);
  yd_sheet_text (sheet, 5, target);
  write_indicator_due (sheet, 6, work, row);
  yd_sheet_text (sheet, 7, work->lead);
  yd_sheet_text (sheet, 8, value);
  yd_sheet_text (sheet, 9, row->definition);
  yd_sheet_text (sheet, 10, row->words);
  yd_sheet_end_row (sheet);
}

gboolean
yd_workbook_write_indicators (YdWorkbook *self)
{
  YdBookSheet *sheet = add_indicators (self);
  guint serial = 0;
  for (guint i = 0; i < self->works->len; i++)
    {
      const YdWork *work = yd_work_get (self->works, i);
      YdRecordList *indicators = yd_item_list_indicators (work->item);
      for (guint k = 0; k < yd_record_list_get_length (indicators); k++)
        {
          if (!yd_book_step (self->book, self->cancellable))
            return FALSE;
          write_indicator (sheet, ++serial, work, yd_record_list_get (indicators, k));
        }
    }
  finish (self, sheet, serial, YD_SUGGEST_INDICATOR, "指标");
  return TRUE;
}

static const YdColumn milestone_columns[] = {
  { "序号", 4, YD_COLUMN_NUMBER },      { "板块", 12, YD_COLUMN_TEXT },
  { "编号", 5.5, YD_COLUMN_CENTRE },    { "工作任务", 23, YD_COLUMN_TEXT },
  { "时间节点", 27, YD_COLUMN_TEXT },   { "完成时限", 17.5, YD_COLUMN_TEXT },
  { "责任单位", 13, YD_COLUMN_CENTRE }, { "状态", 7, YD_COLUMN_STATE },
  { "判定依据", 15, YD_COLUMN_CENTRE }, { "原文", 19, YD_COLUMN_TEXT },
};

static void
write_milestone (YdBookSheet *sheet, guint serial, const YdWork *work, YdMilestone *milestone,
                 YdDate as_of)
{
  const YdMilestoneRow *row = yd_milestone_get_row (milestone);
  YdUnit *unit = yd_plan_find_unit (work->plan, row->unit);
  g_autofree char *why = NULL;
  YdState state = yd_milestone_get_state (milestone, as_of, &why);
  yd_sheet_number (sheet, 0, serial);
  yd_sheet_text (sheet, 1, work->section);
  yd_sheet_text (sheet, 2, work->number);
  yd_sheet_text (sheet, 3, work->title);
  yd_sheet_text (sheet, 4, row->title);
  yd_workbook_write_milestone_due (sheet, 5, milestone);
  yd_sheet_text (sheet, 6, unit != NULL ? yd_unit_get_label (unit) : work->lead);
  yd_sheet_text (sheet, 7, yd_state_get_chinese (state));
  yd_sheet_text (sheet, 8, why);
  yd_sheet_text (sheet, 9, row->words);
  yd_sheet_end_row (sheet);
}

gboolean
yd_workbook_write_milestones (YdWorkbook *self)
{
  YdBookSheet *sheet
    = yd_workbook_add_sheet (self, "时间节点", milestone_columns, G_N_ELEMENTS (milestone_columns));
  guint serial = 0;
  for (guint i = 0; i < self->works->len; i++)
    {
      const YdWork *work = yd_work_get (self->works, i);
      YdRecordList *milestones = yd_item_list_milestones (work->item);
      for (guint k = 0; k < yd_record_list_get_length (milestones); k++)
        {
          if (!yd_book_step (self->book, self->cancellable))
            return FALSE;
          write_milestone (sheet, ++serial, work, yd_record_list_get (milestones, k), self->as_of);
        }
    }
  finish (self, sheet, serial, YD_SUGGEST_MILESTONE, "时间节点");
  return TRUE;
}

/* Owns: 按单位, what each unit carries in numbers, and 单位任务清单, the same as a list. Units of one
 * name in several plans are one unit. */

#include "yd-workbook-sheets.h"

typedef struct
{
  guint work; /* index */
  YdAssignment *assignment; /* borrowed; NULL where nobody leads */
} Share;

typedef struct
{
  YdUnit *unit;  /* borrowed; NULL for points that nobody leads */
  GArray *shares; /* Share, owned, leads first */
  guint n_lead;
  guint by_state[YD_N_STATES]; /* of what it leads */
} Load;

static void
free_load (gpointer data)
{
  Load *load = data;
  g_array_unref (load->shares);
  g_free (load);
}

static Load *
new_load (GPtrArray *loads, YdUnit *unit)
{
  Load *load = g_new0 (Load, 1);
  load->unit = unit;
  load->shares = g_array_new (FALSE, FALSE, sizeof (Share));
  g_ptr_array_add (loads, load);
  return load;
}

static void
add_share (Load *load, guint work, YdAssignment *assignment, YdState state)
{
  Share share = { work, assignment };
  if (assignment == NULL || yd_assignment_get_role (assignment) == YD_ROLE_LEAD)
    {
      g_array_insert_val (load->shares, load->n_lead, share);
      load->n_lead++;
      load->by_state[state]++;
    }
  else
    g_array_append_val (load->shares, share);
}

static void
add_work (YdWorkbook *self, guint index, GHashTable *by_name, Load *nobody)
{
  const YdWork *work = yd_work_get (self->works, index);
  YdRecordList *assignments = yd_item_list_assignments (work->item);
  gboolean led = FALSE;
  for (guint i = 0; i < yd_record_list_get_length (assignments); i++)
    {
      YdAssignment *assignment = yd_record_list_get (assignments, i);
      Load *load = g_hash_table_lookup (by_name, yd_assignment_get_unit_name (assignment));
      led |= yd_assignment_get_role (assignment) == YD_ROLE_LEAD;
      if (load != NULL)
        add_share (load, index, assignment, work->state);
    }
  if (!led && yd_item_is_assignable (work->item) && work->state != YD_STATE_ADJUSTED)
    add_share (nobody, index, NULL, work->state);
}

/* Units in the order of precedence, plan after plan; last what nobody leads. */
static GPtrArray *
collect_loads (YdWorkbook *self)
{
  GPtrArray *loads = g_ptr_array_new_with_free_func (free_load);
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint p = 0; p < self->n_plans; p++)
    {
      YdRecordList *units = yd_plan_list_units (self->plans[p]);
      for (guint i = 0; i < yd_record_list_get_length (units); i++)
        {
          YdUnit *unit = yd_record_list_get (units, i);
          if (!g_hash_table_contains (by_name, yd_unit_get_label (unit)))
            g_hash_table_insert (by_name, (gpointer)yd_unit_get_label (unit), new_load (loads, unit));
        }
    }
  Load *nobody = new_load (loads, NULL);
  for (guint i = 0; i < self->works->len; i++)
    add_work (self, i, by_name, nobody);
  for (guint i = loads->len; i-- > 0;)
    if (((Load *)loads->pdata[i])->shares->len == 0)
      g_ptr_array_remove_index (loads, i);
  return loads;
}

static const char *
name_of (const Load *load)
{
  return load->unit != NULL ? yd_unit_get_label (load->unit) : "（未明确牵头单位）";
}

static const char *
kind_of (const Load *load)
{
  static const char *const kinds[] = { "委机关科室", "医疗机构", "委办局", "街镇", "统称单位", "其他" };
  if (load->unit == NULL || !yd_unit_get_row (load->unit)->registered)
    return "";
  return kinds[CLAMP (yd_unit_get_row (load->unit)->kind, 0, YD_UNIT_OTHER)];
}

/* The states in the order of the table, worst first after what is done. */
static const YdState states[] = { YD_STATE_DONE,    YD_STATE_CLAIMED,     YD_STATE_ON_TRACK,
                                  YD_STATE_BEHIND,  YD_STATE_DUE_SOON,    YD_STATE_OVERDUE,
                                  YD_STATE_NOT_STARTED, YD_STATE_LONG_TERM, YD_STATE_ADJUSTED };

#define FIRST_STATE_COLUMN 6

static const YdColumn load_columns[] = {
  { "序号", 6, YD_COLUMN_NUMBER },        { "单位", 30, YD_COLUMN_TEXT },
  { "类别", 13, YD_COLUMN_CENTRE },       { "牵头", 9, YD_COLUMN_NUMBER },
  { "配合", 9, YD_COLUMN_NUMBER },        { "合计", 9, YD_COLUMN_NUMBER },
  { "牵头\n已办结", 9, YD_COLUMN_NUMBER },   { "牵头\n申请办结", 9, YD_COLUMN_NUMBER },
  { "牵头\n正常", 9, YD_COLUMN_NUMBER },     { "牵头\n滞后", 9, YD_COLUMN_NUMBER },
  { "牵头\n临近到期", 9, YD_COLUMN_NUMBER }, { "牵头\n逾期", 9, YD_COLUMN_NUMBER },
  { "牵头\n未启动", 9, YD_COLUMN_NUMBER },   { "牵头\n长期推进", 9, YD_COLUMN_NUMBER },
  { "牵头\n已调整/终止", 10, YD_COLUMN_NUMBER },
};
G_STATIC_ASSERT (G_N_ELEMENTS (load_columns) == FIRST_STATE_COLUMN + G_N_ELEMENTS (states));

static gboolean
write_loads (YdWorkbook *self, GPtrArray *loads)
{
  YdBookSheet *sheet = yd_workbook_add_sheet (self, "按单位", load_columns, G_N_ELEMENTS (load_columns));
  for (guint i = 0; i < loads->len; i++)
    {
      const Load *load = loads->pdata[i];
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
  { "序号", 6, YD_COLUMN_NUMBER },    { "单位", 24, YD_COLUMN_TEXT },
  { "分工", 8, YD_COLUMN_CENTRE },    { "板块", 22, YD_COLUMN_TEXT },
  { "编号", 8, YD_COLUMN_CENTRE },    { "工作任务", 42, YD_COLUMN_TEXT },
  { "承办科室", 14, YD_COLUMN_CENTRE }, { "完成时限", 17.5, YD_COLUMN_CENTRE },
  { "状态", 10, YD_COLUMN_STATE },    { "判定依据", 18, YD_COLUMN_CENTRE },
};

static const char *
role_of (const Share *share)
{
  if (share->assignment == NULL)
    return NULL;
  return yd_assignment_get_role (share->assignment) == YD_ROLE_LEAD ? "牵头" : "配合";
}

static gboolean
write_shares (YdWorkbook *self, GPtrArray *loads)
{
  YdBookSheet *sheet
    = yd_workbook_add_sheet (self, "单位任务清单", share_columns, G_N_ELEMENTS (share_columns));
  guint serial = 0;
  for (guint i = 0; i < loads->len; i++)
    {
      const Load *load = loads->pdata[i];
      for (guint k = 0; k < load->shares->len; k++)
        {
          const Share *share = &g_array_index (load->shares, Share, k);
          const YdWork *work = yd_work_get (self->works, share->work);
          if (!yd_book_step (self->book, self->cancellable))
            return FALSE;
          yd_sheet_number (sheet, 0, ++serial);
          yd_sheet_text (sheet, 1, name_of (load));
          yd_sheet_text (sheet, 2, role_of (share));
          yd_sheet_text (sheet, 3, work->section);
          yd_sheet_text (sheet, 4, work->number);
          yd_sheet_text (sheet, 5, work->title);
          yd_sheet_text (sheet, 6, share->assignment != NULL
                                     ? yd_assignment_get_row (share->assignment)->office
                                     : NULL);
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
  g_autoptr (GPtrArray) loads = collect_loads (self);
  return write_loads (self, loads) && write_shares (self, loads);
}

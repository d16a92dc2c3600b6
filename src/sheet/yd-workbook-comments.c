/* Owns: 批注, what was remarked on each item, by whom, and what became of it. Refuses: to stand there where
 * nobody remarked anything. */

#include "yd-comments.h"
#include "yd-workbook-sheets.h"

static const YdColumn columns[] = {
  { "序号", 4, YD_COLUMN_NUMBER },    { "板块", 14, YD_COLUMN_TEXT },
  { "编号", 5.5, YD_COLUMN_CENTRE },  { "工作任务", 19, YD_COLUMN_TEXT },
  { "批注", 43, YD_COLUMN_TEXT },     { "提出人", 10, YD_COLUMN_CENTRE },
  { "时间", 17.5, YD_COLUMN_CENTRE }, { "处理情况", 10, YD_COLUMN_CENTRE },
  { "理由", 20, YD_COLUMN_TEXT },
};

static const char *
name_state (const YdCommentRow *row)
{
  static const char *const states[] = { "待处理", "采纳", "不采纳" };
  if (row->reply_to != YD_ID_NONE)
    return "回复";
  return row->state >= 0 && row->state < (int)G_N_ELEMENTS (states) ? states[row->state] : NULL;
}

static void
write_time (YdBookSheet *sheet, guint column, gint64 time)
{
  g_autoptr (GDateTime) then = time > 0 ? g_date_time_new_from_unix_local (time) : NULL;
  if (then == NULL)
    {
      yd_sheet_text (sheet, column, NULL);
      return;
    }
  yd_sheet_day (sheet, column,
                yd_date_new_day (g_date_time_get_year (then), g_date_time_get_month (then),
                                 g_date_time_get_day_of_month (then)),
                YD_DAY_ON);
}

static void
write_comment (YdBookSheet *sheet, guint serial, const YdWork *work, const YdCommentRow *row)
{
  yd_sheet_number (sheet, 0, serial);
  yd_sheet_text (sheet, 1, work->section);
  yd_sheet_text (sheet, 2, work->number);
  yd_sheet_text (sheet, 3, work->title);
  yd_sheet_text (sheet, 4, row->text);
  yd_sheet_text (sheet, 5, row->author);
  write_time (sheet, 6, row->time);
  yd_sheet_text (sheet, 7, name_state (row));
  yd_sheet_text (sheet, 8, row->reason);
  yd_sheet_end_row (sheet);
}

/* The comments of each item, as they are read: the item's id → GPtrArray of YdComment. */
static void
sort_by_item (GHashTable *by_item, YdPlan *plan)
{
  g_autoptr (GPtrArray) comments = yd_comments_dup_of (plan, YD_ID_NONE);
  for (guint i = 0; i < comments->len; i++)
    {
      const YdId *item = &yd_comment_get_row (comments->pdata[i])->item;
      GPtrArray *of_item = g_hash_table_lookup (by_item, item);
      if (of_item == NULL)
        {
          of_item = g_ptr_array_new ();
          g_hash_table_insert (by_item, (gpointer)item, of_item);
        }
      g_ptr_array_add (of_item, comments->pdata[i]);
    }
}

/* Items of different plans have different ids. */
static GHashTable *
collect (YdWorkbook *self)
{
  GHashTable *by_item
    = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < self->n_plans; i++)
    sort_by_item (by_item, self->plans[i]);
  return by_item;
}

gboolean
yd_workbook_write_comments (YdWorkbook *self)
{
  g_autoptr (GHashTable) by_item = collect (self);
  guint serial = 0;
  if (g_hash_table_size (by_item) == 0)
    return TRUE;
  YdBookSheet *sheet = yd_workbook_add_sheet (self, "批注", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < self->works->len; i++)
    {
      const YdWork *work = yd_work_get (self->works, i);
      GPtrArray *comments = g_hash_table_lookup (by_item, &yd_item_get_row (work->item)->id);
      for (guint k = 0; comments != NULL && k < comments->len; k++)
        {
          if (!yd_book_step (self->book, self->cancellable))
            return FALSE;
          write_comment (sheet, ++serial, work, yd_comment_get_row (comments->pdata[k]));
        }
    }
  yd_sheet_finish (sheet, TRUE);
  return TRUE;
}

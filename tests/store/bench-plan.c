/* A plan of any length to measure with: sections of twenty points, a paragraph each. */

#include "bench-plan.h"

#include "yd-edit.h"

/**
 * bench_plan_make_rows:
 *
 * Returns: (transfer full): sections and @n_points points, and their paragraphs
 */
YdRowList *
bench_plan_make_rows (int n_points)
{
  YdRowList *rows = yd_row_list_new ();
  YdId section = YD_ID_NONE;
  for (int i = 0; i < n_points; i++)
    {
      if (i % 20 == 0)
        {
          YdItemRow *top = yd_row_list_add (rows, YD_TABLE_ITEM);
          top->order_key = g_strdup_printf ("V%05d1", i);
          top->title = g_strdup ("持续完善服务体系");
          section = top->id;
        }
      YdItemRow *item = yd_row_list_add (rows, YD_TABLE_ITEM);
      item->kind = YD_ITEM_POINT;
      item->parent = section;
      item->order_key = g_strdup_printf ("V%05d1", i);
      item->title = g_strdup_printf ("推进第%d项工作", i);
      YdId id = item->id;
      YdParagraphRow *paragraph = yd_row_list_add (rows, YD_TABLE_PARAGRAPH);
      paragraph->owner = id;
      paragraph->order_key = g_strdup ("V001");
      paragraph->text = g_strdup ("健全工作机制，明确责任分工，年底前完成评估，确保任务落到实处。");
    }
  return rows;
}

void
bench_plan_make_file (const char *path, int n_points)
{
  g_autoptr (GError) error = NULL;
  YdStoreContext context = { .author = "bench", .host = "bench", .now = g_get_real_time };
  g_autoptr (YdRowList) rows = bench_plan_make_rows (n_points);
  g_autoptr (YdStore) store = yd_store_create (path, TRUE, &context, &error);
  if (store == NULL || !yd_edit_import (store, rows, "bench", &error)
      || !yd_store_close (store, &error))
    g_error ("%s", error->message);
}

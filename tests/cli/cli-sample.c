#include "cli-sample.h"

static void
set_fields (YdStore *store, YdTable table, YdId id, const char *const fields[][2], gsize n)
{
  g_autoptr (GError) error = NULL;
  for (gsize i = 0; i < n; i++)
    {
      yd_edit_set_field (store, table, id, fields[i][0], fields[i][1], &error);
      g_assert_no_error (error);
    }
}

static void
fill_head (YdStore *store)
{
  static const char *const plan_fields[][2] = {
    { "title", "示例区2025年工作要点" },
    { "year", "2025" },
    { "period_from", "2025-01-01" },
    { "period_to", "2025-12-31" },
  };
  static const char *const notice_fields[][2] = {
    { "head", "示例区卫生健康委员会文件" },
    { "number", "示卫〔2025〕1号" },
    { "title", "关于印发《示例区2025年工作要点》的通知" },
    { "addressee", "各医疗卫生单位，委机关各科室" },
    { "signature", "示例区卫生健康委员会" },
    { "date", "2025-02-18" },
    { "copy_to", "市卫生健康委\n区委办公室" },
    { "printed_by", "示例区卫生健康委员会办公室" },
    { "printed_on", "2025-02-18" },
  };
  YdPlan *plan = yd_store_get_plan (store);
  YdId notice = yd_record_get_id (YD_RECORD (yd_plan_get_notice (plan)));
  g_autoptr (GError) error = NULL;
  set_fields (store, YD_TABLE_PLAN, yd_plan_get_id (plan), plan_fields, G_N_ELEMENTS (plan_fields));
  set_fields (store, YD_TABLE_NOTICE, notice, notice_fields, G_N_ELEMENTS (notice_fields));
  yd_edit_set_body (store, YD_OWNER_NOTICE, notice, "现将要点印发给你们，请认真组织实施。", &error);
  g_assert_no_error (error);
}

static void
fill_items (YdStore *store)
{
  g_autoptr (GError) error = NULL;
  YdId first, second, open, done, last;
  yd_edit_add_item (store, 0, 0, YD_ITEM_SECTION, "打牢基础", &first, &error);
  yd_edit_add_item (store, 0, first, YD_ITEM_SECTION, "深化改革", &second, &error);
  yd_edit_add_item (store, first, 0, YD_ITEM_POINT, "改造门诊", &open, &error);
  yd_edit_add_item (store, first, open, YD_ITEM_POINT, "建成分站", &done, &error);
  yd_edit_add_item (store, second, 0, YD_ITEM_POINT, "推进试点", &last, &error);
  yd_edit_set_body (store, YD_OWNER_ITEM, open, "2025年6月底前完成。\n第二段。", &error);
  yd_edit_set_body (store, YD_OWNER_ITEM, done, "新建一个急救分站，投入使用。", &error);
  yd_edit_set_body (store, YD_OWNER_ITEM, last, "在三家机构开展试点。", &error);
  yd_edit_assign_name (store, open, "基层科", YD_ROLE_LEAD, &error);
  yd_edit_assign_name (store, open, "财务科", YD_ROLE_SUPPORT, &error);
  yd_edit_assign_name (store, done, "应急科", YD_ROLE_LEAD, &error);
  yd_edit_assign_name (store, last, "改革科", YD_ROLE_LEAD, &error);
  YdMilestoneRow june = { .item = open, .due = yd_date_new_month (2025, 6), .before = 1 };
  yd_edit_put_milestone (store, &june, &error);
  YdMilestoneRow over = { .item = done,
                          .due = yd_date_new_quarter (2025, 1),
                          .done_on = yd_date_new_day (2025, 3, 1) };
  yd_edit_put_milestone (store, &over, &error);
  YdIndicatorRow rate = { .item = open,
                          .name = (char *)"完成率",
                          .target = 955,
                          .scale = 1,
                          .measure = (char *)"%",
                          .comparison = YD_COMPARE_AT_LEAST };
  yd_edit_put_indicator (store, &rate, &error);
  g_assert_no_error (error);
}

void
cli_make_sample (CliFixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdStore) store = cli_store (fixture, name, TRUE);
  fill_head (store);
  fill_items (store);
  g_assert_true (yd_store_close (store, &error));
  g_assert_no_error (error);
}

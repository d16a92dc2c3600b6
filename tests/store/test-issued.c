/* Whether an issued plan still says what was issued: through the verbs. */

#include "store-fixture.h"
#include "yd-issued-text.h"

static void
set_stage (StoreFixture *fixture, const char *stage)
{
  g_autoptr (GError) error = NULL;
  yd_edit_set_field (fixture->store, YD_TABLE_PLAN, yd_plan_get_id (fixture->plan), "stage", stage,
                     &error);
  g_assert_no_error (error);
}

/* Not the issued word, or not of the paper that went out. */
static void
test_goes_on (StoreFixture *fixture, gconstpointer data)
{
  YdStore *store = fixture->store;
  YdId notice = yd_notice_get_row (yd_plan_get_notice (fixture->plan))->id, unit, task;
  YdMilestoneRow milestone = { .item = fixture->points[0], .title = (char *)"完成" };
  g_assert_true (yd_edit_assign_name (store, fixture->points[0], "甲科", YD_ROLE_LEAD, NULL));
  unit = yd_unit_get_row (yd_plan_find_unit_by_name (fixture->plan, "甲科"))->id;
  set_stage (fixture, "3");
  g_assert_true (
    yd_edit_set_field (store, YD_TABLE_NOTICE, notice, "number", "示卫〔2025〕1号", NULL));
  g_assert_true (
    yd_edit_set_field (store, YD_TABLE_NOTICE, notice, "printed_on", "2025-02-20", NULL));
  g_assert_true (yd_edit_set_field (store, YD_TABLE_NOTICE, notice, "copies", "60", NULL));
  g_assert_true (yd_edit_set_field (store, YD_TABLE_UNIT, unit, "short_name", "甲", NULL));
  g_assert_true (yd_edit_add_comment (store, fixture->points[0], "意见", NULL));
  g_assert_true (yd_edit_put_milestone (store, &milestone, NULL));
  g_assert_true (
    yd_edit_add_item (store, fixture->points[0], YD_ID_NONE, YD_ITEM_TASK, "分解", &task, NULL));
  g_assert_true (yd_edit_assign_name (store, fixture->points[1], "乙科", YD_ROLE_LEAD, NULL));
  g_assert_false (yd_issued_text_is_changed (fixture->plan)); /* nobody reads it there */
  g_assert_true (yd_edit_set_field (store, YD_TABLE_PLAN, yd_plan_get_id (fixture->plan),
                                    "unit_print", "1", NULL));
  g_assert_true (yd_issued_text_is_changed (fixture->plan));
}

/* What the notice lacked may be added, and is part of the issued word from the next issue on. */
static void
test_completed (StoreFixture *fixture, gconstpointer data)
{
  static const char *const fields[] = { "signature", "title", "addressee" };
  YdStore *store = fixture->store;
  YdId notice = yd_notice_get_row (yd_plan_get_notice (fixture->plan))->id;
  set_stage (fixture, "3");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_assert_true (yd_edit_set_field (store, YD_TABLE_NOTICE, notice, fields[i], "示例区", NULL));
      g_assert_false (yd_issued_text_is_changed (fixture->plan));
    }
  set_stage (fixture, "2");
  set_stage (fixture, "3");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_assert_true (yd_edit_set_field (store, YD_TABLE_NOTICE, notice, fields[i], "别区", NULL));
      g_assert_true (yd_issued_text_is_changed (fixture->plan));
      g_assert_true (yd_store_undo (store, NULL));
      g_assert_true (yd_edit_set_field (store, YD_TABLE_NOTICE, notice, fields[i], NULL, NULL));
      g_assert_true (yd_issued_text_is_changed (fixture->plan));
      g_assert_true (yd_store_undo (store, NULL));
    }
}

/* Each changes what was issued, and undone it is what was issued. */
static void
test_changes (StoreFixture *fixture, gconstpointer data)
{
  YdStore *store = fixture->store;
  YdId point = fixture->points[0], plan = yd_plan_get_id (fixture->plan), annex;
  g_assert_false (yd_issued_text_is_changed (fixture->plan)); /* a draft */
  g_assert_true (yd_edit_set_field (store, YD_TABLE_PLAN, plan, "unit_print", "1", NULL));
  set_stage (fixture, "3");
  for (int change = 0; change < 7; change++)
    {
      gboolean done
        = change == 0   ? yd_edit_set_body (store, YD_OWNER_ITEM, point, "不少于12个。", NULL)
          : change == 1 ? yd_edit_set_field (store, YD_TABLE_ITEM, point, "title", "改", NULL)
          : change == 2 ? yd_edit_assign_name (store, point, "乙科", YD_ROLE_LEAD, NULL)
          : change == 3 ? yd_edit_move_item (store, point, fixture->sections[1], YD_ID_NONE, NULL)
          : change == 4 ? yd_edit_set_body (store, YD_OWNER_PREAMBLE, plan, "引言。", NULL)
          : change == 5 ? yd_edit_add_annex (store, "任务分解表", &annex, NULL)
                        : yd_edit_set_field (store, YD_TABLE_PLAN, plan, "title", "改", NULL);
      g_test_message ("%d", change);
      g_assert_true (done);
      g_assert_true (yd_issued_text_is_changed (fixture->plan));
      g_assert_true (yd_store_undo (store, NULL));
      g_assert_false (yd_issued_text_is_changed (fixture->plan));
    }
  g_assert_true (yd_edit_set_field (store, YD_TABLE_ITEM, point, "title", "改", NULL));
  set_stage (fixture, "2");
  g_assert_false (yd_issued_text_is_changed (fixture->plan));
  g_assert_null (yd_plan_get_setting (fixture->plan, YD_SETTING_ISSUED_TEXT));
  set_stage (fixture, "3"); /* the corrected one */
  g_assert_false (yd_issued_text_is_changed (fixture->plan));
  g_assert_true (yd_store_undo (store, NULL));
  g_assert_true (yd_store_undo (store, NULL));
  g_assert_true (yd_issued_text_is_changed (fixture->plan));
}

/* The mark of the stage stands below the title and goes with it; what a person wrote there stays. */
static void
test_mark (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *title, *before, *stage, *after;
  } cases[] = {
    { "工作要点", NULL, "1", "（征求意见稿）" },
    { "工作要点", NULL, "2", "（送审稿）" },
    { "工作要点", NULL, "3", NULL },
    { "工作要点", NULL, "0", NULL },
    { "工作要点", "（征求意见稿）", "1", "（征求意见稿）" },
    { "工作要点", "（征求意见稿）", "2", "（送审稿）" },
    { "工作要点", "（征求意见稿）", "3", NULL },
    { "工作要点", "(送审稿)", "1", "（征求意见稿）" },
    { "工作要点", "（送审稿）", "0", NULL },
    { "工作要点（征求意见稿）", NULL, "1", NULL },
    { "工作要点", "（试行）", "1", "（试行）" },
    { "工作要点", "（第二次征求意见稿）", "3", "（第二次征求意见稿）" },
  };
  YdId plan = yd_plan_get_id (fixture->plan);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%u", i);
      yd_edit_set_field (fixture->store, YD_TABLE_PLAN, plan, "title", cases[i].title, NULL);
      yd_edit_set_field (fixture->store, YD_TABLE_PLAN, plan, "subtitle", cases[i].before, NULL);
      set_stage (fixture, cases[i].stage);
      g_assert_cmpstr (yd_plan_get_row (fixture->plan)->subtitle, ==, cases[i].after);
      g_assert_false (yd_issued_text_is_changed (fixture->plan));
      g_assert_true (yd_store_undo (fixture->store, NULL));
      g_assert_cmpstr (yd_plan_get_row (fixture->plan)->subtitle, ==, cases[i].before);
    }
}

/* What is read in as an issued plan was issued as it stands; a draft was not. */
static void
test_read_in (StoreFixture *fixture, gconstpointer data)
{
  for (int stage = YD_STAGE_DRAFT; stage <= YD_STAGE_ISSUED; stage++)
    {
      YdStoreContext context = store_fixture_context ();
      g_autoptr (GError) error = NULL;
      g_autoptr (YdStore) store = yd_store_new_in_memory (&context);
      YdPlan *plan = yd_store_get_plan (store);
      g_autoptr (YdRowList) rows = yd_row_list_new ();
      YdPlanRow *row = yd_row_list_add (rows, YD_TABLE_PLAN);
      row->title = g_strdup ("2025年要点");
      row->stage = stage;
      YdItemRow *item = yd_row_list_add (rows, YD_TABLE_ITEM);
      item->kind = YD_ITEM_POINT;
      item->title = g_strdup ("设立热线");
      g_assert_true (yd_edit_import (store, rows, "要点.docx", &error));
      g_assert_no_error (error);
      g_assert_false (yd_issued_text_is_changed (plan));
      g_assert_true (
        yd_edit_set_field (store, YD_TABLE_ITEM, item->id, "title", "设立两条热线", NULL));
      g_assert_cmpint (yd_issued_text_is_changed (plan), ==, stage == YD_STAGE_ISSUED);
      g_assert_true (yd_store_undo (store, NULL));
      g_assert_false (yd_issued_text_is_changed (plan));
      g_assert_true (yd_store_close (store, &error));
    }
}

#define ADD(name, function) \
  g_test_add (name, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/issued/goes-on", test_goes_on);
  ADD ("/store/issued/completed", test_completed);
  ADD ("/store/issued/changes", test_changes);
  ADD ("/store/issued/mark", test_mark);
  ADD ("/store/issued/read-in", test_read_in);
  return g_test_run ();
}

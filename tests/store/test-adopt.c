#include "store-fixture.h"

/* Last year's plan: a section that this year's has too, and one that it has not. */
static YdStore *
make_last (YdId points[2])
{
  g_autoptr (GError) error = NULL;
  YdStoreContext context = store_fixture_context ();
  YdStore *store = yd_store_new_in_memory (&context);
  YdId plan = yd_plan_get_id (yd_store_get_plan (store)), sections[2], task, unit;
  static const char *const titles[] = { "乙板块", "丁板块" };
  yd_edit_set_field (store, YD_TABLE_PLAN, plan, "year", "2024", &error);
  for (int i = 0; i < 2; i++)
    {
      yd_edit_add_item (store, YD_ID_NONE, i > 0 ? sections[0] : YD_ID_NONE, YD_ITEM_SECTION,
                        titles[i], &sections[i], &error);
      yd_edit_add_item (store, sections[i], YD_ID_NONE, YD_ITEM_POINT,
                        i > 0 ? "去年二" : "2024年去年一", &points[i], &error);
      yd_edit_set_body (store, YD_OWNER_ITEM, points[i], "2024年底前完成。", &error);
      yd_edit_assign_name (store, points[i], "新单位", YD_ROLE_LEAD, &error);
    }
  yd_edit_add_unit (store, "医政科", YD_UNIT_OFFICE, &unit, &error);
  yd_edit_assign (store, points[0], unit, YD_ROLE_SUPPORT, &error);
  yd_edit_set_field (store, YD_TABLE_ITEM, points[0], "unit_mark", "（新单位牵头，医政科配合）",
                     &error);
  yd_edit_add_item (store, points[0], YD_ID_NONE, YD_ITEM_TASK, "分解", &task, &error);
  YdMilestoneRow due = { .item = points[0],
                         .title = (char *)"完成",
                         .due = yd_date_new_month (2024, 6),
                         .done_on = yd_date_new_day (2024, 6, 3) };
  yd_edit_put_milestone (store, &due, &error);
  g_free (due.order_key);
  YdIndicatorRow target
    = { .item = points[0], .name = (char *)"率", .target = 90, .measure = (char *)"%" };
  yd_edit_put_indicator (store, &target, &error);
  g_free (target.order_key);
  g_assert_no_error (error);
  return store;
}

static void
test_adopt (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdId points[2], first = YD_ID_NONE;
  g_autoptr (YdStore) last = make_last (points);
  YdPlan *other = yd_store_get_plan (last);
  YdId plan = yd_plan_get_id (fixture->plan);
  g_assert_true (yd_edit_set_field (fixture->store, YD_TABLE_PLAN, plan, "year", "2025", &error));
  g_autofree char *before = store_fixture_dump (fixture->plan);

  g_assert_true (yd_edit_adopt_items (fixture->store, other, points, 2, &first, &error));
  g_autofree char *after = store_fixture_dump (fixture->plan);
  g_test_message ("%s", after);
  YdItem *item = yd_plan_find_item (fixture->plan, first);
  const YdItemRow *row = yd_item_get_row (item);
  g_assert_cmpstr (row->title, ==, "2025年去年一");
  g_assert_cmpstr (yd_item_get_title (yd_item_get_section (item)), ==, "乙板块");
  g_assert_cmpint (row->lineage_item, ==, points[0]);
  g_assert_cmpstr (row->lineage_plan, ==, yd_plan_get_row (other)->uid);
  g_autofree char *body = yd_item_dup_body (item);
  g_assert_cmpstr (body, ==, "2025年底前完成。");
  g_assert_cmpuint (yd_record_list_get_length (yd_item_list_assignments (item)), ==, 2);
  g_assert_cmpstr (row->unit_mark, ==, "（新单位牵头，医政科配合）"); /* printed as there */
  g_assert_cmpuint (yd_record_list_get_length (yd_item_list_children (item)), ==, 1);
  const YdMilestoneRow *due
    = yd_milestone_get_row (yd_record_list_get (yd_item_list_milestones (item), 0));
  g_assert_true (yd_date_equal (due->due, yd_date_new_month (2025, 6)));
  g_assert_false (yd_date_is_set (due->done_on));
  g_assert_cmpuint (yd_record_list_get_length (yd_item_list_indicators (item)), ==, 1);
  /* both points name 新单位: it is one unit here, too */
  g_assert_cmpuint (yd_record_list_get_length (yd_plan_list_units (fixture->plan)), ==, 2);

  g_assert_true (yd_store_undo (fixture->store, &error));
  g_autofree char *undone = store_fixture_dump (fixture->plan);
  g_assert_cmpstr (undone, ==, before);
  g_assert_no_error (error);
}

static void
test_refused (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdId points[2];
  g_autoptr (YdStore) last = make_last (points);
  g_autofree char *before = store_fixture_dump (fixture->plan);
  points[1] = 12345;
  g_assert_false (
    yd_edit_adopt_items (fixture->store, yd_store_get_plan (last), points, 2, NULL, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_NOT_FOUND);
  g_autofree char *after = store_fixture_dump (fixture->plan);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/adopt/points", StoreFixture, NULL, store_fixture_set_up, test_adopt,
              store_fixture_tear_down);
  g_test_add ("/store/adopt/refused", StoreFixture, NULL, store_fixture_set_up, test_refused,
              store_fixture_tear_down);
  return g_test_run ();
}

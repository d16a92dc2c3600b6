#include "yd-plan-builder.h"
#include "yd-plan-fixture.h"

typedef struct
{
  guint n_lists;
  guint n_records;
  guint n_plan;
  guint position, removed, added;
} Heard;

static void
list_cb (GListModel *list, guint position, guint removed, guint added, gpointer user_data)
{
  Heard *heard = user_data;
  heard->n_lists++;
  heard->position = position;
  heard->removed = removed;
  heard->added = added;
}

static void
record_cb (YdRecord *record, gpointer user_data)
{
  ((Heard *)user_data)->n_records++;
}

static void
plan_cb (YdPlan *plan, gpointer user_data)
{
  ((Heard *)user_data)->n_plan++;
}

static YdPlan *
three_points (void)
{
  /* plan 1, section 2, points 3, 4, 5 */
  return yd_plan_fixture ("plan 2025 t\nsection 甲\npoint a\npoint b\npoint c\n");
}

static void
put_point (YdPlan *plan, YdId id, const char *title, const char *order_key)
{
  YdItemRow row = { .id = id, .parent = 2, .kind = YD_ITEM_POINT };
  row.title = (char *)title;
  row.order_key = (char *)order_key;
  yd_plan_builder_put (plan, YD_TABLE_ITEM, &row);
}

/* Rows may come in any order: children before their parents, links before what they link. */
static void
test_any_order (void)
{
  g_autoptr (YdRowList) rows = yd_plan_fixture_rows ("plan 2025 t\nsection 甲\npoint a\nbody 文\n"
                                                     "lead 乙\nmilestone m\ntask x\n"
                                                     "notice\nbody 告\nannex 表\nbody 附\n");
  YdPlan *plan = yd_plan_new ();
  yd_plan_builder_begin (plan);
  for (guint i = yd_row_list_get_length (rows); i-- > 0;)
    {
      YdTable table;
      gpointer row = yd_row_list_get (rows, i, &table);
      yd_plan_builder_put (plan, table, row);
    }
  yd_plan_builder_end (plan);

  YdItem *point = yd_plan_fixture_item (plan, "a");
  g_assert_cmpstr (yd_item_get_number (point), ==, "1.");
  g_assert_cmpstr (yd_item_get_title (yd_item_get_parent (point)), ==, "甲");
  g_assert_cmpuint (yd_record_list_get_length (yd_item_list_children (point)), ==, 1);
  g_assert_cmpuint (yd_record_list_get_length (yd_item_list_milestones (point)), ==, 1);
  g_assert_cmpstr (yd_unit_get_name (yd_item_get_first_lead (point)), ==, "乙");
  YdNotice *notice = yd_plan_get_notice (plan);
  g_assert_cmpuint (yd_record_list_get_length (yd_notice_list_body (notice)), ==, 1);
  YdAnnex *annex = yd_record_list_get (yd_notice_list_annexes (notice), 0);
  g_assert_cmpuint (yd_record_list_get_length (yd_annex_list_paragraphs (annex)), ==, 1);
  g_object_unref (plan);
}

/* However many rows of a list change, it tells once, of the range that differs. */
static void
test_one_notify (void)
{
  g_autoptr (YdPlan) plan = three_points ();
  YdRecordList *points = yd_item_list_children (yd_plan_fixture_item (plan, "甲"));
  Heard heard = { 0 };
  g_signal_connect (points, "items-changed", G_CALLBACK (list_cb), &heard);
  g_signal_connect (plan, "changed", G_CALLBACK (plan_cb), &heard);

  yd_plan_builder_begin (plan);
  put_point (plan, 101, "d", "z1");
  put_point (plan, 102, "e", "z2");
  put_point (plan, 103, "f", "z3");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (points)), ==, 3);
  yd_plan_builder_end (plan);

  g_assert_cmpuint (heard.n_lists, ==, 1);
  g_assert_cmpuint (heard.n_plan, ==, 1);
  g_assert_cmpuint (heard.position, ==, 3);
  g_assert_cmpuint (heard.removed, ==, 0);
  g_assert_cmpuint (heard.added, ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (points)), ==, 6);

  /* a new value in place moves nothing, so the list says nothing; the record does */
  YdItem *item = yd_plan_find_item (plan, 101);
  g_signal_connect (item, "changed", G_CALLBACK (record_cb), &heard);
  yd_plan_builder_begin (plan);
  put_point (plan, 101, "D", "z1");
  put_point (plan, 101, "DD", "z1");
  yd_plan_builder_end (plan);
  g_assert_cmpuint (heard.n_lists, ==, 1);
  g_assert_cmpuint (heard.n_records, ==, 1);
  g_assert_cmpuint (heard.n_plan, ==, 2);
  g_assert_cmpstr (yd_item_get_title (item), ==, "DD");
}

/* A change of what hangs on an item is a change of the item. */
static void
test_owner_told (void)
{
  g_autoptr (YdPlan) plan = yd_plan_fixture ("section 甲\npoint a\nbody 文\nlead 乙\n");
  YdItem *item = yd_plan_fixture_item (plan, "a");
  YdParagraph *paragraph = yd_record_list_get (yd_item_list_paragraphs (item), 0);
  Heard heard = { 0 };
  g_signal_connect (item, "changed", G_CALLBACK (record_cb), &heard);

  yd_plan_builder_begin (plan);
  YdParagraphRow *row = yd_row_copy (YD_TABLE_PARAGRAPH, yd_paragraph_get_row (paragraph));
  yd_row_set_text (&row->text, "新");
  yd_plan_builder_put (plan, YD_TABLE_PARAGRAPH, row);
  yd_plan_builder_end (plan);
  g_assert_cmpuint (heard.n_records, ==, 1);

  yd_plan_builder_begin (plan);
  yd_plan_builder_remove (plan, YD_TABLE_PARAGRAPH, row->id, YD_ID_NONE);
  yd_plan_builder_end (plan);
  g_assert_cmpuint (heard.n_records, ==, 2);
  g_assert_cmpuint (yd_record_list_get_length (yd_item_list_paragraphs (item)), ==, 0);
  yd_row_free (YD_TABLE_PARAGRAPH, row);
}

/* Order keys decide; numbers follow, and whoever is renumbered tells. */
static void
test_reorder (void)
{
  g_autoptr (YdPlan) plan = three_points ();
  YdItem *b = yd_plan_fixture_item (plan, "b");
  Heard heard = { 0 };
  g_signal_connect (b, "changed", G_CALLBACK (record_cb), &heard);
  yd_plan_builder_begin (plan);
  put_point (plan, 5, "c", "a1");
  yd_plan_builder_end (plan);
  g_assert_cmpstr (yd_item_get_number (yd_plan_fixture_item (plan, "c")), ==, "1.");
  g_assert_cmpstr (yd_item_get_number (b), ==, "3.");
  g_assert_cmpuint (heard.n_records, ==, 1);
}

/* Equal keys are told apart by id, so that order never depends on the order of arrival. */
static void
test_equal_keys (void)
{
  g_autoptr (YdPlan) plan = three_points ();
  yd_plan_builder_begin (plan);
  put_point (plan, 202, "y", "z1");
  put_point (plan, 201, "x", "z1");
  yd_plan_builder_end (plan);
  YdRecordList *points = yd_item_list_children (yd_plan_fixture_item (plan, "甲"));
  g_assert_cmpstr (yd_item_get_title (yd_record_list_get (points, 3)), ==, "x");
  g_assert_cmpstr (yd_item_get_title (yd_record_list_get (points, 4)), ==, "y");
}

/* A record that was taken out knows no plan; whoever holds it may still read it. */
static void
test_unlink (void)
{
  g_autoptr (YdPlan) plan = yd_plan_fixture ("section 甲\npoint a\nlead 乙\npoint b\n");
  g_autoptr (YdItem) a = g_object_ref (yd_plan_fixture_item (plan, "a"));
  YdItem *section = yd_plan_fixture_item (plan, "甲");
  yd_plan_builder_begin (plan);
  yd_plan_builder_remove (plan, YD_TABLE_ITEM, yd_record_get_id (YD_RECORD (a)), YD_ID_NONE);
  yd_plan_builder_remove (plan, YD_TABLE_ITEM, 999, YD_ID_NONE);
  yd_plan_builder_end (plan);
  g_assert_null (yd_record_get_plan (YD_RECORD (a)));
  g_assert_cmpstr (yd_item_get_title (a), ==, "a");
  g_assert_null (yd_item_get_parent (a));
  g_assert_null (yd_item_get_next (a));
  g_assert_cmpuint (yd_record_list_get_length (yd_item_list_children (section)), ==, 1);
  g_assert_cmpstr (yd_item_get_number (yd_plan_fixture_item (plan, "b")), ==, "1.");

  /* the link is keyed by two ids */
  YdAssignment *link = yd_record_list_get (yd_item_list_assignments (a), 0);
  const YdAssignmentRow *row = yd_assignment_get_row (link);
  YdId item = row->item, unit = row->unit;
  g_assert_nonnull (yd_plan_find_assignment (plan, item, unit));
  yd_plan_builder_begin (plan);
  yd_plan_builder_remove (plan, YD_TABLE_ASSIGNMENT, item, unit);
  yd_plan_builder_end (plan);
  g_assert_null (yd_plan_find_assignment (plan, item, unit));
}

/* Put and removed within one gesture: nothing is left of it, and nothing is told of it. */
static void
test_put_and_remove (void)
{
  g_autoptr (YdPlan) plan = three_points ();
  YdRecordList *points = yd_item_list_children (yd_plan_fixture_item (plan, "甲"));
  Heard heard = { 0 };
  g_signal_connect (points, "items-changed", G_CALLBACK (list_cb), &heard);
  yd_plan_builder_begin (plan);
  put_point (plan, 301, "x", "z1");
  yd_plan_builder_remove (plan, YD_TABLE_ITEM, 301, YD_ID_NONE);
  yd_plan_builder_end (plan);
  g_assert_cmpuint (heard.n_lists, ==, 0);
  g_assert_cmpuint (yd_record_list_get_length (points), ==, 3);
}

/* A child whose parent is not there waits in no list, and takes its place when it comes. */
static void
test_orphan (void)
{
  g_autoptr (YdPlan) plan = three_points ();
  YdItemRow orphan = { .id = 400, .parent = 401, .kind = YD_ITEM_POINT };
  orphan.order_key = (char *)"a1";
  orphan.title = (char *)"孤";
  yd_plan_builder_begin (plan);
  yd_plan_builder_put (plan, YD_TABLE_ITEM, &orphan);
  yd_plan_builder_end (plan);
  g_assert_cmpuint (yd_plan_count_items (plan, YD_ITEM_POINT), ==, 3);

  YdItemRow parent = { .id = 401, .kind = YD_ITEM_SECTION };
  parent.order_key = (char *)"z1";
  parent.title = (char *)"乙";
  yd_plan_builder_begin (plan);
  yd_plan_builder_put (plan, YD_TABLE_ITEM, &parent);
  yd_plan_builder_put (plan, YD_TABLE_ITEM, &orphan);
  yd_plan_builder_end (plan);
  g_assert_cmpuint (yd_plan_count_items (plan, YD_ITEM_POINT), ==, 4);
  g_assert_cmpstr (yd_item_get_number (yd_plan_fixture_item (plan, "孤")), ==, "4.");
}

static void
test_move (void)
{
  g_autoptr (YdPlan) plan = yd_plan_fixture ("section 甲\npoint a\npoint b\nsection 乙\npoint c\n");
  YdItem *a = yd_plan_fixture_item (plan, "a"), *to = yd_plan_fixture_item (plan, "乙");
  YdRecordList *from_list = yd_item_list_children (yd_item_get_parent (a));
  YdItemRow *row = yd_row_copy (YD_TABLE_ITEM, yd_item_get_row (a));
  row->parent = yd_record_get_id (YD_RECORD (to));
  Heard from = { 0 }, there = { 0 };
  g_signal_connect (from_list, "items-changed", G_CALLBACK (list_cb), &from);
  g_signal_connect (yd_item_list_children (to), "items-changed", G_CALLBACK (list_cb), &there);
  yd_plan_builder_begin (plan);
  yd_plan_builder_put (plan, YD_TABLE_ITEM, row);
  yd_plan_builder_end (plan);
  g_assert_cmpuint (from.n_lists, ==, 1);
  g_assert_cmpuint (from.removed, ==, 1);
  g_assert_cmpuint (there.n_lists, ==, 1);
  g_assert_cmpuint (there.added, ==, 1);
  g_assert_true (yd_item_get_parent (a) == to);
  g_assert_cmpstr (yd_item_get_number (a), ==, "2.");
  yd_row_free (YD_TABLE_ITEM, row);
}

/* An item that gets its first child is told of as if another had come, so that who shows a tree asks
 * for its children once more; with further ones only they are told of. */
static void
test_first_child (void)
{
  g_autoptr (YdPlan) plan = three_points ();
  YdItem *section = yd_plan_fixture_item (plan, "甲");
  YdRecordList *points = yd_item_list_children (section);
  YdItem *second = yd_record_list_get (points, 1);
  YdItemRow task
    = { .id = 501, .parent = yd_record_get_id (YD_RECORD (second)), .kind = YD_ITEM_TASK };
  task.order_key = (char *)"a1";
  Heard heard = { 0 };
  g_signal_connect (points, "items-changed", G_CALLBACK (list_cb), &heard);
  g_assert_null (yd_item_get_child_model (second));
  g_assert_cmpuint (yd_record_list_get_length (yd_item_list_children (second)), ==, 0);
  yd_plan_builder_begin (plan);
  yd_plan_builder_put (plan, YD_TABLE_ITEM, &task);
  yd_plan_builder_end (plan);
  GListModel *tasks = yd_item_get_child_model (second);
  g_assert_cmpuint (g_list_model_get_n_items (tasks), ==, 1);
  g_assert_cmpuint (heard.n_lists, ==, 1);
  g_assert_cmpuint (heard.position, ==, 1);
  g_assert_cmpuint (heard.removed, ==, 1);
  g_assert_cmpuint (heard.added, ==, 1);

  task.id = 502;
  yd_plan_builder_begin (plan);
  yd_plan_builder_put (plan, YD_TABLE_ITEM, &task);
  yd_plan_builder_end (plan);
  g_assert_true (yd_item_get_child_model (second) == tasks);
  g_assert_cmpuint (g_list_model_get_n_items (tasks), ==, 2);
  g_assert_cmpuint (heard.n_lists, ==, 1);
}

/* A snapshot says the same and shares nothing. */
static void
test_snapshot (void)
{
  g_autoptr (YdPlan) plan
    = yd_plan_fixture ("plan 2025 要点\npreamble 序\nsection 甲\npoint a\nbody 文\n"
                       "lead 乙\nmilestone m\nset due 2025-06\n"
                       "notice\nset number 示〔2025〕1号\nbody 告\n");
  g_autoptr (YdPlan) copy = yd_plan_snapshot (plan);
  g_assert_cmpstr (yd_plan_get_title (copy), ==, "要点");
  YdItem *mine = yd_plan_fixture_item (plan, "a"), *theirs = yd_plan_fixture_item (copy, "a");
  g_assert_true (mine != theirs);
  g_assert_true (yd_row_equal (YD_TABLE_ITEM, yd_item_get_row (mine), yd_item_get_row (theirs)));
  g_assert_cmpstr (yd_item_get_number (theirs), ==, "1.");
  g_autofree char *body = yd_item_dup_body (theirs);
  g_assert_cmpstr (body, ==, "文");
  g_assert_cmpstr (yd_notice_get_row (yd_plan_get_notice (copy))->number, ==, "示〔2025〕1号");

  yd_plan_builder_begin (plan);
  yd_plan_builder_remove (plan, YD_TABLE_ITEM, yd_record_get_id (YD_RECORD (mine)), YD_ID_NONE);
  yd_plan_builder_end (plan);
  g_assert_cmpuint (yd_plan_count_items (plan, YD_ITEM_POINT), ==, 0);
  g_assert_cmpuint (yd_plan_count_items (copy, YD_ITEM_POINT), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/builder/any-order", test_any_order);
  g_test_add_func ("/plan/builder/one-notify", test_one_notify);
  g_test_add_func ("/plan/builder/owner-told", test_owner_told);
  g_test_add_func ("/plan/builder/reorder", test_reorder);
  g_test_add_func ("/plan/builder/equal-keys", test_equal_keys);
  g_test_add_func ("/plan/builder/unlink", test_unlink);
  g_test_add_func ("/plan/builder/put-and-remove", test_put_and_remove);
  g_test_add_func ("/plan/builder/orphan", test_orphan);
  g_test_add_func ("/plan/builder/move", test_move);
  g_test_add_func ("/plan/builder/first-child", test_first_child);
  g_test_add_func ("/plan/builder/snapshot", test_snapshot);
  return g_test_run ();
}

/* Items and their text: moving, levels, splitting and joining. */

#include "store-fixture.h"

#define ADD(name, function) \
  g_test_add (name, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

static void
test_start (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_assert_plan (fixture, STORE_FIXTURE_START);
}

static void
test_move (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (
    yd_edit_move_item (fixture->store, fixture->points[0], fixture->sections[1], 0, &error));
  store_fixture_assert_undoes (fixture, STORE_FIXTURE_START,
                               "一、甲板块\n  1.第二件事\n二、乙板块\n  2.第一件事\n");
  g_assert_false (
    yd_edit_move_item (fixture->store, fixture->sections[0], fixture->points[1], 0, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_REFUSED);
}

static void
test_shift (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (yd_edit_shift_item (fixture->store, fixture->points[1], -1, &error));
  store_fixture_assert_plan (fixture, "一、甲板块\n  1.第二件事\n  2.第一件事\n二、乙板块\n");
  g_assert_true (yd_edit_shift_item (fixture->store, fixture->points[1], 1, &error));
  store_fixture_assert_plan (fixture, STORE_FIXTURE_START);
  g_assert_true (yd_edit_shift_item (fixture->store, fixture->points[1], 1, &error));
  store_fixture_assert_undoes (fixture, STORE_FIXTURE_START,
                               "一、甲板块\n  1.第一件事\n二、乙板块\n  2.第二件事\n");
  g_assert_true (yd_edit_shift_item (fixture->store, fixture->points[1], -1, &error));
  store_fixture_assert_plan (fixture, STORE_FIXTURE_START);
  g_assert_true (yd_edit_shift_item (fixture->store, fixture->sections[1], -1, &error));
  store_fixture_assert_plan (fixture, "一、乙板块\n二、甲板块\n  1.第一件事\n  2.第二件事\n");
}

static void
test_levels (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (yd_edit_demote_item (fixture->store, fixture->points[1], &error));
  store_fixture_assert_undoes (fixture, STORE_FIXTURE_START,
                               "一、甲板块\n  1.第一件事\n    （1）第二件事\n二、乙板块\n");
  g_assert_true (yd_edit_promote_item (fixture->store, fixture->points[1], &error));
  store_fixture_assert_plan (fixture, STORE_FIXTURE_START);
  g_assert_true (yd_edit_promote_item (fixture->store, fixture->points[1], &error));
  store_fixture_assert_undoes (fixture, STORE_FIXTURE_START,
                               "一、甲板块\n  1.第一件事\n二、第二件事\n三、乙板块\n");
  g_assert_false (yd_edit_promote_item (fixture->store, fixture->points[1], &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (yd_edit_demote_item (fixture->store, fixture->sections[0], &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_REFUSED);
}

/* A title that runs into its text stands alone as a heading, and comes back from there as it was. */
static void
test_levels_keep_title (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *run_in; /* of the point */
    gboolean as_heading, back;
  } cases[] = { { "1", FALSE, TRUE }, { "0", FALSE, FALSE } };
  YdId point = fixture->points[1];
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_true (yd_edit_set_field (fixture->store, YD_TABLE_ITEM, point, "run_in",
                                        cases[i].run_in, &error));
      g_assert_true (yd_edit_promote_item (fixture->store, point, &error));
      g_assert_cmpint (yd_item_get_run_in (yd_plan_find_item (fixture->plan, point)), ==,
                       cases[i].as_heading);
      g_assert_true (yd_edit_demote_item (fixture->store, point, &error));
      g_assert_cmpint (yd_item_get_run_in (yd_plan_find_item (fixture->plan, point)), ==,
                       cases[i].back);
      store_fixture_assert_plan (fixture, STORE_FIXTURE_START);
    }
  /* what a person says of the heading itself holds from then on */
  g_assert_true (yd_edit_set_field (fixture->store, YD_TABLE_ITEM, point, "run_in", "1", NULL));
  g_assert_true (yd_edit_promote_item (fixture->store, point, NULL));
  g_assert_true (yd_edit_set_field (fixture->store, YD_TABLE_ITEM, point, "run_in", "0", NULL));
  g_assert_true (yd_edit_demote_item (fixture->store, point, NULL));
  g_assert_false (yd_item_get_run_in (yd_plan_find_item (fixture->plan, point)));
}

static void
test_delete (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (
    yd_edit_set_body (fixture->store, YD_OWNER_ITEM, fixture->points[0], "甲\n乙", &error));
  g_assert_true (
    yd_edit_assign_name (fixture->store, fixture->points[0], "医政科", YD_ROLE_LEAD, &error));
  g_autofree char *before = store_fixture_dump (fixture->plan);
  g_assert_true (yd_edit_delete_items (fixture->store, fixture->sections, 1, &error));
  store_fixture_assert_undoes (fixture, before, "一、乙板块\n");
}

/* What its source numbered 2. follows another now, or none: that number says nothing any more. */
static void
import_points (YdStore *store, YdId *points, guint n)
{
  static const char *const keys[] = { "a", "b", "c" };
  g_autoptr (GError) error = NULL;
  g_autoptr (YdRowList) rows = yd_row_list_new ();
  for (guint i = 0; i < n; i++)
    {
      YdItemRow *row = yd_row_list_add (rows, YD_TABLE_ITEM);
      points[i] = row->id = yd_id_new ();
      row->kind = YD_ITEM_POINT;
      row->order_key = g_strdup (keys[i]);
      row->title = g_strdup (keys[i]);
      row->number_found = g_strdup_printf ("%u.", i + 1);
    }
  g_assert_true (yd_edit_import (store, rows, "来源.txt", &error));
  g_assert_no_error (error);
}

static void
test_forget_number (void)
{
  static const char *const found[]
    = { "(none) 3.", "(none) (none) 3.", "1. (none)" }; /* by what is done */
  for (guint what = 0; what < G_N_ELEMENTS (found); what++)
    {
      g_autoptr (GError) error = NULL;
      YdStoreContext context = store_fixture_context ();
      g_autoptr (YdStore) store = yd_store_new_in_memory (&context);
      YdPlan *plan = yd_store_get_plan (store);
      YdId points[3];
      import_points (store, points, 3);
      g_assert_true (what == 0   ? yd_edit_delete_items (store, points, 1, &error)
                     : what == 1 ? yd_edit_move_item (store, points[0], 0, points[1], &error)
                                 : yd_edit_join_item (store, points[1], &error));
      g_autoptr (GString) numbers = g_string_new (NULL);
      for (YdItem *item = yd_plan_get_first_item (plan); item; item = yd_item_get_next (item))
        {
          const char *number = yd_item_get_row (item)->number_found;
          g_string_append_printf (numbers, "%s%s", numbers->len > 0 ? " " : "",
                                  number != NULL ? number : "(none)");
        }
      g_assert_cmpstr (numbers->str, ==, found[what]);
    }
}

static void
test_body (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *from;
    const char *to;
    guint same_head;
    guint same_tail;
  } cases[] = {
    { "", "一", 0, 0 },
    { "一\n二\n三", "一\n二改\n三", 1, 1 },
    { "一\n二\n三", "一\n三", 1, 1 },
    { "一\n三", "一\n二\n三", 1, 1 },
    { "一", "", 0, 0 },
    { "一\n二", "零\n一\n二", 0, 2 },
    { "一\n二", "一\n二\n三\n四", 2, 0 },
    { "一\n一\n一", "一\n一", 2, 0 },
  };
  YdItem *item = yd_plan_find_item (fixture->plan, fixture->points[0]);
  g_autoptr (GError) error = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      yd_edit_set_body (fixture->store, YD_OWNER_ITEM, fixture->points[0], cases[i].from, &error);
      YdRecordList *paragraphs = yd_item_list_paragraphs (item);
      guint n = yd_record_list_get_length (paragraphs);
      g_autofree YdId *ids = g_new (YdId, n + 1);
      for (guint k = 0; k < n; k++)
        ids[k] = yd_record_get_id (yd_record_list_get (paragraphs, k));
      yd_edit_set_body (fixture->store, YD_OWNER_ITEM, fixture->points[0], cases[i].to, &error);
      g_assert_no_error (error);
      g_autofree char *body = yd_item_dup_body (item);
      g_assert_cmpstr (body, ==, cases[i].to);
      paragraphs = yd_item_list_paragraphs (item);
      guint m = yd_record_list_get_length (paragraphs);
      for (guint k = 0; k < cases[i].same_head; k++)
        g_assert_cmpint (yd_record_get_id (yd_record_list_get (paragraphs, k)), ==, ids[k]);
      for (guint k = 1; k <= cases[i].same_tail; k++)
        g_assert_cmpint (yd_record_get_id (yd_record_list_get (paragraphs, m - k)), ==, ids[n - k]);
    }
}

static void
test_split_join (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  yd_edit_set_body (fixture->store, YD_OWNER_ITEM, fixture->points[0], "甲乙丙\n丁", &error);
  YdItem *item = yd_plan_find_item (fixture->plan, fixture->points[0]);
  YdId paragraph = yd_record_get_id (yd_record_list_get (yd_item_list_paragraphs (item), 0));
  g_autofree char *before = store_fixture_dump (fixture->plan);
  YdId made = YD_ID_NONE;
  g_assert_true (
    yd_edit_split_item (fixture->store, fixture->points[0], paragraph, 1, &made, &error));
  store_fixture_assert_undoes (
    fixture, before, "一、甲板块\n  1.第一件事 {甲}\n  2. {乙丙|丁}\n  3.第二件事\n二、乙板块\n");
  g_assert_true (yd_edit_join_item (fixture->store, fixture->points[1], &error));
  store_fixture_assert_plan (
    fixture, "一、甲板块\n  1.第一件事 {甲}\n  2. {乙丙|丁|第二件事。}\n二、乙板块\n");
  g_assert_false (yd_edit_split_item (fixture->store, fixture->points[0], 99, 1, &made, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (yd_edit_join_item (fixture->store, fixture->sections[0], &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_REFUSED);
}

/* Who answers for the whole answers for both parts; what was recorded of words goes with them. */
/* Half a sentence is one: what stood at the cut between the two halves stands nowhere. */
static void
test_split_sentence (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *body;
    int offset;
    const char *first, *second;
  } cases[] = {
    { "建成两家，互认率达到90%。", 5, "建成两家。", "互认率达到90%。" },
    { "建成两家，互认率达到90%。", 4, "建成两家。", "互认率达到90%。" },
    { "建成两家；互认", 5, "建成两家。", "互认" },
    { "建成两家。互认", 5, "建成两家。", "互认" },
    { "建成两家互认", 4, "建成两家", "互认" },
    { "建成两家，", 5, "建成两家，", "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      YdId id = fixture->points[0], made = YD_ID_NONE;
      yd_edit_set_body (fixture->store, YD_OWNER_ITEM, id, cases[i].body, &error);
      YdItem *item = yd_plan_find_item (fixture->plan, id);
      YdId paragraph = yd_record_get_id (yd_record_list_get (yd_item_list_paragraphs (item), 0));
      g_assert_true (
        yd_edit_split_item (fixture->store, id, paragraph, cases[i].offset, &made, &error));
      g_autofree char *first = yd_item_dup_body (item);
      g_autofree char *second = yd_item_dup_body (yd_plan_find_item (fixture->plan, made));
      g_assert_cmpstr (first, ==, cases[i].first);
      g_assert_cmpstr (second, ==, cases[i].second);
      g_assert_true (yd_edit_delete_items (fixture->store, &made, 1, &error));
    }
}

static void
test_split_shares_out (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdStore *store = fixture->store;
  YdId id = fixture->points[0], made = YD_ID_NONE, early = YD_ID_NONE, late = YD_ID_NONE;
  yd_edit_set_body (store, YD_OWNER_ITEM, id, "建成两家。互认率达到90%。\n年底前验收。", &error);
  g_assert_true (yd_edit_assign_name (store, id, "医政科", YD_ROLE_LEAD, &error));
  g_assert_true (yd_edit_assign_name (store, id, "财务科", YD_ROLE_SUPPORT, &error));
  YdIndicatorRow rate = { .item = id, .name = "互认率", .words = "互认率达到90%", .target = 90 };
  YdIndicatorRow homes = { .item = id, .name = "家", .words = "建成两家", .target = 2 };
  YdMilestoneRow due = { .item = id, .words = "年底前", .due = yd_date_new_year (2025) };
  g_assert_true (yd_edit_put_indicator (store, &rate, &error));
  g_assert_true (yd_edit_put_indicator (store, &homes, &error));
  g_assert_true (yd_edit_put_milestone (store, &due, &error));
  g_assert_true (yd_edit_add_task (store, id, 0, 4, NULL, &early, &error));
  g_assert_true (yd_edit_add_task (store, id, 18, 2, NULL, &late, &error));
  YdItem *item = yd_plan_find_item (fixture->plan, id);
  YdId paragraph = yd_record_get_id (yd_record_list_get (yd_item_list_paragraphs (item), 0));
  g_assert_true (yd_edit_split_item (store, id, paragraph, 5, &made, &error));
  YdItem *second = yd_plan_find_item (fixture->plan, made);
  g_autofree char *leads = yd_item_dup_units_text (second, YD_ROLE_LEAD, "、");
  g_autofree char *supports = yd_item_dup_units_text (second, YD_ROLE_SUPPORT, "、");
  g_assert_cmpstr (leads, ==, "医政科");
  g_assert_cmpstr (supports, ==, "财务科");
  g_assert_cmpuint (yd_record_list_get_length (yd_item_list_indicators (item)), ==, 1);
  g_assert_cmpuint (yd_record_list_get_length (yd_item_list_indicators (second)), ==, 1);
  g_assert_cmpuint (yd_record_list_get_length (yd_item_list_milestones (second)), ==, 1);
  YdItem *task = yd_plan_find_item (fixture->plan, late);
  g_assert_true (yd_item_get_parent (task) == second);
  g_assert_cmpint (yd_item_get_row (task)->span_start, ==, 13);
  g_assert_true (yd_item_get_parent (yd_plan_find_item (fixture->plan, early)) == item);

  g_assert_true (
    yd_edit_join_item (store, made, &error)); /* behind “建成两家。” and a line's end */
  g_assert_cmpint (yd_item_get_row (yd_plan_find_item (fixture->plan, late))->span_start, ==, 19);
  g_assert_cmpuint (yd_record_list_get_length (yd_item_list_assignments (item)), ==, 2);
  g_assert_true (yd_store_undo (store, &error));
  g_assert_true (yd_store_undo (store, &error));
  g_assert_cmpuint (yd_record_list_get_length (yd_item_list_indicators (item)), ==, 2);
  g_assert_true (yd_item_get_parent (yd_plan_find_item (fixture->plan, late)) == item);
}

/* What hung below an item comes along, as what may stand below the one it is joined to. */
static void
test_join_children (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdStore *store = fixture->store;
  YdId point = YD_ID_NONE, group = YD_ID_NONE, task = YD_ID_NONE, other = YD_ID_NONE;
  yd_edit_add_item (store, YD_ID_NONE, fixture->sections[0], YD_ITEM_POINT, "独立", &point, &error);
  yd_edit_add_item (store, point, YD_ID_NONE, YD_ITEM_TASK, "任务", &task, &error);
  g_assert_no_error (error);
  g_assert_true (yd_edit_join_item (store, point, &error));
  g_assert_cmpint (yd_item_get_kind (yd_plan_find_item (fixture->plan, task)), ==, YD_ITEM_POINT);

  yd_edit_add_item (store, YD_ID_NONE, YD_ID_NONE, YD_ITEM_GROUP, "组", &other, &error);
  yd_edit_add_item (store, fixture->sections[0], YD_ID_NONE, YD_ITEM_GROUP, "子组", &group, &error);
  g_assert_no_error (error);
  g_assert_false (yd_edit_join_item (store, fixture->sections[0], &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_REFUSED);
}

/* A new point stands as those beside it do, or else as those of the plan. */
static void
test_add_like_others (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    int section, after; /* after: point of the first section; -1 none */
    int run_in, form;
  } cases[] = { { 0, 0, 0, YD_FORM_ARABIC_PAREN },
                { 0, 1, 1, YD_FORM_DEFAULT },
                { 1, -1, 1, YD_FORM_DEFAULT } };
  YdStore *store = fixture->store;
  YdId id = fixture->points[0];
  g_assert_true (yd_edit_set_field (store, YD_TABLE_ITEM, id, "run_in", "0", NULL));
  g_assert_true (yd_edit_set_field (store, YD_TABLE_ITEM, id, "form", "4", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      YdId made, after = cases[i].after < 0 ? YD_ID_NONE : fixture->points[cases[i].after];
      g_assert_true (yd_edit_add_item (store, fixture->sections[cases[i].section], after,
                                       YD_ITEM_POINT, "新", &made, NULL));
      const YdItemRow *row = yd_item_get_row (yd_plan_find_item (fixture->plan, made));
      g_assert_cmpint (row->run_in, ==, cases[i].run_in);
      g_assert_cmpint (row->form, ==, cases[i].form);
      g_assert_true (yd_store_undo (store, NULL));
    }
}

/* Ten thousand siblings in front of one another: keys run out and are made anew, order holds. */
static void
test_many_insertions (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdId last = YD_ID_NONE;
  for (int i = 0; i < 400; i++)
    {
      g_assert_true (yd_edit_add_item (fixture->store, fixture->sections[1], 0, YD_ITEM_POINT, "x",
                                       &last, &error));
      YdItem *section = yd_plan_find_item (fixture->plan, fixture->sections[1]);
      g_assert_cmpint (yd_record_get_id (yd_record_list_get (yd_item_list_children (section), 0)),
                       ==, last);
    }
  g_assert_no_error (error);
}

static void
test_labelled (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    gboolean can; /* begin with a sub-heading */
  } cases[] = {
    { "专科医院：加强建设。", TRUE }, { "专科医院：", TRUE },        { "：加强建设。", FALSE },
    { "加强建设。", FALSE },          { "建设。措施如下：", FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      YdItem *item = yd_plan_find_item (fixture->plan, fixture->points[0]);
      g_assert_true (
        yd_edit_set_body (fixture->store, YD_OWNER_ITEM, fixture->points[0], cases[i].text, NULL));
      YdParagraph *paragraph = yd_record_list_get (yd_item_list_paragraphs (item), 0);
      YdId id = yd_record_get_id (YD_RECORD (paragraph));
      g_assert_cmpint (yd_edit_set_labelled (fixture->store, id, TRUE, &error), ==, cases[i].can);
      g_assert_cmpint (yd_paragraph_get_label_length (paragraph) > 0, ==, cases[i].can);
      if (!cases[i].can)
        {
          g_assert_error (error, YD_ERROR, YD_ERROR_REFUSED);
          continue;
        }
      g_assert_true (yd_store_undo (fixture->store, NULL));
      g_assert_false (yd_paragraph_get_labelled (paragraph));
      g_assert_true (yd_store_redo (fixture->store, NULL));
      g_assert_true (yd_paragraph_get_labelled (paragraph));
      /* what is left without ： is a sub-heading no more */
      g_assert_true (
        yd_edit_set_body (fixture->store, YD_OWNER_ITEM, fixture->points[0], "加强建设。", NULL));
      g_assert_false (yd_paragraph_get_labelled (paragraph));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/edit/start", test_start);
  ADD ("/store/edit/move", test_move);
  ADD ("/store/edit/shift", test_shift);
  ADD ("/store/edit/levels", test_levels);
  ADD ("/store/edit/levels-keep-title", test_levels_keep_title);
  ADD ("/store/edit/delete", test_delete);
  g_test_add_func ("/store/edit/forget-number", test_forget_number);
  ADD ("/store/edit/body", test_body);
  ADD ("/store/edit/labelled", test_labelled);
  ADD ("/store/edit/split-join", test_split_join);
  ADD ("/store/edit/split-sentence", test_split_sentence);
  ADD ("/store/edit/split-shares-out", test_split_shares_out);
  ADD ("/store/edit/join-children", test_join_children);
  ADD ("/store/edit/add-like-others", test_add_like_others);
  ADD ("/store/edit/many-insertions", test_many_insertions);
  return g_test_run ();
}

/* What hangs on items and on the plan: units, fields, records, annexes, settings. */

#include "store-fixture.h"

#define ADD(name, function) \
  g_test_add (name, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

static void
test_units (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdId a = 0, b = 0;
  yd_edit_add_unit (fixture->store, "医政科", YD_UNIT_OFFICE, &a, &error);
  yd_edit_add_unit (fixture->store, "区医保局", YD_UNIT_BUREAU, &b, &error);
  yd_edit_assign (fixture->store, fixture->points[0], a, YD_ROLE_LEAD, &error);
  yd_edit_assign (fixture->store, fixture->points[0], b, YD_ROLE_SUPPORT, &error);
  store_fixture_assert_plan (
    fixture, "一、甲板块\n  1.第一件事 [医政科/区医保局]\n  2.第二件事\n二、乙板块\n");
  g_assert_true (yd_edit_assign (fixture->store, fixture->points[0], b, YD_ROLE_LEAD, &error));
  store_fixture_assert_plan (
    fixture, "一、甲板块\n  1.第一件事 [医政科+区医保局/]\n  2.第二件事\n二、乙板块\n");
  g_assert_true (yd_edit_make_first_lead (fixture->store, fixture->points[0], b, &error));
  store_fixture_assert_plan (
    fixture, "一、甲板块\n  1.第一件事 [区医保局+医政科/]\n  2.第二件事\n二、乙板块\n");
  g_assert_false (yd_edit_delete_unit (fixture->store, a, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_REFUSED);
  g_clear_error (&error);
  g_autofree char *before = store_fixture_dump (fixture->plan);
  g_assert_true (yd_edit_absorb_unit (fixture->store, a, b, NULL, &error));
  store_fixture_assert_undoes (fixture, before,
                               "一、甲板块\n  1.第一件事 [区医保局/]\n  2.第二件事\n二、乙板块\n");
  g_assert_true (yd_unit_answers_to (yd_plan_find_unit (fixture->plan, b), "医政科"));
  g_assert_true (yd_edit_unassign (fixture->store, fixture->points[0], b, &error));
  g_assert_true (yd_edit_delete_unit (fixture->store, b, &error));
  g_assert_cmpuint (yd_record_list_get_length (yd_plan_list_units (fixture->plan)), ==, 1);
}

/* Many places are one gesture: done, undone and refused as one. */
static void
test_places (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdId a = 0, b = 0, named = 0;
  yd_edit_add_unit (fixture->store, "医政科", YD_UNIT_OFFICE, &a, &error);
  yd_edit_add_unit (fixture->store, "信息科", YD_UNIT_OFFICE, &b, &error);
  YdPlace places[]
    = { { fixture->points[0], a }, { fixture->points[0], b }, { fixture->points[1], b } };
  g_assert_true (yd_edit_assign_places (fixture->store, places, 3, YD_ROLE_LEAD, &error));
  const char *all_lead
    = "一、甲板块\n  1.第一件事 [医政科+信息科/]\n  2.第二件事 [信息科/]\n二、乙板块\n";
  store_fixture_assert_undoes (fixture, STORE_FIXTURE_START, all_lead);
  g_assert_true (yd_edit_assign_places (fixture->store, places + 1, 2, YD_ROLE_SUPPORT, &error));
  store_fixture_assert_undoes (
    fixture, all_lead,
    "一、甲板块\n  1.第一件事 [医政科/信息科]\n  2.第二件事 [/信息科]\n二、乙板块\n");

  /* what is so already leaves no trace */
  g_autoptr (GPtrArray) earlier = yd_store_dup_history (fixture->store, NULL);
  g_assert_true (yd_edit_assign_places (fixture->store, places + 1, 2, YD_ROLE_SUPPORT, &error));
  g_assert_true (yd_edit_assign_places (fixture->store, places, 0, YD_ROLE_LEAD, &error));
  g_autoptr (GPtrArray) later = yd_store_dup_history (fixture->store, NULL);
  g_assert_cmpuint (later->len, ==, earlier->len);

  /* one place that is not there takes all back */
  YdPlace bad[] = { { fixture->points[1], a }, { fixture->points[1], 77 } };
  g_autofree char *before = store_fixture_dump (fixture->plan);
  g_assert_false (yd_edit_assign_places (fixture->store, bad, 2, YD_ROLE_LEAD, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  store_fixture_assert_plan (fixture, before);

  /* places without a part are passed over */
  YdPlace mixed[]
    = { { fixture->points[1], a }, { fixture->points[1], b }, { fixture->points[0], 77 } };
  g_assert_true (yd_edit_unassign_places (fixture->store, mixed, 3, &error));
  store_fixture_assert_undoes (
    fixture, before, "一、甲板块\n  1.第一件事 [医政科/信息科]\n  2.第二件事\n二、乙板块\n");

  g_autofree char *third = store_fixture_dump (fixture->plan);
  g_assert_true (yd_edit_assign_name_to_items (fixture->store, fixture->points, 2, " 疾控科 ",
                                               YD_ROLE_SUPPORT, &named, &error));
  store_fixture_assert_undoes (
    fixture, third,
    "一、甲板块\n  1.第一件事 [医政科/信息科+疾控科]\n  2.第二件事 [/疾控科]\n二、乙板块\n");
  g_assert_nonnull (yd_plan_find_unit (fixture->plan, named));
  g_assert_false (yd_edit_assign_name_to_items (fixture->store, fixture->points, 2, "  ",
                                                YD_ROLE_LEAD, NULL, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
}

static void
test_fields (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    YdTable table;
    const char *field;
    const char *value;
    YdError code; /* where it is refused */
  } bad[] = {
    { YD_TABLE_PLAN, "year", "二〇二五", YD_ERROR_INVALID },
    { YD_TABLE_PLAN, "uid", "x", YD_ERROR_REFUSED },
    { YD_TABLE_PLAN, "nothing", "x", YD_ERROR_REFUSED },
    { YD_TABLE_PLAN, "period_to", "2025-02-30", YD_ERROR_INVALID },
    { YD_TABLE_PLAN, "kind", "99999999999", YD_ERROR_INVALID },
  };
  g_autoptr (GError) error = NULL;
  YdId plan = yd_plan_get_id (fixture->plan);
  YdId notice = yd_record_get_id (YD_RECORD (yd_plan_get_notice (fixture->plan)));
  g_assert_true (yd_edit_set_field (fixture->store, YD_TABLE_PLAN, plan, "year", "2025", &error));
  g_assert_true (
    yd_edit_set_field (fixture->store, YD_TABLE_NOTICE, notice, "date", "2025-04-18", &error));
  g_assert_true (yd_edit_set_field (fixture->store, YD_TABLE_ITEM, fixture->points[0], "title",
                                    " 多\n行\x07 ", &error));
  static const char *const marks[] = { "、", ". ", "", "." };
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_assert_true (
        yd_edit_set_field (fixture->store, YD_TABLE_PLAN, plan, "number_mark", marks[i], &error));
      g_assert_cmpstr (yd_plan_get_row (fixture->plan)->number_mark, ==, marks[i]);
    }
  g_assert_cmpint (yd_plan_get_year (fixture->plan), ==, 2025);
  g_assert_cmpint (yd_notice_get_row (yd_plan_get_notice (fixture->plan))->date.day, ==, 18);
  g_assert_cmpstr (yd_item_get_title (yd_plan_find_item (fixture->plan, fixture->points[0])), ==,
                   "多 行");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_false (
        yd_edit_set_field (fixture->store, bad[i].table, plan, bad[i].field, bad[i].value, &error));
      g_assert_error (error, YD_ERROR, (int)bad[i].code);
      g_clear_error (&error);
    }
  g_assert_false (yd_edit_set_field (fixture->store, YD_TABLE_ITEM, 12345, "title", "x", &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_NOT_FOUND);
}

/* One gesture: one undo takes all of it, and a field that is refused leaves none. */
static void
test_write_notice (StoreFixture *fixture, gconstpointer data)
{
  static const char *const fields[] = { "head", "title" };
  static const char *const bad_fields[] = { "head", "nothing" };
  static const char *const values[] = { "示例委文件", "关于印发要点的通知" };
  g_autoptr (GError) error = NULL;
  YdNotice *notice = yd_plan_get_notice (fixture->plan);
  g_assert_false (yd_edit_write_notice (fixture->store, bad_fields, values, 2, "正文。", &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (yd_notice_get_row (notice)->head);
  g_assert_cmpuint (yd_record_list_get_length (yd_notice_list_body (notice)), ==, 0);

  g_assert_true (
    yd_edit_write_notice (fixture->store, fields, values, 2, "一段。\n二段。", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (yd_notice_get_row (notice)->head, ==, "示例委文件");
  g_assert_cmpuint (yd_record_list_get_length (yd_notice_list_body (notice)), ==, 2);
  g_assert_true (yd_store_undo (fixture->store, &error));
  g_assert_null (yd_notice_get_row (notice)->head);
  g_assert_null (yd_notice_get_row (notice)->title);
  g_assert_cmpuint (yd_record_list_get_length (yd_notice_list_body (notice)), ==, 0);
}

static void
test_suggestions (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdStoreContext context = store_fixture_context ();
  g_autoptr (YdStore) store = yd_store_new_in_memory (&context);
  g_autoptr (YdRowList) rows = yd_row_list_new ();
  YdPlanRow *plan = yd_row_list_add (rows, YD_TABLE_PLAN);
  yd_row_set_text (&plan->title, "2025年要点");
  plan->year = 2025;
  YdItemRow *item = yd_row_list_add (rows, YD_TABLE_ITEM);
  item->kind = YD_ITEM_POINT;
  yd_row_set_text (&item->order_key, "V001");
  YdSuggestionRow *suggestion = yd_row_list_add (rows, YD_TABLE_SUGGESTION);
  suggestion->item = item->id;
  suggestion->kind = YD_SUGGEST_MILESTONE;
  suggestion->due = yd_date_new_year (2025);
  suggestion->before = 1;
  yd_row_set_text (&suggestion->words, "年底前");
  g_assert_true (yd_edit_import (store, rows, "样稿.txt", &error));
  g_assert_cmpint (yd_plan_get_year (yd_store_get_plan (store)), ==, 2025);

  YdItem *point = yd_plan_get_first_item (yd_store_get_plan (store));
  g_assert_true (yd_edit_accept_suggestion (store, suggestion->id, &error));
  g_assert_cmpuint (yd_record_list_get_length (yd_item_list_milestones (point)), ==, 1);
  YdMilestone *milestone = yd_record_list_get (yd_item_list_milestones (point), 0);
  g_autofree char *text = yd_milestone_dup_due_text (milestone);
  g_assert_cmpstr (text, ==, "2025年底前");
  g_assert_true (yd_store_undo (store, &error));
  g_assert_cmpuint (yd_record_list_get_length (yd_item_list_milestones (point)), ==, 0);
  g_assert_true (yd_edit_dismiss_suggestion (store, suggestion->id, &error));
  g_assert_cmpint (
    yd_suggestion_get_row (yd_record_list_get (yd_item_list_suggestions (point), 0))->state, ==,
    YD_SUGGESTION_DISMISSED);
  /* what was read from the words just now is kept once somebody has answered it */
  YdSuggestionRow live[] = { { .item = item->id,
                               .kind = YD_SUGGEST_UNIT,
                               .words = (char *)"财政局配合",
                               .name = (char *)"财政局",
                               .role = YD_ROLE_SUPPORT },
                             { .item = item->id,
                               .kind = YD_SUGGEST_INDICATOR,
                               .words = (char *)"达到90%",
                               .name = (char *)"率",
                               .target = 90,
                               .measure = (char *)"%" } };
  const YdSuggestionRow *both[] = { &live[0], &live[1] };
  g_assert_true (yd_edit_answer_suggestions (store, both, 2, TRUE, &error));
  g_assert_cmpuint (yd_record_list_get_length (yd_item_list_assignments (point)), ==, 1);
  g_assert_cmpuint (yd_record_list_get_length (yd_item_list_indicators (point)), ==, 1);
  g_assert_cmpuint (yd_record_list_get_length (yd_item_list_suggestions (point)), ==, 3);
  g_assert_true (yd_store_undo (store, &error));
  g_assert_cmpuint (yd_record_list_get_length (yd_item_list_assignments (point)), ==, 0);
  g_assert_cmpuint (yd_record_list_get_length (yd_item_list_suggestions (point)), ==, 1);
  g_assert_true (yd_edit_answer_suggestions (store, both + 1, 1, FALSE, &error));
  g_assert_cmpuint (yd_record_list_get_length (yd_item_list_suggestions (point)), ==, 2);
  g_assert_cmpuint (yd_record_list_get_length (yd_item_list_indicators (point)), ==, 0);
  g_assert_false (yd_edit_import (store, rows, "样稿.txt", &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_REFUSED);
}

/* A milestone is done on a day, and open again; the point's state follows, and so does undo. */
/* A figure that was changed in the words is the same indicator with another target. */
static void
test_changed_words (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *body, *words, *name, *measure;
    guint n_indicators;
    int first;
  } cases[] = {
    { "演练不少于3次。", "演练不少于3次", "演练", "次", 1, 3 },
    { "演练不少于2次，复盘不少于3次。", "复盘不少于3次", "演练", "次", 2,
      2 }, /* those words still stand */
    { "演练不少于3场。", "演练不少于3场", "演练", "场", 2, 2 },
    { "复盘不少于3次。", "复盘不少于3次", "复盘", "次", 2, 2 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      YdStore *store = fixture->store;
      YdId point = fixture->points[0];
      YdIndicatorRow before = { .item = point,
                                .name = (char *)"演练",
                                .target = 2,
                                .measure = (char *)"次",
                                .words = (char *)"演练不少于2次" };
      g_assert_true (yd_edit_put_indicator (store, &before, &error));
      g_free (before.order_key);
      g_assert_true (yd_edit_set_body (store, YD_OWNER_ITEM, point, cases[i].body, &error));
      YdSuggestionRow live = { .item = point,
                               .kind = YD_SUGGEST_INDICATOR,
                               .words = (char *)cases[i].words,
                               .name = (char *)cases[i].name,
                               .target = 3,
                               .measure = (char *)cases[i].measure };
      const YdSuggestionRow *rows[] = { &live };
      g_assert_true (yd_edit_answer_suggestions (store, rows, 1, TRUE, &error));
      YdRecordList *list = yd_item_list_indicators (yd_plan_find_item (fixture->plan, point));
      g_assert_cmpuint (yd_record_list_get_length (list), ==, cases[i].n_indicators);
      g_assert_cmpint (yd_indicator_get_row (yd_record_list_get (list, 0))->target, ==,
                       cases[i].first);
      g_assert_true (yd_store_undo (store, &error));
      g_assert_cmpint (yd_indicator_get_row (yd_record_list_get (list, 0))->target, ==, 2);
      g_assert_true (yd_store_undo (store, &error) && yd_store_undo (store, &error));
    }
}

static void
test_finish_milestone (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdStore *store = fixture->store;
  YdMilestoneRow row = { .item = fixture->points[0], .due = yd_date_new_month (2025, 6) };
  YdDate today = yd_date_new_day (2025, 8, 1), done = yd_date_new_day (2025, 6, 27);
  YdItem *item = yd_plan_find_item (fixture->plan, fixture->points[0]);
  g_assert_true (yd_edit_put_milestone (store, &row, &error));
  g_free (row.order_key);
  g_assert_cmpint (yd_item_get_state (item, today, NULL), ==, YD_STATE_OVERDUE);

  g_assert_false (yd_edit_finish_milestone (store, row.id, yd_date_new_month (2025, 6), &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (yd_edit_finish_milestone (store, 1, done, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (yd_edit_finish_milestone (store, row.id, done, &error));
  g_assert_cmpint (yd_item_get_state (item, today, NULL), ==, YD_STATE_DONE);
  g_assert_true (yd_store_undo (store, &error));
  g_assert_cmpint (yd_item_get_state (item, today, NULL), ==, YD_STATE_OVERDUE);
  g_assert_true (yd_store_redo (store, &error));
  g_assert_true (yd_edit_finish_milestone (store, row.id, YD_DATE_NONE, &error));
  g_assert_cmpint (yd_item_get_state (item, today, NULL), ==, YD_STATE_OVERDUE);
}

/* Corrections of several texts are one gesture; one that cannot be made takes all back. */
static void
test_set_fields (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdStore *store = fixture->store;
  g_assert_true (yd_edit_set_body (store, YD_OWNER_ITEM, fixture->points[0], "甲,乙\n丙", &error));
  YdItem *item = yd_plan_find_item (fixture->plan, fixture->points[0]);
  YdId paragraph = yd_record_get_id (yd_record_list_get (yd_item_list_paragraphs (item), 0));
  YdFieldText texts[] = { { YD_TABLE_PARAGRAPH, paragraph, "text", "甲，乙" },
                          { YD_TABLE_ITEM, fixture->points[1], "title", "第三件事" },
                          { YD_TABLE_ITEM, fixture->points[1], "parent", "x" } };
  g_assert_true (yd_edit_set_fields (store, texts, 2, &error));
  store_fixture_assert_undoes (fixture,
                               "一、甲板块\n  1.第一件事 {甲,乙|丙}\n  2.第二件事\n二、乙板块\n",
                               "一、甲板块\n  1.第一件事 {甲，乙|丙}\n  2.第三件事\n二、乙板块\n");
  texts[0].text = "";
  g_assert_false (yd_edit_set_fields (store, texts, 3, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_REFUSED);
  store_fixture_assert_plan (fixture,
                             "一、甲板块\n  1.第一件事 {甲，乙|丙}\n  2.第三件事\n二、乙板块\n");
  g_clear_error (&error);
  g_assert_true (yd_edit_set_fields (store, texts, 1, &error));
  store_fixture_assert_plan (fixture, "一、甲板块\n  1.第一件事 {丙}\n  2.第三件事\n二、乙板块\n");
}

static void
assert_last_label (StoreFixture *fixture, const char *expected)
{
  g_autoptr (GPtrArray) entries = yd_store_dup_history (fixture->store, NULL);
  g_autofree char *line
    = yd_history_entry_dup_line (entries->pdata[entries->len - 1], fixture->plan, 0);
  g_assert_cmpstr (line, ==, expected);
}

/* A rule is switched off once, with the reason given last, and on again. */
static void
test_suppress (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdRecordList *list = yd_plan_list_suppressions (fixture->plan);
  g_assert_true (
    yd_edit_suppress (fixture->store, "long-sentence", YD_ID_NONE, "文风如此", &error));
  g_assert_true (
    yd_edit_suppress (fixture->store, "long-sentence", YD_ID_NONE, "党组已定", &error));
  g_assert_true (
    yd_edit_suppress (fixture->store, "long-sentence", fixture->points[0], "同上", &error));
  assert_last_label (fixture, "switched-off rule: 同上: 1.第一件事");
  g_assert_cmpuint (yd_record_list_get_length (list), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const YdSuppressionRow *row = yd_suppression_get_row (yd_record_list_get (list, i));
      g_assert_cmpstr (row->reason, ==, row->item == YD_ID_NONE ? "党组已定" : "同上");
    }
  const YdSuppressionRow *first = yd_suppression_get_row (yd_record_list_get (list, 0));
  gboolean whole = first->item == YD_ID_NONE;
  g_assert_true (yd_edit_delete_record (fixture->store, YD_TABLE_SUPPRESSION, first->id, &error));
  assert_last_label (fixture,
                     whole ? "rule switched on again" : "rule switched on again: 1.第一件事");
  g_assert_cmpuint (yd_record_list_get_length (list), ==, 1);
  /* one finding */
  g_assert_true (
    yd_edit_suppress (fixture->store, "burden#0a1b2c3d", fixture->points[0], "报经同意", &error));
  assert_last_label (fixture, "switched-off finding: 报经同意: 1.第一件事");
  for (guint i = 0; i < 2; i++)
    {
      const YdSuppressionRow *row = yd_suppression_get_row (yd_record_list_get (list, i));
      if (strchr (row->rule, '#') == NULL)
        continue;
      g_assert_true (yd_edit_delete_record (fixture->store, YD_TABLE_SUPPRESSION, row->id, &error));
      break;
    }
  assert_last_label (fixture, "finding switched on again: 1.第一件事");
}

static char *
dup_annexes (YdPlan *plan)
{
  GString *titles = g_string_new (NULL);
  YdRecordList *list = yd_notice_list_annexes (yd_plan_get_notice (plan));
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    g_string_append (titles, yd_annex_get_row (yd_record_list_get (list, i))->title);
  return g_string_free (titles, FALSE);
}

static void
assert_annexes (StoreFixture *fixture, const char *expected)
{
  g_autofree char *titles = dup_annexes (fixture->plan);
  g_assert_cmpstr (titles, ==, expected);
}

static void
test_annexes (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  static const char *const titles[] = { "甲", "乙", "丙" };
  YdId ids[3];
  for (int i = 0; i < 3; i++)
    g_assert_true (yd_edit_add_annex (fixture->store, titles[i], &ids[i], &error));
  assert_annexes (fixture, "甲乙丙");
  static const struct
  {
    int which, direction;
    const char *expected;
  } moves[] = { { 0, -1, "甲乙丙" }, { 2, 1, "甲乙丙" },  { 0, 1, "乙甲丙" }, { 0, 1, "乙丙甲" },
                { 0, -1, "乙甲丙" }, { 2, -1, "乙丙甲" }, { 2, -1, "丙乙甲" } };
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_assert_true (
        yd_edit_shift_annex (fixture->store, ids[moves[i].which], moves[i].direction, &error));
      assert_annexes (fixture, moves[i].expected);
    }
  g_assert_true (yd_store_undo (fixture->store, &error));
  assert_annexes (fixture, "乙丙甲");
  g_assert_true (yd_edit_delete_record (fixture->store, YD_TABLE_ANNEX, ids[2], &error));
  assert_annexes (fixture, "乙甲");
  g_assert_no_error (error);
  g_assert_false (yd_edit_shift_annex (fixture->store, ids[2], 1, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_NOT_FOUND);
}

static guint
count_history (YdStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = yd_store_dup_history (store, &error);
  g_assert_no_error (error);
  return entries->len;
}

static void
test_settings (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdStore *store = fixture->store;
  g_assert_null (yd_plan_get_setting (fixture->plan, "x"));
  g_assert_true (yd_edit_set_setting (store, "x", NULL, &error)); /* there was none */
  g_assert_true (yd_edit_set_setting (store, "x", "一", &error));
  g_assert_true (yd_edit_set_setting (store, "y", "别的", &error));
  guint n = count_history (store);
  g_assert_true (yd_edit_set_setting (store, "x", "一", &error)); /* no trace */
  g_assert_cmpuint (count_history (store), ==, n);
  g_assert_true (yd_edit_set_setting (store, "x", "二", &error));
  g_assert_cmpstr (yd_plan_get_setting (fixture->plan, "x"), ==, "二");
  g_assert_true (yd_store_undo (store, &error));
  g_assert_cmpstr (yd_plan_get_setting (fixture->plan, "x"), ==, "一");
  g_assert_true (yd_edit_set_setting (store, "x", "", &error));
  g_assert_null (yd_plan_get_setting (fixture->plan, "x"));
  g_assert_cmpstr (yd_plan_get_setting (fixture->plan, "y"), ==, "别的");
  g_assert_no_error (error);
}

/* The same reason twice is two printings. */
static void
test_note_release (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    gboolean printed;
    const char *verb, *label;
  } cases[] = { { TRUE, "print-despite-errors", "printing despite errors: 会议急用" },
                { FALSE, "export-despite-errors", "export despite errors: 会议急用" } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      guint n = count_history (fixture->store);
      gboolean printed = cases[i].printed;
      g_assert_true (yd_edit_note_release (fixture->store, printed, "会议急用", 2, &error));
      g_assert_true (yd_edit_note_release (fixture->store, printed, "会议急用", 2, &error));
      g_assert_no_error (error);
      g_autoptr (GPtrArray) entries = yd_store_dup_history (fixture->store, &error);
      g_assert_cmpuint (entries->len, ==, n + 2);
      const YdHistoryEntry *last = entries->pdata[n + 1];
      g_assert_cmpstr (last->verb, ==, cases[i].verb);
      g_assert_cmpstr (last->args, ==, "{\"errors\":\"2\",\"reason\":\"会议急用\"}");
      g_autofree char *label = yd_history_entry_dup_label (last);
      g_assert_cmpstr (label, ==, cases[i].label);
      g_assert_false (yd_edit_note_release (fixture->store, printed, "  ", 2, &error));
      g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/edit-records/units", test_units);
  ADD ("/store/edit-records/places", test_places);
  ADD ("/store/edit-records/fields", test_fields);
  ADD ("/store/edit-records/write-notice", test_write_notice);
  ADD ("/store/edit-records/suggestions", test_suggestions);
  ADD ("/store/edit-records/changed-words", test_changed_words);
  ADD ("/store/edit-records/finish-milestone", test_finish_milestone);
  ADD ("/store/edit-records/set-fields", test_set_fields);
  ADD ("/store/edit-records/suppress", test_suppress);
  ADD ("/store/edit-records/annexes", test_annexes);
  ADD ("/store/edit-records/settings", test_settings);
  ADD ("/store/edit-records/note-release", test_note_release);
  return g_test_run ();
}

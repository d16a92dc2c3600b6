#include "store-fixture.h"

#include "yd-search.h"

#define ADD(name, function) \
  g_test_add (name, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)
#define BODY "年底前建成2个集团。\n上半年完成封顶。"

static YdId
add_task (StoreFixture *fixture, int start, int length)
{
  g_autoptr (GError) error = NULL;
  YdId id = YD_ID_NONE;
  g_assert_true (
    yd_edit_add_task (fixture->store, fixture->points[0], start, length, NULL, &id, &error));
  g_assert_no_error (error);
  return id;
}

/* The words that a task stands for. */
static char *
words_of (StoreFixture *fixture, YdId id)
{
  YdItem *task = yd_plan_find_item (fixture->plan, id);
  const YdItemRow *row = yd_item_get_row (task);
  g_autofree char *body = yd_item_dup_body (yd_item_get_parent (task));
  return g_utf8_substring (body, row->span_start, row->span_start + MAX (row->span_length, 0));
}

static void
test_span (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *body, *words; /* of the task that stands for 建成2个集团 */
  } cases[] = {
    { BODY, "建成2个集团" },
    { "在年底前建成2个集团。\n上半年完成封顶。", "建成2个集团" },
    { "新的一段。\n年底前建成2个集团。\n上半年完成封顶。", "建成2个集团" },
    { "年底前建成22个集团。\n上半年完成封顶。", "建成22个集团" },
    { "年底前建成2个集团。\n上半年完成封顶，并验收。", "建成2个集团" },
    { "年底前个集团。", "个集团" },
    { "完全不同", "完全不同" }, /* the whole was replaced: all of it is what stands there now */
    { "", "" },
  };
  YdId point = fixture->points[0];
  g_assert_true (yd_edit_set_body (fixture->store, YD_OWNER_ITEM, point, BODY, NULL));
  YdId id = add_task (fixture, 3, 6);
  g_assert_cmpstr (yd_item_get_title (yd_plan_find_item (fixture->plan, id)), ==, "建成2个集团");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (yd_edit_set_body (fixture->store, YD_OWNER_ITEM, point, cases[i].body, NULL));
      g_autofree char *words = words_of (fixture, id);
      g_assert_cmpstr (words, ==, cases[i].words);
      int length = yd_item_get_row (yd_plan_find_item (fixture->plan, id))->span_length;
      g_assert_cmpint (length, ==, *words != '\0' ? g_utf8_strlen (words, -1) : -1);
      if (i > 0)
        g_assert_true (yd_store_undo (fixture->store, NULL));
      g_autofree char *back = words_of (fixture, id);
      g_assert_cmpstr (back, ==, cases[0].words);
    }

  g_autoptr (YdQuery) query = yd_query_new ("年底前", YD_SEARCH_WORDS);
  g_autoptr (GPtrArray) hits = yd_plan_search (fixture->plan, query, 0);
  g_assert_true (yd_edit_replace (fixture->store, hits, "今年十二月底前", NULL));
  g_autofree char *words = words_of (fixture, id);
  g_assert_cmpstr (words, ==, cases[0].words);
}

static void
test_refuses (StoreFixture *fixture, gconstpointer data)
{
  static const int spans[][2] = { { -1, 2 }, { 0, 99 }, { 3, -1 } };
  g_assert_true (yd_edit_set_body (fixture->store, YD_OWNER_ITEM, fixture->points[0], BODY, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (yd_edit_add_task (fixture->store, fixture->points[0], spans[i][0],
                                        spans[i][1], "任务", NULL, &error));
      g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
    }
  g_autoptr (GError) error = NULL;
  g_assert_false (
    yd_edit_add_task (fixture->store, fixture->sections[0], 0, 0, "任务", NULL, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_REFUSED);
}

static void
test_comments (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdRecordList *comments = yd_plan_list_comments (fixture->plan);
  g_assert_true (yd_edit_add_comment (fixture->store, fixture->points[0], "请核对口径", &error));
  YdId id = yd_record_get_id (yd_record_list_get (comments, 0));
  g_assert_false (
    yd_edit_answer_comment (fixture->store, id, 2, " ", &error)); /* no without a why */
  g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (yd_edit_answer_comment (fixture->store, id, 2, "统计年报已有", &error));
  g_assert_cmpint (yd_comment_get_row (yd_record_list_get (comments, 0))->state, ==, 2);
  g_assert_true (yd_edit_reply_to_comment (fixture->store, id, "同意", &error));
  g_assert_cmpuint (yd_record_list_get_length (comments), ==, 2);
  guint replies = 0;
  for (guint i = 0; i < 2; i++)
    replies += yd_comment_get_row (yd_record_list_get (comments, i))->reply_to == id;
  g_assert_cmpuint (replies, ==, 1);
  g_assert_false (yd_edit_reply_to_comment (fixture->store, 99, "x", &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_NOT_FOUND);
}

/* A mark that was chosen with the words is no part of the task. */
static void
test_trimmed_span (StoreFixture *fixture, gconstpointer data)
{
  YdId point = fixture->points[0];
  g_assert_true (yd_edit_set_body (fixture->store, YD_OWNER_ITEM, point, "先，建成集团。", NULL));
  YdId id = add_task (fixture, 1, 6);
  g_autofree char *words = words_of (fixture, id);
  g_assert_cmpstr (words, ==, "建成集团");
  g_assert_cmpstr (yd_item_get_title (yd_plan_find_item (fixture->plan, id)), ==, "建成集团");
}

/* Replies speak of their comment alone: they go with it, and come back with it. */
static void
test_comment_with_replies (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdRecordList *comments = yd_plan_list_comments (fixture->plan);
  g_assert_true (yd_edit_add_comment (fixture->store, fixture->points[0], "请核对口径", &error));
  YdId id = yd_record_get_id (yd_record_list_get (comments, 0));
  g_assert_true (yd_edit_add_comment (fixture->store, fixture->points[0], "另一条", &error));
  g_assert_true (yd_edit_reply_to_comment (fixture->store, id, "已核对", &error));
  g_assert_true (yd_edit_delete_record (fixture->store, YD_TABLE_COMMENT, id, &error));
  g_assert_cmpuint (yd_record_list_get_length (comments), ==, 1);
  const YdCommentRow *left = yd_comment_get_row (yd_record_list_get (comments, 0));
  g_assert_cmpstr (left->text, ==, "另一条");
  g_assert_true (yd_store_undo (fixture->store, &error));
  g_assert_cmpuint (yd_record_list_get_length (comments), ==, 3);
}

/* The history says which way a comment was answered, and where, also when the comment is gone. */
static void
test_comment_in_history (StoreFixture *fixture, gconstpointer data)
{
  static const char *const says[]
    = { "comment taken up", "comment opened again", "comment not taken up" };
  static const int states[] = { 1, 0, 2 };
  g_autoptr (GError) error = NULL;
  YdRecordList *comments = yd_plan_list_comments (fixture->plan);
  g_assert_true (yd_edit_add_comment (fixture->store, fixture->points[0], "请核对口径", &error));
  YdId id = yd_record_get_id (yd_record_list_get (comments, 0));
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_assert_true (yd_edit_answer_comment (fixture->store, id, states[i], "统计年报已有", &error));
  g_assert_true (yd_edit_delete_record (fixture->store, YD_TABLE_COMMENT, id, &error));
  g_autoptr (GPtrArray) entries = yd_store_dup_history (fixture->store, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (says); i++)
    {
      YdHistoryEntry *entry = entries->pdata[entries->len - 1 - G_N_ELEMENTS (says) + i];
      g_autofree char *line = yd_history_entry_dup_line (entry, fixture->plan, 0);
      g_assert_nonnull (strstr (line, says[i]));
      g_assert_nonnull (strstr (line, "请核对口径"));
      g_assert_true (yd_history_entry_find_item (entry, fixture->plan)
                     == yd_plan_find_item (fixture->plan, fixture->points[0]));
    }
}

static void
test_expand_alone (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (
    yd_edit_assign_name (fixture->store, fixture->points[0], "各街镇", YD_ROLE_LEAD, &error));
  YdUnit *unit = yd_plan_find_unit_by_name (fixture->plan, "各街镇");
  g_assert_false (yd_edit_expand_unit (fixture->store, fixture->points[0],
                                       yd_record_get_id (YD_RECORD (unit)), &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_REFUSED);
}

/* In the order of the register, however they became members; who was gone before the plan gets nothing. */
static void
test_expand (StoreFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "东街道", "西镇", "北镇", "旧镇", "南镇" };
  static const guint joined[] = { 4, 2, 3, 0, 1 };
  g_autoptr (GError) error = NULL;
  YdStore *store = fixture->store;
  YdId collective, ids[5];
  YdId plan = yd_plan_get_row (fixture->plan)->id;
  g_assert_true (yd_edit_set_field (store, YD_TABLE_PLAN, plan, "year", "2025", &error));
  g_assert_true (yd_edit_add_unit (store, "各街镇", YD_UNIT_COLLECTIVE, &collective, &error));
  for (guint i = 0; i < 5; i++)
    g_assert_true (yd_edit_add_unit (store, names[i], YD_UNIT_STREET, &ids[i], &error));
  for (guint i = 0; i < 5; i++)
    g_assert_true (yd_edit_add_unit_member (store, collective, ids[joined[i]], &error));
  g_assert_true (
    yd_edit_set_field (store, YD_TABLE_UNIT, ids[3], "valid_until", "2019-12-31", &error));
  g_assert_true (yd_edit_assign (store, fixture->points[0], collective, YD_ROLE_LEAD, &error));
  g_assert_true (yd_edit_expand_unit (store, fixture->points[0], collective, &error));
  YdItem *point = yd_plan_find_item (fixture->plan, fixture->points[0]);
  g_autofree char *leads = yd_item_dup_units_text (point, YD_ROLE_LEAD, "、");
  g_assert_cmpstr (leads, ==, "东街道、西镇、北镇、南镇");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/task/span", test_span);
  ADD ("/task/refuses", test_refuses);
  ADD ("/task/trimmed-span", test_trimmed_span);
  ADD ("/task/comments", test_comments);
  ADD ("/task/comment-with-replies", test_comment_with_replies);
  ADD ("/task/comment-in-history", test_comment_in_history);
  ADD ("/task/expand", test_expand);
  ADD ("/task/expand-alone", test_expand_alone);
  return g_test_run ();
}

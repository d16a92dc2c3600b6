#include "store-fixture.h"

#include "yd-history-check.h"
#include "yd-item.h"
#include "yd-store-private.h"

#include <string.h>

#define ADD(name, function) \
  g_test_add (name, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

static void
count_cb (gpointer object, gpointer user_data)
{
  (*(int *)user_data)++;
}

static void
count_items_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  (*(int *)user_data)++;
}

static void
test_one_notice_a_list (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int lists = 0, plans = 0, history = 0;
  YdItem *item = yd_plan_find_item (fixture->plan, fixture->points[0]);
  yd_edit_set_body (fixture->store, YD_OWNER_ITEM, fixture->points[0], "零", &error);
  g_signal_connect (yd_item_list_paragraphs (item), "items-changed", G_CALLBACK (count_items_cb),
                    &lists);
  g_signal_connect (fixture->plan, "changed", G_CALLBACK (count_cb), &plans);
  g_signal_connect (fixture->store, "history-changed", G_CALLBACK (count_cb), &history);
  yd_edit_set_body (fixture->store, YD_OWNER_ITEM, fixture->points[0], "一\n二\n三", &error);
  g_assert_cmpint (lists, ==, 1);
  g_assert_cmpint (plans, ==, 1);
  g_assert_cmpint (history, ==, 1);
  /* the same again: nothing happens, and leaves no trace */
  yd_edit_set_body (fixture->store, YD_OWNER_ITEM, fixture->points[0], "一\n二\n三", &error);
  g_assert_cmpint (lists, ==, 1);
  g_assert_cmpint (plans, ==, 1);
  g_assert_cmpint (history, ==, 1);
}

/* What an entry was about, in the plan's words, as long as they are there. */
static void
test_details (StoreFixture *fixture, gconstpointer data)
{
  YdId point = fixture->points[0];
  YdMilestoneRow *row = yd_row_new (YD_TABLE_MILESTONE);
  row->item = point;
  row->title = g_strdup ("开通");
  row->due = yd_date_new_day (2025, 6, 30);
  g_assert_true (
    yd_edit_set_field (fixture->store, YD_TABLE_ITEM, point, "title", "设立热线", NULL));
  g_assert_true (yd_edit_assign_name (fixture->store, point, "医政科", YD_ROLE_LEAD, NULL));
  g_assert_true (yd_edit_put_milestone (fixture->store, row, NULL));
  yd_row_free (YD_TABLE_MILESTONE, row);

  static const char *const details[]
    = { "1.设立热线，开通", "1.设立热线，医政科", "1.设立热线，title" };
  g_autoptr (GPtrArray) entries = yd_store_dup_history (fixture->store, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    {
      const YdHistoryEntry *entry = entries->pdata[entries->len - 1 - i];
      g_autofree char *detail
        = yd_history_entry_dup_detail (entry, yd_store_get_plan (fixture->store));
      g_assert_cmpstr (detail, ==, details[i]);
    }
}

static char *
dup_last_detail (StoreFixture *fixture)
{
  g_autoptr (GPtrArray) entries = yd_store_dup_history (fixture->store, NULL);
  return yd_history_entry_dup_detail (entries->pdata[entries->len - 1], fixture->plan);
}

/* What is gone, and what was about many, is named too. */
static void
test_details_of_what_is_gone (StoreFixture *fixture, gconstpointer data)
{
  YdStore *store = fixture->store;
  YdId unit = YD_ID_NONE, id = YD_ID_NONE, other = YD_ID_NONE;
  g_assert_true (
    yd_edit_assign_name_to_items (store, fixture->points, 2, "医政科", YD_ROLE_LEAD, &unit, NULL));
  g_autofree char *several = dup_last_detail (fixture);
  g_assert_cmpstr (several, ==, "1.第一件事，医政科 (2 in all)");
  const YdPlace places[] = { { fixture->points[0], unit }, { fixture->points[1], unit } };
  g_assert_true (yd_edit_assign_places (store, places, 2, YD_ROLE_SUPPORT, NULL));
  g_autofree char *cells = dup_last_detail (fixture);
  g_assert_cmpstr (cells, ==, "1.第一件事，医政科 (2 in all)");
  g_assert_true (yd_edit_add_item (store, fixture->sections[0], fixture->points[1], YD_ITEM_POINT,
                                   NULL, &id, NULL));
  g_autofree char *empty = dup_last_detail (fixture);
  g_assert_cmpstr (empty, ==, "3.(untitled)");
  g_assert_true (yd_edit_set_field (store, YD_TABLE_ITEM, id, "title", "第三件事", NULL));
  g_assert_true (yd_edit_join_item (store, id, NULL));
  g_autofree char *joined = dup_last_detail (fixture);
  g_assert_cmpstr (joined, ==, "3.第三件事");
  g_assert_true (yd_edit_add_unit (store, "老科", YD_UNIT_OFFICE, &other, NULL));
  g_assert_true (yd_edit_replace_unit (store, other, unit, NULL));
  g_autofree char *replaced = dup_last_detail (fixture);
  g_assert_cmpstr (replaced, ==, "老科");
  YdFieldText texts[] = { { YD_TABLE_ITEM, fixture->points[1], "title", "第二件要事", 1 },
                          { YD_TABLE_ITEM, fixture->points[0], "title", "第一件", 3 } };
  g_assert_true (yd_edit_set_fields (store, texts, 1, NULL));
  g_autofree char *corrected = dup_last_detail (fixture);
  g_assert_cmpstr (corrected, ==, "2.第二件要事，title");
  g_assert_true (yd_edit_set_fields (store, texts, 2, NULL));
  g_autofree char *corrections = dup_last_detail (fixture);
  g_assert_cmpstr (corrections, ==, "2.第二件要事 (4 in all)");
  g_assert_true (yd_edit_delete_items (store, fixture->points, 2, NULL));
  g_autofree char *deleted = dup_last_detail (fixture);
  g_assert_cmpstr (deleted, ==, "1.第一件 (2 in all)");
}

static gboolean
is_that (YdId item, gpointer data)
{
  return item == *(YdId *)data;
}

/* Which entries are of an item: those that name another alone, or what hangs on it, are not. */
static void
test_of_an_item (StoreFixture *fixture, gconstpointer data)
{
  YdStore *store = fixture->store;
  YdId mine = fixture->points[0], other = fixture->points[1];
  static const gboolean wanted[] = { FALSE, FALSE, TRUE, TRUE, FALSE, FALSE };
  g_assert_true (yd_edit_set_field (store, YD_TABLE_PLAN, yd_plan_get_id (fixture->plan), "title",
                                    "要点", NULL));
  g_assert_true (yd_edit_set_body (store, YD_OWNER_ITEM, other, "乙", NULL));
  g_assert_true (yd_edit_set_body (store, YD_OWNER_ITEM, mine, "甲", NULL));
  g_assert_true (
    yd_edit_assign_name_to_items (store, fixture->points, 2, "医政科", YD_ROLE_LEAD, NULL, NULL));
  g_assert_true (yd_edit_add_comment (store, other, "请核对", NULL));
  YdRecord *comment = yd_record_list_get (yd_plan_list_comments (fixture->plan), 0);
  g_assert_true (yd_edit_answer_comment (store, yd_record_get_id (comment), 1, "已核对", NULL));
  g_autoptr (GPtrArray) entries = yd_store_dup_history (store, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpint (
      yd_history_entry_is_of (entries->pdata[entries->len - G_N_ELEMENTS (wanted) + i],
                              fixture->plan, is_that, &mine),
      ==, wanted[i]);
  g_assert_true (yd_edit_delete_items (store, &other, 1, NULL));
  g_assert_true (
    yd_history_entry_is_of (entries->pdata[entries->len - 5], fixture->plan, is_that, &mine));
}

static void
test_typing (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = yd_store_dup_history (fixture->store, &error);
  YdItem *item = yd_plan_find_item (fixture->plan, fixture->points[0]);
  static const char *const keys[] = { "甲", "甲乙", "甲乙\n", "甲乙\n丙", "甲乙丙" };
  yd_store_begin_typing (fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_assert_true (
        yd_edit_set_body (fixture->store, YD_OWNER_ITEM, fixture->points[0], keys[i], &error));
      g_autofree char *body = yd_item_dup_body (item);
      g_assert_cmpstr (body, ==, keys[i]);
    }
  g_assert_true (yd_store_can_undo (fixture->store));
  g_assert_true (yd_store_settle (fixture->store, &error));
  g_autoptr (GPtrArray) after = yd_store_dup_history (fixture->store, &error);
  g_assert_cmpuint (after->len, ==, before->len + 1);
  g_assert_true (yd_store_undo (fixture->store, &error));
  g_autofree char *body = yd_item_dup_body (item);
  g_assert_cmpstr (body, ==, "");

  /* Another edit ends what is being typed: two gestures, each undone by itself. */
  yd_store_begin_typing (fixture->store);
  yd_edit_set_body (fixture->store, YD_OWNER_ITEM, fixture->points[0], "字", &error);
  yd_edit_set_field (fixture->store, YD_TABLE_ITEM, fixture->points[1], "title", "改", &error);
  g_assert_no_error (error);
  g_assert_true (yd_store_undo (fixture->store, &error));
  g_assert_cmpstr (yd_item_get_title (yd_plan_find_item (fixture->plan, fixture->points[1])), ==,
                   "第二件事");
  g_autofree char *typed = yd_item_dup_body (item);
  g_assert_cmpstr (typed, ==, "字");

  /* Undo in the middle of typing takes back what was typed. */
  yd_store_begin_typing (fixture->store);
  yd_edit_set_body (fixture->store, YD_OWNER_ITEM, fixture->points[0], "字字", &error);
  g_assert_true (yd_store_undo (fixture->store, &error));
  g_autofree char *undone = yd_item_dup_body (item);
  g_assert_cmpstr (undone, ==, "字");

  /* Typed and taken back by hand: no trace. */
  g_autoptr (GPtrArray) count = yd_store_dup_history (fixture->store, &error);
  yd_store_begin_typing (fixture->store);
  yd_edit_set_body (fixture->store, YD_OWNER_ITEM, fixture->points[0], "字字", &error);
  yd_edit_set_body (fixture->store, YD_OWNER_ITEM, fixture->points[0], "字", &error);
  g_assert_true (yd_store_settle (fixture->store, &error));
  g_autoptr (GPtrArray) same = yd_store_dup_history (fixture->store, &error);
  g_assert_cmpuint (same->len, ==, count->len);
}

static void
test_chain (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  yd_edit_set_field (fixture->store, YD_TABLE_ITEM, fixture->points[0], "title", "新", &error);
  yd_store_undo (fixture->store, &error);
  yd_store_redo (fixture->store, &error);
  g_autoptr (GPtrArray) history = yd_store_dup_history (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 7);
  for (guint i = 0; i < history->len; i++)
    {
      YdHistoryEntry *entry = history->pdata[i];
      g_assert_cmpstr (entry->parent, ==,
                       i > 0 ? ((YdHistoryEntry *)history->pdata[i - 1])->hash : NULL);
      g_assert_cmpuint (strlen (entry->hash), ==, 64);
      g_assert_cmpstr (entry->author, ==, "起草人");
      g_assert_cmpint (entry->time, >, 0);
    }
  YdHistoryEntry *edit = history->pdata[4], *undo = history->pdata[5], *redo = history->pdata[6];
  g_assert_cmpint (edit->kind, ==, YD_HISTORY_EDIT);
  g_assert_cmpstr (undo->undoes, ==, edit->hash);
  g_assert_cmpint (redo->kind, ==, YD_HISTORY_REDO);
  g_assert_cmpstr (redo->undoes, ==, edit->hash);
}

/* What stands behind a barrier is answered by a new act, not undone; what comes after it is. */
static void
test_barrier (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdId notice = yd_record_get_id (YD_RECORD (yd_plan_get_notice (fixture->plan)));
  g_assert_true (
    yd_gesture_begin (fixture->store, "take-number", yd_args_new ("number", "1", NULL), &error));
  yd_gesture_set_barrier (fixture->store);
  gboolean ok = yd_edit_set_field (fixture->store, YD_TABLE_NOTICE, notice, "number",
                                   "示卫〔2025〕1号", &error);
  g_assert_true (yd_gesture_end (fixture->store, ok, &error));
  g_assert_no_error (error);
  g_assert_false (yd_store_can_undo (fixture->store));
  g_assert_false (yd_store_undo (fixture->store, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_NOT_FOUND);
  g_clear_error (&error);

  yd_edit_set_field (fixture->store, YD_TABLE_ITEM, fixture->points[0], "title", "后", &error);
  g_assert_true (yd_store_undo (fixture->store, &error));
  g_assert_false (yd_store_can_undo (fixture->store));
  g_assert_cmpstr (yd_notice_get_row (yd_plan_get_notice (fixture->plan))->number, ==,
                   "示卫〔2025〕1号");
}

/* A verb within a verb that fails takes the whole gesture back. */
static void
test_nested_failure (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = store_fixture_dump (fixture->plan);
  g_assert_true (yd_gesture_begin (fixture->store, "two", yd_args_new ("n", "2", NULL), &error));
  gboolean ok
    = yd_edit_set_field (fixture->store, YD_TABLE_ITEM, fixture->points[0], "title", "新", &error)
      && yd_edit_set_field (fixture->store, YD_TABLE_ITEM, 4711, "title", "无", &error);
  g_assert_false (yd_gesture_end (fixture->store, ok, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_NOT_FOUND);
  g_autofree char *after = store_fixture_dump (fixture->plan);
  g_assert_cmpstr (before, ==, after);
}

/* A seeded walk of edits, undone to the start and redone to the end, step by step. */
static void
test_random_walk (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20250101);
  g_autoptr (GPtrArray) states
    = g_ptr_array_new_with_free_func (g_free); /* after each edit that stood */
  int edits = 0;
  g_signal_connect (fixture->store, "history-changed", G_CALLBACK (count_cb), &edits);
  for (int i = 0; i < 300; i++)
    {
      g_autoptr (GPtrArray) items = g_ptr_array_new ();
      for (YdItem *item = yd_plan_get_first_item (fixture->plan); item != NULL;
           item = yd_item_get_next (item))
        g_ptr_array_add (items, item);
      YdId id = items->len > 0
                  ? yd_record_get_id (items->pdata[g_rand_int_range (random, 0, (int)items->len)])
                  : YD_ID_NONE;
      g_autofree char *text = g_strdup_printf ("字%d\n词%d", i, i / 3);
      switch (g_rand_int_range (random, 0, items->len > 3 ? 10 : 2))
        {
        case 0:
          yd_edit_add_item (fixture->store, 0, id, YD_ITEM_SECTION, text, NULL, NULL);
          break;
        case 1:
          yd_edit_add_item (fixture->store, id, 0, YD_ITEM_POINT, text, NULL, NULL);
          break;
        case 2:
          yd_edit_set_body (fixture->store, YD_OWNER_ITEM, id, text, NULL);
          break;
        case 3:
          yd_edit_shift_item (fixture->store, id, -1, NULL);
          break;
        case 4:
          yd_edit_shift_item (fixture->store, id, 1, NULL);
          break;
        case 5:
          yd_edit_promote_item (fixture->store, id, NULL);
          break;
        case 6:
          yd_edit_demote_item (fixture->store, id, NULL);
          break;
        case 7:
          yd_edit_assign_name (fixture->store, id, text, (YdRole)(i % 2), NULL);
          break;
        case 8:
          yd_edit_join_item (fixture->store, id, NULL);
          break;
        default:
          yd_edit_delete_items (fixture->store, &id, 1, NULL);
          break;
        }
      if (edits > (int)states->len)
        g_ptr_array_add (states, store_fixture_dump (fixture->plan));
      g_assert_cmpint (edits, ==, (int)states->len);
    }
  g_assert_cmpuint (states->len, >, 150);
  g_autoptr (GPtrArray) history = yd_store_dup_history (fixture->store, NULL);
  guint undone = 0;
  g_autofree char *end = store_fixture_dump (fixture->plan);
  while (yd_store_can_undo (fixture->store))
    {
      g_autoptr (GError) error = NULL;
      g_assert_true (yd_store_undo (fixture->store, &error));
      g_assert_no_error (error);
      if (++undone < states->len)
        {
          g_autofree char *now = store_fixture_dump (fixture->plan);
          g_assert_cmpstr (now, ==, states->pdata[states->len - 1 - undone]);
        }
    }
  g_assert_cmpuint (undone, ==, history->len);
  g_assert_null (yd_plan_get_first_item (fixture->plan));
  while (yd_store_can_redo (fixture->store))
    g_assert_true (yd_store_redo (fixture->store, NULL));
  g_autofree char *again = store_fixture_dump (fixture->plan);
  g_assert_cmpstr (again, ==, end);
  g_autoptr (GPtrArray) faults = yd_store_check_history (fixture->store, NULL);
  g_assert_cmpuint (faults->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/history/one-notice-a-list", test_one_notice_a_list);
  ADD ("/store/history/details", test_details);
  ADD ("/store/history/details-gone", test_details_of_what_is_gone);
  ADD ("/store/history/of-an-item", test_of_an_item);
  ADD ("/store/history/typing", test_typing);
  ADD ("/store/history/chain", test_chain);
  ADD ("/store/history/barrier", test_barrier);
  ADD ("/store/history/nested-failure", test_nested_failure);
  ADD ("/store/history/random-walk", test_random_walk);
  return g_test_run ();
}

/* Earlier states of a plan: their names, reading them, and returning to them. */

#include "store-fixture.h"

#include "yd-plan-diff.h"
#include "yd-store-private.h"
#include "yd-version.h"

#define ADD(name, function) \
  g_test_add (name, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

static char *
dup_head (YdStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = yd_store_dup_history (store, &error);
  g_assert_no_error (error);
  return g_strdup (((YdHistoryEntry *)history->pdata[history->len - 1])->hash);
}

/* The names, newest state first, as "NAME NAME". */
static void
assert_names (YdStore *store, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = yd_store_dup_versions (store, &error);
  g_autoptr (GString) names = g_string_new (NULL);
  g_assert_no_error (error);
  for (guint i = 0; i < versions->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "",
                            ((YdVersion *)versions->pdata[i])->name);
  g_assert_cmpstr (names->str, ==, expected);
}

static void
assert_last_detail (StoreFixture *fixture, const char *expected)
{
  g_autoptr (GPtrArray) history = yd_store_dup_history (fixture->store, NULL);
  g_autofree char *detail
    = yd_history_entry_dup_detail (history->pdata[history->len - 1], fixture->plan);
  g_assert_cmpstr (detail, ==, expected);
}

/* The history says which name was given, changed and taken, and to what was returned. */
static void
test_told (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdStore *store = fixture->store;
  YdId id = YD_ID_NONE;
  g_autofree char *early = dup_head (store);
  g_assert_true (yd_edit_add_version (store, NULL, "初稿", &id, &error));
  assert_last_detail (fixture, "初稿");
  yd_edit_set_field (store, YD_TABLE_ITEM, fixture->points[0], "title", "改", &error);
  g_autofree char *late = dup_head (store);
  g_assert_true (yd_edit_restore (store, early, &error));
  g_autoptr (GPtrArray) history = yd_store_dup_history (store, NULL);
  g_autofree char *said
    = yd_history_entry_dup_detail (history->pdata[history->len - 1], fixture->plan);
  g_assert_true (g_str_has_prefix (said, "初稿，20"));
  g_assert_true (yd_edit_restore (store, late, &error));
  g_assert_true (yd_edit_rename_version (store, id, "一稿", &error));
  assert_last_detail (fixture, "一稿");
  g_assert_true (yd_edit_delete_version (store, id, &error));
  assert_last_detail (fixture, "一稿");
  g_assert_no_error (error);
}

static void
test_names (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdStore *store = fixture->store;
  YdId first = YD_ID_NONE, second = YD_ID_NONE;
  g_autofree char *early = dup_head (store);
  g_assert_true (yd_edit_add_version (store, NULL, " 初稿 ", &first, &error));
  yd_edit_set_field (store, YD_TABLE_ITEM, fixture->points[0], "title", "改", &error);
  g_assert_true (yd_edit_add_version (store, NULL, "送审稿", &second, &error));
  g_assert_no_error (error);
  assert_names (store, "送审稿 初稿");

  g_assert_true (yd_edit_rename_version (store, first, "一稿", &error));
  g_assert_true (
    yd_edit_rename_version (store, first, "一稿", &error)); /* as it is: no second of it */
  assert_names (store, "送审稿 一稿");
  g_assert_true (yd_store_undo (store, &error));
  assert_names (store, "送审稿 初稿");
  g_assert_true (yd_edit_delete_version (store, second, &error));
  assert_names (store, "初稿");
  g_assert_true (yd_store_undo (store, &error));
  assert_names (store, "送审稿 初稿");

  g_autofree char *found = yd_store_find_state (store, "初稿", &error);
  g_assert_cmpstr (found, ==, early);
  g_autofree char *start = g_strndup (early, 10);
  g_autofree char *same = yd_store_find_state (store, start, &error);
  g_assert_cmpstr (same, ==, early);
  g_assert_no_error (error);
}

static void
test_bad_names (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *long_name = g_strnfill (101, 'x');
  const struct
  {
    const char *name, *hash;
    int code;
  } cases[] = { { "", NULL, YD_ERROR_INVALID },   { " \n", NULL, YD_ERROR_INVALID },
                { NULL, NULL, YD_ERROR_INVALID }, { long_name, NULL, YD_ERROR_INVALID },
                { "稿", NULL, YD_ERROR_EXISTS },  { "新", "abcd", YD_ERROR_NOT_FOUND } };
  g_autoptr (GError) error = NULL;
  YdStore *store = fixture->store;
  g_assert_true (yd_edit_add_version (store, NULL, "稿", NULL, &error));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_false (yd_edit_add_version (store, cases[i].hash, cases[i].name, NULL, &error));
      g_assert_error (error, YD_ERROR, cases[i].code);
      g_clear_error (&error);
    }
  g_assert_false (yd_edit_delete_version (store, 99, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  static const char *const unknown[] = { "", "abc", "没有", "0000" };
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_assert_null (yd_store_find_state (store, unknown[i], &error));
      g_assert_error (error, YD_ERROR, YD_ERROR_NOT_FOUND);
      g_clear_error (&error);
    }
  assert_names (store, "稿");

  YdStoreContext context = store_fixture_context ();
  g_autoptr (YdStore) blank = yd_store_new_in_memory (&context);
  g_assert_false (yd_edit_add_version (blank, NULL, "稿", NULL, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_REFUSED);
}

/* Any state can be read, what is typed included, and the live plan does not notice. */
static void
test_read (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdStore *store = fixture->store;
  g_autofree char *early = dup_head (store);
  yd_edit_delete_items (store, fixture->sections, 1, &error);
  yd_store_begin_typing (store);
  yd_edit_set_field (store, YD_TABLE_ITEM, fixture->sections[1], "title", "乙", &error);
  g_assert_no_error (error);

  g_autoptr (YdPlan) was = yd_store_dup_plan_at (store, early, &error);
  g_autoptr (YdPlan) now = yd_store_dup_plan_at (store, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *then = store_fixture_dump (was);
  g_autofree char *typed = store_fixture_dump (now);
  g_assert_cmpstr (then, ==, STORE_FIXTURE_START);
  g_assert_cmpstr (typed, ==, "一、乙\n");
  store_fixture_assert_plan (fixture, "一、乙\n");
  g_autoptr (GPtrArray) differences = yd_plan_diff (was, now);
  g_assert_cmpuint (differences->len, ==, 4); /* three are gone, one has another title */
  g_assert_null (yd_store_dup_plan_at (store, "abcd", &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_NOT_FOUND);
}

/* Every state of a history can be returned to, forth and back, and each return be undone. */
static void
test_restore (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdStore *store = fixture->store;
  yd_edit_assign_name (store, fixture->points[0], "医政科", YD_ROLE_LEAD, &error);
  yd_edit_set_body (store, YD_OWNER_ITEM, fixture->points[0], "甲\n乙", &error);
  yd_edit_demote_item (store, fixture->sections[1], &error);
  yd_store_undo (store, &error);
  yd_edit_delete_items (store, fixture->sections, 1, &error);
  g_assert_no_error (error);
  g_autofree char *last = store_fixture_dump (fixture->plan);
  g_autoptr (GPtrArray) history = yd_store_dup_history (store, &error);
  for (guint i = 0; i < history->len; i++)
    {
      const char *hash = ((YdHistoryEntry *)history->pdata[i])->hash;
      g_autoptr (YdPlan) plan = yd_store_dup_plan_at (store, hash, &error);
      g_assert_no_error (error);
      g_autofree char *expected = store_fixture_dump (plan);
      g_assert_true (yd_edit_restore (store, hash, &error));
      g_assert_no_error (error);
      store_fixture_assert_plan (fixture, expected);
      g_autoptr (GPtrArray) differences = yd_plan_diff (plan, fixture->plan);
      g_assert_cmpuint (differences->len, ==, 0);
      if (i % 2 == 0 && i + 1 < history->len)
        {
          g_assert_true (yd_store_undo (store, &error));
          store_fixture_assert_plan (fixture, last);
          g_assert_true (yd_store_redo (store, &error));
          store_fixture_assert_plan (fixture, expected);
          g_assert_true (yd_store_undo (store, &error));
        }
      else
        {
          g_free (last);
          last = g_strdup (expected);
        }
    }
  /* what it is already leaves no trace */
  g_autofree char *head = dup_head (store);
  g_assert_true (yd_edit_restore (store, head, &error));
  g_autofree char *same = dup_head (store);
  g_assert_cmpstr (same, ==, head);
}

/* Names, comments and acts stay; a comment on what goes goes with it, and comes back with it. */
static void
test_restore_keeps (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  YdStore *store = fixture->store;
  YdRecordList *comments = yd_plan_list_comments (fixture->plan);
  YdId made = YD_ID_NONE;
  g_autofree char *early = dup_head (store);
  yd_edit_add_item (store, fixture->sections[0], fixture->points[1], YD_ITEM_POINT, "新", &made,
                    &error);
  yd_edit_add_comment (store, made, "对新的", &error);
  g_autofree char *late = dup_head (store);
  yd_edit_add_comment (store, fixture->points[0], "对旧的", &error);
  g_assert_true (yd_edit_add_version (store, early, "初稿", NULL, &error));
  g_assert_true (yd_gesture_begin (store, "test", NULL, &error));
  g_assert_true (
    yd_gesture_end (store,
                    yd_db_exec (store->db,
                                "INSERT INTO opinion (id, words) VALUES (1,'同意');"
                                "INSERT INTO recipient (id, name) VALUES (5,'收'), (6,'未');"
                                "INSERT INTO recipient_event (id, recipient) VALUES (1,5)",
                                &error),
                    &error));
  g_assert_no_error (error);

  g_assert_true (yd_edit_restore (store, early, &error));
  g_assert_no_error (error);
  store_fixture_assert_plan (fixture, STORE_FIXTURE_START);
  assert_names (store, "初稿");
  g_assert_cmpuint (yd_record_list_get_length (comments), ==, 1);
  g_assert_cmpint (yd_db_get_int (store->db, "SELECT count(*) FROM opinion", 0), ==, 1);
  g_assert_cmpint (yd_db_get_int (store->db, "SELECT sum(id) FROM recipient", 0), ==, 5);
  g_assert_cmpint (yd_db_get_int (store->db, "SELECT count(*) FROM sqlite_temp_schema", -1), ==, 0);

  g_assert_true (yd_edit_restore (store, late, &error));
  g_assert_nonnull (yd_plan_find_item (fixture->plan, made));
  g_assert_cmpuint (yd_record_list_get_length (comments), ==, 2);
  g_assert_true (yd_store_undo (store, &error));
  g_assert_true (yd_store_undo (store, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (yd_record_list_get_length (comments), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/version/names", test_names);
  ADD ("/store/version/bad-names", test_bad_names);
  ADD ("/store/version/read", test_read);
  ADD ("/store/version/told", test_told);
  ADD ("/store/version/restore", test_restore);
  ADD ("/store/version/restore-keeps", test_restore_keeps);
  return g_test_run ();
}

#include "file-fixture.h"

#include "yd-db.h"
#include "yd-item.h"

#include <glib/gstdio.h>
#include <string.h>

#define ADD(name, function) \
  g_test_add (name, FileFixture, NULL, file_fixture_set_up, function, file_fixture_tear_down)

static YdId
add_item (YdStore *store, const char *title, const char *body)
{
  g_autoptr (GError) error = NULL;
  YdId id;
  yd_edit_add_item (store, YD_ID_NONE, YD_ID_NONE, YD_ITEM_SECTION, title, &id, &error);
  g_assert_no_error (error);
  yd_edit_set_body (store, YD_OWNER_ITEM, id, body, &error);
  g_assert_no_error (error);
  return id;
}

/* A plan with something in every corner that must stay in the house. */
static YdStore *
make_plan (FileFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  fixture->context.author = "SECRET-AUTHOR";
  fixture->context.host = "SECRET-HOST";
  YdStore *store = yd_store_create (fixture->path, FALSE, &fixture->context, &error);
  g_assert_no_error (error);
  YdId unused;
  YdId item = add_item (store, "说出去的", "正文");
  YdId deleted = add_item (store, "SECRET-DELETED", "SECRET-DELETED-BODY");
  yd_edit_delete_items (store, &deleted, 1, &error);
  yd_edit_set_body (store, YD_OWNER_ITEM, item, "SECRET-DRAFT", &error);
  yd_edit_set_body (store, YD_OWNER_ITEM, item, "正文一\n正文二", &error);
  yd_edit_assign_name (store, item, "示例科", YD_ROLE_LEAD, &error);
  yd_edit_add_unit (store, "SECRET-UNIT", YD_UNIT_OFFICE, &unused, &error);
  yd_edit_add_unit_alias (store, unused, "SECRET-ALIAS", &error);
  yd_edit_add_comment (store, item, "SECRET-COMMENT", &error);
  yd_edit_suppress (store, "SECRET-RULE", item, "SECRET-REASON", &error);
  g_assert_no_error (error);

  YdMilestoneRow milestone
    = { .item = item, .title = (char *)"节点", .done_on = yd_date_new_day (2025, 3, 1) };
  yd_edit_put_milestone (store, &milestone, &error);
  g_free (milestone.order_key);
  g_assert_no_error (error);
  return store;
}

/* Tables that no verb fills yet are filled by hand; everybody else has let go of the file. */
static void
plant (FileFixture *fixture)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  static const char *const inserts[] = {
    "person (id, name) VALUES (1, 'SECRET-PERSON')",
    "opinion (id, words) VALUES (1, 'SECRET-OPINION')",
    "report (id, progress, reporter) VALUES (1, 'SECRET-PROGRESS', 'SECRET-REPORTER')",
    "recipient (id, name) VALUES (1, 'SECRET-RECIPIENT')",
    "unplaced (id, text) VALUES (1, 'SECRET-UNPLACED')",
    "suggestion (id, words) VALUES (1, 'SECRET-SUGGESTION')",
    "setting (id, name, value) VALUES (1, 'x', 'SECRET-SETTING')",
    "source_document (id, name, text) VALUES (1, 'SECRET-SOURCE', 'SECRET-TEXT')",
    "blob (digest, data) VALUES ('x', 'SECRET-BLOB')",
    "attachment (id, name) VALUES (1, 'SECRET-ATTACHMENT')",
    "version (id, name) VALUES (1, 'SECRET-VERSION')",
    "adjustment (id, reason, approver) VALUES (1, 'SECRET-ADJUSTMENT', 'SECRET-APPROVER')",
    "slip (id, contents) VALUES (1, 'SECRET-SLIP')",
    "intake (id, name) VALUES (1, 'SECRET-INTAKE')",
    "recipient_event (id, person) VALUES (1, 'SECRET-RECEIVER')",
    "period (id, closed_by) VALUES (1, 'SECRET-CLOSER')",
    "certificate (id, data) VALUES (1, 'SECRET-CERTIFICATE')",
    "meta (name, value) VALUES ('x', 'SECRET-META')",
  };
  sqlite3 *db = NULL;
  file_fixture_take_checksum (fixture->path);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (inserts); i++)
    {
      g_string_printf (sql, "INSERT INTO %s", inserts[i]);
      if (sqlite3_exec (db, sql->str, NULL, NULL, NULL) != SQLITE_OK)
        g_error ("%s: %s", sql->str, sqlite3_errmsg (db));
    }
  g_assert_cmpint (
    sqlite3_exec (db, "UPDATE item SET lineage_plan='SECRET-LINEAGE'", NULL, NULL, NULL), ==,
    SQLITE_OK);
  sqlite3_close (db);
}

static char *
read_text (const char *path, const char *sql)
{
  sqlite3 *db = yd_db_open (path, YD_DB_READ_ONLY, NULL);
  sqlite3_stmt *stmt = yd_db_prepare (db, sql, NULL);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  char *text = g_strdup ((const char *)sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return text;
}

/* A copy is the whole plan; one that is open is not overwritten, nor the plan itself. */
static void
test_whole_copy (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->root, "副本.yaodian", NULL);
  YdStore *store = make_plan (fixture);
  g_autoptr (GPtrArray) history = yd_store_dup_history (store, &error);
  g_assert_true (yd_store_export_copy (store, path, &error));
  g_assert_no_error (error);
  g_assert_false (yd_store_export_copy (store, fixture->path, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_IN_USE);
  g_clear_error (&error);

  g_autoptr (YdStore) copy = yd_store_open (path, YD_OPEN_EDIT, &fixture->context, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) copied = yd_store_dup_history (copy, &error);
  g_assert_cmpuint (copied->len, ==, history->len);
  g_assert_cmpstr (yd_plan_get_row (yd_store_get_plan (copy))->uid, ==,
                   yd_plan_get_row (yd_store_get_plan (store))->uid);
  g_assert_cmpstr (yd_store_get_path (store), ==, fixture->path);
  g_assert_true (yd_store_close (copy, &error));
  g_assert_true (yd_store_close (store, &error));
  g_object_unref (store);
}

static void
test_current_text_alone (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *outside = g_build_filename (fixture->root, "对外.yaodian", NULL);
  YdStore *store = make_plan (fixture);
  g_assert_true (yd_store_close (store, &error));
  g_object_unref (store);
  plant (fixture);
  store = yd_store_open (fixture->path, YD_OPEN_EDIT, &fixture->context, &error);
  g_assert_no_error (error);
  g_assert_true (yd_store_export_outside_copy (store, outside, &error));
  g_assert_no_error (error);

  /* what may go out is there */
  g_autofree char *titles = file_fixture_read_titles (outside);
  g_assert_cmpstr (titles, ==, "说出去的");
  g_autofree char *body = read_text (
    outside, "SELECT group_concat(text) FROM (SELECT text FROM paragraph ORDER BY order_key)");
  g_assert_cmpstr (body, ==, "正文一,正文二");
  g_autofree char *units = read_text (outside, "SELECT group_concat(name) FROM unit");
  g_assert_cmpstr (units, ==, "示例科");
  g_autofree char *done
    = read_text (outside, "SELECT count(*) || coalesce(max(done_on), '') FROM milestone");
  g_assert_cmpstr (done, ==, "1");

  /* and of the rest not a byte: the plan itself has it, so the words are the right ones to look for
   */
  g_autofree char *bytes = NULL, *plan = NULL;
  gsize length, plan_length;
  g_assert_true (g_file_get_contents (outside, &bytes, &length, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &plan, &plan_length, NULL));
  g_assert_nonnull (memmem (plan, plan_length, "SECRET", 6));
  char *found = memmem (bytes, length, "SECRET", 6);
  if (found != NULL)
    g_error ("%.30s", found);
  g_autofree char *rows
    = read_text (outside, "SELECT (SELECT count(*) FROM history) + (SELECT count(*) FROM comment)");
  g_assert_cmpstr (rows, ==, "0");
  g_autofree char *uid = read_text (outside, "SELECT uid FROM plan");
  g_autofree char *own_uid = read_text (fixture->path, "SELECT uid FROM plan");
  g_assert_cmpstr (uid, !=, own_uid);
  g_assert_null (memmem (bytes, length, own_uid, strlen (own_uid)));

  g_assert_true (yd_store_close (store, &error));
  g_object_unref (store);
}

/* It is a plan like any other: it opens, and can be worked on. */
static void
test_opens (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *outside = g_build_filename (fixture->root, "对外.yaodian", NULL);
  g_autoptr (YdStore) store = make_plan (fixture);
  g_assert_true (yd_store_export_outside_copy (store, outside, &error));
  g_assert_true (yd_store_export_outside_copy (store, outside, &error)); /* again, over the first */
  g_assert_true (yd_store_close (store, &error));
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (YdStore) copy = yd_store_open (outside, YD_OPEN_EDIT, &fixture->context, &error);
      g_assert_no_error (error);
      g_assert_cmpint (yd_store_can_undo (copy), ==, i == 1);
      YdItem *item = yd_plan_get_first_item (yd_store_get_plan (copy));
      g_autofree char *units = yd_item_dup_units_text (item, YD_ROLE_LEAD, "、");
      g_assert_cmpstr (units, ==, "示例科");
      file_fixture_add (copy, "又");
      g_assert_true (yd_store_close (copy, &error));
    }
}

/* Not over a plan that is open, least of all the one it comes from. */
static void
test_refused (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdStore) store = make_plan (fixture);
  g_assert_false (yd_store_export_outside_copy (store, fixture->path, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_IN_USE);
  g_clear_error (&error);
  g_autofree char *nowhere = g_build_filename (fixture->root, "no", "a.yaodian", NULL);
  g_assert_false (yd_store_export_outside_copy (store, nowhere, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (yd_store_export_outside_copy (store, fixture->folder, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_autofree char *stem = g_strnfill (300, 'x');
  g_autofree char *endless = g_strconcat (fixture->root, "/", stem, ".yaodian", NULL);
  g_assert_false (yd_store_export_copy (store, endless, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, endless));
  g_assert_nonnull (strstr (error->message, "; choose a shorter")); /* what to do about it */
  g_clear_error (&error);
  g_assert_true (yd_store_close (store, &error));
  g_assert_cmpuint (file_fixture_count_files (fixture->folder, ""), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/outside-copy/whole", test_whole_copy);
  ADD ("/store/outside-copy/current-text-alone", test_current_text_alone);
  ADD ("/store/outside-copy/opens", test_opens);
  ADD ("/store/outside-copy/refused", test_refused);
  return g_test_run ();
}

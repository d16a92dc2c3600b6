#include "file-fixture.h"

#include "yd-daily.h"
#include "yd-history-check.h"
#include "yd-lineage.h"
#include "yd-migrate.h"

#include <string.h>
#include <unistd.h>

#define NEXT (YD_SCHEMA_VERSION + 1)

#define ADD(name, function) \
  g_test_add (name, FileFixture, NULL, file_fixture_set_up, function, file_fixture_tear_down)

static char *
describe_columns (sqlite3 *db)
{
  GString *text = g_string_new (NULL);
  sqlite3_stmt *stmt
    = yd_db_prepare (db,
                     "SELECT m.name, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk "
                     "FROM sqlite_schema m, pragma_table_info(m.name) c "
                     "WHERE m.type='table' ORDER BY m.name, c.cid",
                     NULL);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    for (int i = 0; i < 6; i++)
      g_string_append_printf (
        text, "%s%c",
        sqlite3_column_text (stmt, i) != NULL ? (const char *)sqlite3_column_text (stmt, i) : "",
        i < 5 ? ' ' : '\n');
  sqlite3_finalize (stmt);
  return g_string_free (text, FALSE);
}

/* An empty plan as the program of that schema made it. */
static sqlite3 *
make_old (int version)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("/cn/yaodian/store/schema-%d.sql", version);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (name, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_autofree char *schema = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *sql = g_strdup_printf (
    "PRAGMA application_id=%d; %s PRAGMA user_version=%d; INSERT INTO meta "
    "VALUES('minimum_reader','1');"
    "INSERT INTO plan (id, uid) VALUES (1, 'u'); INSERT INTO item (id, title) VALUES (2, '甲');",
    YD_APPLICATION_ID, schema, version);
  sqlite3 *db = yd_db_open (NULL, YD_DB_MEMORY, &error);
  g_assert_no_error (error);
  g_assert_true (yd_db_exec (db, sql, &error));
  return db;
}

/* Line by line, so that a failure shows the column. */
static void
assert_same_lines (const char *have, const char *want)
{
  g_auto (GStrv) a = g_strsplit (have, "\n", -1);
  g_auto (GStrv) b = g_strsplit (want, "\n", -1);
  for (guint i = 0; a[i] != NULL || b[i] != NULL; i++)
    g_assert_cmpstr (a[i], ==, b[i]);
}

/* From every version that ever was: the result is what a plan made today is, with the rows it had.
 */
static void
test_from_every_version (FileFixture *fixture, gconstpointer data)
{
  for (int version = 1; version <= YD_SCHEMA_VERSION; version++)
    {
      g_autoptr (GError) error = NULL;
      sqlite3 *db = make_old (version);
      g_assert_true (yd_db_verify (db, "old", TRUE, &error));
      g_assert_no_error (error);
      g_assert_true (yd_migrate (db, &fixture->context, &error));
      g_assert_no_error (error);
      g_assert_true (yd_db_verify (db, "migrated", TRUE, &error));
      g_assert_no_error (error);
      g_assert_cmpint (yd_db_get_int (db, "PRAGMA user_version", 0), ==, YD_SCHEMA_VERSION);
      g_assert_cmpint (yd_db_get_int (db, "SELECT count(*) FROM item WHERE title='甲'", 0), ==, 1);
      g_assert_cmpint (yd_db_get_int (db, "SELECT count(*) FROM history", -1), ==,
                       version < YD_SCHEMA_VERSION ? 1 : 0);

      sqlite3 *fresh = yd_db_open (NULL, YD_DB_MEMORY, &error);
      g_assert_true (yd_db_create_schema (fresh, &error));
      g_autofree char *want = describe_columns (fresh);
      g_autofree char *have = describe_columns (db);
      assert_same_lines (have, want);
      sqlite3_close (fresh);
      sqlite3_close (db);
    }
}

/* ---- the machinery, with steps of our own ---- */

static const char *const steps[] = {
  NULL,
  "ALTER TABLE item ADD COLUMN one TEXT",
  "CREATE TABLE two (id INTEGER PRIMARY KEY NOT NULL); ALTER TABLE item ADD COLUMN two INTEGER NOT "
  "NULL DEFAULT 7",
  "ALTER TABLE item ADD COLUMN three TEXT; ALTER TABLE nowhere ADD COLUMN x TEXT",
  NULL,
};

static void
test_steps (FileFixture *fixture, gconstpointer data)
{
  static const struct
  {
    int from;
    int newest;
    int code; /* -1: done */
  } cases[] = {
    { 1, 1, -1 },
    { 1, 2, -1 },
    { 1, 3, -1 },
    { 2, 3, -1 },
    { 3, 3, -1 },
    { 1, 4, YD_ERROR_FAILED }, /* the last statement of three steps fails */
    { 3, 4, YD_ERROR_FAILED },
    { 4, 5, YD_ERROR_CORRUPT }, /* no step */
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      sqlite3 *db = make_old (1);
      if (cases[i].from > 1)
        g_assert_true (
          yd_migrate_with (db, steps, MIN (cases[i].from, 3), &fixture->context, &error));
      g_autofree char *sql = g_strdup_printf ("PRAGMA user_version=%d", cases[i].from);
      g_assert_true (yd_db_exec (db, sql, NULL));
      g_autofree char *before = describe_columns (db);
      gint64 rows = yd_db_get_int (db, "SELECT count(*) FROM history", -1);

      gboolean ok = yd_migrate_with (db, steps, cases[i].newest, &fixture->context, &error);
      g_autofree char *after = describe_columns (db);
      g_assert_cmpint (ok, ==, cases[i].code < 0);
      g_assert_true (sqlite3_get_autocommit (db));
      if (!ok)
        {
          /* as if nothing had been tried */
          g_assert_error (error, YD_ERROR, cases[i].code);
          g_assert_cmpstr (after, ==, before);
        }
      g_assert_cmpint (yd_db_get_int (db, "PRAGMA user_version", 0), ==,
                       ok ? cases[i].newest : cases[i].from);
      g_assert_cmpint (yd_db_get_int (db, "SELECT count(*) FROM history", -1), ==,
                       rows + (ok && cases[i].newest > cases[i].from ? 1 : 0));
      if (ok && cases[i].newest == 3)
        g_assert_cmpint (yd_db_get_int (db, "SELECT two FROM item WHERE title='甲'", 0), ==, 7);
      sqlite3_close (db);
    }
}

/* A file that has no room to grow, and one that may not be written: all is as it was, and with room the
 * same migration is done. */
static void
test_no_room (FileFixture *fixture, gconstpointer data)
{
  /* more pages than there are */
  static const char *const growing[NEXT]
    = { [YD_SCHEMA_VERSION]
        = "ALTER TABLE item ADD COLUMN one TEXT; UPDATE item SET one=hex(zeroblob(100000))" };
  g_autoptr (GError) error = NULL;
  file_fixture_make_plan (fixture, fixture->path, "甲 乙");
  file_fixture_take_checksum (fixture->path);
  sqlite3 *db = yd_db_open (fixture->path, YD_DB_READ_WRITE, &error);
  g_autofree char *before = describe_columns (db);
  gint64 rows = yd_db_get_int (db, "SELECT count(*) FROM history", -1);

  sqlite3_limit (db, SQLITE_LIMIT_LENGTH, 1000000);
  gint64 pages = yd_db_get_int (db, "PRAGMA page_count", 0);
  g_autofree char *full = g_strdup_printf ("PRAGMA max_page_count=%d", (int)pages);
  g_assert_true (yd_db_exec (db, full, &error));
  g_assert_false (yd_migrate_with (db, growing, NEXT, &fixture->context, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_NO_SPACE);
  g_clear_error (&error);
  g_autofree char *after = describe_columns (db);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (yd_db_get_int (db, "PRAGMA user_version", 0), ==, YD_SCHEMA_VERSION);
  g_assert_cmpint (yd_db_get_int (db, "SELECT count(*) FROM history", -1), ==, rows);
  g_assert_true (yd_db_verify (db, "full", TRUE, &error));
  sqlite3_close (db);

  db = yd_db_open (fixture->path, YD_DB_READ_ONLY, &error);
  g_assert_false (yd_migrate_with (db, growing, NEXT, &fixture->context, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_READ_ONLY);
  g_clear_error (&error);
  sqlite3_close (db);

  db = yd_db_open (fixture->path, YD_DB_READ_WRITE, &error);
  g_assert_true (yd_migrate_with (db, growing, NEXT, &fixture->context, &error));
  g_assert_no_error (error);
  g_assert_cmpint (yd_db_get_int (db, "SELECT count(*) FROM item WHERE length(one)=200000", 0), ==,
                   2);
  sqlite3_close (db);
}

/* The file as it was is kept for good, once a schema, and found when the plan is damaged. */
static void
test_kept_before (FileFixture *fixture, gconstpointer data)
{
  file_fixture_make_plan (fixture, fixture->path, "甲");
  g_autofree char *folder = yd_daily_dup_folder (fixture->state, "u");
  g_autofree char *kept = g_build_filename (folder, "schema-1.yaodian", NULL);
  yd_daily_keep_schema (fixture->state, "u", fixture->path, 1);
  file_fixture_assert_titles (kept, "甲");
  file_fixture_make_plan (fixture, fixture->path, "甲 乙");
  yd_daily_keep_schema (fixture->state, "u", fixture->path, 1);
  file_fixture_assert_titles (kept, "甲");
  for (int year = 2025; year < 2035; year++) /* no day drops it */
    {
      file_fixture_set_clock (year, 3, 1);
      yd_daily_keep (fixture->state, "u", fixture->path, fixture->context.now ());
    }
  file_fixture_assert_titles (kept, "甲");

  g_autofree char *scratch = g_build_filename (fixture->root, "scratch", NULL);
  yd_daily_keep_schema (fixture->state, "v", fixture->path, 1);
  g_autofree char *other = yd_daily_dup_folder (fixture->state, "v");
  g_autofree char *only = g_build_filename (other, "schema-1.yaodian", NULL);
  g_assert_true (g_file_set_contents (fixture->path, "damaged", -1, NULL));
  g_autofree char *found = yd_daily_find_sound (fixture->state, fixture->path, scratch);
  g_assert_nonnull (found);
  file_fixture_assert_titles (found, "甲 乙");
  file_fixture_assert_titles (only, "甲 乙");
}

/* Two copies of a plan that are each opened with the new program, by others and on other days, are
 * still the same plan. */
static void
test_same_everywhere (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *first = make_old (1), *second = make_old (1), *third = make_old (1);
  g_assert_true (yd_migrate_with (first, steps, 2, &fixture->context, &error));
  YdStoreContext other = fixture->context;
  other.author = "别人";
  other.host = "pc-9";
  file_fixture_set_clock (2026, 5, 5);
  g_assert_true (yd_migrate_with (second, steps, 2, &other, &error));
  g_assert_cmpint (yd_lineage_compare (first, second), ==, YD_LINEAGE_SAME);
  g_assert_cmpint (yd_lineage_compare (first, third), ==, YD_LINEAGE_AHEAD);
  g_assert_cmpint (
    yd_db_get_int (second, "SELECT count(*) FROM history WHERE author='别人' AND time > 0", 0), ==,
    1);
  g_assert_true (yd_migrate_with (second, steps, 3, &other, &error));
  g_assert_cmpint (yd_lineage_compare (first, second), ==, YD_LINEAGE_BEHIND);
  sqlite3_close (first);
  sqlite3_close (second);
  sqlite3_close (third);
}

/* Nothing before a migration can be undone, what comes after can. */
static void
test_floor (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  file_fixture_make_plan (fixture, fixture->path, "甲");
  file_fixture_take_checksum (fixture->path);
  sqlite3 *db = yd_db_open (fixture->path, YD_DB_READ_WRITE, &error);
  static const char *const nothing[NEXT] = { [YD_SCHEMA_VERSION] = "SELECT 1" };
  g_assert_true (yd_migrate_with (db, nothing, NEXT, &fixture->context, &error));
  g_autofree char *back = g_strdup_printf ("PRAGMA user_version=%d", YD_SCHEMA_VERSION);
  g_assert_true (yd_db_exec (db, back, &error)); /* the program does not know the next one */
  sqlite3_close (db);

  g_autoptr (YdStore) store
    = yd_store_open (fixture->path, YD_OPEN_EDIT, &fixture->context, &error);
  g_assert_no_error (error);
  g_assert_false (yd_store_can_undo (store));
  file_fixture_add (store, "乙");
  g_assert_true (yd_store_undo (store, &error));
  g_assert_false (yd_store_can_undo (store));
  g_autoptr (GPtrArray) history = yd_store_dup_history (store, &error);
  YdHistoryEntry *entry = history->pdata[1];
  g_assert_cmpint (entry->kind, ==, YD_HISTORY_MIGRATION);
  g_assert_cmpstr (entry->verb, ==, "migrate");
  g_autofree char *args = g_strdup_printf ("{\"from\":%d,\"to\":%d}", YD_SCHEMA_VERSION, NEXT);
  g_assert_cmpstr (entry->args, ==, args);
  g_assert_cmpstr (entry->author, ==, "起草人");
  g_autoptr (GPtrArray) faults = yd_store_check_history (store, &error);
  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_true (yd_store_close (store, &error));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/migrate/from-every-version", test_from_every_version);
  ADD ("/store/migrate/steps", test_steps);
  ADD ("/store/migrate/same-everywhere", test_same_everywhere);
  ADD ("/store/migrate/floor", test_floor);
  ADD ("/store/migrate/no-room", test_no_room);
  ADD ("/store/migrate/kept-before", test_kept_before);
  return g_test_run ();
}

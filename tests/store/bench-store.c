/* Ratios, each against a baseline in the same run:
 *   gesture   one committed edit against the bare SQLite transaction that writes the same row: as SQLite
 *             comes, where a power failure may take back what was committed, and with our kind of journal
 *   key       one typed character in a plan of 10,000 points against the same in a plan of 10
 *   bulk      20,000 rows recorded, committed and refreshed against a bare insert of them
 *   open      reading a plan of 10,000 points against reading its rows with SQLite alone */

#include "bench-plan.h"

#include "yd-edit.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

static gint64
now (void)
{
  return g_get_real_time ();
}

static YdStore *
open_plan (const char *path, int n_points)
{
  g_autoptr (GError) error = NULL;
  YdStoreContext context = { .author = "bench", .host = "bench", .now = now };
  YdStore *store = yd_store_create (path, TRUE, &context, &error);
  if (store == NULL)
    g_error ("%s", error->message);
  g_autoptr (YdRowList) rows = bench_plan_make_rows (n_points);
  if (!yd_edit_import (store, rows, "bench", &error))
    g_error ("%s", error->message);
  return store;
}

static YdId
some_point (YdStore *store)
{
  YdItem *item = yd_plan_get_first_item (yd_store_get_plan (store));
  return yd_record_get_id (yd_record_list_get (yd_item_list_children (item), 0));
}

static int
compare_double (const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double
percentile (double *values, int n, double p)
{
  qsort (values, (size_t)n, sizeof *values, compare_double);
  return values[MIN ((int)(n * p), n - 1)];
}

#define ROUNDS 200

static sqlite3 *
open_bare (const char *folder, const char *journal)
{
  g_autofree char *name = g_strconcat ("bare-", journal, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *sql = g_strdup_printf ("PRAGMA journal_mode=%s; PRAGMA synchronous=FULL;"
                                          "CREATE TABLE p(id INTEGER PRIMARY KEY, t TEXT);"
                                          "CREATE TABLE h(s INTEGER PRIMARY KEY, t TEXT, c BLOB);"
                                          "INSERT INTO p VALUES(1,'')",
                                          journal);
  sqlite3 *bare = NULL;
  sqlite3_open (path, &bare);
  sqlite3_exec (bare, sql, NULL, NULL, NULL);
  return bare;
}

static double
write_bare (sqlite3 *bare, const char *text)
{
  char *sql = sqlite3_mprintf ("BEGIN; UPDATE p SET t=%Q WHERE id=1; INSERT INTO h(t,c) "
                               "VALUES('set-body', zeroblob(150)); COMMIT",
                               text);
  gint64 start = g_get_monotonic_time ();
  sqlite3_exec (bare, sql, NULL, NULL, NULL);
  double elapsed = (double)(g_get_monotonic_time () - start);
  sqlite3_free (sql);
  return elapsed;
}

static void
bench_gesture (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "gesture.yaodian", NULL);
  g_autoptr (YdStore) store = open_plan (path, 200);
  sqlite3 *usual = open_bare (folder, "DELETE"), *same = open_bare (folder, "PERSIST");
  YdId id = some_point (store);
  double ours[ROUNDS], bare[ROUNDS], lasting[ROUNDS];
  for (int i = 0; i < ROUNDS; i++)
    {
      g_autofree char *text = g_strdup_printf ("健全工作机制，明确责任分工，第%d次。", i);
      gint64 start = g_get_monotonic_time ();
      yd_edit_set_body (store, YD_OWNER_ITEM, id, text, NULL);
      ours[i] = (double)(g_get_monotonic_time () - start);
      bare[i] = write_bare (usual, text);
      lasting[i] = write_bare (same, text);
    }
  sqlite3_close (usual);
  sqlite3_close (same);
  double a = percentile (ours, ROUNDS, 0.5), b = percentile (bare, ROUNDS, 0.5);
  double c = percentile (lasting, ROUNDS, 0.5);
  printf (
    "gesture: %.2f x the bare transaction (hold 1.5; median %.0f us against %.0f us), %.2f x the one "
    "with our kind of journal (%.0f us)\n",
    a / b, a, b, a / c, c);
}

static double
type_keys (YdStore *store, double *median)
{
  YdId id = some_point (store);
  double keys[ROUNDS * 5];
  g_autoptr (GString) text = g_string_new ("健全工作机制");
  yd_store_begin_typing (store);
  for (int i = 0; i < ROUNDS * 5; i++)
    {
      g_string_append (text, "字");
      gint64 start = g_get_monotonic_time ();
      yd_edit_set_body (store, YD_OWNER_ITEM, id, text->str, NULL);
      keys[i] = (double)(g_get_monotonic_time () - start);
    }
  yd_store_settle (store, NULL);
  double high = percentile (keys, ROUNDS * 5, 0.99);
  *median = keys[ROUNDS * 5 / 2];
  return high;
}

static void
bench_key (void)
{
  YdStoreContext context = { .now = now };
  double small_median, large_median;
  g_autoptr (YdStore) small = yd_store_new_in_memory (&context);
  g_autoptr (YdStore) large = yd_store_new_in_memory (&context);
  g_autoptr (YdRowList) few = bench_plan_make_rows (10);
  g_autoptr (YdRowList) many = bench_plan_make_rows (10000);
  yd_edit_import (small, few, "bench", NULL);
  yd_edit_import (large, many, "bench", NULL);
  double a = type_keys (large, &large_median), b = type_keys (small, &small_median);
  printf (
    "key: 10,000 points %.2f x 10 points at the median (flat is 1; 99th percentile %.0f us and "
    "%.0f us, of 4,000 for verb to page)\n",
    large_median / small_median, a, b);
}

static void
bench_bulk (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "bulk.yaodian", NULL);
  g_autofree char *bare_path = g_build_filename (folder, "bulk.db", NULL);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (YdStore) store = open_plan (path, 10000);
  double ours = (double)(g_get_monotonic_time () - start) / 1e6;
  start = g_get_monotonic_time ();
  yd_store_undo (store, NULL);
  double undo = (double)(g_get_monotonic_time () - start) / 1e6;

  sqlite3 *bare = NULL;
  sqlite3_stmt *stmt = NULL;
  sqlite3_open (bare_path, &bare);
  sqlite3_exec (bare, "CREATE TABLE p(id INTEGER PRIMARY KEY, a INT, k TEXT, t TEXT); BEGIN", NULL,
                NULL, NULL);
  start = g_get_monotonic_time ();
  sqlite3_prepare_v2 (bare, "INSERT INTO p VALUES(?1,?2,?3,?4)", -1, &stmt, NULL);
  for (int i = 0; i < 20500; i++)
    {
      sqlite3_bind_int64 (stmt, 1, yd_id_new ());
      sqlite3_bind_int64 (stmt, 2, i);
      sqlite3_bind_text (stmt, 3, "V001", -1, SQLITE_STATIC);
      sqlite3_bind_text (stmt, 4, "健全工作机制，明确责任分工，年底前完成评估。", -1,
                         SQLITE_STATIC);
      sqlite3_step (stmt);
      sqlite3_reset (stmt);
    }
  sqlite3_finalize (stmt);
  sqlite3_exec (bare, "COMMIT", NULL, NULL, NULL);
  double theirs = (double)(g_get_monotonic_time () - start) / 1e6;
  sqlite3_close (bare);
  printf (
    "bulk: 20,500 rows imported %.1f x, undone %.1f x a bare insert (%.2f s, %.2f s, %.2f s)\n",
    ours / theirs, undo / theirs, ours, undo, theirs);
}

static int
count_cb (void *data, int n, char **values, char **names)
{
  (*(int *)data)++;
  return 0;
}

static void
bench_open (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "open.yaodian", NULL);
  g_autoptr (GError) error = NULL;
  YdStore *made = open_plan (path, 10000);
  yd_store_close (made, &error);
  g_object_unref (made);

  gint64 start = g_get_monotonic_time ();
  sqlite3 *bare = NULL;
  int rows = 0;
  sqlite3_open (path, &bare);
  sqlite3_exec (bare, "PRAGMA quick_check; SELECT * FROM item; SELECT * FROM paragraph", count_cb,
                &rows, NULL);
  sqlite3_close (bare);
  double theirs = (double)(g_get_monotonic_time () - start) / 1e3;

  YdStoreContext context = { .author = "bench", .host = "bench", .now = now };
  start = g_get_monotonic_time ();
  g_autoptr (YdStore) store = yd_store_open (path, YD_OPEN_EDIT, &context, &error);
  double ours = (double)(g_get_monotonic_time () - start) / 1e3;
  if (store == NULL)
    g_error ("%s", error->message);
  printf ("open: 10,000 points %.1f x reading its %d rows with SQLite alone (%.0f ms, %.0f ms)\n",
          ours / theirs, rows, ours, theirs);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("yaodian-bench-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  bench_gesture (folder);
  bench_key ();
  bench_bulk (folder);
  bench_open (folder);
  g_autofree char *sweep = g_strdup_printf ("rm -rf %s", folder);
  return system (sweep) == 0 ? 0 : 1;
}

/* The file of a plan that is open: its working copy, when and how it is published, and what others do to
 * it meanwhile. */

#include "file-fixture.h"

#include "yd-daily.h"
#include "yd-db.h"
#include "yd-file.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ADD(name, function) \
  g_test_add (name, FileFixture, NULL, file_fixture_set_up, function, file_fixture_tear_down)

/* ---- the working copy ---- */

static void
test_round_trip (FileFixture *fixture, gconstpointer data)
{
  file_fixture_make_plan (fixture, fixture->path, "甲 乙");
  file_fixture_assert_titles (fixture->path, "甲 乙");
  /* nothing else stays, neither beside it nor in the state folder */
  g_assert_cmpuint (file_fixture_count_files (fixture->folder, ""), ==, 1);
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 0);

  YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  g_autofree char *titles = file_fixture_dup_titles (store);
  g_assert_cmpstr (titles, ==, "甲 乙");
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 1);
  file_fixture_close (store);
}

static void
test_private (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *working = g_build_filename (fixture->state, "working", NULL);
  g_mkdir_with_parents (working, 0755);
  g_chmod (working, 0755);
  mode_t mask = umask (0);
  file_fixture_make_plan (fixture, fixture->path, "甲");
  YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  file_fixture_add (store, "乙");
  umask (mask);

  g_assert_cmpuint (file_fixture_get_mode (working), ==, 0700);
  const char *name;
  g_autoptr (GDir) dir = g_dir_open (working, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (working, name, NULL);
      if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
        continue;
      g_assert_cmpuint (file_fixture_get_mode (folder), ==, 0700);
      g_autoptr (GDir) inner = g_dir_open (folder, 0, NULL);
      while ((name = g_dir_read_name (inner)) != NULL)
        {
          g_autofree char *file = g_build_filename (folder, name, NULL);
          g_assert_cmpuint (file_fixture_get_mode (file), ==, 0600);
        }
    }
  file_fixture_close (store);
}

/* An unchanged plan is not written again: its date in the file manager means something. */
static void
test_untouched (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  file_fixture_make_plan (fixture, fixture->path, "甲");
  g_assert_true (yd_file_identify (fixture->path, &before));
  file_fixture_close (file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT));
  g_assert_true (yd_file_identify (fixture->path, &after));
  g_assert_cmpstr (before, ==, after);
}

/* ---- publication ---- */

static void
count_cb (YdStore *store, GError *error, gpointer user_data)
{
  int *counts = user_data; /* published, failed */
  counts[error != NULL ? 1 : 0]++;
}

static void
test_in_time (FileFixture *fixture, gconstpointer data)
{
  int counts[2] = { 0 };
  file_fixture_make_plan (fixture, fixture->path, "甲");
  YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  g_signal_connect (store, "file-changed", G_CALLBACK (count_cb), counts);
  /* one gesture after another, with no pause longer than the delay */
  for (int i = 0; i < 15; i++)
    {
      file_fixture_add (store, "又");
      g_usleep (100 * 1000);
    }
  g_autofree char *during = file_fixture_read_titles (fixture->path);
  g_assert_cmpstr (during, !=, "甲");
  g_autofree char *all = file_fixture_dup_titles (store);
  const char *awaited[] = { fixture->path, all };
  g_assert_true (file_fixture_wait_until (file_fixture_has_titles, awaited, 2000));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpint (counts[0], >=, 1);
  g_assert_cmpint (counts[1], ==, 0);
  file_fixture_close (store);
}

/* A gesture so large that SQLite lets nobody read meanwhile: publishing waits, and complains to
 * nobody. */
static void
test_busy (FileFixture *fixture, gconstpointer data)
{
  int counts[2] = { 0 };
  g_autoptr (GError) error = NULL;
  file_fixture_make_plan (fixture, fixture->path, "甲");
  YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  g_signal_connect (store, "file-changed", G_CALLBACK (count_cb), counts);
  file_fixture_add (store, "乙");
  g_autofree char *database = file_fixture_find_working (fixture);
  sqlite3 *writer = yd_db_open (database, YD_DB_READ_WRITE, &error);
  g_assert_true (yd_db_exec (writer, "BEGIN EXCLUSIVE", &error));
  const char *awaited[] = { fixture->path, "甲 乙" };
  g_assert_false (file_fixture_wait_until (file_fixture_has_titles, awaited, 2500));
  g_assert_true (yd_db_exec (writer, "COMMIT", &error));
  g_assert_true (file_fixture_wait_until (file_fixture_has_titles, awaited, 1500));
  sqlite3_close (writer);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpint (counts[1], ==, 0);
  file_fixture_close (store);
}

static void
test_mode_and_link (FileFixture *fixture, gconstpointer data)
{
  static const guint modes[] = { 0600, 0640, 0664, 0604 };
  g_autofree char *link = g_build_filename (fixture->root, "链接.yaodian", NULL);
  file_fixture_make_plan (fixture, fixture->path, "甲");
  g_assert_cmpint (symlink ("plans/要点.yaodian", link), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_chmod (fixture->path, (int)modes[i]);
      g_autoptr (YdStore) store = yd_store_open (link, YD_OPEN_EDIT, &fixture->context, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (yd_store_get_path (store), ==, fixture->path);
      file_fixture_add (store, "乙");
      g_assert_true (yd_store_close (store, &error));
      g_assert_cmpuint (file_fixture_get_mode (fixture->path), ==, modes[i]);
      g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
    }
  file_fixture_assert_titles (fixture->path, "甲 乙 乙 乙 乙");
}

/* A link to where nothing is yet: the plan comes to be where the link points. */
static void
test_dangling_link (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->root, "链接.yaodian", NULL);
  g_assert_cmpint (symlink ("plans/要点.yaodian", link), ==, 0);
  file_fixture_make_plan (fixture, link, "甲");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  file_fixture_assert_titles (fixture->path, "甲");
}

static void
test_create (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  file_fixture_make_plan (fixture, fixture->path, "甲");
  g_assert_null (yd_store_create (fixture->path, FALSE, &fixture->context, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_EXISTS);
  g_clear_error (&error);
  /* no force makes a file of a folder */
  g_assert_null (yd_store_create (fixture->folder, TRUE, &fixture->context, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_EXISTS);
  g_clear_error (&error);
  g_autofree char *nowhere = g_build_filename (fixture->root, "nowhere", "a.yaodian", NULL);
  g_assert_null (yd_store_create (nowhere, TRUE, &fixture->context, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_NOT_FOUND);
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 0);
  g_assert_cmpuint (file_fixture_count_files (fixture->folder, ""), ==, 1);
  file_fixture_make_plan (fixture, fixture->path, "乙");
  file_fixture_assert_titles (fixture->path, "乙");
}

/* Names as they come: as long as the file system allows, and not UTF-8. */
static void
test_names (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *longest = g_strnfill (255 - 8, 'n');
  g_autofree char *longest_name = g_strconcat (longest, ".yaodian", NULL);
  const char *names[]
    = { longest_name, "\xd2\xaa\xb5\xe3.yaodian", "no suffix", ".hidden", "a b;'\"%s$(x).yaodian" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      file_fixture_make_plan (fixture, path, "甲 乙");
      file_fixture_assert_titles (path, "甲 乙");
    }
  g_assert_cmpuint (file_fixture_count_files (fixture->folder, ""), ==, G_N_ELEMENTS (names));
}

static void
test_one_store_a_file (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *link = g_build_filename (fixture->root, "other.yaodian", NULL);
  file_fixture_make_plan (fixture, fixture->path, "甲");
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  file_fixture_add (store, "乙");
  g_assert_true (yd_store_publish (store, &error)); /* another inode from here on */
  g_autoptr (YdStore) same = yd_store_open (link, YD_OPEN_EDIT, &fixture->context, &error);
  g_assert_no_error (error);
  g_assert_true (same == store);
  file_fixture_close (store);
}

/* Who opened a plan to read it does not stand in the way of who comes to edit it. */
static void
test_read_then_edit (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  file_fixture_make_plan (fixture, fixture->path, "甲");
  YdStore *reading = file_fixture_open (fixture, fixture->path, YD_OPEN_READ);
  g_autoptr (YdStore) again
    = yd_store_open (fixture->path, YD_OPEN_READ, &fixture->context, &error);
  g_assert_true (again == reading);
  YdStore *editing = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  g_assert_true (editing != reading);
  g_assert_false (yd_store_is_read_only (editing));
  file_fixture_add (editing, "乙");
  file_fixture_close (editing);
  file_fixture_close (reading);
  file_fixture_assert_titles (fixture->path, "甲 乙");
}

/* ---- what others do to the file meanwhile ---- */

/* A memory stick that is pulled out comes back with an older state of the same plan. */
static void
test_folder_gone (FileFixture *fixture, gconstpointer data)
{
  int counts[2] = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *away = g_build_filename (fixture->root, "away", NULL);
  file_fixture_make_plan (fixture, fixture->path, "甲");
  YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  g_signal_connect (store, "file-changed", G_CALLBACK (count_cb), counts);
  g_rename (fixture->folder, away);
  file_fixture_add (store, "乙");
  g_assert_false (yd_store_publish (store, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_NOT_FOUND);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpint (counts[1], ==, 1);

  g_rename (away, fixture->folder);
  file_fixture_add (store, "丙");
  const char *awaited[] = { fixture->path, "甲 乙 丙" };
  g_assert_true (file_fixture_wait_until (file_fixture_has_titles, awaited, 2000));
  file_fixture_close (store);
  g_assert_cmpuint (file_fixture_count_files (fixture->folder, ""), ==, 1);
}

/* It cannot be published even at the end: nothing is lost, and the next opening has it. */
static void
test_close_without_folder (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *away = g_build_filename (fixture->root, "away", NULL);
  file_fixture_make_plan (fixture, fixture->path, "甲");
  YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  g_rename (fixture->folder, away);
  file_fixture_add (store, "乙");
  g_assert_false (yd_store_close (store, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* nor does it go well because it is asked for again */
  g_assert_false (yd_store_close (store, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_NOT_FOUND);
  g_object_unref (store);
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 1);

  g_rename (away, fixture->folder);
  store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  g_autofree char *titles = file_fixture_dup_titles (store);
  g_assert_cmpstr (titles, ==, "甲 乙");
  file_fixture_close (store);
  file_fixture_assert_titles (fixture->path, "甲 乙");
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 0);
}

/* Somebody puts another version in its place while it is open: both stay. What is no version of it at
 * all is not written over before a person says so. */
static void
test_replaced_outside (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = g_build_filename (fixture->root, "backup.yaodian", NULL);
  g_autofree char *kept = g_build_filename (fixture->folder, "要点 (另一份).yaodian", NULL);
  file_fixture_make_plan (fixture, fixture->path, "甲");
  file_fixture_copy (fixture->path, backup);
  YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  file_fixture_add (store, "乙");
  /* an older state of the same plan: we have all of it */
  file_fixture_copy (backup, fixture->path);
  g_assert_true (yd_store_publish (store, NULL));
  file_fixture_assert_titles (fixture->path, "甲 乙");
  g_assert_cmpuint (file_fixture_count_files (fixture->folder, ".yaodian"), ==, 1);
  /* another plan */
  file_fixture_make_plan (fixture, backup, "别的");
  file_fixture_copy (backup, fixture->path);
  file_fixture_add (store, "丙");
  g_assert_false (yd_store_publish (store, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_EXISTS);
  g_clear_error (&error);
  file_fixture_assert_titles (fixture->path, "别的");
  g_assert_true (yd_store_publish_over (store, &error));
  file_fixture_assert_titles (fixture->path, "甲 乙 丙");
  file_fixture_assert_titles (kept, "别的");
  /* anything at all */
  g_assert_true (g_file_set_contents (fixture->path, "not a plan", -1, NULL));
  file_fixture_add (store, "丁");
  g_assert_false (yd_store_close (store, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_EXISTS);
  g_clear_error (&error);
  g_unlink (fixture->path); /* the place is free again */
  file_fixture_close (store);
  file_fixture_assert_titles (fixture->path, "甲 乙 丙 丁");
  g_assert_cmpuint (file_fixture_count_files (fixture->folder, ".yaodian"), ==, 2);
}

/* Any program may read the file at any time: SQLite's locks are not on it. */
static void
test_read_by_others (FileFixture *fixture, gconstpointer data)
{
  file_fixture_make_plan (fixture, fixture->path, "甲");
  YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  for (int i = 0; i < 20; i++)
    {
      file_fixture_assert_titles (fixture->path, i == 0 ? "甲" : "甲 乙");
      if (i == 0)
        file_fixture_add (store, "乙");
      g_assert_true (yd_store_publish (store, NULL));
    }
  file_fixture_close (store);
}

/* Whoever looks at any moment finds a whole plan, and never less than before. */
static void
test_always_whole (FileFixture *fixture, gconstpointer data)
{
  gsize longest = 0;
  guint looks = 0;
  file_fixture_make_plan (fixture, fixture->path, "甲");
  FileActor *actor = file_actor_start (fixture, "张三", "pc-1", "open", "loop:300", "close", NULL);
  file_actor_expect (actor, "opened writable*");
  for (;;)
    {
      g_autofree char *titles = file_fixture_read_titles (fixture->path);
      g_assert_true (g_str_has_prefix (titles, "甲"));
      g_assert_cmpuint (strlen (titles), >=, longest);
      longest = strlen (titles);
      looks++;
      g_autofree char *line = file_actor_read (actor);
      if (line == NULL)
        break;
      g_assert_false (g_str_has_prefix (line, "error"));
    }
  file_actor_free (actor);
  g_assert_cmpuint (looks, ==, 302);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/file/round-trip", test_round_trip);
  ADD ("/store/file/private", test_private);
  ADD ("/store/file/untouched", test_untouched);
  ADD ("/store/file/in-time", test_in_time);
  ADD ("/store/file/busy", test_busy);
  ADD ("/store/file/mode-and-link", test_mode_and_link);
  ADD ("/store/file/dangling-link", test_dangling_link);
  ADD ("/store/file/create", test_create);
  ADD ("/store/file/names", test_names);
  ADD ("/store/file/one-store-a-file", test_one_store_a_file);
  ADD ("/store/file/read-then-edit", test_read_then_edit);
  ADD ("/store/file/folder-gone", test_folder_gone);
  ADD ("/store/file/close-without-folder", test_close_without_folder);
  ADD ("/store/file/replaced-outside", test_replaced_outside);
  ADD ("/store/file/read-by-others", test_read_by_others);
  ADD ("/store/file/always-whole", test_always_whole);
  return g_test_run ();
}

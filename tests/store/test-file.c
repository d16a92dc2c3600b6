#include "file-fixture.h"

#include "yd-daily.h"
#include "yd-db.h"
#include "yd-file.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ADD(name, function)                                                                        \
  g_test_add (name, FileFixture, NULL, file_fixture_set_up, function, file_fixture_tear_down)

#define assert_titles(path, expected)                                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *titles_ = file_fixture_read_titles (path);                                    \
    g_assert_cmpstr (titles_, ==, expected);                                                       \
  }                                                                                                \
  G_STMT_END

static YdStore *
open_plan (FileFixture *fixture, YdOpenFlags flags)
{
  g_autoptr (GError) error = NULL;
  YdStore *store = yd_store_open (fixture->path, flags, &fixture->context, &error);
  g_assert_no_error (error);
  return store;
}

static void
close_plan (YdStore *store)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (yd_store_close (store, &error));
  g_assert_no_error (error);
  g_object_unref (store);
}

/* ---- the working copy ---- */

static void
test_round_trip (FileFixture *fixture, gconstpointer data)
{
  file_fixture_make_plan (fixture, fixture->path, "甲 乙");
  assert_titles (fixture->path, "甲 乙");
  /* nothing else stays, neither beside it nor in the state folder */
  g_assert_cmpuint (file_fixture_count_files (fixture->folder, ""), ==, 1);
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 0);

  YdStore *store = open_plan (fixture, YD_OPEN_EDIT);
  g_autofree char *titles = file_fixture_dup_titles (store);
  g_assert_cmpstr (titles, ==, "甲 乙");
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 1);
  close_plan (store);
}

static guint
get_mode (const char *path)
{
  GStatBuf st;
  g_assert_cmpint (g_stat (path, &st), ==, 0);
  return st.st_mode & 07777;
}

static void
test_private (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *working = g_build_filename (fixture->state, "working", NULL);
  g_mkdir_with_parents (working, 0755);
  g_chmod (working, 0755);
  mode_t mask = umask (0);
  file_fixture_make_plan (fixture, fixture->path, "甲");
  YdStore *store = open_plan (fixture, YD_OPEN_EDIT);
  file_fixture_add (store, "乙");
  umask (mask);

  g_assert_cmpuint (get_mode (working), ==, 0700);
  const char *name;
  g_autoptr (GDir) dir = g_dir_open (working, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (working, name, NULL);
      if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
        continue;
      g_assert_cmpuint (get_mode (folder), ==, 0700);
      g_autoptr (GDir) inner = g_dir_open (folder, 0, NULL);
      while ((name = g_dir_read_name (inner)) != NULL)
        {
          g_autofree char *file = g_build_filename (folder, name, NULL);
          g_assert_cmpuint (get_mode (file), ==, 0600);
        }
    }
  close_plan (store);
}

/* An unchanged plan is not written again: its date in the file manager means something. */
static void
test_untouched (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  file_fixture_make_plan (fixture, fixture->path, "甲");
  g_assert_true (yd_file_identify (fixture->path, &before));
  close_plan (open_plan (fixture, YD_OPEN_EDIT));
  g_assert_true (yd_file_identify (fixture->path, &after));
  g_assert_cmpstr (before, ==, after);
}

/* ---- publication ---- */

static gboolean
has_changed (gpointer data)
{
  const char *const *pair = data; /* path, titles awaited */
  g_autofree char *titles = file_fixture_read_titles (pair[0]);
  return g_str_equal (titles, pair[1]);
}

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
  YdStore *store = open_plan (fixture, YD_OPEN_EDIT);
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
  g_assert_true (file_fixture_wait_until (has_changed, awaited, 2000));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpint (counts[0], >=, 1);
  g_assert_cmpint (counts[1], ==, 0);
  close_plan (store);
}

static char *
find_working_database (FileFixture *fixture)
{
  const char *name;
  g_autofree char *working = g_build_filename (fixture->state, "working", NULL);
  g_autoptr (GDir) dir = g_dir_open (working, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *database = g_build_filename (working, name, "plan.db", NULL);
      if (g_file_test (database, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&database);
    }
  return NULL;
}

/* A gesture so large that SQLite lets nobody read meanwhile: publishing waits, and complains to
 * nobody. */
static void
test_busy (FileFixture *fixture, gconstpointer data)
{
  int counts[2] = { 0 };
  g_autoptr (GError) error = NULL;
  file_fixture_make_plan (fixture, fixture->path, "甲");
  YdStore *store = open_plan (fixture, YD_OPEN_EDIT);
  g_signal_connect (store, "file-changed", G_CALLBACK (count_cb), counts);
  file_fixture_add (store, "乙");
  g_autofree char *database = find_working_database (fixture);
  sqlite3 *writer = yd_db_open (database, YD_DB_READ_WRITE, &error);
  g_assert_true (yd_db_exec (writer, "BEGIN EXCLUSIVE", &error));
  const char *awaited[] = { fixture->path, "甲 乙" };
  g_assert_false (file_fixture_wait_until (has_changed, awaited, 2500));
  g_assert_true (yd_db_exec (writer, "COMMIT", &error));
  g_assert_true (file_fixture_wait_until (has_changed, awaited, 1500));
  sqlite3_close (writer);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpint (counts[1], ==, 0);
  close_plan (store);
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
      g_assert_cmpuint (get_mode (fixture->path), ==, modes[i]);
      g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
    }
  assert_titles (fixture->path, "甲 乙 乙 乙 乙");
}

/* A link to where nothing is yet: the plan comes to be where the link points. */
static void
test_dangling_link (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->root, "链接.yaodian", NULL);
  g_assert_cmpint (symlink ("plans/要点.yaodian", link), ==, 0);
  file_fixture_make_plan (fixture, link, "甲");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  assert_titles (fixture->path, "甲");
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
  assert_titles (fixture->path, "乙");
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
      assert_titles (path, "甲 乙");
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
  YdStore *store = open_plan (fixture, YD_OPEN_EDIT);
  file_fixture_add (store, "乙");
  g_assert_true (yd_store_publish (store, &error)); /* another inode from here on */
  g_autoptr (YdStore) same = yd_store_open (link, YD_OPEN_EDIT, &fixture->context, &error);
  g_assert_no_error (error);
  g_assert_true (same == store);
  close_plan (store);
}

/* Who opened a plan to read it does not stand in the way of who comes to edit it. */
static void
test_read_then_edit (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  file_fixture_make_plan (fixture, fixture->path, "甲");
  YdStore *reading = open_plan (fixture, YD_OPEN_READ);
  g_autoptr (YdStore) again = yd_store_open (fixture->path, YD_OPEN_READ, &fixture->context, &error);
  g_assert_true (again == reading);
  YdStore *editing = open_plan (fixture, YD_OPEN_EDIT);
  g_assert_true (editing != reading);
  g_assert_false (yd_store_is_read_only (editing));
  file_fixture_add (editing, "乙");
  close_plan (editing);
  close_plan (reading);
  assert_titles (fixture->path, "甲 乙");
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
  YdStore *store = open_plan (fixture, YD_OPEN_EDIT);
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
  g_assert_true (file_fixture_wait_until (has_changed, awaited, 2000));
  close_plan (store);
  g_assert_cmpuint (file_fixture_count_files (fixture->folder, ""), ==, 1);
}

/* It cannot be published even at the end: nothing is lost, and the next opening has it. */
static void
test_close_without_folder (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *away = g_build_filename (fixture->root, "away", NULL);
  file_fixture_make_plan (fixture, fixture->path, "甲");
  YdStore *store = open_plan (fixture, YD_OPEN_EDIT);
  g_rename (fixture->folder, away);
  file_fixture_add (store, "乙");
  g_assert_false (yd_store_close (store, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_NOT_FOUND);
  g_object_unref (store);
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 1);

  g_rename (away, fixture->folder);
  store = open_plan (fixture, YD_OPEN_EDIT);
  g_autofree char *titles = file_fixture_dup_titles (store);
  g_assert_cmpstr (titles, ==, "甲 乙");
  close_plan (store);
  assert_titles (fixture->path, "甲 乙");
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 0);
}

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize length;
  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize)length, NULL));
}

/* Somebody puts another version in its place while it is open: both stay. */
static void
test_replaced_outside (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *backup = g_build_filename (fixture->root, "backup.yaodian", NULL);
  g_autofree char *kept = g_build_filename (fixture->folder, "要点 (另一份).yaodian", NULL);
  file_fixture_make_plan (fixture, fixture->path, "甲");
  copy_file (fixture->path, backup);
  YdStore *store = open_plan (fixture, YD_OPEN_EDIT);
  file_fixture_add (store, "乙");
  /* an older state of the same plan: we have all of it */
  copy_file (backup, fixture->path);
  g_assert_true (yd_store_publish (store, NULL));
  assert_titles (fixture->path, "甲 乙");
  g_assert_cmpuint (file_fixture_count_files (fixture->folder, ".yaodian"), ==, 1);
  /* another plan */
  file_fixture_make_plan (fixture, backup, "别的");
  copy_file (backup, fixture->path);
  file_fixture_add (store, "丙");
  g_assert_true (yd_store_publish (store, NULL));
  assert_titles (fixture->path, "甲 乙 丙");
  assert_titles (kept, "别的");
  /* anything at all */
  g_assert_true (g_file_set_contents (fixture->path, "not a plan", -1, NULL));
  file_fixture_add (store, "丁");
  close_plan (store);
  assert_titles (fixture->path, "甲 乙 丙 丁");
  g_assert_cmpuint (file_fixture_count_files (fixture->folder, ".yaodian"), ==, 3);
}

/* Any program may read the file at any time: SQLite's locks are not on it. */
static void
test_read_by_others (FileFixture *fixture, gconstpointer data)
{
  file_fixture_make_plan (fixture, fixture->path, "甲");
  YdStore *store = open_plan (fixture, YD_OPEN_EDIT);
  for (int i = 0; i < 20; i++)
    {
      assert_titles (fixture->path, i == 0 ? "甲" : "甲 乙");
      if (i == 0)
        file_fixture_add (store, "乙");
      g_assert_true (yd_store_publish (store, NULL));
    }
  close_plan (store);
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

/* ---- crashes ---- */

static void
crash_with (FileFixture *fixture, const char *title)
{
  g_autofree char *command = g_strconcat ("add:", title, NULL);
  FileActor *actor = file_actor_start (fixture, "张三", "pc-1", "open", command, "kill", NULL);
  file_actor_expect (actor, "opened writable*");
  file_actor_expect (actor, "added*");
  file_actor_free (actor);
}

static void
test_taken_up (FileFixture *fixture, gconstpointer data)
{
  file_fixture_make_plan (fixture, fixture->path, "甲");
  crash_with (fixture, "乙");
  assert_titles (fixture->path, "甲");
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 1);

  /* who only reads sees it too, and leaves it for who edits */
  YdStore *reader = open_plan (fixture, YD_OPEN_READ);
  g_autofree char *read = file_fixture_dup_titles (reader);
  g_assert_cmpstr (read, ==, "甲 乙");
  close_plan (reader);
  assert_titles (fixture->path, "甲");

  /* a second crash before anything is published */
  crash_with (fixture, "丙");
  YdStore *store = open_plan (fixture, YD_OPEN_EDIT);
  g_autofree char *titles = file_fixture_dup_titles (store);
  g_assert_cmpstr (titles, ==, "甲 乙 丙");
  const char *awaited[] = { fixture->path, "甲 乙 丙" };
  g_assert_true (file_fixture_wait_until (has_changed, awaited, 2000));
  g_assert_true (yd_store_can_undo (store));
  close_plan (store);
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 0);
}

/* The file was renamed after the crash: the plan's uid finds what belongs to it. A copy is another
 * file. */
static void
test_taken_up_elsewhere (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "副本.yaodian", NULL);
  g_autofree char *moved = g_build_filename (fixture->folder, "改名.yaodian", NULL);
  file_fixture_make_plan (fixture, fixture->path, "甲");
  copy_file (fixture->path, copy);
  crash_with (fixture, "乙");

  char *path = fixture->path;
  fixture->path = copy;
  YdStore *store = open_plan (fixture, YD_OPEN_EDIT);
  g_autofree char *unchanged = file_fixture_dup_titles (store);
  g_assert_cmpstr (unchanged, ==, "甲");
  close_plan (store);

  g_rename (path, moved);
  fixture->path = moved;
  store = open_plan (fixture, YD_OPEN_EDIT);
  g_autofree char *titles = file_fixture_dup_titles (store);
  g_assert_cmpstr (titles, ==, "甲 乙");
  close_plan (store);
  fixture->path = path;
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 0);
}

/* The file is gone, or was never published. */
static void
test_file_gone (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (yd_store_open (fixture->path, YD_OPEN_EDIT, &fixture->context, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_NOT_FOUND);
  g_assert_cmpuint (file_fixture_count_files (fixture->folder, ""), ==, 0);

  file_fixture_make_plan (fixture, fixture->path, "甲");
  crash_with (fixture, "乙");
  g_unlink (fixture->path);
  YdStore *store = open_plan (fixture, YD_OPEN_EDIT);
  g_autofree char *titles = file_fixture_dup_titles (store);
  g_assert_cmpstr (titles, ==, "甲 乙");
  close_plan (store);
  assert_titles (fixture->path, "甲 乙");
}

/* The file was damaged, the working copy not. */
static void
test_file_damaged (FileFixture *fixture, gconstpointer data)
{
  static const gsize lengths[] = { 0, 1000, 8192 };
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      file_fixture_make_plan (fixture, fixture->path, "甲");
      crash_with (fixture, "乙");
      g_assert_cmpint (truncate (fixture->path, (off_t)lengths[i]), ==, 0);
      YdStore *store = open_plan (fixture, YD_OPEN_EDIT);
      g_autofree char *titles = file_fixture_dup_titles (store);
      g_assert_cmpstr (titles, ==, "甲 乙");
      close_plan (store);
      assert_titles (fixture->path, "甲 乙");
    }
  /* what was more than nothing is kept */
  g_assert_cmpuint (file_fixture_count_files (fixture->folder, ".yaodian"), ==, 3);
}

/* The working copy was damaged, the file not: the file counts, and the other stays in the state
 * folder. */
static void
test_working_copy_damaged (FileFixture *fixture, gconstpointer data)
{
  file_fixture_make_plan (fixture, fixture->path, "甲");
  crash_with (fixture, "乙");
  g_autofree char *database = find_working_database (fixture);
  g_assert_cmpint (truncate (database, 8192), ==, 0);
  for (int i = 0; i < 2; i++)
    {
      YdStore *store = open_plan (fixture, YD_OPEN_EDIT);
      g_autofree char *titles = file_fixture_dup_titles (store);
      g_assert_cmpstr (titles, ==, "甲");
      close_plan (store);
      g_assert_cmpuint (file_fixture_count_working (fixture), ==, 1);
    }
}

/* What another machine would do to the file while a crashed one has a working copy of it. */
static void
edit_elsewhere (FileFixture *fixture, const char *title, gboolean rename_first)
{
  g_autofree char *copy = g_build_filename (fixture->root, "copy.yaodian", NULL);
  g_autoptr (GError) error = NULL;
  copy_file (fixture->path, copy);
  g_autoptr (YdStore) store = yd_store_open (copy, YD_OPEN_EDIT, &fixture->context, &error);
  g_assert_no_error (error);
  YdId id = yd_record_get_id (YD_RECORD (yd_plan_get_first_item (yd_store_get_plan (store))));
  if (rename_first)
    g_assert_true (yd_edit_set_field (store, YD_TABLE_ITEM, id, "title", title, &error));
  else
    file_fixture_add (store, title);
  g_assert_true (yd_store_close (store, &error));
  g_rename (copy, fixture->path);
}

/* Both moved on, in different places: they come together. */
static void
test_both_moved_on (FileFixture *fixture, gconstpointer data)
{
  file_fixture_make_plan (fixture, fixture->path, "甲");
  crash_with (fixture, "乙");
  edit_elsewhere (fixture, "丙", TRUE);

  /* who only reads gets the published file, and nothing is written anywhere */
  YdStore *store = open_plan (fixture, YD_OPEN_READ);
  g_autofree char *read = file_fixture_dup_titles (store);
  g_assert_cmpstr (read, ==, "丙");
  close_plan (store);
  g_assert_cmpuint (file_fixture_count_files (fixture->folder, ".yaodian"), ==, 1);

  store = open_plan (fixture, YD_OPEN_EDIT);
  g_autofree char *titles = file_fixture_dup_titles (store);
  g_assert_cmpstr (titles, ==, "丙 乙");
  g_assert_null (yd_store_get_kept (store));
  close_plan (store);
  assert_titles (fixture->path, "丙 乙");
  g_assert_cmpuint (file_fixture_count_files (fixture->folder, ""), ==, 1);
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 0);
}

/* Both moved on in the same place: the working copy is taken up, the published file stays beside
 * it. */
static void
test_both_changed_one (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *kept = g_build_filename (fixture->folder, "要点 (另一份).yaodian", NULL);
  g_autofree char *second = g_build_filename (fixture->folder, "要点 (另一份 2).yaodian", NULL);
  g_autofree char *other = g_build_filename (fixture->root, "other.yaodian", NULL);
  file_fixture_make_plan (fixture, fixture->path, "甲");
  FileActor *actor = file_actor_start (fixture, "张三", "pc-1", "open", "rename:乙", "kill", NULL);
  file_actor_expect (actor, "opened writable*");
  file_actor_expect (actor, "renamed");
  file_actor_free (actor);
  edit_elsewhere (fixture, "丙", TRUE);

  YdStore *store = open_plan (fixture, YD_OPEN_EDIT);
  g_autofree char *titles = file_fixture_dup_titles (store);
  g_assert_cmpstr (titles, ==, "乙");
  g_assert_cmpstr (yd_store_get_kept (store), ==, kept);
  close_plan (store);
  assert_titles (fixture->path, "乙");
  assert_titles (kept, "丙");

  /* another plan in its place: what was not published of the first stays beside */
  crash_with (fixture, "丁");
  g_unlink (fixture->path);
  file_fixture_make_plan (fixture, other, "别的");
  g_rename (other, fixture->path);
  close_plan (open_plan (fixture, YD_OPEN_EDIT));
  assert_titles (fixture->path, "别的");
  assert_titles (second, "乙 丁");
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 0);
}

/* A plan is made where a crash has left words of another. */
static void
test_create_over_left (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *kept = g_build_filename (fixture->folder, "要点 (另一份).yaodian", NULL);
  file_fixture_make_plan (fixture, fixture->path, "甲");
  crash_with (fixture, "乙");
  file_fixture_make_plan (fixture, fixture->path, "新");
  assert_titles (fixture->path, "新");
  assert_titles (kept, "甲 乙");
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 0);
}

/* ---- two at a time ---- */

static void
test_second_opener (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  file_fixture_make_plan (fixture, fixture->path, "甲");
  FileActor *actor = file_actor_start (fixture, "张三", "pc-1", "open", "add:乙", "publish", "wait",
                                       "add:丙", "close", NULL);
  file_actor_expect (actor, "opened writable*");
  file_actor_expect (actor, "added*");
  file_actor_expect (actor, "published");

  g_assert_null (yd_store_open (fixture->path, YD_OPEN_EDIT, &fixture->context, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_IN_USE);
  g_assert_nonnull (strstr (error->message, "张三 (pc-1)"));
  g_clear_error (&error);
  g_assert_null (yd_store_create (fixture->path, TRUE, &fixture->context, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_IN_USE);
  g_clear_error (&error);

  YdStore *reader = open_plan (fixture, YD_OPEN_READ_IF_HELD);
  g_assert_true (yd_store_is_read_only (reader));
  g_assert_cmpstr (yd_store_get_holder (reader), ==, "张三 (pc-1)");
  g_autofree char *titles = file_fixture_dup_titles (reader);
  g_assert_cmpstr (titles, ==, "甲 乙");
  g_assert_false (yd_edit_add_item (reader, 0, 0, YD_ITEM_SECTION, "不", NULL, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_READ_ONLY);

  file_actor_go_on (actor);
  file_actor_expect (actor, "added*");
  file_actor_expect (actor, "closed");
  file_actor_free (actor);
  close_plan (reader);
  assert_titles (fixture->path, "甲 乙 丙");
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 0);
  close_plan (open_plan (fixture, YD_OPEN_EDIT));
}

/* Many at once: one gets it, the others are told who. */
static void
test_race (FileFixture *fixture, gconstpointer data)
{
  enum
  {
    N = 6
  };
  file_fixture_make_plan (fixture, fixture->path, "甲");
  for (int round = 0; round < 4; round++)
    {
      FileActor *actors[N];
      int writers = 0;
      crash_with (fixture, "又"); /* a stale lock for all of them to find */
      for (int i = 0; i < N; i++)
        actors[i] = file_actor_start (fixture, "张三", "pc-1", "open", "wait", NULL);
      for (int i = 0; i < N; i++)
        {
          g_autofree char *line = file_actor_read (actors[i]);
          if (g_str_has_prefix (line, "opened writable"))
            writers++;
          else
            g_assert_cmpint (atoi (line + strlen ("error ")), ==, YD_ERROR_IN_USE);
        }
      g_assert_cmpint (writers, ==, 1);
      for (int i = 0; i < N; i++)
        file_actor_free (actors[i]);
    }
  close_plan (open_plan (fixture, YD_OPEN_EDIT));
  assert_titles (fixture->path, "甲 又 又 又 又");
  g_assert_cmpuint (file_fixture_count_files (fixture->folder, ""), ==, 1);
}

static void
test_readers_leave_nothing (FileFixture *fixture, gconstpointer data)
{
  file_fixture_make_plan (fixture, fixture->path, "甲");
  FileActor *actor = file_actor_start (fixture, "张三", "pc-1", "read", "kill", NULL);
  file_actor_expect (actor, "opened read-only -");
  file_actor_free (actor);
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 1);
  close_plan (open_plan (fixture, YD_OPEN_READ));
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 0);
}

/* ---- daily copies ---- */

static char *
daily_folder (FileFixture *fixture)
{
  g_autofree char *daily = g_build_filename (fixture->state, "daily", NULL);
  g_autoptr (GDir) dir = g_dir_open (daily, 0, NULL);
  return dir != NULL ? g_build_filename (daily, g_dir_read_name (dir), NULL) : g_strdup ("none");
}

static void
add_on (FileFixture *fixture, int year, int month, int day, const char *title)
{
  file_fixture_set_clock (year, month, day);
  YdStore *store = open_plan (fixture, YD_OPEN_EDIT);
  file_fixture_add (store, title);
  close_plan (store);
}

static void
test_daily (FileFixture *fixture, gconstpointer data)
{
  file_fixture_set_clock (2025, 2, 27);
  file_fixture_make_plan (fixture, fixture->path, "甲");
  add_on (fixture, 2025, 2, 28, "乙");
  add_on (fixture, 2025, 2, 28, "丙");
  add_on (fixture, 2025, 3, 1, "丁");

  g_autofree char *folder = daily_folder (fixture);
  g_autofree char *first = g_build_filename (folder, "2025-02-28.yaodian", NULL);
  g_autofree char *second = g_build_filename (folder, "2025-03-01.yaodian", NULL);
  assert_titles (first, "甲");
  assert_titles (second, "甲 乙 丙");
  g_assert_cmpuint (get_mode (first), ==, 0600);

  /* thirty days later it is still there, the day after no longer */
  add_on (fixture, 2025, 3, 30, "戊");
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
  add_on (fixture, 2025, 3, 31, "己");
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));
  /* a clock that is far off does not take the last one */
  add_on (fixture, 2031, 1, 1, "庚");
  g_assert_cmpuint (file_fixture_count_files (folder, ""), ==, 1);
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
  ADD ("/store/file/taken-up", test_taken_up);
  ADD ("/store/file/taken-up-elsewhere", test_taken_up_elsewhere);
  ADD ("/store/file/file-gone", test_file_gone);
  ADD ("/store/file/file-damaged", test_file_damaged);
  ADD ("/store/file/working-copy-damaged", test_working_copy_damaged);
  ADD ("/store/file/both-moved-on", test_both_moved_on);
  ADD ("/store/file/both-changed-one", test_both_changed_one);
  ADD ("/store/file/create-over-left", test_create_over_left);
  ADD ("/store/file/second-opener", test_second_opener);
  ADD ("/store/file/race", test_race);
  ADD ("/store/file/readers-leave-nothing", test_readers_leave_nothing);
  ADD ("/store/file/daily", test_daily);
  return g_test_run ();
}

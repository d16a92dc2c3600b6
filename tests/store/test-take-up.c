/* What crashes leave, who may open a plan that is open, and the daily copies. */

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
  file_fixture_assert_titles (fixture->path, "甲");
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 1);

  /* who only reads sees it too, and leaves it for who edits */
  YdStore *reader = file_fixture_open (fixture, fixture->path, YD_OPEN_READ);
  g_autofree char *read = file_fixture_dup_titles (reader);
  g_assert_cmpstr (read, ==, "甲 乙");
  file_fixture_close (reader);
  file_fixture_assert_titles (fixture->path, "甲");

  /* a second crash before anything is published */
  crash_with (fixture, "丙");
  YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  g_autofree char *titles = file_fixture_dup_titles (store);
  g_assert_cmpstr (titles, ==, "甲 乙 丙");
  const char *awaited[] = { fixture->path, "甲 乙 丙" };
  g_assert_true (file_fixture_wait_until (file_fixture_has_titles, awaited, 2000));
  g_assert_true (yd_store_can_undo (store));
  file_fixture_close (store);
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
  file_fixture_copy (fixture->path, copy);
  crash_with (fixture, "乙");

  char *path = fixture->path;
  fixture->path = copy;
  YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  g_autofree char *unchanged = file_fixture_dup_titles (store);
  g_assert_cmpstr (unchanged, ==, "甲");
  file_fixture_close (store);

  g_rename (path, moved);
  fixture->path = moved;
  store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  g_autofree char *titles = file_fixture_dup_titles (store);
  g_assert_cmpstr (titles, ==, "甲 乙");
  file_fixture_close (store);
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
  YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  g_autofree char *titles = file_fixture_dup_titles (store);
  g_assert_cmpstr (titles, ==, "甲 乙");
  file_fixture_close (store);
  file_fixture_assert_titles (fixture->path, "甲 乙");
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
      YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
      g_autofree char *titles = file_fixture_dup_titles (store);
      g_assert_cmpstr (titles, ==, "甲 乙");
      file_fixture_close (store);
      file_fixture_assert_titles (fixture->path, "甲 乙");
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
  g_autofree char *database = file_fixture_find_working (fixture);
  g_assert_cmpint (truncate (database, 8192), ==, 0);
  for (int i = 0; i < 2; i++)
    {
      YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
      g_autofree char *titles = file_fixture_dup_titles (store);
      g_assert_cmpstr (titles, ==, "甲");
      file_fixture_close (store);
      g_assert_cmpuint (file_fixture_count_working (fixture), ==, 1);
    }
}

/* What another machine would do to the file while a crashed one has a working copy of it. */
static void
edit_elsewhere (FileFixture *fixture, const char *title, gboolean rename_first)
{
  g_autofree char *copy = g_build_filename (fixture->root, "copy.yaodian", NULL);
  g_autoptr (GError) error = NULL;
  file_fixture_copy (fixture->path, copy);
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
  YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_READ);
  g_autofree char *read = file_fixture_dup_titles (store);
  g_assert_cmpstr (read, ==, "丙");
  file_fixture_close (store);
  g_assert_cmpuint (file_fixture_count_files (fixture->folder, ".yaodian"), ==, 1);

  store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  g_autofree char *titles = file_fixture_dup_titles (store);
  g_assert_cmpstr (titles, ==, "丙 乙");
  g_assert_null (yd_store_get_kept (store));
  file_fixture_close (store);
  file_fixture_assert_titles (fixture->path, "丙 乙");
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

  YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  g_autofree char *titles = file_fixture_dup_titles (store);
  g_assert_cmpstr (titles, ==, "乙");
  g_assert_cmpstr (yd_store_get_kept (store), ==, kept);
  file_fixture_close (store);
  file_fixture_assert_titles (fixture->path, "乙");
  file_fixture_assert_titles (kept, "丙");

  /* another plan in its place: what was not published of the first stays beside */
  crash_with (fixture, "丁");
  g_unlink (fixture->path);
  file_fixture_make_plan (fixture, other, "别的");
  g_rename (other, fixture->path);
  file_fixture_close (file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT));
  file_fixture_assert_titles (fixture->path, "别的");
  file_fixture_assert_titles (second, "乙 丁");
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
  file_fixture_assert_titles (fixture->path, "新");
  file_fixture_assert_titles (kept, "甲 乙");
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

  YdStore *reader = file_fixture_open (fixture, fixture->path, YD_OPEN_READ_IF_HELD);
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
  file_fixture_close (reader);
  file_fixture_assert_titles (fixture->path, "甲 乙 丙");
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 0);
  file_fixture_close (file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT));
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
  file_fixture_close (file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT));
  file_fixture_assert_titles (fixture->path, "甲 又 又 又 又");
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
  file_fixture_close (file_fixture_open (fixture, fixture->path, YD_OPEN_READ));
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
  YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  file_fixture_add (store, title);
  file_fixture_close (store);
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
  file_fixture_assert_titles (first, "甲");
  file_fixture_assert_titles (second, "甲 乙 丙");
  g_assert_cmpuint (file_fixture_get_mode (first), ==, 0600);

  /* thirty days later it is still there, the day after no longer */
  for (int day = 20; day < 30; day++)
    add_on (fixture, 2025, 3, day, "又");
  add_on (fixture, 2025, 3, 30, "戊");
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
  add_on (fixture, 2025, 3, 31, "己");
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));
  /* a clock that is far off takes neither the last ones nor what it has just made */
  add_on (fixture, 2031, 1, 1, "庚");
  g_assert_cmpuint (file_fixture_count_files (folder, ".yaodian"), ==, YD_DAILY_LEAST);
  add_on (fixture, 2001, 1, 1, "辛");
  g_autofree char *early = g_build_filename (folder, "2001-01-01.yaodian", NULL);
  g_assert_true (g_file_test (early, G_FILE_TEST_EXISTS));
}

/* A damaged file: the sound copy with most in it is found, whatever day its name says, and put beside. */
static void
test_recover (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (yd_store_find_daily_copy (fixture->path, &fixture->context));
  file_fixture_make_plan (fixture, fixture->path, "甲");
  add_on (fixture, 2025, 3, 1, "乙");
  add_on (fixture, 2025, 3, 2, "丙");
  add_on (fixture, 2001, 1, 1, "丁"); /* the clock had been set back */
  add_on (fixture, 2001, 1, 2, "戊");
  g_autofree char *folder = daily_folder (fixture);
  g_autofree char *newest = g_build_filename (folder, "2001-01-02.yaodian", NULL);
  g_autofree char *found = yd_store_find_daily_copy (fixture->path, &fixture->context);
  g_assert_cmpstr (found, ==, newest);

  g_assert_true (g_file_set_contents (newest, "SQLite", -1, NULL));
  g_autofree char *bytes = NULL;
  gsize length;
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  bytes[length / 2] ^= 1;
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize)length, NULL));
  g_assert_null (yd_store_open (fixture->path, YD_OPEN_EDIT, &fixture->context, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_CORRUPT);
  g_clear_error (&error);
  g_autofree char *beside = yd_store_recover (fixture->path, &fixture->context, &error);
  g_assert_no_error (error);
  file_fixture_assert_titles (beside, "甲 乙 丙");
  g_autofree char *after = NULL;
  gsize n_after;
  g_assert_true (g_file_get_contents (fixture->path, &after, &n_after, NULL));
  g_assert_cmpmem (after, n_after, bytes, length);
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 0);
}

/* ---- clocks and killed makers ---- */

/* The clock is set back while a plan is edited, and again before it is opened: what is newer is told by the
 * history, never by the time. */
static void
test_clock (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *away = g_build_filename (fixture->root, "away", NULL);
  file_fixture_set_clock (2025, 6, 1);
  file_fixture_make_plan (fixture, fixture->path, "甲");
  YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  file_fixture_add (store, "乙");
  file_fixture_set_clock (2019, 1, 1);
  file_fixture_add (store, "丙");
  g_assert_true (yd_store_undo (store, &error));
  g_autofree char *undone = file_fixture_dup_titles (store);
  g_assert_cmpstr (undone, ==, "甲 乙");
  g_assert_true (yd_store_redo (store, &error));
  g_autoptr (GPtrArray) history = yd_store_dup_history (store, &error);
  for (guint i = 1; i < history->len; i++)
    g_assert_cmpstr (((YdHistoryEntry *)history->pdata[i])->parent, ==,
                     ((YdHistoryEntry *)history->pdata[i - 1])->hash);
  g_assert_true (yd_store_publish (store, &error));
  file_fixture_assert_titles (fixture->path, "甲 乙 丙");

  /* the file's folder is gone, and the newest words stand in the working copy alone, with an old time */
  g_rename (fixture->folder, away);
  file_fixture_set_clock (2001, 1, 1);
  file_fixture_add (store, "丁");
  yd_store_leave (store);
  g_object_unref (store);
  g_rename (away, fixture->folder);
  file_fixture_set_clock (2030, 1, 1);
  store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  g_autofree char *titles = file_fixture_dup_titles (store);
  g_assert_cmpstr (titles, ==, "甲 乙 丙 丁");
  file_fixture_set_clock (2000, 1, 1);
  g_assert_true (yd_store_undo (store, &error));
  g_assert_true (yd_store_undo (store, &error));
  g_autofree char *back = file_fixture_dup_titles (store);
  g_assert_cmpstr (back, ==, "甲 乙");
  file_fixture_close (store);
  file_fixture_assert_titles (fixture->path, "甲 乙");
}

/* Who makes a plan is killed before it has its name: the next maker clears away what is left, and nothing
 * of anybody else. */
static void
test_unfinished (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *others = g_build_filename (fixture->folder, ".0000000000001.yaodian", NULL);
  g_autofree char *hidden = yd_store_dup_unfinished (fixture->path);
  file_fixture_make_plan (fixture, others, "甲");
  file_fixture_make_plan (fixture, fixture->path, "乙");
  g_autofree char *asked = g_steal_pointer (&fixture->path);
  fixture->path = g_strdup (hidden);
  FileActor *actor = file_actor_start (fixture, "张三", "pc-1", "create", "add:丙", "wait", NULL);
  file_actor_expect (actor, "opened*");
  file_actor_expect (actor, "added*");
  yd_store_clear_unfinished (&fixture->context);
  g_assert_true (g_file_test (hidden, G_FILE_TEST_EXISTS)); /* it lives */
  file_actor_kill (actor);
  file_actor_free (actor);
  g_assert_true (g_file_test (hidden, G_FILE_TEST_EXISTS));
  yd_store_clear_unfinished (&fixture->context);
  g_assert_false (g_file_test (hidden, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (others, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (asked, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (file_fixture_count_files (fixture->folder, ""), ==, 2);
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/take-up/taken-up", test_taken_up);
  ADD ("/store/take-up/taken-up-elsewhere", test_taken_up_elsewhere);
  ADD ("/store/take-up/file-gone", test_file_gone);
  ADD ("/store/take-up/file-damaged", test_file_damaged);
  ADD ("/store/take-up/working-copy-damaged", test_working_copy_damaged);
  ADD ("/store/take-up/both-moved-on", test_both_moved_on);
  ADD ("/store/take-up/both-changed-one", test_both_changed_one);
  ADD ("/store/take-up/create-over-left", test_create_over_left);
  ADD ("/store/take-up/second-opener", test_second_opener);
  ADD ("/store/take-up/race", test_race);
  ADD ("/store/take-up/readers-leave-nothing", test_readers_leave_nothing);
  ADD ("/store/take-up/daily", test_daily);
  ADD ("/store/take-up/recover", test_recover);
  ADD ("/store/take-up/clock", test_clock);
  ADD ("/store/take-up/unfinished", test_unfinished);
  return g_test_run ();
}

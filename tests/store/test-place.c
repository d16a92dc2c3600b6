/* A plan whose file's place changes while it is open: deleted, gone with its stick, taken by another file
 * or by another machine. What is written goes on in the working copy, and nothing of it is lost. */

#include "file-fixture.h"

#include "yd-disk.h"
#include "yd-lock.h"

#include <glib/gstdio.h>
#include <string.h>

#define ADD(name, function) \
  g_test_add (name, FileFixture, NULL, file_fixture_set_up, function, file_fixture_tear_down)

typedef struct
{
  YdStore *store;
  int code; /* -1: none */
} Awaited;

static gboolean
has_problem (gpointer data)
{
  Awaited *awaited = data;
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  const GError *problem = yd_store_get_problem (awaited->store);
  return (problem != NULL ? problem->code : -1) == awaited->code;
}

/* It is told without anybody writing anything. */
static void
await_problem (YdStore *store, int code)
{
  Awaited awaited = { store, code };
  g_assert_true (file_fixture_wait_until (has_problem, &awaited, 8000));
}

static void
test_deleted (FileFixture *fixture, gconstpointer data)
{
  file_fixture_make_plan (fixture, fixture->path, "甲");
  YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  g_unlink (fixture->path);
  await_problem (store, YD_ERROR_NOT_FOUND);
  g_assert_false (
    g_file_test (fixture->path, G_FILE_TEST_EXISTS)); /* it was deleted; nothing new is in it */
  file_fixture_add (store, "乙");
  await_problem (store, -1);
  file_fixture_assert_titles (fixture->path, "甲 乙");
  file_fixture_close (store);

  /* left without writing it again: the working copy has it all */
  store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  g_unlink (fixture->path);
  await_problem (store, YD_ERROR_NOT_FOUND);
  yd_store_leave (store);
  g_object_unref (store);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 1);
  file_fixture_close (file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT));
  file_fixture_assert_titles (fixture->path, "甲 乙");
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 0);
}

/* Another file is put in its place while nobody writes: it is told, and what was written is not forgotten at
 * the end. A plan that was only looked at leaves what was put there alone. */
static void
test_put_there (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = g_build_filename (fixture->root, "backup.yaodian", NULL);
  file_fixture_make_plan (fixture, fixture->path, "甲");
  file_fixture_copy (fixture->path, backup);
  YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  file_fixture_add (store, "乙");
  g_assert_true (yd_store_publish (store, &error));
  g_assert_true (g_file_set_contents (fixture->path, "not a plan", -1, NULL));
  await_problem (store, YD_ERROR_EXISTS);
  g_assert_false (yd_store_close (store, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_EXISTS);
  g_clear_error (&error);
  yd_store_leave (store);
  g_object_unref (store);
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 1);
  file_fixture_copy (backup, fixture->path);
  file_fixture_close (file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT));
  file_fixture_assert_titles (fixture->path, "甲 乙");

  /* at the last moment */
  store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  file_fixture_add (store, "丙");
  g_assert_true (yd_store_publish (store, &error));
  file_fixture_copy (backup, fixture->path);
  file_fixture_close (store);
  file_fixture_assert_titles (fixture->path, "甲 乙 丙");
  g_assert_cmpuint (file_fixture_count_files (fixture->folder, ".yaodian"), ==, 1);

  store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  file_fixture_copy (backup, fixture->path);
  file_fixture_close (store);
  file_fixture_assert_titles (fixture->path, "甲");
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 0);
}

/* The stick is pulled out, words are written, the stick is put in again. */
static void
test_stick (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *away = g_build_filename (fixture->root, "away", NULL);
  file_fixture_make_plan (fixture, fixture->path, "甲");
  YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  g_rename (fixture->folder, away);
  await_problem (store, YD_ERROR_NOT_FOUND);
  g_assert_false (yd_store_is_read_only (store));
  g_rename (away, fixture->folder);
  await_problem (store, -1); /* nothing had been written */

  g_rename (fixture->folder, away);
  file_fixture_add (store, "乙");
  await_problem (store, YD_ERROR_NOT_FOUND);
  g_rename (away, fixture->folder);
  await_problem (store, -1);
  file_fixture_assert_titles (fixture->path, "甲 乙");
  file_fixture_close (store);
  g_assert_cmpuint (file_fixture_count_files (fixture->folder, ""), ==, 1);
}

static void
test_elsewhere (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *away = g_build_filename (fixture->root, "away", NULL);
  g_autofree char *other = g_build_filename (fixture->root, "另存.yaodian", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->root, "nowhere", "另存.yaodian", NULL);
  file_fixture_make_plan (fixture, fixture->path, "甲");
  YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  g_rename (fixture->folder, away);
  file_fixture_add (store, "乙");
  g_assert_false (yd_store_save_elsewhere (store, nowhere, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpstr (yd_store_get_path (store), ==, fixture->path);

  g_assert_true (yd_store_save_elsewhere (store, other, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (yd_store_get_path (store), ==, other);
  file_fixture_assert_titles (other, "甲 乙");
  await_problem (store, -1);
  file_fixture_add (store, "丙");
  file_fixture_close (store);
  file_fixture_assert_titles (other, "甲 乙 丙");
  g_rename (away, fixture->folder);
  file_fixture_assert_titles (fixture->path, "甲");
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 0);
}

static char *
dup_lock_of (FileFixture *fixture, const char *host)
{
  g_autoptr (YdLockInfo) info = yd_lock_info_new (&fixture->context, "0000000000009");
  g_free (info->host);
  g_free (info->author);
  info->host = g_strdup (host);
  info->author = g_strdup ("李四");
  return yd_lock_info_to_json (info);
}

/* A machine that died, or that nobody can reach. */
static void
test_take_over (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *lock = yd_disk_dup_beside (fixture->path, ".lock");
  g_autofree char *there = dup_lock_of (fixture, "pc-2");
  file_fixture_make_plan (fixture, fixture->path, "甲");
  g_assert_true (g_file_set_contents (lock, there, -1, NULL));
  g_assert_null (yd_store_open (fixture->path, YD_OPEN_EDIT, &fixture->context, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_IN_USE);
  YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_READ_IF_HELD);
  g_assert_cmpstr (yd_store_get_holder (store), ==, "李四 (pc-2)");
  g_assert_true (yd_store_can_take_over (store));
  file_fixture_close (store);
  store = file_fixture_open (fixture, fixture->path, YD_OPEN_TAKE_OVER);
  g_assert_false (yd_store_is_read_only (store));
  file_fixture_add (store, "乙");
  file_fixture_close (store);
  file_fixture_assert_titles (fixture->path, "甲 乙");
  g_assert_cmpuint (file_fixture_count_files (fixture->folder, ""), ==, 1);
}

/* Who lives on this machine is not taken over from: it can be closed. */
static void
test_not_from_here (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  file_fixture_make_plan (fixture, fixture->path, "甲");
  FileActor *actor = file_actor_start (fixture, "张三", "pc-1", "open", "wait", NULL);
  file_actor_expect (actor, "opened *");
  g_assert_null (yd_store_open (fixture->path, YD_OPEN_TAKE_OVER, &fixture->context, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_IN_USE);
  YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_READ_IF_HELD);
  g_assert_false (yd_store_can_take_over (store));
  file_fixture_close (store);
  file_actor_kill (actor);
  file_actor_free (actor);
}

static gboolean
shows (gpointer data)
{
  gpointer *awaited = data;
  g_autofree char *titles = file_fixture_dup_titles (awaited[0]);
  return g_str_equal (titles, awaited[1]);
}

static gboolean
is_free (gpointer store)
{
  return yd_store_is_free (store);
}

/* Who reads a plan that somebody else writes is shown what was published, and told when that one has left. */
static void
test_read_along (FileFixture *fixture, gconstpointer data)
{
  file_fixture_make_plan (fixture, fixture->path, "甲");
  FileActor *actor = file_actor_start (fixture, "张三", "pc-1", "open", "wait", "add:乙", "publish",
                                       "wait", "close", "say:closed", NULL);
  file_actor_expect (actor, "opened *");
  YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_READ_IF_HELD);
  YdItem *first = yd_plan_get_first_item (yd_store_get_plan (store));
  const char *reason = yd_store_get_reason (store);
  g_assert_nonnull (reason);
  g_assert_true (shows ((gpointer[]){ store, "甲" }));
  file_actor_go_on (actor);
  file_actor_expect (actor, "added *");
  g_assert_true (file_fixture_wait_until (shows, (gpointer[]){ store, "甲 乙" }, 8000));
  g_assert_true (yd_plan_get_first_item (yd_store_get_plan (store)) == first);
  g_assert_cmpstr (yd_store_get_holder (store), ==, "张三 (pc-1)");
  g_assert_false (yd_store_is_free (store));
  file_actor_go_on (actor);
  g_assert_true (file_fixture_wait_until (is_free, store, 8000));
  g_assert_null (yd_store_get_holder (store));
  g_assert_null (yd_store_get_reason (store));
  g_assert_true (yd_store_is_read_only (store));
  file_fixture_close (store);
  file_actor_free (actor);
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 0);

  store = file_fixture_open (fixture, fixture->path, YD_OPEN_READ_IF_HELD);
  g_assert_false (yd_store_is_read_only (store));
  file_fixture_close (store);
  file_fixture_assert_titles (fixture->path, "甲 乙");
}

/* Somebody takes it over while it is open here, and writes into it. Here it is only read from then on, what
 * was written here is kept, and both come together. */
static void
test_taken_over (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *lock = yd_disk_dup_beside (fixture->path, ".lock");
  g_autofree char *there = dup_lock_of (fixture, "pc-2");
  g_autofree char *theirs = g_build_filename (fixture->root, "theirs.yaodian", NULL);
  file_fixture_make_plan (fixture, fixture->path, "甲");
  file_fixture_copy (fixture->path, theirs);
  YdStore *other = yd_store_open (theirs, YD_OPEN_EDIT, &fixture->context, &error);
  g_assert_no_error (error);
  file_fixture_add (other, "他");
  file_fixture_close (other);

  YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  file_fixture_add (store, "我");
  g_assert_true (g_file_set_contents (lock, there, -1, NULL));
  file_fixture_copy (theirs, fixture->path);
  await_problem (store, YD_ERROR_IN_USE);
  g_assert_true (yd_store_is_read_only (store));
  g_assert_nonnull (strstr (yd_store_get_reason (store), "李四 (pc-2)"));
  g_assert_false (
    yd_edit_add_item (store, YD_ID_NONE, YD_ID_NONE, YD_ITEM_SECTION, "迟", NULL, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_READ_ONLY);
  file_fixture_assert_titles (fixture->path, "甲 他");
  file_fixture_close (store);
  file_fixture_assert_titles (fixture->path, "甲 他");
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 1);

  g_unlink (lock); /* they close it */
  store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  g_autofree char *titles = file_fixture_dup_titles (store);
  g_assert_true (g_str_equal (titles, "甲 我 他") || g_str_equal (titles, "甲 他 我"));
  file_fixture_close (store);
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 0);
  g_assert_cmpuint (file_fixture_count_files (fixture->folder, ""), ==, 1);
}

/* Taken over, and edited on as a copy of one's own. */
static void
test_taken_over_elsewhere (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *lock = yd_disk_dup_beside (fixture->path, ".lock");
  g_autofree char *there = dup_lock_of (fixture, "pc-2");
  g_autofree char *copy = g_build_filename (fixture->folder, "我的.yaodian", NULL);
  file_fixture_make_plan (fixture, fixture->path, "甲");
  YdStore *store = file_fixture_open (fixture, fixture->path, YD_OPEN_EDIT);
  g_assert_true (g_file_set_contents (lock, there, -1, NULL));
  file_fixture_add (store, "我");
  await_problem (store, YD_ERROR_IN_USE);
  g_assert_true (yd_store_save_elsewhere (store, copy, &error));
  g_assert_no_error (error);
  g_assert_false (yd_store_is_read_only (store));
  file_fixture_add (store, "又");
  file_fixture_close (store);
  file_fixture_assert_titles (copy, "甲 我 又");
  file_fixture_assert_titles (fixture->path, "甲");
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/place/deleted", test_deleted);
  ADD ("/store/place/put-there", test_put_there);
  ADD ("/store/place/stick", test_stick);
  ADD ("/store/place/elsewhere", test_elsewhere);
  ADD ("/store/place/take-over", test_take_over);
  ADD ("/store/place/not-from-here", test_not_from_here);
  ADD ("/store/place/read-along", test_read_along);
  ADD ("/store/place/taken-over", test_taken_over);
  ADD ("/store/place/taken-over-elsewhere", test_taken_over_elsewhere);
  return g_test_run ();
}

/* Disks that are full or may only be read. Each case runs in another process, which has mounts and
 * limits of its own; where the system gives it none (no user namespaces), the case says so. */

#include "file-fixture.h"

#include "yd-item.h"

#include <glib/gstdio.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

#define ADD(name, function) \
  g_test_add (name, FileFixture, NULL, file_fixture_set_up, function, file_fixture_tear_down)

#define start(fixture, ...) file_actor_start (fixture, "张三", "pc-1", __VA_ARGS__, NULL)

/* Its lines are to be these; an error is given by its code. */
static void
expect_all (FileActor *actor, const char *const *patterns)
{
  for (guint i = 0; patterns[i] != NULL; i++)
    file_actor_expect (actor, patterns[i]);
  g_assert_null (file_actor_read (actor));
  file_actor_free (actor);
}

#define expect(actor, ...) expect_all (actor, (const char *const[]){ __VA_ARGS__, NULL })
#define ERROR(code) "error " G_STRINGIFY (code) " *"

/* The codes as the actor prints them. */
#define NOT_FOUND 2
#define READ_ONLY 8
#define NO_SPACE 9
G_STATIC_ASSERT (YD_ERROR_NOT_FOUND == NOT_FOUND);
G_STATIC_ASSERT (YD_ERROR_READ_ONLY == READ_ONLY);
G_STATIC_ASSERT (YD_ERROR_NO_SPACE == NO_SPACE);

static gboolean
can_mount (FileFixture *fixture)
{
  g_autofree char *command = g_strdup_printf ("tmpfs:%s:64", fixture->folder);
  FileActor *actor = start (fixture, command);
  g_autofree char *line = file_actor_read (actor);
  gboolean can = g_strcmp0 (line, "mounted") == 0;
  file_actor_free (actor);
  if (!can)
    g_test_skip ("a process may not have mounts of its own here");
  return can;
}

static char *
dup_titles_after (FileFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdStore) store
    = yd_store_open (fixture->path, YD_OPEN_EDIT, &fixture->context, &error);
  g_assert_no_error (error);
  char *titles = file_fixture_dup_titles (store);
  g_assert_true (yd_store_close (store, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 0);
  return titles;
}

/* The disk of the plan is full: the edit stands, the file is whole, and when there is room again
 * the next edit brings all to it. */
static void
test_folder_full (FileFixture *fixture, gconstpointer data)
{
  if (!can_mount (fixture))
    return;
  g_autofree char *disk = g_strdup_printf ("tmpfs:%s:1024", fixture->folder);
  g_autofree char *full = g_strdup_printf ("ballast:%s/ballast:2000", fixture->folder);
  g_autofree char *room = g_strdup_printf ("ballast:%s/ballast:0", fixture->folder);
  FileActor *actor = start (fixture, disk, "create", "add:甲", "publish", full, "add:乙", "publish",
                            "titles", "look", room, "add:丙", "publish", "look", "close", "look");
  expect (actor, "mounted", "opened writable -", "added *", "published", "added *",
          ERROR (NO_SPACE), "titles 甲 乙", "look 甲, 3", "added *", "published",
          "look 甲 乙 丙, 2", "closed", "look 甲 乙 丙, 1");
}

/* It stays full to the end: closing says so, and the words are in the state folder. */
static void
test_folder_full_at_close (FileFixture *fixture, gconstpointer data)
{
  if (!can_mount (fixture))
    return;
  file_fixture_make_plan (fixture, fixture->path, "甲");
  g_autofree char *frozen = g_strdup_printf ("freeze:%s", fixture->folder);
  FileActor *actor = start (fixture, "open", "add:乙", frozen, "close", "look");
  expect (actor, "opened writable -", "added *", "frozen", ERROR (READ_ONLY), "look 甲, 2");
  g_autofree char *titles = dup_titles_after (fixture);
  g_assert_cmpstr (titles, ==, "甲 乙");
}

/* A plan that does not fit cannot be made, and nothing stays of it. */
static void
test_no_room_for_new (FileFixture *fixture, gconstpointer data)
{
  if (!can_mount (fixture))
    return;
  g_autofree char *disk = g_strdup_printf ("tmpfs:%s:64", fixture->folder);
  FileActor *actor = start (fixture, disk, "create", "look");
  expect (actor, "mounted", ERROR (NO_SPACE), "look -, 0");
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 0);
}

/* The user's own disk is full in the middle of an edit: that edit fails whole, earlier ones stand,
 * and later ones that fit are done. */
static void
test_state_full (FileFixture *fixture, gconstpointer data)
{
  if (!can_mount (fixture))
    return;
  g_assert_cmpint (g_mkdir (fixture->state, 0700), ==, 0);
  g_autofree char *disk = g_strdup_printf ("tmpfs:%s:2048", fixture->state);
  g_autofree char *some = g_strdup_printf ("ballast:%s/ballast:1000", fixture->state);
  g_autofree char *room = g_strdup_printf ("ballast:%s/ballast:0", fixture->state);
  FileActor *actor = start (fixture, disk, "create", "add:甲", "publish", some, "fill:1500",
                            "titles", room, "add:乙", "close", "look");
  expect (actor, "mounted", "opened writable -", "added *", "published", ERROR (NO_SPACE),
          "titles 甲", "added *", "closed", "look 甲 乙, 1");
}

/* It is full already when a plan is opened: the person is told which place, and can read. */
static void
test_state_full_at_opening (FileFixture *fixture, gconstpointer data)
{
  if (!can_mount (fixture))
    return;
  file_fixture_make_plan (fixture, fixture->path, "甲");
  g_autofree char *disk = g_strdup_printf ("tmpfs:%s:64", fixture->state);
  g_autofree char *full
    = g_strdup_printf ("error %d %s: there is no room left; *", YD_ERROR_NO_SPACE, fixture->state);
  FileActor *actor = start (fixture, disk, "open", "read", "titles", "close", "look");
  expect (actor, "mounted", full, "opened read-only -", "titles 甲", "closed", "look 甲, 1");
}

/* The same through a limit on the size of a file, which needs no mount: at many sizes, so that the
 * write that fails is another one each time. */
static void
test_limit (FileFixture *fixture, gconstpointer data)
{
  file_fixture_make_plan (fixture, fixture->path, "甲");
  GStatBuf st;
  g_assert_cmpint (g_stat (fixture->path, &st), ==, 0);
  int failed = 0;
  for (int extra = 0; extra < 40; extra += 3)
    {
      g_autofree char *limit
        = g_strdup_printf ("limit:%d", (int)st.st_size + 16384 + extra * 4096 + extra);
      FileActor *actor = start (fixture, "open", limit, "fill:100", "titles", "add:乙", "kill");
      file_actor_expect (actor, "opened writable -");
      g_autofree char *filled = file_actor_read (actor);
      g_autofree char *titles = file_actor_read (actor);
      if (g_pattern_match_simple (ERROR (NO_SPACE), filled))
        {
          failed++;
          g_assert_cmpstr (titles, ==, "titles 甲");
        }
      else
        g_assert_cmpstr (filled, ==, "filled");
      file_actor_free (actor);

      g_autofree char *after = dup_titles_after (fixture);
      g_assert_true (g_str_has_prefix (after, "甲"));
      g_unlink (fixture->path);
      file_fixture_make_plan (fixture, fixture->path, "甲");
    }
  g_test_message ("%d failed for want of space", failed);
  g_assert_cmpint (failed, >, 3);
}

static void
test_read_only_folder (FileFixture *fixture, gconstpointer data)
{
  if (!can_mount (fixture))
    return;
  file_fixture_make_plan (fixture, fixture->path, "甲");
  g_autofree char *frozen = g_strdup_printf ("freeze:%s", fixture->folder);
  FileActor *actor = start (fixture, frozen, "open", "titles", "add:乙", "close", "look");
  expect (actor, "frozen", "opened read-only -", "titles 甲", ERROR (READ_ONLY), "closed",
          "look 甲, 1");

  char *path = fixture->path;
  fixture->path = g_build_filename (fixture->folder, "新.yaodian", NULL);
  actor = start (fixture, frozen, "create", "look");
  expect (actor, "frozen", ERROR (READ_ONLY), "look -, 1");
  g_free (fixture->path);
  fixture->path = path;
}

/* The folder may be written, the file not: its owner has closed it. */
static void
test_read_only_file (FileFixture *fixture, gconstpointer data)
{
  if (!can_mount (fixture))
    return;
  file_fixture_make_plan (fixture, fixture->path, "甲");
  g_autofree char *frozen = g_strdup_printf ("freeze:%s", fixture->path);
  FileActor *actor = start (fixture, frozen, "open", "titles", "close", "force", "look");
  expect (actor, "frozen", "opened read-only -", "titles 甲", "closed", ERROR (READ_ONLY),
          "look 甲, 1");
}

/* By permission bits, which bind everybody but root. */
static void
test_permissions (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  file_fixture_make_plan (fixture, fixture->path, "甲");
  g_chmod (fixture->folder, 0555);
  gboolean binds = access (fixture->folder, W_OK) != 0;
  g_autoptr (YdStore) store
    = yd_store_open (fixture->path, YD_OPEN_EDIT, &fixture->context, &error);
  g_assert_no_error (error);
  g_assert_cmpint (yd_store_is_read_only (store), ==, binds);
  g_assert_true (yd_store_close (store, &error));
  g_chmod (fixture->folder, 0755);
}

static void
test_no_state (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  file_fixture_make_plan (fixture, fixture->path, "甲");
  g_autofree char *file = g_build_filename (fixture->root, "file", NULL);
  g_assert_true (g_file_set_contents (file, "x", -1, NULL));
  YdStoreContext context = fixture->context;
  context.state_dir = file;
  /* it can be read, and says why no more */
  g_autoptr (YdStore) store = yd_store_open (fixture->path, YD_OPEN_EDIT, &context, &error);
  g_assert_no_error (error);
  g_assert_true (yd_store_is_read_only (store));
  g_assert_nonnull (strstr (yd_store_get_reason (store), file));
  g_autofree char *titles = file_fixture_dup_titles (store);
  g_assert_cmpstr (titles, ==, "甲");
  g_assert_false (
    yd_edit_add_item (store, YD_ID_NONE, YD_ID_NONE, YD_ITEM_SECTION, "乙", NULL, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_true (yd_store_close (store, &error));
  g_autofree char *other = g_build_filename (fixture->folder, "新.yaodian", NULL);
  g_assert_null (yd_store_create (other, FALSE, &context, &error));
  g_assert_nonnull (strstr (error->message, file));
  g_assert_cmpuint (file_fixture_count_files (fixture->folder, ""), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/fault/folder-full", test_folder_full);
  ADD ("/store/fault/folder-full-at-close", test_folder_full_at_close);
  ADD ("/store/fault/no-room-for-new", test_no_room_for_new);
  ADD ("/store/fault/state-full", test_state_full);
  ADD ("/store/fault/state-full-at-opening", test_state_full_at_opening);
  ADD ("/store/fault/limit", test_limit);
  ADD ("/store/fault/read-only-folder", test_read_only_folder);
  ADD ("/store/fault/read-only-file", test_read_only_file);
  ADD ("/store/fault/permissions", test_permissions);
  ADD ("/store/fault/no-state", test_no_state);
  return g_test_run ();
}

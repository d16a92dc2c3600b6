#include "file-fixture.h"

#include "yd-checksum.h"
#include "yd-db.h"
#include "yd-item.h"
#include "yd-kit.h"

#include <glib/gstdio.h>
#include <stdarg.h>

static gint64 clock_now;

static gint64
tick (void)
{
  return clock_now += G_USEC_PER_SEC;
}

void
file_fixture_set_clock (int year, int month, int day)
{
  g_autoptr (GDateTime) time = g_date_time_new_local (year, month, day, 9, 0, 0);
  clock_now = g_date_time_to_unix (time) * G_USEC_PER_SEC;
}

void
file_fixture_set_up (FileFixture *fixture, gconstpointer data)
{
  /* what is not about disks need not wait for one */
  g_autofree char *memory = g_strdup ("/dev/shm/yd-file-XXXXXX");
  if (g_strcmp0 (data, FILE_FIXTURE_MEMORY) == 0 && g_mkdtemp (memory) != NULL)
    fixture->root = g_steal_pointer (&memory);
  else
    fixture->root = yd_kit_folder_new ();
  fixture->folder = g_build_filename (fixture->root, "plans", NULL);
  fixture->state = g_build_filename (fixture->root, "state", NULL);
  fixture->path = g_build_filename (fixture->folder, "要点.yaodian", NULL);
  g_assert_cmpint (g_mkdir (fixture->folder, 0755), ==, 0);
  fixture->context = (YdStoreContext){
    .author = "起草人", .host = "pc-1", .now = tick, .state_dir = fixture->state
  };
  file_fixture_set_clock (2025, 1, 1);
}

void
file_fixture_tear_down (FileFixture *fixture, gconstpointer data)
{
  yd_kit_folder_free (fixture->root);
  g_free (fixture->folder);
  g_free (fixture->state);
  g_free (fixture->path);
}

YdStore *
file_fixture_open (FileFixture *fixture, const char *path, YdOpenFlags flags)
{
  g_autoptr (GError) error = NULL;
  YdStore *store = yd_store_open (path, flags, &fixture->context, &error);
  g_assert_no_error (error);
  return store;
}

void
file_fixture_close (YdStore *store)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (yd_store_close (store, &error));
  g_assert_no_error (error);
  g_object_unref (store);
}

void
file_fixture_add (YdStore *store, const char *title)
{
  g_autoptr (GError) error = NULL;
  YdId last = YD_ID_NONE;
  for (YdItem *item = yd_plan_get_first_item (yd_store_get_plan (store)); item != NULL;
       item = yd_item_get_next (item))
    last = yd_record_get_id (YD_RECORD (item));
  yd_edit_add_item (store, YD_ID_NONE, last, YD_ITEM_SECTION, title, NULL, &error);
  g_assert_no_error (error);
}

void
file_fixture_make_plan (FileFixture *fixture, const char *path, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdStore) store = yd_store_create (path, TRUE, &fixture->context, &error);
  g_assert_no_error (error);
  g_auto (GStrv) titles = g_strsplit (words, " ", -1);
  for (guint i = 0; titles[i] != NULL; i++)
    file_fixture_add (store, titles[i]);
  g_assert_true (yd_store_close (store, &error));
  g_assert_no_error (error);
}

void
file_fixture_take_checksum (const char *path)
{
  g_assert_cmpint (yd_checksum_take_off (path), ==, YD_CHECKSUM_SOUND);
}

char *
file_fixture_dup_titles (YdStore *store)
{
  GString *text = g_string_new (NULL);
  for (YdItem *item = yd_plan_get_first_item (yd_store_get_plan (store)); item != NULL;
       item = yd_item_get_next (item))
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", yd_item_get_title (item));
  return g_string_free (text, FALSE);
}

/* Reads by copying, as SQLite would put locks on the file itself. */
char *
file_fixture_read_titles (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;
  if (!g_file_get_contents (path, &bytes, &length, NULL))
    return g_strdup ("-");
  sqlite3 *db = yd_db_open (NULL, YD_DB_MEMORY, NULL);
  sqlite3_deserialize (db, "main", (unsigned char *)bytes, (gint64)length, (gint64)length,
                       SQLITE_DESERIALIZE_READONLY);
  g_autofree char *text = NULL;
  sqlite3_stmt *stmt = NULL;
  if (yd_db_verify (db, path, TRUE, NULL)
      && sqlite3_prepare_v2 (
           db, "SELECT group_concat(title,' ') FROM (SELECT title FROM item ORDER BY order_key)",
           -1, &stmt, NULL)
           == SQLITE_OK
      && sqlite3_step (stmt) == SQLITE_ROW)
    text = g_strdup (
      sqlite3_column_text (stmt, 0) != NULL ? (const char *)sqlite3_column_text (stmt, 0) : "");
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return text != NULL ? g_steal_pointer (&text) : g_strdup ("?");
}

gboolean
file_fixture_has_titles (gpointer data)
{
  const char *const *pair = data; /* path, titles awaited */
  g_autofree char *titles = file_fixture_read_titles (pair[0]);
  return g_str_equal (titles, pair[1]);
}

guint
file_fixture_get_mode (const char *path)
{
  GStatBuf st;
  g_assert_cmpint (g_stat (path, &st), ==, 0);
  return st.st_mode & 07777;
}

char *
file_fixture_find_working (FileFixture *fixture)
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

void
file_fixture_copy (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize length;
  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize)length, NULL));
}

guint
file_fixture_count_files (const char *folder, const char *suffix)
{
  guint count = 0;
  const char *name;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, suffix))
      count++;
  return count;
}

/* Working copies that are there, of the living and of the dead. */
guint
file_fixture_count_working (FileFixture *fixture)
{
  g_autofree char *working = g_build_filename (fixture->state, "working", NULL);
  guint count = file_fixture_count_files (working, "");
  return count > 0 ? count - 1 : 0; /* .guard */
}

static gboolean
timeout_cb (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

gboolean
file_fixture_wait_until (gboolean (*condition) (gpointer data), gpointer data, int milliseconds)
{
  gboolean over = FALSE, tick_over = TRUE;
  guint timeout = g_timeout_add (milliseconds, timeout_cb, &over);
  while (!condition (data) && !over)
    {
      if (tick_over)
        g_timeout_add (10, timeout_cb, &tick_over);
      tick_over = FALSE;
      g_main_context_iteration (NULL, TRUE);
    }
  while (!tick_over)
    g_main_context_iteration (NULL, TRUE);
  if (!over)
    g_source_remove (timeout);
  return condition (data);
}

/* ---- another process ---- */

FileActor *
file_actor_start (FileFixture *fixture, const char *author, const char *host, ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) args = g_ptr_array_new ();
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "store", "store-actor", NULL);
  g_ptr_array_add (args, program);
  g_ptr_array_add (args, fixture->path);
  g_ptr_array_add (args, fixture->state);
  g_ptr_array_add (args, (gpointer)author);
  g_ptr_array_add (args, (gpointer)host);
  va_list list;
  va_start (list, host);
  for (char *command = va_arg (list, char *); command != NULL; command = va_arg (list, char *))
    g_ptr_array_add (args, command);
  va_end (list);
  g_ptr_array_add (args, NULL);

  FileActor *actor = g_new0 (FileActor, 1);
  actor->process
    = g_subprocess_newv ((const char *const *)args->pdata,
                         G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  actor->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (actor->process));
  actor->input = g_subprocess_get_stdin_pipe (actor->process);
  return actor;
}

char *
file_actor_read (FileActor *actor)
{
  return g_data_input_stream_read_line (actor->output, NULL, NULL, NULL);
}

void
file_actor_expect (FileActor *actor, const char *pattern)
{
  g_autofree char *line = file_actor_read (actor);
  if (line == NULL || !g_pattern_match_simple (pattern, line))
    g_error ("expected \"%s\", got \"%s\"", pattern, line != NULL ? line : "(end)");
}

void
file_actor_go_on (FileActor *actor)
{
  g_assert_true (g_output_stream_write_all (actor->input, "\n", 1, NULL, NULL, NULL));
}

void
file_actor_kill (FileActor *actor)
{
  g_subprocess_force_exit (actor->process);
}

void
file_actor_free (FileActor *actor)
{
  g_output_stream_close (actor->input, NULL, NULL);
  g_subprocess_wait (actor->process, NULL, NULL);
  g_object_unref (actor->output);
  g_object_unref (actor->process);
  g_free (actor);
}

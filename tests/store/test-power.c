/* Fails the power under a program that edits, at every step it takes on the disk, and opens what such a
 * disk may hold: every gesture that had been answered with success must be there, whole and in order,
 * and the published file must be one of its states, and none before the last that was reported.
 *
 * The suite fails it some hundred times; `YD_CUTS=20000 meson test store-power -t 30` does it in earnest,
 * several times at each step. */

#include "disk-log.h"
#include "file-fixture.h"

#include "yd-snapshot.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define CUTS_IN_SUITE 300
#define SEED 20250101

/* What the plan's sections were after each gesture. */
typedef struct
{
  FileFixture *fixture;
  GPtrArray *states;
} Work;

static YdStore *
begin (Work *work)
{
  return file_fixture_open (work->fixture, work->fixture->path, YD_OPEN_EDIT);
}

/* A gesture was answered with success. */
static void
promise (Work *work, YdStore *store)
{
  g_ptr_array_add (work->states, file_fixture_dup_titles (store));
  disk_log_note ("committed", (int)work->states->len - 1);
}

static void
promise_published (Work *work)
{
  disk_log_note ("published", (int)work->states->len - 1);
}

static void
add (Work *work, YdStore *store)
{
  g_autofree char *title = g_strdup_printf ("%u", work->states->len);
  file_fixture_add (store, title);
  promise (work, store);
}

/* One large gesture: more than fits into a page or two. */
static void
fill (Work *work, YdStore *store, int length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (length, 'x');
  YdItem *item = yd_plan_get_first_item (yd_store_get_plan (store));
  yd_edit_set_body (store, YD_OWNER_ITEM, yd_record_get_id (YD_RECORD (item)), text, &error);
  g_assert_no_error (error);
  promise (work, store);
}

static void
publish (Work *work, YdStore *store)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (yd_store_publish (store, &error));
  g_assert_no_error (error);
  promise_published (work);
}

static void
finish (Work *work, YdStore *store)
{
  file_fixture_close (store);
  promise_published (work);
}

/* A day of a plan: made, edited, undone, published, closed; left behind by a crash and taken up. */
static void
work_a_day (Work *work)
{
  g_autoptr (GError) error = NULL;
  YdStore *store = yd_store_create (work->fixture->path, FALSE, &work->fixture->context, &error);
  g_assert_no_error (error);
  promise (work, store);
  promise_published (work);
  add (work, store);
  add (work, store);
  publish (work, store);
  add (work, store);
  finish (work, store);

  store = begin (work);
  fill (work, store, 30000);
  add (work, store);
  g_assert_true (yd_store_undo (store, &error));
  promise (work, store);
  publish (work, store);
  fill (work, store, 10);
  add (work, store);
  yd_store_leave (store);
  g_object_unref (store);

  file_fixture_set_clock (2025, 1, 2);
  store = begin (work);
  add (work, store);
  finish (work, store);
  store = begin (work);
  add (work, store);
  add (work, store);
  finish (work, store);
}

/* ---- after the failure ---- */

/* A lock without words is waited for before it is taken for stale, which is no matter of this test. */
static void
clear_empty_lock (FileFixture *fixture)
{
  const char *name;
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autofree char *text = NULL;
      if (g_str_has_suffix (name, ".lock") && g_file_get_contents (path, &text, NULL, NULL)
          && !g_str_has_suffix (text, "}"))
        g_unlink (path);
    }
}

static int
find_state (Work *work, const char *titles, int from, int to)
{
  for (int i = MAX (from, 0); i <= to && i < (int)work->states->len; i++)
    if (g_str_equal (work->states->pdata[i], titles))
      return i;
  return -1;
}

/* The published file alone, as somebody else would read it. */
static const char *
judge_published (Work *work, guint moment)
{
  int published = disk_log_get_note ("published", moment);
  int committed = disk_log_get_note ("committed", moment);
  if (!g_file_test (work->fixture->path, G_FILE_TEST_EXISTS))
    return published < 0 ? NULL : "the published file is gone";

  g_autofree char *copy = g_build_filename (work->fixture->root, "copy", NULL);
  sqlite3 *db = yd_snapshot_open_foreign (work->fixture->path, copy, NULL);
  sqlite3_close (db);
  g_unlink (copy);
  if (db == NULL)
    return "the published file is not whole";
  g_autofree char *titles = file_fixture_read_titles (work->fixture->path);
  if (find_state (work, titles, published, committed + 1) < 0)
    return "the published file is not what was published last";
  return NULL;
}

/* Opens and closes, as a person would. */
static const char *
judge_opened (Work *work, guint moment)
{
  int committed = disk_log_get_note ("committed", moment);
  g_autoptr (GError) error = NULL;
  g_autoptr (YdStore) store
    = yd_store_open (work->fixture->path, YD_OPEN_EDIT, &work->fixture->context, &error);
  if (store == NULL)
    {
      if (committed >= 0)
        g_test_message ("%s", error->message);
      return committed < 0 ? NULL : "the plan cannot be opened";
    }
  g_autofree char *titles = file_fixture_dup_titles (store);
  g_autofree char *kept = g_strdup (yd_store_get_kept (store));
  if (find_state (work, titles, committed, committed + 1) < 0)
    {
      g_test_message ("found: %s", titles);
      return "a gesture that was reported is not there";
    }
  if (yd_store_is_read_only (store))
    return "the plan can only be read";
  if (kept != NULL)
    return "another version was kept beside";
  if (!yd_store_close (store, &error))
    return "the plan cannot be published any more";
  if (file_fixture_count_files (work->fixture->folder, "") != 1)
    return "something is left beside the plan";
  if (file_fixture_count_working (work->fixture) > 0)
    return "a working copy is left";
  return NULL;
}

static void
cut_at (Work *work, guint moment, DiskLoss loss, GRand *random)
{
  g_autoptr (GRand) again = g_rand_copy (random);
  disk_log_lay_out (moment, loss, random);
  clear_empty_lock (work->fixture);
  const char *complaint = judge_published (work, moment);
  if (complaint == NULL)
    complaint = judge_opened (work, moment);
  if (complaint == NULL)
    return;
  disk_log_lay_out (moment, loss, again); /* to be looked at */
  g_autofree char *steps = disk_log_describe (moment, 60);
  g_test_message ("%sin %s", steps, work->fixture->root);
  g_error ("%s, when the power fails after step %u of %u, loss %d (\"%s\" was promised)", complaint,
           moment, disk_log_get_length (), loss,
           disk_log_get_note ("committed", moment) < 0
             ? "nothing"
             : (char *)work->states->pdata[disk_log_get_note ("committed", moment)]);
}

static void
test_power (FileFixture *fixture, gconstpointer data)
{
  const char *wish = g_getenv ("YD_CUTS");
  int cuts = wish != NULL ? atoi (wish) : CUTS_IN_SUITE;
  Work work = { fixture, g_ptr_array_new_with_free_func (g_free) };
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  disk_log_begin (fixture->root);
  guint first = disk_log_get_length ();
  work_a_day (&work);
  disk_log_end ();
  g_assert_true (disk_log_is_complete ());
  disk_log_start_machine ();

  guint length = disk_log_get_length ();
  for (int i = 0; i < cuts; i++)
    {
      DiskLoss loss = (DiskLoss)(i % DISK_N_LOSSES);
      cut_at (&work, (guint)g_rand_int_range (random, (gint32)first, (gint32)length + 1), loss,
              random);
    }
  g_test_message ("%d failures at %u steps", cuts, length);
  disk_log_clear ();
  g_ptr_array_unref (work.states);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/power", FileFixture, FILE_FIXTURE_MEMORY, file_fixture_set_up, test_power,
              file_fixture_tear_down);
  return g_test_run ();
}

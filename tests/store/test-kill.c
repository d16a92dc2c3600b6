/* Kills a program that edits a plan, at random moments, and looks what is left: every edit that had
 * been answered with success must be there, the plan must open without complaint, and the published
 * file must be whole at every moment.
 *
 * The suite kills a few times; `YD_KILLS=200 meson test kill --timeout-multiplier 10` does it in
 * earnest. Everything random comes from g_test's seed, which a failure prints. */

#include "yd-edit.h"
#include "yd-kit.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define KILLS_IN_SUITE 40
#define EDITS_A_PLAN 1500 /* then a new plan, so that opening stays what is measured */

static gint64
now (void)
{
  return g_get_real_time ();
}

static YdStoreContext
context_in (const char *state_dir)
{
  return (YdStoreContext){ .author = "kill", .host = "test", .now = now, .state_dir = state_dir };
}

/* ---- the program that is killed ---- */

/* Edits without end; a line on standard output for each edit that was answered with success, so what
 * the parent has read is what had been promised. Opening and closing again and again puts those
 * moments too in the way of the signal. */
static void G_GNUC_NORETURN
edit_for_ever (const char *path, const char *state_dir, guint32 seed)
{
  YdStoreContext context = context_in (state_dir);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (;;)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (YdStore) store = yd_store_open (path, YD_OPEN_EDIT, &context, &error);
      if (store == NULL)
        g_error ("open: %s", error->message);

      int edits = g_rand_int_range (random, 1, 40);
      for (int i = 0; i < edits; i++)
        {
          YdRecordList *items = yd_plan_list_items (yd_store_get_plan (store));
          guint number = yd_record_list_get_length (items) + 1;
          YdId after
            = number == 1 ? YD_ID_NONE : yd_record_get_id (yd_record_list_get (items, number - 2));
          g_autofree char *title = g_strdup_printf ("%u", number);
          if (!yd_edit_add_item (store, YD_ID_NONE, after, YD_ITEM_SECTION, title, NULL, &error))
            g_error ("edit: %s", error->message);

          g_autofree char *line = g_strdup_printf ("%u\n", number);
          if (write (STDOUT_FILENO, line, strlen (line)) < 0)
            g_error ("pipe: %s", g_strerror (errno));

          while (g_main_context_iteration (NULL, FALSE))
            ;
          if (g_rand_int_range (random, 0, 15) == 0 && !yd_store_publish (store, &error))
            g_error ("publish: %s", error->message);
        }
      if (!yd_store_close (store, &error))
        g_error ("close: %s", error->message);
    }
}

/* ---- the one that kills ---- */

typedef struct
{
  char *folder;    /* of the plan */
  char *state_dir; /* of the working copies */
  char *path;      /* of the plan */
} Site;

static void
site_init (Site *site)
{
  g_autoptr (GError) error = NULL;
  site->folder = yd_kit_folder_new ();
  site->state_dir = g_build_filename (site->folder, "state", NULL);
  site->path = g_build_filename (site->folder, "plan.yaodian", NULL);

  YdStoreContext context = context_in (site->state_dir);
  g_autoptr (YdStore) store = yd_store_create (site->path, FALSE, &context, &error);
  g_assert_no_error (error);
  g_assert_true (yd_store_close (store, &error));
  g_assert_no_error (error);
}

static void
site_clear (Site *site)
{
  yd_kit_folder_free (site->folder);
  g_free (site->state_dir);
  g_free (site->path);
}

/* Titles run from 1 without a gap: a number is how many edits stand. */
static guint
count_edits (YdStore *store)
{
  YdRecordList *items = yd_plan_list_items (yd_store_get_plan (store));
  guint count = yd_record_list_get_length (items);
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *expected = g_strdup_printf ("%u", i + 1);
      g_assert_cmpstr (yd_item_get_title (yd_record_list_get (items, i)), ==, expected);
    }
  return count;
}

/* Runs the editor and kills it after @usec. Returns the last edit it reported, 0 where none. */
static guint
run_and_kill (const Site *site, guint32 seed, gulong usec)
{
  int output[2];
  g_assert_cmpint (pipe (output), ==, 0);
  g_autofree char *seed_text = g_strdup_printf ("%u", seed);
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);

  pid_t child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      dup2 (output[1], STDOUT_FILENO);
      close (output[0]);
      close (output[1]);
      execl (self, self, "--edit", site->path, site->state_dir, seed_text, NULL);
      _exit (127);
    }
  close (output[1]);

  g_usleep (usec);
  kill (child, SIGKILL);
  int status;
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  /* Ended by us: an editor that ended by itself had an error and said it. */
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);

  guint last = 0;
  FILE *lines = fdopen (output[0], "r");
  char line[32];
  while (fgets (line, sizeof line, lines) != NULL)
    last = (guint)g_ascii_strtoull (line, NULL, 10);
  fclose (lines);
  return last;
}

/* What stands at the published place, opened by somebody who has no working copy. */
static void
assert_published_whole (const Site *site)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *elsewhere = g_build_filename (site->folder, "elsewhere", NULL);
  g_autofree char *copy = g_build_filename (site->folder, "copy.yaodian", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (site->path, &bytes, &length, &error));
  g_assert_true (g_file_set_contents (copy, bytes, (gssize)length, &error));
  YdStoreContext context = context_in (elsewhere);
  g_autoptr (YdStore) store = yd_store_open (copy, YD_OPEN_READ, &context, &error);
  g_assert_no_error (error);
  count_edits (store);
  yd_store_close (store, NULL);
  g_clear_object (&store);
  g_unlink (copy);
  yd_kit_remove (elsewhere);
}

static void
test_kill (void)
{
  const char *wish = g_getenv ("YD_KILLS");
  int kills = wish != NULL ? atoi (wish) : KILLS_IN_SUITE;
  guint promised = 0, plans = 0, unseen = 0;
  Site site;

  g_assert_cmpint (kills, >, 0);
  site_init (&site);
  for (int i = 0; i < kills; i++)
    {
      guint32 seed = (guint32)g_test_rand_int ();
      guint last = run_and_kill (&site, seed, (gulong)g_test_rand_int_range (2000, 400000));
      promised = MAX (promised, last);
      assert_published_whole (&site);
      unseen++; /* one edit may have been committed and not reported any more */
      if (i + 1 < kills && g_test_rand_int_range (0, 3) == 0)
        continue; /* the next editor takes up what this one left */

      g_autoptr (GError) error = NULL;
      YdStoreContext context = context_in (site.state_dir);
      g_autoptr (YdStore) store = yd_store_open (site.path, YD_OPEN_EDIT, &context, &error);
      g_assert_no_error (error);
      guint found = count_edits (store);
      g_assert_cmpuint (found, >=, promised);
      g_assert_cmpuint (found, <=, promised + unseen);

      g_autoptr (GPtrArray) history = yd_store_dup_history (store, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (history->len, >=, found);
      g_assert_true (yd_store_close (store, &error));
      g_assert_no_error (error);

      promised = found;
      unseen = 0;
      if (found > EDITS_A_PLAN)
        {
          site_clear (&site);
          site_init (&site);
          promised = 0;
          plans++;
        }
    }
  g_test_message ("%d kills, %u plans, %u edits stand in the last", kills, plans + 1, promised);
  g_assert_cmpuint (plans * EDITS_A_PLAN + promised, >, 0);
  site_clear (&site);
}

int
main (int argc, char **argv)
{
  if (argc == 5 && g_str_equal (argv[1], "--edit"))
    edit_for_ever (argv[2], argv[3], (guint32)g_ascii_strtoull (argv[4], NULL, 10));

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/kill", test_kill);
  return g_test_run ();
}

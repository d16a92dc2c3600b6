/* A key in the text of a plan of 10,000 points, against the same key in an empty GtkTextView in a window of
 * its own, in the same run: from the key to the end of the frame that shows it, by the frame clock. The
 * median counts, and the 95th percentile is told. A caret that blinks keeps the clock ticking, so a key waits
 * for its tick: keys come at every moment between two ticks alike, or the ratio would tell where they
 * happened to fall. Processor time is told apart, for a machine that does other things besides. */

#include "bench-plan.h"

#include "yd-ui-application.h"
#include "yd-ui-window.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define POINTS 10000
#define TICK 17 /* milliseconds from one to the next */
#define KEYS (4 * TICK)
#define SETTLING 4000 /* milliseconds: pages and findings of a plan that was just opened */

typedef struct
{
  GMainLoop *loop;
  gint64 begun, cpu_begun;
  double ms, cpu;
  guint pending; /* frames that are still to come */
} Key;

static gint64
get_cpu (void)
{
  struct timespec now;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64)now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
painted_cb (GdkFrameClock *clock, Key *key)
{
  key->cpu = (double)(get_cpu () - key->cpu_begun) / 1e3;
  key->ms = (double)(g_get_monotonic_time () - key->begun) / 1e3;
  g_signal_handlers_disconnect_by_data (clock, key);
  g_main_loop_quit (key->loop);
}

static void
wait_ms (GMainLoop *loop, guint ms)
{
  g_timeout_add_once (ms, (GSourceOnceFunc)g_main_loop_quit, loop);
  g_main_loop_run (loop);
}

static GtkWidget *
find_text_view (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget) && gtk_text_view_get_editable (GTK_TEXT_VIEW (widget))
      && gtk_widget_get_mapped (widget))
    return widget;
  GtkWidget *found = NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_text_view (child);
  return found;
}

static int
compare_double (const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* Types as an input method gives its words: one insertion at the caret each. */
static void
type_keys (GtkWidget *view, double *ms, double *cpu)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GdkFrameClock *clock = gtk_widget_get_frame_clock (view);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  gtk_widget_grab_focus (view);
  for (int i = 0; i < KEYS; i++)
    {
      wait_ms (loop, 30 + i % TICK);
      Key key = { .loop = loop, .begun = g_get_monotonic_time (), .cpu_begun = get_cpu () };
      g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &key);
      gtk_text_buffer_insert_interactive_at_cursor (buffer, "字", -1, TRUE);
      g_main_loop_run (loop);
      ms[i] = key.ms;
      cpu[i] = key.cpu;
    }
  qsort (ms, KEYS, sizeof *ms, compare_double);
  qsort (cpu, KEYS, sizeof *cpu, compare_double);
}

static GtkWidget *
new_empty_window (GtkApplication *application)
{
  GtkWidget *window = gtk_application_window_new (application);
  GtkWidget *view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 1440, 900);
  gtk_window_present (GTK_WINDOW (window));
  return view;
}

static void
activated_cb (GtkApplication *application, const char *path)
{
  static gboolean done;
  g_autoptr (GError) error = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  double bare[KEYS], plan[KEYS], bare_cpu[KEYS], plan_cpu[KEYS];
  if (done)
    return;
  done = TRUE;
  GtkWidget *view = new_empty_window (application);
  wait_ms (loop, 500);
  type_keys (view, bare, bare_cpu);
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (view)));

  if (!yd_ui_application_open_plan (YD_UI_APPLICATION (application), path, &error))
    g_error ("%s", error->message);
  GtkWindow *window = gtk_application_get_active_window (application);
  wait_ms (loop, SETTLING);
  view = find_text_view (GTK_WIDGET (window));
  g_assert_nonnull (view);
  type_keys (view, plan, plan_cpu);
  printf (
    "key to painted frame at 10,000 points: %.2f x an empty text view (hold 1.5), %.1f ms (hold 16; "
    "95 in 100 %.1f), %.1f ms bare (95 in 100 %.1f)\n"
    "processor time of it: %.1f ms (95 in 100 %.1f), %.1f ms bare (%.1f)\n",
    plan[KEYS / 2] / bare[KEYS / 2], plan[KEYS / 2], plan[KEYS * 95 / 100], bare[KEYS / 2],
    bare[KEYS * 95 / 100], plan_cpu[KEYS / 2], plan_cpu[KEYS * 95 / 100], bare_cpu[KEYS / 2],
    bare_cpu[KEYS * 95 / 100]);
  fflush (stdout);
  _exit (0);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("yaodian-bench-XXXXXX", NULL);
  for (const char *const *name = (const char *const[]){ "STATE", "CONFIG", "DATA", "CACHE", NULL };
       *name != NULL; name++)
    {
      g_autofree char *variable = g_strdup_printf ("XDG_%s_HOME", *name);
      g_setenv (variable, folder, TRUE);
    }
  g_autofree char *path = g_build_filename (folder, "plan.yaodian", NULL);
  bench_plan_make_file (path, POINTS);
  g_autoptr (GApplication) application = G_APPLICATION (yd_ui_application_new ());
  g_application_set_flags (application,
                           g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  g_signal_connect_after (application, "activate", G_CALLBACK (activated_cb), path);
  return g_application_run (application, 0, NULL);
}

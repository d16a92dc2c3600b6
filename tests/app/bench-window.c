/* What a person waits for, against an empty AdwApplicationWindow in the same run:
 *   start   from starting the program to the first painted frame of its start page
 *   plan    from opening a plan of 10,000 points to a window that is painted and takes keys, and the
 *           memory that it holds once pages and findings are there; and the longest that the window then
 *           does not answer, while they are worked out
 * Memory is told twice. What is resident counts each page of a file that is mapped, and the kernel maps
 * sixteen around each that is touched: fonts and libraries that any window has which shows an icon and
 * Chinese words, and that all programs share. So the plan is also held against a window with one icon and
 * two lines of Chinese: the difference is what the plan takes.
 * Each is a process of its own, a few times in turn; the median counts. */

#include "bench-plan.h"

#include "yd-ui-application.h"
#include "yd-ui-state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDS 7
#define POINTS 10000
#define SETTLING 1500 /* milliseconds */

/* ---- one process ---- */

typedef struct
{
  GApplication *application; /* not owned */
  const char *plan;          /* nullable: opened after the first frame */
  gint64 begun;              /* monotonic, microseconds: 0 means the start of the process */
  gint64 taken;              /* microseconds */
  gint64 answered;           /* monotonic, microseconds: when the main loop came by last */
  gint64 held;               /* microseconds: the longest that it did not */
  gboolean opening;
  gboolean settling; /* memory is told when all is there */
} Watch;

static long
get_resident (void)
{
  long kilobytes = 0;
  g_autofree char *status = NULL;
  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  const char *line = strstr (status, "VmRSS:");
  if (line != NULL)
    kilobytes = strtol (line + strlen ("VmRSS:"), NULL, 10);
  return kilobytes;
}

static void watch_window (Watch *watch, GtkWindow *window);

static gboolean
end_cb (gpointer data)
{
  Watch *watch = data;
  printf ("%" G_GINT64_FORMAT " %ld %" G_GINT64_FORMAT "\n", watch->taken, get_resident (),
          watch->held);
  fflush (stdout);
  if (watch
        ->opening) /* as a person does: what a killed program leaves is taken up by the next one */
    g_action_group_activate_action (G_ACTION_GROUP (watch->application), "quit", NULL);
  else
    g_application_quit (watch->application);
  return G_SOURCE_REMOVE;
}

static gboolean
answer_cb (gpointer data)
{
  Watch *watch = data;
  gint64 now = g_get_monotonic_time ();
  watch->held = MAX (watch->held, now - watch->answered);
  watch->answered = now;
  return G_SOURCE_CONTINUE;
}

static void
open_plan (Watch *watch)
{
  g_autoptr (GError) error = NULL;
  watch->opening = TRUE;
  watch->begun = g_get_monotonic_time ();
  if (!yd_ui_application_open_plan (YD_UI_APPLICATION (watch->application), watch->plan, &error))
    g_error ("%s", error->message);
  watch_window (watch, gtk_application_get_active_window (GTK_APPLICATION (watch->application)));
}

/* What was pressed meanwhile has been answered. */
static gboolean
idle_cb (gpointer data)
{
  Watch *watch = data;
  watch->taken = g_get_monotonic_time () - watch->begun;
  if (watch->plan != NULL && !watch->opening)
    open_plan (watch);
  else
    {
      watch->answered = g_get_monotonic_time ();
      g_timeout_add_full (G_PRIORITY_HIGH, 2, answer_cb, watch, NULL);
      g_timeout_add (watch->settling ? SETTLING : 0, end_cb, watch);
    }
  return G_SOURCE_REMOVE;
}

static void
painted_cb (GdkFrameClock *clock, Watch *watch)
{
  g_signal_handlers_disconnect_by_data (clock, watch);
  if (watch->plan == NULL) /* the first frame is what counts */
    idle_cb (watch);
  else
    g_idle_add (idle_cb, watch);
}

static void
watch_window (Watch *watch, GtkWindow *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                    G_CALLBACK (painted_cb), watch);
}

static void
activated_cb (GApplication *application, Watch *watch)
{
  watch_window (watch, gtk_application_get_active_window (GTK_APPLICATION (application)));
}

static void
show_empty_cb (GApplication *application)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));
  gtk_window_set_default_size (GTK_WINDOW (window), 980, 760);
  gtk_window_present (GTK_WINDOW (window));
}

/* What any window of a program in Chinese has. */
static void
show_plain_cb (GApplication *application)
{
  static const char words[]
    = "持续完善服务体系，推进各项工作，健全工作机制，明确责任分工，年底前完成评估，确保任务落到实处。";
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *heading = gtk_label_new (words);
  gtk_widget_add_css_class (heading, "heading");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header),
                           gtk_button_new_from_icon_name ("open-menu-symbolic"));
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), gtk_label_new (words));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 980, 760);
  gtk_window_present (GTK_WINDOW (window));
}

static int
run_one (const char *kind, const char *plan, gint64 begun)
{
  gboolean empty = g_str_equal (kind, "empty"), plain = g_str_equal (kind, "plain");
  g_autoptr (GApplication) application
    = empty || plain
        ? G_APPLICATION (adw_application_new ("cn.yaodian.Empty", G_APPLICATION_NON_UNIQUE))
        : G_APPLICATION (yd_ui_application_new ());
  Watch watch = {
    .application = application, .plan = plan, .begun = begun, .settling = plain || plan != NULL
  };
  g_application_set_flags (application,
                           g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  if (empty || plain)
    g_signal_connect (application, "activate", G_CALLBACK (plain ? show_plain_cb : show_empty_cb),
                      NULL);
  g_signal_connect_after (application, "activate", G_CALLBACK (activated_cb), &watch);
  return g_application_run (application, 0, NULL);
}

/* ---- all of them ---- */

typedef struct
{
  double ms[ROUNDS];
  double mb[ROUNDS];
  double held[ROUNDS]; /* ms */
} Series;

static void
measure (Series *series, int round, const char *program, const char *kind, const char *plan)
{
  g_autofree char *begun = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  const char *command[] = { program, kind, begun, plan, NULL };
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;
  if (!g_spawn_sync (NULL, (char **)command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &said, NULL,
                     &status, &error)
      || !g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s", kind, error->message);
  char *rest = NULL;
  series->ms[round] = (double)g_ascii_strtoll (said, &rest, 10) / 1e3;
  series->mb[round] = (double)g_ascii_strtoll (rest, &rest, 10) / 1024;
  series->held[round] = (double)g_ascii_strtoll (rest, NULL, 10) / 1e3;
}

static int
compare_double (const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double
median (double *values)
{
  qsort (values, ROUNDS, sizeof *values, compare_double);
  return values[ROUNDS / 2];
}

int
main (int argc, char **argv)
{
  if (argc >= 3)
    return run_one (argv[1], argc > 3 ? argv[3] : NULL, g_ascii_strtoll (argv[2], NULL, 10));

  g_autofree char *folder = g_dir_make_tmp ("yaodian-bench-XXXXXX", NULL);
  for (const char *const *name = (const char *const[]){ "STATE", "CONFIG", "DATA", "CACHE", NULL };
       *name != NULL; name++)
    {
      g_autofree char *variable = g_strdup_printf ("XDG_%s_HOME", *name);
      g_setenv (variable, folder, TRUE);
    }
  g_autofree char *path = g_build_filename (folder, "plan.yaodian", NULL);
  bench_plan_make_file (path, POINTS);
  Series empty, plain, start, plan;
  for (int round = 0; round < ROUNDS; round++)
    {
      measure (&empty, round, argv[0], "empty", NULL);
      measure (&plain, round, argv[0], "plain", NULL);
      measure (&start, round, argv[0], "start", NULL);
      measure (&plan, round, argv[0], "plan", path);
    }
  double base = median (empty.ms), first = median (start.ms);
  printf ("start-up: first frame %.2f x that of an empty window (hold 1.3; %.0f ms, %.0f ms)\n",
          first / base, first, base);
  printf (
    "open: 10,000 points to a usable window %.2f x the start of an empty one (%.0f ms, hold 150)\n",
    median (plan.ms) / base, median (plan.ms));
  printf ("answers: at most %.0f ms without, while pages and findings are worked out (hold 16)\n",
          median (plan.held));
  double held = median (plan.mb), none = median (empty.mb), words = median (plain.mb);
  printf (
    "memory: %.1f MB above an empty window (hold 60; %.1f MB, %.1f MB), %.1f MB above one with an icon "
    "and two lines of Chinese (%.1f MB)\n",
    held - none, held, none, held - words, words);
  g_autofree char *sweep = g_strdup_printf ("rm -rf %s", folder);
  return system (sweep) == 0 ? 0 : 1;
}

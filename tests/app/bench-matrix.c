/* Scrolling the assignment matrix of 200 points by 80 units, against a widget of the same size that
 * fills itself with one colour, in the same run. At each tick of the frame clock it is scrolled on; a
 * frame begins with the tick and ends when it is painted. One that took longer than the clock's interval
 * is dropped. Processor time is told apart, for a machine that does other things besides. */

#include "yd-edit.h"
#include "yd-ui-matrix.h"

#include <adwaita.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define WIDTH 1440
#define HEIGHT 800
#define N_SECTIONS 8
#define N_POINTS 200
#define N_UNITS 80
#define N_FRAMES 240
#define INTERVAL 16667 /* microseconds, where the clock does not say */

/* ---- an empty drawing ---- */

#define BENCH_TYPE_EMPTY (bench_empty_get_type ())
G_DECLARE_FINAL_TYPE (BenchEmpty, bench_empty, BENCH, EMPTY, GtkWidget)
struct _BenchEmpty
{
  GtkWidget parent_instance;
  guint n;
};
G_DEFINE_FINAL_TYPE (BenchEmpty, bench_empty, GTK_TYPE_WIDGET)

static void
bench_empty_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GdkRGBA colour = { 1, 1, 1 - (float)(++BENCH_EMPTY (widget)->n % 2) / 64, 1 }; /* else nothing is painted */
  gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT));
}

static void
bench_empty_class_init (BenchEmptyClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = bench_empty_snapshot;
}

static void
bench_empty_init (BenchEmpty *self)
{
}

/* ---- the plan ---- */

static YdId
add_item (YdRowList *rows, YdId parent, YdItemKind kind, int n, const char *title)
{
  YdItemRow *item = yd_row_list_add (rows, YD_TABLE_ITEM);
  item->parent = parent;
  item->kind = kind;
  item->order_key = g_strdup_printf ("V%05d1", n);
  item->title = g_strdup_printf ("%s（%d）", title, n);
  return item->id;
}

/* Every sixth cell has a share, more than any office gives. */
static YdStore *
make_plan (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdRowList) rows = yd_row_list_new ();
  YdStoreContext context = { .author = "bench", .host = "bench", .now = g_get_real_time };
  YdStore *store = yd_store_new_in_memory (&context);
  YdId units[N_UNITS], section = YD_ID_NONE;
  for (int i = 0; i < N_UNITS; i++)
    {
      YdUnitRow *unit = yd_row_list_add (rows, YD_TABLE_UNIT);
      unit->name = g_strdup_printf ("第%d示例科", i);
      unit->kind = i * 5 / N_UNITS;
      unit->order_key = g_strdup_printf ("V%05d1", i);
      unit->registered = 1;
      units[i] = unit->id;
    }
  for (int i = 0; i < N_POINTS; i++)
    {
      if (i % (N_POINTS / N_SECTIONS) == 0)
        section = add_item (rows, YD_ID_NONE, YD_ITEM_SECTION, i, "严守质量底线，提升服务水平");
      YdId point = add_item (rows, section, YD_ITEM_POINT, i, "开展重点病种全过程质量管理");
      for (int k = i % 6; k < N_UNITS; k += 6)
        {
          YdAssignmentRow *assignment = yd_row_list_add (rows, YD_TABLE_ASSIGNMENT);
          assignment->item = point;
          assignment->unit = units[k];
          assignment->role = k > 12;
          assignment->order_key = g_strdup_printf ("V%05d1", k);
        }
    }
  if (!yd_edit_import (store, rows, "bench", &error))
    g_error ("%s", error->message);
  return store;
}

/* ---- frames ---- */

typedef struct
{
  GMainLoop *loop;
  GtkAdjustment *adjustment; /* nullable: nothing is scrolled, but painted */
  GtkWidget *widget;
  int step;                  /* pixels a frame */
  guint n;
  gint64 begun, cpu_begun, last_frame;
  guint n_dropped;           /* took longer than the interval */
  guint n_missed;            /* ticks of the clock that did not come */
  guint n_heavy;             /* took more processor time than the interval */
  double wall[N_FRAMES], cpu[N_FRAMES]; /* milliseconds */
} Run;

static gint64
get_cpu (void)
{
  struct timespec now;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64)now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static gint64
get_interval (GdkFrameClock *clock)
{
  gint64 interval = 0;
  gdk_frame_clock_get_refresh_info (clock, gdk_frame_clock_get_frame_time (clock), &interval, NULL);
  return interval > 0 ? interval : INTERVAL;
}

static void
before_cb (GdkFrameClock *clock, Run *run)
{
  gint64 frame = gdk_frame_clock_get_frame_time (clock), interval = get_interval (clock);
  if (run->last_frame > 0 && frame - run->last_frame > interval * 3 / 2)
    run->n_missed += (guint)((frame - run->last_frame + interval / 2) / interval) - 1;
  run->last_frame = frame;
  run->begun = g_get_monotonic_time ();
  run->cpu_begun = get_cpu ();
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Run *run = data;
  if (run->adjustment == NULL)
    {
      gtk_widget_queue_draw (run->widget);
      return G_SOURCE_CONTINUE;
    }
  double value = gtk_adjustment_get_value (run->adjustment) + run->step;
  double end = gtk_adjustment_get_upper (run->adjustment) - gtk_adjustment_get_page_size (run->adjustment);
  if (value > end || value < 0)
    run->step = -run->step; /* there and back */
  gtk_adjustment_set_value (run->adjustment, CLAMP (value, 0, end));
  return G_SOURCE_CONTINUE;
}

static void
after_cb (GdkFrameClock *clock, Run *run)
{
  gint64 wall = g_get_monotonic_time () - run->begun;
  run->wall[run->n] = (double)wall / 1000;
  run->cpu[run->n] = (double)(get_cpu () - run->cpu_begun) / 1000;
  run->n_dropped += wall > get_interval (clock);
  run->n_heavy += run->cpu[run->n] * 1000 > get_interval (clock);
  if (++run->n == N_FRAMES)
    g_main_loop_quit (run->loop);
}

static void
measure (Run *run, GtkWidget *widget, GtkAdjustment *adjustment, int step)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  *run = (Run){ .loop = g_main_loop_new (NULL, FALSE), .widget = widget, .adjustment = adjustment,
                .step = step };
  guint tick = gtk_widget_add_tick_callback (widget, tick_cb, run, NULL);
  gulong before = g_signal_connect (clock, "before-paint", G_CALLBACK (before_cb), run);
  gulong after = g_signal_connect (clock, "after-paint", G_CALLBACK (after_cb), run);
  g_main_loop_run (run->loop);
  g_signal_handler_disconnect (clock, before);
  g_signal_handler_disconnect (clock, after);
  gtk_widget_remove_tick_callback (widget, tick);
  g_main_loop_unref (run->loop);
}

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static void
wait (guint milliseconds)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_timeout_add (milliseconds, quit_cb, loop);
  g_main_loop_run (loop);
}

/* ---- figures ---- */

static int
compare_double (const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double
percentile (double *values, double share)
{
  qsort (values, N_FRAMES, sizeof *values, compare_double);
  return values[(int)(share * (N_FRAMES - 1))];
}

static void
print (const char *name, Run *run, Run *base)
{
  double median = percentile (run->cpu, .5), p99 = percentile (run->cpu, .99);
  printf ("%s: %u of %d frames dropped by their processor time, %u by the clock, %u ticks missed; a frame %.2f ms (p99 %.2f; p99 on the clock %.2f)", name,
          run->n_heavy, N_FRAMES, run->n_dropped, run->n_missed, median, p99, percentile (run->wall, .99));
  if (base != NULL)
    printf ("; %.2f x the empty drawing (p99 %.2f)", median / percentile (base->cpu, .5),
            p99 / percentile (base->cpu, .99));
  printf ("\n");
}

int
main (void)
{
  static Run empty, down, across;
  adw_init ();
  g_autoptr (YdStore) store = make_plan ();
  g_autoptr (YdUiAssignModel) model = yd_ui_assign_model_new (yd_store_get_plan (store));
  GtkWidget *window = gtk_window_new (), *stack = gtk_stack_new (), *scroller = gtk_scrolled_window_new ();
  GtkWidget *matrix = yd_ui_matrix_new (), *blank = g_object_new (BENCH_TYPE_EMPTY, NULL);
  yd_ui_matrix_set_model (YD_UI_MATRIX (matrix), model);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), matrix);
  gtk_stack_add_named (GTK_STACK (stack), blank, "empty");
  gtk_stack_add_named (GTK_STACK (stack), scroller, "matrix");
  gtk_window_set_child (GTK_WINDOW (window), stack);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  wait (500);
  measure (&empty, blank, NULL, 0);
  gtk_stack_set_visible_child (GTK_STACK (stack), scroller);
  wait (500);
  GtkScrolledWindow *scrolled = GTK_SCROLLED_WINDOW (scroller);
  measure (&down, matrix, gtk_scrolled_window_get_vadjustment (scrolled), 53);
  measure (&across, matrix, gtk_scrolled_window_get_hadjustment (scrolled), 29);
  printf ("%d points by %d units at %d x %d\n", N_POINTS, N_UNITS, gtk_widget_get_width (matrix),
          gtk_widget_get_height (matrix));
  print ("empty drawing", &empty, NULL);
  print ("scrolled down (hold: none dropped)", &down, &empty);
  print ("scrolled across (hold: none dropped)", &across, &empty);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}

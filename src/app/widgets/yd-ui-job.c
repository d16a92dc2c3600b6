/* Owns: one piece of long work at a time, and its bar. Refuses: to know what the work is. */

#include "yd-ui-job.h"

#include "yd-ui-thread.h"

#include <glib/gi18n.h>

#define TELL_EVERY 100 /* milliseconds between looks at the progress */

struct _YdUiJob
{
  GtkWidget parent_instance;

  GtkWidget *revealer; /* child */
  GtkLabel *label;
  GtkProgressBar *bar;

  GCancellable *cancellable; /* owned; NULL while idle */
  gint permille;             /* atomic: of the work; -1 while unknown */
  guint tell_id;             /* source */
};

G_DEFINE_FINAL_TYPE (YdUiJob, yd_ui_job, GTK_TYPE_WIDGET)

typedef struct
{
  YdUiJob *job;              /* owned */
  GCancellable *cancellable; /* owned */
  YdUiJobWork work;
  YdUiJobDone done;
  gpointer data; /* owned */
  GDestroyNotify free_data;
  gpointer user_data; /* borrowed */
  GError *error;      /* what came of it */
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;
  if (run->free_data != NULL)
    run->free_data (run->data);
  g_clear_error (&run->error);
  g_object_unref (run->cancellable);
  g_object_unref (run->job);
  g_free (run);
}

static gboolean
tell_cb (gpointer data)
{
  YdUiJob *self = data;
  int permille = g_atomic_int_get (&self->permille);
  if (permille < 0)
    gtk_progress_bar_pulse (self->bar);
  else
    gtk_progress_bar_set_fraction (self->bar, permille / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
thread_cb (gpointer data)
{
  Run *run = data;
  run->work (run->data, run->job, run->cancellable, &run->error);
}

static void
done_cb (gpointer data)
{
  Run *run = data;
  YdUiJob *self = run->job;
  g_clear_handle_id (&self->tell_id, g_source_remove);
  g_clear_object (&self->cancellable);
  if (self->revealer != NULL)
    gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  run->done (run->data, run->error, run->user_data);
}

static void
yd_ui_job_dispose (GObject *object)
{
  YdUiJob *self = YD_UI_JOB (object);
  yd_ui_job_cancel (self);
  g_clear_handle_id (&self->tell_id, g_source_remove);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  G_OBJECT_CLASS (yd_ui_job_parent_class)->dispose (object);
}

static void
yd_ui_job_class_init (YdUiJobClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yd_ui_job_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "job");
}

static void
yd_ui_job_init (YdUiJob *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *bar = gtk_progress_bar_new ();
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  self->bar = GTK_PROGRESS_BAR (bar);
  self->label = GTK_LABEL (label);
  gtk_widget_add_css_class (bar, "osd");
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (label, TRUE);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (yd_ui_job_cancel), self);
  gtk_widget_add_css_class (line, "job-line");
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), cancel);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), line);
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
}

gboolean
yd_ui_job_is_busy (YdUiJob *self)
{
  return self->cancellable != NULL;
}

/**
 * yd_ui_job_run:
 * @words: what is being done
 * @work: called with @data on a thread
 * @data: (transfer full): must not be of the live plan
 * @done: called with @data and @user_data on this thread, whatever came of it
 */
void
yd_ui_job_run (YdUiJob *self, const char *words, YdUiJobWork work, gpointer data,
               GDestroyNotify free_data, YdUiJobDone done, gpointer user_data)
{
  g_return_if_fail (self->cancellable == NULL);
  Run *run = g_new (Run, 1);
  self->cancellable = g_cancellable_new ();
  *run = (Run){ g_object_ref (self),
                g_object_ref (self->cancellable),
                work,
                done,
                data,
                free_data,
                user_data,
                NULL };
  g_atomic_int_set (&self->permille, -1);
  gtk_label_set_text (self->label, words);
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  self->tell_id = g_timeout_add (TELL_EVERY, tell_cb, self);
  yd_ui_thread_run (thread_cb, done_cb, run, run_free);
}

/* @fraction: 0 to 1, of the work done; may be called on any thread */
void
yd_ui_job_tell (YdUiJob *self, double fraction)
{
  g_atomic_int_set (&self->permille, (gint)(CLAMP (fraction, 0, 1) * 1000));
}

void
yd_ui_job_cancel (YdUiJob *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

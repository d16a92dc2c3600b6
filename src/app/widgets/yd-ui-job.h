#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Long work under the header of a window: what is being done, how far it is, and Cancel. The work runs
 * on a thread; it tells its progress from there. */
#define YD_UI_TYPE_JOB (yd_ui_job_get_type ())
G_DECLARE_FINAL_TYPE (YdUiJob, yd_ui_job, YD_UI, JOB, GtkWidget)

typedef gboolean (*YdUiJobWork) (gpointer data, YdUiJob *job, GCancellable *cancellable,
                                 GError **error);
typedef void (*YdUiJobDone) (gpointer data, const GError *error, gpointer user_data);

gboolean yd_ui_job_is_busy (YdUiJob *self);
void yd_ui_job_run (YdUiJob *self, const char *words, YdUiJobWork work, gpointer data,
                    GDestroyNotify free_data, YdUiJobDone done, gpointer user_data);
void yd_ui_job_tell (YdUiJob *self, double fraction);
void yd_ui_job_cancel (YdUiJob *self);

G_END_DECLS

/* Owns: the way to a thread and back. */

#include "yd-ui-thread.h"

typedef struct
{
  YdUiThreadCallback work, done;
  gpointer data; /* owned */
  GDestroyNotify free_data;
} Errand;

static void
work_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Errand *errand = data;
  errand->work (errand->data);
  g_task_return_boolean (task, TRUE);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Errand *errand = data;
  errand->done (errand->data);
  errand->free_data (errand->data);
  g_free (errand);
}

/**
 * yd_ui_thread_run:
 * @work: called with @data on a thread; what it makes and what fails is put into @data
 * @done: called with @data on this thread, after it
 * @data: (transfer full): freed on this thread
 */
void
yd_ui_thread_run (YdUiThreadCallback work, YdUiThreadCallback done, gpointer data,
                  GDestroyNotify free_data)
{
  Errand *errand = g_new (Errand, 1);
  *errand = (Errand){ work, done, data, free_data };
  g_autoptr (GTask) task = g_task_new (NULL, NULL, done_cb, errand);
  g_task_set_task_data (task, errand, NULL);
  g_task_run_in_thread (task, work_cb);
}

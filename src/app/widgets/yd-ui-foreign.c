/* Owns: fetching words from the clipboard in the forms in which word processors leave them. Refuses: to
 * understand them. */

#include "yd-ui-foreign.h"

#include "yd-ui-clipboard-known.h"

#define HTML "text/html"

static void
text_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  if (text == NULL && g_task_get_task_data (task) == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, text, g_free);
}

static void
read_text (GTask *task)
{
  gdk_clipboard_read_text_async (g_task_get_source_object (task), g_task_get_cancellable (task),
                                 text_cb, g_object_ref (task));
}

/* HTML that cannot be had is no reason to do without the words. */
static void
html_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL) > 0)
    g_task_set_task_data (task,
                          g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source)),
                          (GDestroyNotify)g_bytes_unref);
  read_text (task);
}

static void
html_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GInputStream) stream
    = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  if (stream == NULL)
    {
      read_text (task);
      return;
    }
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (
    memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
    G_PRIORITY_DEFAULT, g_task_get_cancellable (task), html_read_cb, g_object_ref (task));
}

static void
known_cb (GdkClipboard *clipboard, gpointer data)
{
  static const char *types[] = { HTML, NULL };
  GTask *task = data;
  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), HTML))
    gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                              html_cb, g_object_ref (task));
  else
    read_text (task);
}

void
yd_ui_foreign_read_async (GdkClipboard *clipboard, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (clipboard, cancellable, callback, user_data);
  yd_ui_clipboard_when_known (clipboard, known_cb, task);
}

/**
 * yd_ui_foreign_read_finish:
 * @html: (out) (transfer full) (nullable): as it stands there
 * @text: (out) (transfer full) (nullable): plain
 *
 * Returns: %FALSE where there is neither
 */
gboolean
yd_ui_foreign_read_finish (GdkClipboard *clipboard, GAsyncResult *result, GBytes **html,
                           char **text, GError **error)
{
  g_autoptr (GError) failure = NULL;
  GBytes *bytes = g_task_get_task_data (G_TASK (result));
  *text = g_task_propagate_pointer (G_TASK (result), &failure);
  *html = failure == NULL && bytes != NULL ? g_bytes_ref (bytes) : NULL;
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return *text != NULL || *html != NULL;
}

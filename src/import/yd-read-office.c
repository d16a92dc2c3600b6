/* Owns: asking LibreOffice, where it is installed, to turn .doc, .wps and .rtf into .docx. Refuses: to
 * touch the person's own LibreOffice profile, to wait for ever, to leave files behind. */

#include "yd-reader.h"

#include "yd-error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define TIMEOUT_SECONDS 90

static void
remove_tree (const char *path)
{
  GDir *dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  if (dir != NULL)
    {
      for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);
          remove_tree (child);
        }
      g_dir_close (dir);
    }
  g_remove (path);
}

typedef struct
{
  GMainLoop *loop;
  GSubprocess *process;
  GCancellable *cancellable;
  gboolean ended;
  gboolean timed_out;
} Run;

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  run->ended = TRUE;
  g_main_loop_quit (run->loop);
}

static gboolean
timeout_cb (gpointer user_data)
{
  Run *run = user_data;
  run->timed_out = TRUE;
  g_subprocess_force_exit (run->process);
  return G_SOURCE_REMOVE;
}

static gboolean
look_cb (gpointer user_data)
{
  Run *run = user_data;
  if (g_cancellable_is_cancelled (run->cancellable))
    g_subprocess_force_exit (run->process);
  return G_SOURCE_CONTINUE;
}

static void
attach (GSource *source, GSourceFunc callback, Run *run, GMainContext *context)
{
  g_source_set_callback (source, callback, run, NULL);
  g_source_attach (source, context);
}

/* Waits in a context of its own, so that it may be called from any thread. */
static gboolean
run_converter (const char *program, const char *path, const char *dir, GCancellable *cancellable, GError **error)
{
  g_autofree char *profile_uri = g_strconcat ("-env:UserInstallation=file://", dir, "/profile", NULL);
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_setenv (launcher, "HOME", dir, TRUE);
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_main_context_push_thread_default (context);
  g_autoptr (GSubprocess) process
      = g_subprocess_launcher_spawn (launcher, error, program, profile_uri, "--headless", "--norestore", "--nolockcheck",
                                     "--convert-to", "docx", "--outdir", dir, path, NULL);
  gboolean ok = process != NULL;
  if (ok)
    {
      Run run = { g_main_loop_new (context, FALSE), process, cancellable, FALSE, FALSE };
      GSource *timeout = g_timeout_source_new_seconds (TIMEOUT_SECONDS);
      GSource *look = g_timeout_source_new (200);
      attach (timeout, timeout_cb, &run, context);
      attach (look, look_cb, &run, context);
      g_subprocess_wait_async (process, NULL, ended_cb, &run);
      g_main_loop_run (run.loop);
      g_source_destroy (timeout);
      g_source_destroy (look);
      g_source_unref (timeout);
      g_source_unref (look);
      g_main_loop_unref (run.loop);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        ok = FALSE;
      else if (run.timed_out)
        {
          g_set_error (error, YD_ERROR, YD_ERROR_FAILED,
                       _ ("LibreOffice did not finish within %d seconds; save the file as .docx yourself"),
                       TIMEOUT_SECONDS);
          ok = FALSE;
        }
    }
  g_main_context_pop_thread_default (context);
  return ok;
}

static GBytes *
take_result (const char *dir, GError **error)
{
  g_autoptr (GDir) listing = g_dir_open (dir, 0, error);
  for (const char *name; listing != NULL && (name = g_dir_read_name (listing)) != NULL;)
    if (g_str_has_suffix (name, ".docx"))
      {
        g_autofree char *path = g_build_filename (dir, name, NULL);
        char *data;
        gsize length;
        if (!g_file_get_contents (path, &data, &length, error))
          return NULL;
        return g_bytes_new_take (data, length);
      }
  if (listing != NULL)
    g_set_error (error, YD_ERROR, YD_ERROR_CORRUPT,
                 _ ("LibreOffice could not read the file; open it in Word or WPS and save it as .docx"));
  return NULL;
}

/**
 * yd_read_office_to_docx:
 * @path: a local .doc, .wps or .rtf, whatever its name
 *
 * Returns: (transfer full) (nullable): it as .docx; %NULL with %YD_ERROR_UNSUPPORTED where LibreOffice
 *   is not installed
 */
GBytes *
yd_read_office_to_docx (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *program = g_find_program_in_path ("soffice");
  if (program == NULL)
    program = g_find_program_in_path ("libreoffice");
  if (program == NULL)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_UNSUPPORTED,
                   _ ("reading old Word and WPS files needs LibreOffice Writer (package libreoffice-writer); install "
                   "it, or save the file as .docx"));
      return NULL;
    }
  g_autofree char *dir = g_dir_make_tmp ("yaodian-XXXXXX", error);
  if (dir == NULL)
    return NULL;
  /* under a plain name: what the content is, LibreOffice finds out itself */
  g_autofree char *copy = g_build_filename (dir, "source.doc", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = g_file_new_for_path (copy);
  GBytes *result = NULL;
  if (g_file_copy (from, to, G_FILE_COPY_NONE, cancellable, NULL, NULL, error)
      && run_converter (program, copy, dir, cancellable, error))
    result = take_result (dir, error);
  remove_tree (dir);
  return result;
}

/* Owns: asking LibreOffice, where it is installed, to turn .doc, .wps, .rtf and .odt into .docx. Refuses:
 * to touch the person's own LibreOffice profile, to wait for ever, to leave files behind, and to
 * hand it what is no document: it would read any bytes as a text. */

#include "yd-reader.h"

#include "yd-error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <gsf/gsf.h>
#include <string.h>

#define TIMEOUT_SECONDS 90

#define FIB_FLAGS 10 /* offset in the stream WordDocument, [MS-DOC] 2.5.2 */
#define FIB_ENCRYPTED 0x0100

/* What an OLE file holds, by the streams at its top. */
static const struct
{
  const char *stream;
  const char *refusal; /* NULL: a document */
} streams[] = {
  { "WordDocument", NULL },
  { "MatOST", NULL }, /* Works */
  { "EncryptedPackage", N_ ("the file is protected by a password; save it without one first") },
  { "Workbook",
    N_ ("the file is a workbook, not a text; copy its rows and paste them, or read a list of "
        "units in the register of units") },
  { "Book",
    N_ ("the file is a workbook, not a text; copy its rows and paste them, or read a list of "
        "units in the register of units") },
  { "PowerPoint Document", N_ ("the file is a presentation, not a text") },
};

static gboolean
is_locked_word (GsfInput *stream)
{
  guint8 head[FIB_FLAGS + 2];
  return gsf_input_read (stream, sizeof head, head) != NULL
         && (GSF_LE_GET_GUINT16 (head + FIB_FLAGS) & FIB_ENCRYPTED) != 0;
}

static const char *
find_refusal (GsfInfile *ole)
{
  int n = gsf_infile_num_children (ole);
  for (int i = 0; i < n; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (streams); j++)
      if (g_strcmp0 (gsf_infile_name_by_index (ole, i), streams[j].stream) == 0)
        {
          if (streams[j].refusal != NULL)
            return _ (streams[j].refusal);
          GsfInput *stream = gsf_infile_child_by_index (ole, i);
          gboolean locked = j == 0 && stream != NULL && is_locked_word (stream);
          g_clear_object (&stream);
          return locked ? _ (streams[2].refusal) : NULL;
        }
  return _ ("the file is no document of Word or WPS");
}

static void
ignore_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
}

/* The library warns of what is wrong with a file; whoever chose that is told by the error. */
static void
mute_warnings (void)
{
  static gsize muted;
  if (!g_once_init_enter (&muted))
    return;
  g_log_set_handler ("libgsf:msole", G_LOG_LEVEL_WARNING | G_LOG_FLAG_FATAL | G_LOG_FLAG_RECURSION,
                     ignore_cb, NULL);
  g_once_init_leave (&muted, 1);
}

/* Whether @bytes are a document; what is no OLE file was told by its first words. */
static gboolean
check_content (GBytes *bytes, GError **error)
{
  static const guint8 magic[8] = { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1 };
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  if (size < sizeof magic || memcmp (data, magic, sizeof magic) != 0)
    return TRUE;
  mute_warnings ();
  GsfInput *input = gsf_input_memory_new (data, (gsf_off_t)size, FALSE);
  GsfInfile *ole = gsf_infile_msole_new (input, NULL);
  const char *refusal = ole != NULL ? find_refusal (ole) : NULL;
  if (ole == NULL)
    g_set_error (error, YD_ERROR, YD_ERROR_CORRUPT,
                 _ ("the file is cut off or damaged; take another copy of it"));
  else if (refusal != NULL)
    g_set_error_literal (error, YD_ERROR, YD_ERROR_UNSUPPORTED, refusal);
  gboolean ok = ole != NULL && refusal == NULL;
  g_clear_object (&ole);
  g_object_unref (input);
  return ok;
}

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
run_converter (const char *program, const char *path, const char *dir, GCancellable *cancellable,
               GError **error)
{
  g_autofree char *profile_uri
    = g_strconcat ("-env:UserInstallation=file://", dir, "/profile", NULL);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_setenv (launcher, "HOME", dir, TRUE);
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_main_context_push_thread_default (context);
  g_autoptr (GSubprocess) process = g_subprocess_launcher_spawn (
    launcher, error, program, profile_uri, "--headless", "--norestore", "--nolockcheck",
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
          g_set_error (
            error, YD_ERROR, YD_ERROR_FAILED,
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
    g_set_error (
      error, YD_ERROR, YD_ERROR_CORRUPT,
      _ ("LibreOffice could not read the file; open it in Word or WPS and save it as .docx"));
  return NULL;
}

/**
 * yd_read_office_to_docx:
 * @bytes: a .doc, .wps, .rtf or .odt
 *
 * Returns: (transfer full) (nullable): it as .docx; %NULL with %YD_ERROR_UNSUPPORTED where it is no
 *   document or LibreOffice is not installed
 */
GBytes *
yd_read_office_to_docx (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  if (!check_content (bytes, error))
    return NULL;
  g_autofree char *program = g_find_program_in_path ("soffice");
  if (program == NULL)
    program = g_find_program_in_path ("libreoffice");
  if (program == NULL)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_UNSUPPORTED,
                   _ ("reading old Word and WPS files needs LibreOffice Writer (package "
                      "libreoffice-writer); install "
                      "it, or save the file as .docx"));
      return NULL;
    }
  g_autofree char *dir = g_dir_make_tmp ("yaodian-XXXXXX", error);
  if (dir == NULL)
    return NULL;
  /* under a plain name: what the content is, LibreOffice finds out itself */
  g_autofree char *path = g_build_filename (dir, "source.doc", NULL);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  GBytes *result = NULL;
  if (g_file_set_contents_full (path, data, (gssize)size, G_FILE_SET_CONTENTS_NONE, 0600, error)
      && run_converter (program, path, dir, cancellable, error))
    result = take_result (dir, error);
  remove_tree (dir);
  return result;
}

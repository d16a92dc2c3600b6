/* Owns: what a window says of its plan's file, and what it asks: the file is gone, another one stands in
 * its place, a version was kept beside. Refuses: to decide any of it; what it means that somebody else has
 * the plan (yd-ui-window-reader.c). */

#include "yd-ui-application.h"
#include "yd-ui-save-ask.h"
#include "yd-ui-toast.h"
#include "yd-ui-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

static YdStore *
store_of (YdUiWindow *self)
{
  return yd_ui_document_get_store (self->document);
}

/**
 * yd_ui_window_dup_file_fact:
 *
 * Returns: (transfer full) (nullable): what is to be known of the file before anything else; %NULL where
 *   all is as always
 */
char *
yd_ui_window_dup_file_fact (YdUiWindow *self)
{
  YdStore *store = store_of (self);
  const GError *problem = yd_store_get_problem (store);
  const char *holder = yd_store_get_holder (store);
  if (problem != NULL && problem->domain == YD_ERROR)
    switch (problem->code)
      {
      case YD_ERROR_NOT_FOUND:
        return g_strdup (_ ("the file is not there any more; kept on this machine"));
      case YD_ERROR_EXISTS:
        return g_strdup (_ ("another file is in its place; kept on this machine"));
      case YD_ERROR_IN_USE:
        return g_strdup (_ ("taken over on another machine; only read here"));
      default:
        return g_strdup (_ ("the file cannot be written; kept on this machine"));
      }
  if (yd_store_is_free (store))
    return g_strdup (_ ("closed there by now; can be edited"));
  if (yd_store_is_read_only (store) && holder != NULL)
    return g_strdup_printf (_ ("open at %s; read here as last written"), holder);
  if (yd_store_is_read_only (store))
    return g_strdup (_ ("cannot be written here; only read"));
  return NULL;
}

/* The whole sentence, for the tooltip; NULL where the fact says it all. */
const char *
yd_ui_window_get_file_reason (YdUiWindow *self)
{
  const GError *problem = yd_store_get_problem (store_of (self));
  return problem != NULL ? problem->message : yd_store_get_reason (store_of (self));
}

/* Everything in the window depends on whether the plan can be edited, so another window takes its place. */
static void
renew (YdUiWindow *self)
{
  YdUiApplication *application = YD_UI_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  yd_ui_application_new_window (application, self->document);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* ---- another place ---- */

/* A plan that is only read cannot be moved: it is gone on with in a copy, which can be merged. One that
 * was taken over meanwhile is not read alone: this window's words are not in it. */
gboolean
yd_ui_window_is_only_read (YdUiWindow *self)
{
  return yd_store_is_read_only (store_of (self)) && yd_store_get_problem (store_of (self)) == NULL;
}

static gboolean
go_on_in_copy (YdUiWindow *self, const char *path, GError **error)
{
  YdUiApplication *application = YD_UI_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  if (!yd_store_export_copy (store_of (self), path, error)
      || !yd_ui_application_open_plan (application, path, error))
    return FALSE;
  gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

static void
elsewhere_cb (gpointer data, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdUiWindow) self = data;
  if (path == NULL)
    return;
  gboolean copy = yd_ui_window_is_only_read (self),
           was_lost = !copy && yd_store_is_read_only (store_of (self));
  if (!yd_ui_document_settle (self->document)
      || !(copy ? go_on_in_copy (self, path, &error)
                : yd_store_save_elsewhere (store_of (self), path, &error)))
    yd_ui_toast_say (self->toasts,
                     error != NULL ? error->message : _ ("The plan cannot be kept there"));
  else if (was_lost)
    renew (self);
  else if (!copy)
    yd_ui_toast_file (self->toasts, _ ("The plan is kept there from now on"), path);
}

void
yd_ui_window_save_elsewhere (YdUiWindow *self)
{
  gboolean copy = yd_ui_window_is_only_read (self);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
    copy ? _ ("Where Shall the Copy Be Kept?") : _ ("Where Shall the Plan Be Kept From Now On?"),
    GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Keep There"), _ ("_Cancel"));
  const char *path = yd_store_get_path (store_of (self));
  if (path != NULL)
    {
      g_autofree char *base = g_path_get_basename (path);
      g_autofree char *shown = g_filename_display_name (base);
      if (g_str_has_suffix (shown, ".yaodian"))
        shown[strlen (shown) - strlen (".yaodian")] = '\0';
      g_autofree char *name = g_strconcat (shown, copy ? _ (" (copy)") : "", ".yaodian", NULL);
      gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
    }
  /* where it was may be what is not there */
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) folder
    = g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  yd_ui_save_ask (chooser, ".yaodian", elsewhere_cb, g_object_ref (self));
}

/* ---- another file in its place ---- */

static void
replace_cb (YdUiWindow *self, const char *response)
{
  g_autoptr (GError) error = NULL;
  if (g_str_equal (response, "elsewhere"))
    yd_ui_window_save_elsewhere (self);
  else if (g_str_equal (response, "replace") && !yd_store_publish_over (store_of (self), &error))
    yd_ui_toast_say (self->toasts, error->message);
}

static void
ask_to_replace (YdUiWindow *self, const char *problem)
{
  GtkWidget *dialog
    = adw_message_dialog_new (GTK_WINDOW (self), _ ("Another File Stands in Its Place"), NULL);
  adw_message_dialog_format_body (
    ADW_MESSAGE_DIALOG (dialog),
    _ (
      "%s\n\nNothing of the plan is lost: it is kept on this machine. If you replace the other file, it "
      "is kept beside under another name."),
    problem);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "later", _ ("_Later"), "replace",
                                    _ ("_Replace It"), "elsewhere", _ ("Save _Elsewhere…"), NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "later");
  g_signal_connect_object (dialog, "response", G_CALLBACK (replace_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- what happens to the file ---- */

/* A version that could not be merged by itself. */
static void
tell_kept (YdUiWindow *self)
{
  const char *kept = yd_store_get_kept (store_of (self));
  if (kept == NULL || g_strcmp0 (kept, self->told_kept) == 0)
    return;
  g_free (self->told_kept);
  self->told_kept = g_strdup (kept);
  yd_ui_toast_file (self->toasts, _ ("Another version of the file was found; it is kept beside"),
                    kept);
}

void
yd_ui_window_file_changed (YdUiWindow *self, const GError *error)
{
  tell_kept (self);
  yd_ui_window_follow_holder (self);
  if (error == NULL)
    return;
  if (g_error_matches (error, YD_ERROR, YD_ERROR_IN_USE))
    {
      yd_ui_document_settle (self->document);
      renew (self);
    }
  else if (g_error_matches (error, YD_ERROR, YD_ERROR_EXISTS))
    ask_to_replace (self, error->message);
  else
    yd_ui_toast_act (self->toasts, error->message, _ ("Save Elsewhere…"), "win.save-elsewhere");
}

/* When the window has come up. */
void
yd_ui_window_file_opened (YdUiWindow *self)
{
  tell_kept (self);
  yd_ui_window_begin_reading (self);
}

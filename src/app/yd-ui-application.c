/* Owns: the plans that are open and their windows, one document a store. Gives the store the clock and
 * the author. Refuses: everything inside a window. */

#include "yd-ui-application.h"

#include "yd-config.h"
#include "yd-ui-actions.h"
#include "yd-ui-composer.h"
#include "yd-ui-composing.h"
#include "yd-ui-front.h"
#include "yd-ui-gtk.h"
#include "yd-ui-help.h"
#include "yd-ui-plan-maker.h"
#include "yd-ui-preferences.h"
#include "yd-ui-recent.h"
#include "yd-ui-shortcuts.h"
#include "yd-ui-start-window.h"
#include "yd-ui-state.h"
#include "yd-ui-window.h"

#include <glib/gi18n.h>
#include <string.h>

struct _YdUiApplication
{
  AdwApplication parent_instance;

  GPtrArray *documents; /* YdUiDocument, owned: those with a window */
};

G_DEFINE_FINAL_TYPE (YdUiApplication, yd_ui_application, ADW_TYPE_APPLICATION)

/* ---- opening ---- */

static YdUiWindow *
find_window (YdUiApplication *self, YdStore *store)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (YD_UI_IS_WINDOW (l->data)
        && yd_ui_document_get_store (yd_ui_window_get_document (l->data)) == store)
      return l->data;
  return NULL;
}

static GtkWindow *
find_start (YdUiApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (YD_UI_IS_START_WINDOW (l->data))
      return l->data;
  return NULL;
}

static void
present_store (YdUiApplication *self, YdStore *store)
{
  YdUiWindow *window = find_window (self, store);
  if (window == NULL)
    {
      g_autoptr (YdUiDocument) document = yd_ui_document_new (store);
      g_ptr_array_add (self->documents, g_object_ref (document));
      window = yd_ui_window_new (ADW_APPLICATION (self), document);
      gtk_window_present (GTK_WINDOW (window));
      yd_ui_window_file_opened (window); /* what it asks comes up over it */
    }
  else
    gtk_window_present (GTK_WINDOW (window));
  yd_ui_recent_note (store);
  GtkWindow *start = find_start (self);
  if (start != NULL)
    gtk_window_destroy (start);
}

static YdStoreContext
get_context (char **author)
{
  *author = yd_ui_state_dup_author ();
  return (YdStoreContext){ .author = *author, .host = g_get_host_name (), .now = g_get_real_time };
}

/* ---- a damaged plan ---- */

/* When the dialog that asked is gone: the start page it stood over goes too. */
static gboolean
recover_later_cb (gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *author = NULL;
  YdStoreContext context = get_context (&author);
  YdUiApplication *self = YD_UI_APPLICATION (g_application_get_default ());
  g_autofree char *copy = yd_store_recover (data, &context, &error);
  if (copy == NULL || !yd_ui_application_open_plan (self, copy, &error))
    yd_ui_front_say (self, error->message);
  return G_SOURCE_REMOVE;
}

static void
recover_cb (AdwMessageDialog *dialog, const char *response, char *path)
{
  if (g_str_equal (response, "open"))
    g_idle_add_full (G_PRIORITY_DEFAULT, recover_later_cb, g_strdup (path), g_free);
}

static void
free_path (gpointer data, GClosure *closure)
{
  g_free (data);
}

/* The newest sound daily copy, if there is one; FALSE: there is none. */
static gboolean
offer_copy (YdUiApplication *self, const char *path, const YdStoreContext *context,
            const GError *failure)
{
  if (!g_error_matches (failure, YD_ERROR, YD_ERROR_CORRUPT))
    return FALSE;
  g_autofree char *copy = yd_store_find_daily_copy (path, context);
  if (copy == NULL)
    return FALSE;
  g_autofree char *day = g_path_get_basename (copy);
  *strrchr (day, '.') = '\0';
  if (gtk_application_get_active_window (GTK_APPLICATION (self)) == NULL)
    yd_ui_application_show_start (self);
  GtkWidget *dialog = adw_message_dialog_new (
    gtk_application_get_active_window (GTK_APPLICATION (self)), _ ("The Plan Is Damaged"), NULL);
  adw_message_dialog_format_body (
    ADW_MESSAGE_DIALOG (dialog),
    _ (
      "%s\n\nA sound copy of %s was kept on this machine. It is put beside the damaged file, which stays "
      "as it is, and opened; what was written after it was kept is not in it."),
    failure->message, day);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "open",
                                    _ ("_Open the Copy"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "open");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (recover_cb), g_strdup (path), free_path,
                         0);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

/**
 * yd_ui_application_open_plan:
 *
 * Opens a window on a plan, or brings up the one it has. A plan that somebody else holds, or that
 * cannot be written, is opened to be read.
 */
gboolean
yd_ui_application_open_plan (YdUiApplication *self, const char *path, GError **error)
{
  g_autofree char *author = NULL;
  g_autoptr (GError) failure = NULL;
  YdStoreContext context = get_context (&author);
  g_autoptr (YdStore) store = yd_store_open (path, YD_OPEN_READ_IF_HELD, &context, &failure);
  if (store == NULL && g_error_matches (failure, YD_ERROR, YD_ERROR_READ_ONLY))
    {
      g_clear_error (&failure);
      store = yd_store_open (path, YD_OPEN_READ, &context, &failure);
    }
  if (store == NULL && offer_copy (self, path, &context, failure))
    return TRUE;
  if (store == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  present_store (self, store);
  return TRUE;
}

/**
 * yd_ui_application_take_over:
 *
 * Opens a plan that is open on another machine, which loses it.
 */
gboolean
yd_ui_application_take_over (YdUiApplication *self, const char *path, GError **error)
{
  g_autofree char *author = NULL;
  YdStoreContext context = get_context (&author);
  g_autoptr (YdStore) store = yd_store_open (path, YD_OPEN_TAKE_OVER, &context, error);
  if (store == NULL)
    return FALSE;
  present_store (self, store);
  return TRUE;
}

/**
 * yd_ui_application_make_plan:
 * @rows: (transfer full): what the plan holds
 * @source: (nullable): what the rows came from, for the history; %NULL for a blank plan
 *
 * Makes a plan file in the place of what stands there, and opens it.
 */
gboolean
yd_ui_application_make_plan (YdUiApplication *self, const char *path, YdRowList *rows,
                             const char *source, GError **error)
{
  g_autofree char *author = NULL;
  g_autoptr (YdRowList) owned = rows;
  YdStoreContext context = get_context (&author);
  g_autoptr (YdStore) store = yd_store_create (path, TRUE, &context, error);
  if (store == NULL)
    return FALSE;
  if (!yd_edit_import (store, owned, source, error) || !yd_store_publish (store, error))
    {
      yd_store_close (store, NULL);
      return FALSE;
    }
  present_store (self, store);
  return TRUE;
}

/* A plan is opened, anything else is read in. */
void
yd_ui_application_open_anything (YdUiApplication *self, GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_basename (file);
  if (path == NULL)
    g_set_error (&error, YD_ERROR, YD_ERROR_UNSUPPORTED,
                 _ ("%s is not on this machine: copy it here first"), name);
  else if (g_str_has_suffix (path, ".yaodian"))
    yd_ui_application_open_plan (self, path, &error);
  else
    {
      yd_ui_plan_maker_import (self, gtk_application_get_active_window (GTK_APPLICATION (self)),
                               file);
      return;
    }
  if (error != NULL)
    yd_ui_front_say (self, error->message);
}

void
yd_ui_application_new_window (YdUiApplication *self, YdUiDocument *document)
{
  gtk_window_present (GTK_WINDOW (yd_ui_window_new (ADW_APPLICATION (self), document)));
}

/* @window closes: with the last one of a plan its file is let go. */
void
yd_ui_application_let_go (YdUiApplication *self, YdUiWindow *window)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdUiDocument) document = g_object_ref (yd_ui_window_get_document (window));
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (l->data != (gpointer)window && YD_UI_IS_WINDOW (l->data)
        && yd_ui_window_get_document (l->data) == document)
      return;
  YdStore *store = yd_ui_document_get_store (document);
  yd_ui_recent_note (store);
  yd_ui_recent_note_dues (store);
  if (yd_store_get_problem (store) != NULL)
    yd_store_leave (
      store); /* the person was asked; what is not in the file stays in the working copy */
  else if (!yd_store_close (store, &error))
    g_warning ("%s", error->message); /* the working copy stays and is taken up again */
  g_ptr_array_remove (self->documents, document);
}

void
yd_ui_application_show_start (YdUiApplication *self)
{
  GtkWindow *start = find_start (self);
  if (start == NULL)
    start = GTK_WINDOW (yd_ui_start_window_new (ADW_APPLICATION (self)));
  gtk_window_present (start);
}

/* ---- commands ---- */

static GtkWindow *
active_window (YdUiApplication *self)
{
  return gtk_application_get_active_window (GTK_APPLICATION (self));
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  yd_ui_plan_maker_new (data, active_window (data));
}

static void
last_year_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  yd_ui_plan_maker_from_last_year (data, active_window (data));
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  yd_ui_plan_maker_import (data, active_window (data), NULL);
}

static void
import_clipboard_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  yd_ui_plan_maker_import_clipboard (data);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  yd_ui_plan_maker_open (data, active_window (data));
}

static void
sample_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  yd_ui_plan_maker_sample (data);
}

static void
start_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  yd_ui_application_show_start (data);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  /* Each window has its say: one that cannot be written stays. One that goes may take others along. */
  GList *windows = g_list_copy_deep (gtk_application_get_windows (data),
                                     (GCopyFunc)(void (*) (void))g_object_ref, NULL);
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free_full (windows, g_object_unref);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  yd_ui_preferences_present (active_window (data));
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  yd_ui_shortcuts_present (active_window (data));
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  yd_ui_help_present (data, active_window (data));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_show_about_window (
    active_window (data), "application-name", _ ("Yaodian"), "application-icon", YD_APP_ID,
    "version", YD_VERSION, "license-type", GTK_LICENSE_GPL_3_0, "comments",
    _ ("Writes a year's work points, follows them, and brings out the notice and "
       "the workbooks. Works on this machine alone."),
    NULL);
}

/* ---- life ---- */

static void
yd_ui_application_activate (GApplication *application)
{
  YdUiApplication *self = YD_UI_APPLICATION (application);
  GtkWindow *window = active_window (self);
  if (window != NULL)
    gtk_window_present (window);
  else
    yd_ui_application_show_start (self);
}

static void
yd_ui_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  YdUiApplication *self = YD_UI_APPLICATION (application);
  for (int i = 0; i < n_files; i++)
    yd_ui_application_open_anything (self, files[i]);
}

/* Where the desktop's font has no Han characters, those come from whatever face fontconfig finds first,
 * which may be a brush script: name some plain ones after it. */
static void
add_plain_han_faces (void)
{
  g_autofree char *name = NULL;
  GtkSettings *settings = gtk_settings_get_default ();
  g_object_get (settings, "gtk-font-name", &name, NULL);
  PangoFontDescription *font = pango_font_description_from_string (name != NULL ? name : "Sans 11");
  const char *family = pango_font_description_get_family (font);
  g_autofree char *families = g_strconcat (
    family != NULL ? family : "Sans",
    ",Noto Sans CJK SC,Source Han Sans SC,Microsoft YaHei,WenQuanYi Micro Hei", NULL);
  pango_font_description_set_family (font, families);
  g_autofree char *whole = pango_font_description_to_string (font);
  g_object_set (settings, "gtk-font-name", whole, NULL);
  pango_font_description_free (font);
}

static void
yd_ui_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { "new", new_cb, NULL, NULL, NULL },
    { "from-last-year", last_year_cb, NULL, NULL, NULL },
    { "import", import_cb, NULL, NULL, NULL },
    { "import-clipboard", import_clipboard_cb, NULL, NULL, NULL },
    { "open", open_cb, NULL, NULL, NULL },
    { "sample", sample_cb, NULL, NULL, NULL },
    { "start", start_cb, NULL, NULL, NULL },
    { "quit", quit_cb, NULL, NULL, NULL },
    { "preferences", preferences_cb, NULL, NULL, NULL },
    { "shortcuts", shortcuts_cb, NULL, NULL, NULL },
    { "help", help_cb, NULL, NULL, NULL },
    { "about", about_cb, NULL, NULL, NULL },
  };
  G_APPLICATION_CLASS (yd_ui_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  yd_ui_actions_install (GTK_APPLICATION (application));
  yd_ui_preferences_apply_scheme ();
  yd_ui_gtk_mend_tooltips ();
  yd_ui_gtk_mend_names ();
  yd_ui_gtk_mend_focus ();
  yd_ui_composing_go_first (GTK_APPLICATION (application));
  add_plain_han_faces ();
  gtk_window_set_default_icon_name (YD_APP_ID);
}

static int
yd_ui_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1; /* go on */
  g_print ("yaodian %s\n", YD_VERSION);
  return 0;
}

static void
yd_ui_application_shutdown (GApplication *application)
{
  yd_ui_composer_stop ();
  G_APPLICATION_CLASS (yd_ui_application_parent_class)->shutdown (application);
}

static void
yd_ui_application_finalize (GObject *object)
{
  g_ptr_array_unref (YD_UI_APPLICATION (object)->documents);
  G_OBJECT_CLASS (yd_ui_application_parent_class)->finalize (object);
}

static void
yd_ui_application_class_init (YdUiApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = yd_ui_application_finalize;
  application_class->activate = yd_ui_application_activate;
  application_class->handle_local_options = yd_ui_application_handle_local_options;
  application_class->open = yd_ui_application_open;
  application_class->startup = yd_ui_application_startup;
  application_class->shutdown = yd_ui_application_shutdown;
}

static void
yd_ui_application_init (YdUiApplication *self)
{
  self->documents = g_ptr_array_new_with_free_func (g_object_unref);
}

YdUiApplication *
yd_ui_application_new (void)
{
  GApplication *self = g_object_new (YD_UI_TYPE_APPLICATION, "application-id", YD_APP_ID, "flags",
                                     G_APPLICATION_HANDLES_OPEN, NULL);
  g_application_set_option_context_parameter_string (self, _ ("[FILE…]"));
  g_application_set_option_context_summary (
    self,
    _ ("Opens plans, and reads text, Markdown, HTML, PDF and Word documents in as new ones."));
  g_application_add_main_option (self, "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE,
                                 _ ("Print the version"), NULL);
  return YD_UI_APPLICATION (self);
}

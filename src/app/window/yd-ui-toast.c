/* Owns: the wording and buttons of toasts. Refuses: to do anything itself but open a file. */

#include "yd-ui-toast.h"

#include <glib/gi18n.h>

/* Seconds a failure, a file or a button stays to be read and reached. */
#define LONG_STAY 8

#define UNDO "win.undo"

/* ---- the last act ---- */

static const char last_act[] = "yaodian-last-act";

static void
dismissed_cb (AdwToast *toast, AdwToastOverlay *overlay)
{
  if (g_object_get_data (G_OBJECT (overlay), last_act) == toast)
    g_object_set_data (G_OBJECT (overlay), last_act, NULL);
}

/* What can be done about an act gives way to what is said of the next: in a queue behind it, a button
 * would stand beside words that it is not about. */
static void
add (AdwToastOverlay *overlay, AdwToast *toast, gboolean act)
{
  AdwToast *last = g_object_get_data (G_OBJECT (overlay), last_act);
  if (last != NULL)
    adw_toast_dismiss (last);
  if (act)
    {
      g_object_set_data_full (G_OBJECT (overlay), last_act, g_object_ref (toast), g_object_unref);
      g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), overlay, 0);
    }
  adw_toast_overlay_add_toast (overlay, toast);
}

/* Something was done since: Undo would take that back, and not what the words say. */
void
yd_ui_toast_end_undo (AdwToastOverlay *overlay)
{
  AdwToast *last = g_object_get_data (G_OBJECT (overlay), last_act);
  if (last != NULL && g_strcmp0 (adw_toast_get_action_name (last), UNDO) == 0)
    adw_toast_dismiss (last);
}

/* ---- kinds ---- */

void
yd_ui_toast_say (AdwToastOverlay *overlay, const char *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);
  AdwToast *toast = adw_toast_new (escaped);
  if (g_utf8_strlen (words, -1) > 20)
    adw_toast_set_timeout (toast, LONG_STAY);
  add (overlay, toast, FALSE);
}

void
yd_ui_toast_act (AdwToastOverlay *overlay, const char *words, const char *label, const char *action)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);
  AdwToast *toast = adw_toast_new (escaped);
  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_name (toast, action);
  adw_toast_set_timeout (toast, LONG_STAY);
  add (overlay, toast, TRUE);
}

/* What was done, with a button that undoes it. */
void
yd_ui_toast_undo (AdwToastOverlay *overlay, const char *words)
{
  yd_ui_toast_act (overlay, words, _ ("Undo"), UNDO);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree char *path = data;
  g_autoptr (GVariant) reply
    = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  if (reply != NULL)
    return;
  /* no file manager that can select a file: its folder then */
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);
  gtk_show_uri (NULL, uri, GDK_CURRENT_TIME);
}

/* The file's place in the file manager, the file chosen there. */
void
yd_ui_toast_show_in_folder (const char *path)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  if (bus == NULL || uri == NULL)
    return;
  const char *uris[] = { uri, NULL };
  g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                          "org.freedesktop.FileManager1", "ShowItems",
                          g_variant_new ("(^ass)", uris, ""), NULL, G_DBUS_CALL_FLAGS_NONE, 5000,
                          NULL, shown_cb, g_strdup (path));
}

static void
show_in_folder_cb (GtkButton *button, AdwToast *toast)
{
  yd_ui_toast_show_in_folder (g_object_get_data (G_OBJECT (toast), "path"));
  adw_toast_dismiss (toast);
}

static void
open_cb (AdwToast *toast)
{
  g_autofree char *uri
    = g_filename_to_uri (g_object_get_data (G_OBJECT (toast), "path"), NULL, NULL);
  gtk_show_uri (NULL, uri, GDK_CURRENT_TIME);
}

/* A file that was made, with Show in Folder and Open. */
void
yd_ui_toast_file (AdwToastOverlay *overlay, const char *words, const char *path)
{
  AdwToast *toast = adw_toast_new ("");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (words);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_box_append (GTK_BOX (box), label);
  GtkWidget *folder = gtk_button_new_with_label (_ ("Show in Folder"));
  gtk_widget_add_css_class (folder, "flat");
  gtk_box_append (GTK_BOX (box), folder);
  g_object_set_data_full (G_OBJECT (toast), "path", g_strdup (path), g_free);
  g_signal_connect_object (folder, "clicked", G_CALLBACK (show_in_folder_cb), toast, 0);
  adw_toast_set_custom_title (toast, box);
  adw_toast_set_button_label (toast, _ ("Open"));
  adw_toast_set_timeout (toast, LONG_STAY);
  g_signal_connect (toast, "button-clicked", G_CALLBACK (open_cb), NULL);
  add (overlay, toast, TRUE);
}

/* Owns: the wording and buttons of toasts, and which of them is shown. Refuses: to do anything itself but open
 * a file. */

#include "yd-ui-toast.h"

#include <glib/gi18n.h>

/* Seconds a failure, a file or a button stays to be read and reached. */
#define LONG_STAY 8

#define UNDO "win.undo"

/* ---- one after the other ---- */

/* Milliseconds a toast stands before it gives way to a newer one: it has come up by then (500 ms). One that is
 * dismissed while it comes up is freed with its animation still running, and libadwaita 1.2 ends the
 * program. Words alone stay until they can have been read. */
#define COMES_UP 600
#define IS_READ 2000

/* The toasts of an overlay. The overlay itself is given one at a time. */
typedef struct
{
  AdwToastOverlay *overlay; /* borrowed: it owns this */
  GQueue waiting;           /* AdwToast, owned */
  AdwToast *shown;          /* owned; NULL for none */
  gint64 since;             /* when it was shown, in µs */
  gboolean over;            /* it goes as soon as it can */
  guint advance_id;         /* source */
} Toasts;

static const char toasts_key[] = "yaodian-toasts";
static const char act_key[] = "yaodian-act";

static void advance (Toasts *self);

static void
free_toasts (Toasts *self)
{
  g_clear_handle_id (&self->advance_id, g_source_remove);
  if (self->shown != NULL)
    g_signal_handlers_disconnect_by_data (self->shown, self);
  g_clear_object (&self->shown);
  g_queue_clear_full (&self->waiting, g_object_unref);
  g_free (self);
}

static Toasts *
get_toasts (AdwToastOverlay *overlay)
{
  Toasts *self = g_object_get_data (G_OBJECT (overlay), toasts_key);
  if (self == NULL)
    {
      self = g_new0 (Toasts, 1);
      self->overlay = overlay;
      g_queue_init (&self->waiting);
      g_object_set_data_full (G_OBJECT (overlay), toasts_key, self, (GDestroyNotify)free_toasts);
    }
  return self;
}

static gboolean
is_act (AdwToast *toast)
{
  return g_object_get_data (G_OBJECT (toast), act_key) != NULL;
}

static gboolean
is_undo (AdwToast *toast)
{
  return g_strcmp0 (adw_toast_get_action_name (toast), UNDO) == 0;
}

static gboolean
advance_cb (gpointer data)
{
  Toasts *self = data;
  self->advance_id = 0;
  advance (self);
  return G_SOURCE_REMOVE;
}

static void
advance_in (Toasts *self, guint milliseconds)
{
  g_clear_handle_id (&self->advance_id, g_source_remove);
  self->advance_id = g_timeout_add (milliseconds, advance_cb, self);
}

static void
dismissed_cb (Toasts *self)
{
  g_signal_handlers_disconnect_by_data (self->shown, self);
  g_clear_object (&self->shown);
  advance_in (self, 0);
}

static void
show_next (Toasts *self)
{
  self->shown = g_queue_pop_head (&self->waiting);
  self->over = FALSE;
  if (self->shown == NULL)
    return;
  self->since = g_get_monotonic_time ();
  g_signal_connect_swapped (self->shown, "dismissed", G_CALLBACK (dismissed_cb), self);
  adw_toast_overlay_add_toast (self->overlay, g_object_ref (self->shown));
  if (!g_queue_is_empty (&self->waiting))
    advance_in (self, COMES_UP);
}

/* Brings up what waits, as soon as what is shown may go. */
static void
advance (Toasts *self)
{
  if (self->shown == NULL)
    {
      show_next (self);
      return;
    }
  if (!self->over && g_queue_is_empty (&self->waiting))
    return;
  gint64 least = self->over || is_act (self->shown) ? COMES_UP : IS_READ;
  gint64 stood = (g_get_monotonic_time () - self->since) / 1000;
  if (stood < least)
    advance_in (self, (guint)(least - stood));
  else
    adw_toast_dismiss (self->shown);
}

/* Takes the acts that wait off the queue; only those that Undo would take back, or all. */
static void
forget_waiting (Toasts *self, gboolean undo_alone)
{
  for (GList *link = self->waiting.head, *next; link != NULL; link = next)
    {
      next = link->next;
      if (!is_act (link->data) || (undo_alone && !is_undo (link->data)))
        continue;
      g_object_unref (link->data);
      g_queue_delete_link (&self->waiting, link);
    }
}

/* What can be done about an act gives way to what is said of the next: in a queue behind it, a button
 * would stand beside words that it is not about. */
static void
add (AdwToastOverlay *overlay, AdwToast *toast, gboolean act)
{
  Toasts *self = get_toasts (overlay);
  if (act)
    g_object_set_data (G_OBJECT (toast), act_key, toast);
  forget_waiting (self, FALSE);
  g_queue_push_tail (&self->waiting, toast);
  advance (self);
}

/* Something was done since: Undo would take that back, and not what the words say. */
void
yd_ui_toast_end_undo (AdwToastOverlay *overlay)
{
  Toasts *self = get_toasts (overlay);
  forget_waiting (self, TRUE);
  if (self->shown == NULL || self->over || !is_undo (self->shown))
    return;
  adw_toast_set_button_label (self->shown, NULL);
  self->over = TRUE;
  advance (self);
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

/* Owns: words that come up over a window's content and go again, with what can be done about them. Not
 * YdUiToasts: libadwaita 1.2 ends the program when a toast is dismissed while it still comes up, and
 * Escape does that. Refuses: to do anything itself but open a file. */

#include "yd-ui-toast.h"

#include <glib/gi18n.h>

/* Seconds: how long words stay; longer ones, a file or a button are to be read and reached. */
#define STAY 5
#define LONG_STAY 8
#define LONG_WORDS 20 /* characters */
/* Milliseconds until words can have been read: before that they give way to nothing. */
#define IS_READ 2000
/* Characters: of a line of words. */
#define LINE 56

typedef struct
{
  char *words;
  char *label;  /* NULL: no button */
  char *action; /* that the button gives */
  char *path;   /* of a file to open or show; NULL for none */
  char *step;   /* what Undo is to take back: the hash of it; NULL where it is about none */
} Toast;

struct _YdUiToasts
{
  GtkWidget parent_instance;

  YdUiDocument *document; /* owned; NULL where nothing is undone */
  GtkOverlay *overlay;    /* its child is the content */
  GtkWidget *toast;
  GtkLabel *words;
  GtkWidget *folder, *open, *act; /* buttons */
  GQueue waiting;                 /* Toast, owned */
  Toast *shown;                   /* owned; NULL for none */
  gint64 since;                   /* when it was shown, in µs */
  guint advance_id, end_id;       /* sources */
};

G_DEFINE_FINAL_TYPE (YdUiToasts, yd_ui_toasts, GTK_TYPE_WIDGET)

enum
{
  PROP_CHILD = 1
};

static void
toast_free (Toast *toast)
{
  g_free (toast->words);
  g_free (toast->label);
  g_free (toast->action);
  g_free (toast->path);
  g_free (toast->step);
  g_free (toast);
}

static gboolean
is_act (const Toast *toast)
{
  return toast->label != NULL || toast->path != NULL;
}

/* Whether Undo would take back something else than what the words say. */
static gboolean
is_stale (YdUiToasts *self, const Toast *toast)
{
  return toast->step != NULL && !yd_ui_document_would_undo (self->document, toast->step);
}

/* ---- one after the other ---- */

static void advance (YdUiToasts *self);

static gboolean
advance_cb (gpointer data)
{
  YdUiToasts *self = data;
  self->advance_id = 0;
  advance (self);
  return G_SOURCE_REMOVE;
}

static void
take_away (YdUiToasts *self)
{
  GtkWidget *content = gtk_overlay_get_child (self->overlay);
  g_clear_handle_id (&self->end_id, g_source_remove);
  g_clear_handle_id (&self->advance_id, g_source_remove);
  g_clear_pointer (&self->shown, toast_free);
  if (content != NULL
      && (gtk_widget_get_state_flags (self->toast) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    gtk_widget_child_focus (content, GTK_DIR_TAB_FORWARD);
  gtk_widget_set_visible (self->toast, FALSE);
  if (!g_queue_is_empty (&self->waiting))
    self->advance_id = g_idle_add (advance_cb, self);
}

/* Not while somebody points at it or has the keyboard there. */
static gboolean
end_cb (gpointer data)
{
  YdUiToasts *self = data;
  const GtkStateFlags busy = GTK_STATE_FLAG_FOCUS_WITHIN | GTK_STATE_FLAG_PRELIGHT;
  if ((gtk_widget_get_state_flags (self->toast) & busy) != 0)
    return G_SOURCE_CONTINUE;
  self->end_id = 0;
  take_away (self);
  return G_SOURCE_REMOVE;
}

static void
show (YdUiToasts *self, Toast *toast)
{
  gboolean brief = !is_act (toast) && g_utf8_strlen (toast->words, -1) <= LONG_WORDS;
  g_clear_handle_id (&self->end_id, g_source_remove);
  g_clear_pointer (&self->shown, toast_free);
  self->shown = toast;
  self->since = g_get_monotonic_time ();
  gtk_label_set_text (self->words, toast->words);
  gtk_widget_set_visible (self->folder, toast->path != NULL);
  gtk_widget_set_visible (self->open, toast->path != NULL);
  gtk_widget_set_visible (self->act, toast->label != NULL);
  if (toast->label != NULL)
    gtk_button_set_label (GTK_BUTTON (self->act), toast->label);
  gtk_widget_set_visible (self->toast, TRUE);
  self->end_id = g_timeout_add_seconds (brief ? STAY : LONG_STAY, end_cb, self);
}

/* Brings up what waits, as soon as what is shown may go: what can be done about an act gives way at once. */
static void
advance (YdUiToasts *self)
{
  if (g_queue_is_empty (&self->waiting))
    return;
  gint64 least = self->shown == NULL || is_act (self->shown) ? 0 : IS_READ;
  gint64 stood = (g_get_monotonic_time () - self->since) / 1000;
  g_clear_handle_id (&self->advance_id, g_source_remove);
  if (self->shown == NULL || stood >= least)
    show (self, g_queue_pop_head (&self->waiting));
  if (!g_queue_is_empty (&self->waiting))
    self->advance_id = g_timeout_add ((guint)CLAMP (least - stood, 0, IS_READ), advance_cb, self);
}

/* Takes the acts that wait off the queue; only those that are stale, or all. */
static void
forget_waiting (YdUiToasts *self, gboolean stale_alone)
{
  for (GList *link = self->waiting.head, *next; link != NULL; link = next)
    {
      next = link->next;
      if (!is_act (link->data) || (stale_alone && !is_stale (self, link->data)))
        continue;
      toast_free (link->data);
      g_queue_delete_link (&self->waiting, link);
    }
}

static Toast *
new_toast (const char *words)
{
  Toast *toast = g_new0 (Toast, 1);
  toast->words = g_strdup (words);
  return toast;
}

/* What can be done about an act gives way to what is said of the next: in a queue behind it, a button
 * would stand beside words that it is not about. */
static void
add (YdUiToasts *self, Toast *toast)
{
  forget_waiting (self, FALSE);
  g_queue_push_tail (&self->waiting, toast);
  advance (self);
}

/* Something was done, or is being typed: words that are about another step go. */
static void
changed_cb (YdUiToasts *self)
{
  forget_waiting (self, TRUE);
  if (self->shown != NULL && is_stale (self, self->shown))
    take_away (self);
}

/* ---- kinds ---- */

void
yd_ui_toast_say (YdUiToasts *self, const char *words)
{
  add (self, new_toast (words));
}

void
yd_ui_toast_act (YdUiToasts *self, const char *words, const char *label, const char *action)
{
  Toast *toast = new_toast (words);
  toast->label = g_strdup (label);
  toast->action = g_strdup (action);
  add (self, toast);
}

/* Whether words stand there, or are about to, whose button gives @action. */
gboolean
yd_ui_toast_offers (YdUiToasts *self, const char *action)
{
  if (self->shown != NULL && g_strcmp0 (self->shown->action, action) == 0)
    return TRUE;
  for (GList *link = self->waiting.head; link != NULL; link = link->next)
    if (g_strcmp0 (((const Toast *)link->data)->action, action) == 0)
      return TRUE;
  return FALSE;
}

/**
 * yd_ui_toast_undo:
 * @words: what the last edit of the window's document did
 *
 * With a button that takes just that back; the words go with it when it has been taken back, and when
 * something else was done since. Where nothing was changed there is no button.
 */
void
yd_ui_toast_undo (YdUiToasts *self, const char *words)
{
  const char *step = self->document != NULL ? yd_ui_document_get_step (self->document) : NULL;
  Toast *toast = new_toast (words);
  toast->step = g_strdup (step);
  toast->label = step != NULL ? g_strdup (_ ("Undo")) : NULL;
  toast->action = g_strdup ("win.undo");
  add (self, toast);
}

/* A file that was made, with Show in Folder and Open. */
void
yd_ui_toast_file (YdUiToasts *self, const char *words, const char *path)
{
  Toast *toast = new_toast (words);
  toast->path = g_strdup (path);
  add (self, toast);
}

/* ---- giving a file to other programs ---- */

typedef struct
{
  YdUiToasts *toasts; /* owned */
  char *path;         /* owned */
  gboolean folder;    /* its folder is wanted */
} Way;

static Way *
way_new (YdUiToasts *self, const char *path, gboolean folder)
{
  Way *way = g_new0 (Way, 1);
  *way = (Way){ g_object_ref (self), g_strdup (path), folder };
  return way;
}

static void
way_free (Way *way)
{
  g_object_unref (way->toasts);
  g_free (way->path);
  g_free (way);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Way, way_free)

/* Where no program takes the file, whoever wants it has to know where it is. */
static void
given_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Way) way = data;
  g_autoptr (GError) error = NULL;
  if (gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_autofree char *folder = g_path_get_dirname (way->path);
  g_autofree char *name = g_filename_display_basename (way->path);
  g_autofree char *place = g_filename_display_name (folder);
  const char *format = !g_file_test (way->path, G_FILE_TEST_EXISTS)
                         ? _ ("“%s” is not in %s any more")
                       : way->folder ? _ ("No file manager could be opened; “%s” is in %s")
                                     : _ ("No program here opens “%s”; it is in %s");
  g_autofree char *words = g_strdup_printf (format, name, place);
  yd_ui_toast_say (way->toasts, words);
}

static void
give (Way *way)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (way->toasts));
  g_autofree char *folder = way->folder ? g_path_get_dirname (way->path) : NULL;
  g_autofree char *uri = g_filename_to_uri (folder != NULL ? folder : way->path, NULL, NULL);
  if (root == NULL || uri == NULL)
    way_free (way);
  else
    gtk_show_uri_full (GTK_WINDOW (root), uri, GDK_CURRENT_TIME, NULL, given_cb, way);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GVariant) reply
    = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  if (reply != NULL)
    way_free (data);
  else
    give (data); /* no file manager that can select a file: its folder then */
}

/* The file's place in the file manager, the file chosen there. */
void
yd_ui_toast_show_in_folder (YdUiToasts *self, const char *path)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  Way *way = way_new (self, path, TRUE);
  if (bus == NULL || uri == NULL)
    {
      give (way);
      return;
    }
  const char *uris[] = { uri, NULL };
  g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                          "org.freedesktop.FileManager1", "ShowItems",
                          g_variant_new ("(^ass)", uris, ""), NULL, G_DBUS_CALL_FLAGS_NONE, 5000,
                          NULL, shown_cb, way);
}

/* ---- what is pressed ---- */

static void
folder_cb (YdUiToasts *self)
{
  if (self->shown == NULL || self->shown->path == NULL)
    return;
  g_autofree char *path = g_strdup (self->shown->path);
  take_away (self);
  yd_ui_toast_show_in_folder (self, path);
}

static void
open_cb (YdUiToasts *self)
{
  if (self->shown == NULL || self->shown->path == NULL)
    return;
  g_autofree char *path = g_strdup (self->shown->path);
  take_away (self);
  give (way_new (self, path, FALSE));
}

/* The command may say something itself; and an entry that has the keyboard would undo what is typed there. */
static void
act_cb (YdUiToasts *self)
{
  Toast *toast = g_steal_pointer (&self->shown);
  if (toast == NULL)
    return;
  gtk_widget_grab_focus (self->act);
  if (toast->action != NULL && !is_stale (self, toast))
    gtk_widget_activate_action (GTK_WIDGET (self), toast->action, NULL);
  if (self->shown == NULL)
    take_away (self);
  toast_free (toast);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  YdUiToasts *self = YD_UI_TOASTS (widget);
  if (self->shown == NULL)
    return FALSE;
  take_away (self);
  return TRUE;
}

/* ---- life ---- */

static void
yd_ui_toasts_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, gtk_overlay_get_child (YD_UI_TOASTS (object)->overlay));
}

static void
yd_ui_toasts_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  yd_ui_toasts_set_child (YD_UI_TOASTS (object), g_value_get_object (value));
}

static void
yd_ui_toasts_dispose (GObject *object)
{
  YdUiToasts *self = YD_UI_TOASTS (object);
  g_clear_handle_id (&self->advance_id, g_source_remove);
  g_clear_handle_id (&self->end_id, g_source_remove);
  g_queue_clear_full (&self->waiting, (GDestroyNotify)toast_free);
  g_clear_pointer (&self->shown, toast_free);
  if (self->overlay != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->overlay)));
  g_clear_object (&self->document);
  G_OBJECT_CLASS (yd_ui_toasts_parent_class)->dispose (object);
}

static void
yd_ui_toasts_class_init (YdUiToastsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->dispose = yd_ui_toasts_dispose;
  object_class->get_property = yd_ui_toasts_get_property;
  object_class->set_property = yd_ui_toasts_set_property;
  /* what the words come up over */
  g_object_class_install_property (
    object_class, PROP_CHILD,
    g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static GtkWidget *
add_button (YdUiToasts *self, GtkWidget *button, GCallback pressed)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", pressed, self);
  gtk_box_append (GTK_BOX (self->toast), button);
  return button;
}

static void
yd_ui_toasts_init (YdUiToasts *self)
{
  g_queue_init (&self->waiting);
  self->overlay = GTK_OVERLAY (gtk_overlay_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->overlay), GTK_WIDGET (self));

  self->toast = g_object_new (GTK_TYPE_BOX, "css-name", "toast", "halign", GTK_ALIGN_CENTER,
                              "valign", GTK_ALIGN_END, "visible", FALSE, NULL);
  self->words = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                              "xalign", 0.0, "max-width-chars", LINE, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "heading");
  gtk_box_append (GTK_BOX (self->toast), GTK_WIDGET (self->words));
  self->folder
    = add_button (self, gtk_button_new_with_label (_ ("Show in Folder")), G_CALLBACK (folder_cb));
  self->open = add_button (self, gtk_button_new_with_label (_ ("Open")), G_CALLBACK (open_cb));
  self->act = add_button (self, gtk_button_new (), G_CALLBACK (act_cb));
  gtk_widget_add_css_class (self->folder, "flat");
  GtkWidget *close = add_button (self, gtk_button_new_from_icon_name ("window-close-symbolic"),
                                 G_CALLBACK (take_away));
  gtk_widget_add_css_class (close, "circular");
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_set_tooltip_text (close, _ ("Close this message"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Close this message"), -1);
  gtk_overlay_add_overlay (self->overlay, self->toast);
}

YdUiToasts *
yd_ui_toasts_new (void)
{
  return g_object_new (YD_UI_TYPE_TOASTS, NULL);
}

/* @child: what the words come up over */
void
yd_ui_toasts_set_child (YdUiToasts *self, GtkWidget *child)
{
  gtk_overlay_set_child (self->overlay, child);
}

/* @document: whose edits Undo takes back */
void
yd_ui_toasts_set_document (YdUiToasts *self, YdUiDocument *document)
{
  g_return_if_fail (self->document == NULL);
  self->document = g_object_ref (document);
  g_signal_connect_object (yd_ui_document_get_plan (document), "changed", G_CALLBACK (changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (yd_ui_document_get_store (document), "history-changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

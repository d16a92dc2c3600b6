/* Owns: a window whose plan is only read: that it says so, also to whoever tries to change something all the
 * same, who has the plan, and the ways to edit it. Refuses: to follow the file (the store does). */

#include "yd-ui-application.h"
#include "yd-ui-toast.h"
#include "yd-ui-window-private.h"

#include <glib/gi18n.h>

static YdStore *
store_of (YdUiWindow *self)
{
  return yd_ui_document_get_store (self->document);
}

/* ---- saying so ---- */

static void
say (YdUiWindow *self)
{
  YdStore *store = store_of (self);
  const char *why = yd_store_get_holder (store) == NULL ? yd_store_get_reason (store) : NULL;
  if (yd_store_is_free (store))
    yd_ui_toast_act (self->toasts, _ ("Nobody else has this plan open any more"), _ ("Edit It"),
                     "win.edit");
  else
    yd_ui_toast_act (self->toasts, why != NULL ? why : _ ("This plan is only read here"),
                     _ ("Edit a Copy…"), "win.save-elsewhere");
}

/* Is it the key of a command that cannot be given? */
static gboolean
is_of_shut_command (YdUiWindow *self, guint key, GdkModifierType modifiers)
{
  g_autofree char *accel
    = gtk_accelerator_name (key, modifiers & gtk_accelerator_get_default_mod_mask ());
  g_auto (GStrv) actions
    = gtk_application_get_actions_for_accel (gtk_window_get_application (GTK_WINDOW (self)), accel);
  for (guint i = 0; actions[i] != NULL; i++)
    if (g_str_has_prefix (actions[i], "win.")
        && g_action_group_has_action (G_ACTION_GROUP (self), actions[i] + strlen ("win."))
        && !g_action_group_get_action_enabled (G_ACTION_GROUP (self), actions[i] + strlen ("win.")))
      return TRUE;
  return FALSE;
}

static gboolean
is_edit (guint key, GdkModifierType modifiers)
{
  gboolean command = (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0;
  gboolean typed = !command && g_unichar_isprint (gdk_keyval_to_unicode (key));
  return typed
         || (!command
             && (key == GDK_KEY_Delete || key == GDK_KEY_BackSpace || key == GDK_KEY_Return
                 || key == GDK_KEY_F2));
}

/* A key that would change something, and that nobody in the window took. */
static gboolean
key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType modifiers,
        YdUiWindow *self)
{
  if (yd_ui_window_is_only_read (self)
      && (is_edit (key, modifiers) || is_of_shut_command (self, key, modifiers)))
    yd_ui_window_refuse (self);
  return GDK_EVENT_PROPAGATE;
}

/* Text that is only read takes the keys that edit all the same, and rings the bell at most. */
static gboolean
text_key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType modifiers,
             YdUiWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  gboolean only_read
    = (GTK_IS_TEXT_VIEW (focus) && !gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)))
      || (GTK_IS_TEXT (focus) && !gtk_editable_get_editable (GTK_EDITABLE (focus)));
  guint lower = gdk_keyval_to_lower (key);
  gboolean control = (modifiers & GDK_CONTROL_MASK) != 0, shift = (modifiers & GDK_SHIFT_MASK) != 0;
  gboolean pastes = (control && (lower == GDK_KEY_v || lower == GDK_KEY_x))
                    || (shift && (key == GDK_KEY_Insert || key == GDK_KEY_Delete));
  gboolean word = control && (key == GDK_KEY_BackSpace || key == GDK_KEY_Delete);
  if (yd_ui_window_is_only_read (self) && only_read && (is_edit (key, modifiers) || pastes || word))
    yd_ui_window_refuse (self);
  return GDK_EVENT_PROPAGATE;
}

/* Somebody tries to change what is only read. */
void
yd_ui_window_refuse (YdUiWindow *self)
{
  if (!yd_ui_toast_offers (self->toasts, "win.edit")
      && !yd_ui_toast_offers (self->toasts, "win.save-elsewhere"))
    say (self);
}

/* ---- who has it ---- */

/* Closes what reads it, and opens it anew where that was left. */
static void
open_anew (YdUiWindow *self, gboolean take_over)
{
  YdUiApplication *application = YD_UI_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup (yd_store_get_path (store_of (self)));
  g_application_hold (G_APPLICATION (application));
  gtk_window_close (GTK_WINDOW (self));
  if ((!take_over || !yd_ui_application_take_over (application, path, &error))
      && !yd_ui_application_open_plan (application, path, error == NULL ? &error : NULL))
    g_warning ("%s", error->message);
  g_application_release (G_APPLICATION (application));
}

/* When the dialog that asked is gone. */
static gboolean
take_over_later_cb (gpointer data)
{
  open_anew (data, TRUE);
  return G_SOURCE_REMOVE;
}

static void
take_over_cb (YdUiWindow *self, const char *response)
{
  if (g_str_equal (response, "take-over"))
    g_idle_add_full (G_PRIORITY_DEFAULT, take_over_later_cb, g_object_ref (self), g_object_unref);
}

static void
ask_to_take_over (YdUiWindow *self)
{
  YdStore *store = store_of (self);
  GtkWidget *dialog
    = adw_message_dialog_new (GTK_WINDOW (self), _ ("The Plan Is Open Elsewhere"), NULL);
  adw_message_dialog_format_body (
    ADW_MESSAGE_DIALOG (dialog),
    _ (
      "%s\n\nTake it over only if that machine has broken down or cannot be reached. What was written "
      "there and is not in the file yet is missing here; it is merged when the plan is opened there "
      "again."),
    yd_store_get_reason (store));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "read", _ ("Open _Read-Only"),
                                    "take-over", _ ("_Take It Over"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "take-over",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "read");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "read");
  g_signal_connect_object (dialog, "response", G_CALLBACK (take_over_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* When the button of the toast has done its work. */
static gboolean
edit_later_cb (gpointer data)
{
  open_anew (data, FALSE);
  return G_SOURCE_REMOVE;
}

static void
edit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, edit_later_cb, g_object_ref (data), g_object_unref);
}

/* Whoever had it may have left, or somebody have come. */
void
yd_ui_window_follow_holder (YdUiWindow *self)
{
  GAction *edit = g_action_map_lookup_action (G_ACTION_MAP (self), "edit");
  gboolean free = yd_store_is_free (store_of (self));
  if (free == g_action_get_enabled (edit))
    return;
  g_simple_action_set_enabled (G_SIMPLE_ACTION (edit), free);
  say (self);
}

void
yd_ui_window_begin_reading (YdUiWindow *self)
{
  if (yd_store_can_take_over (store_of (self)))
    ask_to_take_over (self);
  else if (yd_ui_window_is_only_read (self))
    say (self);
}

void
yd_ui_window_install_reading (YdUiWindow *self)
{
  static const GActionEntry entries[] = { { "edit", edit_cb, NULL, NULL, NULL } };
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *text_keys = gtk_event_controller_key_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_simple_action_set_enabled (
    G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "edit")), FALSE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_event_controller_set_propagation_phase (text_keys, GTK_PHASE_CAPTURE);
  g_signal_connect (text_keys, "key-pressed", G_CALLBACK (text_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), text_keys);
}

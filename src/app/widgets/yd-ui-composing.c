/* Owns: that an input method which composes has the keys first. Refuses: what the keys do afterwards.
 *
 * GTK gives a key to the commands of the window and to each widget that captures keys before the text that has
 * the keyboard hands it to the input method: a line's own Down, or Escape of a bar around it, would end the
 * composition, and what was composed would be lost.
 * A command that the input method leaves waits until the person has ended the composition. */

#include "yd-ui-composing.h"

/* The text in which something is composed; borrowed, NULL where nothing is. There is one keyboard. */
static gpointer composing;

static void
compose_in (gpointer text)
{
  g_set_weak_pointer (&composing, text);
}

/* Of every GtkText and GtkTextView, whichever window or form it is in. */
static gboolean
preedit_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  gpointer text = g_value_get_object (values);
  if (g_value_get_string (values + 1)[0] != '\0')
    compose_in (text);
  else if (composing == text)
    compose_in (NULL);
  return TRUE;
}

static void
watch (GType type)
{
  g_type_class_unref (g_type_class_ref (type)); /* its signals are there once it is */
  g_signal_add_emission_hook (g_signal_lookup ("preedit-changed", type), 0, preedit_cb, NULL, NULL);
}

/* A command of the window, which takes the keyboard elsewhere as often as not. */
static gboolean
is_command (guint key, GdkModifierType state)
{
  return (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0
         || (key >= GDK_KEY_F1 && key <= GDK_KEY_F35);
}

static gboolean
pressed_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state,
            gpointer data)
{
  GtkWidget *window = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (keys));
  if (composing == NULL || focus != composing)
    return GDK_EVENT_PROPAGATE;
  gboolean taken = GTK_IS_TEXT_VIEW (focus) /* whose own controllers may capture keys */
                     ? gtk_text_view_im_context_filter_keypress (GTK_TEXT_VIEW (focus), event)
                     : gtk_event_controller_key_forward (keys, focus);
  return taken || (composing != NULL && is_command (key, state));
}

static void
mapped_cb (GtkWidget *window)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (pressed_cb), NULL);
  gtk_widget_add_controller (window, keys);
  g_signal_handlers_disconnect_by_func (window, mapped_cb, NULL);
}

/* What is added last runs first: after the application's own, which come with the window. */
static void
added_cb (GtkApplication *application, GtkWindow *window)
{
  g_signal_connect (window, "map", G_CALLBACK (mapped_cb), NULL);
}

void
yd_ui_composing_go_first (GtkApplication *application)
{
  watch (GTK_TYPE_TEXT);
  watch (GTK_TYPE_TEXT_VIEW);
  g_signal_connect (application, "window-added", G_CALLBACK (added_cb), NULL);
}

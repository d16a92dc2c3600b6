/* Owns: how a window beside a plan's window belongs to it, and which of that window's keys reach it.
 * Refuses: any content. */

#include "yd-ui-tool-window.h"

#include "yd-ui-gtk.h"
#include "yd-ui-actions.h"

typedef struct
{
  YdUiWindow *plan_window; /* not owned: this window goes when that goes */
} YdUiToolWindowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (YdUiToolWindow, yd_ui_tool_window, ADW_TYPE_WINDOW)

static YdUiToolWindowPrivate *
get_private (YdUiToolWindow *self)
{
  return yd_ui_tool_window_get_instance_private (self);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

/* ---- keys ---- */

static gboolean
is_key (const char *accels, guint key, GdkModifierType modifiers)
{
  g_auto (GStrv) list = g_strsplit (accels, " ", -1);
  for (char **accel = list; *accel != NULL; accel++)
    {
      guint accel_key;
      GdkModifierType accel_modifiers;
      if (gtk_accelerator_parse (*accel, &accel_key, &accel_modifiers)
          && gdk_keyval_to_lower (key) == accel_key && modifiers == accel_modifiers)
        return TRUE;
    }
  return FALSE;
}

/* What is typed in an entry is undone there first. */
static gboolean
undo_in_entry (GtkWindow *self, const char *action)
{
  GtkWidget *focus = gtk_window_get_focus (self);
  const char *own = g_str_equal (action, "win.undo")   ? "text.undo"
                    : g_str_equal (action, "win.redo") ? "text.redo"
                                                       : NULL;
  return own != NULL && GTK_IS_TEXT (focus) && gtk_editable_get_enable_undo (GTK_EDITABLE (focus))
         && gtk_editable_get_text (GTK_EDITABLE (focus))[0] != '\0'
         && gtk_widget_activate_action (focus, own, NULL);
}

/* Accelerators belong to the application and would work on the plan's window whichever has the keyboard:
 * a section would be added unseen. Only what means the plan as a whole reaches it from here. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        YdUiToolWindow *self)
{
  static const char *const shared[] = { "win.undo", "win.redo", "win.save", NULL };
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  guint n_actions;
  const YdUiAction *actions = yd_ui_actions_get (&n_actions);
  for (guint i = 0; i < n_actions; i++)
    {
      if (!g_str_has_prefix (actions[i].action, "win.") || actions[i].accels == NULL
          || !is_key (actions[i].accels, key, modifiers))
        continue;
      if (g_str_equal (actions[i].action, "win.close"))
        {
          gtk_window_close (GTK_WINDOW (self));
          return TRUE;
        }
      return !g_strv_contains (shared, actions[i].action)
             || undo_in_entry (GTK_WINDOW (self), actions[i].action);
    }
  return FALSE;
}

static void
yd_ui_tool_window_unrealize (GtkWidget *widget)
{
  yd_ui_gtk_close_questions (GTK_WINDOW (widget));
  GTK_WIDGET_CLASS (yd_ui_tool_window_parent_class)->unrealize (widget);
}

static void
yd_ui_tool_window_class_init (YdUiToolWindowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->unrealize = yd_ui_tool_window_unrealize;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
yd_ui_tool_window_init (YdUiToolWindow *self)
{
}

/* Not gtk_window_set_transient_for: such a window would always stand above the plan, and could not be
 * put beside it. */
static void
belong_to (YdUiToolWindow *self, YdUiWindow *plan_window)
{
  get_private (self)->plan_window = plan_window;
  gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (plan_window));
  GtkEventController *keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  /* not when it is destroyed: while it gives its commands here, it is not */
  g_signal_connect_object (plan_window, "unrealize", G_CALLBACK (gtk_window_destroy), self,
                           G_CONNECT_SWAPPED);
}

/**
 * yd_ui_tool_window_present:
 * @type: a kind of tool window
 *
 * Shows the window of that kind which belongs to @plan_window, made if there is none.
 *
 * Returns: (transfer none): it
 */
YdUiToolWindow *
yd_ui_tool_window_present (GType type, YdUiWindow *plan_window)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (plan_window));
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type)
        && get_private (l->data)->plan_window == plan_window)
      {
        gtk_window_present (l->data);
        return l->data;
      }

  YdUiToolWindow *self = g_object_new (type, "application", application, NULL);
  belong_to (self, plan_window);
  YD_UI_TOOL_WINDOW_GET_CLASS (self)->set_up (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

YdUiWindow *
yd_ui_tool_window_get_plan_window (YdUiToolWindow *self)
{
  return get_private (self)->plan_window;
}

YdUiDocument *
yd_ui_tool_window_get_document (YdUiToolWindow *self)
{
  return yd_ui_window_get_document (get_private (self)->plan_window);
}

YdUiSelection *
yd_ui_tool_window_get_selection (YdUiToolWindow *self)
{
  return yd_ui_window_get_selection (get_private (self)->plan_window);
}

/* Selects @item in the plan's window and brings that to the front. */
void
yd_ui_tool_window_show_item (YdUiToolWindow *self, YdItem *item)
{
  yd_ui_selection_set_item (yd_ui_tool_window_get_selection (self), item);
  gtk_window_present (GTK_WINDOW (get_private (self)->plan_window));
}

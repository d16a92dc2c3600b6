/* Owns: how a window beside a plan's window belongs to it. Refuses: any content. */

#include "yd-ui-tool-window.h"

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

static void
yd_ui_tool_window_class_init (YdUiToolWindowClass *klass)
{
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
  g_signal_connect_object (plan_window, "destroy", G_CALLBACK (gtk_window_destroy), self,
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
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) && get_private (l->data)->plan_window == plan_window)
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

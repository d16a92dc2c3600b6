/* Owns: the commands of the register's window and their keys, which come before those of the plan's window.
 * Refuses: to ask the questions (yd-ui-unit-dialog, yd-ui-units-files). */

#include "yd-ui-units-window-private.h"

#include "yd-ui-toast.h"
#include "yd-ui-units-files.h"

#include <glib/gi18n.h>

static YdUiDocument *
document_of (YdUiUnitsWindow *self)
{
  return yd_ui_tool_window_get_document (YD_UI_TOOL_WINDOW (self));
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiUnitsWindow *self = data;
  int part = yd_ui_units_kinds_get_part (self->kinds);
  yd_ui_unit_ask_new (GTK_WINDOW (self), document_of (self), part <= YD_UNIT_OTHER ? part : -1,
                      yd_ui_units_window_done, self);
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiUnitsWindow *self = data;
  yd_ui_units_files_import (GTK_WINDOW (self), document_of (self), yd_ui_units_window_done, self);
}

static void
paste_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiUnitsWindow *self = data;
  yd_ui_units_files_paste (GTK_WINDOW (self), document_of (self), yd_ui_units_window_done, self);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiUnitsWindow *self = data;
  yd_ui_units_files_export (GTK_WINDOW (self), document_of (self), self->toasts);
}

static void
register_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiUnitsWindow *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (YdId));
  YdRecordList *units = yd_plan_list_units (yd_ui_document_get_plan (document_of (self)));
  for (guint i = 0; i < yd_record_list_get_length (units); i++)
    {
      const YdUnitRow *row = yd_unit_get_row (yd_record_list_get (units, i));
      if (!row->registered)
        g_array_append_val (ids, row->id);
    }
  YdStore *store = yd_ui_document_begin_edit (document_of (self));
  if (store != NULL
      && yd_ui_document_end_edit (
        document_of (self),
        yd_edit_register_units (store, (const YdId *)ids->data, ids->len, &error), error))
    {
      g_autofree char *words = g_strdup_printf (
        ngettext ("%u name taken into the register", "%u names taken into the register", ids->len),
        ids->len);
      yd_ui_toast_undo (self->toasts, words);
    }
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiUnitsWindow *self = data;
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->search_bar), TRUE);
  gtk_widget_grab_focus (self->search_entry);
}

static void
toggle_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiUnitsWindow *self = data;
  YdUiPane pane = g_str_equal (g_action_get_name (G_ACTION (action)), "kinds")
                    ? YD_UI_PANE_SIDEBAR
                    : YD_UI_PANE_INSPECTOR;
  yd_ui_panes_set_shown (self->panes, pane, !yd_ui_panes_get_shown (self->panes, pane));
}

/* Keys of this window, which come before those of the plan's. */
static const struct
{
  guint key;
  GdkModifierType modifiers;
  const char *action;
  gboolean outside_text; /* not while somebody types */
} keys[] = {
  { GDK_KEY_n, GDK_CONTROL_MASK, "new", FALSE },
  { GDK_KEY_o, GDK_CONTROL_MASK, "import", FALSE },
  { GDK_KEY_f, GDK_CONTROL_MASK, "find", FALSE },
  { GDK_KEY_v, GDK_CONTROL_MASK, "paste", TRUE },
  { GDK_KEY_F9, 0, "kinds", FALSE },
  { GDK_KEY_F9, GDK_CONTROL_MASK, "detail", FALSE },
};

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        YdUiUnitsWindow *self)
{
  GdkModifierType modifiers = state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK);
  gboolean typing = GTK_IS_TEXT (gtk_root_get_focus (GTK_ROOT (self)));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == gdk_keyval_to_lower (key) && keys[i].modifiers == modifiers
        && !(keys[i].outside_text && typing))
      {
        g_action_group_activate_action (G_ACTION_GROUP (self->actions), keys[i].action, NULL);
        return TRUE;
      }
  return FALSE;
}

void
yd_ui_units_actions_install (YdUiUnitsWindow *self)
{
  static const GActionEntry entries[] = {
    { "new", new_cb, NULL, NULL, NULL },      { "import", import_cb, NULL, NULL, NULL },
    { "paste", paste_cb, NULL, NULL, NULL },  { "export", export_cb, NULL, NULL, NULL },
    { "find", find_cb, NULL, NULL, NULL },    { "register-all", register_cb, NULL, NULL, NULL },
    { "kinds", toggle_cb, NULL, NULL, NULL }, { "detail", toggle_cb, NULL, NULL, NULL },
  };
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "units", G_ACTION_GROUP (self->actions));
  GtkEventController *controller = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* Owns: what a screen reader hears of a row with an entry and of its tick, and that a row which is only
 * read shows no pencil. Refuses: all else; AdwEntryRow does it. */

#include "yd-ui-entry-row.h"

#include <glib/gi18n.h>

struct _YdUiEntryRow
{
  AdwEntryRow parent_instance;
};

G_DEFINE_FINAL_TYPE (YdUiEntryRow, yd_ui_entry_row, ADW_TYPE_ENTRY_ROW)

static GtkAccessible *
get_text (YdUiEntryRow *self)
{
  return GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self)));
}

static void
name_cb (YdUiEntryRow *self)
{
  gtk_accessible_update_property (get_text (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), -1);
}

static void
describe_cb (YdUiEntryRow *self)
{
  gtk_accessible_update_property (get_text (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gtk_editable_get_text (GTK_EDITABLE (self)), -1);
}

static void
editable_cb (YdUiEntryRow *self)
{
  if (gtk_editable_get_editable (GTK_EDITABLE (self)))
    gtk_widget_remove_css_class (GTK_WIDGET (self), "only-read");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "only-read");
}

/* The tick is a button that libadwaita made: it has a picture alone. */
static void
name_tick (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    {
      gtk_widget_set_tooltip_text (widget, _ ("Apply"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Apply"), -1);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_tick (child);
}

static void
yd_ui_entry_row_init (YdUiEntryRow *self)
{
  name_tick (GTK_WIDGET (self));
  g_object_set (get_text (self), "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  g_signal_connect (self, "notify::title", G_CALLBACK (name_cb), NULL);
  g_signal_connect (self, "changed", G_CALLBACK (describe_cb), NULL);
  g_signal_connect (self, "notify::editable", G_CALLBACK (editable_cb), NULL);
}

static void
yd_ui_entry_row_class_init (YdUiEntryRowClass *klass)
{
}

/* Returns: (transfer floating): an empty row */
GtkWidget *
yd_ui_entry_row_new (void)
{
  return g_object_new (YD_UI_TYPE_ENTRY_ROW, NULL);
}

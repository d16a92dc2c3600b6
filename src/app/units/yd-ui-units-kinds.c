/* Owns: the list beside the register: all, each kind, what is gone, what is doubtful. Refuses: to filter. */

#include "yd-ui-units-kinds.h"

#include <glib/gi18n.h>

struct _YdUiUnitsKinds
{
  GtkWidget parent_instance;

  GtkWidget *scroller; /* child */
  GtkListBox *list;
  GtkLabel *counts[YD_UI_N_UNITS + 1]; /* by part, from all on */
};

G_DEFINE_FINAL_TYPE (YdUiUnitsKinds, yd_ui_units_kinds, GTK_TYPE_WIDGET)

static guint chosen_signal;

static const char *
get_words (YdUiUnits part)
{
  switch ((int)part)
    {
    case YD_UI_UNITS_ALL:
      return _ ("All");
    case YD_UI_UNITS_GONE:
      return _ ("Merged or ended");
    case YD_UI_UNITS_DOUBTFUL:
      return _ ("Names to look at");
    default:
      return yd_ui_units_get_kind_words ((int)part);
    }
}

static void
add_row (YdUiUnitsKinds *self, YdUiUnits part)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *row = gtk_list_box_row_new ();
  if (part == YD_UI_UNITS_DOUBTFUL)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
      gtk_widget_add_css_class (icon, "warning");
      gtk_box_append (GTK_BOX (box), icon);
    }
  GtkWidget *label = gtk_label_new (get_words (part));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  GtkWidget *count = gtk_label_new (NULL);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "dim-label");
  gtk_box_append (GTK_BOX (box), count);
  self->counts[part + 1] = GTK_LABEL (count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (self->list, row);
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  gboolean first_of_end = gtk_list_box_row_get_index (row) == YD_UI_UNITS_GONE + 1;
  gtk_list_box_row_set_header (row, first_of_end ? gtk_separator_new (GTK_ORIENTATION_HORIZONTAL)
                                                 : NULL);
}

static void
selected_cb (YdUiUnitsKinds *self, GtkListBoxRow *row)
{
  if (row != NULL)
    g_signal_emit (self, chosen_signal, 0);
}

static void
yd_ui_units_kinds_dispose (GObject *object)
{
  g_clear_pointer (&YD_UI_UNITS_KINDS (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (yd_ui_units_kinds_parent_class)->dispose (object);
}

static void
yd_ui_units_kinds_class_init (YdUiUnitsKindsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yd_ui_units_kinds_dispose;
  chosen_signal = g_signal_new ("chosen", YD_UI_TYPE_UNITS_KINDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
yd_ui_units_kinds_init (YdUiUnitsKinds *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Kinds of units"), -1);
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  for (int part = YD_UI_UNITS_ALL; part < YD_UI_N_UNITS; part++)
    add_row (self, (YdUiUnits)part);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (selected_cb), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  yd_ui_units_kinds_set_part (self, YD_UI_UNITS_ALL);
}

GtkWidget *
yd_ui_units_kinds_new (void)
{
  return g_object_new (YD_UI_TYPE_UNITS_KINDS, NULL);
}

void
yd_ui_units_kinds_show (YdUiUnitsKinds *self, YdUiUnitsFacts *facts)
{
  for (int part = YD_UI_UNITS_ALL; part < YD_UI_N_UNITS; part++)
    {
      guint n = yd_ui_units_facts_count (facts, (YdUiUnits)part);
      g_autofree char *count = g_strdup_printf ("%u", n);
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, part + 1);
      g_autofree char *name = g_strdup_printf (_ ("%s, %u"), get_words ((YdUiUnits)part), n);
      gtk_label_set_text (self->counts[part + 1], count);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
    }
}

YdUiUnits
yd_ui_units_kinds_get_part (YdUiUnitsKinds *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  return row != NULL ? (YdUiUnits)(gtk_list_box_row_get_index (row) - 1) : YD_UI_UNITS_ALL;
}

void
yd_ui_units_kinds_set_part (YdUiUnitsKinds *self, YdUiUnits part)
{
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, part + 1));
}

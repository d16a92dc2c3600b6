/* Owns: how a unit looks in an item. Refuses: to change anything but through actions. */

#include "yd-ui-chip.h"

#include "yd-ui-gtk.h"

#include <glib/gi18n.h>

struct _YdUiChip
{
  GtkWidget parent_instance;

  char *unit; /* owned: the id as text, the actions' argument */
  gboolean editable;
};

G_DEFINE_FINAL_TYPE (YdUiChip, yd_ui_chip, GTK_TYPE_WIDGET)

static gboolean
remove_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  YdUiChip *self = YD_UI_CHIP (widget);
  return self->editable && gtk_widget_activate_action (widget, "units.remove", "s", self->unit);
}

static void
yd_ui_chip_finalize (GObject *object)
{
  g_free (YD_UI_CHIP (object)->unit);
  G_OBJECT_CLASS (yd_ui_chip_parent_class)->finalize (object);
}

static void
yd_ui_chip_dispose (GObject *object)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (yd_ui_chip_parent_class)->dispose (object);
}

static void
yd_ui_chip_class_init (YdUiChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = yd_ui_chip_dispose;
  G_OBJECT_CLASS (klass)->finalize = yd_ui_chip_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chip");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, remove_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_BackSpace, 0, remove_cb, NULL);
}

static void
yd_ui_chip_init (YdUiChip *self)
{
}

static GMenuModel *
make_menu (const char *unit, YdUiChipKind kind, gboolean has_members)
{
  GMenu *menu = g_menu_new ();
  if (kind != YD_UI_CHIP_FIRST_LEAD)
    {
      g_autoptr (GMenuItem) first = g_menu_item_new (_ ("Make it the _first lead"), NULL);
      g_menu_item_set_action_and_target (first, "units.first", "s", unit);
      g_menu_append_item (menu, first);
    }
  g_autoptr (GMenuItem) role = g_menu_item_new (
    kind == YD_UI_CHIP_SUPPORT ? _ ("Make it a _lead") : _ ("Make it _support"), NULL);
  g_menu_item_set_action_and_target (
    role, kind == YD_UI_CHIP_SUPPORT ? "units.lead" : "units.support", "s", unit);
  g_menu_append_item (menu, role);
  if (has_members)
    {
      g_autoptr (GMenuItem) expand = g_menu_item_new (_ ("Put its _members in its place"), NULL);
      g_menu_item_set_action_and_target (expand, "units.expand", "s", unit);
      g_menu_append_item (menu, expand);
    }
  g_autoptr (GMenuItem) take = g_menu_item_new (_ ("_Remove"), NULL);
  g_menu_item_set_action_and_target (take, "units.remove", "s", unit);
  g_menu_append_item (menu, take);
  g_autoptr (GMenu) register_menu = g_menu_new ();
  g_autoptr (GMenuItem) show = g_menu_item_new (_ ("Show in the Re_gister"), NULL);
  g_menu_item_set_action_and_target (show, "units.show", "s", unit);
  g_menu_append_item (register_menu, show);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (register_menu));
  return G_MENU_MODEL (menu);
}

/**
 * yd_ui_chip_new:
 * @label: what is shown: the unit's short name
 * @full_name: its whole name, for the tooltip
 * @members: (nullable): the names of its members, where it is a collective
 *
 * Returns: (transfer floating): a chip
 */
GtkWidget *
yd_ui_chip_new (YdId unit, const char *label, const char *full_name, const char *members,
                YdUiChipKind kind, gboolean editable)
{
  static const char *const classes[] = { "first-lead", "lead", "support" };
  YdUiChip *self = g_object_new (YD_UI_TYPE_CHIP, NULL);
  self->unit = yd_id_to_string (unit);
  self->editable = editable;
  gtk_widget_add_css_class (GTK_WIDGET (self), classes[kind]);

  const char *part = kind == YD_UI_CHIP_FIRST_LEAD ? _ ("first lead")
                     : kind == YD_UI_CHIP_LEAD     ? _ ("lead")
                                                   : _ ("support");
  g_autofree char *name = g_strdup_printf (_ ("%s, %s"), full_name, part);
  g_autofree char *tooltip
    = members != NULL ? g_strdup_printf (_ ("%s: %s"), name, members) : g_strdup (name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);

  GtkWidget *text = gtk_label_new (label);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 26);
  if (!editable)
    {
      gtk_widget_set_parent (text, GTK_WIDGET (self));
      return GTK_WIDGET (self);
    }

  GtkWidget *button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), text);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  g_autoptr (GMenuModel) menu = make_menu (self->unit, kind, members != NULL);
  yd_ui_gtk_set_menu (GTK_MENU_BUTTON (button), menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_parent (button, GTK_WIDGET (self));

  GtkWidget *take = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *take_name = g_strdup_printf (_ ("Remove %s"), full_name);
  gtk_widget_add_css_class (take, "flat");
  gtk_widget_set_tooltip_text (take, take_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (take), GTK_ACCESSIBLE_PROPERTY_LABEL, take_name,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (take), "units.remove");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (take), "s", self->unit);
  gtk_widget_set_parent (take, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

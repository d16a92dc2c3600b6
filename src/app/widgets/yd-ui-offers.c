/* Owns: words that an entry offers to be taken instead of typed, in a menu at its end. Refuses: to keep
 * anybody from writing others. */

#include "yd-ui-offers.h"

#include <glib/gi18n.h>
#include <string.h>

#define MARK "★" /* between a level of secrecy and its term (7.2.2) */

/**
 * yd_ui_offers_take:
 * @text: what stands there
 * @offer: one that begins with ★ takes the place of what stands from there on, another of what stands
 *   before it
 *
 * Returns: (transfer full): what stands there when it was taken
 */
char *
yd_ui_offers_take (const char *text, const char *offer)
{
  const char *mark = strstr (text, MARK);
  if (!g_str_has_prefix (offer, MARK))
    return g_strconcat (offer, mark, NULL);
  g_autofree char *before = mark != NULL ? g_strndup (text, (gsize)(mark - text)) : g_strdup (text);
  return g_strconcat (before, offer, NULL);
}

static void
take_cb (GSimpleAction *action, GVariant *offer, gpointer editable)
{
  g_autofree char *text = yd_ui_offers_take (gtk_editable_get_text (GTK_EDITABLE (editable)),
                                             g_variant_get_string (offer, NULL));
  gtk_editable_set_text (GTK_EDITABLE (editable), text);
}

static GMenu *
new_menu (const char *const *offers)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = NULL;
  for (guint i = 0; offers[i] != NULL; i++)
    {
      gboolean tail = g_str_has_prefix (offers[i], MARK);
      if (section == NULL || (tail && !g_str_has_prefix (offers[i - 1], MARK)))
        {
          g_clear_object (&section);
          section = g_menu_new ();
          g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
        }
      g_autoptr (GMenuItem) item = g_menu_item_new (offers[i], NULL);
      g_menu_item_set_action_and_target (item, "offers.take", "s", offers[i]);
      g_menu_append_item (section, item);
    }
  return menu;
}

/**
 * yd_ui_offers_new:
 * @editable: that gets the words; it holds the button
 * @title: of that entry
 * @offers: (array zero-terminated=1)
 *
 * Returns: (transfer floating): a GtkMenuButton
 */
GtkWidget *
yd_ui_offers_new (GtkEditable *editable, const char *title, const char *const *offers)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *name = g_strdup_printf (_ ("%s: usual words"), title);
  g_autoptr (GMenu) menu = new_menu (offers);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) take = g_simple_action_new ("take", G_VARIANT_TYPE_STRING);

  g_signal_connect_object (take, "activate", G_CALLBACK (take_cb), editable, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (take));
  gtk_widget_insert_action_group (button, "offers", G_ACTION_GROUP (group));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "pan-down-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Choose the usual words"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

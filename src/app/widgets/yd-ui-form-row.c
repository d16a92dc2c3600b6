/* Owns: how a row of a form is made. Refuses: to know what is asked for. */

#include "yd-ui-form-row.h"

#include "yd-ui-entry-row.h"

#include <glib/gi18n.h>

/**
 * yd_ui_form_row_new_entry:
 * @text: (nullable): what stands there at first
 *
 * Returns: (transfer floating): an AdwEntryRow in which Enter is the window's default button
 */
GtkWidget *
yd_ui_form_row_new_entry (const char *title, const char *text)
{
  GtkWidget *row = yd_ui_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  return row;
}

/**
 * yd_ui_form_row_new_choice:
 * @words: (array zero-terminated=1): marked with N_(), to be translated here
 *
 * Returns: (transfer floating): an AdwComboRow
 */
GtkWidget *
yd_ui_form_row_new_choice (const char *title, const char *const *words, guint chosen)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  for (guint i = 0; words[i] != NULL; i++)
    gtk_string_list_append (list, _ (words[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), chosen);
  return row;
}

/* Returns: (transfer floating): an AdwActionRow with a switch */
GtkWidget *
yd_ui_form_row_new_switch (const char *title, gboolean on)
{
  GtkWidget *row = adw_action_row_new (), *toggle = gtk_switch_new ();
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (toggle), on);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  return row;
}

/* Returns: (transfer none): that of yd_ui_form_row_new_switch() */
GtkSwitch *
yd_ui_form_row_get_switch (GtkWidget *row)
{
  return GTK_SWITCH (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)));
}

/* Owns: the preferences window. What is set there holds from the next plan that is opened. */

#include "yd-ui-preferences.h"

#include "yd-ui-state.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static void
author_cb (AdwEntryRow *row, AdwPreferencesWindow *window)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *author = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  if (!yd_ui_state_set_author (author, &error))
    adw_preferences_window_add_toast (window, adw_toast_new (error->message));
}

void
yd_ui_preferences_present (GtkWindow *parent)
{
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *author = yd_ui_state_dup_author ();
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Person"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (group),
    _ ("The name that stands in the history and beside comments, from the next plan opened on."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Your name"));
  gtk_editable_set_text (GTK_EDITABLE (row), author);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect (row, "apply", G_CALLBACK (author_cb), window);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 320);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}

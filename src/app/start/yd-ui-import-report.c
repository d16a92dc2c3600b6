/* Owns: the report after an import. Nothing in it needs an answer: what was read stands in the plan, to
 * be changed there. */

#include "yd-ui-import-report.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define LONGEST 60 /* characters of the source's words in a row */

static char *
shorten (const char *text)
{
  if (text == NULL)
    return g_strdup ("");
  if (g_utf8_strlen (text, -1) <= LONGEST)
    return g_strdup (text);
  g_autofree char *head = g_utf8_substring (text, 0, LONGEST);
  return g_strconcat (head, "…", NULL);
}

static GtkWidget *
new_row (const YdDoubt *doubt)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *found = shorten (doubt->found);
  g_autofree char *expected = shorten (doubt->expected);
  GString *words = g_string_new (NULL);
  if (doubt->place != NULL && doubt->place[0] != '\0')
    g_string_append_printf (words, "%s ", doubt->place);
  if (found[0] != '\0')
    g_string_append_printf (words, _ ("“%s”"), found);
  if (expected[0] != '\0')
    {
      g_string_append (words, " → ");
      g_string_append_printf (words, _ ("“%s”"), expected);
    }
  g_autofree char *escaped = g_markup_escape_text (words->str, -1);
  g_string_free (words, TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), yd_doubt_get_sentence (doubt->code));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  if (doubt->source > 0)
    {
      g_autofree char *place = g_strdup_printf (_ ("paragraph %d"), doubt->source);
      GtkWidget *label = gtk_label_new (place);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  return row;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

void
yd_ui_import_report_present (GtkWindow *parent, const YdImportResult *result)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *found = adw_preferences_group_new ();
  g_autofree char *counts = g_strdup_printf (
    _ ("%u sections, %u points, %u of them with units; %u suggestions of dates, figures and units"),
    result->n_sections, result->n_points, result->n_assigned,
    result->n_milestones + result->n_indicators + result->n_unit_suggestions);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (found), _ ("What Was Found"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (found), counts);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (found));

  GtkWidget *doubts = adw_preferences_group_new ();
  guint n = result->doubts != NULL ? result->doubts->len : 0;
  g_autofree char *title
    = n == 0 ? g_strdup (_ ("Nothing Was in Doubt"))
             : g_strdup_printf (g_dngettext (NULL, "%u Place to Look At", "%u Places to Look At", n), n);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (doubts), title);
  for (guint i = 0; i < n; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (doubts), new_row (result->doubts->pdata[i]));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (doubts));

  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  gtk_widget_set_vexpand (page, TRUE);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Read from the Document"));
  gtk_window_set_default_size (GTK_WINDOW (window), 560, n == 0 ? 260 : 520);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
  gtk_window_present (GTK_WINDOW (window));
}

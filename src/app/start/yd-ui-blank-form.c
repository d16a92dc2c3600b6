/* Owns: asking for title, year and issuer of a new plan. */

#include "yd-ui-blank-form.h"

#include "yd-blank.h"
#include "yd-ui-form-row.h"
#include "yd-ui-gtk.h"
#include "yd-ui-office.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <stdlib.h>

typedef struct
{
  GtkWindow *window; /* borrowed: owns this */
  AdwEntryRow *title, *year, *issuer;
  gboolean title_typed; /* else it follows year and issuer */
  gboolean filling;
  YdUiBlankDone done; /* NULL once it was called */
  gpointer user_data;
} Form;

static const char *
text_of (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
form_free (Form *form)
{
  if (form->done != NULL)
    form->done (NULL, form->user_data);
  g_free (form);
}

static void
make_cb (Form *form)
{
  g_autoptr (GError) error = NULL;
  int year = atoi (text_of (form->year));
  gtk_widget_remove_css_class (GTK_WIDGET (form->year), "error");
  g_autofree char *title = g_strstrip (g_strdup (text_of (form->title))),
                  *issuer = g_strstrip (g_strdup (text_of (form->issuer)));
  YdRowList *rows
    = year >= 1949 && year <= 2199 ? yd_blank_rows (year, title, issuer, &error) : NULL;
  if (rows == NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (form->year), "error");
      gtk_widget_set_tooltip_text (GTK_WIDGET (form->year), error != NULL
                                                              ? error->message
                                                              : _ ("Give a year with four digits"));
      gtk_widget_grab_focus (GTK_WIDGET (form->year));
      return;
    }
  YdUiBlankDone done = g_steal_pointer (&form->done);
  gpointer user_data = form->user_data;
  gtk_window_destroy (form->window);
  done (rows, user_data);
}

static void
suggest_title (Form *form)
{
  int year = atoi (text_of (form->year));
  if (form->title_typed || year == 0)
    return;
  g_autofree char *issuer = g_strstrip (g_strdup (text_of (form->issuer)));
  g_autofree char *title = yd_blank_dup_title (year, issuer);
  form->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (form->title), title);
  form->filling = FALSE;
}

static void
title_cb (Form *form)
{
  if (!form->filling)
    form->title_typed = TRUE;
}

static AdwEntryRow *
add_entry (AdwPreferencesGroup *group, const char *title)
{
  GtkWidget *row = yd_ui_form_row_new_entry (title, NULL);
  adw_preferences_group_add (group, row);
  return ADW_ENTRY_ROW (row);
}

/* @done: called once, with the rows or with %NULL */
void
yd_ui_blank_form_present (GtkWindow *parent, YdUiBlankDone done, gpointer user_data)
{
  Form *form = g_new0 (Form, 1);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  YdDate today = yd_date_new_day (g_date_time_get_year (now), g_date_time_get_month (now),
                                  g_date_time_get_day_of_month (now));
  g_autofree char *year = g_strdup_printf ("%d", yd_blank_year (today));
  g_autofree char *issuer = yd_ui_office_dup (YD_UI_OFFICE_ISSUER);
  form->done = done;
  form->user_data = user_data;
  form->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_title (form->window, _ ("New Plan"));
  gtk_window_set_modal (form->window, TRUE);
  gtk_window_set_transient_for (form->window, parent);
  yd_ui_gtk_set_default_size (form->window, 440, -1);
  gtk_window_set_resizable (form->window, FALSE);
  g_object_set_data_full (G_OBJECT (form->window), "form", form, (GDestroyNotify)form_free);

  GtkWidget *header = adw_header_bar_new ();
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), form->window);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  GtkWidget *make = gtk_button_new_with_mnemonic (_ ("_Next"));
  gtk_widget_add_css_class (make, "suggested-action");
  g_signal_connect_swapped (make, "clicked", G_CALLBACK (make_cb), form);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), make);
  gtk_window_set_default_widget (form->window, make);

  GtkWidget *group = adw_preferences_group_new ();
  gtk_widget_add_css_class (group, "form");
  form->year = add_entry (ADW_PREFERENCES_GROUP (group), _ ("Year of the plan"));
  form->issuer = add_entry (ADW_PREFERENCES_GROUP (group), _ ("Issuer"));
  form->title = add_entry (ADW_PREFERENCES_GROUP (group), _ ("Title"));
  gtk_editable_set_text (GTK_EDITABLE (form->year), year);
  gtk_editable_set_text (GTK_EDITABLE (form->issuer), issuer != NULL ? issuer : "");
  suggest_title (form);
  g_signal_connect_swapped (form->year, "changed", G_CALLBACK (suggest_title), form);
  g_signal_connect_swapped (form->issuer, "changed", G_CALLBACK (suggest_title), form);
  g_signal_connect_swapped (form->title, "changed", G_CALLBACK (title_cb), form);

  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), group);
  adw_window_set_content (ADW_WINDOW (form->window), box);
  yd_ui_gtk_close_on_escape (form->window);
  gtk_window_present (form->window);
  gtk_widget_grab_focus (GTK_WIDGET (form->issuer));
}

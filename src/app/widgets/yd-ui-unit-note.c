/* Owns: saying that a window follows the filter on one unit. Refuses: to filter (the window does). */

#include "yd-ui-unit-note.h"

#include "yd-ui-gtk.h"

#include <glib/gi18n.h>

static void
show (GtkWidget *note, YdUiSelection *selection)
{
  YdUnit *unit = yd_plan_find_unit (yd_ui_selection_get_plan (selection),
                                    yd_ui_selection_get_unit (selection));
  g_autofree char *words
    = unit != NULL ? g_strdup_printf (_ ("Only what %s has a part in"), yd_unit_get_label (unit))
                   : NULL;
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (note)), words != NULL ? words : "");
  gtk_widget_set_visible (note, unit != NULL);
}

static void
unit_cb (YdUiSelection *selection, GParamSpec *pspec, GtkWidget *note)
{
  show (note, selection);
}

static void
all_cb (YdUiSelection *selection)
{
  yd_ui_selection_set_unit (selection, YD_ID_NONE);
}

GtkWidget *
yd_ui_unit_note_new (YdUiSelection *selection)
{
  GtkWidget *note = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = GTK_WIDGET (yd_ui_gtk_new_wrapped_label ());
  GtkWidget *all = gtk_button_new_with_label (_ ("Show All"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (all, "flat");
  gtk_widget_set_valign (all, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (note, "pane-bar");
  gtk_widget_add_css_class (note, "unit-note");
  gtk_box_append (GTK_BOX (note), words);
  gtk_box_append (GTK_BOX (note), all);
  g_signal_connect_object (all, "clicked", G_CALLBACK (all_cb), selection, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::unit", G_CALLBACK (unit_cb), note, 0);
  show (note, selection);
  return note;
}

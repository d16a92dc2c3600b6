/* Owns: the list of a comparison and its heading. Refuses: to say which lines stand in it. */

#include "yd-ui-compare-private.h"

#include "yd-ui-gtk.h"

#include <glib/gi18n.h>

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, YdUiCompare *self)
{
  gtk_list_item_set_child (item, yd_ui_comparison_line_new (self->tags, self->actions));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, YdUiCompare *self)
{
  YdUiComparison *comparison = gtk_list_item_get_item (item);
  const YdComparisonRow *row = yd_ui_comparison_get_row (comparison);
  GtkWidget *line = gtk_list_item_get_child (item), *parent = gtk_widget_get_parent (line);
  yd_ui_comparison_line_show (YD_UI_COMPARISON_LINE (line), comparison,
                              yd_ui_document_is_editable (yd_ui_compare_get_document (self)));
  gtk_list_item_set_activatable (item, row->item != YD_ID_NONE);
  g_autofree char *why = yd_comparison_row_dup_words (row);
  g_autofree char *name
    = g_strdup_printf (_ ("%s: %s; %s; %s"), yd_verdict_get_label (row->verdict),
                       *row->title != '\0' ? row->title : "—",
                       *row->other_title != '\0' ? row->other_title : "—", why);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

static void
activate_cb (YdUiCompare *self, guint position)
{
  g_autoptr (YdUiComparison) line = g_list_model_get_item (G_LIST_MODEL (self->lines), position);
  YdItem *item = yd_plan_find_item (yd_ui_document_get_plan (yd_ui_compare_get_document (self)),
                                    yd_ui_comparison_get_row (line)->item);
  if (item != NULL)
    yd_ui_tool_window_show_item (YD_UI_TOOL_WINDOW (self), item);
}

GtkWidget *
yd_ui_compare_new_list (YdUiCompare *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  GtkSingleSelection *selection
    = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->lines)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  GtkWidget *list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_add_css_class (list, "comparison");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Points compared"), -1);
  g_signal_connect_object (list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

/* The titles of the two plans above their points, in the columns of the lines. */
GtkWidget *
yd_ui_compare_new_head (YdUiCompare *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12),
            *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *tag = gtk_label_new (_ ("Verdict")), *room = gtk_label_new (NULL);
  GtkLabel **labels[] = { &self->own_head, &self->other_head };
  gtk_size_group_add_widget (self->tags, tag);
  gtk_box_set_homogeneous (GTK_BOX (pair), TRUE);
  for (int i = 0; i < 2; i++)
    {
      *labels[i] = GTK_LABEL (gtk_label_new (NULL));
      gtk_label_set_xalign (*labels[i], 0);
      gtk_label_set_ellipsize (*labels[i], PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (pair), GTK_WIDGET (*labels[i]));
    }
  gtk_widget_set_hexpand (pair, TRUE);
  gtk_size_group_add_widget (self->actions, room);
  gtk_widget_add_css_class (head, "comparison-head");
  gtk_widget_add_css_class (head, "heading");
  gtk_box_append (GTK_BOX (head), tag);
  gtk_box_append (GTK_BOX (head), pair);
  gtk_box_append (GTK_BOX (head), room);
  return head;
}

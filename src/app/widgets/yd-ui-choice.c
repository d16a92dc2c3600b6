/* Owns: how words stand in a drop-down list, and filling it without losing what is chosen. Refuses:
 * to know what the words mean. */

#include "yd-ui-choice.h"

#define SHORT "yd-choice-short" /* of a drop-down: words on its button while nothing is chosen */
#define LIST_WIDTH 32           /* Han characters, at most */
#define FRAME 80 /* pixels that the list has around its words, and the window around the list */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer width_chars)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), GPOINTER_TO_INT (width_chars));
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *words = gtk_string_object_get_string (gtk_list_item_get_item (item));
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), words);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), words);
}

/* What stands for all is said shortly where there is little room. */
static void
shorten_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GtkWidget *choice)
{
  const char *words = g_object_get_data (G_OBJECT (choice), SHORT);
  if (words != NULL && gtk_list_item_get_position (item) == 0)
    gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), words);
}

/* A list is as narrow as its button unless its words ask for more. */
static void
widen_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GtkWidget *choice)
{
  GtkWidget *label = gtk_list_item_get_child (item),
            *root = GTK_WIDGET (gtk_widget_get_root (choice));
  g_autoptr (PangoLayout) cell = gtk_widget_create_pango_layout (choice, "中");
  g_autoptr (PangoLayout) words
    = gtk_widget_create_pango_layout (choice, gtk_label_get_text (GTK_LABEL (label)));
  int em, width;
  pango_layout_get_pixel_size (cell, &em, NULL);
  pango_layout_get_pixel_size (words, &width, NULL);
  width = MIN (width, LIST_WIDTH * em);
  if (root != NULL)
    width = MIN (width, MAX (gtk_widget_get_width (root) - FRAME, 0));
  gtk_widget_set_size_request (label, width, -1);
}

static GtkListItemFactory *
new_factory (int width_chars)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (width_chars));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}

/* @width_chars: at most, of what is chosen */
void
yd_ui_choice_set_up (GtkDropDown *choice, int width_chars)
{
  g_autoptr (GtkListItemFactory) button = new_factory (width_chars);
  g_autoptr (GtkListItemFactory) list = new_factory (-1);
  g_signal_connect (button, "bind", G_CALLBACK (shorten_cb), choice);
  g_signal_connect (list, "bind", G_CALLBACK (widen_cb), choice);
  gtk_drop_down_set_factory (choice, button);
  gtk_drop_down_set_list_factory (choice, list);
}

/* @words: (nullable): for the first choice, which is all of them, on the button; its own where NULL */
void
yd_ui_choice_set_short (GtkDropDown *choice, const char *words)
{
  if (g_strcmp0 (g_object_get_data (G_OBJECT (choice), SHORT), words) == 0)
    return;
  g_object_set_data_full (G_OBJECT (choice), SHORT, g_strdup (words), g_free);
  g_autoptr (GtkListItemFactory) factory = g_object_ref (gtk_drop_down_get_factory (choice));
  gtk_drop_down_set_factory (choice, NULL); /* its button is made anew */
  gtk_drop_down_set_factory (choice, factory);
}

/* @words: ends with NULL; the model is left alone where they are the same as before */
void
yd_ui_choice_fill (GtkDropDown *choice, GPtrArray *words, guint selected)
{
  GListModel *there = gtk_drop_down_get_model (choice);
  guint n = there != NULL ? g_list_model_get_n_items (there) : 0;
  gboolean same = n == words->len - 1; /* it ends with NULL */
  for (guint i = 0; same && i < n; i++)
    same = g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (there), i), words->pdata[i]);
  if (!same)
    {
      g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const *)words->pdata);
      gtk_drop_down_set_model (choice, G_LIST_MODEL (list));
    }
  if (gtk_drop_down_get_selected (choice) != selected)
    gtk_drop_down_set_selected (choice, selected);
}

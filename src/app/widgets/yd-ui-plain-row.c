/* Owns: a row of a list that has not the keyboard itself, but what is in it may. Refuses: to end the way of
 * the keyboard through the list, as a row of GTK 4.8 does where nothing in it takes the keyboard. */

#include "yd-ui-plain-row.h"

G_DEFINE_TYPE (YdUiPlainRow, yd_ui_plain_row, ADW_TYPE_PREFERENCES_ROW)

static GtkWidget *
get_beside (GtkWidget *row, GtkDirectionType direction)
{
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_DOWN)
    return gtk_widget_get_next_sibling (row);
  if (direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP)
    return gtk_widget_get_prev_sibling (row);
  return NULL;
}

/* A list asks the one row beside that which the keyboard leaves: this one asks the next. */
static gboolean
yd_ui_plain_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget));
  if (child != NULL && gtk_widget_child_focus (child, direction))
    return TRUE;
  GtkWidget *beside = get_beside (widget, direction);
  while (beside != NULL && !(gtk_widget_get_visible (beside) && gtk_widget_get_sensitive (beside)))
    beside = get_beside (beside, direction);
  return beside != NULL && gtk_widget_child_focus (beside, direction);
}

static void
yd_ui_plain_row_class_init (YdUiPlainRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = yd_ui_plain_row_focus;
}

static void
yd_ui_plain_row_init (YdUiPlainRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/**
 * yd_ui_plain_row_new:
 * @child: (transfer floating)
 *
 * Returns: (transfer floating)
 */
GtkWidget *
yd_ui_plain_row_new (GtkWidget *child)
{
  GtkWidget *self = g_object_new (YD_UI_TYPE_PLAIN_ROW, NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), child);
  return self;
}

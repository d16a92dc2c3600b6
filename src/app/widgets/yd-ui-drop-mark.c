#include "yd-ui-drop-mark.h"

/**
 * yd_ui_drop_mark_show:
 * @row: (nullable): %NULL takes the line away
 */
void
yd_ui_drop_mark_show (GtkWidget **marked, GtkWidget *row, gboolean below)
{
  if (*marked != NULL)
    {
      gtk_widget_remove_css_class (*marked, "drop-above");
      gtk_widget_remove_css_class (*marked, "drop-below");
    }
  g_set_weak_pointer (marked, row);
  if (row != NULL)
    gtk_widget_add_css_class (row, below ? "drop-below" : "drop-above");
}

/**
 * yd_ui_drop_mark_is_below:
 *
 * Returns: whether that place of @list is in the lower half of @row
 */
gboolean
yd_ui_drop_mark_is_below (GtkWidget *list, GtkWidget *row, double x, double y)
{
  double row_x, row_y;
  gtk_widget_translate_coordinates (list, row, x, y, &row_x, &row_y);
  return row_y > gtk_widget_get_height (row) / 2.0;
}

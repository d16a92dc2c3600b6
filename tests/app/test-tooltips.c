/* Tooltips are as wide as their words, whatever stood in them before. */

#include "yd-ui-gtk.h"

/* As GTK fills its one tooltip: the words, then as many Latin characters of width as there are characters. */
static void
show (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_label_set_max_width_chars (label, (int)g_utf8_strlen (text, -1));
}

static void
test_width (void)
{
  static const struct
  {
    const char *text;
    int width; /* Latin characters, of which a Han character takes two */
  } said[] = { { "YGK", 3 }, { "各街镇", 6 }, { "Rename", 6 }, { "撤销上次更改", 12 } };
  yd_ui_gtk_mend_tooltips ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *tooltip = g_object_new (GTK_TYPE_BOX, "css-name", "tooltip", NULL);
  GtkWidget *label = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (tooltip), label);
  gtk_widget_set_parent (tooltip, window);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      show (GTK_LABEL (label), said[i].text);
      g_assert_cmpint (gtk_label_get_max_width_chars (GTK_LABEL (label)), ==, said[i].width);
    }
  gtk_widget_unparent (tooltip);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/tooltips/width", test_width);
  return g_test_run ();
}

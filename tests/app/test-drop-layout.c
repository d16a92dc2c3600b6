/* The line of the status bar: what is less important is left out where it is narrow, and comes again. */

#include "yd-ui-drop-layout.h"

#include <gtk/gtk.h>

#define GAP 8
#define HEIGHT 20

/* Children of these widths and ranks; the second takes what is left. */
static const struct
{
  int width;
  guint rank;
} children[] = { { 100, 0 }, { 50, 0 }, { 80, 2 }, { 60, 3 }, { 40, 3 } };
#define N_CHILDREN ((int)G_N_ELEMENTS (children))

static GtkWidget *
new_line (void)
{
  GtkWidget *line = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_widget_set_layout_manager (line, g_object_new (YD_UI_TYPE_DROP_LAYOUT, NULL));
  for (int i = 0; i < N_CHILDREN; i++)
    {
      GtkWidget *child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_set_size_request (child, children[i].width, HEIGHT);
      gtk_widget_set_hexpand (child, i == 1);
      yd_ui_drop_layout_set_rank (child, children[i].rank);
      gtk_box_append (GTK_BOX (line), child);
    }
  return line;
}

/* Which children are shown, a digit each. */
static char *
dup_shown (GtkWidget *line, int width)
{
  GString *shown = g_string_new (NULL);
  int minimum, right = -GAP;
  gtk_widget_measure (line, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (line, &(GtkAllocation){ 0, 0, MAX (width, minimum), HEIGHT }, -1);
  for (GtkWidget *child = gtk_widget_get_first_child (line); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t box;
      gboolean there = gtk_widget_should_layout (child) && gtk_widget_get_child_visible (child);
      g_string_append_c (shown, there ? '1' : '0');
      if (!there)
        continue;
      g_assert_true (gtk_widget_compute_bounds (child, line, &box));
      g_assert_cmpint ((int)box.origin.x, ==, right + GAP);
      right = (int)(box.origin.x + box.size.width);
    }
  g_assert_cmpint (right, ==,
                   MAX (width, minimum)); /* nothing is cut off, and no room is left over */
  return g_string_free (shown, FALSE);
}

static void
test_ranks (void)
{
  static const struct
  {
    int width;
    const char *shown;
  } cases[] = { { 1000, "11111" }, { 362, "11111" }, { 361, "11100" }, { 246, "11100" },
                { 245, "11000" },  { 158, "11000" }, { 0, "11000" },   { 362, "11111" } };
  GtkWidget *line = new_line ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = dup_shown (line, cases[i].width);
      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
  g_object_unref (line);
}

static void
test_sizes (void)
{
  int minimum, natural;
  GtkWidget *line = new_line ();
  gtk_widget_measure (line, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 158);
  g_assert_cmpint (natural, ==, 362);

  /* What is hidden takes no room, nor does its gap. */
  gtk_widget_set_visible (gtk_widget_get_last_child (line), FALSE);
  gtk_widget_measure (line, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, 314);
  g_autofree char *shown = dup_shown (line, 314);
  g_assert_cmpstr (shown, ==, "11110");
  g_object_unref (line);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/drop-layout/ranks", test_ranks);
  g_test_add_func ("/drop-layout/sizes", test_sizes);
  return g_test_run ();
}

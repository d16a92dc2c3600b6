/* A line of a list: what is said aside stands beside the words, or below them where the line is narrow. */

#include "yd-ui-aside-layout.h"

#include <gtk/gtk.h>

#define HEIGHT 20

typedef struct
{
  GtkWidget *line, *number, *words, *units, *counts, *menu;
} Line;

static GtkWidget *
add (Line *line, int width)
{
  GtkWidget *child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_size_request (child, width, HEIGHT);
  gtk_box_append (GTK_BOX (line->line), child);
  return child;
}

static Line
new_line (int column, int beside_from)
{
  Line line = { .line = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0)) };
  line.number = add (&line, 30);
  line.words = add (&line, 100);
  line.units = add (&line, 80);
  line.counts = add (&line, 120);
  line.menu = add (&line, 24);
  YdUiAsideLayout *layout = YD_UI_ASIDE_LAYOUT (yd_ui_aside_layout_new (line.words));
  gtk_widget_set_layout_manager (line.line, GTK_LAYOUT_MANAGER (layout));
  yd_ui_aside_layout_add (layout, line.units, column);
  yd_ui_aside_layout_add (layout, line.counts, column);
  yd_ui_aside_layout_set_beside_from (layout, beside_from);
  return line;
}

static int
measure (const Line *line, GtkOrientation orientation, int for_size)
{
  int minimum;
  gtk_widget_measure (line->line, orientation, for_size, &minimum, NULL, NULL, NULL);
  return minimum;
}

static graphene_rect_t
place_of (const Line *line, GtkWidget *child)
{
  graphene_rect_t box;
  g_assert_true (gtk_widget_compute_bounds (child, line->line, &box));
  return box;
}

/* How many lines there are when it is as wide; nothing is cut off in any. */
static int
count_lines (const Line *line, int width)
{
  int height = measure (line, GTK_ORIENTATION_VERTICAL, width), n = 1;
  float last = 0;
  gtk_widget_size_allocate (line->line, &(GtkAllocation){ 0, 0, width, height }, -1);
  GtkWidget *children[] = { line->words, line->units, line->counts };
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      if (!gtk_widget_should_layout (children[i]))
        continue;
      graphene_rect_t box = place_of (line, children[i]);
      g_assert_cmpfloat (box.origin.x + box.size.width, <=, width);
      g_assert_cmpfloat (box.origin.y + box.size.height, <=, height);
      if (i > 0 && box.origin.y >= last + HEIGHT)
        n++;
      last = i > 0 && box.origin.y >= last + HEIGHT ? box.origin.y : last;
    }
  return n;
}

static void
test_narrow (void)
{
  Line line = new_line (0, 0);
  g_assert_cmpint (measure (&line, GTK_ORIENTATION_HORIZONTAL, -1), ==, 30 + 120 + 24);
  g_assert_cmpint (count_lines (&line, 1000), ==, 1);
  g_assert_cmpint (count_lines (&line, 30 + 100 + 92 + 132 + 24), ==, 1);
  g_assert_cmpint (count_lines (&line, 30 + 100 + 92 + 132 + 24 - 1), ==, 2);
  g_assert_cmpint (count_lines (&line, 30 + 212 + 24), ==, 2);
  g_assert_cmpint (count_lines (&line, 30 + 212 + 24 - 1), ==, 3);
  g_assert_cmpint (count_lines (&line, 174), ==, 3);

  /* Below, it begins where the words begin; the menu stays at the end of their line. */
  graphene_rect_t words = place_of (&line, line.words);
  g_assert_cmpfloat (place_of (&line, line.units).origin.x, ==, words.origin.x);
  g_assert_cmpfloat (place_of (&line, line.menu).origin.x, ==, 174 - 24);
  g_assert_cmpfloat (place_of (&line, line.menu).origin.y, ==, words.origin.y);

  gtk_widget_set_visible (line.units, FALSE);
  g_assert_cmpint (count_lines (&line, 174), ==, 2);
  gtk_widget_set_visible (line.counts, FALSE);
  g_assert_cmpint (count_lines (&line, 154), ==, 1);
  g_object_unref (line.line);
}

/* Lines that stand in columns change together, whatever is in each. */
static void
test_columns (void)
{
  Line line = new_line (140, 600);
  g_assert_cmpint (count_lines (&line, 599), ==, 2);
  g_assert_cmpint (count_lines (&line, 600), ==, 1);
  float x = place_of (&line, line.counts).origin.x;
  gtk_widget_set_visible (line.units, FALSE);
  g_assert_cmpint (count_lines (&line, 599), ==, 2);
  g_assert_cmpint (count_lines (&line, 600), ==, 1);
  g_assert_cmpfloat (place_of (&line, line.counts).origin.x, ==, x);
  g_object_unref (line.line);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/aside-layout/narrow", test_narrow);
  g_test_add_func ("/aside-layout/columns", test_columns);
  return g_test_run ();
}

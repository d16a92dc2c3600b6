/* Owns: the setting of children in one line, of which the less important are left out where it is narrow.
 * Refuses: to judge which those are. */

#include "yd-ui-drop-layout.h"

#define GAP 8 /* pixels between children */
#define RANK "yd-drop-rank"

struct _YdUiDropLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (YdUiDropLayout, yd_ui_drop_layout, GTK_TYPE_LAYOUT_MANAGER)

/* 0 for a child that always stays */
static guint
rank_of (GtkWidget *child)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (child), RANK));
}

/* What the children of at most @rank need in one line. */
static void
measure_line (GtkWidget *widget, guint rank, int *minimum, int *natural)
{
  int n = 0;
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;
      if (!gtk_widget_should_layout (child) || rank_of (child) > rank)
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum += child_minimum + (n > 0 ? GAP : 0);
      *natural += child_natural + (n > 0 ? GAP : 0);
      n++;
    }
}

/* The rank of the least important child that has its place in @width. */
static guint
find_rank (GtkWidget *widget, int width)
{
  guint highest = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    highest = MAX (highest, rank_of (child));
  for (guint rank = highest; rank > 0; rank--)
    {
      int minimum, natural;
      measure_line (widget, rank, &minimum, &natural);
      if (natural <= width)
        return rank;
    }
  return 0;
}

static void
yd_ui_drop_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                           int for_size, int *minimum, int *natural, int *minimum_baseline,
                           int *natural_baseline)
{
  int ignored;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_line (widget, 0, minimum, &ignored);
      measure_line (widget, G_MAXUINT, &ignored, natural);
      return;
    }
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;
      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &child_minimum, &child_natural, NULL,
                          NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

/* What is left of the width goes to the first child that expands; what is lacking, to those that can shrink. */
static void
yd_ui_drop_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                            int baseline)
{
  guint rank = find_rank (widget, width);
  g_autoptr (GArray) sizes = g_array_new (FALSE, TRUE, sizeof (GtkRequestedSize));
  int left = width, x = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkRequestedSize size = { .data = child };
      gtk_widget_set_child_visible (child, rank_of (child) <= rank);
      if (!gtk_widget_should_layout (child) || rank_of (child) > rank)
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &size.minimum_size,
                          &size.natural_size, NULL, NULL);
      left -= size.minimum_size + (sizes->len > 0 ? GAP : 0);
      g_array_append_val (sizes, size);
    }
  left = gtk_distribute_natural_allocation (MAX (left, 0), sizes->len,
                                            (GtkRequestedSize *)sizes->data);
  for (guint i = 0; i < sizes->len; i++)
    {
      GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);
      gboolean expands = gtk_widget_compute_expand (size->data, GTK_ORIENTATION_HORIZONTAL);
      int wide = size->minimum_size + (expands ? left : 0);
      left = expands ? 0 : left;
      int place = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? width - x - wide : x;
      gtk_widget_size_allocate (size->data, &(GtkAllocation){ place, 0, wide, height }, -1);
      x += wide + GAP;
    }
}

static void
yd_ui_drop_layout_class_init (YdUiDropLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  manager_class->measure = yd_ui_drop_layout_measure;
  manager_class->allocate = yd_ui_drop_layout_allocate;
}

static void
yd_ui_drop_layout_init (YdUiDropLayout *self)
{
}

/**
 * yd_ui_drop_layout_set_rank:
 * @rank: the higher, the sooner it is left out; those of one rank go together; 0 stays
 */
void
yd_ui_drop_layout_set_rank (GtkWidget *child, guint rank)
{
  if (rank_of (child) == rank)
    return;
  g_object_set_data (G_OBJECT (child), RANK, GUINT_TO_POINTER (rank));
  gtk_widget_queue_resize (child);
}

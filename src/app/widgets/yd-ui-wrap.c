/* Owns: the setting of children in lines. Refuses: columns (that is GtkFlowBox). */

#include "yd-ui-wrap.h"

#define GAP 6 /* pixels between children and between lines */

struct _YdUiWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (YdUiWrapLayout, yd_ui_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Sets the children in lines of @width; allocates them where @place; returns the height. */
static int
set_lines (GtkWidget *widget, int width, gboolean place)
{
  int x = 0, y = 0, line_height = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;
      int minimum, natural, height;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      int wide = CLAMP (natural, minimum, MAX (width, minimum));
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, wide, NULL, &height, NULL, NULL);
      if (x > 0 && x + wide > width)
        {
          y += line_height + GAP;
          x = line_height = 0;
        }
      if (place)
        gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, wide, height }, -1);
      x += wide + GAP;
      line_height = MAX (line_height, height);
    }
  return y + line_height;
}

static void
yd_ui_wrap_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                           int for_size, int *minimum, int *natural, int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = set_lines (widget, for_size < 0 ? G_MAXINT / 2 : for_size, FALSE);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;
      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? GAP : 0);
    }
}

static void
yd_ui_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                            int baseline)
{
  set_lines (widget, width, TRUE);
}

static GtkSizeRequestMode
yd_ui_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
yd_ui_wrap_layout_class_init (YdUiWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  layout_class->measure = yd_ui_wrap_layout_measure;
  layout_class->allocate = yd_ui_wrap_layout_allocate;
  layout_class->get_request_mode = yd_ui_wrap_layout_get_request_mode;
}

static void
yd_ui_wrap_layout_init (YdUiWrapLayout *self)
{
}

/* ---- widget ---- */

struct _YdUiWrap
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (YdUiWrap, yd_ui_wrap, GTK_TYPE_WIDGET)

static void
yd_ui_wrap_dispose (GObject *object)
{
  yd_ui_wrap_remove_all (YD_UI_WRAP (object));
  G_OBJECT_CLASS (yd_ui_wrap_parent_class)->dispose (object);
}

static void
yd_ui_wrap_class_init (YdUiWrapClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yd_ui_wrap_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), YD_UI_TYPE_WRAP_LAYOUT);
}

static void
yd_ui_wrap_init (YdUiWrap *self)
{
}

GtkWidget *
yd_ui_wrap_new (void)
{
  return g_object_new (YD_UI_TYPE_WRAP, NULL);
}

void
yd_ui_wrap_append (YdUiWrap *self, GtkWidget *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

void
yd_ui_wrap_remove_all (YdUiWrap *self)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

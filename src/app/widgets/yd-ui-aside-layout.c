/* Owns: where a line's children stand: beside its words, or below them. Refuses: what they say; to leave any
 * out (that is YdUiDropLayout). Pixels, at the usual size of text where they are given. */

#include "yd-ui-aside-layout.h"

#include "yd-ui-gtk.h"

#define WORDS_LEAST 240 /* beside which there is room for what is said aside */
#define GAP 12          /* before what is said aside */
#define LINE_GAP 2      /* between the words and the lines below them */
#define INSET 4         /* above and below all that, in a row of several lines */
#define COLUMN "yd-aside-column"

struct _YdUiAsideLayout
{
  GtkLayoutManager parent_instance;

  GtkWidget *words; /* borrowed: a child of the line */
  int beside_from;  /* the narrowest line in which all stand beside the words; 0: as they need */
};

G_DEFINE_FINAL_TYPE (YdUiAsideLayout, yd_ui_aside_layout, GTK_TYPE_LAYOUT_MANAGER)

static gboolean
is_aside (GtkWidget *child)
{
  return g_object_get_data (G_OBJECT (child), COLUMN) != NULL;
}

static void
get_widths (GtkWidget *child, int *minimum, int *natural)
{
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
}

/* The width of @child in the line, without the gap before it. */
static int
get_width (GtkWidget *child)
{
  int minimum, natural;
  int column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (child), COLUMN)) - 1;
  get_widths (child, &minimum, &natural);
  return column > 0 ? MAX (minimum, (int)(column * yd_ui_gtk_get_text_zoom (child))) : natural;
}

/* What all but the words need in a line: @fixed always, @aside beside the words, @below as the widest below. */
static void
measure_rest (YdUiAsideLayout *self, GtkWidget *widget, int *fixed, int *aside, int *below)
{
  *fixed = *aside = *below = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum, natural;
      if (child == self->words || !gtk_widget_should_layout (child))
        continue;
      get_widths (child, &minimum, &natural);
      if (is_aside (child))
        {
          *aside += get_width (child) + GAP;
          *below = MAX (*below, minimum);
        }
      else
        *fixed += natural;
    }
}

static gboolean
stands_beside (YdUiAsideLayout *self, GtkWidget *widget, int width)
{
  double zoom = yd_ui_gtk_get_text_zoom (widget);
  int fixed, aside, below, minimum, natural;
  if (self->beside_from > 0)
    return width >= (int)(self->beside_from * zoom);
  measure_rest (self, widget, &fixed, &aside, &below);
  get_widths (self->words, &minimum, &natural);
  return fixed + aside + MAX (minimum, MIN (natural, (int)(WORDS_LEAST * zoom))) <= width;
}

static int
height_of (GtkWidget *child, int width)
{
  int minimum, natural;
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  return natural;
}

static void
place (GtkWidget *widget, GtkWidget *child, GtkAllocation at)
{
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    at.x = gtk_widget_get_width (widget) - at.x - at.width;
  gtk_widget_size_allocate (child, &at, -1);
}

/* Sets what is said aside in lines of @width from @x and @y; places it where @placing; returns the height. */
static int
set_below (GtkWidget *widget, int x, int y, int width, gboolean placing)
{
  int at = 0, top = y, line = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum, natural;
      if (!is_aside (child) || !gtk_widget_should_layout (child))
        continue;
      get_widths (child, &minimum, &natural);
      int wide = CLAMP (natural, minimum, MAX (width, minimum));
      if (at > 0 && at + wide > width)
        {
          top += line + LINE_GAP;
          at = line = 0;
        }
      if (placing)
        place (widget, child, (GtkAllocation){ x + at, top, wide, height_of (child, wide) });
      line = MAX (line, height_of (child, wide));
      at += wide + GAP;
    }
  return top + line - y;
}

static gboolean
has_aside (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_aside (child) && gtk_widget_should_layout (child))
      return TRUE;
  return FALSE;
}

/* The height of the line, and of what is in it beside and below the words. */
static int
measure_height (YdUiAsideLayout *self, GtkWidget *widget, int width, int *below_height)
{
  int fixed, aside, below, line = 0;
  gboolean beside = stands_beside (self, widget, width);
  measure_rest (self, widget, &fixed, &aside, &below);
  int words = MAX (width - fixed - (beside ? aside : 0), 0);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child) && (beside || !is_aside (child)))
      line = MAX (line, height_of (child, child == self->words ? words : get_width (child)));
  *below_height = 0;
  if (!beside && has_aside (widget))
    {
      *below_height = set_below (widget, 0, 0, words, FALSE) + LINE_GAP + INSET;
      line += INSET;
    }
  return line;
}

static void
yd_ui_aside_layout_measure (GtkLayoutManager *manager, GtkWidget *widget,
                            GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  YdUiAsideLayout *self = YD_UI_ASIDE_LAYOUT (manager);
  int fixed, aside, below, words_minimum = 0, words_natural = 0;
  measure_rest (self, widget, &fixed, &aside, &below);
  if (gtk_widget_should_layout (self->words))
    get_widths (self->words, &words_minimum, &words_natural);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = fixed + MAX (words_minimum, below);
      *natural = MAX (fixed + aside + words_natural, *minimum);
      return;
    }
  int below_height;
  int width = for_size >= 0 ? for_size : fixed + aside + words_natural;
  *minimum = *natural = measure_height (self, widget, width, &below_height);
  *minimum += below_height;
  *natural = *minimum;
}

static void
yd_ui_aside_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                             int baseline)
{
  YdUiAsideLayout *self = YD_UI_ASIDE_LAYOUT (manager);
  int fixed, aside, below, below_height, x = 0, words_x = 0;
  gboolean beside = stands_beside (self, widget, width);
  measure_rest (self, widget, &fixed, &aside, &below);
  measure_height (self, widget, width, &below_height);
  int top = below_height > 0 ? INSET : 0;
  int words = MAX (width - fixed - (beside ? aside : 0), 0);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gboolean is_words = child == self->words;
      if (!gtk_widget_should_layout (child) || (is_aside (child) && !beside))
        continue;
      int wide = is_words ? words : get_width (child);
      words_x = is_words ? x : words_x;
      x += is_aside (child) ? GAP : 0;
      place (widget, child, (GtkAllocation){ x, top, wide, height - top - below_height });
      x += wide;
    }
  if (below_height > 0)
    set_below (widget, words_x, height - below_height + LINE_GAP, words, TRUE);
}

static GtkSizeRequestMode
yd_ui_aside_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
yd_ui_aside_layout_class_init (YdUiAsideLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  manager_class->measure = yd_ui_aside_layout_measure;
  manager_class->allocate = yd_ui_aside_layout_allocate;
  manager_class->get_request_mode = yd_ui_aside_layout_get_request_mode;
}

static void
yd_ui_aside_layout_init (YdUiAsideLayout *self)
{
}

/* @words: the child that takes the width that is left; it lives as long as the line */
GtkLayoutManager *
yd_ui_aside_layout_new (GtkWidget *words)
{
  YdUiAsideLayout *self = g_object_new (YD_UI_TYPE_ASIDE_LAYOUT, NULL);
  self->words = words;
  return GTK_LAYOUT_MANAGER (self);
}

/* @width: for lines that stand in columns, the same for each; 0 where a line is judged by what is in it */
void
yd_ui_aside_layout_set_beside_from (YdUiAsideLayout *self, int width)
{
  if (self->beside_from == width)
    return;
  self->beside_from = width;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

/* @aside: a child of the line; @column: its width beside the words, or 0 for what it wants */
void
yd_ui_aside_layout_add (YdUiAsideLayout *self, GtkWidget *aside, int column)
{
  g_object_set_data (G_OBJECT (aside), COLUMN, GINT_TO_POINTER (column + 1));
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

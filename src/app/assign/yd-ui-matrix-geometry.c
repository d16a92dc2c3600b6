/* Owns: where the rows and columns of the assignment matrix are, and what is at a point of it. Refuses: to
 * scroll (yd-ui-matrix.c) and to paint. */

#include "yd-ui-matrix-private.h"

#include "yd-ui-gtk.h"

/* Returns: whether text is of another size than it was */
gboolean
yd_ui_matrix_update_zoom (YdUiMatrix *self)
{
  double zoom = yd_ui_gtk_get_text_zoom (GTK_WIDGET (self));
  gboolean other = zoom != self->zoom;
  self->zoom = zoom;
  return other;
}

double
yd_ui_matrix_get_zoom (YdUiMatrix *self)
{
  return self->zoom;
}

int
yd_ui_matrix_get_width (YdUiMatrix *self)
{
  return (int)(gtk_widget_get_width (GTK_WIDGET (self)) / self->zoom);
}

int
yd_ui_matrix_get_height (YdUiMatrix *self)
{
  return (int)(gtk_widget_get_height (GTK_WIDGET (self)) / self->zoom);
}

guint
yd_ui_matrix_get_n_rows (YdUiMatrix *self)
{
  return self->model != NULL ? yd_ui_assign_model_get_n_rows (self->model) : 0;
}

int
yd_ui_matrix_get_n_columns (YdUiMatrix *self)
{
  return self->model != NULL ? (int)yd_ui_assign_model_get_n_columns (self->model) : 0;
}

const YdUiAssignRow *
yd_ui_matrix_row (YdUiMatrix *self, guint row)
{
  return yd_ui_assign_model_get_row (self->model, row);
}

int
yd_ui_matrix_top_of (YdUiMatrix *self, guint row)
{
  return g_array_index (self->tops, int, row);
}

int
yd_ui_matrix_whole_height (YdUiMatrix *self)
{
  return yd_ui_matrix_top_of (self, yd_ui_matrix_get_n_rows (self));
}

/* Where the row begins in the widget. */
double
yd_ui_matrix_row_y (YdUiMatrix *self, guint row)
{
  return HEADER + yd_ui_matrix_top_of (self, row) - gtk_adjustment_get_value (self->down);
}

double
yd_ui_matrix_column_x (YdUiMatrix *self, guint column)
{
  return self->left + (double)column * COLUMN - gtk_adjustment_get_value (self->across);
}

/* @y: below the header, as if nothing were scrolled. Returns: the row there, or the last before it
 */
guint
yd_ui_matrix_row_at (YdUiMatrix *self, double y)
{
  guint low = 0, high = yd_ui_matrix_get_n_rows (self);
  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;
      *(yd_ui_matrix_top_of (self, middle) <= y ? &low : &high) = middle;
    }
  return yd_ui_matrix_get_n_rows (self) > 0 ? low : NO_ROW;
}

/* The section whose row stays below the header, and where it is; NO_ROW where none is scrolled
 * away. */
guint
yd_ui_matrix_get_sticky (YdUiMatrix *self, double *y)
{
  double value = gtk_adjustment_get_value (self->down);
  guint first = yd_ui_matrix_row_at (self, value);
  guint head = first != NO_ROW ? g_array_index (self->heads, guint, first) : NO_ROW;
  if (head == NO_ROW || yd_ui_matrix_top_of (self, head) >= value)
    return NO_ROW;
  /* the next one pushes it out */
  *y = HEADER;
  for (guint row = first + 1; row < yd_ui_matrix_get_n_rows (self)
                              && yd_ui_matrix_top_of (self, row) < value + HEAD_HEIGHT;
       row++)
    if (yd_ui_matrix_row (self, row)->kind < YD_ITEM_POINT)
      *y = MIN (*y, yd_ui_matrix_row_y (self, row) - HEAD_HEIGHT);
  return head;
}

/* What is at a point of the widget. Returns FALSE above, below and beside the matrix; in the header
 * the row is NO_ROW. */
gboolean
yd_ui_matrix_place_at (YdUiMatrix *self, double x, double y, YdUiMatrixPlace *place)
{
  double sticky_y;
  int height = yd_ui_matrix_get_height (self);
  *place = (YdUiMatrixPlace){ NO_ROW, TITLE_COLUMN };
  if (x >= self->left)
    {
      int column = (int)((x - self->left + gtk_adjustment_get_value (self->across)) / COLUMN);
      if (column >= yd_ui_matrix_get_n_columns (self))
        return FALSE;
      place->column = column;
    }
  if (y < HEADER)
    return TRUE;
  guint sticky = yd_ui_matrix_get_sticky (self, &sticky_y);
  if (sticky != NO_ROW && y < sticky_y + HEAD_HEIGHT)
    place->row = sticky;
  else
    {
      double below = y - HEADER + gtk_adjustment_get_value (self->down);
      if (below < yd_ui_matrix_whole_height (self) && y < height - FOOTER)
        place->row = yd_ui_matrix_row_at (self, below);
    }
  return place->row != NO_ROW;
}

void
yd_ui_matrix_get_rect (YdUiMatrix *self, YdUiMatrixPlace place, graphene_rect_t *rect)
{
  double y = yd_ui_matrix_row_y (self, place.row);
  int height = yd_ui_matrix_top_of (self, place.row + 1) - yd_ui_matrix_top_of (self, place.row);
  if (yd_ui_matrix_row (self, place.row)->kind < YD_ITEM_POINT)
    graphene_rect_init (rect, 0, (float)y, (float)yd_ui_matrix_get_width (self), (float)height);
  else if (place.column == TITLE_COLUMN)
    graphene_rect_init (rect, 0, (float)y, (float)self->left, (float)height);
  else
    graphene_rect_init (rect, (float)yd_ui_matrix_column_x (self, (guint)place.column), (float)y,
                        COLUMN, (float)height);
}

/**
 * yd_ui_matrix_get_body:
 * @cells_alone: without the column of points
 * @body: (out): where the rows are, in pixels of the widget: for what is laid over them
 */
void
yd_ui_matrix_get_body (YdUiMatrix *self, gboolean cells_alone, GdkRectangle *body)
{
  int left = cells_alone ? (int)(self->left * self->zoom) : 0, top = (int)(HEADER * self->zoom);
  int bottom = (int)(FOOTER * self->zoom);
  *body = (GdkRectangle){ left, top, MAX (1, gtk_widget_get_width (GTK_WIDGET (self)) - left),
                          MAX (1, gtk_widget_get_height (GTK_WIDGET (self)) - top - bottom) };
}

/* The points take what the units leave. */
static int
left_for (YdUiMatrix *self, int width)
{
  int base = CLAMP (width * 36 / 100, LEFT_LEAST, LEFT_WIDTH);
  if (yd_ui_matrix_get_n_columns (self) == 0) /* what is to be done about that stands beside */
    return base;
  return CLAMP (width - yd_ui_matrix_get_n_columns (self) * COLUMN, base, LEFT_MOST);
}

void
yd_ui_matrix_configure (YdUiMatrix *self)
{
  int width = yd_ui_matrix_get_width (self), height = yd_ui_matrix_get_height (self);
  if (width <= 0 || height <= 0)
    return;
  int left = left_for (self, width), body = MAX (ROW_HEIGHT, height - HEADER - FOOTER);
  if (left != self->left)
    yd_ui_matrix_paint_forget (self->paint);
  self->left = left;
  int whole_width = left + yd_ui_matrix_get_n_columns (self) * COLUMN,
      upper = HEADER + yd_ui_matrix_whole_height (self) + FOOTER;
  gtk_adjustment_configure (
    self->across, CLAMP (gtk_adjustment_get_value (self->across), 0, MAX (0, whole_width - width)),
    0, MAX (width, whole_width), COLUMN, MAX (COLUMN, width - left - COLUMN), width);
  gtk_adjustment_configure (
    self->down, CLAMP (gtk_adjustment_get_value (self->down), 0, MAX (0, upper - height)), 0,
    MAX (height, upper), ROW_HEIGHT, body - ROW_HEIGHT, height);
}

void
yd_ui_matrix_measure_rows (YdUiMatrix *self)
{
  guint head = NO_ROW, n = yd_ui_matrix_get_n_rows (self);
  int top = 0;
  g_array_set_size (self->tops, 0);
  g_array_set_size (self->heads, 0);
  for (guint i = 0; i < n; i++)
    {
      gboolean is_head = yd_ui_matrix_row (self, i)->kind < YD_ITEM_POINT;
      if (is_head)
        head = i;
      g_array_append_val (self->tops, top);
      g_array_append_val (self->heads, head);
      top += is_head ? HEAD_HEIGHT : ROW_HEIGHT;
    }
  g_array_append_val (self->tops, top);
}

/* Owns: how the assignment matrix looks. What a row or a column shows is made into a render node
 * once and kept as long as it stays the same; marks are textures; so that scrolling moves nodes and
 * lays out no text. Refuses: to know why anything is as it is. */

#include "yd-ui-matrix-paint-private.h"

#include <glib/gi18n.h>
#include <math.h>

#define TAG_HEIGHT 18
#define ICON 14

/* ---- what is kept ---- */

void
yd_ui_matrix_clear_node (GskRenderNode **node)
{
  g_clear_pointer (node, gsk_render_node_unref);
}

static void
row_nodes_free (gpointer data)
{
  RowNodes *nodes = data;
  yd_ui_matrix_clear_node (&nodes->left);
  yd_ui_matrix_clear_node (&nodes->marks);
  g_free (nodes);
}

static void
clear_column (gpointer data)
{
  ColumnNodes *nodes = data;
  yd_ui_matrix_clear_node (&nodes->name);
  yd_ui_matrix_clear_node (&nodes->chosen);
  yd_ui_matrix_clear_node (&nodes->counts);
}

YdUiMatrixPaint *
yd_ui_matrix_paint_new (void)
{
  YdUiMatrixPaint *paint = g_new0 (YdUiMatrixPaint, 1);
  paint->rows = g_hash_table_new_full (NULL, NULL, NULL, row_nodes_free);
  paint->kinds = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  paint->columns = g_array_new (FALSE, TRUE, sizeof (ColumnNodes));
  g_array_set_clear_func (paint->columns, clear_column);
  return paint;
}

/* Colours, fonts or widths are other ones: all is made anew. */
void
yd_ui_matrix_paint_forget (YdUiMatrixPaint *paint)
{
  g_hash_table_remove_all (paint->rows);
  g_hash_table_remove_all (paint->kinds);
  g_array_set_size (paint->columns, 0);
  yd_ui_matrix_clear_node (&paint->corner);
  yd_ui_matrix_clear_node (&paint->corner_foot);
  for (int i = 0; i < N_TEXTURES; i++)
    g_clear_object (&paint->textures[i]);
  g_clear_pointer (&paint->signature, g_free);
  paint->has_colours = FALSE;
}

void
yd_ui_matrix_paint_free (YdUiMatrixPaint *paint)
{
  yd_ui_matrix_paint_forget (paint);
  g_hash_table_unref (paint->rows);
  g_hash_table_unref (paint->kinds);
  g_array_unref (paint->columns);
  g_free (paint);
}

/* After a change of the model: forgets the rows that are not what they were, all counts, and the
 * names where a column is another. */
void
yd_ui_matrix_paint_update (YdUiMatrixPaint *paint, YdUiMatrix *self)
{
  g_autoptr (GHashTable) stamps = g_hash_table_new (NULL, NULL);
  GString *signature = g_string_new (NULL);
  GHashTableIter iter;
  gpointer stamp;
  for (guint i = 0; i < yd_ui_assign_model_get_n_rows (self->model); i++)
    g_hash_table_add (stamps, GUINT_TO_POINTER (yd_ui_matrix_row (self, i)->stamp));
  g_hash_table_iter_init (&iter, paint->rows);
  while (g_hash_table_iter_next (&iter, &stamp, NULL))
    if (!g_hash_table_contains (stamps, stamp))
      g_hash_table_iter_remove (&iter);

  for (guint i = 0; i < yd_ui_assign_model_get_n_columns (self->model); i++)
    {
      const YdUiAssignColumn *column = yd_ui_assign_model_get_column (self->model, i);
      g_string_append_printf (signature, "%d%s%s\n", (int)column->kind, column->label,
                              column->limits != NULL ? "*" : "");
    }
  if (g_strcmp0 (signature->str, paint->signature) != 0)
    g_array_set_size (paint->columns, 0);
  g_free (paint->signature);
  paint->signature = g_string_free (signature, FALSE);
  for (guint i = 0; i < paint->columns->len; i++)
    {
      ColumnNodes *nodes = &g_array_index (paint->columns, ColumnNodes, i);
      yd_ui_matrix_clear_node (&nodes->counts);
      nodes->has_counts = FALSE;
    }
  yd_ui_matrix_clear_node (&paint->corner_foot);
}

static YdUiMatrixTexture
texture_of (guint8 share)
{
  return share == YD_UI_SHARE_FIRST_LEAD ? MARK_FIRST_LEAD
         : share == YD_UI_SHARE_LEAD     ? MARK_LEAD
                                         : MARK_SUPPORT;
}

/* ---- rows ---- */

static GskRenderNode *
make_marks (YdUiMatrix *self, const YdUiAssignRow *row)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  guint n = yd_ui_assign_model_get_n_columns (self->model);
  for (guint i = 0; i < n; i++)
    if (row->shares[i] != YD_UI_SHARE_NONE)
      yd_ui_matrix_put_texture (self, snapshot, texture_of (row->shares[i]),
                                i * COLUMN + (COLUMN - MARK) / 2., (ROW_HEIGHT - MARK) / 2.);
  return gtk_snapshot_free_to_node (snapshot);
}

/* How wide @title is; not looked at where it has more characters than find room in @most. */
static int
measure (GtkWidget *widget, const char *title, double most)
{
  int width = (int)most;
  if (g_utf8_strlen (title, -1) > most / 4)
    return width;
  g_autoptr (PangoLayout) layout = yd_ui_matrix_new_layout (widget, title, NAME_SIZE, FALSE);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* “No lead unit” at the end of the title; the sign alone where that would cut the title short.
 * Returns its width. */
static double
put_tag (YdUiMatrix *self, GtkSnapshot *snapshot, double right, double title_end)
{
  const YdUiMatrixColours *c = yd_ui_matrix_get_colours (self);
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (PangoLayout) layout
    = yd_ui_matrix_new_layout (widget, _ ("no lead unit"), CAPTION_SIZE, FALSE);
  int text_width;
  pango_layout_get_pixel_size (layout, &text_width, NULL);
  gboolean words = title_end + 8 <= right - (8 + ICON + 4 + text_width + 8);
  double width = 8 + ICON + (words ? 4 + text_width : 0) + 8, y = (ROW_HEIGHT - TAG_HEIGHT) / 2.;
  GskRoundedRect pill;
  gsk_rounded_rect_init_from_rect (
    &pill, &GRAPHENE_RECT_INIT ((float)(right - width), (float)y, (float)width, TAG_HEIGHT),
    TAG_HEIGHT / 2.f);
  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  gtk_snapshot_append_color (snapshot, &c->amber, &pill.bounds);
  gtk_snapshot_pop (snapshot);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (
    theme, "yaodian-no-lead-symbolic", NULL, ICON, self->paint->scale,
    gtk_widget_get_direction (widget), GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot, &GRAPHENE_POINT_INIT ((float)(right - width + 8), (float)(ROW_HEIGHT - ICON) / 2));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, ICON, ICON,
                                            &c->warning, 1);
  gtk_snapshot_restore (snapshot);
  if (words)
    yd_ui_matrix_put_text (snapshot, layout, right - 8 - text_width, ROW_HEIGHT / 2., 0, 0,
                           &c->warning);
  return width;
}

static GskRenderNode *
make_point (YdUiMatrix *self, const YdUiAssignRow *row)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GtkWidget *widget = GTK_WIDGET (self);
  const YdUiMatrixColours *c = yd_ui_matrix_get_colours (self);
  gboolean task = row->kind == YD_ITEM_TASK;
  double indent = task ? 26 : 0, end = self->left - 10, middle = ROW_HEIGHT / 2.;
  /* 1000. and （十一） are wider than their column: both move right, clear of the box */
  double least = CHECK_X + CHECK_SIZE + 6, shift = 0;
  if (row->number[0] != '\0')
    {
      g_autoptr (PangoLayout) number
        = yd_ui_matrix_new_layout (widget, row->number, NAME_SIZE, FALSE);
      int number_width;
      pango_layout_get_pixel_size (number, &number_width, NULL);
      shift = MAX (0, least - (NUMBER_RIGHT - number_width));
      yd_ui_matrix_put_text (snapshot, number, NUMBER_RIGHT + indent + shift, middle, 1, 0,
                             &c->dim);
    }
  double x = row->number[0] != '\0' ? TITLE_X + indent + shift : least + 2;
  if (row->lacking)
    end -= put_tag (self, snapshot, end, x + measure (widget, row->title, end - x)) + 8;
  if (end - x > 20)
    yd_ui_matrix_put_words (snapshot, widget, row->title, NAME_SIZE, FALSE, x, middle, 0, end - x,
                            task ? &c->dim : &c->fg);
  return gtk_snapshot_free_to_node (snapshot);
}

/* A triangle that points down, or right where the section is closed. */
static void
put_arrow (GtkSnapshot *snapshot, gboolean closed, const GdkRGBA *colour)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (10, 8, 16, 16));
  cairo_translate (cr, 18, 16);
  if (closed)
    cairo_rotate (cr, -G_PI_2);
  cairo_move_to (cr, -6, -3);
  cairo_line_to (cr, 6, -3);
  cairo_line_to (cr, 0, 4);
  cairo_close_path (cr);
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/* Its title may run on over the columns, and leaves room for the count. */
static GskRenderNode *
make_head (YdUiMatrix *self, const YdUiAssignRow *row, int width)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GtkWidget *widget = GTK_WIDGET (self);
  const YdUiMatrixColours *c = yd_ui_matrix_get_colours (self);
  double middle = HEAD_HEIGHT / 2., x = row->kind == YD_ITEM_GROUP ? 48 : 32;
  g_autofree char *title = g_strconcat (row->number, row->title, NULL);
  g_autofree char *count
    = g_strdup_printf (g_dngettext (NULL, "%u point", "%u points", row->n_points), row->n_points);
  g_autoptr (PangoLayout) counted = yd_ui_matrix_new_layout (widget, count, CAPTION_SIZE, FALSE);
  int count_width;
  pango_layout_get_pixel_size (counted, &count_width, NULL);
  put_arrow (snapshot, row->collapsed, &c->fg);
  x += yd_ui_matrix_put_words (snapshot, widget, title, NAME_SIZE, TRUE, x, middle, 0,
                               MAX (60, width - x - count_width - 24), &c->fg);
  yd_ui_matrix_put_text (snapshot, counted, x + 8, middle + 1, 0, 0, &c->dim);
  return gtk_snapshot_free_to_node (snapshot);
}

static RowNodes *
get_row_nodes (YdUiMatrix *self, guint index)
{
  const YdUiAssignRow *row = yd_ui_matrix_row (self, index);
  int room = yd_ui_matrix_get_n_columns (self) > 0 ? yd_ui_matrix_get_width (self) : self->left;
  int width = row->kind < YD_ITEM_POINT ? room : 0;
  RowNodes *nodes = g_hash_table_lookup (self->paint->rows, GUINT_TO_POINTER (row->stamp));
  if (nodes != NULL && nodes->width == width)
    return nodes;
  nodes = g_new0 (RowNodes, 1);
  nodes->width = width;
  if (row->kind < YD_ITEM_POINT)
    nodes->left = make_head (self, row, width);
  else
    {
      nodes->left = make_point (self, row);
      nodes->marks = make_marks (self, row);
    }
  g_hash_table_insert (self->paint->rows, GUINT_TO_POINTER (row->stamp), nodes);
  return nodes;
}

static void
paint_head (YdUiMatrix *self, GtkSnapshot *snapshot, guint index, double y, int width)
{
  const YdUiMatrixColours *c = yd_ui_matrix_get_colours (self);
  yd_ui_matrix_fill (snapshot, &c->head, 0, y, width, HEAD_HEIGHT);
  yd_ui_matrix_fill (snapshot, &c->hair, 0, y + HEAD_HEIGHT - 1, width, 1);
  yd_ui_matrix_append_at (snapshot, get_row_nodes (self, index)->left, 0, y);
}

/* What lies behind the marks: checked rows, the crosshair's row. */
static void
paint_row_back (YdUiMatrix *self, GtkSnapshot *snapshot, guint index, double y, int width,
                gboolean crossed)
{
  const YdUiMatrixColours *c = yd_ui_matrix_get_colours (self);
  gboolean checked = yd_ui_assign_model_is_checked (self->model, index);
  if (checked)
    yd_ui_matrix_fill (snapshot, &c->tint, 0, y, width, ROW_HEIGHT);
  else if (crossed)
    yd_ui_matrix_fill (snapshot, &c->hover, 0, y, width, ROW_HEIGHT);
  yd_ui_matrix_fill (snapshot, &c->hair, 0, y + ROW_HEIGHT - 1, width, 1);
  yd_ui_matrix_append_at (snapshot, get_row_nodes (self, index)->left, 0, y);
  yd_ui_matrix_put_texture (self, snapshot, checked ? CHECK_ON : CHECK_OFF, CHECK_X - 2,
                            y + (ROW_HEIGHT - MARK) / 2.);
}

/* Lines where another kind of unit begins, and right of the points. */
void
yd_ui_matrix_paint_borders (YdUiMatrix *self, GtkSnapshot *snapshot, double y, double height,
                            int width)
{
  const YdUiMatrixColours *c = yd_ui_matrix_get_colours (self);
  guint n = yd_ui_assign_model_get_n_columns (self->model);
  for (guint i = 1; i <= n; i++)
    {
      double x = yd_ui_matrix_column_x (self, i);
      gboolean border = i == n
                        || yd_ui_assign_model_get_column (self->model, i)->kind
                             != yd_ui_assign_model_get_column (self->model, i - 1)->kind;
      if (border && x > self->left && x < width)
        yd_ui_matrix_fill (snapshot, &c->border, x - 1, y, 1, height);
    }
  yd_ui_matrix_fill (snapshot, &c->border, self->left - 1, y, 1, height);
}

YdUiMatrixPlace
yd_ui_matrix_get_cross (YdUiMatrix *self)
{
  gboolean hovered = self->hover.row != NO_ROW || self->hover.column != TITLE_COLUMN;
  return hovered ? self->hover : self->focus;
}

static void
paint_range (YdUiMatrix *self, GtkSnapshot *snapshot)
{
  YdUiAssignRange range;
  graphene_rect_t from, to, both;
  if (!yd_ui_matrix_get_range (self, &range))
    return;
  yd_ui_matrix_get_rect (self, (YdUiMatrixPlace){ range.first_row, (int)range.first_column },
                         &from);
  yd_ui_matrix_get_rect (self, (YdUiMatrixPlace){ range.last_row, (int)range.last_column }, &to);
  double left = yd_ui_matrix_column_x (self, range.first_column);
  double right = yd_ui_matrix_column_x (self, range.last_column) + COLUMN;
  graphene_rect_init (&both, (float)left, from.origin.y, (float)(right - left),
                      to.origin.y + to.size.height - from.origin.y);
  gtk_snapshot_append_color (snapshot, &yd_ui_matrix_get_colours (self)->tint, &both);
}

static void
paint_ring (YdUiMatrix *self, GtkSnapshot *snapshot)
{
  graphene_rect_t rect;
  GskRoundedRect ring;
  const YdUiMatrixColours *c = yd_ui_matrix_get_colours (self);
  if (self->focus.row == NO_ROW)
    return;
  yd_ui_matrix_get_rect (self, self->focus, &rect);
  rect.size.height -= 1;
  if (self->focus.column != TITLE_COLUMN
      || yd_ui_matrix_row (self, self->focus.row)->kind < YD_ITEM_POINT)
    rect.size.width -= 1;
  graphene_rect_inset (&rect, 1, 1);
  gsk_rounded_rect_init_from_rect (&ring, &rect, 6);
  gboolean here = yd_ui_matrix_has_keyboard (self);
  GdkRGBA colour = yd_ui_matrix_fade (c->accent_bg, here ? 1 : .5f);
  gtk_snapshot_append_border (snapshot, &ring, (float[]){ 2, 2, 2, 2 },
                              (GdkRGBA[]){ colour, colour, colour, colour });
}

static void
paint_body (YdUiMatrix *self, GtkSnapshot *snapshot, int width, int body)
{
  const YdUiMatrixColours *c = yd_ui_matrix_get_colours (self);
  double from = gtk_adjustment_get_value (self->down), sticky_y;
  guint n = yd_ui_assign_model_get_n_rows (self->model), first = yd_ui_matrix_row_at (self, from);
  YdUiMatrixPlace cross = yd_ui_matrix_get_cross (self);
  yd_ui_matrix_fill (snapshot, &c->view, 0, HEADER, width, body);
  for (guint i = first; i < n && yd_ui_matrix_row_y (self, i) < HEADER + body; i++)
    if (yd_ui_matrix_row (self, i)->kind >= YD_ITEM_POINT)
      paint_row_back (self, snapshot, i, yd_ui_matrix_row_y (self, i), width, i == cross.row);

  yd_ui_matrix_push_clip (snapshot, self->left, HEADER, width - self->left, body);
  double bottom = n > 0 ? yd_ui_matrix_row_y (self, n) : HEADER;
  if (cross.column != TITLE_COLUMN && n > 0)
    yd_ui_matrix_fill (snapshot, &c->hover, yd_ui_matrix_column_x (self, (guint)cross.column),
                       HEADER, COLUMN, MIN (body, bottom - HEADER));
  paint_range (self, snapshot);
  for (guint i = first; i < n && yd_ui_matrix_row_y (self, i) < HEADER + body; i++)
    yd_ui_matrix_append_at (snapshot, get_row_nodes (self, i)->marks,
                            yd_ui_matrix_column_x (self, 0), yd_ui_matrix_row_y (self, i));
  gtk_snapshot_pop (snapshot);
  yd_ui_matrix_paint_borders (self, snapshot, HEADER, MIN (body, MAX (0, bottom - HEADER)), width);
  for (guint i = first; i < n && yd_ui_matrix_row_y (self, i) < HEADER + body; i++)
    if (yd_ui_matrix_row (self, i)->kind < YD_ITEM_POINT)
      paint_head (self, snapshot, i, yd_ui_matrix_row_y (self, i), width);
  if (self->focus.column == TITLE_COLUMN)
    paint_ring (self, snapshot);
  else
    {
      yd_ui_matrix_push_clip (snapshot,
                              self->focus.row != NO_ROW
                                  && yd_ui_matrix_row (self, self->focus.row)->kind < YD_ITEM_POINT
                                ? 0
                                : self->left,
                              HEADER, width, body);
      paint_ring (self, snapshot);
      gtk_snapshot_pop (snapshot);
    }
  guint sticky = yd_ui_matrix_get_sticky (self, &sticky_y);
  if (sticky != NO_ROW)
    {
      paint_head (self, snapshot, sticky, sticky_y, width);
      yd_ui_matrix_fill (snapshot, &c->border, 0, sticky_y + HEAD_HEIGHT - 1, width, 1);
    }
}

void
yd_ui_matrix_paint (YdUiMatrix *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int width = yd_ui_matrix_get_width (self) + 1,
      height = yd_ui_matrix_get_height (self); /* to the very edge */
  int body = MAX (0, height - HEADER - FOOTER);
  int scale = (int)ceil (gtk_widget_get_scale_factor (widget) * self->zoom);
  if (self->model == NULL)
    return;
  if (scale != self->paint->scale)
    yd_ui_matrix_paint_forget (self->paint);
  self->paint->scale = scale;
  gtk_snapshot_scale (snapshot, (float)self->zoom, (float)self->zoom);
  yd_ui_matrix_push_clip (snapshot, 0, HEADER, width, body);
  paint_body (self, snapshot, width, body);
  gtk_snapshot_pop (snapshot);
  yd_ui_matrix_paint_header (self, snapshot, width);
  yd_ui_matrix_paint_footer (self, snapshot, width, HEADER + body);
}

/* Owns: how the assignment matrix looks. What a row or a column shows is made into a render node once
 * and kept as long as it stays the same; marks are textures; so that scrolling moves nodes and lays out
 * no text. Refuses: to know why anything is as it is. */

#include "yd-ui-matrix-private.h"

#include "yd-ui-units-facts.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define NAME_SIZE 14     /* pixels, of text */
#define COUNT_SIZE 13
#define CAPTION_SIZE 12
#define NAME_PITCH 15.5  /* from one Han character of a name to the next */
#define NAME_MOST 7      /* characters of a name that have room */
#define NAME_PADDING 8   /* below a name */
#define TAG_HEIGHT 18
#define ICON 14

/* How a texture of a mark looks. */
typedef enum
{
  MARK_SUPPORT,
  MARK_LEAD,
  MARK_FIRST_LEAD,
  CHECK_OFF,
  CHECK_ON,
  N_TEXTURES
} Texture;

typedef struct
{
  GdkRGBA fg, dim, view, window, accent_bg, accent_fg, accent, on_tint, border, warning;
  GdkRGBA hair, hover, head, tint, amber;
} Colours;

typedef struct
{
  GskRenderNode *left;  /* owned, nullable: number, title, tag; of a section the whole row */
  GskRenderNode *marks; /* owned, nullable: from the first column on */
} RowNodes;

typedef struct
{
  GskRenderNode *name;   /* owned, nullable */
  GskRenderNode *chosen; /* owned, nullable: the same, as where the crosshair is */
  GskRenderNode *counts; /* owned, nullable */
  gboolean has_counts;
} ColumnNodes;

struct _YdUiMatrixPaint
{
  GHashTable *rows;      /* owned: stamp → RowNodes */
  GArray *columns;       /* owned: ColumnNodes */
  GHashTable *kinds;     /* owned: YdUnitKind → PangoLayout */
  GskRenderNode *corner; /* owned, nullable: what stands left in header and footer */
  GskRenderNode *corner_foot;
  GdkTexture *textures[N_TEXTURES]; /* owned */
  int scale;             /* device pixels a pixel, of the textures */
  char *signature;       /* owned: of names and kinds of the columns */
  Colours colours;
  gboolean has_colours;
};

/* ---- what is kept ---- */

static void
clear_node (GskRenderNode **node)
{
  g_clear_pointer (node, gsk_render_node_unref);
}

static void
row_nodes_free (gpointer data)
{
  RowNodes *nodes = data;
  clear_node (&nodes->left);
  clear_node (&nodes->marks);
  g_free (nodes);
}

static void
clear_column (gpointer data)
{
  ColumnNodes *nodes = data;
  clear_node (&nodes->name);
  clear_node (&nodes->chosen);
  clear_node (&nodes->counts);
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
  clear_node (&paint->corner);
  clear_node (&paint->corner_foot);
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

/* After a change of the model: forgets the rows that are not what they were, all counts, and the names
 * where a column is another. */
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
      g_string_append_printf (signature, "%d%s\n", (int)column->kind, column->label);
    }
  if (g_strcmp0 (signature->str, paint->signature) != 0)
    g_array_set_size (paint->columns, 0);
  g_free (paint->signature);
  paint->signature = g_string_free (signature, FALSE);
  for (guint i = 0; i < paint->columns->len; i++)
    {
      ColumnNodes *nodes = &g_array_index (paint->columns, ColumnNodes, i);
      clear_node (&nodes->counts);
      nodes->has_counts = FALSE;
    }
  clear_node (&paint->corner_foot);
}

/* ---- colours ---- */

static GdkRGBA
look_up (GtkWidget *widget, const char *name, GdkRGBA fallback)
{
  GdkRGBA colour;
  return gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &colour) ? colour
                                                                                              : fallback;
}

static GdkRGBA
fade (GdkRGBA colour, float alpha)
{
  colour.alpha *= alpha;
  return colour;
}

/* @over, as if painted on @under, without transparency */
static GdkRGBA
lay (GdkRGBA over, GdkRGBA under)
{
  float a = over.alpha;
  return (GdkRGBA){ over.red * a + under.red * (1 - a), over.green * a + under.green * (1 - a),
                    over.blue * a + under.blue * (1 - a), 1 };
}

static const Colours *
get_colours (YdUiMatrix *self)
{
  Colours *c = &self->paint->colours;
  GtkWidget *widget = GTK_WIDGET (self);
  static const GdkRGBA white = { 1, 1, 1, 1 }, blue = { .11f, .443f, .847f, 1 };
  if (self->paint->has_colours)
    return c;
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_for_display (gtk_widget_get_display (widget)));
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &c->fg);
  c->dim = fade (c->fg, .72f);
  c->view = look_up (widget, "view_bg_color", white);
  c->window = look_up (widget, "window_bg_color", white);
  c->accent_bg = look_up (widget, "accent_bg_color", blue);
  c->accent_fg = look_up (widget, "accent_fg_color", white);
  c->accent = look_up (widget, "accent_color", blue);
  c->on_tint = dark ? c->accent : look_up (widget, "blue_5", blue);
  c->border = look_up (widget, "borders", fade (c->fg, .15f));
  c->warning = look_up (widget, "warning_color", c->fg);
  c->hair = fade (c->fg, .07f);
  c->hover = fade (c->fg, .035f);
  c->head = lay (fade (c->fg, .06f), c->view);
  c->tint = fade (c->accent, .13f);
  c->amber = fade (look_up (widget, "warning_bg_color", c->warning), .24f);
  self->paint->has_colours = TRUE;
  return c;
}

/* ---- pieces ---- */

static void
fill (GtkSnapshot *snapshot, const GdkRGBA *colour, double x, double y, double width, double height)
{
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)width, (float)height));
}

static void
append_at (GtkSnapshot *snapshot, GskRenderNode *node, double x, double y)
{
  if (node == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)x, (float)y));
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
}

/* @size: of the text, in pixels */
static PangoLayout *
new_layout (GtkWidget *widget, const char *text, double size, gboolean bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_size_new_absolute ((int)(size * PANGO_SCALE)));
  pango_attr_list_insert (attributes,
                          pango_attr_weight_new (bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

/* Puts text so that its middle line is at @y. @align: 0 begins at @x, .5 is centred there, 1 ends there.
 * @width: at most; 0: any. Returns the width of the text. */
static double
put_text (GtkSnapshot *snapshot, PangoLayout *layout, double x, double y, double align, double width,
          const GdkRGBA *colour)
{
  int w, h;
  if (width > 0)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, (int)(width * PANGO_SCALE));
    }
  pango_layout_get_pixel_size (layout, &w, &h);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)(int)(x - align * w + .5),
                                                          (float)(int)(y - h / 2. + .5)));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
  return w;
}

static double
put_words (GtkSnapshot *snapshot, GtkWidget *widget, const char *text, double size, gboolean bold, double x,
           double y, double align, double width, const GdkRGBA *colour)
{
  g_autoptr (PangoLayout) layout = new_layout (widget, text, size, bold);
  return put_text (snapshot, layout, x, y, align, width, colour);
}

/* ---- marks ---- */

static void
outline (cairo_t *cr, double x, double y, double size, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + size - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + size - radius, y + size - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + size - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
draw_word (cairo_t *cr, GtkWidget *widget, const char *word, gboolean bold, const GdkRGBA *colour)
{
  g_autoptr (PangoLayout) layout = new_layout (widget, word, 13, bold);
  int width, height;
  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (cr, (MARK - width) / 2., (MARK - height) / 2.);
  gdk_cairo_set_source_rgba (cr, colour);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_check (cairo_t *cr, const Colours *c, gboolean on)
{
  if (on)
    {
      outline (cr, 2, 2, CHECK_SIZE, 6);
      gdk_cairo_set_source_rgba (cr, &c->accent_bg);
      cairo_fill (cr);
      cairo_move_to (cr, 7.5, 12.3);
      cairo_line_to (cr, 10.7, 15.5);
      cairo_line_to (cr, 16.5, 9);
      cairo_set_line_width (cr, 2);
      gdk_cairo_set_source_rgba (cr, &c->accent_fg);
    }
  else
    {
      GdkRGBA ring = fade (c->fg, .3f);
      outline (cr, 3, 3, CHECK_SIZE - 2, 5);
      cairo_set_line_width (cr, 2);
      gdk_cairo_set_source_rgba (cr, &ring);
    }
  cairo_stroke (cr);
}

static void
draw_mark (cairo_t *cr, YdUiMatrix *self, Texture which)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const Colours *c = get_colours (self);
  GdkRGBA tint = fade (c->accent, .14f), grey = fade (c->fg, .1f);
  switch (which)
    {
    case MARK_FIRST_LEAD:
      outline (cr, 0, 0, MARK, 6);
      gdk_cairo_set_source_rgba (cr, &c->accent_bg);
      cairo_fill (cr);
      draw_word (cr, widget, "牵", TRUE, &c->accent_fg);
      break;
    case MARK_LEAD:
      outline (cr, .75, .75, MARK - 1.5, 5.5);
      gdk_cairo_set_source_rgba (cr, &tint);
      cairo_fill_preserve (cr);
      gdk_cairo_set_source_rgba (cr, &c->accent);
      cairo_set_line_width (cr, 1.5);
      cairo_stroke (cr);
      draw_word (cr, widget, "牵", TRUE, &c->on_tint);
      break;
    case MARK_SUPPORT:
      outline (cr, 0, 0, MARK, MARK / 2.);
      gdk_cairo_set_source_rgba (cr, &grey);
      cairo_fill (cr);
      draw_word (cr, widget, "配", FALSE, &c->fg);
      break;
    case CHECK_OFF:
    case CHECK_ON:
      draw_check (cr, c, which == CHECK_ON);
      break;
    case N_TEXTURES:
      break;
    }
}

static GdkTexture *
get_texture (YdUiMatrix *self, Texture which)
{
  GdkTexture **texture = &self->paint->textures[which];
  if (*texture != NULL)
    return *texture;
  int scale = self->paint->scale, size = MARK * scale;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size);
  cairo_t *cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  draw_mark (cr, self, which);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize)(stride * size));
  *texture = gdk_memory_texture_new (size, size, GDK_MEMORY_DEFAULT, bytes, (gsize)stride);
  cairo_surface_destroy (surface);
  return *texture;
}

static void
put_texture (YdUiMatrix *self, GtkSnapshot *snapshot, Texture which, double x, double y)
{
  gtk_snapshot_append_texture (snapshot, get_texture (self, which),
                               &GRAPHENE_RECT_INIT ((float)x, (float)y, MARK, MARK));
}

static Texture
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
      put_texture (self, snapshot, texture_of (row->shares[i]), i * COLUMN + (COLUMN - MARK) / 2.,
                   (ROW_HEIGHT - MARK) / 2.);
  return gtk_snapshot_free_to_node (snapshot);
}

/* “No lead unit” at the end of the title; the sign alone where there is no room. Returns its width. */
static double
put_tag (YdUiMatrix *self, GtkSnapshot *snapshot, double right)
{
  const Colours *c = get_colours (self);
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean words = self->left >= 330;
  g_autoptr (PangoLayout) layout = new_layout (widget, _ ("no lead unit"), CAPTION_SIZE, FALSE);
  int text_width = 0;
  if (words)
    pango_layout_get_pixel_size (layout, &text_width, NULL);
  double width = 8 + ICON + (words ? 4 + text_width : 0) + 8, y = (ROW_HEIGHT - TAG_HEIGHT) / 2.;
  GskRoundedRect pill;
  gsk_rounded_rect_init_from_rect (&pill,
                                   &GRAPHENE_RECT_INIT ((float)(right - width), (float)y, (float)width,
                                                        TAG_HEIGHT),
                                   TAG_HEIGHT / 2.f);
  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  gtk_snapshot_append_color (snapshot, &c->amber, &pill.bounds);
  gtk_snapshot_pop (snapshot);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GtkIconPaintable) icon
    = gtk_icon_theme_lookup_icon (theme, "yaodian-no-lead-symbolic", NULL, ICON, self->paint->scale,
                                  gtk_widget_get_direction (widget), GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)(right - width + 8),
                                                          (float)(ROW_HEIGHT - ICON) / 2));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, ICON, ICON,
                                            &c->warning, 1);
  gtk_snapshot_restore (snapshot);
  if (words)
    put_text (snapshot, layout, right - 8 - text_width, ROW_HEIGHT / 2., 0, 0, &c->warning);
  return width;
}

static GskRenderNode *
make_point (YdUiMatrix *self, const YdUiAssignRow *row)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GtkWidget *widget = GTK_WIDGET (self);
  const Colours *c = get_colours (self);
  gboolean task = row->kind == YD_ITEM_TASK;
  double indent = task ? 26 : 0, end = self->left - 10, middle = ROW_HEIGHT / 2.;
  if (row->lacking)
    end -= put_tag (self, snapshot, end) + 8;
  put_words (snapshot, widget, row->number, NAME_SIZE, FALSE, NUMBER_RIGHT + indent, middle, 1, 0, &c->dim);
  double x = row->number[0] != '\0' ? TITLE_X + indent : CHECK_X + CHECK_SIZE + 8;
  if (end - x > 20)
    put_words (snapshot, widget, row->title, NAME_SIZE, FALSE, x, middle, 0, end - x,
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

static GskRenderNode *
make_head (YdUiMatrix *self, const YdUiAssignRow *row)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GtkWidget *widget = GTK_WIDGET (self);
  const Colours *c = get_colours (self);
  double middle = HEAD_HEIGHT / 2., x = row->kind == YD_ITEM_GROUP ? 48 : 32;
  g_autofree char *title = g_strconcat (row->number, row->title, NULL);
  g_autofree char *count
    = g_strdup_printf (g_dngettext (NULL, "%u point", "%u points", row->n_points), row->n_points);
  put_arrow (snapshot, row->collapsed, &c->fg);
  x += put_words (snapshot, widget, title, NAME_SIZE, TRUE, x, middle, 0, 0, &c->fg);
  put_words (snapshot, widget, count, CAPTION_SIZE, FALSE, x + 8, middle + 1, 0, 0, &c->dim);
  return gtk_snapshot_free_to_node (snapshot);
}

static RowNodes *
get_row_nodes (YdUiMatrix *self, guint index)
{
  const YdUiAssignRow *row = yd_ui_matrix_row (self, index);
  RowNodes *nodes = g_hash_table_lookup (self->paint->rows, GUINT_TO_POINTER (row->stamp));
  if (nodes != NULL)
    return nodes;
  nodes = g_new0 (RowNodes, 1);
  if (row->kind < YD_ITEM_POINT)
    nodes->left = make_head (self, row);
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
  const Colours *c = get_colours (self);
  fill (snapshot, &c->head, 0, y, width, HEAD_HEIGHT);
  fill (snapshot, &c->hair, 0, y + HEAD_HEIGHT - 1, width, 1);
  append_at (snapshot, get_row_nodes (self, index)->left, 0, y);
}

/* What lies behind the marks: checked rows, the crosshair's row. */
static void
paint_row_back (YdUiMatrix *self, GtkSnapshot *snapshot, guint index, double y, int width, gboolean crossed)
{
  const Colours *c = get_colours (self);
  gboolean checked = yd_ui_assign_model_is_checked (self->model, index);
  if (checked)
    fill (snapshot, &c->tint, 0, y, width, ROW_HEIGHT);
  else if (crossed)
    fill (snapshot, &c->hover, 0, y, width, ROW_HEIGHT);
  fill (snapshot, &c->hair, 0, y + ROW_HEIGHT - 1, width, 1);
  append_at (snapshot, get_row_nodes (self, index)->left, 0, y);
  put_texture (self, snapshot, checked ? CHECK_ON : CHECK_OFF, CHECK_X - 2, y + (ROW_HEIGHT - MARK) / 2.);
}

/* Lines where another kind of unit begins, and right of the points. */
static void
paint_borders (YdUiMatrix *self, GtkSnapshot *snapshot, double y, double height, int width)
{
  const Colours *c = get_colours (self);
  guint n = yd_ui_assign_model_get_n_columns (self->model);
  for (guint i = 1; i <= n; i++)
    {
      double x = yd_ui_matrix_column_x (self, i);
      gboolean border = i == n
                        || yd_ui_assign_model_get_column (self->model, i)->kind
                             != yd_ui_assign_model_get_column (self->model, i - 1)->kind;
      if (border && x > self->left && x < width)
        fill (snapshot, &c->border, x - 1, y, 1, height);
    }
  fill (snapshot, &c->border, self->left - 1, y, 1, height);
}

static YdUiMatrixPlace
get_cross (YdUiMatrix *self)
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
  yd_ui_matrix_get_rect (self, (YdUiMatrixPlace){ range.first_row, (int)range.first_column }, &from);
  yd_ui_matrix_get_rect (self, (YdUiMatrixPlace){ range.last_row, (int)range.last_column }, &to);
  double left = yd_ui_matrix_column_x (self, range.first_column);
  double right = yd_ui_matrix_column_x (self, range.last_column) + COLUMN;
  graphene_rect_init (&both, (float)left, from.origin.y, (float)(right - left),
                      to.origin.y + to.size.height - from.origin.y);
  gtk_snapshot_append_color (snapshot, &get_colours (self)->tint, &both);
}

static void
paint_ring (YdUiMatrix *self, GtkSnapshot *snapshot)
{
  graphene_rect_t rect;
  GskRoundedRect ring;
  const Colours *c = get_colours (self);
  if (self->focus.row == NO_ROW)
    return;
  yd_ui_matrix_get_rect (self, self->focus, &rect);
  rect.size.height -= 1;
  if (self->focus.column != TITLE_COLUMN || yd_ui_matrix_row (self, self->focus.row)->kind < YD_ITEM_POINT)
    rect.size.width -= 1;
  graphene_rect_inset (&rect, 1, 1);
  gsk_rounded_rect_init_from_rect (&ring, &rect, 6);
  gboolean here = yd_ui_matrix_has_keyboard (self);
  GdkRGBA colour = fade (c->accent_bg, here ? 1 : .5f);
  gtk_snapshot_append_border (snapshot, &ring, (float[]){ 2, 2, 2, 2 },
                              (GdkRGBA[]){ colour, colour, colour, colour });
}

static void
push_clip (GtkSnapshot *snapshot, double x, double y, double width, double height)
{
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)MAX (0, width),
                                                         (float)MAX (0, height)));
}

static void
paint_body (YdUiMatrix *self, GtkSnapshot *snapshot, int width, int body)
{
  const Colours *c = get_colours (self);
  double from = gtk_adjustment_get_value (self->down), sticky_y;
  guint n = yd_ui_assign_model_get_n_rows (self->model), first = yd_ui_matrix_row_at (self, from);
  YdUiMatrixPlace cross = get_cross (self);
  fill (snapshot, &c->view, 0, HEADER, width, body);
  for (guint i = first; i < n && yd_ui_matrix_row_y (self, i) < HEADER + body; i++)
    if (yd_ui_matrix_row (self, i)->kind >= YD_ITEM_POINT)
      paint_row_back (self, snapshot, i, yd_ui_matrix_row_y (self, i), width, i == cross.row);

  push_clip (snapshot, self->left, HEADER, width - self->left, body);
  double bottom = n > 0 ? yd_ui_matrix_row_y (self, n) : HEADER;
  if (cross.column != TITLE_COLUMN && n > 0)
    fill (snapshot, &c->hover, yd_ui_matrix_column_x (self, (guint)cross.column), HEADER, COLUMN,
          MIN (body, bottom - HEADER));
  paint_range (self, snapshot);
  for (guint i = first; i < n && yd_ui_matrix_row_y (self, i) < HEADER + body; i++)
    append_at (snapshot, get_row_nodes (self, i)->marks, yd_ui_matrix_column_x (self, 0),
               yd_ui_matrix_row_y (self, i));
  gtk_snapshot_pop (snapshot);
  for (guint i = first; i < n && yd_ui_matrix_row_y (self, i) < HEADER + body; i++)
    if (yd_ui_matrix_row (self, i)->kind < YD_ITEM_POINT)
      paint_head (self, snapshot, i, yd_ui_matrix_row_y (self, i), width);
  paint_borders (self, snapshot, HEADER, MIN (body, MAX (0, bottom - HEADER)), width);
  if (self->focus.column == TITLE_COLUMN)
    paint_ring (self, snapshot);
  else
    {
      push_clip (snapshot,
                 self->focus.row != NO_ROW && yd_ui_matrix_row (self, self->focus.row)->kind < YD_ITEM_POINT
                   ? 0 : self->left,
                 HEADER, width, body);
      paint_ring (self, snapshot);
      gtk_snapshot_pop (snapshot);
    }
  guint sticky = yd_ui_matrix_get_sticky (self, &sticky_y);
  if (sticky != NO_ROW)
    {
      paint_head (self, snapshot, sticky, sticky_y, width);
      fill (snapshot, &c->border, 0, sticky_y + HEAD_HEIGHT - 1, width, 1);
    }
}

/* ---- header ---- */

/* A name as pieces: each Han character by itself, what is Latin together. */
static GPtrArray *
split_name (const char *name)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (g_free);
  for (const char *p = name; *p != '\0';)
    {
      const char *end = g_utf8_next_char (p);
      gboolean wide = g_unichar_iswide (g_utf8_get_char (p));
      while (!wide && *end != '\0' && !g_unichar_iswide (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      g_ptr_array_add (pieces, g_strndup (p, (gsize)(end - p)));
      p = end;
    }
  return pieces;
}

static gboolean
is_wide (const char *piece)
{
  return g_unichar_iswide (g_utf8_get_char (piece));
}

/* What has no room is cut off, and dots stand in its place. */
static void
cut_name (GPtrArray *pieces, GtkWidget *widget)
{
  double height = 0;
  guint i;
  for (i = 0; i < pieces->len; i++)
    {
      int width = (int)NAME_PITCH;
      if (!is_wide (pieces->pdata[i]))
        {
          g_autoptr (PangoLayout) layout = new_layout (widget, pieces->pdata[i], NAME_SIZE, FALSE);
          pango_layout_get_pixel_size (layout, &width, NULL);
        }
      height += is_wide (pieces->pdata[i]) ? NAME_PITCH : width + 2;
      if (height > NAME_MOST * NAME_PITCH)
        break;
    }
  if (i == pieces->len)
    return;
  gboolean latin = !is_wide (pieces->pdata[i]) && i == 0; /* cut by ellipsis as it is painted */
  g_ptr_array_set_size (pieces, (int)MAX (latin ? 1 : 0, (int)i - (latin ? 0 : 1)));
  if (!latin)
    g_ptr_array_add (pieces, g_strdup ("︙"));
}

/* From the top down, upright; Latin is turned to the right. */
static GskRenderNode *
make_name (YdUiMatrix *self, const char *label, gboolean bold)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GtkWidget *widget = GTK_WIDGET (self);
  const Colours *c = get_colours (self);
  g_autoptr (GPtrArray) pieces = split_name (label);
  cut_name (pieces, widget);
  double y = NAMES_HEIGHT - NAME_PADDING;
  for (guint i = pieces->len; i > 0; i--)
    {
      g_autoptr (PangoLayout) layout = new_layout (widget, pieces->pdata[i - 1], NAME_SIZE, bold);
      if (is_wide (pieces->pdata[i - 1]))
        {
          put_text (snapshot, layout, COLUMN / 2., y - NAME_PITCH / 2, .5, 0, bold ? &c->on_tint : &c->fg);
          y -= NAME_PITCH;
          continue;
        }
      int width;
      pango_layout_get_pixel_size (layout, &width, NULL);
      width = (int)MIN (width, NAME_MOST * NAME_PITCH);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (COLUMN / 2.f, (float)(y - 1 - width)));
      gtk_snapshot_rotate (snapshot, 90);
      put_text (snapshot, layout, 0, 0, 0, width + 1, bold ? &c->on_tint : &c->fg);
      gtk_snapshot_restore (snapshot);
      y -= width + 2;
    }
  return gtk_snapshot_free_to_node (snapshot);
}

static GskRenderNode *
make_counts (YdUiMatrix *self, const YdUiAssignColumn *column)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GtkWidget *widget = GTK_WIDGET (self);
  const Colours *c = get_colours (self);
  char number[16];
  g_snprintf (number, sizeof number, "%u", column->n_leads);
  if (column->n_leads > 0)
    put_words (snapshot, widget, number, COUNT_SIZE, TRUE, COLUMN / 2., COUNT_HEIGHT / 2. + 1, .5, 0, &c->fg);
  g_snprintf (number, sizeof number, "%u", column->n_supports);
  put_words (snapshot, widget, number, COUNT_SIZE, FALSE, COLUMN / 2., COUNT_HEIGHT * 1.5, .5, 0, &c->dim);
  return gtk_snapshot_free_to_node (snapshot);
}

static ColumnNodes *
get_column_nodes (YdUiMatrix *self, guint index)
{
  GArray *columns = self->paint->columns;
  if (columns->len != yd_ui_assign_model_get_n_columns (self->model))
    {
      g_array_set_size (columns, 0);
      g_array_set_size (columns, yd_ui_assign_model_get_n_columns (self->model));
    }
  return &g_array_index (columns, ColumnNodes, index);
}

static GskRenderNode *
get_name (YdUiMatrix *self, guint index, gboolean chosen)
{
  ColumnNodes *nodes = get_column_nodes (self, index);
  GskRenderNode **node = chosen ? &nodes->chosen : &nodes->name;
  if (*node == NULL)
    *node = make_name (self, yd_ui_assign_model_get_column (self->model, index)->label, chosen);
  return *node;
}

static GskRenderNode *
get_counts (YdUiMatrix *self, guint index)
{
  ColumnNodes *nodes = get_column_nodes (self, index);
  if (!nodes->has_counts)
    nodes->counts = make_counts (self, yd_ui_assign_model_get_column (self->model, index));
  nodes->has_counts = TRUE;
  return nodes->counts;
}

static PangoLayout *
get_kind (YdUiMatrix *self, YdUnitKind kind)
{
  gpointer key = GINT_TO_POINTER (kind);
  PangoLayout *layout = g_hash_table_lookup (self->paint->kinds, key);
  if (layout == NULL)
    {
      layout = new_layout (GTK_WIDGET (self), yd_ui_units_get_kind_words (kind), COUNT_SIZE, FALSE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      g_hash_table_insert (self->paint->kinds, key, layout);
    }
  return layout;
}

/* A kind's name stands in the middle of what is seen of its columns. */
static void
paint_kinds (YdUiMatrix *self, GtkSnapshot *snapshot, int width)
{
  const Colours *c = get_colours (self);
  guint n = yd_ui_assign_model_get_n_columns (self->model);
  for (guint i = 0, next; i < n; i = next)
    {
      YdUnitKind kind = yd_ui_assign_model_get_column (self->model, i)->kind;
      for (next = i + 1; next < n && yd_ui_assign_model_get_column (self->model, next)->kind == kind;)
        next++;
      double from = MAX (self->left, yd_ui_matrix_column_x (self, i));
      double to = MIN (width, yd_ui_matrix_column_x (self, next));
      if (to - from < 24)
        continue;
      PangoLayout *layout = get_kind (self, kind);
      int room = (int)(to - from - 6) * PANGO_SCALE, natural;
      pango_layout_set_width (layout, -1);
      pango_layout_get_size (layout, &natural, NULL);
      if (natural > room)
        pango_layout_set_width (layout, room);
      put_text (snapshot, layout, (from + to) / 2, KINDS_HEIGHT / 2., .5, 0, &c->fg);
    }
}

static GskRenderNode *
get_corner (YdUiMatrix *self)
{
  const Colours *c = get_colours (self);
  GtkWidget *widget = GTK_WIDGET (self);
  if (self->paint->corner != NULL)
    return self->paint->corner;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  double used = put_words (snapshot, widget, _ ("Point"), NAME_SIZE, FALSE, CHECK_X + 2, HEADER - 17, 0, 0,
                           &c->dim);
  double room = self->left - CHECK_X - used - 28;
  if (room > 60 && self->editable)
    put_words (snapshot, widget, _ ("Space: none → lead → support"), CAPTION_SIZE, FALSE, self->left - 10,
               HEADER - 16, 1, 0, &c->dim);
  return self->paint->corner = gtk_snapshot_free_to_node (snapshot);
}

static void
paint_header (YdUiMatrix *self, GtkSnapshot *snapshot, int width)
{
  const Colours *c = get_colours (self);
  guint n = yd_ui_assign_model_get_n_columns (self->model);
  YdUiMatrixPlace cross = get_cross (self);
  double end = MIN (width, yd_ui_matrix_column_x (self, n));
  fill (snapshot, &c->window, 0, 0, width, HEADER);
  push_clip (snapshot, self->left, 0, width - self->left, HEADER);
  for (guint i = 0; i < n; i++)
    {
      double x = yd_ui_matrix_column_x (self, i);
      gboolean chosen = (int)i == cross.column;
      if (x + COLUMN <= self->left || x >= width)
        continue;
      if (chosen)
        fill (snapshot, &c->tint, x, KINDS_HEIGHT, COLUMN, NAMES_HEIGHT);
      append_at (snapshot, get_name (self, i, chosen), x, KINDS_HEIGHT);
    }
  paint_kinds (self, snapshot, width);
  gtk_snapshot_pop (snapshot);
  paint_borders (self, snapshot, 0, HEADER, width);
  fill (snapshot, &c->hair, self->left, KINDS_HEIGHT - 1, MAX (0, end - self->left), 1);
  fill (snapshot, &c->border, 0, HEADER - 1, width, 1);
  push_clip (snapshot, 0, 0, self->left - 1, HEADER);
  append_at (snapshot, get_corner (self), 0, 0);
  gtk_snapshot_pop (snapshot);
}

/* ---- footer ---- */

static GskRenderNode *
get_corner_foot (YdUiMatrix *self)
{
  const Colours *c = get_colours (self);
  GtkWidget *widget = GTK_WIDGET (self);
  if (self->paint->corner_foot != NULL)
    return self->paint->corner_foot;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  guint open = yd_ui_assign_model_get_n_lacking (self->model);
  guint settled = yd_ui_assign_model_get_n_points (self->model) - open;
  g_autofree char *words = g_strdup_printf (_ ("%u settled · %u open"), settled, open);
  double x = CHECK_X + 2;
  x += put_words (snapshot, widget, C_ ("counts", "Lead"), NAME_SIZE, TRUE, x, COUNT_HEIGHT / 2. + 1, 0, 0,
                  &c->fg);
  put_words (snapshot, widget, words, CAPTION_SIZE, FALSE, x + 9, COUNT_HEIGHT / 2. + 1, 0,
             self->left - x - 20, &c->dim);
  put_words (snapshot, widget, C_ ("counts", "Support"), NAME_SIZE, FALSE, CHECK_X + 2, COUNT_HEIGHT * 1.5, 0,
             0, &c->dim);
  return self->paint->corner_foot = gtk_snapshot_free_to_node (snapshot);
}

static void
paint_footer (YdUiMatrix *self, GtkSnapshot *snapshot, int width, int y)
{
  const Colours *c = get_colours (self);
  guint n = yd_ui_assign_model_get_n_columns (self->model);
  fill (snapshot, &c->window, 0, y, width, FOOTER);
  push_clip (snapshot, self->left, y, width - self->left, FOOTER);
  for (guint i = 0; i < n; i++)
    {
      double x = yd_ui_matrix_column_x (self, i);
      if (x + COLUMN > self->left && x < width)
        append_at (snapshot, get_counts (self, i), x, y + 1);
    }
  gtk_snapshot_pop (snapshot);
  paint_borders (self, snapshot, y, FOOTER, width);
  fill (snapshot, &c->border, 0, y, width, 1);
  append_at (snapshot, get_corner_foot (self), 0, y + 1);
}

void
yd_ui_matrix_paint (YdUiMatrix *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  int body = MAX (0, height - HEADER - FOOTER), scale = gtk_widget_get_scale_factor (widget);
  if (self->model == NULL)
    return;
  if (scale != self->paint->scale)
    yd_ui_matrix_paint_forget (self->paint);
  self->paint->scale = scale;
  push_clip (snapshot, 0, HEADER, width, body);
  paint_body (self, snapshot, width, body);
  gtk_snapshot_pop (snapshot);
  paint_header (self, snapshot, width);
  paint_footer (self, snapshot, width, HEADER + body);
}

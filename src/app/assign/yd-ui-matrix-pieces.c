/* Owns: colours, words and marks of the assignment matrix, one by one. Refuses: to know where they
 * go. */

#include "yd-ui-matrix-paint-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* ---- colours ---- */

static GdkRGBA
look_up (GtkWidget *widget, const char *name, GdkRGBA fallback)
{
  GdkRGBA colour;
  return gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &colour)
           ? colour
           : fallback;
}

GdkRGBA
yd_ui_matrix_fade (GdkRGBA colour, float alpha)
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

const YdUiMatrixColours *
yd_ui_matrix_get_colours (YdUiMatrix *self)
{
  YdUiMatrixColours *c = &self->paint->colours;
  GtkWidget *widget = GTK_WIDGET (self);
  static const GdkRGBA white = { 1, 1, 1, 1 }, blue = { .11f, .443f, .847f, 1 };
  if (self->paint->has_colours)
    return c;
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  gboolean dark = adw_style_manager_get_dark (manager);
  c->contrast = adw_style_manager_get_high_contrast (manager);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &c->fg);
  c->dim = yd_ui_matrix_fade (c->fg, c->contrast ? 1 : .72f);
  c->view = look_up (widget, "view_bg_color", white);
  c->window = look_up (widget, "window_bg_color", white);
  c->accent_bg = look_up (widget, "accent_bg_color", blue);
  c->accent_fg = look_up (widget, "accent_fg_color", white);
  c->accent = look_up (widget, "accent_color", blue);
  c->on_tint = dark ? c->accent : look_up (widget, "blue_5", blue);
  c->border = look_up (widget, "borders", yd_ui_matrix_fade (c->fg, .15f));
  c->warning = look_up (widget, "warning_color", c->fg);
  c->hair = yd_ui_matrix_fade (c->fg, c->contrast ? .4f : .07f);
  c->hover = yd_ui_matrix_fade (c->fg, .035f);
  c->head = lay (yd_ui_matrix_fade (c->fg, .06f), c->view);
  c->tint = yd_ui_matrix_fade (c->accent, .13f);
  c->amber = yd_ui_matrix_fade (look_up (widget, "warning_bg_color", c->warning), .24f);
  self->paint->has_colours = TRUE;
  return c;
}

/* ---- pieces ---- */

void
yd_ui_matrix_fill (GtkSnapshot *snapshot, const GdkRGBA *colour, double x, double y, double width,
                   double height)
{
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)width, (float)height));
}

void
yd_ui_matrix_append_at (GtkSnapshot *snapshot, GskRenderNode *node, double x, double y)
{
  if (node == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)x, (float)y));
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
}

/* @size: of the text, in pixels */
PangoLayout *
yd_ui_matrix_new_layout (GtkWidget *widget, const char *text, double size, gboolean bold)
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

/* Puts text so that its middle line is at @y. @align: 0 begins at @x, .5 is centred there, 1 ends
 * there.
 * @width: at most; 0: any. Returns the width of the text. */
double
yd_ui_matrix_put_text (GtkSnapshot *snapshot, PangoLayout *layout, double x, double y, double align,
                       double width, const GdkRGBA *colour)
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

double
yd_ui_matrix_put_words (GtkSnapshot *snapshot, GtkWidget *widget, const char *text, double size,
                        gboolean bold, double x, double y, double align, double width,
                        const GdkRGBA *colour)
{
  g_autoptr (PangoLayout) layout = yd_ui_matrix_new_layout (widget, text, size, bold);
  return yd_ui_matrix_put_text (snapshot, layout, x, y, align, width, colour);
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
  g_autoptr (PangoLayout) layout = yd_ui_matrix_new_layout (widget, word, 13, bold);
  int width, height;
  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (cr, (MARK - width) / 2., (MARK - height) / 2.);
  gdk_cairo_set_source_rgba (cr, colour);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_check (cairo_t *cr, const YdUiMatrixColours *c, gboolean on)
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
      GdkRGBA ring = yd_ui_matrix_fade (c->fg, c->contrast ? 1 : .3f);
      outline (cr, 3, 3, CHECK_SIZE - 2, 5);
      cairo_set_line_width (cr, 2);
      gdk_cairo_set_source_rgba (cr, &ring);
    }
  cairo_stroke (cr);
}

static void
draw_mark (cairo_t *cr, YdUiMatrix *self, YdUiMatrixTexture which)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const YdUiMatrixColours *c = yd_ui_matrix_get_colours (self);
  GdkRGBA tint = yd_ui_matrix_fade (c->accent, .14f), grey = yd_ui_matrix_fade (c->fg, .1f);
  switch (which)
    {
    case MARK_FIRST_LEAD:
      outline (cr, 0, 0, MARK, 6);
      gdk_cairo_set_source_rgba (cr, &c->accent_bg);
      cairo_fill (cr);
      draw_word (cr, widget, C_ ("mark", "L"), TRUE, &c->accent_fg);
      break;
    case MARK_LEAD:
      outline (cr, .75, .75, MARK - 1.5, 5.5);
      gdk_cairo_set_source_rgba (cr, &tint);
      cairo_fill_preserve (cr);
      gdk_cairo_set_source_rgba (cr, &c->accent);
      cairo_set_line_width (cr, 1.5);
      cairo_stroke (cr);
      draw_word (cr, widget, C_ ("mark", "L"), TRUE, &c->on_tint);
      break;
    case MARK_SUPPORT:
      outline (cr, 0, 0, MARK, MARK / 2.);
      gdk_cairo_set_source_rgba (cr, &grey);
      cairo_fill (cr);
      if (c->contrast)
        {
          outline (cr, .5, .5, MARK - 1, (MARK - 1) / 2.);
          gdk_cairo_set_source_rgba (cr, &c->fg);
          cairo_set_line_width (cr, 1);
          cairo_stroke (cr);
        }
      draw_word (cr, widget, C_ ("mark", "S"), FALSE, &c->fg);
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
get_texture (YdUiMatrix *self, YdUiMatrixTexture which)
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
  g_autoptr (GBytes) bytes
    = g_bytes_new (cairo_image_surface_get_data (surface), (gsize)(stride * size));
  *texture = gdk_memory_texture_new (size, size, GDK_MEMORY_DEFAULT, bytes, (gsize)stride);
  cairo_surface_destroy (surface);
  return *texture;
}

void
yd_ui_matrix_put_texture (YdUiMatrix *self, GtkSnapshot *snapshot, YdUiMatrixTexture which,
                          double x, double y)
{
  gtk_snapshot_append_texture (snapshot, get_texture (self, which),
                               &GRAPHENE_RECT_INIT ((float)x, (float)y, MARK, MARK));
}

void
yd_ui_matrix_push_clip (GtkSnapshot *snapshot, double x, double y, double width, double height)
{
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)MAX (0, width),
                                                         (float)MAX (0, height)));
}

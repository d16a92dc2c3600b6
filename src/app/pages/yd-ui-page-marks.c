/* Owns: how rings, distances and the paper itself look on the screen. Refuses: to know what they
 * are about. */

#include "yd-ui-page-marks.h"

#include "yd-paint.h"

#define CARET_X 19.0 /* mm */

static const GdkRGBA mark_colour = { 0.102f, 0.373f, 0.706f, 1 }; /* 6.6:1 on paper */

static void
snapshot_ring (GtkSnapshot *snapshot, const graphene_rect_t *rect, float width, float alpha)
{
  GdkRGBA colour = mark_colour;
  GskRoundedRect border;
  colour.alpha = alpha;
  gsk_rounded_rect_init_from_rect (&border, rect, width > 1 ? 3 : 0);
  gtk_snapshot_append_border (snapshot, &border, (float[4]){ width, width, width, width },
                              (GdkRGBA[4]){ colour, colour, colour, colour });
}

static void
snapshot_dashes (GtkSnapshot *snapshot, const graphene_rect_t *rect)
{
  static const double dashes[] = { 5, 3 };
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, rect);
  gdk_cairo_set_source_rgba (cr, &mark_colour);
  cairo_set_line_width (cr, 1.5);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_rectangle (cr, rect->origin.x + 1, rect->origin.y + 1, rect->size.width - 2,
                   rect->size.height - 2);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
snapshot_line (GtkSnapshot *snapshot, double x, double y, double width, double height)
{
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((float)x, (float)y, (float)width, (float)height);
  gtk_snapshot_append_color (snapshot, &mark_colour, &rect);
}

/* The words of a distance stand on paper of their own, so that no line runs through them. */
static void
snapshot_label (GtkWidget *widget, GtkSnapshot *snapshot, const char *words, double middle_x,
                double middle_y)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, words);
  int width, height;
  pango_layout_get_pixel_size (layout, &width, &height);
  float x = (float)MAX (2, middle_x - width / 2.0), y = (float)(middle_y - height / 2.0);
  graphene_rect_t under = GRAPHENE_RECT_INIT (x - 3, y, (float)width + 6, (float)height);
  gtk_snapshot_append_color (snapshot, &white, &under);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, &mark_colour);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_distance (GtkWidget *widget, GtkSnapshot *snapshot, const graphene_rect_t *rect,
                   const char *label)
{
  double x = rect->origin.x, y = rect->origin.y, w = rect->size.width, h = rect->size.height;
  if (h > w)
    {
      snapshot_line (snapshot, x, y, 1, h);
      snapshot_line (snapshot, x - 5, y, 11, 1);
      snapshot_line (snapshot, x - 5, y + h, 11, 1);
    }
  else
    {
      snapshot_line (snapshot, x, y, w, 1);
      snapshot_line (snapshot, x, y - 5, 1, 11);
      snapshot_line (snapshot, x + w, y - 5, 1, 11);
    }
  if (label[0] == '\0')
    return;
  /* A short distance has no room between its ends: the words stand beside it. */
  if (h > w)
    snapshot_label (widget, snapshot, label, h > 40 ? x : x + 44, y + h / 2);
  else
    snapshot_label (widget, snapshot, label, x + w / 2, w > 90 ? y : y - 16);
}

/* @rect: (out): where @box is, in pixels */
void
yd_ui_page_place_get_rect (const YdUiPagePlace *self, const YdPageBox *box, graphene_rect_t *rect)
{
  *rect = GRAPHENE_RECT_INIT (
    (float)(self->x + box->x * self->scale), (float)(self->y + box->y * self->scale),
    (float)(box->width * self->scale), (float)(box->height * self->scale));
}

/**
 * yd_ui_page_marks_snapshot:
 * @marks: (nullable) (element-type YdUiPageMark): those of other pages are passed over
 * @widget: in whose font the words are
 */
void
yd_ui_page_marks_snapshot (GArray *marks, GtkWidget *widget, GtkSnapshot *snapshot,
                           const YdUiPagePlace *place)
{
  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const YdUiPageMark *mark = &g_array_index (marks, YdUiPageMark, i);
      graphene_rect_t rect;
      if (mark->box.page != place->page)
        continue;
      yd_ui_page_place_get_rect (place, &mark->box, &rect);
      if (mark->kind == YD_UI_MARK_PLACE || mark->kind == YD_UI_MARK_GAP)
        graphene_rect_inset (&rect, -4, -4);
      if (mark->kind == YD_UI_MARK_PLACE)
        snapshot_ring (snapshot, &rect, 2, 1);
      else if (mark->kind == YD_UI_MARK_GAP)
        snapshot_dashes (snapshot, &rect);
      else if (mark->kind == YD_UI_MARK_AREA)
        snapshot_ring (snapshot, &rect, 1, 0.3f);
      else
        snapshot_distance (widget, snapshot, &rect, mark->label);
    }
}

/* White in both schemes, with a thin ring and a soft shadow. */
void
yd_ui_page_marks_snapshot_paper (GtkSnapshot *snapshot, const YdUiPagePlace *place)
{
  static const GdkRGBA white = { 1, 1, 1, 1 }, ring = { 0, 0, 0, 0.13f },
                       shade = { 0, 0, 0, 0.18f };
  static const float thin[4] = { 1, 1, 1, 1 };
  static const GdkRGBA rings[4] = { ring, ring, ring, ring };
  YdPageBox whole = { place->page, 0, 0, YD_PAGE_WIDTH, YD_PAGE_HEIGHT };
  graphene_rect_t paper, around;
  GskRoundedRect outline, border;
  yd_ui_page_place_get_rect (place, &whole, &paper);
  around = paper;
  graphene_rect_inset (&around, -1, -1);
  gsk_rounded_rect_init_from_rect (&outline, &paper, 0);
  gsk_rounded_rect_init_from_rect (&border, &around, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 1, 0, 4);
  gtk_snapshot_append_border (snapshot, &border, thin, rings);
  gtk_snapshot_append_color (snapshot, &white, &paper);
}

/**
 * yd_ui_page_marks_new_node:
 * @scale: pixels a mm
 *
 * Returns: (transfer full): the printed page, without its paper
 */
GskRenderNode *
yd_ui_page_marks_new_node (YdPages *pages, guint index, double scale)
{
  graphene_rect_t paper
    = GRAPHENE_RECT_INIT (0, 0, (float)(YD_PAGE_WIDTH * scale), (float)(YD_PAGE_HEIGHT * scale));
  GskRenderNode *node = gsk_cairo_node_new (&paper);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);
  cairo_scale (cr, scale * YD_MM_PER_POINT, scale * YD_MM_PER_POINT); /* painted in points */
  yd_pages_paint (pages, index, cr);
  cairo_destroy (cr);
  return node;
}

/**
 * yd_ui_page_marks_snapshot_tint:
 * @boxes: (element-type YdPageBox): lines of what is selected
 * @caret: (nullable): the caret's line
 */
void
yd_ui_page_marks_snapshot_tint (GArray *boxes, const YdPageBox *caret, GtkSnapshot *snapshot,
                                const YdUiPagePlace *place)
{
  /* On paper, white in both schemes. */
  static const GdkRGBA tint = { 0.110f, 0.443f, 0.847f, 0.16f };
  static const GdkRGBA accent = { 0.110f, 0.443f, 0.847f, 1 };
  graphene_rect_t rect;
  for (guint i = 0; i < boxes->len; i++)
    {
      YdPageBox box = g_array_index (boxes, YdPageBox, i);
      if (box.page != place->page)
        continue;
      box.y -= 0.9;
      box.height += 1.8;
      yd_ui_page_place_get_rect (place, &box, &rect);
      gtk_snapshot_append_color (snapshot, &tint, &rect);
    }
  if (caret != NULL && caret->page == place->page)
    {
      YdPageBox bar = { place->page, CARET_X, caret->y - 0.5, 0, caret->height + 1 };
      yd_ui_page_place_get_rect (place, &bar, &rect);
      rect.size.width = 3;
      gtk_snapshot_append_color (snapshot, &accent, &rect);
    }
}

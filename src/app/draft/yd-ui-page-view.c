/* Owns: pages on the screen. Millimetres until here, pixels from here on. Refuses: to lay out
 * anything: it paints what the composer made. */

#include "yd-ui-page-view.h"

#include "yd-paint.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define PAPER_WIDTH 210.0 /* mm */
#define PAPER_HEIGHT 297.0
#define TYPE_AREA_WIDTH 156.0
#define TYPE_AREA_LEFT 28.0
#define BESIDE 10.0       /* mm shown on each side of the type area */
#define GAP 14            /* pixels around pages */
#define CARET_X 19.0      /* mm */
#define LEAST_WIDTH 160   /* pixels */

struct _YdUiPageView
{
  GtkWidget parent_instance;

  YdUiSelection *selection; /* owned */
  YdPages *pages;           /* owned; NULL before the first are composed */
  GPtrArray *nodes;         /* owned: GskRenderNode or NULL a page, at node_scale */
  double node_scale;
  YdUiZoom zoom;
  double free_scale;        /* pixels a mm, where zoom is FREE */
  GArray *boxes;            /* owned: YdPageBox, lines of what is selected */
  gboolean tinted;          /* what is selected is */
  GArray *marks;            /* owned: YdUiPageMark; NULL for none */
  guint fit_id;             /* source: the room has another height */
  YdPageBox caret;          /* its line */
  gboolean has_caret;
  YdId caret_paragraph;
  int caret_offset;
  GtkAdjustment *across;    /* borrowed from the scrolled window, as is down */
  GtkAdjustment *down;
  guint page;               /* index of the page in the middle */
  gboolean reveal;          /* bring the selection into view once there are pages */
  guint reveal_id;          /* source */
};

G_DEFINE_FINAL_TYPE (YdUiPageView, yd_ui_page_view, GTK_TYPE_WIDGET)

enum
{
  PAGE_CHANGED,
  PRESSED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* ---- geometry ---- */

static guint
n_pages (YdUiPageView *self)
{
  return self->pages != NULL ? yd_pages_get_n (self->pages) : 0;
}

static double
scale_for (YdUiPageView *self, int width)
{
  switch (self->zoom)
    {
    case YD_UI_ZOOM_TYPE_AREA:
      return MAX (width, LEAST_WIDTH) / (TYPE_AREA_WIDTH + 2 * BESIDE);
    case YD_UI_ZOOM_PAGE_WIDTH:
      return (MAX (width, LEAST_WIDTH) - 2 * GAP) / PAPER_WIDTH;
    case YD_UI_ZOOM_WHOLE_PAGE:
      {
        double height = self->down != NULL ? gtk_adjustment_get_page_size (self->down) : 0;
        double by_width = (MAX (width, LEAST_WIDTH) - 2 * GAP) / PAPER_WIDTH;
        return height > 2 * GAP ? MIN (by_width, (height - 2 * GAP) / PAPER_HEIGHT) : by_width;
      }
    case YD_UI_ZOOM_FREE:
    default:
      return self->free_scale;
    }
}

double
yd_ui_page_view_get_scale (YdUiPageView *self)
{
  return scale_for (self, gtk_widget_get_width (GTK_WIDGET (self)));
}

/* Where the paper's top left corner is, in pixels. */
static void
page_origin (YdUiPageView *self, guint index, double scale, double *x, double *y)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  *y = GAP + index * (PAPER_HEIGHT * scale + GAP);
  if (self->zoom == YD_UI_ZOOM_TYPE_AREA)
    {
      double left = self->pages != NULL ? yd_pages_get (self->pages, index)->left : TYPE_AREA_LEFT;
      *x = -(left - BESIDE) * scale;
    }
  else
    *x = MAX (GAP, (width - PAPER_WIDTH * scale) / 2);
}

static int
whole_height (YdUiPageView *self, double scale)
{
  guint n = MAX (n_pages (self), 1);
  return (int)(GAP + n * (PAPER_HEIGHT * scale + GAP));
}

static void
yd_ui_page_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  YdUiPageView *self = YD_UI_PAGE_VIEW (widget);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      if (self->zoom == YD_UI_ZOOM_FREE)
        *minimum = (int)(PAPER_WIDTH * self->free_scale) + 2 * GAP;
      *natural = *minimum;
    }
  else
    *minimum = *natural = whole_height (self, scale_for (self, for_size < 0 ? LEAST_WIDTH : for_size));
}

static GtkSizeRequestMode
yd_ui_page_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* ---- painting ---- */

static GskRenderNode *
make_page_node (YdUiPageView *self, guint index, double scale)
{
  graphene_rect_t paper = GRAPHENE_RECT_INIT (0, 0, (float)(PAPER_WIDTH * scale),
                                              (float)(PAPER_HEIGHT * scale));
  GskRenderNode *node = gsk_cairo_node_new (&paper);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);
  cairo_scale (cr, scale * 25.4 / 72, scale * 25.4 / 72); /* painted in points */
  yd_pages_paint (self->pages, index, cr);
  cairo_destroy (cr);
  return node;
}

static void
forget_nodes (YdUiPageView *self)
{
  g_clear_pointer (&self->nodes, g_ptr_array_unref);
}

static void
unref_node (gpointer node)
{
  if (node != NULL)
    gsk_render_node_unref (node);
}

static GskRenderNode *
get_page_node (YdUiPageView *self, guint index, double scale)
{
  if (self->nodes == NULL || self->node_scale != scale)
    {
      forget_nodes (self);
      self->nodes = g_ptr_array_new_with_free_func (unref_node);
      g_ptr_array_set_size (self->nodes, (int)n_pages (self));
      self->node_scale = scale;
    }
  if (self->nodes->pdata[index] == NULL)
    self->nodes->pdata[index] = make_page_node (self, index, scale);
  return self->nodes->pdata[index];
}

static void
snapshot_tint (YdUiPageView *self, GtkSnapshot *snapshot, guint index, double x, double y, double scale)
{
  static const GdkRGBA tint = { 0.110f, 0.443f, 0.847f, 0.16f }; /* on paper, white in both schemes */
  static const GdkRGBA accent = { 0.110f, 0.443f, 0.847f, 1 };
  for (guint i = 0; i < self->boxes->len; i++)
    {
      const YdPageBox *box = &g_array_index (self->boxes, YdPageBox, i);
      if (box->page != index)
        continue;
      graphene_rect_t rect
        = GRAPHENE_RECT_INIT ((float)(x + box->x * scale), (float)(y + (box->y - 0.9) * scale),
                              (float)(box->width * scale), (float)((box->height + 1.8) * scale));
      gtk_snapshot_append_color (snapshot, &tint, &rect);
    }
  if (self->has_caret && self->caret.page == index)
    {
      graphene_rect_t bar
        = GRAPHENE_RECT_INIT ((float)(x + CARET_X * scale), (float)(y + (self->caret.y - 0.5) * scale), 3,
                              (float)((self->caret.height + 1) * scale));
      gtk_snapshot_append_color (snapshot, &accent, &bar);
    }
}

/* ---- marks ---- */

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
snapshot_label (YdUiPageView *self, GtkSnapshot *snapshot, const char *words, double middle_x,
                double middle_y)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
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
snapshot_distance (YdUiPageView *self, GtkSnapshot *snapshot, const graphene_rect_t *rect,
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
    snapshot_label (self, snapshot, label, h > 40 ? x : x + 44, y + h / 2);
  else
    snapshot_label (self, snapshot, label, x + w / 2, w > 90 ? y : y - 16);
}

static void
snapshot_marks (YdUiPageView *self, GtkSnapshot *snapshot, guint index, double x, double y, double scale)
{
  for (guint i = 0; self->marks != NULL && i < self->marks->len; i++)
    {
      const YdUiPageMark *mark = &g_array_index (self->marks, YdUiPageMark, i);
      const YdPageBox *box = &mark->box;
      if (box->page != index)
        continue;
      graphene_rect_t rect
        = GRAPHENE_RECT_INIT ((float)(x + box->x * scale), (float)(y + box->y * scale),
                              (float)(box->width * scale), (float)(box->height * scale));
      if (mark->kind == YD_UI_MARK_PLACE || mark->kind == YD_UI_MARK_GAP)
        graphene_rect_inset (&rect, -4, -4);
      if (mark->kind == YD_UI_MARK_PLACE)
        snapshot_ring (snapshot, &rect, 2, 1);
      else if (mark->kind == YD_UI_MARK_GAP)
        snapshot_dashes (snapshot, &rect);
      else if (mark->kind == YD_UI_MARK_AREA)
        snapshot_ring (snapshot, &rect, 1, 0.3f);
      else
        snapshot_distance (self, snapshot, &rect, mark->label);
    }
}

static void
snapshot_page (YdUiPageView *self, GtkSnapshot *snapshot, guint index, double scale)
{
  static const GdkRGBA white = { 1, 1, 1, 1 }, ring = { 0, 0, 0, 0.13f }, shade = { 0, 0, 0, 0.18f };
  static const float thin[4] = { 1, 1, 1, 1 };
  static const GdkRGBA rings[4] = { ring, ring, ring, ring };
  double x, y;
  page_origin (self, index, scale, &x, &y);
  graphene_rect_t paper = GRAPHENE_RECT_INIT ((float)x, (float)y, (float)(PAPER_WIDTH * scale),
                                              (float)(PAPER_HEIGHT * scale));
  graphene_rect_t around = paper;
  graphene_rect_inset (&around, -1, -1);
  GskRoundedRect outline, border;
  gsk_rounded_rect_init_from_rect (&outline, &paper, 0);
  gsk_rounded_rect_init_from_rect (&border, &around, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 1, 0, 4);
  gtk_snapshot_append_border (snapshot, &border, thin, rings);
  gtk_snapshot_append_color (snapshot, &white, &paper);
  snapshot_tint (self, snapshot, index, x, y, scale);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)x, (float)y));
  gtk_snapshot_append_node (snapshot, get_page_node (self, index, scale));
  gtk_snapshot_restore (snapshot);
  snapshot_marks (self, snapshot, index, x, y, scale);
}

static void
yd_ui_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  YdUiPageView *self = YD_UI_PAGE_VIEW (widget);
  double scale = yd_ui_page_view_get_scale (self), pitch = PAPER_HEIGHT * scale + GAP;
  double top = self->down != NULL ? gtk_adjustment_get_value (self->down) : 0;
  double seen = self->down != NULL ? gtk_adjustment_get_page_size (self->down)
                                   : gtk_widget_get_height (widget);
  guint n = n_pages (self);
  guint first = (guint)MAX (0, (top - GAP) / pitch);
  for (guint i = first; i < n && GAP + i * pitch < top + seen; i++)
    snapshot_page (self, snapshot, i, scale);
}

/* ---- what is selected, on the pages ---- */

static void
add_boxes (YdUiPageView *self, YdTable table, YdId id)
{
  g_autoptr (GArray) found = yd_pages_find_boxes (self->pages, table, id);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      YdPageBox box = g_array_index (found, YdPageBox, i);
      gboolean joined = FALSE;
      /* Title and text of an item share a line where they run on: one tint, not two. */
      for (guint k = 0; k < self->boxes->len && !joined; k++)
        {
          YdPageBox *other = &g_array_index (self->boxes, YdPageBox, k);
          if (other->page != box.page || ABS (other->y - box.y) > 0.5)
            continue;
          double right = MAX (other->x + other->width, box.x + box.width);
          other->x = MIN (other->x, box.x);
          other->width = right - other->x;
          joined = TRUE;
        }
      if (!joined)
        g_array_append_val (self->boxes, box);
    }
}

static void
find_caret (YdUiPageView *self)
{
  self->has_caret = FALSE;
  if (self->pages == NULL || self->caret_paragraph == YD_ID_NONE)
    return;
  g_autoptr (GArray) lines
    = yd_pages_find_boxes (self->pages, YD_TABLE_PARAGRAPH, self->caret_paragraph);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      YdPageBox line = g_array_index (lines, YdPageBox, i);
      YdPageHit hit;
      if (i > 0
          && yd_pages_hit_test (self->pages, line.page, line.x + 0.5, line.y + line.height / 2, &hit)
          && hit.id == self->caret_paragraph && (int)hit.offset > self->caret_offset)
        break;
      self->caret = line;
      self->has_caret = TRUE;
    }
}

static void
find_boxes (YdUiPageView *self)
{
  g_array_set_size (self->boxes, 0);
  find_caret (self);
  if (self->pages == NULL || !self->tinted)
    return;
  YdItem *item = yd_ui_selection_get_item (self->selection);
  YdPlan *plan = yd_ui_selection_get_plan (self->selection);
  YdRecordList *paragraphs = NULL;
  if (item != NULL && yd_record_get_plan (YD_RECORD (item)) != NULL)
    {
      add_boxes (self, YD_TABLE_ITEM, yd_record_get_id (YD_RECORD (item)));
      paragraphs = yd_item_list_paragraphs (item);
    }
  else if (yd_ui_selection_get_part (self->selection) == YD_UI_PART_PREAMBLE)
    paragraphs = yd_plan_list_preamble (plan);
  else if (yd_ui_selection_get_part (self->selection) == YD_UI_PART_CLOSING)
    paragraphs = yd_plan_list_closing (plan);
  for (guint i = 0; paragraphs != NULL && i < yd_record_list_get_length (paragraphs); i++)
    add_boxes (self, YD_TABLE_PARAGRAPH, yd_record_get_id (yd_record_list_get (paragraphs, i)));
}

/* Scrolls only where @box is out of sight. */
static void
bring_into_view (YdUiPageView *self, const YdPageBox *box)
{
  double x, y, scale = yd_ui_page_view_get_scale (self);
  if (self->down == NULL)
    return;
  page_origin (self, box->page, scale, &x, &y);
  double top = y + box->y * scale, bottom = top + box->height * scale;
  double from = gtk_adjustment_get_value (self->down), seen = gtk_adjustment_get_page_size (self->down);
  if (top >= from + 8 && bottom <= from + seen - 8)
    return;
  gtk_adjustment_set_value (self->down,
                            self->zoom == YD_UI_ZOOM_WHOLE_PAGE ? y - GAP : MAX (0, top - seen / 4));
}

static gboolean
reveal_cb (gpointer data)
{
  YdUiPageView *self = data;
  self->reveal_id = 0;
  if (self->boxes->len > 0)
    {
      self->reveal = FALSE;
      bring_into_view (self, &g_array_index (self->boxes, YdPageBox, 0));
    }
  return G_SOURCE_REMOVE;
}

/* Sizes have to be given out before there is something to scroll. */
static void
queue_reveal (YdUiPageView *self)
{
  if (self->reveal_id == 0)
    self->reveal_id = g_timeout_add (60, reveal_cb, self);
}

static void
target_cb (YdUiPageView *self)
{
  self->caret_paragraph = YD_ID_NONE;
  self->reveal = TRUE;
  find_boxes (self);
  queue_reveal (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
tell_page (YdUiPageView *self)
{
  double pitch = PAPER_HEIGHT * yd_ui_page_view_get_scale (self) + GAP;
  double middle = self->down != NULL ? gtk_adjustment_get_value (self->down)
                                         + gtk_adjustment_get_page_size (self->down) / 2
                                     : 0;
  guint n = n_pages (self), page = (guint)MAX (0, middle / pitch);
  self->page = n > 0 ? MIN (page, n - 1) : 0;
  if (n > 0)
    {
      g_autofree char *text = yd_pages_dup_text (self->pages, self->page);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                      -1);
    }
  g_signal_emit (self, signals[PAGE_CHANGED], 0);
}

static void
pages_changed_cb (YdUiPageView *self)
{
  YdPages *pages = yd_ui_document_get_pages (yd_ui_selection_get_document (self->selection));
  guint before = n_pages (self);
  forget_nodes (self);
  g_clear_pointer (&self->pages, yd_pages_unref);
  self->pages = pages != NULL ? yd_pages_ref (pages) : NULL;
  find_boxes (self);
  if (n_pages (self) != before)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->reveal)
    queue_reveal (self);
  else if (self->has_caret)
    bring_into_view (self, &self->caret);
  tell_page (self);
}

static void
scrolled_cb (YdUiPageView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  tell_page (self);
}

static gboolean
fit_cb (gpointer data)
{
  YdUiPageView *self = data;
  self->fit_id = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  tell_page (self);
  return G_SOURCE_REMOVE;
}

/* A page that is shown whole is as high as the room for it. */
static void
room_changed_cb (YdUiPageView *self)
{
  if (self->zoom == YD_UI_ZOOM_WHOLE_PAGE && self->fit_id == 0)
    self->fit_id = g_idle_add (fit_cb, self);
}

/* ---- clicking ---- */

static YdItem *
item_of_hit (YdPlan *plan, const YdPageHit *hit, YdUiPart *part)
{
  *part = YD_UI_PART_ITEM;
  if (hit->table == YD_TABLE_ITEM)
    return yd_plan_find_item (plan, hit->id);
  if (hit->table != YD_TABLE_PARAGRAPH)
    return NULL;
  YdRecord *record = yd_plan_find (plan, YD_TABLE_PARAGRAPH, hit->id);
  if (record == NULL)
    return NULL;
  const YdParagraphRow *row = yd_paragraph_get_row (YD_PARAGRAPH (record));
  if (row->owner_kind == YD_OWNER_ITEM)
    return yd_plan_find_item (plan, row->owner);
  if (row->owner_kind == YD_OWNER_PREAMBLE)
    *part = YD_UI_PART_PREAMBLE;
  else if (row->owner_kind == YD_OWNER_CLOSING)
    *part = YD_UI_PART_CLOSING;
  return NULL;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, YdUiPageView *self)
{
  double scale = yd_ui_page_view_get_scale (self), page_x, page_y;
  guint index = (guint)MAX (0, (y - GAP) / (PAPER_HEIGHT * scale + GAP));
  YdPageHit hit;
  YdUiPart part;
  if (index >= n_pages (self))
    return;
  page_origin (self, index, scale, &page_x, &page_y);
  g_signal_emit (self, signals[PRESSED], 0, index, (x - page_x) / scale, (y - page_y) / scale);
  if (!yd_pages_hit_test (self->pages, index, (x - page_x) / scale, (y - page_y) / scale, &hit))
    return;
  YdItem *item = item_of_hit (yd_ui_selection_get_plan (self->selection), &hit, &part);
  if (item != NULL)
    yd_ui_selection_set_item (self->selection, item);
  else if (part != YD_UI_PART_ITEM)
    yd_ui_selection_set_part (self->selection, part);
  self->reveal = FALSE; /* it is in view: it was clicked */
}

/* ---- life ---- */

static void
yd_ui_page_view_root (GtkWidget *widget)
{
  YdUiPageView *self = YD_UI_PAGE_VIEW (widget);
  GTK_WIDGET_CLASS (yd_ui_page_view_parent_class)->root (widget);
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  g_return_if_fail (scroller != NULL);
  self->across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));
  self->down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  g_signal_connect_object (self->down, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->down, "notify::page-size", G_CALLBACK (room_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Shown again: what is selected may have changed meanwhile. */
static void
yd_ui_page_view_map (GtkWidget *widget)
{
  YdUiPageView *self = YD_UI_PAGE_VIEW (widget);
  GTK_WIDGET_CLASS (yd_ui_page_view_parent_class)->map (widget);
  self->reveal = TRUE;
  queue_reveal (self);
}

static void
yd_ui_page_view_dispose (GObject *object)
{
  YdUiPageView *self = YD_UI_PAGE_VIEW (object);
  g_clear_handle_id (&self->reveal_id, g_source_remove);
  g_clear_handle_id (&self->fit_id, g_source_remove);
  forget_nodes (self);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->pages, yd_pages_unref);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (yd_ui_page_view_parent_class)->dispose (object);
}

static void
yd_ui_page_view_finalize (GObject *object)
{
  g_array_unref (YD_UI_PAGE_VIEW (object)->boxes);
  G_OBJECT_CLASS (yd_ui_page_view_parent_class)->finalize (object);
}

static void
yd_ui_page_view_class_init (YdUiPageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = yd_ui_page_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = yd_ui_page_view_finalize;
  widget_class->measure = yd_ui_page_view_measure;
  widget_class->get_request_mode = yd_ui_page_view_get_request_mode;
  widget_class->snapshot = yd_ui_page_view_snapshot;
  widget_class->root = yd_ui_page_view_root;
  widget_class->map = yd_ui_page_view_map;
  signals[PAGE_CHANGED] = g_signal_new ("page-changed", YD_UI_TYPE_PAGE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  signals[PRESSED] = g_signal_new ("pressed", YD_UI_TYPE_PAGE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  gtk_widget_class_set_css_name (widget_class, "pageview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
}

static void
yd_ui_page_view_init (YdUiPageView *self)
{
  self->boxes = g_array_new (FALSE, FALSE, sizeof (YdPageBox));
  self->free_scale = 96 / 25.4;
  self->reveal = TRUE;
  self->tinted = TRUE;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Pages"), -1);
  GtkGesture *click = gtk_gesture_click_new ();
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

void
yd_ui_page_view_set_selection (YdUiPageView *self, YdUiSelection *selection)
{
  g_return_if_fail (self->selection == NULL);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (selection, "notify::target", G_CALLBACK (target_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (yd_ui_selection_get_document (selection), "pages-changed",
                           G_CALLBACK (pages_changed_cb), self, G_CONNECT_SWAPPED);
  pages_changed_cb (self);
}

/* @paragraph: in which the caret stands; %YD_ID_NONE for no caret */
void
yd_ui_page_view_set_caret (YdUiPageView *self, YdId paragraph, int offset)
{
  self->caret_paragraph = paragraph;
  self->caret_offset = offset;
  find_caret (self);
  if (self->has_caret)
    bring_into_view (self, &self->caret);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* @px_per_mm: for a free zoom; else ignored */
void
yd_ui_page_view_set_zoom (YdUiPageView *self, YdUiZoom zoom, double px_per_mm)
{
  double at = 0;
  if (self->down != NULL && gtk_adjustment_get_upper (self->down) > 0)
    at = gtk_adjustment_get_value (self->down) / gtk_adjustment_get_upper (self->down);
  self->zoom = zoom;
  if (zoom == YD_UI_ZOOM_FREE)
    self->free_scale = CLAMP (px_per_mm, 0.8, 12);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (self->down != NULL)
    {
      int height = whole_height (self, yd_ui_page_view_get_scale (self));
      gtk_adjustment_set_upper (self->down, height);
      gtk_adjustment_set_value (self->down, at * height);
    }
  tell_page (self);
}

YdUiZoom
yd_ui_page_view_get_zoom (YdUiPageView *self)
{
  return self->zoom;
}

guint
yd_ui_page_view_get_n_pages (YdUiPageView *self)
{
  return n_pages (self);
}

/* Returns: index of the page in the middle, from 0 */
guint
yd_ui_page_view_get_page (YdUiPageView *self)
{
  return self->page;
}

void
yd_ui_page_view_show_page (YdUiPageView *self, guint index)
{
  double x, y;
  if (self->down == NULL || index >= n_pages (self))
    return;
  page_origin (self, index, yd_ui_page_view_get_scale (self), &x, &y);
  gtk_adjustment_set_value (self->down, y - GAP);
}

/* @tinted: whether the view shows what is selected, and follows it */
void
yd_ui_page_view_set_tinted (YdUiPageView *self, gboolean tinted)
{
  self->tinted = tinted;
  self->reveal = tinted;
  if (self->selection != NULL)
    find_boxes (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * yd_ui_page_view_set_marks:
 * @marks: (nullable): #YdUiPageMark to be drawn; taken as they are now
 * @reveal: whether the first is brought into view
 */
void
yd_ui_page_view_set_marks (YdUiPageView *self, GArray *marks, gboolean reveal)
{
  g_clear_pointer (&self->marks, g_array_unref);
  if (marks != NULL && marks->len > 0)
    {
      self->marks = g_array_copy (marks);
      if (reveal)
        bring_into_view (self, &g_array_index (self->marks, YdUiPageMark, 0).box);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

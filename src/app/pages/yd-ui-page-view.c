/* Owns: pages on the screen. Refuses: to lay out anything: it paints what the composer made. */

#include "yd-ui-page-view.h"

#include "yd-ui-page-nodes.h"
#include "yd-ui-page-target.h"
#include "yd-ui-page-text.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define TEXT_PAUSE 120 /* ms before the words follow */

struct _YdUiPageView
{
  GtkWidget parent_instance;

  YdUiSelection *selection; /* owned */
  YdPages *pages;           /* owned; NULL before the first are composed */
  YdUiPageNodes *nodes;     /* owned */
  YdUiZoom zoom;
  double free_scale; /* pixels a mm, where zoom is FREE */
  GArray *boxes;     /* owned: YdPageBox, lines of what is selected */
  gboolean tinted;   /* what is selected is */
  GArray *marks;     /* owned: YdUiPageMark; NULL for none */
  guint fit_id;      /* source: the room has another height */
  YdPageBox caret;   /* its line */
  gboolean has_caret;
  YdId caret_paragraph;
  int caret_offset;
  GtkAdjustment *down; /* borrowed from the scrolled window, as long as it stands in one */
  guint tell_id;       /* source: another page may be in the middle */
  guint page;          /* index of the page in the middle */
  gboolean reveal;     /* bring the selection into view once there are pages */
  guint reveal_id;     /* source */
  YdUiPageText *text;  /* owned: the words, for assistive tools */
  guint text_id;       /* source: they are another page's now */
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

static YdUiPageGeometry
geometry (YdUiPageView *self)
{
  return (YdUiPageGeometry){
    .zoom = self->zoom,
    .free_scale = self->free_scale,
    .width = gtk_widget_get_width (GTK_WIDGET (self)),
    .top = self->down != NULL ? gtk_adjustment_get_value (self->down) : 0,
    .seen = self->down != NULL ? gtk_adjustment_get_page_size (self->down) : 0,
    .n_pages = n_pages (self),
  };
}

double
yd_ui_page_view_get_scale (YdUiPageView *self)
{
  YdUiPageGeometry now = geometry (self);
  return yd_ui_page_geometry_get_scale (&now);
}

/* @index: also of a page that is gone: labels of its words stay until the next idle moment */
static YdUiPagePlace
page_place (YdUiPageView *self, guint index)
{
  YdUiPageGeometry now = geometry (self);
  double left = index < now.n_pages ? yd_pages_get (self->pages, index)->left : YD_AREA_LEFT;
  return yd_ui_page_geometry_get_place (&now, index, left);
}

static void
find_pages_in_sight (YdUiPageView *self, guint *first, guint *n)
{
  YdUiPageGeometry now = geometry (self);
  yd_ui_page_geometry_find_seen (&now, first, n);
}

static void
yd_ui_page_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  YdUiPageGeometry then = geometry (YD_UI_PAGE_VIEW (widget));
  then.width = for_size;
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                          ? yd_ui_page_geometry_get_least_width (&then)
                          : yd_ui_page_geometry_get_height (&then);
}

static GtkSizeRequestMode
yd_ui_page_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* ---- painting ---- */

/* A ring round the paragraph that the keyboard is on. */
static void
snapshot_focus (YdUiPageView *self, GtkSnapshot *snapshot, const YdUiPagePlace *place)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));
  YdUiPageMark mark = { .kind = YD_UI_MARK_PLACE };
  if (child == NULL || !gtk_widget_has_visible_focus (child)
      || !yd_ui_page_text_get_focused (self->text, &mark.box))
    return;
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (YdUiPageMark));
  g_array_append_val (marks, mark);
  yd_ui_page_marks_snapshot (marks, GTK_WIDGET (self), snapshot, place);
}

static void
snapshot_page (YdUiPageView *self, GtkSnapshot *snapshot, const YdUiPagePlace *place)
{
  yd_ui_page_marks_snapshot_paper (snapshot, place);
  yd_ui_page_marks_snapshot_tint (self->boxes, self->has_caret ? &self->caret : NULL, snapshot,
                                  place);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)place->x, (float)place->y));
  gtk_snapshot_append_node (snapshot, yd_ui_page_nodes_get (self->nodes, place));
  gtk_snapshot_restore (snapshot);
  yd_ui_page_marks_snapshot (self->marks, GTK_WIDGET (self), snapshot, place);
  snapshot_focus (self, snapshot, place);
}

/* The labels of the pages' words are children that nobody paints. */
static void
yd_ui_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  YdUiPageView *self = YD_UI_PAGE_VIEW (widget);
  guint first, n;
  find_pages_in_sight (self, &first, &n);
  for (guint i = first; i < first + n; i++)
    {
      YdUiPagePlace place = page_place (self, i);
      snapshot_page (self, snapshot, &place);
    }
  yd_ui_page_nodes_end (self->nodes);
}

/* ---- what is selected, on the pages ---- */

static void
find_caret (YdUiPageView *self)
{
  self->has_caret = self->pages != NULL && self->caret_paragraph != YD_ID_NONE
                    && yd_ui_page_target_find_caret (self->pages, self->caret_paragraph,
                                                     self->caret_offset, &self->caret);
}

static void
find_boxes (YdUiPageView *self)
{
  g_array_set_size (self->boxes, 0);
  find_caret (self);
  if (self->pages == NULL || !self->tinted)
    return;
  g_array_unref (self->boxes);
  self->boxes = yd_ui_page_target_find_boxes (self->pages, self->selection);
}

/* Scrolls only where @box is out of sight. */
static void
bring_into_view (YdUiPageView *self, const YdPageBox *box)
{
  if (self->down == NULL)
    return;
  YdUiPageGeometry now = geometry (self);
  YdUiPagePlace place = page_place (self, box->page);
  gtk_adjustment_set_value (self->down,
                            yd_ui_page_geometry_reveal (&now, &place, box->y, box->height));
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

/* Words of the pages in sight and of their neighbours, so that arrow keys reach these. */
static gboolean
text_cb (gpointer data)
{
  YdUiPageView *self = data;
  guint first, n;
  self->text_id = 0;
  find_pages_in_sight (self, &first, &n);
  guint from = first > 0 ? first - 1 : 0;
  yd_ui_page_text_show (self->text, self->pages, from, first + n + 1 - from);
  return G_SOURCE_REMOVE;
}

static void
queue_text (YdUiPageView *self)
{
  if (self->text_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->text_id = g_timeout_add_full (G_PRIORITY_LOW, TEXT_PAUSE, text_cb, self, NULL);
}

static void
tell_page (YdUiPageView *self)
{
  YdUiPageGeometry now = geometry (self);
  guint page = yd_ui_page_geometry_find_page (&now, now.top + now.seen / 2);
  self->page = now.n_pages > 0 ? MIN (page, now.n_pages - 1) : 0;
  queue_text (self);
  g_signal_emit (self, signals[PAGE_CHANGED], 0);
}

static void
pages_changed_cb (YdUiPageView *self)
{
  YdPages *pages = yd_ui_document_get_pages (yd_ui_selection_get_document (self->selection));
  guint before = n_pages (self);
  g_clear_pointer (&self->pages, yd_pages_unref);
  self->pages = pages != NULL ? yd_pages_ref (pages) : NULL;
  yd_ui_page_nodes_set_pages (self->nodes, pages);
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

static gboolean
tell_cb (gpointer data)
{
  YdUiPageView *self = data;
  self->tell_id = 0;
  tell_page (self);
  return G_SOURCE_REMOVE;
}

/* The adjustment changes also while sizes are given out, where no label may get another text. */
static void
scrolled_cb (YdUiPageView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->tell_id == 0)
    self->tell_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_cb, self, NULL);
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

/* @x, @y: mm */
static void
press (YdUiPageView *self, guint page, double x, double y)
{
  g_signal_emit (self, signals[PRESSED], 0, page, x, y);
  yd_ui_page_target_select (self->pages, page, x, y, self->selection);
  self->reveal = FALSE; /* it is in view: it was pressed */
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, YdUiPageView *self)
{
  YdUiPageGeometry now = geometry (self);
  guint index = yd_ui_page_geometry_find_page (&now, y);
  if (index >= n_pages (self))
    return;
  YdUiPagePlace place = page_place (self, index);
  press (self, index, (x - place.x) / place.scale, (y - place.y) / place.scale);
}

/* ---- the keyboard ---- */

static gboolean
yd_ui_page_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  YdUiPageView *self = YD_UI_PAGE_VIEW (widget);
  return yd_ui_page_text_focus (self->text, self->page, direction);
}

static void
yd_ui_page_view_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  YdUiPageView *self = YD_UI_PAGE_VIEW (widget);
  YdPageBox box;
  GTK_WIDGET_CLASS (yd_ui_page_view_parent_class)->set_focus_child (widget, child);
  if (yd_ui_page_text_get_focused (self->text, &box))
    bring_into_view (self, &box);
  gtk_widget_queue_draw (widget);
}

/* Enter on a paragraph is a press on its first character. */
static gboolean
key_cb (YdUiPageView *self, guint key)
{
  YdPageBox box;
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter)
      || !yd_ui_page_text_get_focused (self->text, &box))
    return GDK_EVENT_PROPAGATE;
  press (self, box.page, box.x + 0.5, box.y + 0.5);
  return GDK_EVENT_STOP;
}

/* ---- life ---- */

static void
yd_ui_page_view_root (GtkWidget *widget)
{
  YdUiPageView *self = YD_UI_PAGE_VIEW (widget);
  GTK_WIDGET_CLASS (yd_ui_page_view_parent_class)->root (widget);
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  g_return_if_fail (scroller != NULL);
  self->down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  g_signal_connect_object (self->down, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->down, "notify::page-size", G_CALLBACK (room_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
yd_ui_page_view_unroot (GtkWidget *widget)
{
  YdUiPageView *self = YD_UI_PAGE_VIEW (widget);
  g_signal_handlers_disconnect_by_data (self->down, self);
  self->down = NULL;
  GTK_WIDGET_CLASS (yd_ui_page_view_parent_class)->unroot (widget);
}

/* Shown again: what is selected may have changed meanwhile. */
static void
yd_ui_page_view_map (GtkWidget *widget)
{
  YdUiPageView *self = YD_UI_PAGE_VIEW (widget);
  GTK_WIDGET_CLASS (yd_ui_page_view_parent_class)->map (widget);
  self->reveal = TRUE;
  queue_reveal (self);
  queue_text (self);
}

static void
yd_ui_page_view_unmap (GtkWidget *widget)
{
  YdUiPageView *self = YD_UI_PAGE_VIEW (widget);
  GTK_WIDGET_CLASS (yd_ui_page_view_parent_class)->unmap (widget);
  g_clear_handle_id (&self->text_id, g_source_remove);
  yd_ui_page_text_show (self->text, NULL, 0, 0);
}

static YdUiPagePlace
place_of (GtkWidget *widget, guint page)
{
  return page_place (YD_UI_PAGE_VIEW (widget), page);
}

static void
yd_ui_page_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  yd_ui_page_text_allocate (YD_UI_PAGE_VIEW (widget)->text, place_of);
}

static void
yd_ui_page_view_dispose (GObject *object)
{
  YdUiPageView *self = YD_UI_PAGE_VIEW (object);
  g_clear_handle_id (&self->reveal_id, g_source_remove);
  g_clear_handle_id (&self->fit_id, g_source_remove);
  g_clear_handle_id (&self->tell_id, g_source_remove);
  g_clear_handle_id (&self->text_id, g_source_remove);
  g_clear_pointer (&self->text, yd_ui_page_text_free);
  g_clear_pointer (&self->nodes, yd_ui_page_nodes_free);
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
  widget_class->unroot = yd_ui_page_view_unroot;
  widget_class->map = yd_ui_page_view_map;
  widget_class->unmap = yd_ui_page_view_unmap;
  widget_class->size_allocate = yd_ui_page_view_size_allocate;
  widget_class->focus = yd_ui_page_view_focus;
  widget_class->set_focus_child = yd_ui_page_view_set_focus_child;
  signals[PAGE_CHANGED] = g_signal_new ("page-changed", YD_UI_TYPE_PAGE_VIEW, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PRESSED]
    = g_signal_new ("pressed", YD_UI_TYPE_PAGE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  gtk_widget_class_set_css_name (widget_class, "pageview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
}

static void
yd_ui_page_view_init (YdUiPageView *self)
{
  self->boxes = g_array_new (FALSE, FALSE, sizeof (YdPageBox));
  self->nodes = yd_ui_page_nodes_new ();
  self->text = yd_ui_page_text_new (GTK_WIDGET (self));
  self->free_scale = 96 / 25.4;
  self->reveal = TRUE;
  self->tinted = TRUE;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Pages"),
                                  -1);
  GtkGesture *click = gtk_gesture_click_new ();
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  GtkEventController *keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE); /* a label takes Enter */
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
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
  YdPageBox before = self->caret;
  gboolean had = self->has_caret;
  self->caret_paragraph = paragraph;
  self->caret_offset = offset;
  find_caret (self);
  if (self->has_caret)
    bring_into_view (self, &self->caret);
  if (self->has_caret != had
      || (had && (before.page != self->caret.page || before.y != self->caret.y)))
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
      YdUiPageGeometry now = geometry (self);
      int height = yd_ui_page_geometry_get_height (&now);
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
  if (self->down == NULL || index >= n_pages (self))
    return;
  YdUiPagePlace place = page_place (self, index);
  gtk_adjustment_set_value (self->down, yd_ui_page_place_get_top (&place));
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

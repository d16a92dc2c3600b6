/* Owns: small pictures of the pages, painted while they are in sight. Refuses: to lay anything out.
 */

#include "yd-ui-notice-thumbs.h"

#include "yd-ui-page-marks.h"

#include <glib/gi18n.h>

#define WIDTH 84 /* pixels */
#define HEIGHT 119

/* ---- one picture ---- */

#define YD_UI_TYPE_NOTICE_THUMB (yd_ui_notice_thumb_get_type ())
G_DECLARE_FINAL_TYPE (YdUiNoticeThumb, yd_ui_notice_thumb, YD_UI, NOTICE_THUMB, GtkWidget)

struct _YdUiNoticeThumb
{
  GtkWidget parent_instance;
  YdPages *pages; /* owned; NULL before there are any */
  guint index;
  GskRenderNode *node; /* owned; NULL until it is in sight */
};

G_DEFINE_FINAL_TYPE (YdUiNoticeThumb, yd_ui_notice_thumb, GTK_TYPE_WIDGET)

static void
thumb_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  YdUiNoticeThumb *self = YD_UI_NOTICE_THUMB (widget);
  graphene_rect_t paper = GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT);
  gtk_snapshot_append_color (snapshot, &white, &paper);
  if (self->pages == NULL || self->index >= yd_pages_get_n (self->pages))
    return;
  if (self->node == NULL)
    self->node = yd_ui_page_marks_new_node (self->pages, self->index, WIDTH / YD_PAGE_WIDTH);
  gtk_snapshot_append_node (snapshot, self->node);
}

static void
thumb_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
               int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
thumb_dispose (GObject *object)
{
  YdUiNoticeThumb *self = YD_UI_NOTICE_THUMB (object);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->pages, yd_pages_unref);
  G_OBJECT_CLASS (yd_ui_notice_thumb_parent_class)->dispose (object);
}

static void
yd_ui_notice_thumb_class_init (YdUiNoticeThumbClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = thumb_dispose;
  widget_class->snapshot = thumb_snapshot;
  widget_class->measure = thumb_measure;
  gtk_widget_class_set_css_name (widget_class, "thumb");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
yd_ui_notice_thumb_init (YdUiNoticeThumb *self)
{
}

static void
thumb_show (YdUiNoticeThumb *self, YdPages *pages, guint index)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->pages, yd_pages_unref);
  self->pages = pages != NULL ? yd_pages_ref (pages) : NULL;
  self->index = index;
  g_autofree char *name = g_strdup_printf (_ ("Page %u"), index + 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- the list ---- */

struct _YdUiNoticeThumbs
{
  GtkWidget parent_instance;

  GtkListView *view;             /* child */
  GtkStringList *numbers;        /* borrowed from the selection: one a page */
  GtkSingleSelection *selection; /* borrowed from the view */
  GPtrArray *bound;              /* owned: GtkListItem that are on screen */
  YdPages *pages;                /* owned */
  gboolean setting;              /* the page comes from the view */
};

G_DEFINE_FINAL_TYPE (YdUiNoticeThumbs, yd_ui_notice_thumbs, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *thumb = g_object_new (YD_UI_TYPE_NOTICE_THUMB, "halign", GTK_ALIGN_CENTER, NULL);
  GtkWidget *label = gtk_label_new (NULL);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), thumb);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static void
show_item (YdUiNoticeThumbs *self, GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item), *thumb = gtk_widget_get_first_child (box);
  guint index = gtk_list_item_get_position (item);
  thumb_show (YD_UI_NOTICE_THUMB (thumb), self->pages, index);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
  GtkWidget *row = gtk_widget_get_parent (box);
  g_autofree char *name = g_strdup_printf (_ ("Page %u"), index + 1);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, YdUiNoticeThumbs *self)
{
  g_ptr_array_add (self->bound, item);
  show_item (self, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, YdUiNoticeThumbs *self)
{
  g_ptr_array_remove (self->bound, item);
}

static void
selected_cb (YdUiNoticeThumbs *self)
{
  guint index = gtk_single_selection_get_selected (self->selection);
  if (!self->setting && index != GTK_INVALID_LIST_POSITION)
    g_signal_emit (self, signals[CHOSEN], 0, index);
}

static void
yd_ui_notice_thumbs_dispose (GObject *object)
{
  YdUiNoticeThumbs *self = YD_UI_NOTICE_THUMBS (object);
  GtkWidget *child;
  self->setting = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->pages, yd_pages_unref);
  G_OBJECT_CLASS (yd_ui_notice_thumbs_parent_class)->dispose (object);
}

static void
yd_ui_notice_thumbs_finalize (GObject *object)
{
  g_ptr_array_unref (YD_UI_NOTICE_THUMBS (object)->bound);
  G_OBJECT_CLASS (yd_ui_notice_thumbs_parent_class)->finalize (object);
}

static void
yd_ui_notice_thumbs_class_init (YdUiNoticeThumbsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yd_ui_notice_thumbs_dispose;
  G_OBJECT_CLASS (klass)->finalize = yd_ui_notice_thumbs_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", YD_UI_TYPE_NOTICE_THUMBS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
yd_ui_notice_thumbs_init (YdUiNoticeThumbs *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  self->bound = g_ptr_array_new ();
  self->numbers = gtk_string_list_new (NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->numbers));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Thumbnails"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  gtk_widget_set_size_request (GTK_WIDGET (self), 112, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "thumbs");
}

/* @pages: (nullable) */
void
yd_ui_notice_thumbs_set_pages (YdUiNoticeThumbs *self, YdPages *pages)
{
  guint before = g_list_model_get_n_items (G_LIST_MODEL (self->numbers));
  guint n = pages != NULL ? yd_pages_get_n (pages) : 0;
  g_clear_pointer (&self->pages, yd_pages_unref);
  self->pages = pages != NULL ? yd_pages_ref (pages) : NULL;
  self->setting = TRUE;
  for (guint i = before; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      gtk_string_list_append (self->numbers, number);
    }
  if (n < before)
    gtk_string_list_splice (self->numbers, n, before - n, NULL);
  self->setting = FALSE;
  for (guint i = 0; i < self->bound->len; i++)
    show_item (self, self->bound->pdata[i]);
}

/* The page that is in the middle of the view. */
void
yd_ui_notice_thumbs_set_page (YdUiNoticeThumbs *self, guint index)
{
  if (index >= g_list_model_get_n_items (G_LIST_MODEL (self->numbers))
      || gtk_single_selection_get_selected (self->selection) == index)
    return;
  self->setting = TRUE;
  gtk_single_selection_set_selected (self->selection, index);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", index);
  self->setting = FALSE;
}

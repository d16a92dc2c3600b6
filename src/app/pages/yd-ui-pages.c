/* Owns: the bar over the pages. Refuses: to paint (the page view does). */

#include "yd-ui-pages.h"

#include "yd-ui-actions.h"
#include "yd-ui-gtk.h"
#include "yd-ui-state.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define REAL_SIZE (96 / 25.4) /* pixels a mm */
#define STEP 1.2

struct _YdUiPages
{
  GtkWidget parent_instance;

  /* template */
  GtkBox *bar_start, *bar_end;
  GtkBox *side;
  GtkLabel *place;
  GtkWidget *smaller, *larger;
  GtkMenuButton *zoom;
  GMenuModel *zoom_menu;
  GtkStack *stack;
  YdUiPageView *view;
  AdwStatusPage *problem;

  YdUiSelection *selection;    /* owned */
  GSimpleActionGroup *actions; /* owned */
  gboolean terse;              /* the bar has room for numbers alone */
  const char *memory;          /* static: name of the zoom that is remembered; NULL: none is */
};

G_DEFINE_FINAL_TYPE (YdUiPages, yd_ui_pages, GTK_TYPE_WIDGET)

static const char *const zoom_names[] = { "type-area", "page-width", "whole-page" };

static void
show_zoom (YdUiPages *self)
{
  static const char *const words[] = { N_ ("Type area"), N_ ("Page width"), N_ ("Whole page") };
  YdUiZoom zoom = yd_ui_page_view_get_zoom (self->view);
  g_autofree char *percent = g_strdup_printf (
    "%d%%", (int)(yd_ui_page_view_get_scale (self->view) / REAL_SIZE * 100 + 0.5));
  const char *label = zoom < YD_UI_ZOOM_FREE ? _ (words[zoom]) : percent;
  if (self->terse)
    gtk_menu_button_set_icon_name (self->zoom, "zoom-fit-best-symbolic");
  else
    gtk_menu_button_set_label (self->zoom, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->zoom), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "zoom");
  g_simple_action_set_state (
    G_SIMPLE_ACTION (action),
    g_variant_new_string (zoom < YD_UI_ZOOM_FREE ? zoom_names[zoom] : "free"));
}

/* By name, or as pixels a millimetre. */
static void
remember_zoom (YdUiPages *self)
{
  YdUiZoom zoom = yd_ui_page_view_get_zoom (self->view);
  char scale[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd (scale, sizeof scale, "%.3f", yd_ui_page_view_get_scale (self->view));
  if (self->memory != NULL)
    yd_ui_state_set_word ("zoom", self->memory, zoom < YD_UI_ZOOM_FREE ? zoom_names[zoom] : scale);
}

static void
page_changed_cb (YdUiPages *self)
{
  guint n = yd_ui_page_view_get_n_pages (self->view),
        page = yd_ui_page_view_get_page (self->view) + 1;
  g_autofree char *words = n > 0 ? g_strdup_printf (_ ("Page %u of %u"), page, n) : g_strdup ("");
  g_autofree char *numbers = n > 0 ? g_strdup_printf ("%u / %u", page, n) : g_strdup ("");
  gtk_label_set_text (self->place, self->terse ? numbers : words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->place), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
}

static void
pages_changed_cb (YdUiPages *self)
{
  const char *problem
    = yd_ui_document_get_pages_problem (yd_ui_selection_get_document (self->selection));
  gtk_stack_set_visible_child_name (self->stack, problem != NULL ? "problem" : "pages");
  if (problem != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (problem, -1);
      adw_status_page_set_description (self->problem, escaped);
    }
  page_changed_cb (self);
}

static void
zoom_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiPages *self = data;
  const char *name = g_variant_get_string (parameter, NULL);
  YdUiZoom zoom = YD_UI_ZOOM_FREE;
  for (guint i = 0; i < G_N_ELEMENTS (zoom_names); i++)
    if (g_str_equal (zoom_names[i], name))
      zoom = (YdUiZoom)i;
  yd_ui_page_view_set_zoom (self->view, zoom, REAL_SIZE);
  show_zoom (self);
  remember_zoom (self);
}

static void
yd_ui_pages_dispose (GObject *object)
{
  YdUiPages *self = YD_UI_PAGES (object);
  g_clear_object (&self->selection);
  g_clear_object (&self->actions);
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (yd_ui_pages_parent_class)->dispose (object);
}

static void
yd_ui_pages_class_init (YdUiPagesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = yd_ui_pages_dispose;
  g_type_ensure (YD_UI_TYPE_PAGE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/yaodian/Yaodian/pages/yd-ui-pages.ui");
  gtk_widget_class_bind_template_child (widget_class, YdUiPages, bar_start);
  gtk_widget_class_bind_template_child (widget_class, YdUiPages, bar_end);
  gtk_widget_class_bind_template_child (widget_class, YdUiPages, side);
  gtk_widget_class_bind_template_child (widget_class, YdUiPages, place);
  gtk_widget_class_bind_template_child (widget_class, YdUiPages, smaller);
  gtk_widget_class_bind_template_child (widget_class, YdUiPages, larger);
  gtk_widget_class_bind_template_child (widget_class, YdUiPages, zoom);
  gtk_widget_class_bind_template_child (widget_class, YdUiPages, zoom_menu);
  gtk_widget_class_bind_template_child (widget_class, YdUiPages, stack);
  gtk_widget_class_bind_template_child (widget_class, YdUiPages, view);
  gtk_widget_class_bind_template_child (widget_class, YdUiPages, problem);
}

static void
yd_ui_pages_init (YdUiPages *self)
{
  static const GActionEntry entries[] = { { "zoom", zoom_cb, "s", "'type-area'", NULL } };
  gtk_widget_init_template (GTK_WIDGET (self));
  yd_ui_gtk_set_menu (self->zoom, self->zoom_menu);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "pages", G_ACTION_GROUP (self->actions));
  g_signal_connect_object (self->view, "page-changed", G_CALLBACK (page_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_autofree char *smaller = yd_ui_actions_dup_tooltip ("win.zoom-out", NULL);
  g_autofree char *larger = yd_ui_actions_dup_tooltip ("win.zoom-in", NULL);
  gtk_widget_set_tooltip_text (self->smaller, smaller);
  gtk_widget_set_tooltip_text (self->larger, larger);
  show_zoom (self);
}

void
yd_ui_pages_set_selection (YdUiPages *self, YdUiSelection *selection)
{
  g_return_if_fail (self->selection == NULL);
  self->selection = g_object_ref (selection);
  yd_ui_page_view_set_selection (self->view, selection);
  g_signal_connect_object (yd_ui_selection_get_document (selection), "pages-changed",
                           G_CALLBACK (pages_changed_cb), self, G_CONNECT_SWAPPED);
  pages_changed_cb (self);
}

void
yd_ui_pages_set_caret (YdUiPages *self, YdId paragraph, int offset)
{
  yd_ui_page_view_set_caret (self->view, paragraph, offset);
}

/* @terse: the bar has no room for words about which page is shown */
void
yd_ui_pages_set_terse (YdUiPages *self, gboolean terse)
{
  self->terse = terse;
  show_zoom (self);
  page_changed_cb (self);
}

/* @direction: +1 larger, -1 smaller, 0 back to the type area */
void
yd_ui_pages_zoom (YdUiPages *self, int direction)
{
  double scale = yd_ui_page_view_get_scale (self->view);
  if (direction == 0)
    yd_ui_page_view_set_zoom (self->view, YD_UI_ZOOM_TYPE_AREA, 0);
  else
    yd_ui_page_view_set_zoom (self->view, YD_UI_ZOOM_FREE,
                              direction > 0 ? scale * STEP : scale / STEP);
  show_zoom (self);
  remember_zoom (self);
}

YdUiPageView *
yd_ui_pages_get_view (YdUiPages *self)
{
  return self->view;
}

/**
 * yd_ui_pages_set_memory:
 * @name: static: under which the zoom is remembered
 * @zoom: until there is something to be remembered
 */
void
yd_ui_pages_set_memory (YdUiPages *self, const char *name, YdUiZoom zoom)
{
  g_autofree char *word = yd_ui_state_dup_word ("zoom", name);
  double scale = word != NULL ? g_ascii_strtod (word, NULL) : 0;
  self->memory = name;
  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (zoom_names); i++)
    if (g_str_equal (zoom_names[i], word))
      zoom = (YdUiZoom)i;
  if (scale > 0)
    zoom = YD_UI_ZOOM_FREE;
  yd_ui_page_view_set_zoom (self->view, zoom, scale > 0 ? scale : REAL_SIZE);
  show_zoom (self);
}

/* Puts @widget into the bar, before the page number or at the end. */
void
yd_ui_pages_add_to_bar (YdUiPages *self, GtkWidget *widget, gboolean at_end)
{
  gtk_box_append (at_end ? self->bar_end : self->bar_start, widget);
}

/* Puts @widget between the bar and the foot, before the pages. */
void
yd_ui_pages_set_beside (YdUiPages *self, GtkWidget *widget)
{
  gtk_box_prepend (self->side, widget);
}

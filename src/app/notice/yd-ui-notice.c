/* Owns: how form, pages and format check stand together and hear of each other, and when the pages
 * are measured. Refuses: everything else. */

#include "yd-ui-notice.h"

#include "yd-conformity.h"
#include "yd-ui-actions.h"
#include "yd-ui-notice-conformity.h"
#include "yd-ui-notice-form.h"
#include "yd-ui-notice-layout.h"
#include "yd-ui-notice-place.h"
#include "yd-ui-notice-thumbs.h"
#include "yd-ui-panes.h"

#include <glib/gi18n.h>

/* Pixels: widths, and the narrowest whole in which the pane is beside the pages. */
#define FORM_WIDTH 344
#define FORM_FROM 700
#define CONFORMITY_WIDTH 330
#define CONFORMITY_FROM 1240
#define BAR_FROM \
  900 /* below it the bar has no room for the exports, which the header's menu has too */
/* Milliseconds: a pause in typing, after which the pages are measured. */
#define MEASURE_PAUSE 250

struct _YdUiNotice
{
  GtkWidget parent_instance;

  YdUiPanes *panes; /* child */
  YdUiNoticeForm *form;
  YdUiPages *pages;
  YdUiNoticeThumbs *thumbs;
  YdUiNoticeConformity *conformity;
  YdUiNoticeLayout *layout;
  GtkWidget *thumbs_button;

  YdUiSelection *selection; /* owned */
  char *column;             /* owned: the field that has the keyboard; NULL: none */
  gboolean placed;          /* and it has its place on the pages */
  guint measure_id;         /* source */
  gboolean narrow;          /* no room for all: thumbnails start closed */
  gboolean stale;           /* the pages changed while nobody was looking */
};

G_DEFINE_FINAL_TYPE (YdUiNotice, yd_ui_notice, GTK_TYPE_WIDGET)

static YdUiDocument *
document_of (YdUiNotice *self)
{
  return yd_ui_selection_get_document (self->selection);
}

/* ---- marks ---- */

static void
show_marks (YdUiNotice *self, gboolean reveal)
{
  YdPages *pages = yd_ui_document_get_pages (document_of (self));
  YdUiPageView *view = yd_ui_pages_get_view (self->pages);
  g_autoptr (GArray) marks = NULL;
  if (pages != NULL && self->column != NULL)
    {
      marks = yd_ui_notice_place_find (pages, self->column);
      gboolean placed = marks != NULL && marks->len > 0;
      reveal = reveal || (placed && !self->placed); /* its first word is shown where it went */
      self->placed = placed;
    }
  else if (pages != NULL)
    marks = yd_ui_notice_conformity_dup_marks (self->conformity, yd_ui_page_view_get_page (view));
  /* Until a number is taken its place on the page is shown. */
  YdNotice *notice = yd_plan_get_notice (yd_ui_document_get_plan (document_of (self)));
  const char *number = yd_notice_get_row (notice)->number;
  if (marks == NULL && pages != NULL && (number == NULL || number[0] == '\0')
      && yd_pages_get_content (pages)->has_notice)
    marks = yd_ui_notice_place_find (pages, "number");
  yd_ui_page_view_set_marks (view, marks, reveal);
}

static void
field_focused_cb (YdUiNotice *self, const char *column)
{
  g_free (self->column);
  self->column = g_strdup (column);
  if (column != NULL)
    yd_ui_notice_conformity_unselect (self->conformity);
  show_marks (self, column != NULL);
}

static void
chosen_cb (YdUiNotice *self)
{
  g_autoptr (GArray) marks = NULL;
  YdUiPageView *view = yd_ui_pages_get_view (self->pages);
  marks = yd_ui_notice_conformity_dup_marks (self->conformity, yd_ui_page_view_get_page (view));
  if (marks == NULL && self->column != NULL)
    return; /* unselected, because a field was entered */
  g_clear_pointer (&self->column, g_free);
  yd_ui_page_view_set_marks (view, marks, TRUE);
}

static void
page_pressed_cb (YdUiNotice *self, guint page, double x, double y)
{
  YdPages *pages = yd_ui_document_get_pages (document_of (self));
  g_autofree char *column = pages != NULL ? yd_ui_notice_place_at (pages, page, x, y) : NULL;
  if (column == NULL)
    return;
  if (yd_ui_panes_get_folded (self->panes, YD_UI_PANE_SIDEBAR))
    yd_ui_panes_set_shown (self->panes, YD_UI_PANE_SIDEBAR, TRUE);
  yd_ui_notice_form_focus (self->form, column);
}

/* ---- pages ---- */

static gboolean
measure_cb (gpointer data)
{
  YdUiNotice *self = data;
  YdPages *pages = yd_ui_document_get_pages (document_of (self));
  g_autoptr (GPtrArray) measures = pages != NULL ? yd_pages_measure (pages) : NULL;
  self->measure_id = 0;
  yd_ui_notice_thumbs_set_pages (self->thumbs, pages);
  yd_ui_notice_form_set_measures (self->form, pages, measures);
  gboolean issued
    = yd_plan_get_row (yd_ui_document_get_plan (document_of (self)))->stage == YD_STAGE_ISSUED;
  yd_ui_notice_conformity_set_measures (self->conformity, pages, measures, issued);
  show_marks (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
pages_changed_cb (YdUiNotice *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;
  show_marks (self, FALSE);
  g_clear_handle_id (&self->measure_id, g_source_remove);
  self->measure_id = g_timeout_add (MEASURE_PAUSE, measure_cb, self);
}

static void
yd_ui_notice_map (GtkWidget *widget)
{
  YdUiNotice *self = YD_UI_NOTICE (widget);
  GTK_WIDGET_CLASS (yd_ui_notice_parent_class)->map (widget);
  if (self->stale && self->selection != NULL)
    {
      self->stale = FALSE;
      measure_cb (self);
    }
}

static void
page_changed_cb (YdUiNotice *self)
{
  yd_ui_notice_thumbs_set_page (self->thumbs,
                                yd_ui_page_view_get_page (yd_ui_pages_get_view (self->pages)));
}

static void
thumb_chosen_cb (YdUiNotice *self, guint index)
{
  yd_ui_page_view_show_page (yd_ui_pages_get_view (self->pages), index);
}

/* ---- the bar ---- */

static GtkWidget *
new_pane_button (YdUiNotice *self, const char *icon, const char *words)
{
  GtkWidget *button = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  return button;
}

/* @widget is shown while @folded, a property of the panes, is not. */
static void
bind_room (YdUiNotice *self, GtkWidget *widget, const char *folded)
{
  g_object_bind_property (self->panes, folded, widget, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
}

static GtkWidget *
new_command_button (YdUiNotice *self, const char *icon, const char *words, const char *action)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (words);
  g_autofree char *tooltip = yd_ui_actions_dup_tooltip (action, NULL);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (label, "bar-words");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  bind_room (self, label, "inspector-folded");
  return button;
}

static void
bind_pane (YdUiNotice *self, GtkWidget *button, const char *property)
{
  g_object_bind_property (self->panes, property, button, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}

static void
fill_bar (YdUiNotice *self)
{
  GtkWidget *conformity_button
    = new_pane_button (self, "sidebar-show-right-symbolic", _ ("Show the format check"));
  self->thumbs_button = new_pane_button (self, "view-paged-symbolic", _ ("Show thumbnails"));
  GtkWidget *form_button = new_pane_button (self, "document-edit-symbolic", _ ("Show the fields"));
  bind_pane (self, form_button, "sidebar-shown");
  g_object_bind_property (self->panes, "narrow", form_button, "visible", G_BINDING_SYNC_CREATE);
  bind_pane (self, conformity_button, "inspector-shown");
  g_object_bind_property (self->thumbs_button, "active", self->thumbs, "visible",
                          G_BINDING_SYNC_CREATE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->thumbs_button), TRUE);

  GtkWidget *exports[] = {
    new_command_button (self, "x-office-document-symbolic", "PDF", "win.export-pdf"),
    new_command_button (self, "text-x-generic-symbolic", "Word", "win.export-docx"),
  };
  yd_ui_pages_add_to_bar (self->pages, form_button, FALSE);
  yd_ui_pages_add_to_bar (self->pages, self->thumbs_button, FALSE);
  yd_ui_pages_add_to_bar (self->pages, GTK_WIDGET (self->layout), TRUE);
  yd_ui_pages_add_to_bar (
    self->pages, new_command_button (self, "document-print-symbolic", _ ("Print"), "win.print"),
    TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    {
      bind_room (self, exports[i], "pages-folded");
      yd_ui_pages_add_to_bar (self->pages, exports[i], TRUE);
    }
  yd_ui_pages_add_to_bar (self->pages, conformity_button, TRUE);
}

/* Where the panes fold, the pages' numbers lose their words and the thumbnails their place. */
static void
folded_cb (YdUiNotice *self)
{
  gboolean narrow = yd_ui_panes_get_folded (self->panes, YD_UI_PANE_INSPECTOR);
  yd_ui_pages_set_terse (self->pages, yd_ui_panes_get_folded (self->panes, YD_UI_PANE_PAGES));
  if (self->narrow != narrow)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->thumbs_button), !narrow);
  self->narrow = narrow;
}

/* ---- life ---- */

static void
yd_ui_notice_dispose (GObject *object)
{
  YdUiNotice *self = YD_UI_NOTICE (object);
  g_clear_handle_id (&self->measure_id, g_source_remove);
  if (self->panes != NULL)
    { /* they may tell of their layout while what stands in them goes */
      g_signal_handlers_disconnect_by_func (self->panes, folded_cb, self);
      gtk_widget_unparent (GTK_WIDGET (self->panes));
      self->panes = NULL;
    }
  g_clear_object (&self->selection);
  g_clear_pointer (&self->column, g_free);
  G_OBJECT_CLASS (yd_ui_notice_parent_class)->dispose (object);
}

static void
yd_ui_notice_class_init (YdUiNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = yd_ui_notice_dispose;
  widget_class->map = yd_ui_notice_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
yd_ui_notice_init (YdUiNotice *self)
{
  self->panes = g_object_new (YD_UI_TYPE_PANES, "vexpand", TRUE, "hexpand", TRUE, NULL);
  self->form = g_object_new (YD_UI_TYPE_NOTICE_FORM, NULL);
  self->pages = g_object_new (YD_UI_TYPE_PAGES, NULL);
  self->thumbs = g_object_new (YD_UI_TYPE_NOTICE_THUMBS, NULL);
  self->conformity = g_object_new (YD_UI_TYPE_NOTICE_CONFORMITY, NULL);
  self->layout = g_object_new (YD_UI_TYPE_NOTICE_LAYOUT, NULL);
  yd_ui_panes_set_size (self->panes, YD_UI_PANE_SIDEBAR, FORM_WIDTH, FORM_FROM);
  yd_ui_panes_set_size (self->panes, YD_UI_PANE_INSPECTOR, CONFORMITY_WIDTH, CONFORMITY_FROM);
  yd_ui_panes_set_size (self->panes, YD_UI_PANE_PAGES, 0,
                        BAR_FROM); /* empty: a width to be told of */
  yd_ui_panes_set_pane (self->panes, YD_UI_PANE_SIDEBAR, GTK_WIDGET (self->form));
  yd_ui_panes_set_content (self->panes, GTK_WIDGET (self->pages));
  yd_ui_panes_set_pane (self->panes, YD_UI_PANE_INSPECTOR, GTK_WIDGET (self->conformity));
  gtk_widget_set_parent (GTK_WIDGET (self->panes), GTK_WIDGET (self));
  yd_ui_pages_set_beside (self->pages, GTK_WIDGET (self->thumbs));
  yd_ui_pages_set_memory (self->pages, "notice", YD_UI_ZOOM_WHOLE_PAGE);
  fill_bar (self);
  folded_cb (self);

  YdUiPageView *view = yd_ui_pages_get_view (self->pages);
  yd_ui_page_view_set_tinted (view, FALSE);
  g_signal_connect_object (self->panes, "notify::pages-folded", G_CALLBACK (folded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "focused", G_CALLBACK (field_focused_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->conformity, "chosen", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->thumbs, "chosen", G_CALLBACK (thumb_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "pressed", G_CALLBACK (page_pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "page-changed", G_CALLBACK (page_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
yd_ui_notice_set_selection (YdUiNotice *self, YdUiSelection *selection)
{
  g_return_if_fail (self->selection == NULL);
  self->selection = g_object_ref (selection);
  yd_ui_notice_form_set_document (self->form, document_of (self));
  yd_ui_notice_layout_set_document (self->layout, document_of (self));
  yd_ui_pages_set_selection (self->pages, selection);
  g_signal_connect_object (document_of (self), "pages-changed", G_CALLBACK (pages_changed_cb), self,
                           G_CONNECT_SWAPPED);
  pages_changed_cb (self);
}

/* Brings a field into sight, in the form and on its page; see yd_ui_notice_form_show_field(). */
void
yd_ui_notice_show_field (YdUiNotice *self, YdId annex, const char *column, int start, int length,
                         gboolean work)
{
  g_autofree char *place
    = annex != YD_ID_NONE ? yd_ui_notice_place_of_annex (annex) : g_strdup (column);
  if (work && yd_ui_panes_get_folded (self->panes, YD_UI_PANE_SIDEBAR))
    yd_ui_panes_set_shown (self->panes, YD_UI_PANE_SIDEBAR, TRUE);
  yd_ui_notice_form_show_field (self->form, annex, column, start, length, work);
  field_focused_cb (self, place);
}

YdUiPages *
yd_ui_notice_get_pages (YdUiNotice *self)
{
  return self->pages;
}

/* What the keyboard goes round, in reading order. */
void
yd_ui_notice_get_parts (YdUiNotice *self, GtkWidget *parts[3])
{
  parts[0] = GTK_WIDGET (self->form);
  parts[1] = GTK_WIDGET (self->pages);
  parts[2] = GTK_WIDGET (self->conformity);
}

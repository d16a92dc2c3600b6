/* Owns: what stands around the matrix: the bar for checked points, empty states; and the edits that the
 * matrix and the bar ask for, each one gesture. Refuses: filters (yd-ui-assign-filters.c), rows, columns
 * and marks. */

#include "yd-ui-assign-private.h"

#include "yd-ui-actions.h"
#include "yd-ui-assign-edit.h"
#include "yd-ui-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Pixels: the narrowest view whose bar has room for the legend, and for words on its buttons. */
#define LEGEND_FROM 1120
#define WORDS_FROM 880
#define WHOLE_FROM 640
#define CORNER_MARGIN 15

G_DEFINE_FINAL_TYPE (YdUiAssign, yd_ui_assign, GTK_TYPE_WIDGET)

enum
{
  CLEARED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static YdUiDocument *
document_of (YdUiAssign *self)
{
  return yd_ui_selection_get_document (self->selection);
}

/* ---- edits ---- */

static void
tell_cleared (YdUiAssign *self, guint n)
{
  g_autofree char *words
    = g_strdup_printf (g_dngettext (NULL, "%u assignment cleared", "%u assignments cleared", n), n);
  g_signal_emit (self, signals[CLEARED], 0, words);
}

/* What many places lose can be had back by one press; one cell is pressed again as easily. */
static void
set_share (YdUiAssign *self, GArray *places, YdUiShare share)
{
  guint n_lost = yd_ui_assign_edit_set_share (document_of (self), places, share);
  if (n_lost > 1)
    tell_cleared (self, n_lost);
}

static void
wanted_cb (YdUiAssign *self, GArray *places, int share)
{
  set_share (self, places, (YdUiShare)share);
}

/* The checked points in the column where the keyboard is. */
static void
share_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiAssign *self = data;
  const YdUiAssignColumn *column = yd_ui_matrix_get_column (self->matrix);
  g_autoptr (GArray) items = yd_ui_assign_model_dup_checked (self->model);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (YdPlace));
  for (guint i = 0; column != NULL && i < items->len; i++)
    {
      YdPlace place = { g_array_index (items, YdId, i), column->id };
      g_array_append_val (places, place);
    }
  gboolean lead = g_str_equal (g_action_get_name (G_ACTION (action)), "lead");
  set_share (self, places, lead ? YD_UI_SHARE_LEAD : YD_UI_SHARE_SUPPORT);
}

static void
clear_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiAssign *self = data;
  g_autoptr (GArray) items = yd_ui_assign_model_dup_checked (self->model);
  g_autoptr (GArray) places
    = yd_ui_assign_edit_dup_places (yd_ui_document_get_plan (document_of (self)), items);
  guint n_lost = yd_ui_assign_edit_set_share (document_of (self), places, YD_UI_SHARE_NONE);
  if (n_lost > 0)
    tell_cleared (self, n_lost);
}

static void
unselect_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiAssign *self = data;
  yd_ui_assign_model_check_all (self->model, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->matrix));
}

/* A unit by any of its names, for all checked points: in support, until it is said otherwise. */
static void
unit_chosen_cb (YdUiAssign *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  YdId unit = YD_ID_NONE;
  YdUiDocument *document = document_of (self);
  g_autoptr (GArray) items = yd_ui_assign_model_dup_checked (self->model);
  YdStore *store = yd_ui_document_begin_edit (document);
  if (store == NULL || items->len == 0)
    return;
  gboolean done = yd_edit_assign_name_to_items (store, (const YdId *)(gpointer)items->data,
                                                items->len, name, YD_ROLE_SUPPORT, &unit, &error);
  if (!yd_ui_document_end_edit (document, done, error))
    return;
  guint column;
  if (!yd_ui_assign_model_find_column (self->model, unit, &column))
    gtk_drop_down_set_selected (self->kind, 0); /* of a kind that is not shown */
  yd_ui_matrix_show_unit (self->matrix, unit);
}

static void
first_unit_cb (YdUiAssign *self)
{
  g_autoptr (GError) error = NULL;
  YdUiDocument *document = document_of (self);
  YdStore *store = yd_ui_document_begin_edit (document);
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->first_unit));
  if (store == NULL
      || !yd_ui_document_end_edit (
        document, yd_edit_add_unit (store, name, YD_UNIT_OFFICE, NULL, &error), error))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->first_unit), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->matrix));
}

/* ---- what is shown ---- */

/* “no. 6, 7, 8”, without the marks that are printed after numbers */
static char *
dup_numbers (YdUiAssign *self, GArray *items)
{
  static const char *const marks[] = { ".", "、", "．", ". " };
  g_autoptr (GString) numbers = g_string_new (NULL);
  YdPlan *plan = yd_ui_document_get_plan (document_of (self));
  for (guint i = 0; i < items->len; i++)
    {
      const char *number
        = yd_item_get_number (yd_plan_find_item (plan, g_array_index (items, YdId, i)));
      gsize length = strlen (number);
      for (guint k = 0; k < G_N_ELEMENTS (marks); k++)
        if (g_str_has_suffix (number, marks[k]))
          length -= strlen (marks[k]);
      if (length > 0)
        g_string_append_printf (numbers, "%s%.*s", numbers->len > 0 ? _ (", ") : "", (int)length,
                                number);
    }
  return numbers->len > 0 ? g_strdup_printf (_ ("no. %s"), numbers->str) : g_strdup ("");
}

static void
enable (YdUiAssign *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* The bar for the checked points. */
static void
show_checked (YdUiAssign *self)
{
  if (self->model == NULL)
    return;
  g_autoptr (GArray) items = yd_ui_assign_model_dup_checked (self->model);
  const YdUiAssignColumn *column = yd_ui_matrix_get_column (self->matrix);
  gboolean editable = yd_ui_document_is_editable (document_of (self));
  g_autofree char *count
    = g_strdup_printf (g_dngettext (NULL, "%u selected", "%u selected", items->len), items->len);
  g_autofree char *numbers = dup_numbers (self, items);
  gtk_widget_set_visible (self->selection_bar, items->len > 0 && editable);
  if (items->len > 0)
    gtk_label_set_text (self->n_checked, count);
  gtk_label_set_text (self->which, numbers);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->which), numbers);
  gtk_label_set_text (self->column, column != NULL ? column->label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->column),
                          column != NULL && gtk_widget_get_visible (self->lacking_words));
  enable (self, "lead", editable && column != NULL && items->len > 0);
  enable (self, "support", editable && column != NULL && items->len > 0);
  enable (self, "clear", editable && items->len > 0);
  const char *name = column != NULL ? column->name : "";
  g_autofree char *lead = g_strdup_printf (_ ("Make %s a lead of the selected points (Q)"), name);
  g_autofree char *support = g_strdup_printf (_ ("Have %s support the selected points (P)"), name);
  gtk_widget_set_tooltip_text (self->lead, lead);
  gtk_widget_set_tooltip_text (self->support, support);
}

static void
show_empty_states (YdUiAssign *self)
{
  gboolean no_points = yd_ui_assign_model_is_empty (self->model);
  gboolean no_units
    = yd_record_list_get_length (yd_plan_list_units (yd_ui_document_get_plan (document_of (self))))
      == 0;
  gboolean nothing = yd_ui_assign_model_get_n_rows (self->model) == 0;
  gboolean all_led = yd_ui_assign_model_get_filter (self->model)->lacking_only
                     && yd_ui_assign_model_get_n_lacking_in_all (self->model) == 0;
  gtk_stack_set_visible_child_name (self->pages, no_points ? "no-points" : "matrix");
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), nothing);
  gtk_widget_set_visible (self->no_units, no_units && !nothing);
  gtk_widget_set_sensitive (self->first_unit, yd_ui_document_is_editable (document_of (self)));
  adw_status_page_set_title (self->nothing,
                             all_led ? _ ("Every Point Has a Lead") : _ ("Nothing Found"));
  adw_status_page_set_icon_name (self->nothing,
                                 all_led ? "emblem-ok-symbolic" : "system-search-symbolic");
}

static void
show_lacking (YdUiAssign *self)
{
  guint n = yd_ui_assign_model_get_n_lacking_in_all (self->model);
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *name = g_strdup_printf (
    g_dngettext (NULL, "Only points without a lead: %u", "Only points without a lead: %u", n), n);
  gtk_label_set_text (self->lacking_count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->lacking_count), n > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->lacking),
                            n > 0 || gtk_toggle_button_get_active (self->lacking));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lacking), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
changed_cb (YdUiAssign *self)
{
  gboolean gone = yd_ui_assign_filters_fill (self);
  show_lacking (self);
  show_empty_states (self);
  show_checked (self);
  if (gone)
    yd_ui_assign_filters_apply (self);
}

static void
editable_cb (YdUiAssign *self)
{
  yd_ui_matrix_set_editable (self->matrix, yd_ui_document_is_editable (document_of (self)));
  show_checked (self);
}

/* What is said of an empty matrix stands where its rows or its cells would be; the legend, where the bar
 * has no room for it, in the corner above the titles. */
static gboolean
place_cb (YdUiAssign *self, GtkWidget *child, GdkRectangle *place)
{
  if (child == self->corner_legend)
    {
      GtkRequisition size;
      gtk_widget_get_preferred_size (child, NULL, &size);
      *place = (GdkRectangle){ CORNER_MARGIN, CORNER_MARGIN, size.width, size.height };
      return TRUE;
    }
  yd_ui_matrix_get_body (self->matrix, child == self->no_units, place);
  return TRUE;
}

static void
folded_cb (YdUiAssign *self)
{
  gboolean legend = !yd_ui_panes_get_folded (self->panes, YD_UI_PANE_INSPECTOR);
  gboolean words = !yd_ui_panes_get_folded (self->panes, YD_UI_PANE_PAGES);
  yd_ui_assign_filters_set_short (self, yd_ui_panes_get_folded (self->panes, YD_UI_PANE_SIDEBAR));
  gtk_widget_set_visible (self->legend, legend);
  gtk_widget_set_visible (self->legend_end, legend);
  gtk_widget_set_visible (self->corner_legend, !legend);
  gtk_widget_set_visible (self->register_words, words);
  gtk_widget_set_hexpand (self->register_button,
                          !legend); /* at the end, with the legend or without */
  gtk_widget_set_halign (self->register_button, legend ? GTK_ALIGN_FILL : GTK_ALIGN_END);
  gtk_widget_set_visible (self->lacking_words, words);
  gtk_widget_set_visible (GTK_WIDGET (self->which), words);
  gtk_widget_set_visible (self->which_end, words);
  gtk_widget_set_visible (self->unselect_words, words);
  gtk_widget_set_visible (self->unselect_icon, !words);
  show_checked (self);
}

/* ---- the shared selection ---- */

static void
target_cb (YdUiAssign *self)
{
  YdItem *item = yd_ui_selection_get_item (self->selection);
  if (item != NULL && self->model != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    yd_ui_matrix_show_item (self->matrix, item);
}

static void
moved_cb (YdUiAssign *self, YdItem *item)
{
  yd_ui_selection_set_item (self->selection, item);
}

static void
opened_cb (YdUiAssign *self, YdItem *item)
{
  yd_ui_selection_set_item (self->selection, item);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-title", NULL);
}

/* ---- life ---- */

static void
make_model (YdUiAssign *self)
{
  self->model = yd_ui_assign_model_new (yd_ui_document_get_plan (document_of (self)));
  yd_ui_matrix_set_model (self->matrix, self->model); /* hears of changes before we ask it */
  g_signal_connect_object (self->model, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "checked-changed", G_CALLBACK (show_checked), self,
                           G_CONNECT_SWAPPED);
  editable_cb (self);
  changed_cb (self);
}

/* What happened while another view was shown is read now. */
static void
yd_ui_assign_map (GtkWidget *widget)
{
  YdUiAssign *self = YD_UI_ASSIGN (widget);
  if (self->selection != NULL && self->model == NULL)
    make_model (self);
  else if (self->model != NULL)
    yd_ui_assign_model_set_active (self->model, TRUE);
  self->enter_matrix = TRUE;
  GTK_WIDGET_CLASS (yd_ui_assign_parent_class)->map (widget);
  if (self->selection != NULL)
    target_cb (self);
}

static void
yd_ui_assign_unmap (GtkWidget *widget)
{
  YdUiAssign *self = YD_UI_ASSIGN (widget);
  if (self->model != NULL)
    yd_ui_assign_model_set_active (self->model, FALSE);
  GTK_WIDGET_CLASS (yd_ui_assign_parent_class)->unmap (widget);
}

static gboolean
yd_ui_assign_focus (GtkWidget *widget, GtkDirectionType direction)
{
  YdUiAssign *self = YD_UI_ASSIGN (widget);
  gboolean enter = self->enter_matrix;
  self->enter_matrix = FALSE;
  return (enter && gtk_widget_grab_focus (GTK_WIDGET (self->matrix)))
         || GTK_WIDGET_CLASS (yd_ui_assign_parent_class)->focus (widget, direction);
}

static void
yd_ui_assign_dispose (GObject *object)
{
  YdUiAssign *self = YD_UI_ASSIGN (object);
  yd_ui_assign_filters_dispose (self);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
  if (child != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->actions);
  g_clear_object (&self->model);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (yd_ui_assign_parent_class)->dispose (object);
}

static void
yd_ui_assign_class_init (YdUiAssignClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = yd_ui_assign_dispose;
  widget_class->map = yd_ui_assign_map;
  widget_class->unmap = yd_ui_assign_unmap;
  widget_class->focus = yd_ui_assign_focus;
  signals[CLEARED] = g_signal_new ("cleared", YD_UI_TYPE_ASSIGN, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (YD_UI_TYPE_PANES);
  g_type_ensure (YD_UI_TYPE_UNIT_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/yaodian/Yaodian/assign/yd-ui-assign.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, YdUiAssign, name)
  BIND (panes);
  BIND (pages);
  BIND (words);
  BIND (section);
  BIND (kind);
  BIND (unit);
  BIND (lacking);
  BIND (lacking_words);
  BIND (lacking_count);
  BIND (legend);
  BIND (legend_end);
  BIND (corner_legend);
  BIND (register_button);
  BIND (register_words);
  BIND (scroller);
  BIND (nothing);
  BIND (no_units);
  BIND (overlay);
  BIND (first_unit);
  BIND (show_all);
  BIND (selection_bar);
  BIND (n_checked);
  BIND (which);
  BIND (which_end);
  BIND (unselect_words);
  BIND (unselect_icon);
  BIND (column);
  BIND (entry);
  BIND (lead);
  BIND (support);
  BIND (clear);
#undef BIND
}

static void
connect_all (YdUiAssign *self)
{
  const struct
  {
    gpointer object;
    const char *signal;
    GCallback callback;
  } connections[] = {
    { self->overlay, "get-child-position", G_CALLBACK (place_cb) },
    { self->panes, "notify::inspector-folded", G_CALLBACK (folded_cb) },
    { self->panes, "notify::pages-folded", G_CALLBACK (folded_cb) },
    { self->panes, "notify::narrow", G_CALLBACK (folded_cb) },
    { self->first_unit, "activate", G_CALLBACK (first_unit_cb) },
    { self->entry, "chosen", G_CALLBACK (unit_chosen_cb) },
    { self->matrix, "wanted", G_CALLBACK (wanted_cb) },
    { self->matrix, "moved", G_CALLBACK (moved_cb) },
    { self->matrix, "opened", G_CALLBACK (opened_cb) },
    { self->matrix, "column-changed", G_CALLBACK (show_checked) },
  };
  for (guint i = 0; i < G_N_ELEMENTS (connections); i++)
    g_signal_connect_object (connections[i].object, connections[i].signal, connections[i].callback,
                             self, G_CONNECT_SWAPPED);
}

static void
yd_ui_assign_init (YdUiAssign *self)
{
  static const GActionEntry entries[] = { { "lead", share_cb, NULL, NULL, NULL },
                                          { "support", share_cb, NULL, NULL, NULL },
                                          { "clear", clear_cb, NULL, NULL, NULL },
                                          { "unselect", unselect_cb, NULL, NULL, NULL } };
  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "assign", G_ACTION_GROUP (self->actions));
  self->matrix = YD_UI_MATRIX (yd_ui_matrix_new ());
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->matrix));
  yd_ui_unit_entry_set_words (self->entry, _ ("Add a unit to the selected points"),
                              _ ("Add a unit: name or pinyin"));
  yd_ui_panes_set_size (self->panes, YD_UI_PANE_INSPECTOR, 0, LEGEND_FROM);
  yd_ui_panes_set_size (self->panes, YD_UI_PANE_PAGES, 0, WORDS_FROM);
  yd_ui_panes_set_size (self->panes, YD_UI_PANE_SIDEBAR, 0, WHOLE_FROM);
  g_autofree char *tooltip = yd_ui_actions_dup_tooltip ("win.units", NULL);
  gtk_widget_set_tooltip_text (self->register_button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->register_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Register of units"), -1);
  yd_ui_assign_filters_init (self);
  connect_all (self);
  folded_cb (self);
}

void
yd_ui_assign_set_selection (YdUiAssign *self, YdUiSelection *selection)
{
  g_return_if_fail (self->selection == NULL);
  self->selection = g_object_ref (selection);
  yd_ui_unit_entry_set_plan (self->entry, yd_ui_selection_get_plan (selection));
  g_signal_connect_object (selection, "notify::unit", G_CALLBACK (yd_ui_assign_filters_follow_unit),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::target", G_CALLBACK (target_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (yd_ui_document_get_store (document_of (self)), "file-changed",
                           G_CALLBACK (editable_cb), self, G_CONNECT_SWAPPED);
}

/* Puts the keyboard into the filter of the points. */
void
yd_ui_assign_focus_filter (YdUiAssign *self)
{
  gtk_widget_grab_focus (self->words);
}

/* Owns: the columns and rows of the register, which of them are listed, and the order that a person
 * gives them by dragging and by keys. Refuses: to count and to judge; the facts are given. */

#include "yd-ui-units-table.h"

#include "yd-ui-drop-mark.h"
#include "yd-ui-gtk.h"
#include "yd-ui-unit-entry.h"

#include <glib/gi18n.h>

typedef enum
{
  COLUMN_PLACE,
  COLUMN_NAME,
  COLUMN_SHORT_NAME,
  COLUMN_ALIASES,
  COLUMN_LEADS,
  COLUMN_SUPPORTS,
  N_COLUMNS
} Column;

/* Widths in pixels; name and aliases share what is left, as 1.55 to 1 in a window of 1440. */
static const struct
{
  const char *title;
  int width;
  gboolean expand;
  double xalign;
  const char *classes[3];
} columns[N_COLUMNS] = {
  [COLUMN_PLACE] = { N_ ("Order"), 60, FALSE, 1, { "numeric", "dim-label" } },
  [COLUMN_NAME] = { N_ ("Official name"), 150, TRUE, 0, { NULL } },
  [COLUMN_SHORT_NAME] = { N_ ("Short name"), 116, FALSE, 0, { NULL } },
  [COLUMN_ALIASES] = { N_ ("Aliases"), 50, TRUE, 0, { "dim-label" } },
  [COLUMN_LEADS] = { N_ ("Lead"), 60, FALSE, 1, { "numeric" } },
  [COLUMN_SUPPORTS] = { N_ ("Support"), 76, FALSE, 1, { "numeric", "dim-label" } },
};

struct _YdUiUnitsTable
{
  GtkWidget parent_instance;

  GtkWidget *scroller; /* child */
  GtkColumnView *view;
  GtkColumnViewColumn *columns[N_COLUMNS]; /* borrowed from the view */
  guint fit_id;                            /* source: after sizes are given out */

  YdUiDocument *document; /* owned */
  YdUiUnitsFacts *facts;  /* borrowed from the window */
  GtkFilter *filter;      /* borrowed from the model */
  GtkSingleSelection *selection;
  GHashTable *bound; /* owned: GtkListItem → Column, of the cells that are shown */
  YdUiUnits part;
  char *search;        /* owned */
  GtkWidget *drop_row; /* weak: that shows where a dragged unit comes to stand */
};

G_DEFINE_FINAL_TYPE (YdUiUnitsTable, yd_ui_units_table, GTK_TYPE_WIDGET)

enum
{
  SELECTED,
  ACTIVATED,
  DELETE_ASKED,
  RENAME_ASKED,
  SHOWN_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* ---- cells ---- */

static char *
dup_aliases (YdUnit *unit)
{
  YdRecordList *aliases = yd_unit_list_aliases (unit), *members = yd_unit_list_members (unit);
  guint n_members = yd_record_list_get_length (members);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < yd_record_list_get_length (aliases); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "、" : "",
                            yd_unit_alias_get_row (yd_record_list_get (aliases, i))->name);
  if (n_members > 0)
    {
      g_autofree char *count
        = g_strdup_printf (ngettext ("%u member", "%u members", n_members), n_members);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "", count);
    }
  return g_string_free (text, FALSE);
}

static char *
dup_number (guint n)
{
  return n > 0 ? g_strdup_printf ("%u", n) : g_strdup ("—");
}

static char *
dup_text (YdUiUnitsTable *self, YdUnit *unit, Column column)
{
  GPtrArray *assignments = yd_ui_units_facts_get_assignments (self->facts, unit);
  guint n_leads = yd_ui_units_facts_get_n_leads (self->facts, unit);
  switch (column)
    {
    case COLUMN_PLACE:
      return dup_number (yd_ui_units_facts_get_place (self->facts, unit));
    case COLUMN_NAME:
      return g_strdup (yd_unit_get_name (unit));
    case COLUMN_SHORT_NAME:
      return g_strdup (yd_unit_get_short_name (unit));
    case COLUMN_ALIASES:
      return dup_aliases (unit);
    case COLUMN_LEADS:
      return dup_number (n_leads);
    case COLUMN_SUPPORTS:
    default:
      return dup_number (assignments != NULL ? assignments->len - n_leads : 0);
    }
}

/* A row is nameless for a screen reader unless it is told. */
static void
name_row (YdUiUnitsTable *self, GtkWidget *row, YdUnit *unit)
{
  GPtrArray *assignments = yd_ui_units_facts_get_assignments (self->facts, unit);
  guint n_leads = yd_ui_units_facts_get_n_leads (self->facts, unit);
  guint place = yd_ui_units_facts_get_place (self->facts, unit);
  g_autofree char *name
    = g_strdup_printf (_ ("%u. %s, %s, lead %u, support %u"), place, yd_unit_get_name (unit),
                       yd_ui_units_get_kind_words (yd_unit_get_row (unit)->kind), n_leads,
                       assignments != NULL ? assignments->len - n_leads : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (row), "unit", unit);
}

static void
show_cell (YdUiUnitsTable *self, GtkListItem *item, Column column)
{
  YdUnit *unit = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  if (unit == NULL || self->facts == NULL)
    return;
  g_autofree char *text = dup_text (self, unit, column);
  gtk_label_set_text (GTK_LABEL (label), text);
  if (column == COLUMN_NAME || column == COLUMN_ALIASES)
    gtk_widget_set_tooltip_text (label, text);
  if (column != COLUMN_NAME)
    return;
  const YdUnitDoubt *doubt = yd_ui_units_facts_get_doubt (self->facts, unit);
  if (doubt != NULL)
    gtk_widget_add_css_class (label, "warning");
  else
    gtk_widget_remove_css_class (label, "warning");
  GtkWidget *cell = gtk_widget_get_parent (label);
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  if (row != NULL)
    name_row (self, row, unit);
}

static Column
column_of (GtkSignalListItemFactory *factory)
{
  return (Column)GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "column"));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, YdUiUnitsTable *self)
{
  Column column = column_of (factory);
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), (float)columns[column].xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  for (const char *const *name = columns[column].classes; *name != NULL; name++)
    gtk_widget_add_css_class (label, *name);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, YdUiUnitsTable *self)
{
  Column column = column_of (factory);
  g_hash_table_insert (self->bound, item, GINT_TO_POINTER (column));
  show_cell (self, item, column);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, YdUiUnitsTable *self)
{
  g_hash_table_remove (self->bound, item);
}

static void
show_cells (YdUiUnitsTable *self)
{
  GHashTableIter iter;
  gpointer item, column;
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, &column))
    show_cell (self, item, (Column)GPOINTER_TO_INT (column));
}

static int
width_of (YdUiUnitsTable *self, Column column)
{
  return (int)(columns[column].width * yd_ui_gtk_get_text_zoom (GTK_WIDGET (self)));
}

static void
add_columns (YdUiUnitsTable *self)
{
  for (int i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_object_set_data (G_OBJECT (factory), "column", GINT_TO_POINTER (i));
      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
      g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
      g_autoptr (GtkColumnViewColumn) column
        = gtk_column_view_column_new (_ (columns[i].title), factory);
      gtk_column_view_column_set_fixed_width (column, width_of (self, (Column)i));
      gtk_column_view_column_set_expand (column, columns[i].expand);
      gtk_column_view_append_column (self->view, column);
      self->columns[i] = column;
    }

  /* headings of numbers stand over them */
  GtkWidget *title
    = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (self->view)));
  for (int i = 0; i < N_COLUMNS && title != NULL; i++, title = gtk_widget_get_next_sibling (title))
    if (columns[i].xalign > 0 && gtk_widget_get_first_child (title) != NULL)
      gtk_widget_set_halign (gtk_widget_get_first_child (title), GTK_ALIGN_END);
}

/* What is least asked for goes where not all columns have their place: who counts tasks need not scroll. */
static gboolean
fit_cb (gpointer data)
{
  static const Column dropped[] = { COLUMN_ALIASES, COLUMN_SHORT_NAME };
  YdUiUnitsTable *self = data;
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (self->scroller);
  int left = (int)gtk_adjustment_get_page_size (gtk_scrolled_window_get_hadjustment (scroller));
  for (int i = 0; i < N_COLUMNS; i++)
    left -= width_of (self, (Column)i);
  for (guint i = 0; i < G_N_ELEMENTS (dropped); i++)
    {
      GtkColumnViewColumn *column = self->columns[dropped[i]];
      int width = width_of (self, dropped[i]);
      gboolean fits = left >= 0;
      /* GTK 4.8 keeps the place of a column that is hidden, and gives it of what is left */
      gtk_column_view_column_set_fixed_width (column, fits ? width : 0);
      gtk_column_view_column_set_expand (column, fits && columns[dropped[i]].expand);
      gtk_column_view_column_set_visible (column, fits);
      left += fits ? 0 : width;
    }
  self->fit_id = 0;
  return G_SOURCE_REMOVE;
}

static void
width_cb (YdUiUnitsTable *self)
{
  if (self->fit_id == 0)
    self->fit_id = g_idle_add_full (G_PRIORITY_HIGH, fit_cb, self, NULL);
}

/* ---- what is listed ---- */

static gboolean
is_listed (gpointer unit, gpointer data)
{
  YdUiUnitsTable *self = data;
  return self->facts != NULL && yd_ui_units_facts_is_in (self->facts, unit, self->part)
         && (self->search == NULL || yd_ui_unit_entry_rate (unit, self->search) > 0);
}

static void
refilter (YdUiUnitsTable *self)
{
  YdUnit *unit = yd_ui_units_table_get_unit (self);
  g_autoptr (YdUnit) kept = unit != NULL ? g_object_ref (unit) : NULL;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  if (kept != NULL && yd_ui_units_table_get_unit (self) != kept)
    yd_ui_units_table_select (self, kept);
  g_signal_emit (self, signals[SHOWN_CHANGED], 0);
}

/* ---- order ---- */

/* The unit before @unit in the register, listed or not. */
static YdId
find_before (YdUiUnitsTable *self, YdUnit *unit)
{
  YdRecordList *units = yd_plan_list_units (yd_ui_document_get_plan (self->document));
  guint index;
  return yd_record_list_find (units, YD_RECORD (unit), &index) && index > 0
           ? yd_record_get_id (yd_record_list_get (units, index - 1))
           : YD_ID_NONE;
}

static gboolean
move_unit (YdUiUnitsTable *self, YdUnit *unit, YdId after)
{
  g_autoptr (GError) error = NULL;
  YdId id = yd_record_get_id (YD_RECORD (unit));
  if (after == id)
    return FALSE;
  YdStore *store = yd_ui_document_begin_edit (self->document);
  gboolean done = store != NULL && yd_edit_move_units (store, &id, 1, after, &error);
  yd_ui_document_end_edit (self->document, done, error);
  if (done)
    yd_ui_units_table_select (self, unit);
  return done;
}

static YdUnit *
get_listed (YdUiUnitsTable *self, int position)
{
  if (position < 0)
    return NULL;
  YdUnit *unit = g_list_model_get_item (G_LIST_MODEL (self->selection), (guint)position);
  if (unit != NULL)
    g_object_unref (unit); /* the list keeps it */
  return unit;
}

static YdUnit *
find_neighbour (YdUiUnitsTable *self, int direction)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  return position == GTK_INVALID_LIST_POSITION ? NULL
                                               : get_listed (self, (int)position + direction);
}

gboolean
yd_ui_units_table_can_shift (YdUiUnitsTable *self, int direction)
{
  return yd_ui_document_is_editable (self->document) && find_neighbour (self, direction) != NULL;
}

/* Up (-1) or down (+1), over the unit that is listed next. */
void
yd_ui_units_table_shift (YdUiUnitsTable *self, int direction)
{
  YdUnit *unit = yd_ui_units_table_get_unit (self), *neighbour = find_neighbour (self, direction);
  if (unit != NULL && neighbour != NULL && yd_ui_units_table_can_shift (self, direction))
    move_unit (self, unit,
               direction > 0 ? yd_record_get_id (YD_RECORD (neighbour))
                             : find_before (self, neighbour));
}

/* ---- dragging ---- */

static GtkWidget *
find_row (YdUiUnitsTable *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  while (widget != NULL && widget != GTK_WIDGET (self->view)
         && g_object_get_data (G_OBJECT (widget), "unit") == NULL)
    widget = gtk_widget_get_parent (widget);
  return widget != GTK_WIDGET (self->view) ? widget : NULL;
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, YdUiUnitsTable *self)
{
  GtkWidget *row = find_row (self, x, y);
  if (row == NULL || !yd_ui_document_is_editable (self->document))
    return NULL;
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);
  gtk_drag_source_set_icon (source, picture, 12, 12);
  return gdk_content_provider_new_typed (YD_TYPE_UNIT, g_object_get_data (G_OBJECT (row), "unit"));
}

static GdkDragAction
drop_motion_cb (GtkDropTarget *target, double x, double y, YdUiUnitsTable *self)
{
  GtkWidget *row = find_row (self, x, y);
  yd_ui_drop_mark_show (&self->drop_row, row,
                        row != NULL
                          && yd_ui_drop_mark_is_below (GTK_WIDGET (self->view), row, x, y));
  return row != NULL ? GDK_ACTION_MOVE : 0;
}

static void
drop_leave_cb (GtkDropTarget *target, YdUiUnitsTable *self)
{
  yd_ui_drop_mark_show (&self->drop_row, NULL, FALSE);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, YdUiUnitsTable *self)
{
  GtkWidget *row = find_row (self, x, y);
  YdUnit *at = row != NULL ? g_object_get_data (G_OBJECT (row), "unit") : NULL;
  YdUnit *unit = g_value_get_object (value);
  yd_ui_drop_mark_show (&self->drop_row, NULL, FALSE);
  if (at == NULL || unit == NULL || at == unit
      || yd_record_get_plan (YD_RECORD (unit)) != yd_ui_document_get_plan (self->document))
    return FALSE;
  gboolean below = yd_ui_drop_mark_is_below (GTK_WIDGET (self->view), row, x, y);
  return move_unit (self, unit, below ? yd_record_get_id (YD_RECORD (at)) : find_before (self, at));
}

static void
install_drag (YdUiUnitsTable *self)
{
  GtkDragSource *drag = gtk_drag_source_new ();
  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect (drag, "prepare", G_CALLBACK (drag_prepare_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (drag));
  GtkDropTarget *drop = gtk_drop_target_new (YD_TYPE_UNIT, GDK_ACTION_MOVE);
  g_signal_connect (drop, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect (drop, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (drop));
}

/* ---- keys ---- */

static gboolean
key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  YdUiUnitsTable *self = YD_UI_UNITS_TABLE (widget);
  int what = g_variant_get_int32 (arguments);
  if (what == -1 || what == 1)
    yd_ui_units_table_shift (self, what);
  else
    g_signal_emit (self, signals[what], 0);
  return TRUE;
}

static void
selected_cb (YdUiUnitsTable *self)
{
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
activate_cb (YdUiUnitsTable *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

/* ---- life ---- */

static void
yd_ui_units_table_dispose (GObject *object)
{
  YdUiUnitsTable *self = YD_UI_UNITS_TABLE (object);
  g_clear_handle_id (&self->fit_id, g_source_remove);
  self->facts = NULL;
  g_clear_weak_pointer (&self->drop_row);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (yd_ui_units_table_parent_class)->dispose (object);
}

static void
yd_ui_units_table_finalize (GObject *object)
{
  YdUiUnitsTable *self = YD_UI_UNITS_TABLE (object);
  g_hash_table_unref (self->bound);
  g_free (self->search);
  G_OBJECT_CLASS (yd_ui_units_table_parent_class)->finalize (object);
}

/* The selected row, where the list would take the one that had the keyboard last; not the headings. */
static gboolean
yd_ui_units_table_grab_focus (GtkWidget *widget)
{
  YdUiUnitsTable *self = YD_UI_UNITS_TABLE (widget);
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->view));
  YdUnit *unit = yd_ui_units_table_get_unit (self);
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL && unit != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_object_get_data (G_OBJECT (row), "unit") == unit && gtk_widget_get_child_visible (row))
      return gtk_widget_grab_focus (row);
  return gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
}

static void
yd_ui_units_table_class_init (YdUiUnitsTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const names[N_SIGNALS]
    = { "selected", "activated", "delete-asked", "rename-asked", "shown-changed" };
  G_OBJECT_CLASS (klass)->dispose = yd_ui_units_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = yd_ui_units_table_finalize;
  widget_class->grab_focus = yd_ui_units_table_grab_focus;
  for (int i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], YD_UI_TYPE_UNITS_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, key_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, key_cb, "i", DELETE_ASKED);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F2, 0, key_cb, "i", RENAME_ASKED);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "unitstable");
}

static void
yd_ui_units_table_init (YdUiUnitsTable *self)
{
  self->part = YD_UI_UNITS_ALL;
  self->bound = g_hash_table_new (NULL, NULL);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Register of units"), -1);
  add_columns (self);
  install_drag (self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_swapped (
    gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller)), "notify::page-size",
    G_CALLBACK (width_cb), self);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
}

void
yd_ui_units_table_set_document (YdUiUnitsTable *self, YdUiDocument *document)
{
  YdRecordList *units = yd_plan_list_units (yd_ui_document_get_plan (document));
  g_set_object (&self->document, document);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_listed, self, NULL));
  GtkFilterListModel *listed
    = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (units)), self->filter);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (listed));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (self->selection); /* the view keeps it */
}

/* @facts: (nullable): those of the plan as it is now; the ones before are not looked at any more */
void
yd_ui_units_table_set_facts (YdUiUnitsTable *self, YdUiUnitsFacts *facts)
{
  self->facts = facts;
  refilter (self);
  show_cells (self);
}

void
yd_ui_units_table_set_part (YdUiUnitsTable *self, YdUiUnits part)
{
  self->part = part;
  refilter (self);
}

/* @text: name, short name, alias or the initials of its pinyin; "" for all */
void
yd_ui_units_table_set_search (YdUiUnitsTable *self, const char *text)
{
  g_free (self->search);
  self->search = g_strstrip (g_strdup (text));
  if (*self->search == '\0')
    g_clear_pointer (&self->search, g_free);
  refilter (self);
}

guint
yd_ui_units_table_get_n_shown (YdUiUnitsTable *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

YdUnit *
yd_ui_units_table_get_unit (YdUiUnitsTable *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

void
yd_ui_units_table_select (YdUiUnitsTable *self, YdUnit *unit)
{
  guint n = yd_ui_units_table_get_n_shown (self);
  for (guint i = 0; i < n; i++)
    if (get_listed (self, (int)i) == unit)
      {
        gtk_single_selection_set_selected (self->selection, i);
        GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->view));
        gtk_widget_activate_action (list, "list.scroll-to-item", "u", i);
        return;
      }
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}

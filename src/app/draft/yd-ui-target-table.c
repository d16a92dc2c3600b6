/* Owns: a small table of targets by year and by unit. Refuses: to write them; who shows the form does. */

#include "yd-ui-target-table.h"

#include <glib/gi18n.h>

#define MAX_YEARS 10 /* columns that a form can show */

typedef struct
{
  int year;          /* 0: the whole time */
  YdId unit;         /* none: all together */
  GtkWidget *widget; /* borrowed: an entry, or a label in what is only read */
} Cell;

struct _YdUiTargetTable
{
  GtkWidget parent_instance;
  GtkWidget *scroller; /* owned child */
  GtkGrid *grid;       /* borrowed from it */
  GtkLabel *whole;     /* borrowed: the target of all, which stands in a field of its own */
  GArray *years;       /* int: columns */
  GPtrArray *units;    /* YdUnit, owned: rows below the first */
  GArray *cells;       /* Cell */
  GPtrArray *sums;     /* GtkLabel, borrowed: one a column */
  GtkLabel *sum_head;  /* borrowed */
  YdAddsUp adds_up;
  gboolean form;
};

G_DEFINE_FINAL_TYPE (YdUiTargetTable, yd_ui_target_table, GTK_TYPE_WIDGET)

/* ---- what the units make ---- */

static const char *
get_text (const Cell *cell)
{
  return GTK_IS_LABEL (cell->widget) ? gtk_label_get_text (GTK_LABEL (cell->widget))
                                     : gtk_editable_get_text (GTK_EDITABLE (cell->widget));
}

static void
show_sum (YdUiTargetTable *self, guint column)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (YdDecimal));
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);
      YdDecimal value;
      if (cell->unit != YD_ID_NONE && cell->year == g_array_index (self->years, int, column)
          && yd_decimal_parse (get_text (cell), &value))
        g_array_append_val (values, value);
    }
  YdDecimal sum;
  gboolean known = yd_adds_up_compute (self->adds_up, (YdDecimal *)values->data, values->len, &sum);
  g_autofree char *text = known ? yd_decimal_format (&sum) : NULL;
  gtk_label_set_text (self->sums->pdata[column], text != NULL ? text : "");
}

static void
show_sums (YdUiTargetTable *self)
{
  static const char *const words[]
    = { N_ ("Sum"), N_ ("Mean"), N_ ("Lowest"), N_ ("Highest"), N_ ("Each by itself") };
  if (self->sum_head == NULL)
    return;
  gtk_label_set_text (self->sum_head, _ (words[self->adds_up]));
  for (guint i = 0; i < self->sums->len; i++)
    show_sum (self, i);
}

static void
changed_cb (YdUiTargetTable *self, GtkWidget *entry)
{
  gtk_widget_remove_css_class (entry, "error");
  gtk_widget_set_tooltip_text (entry, NULL);
  show_sums (self);
}

/* ---- columns and rows ---- */

static void
add_year (YdUiTargetTable *self, int year)
{
  guint at = 0;
  for (; at < self->years->len && g_array_index (self->years, int, at) <= year; at++)
    if (g_array_index (self->years, int, at) == year)
      return;
  if (self->years->len <= MAX_YEARS)
    g_array_insert_val (self->years, at, year);
}

static void
add_unit (YdUiTargetTable *self, YdUnit *unit)
{
  if (unit != NULL && !g_ptr_array_find (self->units, unit, NULL))
    g_ptr_array_add (self->units, g_object_ref (unit));
}

/* Who has a part in @item, the members of a collective in its place, and in its tasks. */
static void
add_units_of (YdUiTargetTable *self, YdItem *item)
{
  YdRecordList *assignments = yd_item_list_assignments (item);
  YdRecordList *children = yd_item_list_children (item);
  for (guint i = 0; i < yd_record_list_get_length (assignments); i++)
    {
      YdUnit *unit = yd_assignment_get_unit (yd_record_list_get (assignments, i));
      g_autoptr (GPtrArray) members
        = unit != NULL ? yd_unit_dup_members (unit) : g_ptr_array_new ();
      for (guint k = 0; k < members->len; k++)
        add_unit (self, members->pdata[k]);
      if (members->len == 0)
        add_unit (self, unit);
    }
  for (guint i = 0; i < yd_record_list_get_length (children); i++)
    add_units_of (self, yd_record_list_get (children, i));
}

/* The years of the plan's time, where these are several. */
static void
add_years_of (YdUiTargetTable *self, YdPlan *plan)
{
  const YdPlanRow *row = yd_plan_get_row (plan);
  int first = yd_date_is_set (row->period_from) ? row->period_from.year : row->year;
  int last = yd_date_is_set (row->period_to) ? row->period_to.year : first;
  for (int year = first; last > first && year <= last && year < first + MAX_YEARS; year++)
    add_year (self, year);
}

static void
add_known (YdUiTargetTable *self, YdIndicator *indicator)
{
  g_autoptr (GPtrArray) targets = yd_indicator_dup_targets (indicator);
  for (guint i = 0; i < targets->len; i++)
    {
      add_year (self, yd_indicator_target_get_row (targets->pdata[i])->year);
      add_unit (self, yd_indicator_target_get_unit (targets->pdata[i]));
    }
  self->adds_up = yd_indicator_get_adds_up (indicator);
}

/* ---- cells ---- */

static GtkLabel *
add_label (YdUiTargetTable *self, int column, int row, const char *text, float xalign,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, "caption");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  if (column == 0)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), 8);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_widget_set_tooltip_text (label, text);
    }
  else
    gtk_widget_add_css_class (label, "numeric");
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
  return GTK_LABEL (label);
}

static char *
dup_year (int year, gboolean alone)
{
  if (year != 0)
    return g_strdup_printf (_ ("%d"), year);
  return g_strdup (alone ? _ ("Target") : _ ("Whole time"));
}

static GtkWidget *
new_entry (YdUiTargetTable *self, const char *who, int year, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *when = dup_year (year, FALSE);
  g_autofree char *name = g_strdup_printf (_ ("Target of %s, %s"), who, when);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 6);
  gtk_entry_set_alignment (GTK_ENTRY (entry), 1);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_widget_add_css_class (entry, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  return entry;
}

static void
add_cell (YdUiTargetTable *self, guint column, int row, YdUnit *unit, YdIndicator *indicator)
{
  int year = g_array_index (self->years, int, column);
  Cell cell
    = { .year = year, .unit = unit != NULL ? yd_record_get_id (YD_RECORD (unit)) : YD_ID_NONE };
  const YdIndicatorTargetRow *target
    = indicator != NULL ? yd_indicator_find_target (indicator, year, cell.unit) : NULL;
  YdDecimal value = { target != NULL ? target->target : 0, target != NULL ? target->scale : 0 };
  g_autofree char *text = target != NULL ? yd_decimal_format (&value) : NULL;
  if (unit == NULL && year == 0 && target == NULL)
    {
      self->whole = add_label (self, (int)column + 1, row, "", 1, "dim-label");
      return;
    }
  if (self->form)
    {
      cell.widget
        = new_entry (self, unit != NULL ? yd_unit_get_label (unit) : _ ("all"), year, text);
      gtk_grid_attach (self->grid, cell.widget, (int)column + 1, row, 1, 1);
    }
  else
    cell.widget = GTK_WIDGET (add_label (self, (int)column + 1, row, text, 1, NULL));
  g_array_append_val (self->cells, cell);
}

static void
build (YdUiTargetTable *self, YdIndicator *indicator)
{
  int row = 0;
  for (guint i = 0; i < self->years->len; i++)
    {
      g_autofree char *head = dup_year (g_array_index (self->years, int, i), self->years->len == 1);
      add_label (self, (int)i + 1, row, head, 1, "dim-label");
    }
  add_label (self, 0, ++row, _ ("All"), 0, NULL);
  for (guint i = 0; i < self->years->len; i++)
    add_cell (self, i, row, NULL, indicator);
  for (guint u = 0; u < self->units->len; u++)
    {
      add_label (self, 0, ++row, yd_unit_get_label (self->units->pdata[u]), 0, NULL);
      for (guint i = 0; i < self->years->len; i++)
        add_cell (self, i, row, self->units->pdata[u], indicator);
    }
  if (self->units->len > 0)
    {
      self->sum_head = add_label (self, 0, ++row, "", 0, "dim-label");
      for (guint i = 0; i < self->years->len; i++)
        g_ptr_array_add (self->sums, add_label (self, (int)i + 1, row, "", 1, "dim-label"));
    }
  show_sums (self);
}

/* ---- the object ---- */

static void
yd_ui_target_table_dispose (GObject *object)
{
  YdUiTargetTable *self = YD_UI_TARGET_TABLE (object);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->years, g_array_unref);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->cells, g_array_unref);
  g_clear_pointer (&self->sums, g_ptr_array_unref);
  G_OBJECT_CLASS (yd_ui_target_table_parent_class)->dispose (object);
}

static void
yd_ui_target_table_class_init (YdUiTargetTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yd_ui_target_table_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "targettable");
}

static void
yd_ui_target_table_init (YdUiTargetTable *self)
{
  self->years = g_array_new (FALSE, FALSE, sizeof (int));
  self->units = g_ptr_array_new_with_free_func (g_object_unref);
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  self->sums = g_ptr_array_new ();
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 6);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->grid));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * yd_ui_target_table_new:
 *
 * Returns: (transfer floating): what stands there, to be read
 */
GtkWidget *
yd_ui_target_table_new (YdIndicator *indicator)
{
  YdUiTargetTable *self = g_object_new (YD_UI_TYPE_TARGET_TABLE, NULL);
  YdDecimal whole;
  add_known (self, indicator);
  if (self->years->len == 0)
    return GTK_WIDGET (self);
  build (self, indicator);
  if (self->whole != NULL && yd_indicator_get_whole (indicator, 0, &whole))
    {
      g_autofree char *text = yd_decimal_format (&whole);
      gtk_label_set_text (self->whole, text);
    }
  return GTK_WIDGET (self);
}

/**
 * yd_ui_target_table_new_form:
 * @indicator: (nullable): that is being changed; %NULL for a new one of @item
 *
 * Returns: (transfer floating): a field for each year of the plan and each unit that has a part
 */
GtkWidget *
yd_ui_target_table_new_form (YdItem *item, YdIndicator *indicator)
{
  YdUiTargetTable *self = g_object_new (YD_UI_TYPE_TARGET_TABLE, NULL);
  self->form = TRUE;
  add_year (self, 0);
  add_years_of (self, yd_record_get_plan (YD_RECORD (item)));
  add_units_of (self, item);
  if (indicator != NULL)
    add_known (self, indicator);
  gtk_grid_set_row_spacing (self->grid, 6);
  build (self, indicator);
  return GTK_WIDGET (self);
}

/* Whether there is neither a year nor a unit that could have a target of its own. */
gboolean
yd_ui_target_table_is_empty (YdUiTargetTable *self)
{
  return self->cells->len == 0;
}

/* The target of all, as it is being typed elsewhere. */
void
yd_ui_target_table_set_whole (YdUiTargetTable *self, const char *text)
{
  if (self->whole != NULL)
    gtk_label_set_text (self->whole, text);
}

void
yd_ui_target_table_set_adds_up (YdUiTargetTable *self, YdAddsUp adds_up)
{
  self->adds_up = CLAMP (adds_up, YD_ADDS_UP_SUM, YD_ADDS_UP_EACH);
  show_sums (self);
}

/**
 * yd_ui_target_table_dup_targets:
 *
 * Returns: (transfer full) (nullable): YdIndicatorTargetRow of all fields that are filled in; %NULL where
 *   one of them is no number: that one says so
 */
GArray *
yd_ui_target_table_dup_targets (YdUiTargetTable *self)
{
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (YdIndicatorTargetRow));
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);
      g_autofree char *text = g_strstrip (g_strdup (get_text (cell)));
      YdDecimal value;
      if (*text == '\0')
        continue;
      if (!yd_decimal_parse (text, &value))
        {
          gtk_widget_add_css_class (cell->widget, "error");
          gtk_widget_set_tooltip_text (cell->widget, _ ("Give a number: 90 or 95.5"));
          gtk_widget_grab_focus (cell->widget);
          return NULL;
        }
      YdIndicatorTargetRow row
        = { .year = cell->year, .unit = cell->unit, .target = value.digits, .scale = value.scale };
      g_array_append_val (targets, row);
    }
  return g_steal_pointer (&targets);
}

/* Owns: scrolling the assignment matrix, and where the keyboard is. Refuses: to know where things are
 * (yd-ui-matrix-geometry.c), to paint (yd-ui-matrix-paint.c), to hear keys and pointer
 * (yd-ui-matrix-input.c), to be read aloud (yd-ui-matrix-cells.c), and to change the plan. */

#include "yd-ui-matrix-private.h"

#include <glib/gi18n.h>
#include <math.h>

static void scrollable_init (GtkScrollableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (YdUiMatrix, yd_ui_matrix, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, scrollable_init))

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

/* ---- scrolling ---- */

static void
scrolled_cb (YdUiMatrix *self)
{
  double value = gtk_adjustment_get_value (self->down);
  guint row = yd_ui_matrix_row_at (self, value);
  self->top_item = row != NO_ROW ? yd_ui_matrix_row (self, row)->id : YD_ID_NONE;
  self->top_offset = row != NO_ROW ? value - yd_ui_matrix_top_of (self, row) : 0;
  if (self->cells != NULL)
    yd_ui_matrix_cells_settle (self->cells);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Brings where the keyboard is into sight; scrolls only as far as it takes. */
void
yd_ui_matrix_reveal (YdUiMatrix *self)
{
  YdUiMatrixPlace place = self->focus;
  self->unseen = yd_ui_matrix_get_width (self) <= 0;
  if (self->unseen || place.row == NO_ROW)
    return;
  guint head = g_array_index (self->heads, guint, place.row);
  int covered = head != NO_ROW && head != place.row ? HEAD_HEIGHT : 0;
  int top = yd_ui_matrix_top_of (self, place.row),
      bottom = yd_ui_matrix_top_of (self, place.row + 1);
  gtk_adjustment_clamp_page (self->down, top - covered, bottom + HEADER + FOOTER);
  if (place.column == TITLE_COLUMN || yd_ui_matrix_row (self, place.row)->kind < YD_ITEM_POINT)
    return;
  int x = place.column * COLUMN;
  gtk_adjustment_clamp_page (self->across, x, x + COLUMN + self->left);
}

static void
set_adjustment (YdUiMatrix *self, GtkAdjustment **field, GtkAdjustment *adjustment)
{
  g_autoptr (GtkAdjustment) taken = adjustment != NULL
                                      ? g_object_ref (adjustment)
                                      : g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  if (*field != NULL)
    g_signal_handlers_disconnect_by_func (*field, scrolled_cb, self);
  g_set_object (field, taken);
  g_signal_connect_object (taken, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
get_border (GtkScrollable *scrollable, GtkBorder *border)
{
  YdUiMatrix *self = YD_UI_MATRIX (scrollable);
  double zoom = self->zoom;
  *border = (GtkBorder){ .left = (gint16)(self->left * zoom),
                         .top = (gint16)(HEADER * zoom),
                         .bottom = (gint16)(FOOTER * zoom) };
  return TRUE;
}

static void
scrollable_init (GtkScrollableInterface *iface)
{
  iface->get_border = get_border;
}

/* ---- where the keyboard is ---- */

gboolean
yd_ui_matrix_has_keyboard (YdUiMatrix *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* Returns whether a range of cells is marked; cells of one alone are a range too. */
gboolean
yd_ui_matrix_get_range (YdUiMatrix *self, YdUiAssignRange *range)
{
  YdUiMatrixPlace a = self->anchor, b = self->focus;
  if (a.row == NO_ROW || b.row == NO_ROW || a.column == TITLE_COLUMN || b.column == TITLE_COLUMN)
    return FALSE;
  *range = (YdUiAssignRange){ MIN (a.row, b.row), MAX (a.row, b.row),
                              (guint)MIN (a.column, b.column), (guint)MAX (a.column, b.column) };
  return TRUE;
}

static void
remember (YdUiMatrix *self)
{
  gboolean row = self->focus.row != NO_ROW, column = self->focus.column != TITLE_COLUMN;
  self->item = row ? yd_ui_matrix_row (self, self->focus.row)->id : YD_ID_NONE;
  self->unit = column ? yd_ui_assign_model_get_column (self->model, (guint)self->focus.column)->id
                      : YD_ID_NONE;
}

static void
set_focus (YdUiMatrix *self, YdUiMatrixPlace place)
{
  self->focus = place;
  remember (self);
  yd_ui_matrix_cells_update (self->cells);
  yd_ui_matrix_input_update_actions (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "column-changed");
}

void
yd_ui_matrix_drop_range (YdUiMatrix *self)
{
  self->anchor.row = NO_ROW;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Goes to @place, or as near to it as there is. @extend: a range runs from where the keyboard was.
 */
void
yd_ui_matrix_go (YdUiMatrix *self, YdUiMatrixPlace place, gboolean extend)
{
  if (yd_ui_matrix_get_n_rows (self) == 0)
    return;
  YdId before = self->item;
  place.row = MIN (place.row, yd_ui_matrix_get_n_rows (self) - 1);
  place.column = CLAMP (place.column, extend && self->focus.column >= 0 ? 0 : TITLE_COLUMN,
                        yd_ui_matrix_get_n_columns (self) - 1);
  if (!extend)
    self->anchor.row = NO_ROW;
  else if (self->anchor.row == NO_ROW)
    self->anchor = self->focus;
  set_focus (self, place);
  yd_ui_matrix_reveal (self);
  self->hover.row = NO_ROW; /* the pointer says nothing until it moves again */
  self->hover.column = TITLE_COLUMN;
  if (self->item != before)
    g_signal_emit_by_name (self, "moved", yd_ui_matrix_row (self, place.row)->item);
}

/* ---- the model ---- */

/* Keeps row, column and what is in sight where they were. */
static void
changed_cb (YdUiMatrix *self)
{
  guint row, column;
  YdUiMatrixPlace place = self->focus;
  double value = gtk_adjustment_get_value (self->down);
  yd_ui_matrix_measure_rows (self);
  yd_ui_matrix_paint_update (self->paint, self);
  if (self->top_item != YD_ID_NONE
      && yd_ui_assign_model_find_row (self->model, self->top_item, &row))
    value = yd_ui_matrix_top_of (self, row) + self->top_offset;
  if (yd_ui_assign_model_find_row (self->model, self->item, &row))
    place.row = row;
  else
    place.row = yd_ui_matrix_get_n_rows (self) == 0 ? NO_ROW
                : place.row == NO_ROW               ? 0
                                      : MIN (place.row, yd_ui_matrix_get_n_rows (self) - 1);
  if (self->unit == YD_ID_NONE)
    place.column = TITLE_COLUMN;
  else if (yd_ui_assign_model_find_column (self->model, self->unit, &column))
    place.column = (int)column;
  else
    place.column = MIN (place.column, yd_ui_matrix_get_n_columns (self) - 1);
  if (place.row != self->focus.row || place.column != self->focus.column)
    self->anchor.row = NO_ROW;
  self->check_anchor = NO_ROW;
  self->hover = self->pressed = (YdUiMatrixPlace){ NO_ROW, TITLE_COLUMN };
  yd_ui_matrix_configure (self);
  gtk_adjustment_set_value (self->down, value);
  set_focus (self, place);
}

static void
checked_cb (YdUiMatrix *self)
{
  yd_ui_matrix_cells_settle (self->cells);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- the widget ---- */

static void
yd_ui_matrix_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  YdUiMatrix *self = YD_UI_MATRIX (widget);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEFT_LEAST + 3 * COLUMN;
      *natural = LEFT_WIDTH + yd_ui_matrix_get_n_columns (self) * COLUMN;
    }
  else
    {
      *minimum = HEADER + FOOTER + HEAD_HEIGHT + ROW_HEIGHT;
      *natural = MAX (*minimum, HEADER + FOOTER + yd_ui_matrix_whole_height (self));
    }
  *minimum = (int)ceil (*minimum * self->zoom);
  *natural = (int)ceil (*natural * self->zoom);
}

static void
yd_ui_matrix_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  YdUiMatrix *self = YD_UI_MATRIX (widget);
  yd_ui_matrix_configure (self);
  if (self->unseen)
    yd_ui_matrix_reveal (self);
  yd_ui_matrix_cells_allocate (self->cells);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
yd_ui_matrix_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  yd_ui_matrix_paint (YD_UI_MATRIX (widget), snapshot);
}

static void
yd_ui_matrix_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  YdUiMatrix *self = YD_UI_MATRIX (widget);
  GTK_WIDGET_CLASS (yd_ui_matrix_parent_class)->css_changed (widget, change);
  yd_ui_matrix_paint_forget (self->paint);
  if (yd_ui_matrix_update_zoom (self))
    gtk_widget_queue_resize (widget);
  gtk_widget_queue_draw (widget);
}

static gboolean
yd_ui_matrix_grab_focus (GtkWidget *widget)
{
  return yd_ui_matrix_cells_grab_focus (YD_UI_MATRIX (widget)->cells);
}

/* Tab goes into the matrix and out of it; inside the arrows move. */
static gboolean
yd_ui_matrix_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (yd_ui_matrix_has_keyboard (YD_UI_MATRIX (widget)))
    return FALSE;
  return yd_ui_matrix_cells_grab_focus (YD_UI_MATRIX (widget)->cells);
}

static gboolean
yd_ui_matrix_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  YdUiMatrix *self = YD_UI_MATRIX (widget);
  YdUiMatrixPlace place;
  g_autofree char *words = NULL;
  y = (int)(y / self->zoom);
  if (keyboard || self->model == NULL || !yd_ui_matrix_place_at (self, x / self->zoom, y, &place))
    return FALSE;
  const YdUiAssignColumn *column
    = place.column >= 0 ? yd_ui_assign_model_get_column (self->model, (guint)place.column) : NULL;
  const YdUiAssignRow *row = place.row != NO_ROW ? yd_ui_matrix_row (self, place.row) : NULL;
  if (row == NULL && column != NULL && y >= KINDS_HEIGHT)
    {
      g_autofree char *counts = g_strdup_printf (_ ("%s: leads %u, supports %u"), column->name,
                                                 column->n_leads, column->n_supports);
      words = g_strjoin (column->limits != NULL ? "\n" : "", counts,
                         column->limits != NULL ? column->limits : "", NULL);
    }
  else if (row != NULL && row->kind >= YD_ITEM_POINT && column != NULL)
    {
      YdUiShare share = yd_ui_assign_model_get_share (self->model, place.row, (guint)place.column);
      if (share != YD_UI_SHARE_NONE) /* nothing pops up while the pointer crosses what is empty */
        words = g_strdup_printf ("%s%s\n%s · %s", row->number, row->title, column->name,
                                 yd_ui_matrix_name_share (share));
    }
  else if (row != NULL)
    words = g_strdup_printf ("%s%s", row->number, row->title);
  gtk_tooltip_set_text (tooltip, words);
  return words != NULL;
}

static void
yd_ui_matrix_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  YdUiMatrix *self = YD_UI_MATRIX (object);
  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    g_value_set_object (value, id == PROP_HADJUSTMENT ? self->across : self->down);
  else if (id == PROP_HSCROLL_POLICY || id == PROP_VSCROLL_POLICY)
    g_value_set_enum (value, (int)self->policies[id - PROP_HSCROLL_POLICY]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
yd_ui_matrix_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  YdUiMatrix *self = YD_UI_MATRIX (object);
  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    set_adjustment (self, id == PROP_HADJUSTMENT ? &self->across : &self->down,
                    g_value_get_object (value));
  else if (id == PROP_HSCROLL_POLICY || id == PROP_VSCROLL_POLICY)
    self->policies[id - PROP_HSCROLL_POLICY] = (GtkScrollablePolicy)g_value_get_enum (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
yd_ui_matrix_dispose (GObject *object)
{
  YdUiMatrix *self = YD_UI_MATRIX (object);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_clear_pointer (&self->cells, yd_ui_matrix_cells_free);
  g_clear_object (&self->across);
  g_clear_object (&self->down);
  G_OBJECT_CLASS (yd_ui_matrix_parent_class)->dispose (object);
}

static void
yd_ui_matrix_finalize (GObject *object)
{
  YdUiMatrix *self = YD_UI_MATRIX (object);
  g_array_unref (self->tops);
  g_array_unref (self->heads);
  yd_ui_matrix_paint_free (self->paint);
  G_OBJECT_CLASS (yd_ui_matrix_parent_class)->finalize (object);
}

static void
yd_ui_matrix_class_init (YdUiMatrixClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  object_class->dispose = yd_ui_matrix_dispose;
  object_class->finalize = yd_ui_matrix_finalize;
  object_class->get_property = yd_ui_matrix_get_property;
  object_class->set_property = yd_ui_matrix_set_property;
  widget_class->measure = yd_ui_matrix_measure;
  widget_class->size_allocate = yd_ui_matrix_size_allocate;
  widget_class->snapshot = yd_ui_matrix_snapshot;
  widget_class->css_changed = yd_ui_matrix_css_changed;
  widget_class->grab_focus = yd_ui_matrix_grab_focus;
  widget_class->focus = yd_ui_matrix_focus;
  widget_class->query_tooltip = yd_ui_matrix_query_tooltip;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  g_signal_new ("column-changed", YD_UI_TYPE_MATRIX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  g_signal_new ("wanted", YD_UI_TYPE_MATRIX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                G_TYPE_ARRAY, G_TYPE_INT);
  g_signal_new ("moved", YD_UI_TYPE_MATRIX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                YD_TYPE_ITEM);
  g_signal_new ("opened", YD_UI_TYPE_MATRIX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                YD_TYPE_ITEM);
  gtk_widget_class_set_css_name (widget_class, "matrix");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  yd_ui_matrix_input_class_init (widget_class);
}

static void
yd_ui_matrix_init (YdUiMatrix *self)
{
  self->tops = g_array_new (FALSE, FALSE, sizeof (int));
  self->heads = g_array_new (FALSE, FALSE, sizeof (guint));
  self->paint = yd_ui_matrix_paint_new ();
  self->cells = yd_ui_matrix_cells_new (self);
  self->editable = TRUE;
  self->left = LEFT_WIDTH;
  self->zoom = 1;
  yd_ui_matrix_update_zoom (self);
  self->focus = self->anchor = self->hover = self->pressed
    = (YdUiMatrixPlace){ NO_ROW, TITLE_COLUMN };
  self->check_anchor = NO_ROW;
  yd_ui_matrix_measure_rows (self);
  set_adjustment (self, &self->across, NULL);
  set_adjustment (self, &self->down, NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Who does what"), -1);
  yd_ui_matrix_input_init (self);
  yd_ui_matrix_input_update_actions (self);
}

GtkWidget *
yd_ui_matrix_new (void)
{
  return g_object_new (YD_UI_TYPE_MATRIX, NULL);
}

void
yd_ui_matrix_set_model (YdUiMatrix *self, YdUiAssignModel *model)
{
  g_return_if_fail (self->model == NULL);
  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "checked-changed", G_CALLBACK (checked_cb), self,
                           G_CONNECT_SWAPPED);
  if (yd_ui_matrix_get_n_columns (self) > 0)
    self->unit = yd_ui_assign_model_get_column (model, 0)->id;
  changed_cb (self);
}

void
yd_ui_matrix_set_editable (YdUiMatrix *self, gboolean editable)
{
  self->editable = editable;
  yd_ui_matrix_input_update_actions (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The row of @item, its section opened; nothing where a filter hides it. */
void
yd_ui_matrix_show_item (YdUiMatrix *self, YdItem *item)
{
  guint row;
  if (self->model == NULL || !yd_ui_assign_model_uncover (self->model, item)
      || !yd_ui_assign_model_find_row (self->model, yd_record_get_id (YD_RECORD (item)), &row))
    return;
  if (row != self->focus.row)
    {
      self->anchor.row = NO_ROW;
      set_focus (self, (YdUiMatrixPlace){ row, self->focus.column });
    }
  yd_ui_matrix_reveal (self);
}

/* The column of a unit, in the row where the keyboard is. */
void
yd_ui_matrix_show_unit (YdUiMatrix *self, YdId unit)
{
  guint column;
  if (self->focus.row != NO_ROW && yd_ui_assign_model_find_column (self->model, unit, &column))
    yd_ui_matrix_go (self, (YdUiMatrixPlace){ self->focus.row, (int)column }, FALSE);
}

/* Returns: (transfer none) (nullable): the unit in whose column the keyboard is */
const YdUiAssignColumn *
yd_ui_matrix_get_column (YdUiMatrix *self)
{
  return self->model != NULL && self->focus.row != NO_ROW && self->focus.column != TITLE_COLUMN
           ? yd_ui_assign_model_get_column (self->model, (guint)self->focus.column)
           : NULL;
}

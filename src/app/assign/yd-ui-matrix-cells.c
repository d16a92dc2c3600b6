/* Owns: what a screen reader finds in the assignment matrix: a child without a picture for each row
 * in sight, and for each cell of the row where the keyboard is. The keyboard is in one of these.
 * Two rows of cells take turns, so that going to another row is going to another child, which is
 * announced. Refuses: everything that can be seen. The children are bare widgets and not labels: a
 * label keeps the arrow keys for itself. */

#include "yd-ui-matrix-private.h"

#include "yd-ui-words.h"

#include <glib/gi18n.h>

/* Milliseconds without scrolling or moving, after which what is in sight is named. */
#define SETTLING 120

/* ---- one child ---- */

#define YD_UI_TYPE_MATRIX_CELL (yd_ui_matrix_cell_get_type ())
G_DECLARE_FINAL_TYPE (YdUiMatrixCell, yd_ui_matrix_cell, YD_UI, MATRIX_CELL, GtkWidget)

struct _YdUiMatrixCell
{
  GtkWidget parent_instance;
  YdUiMatrixPlace place;
  char *name; /* owned: as it was last told */
};

G_DEFINE_FINAL_TYPE (YdUiMatrixCell, yd_ui_matrix_cell, GTK_TYPE_WIDGET)

static void
yd_ui_matrix_cell_finalize (GObject *object)
{
  g_free (YD_UI_MATRIX_CELL (object)->name);
  G_OBJECT_CLASS (yd_ui_matrix_cell_parent_class)->finalize (object);
}

static void
yd_ui_matrix_cell_class_init (YdUiMatrixCellClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yd_ui_matrix_cell_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "cell");
}

static void
yd_ui_matrix_cell_init (YdUiMatrixCell *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE); /* the pointer is the matrix's */
}

static YdUiMatrixCell *
cell_new (YdUiMatrix *matrix, GtkAccessibleRole role)
{
  YdUiMatrixCell *cell = g_object_new (YD_UI_TYPE_MATRIX_CELL, "accessible-role", role, "focusable",
                                       role == GTK_ACCESSIBLE_ROLE_GRID_CELL, NULL);
  gtk_widget_set_parent (GTK_WIDGET (cell), GTK_WIDGET (matrix));
  return cell;
}

/* @name: (transfer full) */
static void
cell_set_name (YdUiMatrixCell *cell, char *name)
{
  if (g_strcmp0 (cell->name, name) != 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_free (cell->name);
  cell->name = name;
}

/* ---- all of them ---- */

struct _YdUiMatrixCells
{
  YdUiMatrix *matrix;  /* borrowed */
  GPtrArray *pools[2]; /* owned: YdUiMatrixCell of a row, the point first; children of the matrix */
  YdId items_of[2];    /* of the rows they stand for */
  guint current;       /* index of the pool of the row where the keyboard is */
  GPtrArray *rows;     /* owned: YdUiMatrixCell of the rows in sight */
  guint settle_id;     /* source */
  guint enter_id;      /* source */
};

const char *
yd_ui_matrix_name_share (YdUiShare share)
{
  switch (share)
    {
    case YD_UI_SHARE_FIRST_LEAD:
      return _ ("first lead");
    case YD_UI_SHARE_LEAD:
      return C_ ("share", "lead");
    case YD_UI_SHARE_SUPPORT:
      return C_ ("share", "support");
    case YD_UI_SHARE_NONE:
    default:
      return _ ("no share");
    }
}

/* “7.title, checked”; of a section how many points it has. */
static char *
dup_title_name (YdUiMatrix *matrix, guint row)
{
  const YdUiAssignRow *here = yd_ui_matrix_row (matrix, row);
  g_autofree char *title = g_strconcat (here->number, here->title, NULL);
  if (here->kind < YD_ITEM_POINT)
    return g_strdup_printf (here->collapsed ? _ ("%s, %u points, closed") : _ ("%s, %u points"),
                            title, here->n_points);
  GString *name = g_string_new (title);
  if (here->lacking)
    g_string_append_printf (name, _ (", %s"), _ ("no lead unit"));
  if (yd_ui_assign_model_is_checked (matrix->model, row))
    g_string_append_printf (name, _ (", %s"), _ ("selected"));
  return g_string_free (name, FALSE);
}

static char *
dup_cell_name (YdUiMatrix *matrix, YdUiMatrixPlace place)
{
  const YdUiAssignRow *row = yd_ui_matrix_row (matrix, place.row);
  if (place.column == TITLE_COLUMN || row->kind < YD_ITEM_POINT)
    return dup_title_name (matrix, place.row);
  const YdUiAssignColumn *column
    = yd_ui_assign_model_get_column (matrix->model, (guint)place.column);
  YdUiShare share = yd_ui_assign_model_get_share (matrix->model, place.row, (guint)place.column);
  g_autofree char *title = g_strconcat (row->number, row->title, NULL);
  return yd_ui_words_join (title, column->name, column->limits != NULL ? column->limits : "",
                           yd_ui_matrix_name_share (share), NULL);
}

/* A row as a sentence: its title, then its units. */
static char *
dup_row_name (YdUiMatrix *matrix, guint row)
{
  const YdUiAssignRow *here = yd_ui_matrix_row (matrix, row);
  char *title = dup_title_name (matrix, row);
  if (here->kind < YD_ITEM_POINT)
    return title;
  GString *name = g_string_new (title);
  g_free (title);
  for (int role = YD_ROLE_LEAD; role <= YD_ROLE_SUPPORT; role++)
    {
      g_autofree char *units = yd_item_dup_units_text (here->item, (YdRole)role, "、");
      if (units[0] != '\0')
        g_string_append_printf (name, role == YD_ROLE_LEAD ? _ ("; lead: %s") : _ ("; support: %s"),
                                units);
    }
  return g_string_free (name, FALSE);
}

static guint
n_cells (YdUiMatrix *matrix)
{
  return matrix->focus.row != NO_ROW ? yd_ui_assign_model_get_n_columns (matrix->model) + 1 : 0;
}

static YdUiMatrixCell *
get_current (YdUiMatrixCells *self)
{
  guint index = (guint)(self->matrix->focus.column - TITLE_COLUMN);
  GPtrArray *pool = self->pools[self->current];
  return self->matrix->focus.row != NO_ROW && index < pool->len ? pool->pdata[index] : NULL;
}

static void
unparent_cell (gpointer cell)
{
  gtk_widget_unparent (GTK_WIDGET (cell));
}

static void
resize_pool (YdUiMatrixCells *self, GPtrArray *pool, guint n, GtkAccessibleRole role)
{
  while (pool->len < n)
    g_ptr_array_add (pool, cell_new (self->matrix, role));
  if (pool->len > n)
    g_ptr_array_set_size (pool, (int)n);
}

static void
place_pool (YdUiMatrixCells *self, guint index, guint row)
{
  GPtrArray *pool = self->pools[index];
  for (guint i = 0; i < pool->len; i++)
    ((YdUiMatrixCell *)pool->pdata[i])->place = (YdUiMatrixPlace){ row, TITLE_COLUMN + (int)i };
  self->items_of[index] = yd_ui_matrix_row (self->matrix, row)->id;
}

static void
name_pool (YdUiMatrixCells *self, guint index)
{
  GPtrArray *pool = self->pools[index];
  for (guint i = 0; i < pool->len; i++)
    {
      YdUiMatrixCell *cell = pool->pdata[i];
      cell_set_name (cell, dup_cell_name (self->matrix, cell->place));
    }
}

/* ---- rows in sight ---- */

static void
name_rows (YdUiMatrixCells *self)
{
  YdUiMatrix *matrix = self->matrix;
  double from = gtk_adjustment_get_value (matrix->down);
  int body = yd_ui_matrix_get_height (matrix) - HEADER - FOOTER;
  guint first = yd_ui_matrix_row_at (matrix, from),
        last = yd_ui_matrix_row_at (matrix, from + body);
  guint n = first != NO_ROW && body > 0 ? last - first + 1 : 0;
  resize_pool (self, self->rows, n, GTK_ACCESSIBLE_ROLE_ROW);
  for (guint i = 0; i < n; i++)
    {
      YdUiMatrixCell *cell = self->rows->pdata[i];
      cell->place = (YdUiMatrixPlace){ first + i, TITLE_COLUMN };
      cell_set_name (cell, dup_row_name (matrix, first + i));
      gtk_accessible_update_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_SELECTED,
                                   yd_ui_assign_model_is_checked (matrix->model, first + i), -1);
    }
}

static gboolean
settle_cb (gpointer data)
{
  YdUiMatrixCells *self = data;
  self->settle_id = 0;
  if (self->matrix->model == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->matrix)))
    return G_SOURCE_REMOVE;
  name_rows (self);
  for (guint i = 0; i < 2; i++)
    name_pool (self, i);
  gtk_widget_queue_allocate (GTK_WIDGET (self->matrix));
  return G_SOURCE_REMOVE;
}

/* What is in sight will be named when it has come to rest. */
void
yd_ui_matrix_cells_settle (YdUiMatrixCells *self)
{
  if (self->settle_id == 0)
    self->settle_id = g_timeout_add (SETTLING, settle_cb, self);
}

/* ---- the row of the keyboard ---- */

/* The row where the keyboard was stays to be read as long as it is there. */
static void
follow_other (YdUiMatrixCells *self, guint n)
{
  guint row, other = 1 - self->current;
  if (self->pools[other]->len == 0)
    return;
  gboolean there
    = n > 0 && yd_ui_assign_model_find_row (self->matrix->model, self->items_of[other], &row);
  resize_pool (self, self->pools[other], there ? n : 0, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  if (there)
    place_pool (self, other, row);
}

/* The place of the keyboard, the model, or what stands in it is not what it was. */
void
yd_ui_matrix_cells_update (YdUiMatrixCells *self)
{
  YdUiMatrix *matrix = self->matrix;
  YdUiMatrixPlace focus = matrix->focus;
  gboolean had_focus = yd_ui_matrix_has_keyboard (matrix);
  guint n = n_cells (matrix);
  if (had_focus && n < self->pools[self->current]->len) /* not into a child that goes */
    gtk_widget_grab_focus (self->pools[self->current]->pdata[0]);
  if (n > 0)
    {
      if (self->items_of[self->current] != yd_ui_matrix_row (matrix, focus.row)->id)
        self->current = 1 - self->current;
      resize_pool (self, self->pools[self->current], n, GTK_ACCESSIBLE_ROLE_GRID_CELL);
      place_pool (self, self->current, focus.row);
      YdUiMatrixCell *cell = get_current (self);
      cell_set_name (cell, dup_cell_name (matrix, focus));
      if (had_focus)
        gtk_widget_grab_focus (GTK_WIDGET (cell));
    }
  else
    resize_pool (self, self->pools[self->current], 0, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  follow_other (self, n);
  yd_ui_matrix_cells_settle (self);
  gtk_widget_queue_allocate (GTK_WIDGET (matrix));
}

gboolean
yd_ui_matrix_cells_grab_focus (YdUiMatrixCells *self)
{
  YdUiMatrixCell *cell = self->matrix->model != NULL ? get_current (self) : NULL;
  return cell != NULL && gtk_widget_grab_focus (GTK_WIDGET (cell));
}

static gboolean
enter_cb (gpointer data)
{
  YdUiMatrixCells *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->matrix));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  self->enter_id = 0;
  if (YD_UI_IS_MATRIX_CELL (focus) && focus != GTK_WIDGET (get_current (self)))
    yd_ui_matrix_cells_grab_focus (self);
  return G_SOURCE_REMOVE;
}

/* The keyboard came in: a view that is shown again gives it to the cell that had it last, while the
 * person may have gone on elsewhere. */
static void
entered_cb (YdUiMatrixCells *self)
{
  if (self->enter_id == 0)
    self->enter_id = g_idle_add_full (G_PRIORITY_HIGH, enter_cb, self, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self->matrix));
}

static void
left_cb (YdUiMatrixCells *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self->matrix));
}

static void
allocate_pool (YdUiMatrix *matrix, GPtrArray *pool, guint n_rows)
{
  for (guint i = 0; i < pool->len; i++)
    {
      YdUiMatrixCell *cell = pool->pdata[i];
      graphene_rect_t rect = GRAPHENE_RECT_INIT (0, 0, 0, 0);
      int least;
      gtk_widget_measure (GTK_WIDGET (cell), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL,
                          NULL);
      if (cell->place.row < n_rows)
        yd_ui_matrix_get_rect (matrix, cell->place, &rect);
      graphene_rect_scale (&rect, (float)matrix->zoom, (float)matrix->zoom, &rect);
      gtk_widget_size_allocate (GTK_WIDGET (cell),
                                &(GtkAllocation){ (int)rect.origin.x, (int)rect.origin.y,
                                                  (int)rect.size.width, (int)rect.size.height },
                                -1);
    }
}

void
yd_ui_matrix_cells_allocate (YdUiMatrixCells *self)
{
  YdUiMatrix *matrix = self->matrix;
  guint n_rows = matrix->model != NULL ? yd_ui_assign_model_get_n_rows (matrix->model) : 0;
  allocate_pool (matrix, self->rows, n_rows);
  for (guint i = 0; i < 2; i++)
    allocate_pool (matrix, self->pools[i], n_rows);
}

YdUiMatrixCells *
yd_ui_matrix_cells_new (YdUiMatrix *matrix)
{
  YdUiMatrixCells *self = g_new0 (YdUiMatrixCells, 1);
  self->matrix = matrix;
  self->rows = g_ptr_array_new_with_free_func (unparent_cell);
  for (guint i = 0; i < 2; i++)
    self->pools[i] = g_ptr_array_new_with_free_func (unparent_cell);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (entered_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (matrix), focus);
  /* what changed while another view was shown has not been named */
  g_signal_connect_swapped (matrix, "map", G_CALLBACK (yd_ui_matrix_cells_settle), self);
  return self;
}

void
yd_ui_matrix_cells_free (YdUiMatrixCells *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_handle_id (&self->enter_id, g_source_remove);
  g_ptr_array_unref (self->rows);
  for (guint i = 0; i < 2; i++)
    g_ptr_array_unref (self->pools[i]);
  g_free (self);
}

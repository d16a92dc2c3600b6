/* Owns: the names of the units above the assignment matrix, and their counts below it. Refuses: the
 * rows. */

#include "yd-ui-matrix-paint-private.h"

#include "yd-ui-units-facts.h"

#include <glib/gi18n.h>

#define COUNT_SIZE 13
#define NAME_PITCH 15.5 /* from one Han character of a name to the next */
#define NAME_MOST 7     /* characters of a name that have room */
#define NAME_PADDING 8  /* below a name */

/* ---- header ---- */

/* A name as pieces: each Han character by itself, what is Latin together. */
static GPtrArray *
split_name (const char *name)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (g_free);
  for (const char *p = name; *p != '\0';)
    {
      const char *end = g_utf8_next_char (p);
      gboolean wide = g_unichar_iswide (g_utf8_get_char (p));
      while (!wide && *end != '\0' && !g_unichar_iswide (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      g_ptr_array_add (pieces, g_strndup (p, (gsize)(end - p)));
      p = end;
    }
  return pieces;
}

static gboolean
is_wide (const char *piece)
{
  return g_unichar_iswide (g_utf8_get_char (piece));
}

/* What has no room is cut off, and dots stand in its place. */
static void
cut_name (GPtrArray *pieces, GtkWidget *widget)
{
  double height = 0;
  guint i;
  for (i = 0; i < pieces->len; i++)
    {
      int width = (int)NAME_PITCH;
      if (!is_wide (pieces->pdata[i]))
        {
          g_autoptr (PangoLayout) layout
            = yd_ui_matrix_new_layout (widget, pieces->pdata[i], NAME_SIZE, FALSE);
          pango_layout_get_pixel_size (layout, &width, NULL);
        }
      height += is_wide (pieces->pdata[i]) ? NAME_PITCH : width + 2;
      if (height > NAME_MOST * NAME_PITCH)
        break;
    }
  if (i == pieces->len)
    return;
  gboolean latin = !is_wide (pieces->pdata[i]) && i == 0; /* cut by ellipsis as it is painted */
  g_ptr_array_set_size (pieces, (int)MAX (latin ? 1 : 0, (int)i - (latin ? 0 : 1)));
  if (!latin)
    g_ptr_array_add (pieces, g_strdup ("︙"));
}

/* From the top down, upright; Latin is turned to the right. */
static GskRenderNode *
make_name (YdUiMatrix *self, const YdUiAssignColumn *column, gboolean bold)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GtkWidget *widget = GTK_WIDGET (self);
  const YdUiMatrixColours *c = yd_ui_matrix_get_colours (self);
  g_autoptr (GPtrArray) pieces = split_name (column->label);
  cut_name (pieces, widget);
  double y = NAMES_HEIGHT - NAME_PADDING;
  for (guint i = pieces->len; i > 0; i--)
    {
      g_autoptr (PangoLayout) layout
        = yd_ui_matrix_new_layout (widget, pieces->pdata[i - 1], NAME_SIZE, bold);
      if (is_wide (pieces->pdata[i - 1]))
        {
          yd_ui_matrix_put_text (snapshot, layout, COLUMN / 2., y - NAME_PITCH / 2, .5, 0,
                                 bold ? &c->on_tint : &c->fg);
          y -= NAME_PITCH;
          continue;
        }
      int width;
      pango_layout_get_pixel_size (layout, &width, NULL);
      width = (int)MIN (width, NAME_MOST * NAME_PITCH);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot,
                              &GRAPHENE_POINT_INIT (COLUMN / 2.f, (float)(y - 1 - width)));
      gtk_snapshot_rotate (snapshot, 90);
      yd_ui_matrix_put_text (snapshot, layout, 0, 0, 0, width + 1, bold ? &c->on_tint : &c->fg);
      gtk_snapshot_restore (snapshot);
      y -= width + 2;
    }
  if (column->limits != NULL) /* the tooltip says it in words */
    yd_ui_matrix_put_words (snapshot, widget, "※", CAPTION_SIZE, TRUE, COLUMN,
                            NAMES_HEIGHT - NAME_PADDING - NAME_PITCH / 2, 1, 0, &c->warning);
  return gtk_snapshot_free_to_node (snapshot);
}

static GskRenderNode *
make_counts (YdUiMatrix *self, const YdUiAssignColumn *column)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GtkWidget *widget = GTK_WIDGET (self);
  const YdUiMatrixColours *c = yd_ui_matrix_get_colours (self);
  char number[16];
  g_snprintf (number, sizeof number, "%u", column->n_leads);
  if (column->n_leads > 0)
    yd_ui_matrix_put_words (snapshot, widget, number, COUNT_SIZE, TRUE, COLUMN / 2.,
                            COUNT_HEIGHT / 2. + 1, .5, 0, &c->fg);
  g_snprintf (number, sizeof number, "%u", column->n_supports);
  yd_ui_matrix_put_words (snapshot, widget, number, COUNT_SIZE, FALSE, COLUMN / 2.,
                          COUNT_HEIGHT * 1.5, .5, 0, &c->dim);
  return gtk_snapshot_free_to_node (snapshot);
}

static ColumnNodes *
get_column_nodes (YdUiMatrix *self, guint index)
{
  GArray *columns = self->paint->columns;
  if (columns->len != yd_ui_assign_model_get_n_columns (self->model))
    {
      g_array_set_size (columns, 0);
      g_array_set_size (columns, yd_ui_assign_model_get_n_columns (self->model));
    }
  return &g_array_index (columns, ColumnNodes, index);
}

static GskRenderNode *
get_name (YdUiMatrix *self, guint index, gboolean chosen)
{
  ColumnNodes *nodes = get_column_nodes (self, index);
  GskRenderNode **node = chosen ? &nodes->chosen : &nodes->name;
  if (*node == NULL)
    *node = make_name (self, yd_ui_assign_model_get_column (self->model, index), chosen);
  return *node;
}

static GskRenderNode *
get_counts (YdUiMatrix *self, guint index)
{
  ColumnNodes *nodes = get_column_nodes (self, index);
  if (!nodes->has_counts)
    nodes->counts = make_counts (self, yd_ui_assign_model_get_column (self->model, index));
  nodes->has_counts = TRUE;
  return nodes->counts;
}

static PangoLayout *
get_kind (YdUiMatrix *self, YdUnitKind kind)
{
  gpointer key = GINT_TO_POINTER (kind);
  PangoLayout *layout = g_hash_table_lookup (self->paint->kinds, key);
  if (layout == NULL)
    {
      layout = yd_ui_matrix_new_layout (GTK_WIDGET (self), yd_ui_units_get_kind_words (kind),
                                        CAPTION_SIZE, FALSE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      g_hash_table_insert (self->paint->kinds, key, layout);
    }
  return layout;
}

/* A kind's name stands in the middle of what is seen of its columns. */
static void
paint_kinds (YdUiMatrix *self, GtkSnapshot *snapshot, int width)
{
  const YdUiMatrixColours *c = yd_ui_matrix_get_colours (self);
  guint n = yd_ui_assign_model_get_n_columns (self->model);
  for (guint i = 0, next; i < n; i = next)
    {
      YdUnitKind kind = yd_ui_assign_model_get_column (self->model, i)->kind;
      for (next = i + 1;
           next < n && yd_ui_assign_model_get_column (self->model, next)->kind == kind;)
        next++;
      double from = MAX (self->left, yd_ui_matrix_column_x (self, i));
      double to = MIN (width, yd_ui_matrix_column_x (self, next));
      if (to - from < 24)
        continue;
      PangoLayout *layout = get_kind (self, kind);
      int room = (int)(to - from - 2) * PANGO_SCALE, natural;
      pango_layout_set_width (layout, -1);
      pango_layout_get_size (layout, &natural, NULL);
      if (natural > room)
        pango_layout_set_width (layout, room);
      yd_ui_matrix_put_text (snapshot, layout, (from + to) / 2, KINDS_HEIGHT / 2., .5, 0, &c->fg);
    }
}

static GskRenderNode *
get_corner (YdUiMatrix *self)
{
  const YdUiMatrixColours *c = yd_ui_matrix_get_colours (self);
  GtkWidget *widget = GTK_WIDGET (self);
  if (self->paint->corner != NULL)
    return self->paint->corner;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  double used = yd_ui_matrix_put_words (snapshot, widget, _ ("Point"), NAME_SIZE, FALSE,
                                        CHECK_X + 2, HEADER - 17, 0, 0, &c->dim);
  g_autoptr (PangoLayout) hint
    = yd_ui_matrix_new_layout (widget, _ ("Space: none → lead → support"), CAPTION_SIZE, FALSE);
  int wide;
  pango_layout_get_pixel_size (hint, &wide, NULL);
  if (self->editable && wide <= self->left - CHECK_X - used - 28)
    yd_ui_matrix_put_text (snapshot, hint, self->left - 10, HEADER - 16, 1, 0, &c->dim);
  return self->paint->corner = gtk_snapshot_free_to_node (snapshot);
}

void
yd_ui_matrix_paint_header (YdUiMatrix *self, GtkSnapshot *snapshot, int width)
{
  const YdUiMatrixColours *c = yd_ui_matrix_get_colours (self);
  guint n = yd_ui_assign_model_get_n_columns (self->model);
  YdUiMatrixPlace cross = yd_ui_matrix_get_cross (self);
  double end = MIN (width, yd_ui_matrix_column_x (self, n));
  yd_ui_matrix_fill (snapshot, &c->window, 0, 0, width, HEADER);
  yd_ui_matrix_push_clip (snapshot, self->left, 0, width - self->left, HEADER);
  for (guint i = 0; i < n; i++)
    {
      double x = yd_ui_matrix_column_x (self, i);
      gboolean chosen = (int)i == cross.column;
      if (x + COLUMN <= self->left || x >= width)
        continue;
      if (chosen)
        yd_ui_matrix_fill (snapshot, &c->tint, x, KINDS_HEIGHT, COLUMN, NAMES_HEIGHT);
      yd_ui_matrix_append_at (snapshot, get_name (self, i, chosen), x, KINDS_HEIGHT);
    }
  paint_kinds (self, snapshot, width);
  gtk_snapshot_pop (snapshot);
  yd_ui_matrix_paint_borders (self, snapshot, 0, HEADER, width);
  yd_ui_matrix_fill (snapshot, &c->hair, self->left, KINDS_HEIGHT - 1, MAX (0, end - self->left),
                     1);
  yd_ui_matrix_fill (snapshot, &c->border, 0, HEADER - 1, width, 1);
  yd_ui_matrix_push_clip (snapshot, 0, 0, self->left - 1, HEADER);
  yd_ui_matrix_append_at (snapshot, get_corner (self), 0, 0);
  gtk_snapshot_pop (snapshot);
}

/* ---- footer ---- */

/* Counts are of what is shown, and say so where that is not everything. */
static char *
dup_counts_words (YdUiMatrix *self)
{
  const YdUiAssignFilter *filter = yd_ui_assign_model_get_filter (self->model);
  guint open = yd_ui_assign_model_get_n_lacking (self->model);
  guint settled = yd_ui_assign_model_get_n_points (self->model) - open;
  gboolean part = filter->section != YD_ID_NONE || filter->unit != YD_ID_NONE
                  || filter->lacking_only || (filter->words != NULL && *filter->words != '\0');
  return g_strdup_printf (
    part ? _ ("of those shown: %u settled · %u open") : _ ("%u settled · %u open"), settled, open);
}

static GskRenderNode *
get_corner_foot (YdUiMatrix *self)
{
  const YdUiMatrixColours *c = yd_ui_matrix_get_colours (self);
  GtkWidget *widget = GTK_WIDGET (self);
  if (self->paint->corner_foot != NULL)
    return self->paint->corner_foot;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autofree char *words = dup_counts_words (self);
  double x = CHECK_X + 2;
  x += yd_ui_matrix_put_words (snapshot, widget, C_ ("counts", "Lead"), NAME_SIZE, TRUE, x,
                               COUNT_HEIGHT / 2. + 1, 0, 0, &c->fg);
  yd_ui_matrix_put_words (snapshot, widget, words, CAPTION_SIZE, FALSE, x + 9,
                          COUNT_HEIGHT / 2. + 1, 0, self->left - x - 20, &c->dim);
  yd_ui_matrix_put_words (snapshot, widget, C_ ("counts", "Support"), NAME_SIZE, FALSE, CHECK_X + 2,
                          COUNT_HEIGHT * 1.5, 0, 0, &c->dim);
  return self->paint->corner_foot = gtk_snapshot_free_to_node (snapshot);
}

void
yd_ui_matrix_paint_footer (YdUiMatrix *self, GtkSnapshot *snapshot, int width, int y)
{
  const YdUiMatrixColours *c = yd_ui_matrix_get_colours (self);
  guint n = yd_ui_assign_model_get_n_columns (self->model);
  yd_ui_matrix_fill (snapshot, &c->window, 0, y, width, FOOTER);
  yd_ui_matrix_push_clip (snapshot, self->left, y, width - self->left, FOOTER);
  for (guint i = 0; i < n; i++)
    {
      double x = yd_ui_matrix_column_x (self, i);
      if (x + COLUMN > self->left && x < width)
        yd_ui_matrix_append_at (snapshot, get_counts (self, i), x, y + 1);
    }
  gtk_snapshot_pop (snapshot);
  yd_ui_matrix_paint_borders (self, snapshot, y, FOOTER, width);
  yd_ui_matrix_fill (snapshot, &c->border, 0, y, width, 1);
  yd_ui_matrix_append_at (snapshot, get_corner_foot (self), 0, y + 1);
}

/* Owns: the preview of a list of units. Refuses: to read files and to change units but through the verb. */

#include "yd-ui-units-import.h"

#include "yd-ui-gtk.h"

#include <glib/gi18n.h>

#define MOST_ROWS 200 /* shown; all are read in */

typedef struct
{
  YdUiUnitDialog dialog;
  YdUiDocument *document; /* owned */
  YdUnitTable *table;     /* owned */
  GtkGrid *grid;
  GtkLabel *summary;
  GPtrArray *menus;  /* owned: GtkDropDown a column, borrowed each */
  GPtrArray *states; /* owned: GtkLabel a row, borrowed each */
  gboolean filling;
  YdUiUnitDone done;
  gpointer data;
} Import;

static void
free_import (gpointer data)
{
  Import *self = data;
  g_object_unref (self->document);
  yd_unit_table_free (self->table);
  g_ptr_array_unref (self->menus);
  g_ptr_array_unref (self->states);
  g_free (self);
}

static const char *
get_column_words (YdUnitColumn column)
{
  static const char *const words[YD_N_UNIT_COLUMNS]
    = { N_ ("(not read)"), N_ ("Official name"), N_ ("Short name"),  N_ ("Kind"),   N_ ("Aliases"),
        N_ ("Order"),      N_ ("Valid from"),    N_ ("Valid until"), N_ ("Members") };
  return _ (words[column]);
}

static int
find_column (Import *self, YdUnitColumn column)
{
  for (guint i = 0; i < yd_unit_table_get_n_columns (self->table); i++)
    if (yd_unit_table_get_column (self->table, i) == column)
      return (int)i;
  return -1;
}

typedef enum
{
  ROW_LEFT_OUT,
  ROW_NEW,
  ROW_KNOWN, /* to the register */
  ROW_AGAIN, /* named further up in the list */
} RowState;

/* @above: set of the names that stand further up; gains this row's. */
static RowState
judge_row (Import *self, guint row, GHashTable *above)
{
  YdPlan *plan = yd_ui_document_get_plan (self->document);
  g_autofree char *name = yd_unit_table_dup_name (self->table, row, YD_UNIT_COLUMN_NAME);
  g_autofree char *abbreviation
    = yd_unit_table_dup_name (self->table, row, YD_UNIT_COLUMN_SHORT_NAME);
  if (name == NULL)
    return ROW_LEFT_OUT;
  gboolean again = g_hash_table_contains (above, name)
                   || (abbreviation != NULL && g_hash_table_contains (above, abbreviation));
  gboolean known
    = yd_plan_find_unit_by_name (plan, name) != NULL
      || (abbreviation != NULL && yd_plan_find_unit_by_name (plan, abbreviation) != NULL);
  g_hash_table_add (above, g_steal_pointer (&name));
  if (abbreviation != NULL)
    g_hash_table_add (above, g_steal_pointer (&abbreviation));
  return again ? ROW_AGAIN : known ? ROW_KNOWN : ROW_NEW;
}

static void
show_state (GtkWidget *label, RowState state)
{
  static const char *const words[] = { N_ ("left out"), N_ ("new"), N_ ("known"), N_ ("again") };
  gtk_label_set_text (GTK_LABEL (label), _ (words[state]));
  if (state == ROW_NEW)
    gtk_widget_add_css_class (label, "accent");
  else
    gtk_widget_remove_css_class (label, "accent");
  gtk_widget_set_tooltip_text (
    label,
    state == ROW_AGAIN ? _ ("Named further up already: brought together with that row") : NULL);
}

/* Added, known or left out: what each row would become. */
static void
show_states (Import *self)
{
  guint n[] = { 0, 0, 0, 0 };
  g_autoptr (GHashTable) above = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < yd_unit_table_get_n_rows (self->table); i++)
    {
      RowState state = judge_row (self, i, above);
      n[state]++;
      if (i < self->states->len)
        show_state (self->states->pdata[i], state);
    }
  g_autoptr (GString) words = g_string_new (NULL);
  g_string_printf (words, _ ("%u new, %u known and brought up to date. No unit is deleted."),
                   n[ROW_NEW], n[ROW_KNOWN]);
  if (n[ROW_AGAIN] + n[ROW_LEFT_OUT] > 0)
    g_string_append_printf (words, _ (" %u named twice, %u rows without a unit."), n[ROW_AGAIN],
                            n[ROW_LEFT_OUT]);
  gtk_label_set_text (self->summary, words->str);
  gboolean named = find_column (self, YD_UNIT_COLUMN_NAME) >= 0;
  yd_ui_unit_dialog_say (&self->dialog,
                         named ? NULL : _ ("Say which column has the names of the units"));
  gtk_widget_set_sensitive (self->dialog.accept, n[ROW_NEW] + n[ROW_KNOWN] > 0);
}

static void
column_cb (GtkDropDown *menu, GParamSpec *pspec, Import *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (menu), "column"));
  if (self->filling)
    return;
  yd_unit_table_set_column (self->table, column, (YdUnitColumn)gtk_drop_down_get_selected (menu));
  self->filling = TRUE;
  for (guint i = 0; i < self->menus->len; i++)
    gtk_drop_down_set_selected (self->menus->pdata[i], yd_unit_table_get_column (self->table, i));
  self->filling = FALSE;
  show_states (self);
}

static void
accept_cb (Import *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdRowList) rows = yd_unit_table_make_rows (self->table);
  YdUnitCounts counts = { 0 };
  YdStore *store = yd_ui_document_begin_edit (self->document);
  gboolean in_order = find_column (self, YD_UNIT_COLUMN_ORDER) >= 0;
  if (store == NULL || !yd_edit_put_units (store, rows, in_order, &counts, &error))
    {
      yd_ui_unit_dialog_say (&self->dialog,
                             error != NULL ? error->message : _ ("It could not be kept"));
      return;
    }
  g_autoptr (GString) words = g_string_new (NULL);
  g_string_printf (words, _ ("%u units read: %u added, %u changed, %u moved"), counts.listed,
                   counts.added, counts.changed, counts.moved);
  if (counts.taken > 0)
    g_string_append_printf (words,
                            g_dngettext (NULL, "; %u alias left out, as another unit goes by it",
                                         "; %u aliases left out, as other units go by them",
                                         counts.taken),
                            counts.taken);
  YdUiUnitDone done = self->done;
  gpointer data = self->data;
  gtk_window_destroy (self->dialog.window);
  done (data, words->str, YD_ID_NONE);
}

/* ---- the table ---- */

static GtkWidget *
add_cell (Import *self, const char *text, int column, int row)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\t", ' ');
  GtkWidget *label = gtk_label_new (line);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
  return label;
}

static void
add_head (Import *self, guint column)
{
  const char *words[YD_N_UNIT_COLUMNS + 1] = { NULL };
  const char *heading = yd_unit_table_get_heading (self->table, column);
  for (int i = 0; i < YD_N_UNIT_COLUMNS; i++)
    words[i] = get_column_words ((YdUnitColumn)i);
  g_autofree char *name = heading != NULL
                            ? g_strdup_printf (_ ("What column %u (%s) is"), column + 1, heading)
                            : g_strdup_printf (_ ("What column %u is"), column + 1);
  GtkWidget *menu = gtk_drop_down_new_from_strings (words);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (menu), yd_unit_table_get_column (self->table, column));
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (menu, name);
  g_object_set_data (G_OBJECT (menu), "column", GUINT_TO_POINTER (column));
  g_signal_connect (menu, "notify::selected", G_CALLBACK (column_cb), self);
  g_ptr_array_add (self->menus, menu);
  gtk_grid_attach (self->grid, menu, (int)column + 1, 0, 1, 1);
  if (heading != NULL)
    gtk_widget_add_css_class (add_cell (self, heading, (int)column + 1, 1), "heading");
}

static void
fill_grid (Import *self)
{
  guint n_columns = yd_unit_table_get_n_columns (self->table),
        n_rows = yd_unit_table_get_n_rows (self->table);
  for (guint c = 0; c < n_columns; c++)
    add_head (self, c);
  for (guint r = 0; r < MIN (n_rows, MOST_ROWS); r++)
    {
      GtkWidget *state = add_cell (self, "", 0, (int)r + 2);
      gtk_widget_add_css_class (state, "caption");
      g_ptr_array_add (self->states, state);
      for (guint c = 0; c < n_columns; c++)
        add_cell (self, yd_unit_table_get_text (self->table, r, c), (int)c + 1, (int)r + 2);
    }
  if (n_rows <= MOST_ROWS)
    return;
  g_autofree char *more = g_strdup_printf (_ ("… and %u more rows"), n_rows - MOST_ROWS);
  GtkWidget *label = gtk_label_new (more);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_grid_attach (self->grid, label, 0, MOST_ROWS + 2, (int)n_columns + 1, 1);
}

void
yd_ui_units_import_ask (GtkWindow *parent, YdUiDocument *document, YdUnitTable *table,
                        const char *source, YdUiUnitDone done, gpointer data)
{
  Import *self = g_new0 (Import, 1);
  g_autofree char *title = source != NULL ? g_strdup_printf (_ ("Units from “%s”"), source)
                                          : g_strdup (_ ("Units from the Clipboard"));
  self->dialog = yd_ui_unit_dialog_new (parent, title, _ ("_Read In"), 620);
  yd_ui_gtk_set_default_size (self->dialog.window, 860, 620);
  self->document = g_object_ref (document);
  self->table = table;
  self->menus = g_ptr_array_new ();
  self->states = g_ptr_array_new ();
  self->done = done;
  self->data = data;
  g_object_set_data_full (G_OBJECT (self->dialog.window), "form", self, free_import);

  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 14);
  gtk_grid_set_row_spacing (self->grid, 5);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "unit-grid");
  GtkWidget *scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->grid));
  gtk_widget_set_vexpand (scroller, TRUE);
  GtkWidget *summary = gtk_label_new (NULL);
  self->summary = GTK_LABEL (summary);
  gtk_label_set_xalign (self->summary, 0);
  gtk_label_set_wrap (self->summary, TRUE);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (line, "status-line");
  gtk_box_append (GTK_BOX (line), summary);

  /* a table is no page of rows */
  GtkWidget *box = adw_window_get_content (ADW_WINDOW (self->dialog.window));
  gtk_box_remove (GTK_BOX (box), self->dialog.page);
  self->dialog.page = scroller;
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), line);
  fill_grid (self);
  show_states (self);
  g_signal_connect_swapped (self->dialog.accept, "clicked", G_CALLBACK (accept_cb), self);
  gtk_window_present (self->dialog.window);
  gtk_widget_grab_focus (self->dialog.accept);
}

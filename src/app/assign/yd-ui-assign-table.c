/* Owns: a range of the matrix as places, and as a table for the clipboard, which is Chinese
 * whatever the locale. Refuses: to put anything on a clipboard. */

#include "yd-ui-assign-table.h"

#include <string.h>

/* @range: all there is. Returns whether there is anything. */
gboolean
yd_ui_assign_range_get_all (YdUiAssignModel *model, YdUiAssignRange *range)
{
  guint n_rows = yd_ui_assign_model_get_n_rows (model);
  guint n_columns = yd_ui_assign_model_get_n_columns (model);
  *range = (YdUiAssignRange){ 0, MAX (n_rows, 1) - 1, 0, MAX (n_columns, 1) - 1 };
  return n_rows > 0 && n_columns > 0;
}

/**
 * yd_ui_assign_range_dup_places:
 *
 * Returns: (transfer full): #YdPlace of its cells; sections and groups have none
 */
GArray *
yd_ui_assign_range_dup_places (YdUiAssignModel *model, const YdUiAssignRange *range)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (YdPlace));
  for (guint row = range->first_row; row <= range->last_row; row++)
    {
      const YdUiAssignRow *here = yd_ui_assign_model_get_row (model, row);
      for (guint column = range->first_column; here->shares != NULL && column <= range->last_column;
           column++)
        {
          YdPlace place = { here->id, yd_ui_assign_model_get_column (model, column)->id };
          g_array_append_val (places, place);
        }
    }
  return places;
}

/* ---- writing ---- */

typedef struct
{
  GString *text;
  gboolean html;
  guint n_cells; /* in the row that is being written */
  int width;     /* pixels, of the next head; 0 for no word of it */
} Writer;

/* The points' numbers stand first and stay as they are printed: 1. is no 1. Said to Excel, and to Calc. */
#define AS_TEXT " style='mso-number-format:\"\\@\"' sdnum=\"0;0;@\""

/* Pixels of a column: a title is read on one line, as in the matrix. */
#define NARROW 48
#define WIDE 320

/* A cell holds one line, and no spreadsheet shall take it for a formula. */
static void
add_cell (Writer *writer, const char *words, gboolean head)
{
  g_autofree char *line = g_strdelimit (g_strdup (words), "\t\r\n", ' ');
  if (writer->html)
    {
      g_autofree char *escaped = g_markup_escape_text (line, -1);
      const char *tag = head ? "th" : "td";
      g_string_append_printf (writer->text, "<%s%s", tag,
                              writer->n_cells == 0 && !head ? AS_TEXT : "");
      if (writer->width > 0)
        g_string_append_printf (writer->text, " width=\"%d\"", writer->width);
      g_string_append_printf (writer->text, ">%s</%s>", escaped, tag);
    }
  else
    {
      if (writer->n_cells > 0)
        g_string_append_c (writer->text, '\t');
      if (line[0] != '\0' && strchr ("=+@", line[0]) != NULL)
        g_string_append_c (writer->text, '\'');
      g_string_append (writer->text, line);
    }
  writer->n_cells++;
}

static void
begin_row (Writer *writer)
{
  writer->n_cells = 0;
  if (writer->html)
    g_string_append (writer->text, "<tr>");
}

static void
end_row (Writer *writer)
{
  g_string_append (writer->text, writer->html ? "</tr>\n" : "\n");
}

/* Who answers is told apart where several lead. */
static const char *
name_share (const YdUiAssignRow *row, guint n_columns, guint column)
{
  switch (row->shares != NULL ? row->shares[column] : YD_UI_SHARE_NONE)
    {
    case YD_UI_SHARE_SUPPORT:
      return "配合";
    case YD_UI_SHARE_LEAD:
      return "牵头";
    case YD_UI_SHARE_FIRST_LEAD:
      return memchr (row->shares, YD_UI_SHARE_LEAD, n_columns) != NULL ? "第一牵头" : "牵头";
    case YD_UI_SHARE_NONE:
    default:
      return "";
    }
}

static void
add_heads (Writer *writer, YdUiAssignModel *model, const YdUiAssignRange *range)
{
  begin_row (writer);
  writer->width = NARROW;
  add_cell (writer, "编号", TRUE);
  writer->width = WIDE;
  add_cell (writer, "要点", TRUE);
  writer->width = NARROW;
  for (guint column = range->first_column; column <= range->last_column; column++)
    add_cell (writer, yd_ui_assign_model_get_column (model, column)->label, TRUE);
  writer->width = 0;
  end_row (writer);
}

static void
add_row (Writer *writer, YdUiAssignModel *model, const YdUiAssignRange *range, guint row)
{
  const YdUiAssignRow *here = yd_ui_assign_model_get_row (model, row);
  guint n_columns = yd_ui_assign_model_get_n_columns (model);
  begin_row (writer);
  add_cell (writer, here->number, FALSE);
  add_cell (writer, here->title, here->kind < YD_ITEM_POINT);
  for (guint column = range->first_column; column <= range->last_column; column++)
    add_cell (writer, name_share (here, n_columns, column), FALSE);
  end_row (writer);
}

static void
add_counts (Writer *writer, YdUiAssignModel *model, gboolean leads)
{
  begin_row (writer);
  add_cell (writer, "", FALSE);
  add_cell (writer, leads ? "牵头合计" : "配合合计", TRUE);
  for (guint column = 0; column < yd_ui_assign_model_get_n_columns (model); column++)
    {
      const YdUiAssignColumn *here = yd_ui_assign_model_get_column (model, column);
      char number[16];
      g_snprintf (number, sizeof number, "%u", leads ? here->n_leads : here->n_supports);
      add_cell (writer, number, FALSE);
    }
  end_row (writer);
}

static char *
dup_table (YdUiAssignModel *model, const YdUiAssignRange *range, gboolean html)
{
  Writer writer = { .text = g_string_new (NULL), .html = html };
  YdUiAssignRange all;
  if (html)
    g_string_append (writer.text, "<meta charset=\"utf-8\"><table border=\"1\">\n");
  if (yd_ui_assign_range_get_all (model, &all))
    {
      if (range == NULL)
        range = &all;
      add_heads (&writer, model, range);
      for (guint row = range->first_row; row <= range->last_row; row++)
        add_row (&writer, model, range, row);
      if (memcmp (range, &all, sizeof all) == 0)
        {
          add_counts (&writer, model, TRUE);
          add_counts (&writer, model, FALSE);
        }
    }
  if (html)
    g_string_append (writer.text, "</table>\n");
  return g_string_free (writer.text, FALSE);
}

/* @range: (nullable): %NULL for the whole matrix, with its counts */
char *
yd_ui_assign_table_dup_text (YdUiAssignModel *model, const YdUiAssignRange *range)
{
  return dup_table (model, range, FALSE);
}

char *
yd_ui_assign_table_dup_html (YdUiAssignModel *model, const YdUiAssignRange *range)
{
  return dup_table (model, range, TRUE);
}

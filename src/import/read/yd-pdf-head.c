/* Owns: the head of a table in a PDF: a word a column, which may stand over several lines (完成 above 时限),
 * or over two columns that have words of their own. Refuses: heads that name no task, and words of more
 * than one line that name no known column. */

#include "yd-pdf-head.h"

#include "yd-lines.h"
#include "yd-table-head.h"

#define MAX_BANDS 3    /* that a head may stand over */
#define MAX_COLUMNS 16 /* YD_TABLE_MAX_CELLS of a row */
#define MAX_APART 1.2  /* line heights between two of them */
#define SLACK 2.0      /* points by which neighbours may overlap */

void
yd_pdf_line_free (gpointer data)
{
  YdPdfLine *line = data;
  g_free (line->text);
  g_free (line);
}

static YdPdfLine *
get (GPtrArray *lines, guint index)
{
  return g_ptr_array_index (lines, index);
}

static int
compare_lefts (gconstpointer a, gconstpointer b)
{
  const YdPdfLine *x = *(YdPdfLine *const *)a, *y = *(YdPdfLine *const *)b;
  return x->left < y->left ? -1 : x->left > y->left;
}

static YdPdfLine *
copy (const YdPdfLine *line)
{
  YdPdfLine *one = g_memdup2 (line, sizeof *line);
  one->text = g_strdup (line->text);
  return one;
}

static gboolean
overlap (const YdPdfLine *a, const YdPdfLine *b)
{
  return a->left < b->right - SLACK && b->left < a->right - SLACK;
}

static gboolean
stands_above (const YdPdfLine *column, const YdPdfLine *piece)
{
  return overlap (column, piece) && column->bottom <= piece->top + (piece->bottom - piece->top) / 2;
}

static void
join (YdPdfLine *column, const YdPdfLine *piece)
{
  char *text = g_strconcat (column->text, piece->text, NULL);
  g_free (column->text);
  column->text = text;
  column->left = MIN (column->left, piece->left);
  column->right = MAX (column->right, piece->right);
  column->bottom = piece->bottom;
}

/* A piece below a word goes on with it; two below one are columns of their own, which it only names together. */
static void
add_band (GPtrArray *columns, GPtrArray *pieces, const YdPdfBand *band)
{
  guint above = columns->len;
  g_autofree guint *below = g_new0 (guint, above + 1);
  for (guint i = band->start; i < band->end; i++)
    for (guint j = 0; j < above; j++)
      below[j] += stands_above (get (columns, j), get (pieces, i));
  for (guint i = band->start; i < band->end; i++)
    {
      const YdPdfLine *piece = get (pieces, i);
      guint at = 0;
      while (at < above && !(below[at] == 1 && stands_above (get (columns, at), piece)))
        at++;
      if (at < above)
        join (get (columns, at), piece);
      else
        g_ptr_array_add (columns, copy (piece));
    }
  for (guint j = above; j > 0; j--)
    if (below[j - 1] > 1)
      g_ptr_array_remove_index (columns, j - 1);
  g_ptr_array_sort (columns, compare_lefts);
}

/* Returns: whether the next band is so near that words could go on in it */
static gboolean
goes_on (const GArray *bands, guint at)
{
  const YdPdfBand *band = &g_array_index (bands, YdPdfBand, at);
  return at + 1 < bands->len && band[1].top - band->bottom < MAX_APART * (band->bottom - band->top);
}

/* @whole: every word has to name a column */
static gboolean
is_head (GPtrArray *columns, gboolean whole, guint *number)
{
  g_autoptr (GString) text = g_string_new (NULL);
  YdTableHead head;
  if (columns->len < 3 || columns->len > MAX_COLUMNS)
    return FALSE;
  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "", get (columns, i)->text);
  YdLine probe = { .text = text->str, .kind = YD_BLOCK_TABLE };
  if (!yd_table_head_read (&probe, &head))
    return FALSE;
  gboolean good = head.n == columns->len && (!whole || head.n_known == head.n);
  *number = yd_table_head_find (&head, YD_COLUMN_NUMBER);
  yd_table_head_clear (&head);
  return good;
}

/**
 * yd_pdf_head_read:
 * @pieces: (element-type YdPdfLine)
 * @at: the first band
 * @columns: (element-type YdPdfLine): filled with a line a column
 * @number: (out): the column that numbers the rows; as many as there are where none does
 *
 * Returns: the bands that are a head; 0 where none is
 */
guint
yd_pdf_head_read (GPtrArray *pieces, const GArray *bands, guint at, GPtrArray *columns,
                  guint *number)
{
  g_autoptr (GPtrArray) tried = g_ptr_array_new_with_free_func (yd_pdf_line_free);
  guint span = 0, found;
  g_ptr_array_set_size (columns, 0);
  for (guint i = 0; i < MAX_BANDS && at + i < bands->len && (i == 0 || goes_on (bands, at + i - 1));
       i++)
    {
      const YdPdfBand *band = &g_array_index (bands, YdPdfBand, at + i);
      add_band (tried, pieces, band);
      if (!is_head (tried, i > 0, &found) || (span > 0 && tried->len <= columns->len))
        continue;
      span = i + 1;
      *number = found;
      g_ptr_array_set_size (columns, 0);
      for (guint j = 0; j < tried->len; j++)
        g_ptr_array_add (columns, copy (get (tried, j)));
    }
  return span;
}

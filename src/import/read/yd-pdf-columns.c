/* Owns: pages set in two columns: the left one is read before the right one. Refuses: tables, whose
 * cells do not fill their columns, and pages of more columns. */

#include "yd-pdf-columns.h"

#include <stdlib.h>
#include <string.h>

#define MIN_LINES 6    /* of each column */
#define MIN_WIDTH 6.0  /* of one, in characters */
#define MIN_GUTTER 0.8 /* between them, likewise */
#define SLACK 2.0      /* by which a full line may end before its column, likewise */

typedef struct
{
  double gutter; /* points; pieces to its left and right make the columns */
  double left_edge, left_end, right_edge, right_end;
  guint left, right, across; /* pieces */
} Columns;

static YdPdfLine *
get (GPtrArray *lines, guint index)
{
  return g_ptr_array_index (lines, index);
}

static gboolean
crosses (const YdPdfLine *line, double x)
{
  return line->left < x && line->right > x;
}

static Columns
weigh (GPtrArray *lines, guint from, double x)
{
  Columns columns = { x, G_MAXDOUBLE, 0, G_MAXDOUBLE, 0, 0, 0, 0 };
  for (guint i = from; i < lines->len; i++)
    {
      const YdPdfLine *line = get (lines, i);
      if (crosses (line, x))
        columns.across++;
      else if (line->right <= x)
        {
          columns.left++;
          columns.left_edge = MIN (columns.left_edge, line->left);
          columns.left_end = MAX (columns.left_end, line->right);
        }
      else
        {
          columns.right++;
          columns.right_edge = MIN (columns.right_edge, line->left);
          columns.right_end = MAX (columns.right_end, line->right);
        }
    }
  return columns;
}

static double
measure_size (GPtrArray *lines, guint from)
{
  double total = 0;
  guint count = 0;
  for (guint i = from; i < lines->len; i++)
    if (get (lines, i)->size > 0)
      {
        total += get (lines, i)->size;
        count++;
      }
  return count > 0 ? total / count : 0;
}

/* Running text fills its column: most lines end where the longest do. */
static gboolean
is_full (GPtrArray *lines, guint from, const Columns *columns, double size)
{
  guint left = 0, right = 0;
  for (guint i = from; i < lines->len; i++)
    {
      const YdPdfLine *line = get (lines, i);
      if (crosses (line, columns->gutter))
        continue;
      left += line->right <= columns->gutter && line->right > columns->left_end - SLACK * size;
      right += line->right > columns->gutter && line->right > columns->right_end - SLACK * size;
    }
  return left * 2 > columns->left && right * 5 > columns->right * 2;
}

static gboolean
find_columns (GPtrArray *lines, guint from, Columns *found)
{
  double size = measure_size (lines, from), start = G_MAXDOUBLE, end = 0;
  guint n = lines->len - from;
  gboolean any = FALSE;
  found->across = G_MAXUINT;
  for (guint i = from; i < lines->len; i++)
    {
      start = MIN (start, get (lines, i)->left);
      end = MAX (end, get (lines, i)->right);
    }
  if (n < 2 * MIN_LINES || size <= 0)
    return FALSE;
  for (double x = start + (end - start) * 0.3; x < start + (end - start) * 0.7; x += size / 4)
    {
      Columns columns = weigh (lines, from, x);
      double a = columns.left_end - columns.left_edge, b = columns.right_end - columns.right_edge;
      if (columns.left < MIN_LINES || columns.right < MIN_LINES || columns.across * 4 > n
          || columns.right_edge - columns.left_end < MIN_GUTTER * size
          || MIN (a, b) < MIN_WIDTH * size || MAX (a, b) > 1.5 * MIN (a, b)
          || columns.across >= found->across || !is_full (lines, from, &columns, size))
        continue;
      *found = columns;
      any = TRUE;
    }
  return any;
}

static int
compare_heights (gconstpointer a, gconstpointer b)
{
  const YdPdfLine *x = *(YdPdfLine *const *)a, *y = *(YdPdfLine *const *)b;
  double upper = x->top + x->bottom, lower = y->top + y->bottom;
  return upper < lower ? -1 : upper > lower;
}

static int
compare_lefts (gconstpointer a, gconstpointer b)
{
  const YdPdfLine *x = *(YdPdfLine *const *)a, *y = *(YdPdfLine *const *)b;
  return x->left < y->left ? -1 : x->left > y->left;
}

/* From top to bottom, what stands side by side from left to right. */
static void
sort_pieces (GPtrArray *pieces)
{
  g_ptr_array_sort (pieces, compare_heights);
  for (guint start = 0, end; start < pieces->len; start = end)
    {
      const YdPdfLine *first = get (pieces, start);
      for (end = start + 1; end < pieces->len; end++)
        if ((get (pieces, end)->top + get (pieces, end)->bottom) / 2 > first->bottom)
          break;
      qsort (pieces->pdata + start, end - start, sizeof (gpointer), compare_lefts);
    }
}

static void
append_sorted (GPtrArray *out, GPtrArray *column)
{
  sort_pieces (column);
  for (guint i = 0; i < column->len; i++)
    g_ptr_array_add (out, get (column, i));
  g_ptr_array_set_size (column, 0);
}

/**
 * yd_pdf_columns_order:
 * @lines: (element-type YdPdfLine)
 * @from: the first of the page
 *
 * Where the page has two columns, its lines are put in the order in which they are read, and the
 * right column stands where the left one does.
 *
 * Returns: whether it has
 */
gboolean
yd_pdf_columns_order (GPtrArray *lines, guint from)
{
  Columns columns;
  if (lines->len <= from || !find_columns (lines, from, &columns))
    return FALSE;
  guint n = lines->len - from;
  g_autoptr (GPtrArray) out = g_ptr_array_new (), left = g_ptr_array_new (),
                        right = g_ptr_array_new (), all = g_ptr_array_new ();
  for (guint i = from; i < lines->len; i++)
    g_ptr_array_add (all, get (lines, i));
  g_ptr_array_sort (all, compare_heights);
  for (guint i = 0; i < n; i++)
    {
      YdPdfLine *line = get (all, i);
      if (!crosses (line, columns.gutter))
        {
          g_ptr_array_add (line->right <= columns.gutter ? left : right, line);
          continue;
        }
      append_sorted (out, left);
      append_sorted (out, right);
      line->across = TRUE;
      g_ptr_array_add (out, line);
    }
  append_sorted (out, left);
  append_sorted (out, right);
  for (guint i = 0; i < n; i++)
    {
      YdPdfLine *line = get (out, i);
      if (!line->across && line->left > columns.gutter)
        {
          line->left -= columns.right_edge - columns.left_edge;
          line->right -= columns.right_edge - columns.left_edge;
        }
      lines->pdata[from + i] = line;
    }
  return TRUE;
}

/* Owns: rows of tables in a PDF, whose rules nobody sees: the words of a head tell the columns, the gaps
 * below it where they part, and numbers or full lines where a row begins. Refuses: tables whose head
 * names no task. */

#include "yd-pdf-table.h"

#include "yd-pdf-head.h"

#include "yd-lines.h"
#include "yd-rule-line.h"
#include "yd-scan.h"

#include <string.h>

#define SLACK 2.0       /* points by which a piece may reach over a gutter */
#define MAX_PIECES 2000 /* on a page that is looked at */
#define SAME 0.35       /* line heights by which two pieces stand at one height */
#define FAR_BELOW 3.0   /* line heights to what does not belong to the table any more */

static YdPdfLine *
get (GPtrArray *lines, guint index)
{
  return g_ptr_array_index (lines, index);
}

static double
middle_of (const YdPdfLine *line)
{
  return (line->top + line->bottom) / 2;
}

static int
compare_heights (gconstpointer a, gconstpointer b)
{
  double upper = middle_of (*(YdPdfLine *const *)a), lower = middle_of (*(YdPdfLine *const *)b);
  return upper < lower ? -1 : upper > lower;
}

static int
compare_lefts (gconstpointer a, gconstpointer b)
{
  const YdPdfLine *x = *(YdPdfLine *const *)a, *y = *(YdPdfLine *const *)b;
  return x->left < y->left ? -1 : x->left > y->left;
}

/* Sorts @pieces as they are read. Returns: (transfer full) (element-type YdPdfBand) */
static GArray *
find_bands (GPtrArray *pieces)
{
  GArray *bands = g_array_new (FALSE, FALSE, sizeof (YdPdfBand));
  g_ptr_array_sort (pieces, compare_heights);
  for (guint start = 0, end; start < pieces->len; start = end)
    {
      const YdPdfLine *first = get (pieces, start);
      YdPdfBand band = { start, 0, first->top, first->bottom };
      for (end = start + 1; end < pieces->len && middle_of (get (pieces, end)) <= first->bottom;
           end++)
        band.bottom = MAX (band.bottom, get (pieces, end)->bottom);
      band.end = end;
      qsort (pieces->pdata + start, end - start, sizeof (gpointer), compare_lefts);
      g_array_append_val (bands, band);
    }
  return bands;
}

/* ---- columns ---- */

/* Where the fewest pieces from @from on stand across, between the middles of two heads: in the widest such
 * gap. */
static double
find_gutter (GPtrArray *pieces, guint from, const YdPdfLine *a, const YdPdfLine *b)
{
  double low = (a->left + a->right) / 2, high = (b->left + b->right) / 2, best = a->right,
         width = 0;
  guint fewest = G_MAXUINT;
  for (guint i = from; i < pieces->len; i++)
    {
      double x = get (pieces, i)->right, next = high;
      guint across = 0;
      if (x <= low || x >= high)
        continue;
      for (guint j = from; j < pieces->len; j++)
        {
          const YdPdfLine *piece = get (pieces, j);
          across += piece->left < x && piece->right > x + SLACK;
          if (piece->left >= x)
            next = MIN (next, piece->left);
        }
      if (across < fewest || (across == fewest && next - x > width))
        {
          fewest = across;
          width = next - x;
          best = x + (next - x) / 2;
        }
    }
  return best;
}

static guint
find_column (const YdPdfTable *table, const YdPdfLine *piece)
{
  guint column = 0;
  double middle = (piece->left + piece->right) / 2;
  while (column + 1 < table->n && middle > table->gutters[column])
    column++;
  return column;
}

static gboolean
stands_across (const YdPdfTable *table, const YdPdfLine *piece)
{
  for (guint i = 0; i + 1 < table->n; i++)
    if (piece->left < table->gutters[i] - SLACK && piece->right > table->gutters[i] + SLACK)
      return TRUE;
  return FALSE;
}

static gboolean
is_page_number (GPtrArray *pieces, const YdPdfBand *band)
{
  YdLine probe = { .text = get (pieces, band->start)->text, .kind = YD_BLOCK_TEXT };
  return band->end == band->start + 1 && probe.text != NULL
         && yd_rule_line_get_kind (&probe) == YD_LINE_PAGE;
}

/* The band that is not the table's any more. */
static guint
find_end (GPtrArray *pieces, const GArray *bands, guint from, const YdPdfTable *table)
{
  guint at = from;
  for (; at < bands->len; at++)
    {
      const YdPdfBand *band = &g_array_index (bands, YdPdfBand, at);
      const YdPdfBand *before = at > from ? band - 1 : NULL;
      if (before != NULL && band->top - before->bottom > FAR_BELOW * (band->bottom - band->top))
        break;
      gboolean across = band->end == band->start + 1 && is_page_number (pieces, band);
      for (guint i = band->start; i < band->end && !across; i++)
        across = stands_across (table, get (pieces, i));
      if (across)
        break;
    }
  return at;
}

/* ---- rows ---- */

/* The cells of a table are told by one of its columns, whose pieces each begin a row or stand in its middle. */
typedef struct
{
  GPtrArray *columns[YD_PDF_MAX_COLUMNS]; /* YdPdfLine, borrowed, from the top */
  GPtrArray *anchors;                     /* one of them */
  gboolean centred; /* cells stand in the middle of their row, else at its top */
  gboolean goes_on; /* what stands above the first anchor belongs to the row before */
  double slack;
} Cells;

static void
collect_cells (Cells *self, GPtrArray *pieces, const GArray *bands, guint from, guint end,
               const YdPdfTable *table)
{
  for (guint i = 0; i < table->n; i++)
    self->columns[i] = g_ptr_array_new ();
  for (guint i = g_array_index (bands, YdPdfBand, from).start;
       i < g_array_index (bands, YdPdfBand, end - 1).end; i++)
    {
      YdPdfLine *piece = get (pieces, i);
      self->slack = MAX (self->slack, SAME * (piece->bottom - piece->top));
      g_ptr_array_add (self->columns[find_column (table, piece)], piece);
    }
  for (guint i = 0; i < table->n; i++)
    g_ptr_array_sort (self->columns[i], compare_heights);
}

/* Where the lines from @start on end that are the cell of the row of @anchor, which is in their middle. */
static guint
find_middle (const Cells *self, GPtrArray *column, guint start, const YdPdfLine *anchor)
{
  guint best = start;
  double nearest = self->slack;
  if (start >= column->len || get (column, start)->top > middle_of (anchor) + self->slack)
    return start; /* empty */
  for (guint end = start; end < column->len; end++)
    {
      double middle = (get (column, start)->top + get (column, end)->bottom) / 2;
      double away = ABS (middle - middle_of (anchor));
      if (away < nearest)
        {
          nearest = away;
          best = end + 1;
        }
    }
  return best;
}

/* How many lines of @column above the first anchor belong to the row of the page before. */
static guint
count_before (const Cells *self, GPtrArray *column)
{
  const YdPdfLine *anchor = get (self->anchors, 0);
  guint at = 0, best = 0;
  double widest = 0;
  if (!self->goes_on)
    return 0;
  while (!self->centred && at < column->len && get (column, at)->top < anchor->top - self->slack)
    at++;
  if (!self->centred)
    return at;
  /* in the middle of its row: where the lines part */
  gboolean whole = find_middle (self, column, 0, anchor) > 0;
  for (at = 1; at < column->len && get (column, at - 1)->bottom < anchor->bottom; at++)
    {
      double gap = get (column, at)->top - get (column, at - 1)->bottom;
      gboolean empty = get (column, at)->top > middle_of (anchor) + self->slack;
      if ((empty || find_middle (self, column, at, anchor) > at)
          && gap > widest + (whole ? self->slack / 2 : 0))
        {
          widest = gap;
          best = at;
        }
    }
  return best;
}

/* @ends: (out): of each row: the end of its lines in the column. Returns: whether all lines are in a row */
static gboolean
divide (const Cells *self, GPtrArray *column, guint *ends)
{
  guint at = count_before (self, column), n = self->anchors->len;
  for (guint i = 0; i < n; i++)
    {
      const YdPdfLine *anchor = get (self->anchors, i);
      guint start = at;
      double next = i + 1 < n ? get (self->anchors, i + 1)->top - self->slack : G_MAXDOUBLE;
      gboolean aligned
        = start < column->len && ABS (get (column, start)->top - anchor->top) <= self->slack;
      if (self->centred)
        at = find_middle (self, column, start, anchor);
      else
        while (at < column->len && get (column, at)->top < next)
          at++;
      if (!self->centred && at > start && !aligned)
        return FALSE;
      if (self->centred && i + 1 == n && at < column->len && aligned)
        at = column->len; /* the row goes on on the next page */
      ends[i] = at;
    }
  return at == column->len;
}

/* Returns: whether the pieces of @column tell the rows of all others */
static gboolean
try_anchors (Cells *self, GPtrArray *column, const YdPdfTable *table, guint *ends)
{
  self->anchors = column;
  if (column->len == 0)
    return FALSE;
  for (int way = 0; way < 2; way++)
    {
      gboolean good = TRUE;
      self->centred = way == 1;
      for (guint i = 0; i < table->n && good; i++)
        good = divide (self, self->columns[i], ends);
      if (good)
        return TRUE;
    }
  return FALSE;
}

static YdPdfLine *
new_row (const YdPdfLine *like, GString **cells, guint n)
{
  YdPdfLine *row = g_new0 (YdPdfLine, 1);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "", cells[i]->str);
      g_string_free (cells[i], TRUE);
    }
  *row = *like;
  row->text = g_string_free (text, FALSE);
  row->row = TRUE;
  return row;
}

static void
append_lines (GString *cell, GPtrArray *column, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    g_string_append (cell, get (column, i)->text);
}

/* The lines above the first anchor, put to the cells of @before. */
static void
go_on (const Cells *self, YdPdfLine *before, const YdPdfTable *table)
{
  g_auto (GStrv) cells = g_strsplit (before->text, "\t", -1);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_cells = g_strv_length (cells);
  for (guint i = 0; i < table->n; i++)
    {
      g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "", i < n_cells ? cells[i] : "");
      append_lines (text, self->columns[i], 0, count_before (self, self->columns[i]));
    }
  g_free (before->text);
  before->text = g_strdup (text->str);
}

/* @before: (nullable): the last row of the page before. Returns: whether rows were found and added */
static gboolean
add_rows (GPtrArray *out, GPtrArray *pieces, const GArray *bands, guint from, guint end,
          const YdPdfTable *table, YdPdfLine *before)
{
  Cells cells = { .goes_on = before != NULL };
  g_autofree guint *ends = g_new0 (guint, pieces->len + 1);
  gboolean good = FALSE;
  collect_cells (&cells, pieces, bands, from, end, table);
  if (table->number < table->n)
    good = try_anchors (&cells, cells.columns[table->number], table, ends);
  for (guint i = table->n; i > 0 && !good && table->number == table->n; i--)
    good = try_anchors (&cells, cells.columns[i - 1], table, ends);
  if (good && before != NULL)
    go_on (&cells, before, table);
  guint n = good ? cells.anchors->len : 0;
  g_autofree GString **row = g_new0 (GString *, n * table->n + 1);
  for (guint i = 0; i < table->n && good; i++)
    {
      guint start = count_before (&cells, cells.columns[i]);
      divide (&cells, cells.columns[i], ends);
      for (guint j = 0; j < n; start = ends[j++])
        {
          row[j * table->n + i] = g_string_new (NULL);
          append_lines (row[j * table->n + i], cells.columns[i], start, ends[j]);
        }
    }
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (out, new_row (get (cells.anchors, i), row + i * table->n, table->n));
  for (guint i = 0; i < table->n; i++)
    g_ptr_array_unref (cells.columns[i]);
  return good;
}

static void
add_head (GPtrArray *out, GPtrArray *columns)
{
  GString *cells[YD_PDF_MAX_COLUMNS];
  for (guint i = 0; i < columns->len; i++)
    cells[i] = g_string_new (get (columns, i)->text);
  g_ptr_array_add (out, new_row (get (columns, 0), cells, columns->len));
}

/* ---- a page ---- */

/* The band of a head, or the first that goes on with the table of the page before. @head: (out): bands of the
 * head; 0 none. @columns: its words */
static guint
find_start (GPtrArray *pieces, const GArray *bands, guint from, YdPdfTable *table, guint *head,
            GPtrArray *columns)
{
  guint number;
  *head = 0;
  if (from == 0 && bands->len > 0 && table->n > 0 && find_end (pieces, bands, 0, table) > 0)
    {
      guint again = yd_pdf_head_read (pieces, bands, 0, columns, &number);
      *head = again > 0 && columns->len == table->n ? again : 0;
      return 0;
    }
  for (guint i = from; i + 1 < bands->len; i++)
    {
      const YdPdfBand *band = &g_array_index (bands, YdPdfBand, i);
      guint span = yd_pdf_head_read (pieces, bands, i, columns, &number);
      if (span == 0 || columns->len > YD_PDF_MAX_COLUMNS)
        continue;
      YdPdfTable found = { .n = columns->len, .number = number };
      for (guint j = 0; j + 1 < found.n; j++)
        found.gutters[j]
          = find_gutter (pieces, band->start, get (columns, j), get (columns, j + 1));
      if (find_end (pieces, bands, i, &found) <= i + span)
        continue;
      *table = found;
      *head = span;
      return i;
    }
  return bands->len;
}

/* Puts what is to be read in the place of the pieces of the page. */
static void
replace (GPtrArray *lines, guint from, GPtrArray *out)
{
  gsize n;
  g_autofree gpointer *old = g_ptr_array_steal (lines, &n);
  for (gsize i = 0; i < n; i++)
    {
      YdPdfLine *line = old[i];
      if (i < from)
        g_ptr_array_add (lines, line);
      else if (line->text == NULL)
        g_free (line); /* gone into a row */
    }
  for (guint i = 0; i < out->len; i++)
    g_ptr_array_add (lines, get (out, i));
}

/**
 * yd_pdf_table_gather:
 * @lines: (element-type YdPdfLine): pieces of lines
 * @from: the first of the page; from there on they are put in the order in which they are read where there
 *   is a table
 * @table: that of the page before, and of this one
 *
 * Returns: whether there is one; its rows are lines with tabs then
 */
gboolean
yd_pdf_table_gather (GPtrArray *lines, guint from, YdPdfTable *table)
{
  g_autoptr (GPtrArray) pieces = g_ptr_array_new (), out = g_ptr_array_new ();
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (yd_pdf_line_free);
  for (guint i = from; i < lines->len; i++)
    g_ptr_array_add (pieces, get (lines, i));
  if (pieces->len > MAX_PIECES)
    return FALSE;
  g_autoptr (GArray) bands = find_bands (pieces);
  YdPdfLine *before = from > 0 && get (lines, from - 1)->row ? get (lines, from - 1) : NULL;
  guint done = 0, at, read = 0, head;
  while ((at = find_start (pieces, bands, done, table, &head, columns)) < bands->len)
    {
      guint end = find_end (pieces, bands, at, table);
      guint start = g_array_index (bands, YdPdfBand, at).start;
      guint n_out = out->len;
      for (guint i = read; i < start; i++)
        g_ptr_array_add (out, get (pieces, i));
      if (head > 0)
        add_head (out, columns);
      if (at + head >= end
          || !add_rows (out, pieces, bands, at + head, end, table, at == 0 ? before : NULL))
        {
          if (head > 0)
            {
              YdPdfLine *row = g_ptr_array_index (out, out->len - 1);
              g_free (row->text);
              g_free (row);
            }
          g_ptr_array_set_size (out, (int)n_out);
          table->n = 0;
          break;
        }
      read = g_array_index (bands, YdPdfBand, end - 1).end;
      for (guint i = start; i < read; i++)
        g_clear_pointer (&get (pieces, i)->text, g_free);
      done = end;
    }
  /* open to the next page where nothing but its number stands below */
  guint last = bands->len;
  if (last > 0 && is_page_number (pieces, &g_array_index (bands, YdPdfBand, last - 1)))
    last--;
  if (done == 0 || done < last)
    table->n = 0;
  if (done == 0)
    return FALSE;
  for (guint i = read; i < pieces->len; i++)
    g_ptr_array_add (out, get (pieces, i));
  replace (lines, from, out);
  return TRUE;
}

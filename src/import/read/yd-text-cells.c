/* Owns: rows of a spreadsheet in plain text, where a cell of several lines stands between " and ", with "" for each
 * mark in it. Refuses: marks that only quote words. */

#include "yd-text-cells.h"

#include <string.h>

#define MAX_CELL 6000 /* bytes */

static gboolean
ends_cell (const char *p)
{
  return *p == '\0' || *p == '\t' || *p == '\n' || *p == '\r';
}

/* Behind the cell that begins with the mark at @p; %NULL where that marks none. */
static const char *
find_cell_end (const char *p)
{
  for (const char *q = p + 1; *q != '\0' && q - p < MAX_CELL; q++)
    if (q[0] == '"' && q[1] == '"')
      q++;
    else if (q[0] == '"')
      return ends_cell (q + 1) ? q + 1 : NULL;
  return NULL;
}

/* Whether what stands between the marks had need of them. */
static gboolean
is_quoted (const char *p, const char *end)
{
  for (const char *q = p + 1; q < end - 1; q++)
    if (strchr ("\t\n\r\",", *q) != NULL)
      return TRUE;
  return FALSE;
}

static const char *
skip_cell (const char *p, gboolean *quoted)
{
  const char *end = *p == '"' ? find_cell_end (p) : NULL;
  *quoted = end != NULL && is_quoted (p, end);
  return end != NULL ? end : p + strcspn (p, "\t\n\r");
}

/**
 * yd_text_cells_measure:
 * @text: from the beginning of a line on
 *
 * Returns: bytes of the row that begins there, over all its lines; 0 where there is none, or no cell
 *   of it stands between marks
 */
gsize
yd_text_cells_measure (const char *text)
{
  const char *p = text;
  gboolean any = FALSE, quoted;
  guint cells = 1;
  for (p = skip_cell (p, &quoted); *p == '\t'; p = skip_cell (p + 1, &quoted), cells++)
    any |= quoted;
  any |= quoted;
  return any && cells > 1 ? (gsize)(p - text) : 0;
}

/**
 * yd_text_cells_dup_row:
 * @length: as it was measured
 *
 * Returns: (transfer full): the row as yd_blocks_add_row() takes it
 */
char *
yd_text_cells_dup_row (const char *text, gsize length)
{
  GString *row = g_string_sized_new (length);
  const char *p = text, *end = text + length;
  while (p < end)
    {
      gboolean quoted;
      const char *next = skip_cell (p, &quoted);
      for (const char *q = quoted ? p + 1 : p; q < (quoted ? next - 1 : next); q++)
        {
          gboolean one_of_two = quoted && (q[0] == '"' || (q[0] == '\r' && q[1] == '\n'));
          q += one_of_two;
          g_string_append_c (row, quoted && *q == '\t' ? ' ' : quoted && *q == '\r' ? '\n' : *q);
        }
      if (next < end)
        g_string_append_c (row, '\t');
      p = next + 1;
    }
  return g_string_free (row, FALSE);
}

/* Tabs within a cell would part it. */
static char
tabbed (char c, gboolean quoted)
{
  if (c == '\t')
    return ' ';
  return c == ',' && !quoted ? '\t' : c;
}

/**
 * yd_text_cells_dup_tabbed:
 * @csv: rows with commas between their cells, as RFC 4180 has them
 *
 * Returns: (transfer full): the rows as a spreadsheet puts them on the clipboard
 */
char *
yd_text_cells_dup_tabbed (const char *csv)
{
  char *text = g_strdup (csv);
  gboolean quoted = FALSE, begins = TRUE;
  for (char *p = text; *p != '\0'; p++)
    {
      if (quoted && p[0] == '"' && p[1] == '"')
        {
          p++;
          continue;
        }
      if (*p == '"' && (quoted || begins))
        quoted = !quoted;
      begins = !quoted && strchr (",\n\r", *p) != NULL;
      *p = tabbed (*p, quoted);
    }
  return text;
}

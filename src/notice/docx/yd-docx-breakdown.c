/* Owns: the breakdown table (任务分解表) as a table of Word: its head on every page, sections as rows
 * of one cell, rows whole where a page can hold them (R-TAB). Refuses: what stands in the cells. */

#include "yd-docx-private.h"

#include "yd-breakdown.h"

#include <math.h>

#define RULE 4      /* eighths of a point */
#define PADDING 1.2 /* mm beside a cell's text */
#define PADDING_TOP 1.4
#define EM 12.0
#define LINE (1.4 * EM)

typedef struct
{
  int columns[YD_BREAKDOWN_COLUMNS];
  int width, height; /* twips of the type area */
} Sheet;

/* Shares of the width, in the order of the columns: as on our own pages. */
static Sheet
make_sheet (gboolean lying)
{
  static const int shares[2][YD_BREAKDOWN_COLUMNS]
    = { { 11, 27, 48, 23, 23, 24 }, { 12, 40, 80, 33, 35, 25 } };
  Sheet sheet = { .width = lying ? YD_DOCX_HEIGHT : YD_DOCX_WIDTH,
                  .height = lying ? YD_DOCX_WIDTH : YD_DOCX_HEIGHT };
  int total = 0, used = 0;

  for (guint i = 0; i < YD_BREAKDOWN_COLUMNS; i++)
    total += shares[lying][i];
  for (guint i = 0; i + 1 < YD_BREAKDOWN_COLUMNS; i++)
    {
      sheet.columns[i] = sheet.width * shares[lying][i] / total;
      used += sheet.columns[i];
    }
  sheet.columns[YD_BREAKDOWN_COLUMNS - 1] = sheet.width - used;
  return sheet;
}

/**
 * yd_docx_is_breakdown:
 * @from: a block that begins a page
 *
 * Returns: whether what begins there is the table with its label and title
 */
gboolean
yd_docx_is_breakdown (YdDocxWriter *w, guint from)
{
  for (guint i = from; i < yd_content_get_length (w->content); i++)
    {
      const YdBlock *block = yd_content_get (w->content, i);
      if (i > from && block->new_page)
        return FALSE;
      if (block->part == YD_PART_CELL_HEAD)
        return TRUE;
    }
  return FALSE;
}

static void
write_cell (YdDocxWriter *w, guint index, int width, guint columns, YdDocxJustify justify)
{
  /* a heading stays with the row below it */
  YdDocxFormat format
    = { .justify = justify, .keep_next = columns > 1 ? YD_DOCX_ON : YD_DOCX_AS_STYLE };
  yd_docx_start_cell (w, width, columns);
  yd_docx_start_paragraph (w, yd_docx_style_of (yd_content_get (w->content, index)->part), &format);
  yd_docx_block_runs (w, index, 0, G_MAXUINT, NULL);
  yd_docx_end (w);
  yd_docx_end (w);
}

/* Whether a page holds a row with something to spare. */
static gboolean
fits_page (YdDocxWriter *w, const Sheet *sheet, guint first)
{
  double lines = 0;
  for (guint i = 0; i < YD_BREAKDOWN_COLUMNS; i++)
    {
      double width = sheet->columns[i] / 20.0 - 2 * PADDING / YD_MM_PER_POINT;
      double cells = yd_docx_cells (yd_content_get (w->content, first + i)->text);
      lines = MAX (lines, ceil (cells / MAX (floor (width / EM), 1)));
    }
  return lines * LINE < 0.8 * sheet->height / 20.0;
}

/* Numbers and dates stand in the middle of their columns. */
static guint
write_row (YdDocxWriter *w, const Sheet *sheet, guint first)
{
  gboolean head = yd_content_get (w->content, first)->part == YD_PART_CELL_HEAD;
  yd_docx_start_row (w, head || fits_page (w, sheet, first), head);
  for (guint i = 0; i < YD_BREAKDOWN_COLUMNS; i++)
    write_cell (w, first + i, sheet->columns[i], 1,
                head || i == 0 || i + 1 == YD_BREAKDOWN_COLUMNS ? YD_DOCX_JUSTIFY_CENTER
                                                                : YD_DOCX_JUSTIFY_AS_STYLE);
  yd_docx_end (w);
  return first + YD_BREAKDOWN_COLUMNS;
}

static guint
write_group (YdDocxWriter *w, const Sheet *sheet, guint index)
{
  yd_docx_start_row (w, TRUE, FALSE);
  write_cell (w, index, sheet->width, YD_BREAKDOWN_COLUMNS, YD_DOCX_JUSTIFY_LEFT);
  yd_docx_end (w);
  return index + 1;
}

static gboolean
is_row (YdDocxWriter *w, guint index)
{
  guint n = yd_content_get_length (w->content);
  YdPart part = index < n ? yd_content_get (w->content, index)->part : YD_PART_TEXT;
  return part == YD_PART_CELL_GROUP
         || ((part == YD_PART_CELL || part == YD_PART_CELL_HEAD)
             && index + YD_BREAKDOWN_COLUMNS <= n);
}

/**
 * yd_docx_write_breakdown:
 * @from: the first of the heads
 *
 * Writes the table and a paragraph after it, which keeps it apart from what follows.
 *
 * Returns: the block after the table
 */
guint
yd_docx_write_breakdown (YdDocxWriter *w, guint from)
{
  Sheet sheet = make_sheet (!w->options->notice.upright_table);
  YdDocxTable table = { .columns = sheet.columns,
                        .n_columns = YD_BREAKDOWN_COLUMNS,
                        .outer = RULE,
                        .inner = RULE,
                        .upright = RULE,
                        .above = YD_TWIPS_OF_MM (PADDING_TOP),
                        .below = YD_TWIPS_OF_MM (PADDING_TOP),
                        .beside = YD_TWIPS_OF_MM (PADDING) };
  YdDocxFormat gap = { .line = YD_DOCX_HAIR };
  guint i = from;

  yd_docx_start_table (w, &table);
  while (is_row (w, i))
    i = yd_content_get (w->content, i)->part == YD_PART_CELL_GROUP ? write_group (w, &sheet, i)
                                                                   : write_row (w, &sheet, i);
  yd_docx_end (w);
  yd_docx_paragraph (w, "YdRule", &gap, NULL, NULL);
  return MAX (i, from + 1);
}

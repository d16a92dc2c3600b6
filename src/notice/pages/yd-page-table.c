/* Owns: the breakdown table on its pages (R-TAB): lying on the page with its head at the left edge,
 * or upright; the head again on every page, rows whole where a page can hold them, a row taller
 * than a page cut between its lines. Refuses: what stands in the cells. */

#include "yd-page-builder.h"

#include "yd-breakdown.h"
#include "yd-title-break.h"

#include <math.h>

#define RULE 0.2    /* mm */
#define PADDING 1.2 /* mm left and right of a cell's text */
#define PADDING_TOP 1.4
#define LEADING 1.4 /* em from line to line */
#define TITLE_SPACE 5.0
#define HELD_LINES 3 /* of a row that is cut, below its heading */

typedef struct
{
  YdPageBuilder *b;
  gboolean lying;
  double width, bottom; /* of the sheet; lying, its top is 0 */
  double top, y;
  double columns[YD_BREAKDOWN_COLUMNS];
  guint heads; /* block of the first head */
} Sheet;

typedef struct
{
  guint block;
  const YdLayout *layout;
  double x, width;
  gboolean centred;
} Cell;

static double
get_em (void)
{
  return yd_part_get_em (YD_PART_CELL);
}

static double
get_pitch (void)
{
  return get_em () * LEADING;
}

static void
lay_last (Sheet *s)
{
  YdPage *page = s->b->page;
  YdPlaced *placed = &g_array_index (page->items, YdPlaced, page->items->len - 1);
  if (!s->lying)
    return;
  placed->rotated = TRUE;
  placed->x -= (float)page->left;
}

static void
put_rule (Sheet *s, double x, double y, double width, double height)
{
  yd_builder_rule (s->b, YD_PART_CELL, x, y, width, height, FALSE);
  lay_last (s);
}

static void
put_text (Sheet *s, guint block, const YdLayout *layout, guint line, double x, double y)
{
  yd_builder_put (s->b, block, yd_content_get (s->b->content, block)->part, layout, line, x, y,
                  FALSE);
  lay_last (s);
}

static void
set_up (Sheet *s, YdPageBuilder *b, guint heads)
{
  /* shares of the width, in the order of the columns */
  static const double lying[] = { 12, 40, 80, 33, 35, 25 };
  static const double upright[] = { 11, 27, 48, 23, 23, 24 };
  *s = (Sheet){ .b = b, .lying = !b->pages->options.upright_table, .heads = heads };
  s->width = s->lying ? YD_AREA_HEIGHT : YD_AREA_WIDTH;
  s->top = s->lying ? 0 : YD_AREA_TOP;
  s->bottom = s->lying ? YD_AREA_WIDTH : YD_AREA_BOTTOM;
  s->y = s->lying ? s->top : b->grid.first; /* 附件 stands on the first row */
  for (guint i = 0; i < YD_BREAKDOWN_COLUMNS; i++)
    s->columns[i] = s->lying ? lying[i] : upright[i];
}

static Cell
make_cell (Sheet *s, guint index, double x, double width, gboolean centred)
{
  YdBlock *block = (YdBlock *)yd_content_get (s->b->content, index);
  YdBreakSpec spec = {
    .text = block->text,
    .spans = block->faces,
    .n_spans = block->n_faces,
    .em = (float)get_em (),
    .cell = (float)get_em (),
    .width = (float)(width - 2 * PADDING),
    .x_scale = 1,
  };
  if (block->layout == NULL || block->width != spec.width)
    {
      g_clear_pointer (&block->layout, yd_layout_unref);
      block->layout = yd_breaker_layout (s->b->breaker, &spec);
      block->width = spec.width;
    }
  return (Cell){ index, yd_builder_keep (s->b, yd_layout_ref (block->layout)), x, width, centred };
}

/* Lines @from to @to of the cells, with the rules around them. */
static void
draw_lines (Sheet *s, const Cell *cells, guint n, guint from, guint to)
{
  double height = (to - from) * get_pitch () + 2 * PADDING_TOP;

  for (guint c = 0; c < n; c++)
    {
      const Cell *cell = &cells[c];
      guint end = MIN (to, cell->layout->n_lines), lines = end > from ? end - from : 0;
      double y = s->y + (height - lines * get_pitch ()) / 2 + (get_pitch () - get_em ()) / 2;
      for (guint line = from; line < end; line++, y += get_pitch ())
        {
          double free = cell->width - 2 * PADDING - yd_layout_get_width (cell->layout, line);
          if (yd_layout_get_width (cell->layout, line) > 0)
            put_text (s, cell->block, cell->layout, line,
                      cell->x + PADDING + (cell->centred ? MAX (free, 0) / 2 : 0), y);
        }
      put_rule (s, cell->x, s->y, RULE, height);
    }
  put_rule (s, s->width - RULE, s->y, RULE, height);
  s->y += height;
  put_rule (s, 0, s->y - RULE, s->width, RULE);
}

static void
make_row (Sheet *s, guint first, Cell *cells, gboolean head)
{
  double x = 0;
  for (guint i = 0; i < YD_BREAKDOWN_COLUMNS; i++)
    {
      cells[i] = make_cell (s, first + i, x, s->columns[i], head || i == 0 || i == 5);
      x += s->columns[i];
    }
}

static guint
count_lines (const Cell *cells, guint n)
{
  guint lines = 1;
  for (guint i = 0; i < n; i++)
    lines = MAX (lines, cells[i].layout->n_lines);
  return lines;
}

static void
draw_head (Sheet *s)
{
  Cell cells[YD_BREAKDOWN_COLUMNS];
  make_row (s, s->heads, cells, TRUE);
  put_rule (s, 0, s->y, s->width, RULE);
  draw_lines (s, cells, YD_BREAKDOWN_COLUMNS, 0, count_lines (cells, YD_BREAKDOWN_COLUMNS));
}

static double
measure_head (Sheet *s)
{
  Cell cells[YD_BREAKDOWN_COLUMNS];
  make_row (s, s->heads, cells, TRUE);
  return count_lines (cells, YD_BREAKDOWN_COLUMNS) * get_pitch () + 2 * PADDING_TOP;
}

static void
turn_page (Sheet *s)
{
  yd_builder_new_page (s->b);
  s->y = s->top;
  draw_head (s);
}

static guint
lines_that_fit (double room)
{
  double lines = floor ((room - 2 * PADDING_TOP + 0.01) / get_pitch ());
  return lines > 0 ? (guint)lines : 0;
}

/* Lines of a row below the head of a page. */
static guint
lines_of_page (Sheet *s)
{
  return MAX (lines_that_fit (s->bottom - s->top - get_pitch () - 2 * PADDING_TOP), 1);
}

/* A row where it fits whole, and @keep mm below it; a taller one than a page is cut. Returns %FALSE where it
 * belongs on a new page, and nothing was drawn. */
static gboolean
draw_row (Sheet *s, const Cell *cells, guint n, double keep)
{
  guint lines = count_lines (cells, n), from = 0, whole = lines_of_page (s);

  while (from < lines)
    {
      guint room = lines_that_fit (s->bottom - s->y), rest = lines - from;
      gboolean fresh = s->y <= s->top + 2 * get_pitch () + 4 * PADDING_TOP;
      if (rest <= lines_that_fit (s->bottom - s->y - keep) || (fresh && rest <= room))
        {
          draw_lines (s, cells, n, from, lines);
          break;
        }
      if (!fresh && (rest <= whole || room == 0))
        {
          if (from == 0)
            return FALSE;
          turn_page (s);
          continue;
        }
      room = MAX (room, 1);
      draw_lines (s, cells, n, from, from + room);
      from += room;
      if (from < lines)
        turn_page (s);
    }
  s->b->page->state->rows++;
  return TRUE;
}

/* A row, or the one cell of a heading in the table. Returns: blocks that it takes */
static guint
read_row (Sheet *s, guint i, Cell *cells)
{
  gboolean group = yd_content_get (s->b->content, i)->part == YD_PART_CELL_GROUP;
  YdPageState *state = s->b->page->state;
  guint n = group ? 1 : YD_BREAKDOWN_COLUMNS;
  if (group)
    cells[0] = make_cell (s, i, 0, s->width, FALSE);
  else
    make_row (s, i, cells, FALSE);
  state->seen = MAX (state->seen, i + n - 1);
  return n;
}

/* mm from @i that stand on one page: headings, and the first row below them, whole or, where no page holds
 * that, its beginning. */
static double
measure_kept (Sheet *s, guint i, guint to)
{
  double height = 0;
  gboolean group = TRUE;
  while (group && i < to)
    {
      Cell cells[YD_BREAKDOWN_COLUMNS];
      guint n = read_row (s, i, cells), lines = count_lines (cells, n);
      height += (lines <= lines_of_page (s) ? lines : HELD_LINES) * get_pitch () + 2 * PADDING_TOP;
      group = n == 1;
      i += n;
    }
  return height;
}

/* Goes to a new page where @height mm find no room on this one: a title may be of any length. */
static void
make_room (Sheet *s, double height)
{
  if (s->y + height <= s->bottom + 0.01 || s->y <= s->top)
    return;
  yd_builder_new_page (s->b);
  s->y = s->top;
}

/* 附件 and the title over the table. */
static guint
draw_display (Sheet *s, guint from, guint to)
{
  guint i = from;
  for (; i < to && yd_content_get (s->b->content, i)->part != YD_PART_CELL_HEAD; i++)
    {
      const YdBlock *block = yd_content_get (s->b->content, i);
      double em = yd_part_get_em (block->part);
      const GArray *lines;
      if (block->part == YD_PART_LABEL)
        {
          put_text (s, i, yd_builder_layout_line (s->b, i, 0, G_MAXUINT), 0, 0, s->y);
          s->y += 2 * s->b->grid.pitch - (s->lying ? s->b->grid.pitch / 2 : 0);
          continue;
        }
      lines = yd_builder_break_title (s->b, i, s->width / em, 0.6f);
      for (guint line = 0; line < lines->len; line++)
        {
          const YdTitleLine *piece = &g_array_index (lines, YdTitleLine, line);
          YdLayout *layout = yd_builder_layout_line (s->b, i, piece->start, piece->end);
          YdPage *page;
          make_room (s, em);
          page = s->b->page;
          put_text (s, i, layout, 0, (s->width - yd_layout_get_width (layout, 0)) / 2, s->y);
          g_array_index (page->items, YdPlaced, page->items->len - 1).offset = piece->start;
          s->y += em + s->b->grid.gap;
        }
      s->y += TITLE_SPACE - s->b->grid.gap;
    }
  return i;
}

/**
 * yd_page_table:
 * @from: first block: a label, a title, then heads and cells
 * @to: after the last cell
 *
 * Sets the breakdown table on the current page and those that it needs behind it.
 */
void
yd_page_table (YdPageBuilder *b, guint from, guint to)
{
  Sheet s;
  guint i;

  set_up (&s, b, yd_content_find_part (b->content, YD_PART_CELL_HEAD, from));
  i = draw_display (&s, from, to) + YD_BREAKDOWN_COLUMNS;
  make_room (&s, measure_head (&s) + measure_kept (&s, i, to));
  draw_head (&s);
  while (i < to)
    {
      Cell cells[YD_BREAKDOWN_COLUMNS];
      guint n = read_row (&s, i, cells), line = 0;
      double held = n == YD_BREAKDOWN_COLUMNS ? 0 : measure_kept (&s, i + 1, to);
      if (draw_row (&s, cells, n, held))
        {
          i += n;
          continue;
        }
      yd_builder_turn_page (b, to, FALSE, &i, &line);
      s.y = s.top;
      draw_head (&s);
    }
  /* a lying table leaves no place for the imprint below it */
  b->bottom = s.lying ? YD_AREA_BOTTOM : s.y;
}

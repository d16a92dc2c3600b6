/* Owns: the imprint at the foot of the last page (版记, 7.4), and on which page it stands when both
 * sides are printed. */

#include "yd-page-builder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OUTER_RULE 0.35
#define INNER_RULE 0.25
#define LABEL 3 /* characters of 抄送： */

/* One row; a rule stands above it where it begins an item. */
typedef struct
{
  guint block, right_block;
  const YdLayout *layout, *right;
  guint line;
  double x, right_x;
  gboolean begins;
} Row;

static double
get_em (void)
{
  return yd_part_get_em (YD_PART_COPY_TO);
}

static double
get_row_height (YdPageBuilder *b)
{
  YdGrid std;
  yd_grid_init (&std, YD_PROFILE_STD);
  return get_em () + std.gap;
}

/* A text over as many rows as it needs, one cell free on both sides, turned lines under what follows its
 * first @label characters. */
static void
add_wrapped (YdPageBuilder *b, GArray *rows, guint index, guint label, gboolean begins)
{
  const YdBlock *block;
  YdBreakSpec spec;
  YdLayout *layout;

  block = yd_content_get (b->content, index);
  spec = (YdBreakSpec){
    .text = block->text,
    .spans = block->faces,
    .n_spans = block->n_faces,
    .em = (float)get_em (),
    .cell = (float)get_em (),
    .width = (float)(YD_AREA_WIDTH - get_em ()),
    .first_left = (float)get_em (),
    .rest_left = (float)((1 + label) * get_em ()),
    .label = (guint)(g_utf8_offset_to_pointer (block->text, label) - block->text),
    .x_scale = 1,
    .justify = TRUE,
  };
  layout = yd_builder_keep (b, yd_breaker_layout (b->breaker, &spec));
  for (guint line = 0; line < layout->n_lines; line++)
    {
      Row row = { .block = index,
                  .right_block = YD_BLOCK_NONE,
                  .layout = layout,
                  .line = line,
                  .begins = begins && line == 0 };
      g_array_append_val (rows, row);
    }
}

/* 抄送：, turned lines under the first name (7.4.2). */
static void
add_names (YdPageBuilder *b, GArray *rows, YdPart part, gboolean begins)
{
  guint index = yd_content_find_part (b->content, part, 0);
  if (index != YD_BLOCK_NONE)
    add_wrapped (b, rows, index, LABEL, begins);
}

/* 印发机关 left and the date right on one row; on two where they would meet (7.4.3). */
static void
add_printed (YdPageBuilder *b, GArray *rows)
{
  guint by = yd_content_find_part (b->content, YD_PART_PRINTED_BY, 0);
  guint on = yd_content_find_part (b->content, YD_PART_PRINTED_ON, 0);
  Row row = { .block = YD_BLOCK_NONE, .right_block = YD_BLOCK_NONE, .begins = TRUE };

  if (by == YD_BLOCK_NONE && on == YD_BLOCK_NONE)
    return;
  if (by != YD_BLOCK_NONE)
    {
      row.block = by;
      row.layout = yd_builder_layout_line (b, by, 0, G_MAXUINT);
      row.x = get_em ();
    }
  if (on != YD_BLOCK_NONE)
    {
      row.right_block = on;
      row.right = yd_builder_layout_line (b, on, 0, G_MAXUINT);
      row.right_x = YD_AREA_WIDTH - get_em () - yd_layout_get_width (row.right, 0);
    }
  if (row.layout != NULL && row.right != NULL
      && row.x + yd_layout_get_width (row.layout, 0) + get_em () > row.right_x)
    {
      add_wrapped (b, rows, by, 0, TRUE);
      row.block = YD_BLOCK_NONE;
      row.layout = NULL;
      row.begins = FALSE;
    }
  g_array_append_val (rows, row);
}

static void
add_copies (YdPageBuilder *b, GArray *rows)
{
  guint index = yd_content_find_part (b->content, YD_PART_COPIES, 0);
  Row row = { .block = YD_BLOCK_NONE, .right_block = index, .begins = TRUE };
  if (index == YD_BLOCK_NONE)
    return;
  row.right = yd_builder_layout_line (b, index, 0, G_MAXUINT);
  row.right_x = YD_AREA_WIDTH - get_em () - yd_layout_get_width (row.right, 0);
  g_array_append_val (rows, row);
}

static double
measure_rows (YdPageBuilder *b, GArray *rows, guint from, guint to, gboolean ruled)
{
  double height = (to - from) * get_row_height (b);
  if (!ruled)
    return height;
  height += 2 * OUTER_RULE;
  for (guint i = from + 1; i < to; i++)
    height += g_array_index (rows, Row, i).begins ? INNER_RULE : 0;
  return height;
}

static void
put_row (YdPageBuilder *b, const Row *row, double top)
{
  double y = top + (get_row_height (b) - get_em ()) / 2;
  if (row->layout != NULL)
    yd_builder_put (b, row->block, yd_content_get (b->content, row->block)->part, row->layout,
                    row->line, row->x, y, FALSE);
  if (row->right != NULL)
    yd_builder_put (b, row->right_block, yd_content_get (b->content, row->right_block)->part,
                    row->right, 0, row->right_x, y, FALSE);
}

/* The rows from @from to @to at the foot of the current page; the last rule ends on 262 mm. */
static void
put_rows (YdPageBuilder *b, GArray *rows, guint from, guint to, gboolean ruled)
{
  double y = YD_AREA_BOTTOM - measure_rows (b, rows, from, to, ruled);
  for (guint i = from; i < to; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      double weight = i == from ? OUTER_RULE : INNER_RULE;
      if (ruled && (i == from || row->begins))
        {
          yd_builder_rule (b, YD_PART_COPY_TO, 0, y, YD_AREA_WIDTH, weight, FALSE);
          y += weight;
        }
      put_row (b, row, y);
      y += get_row_height (b);
    }
  if (ruled)
    yd_builder_rule (b, YD_PART_COPY_TO, 0, YD_AREA_BOTTOM - OUTER_RULE, YD_AREA_WIDTH, OUTER_RULE,
                     FALSE);
  b->bottom = YD_AREA_BOTTOM;
}

/* Goes to the page that takes the imprint, or the first of @n_pages of it. Printed on both sides the last
 * is an even one, so that it stands on the back of the last sheet; a blank page may come before it
 * (R-BJ-7, R-PN-4). */
static void
go_to_page (YdPageBuilder *b, double height, guint n_pages)
{
  gboolean duplex = b->pages->options.duplex;
  gboolean fits
    = b->bottom <= 0 || b->bottom + b->pages->grid.gap <= YD_AREA_BOTTOM - height + 0.01;
  gboolean ends_even = (b->page->number + n_pages) % 2 == 1;

  if (duplex && !ends_even)
    {
      yd_builder_new_page (b);
      if (fits)
        yd_builder_note (
          b, YD_NOTE_ADJUSTED, YD_PART_COPY_TO, "R-BJ-7", b->page->number, YD_BLOCK_NONE,
          _ ("The imprint stands on page %u, the back of the last sheet"), b->page->number);
      return;
    }
  if (fits)
    return;
  if (duplex)
    {
      yd_builder_new_page (b);
      b->page->numbered = FALSE;
      yd_builder_new_page (b);
      b->page->numbered = FALSE;
      yd_builder_note (
        b, YD_NOTE_ADJUSTED, YD_PART_COPY_TO, "R-BJ-7", b->page->number, YD_BLOCK_NONE,
        _ ("The imprint stands on page %u behind a blank page, both without numbers"),
        b->page->number);
      return;
    }
  yd_builder_new_page (b);
}

/* The row after the last that finds room on one page with those from @from on. */
static guint
find_end (YdPageBuilder *b, GArray *rows, guint from, gboolean ruled)
{
  guint to = rows->len;
  while (to > from + 1 && measure_rows (b, rows, from, to, ruled) > YD_AREA_HEIGHT)
    to--;
  return to;
}

/**
 * yd_page_imprint:
 *
 * Sets the imprint at the foot of the last page, or of a page of its own where it finds no room.
 */
void
yd_page_imprint (YdPageBuilder *b)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (Row));
  gboolean ruled = b->content->form != YD_NOTICE_LETTER;
  guint n_pages = 0;

  if (b->send_to_moved)
    add_names (b, rows, YD_PART_SEND_TO, TRUE);
  add_names (b, rows, YD_PART_COPY_TO, !b->send_to_moved);
  add_printed (b, rows);
  add_copies (b, rows);
  for (guint from = 0; from < rows->len; from = find_end (b, rows, from, ruled))
    n_pages++;
  for (guint from = 0, to; from < rows->len; from = to)
    {
      to = find_end (b, rows, from, ruled);
      if (from == 0)
        go_to_page (b, measure_rows (b, rows, from, to, ruled), n_pages);
      else
        yd_builder_new_page (b);
      put_rows (b, rows, from, to, ruled);
    }
}

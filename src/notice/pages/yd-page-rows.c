/* Owns: pages of nothing but rows of running text. That they are full, and what they begin with, is counted
 * when the notice is composed; the rows are set when somebody looks at the page: a line that a paragraph
 * gains moves those of all pages behind it, and few of them are looked at before the next key. Refuses: a
 * page that begins or ends with anything else, and one that a remedy has touched. */

#include "yd-page-builder.h"

static guint
count_rows (const YdGrid *grid)
{
  guint n = 1;
  while (grid->first + n * grid->pitch + grid->em <= grid->limit + 0.01)
    n++;
  return n;
}

/* A page that is being counted. */
typedef struct
{
  YdPage *page;
  guint row;  /* that comes next */
  guint rows; /* that it has */
  guint block, line;
} Counting;

static void
take_rows (YdPageBuilder *b, Counting *c, const YdLayout *layout, guint n)
{
  const YdBlock *block = yd_content_get (b->content, c->block);
  YdPageState *state = c->page->state;
  for (guint i = 0; layout->odd && i < n; i++)
    yd_page_remark (b, c->page, c->block, layout, c->line + i);
  state->records |= block->records;
  state->high = c->block + 1;
  state->rows += n;
  c->row += n;
  c->line += n;
}

/* Takes what there is room for of the block that comes next; %FALSE where the page ends before its end. */
static gboolean
count_block (YdPageBuilder *b, Counting *c, guint end)
{
  const YdLayout *layout = yd_builder_break_block (b, c->block);
  guint blank = c->line == 0 && c->row > 0 ? yd_content_get_blank_rows (b->content, c->block) : 0;
  guint room = c->rows > c->row + blank ? c->rows - c->row - blank : 0;
  guint rest = layout->n_lines - c->line;

  c->page->state->seen = MAX (c->page->state->seen, c->block);
  if (c->line == 0 && c->row > 0 && yd_content_get (b->content, c->block)->heading
      && yd_builder_count_kept_rows (b, c->page, c->block, end) > room)
    return FALSE;
  c->row += room > 0 ? blank : 0;
  take_rows (b, c, layout, MIN (rest, room));
  if (rest > room)
    return FALSE;
  c->block++;
  c->line = 0;
  return TRUE;
}

/**
 * yd_page_rows_new:
 * @block: that the page begins with
 * @line: of that block
 * @end: the block after the text
 *
 * Returns: (transfer full) (nullable): the next page, where the text fills it and goes on
 */
YdPage *
yd_page_rows_new (YdPageBuilder *b, guint block, guint line, guint end)
{
  Counting c = { yd_page_new (b), 0, count_rows (&b->pages->grid), block, line };
  YdPageState *state = c.page->state;

  state->first_block = state->low = block;
  state->first_line = line;
  while (c.block < end && count_block (b, &c, end))
    ;
  if (c.block == end)
    {
      yd_page_unref (c.page);
      return NULL;
    }
  state->next_block = c.block;
  state->next_line = c.line;
  state->end = end;
  state->full = state->finished = TRUE;
  state->number = yd_layout_ref (yd_builder_layout_number (b, c.page->number));
  return c.page;
}

/**
 * yd_page_rows_set:
 * @page: of @pages, counted but not set
 *
 * Sets the rows that were counted, and what stands in the margins.
 */
void
yd_page_rows_set (YdPages *pages, YdPage *page)
{
  YdPage set = *page; /* nobody sees it before all is there */
  YdPageBuilder b
    = { .pages = pages, .content = pages->content, .grid = pages->grid, .page = &set };
  guint block = page->state->first_block, line = page->state->first_line;

  yd_page_open (&set);
  while (block < page->state->next_block
         || (block == page->state->next_block && line < page->state->next_line))
    {
      const YdLayout *layout = yd_content_get (b.content, block)->layout;
      guint blank = line == 0 ? yd_content_get_blank_rows (b.content, block) : 0;
      yd_builder_put_row (&b, block, layout, line, yd_builder_next_top (&b, blank));
      if (++line < layout->n_lines)
        continue;
      block++;
      line = 0;
    }
  yd_page_put_margins (&b);
  g_atomic_pointer_set (&page->items, set.items);
}

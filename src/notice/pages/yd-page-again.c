/* Owns: pages of before that serve again, so that a change costs its page and not the plan: which of them
 * did not change, and what a page keeps so that this can be seen. Refuses: to fill a page. */

#include "yd-page-builder.h"

#include <string.h>

#define STRIDE 64 /* blocks that are compared at once */

/**
 * yd_page_finish:
 *
 * Closes the pages that were made: from here on they may serve again.
 */
void
yd_page_finish (YdPageBuilder *b)
{
  for (guint p = 0; p < b->made->len; p++)
    {
      YdPage *page = b->page = b->made->pdata[p];
      YdPageState *state = page->state;
      state->low = page->items->len > 0 ? YD_BLOCK_NONE : 0;
      for (guint i = 0; i < page->items->len; i++)
        {
          const YdPlaced *placed = &g_array_index (page->items, YdPlaced, i);
          if (placed->kind != YD_PLACED_TEXT || placed->block == YD_BLOCK_NONE)
            continue;
          yd_page_remark (b, page, placed->block, placed->layout, placed->line);
          state->records |= yd_content_get (b->content, placed->block)->records;
          state->low = MIN (state->low, placed->block);
          state->high = MAX (state->high, placed->block + 1);
        }
      if (page->numbered)
        state->number = yd_layout_ref (yd_builder_layout_number (b, page->number));
      yd_page_put_margins (b);
      state->finished = TRUE;
    }
}

/* ---- what did not change ---- */

/* Blocks that two lists have in common, from their beginnings on; @limit at most. */
static guint
count_common (gpointer const *a, gpointer const *b, guint limit)
{
  guint n = 0;
  while (n + STRIDE <= limit && memcmp (&a[n], &b[n], STRIDE * sizeof *a) == 0)
    n += STRIDE;
  while (n < limit && a[n] == b[n])
    n++;
  return n;
}

/**
 * yd_builder_compare:
 * @old: (nullable): pages of the same plan
 *
 * Finds out which blocks are still the same objects as on the pages of before: in their old places, or
 * moved by what was put in or taken out before them.
 */
void
yd_builder_compare (YdPageBuilder *b, YdPages *old)
{
  const GPtrArray *now = b->content->blocks, *then;
  guint both;

  if (old == NULL || !yd_notice_options_equal (&old->options, &b->pages->options))
    return;
  then = old->content->blocks;
  both = MIN (now->len, then->len);
  b->old = old;
  b->shift = (int)now->len - (int)then->len;
  for (guint i = count_common (now->pdata, then->pdata, both); i < both;
       i += 1 + count_common (&now->pdata[i + 1], &then->pdata[i + 1], both - i - 1))
    {
      g_array_append_val (b->changed, i);
      if (b->shift != 0)
        break; /* behind the first they are in other places */
    }
  b->moved_from = then->len;
  while (b->shift != 0 && b->moved_from > 0 && (int)b->moved_from + b->shift > 0
         && then->pdata[b->moved_from - 1] == now->pdata[(int)b->moved_from + b->shift - 1])
    b->moved_from--;
}

/* The first block at or after @from that is another now, or not in its place. */
static guint
find_changed (YdPageBuilder *b, guint from)
{
  guint low = 0, high = b->changed->len;
  while (low < high)
    {
      guint middle = (low + high) / 2;
      if (g_array_index (b->changed, guint, middle) < from)
        low = middle + 1;
      else
        high = middle;
    }
  if (low < b->changed->len)
    return g_array_index (b->changed, guint, low);
  if (b->shift != 0 && low > 0) /* it lies behind the first */
    return from;
  return MIN (b->content->blocks->len, b->old->content->blocks->len);
}

/* Whether the rows of a page stand as they always do, untouched by a remedy. */
static gboolean
is_plain (YdPageBuilder *b, guint page_number)
{
  return !b->pull_short && b->break_at == 0
         && (b->tight_from == 0 || page_number < b->tight_from || page_number > b->tight_to);
}

/* Whether the end of the text has no say in where the page ends, or stands where it stood. */
static gboolean
ends_alike (const YdPageState *s, guint end, int shift)
{
  guint moved = (guint)((int)s->end + shift), seen = (guint)((int)s->seen + shift);
  return moved == end || (s->seen + 1 < s->end && seen + 1 < end);
}

/* Whether the page of before that stands at this place begins with this line, and is full whatever the
 * plan became elsewhere. */
static gboolean
is_like (YdPageBuilder *b, const YdPage *old, guint block, guint line, guint end, int shift)
{
  const YdPageState *s = old->state;
  return s->full && s->finished && (int)s->first_block + shift == (int)block
         && s->first_line == line && is_plain (b, old->number) && ends_alike (s, end, shift);
}

/* The block that says what stays blank above the first of the page. */
static guint
get_above (const YdPage *page)
{
  return page->state->first_block > 0 ? page->state->first_block - 1 : 0;
}

static gpointer
copy_layout_cb (gconstpointer layout, gpointer data)
{
  return yd_layout_ref ((YdLayout *)layout);
}

/* A page of the table with its blocks numbered anew. */
static YdPage *
new_moved (const YdPage *old, int shift)
{
  YdPage *page = g_memdup2 (old, sizeof *old);
  YdPageState *state = page->state = g_memdup2 (old->state, sizeof *old->state);

  g_atomic_ref_count_init (&state->refs);
  page->items = g_array_copy (old->items);
  state->layouts = g_ptr_array_copy (old->state->layouts, copy_layout_cb, NULL);
  yd_layout_ref (state->number);
  state->remarks = old->state->remarks != NULL ? g_array_copy (old->state->remarks) : NULL;
  for (guint i = 0; i < page->items->len; i++)
    {
      YdPlaced *placed = &g_array_index (page->items, YdPlaced, i);
      if (placed->block != YD_BLOCK_NONE)
        placed->block = (guint)((int)placed->block + shift);
    }
  for (guint i = 0; state->remarks != NULL && i < state->remarks->len; i++)
    {
      YdRemark *remark = &g_array_index (state->remarks, YdRemark, i);
      if (remark->block != YD_BLOCK_NONE)
        remark->block = (guint)((int)remark->block + shift);
    }
  state->first_block = (guint)((int)state->first_block + shift);
  state->next_block = (guint)((int)state->next_block + shift);
  state->seen = (guint)((int)state->seen + shift);
  state->low = (guint)((int)state->low + shift);
  state->high = (guint)((int)state->high + shift);
  return page;
}

static void
add_page (YdPageBuilder *b, YdPage *page, guint *block, guint *line)
{
  g_ptr_array_add (b->pages->pages, page);
  b->flowed += page->state->rows;
  *block = page->state->next_block;
  *line = page->state->next_line;
}

/* Adds the pages of before that serve again as they are: a span of them without a block that has changed. */
static gboolean
take_again (YdPageBuilder *b, guint end, guint *block, guint *line)
{
  const GPtrArray *old = b->old->pages;
  guint first = b->pages->pages->len, changed = 0;

  for (guint p = first; p < old->len; p++)
    {
      YdPage *page = old->pdata[p];
      if (!is_like (b, page, *block, *line, end, 0))
        break;
      if (p == first)
        changed = find_changed (b, get_above (page));
      if (page->state->seen >= changed)
        break;
      page->state->end = end; /* which nobody looks at but who composes */
      add_page (b, yd_page_ref (page), block, line);
    }
  return b->pages->pages->len > first;
}

/* Adds the next page where it is one of the table's before that only lies elsewhere among the blocks. */
static gboolean
take_moved (YdPageBuilder *b, guint end, guint *block, guint *line)
{
  guint number = b->pages->pages->len;
  YdPage *page = number < b->old->pages->len ? b->old->pages->pdata[number] : NULL;

  if (page == NULL || b->shift == 0 || !is_like (b, page, *block, *line, end, b->shift)
      || get_above (page) < b->moved_from)
    return FALSE;
  page = new_moved (page, b->shift);
  page->state->end = end;
  add_page (b, page, block, line);
  return TRUE;
}

/* Adds the next page where it is full of rows, to be set when it is looked at. */
static gboolean
take_counted (YdPageBuilder *b, guint end, guint *block, guint *line)
{
  YdPage *page
    = is_plain (b, b->pages->pages->len + 1) ? yd_page_rows_new (b, *block, *line, end) : NULL;
  if (page != NULL)
    add_page (b, page, block, line);
  return page != NULL;
}

/**
 * yd_builder_turn_page:
 * @end: the block after the text or table
 * @of_rows: it is running text, of which a page can be counted before it is set
 * @block: (inout): that the next page begins with
 * @line: (inout): of that block
 *
 * Ends a page before a line, or a row of a table, and goes on behind the pages that serve again, or that
 * are set when they are looked at.
 *
 * Returns: whether any did, so that the place is another one
 */
gboolean
yd_builder_turn_page (YdPageBuilder *b, guint end, gboolean of_rows, guint *block, guint *line)
{
  YdPageState *ended = b->page->state;
  guint n = b->pages->pages->len;

  ended->full = ended->rows > 0 && ended->end == end && is_plain (b, b->page->number);
  ended->next_block = *block;
  ended->next_line = *line;
  ended->seen = MAX (ended->seen, *block);
  while ((b->old != NULL && take_again (b, end, block, line))
         || (of_rows ? take_counted (b, end, block, line)
                     : b->old != NULL && take_moved (b, end, block, line)))
    ;
  gboolean moved = b->pages->pages->len > n;
  yd_builder_new_page (b);
  b->page->state->first_block = *block;
  b->page->state->first_line = *line;
  b->page->state->end = end;
  return moved;
}

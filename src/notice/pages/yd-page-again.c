/* Owns: pages of before that serve again, so that a change costs its page and not the plan: which of them
 * did not change, and what a page keeps so that this can be seen. Refuses: to fill a page. */

#include "yd-page-builder.h"

#define LOOSE_GAP 0.10 /* cells a gap beyond which a line is remarked (R-JUST) */

/* What is to be told of a line: characters that its face lacks, and loose spacing (R-JUST). */
static void
remark_line (YdPageBuilder *b, YdPageState *state, const YdPlaced *placed)
{
  const YdLayout *layout = placed->layout;
  const YdLine *line = &layout->lines[placed->line];
  float gap = (float)(line->gap / b->pages->grid.cell);
  gboolean loose = line->fit == YD_FIT_STRETCHED && gap > LOOSE_GAP;
  YdRemark remark = { .block = placed->block };

  if (state->remarks == NULL && (layout->n_foreign > 0 || loose || line->fit == YD_FIT_RAGGED))
    state->remarks = g_array_new (FALSE, FALSE, sizeof (YdRemark));
  for (guint i = 0; i < layout->n_foreign; i++)
    {
      remark.foreign = layout->foreign[i];
      if (remark.foreign.byte >= line->start && remark.foreign.byte < line->end)
        g_array_append_val (state->remarks, remark);
    }
  remark.foreign = (YdForeign){ 0 };
  remark.gap = loose ? gap : 0;
  if (loose || line->fit == YD_FIT_RAGGED)
    g_array_append_val (state->remarks, remark);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  YdId x = *(const YdId *)a, y = *(const YdId *)b;
  return (x > y) - (x < y);
}

/* Whose text is on the page, so that a record is found without reading every line of every page. */
static GArray *
new_ids (YdPageBuilder *b, const YdPage *page)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (YdId));
  guint before = YD_BLOCK_NONE, n = 0;
  for (guint i = 0; i < page->items->len; i++)
    {
      const YdPlaced *placed = &g_array_index (page->items, YdPlaced, i);
      if (placed->kind != YD_PLACED_TEXT || placed->block == YD_BLOCK_NONE
          || placed->block == before)
        continue;
      const YdBlock *block = yd_content_get (b->content, placed->block);
      for (guint s = 0; s < block->n_sources; s++)
        g_array_append_val (ids, block->sources[s].id);
      before = placed->block;
    }
  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    if (n == 0 || g_array_index (ids, YdId, i) != g_array_index (ids, YdId, n - 1))
      g_array_index (ids, YdId, n++) = g_array_index (ids, YdId, i);
  g_array_set_size (ids, n);
  return ids;
}

/* Whether text of the record is on @page, which is finished. */
gboolean
yd_page_has_record (const YdPage *page, YdId id)
{
  return g_array_binary_search (page->state->ids, &id, compare_ids, NULL);
}

/**
 * yd_page_finish:
 *
 * Closes the pages: from here on they may serve again.
 */
void
yd_page_finish (YdPageBuilder *b)
{
  for (guint p = 0; p < b->pages->pages->len; p++)
    {
      const YdPage *page = yd_pages_get (b->pages, p);
      if (page->state->finished)
        continue;
      for (guint i = 0; i < page->items->len; i++)
        {
          const YdPlaced *placed = &g_array_index (page->items, YdPlaced, i);
          if (placed->kind == YD_PLACED_TEXT)
            remark_line (b, page->state, placed);
        }
      page->state->ids = new_ids (b, page);
      page->state->finished = TRUE;
    }
}

/* ---- what did not change ---- */

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

  if (old == NULL || !yd_notice_options_equal (&old->options, &b->pages->options))
    return;
  then = old->content->blocks;
  b->n_changed = g_new (guint, now->len + 1);
  b->n_changed[0] = 0;
  for (guint i = 0; i < now->len; i++)
    b->n_changed[i + 1]
      = b->n_changed[i] + (i >= then->len || now->pdata[i] != then->pdata[i] ? 1 : 0);
  b->shift = (int)now->len - (int)then->len;
  b->moved_from = then->len;
  while (b->moved_from > 0 && (int)b->moved_from + b->shift > 0
         && then->pdata[b->moved_from - 1] == now->pdata[(int)b->moved_from + b->shift - 1])
    b->moved_from--;
  b->old = old;
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

/* Whether the page of before that stands at this place begins with this line, and nothing that had a say in
 * it has changed but for its place among the blocks, by @shift. */
static gboolean
serves_again (YdPageBuilder *b, const YdPage *old, guint block, guint line, guint end, int shift)
{
  const YdPageState *s = old->state;
  guint above
    = s->first_block > 0 ? s->first_block - 1 : 0; /* says what stays blank above the first */

  if (!s->full || !s->finished || (int)s->first_block + shift != (int)block || s->first_line != line
      || !is_plain (b, old->number) || !ends_alike (s, end, shift))
    return FALSE;
  if (shift != 0)
    return above >= b->moved_from;
  return s->seen < yd_content_get_length (b->content)
         && b->n_changed[s->seen + 1] == b->n_changed[above];
}

static gpointer
copy_layout_cb (gconstpointer layout, gpointer data)
{
  return yd_layout_ref ((YdLayout *)layout);
}

/* The same page with its blocks numbered anew. */
static YdPage *
new_moved (const YdPage *old, int shift)
{
  YdPage *page = g_memdup2 (old, sizeof *old);
  YdPageState *state = page->state = g_memdup2 (old->state, sizeof *old->state);

  g_atomic_ref_count_init (&state->refs);
  page->items = g_array_copy (old->items);
  state->layouts = g_ptr_array_copy (old->state->layouts, copy_layout_cb, NULL);
  state->ids = g_array_ref (old->state->ids);
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
  return page;
}

/* The next page, where one of before serves for it. */
static YdPage *
take_again (YdPageBuilder *b, guint block, guint line, guint end)
{
  guint number = b->pages->pages->len;
  YdPage *old = b->old != NULL && number < b->old->pages->len ? b->old->pages->pdata[number] : NULL;

  if (old == NULL)
    return NULL;
  if (serves_again (b, old, block, line, end, 0))
    {
      old->state->end = end; /* which nobody looks at but who composes */
      return yd_page_ref (old);
    }
  if (b->shift == 0 || !serves_again (b, old, block, line, end, b->shift))
    return NULL;
  YdPage *page = new_moved (old, b->shift);
  page->state->end = end;
  return page;
}

/**
 * yd_builder_turn_page:
 * @end: the block after the text or table
 * @block: (inout): that the next page begins with
 * @line: (inout): of that block
 *
 * Ends a page before a line, or a row of a table, and goes on behind the pages that serve again.
 *
 * Returns: whether any did, so that the place is another one
 */
gboolean
yd_builder_turn_page (YdPageBuilder *b, guint end, guint *block, guint *line)
{
  YdPageState *ended = b->page->state;
  gboolean moved = FALSE;
  YdPage *page;

  ended->full = ended->rows > 0 && ended->end == end && is_plain (b, b->page->number);
  ended->next_block = *block;
  ended->next_line = *line;
  ended->seen = MAX (ended->seen, *block);
  while ((page = take_again (b, *block, *line, end)) != NULL)
    {
      g_ptr_array_add (b->pages->pages, page);
      b->flowed += page->state->rows;
      *block = page->state->next_block;
      *line = page->state->next_line;
      moved = TRUE;
    }
  yd_builder_new_page (b);
  b->page->state->first_block = *block;
  b->page->state->first_line = *line;
  b->page->state->end = end;
  return moved;
}

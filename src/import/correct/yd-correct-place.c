/* Owns: what a person says of a paragraph of the source itself, whatever it was read as: that it belongs to the
 * text of the item before, or to nothing. Refuses: the parts of a paragraph, which the item's text is for. */

#include "yd-import-draft.h"

#include "yd-correct-items.h"
#include "yd-scan.h"

#include <string.h>

/* The first span of the block that says what its beginning is; NULL where it has none. */
static const YdSpan *
get_first (const YdImportDraft *draft, guint block)
{
  guint n;
  const YdSpan *spans = yd_import_draft_get_block_spans (draft, block, &n);
  for (guint i = 0; i < n; i++)
    if (spans[i].role <= YD_SPAN_BODY || spans[i].role >= YD_SPAN_FIELD)
      return &spans[i];
  return NULL;
}

/* Whether one of @texts is what @block says, and nothing else. */
static gboolean
is_among (const GPtrArray *texts, const char *block, char **text)
{
  g_autofree char *words = yd_scan_trim (block, block + strlen (block));
  for (guint i = 0; i < texts->len; i++)
    if (strcmp (g_ptr_array_index (texts, i), words) == 0)
      {
        *text = g_steal_pointer (&words);
        return TRUE;
      }
  return FALSE;
}

/**
 * yd_import_draft_new_text_at:
 * @block: index of a paragraph of the source
 *
 * Returns: (transfer full) (nullable): what makes it a paragraph of the item before; %NULL where it is text
 *   already
 */
YdCorrection *
yd_import_draft_new_text_at (const YdImportDraft *draft, guint block)
{
  const YdSpan *span = get_first (draft, block);
  if (span != NULL && span->item != NULL)
    return span->role < YD_SPAN_BODY ? yd_correction_new (YD_CORRECT_AS_TEXT, span->item->key)
                                     : NULL;
  YdCorrection *correction = yd_correction_new (YD_CORRECT_TAKE_TEXT, NULL);
  correction->block = block;
  return correction;
}

/**
 * yd_import_draft_new_leave_out_at:
 * @block: index of a paragraph of the source
 *
 * Returns: (transfer full) (nullable): what keeps it aside, and all of the item that begins there; %NULL where
 *   it is aside already, or shares its paragraph with other words
 */
YdCorrection *
yd_import_draft_new_leave_out_at (const YdImportDraft *draft, guint block)
{
  const YdOutline *outline = yd_import_draft_get_outline (draft);
  const YdSpan *span = get_first (draft, block);
  const char *words = yd_blocks_get (yd_import_draft_get_blocks (draft), block)->text;
  const GPtrArray *lists[] = { outline->preamble, outline->closing, outline->notice.body };
  char *text = NULL;
  YdCorrection *correction = NULL;
  if (span != NULL && span->item != NULL && span->role < YD_SPAN_BODY)
    return yd_correction_new (YD_CORRECT_LEAVE_OUT, span->item->key);
  if (span != NULL && span->item != NULL && is_among (span->item->paragraphs, words, &text))
    correction = yd_correction_new (YD_CORRECT_LEAVE_OUT_TEXT, span->item->key);
  for (guint i = 0; i < G_N_ELEMENTS (lists) && text == NULL && span != NULL; i++)
    if (span->item == NULL && is_among (lists[i], words, &text))
      correction = yd_correction_new (YD_CORRECT_LEAVE_OUT_TEXT, NULL);
  if (correction != NULL)
    correction->text = text;
  return correction;
}

static gboolean
remove_text (GPtrArray *texts, const char *text)
{
  for (guint i = 0; i < texts->len; i++)
    if (strcmp (g_ptr_array_index (texts, i), text) == 0)
      {
        g_ptr_array_remove_index (texts, i);
        return TRUE;
      }
  return FALSE;
}

/* Of an item, or of what stands above and below them all. */
gboolean
yd_correct_leave_out_text (const YdCorrection *self, YdOutline *outline, GArray *levels)
{
  GPtrArray *lists[] = { outline->preamble, outline->closing, outline->notice.body };
  guint index = self->item != NULL ? yd_correct_find_level (levels, self->item) : levels->len;
  YdOutlineItem *item = index < levels->len ? yd_correct_get_item (levels, index) : NULL;
  YdOutlineItem *next = index + 1 < levels->len ? yd_correct_get_item (levels, index + 1) : NULL;
  gboolean first = item != NULL && item->paragraphs->len > 0
                   && strcmp (g_ptr_array_index (item->paragraphs, 0), self->text) == 0;
  gboolean found = item != NULL && remove_text (item->paragraphs, self->text);
  for (guint i = 0; i < G_N_ELEMENTS (lists) && self->item == NULL && !found; i++)
    found = remove_text (lists[i], self->text);
  if (!found)
    return FALSE;
  if (item != NULL)
    {
      item->run_in = item->run_in && !first;
      item->corrected = TRUE;
    }
  yd_outline_add_unplaced (outline, self->text, "left-out", next);
  return TRUE;
}

/* Where among the paragraphs of @item that of the block stands: before the first that follows it in the
 * source. */
static guint
find_place (const YdOutlineItem *item, const YdBlocks *blocks, guint block,
            const YdOutlineItem *next)
{
  guint n = yd_blocks_get_length (blocks);
  for (guint i = block + 1; i < n; i++)
    {
      const YdSourceBlock *below = yd_blocks_get (blocks, i);
      g_autofree char *words = yd_scan_trim (below->text, below->text + strlen (below->text));
      guint at;
      if (next != NULL && below->source >= next->source)
        break;
      if (g_ptr_array_find_with_equal_func (item->paragraphs, words, g_str_equal, &at))
        return at;
    }
  return item->paragraphs->len;
}

gboolean
yd_correct_take_text (const YdCorrection *self, YdOutline *outline, GArray *levels,
                      const YdBlocks *blocks)
{
  if (self->block >= yd_blocks_get_length (blocks))
    return FALSE;
  const YdSourceBlock *block = yd_blocks_get (blocks, self->block);
  guint below = 0;
  while (below < levels->len && yd_correct_get_item (levels, below)->source <= block->source)
    below++;
  YdOutlineItem *item = below > 0 ? yd_correct_get_item (levels, below - 1) : NULL;
  YdOutlineItem *next = below < levels->len ? yd_correct_get_item (levels, below) : NULL;
  char *text = yd_scan_trim (block->text, block->text + strlen (block->text));
  yd_correct_forget_place (outline, text);
  if (item == NULL)
    {
      g_ptr_array_add (outline->preamble, text);
      return TRUE;
    }
  guint at = find_place (item, blocks, self->block, next);
  g_ptr_array_insert (item->paragraphs, item->run_in && at == 0 ? 1 : (int)at, text);
  item->corrected = TRUE;
  return TRUE;
}

/* Owns: the list of paragraphs between the readers and the rules, and the one form of their text.
 * Refuses: meaning; a block says how a paragraph looked, not what it is. */

#include "yd-blocks.h"

#include "yd-scan.h"
#include "yd-text.h"

struct _YdBlocks
{
  GPtrArray *blocks; /* of YdSourceBlock */
};

static void
block_free (gpointer data)
{
  YdSourceBlock *block = data;
  g_free (block->text);
  g_free (block);
}

YdBlocks *
yd_blocks_new (void)
{
  YdBlocks *self = g_new0 (YdBlocks, 1);
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  return self;
}

void
yd_blocks_free (YdBlocks *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

static YdSourceBlock *
add (YdBlocks *self, const char *text, gssize length, gboolean row)
{
  g_autofree char *plain
    = yd_scan_is_plain (text, length) ? NULL : yd_text_normalise (text, length);
  const char *start = plain != NULL ? plain : text;
  const char *end = start + (plain != NULL || length < 0 ? strlen (start) : (gsize)length);
  char *trimmed = yd_scan_trim (start, end);

  if (*trimmed == '\0')
    {
      g_free (trimmed);
      return NULL;
    }
  for (char *p = trimmed; (p = strpbrk (p, row ? "\r" : "\n\r")) != NULL;)
    *p = ' ';
  YdSourceBlock *block = g_new0 (YdSourceBlock, 1);
  block->text = trimmed;
  block->source = (int)self->blocks->len + 1;
  g_ptr_array_add (self->blocks, block);
  return block;
}

/**
 * yd_blocks_add:
 * @text: a paragraph in UTF-8; line ends and outer white space in it become nothing or a space
 * @length: in bytes, or -1
 *
 * Returns: (transfer none) (nullable): the new block, to be completed; %NULL where nothing is left
 */
YdSourceBlock *
yd_blocks_add (YdBlocks *self, const char *text, gssize length)
{
  return add (self, text, length, FALSE);
}

/**
 * yd_blocks_add_row:
 * @cells: a row of a table, tabs between its cells; empty ones at the beginning count, and line ends
 *   part the paragraphs of a cell
 *
 * Returns: (transfer none) (nullable): the new block, as yd_blocks_add()
 */
YdSourceBlock *
yd_blocks_add_row (YdBlocks *self, const char *cells, gssize length)
{
  YdSourceBlock *block = add (self, cells, length, TRUE);
  gsize empty = strspn (cells, "\t");
  if (block == NULL)
    return NULL;
  block->kind = YD_BLOCK_TABLE;
  if (empty > 0)
    {
      g_autofree char *tabs = g_strnfill (empty, '\t');
      char *text = g_strconcat (tabs, block->text, NULL);
      g_free (block->text);
      block->text = text;
    }
  return block;
}

/**
 * yd_blocks_add_like:
 * @block: of other blocks
 *
 * Returns: (transfer none) (nullable): a block with @text and all else as @block has it; %NULL where
 *   nothing is left
 */
YdSourceBlock *
yd_blocks_add_like (YdBlocks *self, const YdSourceBlock *block, const char *text)
{
  YdSourceBlock *copy = block->kind == YD_BLOCK_TABLE ? yd_blocks_add_row (self, text, -1)
                                                      : yd_blocks_add (self, text, -1);
  if (copy == NULL)
    return NULL;
  char *kept = copy->text;
  *copy = *block;
  copy->text = kept;
  return copy;
}

guint
yd_blocks_get_length (const YdBlocks *self)
{
  return self->blocks->len;
}

YdSourceBlock *
yd_blocks_get (const YdBlocks *self, guint index)
{
  return g_ptr_array_index (self->blocks, index);
}

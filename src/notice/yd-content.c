/* Owns: what is printed as a counted list of counted blocks, and what can be asked of it. Refuses: to read
 * a plan. */

#include "yd-notice-content.h"

#include <string.h>

YdBlock *
yd_block_ref (YdBlock *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
yd_block_unref (YdBlock *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->layout, yd_layout_unref);
  g_clear_pointer (&self->lines, g_array_unref);
  g_free (self->text);
  g_free (self->faces);
  g_free (self->sources);
  g_free (self);
}

static gboolean
same_sources (const YdBlock *a, const YdBlock *b)
{
  for (guint i = 0; i < a->n_sources; i++)
    {
      const YdSource *x = &a->sources[i], *y = &b->sources[i];
      if (x->start != y->start || x->table != y->table || x->id != y->id || x->column != y->column
          || x->offset != y->offset)
        return FALSE;
    }
  return TRUE;
}

/**
 * yd_block_equal:
 *
 * Returns: whether two blocks are printed alike and come from the same places
 */
gboolean
yd_block_equal (const YdBlock *a, const YdBlock *b)
{
  return a->part == b->part && a->n_faces == b->n_faces && a->n_sources == b->n_sources
         && a->heading == b->heading && a->new_page == b->new_page && a->outline == b->outline
         && strcmp (a->text, b->text) == 0
         && (a->n_faces == 0 || memcmp (a->faces, b->faces, sizeof (YdFaceSpan) * a->n_faces) == 0)
         && same_sources (a, b);
}

YdContent *
yd_content_ref (YdContent *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
yd_content_unref (YdContent *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->blocks);
  g_array_unref (self->gaps);
  g_free (self->title);
  g_free (self->author);
  g_free (self->subject);
  g_free (self);
}

const YdBlock *
yd_content_get (const YdContent *self, guint index)
{
  return g_ptr_array_index (self->blocks, index);
}

guint
yd_content_get_length (const YdContent *self)
{
  return self->blocks->len;
}

/**
 * yd_content_find_part:
 *
 * Returns: the first block of that part at or after @from, or %YD_BLOCK_NONE
 */
guint
yd_content_find_part (const YdContent *self, YdPart part, guint from)
{
  guint i = self->first[part];
  if (i == YD_BLOCK_NONE)
    return i;
  for (i = MAX (i, from); i < self->blocks->len; i++)
    if (yd_content_get (self, i)->part == part)
      return i;
  return YD_BLOCK_NONE;
}

/**
 * yd_content_add:
 * @block: (transfer full)
 */
void
yd_content_add (YdContent *self, YdBlock *block)
{
  if (self->first[block->part] == YD_BLOCK_NONE)
    self->first[block->part] = self->blocks->len;
  g_ptr_array_add (self->blocks, block);
}

/**
 * yd_block_get_source:
 *
 * Returns: (nullable): where the text at @byte comes from
 */
const YdSource *
yd_block_get_source (const YdBlock *self, guint byte)
{
  const YdSource *found = self->n_sources > 0 ? &self->sources[0] : NULL;
  for (guint i = 1; i < self->n_sources && self->sources[i].start <= byte; i++)
    found = &self->sources[i];
  return found;
}

static gboolean
is_display (YdPart part)
{
  return part == YD_PART_LABEL || part == YD_PART_PLAN_TITLE || part == YD_PART_PLAN_SUBTITLE;
}

/**
 * yd_content_get_blank_rows:
 *
 * Returns: how many stay blank above a block: under a title, before 附件说明, before the list of those
 *   present, below the number of an order
 */
guint
yd_content_get_blank_rows (const YdContent *self, guint index)
{
  YdPart part = yd_content_get (self, index)->part;
  YdPart before = index > 0 ? yd_content_get (self, index - 1)->part : YD_PART_COPY_NUMBER;

  if (is_display (before))
    return is_display (part) ? 0 : 1;
  if (before == part)
    return 0;
  if (self->form == YD_NOTICE_ORDER && part == YD_PART_BODY)
    return 2;
  return part == YD_PART_ATTACHMENT || part == YD_PART_ATTENDANCE ? 1 : 0;
}

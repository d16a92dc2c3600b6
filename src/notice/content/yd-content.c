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

/* ---- passages ---- */

G_STATIC_ASSERT (YD_N_PARTS <= 64);

YdPassage *
yd_passage_ref (YdPassage *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
yd_passage_unref (YdPassage *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < self->n; i++)
    yd_block_unref (self->blocks[i]);
  g_free (self);
}

/* Where a content has it. */
typedef struct
{
  guint start;        /* index of its first block */
  YdPassage *passage; /* owned */
} Place;

static void
place_clear (gpointer data)
{
  yd_passage_unref (((Place *)data)->passage);
}

/* ---- the whole ---- */

/* Returns: (transfer full): one that is empty */
YdContent *
yd_content_alloc (void)
{
  YdContent *self = g_new0 (YdContent, 1);
  g_atomic_ref_count_init (&self->refs);
  self->blocks = g_ptr_array_new ();
  self->passages = g_array_new (FALSE, FALSE, sizeof (Place));
  g_array_set_clear_func (self->passages, place_clear);
  self->loose = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_block_unref);
  for (guint i = 0; i < YD_N_PARTS; i++)
    self->first[i] = YD_BLOCK_NONE;
  self->gaps = g_array_new (FALSE, FALSE, sizeof (YdGap));
  return self;
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
  g_array_unref (self->passages);
  g_ptr_array_unref (self->loose);
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

/* The passage that begins with a block; %NULL for none. @next: (inout): the first that may */
static const Place *
find_place (const YdContent *self, guint block, guint *next)
{
  while (*next < self->passages->len && g_array_index (self->passages, Place, *next).start < block)
    ++*next;
  if (*next == self->passages->len)
    return NULL;
  const Place *place = &g_array_index (self->passages, Place, *next);
  return place->start == block && place->passage->n > 0 ? place : NULL;
}

/**
 * yd_content_find_part:
 *
 * Returns: the first block of that part at or after @from, or %YD_BLOCK_NONE
 */
guint
yd_content_find_part (const YdContent *self, YdPart part, guint from)
{
  guint next = 0;
  if (self->first[part] == YD_BLOCK_NONE)
    return YD_BLOCK_NONE;
  for (guint i = MAX (self->first[part], from); i < self->until[part]; i++)
    {
      const Place *place = find_place (self, i, &next);
      if (place != NULL && (place->passage->parts >> part & 1) == 0)
        i = place->start + place->passage->n - 1;
      else if (yd_content_get (self, i)->part == part)
        return i;
    }
  return YD_BLOCK_NONE;
}

static void
note_part (YdContent *self, YdPart part, guint index)
{
  if (self->first[part] == YD_BLOCK_NONE)
    self->first[part] = index;
  self->parts |= G_GUINT64_CONSTANT (1) << part;
  self->until[part] = index + 1;
}

/**
 * yd_content_add:
 * @block: (transfer full)
 */
void
yd_content_add (YdContent *self, YdBlock *block)
{
  note_part (self, block->part, self->blocks->len);
  g_ptr_array_add (self->blocks, block);
  g_ptr_array_add (self->loose, block);
}

/**
 * yd_content_add_passage:
 * @passage: looked into only where it has a part that was not there before
 */
void
yd_content_add_passage (YdContent *self, YdPassage *passage)
{
  Place place = { self->blocks->len, yd_passage_ref (passage) };
  for (guint i = 0; i < passage->n && (passage->parts & ~self->parts) != 0; i++)
    note_part (self, passage->blocks[i]->part, place.start + i);
  for (guint64 parts = passage->parts; parts != 0; parts &= parts - 1)
    self->until[g_bit_nth_lsf (parts, -1)] = place.start + passage->n;
  g_array_append_val (self->passages, place);
  g_ptr_array_set_size (self->blocks, (int)(place.start + passage->n));
  if (passage->n > 0)
    memcpy (&self->blocks->pdata[place.start], passage->blocks, sizeof (YdBlock *) * passage->n);
}

/**
 * yd_content_seal:
 * @from: block at which it begins
 * @old: (nullable): what stood there before; its blocks that came out the same serve again
 *
 * Returns: (transfer none): all blocks from @from on as one passage
 */
YdPassage *
yd_content_seal (YdContent *self, guint from, const YdPassage *old)
{
  guint n = self->blocks->len - from, in_passages = 0, first = self->passages->len;
  YdPassage *passage = g_malloc (sizeof *passage + sizeof (YdBlock *) * n);
  Place place = { from, passage };

  g_atomic_ref_count_init (&passage->refs);
  passage->parts = 0;
  passage->n = n;
  for (guint i = 0; i < n; i++)
    {
      gpointer *block = &self->blocks->pdata[from + i];
      if (old != NULL && i < old->n && old->blocks[i] != *block
          && yd_block_equal (old->blocks[i], *block))
        *block = old->blocks[i];
      passage->blocks[i] = yd_block_ref (*block);
      passage->parts |= G_GUINT64_CONSTANT (1) << passage->blocks[i]->part;
    }
  while (first > 0 && g_array_index (self->passages, Place, first - 1).start >= from)
    in_passages += g_array_index (self->passages, Place, --first).passage->n;
  g_array_set_size (self->passages, first);
  g_ptr_array_set_size (self->loose, (int)(self->loose->len - (n - in_passages)));
  g_array_append_val (self->passages, place);
  return passage;
}

static gboolean
is_like (const YdContent *old, int at, const YdBlock *block)
{
  return at >= 0 && at < (int)old->blocks->len && yd_block_equal (old->blocks->pdata[at], block);
}

/**
 * yd_content_take_over:
 *
 * Loose blocks that are as those of @old become those: in the same places, or moved by what there is more
 * now or less.
 */
void
yd_content_take_over (YdContent *self, const YdContent *old)
{
  int shift = (int)self->blocks->len - (int)old->blocks->len;
  guint next = 0, at = 0;
  for (guint i = 0; i < self->loose->len; i++, at++)
    {
      while (next < self->passages->len && g_array_index (self->passages, Place, next).start == at)
        at += g_array_index (self->passages, Place, next++).passage->n;
      int from = is_like (old, (int)at, self->loose->pdata[i]) ? (int)at : (int)at - shift;
      if (!is_like (old, from, self->loose->pdata[i]))
        continue;
      yd_block_unref (self->loose->pdata[i]);
      self->blocks->pdata[at] = self->loose->pdata[i] = yd_block_ref (old->blocks->pdata[from]);
    }
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

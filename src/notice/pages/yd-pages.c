/* Owns: composed pages, as they are asked about: what stands where, whose it is, and what there is
 * to say of them. Refuses: to change; the next composing makes new pages. */

#include "yd-page-builder.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (YdPages, yd_pages, yd_pages_ref, yd_pages_unref)

YdPage *
yd_page_ref (YdPage *self)
{
  g_atomic_ref_count_inc (&self->state->refs);
  return self;
}

void
yd_page_unref (YdPage *self)
{
  if (!g_atomic_ref_count_dec (&self->state->refs))
    return;
  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->state->layouts, g_ptr_array_unref);
  g_clear_pointer (&self->state->number, yd_layout_unref);
  g_clear_pointer (&self->state->remarks, g_array_unref);
  g_free (self->state);
  g_free (self);
}

static void
note_clear (gpointer data)
{
  g_free (((YdPageNote *)data)->text);
}

YdPages *
yd_pages_new (YdContent *content, const YdNoticeOptions *options)
{
  YdPages *self = g_new0 (YdPages, 1);
  g_atomic_ref_count_init (&self->refs);
  self->content = yd_content_ref (content);
  self->options = *options;
  self->options.form = content->form;
  self->options.mirror = options->mirror && options->duplex;
  yd_grid_init (&self->grid, options->profile);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_page_unref);
  self->notes = g_array_new (FALSE, TRUE, sizeof (YdPageNote));
  g_array_set_clear_func (self->notes, note_clear);
  return self;
}

YdPages *
yd_pages_ref (YdPages *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
yd_pages_unref (YdPages *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->pages);
  g_clear_pointer (&self->faces, g_ptr_array_unref);
  g_clear_pointer (&self->draft, yd_layout_unref);
  g_array_unref (self->notes);
  yd_content_unref (self->content);
  g_free (self);
}

guint
yd_pages_get_n (YdPages *self)
{
  return self->pages->len;
}

/* What is put off until somebody looks is done once, by whichever thread looks first. What a page begins
 * and ends with stands from the beginning, and is all that the composer reads of it. */
static GMutex looking;

const YdPage *
yd_pages_get (YdPages *self, guint index)
{
  YdPage *page = g_ptr_array_index (self->pages, index);
  if (g_atomic_pointer_get (&page->items) == NULL)
    {
      g_mutex_lock (&looking);
      if (page->items == NULL)
        yd_page_rows_set (self, page);
      g_mutex_unlock (&looking);
    }
  return page;
}

YdContent *
yd_pages_get_content (YdPages *self)
{
  return self->content;
}

const YdGrid *
yd_pages_get_grid (YdPages *self)
{
  return &self->grid;
}

const YdNoticeOptions *
yd_pages_get_options (YdPages *self)
{
  return &self->options;
}

guint
yd_pages_get_n_notes (YdPages *self)
{
  if (!g_atomic_int_get (&self->told))
    {
      g_mutex_lock (&looking);
      if (!self->told)
        yd_page_tell_remarks (self);
      g_atomic_int_set (&self->told, TRUE);
      g_mutex_unlock (&looking);
    }
  return self->notes->len;
}

const YdPageNote *
yd_pages_get_note (YdPages *self, guint index)
{
  return &g_array_index (self->notes, YdPageNote, index);
}

GPtrArray *
yd_pages_get_faces (YdPages *self)
{
  return self->faces;
}

/* Returns: the index of a face's own font among those that glyphs name */
guint
yd_pages_get_face_font (YdPages *self, YdFace face)
{
  return self->face_fonts[face];
}

/* Whether any text of @line comes from the record. */
static gboolean
line_holds (const YdBlock *block, const YdPlaced *placed, YdTable table, YdId id)
{
  const YdLine *line = &placed->layout->lines[placed->line];
  guint from = placed->offset + line->start, to = placed->offset + line->end;
  for (guint i = 0; i < block->n_sources; i++)
    {
      guint end = i + 1 < block->n_sources ? block->sources[i + 1].start : G_MAXUINT;
      if (block->sources[i].id == id && block->sources[i].table == table
          && block->sources[i].start < to && end > from)
        return TRUE;
    }
  return FALSE;
}

/* Whether text of the record is on a page; none that it is on is left out. */
static gboolean
has_record (YdPages *self, guint index, YdId id)
{
  const YdPageState *state = ((YdPage *)self->pages->pdata[index])->state;
  if ((state->records & yd_record_bit (id)) == 0)
    return FALSE;
  for (guint i = state->low; i < state->high; i++)
    {
      const YdBlock *block = yd_content_get (self->content, i);
      for (guint k = 0; k < block->n_sources; k++)
        if (block->sources[k].id == id)
          return TRUE;
    }
  return FALSE;
}

static void
find_on_page (YdPages *self, guint index, YdTable table, YdId id, GArray *boxes)
{
  const YdPage *page = yd_pages_get (self, index);
  for (guint i = 0; i < page->items->len; i++)
    {
      const YdPlaced *placed = &g_array_index (page->items, YdPlaced, i);
      YdPageBox box;
      if (placed->kind != YD_PLACED_TEXT || placed->block == YD_BLOCK_NONE)
        continue;
      if (!line_holds (yd_content_get (self->content, placed->block), placed, table, id))
        continue;
      yd_placed_get_box (placed, page, &box);
      box.page = index;
      g_array_append_val (boxes, box);
    }
}

/**
 * yd_pages_find_boxes:
 *
 * Returns: (transfer full) (element-type YdPageBox): the lines that hold text of a record, in
 * order; none where it is not printed
 */
GArray *
yd_pages_find_boxes (YdPages *self, YdTable table, YdId id)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (YdPageBox));
  for (guint p = 0; p < self->pages->len; p++)
    if (has_record (self, p, id))
      find_on_page (self, p, table, id, boxes);
  return boxes;
}

/**
 * yd_pages_find_boxes_near:
 * @page: index of one where the record stood, or may stand
 *
 * As yd_pages_find_boxes(), but where the record stands on that page or on one beside it, only there
 * and on the pages behind that it runs on to: for who asks at every key.
 */
GArray *
yd_pages_find_boxes_near (YdPages *self, YdTable table, YdId id, guint page)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (YdPageBox));
  guint first = page > 0 ? page - 1 : 0;
  while (first > 0 && first < self->pages->len && has_record (self, first, id))
    first--; /* a long one began before */
  for (guint p = first; p < self->pages->len && (p < page + 2 || boxes->len > 0); p++)
    {
      guint before = boxes->len;
      if (has_record (self, p, id))
        find_on_page (self, p, table, id, boxes);
      if (before > 0 && boxes->len == before)
        break;
    }
  if (boxes->len > 0)
    return boxes;
  g_array_unref (boxes);
  return yd_pages_find_boxes (self, table, id);
}

/**
 * yd_placed_get_box:
 * @box: (out): the em box, or the rule, as it lies on the page; its page is not set
 */
void
yd_placed_get_box (const YdPlaced *placed, const YdPage *page, YdPageBox *box)
{
  double x = placed->x, width = placed->width;
  if (placed->kind == YD_PLACED_TEXT)
    x += placed->layout->lines[placed->line].left;
  if (placed->rotated)
    *box
      = (YdPageBox){ 0, page->left + placed->y, YD_AREA_BOTTOM - x - width, placed->height, width };
  else
    *box = (YdPageBox){ 0, x, placed->y, width, placed->height };
}

/* Grows to hold @other too; they lie on one page. */
void
yd_page_box_unite (YdPageBox *self, const YdPageBox *other)
{
  double right = MAX (self->x + self->width, other->x + other->width);
  double bottom = MAX (self->y + self->height, other->y + other->height);
  self->x = MIN (self->x, other->x);
  self->y = MIN (self->y, other->y);
  self->width = right - self->x;
  self->height = bottom - self->y;
}

/* The byte of a block where a column's character stands; FALSE where the block does not hold it. */
static gboolean
find_byte (const YdBlock *block, YdTable table, YdId id, const char *column, guint offset,
           guint *byte)
{
  for (guint i = 0; i < block->n_sources; i++)
    {
      const YdSource *source = &block->sources[i];
      guint end = i + 1 < block->n_sources ? block->sources[i + 1].start : G_MAXUINT;
      const char *at;
      glong characters;
      if (source->table != table || source->id != id || g_strcmp0 (source->column, column) != 0)
        continue;
      end = MIN (end, (guint)strlen (block->text));
      characters = g_utf8_strlen (block->text + source->start, end - source->start);
      if (offset < source->offset || offset > source->offset + characters)
        continue;
      at = g_utf8_offset_to_pointer (block->text + source->start, offset - source->offset);
      *byte = (guint)(at - block->text);
      return TRUE;
    }
  return FALSE;
}

/**
 * yd_pages_find_offset:
 * @column: of the record's table
 * @offset: in characters
 * @box: (out): the line that holds the character: where a caret is, seen on paper
 *
 * Returns: whether it is printed
 */
gboolean
yd_pages_find_offset (YdPages *self, YdTable table, YdId id, const char *column, guint offset,
                      YdPageBox *box)
{
  gboolean found = FALSE;
  for (guint p = 0; p < self->pages->len; p++)
    {
      const YdPage *page;
      if (!has_record (self, p, id))
        {
          if (found)
            return TRUE;
          continue;
        }
      page = yd_pages_get (self, p);
      for (guint i = 0; i < page->items->len; i++)
        {
          const YdPlaced *placed = &g_array_index (page->items, YdPlaced, i);
          guint byte;
          if (placed->kind != YD_PLACED_TEXT || placed->block == YD_BLOCK_NONE)
            continue;
          if (!find_byte (yd_content_get (self->content, placed->block), table, id, column, offset,
                          &byte)
              || byte < placed->offset + placed->layout->lines[placed->line].start)
            {
              if (found)
                return TRUE;
              continue;
            }
          yd_placed_get_box (placed, page, box);
          box->page = p;
          found = TRUE; /* a later line may begin before the character too */
          if (byte < placed->offset + placed->layout->lines[placed->line].end)
            return TRUE;
        }
    }
  return found;
}

/* The line at a point; a lying one is looked for in its own directions. */
static const YdPlaced *
nearest_line (const YdPage *page, double page_x, double page_y, double gap)
{
  for (guint i = 0; i < page->items->len; i++)
    {
      const YdPlaced *placed = &g_array_index (page->items, YdPlaced, i);
      double x = placed->rotated ? YD_AREA_BOTTOM - page_y : page_x;
      double y = placed->rotated ? page_x - page->left : page_y, left;
      if (placed->kind != YD_PLACED_TEXT || placed->block == YD_BLOCK_NONE)
        continue;
      left = placed->x + placed->layout->lines[placed->line].left;
      if (y >= placed->y - gap / 2 && y < placed->y + placed->height + gap / 2 && x >= left - gap
          && x <= left + placed->width + gap)
        return placed;
    }
  return NULL;
}

/* The byte of the glyph whose left half, or whose neighbour's right half, lies at @x. */
static guint
byte_at (const YdLayout *layout, const YdLine *line, double x)
{
  guint byte = line->start;
  for (guint g = line->first_glyph; g < line->first_glyph + line->n_glyphs; g++)
    {
      const YdGlyph *glyph = &layout->glyphs[g];
      gboolean last = g + 1 == line->first_glyph + line->n_glyphs;
      if (last || layout->glyphs[g + 1].x > x)
        return byte;
      byte += glyph->n_bytes;
    }
  return byte;
}

/**
 * yd_pages_hit_test:
 * @page: index from 0
 * @x: mm
 * @y: mm
 * @hit: (out)
 *
 * Returns: whether there is text at that place; @hit says whose
 */
gboolean
yd_pages_hit_test (YdPages *self, guint page, double x, double y, YdPageHit *hit)
{
  const YdPlaced *placed;
  const YdBlock *block;
  const YdSource *source;

  if (page >= self->pages->len)
    return FALSE;
  placed = nearest_line (yd_pages_get (self, page), x, y, self->grid.gap);
  if (placed == NULL)
    return FALSE;
  block = yd_content_get (self->content, placed->block);
  memset (hit, 0, sizeof *hit);
  hit->block = placed->block;
  hit->byte = placed->offset
              + byte_at (placed->layout, &placed->layout->lines[placed->line],
                         (placed->rotated ? YD_AREA_BOTTOM - y : x) - placed->x);
  source = yd_block_get_source (block, hit->byte);
  if (source != NULL)
    {
      const char *from = block->text + source->start, *to = block->text + hit->byte;
      hit->table = source->table;
      hit->id = source->id;
      hit->column = source->column;
      hit->offset = source->offset + (guint)(to > from ? g_utf8_strlen (from, to - from) : 0);
    }
  return TRUE;
}

/**
 * yd_placed_dup_text:
 *
 * Returns: (transfer full): the text of a placed line
 */
char *
yd_placed_dup_text (const YdPlaced *placed)
{
  const YdLine *line;
  if (placed->kind != YD_PLACED_TEXT)
    return g_strdup ("");
  line = &placed->layout->lines[placed->line];
  return g_strndup (placed->layout->text + line->start, line->end - line->start);
}

/**
 * yd_pages_dup_text:
 * @page: index from 0
 *
 * Returns: (transfer full): the page's text in reading order, a paragraph a line: for people who
 *   cannot see it
 */
char *
yd_pages_dup_text (YdPages *self, guint page)
{
  GString *text = g_string_new (NULL);
  const YdPage *p = yd_pages_get (self, page);
  guint before = YD_BLOCK_NONE;

  for (guint i = 0; i < p->items->len; i++)
    {
      const YdPlaced *placed = &g_array_index (p->items, YdPlaced, i);
      g_autofree char *line = yd_placed_dup_text (placed);
      if (placed->kind != YD_PLACED_TEXT)
        continue;
      if (text->len > 0 && (placed->block != before || placed->block == YD_BLOCK_NONE))
        g_string_append_c (text, '\n');
      g_string_append (text, line);
      before = placed->block;
    }
  return g_string_free (text, FALSE);
}

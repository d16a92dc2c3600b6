/* Owns: how pieces of text become a block that knows the face and the source of each byte. */

#include "yd-block-writer.h"

#include <string.h>

void
yd_block_writer_init (YdBlockWriter *self, YdContent *content)
{
  self->content = content;
  self->text = g_string_new (NULL);
  self->faces = g_array_sized_new (FALSE, FALSE, sizeof (YdFaceSpan), 8);
  self->sources = g_array_sized_new (FALSE, FALSE, sizeof (YdSource), 8);
}

void
yd_block_writer_clear (YdBlockWriter *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->faces);
  g_array_unref (self->sources);
}

/**
 * yd_block_writer_add:
 * @text: UTF-8
 * @column: (nullable): a static string
 */
void
yd_block_writer_add (YdBlockWriter *self, const char *text, YdFace face, YdTable table, YdId id,
                     const char *column)
{
  YdSource source = { id, column, (guint)self->text->len, 0, (guint8)table };

  if (text == NULL || *text == '\0')
    return;
  g_array_append_val (self->sources, source);
  yd_block_writer_continue (self, text, (gssize)strlen (text), face);
}

/* Takes the place of what is no character, byte for byte, so that every place in the text holds: Cairo makes
 * no PDF of it. The store lets none in; a plan that something else wrote may have it. */
static void
mend (char *text, gsize length)
{
  for (char *p = text, *end = text + length; p < end;)
    {
      gunichar c = g_utf8_get_char_validated (p, end - p);
      gsize n = (gint32)c < 0 ? 1 : (gsize)g_unichar_to_utf8 (c, NULL);
      if ((gint32)c < 0)
        *p = '?';
      else if ((c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef))
        memcpy (p, n == 3 ? "\xef\xbf\xbd" : "\xf3\xbf\xbf\xbd", n);
      p += n;
    }
}

/**
 * yd_block_writer_continue:
 * @length: bytes
 *
 * Goes on with the text of the source that was added last, in a face of its own.
 */
void
yd_block_writer_continue (YdBlockWriter *self, const char *text, gssize length, YdFace face)
{
  YdFaceSpan span = { (guint)self->text->len, face };
  g_string_append_len (self->text, text, length);
  mend (self->text->str + span.start, self->text->len - span.start);
  if (self->faces->len == 0
      || g_array_index (self->faces, YdFaceSpan, self->faces->len - 1).face != (guint)face)
    g_array_append_val (self->faces, span);
}

/* The text of a paragraph, its first @lead bytes in a face of their own. */
void
yd_block_writer_add_paragraph (YdBlockWriter *self, YdId id, const char *text, gsize lead,
                               YdFace face)
{
  g_autofree char *head = g_strndup (text, lead);
  if (lead == 0)
    {
      yd_block_writer_add (self, text, YD_FACE_FS, YD_TABLE_PARAGRAPH, id, "text");
      return;
    }
  yd_block_writer_add (self, head, face, YD_TABLE_PARAGRAPH, id, "text");
  if (text[lead] != '\0')
    yd_block_writer_continue (self, text + lead, -1, YD_FACE_FS);
}

/* Digits and Latin letters get a face of their own: every character of ASCII but the space, as Word
 * does it, and nothing beyond: “ ” and — are Chinese here. */
static void
set_latin_apart (YdBlockWriter *self)
{
  g_autoptr (GArray) faces = g_array_sized_new (FALSE, FALSE, sizeof (YdFaceSpan), 8);
  guint next = 0, around = 0, now = YD_N_FACES;

  for (guint byte = 0; byte < self->text->len; byte++)
    {
      guchar c = (guchar)self->text->str[byte];
      while (next < self->faces->len && g_array_index (self->faces, YdFaceSpan, next).start <= byte)
        around = g_array_index (self->faces, YdFaceSpan, next++).face;
      guint face = c > ' ' && c < 0x7f ? YD_FACE_LATIN : around;
      YdFaceSpan span = { byte, face };
      if (face == now)
        continue;
      g_array_append_val (faces, span);
      now = face;
    }
  g_array_unref (self->faces);
  self->faces = g_steal_pointer (&faces);
}

/* One of which there are many: a piece of memory each. */
static YdBlock *
new_block (const YdBlockWriter *self, YdPart part)
{
  gsize sources = sizeof (YdSource) * self->sources->len,
        faces = sizeof (YdFaceSpan) * self->faces->len;
  YdBlock *block = g_malloc (sizeof *block + sources + faces + self->text->len + 1);
  *block = (YdBlock){ .part = (guint8)part,
                      .n_sources = self->sources->len,
                      .n_faces = self->faces->len };
  g_atomic_ref_count_init (&block->refs);
  block->sources = memcpy (block + 1, self->sources->data, sources);
  block->faces = memcpy (block->sources + block->n_sources, self->faces->data, faces);
  for (guint i = 0; i < block->n_sources; i++)
    block->records |= yd_record_bit (block->sources[i].id);
  block->text = memcpy (block->faces + block->n_faces, self->text->str, self->text->len + 1);
  return block;
}

/**
 * yd_block_writer_finish:
 *
 * Returns: (transfer none): the block, at the end of the content; may be changed until the next one is added
 */
YdBlock *
yd_block_writer_finish (YdBlockWriter *self, YdPart part)
{
  YdFaceSpan span = { 0, yd_part_get_info (part)->face };

  if (self->faces->len == 0)
    g_array_append_val (self->faces, span);
  if (self->content->latin != YD_LATIN_SAME && part != YD_PART_HEAD && part != YD_PART_HEAD_SUFFIX)
    set_latin_apart (self);
  YdBlock *block = new_block (self, part);
  yd_content_add (self->content, block);
  g_string_truncate (self->text, 0);
  g_array_set_size (self->faces, 0);
  g_array_set_size (self->sources, 0);
  return block;
}

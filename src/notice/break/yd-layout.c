/* Owns: broken paragraphs and the memory of them. A paragraph is known by its text, faces and
 * measures; what two composings in a row did not ask for is forgotten. Refuses: breaking itself,
 * which is yd-break.c. */

#include "yd-break.h"

#include <string.h>

#define KEEP_GENERATIONS 2

typedef struct
{
  YdLayout *layout;
  const YdFaceSpan *spans; /* behind it, but of a probe */
  guint64 hash;
  guint n_spans;
  guint length; /* bytes of the text */
  float measures[9];
  guint generation;
} Remembered;

struct _YdBreaker
{
  YdFonts *fonts;
  YdBreakScratch *scratch;
  GHashTable *known; /* Remembered, as its own key */
  guint generation;
  guint n_broken;
};

YdLayout *
yd_layout_ref (YdLayout *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
yd_layout_unref (YdLayout *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self);
}

static gpointer
put (char **end, gconstpointer data, gsize size)
{
  gpointer at = *end;
  if (size > 0)
    memcpy (at, data, size);
  *end += size;
  return at;
}

/**
 * yd_layout_copy:
 *
 * Returns: (transfer full): all of @from, in one piece of memory: a long notice has one a paragraph
 */
YdLayout *
yd_layout_copy (const YdLayout *from)
{
  gsize lines = sizeof (YdLine) * from->n_lines, glyphs = sizeof (YdGlyph) * from->n_glyphs;
  gsize foreign = sizeof (YdForeign) * from->n_foreign, text = strlen (from->text) + 1;
  YdLayout *self = g_malloc (sizeof *self + lines + glyphs + foreign + text);
  char *end = (char *)(self + 1);
  *self = *from;
  g_atomic_ref_count_init (&self->refs);
  self->lines = put (&end, from->lines, lines);
  self->glyphs = put (&end, from->glyphs, glyphs);
  self->foreign = put (&end, from->foreign, foreign);
  self->text = put (&end, from->text, text);
  return self;
}

static void
remembered_free (gpointer data)
{
  Remembered *r = data;
  yd_layout_unref (r->layout);
  g_free (r);
}

/* Multiply and fold over eight bytes at a time: a plan of 300 pages is hashed at every key. */
static guint64
hash_bytes (guint64 hash, const void *data, gsize length)
{
  const guint8 *p = data;
  while (length > 0)
    {
      guint64 word = 0;
      gsize n = MIN (length, sizeof word);
      memcpy (&word, p, n);
      hash = (hash ^ word ^ n) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 29;
      p += n;
      length -= n;
    }
  return hash;
}

static guint
remembered_hash (gconstpointer key)
{
  return (guint)((const Remembered *)key)->hash;
}

static gboolean
remembered_equal (gconstpointer a, gconstpointer b)
{
  const Remembered *ra = a, *rb = b;
  return ra->hash == rb->hash && ra->length == rb->length && ra->n_spans == rb->n_spans
         && memcmp (ra->measures, rb->measures, sizeof ra->measures) == 0
         && (ra->n_spans == 0
             || memcmp (ra->spans, rb->spans, sizeof (YdFaceSpan) * ra->n_spans) == 0)
         && memcmp (ra->layout->text, rb->layout->text, ra->length) == 0;
}

YdBreaker *
yd_breaker_new (YdFonts *fonts)
{
  YdBreaker *self = g_new0 (YdBreaker, 1);
  self->fonts = g_object_ref (fonts);
  self->scratch = yd_break_scratch_new ();
  self->known = g_hash_table_new_full (remembered_hash, remembered_equal, remembered_free, NULL);
  return self;
}

void
yd_breaker_free (YdBreaker *self)
{
  g_hash_table_unref (self->known);
  yd_break_scratch_free (self->scratch);
  g_object_unref (self->fonts);
  g_free (self);
}

YdFonts *
yd_breaker_get_fonts (YdBreaker *self)
{
  return self->fonts;
}

/**
 * yd_breaker_layout:
 *
 * Returns: (transfer full): the broken paragraph, from memory if it was broken before
 */
YdLayout *
yd_breaker_layout (YdBreaker *self, const YdBreakSpec *spec)
{
  YdLayout probe_layout = { .text = (char *)spec->text };
  Remembered probe = {
    .layout = &probe_layout,
    .spans = spec->spans,
    .n_spans = spec->n_spans,
    .length = (guint)strlen (spec->text),
    .measures = { spec->em, spec->cell, spec->width, spec->first_left, spec->rest_left,
                  spec->tighten, spec->x_scale, (float)spec->label,
                  (spec->justify ? 1.f : 0.f) + (spec->natural_digits ? 2.f : 0.f)
                    + (spec->half_spaces ? 4.f : 0.f) },
  };
  Remembered *found;

  probe.hash = hash_bytes (probe.length, spec->text, probe.length);
  probe.hash = hash_bytes (probe.hash, spec->spans, sizeof (YdFaceSpan) * spec->n_spans);
  probe.hash = hash_bytes (probe.hash, probe.measures, sizeof probe.measures);
  found = g_hash_table_lookup (self->known, &probe);
  if (found == NULL)
    {
      char *end;
      found = g_malloc (sizeof probe + sizeof (YdFaceSpan) * spec->n_spans);
      end = (char *)(found + 1);
      *found = probe;
      found->spans = put (&end, spec->spans, sizeof (YdFaceSpan) * spec->n_spans);
      found->layout = yd_break_paragraph (self->fonts, self->scratch, spec);
      g_hash_table_add (self->known, found);
      self->n_broken++;
    }
  found->generation = self->generation;
  return yd_layout_ref (found->layout);
}

/**
 * yd_breaker_layout_text:
 *
 * Returns: (transfer full): @text on one line, in one face, from x = 0
 */
YdLayout *
yd_breaker_layout_text (YdBreaker *self, const char *text, YdFace face, float em, float cell)
{
  YdFaceSpan span = { 0, face };
  YdBreakSpec spec = {
    .text = text,
    .spans = &span,
    .n_spans = 1,
    .em = em,
    .cell = cell,
    .width = 1e6f,
    .x_scale = 1,
  };
  return yd_breaker_layout (self, &spec);
}

/**
 * yd_breaker_age:
 *
 * Called once a composing: forgets what has not been asked for lately.
 */
void
yd_breaker_age (YdBreaker *self)
{
  GHashTableIter iter;
  gpointer key;

  self->generation++;
  self->n_broken = 0;
  if (self->generation % (KEEP_GENERATIONS * 8) != 0)
    return;
  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (((Remembered *)key)->generation + KEEP_GENERATIONS < self->generation)
      g_hash_table_iter_remove (&iter);
}

/**
 * yd_breaker_get_n_broken:
 *
 * Returns: paragraphs that were really broken since yd_breaker_age(): what a keystroke costs
 */
guint
yd_breaker_get_n_broken (YdBreaker *self)
{
  return self->n_broken;
}

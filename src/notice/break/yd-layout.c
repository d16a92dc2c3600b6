/* Owns: broken paragraphs and the memory of them. A paragraph is known by its text, faces and
 * measures; what two composings in a row did not ask for is forgotten. Refuses: breaking itself,
 * which is yd-break.c. */

#include "yd-break.h"

#include <string.h>

#define KEEP_GENERATIONS 2

/* What a paragraph is broken into, beside its text and faces: of few kinds. */
typedef struct
{
  float em, cell, width, first_left, rest_left, tighten, x_scale;
  guint label;
  guint flags;
} Measures;

/* Kept small: a long notice has one a paragraph. */
typedef struct
{
  YdLayout *layout;
  guint hash;
  guint generation;
  guint measures; /* which of the breaker's */
  guint n_spans;
  YdFaceSpan spans[];
} Remembered;

struct _YdBreaker
{
  YdFonts *fonts;
  YdBreakScratch *scratch;
  GHashTable *known; /* Remembered, as its own key */
  Remembered *probe; /* what is looked for, with room for so many spans */
  guint probe_room;
  GArray *measures; /* Measures, each once */
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
  return ((const Remembered *)key)->hash;
}

static gboolean
remembered_equal (gconstpointer a, gconstpointer b)
{
  const Remembered *ra = a, *rb = b;
  return ra->hash == rb->hash && ra->measures == rb->measures && ra->n_spans == rb->n_spans
         && (ra->n_spans == 0
             || memcmp (ra->spans, rb->spans, sizeof (YdFaceSpan) * ra->n_spans) == 0)
         && strcmp (ra->layout->text, rb->layout->text) == 0;
}

YdBreaker *
yd_breaker_new (YdFonts *fonts)
{
  YdBreaker *self = g_new0 (YdBreaker, 1);
  self->fonts = g_object_ref (fonts);
  self->scratch = yd_break_scratch_new ();
  self->known = g_hash_table_new_full (remembered_hash, remembered_equal, remembered_free, NULL);
  self->measures = g_array_new (FALSE, FALSE, sizeof (Measures));
  return self;
}

void
yd_breaker_free (YdBreaker *self)
{
  g_hash_table_unref (self->known);
  g_array_unref (self->measures);
  g_free (self->probe);
  yd_break_scratch_free (self->scratch);
  g_object_unref (self->fonts);
  g_free (self);
}

YdFonts *
yd_breaker_get_fonts (YdBreaker *self)
{
  return self->fonts;
}

static guint
find_measures (YdBreaker *self, const YdBreakSpec *spec)
{
  Measures m
    = { spec->em,
        spec->cell,
        spec->width,
        spec->first_left,
        spec->rest_left,
        spec->tighten,
        spec->x_scale,
        spec->label,
        (spec->justify ? 1u : 0) | (spec->natural_digits ? 2u : 0) | (spec->half_spaces ? 4u : 0) };
  for (guint i = 0; i < self->measures->len; i++)
    if (memcmp (&g_array_index (self->measures, Measures, i), &m, sizeof m) == 0)
      return i;
  g_array_append_val (self->measures, m);
  return self->measures->len - 1;
}

/* @layout: has the text and nothing else */
static Remembered *
fill_probe (YdBreaker *self, const YdBreakSpec *spec, YdLayout *layout)
{
  gsize spans = sizeof (YdFaceSpan) * spec->n_spans, length = strlen (spec->text);
  if (self->probe == NULL || spec->n_spans > self->probe_room)
    {
      self->probe_room = spec->n_spans;
      self->probe = g_realloc (self->probe, sizeof *self->probe + spans);
    }
  Remembered *probe = self->probe;
  guint64 hash = hash_bytes (length, spec->text, length);
  *probe = (Remembered){ .layout = layout,
                         .generation = self->generation,
                         .measures = find_measures (self, spec),
                         .n_spans = spec->n_spans };
  if (spans > 0)
    memcpy (probe->spans, spec->spans, spans);
  hash = hash_bytes (hash, spec->spans, spans);
  probe->hash = (guint)hash_bytes (hash, &probe->measures, sizeof probe->measures);
  return probe;
}

/**
 * yd_breaker_layout:
 *
 * Returns: (transfer full): the broken paragraph, from memory if it was broken before
 */
YdLayout *
yd_breaker_layout (YdBreaker *self, const YdBreakSpec *spec)
{
  YdLayout text = { .text = (char *)spec->text };
  const Remembered *probe = fill_probe (self, spec, &text);
  Remembered *found = g_hash_table_lookup (self->known, probe);
  if (found == NULL)
    {
      found = g_memdup2 (probe, sizeof *probe + sizeof (YdFaceSpan) * spec->n_spans);
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

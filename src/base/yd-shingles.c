/* Owns: sets of shingles, how alike two of them are, and short signatures by which likely pairs are
 * found without looking at all pairs (one-permutation minhash, bands of two: Li, Owen, Zhang 2012). */

#include "yd-shingles.h"

#include "yd-char.h"

#include <stdlib.h>
#include <string.h>

#define ROWS 2
#define BINS (YD_SHINGLE_BANDS * ROWS)

/* In one piece: a long plan is looked through with one of each point. */
struct _YdShingles
{
  guint n;
  guint32 bands[YD_SHINGLE_BANDS];
  guint32 hashes[]; /* ascending, each once */
};

static guint32
mix (guint64 value)
{
  value *= G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  value ^= value >> 29;
  value *= G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  return (guint32)(value >> 32);
}

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;
  return (x > y) - (x < y);
}

/* An empty bin takes its neighbour's minimum, so that short texts have whole signatures. */
static void
fill_bands (YdShingles *self)
{
  guint32 minima[BINS];
  memset (minima, 0xff, sizeof minima);
  for (guint i = 0; i < self->n; i++)
    {
      guint bin = self->hashes[i] % BINS;
      minima[bin] = MIN (minima[bin], self->hashes[i] / BINS);
    }
  for (guint bin = 0; self->n > 0 && bin < BINS; bin++)
    for (guint k = 1; minima[bin] == G_MAXUINT32 && k < BINS; k++)
      minima[bin] = minima[(bin + k) % BINS];
  for (guint band = 0; band < YD_SHINGLE_BANDS; band++)
    {
      guint64 value = (guint64)band << 58;
      for (guint r = 0; r < ROWS; r++)
        value = (value << 1) ^ ((guint64)minima[band * ROWS + r] << (r * 27));
      self->bands[band] = mix (value + band);
    }
}

YdShingles *
yd_shingles_new (const char *text)
{
  g_autofree guint32 *hashes = g_new (guint32, strlen (text) + 1); /* no more than characters */
  gunichar before = 0;
  gsize found = 0;
  guint n = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = yd_char_to_half_width (g_utf8_get_char (p));
      if (!yd_char_is_han (c))
        {
          if (!g_unichar_isalnum (c))
            continue;
          c = g_unichar_tolower (c);
        }
      if (before != 0)
        hashes[found++] = mix ((guint64)before << 32 | c);
      before = c;
    }
  qsort (hashes, found, sizeof *hashes, compare_hashes);
  for (gsize i = 0; i < found; i++)
    if (i == 0 || hashes[i] != hashes[i - 1])
      n++;
  YdShingles *self = g_malloc (sizeof *self + n * sizeof *self->hashes);
  self->n = 0;
  for (gsize i = 0; i < found; i++)
    if (i == 0 || hashes[i] != hashes[i - 1])
      self->hashes[self->n++] = hashes[i];
  fill_bands (self);
  return self;
}

/**
 * yd_shingles_put_on:
 * @self: (transfer full)
 *
 * Returns: (transfer none): the same, for as long as @shelf is there
 */
YdShingles *
yd_shingles_put_on (YdShingles *self, YdShelf *shelf)
{
  YdShingles *there = yd_shelf_copy (shelf, self, sizeof *self + self->n * sizeof *self->hashes);
  yd_shingles_free (self);
  return there;
}

void
yd_shingles_free (YdShingles *self)
{
  g_free (self);
}

guint
yd_shingles_get_size (const YdShingles *self)
{
  return self->n;
}

static guint
count_shared (const YdShingles *a, const YdShingles *b)
{
  guint i = 0, k = 0, shared = 0;
  while (i < a->n && k < b->n)
    {
      guint32 x = a->hashes[i], y = b->hashes[k];
      shared += x == y;
      i += x <= y;
      k += y <= x;
    }
  return shared;
}

/**
 * yd_shingles_compare:
 *
 * Returns: what both share against what they have on average (Dice), 0 to 1; 0 where one is empty
 */
double
yd_shingles_compare (const YdShingles *a, const YdShingles *b)
{
  return a->n + b->n > 0 ? 2.0 * count_shared (a, b) / (a->n + b->n) : 0;
}

/**
 * yd_shingles_get_share:
 *
 * Returns: how much of @a stands in @b as well, 0 to 1; 0 where @a is empty
 */
double
yd_shingles_get_share (const YdShingles *a, const YdShingles *b)
{
  return a->n > 0 ? (double)count_shared (a, b) / a->n : 0;
}

/**
 * yd_shingles_get_band:
 * @band: below YD_SHINGLE_BANDS
 *
 * Returns: a number that texts much alike share in at least one band, and other bands hardly have
 */
guint32
yd_shingles_get_band (const YdShingles *self, guint band)
{
  return self->bands[band];
}

/* Owns: a paragraph's text as clusters: the cell of each character, where its glyph sits in it, and
 * whether a line may end before it (R-TYPO). Advances come from the fonts' cache, so Han is never
 * shaped; only what needs shaping goes through Pango. Refuses: lines. */

#include "yd-clusters.h"

#include <string.h>

#define MAX_SHAPED 256 /* characters that are shaped together; no word has as many */

YdBreakScratch *
yd_break_scratch_new (void)
{
  YdBreakScratch *s = g_new0 (YdBreakScratch, 1);
  s->chars = g_array_new (FALSE, FALSE, sizeof (gunichar));
  s->bytes = g_array_new (FALSE, FALSE, sizeof (guint));
  s->classes = g_array_new (FALSE, FALSE, 1);
  s->breaks = g_array_new (FALSE, FALSE, 1);
  s->clusters = g_array_new (FALSE, FALSE, sizeof (YdCluster));
  s->shaped = g_array_new (FALSE, FALSE, sizeof (YdShapedGlyph));
  s->glyphs = g_array_new (FALSE, FALSE, sizeof (YdGlyph));
  s->lines = g_array_new (FALSE, FALSE, sizeof (YdLine));
  s->foreign = g_array_new (FALSE, FALSE, sizeof (YdForeign));
  return s;
}

void
yd_break_scratch_free (YdBreakScratch *s)
{
  GArray *arrays[] = { s->chars,  s->bytes,  s->classes, s->breaks, s->clusters,
                       s->shaped, s->glyphs, s->lines,   s->foreign };
  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_array_unref (arrays[i]);
  g_free (s);
}

static void
read_characters (YdBreaking *b)
{
  YdBreakScratch *s = b->s;
  guint8 before = YD_TYPO_IDEOGRAPH;

  g_array_set_size (s->chars, 0);
  g_array_set_size (s->bytes, 0);
  g_array_set_size (s->classes, 0);
  for (const char *p = b->spec->text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      guint byte = (guint)(p - b->spec->text);
      guint8 class;
      if (c == '\n' || c == '\t')
        c = ' ';
      class = (guint8)yd_typo_get_class (c);
      if (yd_typo_is_ignorable (c)) /* a line ends behind it where it would before it */
        class = before == YD_TYPO_OPENING || before == YD_TYPO_CLOSING || before == YD_TYPO_DIGIT
                    || before == YD_TYPO_LATIN
                  ? before
                  : YD_TYPO_IDEOGRAPH;
      before = class;
      g_array_append_val (s->chars, c);
      g_array_append_val (s->bytes, byte);
      g_array_append_val (s->classes, class);
    }
  g_array_set_size (s->breaks, s->chars->len);
  yd_typo_get_breaks ((gunichar *)(void *)s->chars->data, (guint8 *)s->classes->data, s->chars->len,
                      (guint8 *)s->breaks->data);
  for (guint i = 0; i < s->chars->len; i++)
    if (yd_typo_is_ignorable (g_array_index (s->chars, gunichar, i)))
      g_array_index (s->breaks, guint8, i) = YD_BREAK_NEVER;
}

static gboolean
is_digit (const YdBreakScratch *s, guint i)
{
  return i < s->classes->len && g_array_index (s->classes, guint8, i) == YD_TYPO_DIGIT;
}

static gboolean
is_stacked (gunichar c)
{
  return c == 0xff1f || c == 0xff01;
}

static void
note_foreign (YdBreaking *b, guint byte, gunichar c, guint font, guint state)
{
  YdForeign foreign = { byte, c, (guint16)font, (guint8)state };
  g_array_append_val (b->s->foreign, foreign);
}

/* The cell of one character and where its glyph sits in it. */
static void
measure_simple (YdBreaking *b, YdCluster *cluster, gunichar c, const YdGlyphInfo *info,
                gboolean stacked, gboolean in_number)
{
  const YdBreakSpec *spec = b->spec;
  float em = spec->em * spec->x_scale, natural = info->advance * em;

  switch ((YdTypo)cluster->class)
    {
    case YD_TYPO_SPACE:
    case YD_TYPO_LATIN:
    case YD_TYPO_COMPLEX:
      if (spec->half_spaces && cluster->class == YD_TYPO_SPACE)
        {
          cluster->advance = spec->cell / 2;
          break;
        }
      cluster->advance = natural * spec->cell / em;
      break;
    case YD_TYPO_DIGIT:
    case YD_TYPO_POINT:
      if (spec->natural_digits || in_number)
        {
          cluster->advance = natural * spec->cell / em;
          break;
        }
      cluster->advance = spec->cell / 2;
      break;
    case YD_TYPO_HALF:
    case YD_TYPO_SLASH:
    case YD_TYPO_HYPHEN:
      cluster->advance = spec->cell / 2;
      break;
    default:
      cluster->advance = spec->cell;
    }
  cluster->offset = (cluster->advance - natural) / 2;
  if (cluster->class == YD_TYPO_CLOSING && info->advance < 0.9f)
    cluster->offset = 0;
  else if (cluster->class == YD_TYPO_POINT && !in_number)
    cluster->offset = 0; /* close to its digit: 1. */
  else if (cluster->class == YD_TYPO_OPENING && info->advance < 0.9f)
    cluster->offset = cluster->advance - natural;
  if (stacked)
    {
      const YdGlyphInfo *ink = yd_fonts_measure (b->fonts, cluster->face, c);
      cluster->advance = spec->cell / 2;
      cluster->offset = spec->cell / 4 - (ink->left + ink->right) / 2 * em;
    }
  cluster->slack
    = cluster->class == YD_TYPO_CLOSING || cluster->class == YD_TYPO_OPENING ? stacked ? 0 : -1 : 0;
}

static void
add_simple (YdBreaking *b, guint i, guint end_byte, guint face)
{
  YdBreakScratch *s = b->s;
  gunichar c = g_array_index (s->chars, gunichar, i);
  guint byte = g_array_index (s->bytes, guint, i);
  const YdGlyphInfo *info = yd_fonts_lookup (b->fonts, face, c);
  gboolean stacked
    = is_stacked (c)
      && ((i > 0 && is_stacked (g_array_index (s->chars, gunichar, i - 1)))
          || (i + 1 < s->chars->len && is_stacked (g_array_index (s->chars, gunichar, i + 1))));
  YdCluster cluster = {
    .byte = byte,
    .n_bytes = (guint16)(end_byte - byte),
    .class = g_array_index (s->classes, guint8, i),
    .breaks = g_array_index (s->breaks, guint8, i),
    .face = (guint8)face,
  };

  /* within 98.5 and 1:2 the point is as wide as the font has it, so that the number stays one word
   */
  measure_simple (b, &cluster, c, info, stacked,
                  cluster.class == YD_TYPO_POINT && i > 0 && is_digit (s, i - 1)
                    && is_digit (s, i + 1));
  if (stacked && i > 0 && is_stacked (g_array_index (s->chars, gunichar, i - 1)))
    cluster.no_gap = TRUE;
  if (info->state != YD_GLYPH_OWN)
    note_foreign (b, byte, c, info->font, info->state);
  g_array_append_val (s->clusters, cluster);
}

/* A place in the text that nothing is seen of. */
static void
add_unseen (YdBreaking *b, guint i, guint end_byte, guint face)
{
  guint byte = g_array_index (b->s->bytes, guint, i);
  YdCluster cluster = { .byte = byte,
                        .n_bytes = (guint16)(end_byte - byte),
                        .class = YD_TYPO_COMPLEX,
                        .breaks = YD_BREAK_NEVER,
                        .no_gap = TRUE,
                        .face = (guint8)face };
  g_array_append_val (b->s->clusters, cluster);
}

/* Whether the glyphs from @from on run from right to left, so that the last of the text comes first. */
static gboolean
is_reversed (const YdBreakScratch *s, guint from)
{
  for (guint g = from + 1; g < s->shaped->len; g++)
    if (g_array_index (s->shaped, YdShapedGlyph, g).cluster
        < g_array_index (s->shaped, YdShapedGlyph, g - 1).cluster)
      return TRUE;
  return FALSE;
}

/* A run that is shaped whole; each of its clusters becomes one of ours, dashes a cell a piece.
 * A word from right to left is one cluster: lines and the text behind them go on from left to right. */
static void
add_shaped (YdBreaking *b, guint i, guint end, guint end_byte, guint face)
{
  YdBreakScratch *s = b->s;
  const YdBreakSpec *spec = b->spec;
  guint start = g_array_index (s->bytes, guint, i), from = s->shaped->len;
  float em = spec->em * spec->x_scale, k = spec->cell / em, natural = 0;
  gboolean dashes = g_array_index (s->classes, guint8, i) == YD_TYPO_DASH;
  float wanted = dashes ? spec->cell * (float)(end - i) : 0;

  yd_fonts_shape (b->fonts, face, spec->text + start, end_byte - start, s->shaped);
  gboolean reversed = is_reversed (s, from);
  for (guint g = from; g < s->shaped->len; g++)
    natural += g_array_index (s->shaped, YdShapedGlyph, g).advance * em;
  for (guint g = from; g < s->shaped->len;)
    {
      const YdShapedGlyph *first = &g_array_index (s->shaped, YdShapedGlyph, g);
      guint next = g + 1, next_byte = end_byte;
      float advance = first->advance;
      YdCluster cluster = {
        .byte = reversed ? start : start + first->cluster,
        .class = g_array_index (s->classes, guint8, i),
        .breaks = g == from ? g_array_index (s->breaks, guint8, i) : YD_BREAK_NEVER,
        .no_gap = g != from,
        .face = (guint8)face,
        .first_shaped = g,
      };
      while (
        next < s->shaped->len
        && (reversed || g_array_index (s->shaped, YdShapedGlyph, next).cluster == first->cluster))
        advance += g_array_index (s->shaped, YdShapedGlyph, next++).advance;
      if (next < s->shaped->len)
        next_byte = start + g_array_index (s->shaped, YdShapedGlyph, next).cluster;
      cluster.n_bytes = (guint16)(next_byte - cluster.byte);
      cluster.n_shaped = next - g;
      cluster.advance = dashes && natural > 0 ? wanted * advance * em / natural : advance * em * k;
      cluster.offset = (cluster.advance - advance * em) / 2;
      if (first->state != YD_GLYPH_OWN)
        note_foreign (b, cluster.byte, g_utf8_get_char (spec->text + cluster.byte), first->font,
                      first->state);
      g_array_append_val (s->clusters, cluster);
      g = next;
    }
}

static gboolean
joins (const YdBreakScratch *s, guint i)
{
  guint8 class = g_array_index (s->classes, guint8, i);
  return class == YD_TYPO_COMPLEX || class == YD_TYPO_DASH;
}

/* Whether glue is out of place between two clusters: inside a number, a word, a pair of dots. */
static gboolean
is_tight_pair (guint8 a, guint8 b)
{
  gboolean word_a = a >= YD_TYPO_SLASH && a != YD_TYPO_SPACE, word_b = b >= YD_TYPO_SLASH;
  return (word_a && word_b) || (a == YD_TYPO_ELLIPSIS && b == YD_TYPO_ELLIPSIS)
         || (a == YD_TYPO_DASH && b == YD_TYPO_DASH);
}

/**
 * yd_clusters_read:
 *
 * Fills @b's clusters from its text: cells, places of glyphs in them, and where a line may end.
 */
void
yd_clusters_read (YdBreaking *b)
{
  YdBreakScratch *s = b->s;
  const YdBreakSpec *spec = b->spec;
  guint n, length = (guint)strlen (spec->text), span = 0;

  read_characters (b);
  n = s->chars->len;
  g_array_set_size (s->clusters, 0);
  g_array_set_size (s->shaped, 0);
  g_array_set_size (s->foreign, 0);
  for (guint i = 0; i < n;)
    {
      guint byte = g_array_index (s->bytes, guint, i), end = i + 1;
      while (span + 1 < spec->n_spans && spec->spans[span + 1].start <= byte)
        span++;
      if (yd_typo_is_ignorable (g_array_index (s->chars, gunichar, i)))
        add_unseen (b, i, end < n ? g_array_index (s->bytes, guint, end) : length,
                    spec->spans[span].face);
      else if (joins (s, i)
               || (end < n && g_array_index (s->classes, guint8, end) == YD_TYPO_COMPLEX
                   && g_unichar_ismark (g_array_index (s->chars, gunichar, end))))
        {
          guint8 class = g_array_index (s->classes, guint8, i);
          while (end < n && end - i < MAX_SHAPED
                 && (class == YD_TYPO_DASH
                       ? g_array_index (s->classes, guint8, end) == YD_TYPO_DASH
                       : g_array_index (s->classes, guint8, end) == YD_TYPO_COMPLEX))
            end++;
          add_shaped (b, i, end, end < n ? g_array_index (s->bytes, guint, end) : length,
                      spec->spans[span].face);
        }
      else
        add_simple (b, i, end < n ? g_array_index (s->bytes, guint, end) : length,
                    spec->spans[span].face);
      i = end;
    }
  b->clusters = (YdCluster *)(void *)s->clusters->data;
  b->n = s->clusters->len;
  for (guint i = 1; i < b->n; i++)
    if (b->clusters[i].byte <= spec->label
        || is_tight_pair (b->clusters[i - 1].class, b->clusters[i].class))
      b->clusters[i].no_gap = TRUE;
}

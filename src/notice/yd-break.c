/* Owns: lines of Chinese text on a grid of cells: what stands on each, and how it comes flush
 * (R-TYPO, R-JUST). Advances come from the fonts' cache, so Han is never shaped twice; only what
 * needs shaping goes through Pango. Refuses: vertical places, pages, alignment.
 *
 * A line is tried in this order: exactly full; the mark at its end takes half a cell; marks on it are
 * compressed so that the next word comes in; what is there is stretched evenly. */

#include "yd-break.h"

#include "yd-typo.h"

#include <math.h>
#include <string.h>

#define EPSILON 0.003f        /* mm: less than a glyph can be seen to move */
#define TORN_GAP 0.10f        /* cells a gap: beyond it a soft break is better */
#define RIPPED_GAP 0.35f      /* and beyond this a foreign word is divided */
#define MARK_MARGIN 0.04f     /* em of white that a compressed mark keeps */

typedef struct
{
  guint byte;
  guint8 n_bytes;
  guint8 class;      /* YdTypo */
  guint8 breaks;     /* YdBreak before it */
  guint8 no_gap;     /* nothing is put in or taken between it and the one before */
  guint8 face;
  float advance;     /* mm */
  float offset;      /* mm: of the glyph in its cell */
  float slack;       /* mm that compressing may take; -1 not measured yet */
  float taken;       /* mm that it took on this line */
  guint first_shaped, n_shaped; /* in the shaped glyphs; n_shaped 0: one glyph from the cache */
} Cluster;

struct _YdBreakScratch
{
  GArray *chars;     /* gunichar */
  GArray *bytes;     /* guint */
  GArray *classes;   /* guint8 */
  GArray *breaks;    /* guint8 */
  GArray *clusters;  /* Cluster */
  GArray *shaped;    /* YdShapedGlyph */
  GArray *glyphs;    /* YdGlyph */
  GArray *lines;     /* YdLine */
  GArray *foreign;   /* YdForeign */
};

typedef struct
{
  YdFonts *fonts;
  YdBreakScratch *s;
  const YdBreakSpec *spec;
  Cluster *clusters;
  guint n;
} Breaking;

YdBreakScratch *
yd_break_scratch_new (void)
{
  YdBreakScratch *s = g_new0 (YdBreakScratch, 1);
  s->chars = g_array_new (FALSE, FALSE, sizeof (gunichar));
  s->bytes = g_array_new (FALSE, FALSE, sizeof (guint));
  s->classes = g_array_new (FALSE, FALSE, 1);
  s->breaks = g_array_new (FALSE, FALSE, 1);
  s->clusters = g_array_new (FALSE, FALSE, sizeof (Cluster));
  s->shaped = g_array_new (FALSE, FALSE, sizeof (YdShapedGlyph));
  s->glyphs = g_array_new (FALSE, FALSE, sizeof (YdGlyph));
  s->lines = g_array_new (FALSE, FALSE, sizeof (YdLine));
  s->foreign = g_array_new (FALSE, FALSE, sizeof (YdForeign));
  return s;
}

void
yd_break_scratch_free (YdBreakScratch *s)
{
  GArray *arrays[] = { s->chars, s->bytes, s->classes, s->breaks, s->clusters,
                       s->shaped, s->glyphs, s->lines, s->foreign };
  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_array_unref (arrays[i]);
  g_free (s);
}

/* ---- text to clusters ---- */

static void
read_characters (Breaking *b)
{
  YdBreakScratch *s = b->s;
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
      g_array_append_val (s->chars, c);
      g_array_append_val (s->bytes, byte);
      g_array_append_val (s->classes, class);
    }
  g_array_set_size (s->breaks, s->chars->len);
  yd_typo_get_breaks ((gunichar *)(void *)s->chars->data, (guint8 *)s->classes->data, s->chars->len,
                      (guint8 *)s->breaks->data);
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
note_foreign (Breaking *b, guint byte, gunichar c, guint font, guint state)
{
  YdForeign foreign = { byte, c, (guint16)font, (guint8)state };
  g_array_append_val (b->s->foreign, foreign);
}

/* The cell of one character and where its glyph sits in it. */
static void
measure_simple (Breaking *b, Cluster *cluster, gunichar c, const YdGlyphInfo *info, gboolean stacked,
                gboolean in_number)
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
  cluster->slack = cluster->class == YD_TYPO_CLOSING || cluster->class == YD_TYPO_OPENING
                       ? stacked ? 0 : -1 : 0;
}

static void
add_simple (Breaking *b, guint i, guint end_byte, guint face)
{
  YdBreakScratch *s = b->s;
  gunichar c = g_array_index (s->chars, gunichar, i);
  guint byte = g_array_index (s->bytes, guint, i);
  const YdGlyphInfo *info = yd_fonts_lookup (b->fonts, face, c);
  gboolean stacked
      = is_stacked (c)
        && ((i > 0 && is_stacked (g_array_index (s->chars, gunichar, i - 1)))
            || (i + 1 < s->chars->len && is_stacked (g_array_index (s->chars, gunichar, i + 1))));
  Cluster cluster = {
    .byte = byte, .n_bytes = (guint8)(end_byte - byte),
    .class = g_array_index (s->classes, guint8, i), .breaks = g_array_index (s->breaks, guint8, i),
    .face = (guint8)face,
  };

  /* within 98.5 and 1:2 the point is as wide as the font has it, so that the number stays one word */
  measure_simple (b, &cluster, c, info, stacked,
                  cluster.class == YD_TYPO_POINT && i > 0 && is_digit (s, i - 1)
                      && is_digit (s, i + 1));
  if (stacked && i > 0 && is_stacked (g_array_index (s->chars, gunichar, i - 1)))
    cluster.no_gap = TRUE;
  if (info->state != YD_GLYPH_OWN)
    note_foreign (b, byte, c, info->font, info->state);
  g_array_append_val (s->clusters, cluster);
}

/* A run that is shaped whole; each of its clusters becomes one of ours, dashes a cell a piece. */
static void
add_shaped (Breaking *b, guint i, guint end, guint end_byte, guint face)
{
  YdBreakScratch *s = b->s;
  const YdBreakSpec *spec = b->spec;
  guint start = g_array_index (s->bytes, guint, i), from = s->shaped->len;
  float em = spec->em * spec->x_scale, k = spec->cell / em, natural = 0;
  gboolean dashes = g_array_index (s->classes, guint8, i) == YD_TYPO_DASH;
  float wanted = dashes ? spec->cell * (float)(end - i) : 0;

  yd_fonts_shape (b->fonts, face, spec->text + start, end_byte - start, s->shaped);
  for (guint g = from; g < s->shaped->len; g++)
    natural += g_array_index (s->shaped, YdShapedGlyph, g).advance * em;
  for (guint g = from; g < s->shaped->len;)
    {
      const YdShapedGlyph *first = &g_array_index (s->shaped, YdShapedGlyph, g);
      guint next = g + 1, next_byte = end_byte;
      float advance = first->advance;
      Cluster cluster = {
        .byte = start + first->cluster, .class = g_array_index (s->classes, guint8, i),
        .breaks = g == from ? g_array_index (s->breaks, guint8, i) : YD_BREAK_NEVER,
        .no_gap = g != from, .face = (guint8)face, .first_shaped = g,
      };
      while (next < s->shaped->len
             && g_array_index (s->shaped, YdShapedGlyph, next).cluster == first->cluster)
        advance += g_array_index (s->shaped, YdShapedGlyph, next++).advance;
      for (guint h = from; h < s->shaped->len; h++) /* right-to-left runs come reversed */
        {
          guint other = start + g_array_index (s->shaped, YdShapedGlyph, h).cluster;
          if (other > cluster.byte && other < next_byte)
            next_byte = other;
        }
      cluster.n_bytes = (guint8)MIN (next_byte - cluster.byte, 255u);
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

static void
make_clusters (Breaking *b)
{
  YdBreakScratch *s = b->s;
  const YdBreakSpec *spec = b->spec;
  guint n = s->chars->len, length = (guint)strlen (spec->text), span = 0;

  g_array_set_size (s->clusters, 0);
  g_array_set_size (s->shaped, 0);
  g_array_set_size (s->foreign, 0);
  for (guint i = 0; i < n;)
    {
      guint byte = g_array_index (s->bytes, guint, i), end = i + 1;
      while (span + 1 < spec->n_spans && spec->spans[span + 1].start <= byte)
        span++;
      if (joins (s, i) || (end < n && g_array_index (s->classes, guint8, end) == YD_TYPO_COMPLEX
                           && g_unichar_ismark (g_array_index (s->chars, gunichar, end))))
        {
          guint8 class = g_array_index (s->classes, guint8, i);
          while (end < n
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
  b->clusters = (Cluster *)(void *)s->clusters->data;
  b->n = s->clusters->len;
  for (guint i = 1; i < b->n; i++)
    if (is_tight_pair (b->clusters[i - 1].class, b->clusters[i].class))
      b->clusters[i].no_gap = TRUE;
}

/* ---- clusters to lines ---- */

/* How much a mark may lose: what white it has on its open side, half a cell at most. */
static float
get_slack (Breaking *b, Cluster *cluster)
{
  const YdBreakSpec *spec = b->spec;
  const YdGlyphInfo *info;
  float em = spec->em * spec->x_scale, white;

  if (cluster->slack >= 0)
    return cluster->slack;
  if (cluster->class == YD_TYPO_OPENING && cluster > b->clusters
      && (cluster - 1)->class == YD_TYPO_CLOSING)
    return cluster->slack = 0; /* of 。（ the first gives alone, or the two would touch */
  info = yd_fonts_measure (b->fonts, cluster->face,
                           g_utf8_get_char (spec->text + cluster->byte));
  white = cluster->class == YD_TYPO_CLOSING ? cluster->advance - cluster->offset - info->right * em
                                            : cluster->offset + info->left * em;
  cluster->slack = CLAMP (white - MARK_MARGIN * em, 0, spec->cell / 2);
  return cluster->slack;
}

static guint
visible_end (Breaking *b, guint start, guint end)
{
  while (end > start && b->clusters[end - 1].class == YD_TYPO_SPACE)
    end--;
  return end;
}

static guint
count_gaps (Breaking *b, guint start, guint end)
{
  guint gaps = 0;
  for (guint i = start + 1; i < end; i++)
    gaps += !b->clusters[i].no_gap;
  return gaps;
}

static gboolean
is_mark (const Cluster *cluster)
{
  return cluster->class == YD_TYPO_CLOSING || cluster->class == YD_TYPO_OPENING;
}

/* Whether the white of this mark meets the white of another: such pairs are compressed first. */
static gboolean
is_paired (Breaking *b, guint start, guint end, guint i)
{
  if (b->clusters[i].class == YD_TYPO_CLOSING)
    return i + 1 < end && is_mark (&b->clusters[i + 1]);
  return i > start && is_mark (&b->clusters[i - 1]);
}

/* Takes @over from the marks that meet others, or from those that do not, each in proportion to what it has. */
static float
take_from (Breaking *b, guint start, guint end, float over, gboolean paired)
{
  float sum = 0, share;
  for (guint i = start; i < end; i++)
    if (is_mark (&b->clusters[i]) && is_paired (b, start, end, i) == paired)
      sum += get_slack (b, &b->clusters[i]) - b->clusters[i].taken;
  if (sum <= 0 || over <= 0)
    return over;
  share = MIN (1, over / sum);
  for (guint i = start; i < end; i++)
    if (is_mark (&b->clusters[i]) && is_paired (b, start, end, i) == paired)
      b->clusters[i].taken += (b->clusters[i].slack - b->clusters[i].taken) * share;
  return over - sum * share;
}

/* Brings a line that is @over too wide to its width: end mark, pairs, other marks, all gaps. */
static void
compress (Breaking *b, guint start, guint end, float over, YdLine *line)
{
  Cluster *last = &b->clusters[end - 1];
  if (last->class == YD_TYPO_CLOSING)
    {
      last->taken = MIN (get_slack (b, last), over);
      over -= last->taken;
      line->fit = YD_FIT_TRIMMED;
    }
  if (over <= EPSILON)
    return;
  line->fit = YD_FIT_PULLED;
  over = take_from (b, start, end, over, TRUE);
  over = take_from (b, start, end, over, FALSE);
  if (over > EPSILON)
    {
      line->fit = YD_FIT_TIGHTENED;
      line->gap = -over / (float)MAX (count_gaps (b, start, end), 1);
    }
}

static gboolean
can_compress (Breaking *b, guint start, guint end, float over)
{
  float have = b->spec->tighten * (float)count_gaps (b, start, end);
  for (guint i = start; i < end && have < over; i++)
    if (is_mark (&b->clusters[i]))
      have += get_slack (b, &b->clusters[i]);
  return have >= over - EPSILON;
}

typedef struct
{
  guint end;      /* first cluster of the next line */
  float leftover; /* negative: to be compressed */
} Choice;

/* The end of a line that starts at @start, with breaks up to @level allowed. */
static Choice
choose_end (Breaking *b, guint start, float avail, guint level)
{
  Choice fit = { start, 0 };
  float width = 0, trailing = 0;

  for (guint j = start + 1; j <= b->n; j++)
    {
      const Cluster *added = &b->clusters[j - 1];
      gboolean allowed = j == b->n || b->clusters[j].breaks <= level;
      width += added->advance;
      trailing = added->class == YD_TYPO_SPACE ? trailing + added->advance : 0;
      if (!allowed)
        continue;
      if (width - trailing <= avail + EPSILON)
        {
          fit = (Choice){ j, avail - (width - trailing) };
          continue;
        }
      if (fit.end > start && fit.leftover <= EPSILON)
        return fit; /* exactly full: the grid is kept */
      if (can_compress (b, start, visible_end (b, start, j), width - trailing - avail))
        return (Choice){ j, avail - (width - trailing) };
      return fit;
    }
  return fit;
}

/* A token wider than the line: as much of it as fits, one cluster at least. */
static Choice
choose_forced (Breaking *b, guint start, float avail)
{
  float width = 0;
  guint j = start;
  while (j < b->n && (j == start || width + b->clusters[j].advance <= avail + EPSILON))
    width += b->clusters[j++].advance;
  return (Choice){ j, MAX (avail - width, 0) };
}

static float
gap_of (Breaking *b, guint start, Choice choice)
{
  guint gaps;
  if (choice.end <= start)
    return 1e6f;
  if (choice.end == b->n || choice.leftover <= 0)
    return 0;
  gaps = count_gaps (b, start, visible_end (b, start, choice.end));
  return gaps == 0 ? 1e6f : choice.leftover / (float)gaps;
}

static Choice
choose_best (Breaking *b, guint start, float avail)
{
  static const float limits[] = { TORN_GAP, RIPPED_GAP };
  Choice choice = choose_end (b, start, avail, YD_BREAK_ALLOWED);
  for (guint level = YD_BREAK_SOFT; level <= YD_BREAK_TORN; level++)
    {
      Choice other;
      if (gap_of (b, start, choice) <= limits[level - 1] * b->spec->cell)
        return choice;
      other = choose_end (b, start, avail, level);
      if (gap_of (b, start, other) < gap_of (b, start, choice))
        choice = other;
    }
  return choice.end > start ? choice : choose_forced (b, start, avail);
}

/* ---- lines to glyphs ---- */

static void
emit_cluster (Breaking *b, const Cluster *cluster, float x)
{
  YdBreakScratch *s = b->s;
  if (cluster->n_shaped == 0)
    {
      gunichar c = g_utf8_get_char (b->spec->text + cluster->byte);
      const YdGlyphInfo *info
          = yd_fonts_lookup (b->fonts, cluster->face, c == '\n' || c == '\t' ? ' ' : c);
      YdGlyph glyph = { (guint16)info->glyph, info->font, x, 0, cluster->n_bytes };
      g_array_append_val (s->glyphs, glyph);
      return;
    }
  for (guint i = 0; i < cluster->n_shaped; i++)
    {
      const YdShapedGlyph *sg = &g_array_index (s->shaped, YdShapedGlyph, cluster->first_shaped + i);
      float em = b->spec->em * b->spec->x_scale;
      YdGlyph glyph = { (guint16)sg->glyph, sg->font, x + sg->dx * em, (gint16)(sg->dy * 1000),
                        i == 0 ? cluster->n_bytes : 0 };
      g_array_append_val (s->glyphs, glyph);
      x += sg->advance * em;
    }
}

static void
emit_line (Breaking *b, guint start, guint end, float left, YdLine *line)
{
  guint visible = visible_end (b, start, end);
  float x = left;

  line->start = b->clusters[start].byte;
  line->end = end < b->n ? b->clusters[end].byte : (guint)strlen (b->spec->text);
  line->first_glyph = b->s->glyphs->len;
  line->left = left;
  for (guint i = start; i < end; i++)
    {
      Cluster *cluster = &b->clusters[i];
      float shift = 0;
      if (i > start && i < visible && !cluster->no_gap)
        x += line->gap;
      if (cluster->class == YD_TYPO_OPENING)
        shift = -cluster->taken;
      emit_cluster (b, cluster, x + cluster->offset + shift);
      x += cluster->advance - cluster->taken;
      cluster->taken = 0;
      if (i + 1 == visible)
        line->right = x;
    }
  line->n_glyphs = b->s->glyphs->len - line->first_glyph;
}

static void
fill_line (Breaking *b, guint start, Choice choice, YdLine *line)
{
  guint visible = visible_end (b, start, choice.end);
  line->fit = YD_FIT_NATURAL;
  if (choice.leftover < -EPSILON)
    compress (b, start, visible, -choice.leftover, line);
  else if (choice.end < b->n && b->spec->justify)
    {
      guint gaps = count_gaps (b, start, visible);
      if (choice.leftover <= EPSILON)
        line->fit = YD_FIT_EXACT;
      else if (gaps == 0)
        line->fit = YD_FIT_RAGGED;
      else
        {
          line->fit = YD_FIT_STRETCHED;
          line->gap = choice.leftover / (float)gaps;
        }
    }
}

/**
 * yd_break_paragraph:
 * @scratch: working memory, to be reused
 *
 * Returns: (transfer full): @spec's text in lines; an empty text has one empty line
 */
YdLayout *
yd_break_paragraph (YdFonts *fonts, YdBreakScratch *scratch, const YdBreakSpec *spec)
{
  Breaking b = { .fonts = fonts, .s = scratch, .spec = spec };
  YdLayout *layout = g_new0 (YdLayout, 1);
  guint start = 0;

  read_characters (&b);
  make_clusters (&b);
  g_array_set_size (scratch->glyphs, 0);
  g_array_set_size (scratch->lines, 0);
  do
    {
      float left = scratch->lines->len == 0 ? spec->first_left : spec->rest_left;
      YdLine line = { .left = left, .right = left };
      Choice choice = { 0, 0 };
      if (b.n > 0)
        {
          choice = choose_best (&b, start, spec->width - left);
          fill_line (&b, start, choice, &line);
          emit_line (&b, start, choice.end, left, &line);
        }
      g_array_append_val (scratch->lines, line);
      start = choice.end;
    }
  while (start < b.n);

  g_atomic_ref_count_init (&layout->refs);
  layout->text = g_strdup (spec->text);
  layout->em = spec->em;
  layout->x_scale = spec->x_scale;
  layout->n_lines = scratch->lines->len;
  layout->lines = g_memdup2 (scratch->lines->data, sizeof (YdLine) * scratch->lines->len);
  layout->n_glyphs = scratch->glyphs->len;
  layout->glyphs = g_memdup2 (scratch->glyphs->data, sizeof (YdGlyph) * scratch->glyphs->len);
  layout->n_foreign = scratch->foreign->len;
  layout->foreign = g_memdup2 (scratch->foreign->data, sizeof (YdForeign) * scratch->foreign->len);
  return layout;
}

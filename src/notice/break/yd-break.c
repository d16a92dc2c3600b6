/* Owns: lines of Chinese text on a grid of cells: what stands on each, and how it comes flush
 * (R-TYPO, R-JUST). Advances come from the fonts' cache, so Han is never shaped twice; only what
 * needs shaping goes through Pango. Refuses: vertical places, pages, alignment.
 *
 * A line is tried in this order: exactly full; the mark at its end takes half a cell; marks on it
 * are compressed so that the next word comes in; what is there is stretched evenly. */

#include "yd-clusters.h"

#include <math.h>
#include <string.h>

#define EPSILON 0.003f    /* mm: less than a glyph can be seen to move */
#define TORN_GAP 0.10f    /* cells a gap: beyond it a soft break is better */
#define RIPPED_GAP 0.35f  /* and beyond this a foreign word is divided */
#define MARK_MARGIN 0.04f /* em of white that a compressed mark keeps */

/* How much a mark may lose: what white it has on its open side, half a cell at most. */
static float
get_slack (YdBreaking *b, YdCluster *cluster)
{
  const YdBreakSpec *spec = b->spec;
  const YdGlyphInfo *info;
  float em = spec->em * spec->x_scale, white;

  if (cluster->slack >= 0)
    return cluster->slack;
  if (cluster->byte < spec->label)
    return cluster->slack = 0;
  if (cluster->class == YD_TYPO_OPENING && cluster > b->clusters
      && (cluster - 1)->class == YD_TYPO_CLOSING)
    return cluster->slack = 0; /* of 。（ the first gives alone, or the two would touch */
  info = yd_fonts_measure (b->fonts, cluster->face, g_utf8_get_char (spec->text + cluster->byte));
  white = cluster->class == YD_TYPO_CLOSING ? cluster->advance - cluster->offset - info->right * em
                                            : cluster->offset + info->left * em;
  cluster->slack = CLAMP (white - MARK_MARGIN * em, 0, spec->cell / 2);
  return cluster->slack;
}

static guint
visible_end (YdBreaking *b, guint start, guint end)
{
  while (end > start && b->clusters[end - 1].class == YD_TYPO_SPACE)
    end--;
  return end;
}

static guint
count_gaps (YdBreaking *b, guint start, guint end)
{
  guint gaps = 0;
  for (guint i = start + 1; i < end; i++)
    gaps += !b->clusters[i].no_gap;
  return gaps;
}

static gboolean
is_mark (const YdCluster *cluster)
{
  return cluster->class == YD_TYPO_CLOSING || cluster->class == YD_TYPO_OPENING;
}

/* Whether the white of this mark meets the white of another: such pairs are compressed first. */
static gboolean
is_paired (YdBreaking *b, guint start, guint end, guint i)
{
  if (b->clusters[i].class == YD_TYPO_CLOSING)
    return i + 1 < end && is_mark (&b->clusters[i + 1]);
  return i > start && is_mark (&b->clusters[i - 1]);
}

/* Takes @over from the marks that meet others, or from those that do not, each in proportion to
 * what it has. */
static float
take_from (YdBreaking *b, guint start, guint end, float over, gboolean paired)
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
compress (YdBreaking *b, guint start, guint end, float over, YdLine *line)
{
  YdCluster *last = &b->clusters[end - 1];
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
can_compress (YdBreaking *b, guint start, guint end, float over)
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
choose_end (YdBreaking *b, guint start, float avail, guint level)
{
  Choice fit = { start, 0 };
  float width = 0, trailing = 0;

  for (guint j = start + 1; j <= b->n; j++)
    {
      const YdCluster *added = &b->clusters[j - 1];
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
choose_forced (YdBreaking *b, guint start, float avail)
{
  float width = 0;
  guint j = start;
  while (j < b->n && (j == start || width + b->clusters[j].advance <= avail + EPSILON))
    width += b->clusters[j++].advance;
  return (Choice){ j, MAX (avail - width, 0) };
}

static float
gap_of (YdBreaking *b, guint start, Choice choice)
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
choose_best (YdBreaking *b, guint start, float avail)
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
emit_cluster (YdBreaking *b, const YdCluster *cluster, float x)
{
  YdBreakScratch *s = b->s;
  if (cluster->n_shaped == 0)
    {
      gunichar c = g_utf8_get_char (b->spec->text + cluster->byte);
      const YdGlyphInfo *info = yd_fonts_lookup (
        b->fonts, cluster->face, c == '\n' || c == '\t' || yd_typo_is_ignorable (c) ? ' ' : c);
      YdGlyph glyph = { (guint16)info->glyph, info->font, x, 0, cluster->n_bytes };
      g_array_append_val (s->glyphs, glyph);
      return;
    }
  for (guint i = 0; i < cluster->n_shaped; i++)
    {
      const YdShapedGlyph *sg
        = &g_array_index (s->shaped, YdShapedGlyph, cluster->first_shaped + i);
      float em = b->spec->em * b->spec->x_scale;
      YdGlyph glyph = { (guint16)sg->glyph, sg->font, x + sg->dx * em, (gint16)(sg->dy * 1000),
                        i == 0 ? cluster->n_bytes : 0 };
      g_array_append_val (s->glyphs, glyph);
      x += sg->advance * em;
    }
}

static void
emit_line (YdBreaking *b, guint start, guint end, float left, YdLine *line)
{
  guint visible = visible_end (b, start, end);
  float x = left;

  line->start = b->clusters[start].byte;
  line->end = end < b->n ? b->clusters[end].byte : (guint)strlen (b->spec->text);
  line->first_glyph = b->s->glyphs->len;
  line->left = left;
  for (guint i = start; i < end; i++)
    {
      YdCluster *cluster = &b->clusters[i];
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
fill_line (YdBreaking *b, guint start, Choice choice, YdLine *line)
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
  YdBreaking b = { .fonts = fonts, .s = scratch, .spec = spec };
  guint start = 0;

  yd_clusters_read (&b);
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

  YdLayout layout = {
    .text = (char *)spec->text,
    .lines = (gpointer)scratch->lines->data,
    .n_lines = scratch->lines->len,
    .glyphs = (gpointer)scratch->glyphs->data,
    .n_glyphs = scratch->glyphs->len,
    .foreign = (gpointer)scratch->foreign->data,
    .n_foreign = scratch->foreign->len,
    .em = spec->em,
    .x_scale = spec->x_scale,
  };
  layout.odd = layout.n_foreign > 0;
  for (guint i = 0; i < layout.n_lines && !layout.odd; i++)
    layout.odd = layout.lines[i].fit >= YD_FIT_STRETCHED;
  return yd_layout_copy (&layout);
}

/* Owns: what is measured over whole pages and lines: type area, rows and columns, line ends, faces,
 * sizes and colours. Refuses: single elements. */

#include "yd-conformity-private.h"

#include "yd-front.h"
#include "yd-typo.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define CLOSEST_ROWS (26 * YD_MM_PER_POINT - 0.01) /* R-SIGN-9 */

/* Everything but page numbers, the mark of a draft, and the head and lines of a letter (5.2.1). */
static void
measure_area (YdMeasuring *m)
{
  static const YdMeasured what = { "R-PAGE-2", "5.2.1", N_ ("Paper and type area") };
  double left = 1e6, right = 0, top = 1e6, bottom = 0;
  for (guint p = 0; p < yd_pages_get_n (m->pages); p++)
    {
      const YdPage *page = yd_pages_get (m->pages, p);
      for (guint i = 0; i < page->items->len; i++)
        {
          const YdPlaced *placed = &g_array_index (page->items, YdPlaced, i);
          YdPageBox box;
          if (placed->part == YD_PART_PAGE_NUMBER || placed->part == YD_PART_DRAFT
              || (placed->red && m->content->form == YD_NOTICE_LETTER))
            continue;
          yd_placed_get_box (placed, page, &box);
          left = MIN (left, box.x - page->left);
          right = MAX (right, box.x - page->left + box.width);
          top = MIN (top, box.y);
          bottom = MAX (bottom, box.y + box.height);
        }
    }
  if (left > right)
    return;
  const char *format = _ ("%.1f × %.1f mm, %.1f from the left, %.1f from the top");
  char *value = g_strdup_printf (format, right - left, bottom - top, YD_AREA_LEFT + left, top);
  g_autofree char *whole = g_strdup_printf (format, YD_AREA_WIDTH, YD_AREA_BOTTOM - YD_AREA_TOP,
                                            YD_AREA_LEFT, YD_AREA_TOP);
  yd_measuring_report (m, &what, YD_MEASURE_PAGES, NULL,
                       left >= -0.1 && right <= YD_AREA_WIDTH + 0.1 && top >= YD_AREA_TOP - 0.1
                         && bottom <= YD_AREA_BOTTOM + 0.1,
                       value,
                       g_str_equal (value, whole)
                         ? whole
                         : _ ("within 156.0 × 225.0 mm, 28.0 from the left, 37.0 from the top"));
}

/* ---- running text ---- */

static void
measure_rows (YdMeasuring *m)
{
  static const YdMeasured what = { "R-GRID-1", "5.2.3", N_ ("22 rows a page") };
  const YdSpot *before = NULL;
  guint rows = 0, most = 0;
  double low = 1e6, high = 0;

  for (guint i = 0; i < m->flow->len; i++)
    {
      const YdSpot *spot = &g_array_index (m->flow, YdSpot, i);
      if (before == NULL || before->page != spot->page)
        rows = 0;
      else
        {
          low = MIN (low, spot->placed->y - before->placed->y);
          high = MAX (high, spot->placed->y - before->placed->y);
        }
      rows++;
      most = MAX (most, rows);
      before = spot;
    }
  if (most == 0)
    return;
  if (high == 0) /* no page has two rows */
    low = high = m->grid->pitch;
  yd_measuring_report (
    m, &what, YD_MEASURE_PAGES, NULL, most <= YD_GRID_ROWS,
    high - low < 0.005
      ? g_strdup_printf (_ ("%u rows at most, %.2f mm apart"), most, low)
      : g_strdup_printf (_ ("%u rows at most, %.2f to %.2f mm apart"), most, low, high),
    _ ("22 rows"));
}

static gboolean
is_title (YdPart part)
{
  return part == YD_PART_TITLE || part == YD_PART_PLAN_TITLE || part == YD_PART_PLAN_SUBTITLE;
}

/* How far a line is from the row, or the line of a title, where it should stand below @before. Rows
 * of one page are equally far apart: no closer than 26 points where a signature needed the room
 * (R-SIGN-9). Lines of titles have the gap of rows between them, or two mm where page 1 had no room
 * (R-BODY-1). */
static double
off_row (YdMeasuring *m, const YdSpot *before, const YdSpot *spot)
{
  YdPart part = spot->placed->part;
  double pitch = part == YD_PART_ADDRESSEE ? m->grid->pitch : yd_measuring_pitch (m, spot->page);
  double down = spot->placed->y - before->placed->y,
         gap = spot->placed->y - yd_spot_bottom (before);

  if (yd_part_is_row (part) && yd_part_is_row (before->placed->part))
    return fabs (down - MAX (round (down / pitch), 1) * pitch);
  if (yd_part_is_row (part) && part != YD_PART_ADDRESSEE) /* a blank row below a title */
    return fabs (gap - (pitch - m->grid->em) - pitch);
  if (is_title (part) && is_title (before->placed->part) && fabs (gap - YD_TIGHT_TITLE_GAP) > 0.05)
    return fabs (gap - m->grid->gap);
  return 0;
}

static void
measure_row_places (YdMeasuring *m)
{
  static const YdMeasured what = { "R-GRID-3", "5.2.3", N_ ("Lines beside their rows") };
  YdSpot before = { 0 }, bad = { 0 };
  guint n = 0;

  for (guint p = 0; p < yd_pages_get_n (m->pages); p++)
    {
      const GArray *items = yd_pages_get (m->pages, p)->items;
      if (m->pitches[p] < CLOSEST_ROWS)
        {
          n++;
          bad = (YdSpot){ p, &g_array_index (items, YdPlaced, 0) };
        }
      before.placed = NULL;
      for (guint i = 0; i < items->len; i++)
        {
          YdSpot spot = { p, &g_array_index (items, YdPlaced, i) };
          if (spot.placed->kind != YD_PLACED_TEXT || spot.placed->rotated
              || !(yd_part_is_row (spot.placed->part) || is_title (spot.placed->part)))
            continue;
          gboolean first = before.placed == NULL && p > 0 && yd_part_is_row (spot.placed->part);
          if ((before.placed != NULL && off_row (m, &before, &spot) > 0.05)
              || (first && fabs (spot.placed->y - m->grid->first) > 0.05))
            {
              n++;
              bad = spot;
            }
          before = spot;
        }
    }
  yd_measuring_count (m, &what, n > 0 ? &bad : NULL, n);
}

static const YdLine *
line_of (const YdSpot *spot)
{
  return &spot->placed->layout->lines[spot->placed->line];
}

/* Han of a line that nothing was done to stand in their columns, each in the middle of its
 * cell. */
static void
measure_columns (YdMeasuring *m)
{
  static const YdMeasured what = { "R-GRID-2", "5.2.3", N_ ("Characters in 28 columns") };
  double worst = 0, half = m->grid->cell / 2, ink = (m->grid->cell - m->grid->em) / 2;
  guint lines = 0;

  for (guint i = 0; i < m->flow->len; i++)
    {
      const YdSpot *spot = &g_array_index (m->flow, YdSpot, i);
      const YdLine *line = line_of (spot);
      if (line->fit != YD_FIT_EXACT)
        continue;
      const char *p = spot->placed->layout->text + line->start;
      lines++;
      for (guint g = line->first_glyph; g < line->first_glyph + line->n_glyphs; g++)
        {
          const YdGlyph *glyph = &spot->placed->layout->glyphs[g];
          double column = (glyph->x - ink) / half;
          if (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HAN)
            worst = MAX (worst, fabs (column - round (column)) * half);
          p += glyph->n_bytes;
        }
    }
  if (lines > 0)
    yd_measuring_report (
      m, &what, YD_MEASURE_PAGES, NULL, worst <= 0.1,
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u line, at most %.2f mm off",
                                    "%u lines, at most %.2f mm off", lines),
                       lines, worst),
      "± 0.1 mm");
}

/* Full lines end at the right edge; what was stretched stays unseen. */
static void
measure_lines (YdMeasuring *m)
{
  static const YdMeasured flush = { "R-JUST", "5.2.3", N_ ("28 characters a line, flush") };
  static const YdMeasured space = { "R-JUST", "5.2.3", N_ ("Space between characters") };
  double worst_edge = 0, worst_gap = 0;
  YdPageBox box;
  guint lines = 0;

  for (guint i = 0; i < m->flow->len; i++)
    {
      const YdSpot *spot = &g_array_index (m->flow, YdSpot, i);
      const YdLine *line = line_of (spot);
      if (spot->placed->line + 1 == spot->placed->layout->n_lines || line->fit == YD_FIT_RAGGED)
        continue;
      if (lines++ == 0 || fabs (line->gap) > worst_gap)
        {
          worst_gap = fabs (line->gap);
          box = yd_spot_box (m, spot);
        }
      worst_edge = MAX (worst_edge, fabs (yd_spot_right (m, spot) - YD_AREA_WIDTH));
    }
  if (lines == 0)
    return;
  yd_measuring_report (
    m, &flush, YD_MEASURE_PAGES, NULL, worst_edge <= 0.1,
    g_strdup_printf (_ ("%u full lines, at most %.2f mm off"), lines, worst_edge), "± 0.1 mm");
  yd_measuring_report (
    m, &space, YD_MEASURE_PLACE, worst_gap > 0 ? &box : NULL, worst_gap <= 0.2 * m->grid->cell,
    g_strdup_printf (_ ("at most %.2f of a character"), worst_gap / m->grid->cell),
    _ ("up to 0.20 of a character"));
}

static gboolean
is_forbidden_start (gunichar c)
{
  YdTypo typo = yd_typo_get_class (c);
  return typo == YD_TYPO_CLOSING || typo == YD_TYPO_ELLIPSIS || typo == YD_TYPO_JOINER;
}

/* Marks that may not begin or end a line (GB/T 15834), and numbers in two lines (GB/T 15835). */
static void
measure_line_ends (YdMeasuring *m)
{
  static const YdMeasured marks
    = { "R-TYPO-1", "GB/T 15834 5.1", N_ ("Marks at the ends of lines") };
  static const YdMeasured numbers = { "R-TYPO-6", "GB/T 15835", N_ ("Numbers in two lines") };
  const YdSpot *bad = NULL, *broken = NULL;
  guint starts = 0, ends = 0, n_broken = 0;
  YdPageBox box;

  for (guint i = 0; i < m->flow->len; i++)
    {
      const YdSpot *spot = &g_array_index (m->flow, YdSpot, i);
      const char *text = spot->placed->layout->text;
      const YdLine *line = line_of (spot);
      if (line->end <= line->start)
        continue;
      gunichar last = g_utf8_get_char (g_utf8_prev_char (text + line->end));
      gboolean turns = spot->placed->line + 1 < spot->placed->layout->n_lines;
      if (spot->placed->line > 0 && is_forbidden_start (g_utf8_get_char (text + line->start)))
        {
          starts++;
          bad = spot;
        }
      if (turns && yd_typo_get_class (last) == YD_TYPO_OPENING)
        {
          ends++;
          bad = spot;
        }
      if (turns && last < 0x80 && g_ascii_isdigit (last) && g_ascii_isdigit (text[line->end]))
        {
          n_broken++;
          broken = spot;
        }
    }
  if (bad != NULL)
    box = yd_spot_box (m, bad);
  yd_measuring_report (m, &marks, YD_MEASURE_PLACE, bad != NULL ? &box : NULL, starts + ends == 0,
                       g_strdup_printf (_ ("%u forbidden starts, %u forbidden ends"), starts, ends),
                       "0");
  yd_measuring_count (m, &numbers, broken, n_broken);
}

/* A heading with nothing of its text below it (R-BODY-6). */
static void
measure_headings (YdMeasuring *m)
{
  static const YdMeasured what = { "R-BODY-6", "7.3.3", N_ ("Headings at the foot of a page") };
  const YdSpot *bad = NULL;
  guint n = 0;

  for (guint i = 0; i + 1 < m->flow->len; i++)
    {
      const YdSpot *spot = &g_array_index (m->flow, YdSpot, i);
      if (spot->placed->block != YD_BLOCK_NONE
          && yd_content_get (m->content, spot->placed->block)->heading
          && g_array_index (m->flow, YdSpot, i + 1).page != spot->page)
        {
          n++;
          bad = spot;
        }
    }
  if (m->flow->len > 0)
    yd_measuring_count (m, &what, bad, n);
}

/* ---- what it is drawn with ---- */

/* Whether all of an element is in one face, whatever is written in it. */
static gboolean
has_one_face (YdPart part)
{
  return part != YD_PART_BODY && part != YD_PART_TEXT && part != YD_PART_ATTENDANCE
         && part != YD_PART_UNITS && part != YD_PART_NOTE
         && !(part >= YD_PART_LEVEL_1 && part <= YD_PART_LEVEL_4);
}

/* Of the names of signers and of their label, of a line below the title and of the mark of a draft
 * there. */
static YdFace
face_of (const YdMeasuring *m, const YdSpot *spot)
{
  YdPart part = spot->placed->part;
  guint block = spot->placed->block;
  if (part == YD_PART_SIGNER && block != YD_BLOCK_NONE)
    return YD_FACE_KT;
  if (part == YD_PART_PLAN_SUBTITLE
      && g_str_has_suffix (yd_content_get (m->content, block)->text, "稿）"))
    return YD_FACE_XBS;
  return yd_part_get_info (part)->face;
}

static gboolean
is_foreign (const YdLayout *layout, guint byte)
{
  for (guint i = 0; i < layout->n_foreign; i++)
    if (layout->foreign[i].byte == byte)
      return TRUE;
  return FALSE;
}

/* Levels begin in their face and may run on in 仿宋: of them the first character counts. Characters
 * that the face lacks are told by themselves; Latin ones may have a face of their own. */
static gboolean
is_in_its_face (YdMeasuring *m, const YdSpot *spot)
{
  YdPart part = spot->placed->part;
  const YdLayout *layout = spot->placed->layout;
  const YdLine *line = line_of (spot);
  guint byte = line->start, font = yd_pages_get_face_font (m->pages, face_of (m, spot));

  if (!has_one_face (part)
      && (part < YD_PART_LEVEL_1 || part > YD_PART_LEVEL_4 || !yd_spot_begins (spot)))
    return TRUE;
  for (guint g = line->first_glyph; g < line->first_glyph + line->n_glyphs; g++)
    {
      const YdGlyph *glyph = &layout->glyphs[g];
      gboolean latin = m->content->latin != YD_LATIN_SAME && (guchar)layout->text[byte] < 0x80;
      if (glyph->n_bytes > 0 && !latin && glyph->font != font && !is_foreign (layout, byte))
        return FALSE;
      byte += glyph->n_bytes;
      if (!has_one_face (part))
        return TRUE;
    }
  return TRUE;
}

static void
measure_faces (YdMeasuring *m)
{
  static const YdMeasured faces = { "R-BODY-3", "5.2.2", N_ ("Lines in another face") };
  static const YdMeasured sizes = { "R-GRID-2", "5.2.2", N_ ("Lines in another size") };
  const YdSpot *face = NULL, *size = NULL;
  guint n_faces = 0, n_sizes = 0;

  for (guint part = 0; part < YD_N_PARTS; part++)
    for (guint i = 0; i < yd_measuring_n (m, part); i++)
      {
        const YdSpot *spot = yd_measuring_get (m, part, i);
        if (!is_in_its_face (m, spot))
          {
            n_faces++;
            face = spot;
          }
        if (part != YD_PART_HEAD && part != YD_PART_HEAD_SUFFIX
            && fabs (spot->placed->layout->em - yd_part_get_em (part)) > 0.01)
          {
            n_sizes++;
            size = spot;
          }
      }
  yd_measuring_count (m, &faces, face, n_faces);
  yd_measuring_count (m, &sizes, size, n_sizes);
}

/* Red are the head and its lines alone (5.2.4). */
static void
measure_colours (YdMeasuring *m)
{
  static const YdMeasured what = { "R-COL-1", "5.2.4", N_ ("Red beside head and lines") };
  const YdSpot *bad = NULL;
  guint n = 0;

  for (guint part = 0; part < YD_N_PARTS; part++)
    for (guint i = 0; i < m->texts[part]->len + m->rules[part]->len; i++)
      {
        gboolean text = i < m->texts[part]->len;
        const YdSpot *spot = text
                               ? yd_measuring_get (m, part, i)
                               : &g_array_index (m->rules[part], YdSpot, i - m->texts[part]->len);
        gboolean may = part == YD_PART_HEAD || part == YD_PART_HEAD_SUFFIX || part == YD_PART_RULE;
        if (spot->placed->red != may)
          {
            n++;
            bad = spot;
          }
      }
  yd_measuring_count (m, &what, bad, n);
}

void
yd_measuring_whole (YdMeasuring *m)
{
  measure_area (m);
  measure_rows (m);
  measure_row_places (m);
  measure_columns (m);
  measure_lines (m);
  measure_line_ends (m);
  measure_headings (m);
  measure_faces (m);
  measure_colours (m);
}

/* Owns: the proof that pages conform: each rule measured on the boxes that were really placed, with
 * value, limit and verdict. Refuses: to ask the composer what it meant to do. */

#include "yd-conformity-private.h"

#include "yd-typo.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static void
measure_free (gpointer data)
{
  YdMeasure *m = data;
  g_free (m->value);
  g_free (m->limit);
  g_free (m);
}

/* Takes @value. */
void
yd_measuring_report (YdMeasuring *m,
                     const char *rule,
                     const char *clause,
                     const char *name,
                     guint page,
                     gboolean conforms,
                     char *value,
                     const char *limit)
{
  YdMeasure *measure = g_new0 (YdMeasure, 1);
  measure->rule = rule;
  measure->clause = clause;
  measure->name = name;
  measure->page = page;
  measure->conforms = conforms;
  measure->value = value;
  measure->limit = g_strdup (limit);
  g_ptr_array_add (m->measures, measure);
}

static void
report_length (YdMeasuring *m,
               const char *rule,
               const char *clause,
               const char *name,
               guint page,
               double value,
               double wanted,
               double tolerance)
{
  g_autofree char *limit = g_strdup_printf ("%.1f ± %.1f mm", wanted, tolerance);
  yd_measuring_report (m, rule, clause, name, page, fabs (value - wanted) <= tolerance + 1e-6,
                       g_strdup_printf ("%.2f mm", value), limit);
}

static const YdPlaced *
find_placed (YdMeasuring *m, YdPlacedKind kind, YdPart part, guint from_page, guint *out_page)
{
  for (guint p = from_page; p < yd_pages_get_n (m->pages); p++)
    {
      const YdPage *page = yd_pages_get (m->pages, p);
      for (guint i = 0; i < page->items->len; i++)
        {
          const YdPlaced *placed = &g_array_index (page->items, YdPlaced, i);
          if (placed->kind == kind && placed->part == part)
            {
              *out_page = p;
              return placed;
            }
        }
    }
  return NULL;
}

static double
text_left (const YdPlaced *placed)
{
  return placed->x + placed->layout->lines[placed->line].left;
}

/* ---- whole pages ---- */

static void
measure_area (YdMeasuring *m)
{
  double left = 1e6, right = 0, top = 1e6, bottom = 0;
  for (guint p = 0; p < yd_pages_get_n (m->pages); p++)
    {
      const YdPage *page = yd_pages_get (m->pages, p);
      for (guint i = 0; i < page->items->len; i++)
        {
          const YdPlaced *placed = &g_array_index (page->items, YdPlaced, i);
          double x = placed->kind == YD_PLACED_TEXT ? text_left (placed) : placed->x;
          if (placed->part == YD_PART_PAGE_NUMBER || placed->part == YD_PART_DRAFT || placed->red
              || placed->rotated)
            continue;
          left = MIN (left, x - page->left);
          right = MAX (right, x - page->left + placed->width);
          top = MIN (top, placed->y);
          bottom = MAX (bottom, placed->y + placed->height);
        }
    }
  if (left > right)
    return;
  const char *format = _ ("%.1f × %.1f mm, %.1f from the left, %.1f from the top");
  char *value = g_strdup_printf (format, right - left, bottom - top, YD_AREA_LEFT + left, top);
  g_autofree char *whole = g_strdup_printf (format, YD_AREA_WIDTH, YD_AREA_BOTTOM - YD_AREA_TOP,
                                            YD_AREA_LEFT, YD_AREA_TOP);
  yd_measuring_report (m, "R-PAGE-2", "5.2.1", _ ("Paper and type area"), 0,
                       left >= -0.1 && right <= YD_AREA_WIDTH + 0.1 && top >= YD_AREA_TOP - 0.1
                         && bottom <= YD_AREA_BOTTOM + 0.1,
                       value,
                       g_str_equal (value, whole)
                         ? whole
                         : _ ("within 156.0 × 225.0 mm, 28.0 from the left, 37.0 from the top"));
}

static gboolean
is_flowed (YdPart part)
{
  return part == YD_PART_BODY || (part >= YD_PART_LEVEL_1 && part <= YD_PART_UNITS);
}

static void
measure_rows (YdMeasuring *m)
{
  guint most_rows = 0;
  double pitch_low = 1e6, pitch_high = 0;
  for (guint p = 0; p < yd_pages_get_n (m->pages); p++)
    {
      const YdPage *page = yd_pages_get (m->pages, p);
      const YdPlaced *before = NULL;
      guint rows = 0;
      for (guint i = 0; i < page->items->len; i++)
        {
          const YdPlaced *placed = &g_array_index (page->items, YdPlaced, i);
          if (placed->kind != YD_PLACED_TEXT || !is_flowed ((YdPart)placed->part))
            continue;
          rows++;
          if (before != NULL)
            {
              pitch_low = MIN (pitch_low, placed->y - before->y);
              pitch_high = MAX (pitch_high, placed->y - before->y);
            }
          before = placed;
        }
      most_rows = MAX (most_rows, rows);
    }
  if (most_rows == 0)
    return;
  if (pitch_high == 0) /* no page has two rows */
    pitch_low = pitch_high = m->grid->pitch;
  yd_measuring_report (m, "R-GRID-1", "5.2.3", _ ("22 rows a page"), 0, most_rows <= YD_GRID_ROWS,
                       pitch_high - pitch_low < 0.005
                         ? g_strdup_printf (_ ("%u rows at most, %.2f mm apart"), most_rows, pitch_low)
                         : g_strdup_printf (_ ("%u rows at most, %.2f to %.2f mm apart"), most_rows,
                                            pitch_low, pitch_high),
                       _ ("22 rows"));
}

/* Full lines end at the right edge; what was stretched stays unseen. */
static void
measure_lines (YdMeasuring *m)
{
  double worst_edge = 0, worst_gap = 0;
  guint lines = 0, page_of_gap = 0;
  for (guint p = 0; p < yd_pages_get_n (m->pages); p++)
    {
      const YdPage *page = yd_pages_get (m->pages, p);
      for (guint i = 0; i < page->items->len; i++)
        {
          const YdPlaced *placed = &g_array_index (page->items, YdPlaced, i);
          const YdLine *line;
          if (placed->kind != YD_PLACED_TEXT || !is_flowed ((YdPart)placed->part))
            continue;
          line = &placed->layout->lines[placed->line];
          if (placed->line + 1 == placed->layout->n_lines || line->fit == YD_FIT_RAGGED)
            continue;
          lines++;
          worst_edge
            = MAX (worst_edge, fabs (placed->x - page->left + line->right - YD_AREA_WIDTH));
          if (fabs (line->gap) > worst_gap)
            {
              worst_gap = fabs (line->gap);
              page_of_gap = p + 1;
            }
        }
    }
  if (lines == 0)
    return;
  yd_measuring_report (
    m, "R-JUST", "5.2.3", _ ("28 characters a line, flush"), 0, worst_edge <= 0.1,
    g_strdup_printf (_ ("%u full lines, at most %.2f mm off"), lines, worst_edge), "± 0.1 mm");
  yd_measuring_report (
    m, "R-JUST", "5.2.3", _ ("Space between characters"), page_of_gap,
    worst_gap <= 0.2 * m->grid->cell,
    g_strdup_printf (_ ("at most %.2f of a character"), worst_gap / m->grid->cell),
    _ ("up to 0.20 of a character"));
}

static void
measure_line_ends (YdMeasuring *m)
{
  guint starts = 0, ends = 0, page_of = 0;
  for (guint p = 0; p < yd_pages_get_n (m->pages); p++)
    {
      const YdPage *page = yd_pages_get (m->pages, p);
      for (guint i = 0; i < page->items->len; i++)
        {
          const YdPlaced *placed = &g_array_index (page->items, YdPlaced, i);
          const YdLine *line;
          YdTypo first, last;
          if (placed->kind != YD_PLACED_TEXT || !is_flowed ((YdPart)placed->part))
            continue;
          line = &placed->layout->lines[placed->line];
          if (line->end <= line->start)
            continue;
          first = yd_typo_get_class (g_utf8_get_char (placed->layout->text + line->start));
          last = yd_typo_get_class (
            g_utf8_get_char (g_utf8_prev_char (placed->layout->text + line->end)));
          if (placed->line > 0
              && (first == YD_TYPO_CLOSING || first == YD_TYPO_ELLIPSIS || first == YD_TYPO_JOINER))
            {
              starts++;
              page_of = p + 1;
            }
          if (placed->line + 1 < placed->layout->n_lines && last == YD_TYPO_OPENING)
            {
              ends++;
              page_of = p + 1;
            }
        }
    }
  yd_measuring_report (
    m, "R-TYPO-1", "GB/T 15834 5.1", _ ("Marks at the ends of lines"), page_of, starts + ends == 0,
    g_strdup_printf (_ ("%u forbidden starts, %u forbidden ends"), starts, ends), "0");
}

/* ---- elements ---- */

/* Ink of the head: the trace knows the em box; the glyphs' ink tops are what the rule asks for. */
static double
head_ink_top (YdMeasuring *m, const YdPlaced *placed)
{
  GPtrArray *faces = yd_pages_get_faces (m->pages);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  const YdLayout *layout = placed->layout;
  double top = 1e6;

  for (guint i = 0; i < layout->n_glyphs; i++)
    {
      cairo_text_extents_t extents;
      cairo_glyph_t glyph = { layout->glyphs[i].glyph, 0, 0 };
      cairo_set_font_face (cr, g_ptr_array_index (faces, layout->glyphs[i].font));
      cairo_set_font_size (cr, 1000);
      cairo_glyph_extents (cr, &glyph, 1, &extents);
      top = MIN (top, extents.y_bearing / 1000 * layout->em);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return placed->y + YD_BASELINE * layout->em + top;
}

static void
measure_head (YdMeasuring *m)
{
  guint page;
  int form = yd_pages_get_options (m->pages)->form;
  gboolean letter = form == YD_NOTICE_LETTER, order = form == YD_NOTICE_ORDER;
  const YdPlaced *head = find_placed (m, YD_PLACED_TEXT, YD_PART_HEAD, 0, &page);
  const YdPlaced *rule = find_placed (m, YD_PLACED_RULE, YD_PART_RULE, 0, &page);
  const YdPlaced *number = find_placed (m, YD_PLACED_TEXT, YD_PART_NUMBER, 0, &page);
  const YdPlaced *title = find_placed (m, YD_PLACED_TEXT, YD_PART_TITLE, 0, &page);

  if (head != NULL)
    report_length (m,
                   letter  ? "R-LET-1"
                   : order ? "R-CMD"
                           : "R-HEAD-2",
                   letter  ? "10.1"
                   : order ? "10.2"
                           : "7.2.4",
                   letter ? _ ("Head below the page's edge")
                          : _ ("Head below the type area's edge"),
                   1, head_ink_top (m, head) - (letter ? 0 : YD_AREA_TOP),
                   letter  ? 30
                   : order ? 20
                           : 35,
                   0.5);
  if (number != NULL && rule != NULL && !letter)
    report_length (m, "R-RULE-1", "7.2.7", _ ("Red rule below the number"), 1,
                   rule->y - number->y - number->height, 4, 0.2);
  if (rule != NULL)
    report_length (m, letter ? "R-LET-2" : "R-RULE-1", letter ? "10.1" : "7.2.7",
                   _ ("Width of the red rule"), 1, rule->width, letter ? 170 : 156, 0.2);
  if (title != NULL && rule != NULL && !letter)
    report_length (m, "R-TITLE-1", "7.3.1", _ ("Title two rows below the red rule"), 1,
                   title->y - rule->y - rule->height, 2 * m->grid->pitch, 0.3);
}

static void
measure_centres (YdMeasuring *m)
{
  static const YdPart parts[] = { YD_PART_HEAD, YD_PART_TITLE, YD_PART_PLAN_TITLE };
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      guint page;
      const YdPlaced *placed = find_placed (m, YD_PLACED_TEXT, parts[i], 0, &page);
      double middle;
      if (placed == NULL || placed->rotated
          || yd_content_find_part (yd_pages_get_content (m->pages), YD_PART_HEAD_SUFFIX, 0)
               != YD_BLOCK_NONE)
        continue;
      middle = text_left (placed) + placed->width / 2 - yd_pages_get (m->pages, page)->left;
      report_length (m, yd_part_get_info (parts[i])->rule, yd_part_get_info (parts[i])->clause,
                     parts[i] == YD_PART_HEAD ? _ ("Head in the middle")
                                              : _ ("Title in the middle"),
                     page + 1, middle, YD_AREA_WIDTH / 2, 0.5);
    }
}

static gboolean
page_has_text (const YdPage *page)
{
  for (guint i = 0; i < page->items->len; i++)
    {
      YdPart part = g_array_index (page->items, YdPlaced, i).part;
      if (is_flowed (part) || part == YD_PART_ATTACHMENT)
        return TRUE;
    }
  return FALSE;
}

static void
measure_signature (YdMeasuring *m)
{
  guint page;
  const YdPlaced *date = find_placed (m, YD_PLACED_TEXT, YD_PART_DATE, 0, &page);
  const YdContent *content = yd_pages_get_content (m->pages);
  double free_cells;

  if (date == NULL)
    return;
  yd_measuring_report (
    m, "R-SIGN-9", "7.3.5", _ ("Text on the page of the signature"), page + 1,
    page_has_text (yd_pages_get (m->pages, page)),
    g_strdup (page_has_text (yd_pages_get (m->pages, page)) ? _ ("yes") : _ ("no")), _ ("yes"));
  free_cells
    = (YD_AREA_WIDTH - (text_left (date) + date->width - yd_pages_get (m->pages, page)->left))
      / m->grid->cell;
  if (content->seal != YD_NOTICE_SEAL_NONE)
    yd_measuring_report (m, content->seal == YD_NOTICE_SEAL_SIGNER ? "R-SIGN-7" : "R-SIGN-1",
                         content->seal == YD_NOTICE_SEAL_SIGNER ? "7.3.5.3" : "7.3.5.1", _ ("Date from the right edge"), page + 1,
                         free_cells >= 3.9, g_strdup_printf (_ ("%.1f characters"), free_cells),
                         _ ("4 characters"));
}

static void
measure_imprint (YdMeasuring *m)
{
  guint pages = yd_pages_get_n (m->pages), first = 0;
  const YdPlaced *last_rule = NULL;
  g_autofree char *last_page = NULL;
  for (guint p = 0; p < pages; p++)
    {
      const YdPage *page = yd_pages_get (m->pages, p);
      for (guint i = 0; i < page->items->len; i++)
        {
          const YdPlaced *placed = &g_array_index (page->items, YdPlaced, i);
          if (placed->kind == YD_PLACED_RULE && placed->part == YD_PART_COPY_TO)
            {
              last_rule = placed;
              first = p + 1;
            }
        }
    }
  if (last_rule == NULL)
    return;
  report_length (m, "R-BJ-1", "7.4.1", _ ("Last rule of the imprint on the type area's edge"),
                 first, last_rule->y + last_rule->height, YD_AREA_BOTTOM, 0.2);
  last_page = g_strdup_printf ("%u", pages);
  yd_measuring_report (m, "R-BJ-1", "7.4.1", _ ("Imprint on the last page"), first, first == pages,
                       g_strdup_printf ("%u", first), last_page);
  if (yd_pages_get_options (m->pages)->duplex)
    yd_measuring_report (m, "R-BJ-7", "7.4", _ ("Imprint on an even page"), first, first % 2 == 0,
                         g_strdup_printf ("%u", first), _ ("even"));
}

static void
measure_page_numbers (YdMeasuring *m)
{
  double worst = 0, em = yd_part_get_em (YD_PART_PAGE_NUMBER);
  guint numbers = 0, page_of = 0;
  for (guint p = 0; p < yd_pages_get_n (m->pages); p++)
    {
      const YdPage *page = yd_pages_get (m->pages, p);
      for (guint i = 0; i < page->items->len; i++)
        {
          const YdPlaced *placed = &g_array_index (page->items, YdPlaced, i);
          double left, off;
          if (placed->kind != YD_PLACED_TEXT || placed->part != YD_PART_PAGE_NUMBER)
            continue;
          left = text_left (placed) - page->left;
          off = page->number % 2 == 1 ? YD_AREA_WIDTH - em - left - placed->width : left - em;
          numbers++;
          if (fabs (off) > worst)
            {
              worst = fabs (off);
              page_of = p + 1;
            }
        }
    }
  if (numbers > 0)
    yd_measuring_report (m, "R-PN-3", "7.5", _ ("Page numbers"), page_of, worst <= 1,
                         g_strdup_printf (_ ("%u numbers, at most %.2f mm off"), numbers, worst),
                         "± 1.0 mm");
}

/**
 * yd_pages_measure:
 *
 * Returns: (transfer full) (element-type YdMeasure): every rule that these pages touch, measured
 */
GPtrArray *
yd_pages_measure (YdPages *self)
{
  YdMeasuring m = { self, yd_pages_get_grid (self), g_ptr_array_new_with_free_func (measure_free) };
  measure_area (&m);
  measure_rows (&m);
  measure_lines (&m);
  measure_line_ends (&m);
  measure_head (&m);
  measure_centres (&m);
  measure_signature (&m);
  measure_imprint (&m);
  measure_page_numbers (&m);
  yd_measuring_words (&m);
  return m.measures;
}

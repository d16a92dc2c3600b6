/* Owns: the proof that pages conform: each rule measured on the boxes that were really placed, with
 * value, limit and verdict, and where it was measured. Refuses: to ask the composer what it meant
 * to do. */

#include "yd-conformity-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
measure_free (gpointer data)
{
  YdMeasure *m = data;
  g_free (m->value);
  g_free (m->limit);
  g_free (m);
}

/**
 * yd_measuring_report:
 * @box: (nullable): where it was measured; %NULL for all pages
 * @value: (transfer full)
 */
void
yd_measuring_report (YdMeasuring *m, const YdMeasured *what, YdMeasureKind kind,
                     const YdPageBox *box, gboolean conforms, char *value, const char *limit)
{
  YdMeasure *measure = g_new0 (YdMeasure, 1);
  measure->rule = what->rule;
  measure->clause = what->clause;
  measure->name = _ (what->name);
  measure->conforms = conforms;
  measure->value = value;
  measure->limit = g_strdup (limit);
  if (box != NULL)
    {
      measure->kind = kind;
      measure->page = box->page + 1;
      measure->box = *box;
    }
  g_ptr_array_add (m->measures, measure);
}

/* All in mm. */
void
yd_measuring_length (YdMeasuring *m, const YdMeasured *what, YdMeasureKind kind,
                     const YdPageBox *box, double value, double wanted, double tolerance)
{
  g_autofree char *limit = g_strdup_printf ("%.1f ± %.1f mm", wanted, tolerance);
  if (fabs (value) < 0.005)
    value = 0; /* and not -0.00 */
  yd_measuring_report (m, what, kind, box, fabs (value - wanted) <= tolerance + 1e-6,
                       g_strdup_printf ("%.2f mm", value), limit);
}

/* Of what none may be; @last: (nullable): one of them */
void
yd_measuring_count (YdMeasuring *m, const YdMeasured *what, const YdSpot *last, guint wrong)
{
  YdPageBox box;
  if (last != NULL)
    box = yd_spot_box (m, last);
  yd_measuring_report (m, what, YD_MEASURE_PLACE, last != NULL ? &box : NULL, wrong == 0,
                       g_strdup_printf ("%u", wrong), "0");
}

/* ---- what is measured often ---- */

/* Its distance from a side of the type area, or of its middle from the left. */
double
yd_spot_side (const YdMeasuring *m, const YdSpot *spot, YdSide side)
{
  double left = yd_spot_left (m, spot), right = yd_spot_right (m, spot);
  return side == YD_SIDE_LEFT    ? left
         : side == YD_SIDE_RIGHT ? YD_AREA_WIDTH - right
                                 : (left + right) / 2;
}

/* Shown along the line, or by the line itself where it stands at the edge. */
void
yd_measuring_side (YdMeasuring *m, const YdMeasured *what, const YdSpot *spot, YdSide side,
                   double wanted, double tolerance)
{
  double value = yd_spot_side (m, spot, side);
  double from = side == YD_SIDE_RIGHT ? YD_AREA_WIDTH : 0,
         to = side == YD_SIDE_RIGHT ? YD_AREA_WIDTH - value : value;
  gboolean distance = fabs (value) > 0.5;
  YdPageBox box = distance ? yd_spot_across (m, spot, from, to) : yd_spot_box (m, spot);
  if (side == YD_SIDE_MIDDLE)
    box.y = spot->placed->y - 3; /* over the words */
  yd_measuring_length (m, what, distance ? YD_MEASURE_DISTANCE : YD_MEASURE_PLACE, &box, value,
                       wanted, tolerance);
}

/* @rows blank ones between @above, the bottom of what stands there, and the line. */
void
yd_measuring_step (YdMeasuring *m, const YdMeasured *what, const YdSpot *spot, double above,
                   guint rows, double pitch)
{
  double gap = pitch - m->grid->em;
  YdPageBox box = yd_spot_down (m, spot, above, spot->placed->y);
  yd_measuring_length (m, what, YD_MEASURE_DISTANCE, &box, spot->placed->y - above,
                       gap + rows * pitch, 0.3);
}

/* ---- what was placed ---- */

guint
yd_measuring_n (const YdMeasuring *m, YdPart part)
{
  return m->texts[part]->len;
}

const YdSpot *
yd_measuring_get (const YdMeasuring *m, YdPart part, guint index)
{
  return &g_array_index (m->texts[part], YdSpot, index);
}

/* Returns: (nullable) */
const YdSpot *
yd_measuring_last (const YdMeasuring *m, YdPart part)
{
  return m->texts[part]->len > 0 ? yd_measuring_get (m, part, m->texts[part]->len - 1) : NULL;
}

/* Whether it is running text, row under row. */
gboolean
yd_part_is_flowed (YdPart part)
{
  return part == YD_PART_BODY || (part >= YD_PART_LEVEL_1 && part <= YD_PART_UNITS);
}

/* Whether its lines are rows of the page. */
gboolean
yd_part_is_row (YdPart part)
{
  return yd_part_is_flowed (part) || part == YD_PART_ADDRESSEE || part == YD_PART_ATTENDANCE
         || part == YD_PART_ATTACHMENT || part == YD_PART_NOTE;
}

/* The distance of rows on a page: closer where the signature needed room (R-SIGN-9). */
double
yd_measuring_pitch (const YdMeasuring *m, guint page)
{
  return m->pitches[page];
}

/* From the left of the type area. */
double
yd_spot_left (const YdMeasuring *m, const YdSpot *spot)
{
  const YdPlaced *placed = spot->placed;
  double x = placed->kind == YD_PLACED_TEXT ? placed->x + placed->layout->lines[placed->line].left
                                            : placed->x;
  return x - yd_pages_get (m->pages, spot->page)->left;
}

double
yd_spot_right (const YdMeasuring *m, const YdSpot *spot)
{
  return yd_spot_left (m, spot) + spot->placed->width;
}

double
yd_spot_bottom (const YdSpot *spot)
{
  return spot->placed->y + spot->placed->height;
}

/* Whether its paragraph begins with it. */
gboolean
yd_spot_begins (const YdSpot *spot)
{
  return spot->placed->offset == 0 && spot->placed->line == 0;
}

YdPageBox
yd_spot_box (const YdMeasuring *m, const YdSpot *spot)
{
  YdPageBox box;
  yd_placed_get_box (spot->placed, yd_pages_get (m->pages, spot->page), &box);
  box.page = spot->page;
  return box;
}

/* A distance along the middle of a line; from the left of the type area. */
YdPageBox
yd_spot_across (const YdMeasuring *m, const YdSpot *spot, double from, double to)
{
  return (YdPageBox){ spot->page, yd_pages_get (m->pages, spot->page)->left + MIN (from, to),
                      spot->placed->y + spot->placed->height / 2, fabs (to - from), 0 };
}

/* A distance down the page, near the left of a line. */
YdPageBox
yd_spot_down (const YdMeasuring *m, const YdSpot *spot, double from, double to)
{
  double x = yd_pages_get (m->pages, spot->page)->left + MAX (yd_spot_left (m, spot), 0) + 8;
  return (YdPageBox){ spot->page, x, MIN (from, to), 0, fabs (to - from) };
}

/**
 * yd_spot_ink:
 * @n_glyphs: of its first; %G_MAXUINT for all
 * @top: (out): of the ink, mm from the page's top
 * @bottom: (out)
 * @widest: (out): ink of a glyph, mm
 *
 * The trace knows em boxes; of a head the standard means what is seen.
 */
void
yd_spot_ink (const YdMeasuring *m, const YdSpot *spot, guint n_glyphs, double *top, double *bottom,
             double *widest)
{
  GPtrArray *faces = yd_pages_get_faces (m->pages);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  const YdLayout *layout = spot->placed->layout;
  double baseline = spot->placed->y + YD_BASELINE * layout->em;

  *top = 1e6;
  *bottom = 0;
  *widest = 0;
  for (guint i = 0; i < MIN (n_glyphs, layout->n_glyphs); i++)
    {
      cairo_text_extents_t extents;
      cairo_glyph_t glyph = { layout->glyphs[i].glyph, 0, 0 };
      cairo_set_font_face (cr, g_ptr_array_index (faces, layout->glyphs[i].font));
      cairo_set_font_size (cr, 1000);
      cairo_glyph_extents (cr, &glyph, 1, &extents);
      *top = MIN (*top, baseline + extents.y_bearing / 1000 * layout->em);
      *bottom = MAX (*bottom, baseline + (extents.y_bearing + extents.height) / 1000 * layout->em);
      *widest = MAX (*widest, extents.width / 1000 * layout->em * layout->x_scale);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* The closest that two rows of the text or of the signature stand; addressees stand as always. */
static double
find_pitch (YdMeasuring *m, const GArray *items)
{
  double pitch = m->grid->pitch;
  const YdPlaced *before = NULL;
  for (guint i = 0; i < items->len; i++)
    {
      const YdPlaced *placed = &g_array_index (items, YdPlaced, i);
      gboolean row = placed->kind == YD_PLACED_TEXT && !placed->rotated
                     && (yd_part_is_row (placed->part) || placed->part == YD_PART_SIGNATURE
                         || placed->part == YD_PART_DATE);
      if (row && before != NULL && placed->part != YD_PART_ADDRESSEE && placed->y > before->y + 1)
        pitch = MIN (pitch, placed->y - before->y);
      before = row ? placed : NULL;
    }
  return pitch;
}

static void
collect (YdMeasuring *m)
{
  for (guint p = 0; p < yd_pages_get_n (m->pages); p++)
    {
      const GArray *items = yd_pages_get (m->pages, p)->items;
      m->pitches[p] = find_pitch (m, items);
      for (guint i = 0; i < items->len; i++)
        {
          YdSpot spot = { p, &g_array_index (items, YdPlaced, i) };
          GArray **spots = spot.placed->kind == YD_PLACED_TEXT ? m->texts : m->rules;
          g_array_append_val (spots[spot.placed->part], spot);
          if (spots == m->texts && yd_part_is_flowed (spot.placed->part))
            g_array_append_val (m->flow, spot);
        }
    }
}

/**
 * yd_pages_measure:
 *
 * Returns: (transfer full) (element-type YdMeasure): every rule that these pages touch, measured
 */
GPtrArray *
yd_pages_measure (YdPages *self)
{
  YdMeasuring m = { self, yd_pages_get_content (self), yd_pages_get_grid (self) };

  m.measures = g_ptr_array_new_with_free_func (measure_free);
  m.flow = g_array_new (FALSE, FALSE, sizeof (YdSpot));
  m.pitches = g_new (double, yd_pages_get_n (self));
  for (guint part = 0; part < YD_N_PARTS; part++)
    {
      m.texts[part] = g_array_new (FALSE, FALSE, sizeof (YdSpot));
      m.rules[part] = g_array_new (FALSE, FALSE, sizeof (YdSpot));
    }
  collect (&m);
  yd_measuring_whole (&m);
  yd_measuring_head (&m);
  yd_measuring_places (&m);
  yd_measuring_signature (&m);
  yd_measuring_end (&m);
  yd_measuring_words (&m);
  for (guint part = 0; part < YD_N_PARTS; part++)
    {
      g_array_unref (m.texts[part]);
      g_array_unref (m.rules[part]);
    }
  g_array_unref (m.flow);
  g_free (m.pitches);
  return m.measures;
}

/**
 * yd_pages_explain_measure:
 *
 * Returns: whether a note of the pages says why a rule could not be kept, better than its measure does
 */
gboolean
yd_pages_explain_measure (YdPages *self, const YdMeasure *measure)
{
  for (guint i = 0; i < yd_pages_get_n_notes (self) && !measure->conforms; i++)
    {
      const YdPageNote *note = yd_pages_get_note (self, i);
      if (note->kind == YD_NOTE_BREACH && g_strcmp0 (note->rule, measure->rule) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * yd_page_note_is_failure:
 * @issued: the plan is; before that the number is still to come
 *
 * Returns: whether the pages do not conform because of what the note says
 */
gboolean
yd_page_note_is_failure (const YdPageNote *note, gboolean issued)
{
  if (note->kind == YD_NOTE_GAP)
    return issued || g_strcmp0 (note->rule, yd_part_get_info (YD_PART_NUMBER)->rule) != 0;
  return note->kind == YD_NOTE_BREACH || note->kind == YD_NOTE_MISSING;
}

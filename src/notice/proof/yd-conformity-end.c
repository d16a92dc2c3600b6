/* Owns: how a notice ends: the imprint (7.4) and the page numbers (7.5). Refuses: what is above. */

#include "yd-conformity-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SMALL (14 * YD_MM_PER_POINT) /* a character of the imprint and of the page number */
#define NUMBER_INK 7.0               /* mm from the type area to the dashes of the page number */

/* ---- imprint ---- */

static void
measure_imprint_rules (YdMeasuring *m)
{
  static const YdMeasured weight = { "R-BJ-1", "7.4.1", N_ ("Weight of the imprint's lines") };
  static const YdMeasured width = { "R-BJ-1", "7.4.1", N_ ("Width of the imprint's lines") };
  static const YdMeasured foot
    = { "R-BJ-1", "7.4.1", N_ ("Last rule of the imprint on the type area's edge") };
  const GArray *rules = m->rules[YD_PART_COPY_TO];
  const YdSpot *last = &g_array_index (rules, YdSpot, rules->len - 1), *odd = NULL;
  double off = 0;

  for (guint i = 0; i < rules->len; i++)
    {
      const YdSpot *spot = &g_array_index (rules, YdSpot, i);
      gboolean outer = i == 0 || i + 1 == rules->len || spot[-1].page != spot->page
                       || spot[1].page != spot->page;
      odd = odd == NULL && fabs (spot->placed->height - (outer ? 0.35 : 0.25)) > 0.05 ? spot : odd;
      off = MAX (off, fabs (spot->placed->width - YD_AREA_WIDTH));
    }
  YdPageBox box = yd_spot_box (m, odd != NULL ? odd : last);
  yd_measuring_report (
    m, &weight, YD_MEASURE_PLACE, &box, odd == NULL,
    g_strdup_printf (_ ("%.2f mm the last, %.2f mm the thinnest"), last->placed->height,
                     rules->len > 2 ? g_array_index (rules, YdSpot, 1).placed->height
                                    : last->placed->height),
    _ ("0.35 mm the first and the last, 0.25 mm between"));
  box = yd_spot_across (m, last, 0, last->placed->width);
  yd_measuring_length (m, &width, YD_MEASURE_DISTANCE, &box, YD_AREA_WIDTH + off, YD_AREA_WIDTH,
                       0.2);
  box = (YdPageBox){ last->page, yd_pages_get (m->pages, last->page)->left + YD_AREA_WIDTH + 13,
                     YD_AREA_TOP, 0, yd_spot_bottom (last) - YD_AREA_TOP };
  yd_measuring_length (m, &foot, YD_MEASURE_DISTANCE, &box, yd_spot_bottom (last), YD_AREA_BOTTOM,
                       0.2);
}

/* Each row as high as the type of the imprint with the gap of rows, its words in the middle:
 * counted up from the last line. */
static void
measure_imprint_rows (YdMeasuring *m, guint page)
{
  static const YdMeasured what = { "R-BJ-5", "7.4", N_ ("Lines of the imprint beside their rows") };
  const GArray *items = yd_pages_get (m->pages, page)->items;
  YdSpot bad = { page, NULL };
  YdGrid std;
  double edge = YD_AREA_BOTTOM, row;
  guint n = 0;

  yd_grid_init (&std, YD_PROFILE_STD);
  row = SMALL + std.gap;
  for (guint i = items->len; i-- > 0;)
    {
      const YdPlaced *placed = &g_array_index (items, YdPlaced, i);
      YdSpot spot = { page, placed };
      if (placed->kind == YD_PLACED_RULE && placed->part == YD_PART_COPY_TO)
        {
          n += fabs (yd_spot_bottom (&spot) - edge) > 0.05;
          edge -= placed->height;
        }
      else if (placed->kind == YD_PLACED_TEXT && placed->part >= YD_PART_SEND_TO
               && placed->part <= YD_PART_COPIES)
        {
          if (fabs (placed->y - (edge - row / 2 - SMALL / 2)) > 0.05)
            {
              n++;
              bad.placed = placed;
            }
          /* 印发机关 and the date share a row */
          if (placed->part != YD_PART_PRINTED_ON || i == 0 || placed[-1].part != YD_PART_PRINTED_BY
              || placed[-1].kind != YD_PLACED_TEXT || fabs (placed[-1].y - placed->y) > row / 2)
            edge -= row;
        }
    }
  yd_measuring_count (m, &what, bad.placed != NULL ? &bad : NULL, n);
}

/* The last page has it; where both sides are printed that is an even one (R-BJ-7). */
static void
measure_imprint_page (YdMeasuring *m, const YdSpot *last)
{
  static const YdMeasured where = { "R-BJ-1", "7.4.1", N_ ("Imprint on the last page") };
  static const YdMeasured even = { "R-BJ-7", "7.4", N_ ("Imprint on an even page") };
  guint page = last->page + 1, n = yd_pages_get_n (m->pages);
  g_autofree char *limit = g_strdup_printf ("%u", n);
  YdPageBox box = yd_spot_box (m, last);

  yd_measuring_report (m, &where, YD_MEASURE_PLACE, &box, page == n, g_strdup_printf ("%u", page),
                       limit);
  if (yd_pages_get_options (m->pages)->duplex)
    yd_measuring_report (m, &even, YD_MEASURE_PLACE, &box, page % 2 == 0,
                         g_strdup_printf ("%u", page), _ ("even"));
}

static void
measure_imprint (YdMeasuring *m)
{
  static const YdMeasured bare = { "R-LET-5", "10.1", N_ ("Lines of a letter's imprint") };
  const YdSpot *last = NULL;
  for (YdPart part = YD_PART_SEND_TO; part <= YD_PART_COPIES; part++)
    if (yd_measuring_last (m, part) != NULL)
      last = yd_measuring_last (m, part);
  if (last == NULL)
    return;
  if (m->content->form == YD_NOTICE_LETTER)
    yd_measuring_count (m, &bare, last, m->rules[YD_PART_COPY_TO]->len);
  else if (m->rules[YD_PART_COPY_TO]->len > 0)
    measure_imprint_rules (m);
  measure_imprint_rows (m, last->page);
  measure_imprint_page (m, last);
}

/* ---- page numbers ---- */

/* Page 1 of a letter has none, nor a blank page before the imprint and the imprint's page behind
 * it. */
static gboolean
is_due (YdMeasuring *m, guint page)
{
  guint n = yd_pages_get_n (m->pages);
  if (page == 0 && m->content->form == YD_NOTICE_LETTER)
    return FALSE;
  for (guint p = page > 0 ? page - 1 : 0; p <= page && p < n; p++)
    {
      const GArray *items = yd_pages_get (m->pages, p)->items;
      gboolean blank = TRUE;
      for (guint i = 0; i < items->len && blank; i++)
        {
          YdPart part = g_array_index (items, YdPlaced, i).part;
          blank = part == YD_PART_DRAFT || part == YD_PART_PAGE_NUMBER;
        }
      if (blank)
        return FALSE;
    }
  return TRUE;
}

static void
measure_numbered_pages (YdMeasuring *m)
{
  static const YdMeasured what
    = { "R-PN-4", "7.5", N_ ("Pages numbered otherwise than they should be") };
  g_autoptr (GString) wrong = g_string_new (NULL);
  guint next = 0, n = 0;

  for (guint p = 0; p < yd_pages_get_n (m->pages); p++)
    {
      g_autofree char *text = NULL, *wanted = g_strdup_printf ("— %u —", p + 1);
      const YdSpot *spot = next < yd_measuring_n (m, YD_PART_PAGE_NUMBER)
                             ? yd_measuring_get (m, YD_PART_PAGE_NUMBER, next)
                             : NULL;
      if (spot != NULL && spot->page == p)
        {
          text = yd_placed_dup_text (spot->placed);
          next++;
        }
      n += g_strcmp0 (text, is_due (m, p) ? wanted : NULL) != 0;
    }
  yd_measuring_count (m, &what, NULL, n);
}

static void
measure_page_numbers (YdMeasuring *m)
{
  static const YdMeasured side = { "R-PN-3", "7.5", N_ ("Page numbers") };
  static const YdMeasured down
    = { "R-PN-2", "7.5", N_ ("Dashes of the page number below the type area") };
  const YdSpot *worst = NULL, *lowest = NULL, *highest = NULL;
  guint n = yd_measuring_n (m, YD_PART_PAGE_NUMBER);
  double off = -1, top, bottom, widest;

  for (guint i = 0; i < n; i++)
    {
      const YdSpot *spot = yd_measuring_get (m, YD_PART_PAGE_NUMBER, i);
      double free
        = spot->page % 2 == 0 ? YD_AREA_WIDTH - yd_spot_right (m, spot) : yd_spot_left (m, spot);
      if (lowest == NULL || spot->placed->y > lowest->placed->y)
        lowest = spot;
      if (highest == NULL || spot->placed->y < highest->placed->y)
        highest = spot;
      if (fabs (free - SMALL) <= off + 0.005)
        continue;
      worst = spot;
      off = fabs (free - SMALL);
    }
  if (worst == NULL)
    return;
  YdPageBox box = yd_spot_box (m, worst);
  yd_measuring_report (m, &side, YD_MEASURE_PLACE, &box, off <= 1,
                       g_strdup_printf (_ ("%u numbers, at most %.2f mm off"), n, off), "± 1.0 mm");
  yd_spot_ink (m, highest, 1, &top, &bottom, &widest);
  if (fabs (top - YD_AREA_BOTTOM - NUMBER_INK) <= 0.05) /* then it is the others that count */
    yd_spot_ink (m, lowest, 1, &top, &bottom, &widest);
  else
    lowest = highest;
  box = yd_spot_down (m, lowest, YD_AREA_BOTTOM, top);
  yd_measuring_length (m, &down, YD_MEASURE_DISTANCE, &box, top - YD_AREA_BOTTOM, NUMBER_INK, 0.3);
}

void
yd_measuring_end (YdMeasuring *m)
{
  measure_imprint (m);
  measure_numbered_pages (m);
  measure_page_numbers (m);
}

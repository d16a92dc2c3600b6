/* Owns: how a notice is signed: rows, edges and middles of signature and date in each of their cases
 * (7.3.5). Refuses: the imprint and the page numbers below. */

#include "yd-conformity-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define STAMP_WIDTH 36.0 /* mm */

static gboolean
page_has_text (const YdPage *page)
{
  for (guint i = 0; i < page->items->len; i++)
    {
      YdPart part = g_array_index (page->items, YdPlaced, i).part;
      if (yd_part_is_flowed (part) || part == YD_PART_ATTACHMENT)
        return TRUE;
    }
  return FALSE;
}

static void
measure_company (YdMeasuring *m, const YdSpot *date)
{
  static const YdMeasured what = { "R-SIGN-9", "7.3.5", N_ ("Text on the page of the signature") };
  gboolean has_text = page_has_text (yd_pages_get (m->pages, date->page));
  YdPageBox box = yd_spot_box (m, date);
  yd_measuring_report (m, &what, YD_MEASURE_PLACE, &box, has_text,
                       g_strdup (has_text ? _ ("yes") : _ ("no")), _ ("yes"));
}

/* The free room to the right of a line. */
static void
measure_right (YdMeasuring *m, const YdMeasured *what, const YdSpot *spot, double wanted)
{
  double right = yd_spot_right (m, spot);
  YdPageBox box = yd_spot_across (m, spot, right, YD_AREA_WIDTH);
  yd_measuring_length (m, what, YD_MEASURE_DISTANCE, &box, YD_AREA_WIDTH - right, wanted, 0.3);
}

static double
middle_of (const YdMeasuring *m, const YdSpot *spot)
{
  return yd_spot_side (m, spot, YD_SIDE_MIDDLE);
}

/* Posts two characters left of the stamps, which end four from the edge; the date a blank row below
 * the last stamp (7.3.5.3). */
static void
measure_stamped (YdMeasuring *m, const YdSpot *date)
{
  static const YdMeasured right
    = { "R-SIGN-7", "7.3.5.3", N_ ("Date four characters from the right edge") };
  static const YdMeasured post
    = { "R-SIGN-7", "7.3.5.3", N_ ("Posts two characters left of the stamp") };
  static const YdMeasured rows = { "R-SIGN-8", "7.3.5.3", N_ ("Posts and date on their rows") };
  double wanted = 6 * m->grid->cell + STAMP_WIDTH, off = -1, row_off = 0;
  guint n = yd_measuring_n (m, YD_PART_SIGNATURE);
  const YdSpot *worst = NULL;

  measure_right (m, &right, date, 4 * m->grid->cell);
  for (guint i = 0; i < n; i++)
    {
      const YdSpot *spot = yd_measuring_get (m, YD_PART_SIGNATURE, i),
                   *next = i + 1 < n ? spot + 1 : date;
      double away = fabs (YD_AREA_WIDTH - yd_spot_right (m, spot) - wanted);
      double down = next->placed->y - spot->placed->y;
      if (next->page == spot->page) /* from the middle of a stamp of two rows */
        row_off
          = MAX (row_off, fabs (down - (i + 1 < n ? 2 : 2.5) * yd_measuring_pitch (m, spot->page)));
      if (away <= off)
        continue;
      off = away;
      worst = spot;
    }
  if (worst == NULL)
    return;
  measure_right (m, &post, worst, wanted);
  YdPageBox box = yd_spot_box (m, date);
  yd_measuring_length (m, &rows, YD_MEASURE_PLACE, &box, row_off, 0, 0.3);
}

/* One agency whose seal goes over name and date: the date four characters from the edge, or less
 * where the name would not fit (7.3.5.1). */
static void
measure_sealed (YdMeasuring *m, const YdSpot *name, const YdSpot *date)
{
  static const YdMeasured right
    = { "R-SIGN-1", "7.3.5.1", N_ ("Date four characters from the right edge") };
  static const YdMeasured middle
    = { "R-SIGN-1", "7.3.5.1", N_ ("Signature over the middle of the date") };
  static const YdMeasured edge
    = { "R-SIGN-2", "7.3.5.1", N_ ("Long signature up to the right edge") };
  gboolean wide = name->placed->width > date->placed->width + 8 * m->grid->cell;
  double off = middle_of (m, name) - middle_of (m, date);
  YdPageBox box = yd_spot_box (m, name);

  if (wide)
    measure_right (m, &edge, name, 0);
  else
    measure_right (m, &right, date, 4 * m->grid->cell);
  yd_measuring_length (m, &middle, YD_MEASURE_PLACE, &box, off, 0, 0.3);
}

/* One agency without a seal: the name two characters from the edge and the date two in from its
 * start, or the other way about where the date is the longer (7.3.5.2). */
static void
measure_unsealed (YdMeasuring *m, const YdSpot *name, const YdSpot *date)
{
  static const YdMeasured right
    = { "R-SIGN-5", "7.3.5.2", N_ ("Signature two characters from the right edge") };
  static const YdMeasured date_right
    = { "R-SIGN-5", "7.3.5.2", N_ ("Date two characters from the right edge") };
  static const YdMeasured left
    = { "R-SIGN-5", "7.3.5.2", N_ ("Date two characters right of the signature's start") };
  gboolean wide = date->placed->width > name->placed->width;
  double from = yd_spot_left (m, name), to = yd_spot_left (m, date);
  YdPageBox box = yd_spot_across (m, date, from, to);

  measure_right (m, wide ? &date_right : &right, wide ? date : name, 2 * m->grid->cell);
  yd_measuring_length (m, &left, YD_MEASURE_DISTANCE, &box, to - from, 2 * m->grid->cell, 0.3);
}

static void
measure_single (YdMeasuring *m, const YdSpot *name, const YdSpot *date)
{
  if (m->content->seal == YD_NOTICE_SEAL_OFFICE)
    measure_sealed (m, name, date);
  else
    measure_unsealed (m, name, date);
}

/* A name that no line holds stands in lines on one middle: that of the date under a seal; else the
 * longest line and the date stand as a name of one line and the date do. */
static void
measure_lines_of_name (YdMeasuring *m, const YdSpot *date)
{
  static const YdMeasured what
    = { "R-SIGN-1", "7.3.5", N_ ("Lines of the signature on one middle") };
  static const YdMeasured below
    = { "R-SIGN-1", "7.3.5", N_ ("Lines of the signature on rows below each other") };
  const YdSpot *first = yd_measuring_get (m, YD_PART_SIGNATURE, 0);
  const YdSpot *longest = first;
  YdPageBox box = yd_spot_box (m, first);
  double off = 0, rows = 0;
  for (guint i = 1; i < yd_measuring_n (m, YD_PART_SIGNATURE); i++)
    {
      const YdSpot *line = yd_measuring_get (m, YD_PART_SIGNATURE, i);
      off = MAX (off, fabs (middle_of (m, line) - middle_of (m, first)));
      rows = MAX (rows,
                  fabs (line->placed->y - line[-1].placed->y - yd_measuring_pitch (m, line->page)));
      longest = line->placed->width > longest->placed->width ? line : longest;
    }
  yd_measuring_length (m, &what, YD_MEASURE_PLACE, &box, off, 0, 0.3);
  yd_measuring_length (m, &below, YD_MEASURE_PLACE, &box, rows, 0, 0.1);
  measure_single (m, longest, date);
}

/* Names that each bear a seal: evenly side by side, no more than three, rows of them below each
 * other. */
static void
measure_seals (YdMeasuring *m)
{
  static const YdMeasured even = { "R-SIGN-4", "7.3.5.1", N_ ("Agencies evenly side by side") };
  static const YdMeasured room = { "R-SIGN-4", "7.3.5.1", N_ ("Room for the seals side by side") };
  guint n = yd_measuring_n (m, YD_PART_SIGNATURE), columns = 1, in_row = 1;
  double uneven = 0, closest = 1e6;
  const YdSpot *first = yd_measuring_get (m, YD_PART_SIGNATURE, 0),
               *last = yd_measuring_last (m, YD_PART_SIGNATURE);
  YdPageBox box = yd_spot_box (m, last);

  while (columns < n && first[columns].page == first->page
         && first[columns].placed->y < first->placed->y + 3)
    columns++;
  for (guint i = 0; i < n; i++)
    {
      const YdSpot *name = first + i, *column;
      gboolean begins = i % columns == 0;
      in_row = begins ? MIN (columns, n - i) : in_row; /* the last row ends in the last column */
      column = first + columns - in_row + i % columns;
      uneven = MAX (uneven, fabs (middle_of (m, name) - middle_of (m, column)));
      if (begins)
        continue;
      uneven = MAX (uneven, fabs (name->placed->y - name[-1].placed->y));
      closest = MIN (closest, middle_of (m, name) - middle_of (m, name - 1));
      if (columns > 2 && i % columns > 1)
        uneven = MAX (uneven, fabs (middle_of (m, name) - 2 * middle_of (m, name - 1)
                                    + middle_of (m, name - 2)));
    }
  if (columns == 2
      && closest > first->placed->width + 4) /* as far from the one edge as from the other */
    uneven = MAX (uneven, fabs (middle_of (m, first) + middle_of (m, first + 1) - YD_AREA_WIDTH));
  yd_measuring_length (m, &even, YD_MEASURE_PLACE, &box, uneven, 0, 0.3);
  if (closest < 1e6)
    yd_measuring_report (m, &room, YD_MEASURE_PLACE, &box, closest >= 45,
                         g_strdup_printf ("%.1f mm", closest), _ ("45 mm or more"));
}

/* Several agencies: without seals of one width, above the date (7.3.5.2); with seals the last over
 * the date. */
static void
measure_joint (YdMeasuring *m, const YdSpot *date)
{
  static const YdMeasured right
    = { "R-SIGN-6", "7.3.5.2", N_ ("Agencies two characters from the right edge") };
  static const YdMeasured wide = { "R-SIGN-6", "7.3.5.2", N_ ("Agencies of one width") };
  static const YdMeasured below
    = { "R-SIGN-6", "7.3.5.2", N_ ("Agencies on rows below each other") };
  static const YdMeasured over
    = { "R-SIGN-4", "7.3.5.1", N_ ("Last agency over the middle of the date") };
  static const YdMeasured date_right
    = { "R-SIGN-6", "7.3.5.2", N_ ("Date two characters from the right edge") };
  const YdSpot *first = yd_measuring_get (m, YD_PART_SIGNATURE, 0),
               *last = yd_measuring_last (m, YD_PART_SIGNATURE);
  YdPageBox box = yd_spot_box (m, last);
  double off = 0, rows = 0;

  if (m->content->seal == YD_NOTICE_SEAL_OFFICE)
    {
      off = middle_of (m, last) - middle_of (m, date);
      yd_measuring_length (m, &over, YD_MEASURE_PLACE, &box, off, 0, 0.3);
      measure_seals (m);
      return;
    }
  for (guint i = 1; i < yd_measuring_n (m, YD_PART_SIGNATURE); i++)
    {
      const YdSpot *name = yd_measuring_get (m, YD_PART_SIGNATURE, i);
      off = MAX (off, fabs (name->placed->width - first->placed->width)
                        + fabs (yd_spot_left (m, name) - yd_spot_left (m, first)));
      if (name->page == name[-1].page)
        rows = MAX (
          rows, fabs (name->placed->y - name[-1].placed->y - yd_measuring_pitch (m, name->page)));
    }
  yd_measuring_length (m, &below, YD_MEASURE_PLACE, &box, rows, 0, 0.1);
  measure_right (m, &right, last, 2 * m->grid->cell);
  measure_right (m, &date_right, date, 2 * m->grid->cell);
  yd_measuring_length (m, &wide, YD_MEASURE_PLACE, &box, off, 0, 0.3);
}

/* Blank rows between the text and what signs it: two where a seal or a stamp comes, one where none
 * does; a page may have lost one of two for want of room (R-SIGN-9). */
static void
measure_room (YdMeasuring *m, const YdSpot *name)
{
  static const YdMeasured what = { "R-SIGN-2", "7.3.5", N_ ("Blank rows above the signature") };
  const GArray *items = yd_pages_get (m->pages, name->page)->items;
  gboolean sealed = m->content->seal != YD_NOTICE_SEAL_NONE;
  double bottom = 0, next = 1e6, pitch = m->grid->pitch;

  for (guint i = 0; i < items->len && &g_array_index (items, YdPlaced, i) != name->placed; i++)
    {
      const YdPlaced *placed = &g_array_index (items, YdPlaced, i);
      if (placed->kind != YD_PLACED_TEXT
          || !(yd_part_is_flowed (placed->part) || placed->part == YD_PART_ATTACHMENT))
        continue;
      next = bottom > 0 ? MIN (next, placed->y + placed->height - bottom) : next;
      bottom = placed->y + placed->height;
    }
  if (bottom <= 0 || m->content->seal == YD_NOTICE_SEAL_SIGNER) /* the post stands between rows */
    return;
  pitch = MIN (pitch, next);
  double rows = (name->placed->y - bottom) / pitch - (pitch - m->grid->em) / pitch;
  YdPageBox box = yd_spot_down (m, name, bottom, name->placed->y);
  yd_measuring_report (
    m, &what, YD_MEASURE_DISTANCE, &box,
    fabs (rows - round (rows)) < 0.05 && rows > 0.9 && rows < (sealed ? 2.1 : 1.1),
    g_strdup_printf ("%.1f", rows), sealed ? _ ("2, or 1 where room is short") : "1");
}

void
yd_measuring_signature (YdMeasuring *m)
{
  static const YdMeasured next
    = { "R-SIGN-1", "7.3.5", N_ ("Date on the row below the signature") };
  const YdSpot *date = yd_measuring_last (m, YD_PART_DATE),
               *name = yd_measuring_last (m, YD_PART_SIGNATURE);

  if (date == NULL)
    return;
  measure_company (m, date);
  if (m->content->seal == YD_NOTICE_SEAL_SIGNER)
    measure_stamped (m, date);
  if (name == NULL || name->page != date->page)
    return;
  measure_room (m, yd_measuring_get (m, YD_PART_SIGNATURE, 0));
  if (m->content->seal == YD_NOTICE_SEAL_SIGNER)
    return;
  double between = date->placed->y - yd_spot_bottom (name);
  YdPageBox box = yd_spot_down (m, date, yd_spot_bottom (name), date->placed->y);
  yd_measuring_length (m, &next, YD_MEASURE_DISTANCE, &box, between,
                       yd_measuring_pitch (m, date->page) - m->grid->em, 0.1);
  if (yd_measuring_get (m, YD_PART_SIGNATURE, 0)->placed->block != name->placed->block)
    measure_joint (m, date);
  else if (yd_measuring_n (m, YD_PART_SIGNATURE) > 1)
    measure_lines_of_name (m, date);
  else
    measure_single (m, name, date);
}

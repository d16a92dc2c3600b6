/* Owns: where the elements stand: their distance from the edges of the type area, and from what
 * stands above them (7.2, 7.3, 10). Refuses: the head, signature, imprint and page numbers. */

#include "yd-conformity-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define FORM(form) (1u << YD_NOTICE_##form)
#define ANY (FORM (DOCUMENT) | FORM (MINUTES) | FORM (LETTER) | FORM (ORDER))
#define BIT(part) (G_GUINT64_CONSTANT (1) << YD_PART_##part)
#define PARAGRAPHS                                                                         \
  (BIT (BODY) | BIT (LEVEL_1) | BIT (LEVEL_2) | BIT (LEVEL_3) | BIT (LEVEL_4) | BIT (TEXT) \
   | BIT (UNITS))
#define CELL (YD_AREA_WIDTH / YD_GRID_COLUMNS)
#define SMALL (14 * YD_MM_PER_POINT) /* a character of the imprint */

typedef enum
{
  ALL_LINES,
  FIRST_LINES, /* of paragraphs */
  TURNED_LINES,
  VERY_FIRST, /* of all the paragraphs */
} Lines;

/* A distance from a side of the type area, or of the middle from the left. */
static const struct
{
  YdMeasured what;
  guint64 parts;
  Lines lines;
  YdSide side;
  double wanted, tolerance; /* mm */
} edges[] = {
  /* clang-format off */
  { { "R-NUM-1", "7.2.1", N_ ("Copy number at the left edge") },
    BIT (COPY_NUMBER), ALL_LINES, YD_SIDE_LEFT, 0, 0.3 },
  { { "R-NUM-2", "7.2.2", N_ ("Secrecy at the left edge") },
    BIT (SECRECY), ALL_LINES, YD_SIDE_LEFT, 0, 0.3 },
  { { "R-NUM-3", "7.2.3", N_ ("Urgency at the left edge") },
    BIT (URGENCY), ALL_LINES, YD_SIDE_LEFT, 0, 0.3 },
  { { "R-TITLE-1", "7.3.1", N_ ("Title in the middle") },
    BIT (TITLE), ALL_LINES, YD_SIDE_MIDDLE, YD_AREA_WIDTH / 2, 0.3 },
  { { "R-TO-1", "7.3.2", N_ ("Addressees at the left edge") },
    BIT (ADDRESSEE), ALL_LINES, YD_SIDE_LEFT, 0, 0.3 },
  { { "R-BODY-2", "7.3.3", N_ ("Paragraphs two characters in") },
    PARAGRAPHS, FIRST_LINES, YD_SIDE_LEFT, 2 * CELL, 0.1 },
  { { "R-BODY-2", "7.3.3", N_ ("Turned lines at the left edge") },
    PARAGRAPHS, TURNED_LINES, YD_SIDE_LEFT, 0, 0.1 },
  { { "R-MIN", "10.3", N_ ("Those present two characters in") },
    BIT (ATTENDANCE), FIRST_LINES, YD_SIDE_LEFT, 2 * CELL, 0.3 },
  { { "R-MIN", "10.3", N_ ("Turned names under the first") },
    BIT (ATTENDANCE), TURNED_LINES, YD_SIDE_LEFT, 5 * CELL, 0.3 },
  { { "R-ATT-1", "7.3.4", N_ ("List of annexes two characters in") },
    BIT (ATTACHMENT), VERY_FIRST, YD_SIDE_LEFT, 2 * CELL, 0.3 },
  { { "R-NOTE-1", "7.3.6", N_ ("Note two characters in") },
    BIT (NOTE), FIRST_LINES, YD_SIDE_LEFT, 2 * CELL, 0.3 },
  { { "R-APP-1", "7.3.7", N_ ("附件 at the left edge") },
    BIT (LABEL), ALL_LINES, YD_SIDE_LEFT, 0, 0.3 },
  { { "R-PUB-1", "7.3.7", N_ ("Titles of plan and annexes in the middle") },
    BIT (PLAN_TITLE), ALL_LINES, YD_SIDE_MIDDLE, YD_AREA_WIDTH / 2, 0.3 },
  { { "R-TITLE-6", "7.3.1", N_ ("Line below the title in the middle") },
    BIT (PLAN_SUBTITLE), ALL_LINES, YD_SIDE_MIDDLE, YD_AREA_WIDTH / 2, 0.3 },
  { { "R-BJ-4", "7.4.2", N_ ("主送 a character from the left edge") },
    BIT (SEND_TO), FIRST_LINES, YD_SIDE_LEFT, SMALL, 0.3 },
  { { "R-BJ-4", "7.4.2", N_ ("Turned names of 主送 under the first") },
    BIT (SEND_TO), TURNED_LINES, YD_SIDE_LEFT, 4 * SMALL, 0.3 },
  { { "R-BJ-2", "7.4.2", N_ ("抄送 a character from the left edge") },
    BIT (COPY_TO), FIRST_LINES, YD_SIDE_LEFT, SMALL, 0.3 },
  { { "R-BJ-2", "7.4.2", N_ ("Turned names of 抄送 under the first") },
    BIT (COPY_TO), TURNED_LINES, YD_SIDE_LEFT, 4 * SMALL, 0.3 },
  { { "R-BJ-3", "7.4.3", N_ ("印发机关 a character from the left edge") },
    BIT (PRINTED_BY), ALL_LINES, YD_SIDE_LEFT, SMALL, 0.3 },
  { { "R-BJ-3", "7.4.3", N_ ("印发日期 a character from the right edge") },
    BIT (PRINTED_ON), ALL_LINES, YD_SIDE_RIGHT, SMALL, 0.3 },
  { { "R-BJ-6", "7.4", N_ ("Number of copies a character from the right edge") },
    BIT (COPIES), ALL_LINES, YD_SIDE_RIGHT, SMALL, 0.3 },
  /* clang-format on */
};

static gboolean
is_meant (const YdSpot *spot, Lines lines)
{
  return lines == ALL_LINES || lines == VERY_FIRST
         || (lines == FIRST_LINES) == yd_spot_begins (spot);
}

static void
measure_edges (YdMeasuring *m)
{
  for (gsize e = 0; e < G_N_ELEMENTS (edges); e++)
    {
      const YdSpot *worst = NULL;
      double off = -1;
      for (guint part = 0; part < YD_N_PARTS; part++)
        for (guint i = 0; i < yd_measuring_n (m, part) && (edges[e].parts >> part & 1) != 0; i++)
          {
            const YdSpot *spot = yd_measuring_get (m, part, i);
            double value = yd_spot_side (m, spot, edges[e].side);
            if (spot->placed->rotated || !is_meant (spot, edges[e].lines)
                || (edges[e].lines == VERY_FIRST && i > 0)
                || fabs (value - edges[e].wanted) <= off + 0.005)
              continue;
            worst = spot;
            off = fabs (value - edges[e].wanted);
          }
      if (worst != NULL)
        yd_measuring_side (m, &edges[e].what, worst, edges[e].side, edges[e].wanted,
                           edges[e].tolerance);
    }
}

/* Each 附件 but the first at five cells, turned lines under the first character of the name
 * (7.3.4). */
static void
measure_attachments (YdMeasuring *m)
{
  static const YdMeasured number
    = { "R-ATT-2", "7.3.4", N_ ("Numbers of annexes below each other") };
  static const YdMeasured name = { "R-ATT-2", "7.3.4", N_ ("Turned lines under the annex's name") };
  double name_left = 0;
  struct
  {
    const YdMeasured *what;
    const YdSpot *worst;
    double off, value, wanted;
  } found[] = { { &number, NULL, -1, 0, 0 }, { &name, NULL, -1, 0, 0 } };

  for (guint i = 0; i < yd_measuring_n (m, YD_PART_ATTACHMENT); i++)
    {
      const YdSpot *spot = yd_measuring_get (m, YD_PART_ATTACHMENT, i);
      gboolean begins = yd_spot_begins (spot);
      const char *text = spot->placed->layout->text;
      gsize label = g_str_has_prefix (text, "附件：") ? strlen ("附件：") : 0;
      gsize digits = strspn (text + label, "0123456789");
      double value = yd_spot_left (m, spot), wanted = begins ? 5 * CELL : name_left;
      guint k = begins ? 0 : 1;
      if (digits > 0 && text[label + digits] == '.')
        name_left = (5.5 + digits * 0.5) * CELL;
      else
        name_left = 5 * CELL;
      if ((begins && i == 0) || fabs (value - wanted) <= found[k].off + 0.005)
        continue;
      found[k].worst = spot;
      found[k].off = fabs (value - wanted);
      found[k].value = value;
      found[k].wanted = wanted;
    }
  for (guint k = 0; k < G_N_ELEMENTS (found); k++)
    if (found[k].worst != NULL)
      {
        YdPageBox box = yd_spot_across (m, found[k].worst, 0, found[k].value);
        yd_measuring_length (m, found[k].what, YD_MEASURE_DISTANCE, &box, found[k].value,
                             found[k].wanted, 0.3);
      }
}

/* ---- rows ---- */

/* What stands how many blank rows below what. */
static const struct
{
  YdMeasured what;
  guint forms;
  guint64 above; /* the part that the line before it belongs to, else nothing is measured */
  YdPart below;
  guint rows;
} steps[] = {
  /* clang-format off */
  { { "R-TO-1", "7.3.2", N_ ("A blank row between title and addressees") },
    ANY, BIT (TITLE), YD_PART_ADDRESSEE, 1 },
  { { "R-BODY-2", "7.3.3", N_ ("Text directly below the addressees") },
    ANY, BIT (ADDRESSEE), YD_PART_BODY, 0 },
  { { "R-MIN", "10.3", N_ ("A blank row above those present") },
    ANY, BIT (BODY) | BIT (TITLE), YD_PART_ATTENDANCE, 1 },
  { { "R-CMD", "10.2", N_ ("Two blank rows between number and text") },
    FORM (ORDER), BIT (NUMBER), YD_PART_BODY, 2 },
  { { "R-ATT-1", "7.3.4", N_ ("A blank row above the list of annexes") },
    ANY, PARAGRAPHS, YD_PART_ATTACHMENT, 1 },
  { { "R-NOTE-1", "7.3.6", N_ ("Note on the row below the date") },
    ANY, BIT (DATE), YD_PART_NOTE, 0 },
  /* clang-format on */
};

/* Returns: (nullable): the line of text placed before @spot on its page */
static const YdPlaced *
line_before (const YdMeasuring *m, const YdSpot *spot)
{
  const GArray *items = yd_pages_get (m->pages, spot->page)->items;
  const YdPlaced *before = NULL;
  for (guint i = 0; i < items->len && &g_array_index (items, YdPlaced, i) != spot->placed; i++)
    if (g_array_index (items, YdPlaced, i).kind == YD_PLACED_TEXT)
      before = &g_array_index (items, YdPlaced, i);
  return before;
}

static void
measure_steps (YdMeasuring *m)
{
  for (gsize s = 0; s < G_N_ELEMENTS (steps); s++)
    {
      if (yd_measuring_n (m, steps[s].below) == 0 || (steps[s].forms >> m->content->form & 1) == 0)
        continue;
      const YdSpot *spot = yd_measuring_get (m, steps[s].below, 0);
      const YdPlaced *above = line_before (m, spot);
      if (above != NULL && (steps[s].above >> above->part & 1) != 0)
        yd_measuring_step (m, &steps[s].what, spot, above->y + above->height, steps[s].rows,
                           steps[s].below == YD_PART_ADDRESSEE
                             ? m->grid->pitch
                             : yd_measuring_pitch (m, spot->page));
    }
}

/* ---- page 1 ---- */

static void
measure_first_page (YdMeasuring *m)
{
  static const YdMeasured what = { "R-BODY-1", "7.3.3", N_ ("Text on page 1") };
  const YdPart text[] = { YD_PART_BODY, YD_PART_ATTENDANCE };
  const YdSpot *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (text) && first == NULL; i++)
    if (yd_measuring_n (m, text[i]) > 0)
      first = yd_measuring_get (m, text[i], 0);
  if (!m->content->has_notice || first == NULL)
    return;
  YdPageBox box = yd_spot_box (m, first);
  yd_measuring_report (m, &what, YD_MEASURE_PLACE, &box, first->page == 0,
                       g_strdup (first->page == 0 ? _ ("yes") : _ ("no")), _ ("yes"));
}

/* ---- plan and annexes ---- */

/* 附件 on the first row of a page, a title on the third (7.3.7). */
static void
measure_displays (YdMeasuring *m)
{
  static const YdMeasured labels = { "R-APP-1", "7.3.7", N_ ("附件 on the first row") };
  static const YdMeasured titles
    = { "R-APP-1", "7.3.7", N_ ("Titles of plan and annexes on the third row") };
  const struct
  {
    const YdMeasured *what;
    YdPart part;
    double wanted;
  } rows[] = { { &labels, YD_PART_LABEL, m->grid->first },
               { &titles, YD_PART_PLAN_TITLE, m->grid->first + 2 * m->grid->pitch } };

  for (guint r = 0; r < G_N_ELEMENTS (rows); r++)
    {
      const YdSpot *worst = NULL;
      double off = -1;
      for (guint i = 0; i < yd_measuring_n (m, rows[r].part); i++)
        {
          const YdSpot *spot = yd_measuring_get (m, rows[r].part, i);
          const YdPlaced *before = line_before (m, spot);
          double away = fabs (spot->placed->y - rows[r].wanted);
          /* a draft mark's title may come after another title; lying tables have a page of their
           * own kind */
          if (spot->placed->rotated || !yd_spot_begins (spot)
              || (before != NULL && before->part != YD_PART_LABEL) || away <= off)
            continue;
          worst = spot;
          off = away;
        }
      if (worst == NULL)
        continue;
      YdPageBox box = yd_spot_box (m, worst);
      yd_measuring_length (m, rows[r].what, YD_MEASURE_PLACE, &box, worst->placed->y,
                           rows[r].wanted, 0.3);
    }
}

/* A lying table has its top at the left of the page, and its title in the middle of its width. */
static void
measure_lying (YdMeasuring *m, const YdSpot *head)
{
  static const YdMeasured lying
    = { "R-TAB-1", "8", N_ ("Table lies with its head at the left edge") };
  static const YdMeasured middle
    = { "R-TAB-1", "8", N_ ("Title in the middle of the lying table") };
  static const YdMeasured label
    = { "R-APP-1", "7.3.7", N_ ("附件 in the corner of the lying table") };
  YdPageBox box = yd_spot_box (m, head);
  gboolean left = TRUE;

  if (!head->placed->rotated)
    return;
  for (guint i = 0; i < yd_measuring_n (m, YD_PART_CELL); i++)
    {
      const YdSpot *cell = yd_measuring_get (m, YD_PART_CELL, i);
      left = left && cell->placed->rotated
             && (cell->page != head->page || cell->placed->y > head->placed->y);
    }
  yd_measuring_report (m, &lying, YD_MEASURE_PLACE, &box, left,
                       g_strdup (left ? _ ("yes") : _ ("no")), _ ("yes"));
  for (guint i = 0; i < yd_measuring_n (m, YD_PART_PLAN_TITLE); i++)
    {
      const YdSpot *title = yd_measuring_get (m, YD_PART_PLAN_TITLE, i);
      box = yd_spot_box (m, title); /* as it lies: up the page */
      if (title->placed->rotated)
        yd_measuring_length (m, &middle, YD_MEASURE_PLACE, &box,
                             YD_AREA_BOTTOM - box.y - box.height / 2, YD_AREA_HEIGHT / 2, 0.3);
    }
  for (guint i = 0; i < yd_measuring_n (m, YD_PART_LABEL); i++)
    {
      const YdSpot *spot = yd_measuring_get (m, YD_PART_LABEL, i);
      box = yd_spot_box (m, spot);
      if (spot->placed->rotated)
        yd_measuring_length (m, &label, YD_MEASURE_PLACE, &box,
                             MAX (YD_AREA_BOTTOM - box.y - box.height, fabs (spot->placed->y)), 0,
                             0.3);
    }
}

/* The breakdown table: its head on each of its pages, all of it within the type area (8). */
static void
measure_table (YdMeasuring *m)
{
  static const YdMeasured heads = { "R-TAB-2", "8", N_ ("Pages of the table without its head") };
  const YdSpot *bare = NULL;
  guint n = 0;

  if (yd_measuring_n (m, YD_PART_CELL_HEAD) == 0)
    return;
  for (guint i = 0; i < yd_measuring_n (m, YD_PART_CELL); i++)
    {
      const YdSpot *cell = yd_measuring_get (m, YD_PART_CELL, i);
      gboolean headed = FALSE;
      if (i > 0 && cell->page == yd_measuring_get (m, YD_PART_CELL, i - 1)->page)
        continue;
      for (guint h = 0; h < yd_measuring_n (m, YD_PART_CELL_HEAD) && !headed; h++)
        headed = yd_measuring_get (m, YD_PART_CELL_HEAD, h)->page == cell->page;
      n += !headed;
      bare = headed ? bare : cell;
    }
  yd_measuring_count (m, &heads, bare, n);
  measure_lying (m, yd_measuring_get (m, YD_PART_CELL_HEAD, 0));
}

void
yd_measuring_places (YdMeasuring *m)
{
  measure_first_page (m);
  measure_edges (m);
  measure_attachments (m);
  measure_steps (m);
  measure_displays (m);
  measure_table (m);
}

/* Owns: the top of page 1 as it was placed: marks, head, number, signers and red lines, in the four
 * forms (7.2, 10). Refuses: everything below. */

#include "yd-conformity-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define RULE_DOWN 4.0 /* mm from the number to the red rule */
#define RULE_WEIGHT 0.5
#define HEADED \
  (1u << YD_NOTICE_DOCUMENT | 1u << YD_NOTICE_MINUTES) /* with a red rule below the number */

static const YdSpot *
find_rule (const YdMeasuring *m, YdPart part, guint index)
{
  return index < m->rules[part]->len ? &g_array_index (m->rules[part], YdSpot, index) : NULL;
}

/* 份号, 密级 and 紧急程度 a row each, 密级 never in the first; in a letter below its double line.
 */
static void
measure_marks (YdMeasuring *m)
{
  static const YdMeasured what[] = { { "R-NUM-1", "7.2.1", N_ ("Row of the copy number") },
                                     { "R-NUM-2", "7.2.2", N_ ("Row of the secrecy") },
                                     { "R-NUM-3", "7.2.3", N_ ("Row of the urgency") } };
  static const YdMeasured in_letter
    = { "R-LET-3", "10.1", N_ ("First mark below the double line") };
  const YdSpot *line = find_rule (m, YD_PART_RULE, 1);
  gboolean letter = m->content->form == YD_NOTICE_LETTER;
  double row = 0;

  for (guint i = 0; i < G_N_ELEMENTS (what); i++)
    {
      YdPart part = YD_PART_COPY_NUMBER + i;
      if (yd_measuring_n (m, part) == 0)
        continue;
      const YdSpot *spot = yd_measuring_get (m, part, 0);
      if (!letter && part == YD_PART_SECRECY)
        row = MAX (row, 1);
      if (!letter)
        {
          double wanted = m->grid->first + row++ * m->grid->pitch;
          YdPageBox box = yd_spot_box (m, spot);
          yd_measuring_length (m, &what[i], YD_MEASURE_PLACE, &box, spot->placed->y, wanted, 0.3);
        }
      else if (row++ == 0 && line != NULL)
        {
          YdPageBox box = yd_spot_down (m, spot, yd_spot_bottom (line), spot->placed->y);
          yd_measuring_length (m, &in_letter, YD_MEASURE_DISTANCE, &box,
                               spot->placed->y - yd_spot_bottom (line), 7.0 / 8 * m->grid->em, 0.3);
        }
    }
}

static void
measure_head_ink (YdMeasuring *m, const YdSpot *head)
{
  static const YdMeasured where[] = {
    [YD_NOTICE_DOCUMENT] = { "R-HEAD-2", "7.2.4", N_ ("Head below the type area's edge") },
    [YD_NOTICE_LETTER] = { "R-LET-1", "10.1", N_ ("Head below the page's edge") },
    [YD_NOTICE_MINUTES] = { "R-MIN", "10.3", N_ ("Head below the type area's edge") },
    [YD_NOTICE_ORDER] = { "R-CMD", "10.2", N_ ("Head below the type area's edge") },
  };
  static const double wanted[] = { [YD_NOTICE_DOCUMENT] = 35,
                                   [YD_NOTICE_LETTER] = 30,
                                   [YD_NOTICE_MINUTES] = 35,
                                   [YD_NOTICE_ORDER] = 20 };
  static const YdMeasured size = { "R-HEAD-3", "7.2.4", N_ ("Size of the head's characters") };
  YdNoticeForm form = m->content->form;
  double from = form == YD_NOTICE_LETTER ? 0 : YD_AREA_TOP, top, bottom, widest;

  yd_spot_ink (m, head, G_MAXUINT, &top, &bottom, &widest);
  YdPageBox box
    = { head->page, yd_pages_get (m->pages, head->page)->left - 13, from, 0, top - from };
  yd_measuring_length (m, &where[form], YD_MEASURE_DISTANCE, &box, top - from, wanted[form], 0.5);
  box = yd_spot_box (m, head);
  yd_measuring_report (m, &size, YD_MEASURE_PLACE, &box, bottom - top < 22 && widest < 15,
                       g_strdup_printf (_ ("%.1f mm high, %.1f mm wide"), bottom - top, widest),
                       _ ("below 22 and 15 mm"));
}

/* One name in the middle; several of one width below each other, 文件 in the middle of their
 * height. */
static void
measure_heads (YdMeasuring *m)
{
  static const YdMeasured middle = { "R-HEAD-1", "7.2.4", N_ ("Head in the middle") };
  static const YdMeasured spread = { "R-HEAD-4", "7.2.4", N_ ("Names of the head equally wide") };
  static const YdMeasured even
    = { "R-HEAD-4", "7.2.4", N_ ("Names of the head evenly below each other") };
  static const YdMeasured block = { "R-HEAD-4", "7.2.4", N_ ("Head in the middle") };
  static const YdMeasured beside
    = { "R-HEAD-4", "7.2.4", N_ ("文件 in the middle of the names' height") };
  guint n = yd_measuring_n (m, YD_PART_HEAD);
  double top, bottom, last_top, last_bottom, widest, own_top, own_bottom, off = 0;

  if (n == 0)
    return;
  const YdSpot *head = yd_measuring_get (m, YD_PART_HEAD, 0),
               *last = yd_measuring_last (m, YD_PART_HEAD);
  measure_head_ink (m, head);
  if (n == 1)
    {
      yd_measuring_side (m, &middle, head, YD_SIDE_MIDDLE, YD_AREA_WIDTH / 2, 0.5);
      return;
    }
  const YdSpot *suffix = yd_measuring_last (m, YD_PART_HEAD_SUFFIX);
  double pitch = (last->placed->y - head->placed->y) / (n - 1), uneven = 0;
  for (guint i = 1; i < n; i++)
    {
      const YdSpot *name = yd_measuring_get (m, YD_PART_HEAD, i);
      off = MAX (off, fabs (name->placed->width - head->placed->width)
                        + fabs (yd_spot_left (m, name) - yd_spot_left (m, head)));
      uneven = MAX (uneven, fabs (name->placed->y - head->placed->y - i * pitch));
    }
  YdPageBox box = yd_spot_box (m, head), end = yd_spot_box (m, last);
  yd_page_box_unite (&box, &end);
  yd_measuring_length (m, &spread, YD_MEASURE_PLACE, &box, off, 0, 0.3);
  yd_measuring_length (m, &even, YD_MEASURE_PLACE, &box, uneven, 0, 0.5);
  double right = suffix != NULL ? yd_spot_right (m, suffix) : yd_spot_right (m, head);
  box = yd_spot_across (m, head, yd_spot_left (m, head), right);
  yd_measuring_length (m, &block, YD_MEASURE_DISTANCE, &box, (yd_spot_left (m, head) + right) / 2,
                       YD_AREA_WIDTH / 2, 0.5);
  if (suffix == NULL)
    return;
  yd_spot_ink (m, head, G_MAXUINT, &top, &bottom, &widest);
  yd_spot_ink (m, last, G_MAXUINT, &last_top, &last_bottom, &widest);
  yd_spot_ink (m, suffix, G_MAXUINT, &own_top, &own_bottom, &widest);
  box = yd_spot_box (m, suffix);
  yd_measuring_length (m, &beside, YD_MEASURE_PLACE, &box,
                       (own_top + own_bottom - top - last_bottom) / 2, 0, 0.5);
}

/* 签发人： and the names, two a row, the last column ending a character from the edge (7.2.6). */
static void
measure_signers (YdMeasuring *m)
{
  static const YdMeasured right
    = { "R-SGN-1", "7.2.6", N_ ("Signers a character from the right edge") };
  static const YdMeasured below = { "R-SGN-2", "7.2.6", N_ ("Signers below each other") };
  static const YdMeasured before = { "R-SGN-1", "7.2.6", N_ ("Names directly behind 签发人：") };
  const YdSpot *label = yd_measuring_get (m, YD_PART_SIGNER, 0),
               *name = yd_measuring_get (m, YD_PART_SIGNER, 1);
  guint n = yd_measuring_n (m, YD_PART_SIGNER) - 1;
  const YdSpot *edge = n > 1 ? yd_measuring_get (m, YD_PART_SIGNER, 2) : name;
  double widest = 0, off = 0;

  for (guint i = 0; i < n; i++)
    {
      const YdSpot *one = yd_measuring_get (m, YD_PART_SIGNER, i + 1);
      const YdSpot *first = yd_measuring_get (m, YD_PART_SIGNER, i % 2 + 1);
      widest = i % 2 == (n > 1) ? MAX (widest, one->placed->width) : widest;
      off = MAX (off, fabs (yd_spot_left (m, one) - yd_spot_left (m, first))
                        + fabs (one->placed->y - name->placed->y - i / 2 * m->grid->pitch));
    }
  double free = YD_AREA_WIDTH - yd_spot_left (m, edge) - widest;
  YdPageBox box = yd_spot_across (m, edge, YD_AREA_WIDTH - free, YD_AREA_WIDTH);
  yd_measuring_length (m, &right, YD_MEASURE_DISTANCE, &box, free, m->grid->cell, 0.3);
  box = yd_spot_box (m, name);
  if (n > 1)
    yd_measuring_length (m, &below, YD_MEASURE_PLACE, &box, off, 0, 0.3);
  yd_measuring_length (m, &before, YD_MEASURE_PLACE, &box,
                       yd_spot_left (m, name) - yd_spot_right (m, label)
                         + fabs (name->placed->y - label->placed->y),
                       0, 0.3);
}

/* 发文字号 two blank rows below the head, in the middle or beside 签发人 (7.2.5, 7.2.6). */
static void
measure_number (YdMeasuring *m)
{
  static const YdMeasured below
    = { "R-NO-1", "7.2.5", N_ ("Number two blank rows below the head") };
  static const YdMeasured middle = { "R-NO-1", "7.2.5", N_ ("Document number in the middle") };
  static const YdMeasured left
    = { "R-NO-3", "7.2.5", N_ ("Document number a character from the left edge") };
  static const YdMeasured row
    = { "R-NO-3", "7.2.5", N_ ("Document number on the row of the last signer") };
  const YdSpot *number = yd_measuring_last (m, YD_PART_NUMBER),
               *signer = yd_measuring_last (m, YD_PART_SIGNER);
  const YdSpot *head = yd_measuring_last (m, YD_PART_HEAD), *first = number;
  double top, bottom, widest;

  if (number == NULL || m->content->form == YD_NOTICE_LETTER)
    return;
  if (signer == NULL)
    yd_measuring_side (m, &middle, number, YD_SIDE_MIDDLE, YD_AREA_WIDTH / 2, 0.5);
  else
    {
      YdPageBox box = yd_spot_box (m, number);
      first = yd_measuring_get (m, YD_PART_SIGNER, 0);
      yd_measuring_side (m, &left, number, YD_SIDE_LEFT, m->grid->cell, 0.3);
      measure_signers (m);
      yd_measuring_length (m, &row, YD_MEASURE_PLACE, &box, number->placed->y - signer->placed->y,
                           0, 0.05);
    }
  if (head == NULL)
    return;
  yd_spot_ink (m, head, G_MAXUINT, &top, &bottom, &widest);
  YdPageBox box = yd_spot_down (m, first, bottom, first->placed->y);
  yd_measuring_length (m, &below, YD_MEASURE_DISTANCE, &box, first->placed->y - bottom,
                       m->grid->gap + 2 * m->grid->pitch, 0.5);
}

/* The red line below the number, and the title two rows below it (7.2.7, 7.3.1). */
static void
measure_red_rule (YdMeasuring *m)
{
  static const YdMeasured below = { "R-RULE-1", "7.2.7", N_ ("Red rule below the number") };
  static const YdMeasured width = { "R-RULE-1", "7.2.7", N_ ("Width of the red rule") };
  static const YdMeasured left = { "R-RULE-1", "7.2.7", N_ ("Red rule in the middle") };
  static const YdMeasured weight = { "R-RULE-1", "7.2.7", N_ ("Weight of the red rule") };
  static const YdMeasured title_below
    = { "R-TITLE-1", "7.3.1", N_ ("Title two rows below the red rule") };
  const YdSpot *rule = find_rule (m, YD_PART_RULE, 0),
               *number = yd_measuring_last (m, YD_PART_NUMBER);

  if ((HEADED >> m->content->form & 1) == 0)
    return;
  if (rule == NULL) /* it is on the paper already */
    {
      if (number != NULL && yd_measuring_n (m, YD_PART_TITLE) > 0)
        yd_measuring_step (m, &title_below, yd_measuring_get (m, YD_PART_TITLE, 0),
                           yd_spot_bottom (number) + RULE_DOWN + RULE_WEIGHT - m->grid->gap, 2,
                           m->grid->pitch);
      return;
    }
  if (number != NULL)
    {
      YdPageBox box = yd_spot_down (m, number, yd_spot_bottom (number), rule->placed->y);
      yd_measuring_length (m, &below, YD_MEASURE_DISTANCE, &box,
                           rule->placed->y - yd_spot_bottom (number), RULE_DOWN, 0.2);
    }
  YdPageBox box = yd_spot_across (m, rule, 0, rule->placed->width);
  yd_measuring_length (m, &width, YD_MEASURE_DISTANCE, &box, rule->placed->width, YD_AREA_WIDTH,
                       0.2);
  yd_measuring_side (m, &left, rule, YD_SIDE_MIDDLE, YD_AREA_WIDTH / 2, 0.1);
  box = yd_spot_box (m, rule);
  yd_measuring_length (m, &weight, YD_MEASURE_PLACE, &box, rule->placed->height, RULE_WEIGHT, 0.05);
  if (yd_measuring_n (m, YD_PART_TITLE) > 0)
    {
      const YdSpot *title = yd_measuring_get (m, YD_PART_TITLE, 0);
      box = yd_spot_down (m, rule, yd_spot_bottom (rule), title->placed->y);
      yd_measuring_length (m, &title_below, YD_MEASURE_DISTANCE, &box,
                           title->placed->y - yd_spot_bottom (rule), 2 * m->grid->pitch, 0.3);
    }
}

/* The double lines of a letter: thick outside, thin inside, across the type area, the lower ones 20 mm above
 * the page's foot (10.1). */
static void
measure_double_lines (YdMeasuring *m, const YdSpot *first, const YdSpot *last)
{
  static const YdMeasured foot
    = { "R-LET-2", "10.1", N_ ("Lower double line above the page's foot") };
  static const YdMeasured width = { "R-LET-2", "10.1", N_ ("Width of the double lines") };
  static const YdMeasured left
    = { "R-LET-2", "10.1", N_ ("Double lines in the middle of the page") };
  static const YdMeasured thick
    = { "R-LET-2", "10.1", N_ ("Double lines thick outside, thin inside") };
  double widest_off = 0, left_off = 0;
  gboolean fair = TRUE;

  YdPageBox box
    = { 0, YD_PAGE_WIDTH / 2, yd_spot_bottom (last), 0, YD_PAGE_HEIGHT - yd_spot_bottom (last) };
  yd_measuring_length (m, &foot, YD_MEASURE_DISTANCE, &box, box.height, 20, 0.2);
  box = yd_spot_across (m, first, yd_spot_left (m, first), yd_spot_right (m, first));
  for (guint i = 0; i < 4; i++)
    {
      const YdSpot *line = find_rule (m, YD_PART_RULE, i);
      double from = yd_pages_get (m->pages, 0)->left + yd_spot_left (m, line);
      gboolean outer = i == 0 || i == 3;
      widest_off = MAX (widest_off, fabs (line->placed->width - 170));
      left_off = MAX (left_off, fabs (from + line->placed->width / 2 - YD_PAGE_WIDTH / 2));
      fair = fair && (line->placed->height > 0.4) == outer
             && (i % 2 == 0 || fabs (line->placed->y - yd_spot_bottom (line - 1) - 0.35) < 0.1);
    }
  yd_measuring_length (m, &width, YD_MEASURE_DISTANCE, &box, 170 + widest_off, 170, 0.2);
  yd_measuring_length (m, &left, YD_MEASURE_DISTANCE, &box, left_off, 0, 0.3);
  yd_measuring_report (m, &thick, YD_MEASURE_DISTANCE, &box, fair,
                       g_strdup (fair ? _ ("yes") : _ ("no")), _ ("yes"));
}

/* What stands above and below the upper one, 4 mm under the head. */
static void
measure_letter (YdMeasuring *m)
{
  static const YdMeasured below = { "R-LET-2", "10.1", N_ ("Double line below the head") };
  static const YdMeasured number_right
    = { "R-LET-3", "10.1", N_ ("Document number at the right edge") };
  static const YdMeasured number_below
    = { "R-LET-3", "10.1", N_ ("Document number below the double line") };
  static const YdMeasured title_below
    = { "R-LET-4", "10.1", N_ ("Title two blank rows below the marks") };
  const YdSpot *first = find_rule (m, YD_PART_RULE, 0), *last = find_rule (m, YD_PART_RULE, 3);
  const YdSpot *head = yd_measuring_last (m, YD_PART_HEAD);

  if (m->content->form != YD_NOTICE_LETTER || last == NULL)
    return;
  measure_double_lines (m, first, last);
  if (yd_measuring_n (m, YD_PART_NUMBER) > 0)
    {
      const YdSpot *number = yd_measuring_last (m, YD_PART_NUMBER),
                   *inner = find_rule (m, YD_PART_RULE, 1);
      YdPageBox box = yd_spot_down (m, number, yd_spot_bottom (inner), number->placed->y);
      yd_measuring_side (m, &number_right, number, YD_SIDE_RIGHT, 0, 0.3);
      yd_measuring_length (m, &number_below, YD_MEASURE_DISTANCE, &box,
                           number->placed->y - yd_spot_bottom (inner), 7.0 / 8 * m->grid->em, 0.3);
    }
  if (head != NULL)
    {
      double top, bottom, widest;
      yd_spot_ink (m, head, G_MAXUINT, &top, &bottom, &widest);
      YdPageBox box = { 0, YD_PAGE_WIDTH / 2, bottom, 0, first->placed->y - bottom };
      yd_measuring_length (m, &below, YD_MEASURE_DISTANCE, &box, box.height, 4, 0.3);
    }
  if (yd_measuring_n (m, YD_PART_TITLE) > 0 && yd_measuring_n (m, YD_PART_NUMBER) > 0)
    {
      const YdSpot *title = yd_measuring_get (m, YD_PART_TITLE, 0);
      double lowest = 0;
      for (YdPart part = YD_PART_COPY_NUMBER; part <= YD_PART_NUMBER; part++)
        if (part != YD_PART_HEAD && part != YD_PART_HEAD_SUFFIX && yd_measuring_n (m, part) > 0)
          lowest = MAX (lowest, yd_spot_bottom (yd_measuring_last (m, part)));
      yd_measuring_step (m, &title_below, title, lowest, 2, m->grid->pitch);
    }
}

void
yd_measuring_head (YdMeasuring *m)
{
  measure_marks (m);
  measure_heads (m);
  measure_number (m);
  measure_red_rule (m);
  measure_letter (m);
}

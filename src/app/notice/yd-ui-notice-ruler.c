/* Owns: the lines that show on the page what a rule measured. Refuses: to measure: values are the
 * conformity's, places those of the pages. */

#include "yd-ui-notice-ruler.h"

#include "yd-ui-notice-place.h"

#include <math.h>

static void
add_area (GArray *marks, YdPages *pages, guint page)
{
  YdUiPageMark mark = { .kind = YD_UI_MARK_AREA };
  mark.box = (YdPageBox){ page, yd_pages_get (pages, page)->left, YD_AREA_TOP, YD_AREA_WIDTH,
                          YD_AREA_HEIGHT };
  g_array_append_val (marks, mark);
}

static void
add_distance (GArray *marks, guint page, double x, double y, double width, double height)
{
  YdUiPageMark mark = { .kind = YD_UI_MARK_DISTANCE, .box = { page, x, y, width, height } };
  g_snprintf (mark.label, sizeof mark.label, "%.1f mm", MAX (width, height));
  g_array_append_val (marks, mark);
}

static gboolean
add_part (GArray *marks, YdPages *pages, YdPart part, guint page)
{
  YdUiPageMark mark = { .kind = YD_UI_MARK_PLACE };
  if (!yd_ui_notice_place_of_part (pages, part, page, &mark.box))
    return FALSE;
  g_array_append_val (marks, mark);
  return TRUE;
}

static gboolean
is_rule (const YdMeasure *measure, const char *rule)
{
  return g_str_equal (measure->rule, rule);
}

/* Whole pages: paper, rows, lines. */
static gboolean
draw_page (GArray *marks, YdPages *pages, const YdMeasure *measure, guint page)
{
  double left = yd_pages_get (pages, page)->left;
  if (is_rule (measure, "R-PAGE-2"))
    {
      add_distance (marks, page, left + YD_AREA_WIDTH / 2, 0, 0, YD_AREA_TOP);
      add_distance (marks, page, 0, YD_AREA_TOP + YD_AREA_HEIGHT / 2, left, 0);
      add_distance (marks, page, left, YD_AREA_BOTTOM + 4, YD_AREA_WIDTH, 0);
      add_distance (marks, page, left + YD_AREA_WIDTH + 13, YD_AREA_TOP, 0, YD_AREA_HEIGHT);
    }
  else if (is_rule (measure, "R-GRID-1"))
    add_distance (marks, page, left - 13, YD_AREA_TOP, 0, YD_AREA_HEIGHT);
  else if (is_rule (measure, "R-JUST"))
    add_distance (marks, page, left, YD_AREA_TOP - 5, YD_AREA_WIDTH, 0);
  else
    return FALSE;
  return TRUE;
}

/* Distances round the red head. */
static gboolean
draw_head (GArray *marks, YdPages *pages, const YdMeasure *measure, guint page)
{
  double left = yd_pages_get (pages, page)->left, value = g_ascii_strtod (measure->value, NULL);
  double wanted = g_ascii_strtod (measure->limit, NULL);
  gboolean centred = ABS (wanted - YD_AREA_WIDTH / 2) < 0.01;
  YdPageBox box, rule;
  if (centred && yd_ui_notice_place_of_part (pages, YD_PART_HEAD, page, &box) && box.page == page
      && ABS (box.x + box.width / 2 - left - value) < 0.2)
    add_distance (marks, page, left, box.y - 3, value, 0);
  else if (centred && yd_ui_notice_place_of_part (pages, YD_PART_TITLE, page, &box)
           && box.page == page)
    add_distance (marks, page, left, box.y - 3, value, 0);
  else if (centred && yd_ui_notice_place_of_part (pages, YD_PART_PLAN_TITLE, page, &box)
           && box.page == page)
    add_distance (marks, page, left, box.y - 3, value, 0);
  else if (is_rule (measure, "R-HEAD-2"))
    add_distance (marks, page, left - 13, YD_AREA_TOP, 0, value);
  else if (is_rule (measure, "R-LET-1"))
    add_distance (marks, page, left - 13, 0, 0, value);
  else if (!yd_ui_notice_place_of_part (pages, YD_PART_RULE, page, &rule))
    return FALSE;
  else if ((is_rule (measure, "R-RULE-1") && wanted > 100) || is_rule (measure, "R-LET-2"))
    add_distance (marks, page, rule.x, rule.y + 3, value, 0);
  else if (is_rule (measure, "R-RULE-1"))
    add_distance (marks, page, left + YD_AREA_WIDTH / 2 + 32, rule.y - value, 0, value);
  else if (is_rule (measure, "R-TITLE-1"))
    add_distance (marks, page, left + 8, rule.y, 0, value);
  else
    return FALSE;
  return TRUE;
}

/* The end of the notice. */
static gboolean
draw_end (GArray *marks, YdPages *pages, const YdMeasure *measure, guint page)
{
  YdPageBox box;
  double right = yd_pages_get (pages, page)->left + YD_AREA_WIDTH;
  if (is_rule (measure, "R-SIGN-1") && yd_ui_notice_place_of_part (pages, YD_PART_DATE, page, &box))
    add_distance (marks, page, box.x + box.width, box.y + box.height / 2, right - box.x - box.width,
                  0);
  else if (is_rule (measure, "R-SIGN-9"))
    {
      add_part (marks, pages, YD_PART_SIGNATURE, page);
      add_part (marks, pages, YD_PART_DATE, page);
    }
  else if (is_rule (measure, "R-BJ-1") || is_rule (measure, "R-BJ-7"))
    {
      add_part (marks, pages, YD_PART_COPY_TO, page);
      add_part (marks, pages, YD_PART_PRINTED_BY, page);
      add_part (marks, pages, YD_PART_PRINTED_ON, page);
      add_distance (marks, page, right + 13, YD_AREA_TOP, 0, YD_AREA_HEIGHT);
    }
  else if (is_rule (measure, "R-PN-3"))
    add_part (marks, pages, YD_PART_PAGE_NUMBER, page);
  else
    return FALSE;
  return TRUE;
}

/**
 * yd_ui_notice_ruler_measure:
 * @page: index of the page in view, for rules about all of them
 *
 * Returns: (transfer full) (element-type YdUiPageMark): the measure with the type area
 */
GArray *
yd_ui_notice_ruler_measure (YdPages *pages, const YdMeasure *measure, guint page)
{
  GArray *marks = g_array_new (FALSE, TRUE, sizeof (YdUiPageMark));
  if (measure->page > 0)
    page = measure->page - 1;
  if (page >= yd_pages_get_n (pages))
    return marks;
  if (!draw_page (marks, pages, measure, page) && !draw_head (marks, pages, measure, page)
      && !draw_end (marks, pages, measure, page))
    for (guint part = 0; part < YD_N_PARTS; part++)
      {
        const YdPartInfo *info = yd_part_get_info ((YdPart)part);
        const char *column = yd_ui_notice_place_get_column ((YdPart)part);
        if ((g_str_equal (info->rule, measure->rule)
             || (column != NULL
                 && g_strcmp0 (column, yd_ui_notice_place_of_rule (measure->rule)) == 0))
            && add_part (marks, pages, (YdPart)part, page))
          break;
      }
  add_area (marks, pages, marks->len > 0 ? g_array_index (marks, YdUiPageMark, 0).box.page : page);
  return marks;
}

/**
 * yd_ui_notice_ruler_note:
 *
 * Returns: (transfer full) (element-type YdUiPageMark): the block that a note is about, or its page
 */
GArray *
yd_ui_notice_ruler_note (YdPages *pages, const YdPageNote *note)
{
  GArray *marks = g_array_new (FALSE, TRUE, sizeof (YdUiPageMark));
  guint page = note->page > 0 ? note->page - 1 : 0;
  if (page >= yd_pages_get_n (pages))
    return marks;
  const GArray *items = yd_pages_get (pages, page)->items;
  for (guint i = 0; i < items->len && note->block != YD_BLOCK_NONE; i++)
    {
      const YdPlaced *placed = &g_array_index (items, YdPlaced, i);
      YdUiPageMark mark = { .kind = YD_UI_MARK_PLACE };
      if (placed->kind != YD_PLACED_TEXT || placed->block != note->block)
        continue;
      yd_placed_get_box (placed, yd_pages_get (pages, page), &mark.box);
      mark.box.page = page;
      g_array_append_val (marks, mark);
    }
  add_area (marks, pages, page);
  return marks;
}

/* Owns: the lines that show on the page what a rule measured. Refuses: to measure: values are the
 * conformity's, places those of the pages. */

#include "yd-ui-notice-ruler.h"

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

/* What is measured on all pages is shown on the one in view. */
static void
draw_page (GArray *marks, YdPages *pages, const char *rule, guint page)
{
  double left = yd_pages_get (pages, page)->left;
  if (g_str_equal (rule, "R-PAGE-2"))
    {
      add_distance (marks, page, left + YD_AREA_WIDTH / 2, 0, 0, YD_AREA_TOP);
      add_distance (marks, page, 0, YD_AREA_TOP + YD_AREA_HEIGHT / 2, left, 0);
      add_distance (marks, page, left, YD_AREA_BOTTOM + 4, YD_AREA_WIDTH, 0);
      add_distance (marks, page, left + YD_AREA_WIDTH + 13, YD_AREA_TOP, 0, YD_AREA_HEIGHT);
    }
  else if (g_str_equal (rule, "R-GRID-1"))
    add_distance (marks, page, left - 13, YD_AREA_TOP, 0, YD_AREA_HEIGHT);
  else if (g_str_equal (rule, "R-JUST") || g_str_equal (rule, "R-GRID-2"))
    add_distance (marks, page, left, YD_AREA_TOP - 5, YD_AREA_WIDTH, 0);
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
  YdUiPageMark place = { .kind = YD_UI_MARK_PLACE, .box = measure->box };
  const YdPageBox *box = &measure->box;

  if (measure->kind != YD_MEASURE_PAGES)
    page = box->page;
  if (page >= yd_pages_get_n (pages))
    return marks;
  switch (measure->kind)
    {
    case YD_MEASURE_DISTANCE:
      add_distance (marks, page, box->x, box->y, box->width, box->height);
      break;
    case YD_MEASURE_PLACE:
      g_array_append_val (marks, place);
      break;
    case YD_MEASURE_PAGES:
    default:
      draw_page (marks, pages, measure->rule, page);
    }
  add_area (marks, pages, page);
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

/* Owns: where pages stand on the screen. Millimetres in, pixels out. Refuses: to know a widget. */

#include "yd-ui-page-geometry.h"

#include "yd-pages.h"

#define BESIDE 10.0     /* mm shown on each side of the type area */
#define GAP 14          /* pixels around pages */
#define EDGE 8          /* pixels: what is nearer to the edge of what is seen is not seen well */
#define LEAST_WIDTH 160 /* pixels */

/* Returns: pixels: where what is seen begins when the page and the gap above it come first */
double
yd_ui_page_place_get_top (const YdUiPagePlace *self)
{
  return self->y - GAP;
}

/* Returns: pixels */
int
yd_ui_page_geometry_get_least_width (const YdUiPageGeometry *self)
{
  return self->zoom == YD_UI_ZOOM_FREE ? (int)(YD_PAGE_WIDTH * self->free_scale) + 2 * GAP
                                       : LEAST_WIDTH;
}

/* Returns: pixels a mm */
double
yd_ui_page_geometry_get_scale (const YdUiPageGeometry *self)
{
  int width = MAX (self->width, LEAST_WIDTH);
  double by_width = (width - 2 * GAP) / YD_PAGE_WIDTH;
  switch (self->zoom)
    {
    case YD_UI_ZOOM_TYPE_AREA:
      return width / (YD_AREA_WIDTH + 2 * BESIDE);
    case YD_UI_ZOOM_PAGE_WIDTH:
      return by_width;
    case YD_UI_ZOOM_WHOLE_PAGE:
      return self->seen > 2 * GAP ? MIN (by_width, (self->seen - 2 * GAP) / YD_PAGE_HEIGHT)
                                  : by_width;
    case YD_UI_ZOOM_FREE:
    default:
      return self->free_scale;
    }
}

/* Returns: pixels from the top of one page to the top of the next */
static double
get_pitch (const YdUiPageGeometry *self)
{
  return YD_PAGE_HEIGHT * yd_ui_page_geometry_get_scale (self) + GAP;
}

/* Returns: pixels: of the whole column, at least one page high */
int
yd_ui_page_geometry_get_height (const YdUiPageGeometry *self)
{
  return (int)(GAP + MAX (self->n_pages, 1) * get_pitch (self));
}

/**
 * yd_ui_page_geometry_get_place:
 * @index: also of a page that is gone
 * @left: mm: where its type area begins
 */
YdUiPagePlace
yd_ui_page_geometry_get_place (const YdUiPageGeometry *self, guint index, double left)
{
  double scale = yd_ui_page_geometry_get_scale (self);
  return (YdUiPagePlace){
    .page = index,
    .x = self->zoom == YD_UI_ZOOM_TYPE_AREA ? -(left - BESIDE) * scale
                                            : MAX (GAP, (self->width - YD_PAGE_WIDTH * scale) / 2),
    .y = GAP + index * get_pitch (self),
    .scale = scale,
  };
}

/**
 * yd_ui_page_geometry_find_page:
 * @y: pixels from the top of the column
 *
 * Returns: index of the page there, with the gap below it; not below the number of pages where the
 *   column ends above @y
 */
guint
yd_ui_page_geometry_find_page (const YdUiPageGeometry *self, double y)
{
  return (guint)MAX (0, (y - GAP) / get_pitch (self));
}

/* @first, @n: (out): the pages of which something is seen */
void
yd_ui_page_geometry_find_seen (const YdUiPageGeometry *self, guint *first, guint *n)
{
  double pitch = get_pitch (self);
  *first = yd_ui_page_geometry_find_page (self, self->top);
  *n = 0;
  while (*first + *n < self->n_pages && GAP + (*first + *n) * pitch < self->top + self->seen)
    (*n)++;
}

/**
 * yd_ui_page_geometry_reveal:
 * @y, @height: mm on the page at @place
 *
 * Returns: pixels: the top from which these are seen; the present one where they are seen already
 */
double
yd_ui_page_geometry_reveal (const YdUiPageGeometry *self, const YdUiPagePlace *place, double y,
                            double height)
{
  double top = place->y + y * place->scale, bottom = top + height * place->scale;
  if (top >= self->top + EDGE && bottom <= self->top + self->seen - EDGE)
    return self->top;
  return self->zoom == YD_UI_ZOOM_WHOLE_PAGE ? yd_ui_page_place_get_top (place)
                                             : MAX (0, top - self->seen / 4);
}

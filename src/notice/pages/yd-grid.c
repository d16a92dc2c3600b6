/* Owns: the type area and its rows, for each profile (R-GRID). */

#include "yd-grid.h"

#include "yd-part.h"

/**
 * yd_grid_init:
 *
 * std fills the 225 mm from the first em-top to the last em-bottom with 22 rows; the others give
 * each row a box and set the em in its middle.
 */
void
yd_grid_init (YdGrid *self, YdNoticeProfile profile)
{
  double offset;

  self->em = 16 * YD_MM_PER_POINT;
  self->cell = YD_AREA_WIDTH / YD_GRID_COLUMNS;
  switch (profile)
    {
    case YD_PROFILE_WORD:
      self->pitch = YD_AREA_HEIGHT / YD_GRID_ROWS;
      break;
    case YD_PROFILE_28PT:
      self->pitch = 28 * YD_MM_PER_POINT;
      break;
    case YD_PROFILE_STD:
    default:
      self->pitch = (YD_AREA_HEIGHT - self->em) / (YD_GRID_ROWS - 1);
    }
  self->gap = self->pitch - self->em;
  offset = profile == YD_PROFILE_STD ? 0 : self->gap / 2;
  self->first = YD_AREA_TOP + offset;
  self->limit = self->first + self->pitch * (YD_GRID_ROWS - 1) + self->em;
}

/**
 * yd_grid_get_left:
 * @page_number: from 1
 *
 * Returns: where the type area begins on that page, mm
 */
double
yd_grid_get_left (gboolean mirror, guint page_number)
{
  return mirror && page_number % 2 == 0 ? YD_PAGE_WIDTH - YD_AREA_LEFT - YD_AREA_WIDTH
                                        : YD_AREA_LEFT;
}

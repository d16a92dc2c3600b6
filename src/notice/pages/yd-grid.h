#pragma once

#include "yd-notice-options.h"

G_BEGIN_DECLS

/* The type area of GB/T 9704-2012, in mm from the page's top left. */
#define YD_PAGE_WIDTH 210.0
#define YD_PAGE_HEIGHT 297.0
#define YD_AREA_TOP 37.0
#define YD_AREA_BOTTOM 262.0
#define YD_AREA_LEFT 28.0
#define YD_AREA_WIDTH 156.0
#define YD_AREA_HEIGHT 225.0
#define YD_GRID_COLUMNS 28
#define YD_GRID_ROWS 22
#define YD_BASELINE 0.88 /* em from the top of the em box, for every face */

typedef struct
{
  double em;    /* 三号 */
  double cell;  /* advance of a full-width character of the text */
  double pitch; /* of rows */
  double gap;   /* between the em boxes of rows */
  double first; /* em-top of row 0 */
  double limit; /* em-bottoms stay above it */
} YdGrid;

void yd_grid_init (YdGrid *self, YdNoticeProfile profile);
double yd_grid_get_left (gboolean mirror, guint page_number);

G_END_DECLS

/* Owns: how a signature is arranged, whatever sets it: where names stand that each bear a seal (7.3.5.1), and
 * where a name breaks that no line holds. Refuses: to set anything. */

#include "yd-sign-shape.h"

#include "yd-grid.h"
#include "yd-title-break.h"

#define SEAL_COLUMNS 3  /* names side by side at most */
#define SEAL_WIDTH 42.0 /* mm */
#define SEAL_GAP 3.0    /* mm between two of them */
#define DATE_FREE 4     /* cells right of the date */

/**
 * yd_seal_columns_make:
 * @widest: mm of the widest name
 * @date_width: mm
 *
 * The date ends four cells from the right edge, the last name of each full row is in its middle, and the
 * others stand evenly left of it.
 */
YdSealColumns
yd_seal_columns_make (double widest, double date_width, guint names)
{
  double half = MAX (widest, SEAL_WIDTH) / 2, cell = YD_AREA_WIDTH / YD_GRID_COLUMNS;
  YdSealColumns columns = { 1, 0, 0 };

  columns.last = MIN (YD_AREA_WIDTH - DATE_FREE * cell - date_width / 2, YD_AREA_WIDTH - half);
  columns.last = MAX (columns.last, half);
  while (columns.n < MIN (names, SEAL_COLUMNS)
         && half + columns.n * (2 * half + SEAL_GAP) <= columns.last)
    columns.n++;
  if (columns.n == 2) /* as far from the one edge as from the other */
    columns.spacing = MAX (2 * columns.last - YD_AREA_WIDTH, 2 * half + SEAL_GAP);
  else if (columns.n > 2)
    columns.spacing = (columns.last - half) / (columns.n - 1);
  return columns;
}

/**
 * yd_seal_columns_get_middle:
 *
 * Returns: mm of the middle of name @index of @names. The last row ends in the last column, for its last
 *   name is that above the date.
 */
double
yd_seal_columns_get_middle (const YdSealColumns *self, guint index, guint names)
{
  guint row = index / self->n, in_row = MIN (self->n, names - row * self->n);
  return self->last - (in_row - 1 - index % self->n) * self->spacing;
}

/**
 * yd_signature_break:
 * @name: UTF-8
 * @cells: that a line may take
 *
 * Returns: (transfer full) (element-type YdTitleLine): lines of about one width, broken between words
 */
GArray *
yd_signature_break (const char *name, double cells)
{
  return yd_title_break (name, (float)cells, 0.5f);
}

/* Owns: which page of which copy comes out as which side, where copies differ from one another and
 * so are one job. Refuses: to print. */

#include "yd-ui-print-sheets.h"

static gboolean
is_chosen (int page, const GtkPageRange *ranges, int n_ranges)
{
  for (int i = 0; i < n_ranges; i++)
    if (page >= ranges[i].start && page <= ranges[i].end)
      return TRUE;
  return n_ranges == 0;
}

/**
 * yd_ui_print_sheets_new:
 * @n_pages: of one copy
 * @ranges: (nullable) (array length=n_ranges): the pages wanted, from 0, both ends in; none for all
 * @per_sheet: pages that a sheet of paper takes: 1, 2 on both sides, more where made smaller
 *
 * A copy begins on a sheet of its own: the one before is filled up with blank sides.
 *
 * Returns: (transfer full) (element-type YdUiSheet): the sides in the order of printing
 */
GArray *
yd_ui_print_sheets_new (guint n_pages, guint n_copies, const GtkPageRange *ranges, int n_ranges,
                        guint per_sheet)
{
  GArray *sheets = g_array_new (FALSE, FALSE, sizeof (YdUiSheet));
  for (guint copy = 1; copy <= n_copies; copy++)
    {
      for (guint page = 0; page < n_pages; page++)
        if (is_chosen ((int)page, ranges, n_ranges))
          {
            YdUiSheet sheet = { copy, (int)page };
            g_array_append_val (sheets, sheet);
          }
      while (copy < n_copies && per_sheet > 1 && sheets->len % per_sheet != 0)
        {
          YdUiSheet blank = { copy, YD_UI_SHEET_BLANK };
          g_array_append_val (sheets, blank);
        }
    }
  return sheets;
}

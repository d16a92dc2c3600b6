/* Owns: the sheet of a comparison. Refuses: to compare; it writes what it is given. */

#include "yd-compare-sheet.h"

#include "yd-book.h"
#include "yd-error.h"

#include <glib/gi18n-lib.h>

static char *
dup_point (const char *number, const char *title)
{
  return g_strconcat (number, title, NULL);
}

static char *
dup_remark (YdPlan *plan, YdPlan *other, GPtrArray *rows)
{
  guint counts[YD_N_VERDICTS];
  yd_plan_compare_count (rows, counts);
  GString *remark = g_string_new (NULL);
  for (int verdict = 0; verdict < YD_N_VERDICTS; verdict++)
    g_string_append_printf (remark, "%s%u条　", yd_verdict_get_chinese ((YdVerdict)verdict),
                            counts[verdict]);
  g_string_append_printf (remark, "对照：%s",
                          yd_plan_get_title (other)); /* last: it is cut where it is long */
  return g_string_free (remark, FALSE);
}

/**
 * yd_compare_sheet_write:
 * @rows: (element-type YdComparisonRow): of yd_plan_compare()
 * @options: as for yd_workbook_write(); the day is stamped alone
 * @warnings: (out) (optional) (transfer full): as for yd_workbook_write()
 *
 * Returns: %FALSE with an error as yd_workbook_write(); nothing is left half-written
 */
gboolean
yd_compare_sheet_write (YdPlan *plan, YdPlan *other, GPtrArray *rows,
                        const YdWorkbookOptions *options, const char *path,
                        GCancellable *cancellable, char ***warnings, GError **error)
{
  if (options->as_of.precision != YD_PRECISION_DAY)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID,
                   _ ("The day for which states are told must be a day, such as 2025-06-30"));
      return FALSE;
    }
  int years = yd_plan_get_year (plan) - yd_plan_get_year (other);
  gboolean last = years == 1 && yd_plan_get_year (other) > 0;
  const YdColumn columns[] = {
    { "序号", 6, YD_COLUMN_NUMBER },
    { last ? "本年要点" : "本要点", 42, YD_COLUMN_TEXT },
    { last ? "上年要点" : "对照要点", 42, YD_COLUMN_TEXT },
    { "判定", 9, YD_COLUMN_CENTRE },
    { "说明", 40, YD_COLUMN_TEXT },
  };
  g_autofree char *heading = g_strconcat (yd_plan_get_title (plan), "　对照表", NULL);
  g_autofree char *remark = dup_remark (plan, other, rows);
  g_autoptr (YdBook) book
    = yd_book_new (path, yd_plan_get_title (plan), options->created, options->as_of, error);
  if (book == NULL)
    return FALSE;
  YdBookSheet *sheet
    = yd_book_add_sheet (book, "对照表", heading, remark, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < rows->len && yd_book_step (book, cancellable); i++)
    {
      const YdComparisonRow *row = rows->pdata[i];
      g_autofree char *own = dup_point (row->number, row->title);
      g_autofree char *theirs = dup_point (row->other_number, row->other_title);
      yd_sheet_number (sheet, 0, i + 1);
      yd_sheet_text (sheet, 1, own);
      yd_sheet_text (sheet, 2, theirs);
      yd_sheet_text (sheet, 3, yd_verdict_get_chinese (row->verdict));
      g_autofree char *why = yd_comparison_row_dup_chinese (row);
      yd_sheet_text (sheet, 4, why);
      yd_sheet_end_row (sheet);
    }
  yd_sheet_finish (sheet, TRUE);
  return yd_book_close (book, cancellable, warnings, error);
}

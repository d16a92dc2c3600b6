/* Owns: the office's workbook: which sheets, in which order. The words in it are Chinese in every
 * locale; what a person is told of it is not. */

#include "yd-workbook.h"

#include "yd-error.h"
#include "yd-workbook-sheets.h"

#include <glib/gi18n-lib.h>

YdBookSheet *
yd_workbook_add_sheet (YdWorkbook *self, const char *name, const YdColumn *columns, guint n_columns)
{
  g_autofree char *heading
    = g_strconcat (self->title, *self->title != '\0' ? "　" : "", name, NULL);
  return yd_book_add_sheet (self->book, name, heading, self->remark, columns, n_columns);
}

static char *
dup_title (YdPlan *const *plans, guint n_plans)
{
  if (n_plans == 1)
    return g_strdup (yd_plan_get_title (plans[0]));
  return g_strdup_printf ("%s等%u个要点", yd_plan_get_title (plans[0]), n_plans);
}

/* Roughly how many rows the sheets will have, for the progress. */
static guint
estimate_rows (GArray *works)
{
  guint n = 0;
  for (guint i = 0; i < works->len; i++)
    {
      YdItem *item = yd_work_get (works, i)->item;
      n += 1 + yd_record_list_get_length (yd_item_list_assignments (item))
           + yd_record_list_get_length (yd_item_list_indicators (item))
           + yd_record_list_get_length (yd_item_list_milestones (item));
    }
  return n;
}

/**
 * yd_workbook_write:
 * @plans: (array length=n_plans): at least one; read on their own thread, or snapshots
 * @options: the day for which states are told, and the time that is stamped into the file; where
 *   that is 0 it is midnight of the day. The same plans and options give the same bytes.
 * @path: where the workbook shall stand; what stands there is replaced once the new one is whole
 * @cancellable: (nullable): looked at between rows
 * @progress: (nullable) (scope call): told of the work done
 * @warnings: (out) (optional) (transfer full): sentences for a person, in the language of the
 *   interface: texts that had to be cut, rows that are taller than Excel shows. Free with
 *   g_strfreev(); an empty array where there is nothing to say
 *
 * Writes the sheets 进度总表, 按单位, 单位任务清单, 指标, 指标分解 where there is any, 时间节点, 批注 where there
 * are any, and 说明.
 *
 * Returns: %FALSE with an error of #YdError (%YD_ERROR_INVALID, %YD_ERROR_NO_SPACE,
 *   %YD_ERROR_READ_ONLY, %YD_ERROR_NOT_FOUND, %YD_ERROR_FAILED) or %G_IO_ERROR_CANCELLED; nothing is
 *   left half-written
 */
gboolean
yd_workbook_write (YdPlan *const *plans, guint n_plans, const YdWorkbookOptions *options,
                   const char *path, GCancellable *cancellable, YdWorkbookProgress progress,
                   gpointer user_data, char ***warnings, GError **error)
{
  g_return_val_if_fail (n_plans > 0 && options != NULL && path != NULL, FALSE);
  if (options->as_of.precision != YD_PRECISION_DAY)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID,
                   _ ("The day for which states are told must be a day, such as 2025-06-30"));
      return FALSE;
    }

  g_autofree char *title = dup_title (plans, n_plans);
  g_autofree char *day = yd_date_to_chinese (options->as_of);
  g_autofree char *remark = g_strconcat ("截至", day, NULL);
  g_autoptr (YdBook) book = yd_book_new (path, title, options->created, options->as_of, error);
  if (book == NULL)
    return FALSE;
  yd_book_set_paper (book, options->paper);
  g_autoptr (GArray) works = yd_work_collect (plans, n_plans, options->as_of);
  YdWorkbook self = { .book = book,
                      .plans = plans,
                      .n_plans = n_plans,
                      .works = works,
                      .as_of = options->as_of,
                      .title = title,
                      .remark = remark,
                      .cancellable = cancellable };
  yd_book_set_progress (book, estimate_rows (works), progress, user_data);

  /* A sheet that stops early leaves its reason in the book, and closing tells it. */
  (void)(yd_workbook_write_progress (&self) && yd_workbook_write_units (&self)
         && yd_workbook_write_indicators (&self) && yd_workbook_write_targets (&self)
         && yd_workbook_write_milestones (&self) && yd_workbook_write_comments (&self)
         && yd_workbook_write_notes (&self));
  return yd_book_close (book, cancellable, warnings, error);
}

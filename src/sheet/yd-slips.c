/* Owns: return slips (填报表), one workbook a unit: what it carries, locked, and beside it the cells that
 * it fills in. Each row bears the ids of plan and item and a digest of what was sent, each file those
 * of unit and period, so that what comes back can be told from what was altered. Refuses: passwords. */

#include "yd-slips.h"

#include "yd-book.h"
#include "yd-error.h"
#include "yd-load.h"
#include "yd-text.h"
#include "yd-workbook-sheets.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

static const YdColumn slip_columns[] = {
  { "序号", 4, YD_COLUMN_NUMBER },          { "编号", 5, YD_COLUMN_CENTRE },
  { "工作任务", 10, YD_COLUMN_TEXT },       { "工作内容", 27.5, YD_COLUMN_TEXT },
  { "分工", 4.5, YD_COLUMN_CENTRE },        { "完成时限", 17.5, YD_COLUMN_TEXT },
  { "指标", 11, YD_COLUMN_TEXT },           { "状态", 7, YD_COLUMN_STATE },
  { "进展情况", 19, YD_COLUMN_INPUT },      { "完成比例（%）", 6, YD_COLUMN_INPUT_PERCENT },
  { "存在问题", 10, YD_COLUMN_INPUT },      { "下一步措施", 10, YD_COLUMN_INPUT },
  { "申请办结", 5.5, YD_COLUMN_INPUT_YES }, { "填报人", 5, YD_COLUMN_INPUT },
  { "要点标识", 10, YD_COLUMN_KEY },        { "任务标识", 10, YD_COLUMN_KEY },
  { "下发摘要", 10, YD_COLUMN_KEY },
};
#define FIRST_INPUT 8
#define FIRST_KEY 14

static const YdColumn key_columns[] = {
  { "名称", 20, YD_COLUMN_TEXT },
  { "内容", 80, YD_COLUMN_TEXT },
};

typedef struct
{
  YdPlan *const *plans;
  GArray *works;
  const YdSlipsOptions *options;
  char *period; /* owned; 2025年第二季度 */
  char *period_iso;
} Slips;

/* What was sent of one row, in a form that does not depend on how it is shown. */
static char *
digest_work (const YdWork *work, YdUnit *unit, const char *role)
{
  g_autofree char *body = yd_item_dup_body (work->item);
  g_autofree char *indicators = yd_work_dup_indicators (work, unit);
  g_autofree char *due = yd_date_to_iso (work->due);
  const char *parts[]
    = { work->number, work->title, body, role, due != NULL ? due : "", work->due_text, indicators };
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_checksum_update (checksum, (const guchar *)parts[i], (gssize)strlen (parts[i]) + 1);
  return g_strdup (g_checksum_get_string (checksum));
}

static void
write_row (YdBookSheet *sheet, guint serial, const YdWork *work, YdUnit *unit, const char *role,
           const char *digest)
{
  g_autofree char *body = yd_item_dup_body (work->item);
  g_autofree char *indicators = yd_work_dup_indicators (work, unit);
  g_autofree char *id = yd_id_to_string (yd_record_get_id (YD_RECORD (work->item)));
  yd_sheet_number (sheet, 0, serial);
  yd_sheet_text (sheet, 1, work->number);
  yd_sheet_text (sheet, 2, work->title);
  yd_sheet_text (sheet, 3, body);
  yd_sheet_text (sheet, 4, role);
  yd_workbook_write_due (sheet, 5, work);
  yd_sheet_text (sheet, 6, indicators);
  yd_sheet_text (sheet, 7, yd_state_get_chinese (work->state));
  for (guint i = FIRST_INPUT; i < FIRST_KEY; i++)
    yd_sheet_text (sheet, i, NULL);
  yd_sheet_text (sheet, FIRST_KEY, yd_plan_get_row (work->plan)->uid);
  yd_sheet_text (sheet, FIRST_KEY + 1, id);
  yd_sheet_text (sheet, FIRST_KEY + 2, digest);
  yd_sheet_end_row (sheet);
}

static void
write_key (YdBookSheet *sheet, const char *name, const char *value)
{
  yd_sheet_text (sheet, 0, name);
  yd_sheet_text (sheet, 1, value);
  yd_sheet_end_row (sheet);
}

static void
write_keys (Slips *self, YdBook *book, const YdLoad *load, const char *digest)
{
  g_autofree char *version = g_strdup_printf ("%d", YD_SLIP_VERSION);
  g_autofree char *unit = yd_id_to_string (yd_unit_get_row (load->unit)->id);
  g_autofree char *day = yd_date_to_iso (self->options->as_of);
  g_autofree char *n_rows = g_strdup_printf ("%u", load->shares->len);
  YdBookSheet *sheet = yd_book_add_sheet (book, YD_SLIP_KEY_SHEET, YD_SLIP_KEY_SHEET, "",
                                          key_columns, G_N_ELEMENTS (key_columns));
  write_key (sheet, "格式", YD_SLIP_FORMAT);
  write_key (sheet, "版本", version);
  write_key (sheet, "单位", yd_unit_get_label (load->unit));
  write_key (sheet, "单位标识", unit);
  write_key (sheet, "期间", self->period_iso);
  write_key (sheet, "截至", day);
  write_key (sheet, "行数", n_rows);
  write_key (sheet, "摘要", digest);
  yd_sheet_finish (sheet, FALSE);
  yd_sheet_protect (sheet);
  yd_sheet_hide (sheet);
}

static YdBookSheet *
add_sheet (Slips *self, YdBook *book, const YdLoad *load, const char *heading)
{
  YdColumn columns[G_N_ELEMENTS (slip_columns)];
  gboolean indicators = FALSE;
  for (guint i = 0; i < load->shares->len && !indicators; i++)
    indicators
      = yd_work_has_indicators (yd_work_get (self->works, yd_load_get_share (load, i)->work));
  memcpy (columns, slip_columns, sizeof columns);
  if (!indicators)
    yd_column_yield (columns, 6, 3);
  return yd_book_add_sheet (book, YD_SLIP_SHEET, heading, "请填写黄色单元格，其余内容已锁定",
                            columns, G_N_ELEMENTS (columns));
}

static gboolean
write_slip (Slips *self, const YdLoad *load, const char *path, GCancellable *cancellable,
            GError **error)
{
  const char *unit = yd_unit_get_label (load->unit);
  g_autofree char *heading = g_strconcat (unit, "　", self->period, "工作进展填报表", NULL);
  g_autoptr (YdBook) book
    = yd_book_new (path, heading, self->options->created, self->options->as_of, error);
  if (book == NULL)
    return FALSE;
  yd_book_set_paper (book, self->options->paper);
  YdBookSheet *sheet = add_sheet (self, book, load, heading);
  g_autoptr (GChecksum) whole = g_checksum_new (G_CHECKSUM_SHA256);
  g_checksum_update (whole, (const guchar *)self->period_iso, -1);
  for (guint i = 0; i < load->shares->len && yd_book_step (book, cancellable); i++)
    {
      const YdShare *share = yd_load_get_share (load, i);
      const YdWork *work = yd_work_get (self->works, share->work);
      const char *role = share->role;
      g_autofree char *digest = digest_work (work, load->unit, role);
      g_checksum_update (whole, (const guchar *)digest, -1);
      write_row (sheet, i + 1, work, load->unit, role, digest);
    }
  yd_sheet_finish (sheet, TRUE);
  yd_sheet_protect (sheet);
  write_keys (self, book, load, g_checksum_get_string (whole));
  return yd_book_close (book, cancellable, NULL, error);
}

static char *
dup_file_name (guint serial, const char *unit, const char *period)
{
  g_autofree char *name = yd_text_dup_file_name (unit, 40);
  return g_strdup_printf ("%02u-%s%s%s填报表.xlsx", serial, name, name[0] != '\0' ? "-" : "",
                          period);
}

static gboolean
check_options (const YdSlipsOptions *options, GError **error)
{
  if (options->as_of.precision == YD_PRECISION_DAY && options->period.precision > YD_PRECISION_DAY)
    return TRUE;
  g_set_error_literal (error, YD_ERROR, YD_ERROR_INVALID,
                       _ ("Slips need a period such as 2025-Q2 and a day such as 2025-06-30"));
  return FALSE;
}

static gboolean
make_folder (const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0777) == 0)
    return TRUE;
  int saved = errno;
  g_autofree char *name = g_filename_display_name (folder);
  g_set_error (error, YD_ERROR,
               saved == EACCES || saved == EROFS ? YD_ERROR_READ_ONLY : YD_ERROR_FAILED,
               _ ("%s: the folder cannot be made: %s"), name, g_strerror (saved));
  return FALSE;
}

/* Whether anybody carries anything: what nobody leads is nobody's to report. */
static gboolean
check_loads (GPtrArray *loads, GError **error)
{
  for (guint i = 0; i < loads->len; i++)
    if (((const YdLoad *)loads->pdata[i])->unit != NULL)
      return TRUE;
  g_set_error_literal (error, YD_ERROR, YD_ERROR_REFUSED,
                       _ ("No unit has been assigned anything yet, so there is nobody to report"));
  return FALSE;
}

/* @fresh: what of @written was not there before */
static gboolean
write_all (Slips *self, GPtrArray *loads, const char *folder, GCancellable *cancellable,
           void (*progress) (double, gpointer), gpointer user_data, GPtrArray *written,
           GPtrArray *fresh, GError **error)
{
  for (guint i = 0; i < loads->len; i++)
    {
      const YdLoad *load = loads->pdata[i];
      if (load->unit == NULL)
        continue;
      g_autofree char *name = dup_file_name (i + 1, yd_unit_get_label (load->unit), self->period);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      gboolean was_there = g_file_test (path, G_FILE_TEST_EXISTS);
      if (!write_slip (self, load, path, cancellable, error))
        return FALSE;
      if (!was_there)
        g_ptr_array_add (fresh, path);
      g_ptr_array_add (written, g_steal_pointer (&path));
      if (progress != NULL)
        progress ((i + 1.0) / loads->len, user_data);
    }
  return TRUE;
}

static YdDate
first_day_of (YdPlan *plan)
{
  const YdPlanRow *row = yd_plan_get_row (plan);
  return yd_date_first_day (yd_date_is_set (row->period_from) ? row->period_from
                                                              : yd_date_new_year (row->year));
}

/**
 * yd_slips_list_periods:
 * @plans: (array length=n_plans)
 * @periods: (out): what the units can sensibly be asked for, the likeliest first: the month of @today, or of
 *   the plans' first or last day where @today lies outside their time; the month before it, while that is
 *   theirs; its quarter, half-year and year
 *
 * Returns: how many there are
 */
guint
yd_slips_list_periods (YdPlan *const *plans, guint n_plans, YdDate today,
                       YdDate periods[YD_SLIP_MAX_PERIODS])
{
  YdDate first = YD_DATE_NONE, last = YD_DATE_NONE, day = today;
  guint n = 0;
  for (guint i = 0; i < n_plans; i++)
    {
      YdDate begins = first_day_of (plans[i]), ends = yd_plan_get_last_day (plans[i]);
      if (yd_date_is_set (begins)
          && (!yd_date_is_set (first) || yd_date_compare (begins, first) < 0))
        first = begins;
      if (yd_date_is_set (ends) && (!yd_date_is_set (last) || yd_date_compare (ends, last) > 0))
        last = ends;
    }
  if (yd_date_is_set (last) && yd_date_compare (day, last) > 0)
    day = last;
  if (yd_date_is_set (first) && yd_date_compare (day, first) < 0)
    day = first;
  YdDate before = day.month > 1 ? yd_date_new_month (day.year, day.month - 1)
                                : yd_date_new_month (day.year - 1, 12);
  periods[n++] = yd_date_new_month (day.year, day.month);
  if (!yd_date_is_set (first) || yd_date_compare (yd_date_last_day (before), first) >= 0)
    periods[n++] = before;
  periods[n++] = yd_date_new_quarter (day.year, (day.month + 2) / 3);
  periods[n++] = yd_date_new_half_year (day.year, (day.month + 5) / 6);
  periods[n++] = yd_date_new_year (day.year);
  return n;
}

/**
 * yd_slips_write:
 * @plans: (array length=n_plans): read on their own thread, or snapshots
 * @folder: where the slips go; made where it is not there
 * @progress: (nullable) (scope call): told after each slip
 * @files: (out) (optional) (transfer full): the paths of what was written, in the units' order. Free
 *   with g_strfreev()
 *
 * Writes one workbook for each unit that carries anything. The members of a collective get one each in
 * its place; who has part in a task both ways gets it once, as lead where that is one of them. Some of
 * the slips are no use, and somebody might send them out: where it fails midway none is left that was not
 * there before.
 *
 * Returns: %FALSE with an error of #YdError, %YD_ERROR_REFUSED where no unit carries anything, or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
yd_slips_write (YdPlan *const *plans, guint n_plans, const YdSlipsOptions *options,
                const char *folder, GCancellable *cancellable, void (*progress) (double, gpointer),
                gpointer user_data, char ***files, GError **error)
{
  g_return_val_if_fail (n_plans > 0 && options != NULL && folder != NULL, FALSE);
  if (files != NULL)
    *files = g_new0 (char *, 1);
  if (!check_options (options, error))
    return FALSE;
  g_autoptr (GArray) works = yd_work_collect (plans, n_plans, options->as_of);
  g_autoptr (GPtrArray) loads = yd_load_collect (plans, n_plans, works, TRUE);
  gboolean was_there = g_file_test (folder, G_FILE_TEST_IS_DIR);
  if (!check_loads (loads, error) || !make_folder (folder, error))
    return FALSE;

  g_autofree char *period = yd_date_to_chinese (options->period);
  g_autofree char *period_iso = yd_date_to_iso (options->period);
  Slips self = { plans, works, options, period, period_iso };
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func (g_free),
                        fresh = g_ptr_array_new ();
  gboolean done
    = write_all (&self, loads, folder, cancellable, progress, user_data, written, fresh, error);
  for (guint i = 0; !done && i < fresh->len; i++)
    g_unlink (fresh->pdata[i]);
  if (!done && !was_there)
    g_rmdir (folder);
  if (done && files != NULL)
    {
      g_free (*files);
      g_ptr_array_add (written, NULL);
      *files = (char **)g_ptr_array_steal (written, NULL);
    }
  return done;
}

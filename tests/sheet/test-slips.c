#include "yd-error.h"
#include "yd-kit.h"
#include "yd-plan-fixture.h"
#include "yd-slips.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *root;
  char *folder; /* below it, not there yet */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->root = yd_kit_folder_new ();
  fixture->folder = g_build_filename (fixture->root, "填报", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  yd_kit_folder_free (fixture->root);
  g_free (fixture->folder);
}

static YdSlipsOptions
second_quarter (void)
{
  return (YdSlipsOptions){ .period = yd_date_new_quarter (2025, 2),
                           .as_of = yd_date_new_day (2025, 6, 30) };
}

static char **
write_slips (const char *description, const char *folder)
{
  g_autoptr (YdPlan) plan = yd_plan_fixture (description);
  YdSlipsOptions options = second_quarter ();
  g_autoptr (GError) error = NULL;
  char **files = NULL;
  gboolean done = yd_slips_write (&plan, 1, &options, folder, NULL, NULL, NULL, &files, &error);
  g_assert_no_error (error);
  g_assert_true (done);
  return files;
}

static char *
dump (const char *path)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "sheet", "dump-workbook.py", NULL);
  const char *argv[] = { "/usr/bin/python3", script, path, NULL };
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status = 0;
  g_spawn_sync (NULL, (char **)argv, NULL, 0, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return out;
}

/* Who gets a slip, and how many rows are on it. */
static void
test_who (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *plan;
    const char *slips; /* name:rows, in order */
  } cases[] = {
    { "plan 2025 t\npoint a\nlead 甲\nsupport 乙\npoint b\nlead 乙\n", "甲:1 乙:2" },
    { "plan 2025 t\nunit 丙\npoint a\nlead 甲\n", "甲:1" }, /* who carries nothing gets nothing */
    /* members answer for their collective, each on its own */
    { "plan 2025 t\nunit 各街镇\nset kind 4\nmember 东街\nmember 西镇\npoint a\nlead 各街镇\n",
      "东街:1 西镇:1" },
    { "plan 2025 t\nunit 各街镇\nset kind 4\npoint a\nlead 各街镇\n", "各街镇:1" },
    /* who has part both ways has it once */
    { "plan 2025 t\nunit 各街镇\nset kind 4\nmember 东街\npoint a\nlead 东街\nsupport 各街镇\n",
      "东街:1" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) files = write_slips (cases[i].plan, fixture->folder);
      GString *slips = g_string_new (NULL);
      for (char **file = files; *file != NULL; file++)
        {
          g_autofree char *text = dump (*file);
          const char *unit = strstr (text, "text 单位标识") - 1;
          const char *name = g_strrstr_len (text, unit - text, "text ") + strlen ("text ");
          const char *n = strstr (strstr (text, "text 行数"), "B8 text ") + strlen ("B8 text ");
          g_string_append_printf (slips, "%s%.*s:%c", slips->len > 0 ? " " : "",
                                  (int)(strchr (name, '\n') - name), name, *n);
        }
      g_assert_cmpstr (slips->str, ==, cases[i].slips);
      g_string_free (slips, TRUE);
      yd_kit_remove (fixture->folder);
    }
}

/* What is proposed lies in the plan's own time, whatever the day. */
static void
test_periods (void)
{
  static const struct
  {
    const char *plan, *today, *periods;
  } cases[] = {
    { "plan 2025 t\n", "2025-05-20", "2025-05 2025-04 2025-Q2 2025-H1 2025" },
    { "plan 2025 t\n", "2025-01-01", "2025-01 2025-Q1 2025-H1 2025" }, /* December was not its */
    { "plan 2025 t\n", "2025-12-31", "2025-12 2025-11 2025-Q4 2025-H2 2025" },
    { "plan 2025 t\n", "2026-01-01", "2025-12 2025-11 2025-Q4 2025-H2 2025" },
    { "plan 2025 t\n", "2024-12-31", "2025-01 2025-Q1 2025-H1 2025" },
    { "plan 2025 t\nset period_from 2025-01-01\nset period_to 2027-12-31\n", "2027-01-15",
      "2027-01 2026-12 2027-Q1 2027-H1 2027" },
    { "plan 2025 t\nset year 0\n", "2025-01-15", "2025-01 2024-12 2025-Q1 2025-H1 2025" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (YdPlan) plan = yd_plan_fixture (cases[i].plan);
      g_autoptr (GString) text = g_string_new (NULL);
      YdDate today, periods[YD_SLIP_MAX_PERIODS];
      g_assert_true (yd_date_parse_iso (cases[i].today, &today));
      guint n = yd_slips_list_periods (&plan, 1, today, periods);
      for (guint k = 0; k < n; k++)
        {
          g_autofree char *iso = yd_date_to_iso (periods[k]);
          g_string_append_printf (text, "%s%s", k > 0 ? " " : "", iso);
        }
      g_assert_cmpstr (text->str, ==, cases[i].periods);
    }
}

#define PLAN                                                                                                          \
  "plan 2025 示例区2025年工作要点\nset uid P1\nsection 一类\npoint 推进信息化\nbody 年内完成。\n" \
  "lead 信息科\nmilestone m\nset due 2025-06-30\nindicator 覆盖率\nset target 95\nset measure %\n"

/* All is locked but what is to be filled in, and that takes what it should. */
static void
test_locked (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) files = write_slips (PLAN, fixture->folder);
  g_assert_cmpuint (g_strv_length (files), ==, 1);
  g_assert_true (g_str_has_suffix (files[0], "/01-信息科-2025年第二季度填报表.xlsx"));
  g_autofree char *text = dump (files[0]);
  static const char *const lines[] = {
    "title 信息科　2025年第二季度工作进展填报表\n",
    "people [None, None]\n",
    "state visible protected True hidden ['O', 'P', 'Q']\n",
    "state hidden protected True hidden []\n",
    "open I2\nopen J2\nopen K2\nopen L2\nopen M2\nopen N2\nA1",
    "takes I2 textLength lessThanOrEqual 2000 None",
    "takes J2 whole None 0 100",
    "takes M2 list None \"是,否\" None",
    "area ['$A$1:$N$2']",
    "legible True",
    "area ['$C$1']",
    "D2 text 年内完成。\n",
    "F2 date 2025-06-30 ",
    "O2 text P1\n",
    "P2 text 0000000000003\n",
    "A2 text 格式\nB2 text yaodian-slip\n",
    "A6 text 期间\nB6 text 2025-Q2\n",
  };
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      if (strstr (text, lines[i]) == NULL)
        g_test_message ("not there: %s\n%s", lines[i], text);
      g_assert_nonnull (strstr (text, lines[i]));
    }
}

/* In LibreOffice, whose columns are the widest: what is printed can be read, and what programs read of the slip
 * is not printed. */
static void
test_printed (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) files = write_slips (PLAN, fixture->folder);
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "sheet", "measure-print.py", NULL);
  const char *measure[] = { "/usr/bin/python3", script, files[0], fixture->root, NULL };
  g_autofree char *printed = yd_kit_run (measure);
  g_test_message ("%s", printed);
  g_assert_cmpfloat (g_ascii_strtod (printed + strlen ("smallest "), NULL), >=, 9);
  g_assert_nonnull (strstr (printed, "pages 1 key False"));
}

/* Three tasks of usual length to a page: what is handed out is not mostly paper. */
static void
test_short (Fixture *fixture, gconstpointer data)
{
  GString *plan = g_string_new ("plan 2025 示例区2025年工作要点\nsection 一类\n");
  for (int i = 0; i < 9; i++)
    {
      g_string_append_printf (plan, "point 强化医疗质量安全管理%d\nbody ", i);
      for (int n = 0; n < 16; n++)
        g_string_append (plan, "完善服务体系和机制，");
      g_string_append (plan, "\nlead 医政科\n");
    }
  g_auto (GStrv) files = write_slips (plan->str, fixture->folder);
  g_string_free (plan, TRUE);
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "sheet", "measure-print.py", NULL);
  const char *measure[] = { "/usr/bin/python3", script, files[0], fixture->root, NULL };
  g_autofree char *printed = yd_kit_run (measure);
  g_test_message ("%s", printed);
  g_assert_cmpfloat (g_ascii_strtod (printed + strlen ("smallest "), NULL), >=, 9);
  g_assert_nonnull (strstr (printed, "pages 3 key False"));
}

/* On A3 the columns of words are wider, as far as the paper goes. */
static void
test_large_paper (Fixture *fixture, gconstpointer data)
{
  g_autoptr (YdPlan) plan = yd_plan_fixture (PLAN);
  g_autoptr (GError) error = NULL;
  char *texts[2];
  for (int paper = YD_SHEET_A4; paper <= YD_SHEET_A3; paper++)
    {
      YdSlipsOptions options = second_quarter ();
      g_auto (GStrv) files = NULL;
      options.paper = (YdSheetPaper)paper;
      yd_slips_write (&plan, 1, &options, fixture->folder, NULL, NULL, NULL, &files, &error);
      g_assert_no_error (error);
      texts[paper] = dump (files[0]);
      g_assert_nonnull (strstr (texts[paper], "legible True"));
    }
  g_assert_nonnull (strstr (texts[YD_SHEET_A4], "paper 9 "));
  g_assert_nonnull (strstr (texts[YD_SHEET_A3], "paper 8 "));
  const char *large = strstr (texts[YD_SHEET_A3], "width ");
  g_assert_cmpfloat (g_ascii_strtod (large + 6, NULL), >, 1080); /* of 1132 points in all */
  g_free (texts[0]);
  g_free (texts[1]);
}

static char *
digest_of (const char *description, const char *folder)
{
  g_auto (GStrv) files = write_slips (description, folder);
  g_autofree char *text = dump (files[0]);
  const char *at = strstr (text, "\nQ2 text ") + strlen ("\nQ2 text ");
  return g_strndup (at, 64);
}

/* The digest is of what was sent: the same plan gives the same, another text, date or target another. */
static void
test_digest (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = digest_of (PLAN, fixture->folder);
  g_autofree char *again = digest_of (PLAN, fixture->folder);
  g_assert_cmpuint (strspn (first, "0123456789abcdef"), ==, 64);
  g_assert_cmpstr (first, ==, again);
  static const char *const changes[] = { "set target 96\n", "milestone n\nset due 2025-09-30\n",
                                         "body 另加。\n", "set comparison 1\n" };
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *changed = g_strconcat (PLAN, changes[i], NULL);
      g_autofree char *other = digest_of (changed, fixture->folder);
      g_assert_cmpstr (other, !=, first);
    }
}

/* Names that file systems refuse, and long ones. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *long_name = g_strnfill (400, 'x');
  g_autofree char *plan = g_strdup_printf (
    "plan 2025 t\npoint a\nlead 甲/乙:丙*?\nlead ..\nlead %s\nlead 甲\\乙\n", long_name);
  g_auto (GStrv) files = write_slips (plan, fixture->folder);
  g_assert_cmpuint (g_strv_length (files), ==, 4);
  static const char *const names[] = { "01-甲_乙_丙__-", "02-2025", "03-xxx", "04-甲_乙-" };
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_path_get_basename (files[i]);
      g_assert_true (g_str_has_prefix (name, names[i]));
      g_assert_true (g_file_test (files[i], G_FILE_TEST_IS_REGULAR));
    }
}

static void
test_errors (Fixture *fixture, gconstpointer data)
{
  g_autoptr (YdPlan) plan = yd_plan_fixture (PLAN),
                     nobody = yd_plan_fixture ("plan 2025 t\npoint a\n");
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_cancellable_cancel (cancelled);
  g_autofree char *file = g_build_filename (fixture->root, "file", NULL);
  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  YdSlipsOptions good = second_quarter (), no_period = good, no_day = good;
  no_period.period = yd_date_new_day (2025, 6, 30);
  no_day.as_of = yd_date_new_month (2025, 6);
  const struct
  {
    const YdSlipsOptions *options;
    const char *folder;
    GCancellable *cancellable;
    GQuark domain;
    int code;
    YdPlan *plan;
  } cases[] = {
    { &no_period, fixture->folder, NULL, YD_ERROR, YD_ERROR_INVALID, plan },
    { &no_day, fixture->folder, NULL, YD_ERROR, YD_ERROR_INVALID, plan },
    { &good, file, NULL, YD_ERROR, YD_ERROR_FAILED, plan },
    { &good, fixture->folder, NULL, YD_ERROR, YD_ERROR_REFUSED, nobody },
    { &good, fixture->folder, cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED, plan },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) files = NULL;
      g_assert_false (yd_slips_write (&cases[i].plan, 1, cases[i].options, cases[i].folder,
                                      cases[i].cancellable, NULL, NULL, &files, &error));
      g_assert_error (error, cases[i].domain, cases[i].code);
      g_assert_null (strchr (error->message, '\n'));
      g_assert_cmpuint (g_strv_length (files), ==, 0);
      g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
    }
}

static void
cancel_cb (double fraction, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

/* Stopped after the first, there is none; what stood there before still does. */
static void
test_midway (Fixture *fixture, gconstpointer data)
{
  g_autoptr (YdPlan) plan = yd_plan_fixture ("plan 2025 t\npoint a\nlead 甲\nsupport 乙\n");
  YdSlipsOptions options = second_quarter ();
  g_autofree char *old
    = g_build_filename (fixture->folder, "01-甲-2025年第二季度填报表.xlsx", NULL);
  for (int there = 0; there < 2; there++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) files = NULL;
      g_assert_false (yd_slips_write (&plan, 1, &options, fixture->folder, cancellable, cancel_cb,
                                      cancellable, &files, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (g_strv_length (files), ==, 0);
      g_assert_cmpint (g_file_test (fixture->folder, G_FILE_TEST_EXISTS), ==, there);
      g_assert_cmpint (g_file_test (old, G_FILE_TEST_EXISTS), ==, there);
      g_mkdir (fixture->folder, 0700);
      g_assert_true (g_file_set_contents (old, "of last month", -1, NULL));
    }
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/sheet/slips/who", test_who);
  g_test_add_func ("/sheet/slips/periods", test_periods);
  ADD ("/sheet/slips/locked", test_locked);
  ADD ("/sheet/slips/printed", test_printed);
  ADD ("/sheet/slips/short", test_short);
  ADD ("/sheet/slips/large-paper", test_large_paper);
  ADD ("/sheet/slips/digest", test_digest);
  ADD ("/sheet/slips/names", test_names);
  ADD ("/sheet/slips/errors", test_errors);
  ADD ("/sheet/slips/midway", test_midway);
  return g_test_run ();
}

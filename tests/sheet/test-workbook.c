/* Workbooks are read by programs that are not ours: openpyxl here, LibreOffice in one case. A machine
 * without them fails. */

#include "yd-error.h"
#include "yd-kit.h"
#include "yd-plan-fixture.h"
#include "yd-workbook.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define AS_OF yd_date_new_day (2025, 8, 20)

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = yd_kit_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "表.xlsx", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  yd_kit_folder_free (fixture->folder);
  g_free (fixture->path);
}

static void
write_plan (YdPlan *plan, const char *path, char ***warnings)
{
  YdWorkbookOptions options = { AS_OF, 0 };
  g_autoptr (GError) error = NULL;
  gboolean done = yd_workbook_write (&plan, 1, &options, path, NULL, NULL, NULL, warnings, &error);
  g_assert_no_error (error);
  g_assert_true (done);
}

/* What openpyxl reads. */
static char *
dump (const char *path)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "sheet", "dump-workbook.py", NULL);
  /* the one that the distribution's packages belong to, whatever else stands in the path */
  const char *argv[] = { "/usr/bin/python3", script, path, NULL };
  return yd_kit_run (argv);
}

static char *
read_golden (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "sheet", "golden", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* With YD_REGENERATE set, what comes out becomes what is expected: read the difference before
 * committing it. */
static void
compare_golden (const char *name, const char *text)
{
  if (g_getenv ("YD_REGENERATE") != NULL)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "sheet", "golden", name, NULL);
      g_assert_true (g_file_set_contents (path, text, -1, NULL));
      return;
    }
  g_autofree char *expected = read_golden (name);
  g_auto (GStrv) a = g_strsplit (expected, "\n", -1);
  g_auto (GStrv) b = g_strsplit (text, "\n", -1);
  for (guint i = 0; a[i] != NULL && b[i] != NULL; i++)
    {
      if (strcmp (a[i], b[i]) != 0)
        g_test_message ("%s, line %u", name, i + 1);
      g_assert_cmpstr (b[i], ==, a[i]);
    }
  g_assert_cmpuint (g_strv_length (b), ==, g_strv_length (a));
}

static void
test_office (Fixture *fixture, gconstpointer data)
{
  g_autofree char *description = read_golden ("office.plan");
  g_autoptr (YdPlan) plan = yd_plan_fixture (description);
  g_auto (GStrv) warnings = NULL;
  write_plan (plan, fixture->path, &warnings);
  g_assert_cmpuint (g_strv_length (warnings), ==, 0);
  g_autofree char *text = dump (fixture->path);
  compare_golden ("office.txt", text);
  g_assert_cmpuint (yd_kit_folder_count (fixture->folder), ==, 1);
}

/* Years across, units down, numbers that can be added. */
static void
test_targets (Fixture *fixture, gconstpointer data)
{
  g_autofree char *description = read_golden ("targets.plan");
  g_autoptr (YdPlan) plan = yd_plan_fixture (description);
  write_plan (plan, fixture->path, NULL);
  g_autofree char *text = dump (fixture->path);
  compare_golden ("targets.txt", text);
}

/* What is recorded of a heading stands in the lists of records, and is no task; remarks have a list too. */
static void
test_records (Fixture *fixture, gconstpointer data)
{
  g_autofree char *description = read_golden ("records.plan");
  g_autoptr (YdPlan) plan = yd_plan_fixture (description);
  write_plan (plan, fixture->path, NULL);
  g_autofree char *text = dump (fixture->path);
  compare_golden ("records.txt", text);
}

static void
test_several (Fixture *fixture, gconstpointer data)
{
  YdPlan *plans[2] = {
    yd_plan_fixture ("plan 2025 甲要点\nunit 办公室\nsection 一\npoint a\nbody 文\nlead 办公室\n"),
    yd_plan_fixture (
      "plan 2024 乙要点\nunit 办公室\nsection 二\npoint b\nbody 文\nsupport 办公室\n")
  };
  YdWorkbookOptions options = { AS_OF, 1735689600 };
  g_autoptr (GError) error = NULL;
  g_assert_true (
    yd_workbook_write (plans, 2, &options, fixture->path, NULL, NULL, NULL, NULL, &error));
  g_autofree char *text = dump (fixture->path);
  compare_golden ("several.txt", text);
  g_object_unref (plans[0]);
  g_object_unref (plans[1]);
}

/* A plan without a point still makes a workbook that opens. */
static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (YdPlan) plan = yd_plan_new ();
  write_plan (plan, fixture->path, NULL);
  g_autofree char *text = dump (fixture->path);
  g_assert_nonnull (strstr (text, "sheet 进度总表\n"));
  g_assert_nonnull (strstr (text, "sheet 说明\n"));
}

/* Where nothing is recorded the sheet says so, and what could be. */
static void
test_nothing_recorded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (YdPlan) plan
    = yd_plan_fixture ("plan 2025 甲要点\nsection 一\npoint a\nbody 年底前建成。\n"
                       "suggestion 年底前\npoint b\nbody 文\n");
  write_plan (plan, fixture->path, NULL);
  g_autofree char *text = dump (fixture->path);
  g_assert_nonnull (strstr (text, "尚未登记指标。"));
  g_assert_nonnull (strstr (text, "尚未登记时间节点；文中有1处可登记，待确认。"));
}

/* Every text is a text, whatever it begins with and whatever stands in it. */
static void
test_texts (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *read;
  } cases[] = {
    { "=1+1", "=1+1" },
    { "+86", "+86" },
    { "-1", "-1" },
    { "@sum", "@sum" },
    { "=HYPERLINK(\"http://example.org\")", "=HYPERLINK(\"http://example.org\")" },
    { "{=1}", "{=1}" },
    { "http://example.org", "http://example.org" },
    { "007", "007" },
    { "1.5", "1.5" },
    { "TRUE", "TRUE" },
    { "  两端空格  ", "  两端空格  " },
    { "<b>&amp;\"'</b>", "<b>&amp;\"'</b>" },
    { "𠮷野", "𠮷野" },
    { "表\t格", "表\\t格" },
    { "响\x07铃\x01", "响铃" },
    { "坏\xff字", "坏\xef\xbf\xbd字" },
    { "非字符\xef\xbf\xbf。", "非字符。" },
    { "删\x7f除", "删除" },
  };
  GString *description = g_string_new ("plan 2025 t\nsection s\n");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_string_append_printf (description, "point p\nset title %s\n", cases[i].text);
  g_autoptr (YdPlan) plan = yd_plan_fixture (description->str);
  write_plan (plan, fixture->path, NULL);
  g_autofree char *text = dump (fixture->path);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = g_strdup_printf ("\nD%u text %s\n", i + 2, cases[i].read);
      if (strstr (text, line) == NULL)
        g_test_message ("not read: %s", line);
      g_assert_nonnull (strstr (text, line));
    }
  g_assert_null (strstr (text, "FORMULA"));
  g_string_free (description, TRUE);
}

/* The length of a cell is counted as Excel counts it, in UTF-16. */
static void
test_limits (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *character;
    guint n;
    gboolean cut;
  } cases[] = {
    { "字", 32767, FALSE }, { "字", 32768, TRUE }, { "a", 32767, FALSE },  { "a", 32768, TRUE },
    { "𠮷", 16383, FALSE }, { "𠮷", 16384, TRUE }, { "字", 200000, TRUE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GString *description = g_string_new ("plan 2025 t\npoint a\nbody ");
      for (guint k = 0; k < cases[i].n; k++)
        g_string_append (description, cases[i].character);
      g_autoptr (YdPlan) plan = yd_plan_fixture (description->str);
      g_auto (GStrv) warnings = NULL;
      write_plan (plan, fixture->path, &warnings);
      g_autofree char *text = dump (fixture->path);
      const char *cell = strstr (text, "\nE2 text ") + strlen ("\nE2 text ");
      g_autofree char *body = g_strndup (cell, strcspn (cell, "\n"));
      glong units = 0;
      g_autofree gunichar2 *utf16 = g_utf8_to_utf16 (body, -1, NULL, &units, NULL);
      g_assert_cmpint (units, <=, 32767);
      g_assert_cmpint (g_str_has_suffix (body, "已截断，全文见要点文件）"), ==, cases[i].cut);
      if (!cases[i].cut)
        g_assert_cmpint (g_utf8_strlen (body, -1), ==, cases[i].n);
      /* long as they are, no row shows them whole */
      g_assert_cmpuint (g_strv_length (warnings), ==, cases[i].cut ? 2 : 1);
      g_string_free (description, TRUE);
    }
}

static void
test_long_title (Fixture *fixture, gconstpointer data)
{
  g_autofree char *title = g_strnfill (5000, '&');
  g_autofree char *description = g_strdup_printf ("plan 2025 %s\npoint %s\n", title, title);
  g_autoptr (YdPlan) plan = yd_plan_fixture (description);
  write_plan (plan, fixture->path, NULL);
  g_autofree char *text = dump (fixture->path);
  g_assert_nonnull (strstr (text, "sheet 说明"));
}

static void
test_same_bytes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *description = read_golden ("office.plan");
  g_autofree char *first = NULL, *second = NULL;
  gsize n_first = 0, n_second = 0;
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (YdPlan) plan = yd_plan_fixture (description);
      write_plan (plan, fixture->path, NULL);
      g_assert_true (g_file_get_contents (fixture->path, i == 0 ? &first : &second,
                                          i == 0 ? &n_first : &n_second, NULL));
      if (i == 0)
        g_usleep (1100 * 1000); /* a clock of seconds would show */
    }
  g_assert_cmpmem (first, n_first, second, n_second);
}

/* ---- what goes wrong ---- */

static void
expect_error (const char *path, YdDate as_of, GCancellable *cancellable, GQuark domain, int code)
{
  g_autoptr (YdPlan) plan = yd_plan_fixture ("plan 2025 t\npoint a\n");
  YdWorkbookOptions options = { as_of, 0 };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) warnings = NULL;
  g_assert_false (
    yd_workbook_write (&plan, 1, &options, path, cancellable, NULL, NULL, &warnings, &error));
  g_assert_error (error, domain, code);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_null (warnings);
}

static void
test_errors (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "no", "x.xlsx", NULL);
  g_autofree char *below_file = g_build_filename (fixture->path, "x.xlsx", NULL);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_cancellable_cancel (cancelled);
  g_assert_true (g_file_set_contents (fixture->path, "before", -1, NULL));

  expect_error (missing, AS_OF, NULL, YD_ERROR, YD_ERROR_NOT_FOUND);
  expect_error (below_file, AS_OF, NULL, YD_ERROR, YD_ERROR_NOT_FOUND);
  expect_error (fixture->folder, AS_OF, NULL, YD_ERROR, YD_ERROR_INVALID);
  expect_error (fixture->path, yd_date_new_month (2025, 6), NULL, YD_ERROR, YD_ERROR_INVALID);
  expect_error (fixture->path, YD_DATE_NONE, NULL, YD_ERROR, YD_ERROR_INVALID);
  expect_error (fixture->path, AS_OF, cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  expect_error ("/proc/x.xlsx", AS_OF, NULL, YD_ERROR, YD_ERROR_NOT_FOUND);

  /* what stood there stands there, and nothing beside it */
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "before");
  g_assert_cmpuint (yd_kit_folder_count (fixture->folder), ==, 1);
}

/* No file may grow beyond a limit, as on a full disk: the library's own temporary files are cut short
 * without a word, and only reading back notices. */
static void
write_in_little_room (guint64 bytes)
{
  char *folder = yd_kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "x.xlsx", NULL);
  GString *description = g_string_new ("plan 2025 t\n");
  for (int i = 0; i < 3000; i++)
    g_string_append (description,
                     "point 同一件事\nbody 同样的话同样的话同样的话同样的话同样的话\n");
  g_autoptr (YdPlan) plan = yd_plan_fixture (description->str);
  g_string_free (description, TRUE);
  g_assert_true (g_file_set_contents (path, "before", -1, NULL));

  yd_kit_limit_files (bytes);
  YdWorkbookOptions options = { AS_OF, 0 };
  g_autoptr (GError) error = NULL;
  g_assert_false (yd_workbook_write (&plan, 1, &options, path, NULL, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == YD_ERROR);
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "before");
  g_assert_cmpuint (yd_kit_folder_count (folder), ==, 1);
  yd_kit_folder_free (folder);
}

static void
test_little_room (void)
{
  /* from far too little, over the size at which only temporary files are cut, to nearly enough */
  static const guint64 sizes[] = { 0, 4096, 65536, 300000, 1000000 };
  if (g_test_subprocess ())
    {
      write_in_little_room (g_ascii_strtoull (g_getenv ("YD_TEST_ROOM"), NULL, 10));
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *room = g_strdup_printf ("%" G_GUINT64_FORMAT, sizes[i]);
      g_setenv ("YD_TEST_ROOM", room, TRUE);
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
    }
  g_unsetenv ("YD_TEST_ROOM");
}

static void
cancel_cb (double fraction, gpointer user_data)
{
  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  if (fraction > 0.2)
    g_cancellable_cancel (user_data);
}

static void
progress_cb (double fraction, gpointer user_data)
{
  double *last = user_data;
  g_assert_cmpfloat (fraction, >=, *last);
  *last = fraction;
}

static void
test_progress (Fixture *fixture, gconstpointer data)
{
  GString *description = g_string_new ("plan 2025 t\n");
  for (int i = 0; i < 2000; i++)
    g_string_append (description, "point a\nlead 甲\nmilestone m\nset due 2025-06\n");
  g_autoptr (YdPlan) plan = yd_plan_fixture (description->str);
  g_string_free (description, TRUE);
  YdWorkbookOptions options = { AS_OF, 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  double last = 0;

  g_assert_false (yd_workbook_write (&plan, 1, &options, fixture->path, cancellable, cancel_cb,
                                     cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (yd_kit_folder_count (fixture->folder), ==, 0);
  g_clear_error (&error);
  g_assert_true (
    yd_workbook_write (&plan, 1, &options, fixture->path, NULL, progress_cb, &last, NULL, &error));
  g_assert_cmpfloat (last, ==, 1.0);
}

/* A file takes the rights that the person's other new files have. */
static void
test_rights (Fixture *fixture, gconstpointer data)
{
  g_autoptr (YdPlan) plan = yd_plan_fixture ("plan 2025 t\npoint a\n");
  struct stat about;
  mode_t before = umask (027);
  write_plan (plan, fixture->path, NULL);
  umask (before);
  g_assert_cmpint (stat (fixture->path, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 0777, ==, 0640);
}

/* ---- LibreOffice ---- */

/* It opens, prints on as many pages as its rows need, and the header row stands on each. */
static void
test_office_suite (Fixture *fixture, gconstpointer data)
{
  GString *description = g_string_new ("plan 2025 2025年示例区工作要点\nsection 提升服务能力\n");
  for (int i = 0; i < 60; i++)
    g_string_append_printf (
      description,
      "point 第%d项工作\nbody 围绕规划目标，健全服务体系，推动优质资源扩容下沉，完成标准化改造，"
      "强化应急处置能力，深化便民服务，推动支付方式改革提质增效，末尾%d号。\nlead 办公室\n",
      i + 1, i + 1);
  g_autoptr (YdPlan) plan = yd_plan_fixture (description->str);
  g_string_free (description, TRUE);
  write_plan (plan, fixture->path, NULL);

  g_autofree char *pdf = g_build_filename (fixture->folder, "表.pdf", NULL);
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "sheet", "measure-print.py", NULL);
  const char *measure[] = { "/usr/bin/python3", script, fixture->path, fixture->folder, NULL };
  g_autofree char *size = yd_kit_run (measure);
  g_assert_cmpfloat (g_ascii_strtod (size + strlen ("smallest "), NULL), >=, 9);
  const char *to_text[] = { "pdftotext", pdf, "-", NULL };
  g_autofree char *text = yd_kit_run (to_text);
  g_auto (GStrv) pages = g_strsplit (text, "\f", -1);
  guint n_pages = g_strv_length (pages) - 1, n_of_list = 0;
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *foot = g_strdup_printf ("第%u页，共%u页", i + 1, n_pages);
      g_assert_nonnull (strstr (pages[i], foot));
      g_assert_nonnull (strstr (pages[i], "截至2025年8月20日"));
      if (strstr (pages[i], "进度总表") == NULL)
        continue;
      n_of_list++;
      g_assert_nonnull (strstr (pages[i], "2025年示例区工作要点"));
      g_assert_nonnull (strstr (pages[i], "工作内容"));
      g_assert_nonnull (strstr (pages[i], "判定依据"));
    }
  g_assert_cmpuint (n_of_list, >=, 3);
  g_assert_cmpuint (n_of_list, <=, 15); /* at four points a page */
  /* the last words of each text are there: no row is too low for them */
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *squeezed = g_strjoinv ("", lines);
  for (int i = 0; i < 60; i++)
    {
      g_autofree char *end = g_strdup_printf ("末尾%d号", i + 1);
      g_assert_nonnull (strstr (squeezed, end));
    }
}

/* The pages of 进度总表 for 24 points of 200 characters, each with @more. */
static guint
count_pages (Fixture *fixture, const char *more)
{
  GString *description = g_string_new ("plan 2025 2025年示例区工作要点\nsection 提升服务能力\n");
  for (int i = 0; i < 24; i++)
    {
      g_string_append_printf (description, "point 第%d项工作\nbody ", i + 1);
      for (int n = 0; n < 20; n++)
        g_string_append (description, "完善服务体系和机制，");
      g_string_append_printf (description, "\nlead 办公室\n%s", more);
    }
  g_autoptr (YdPlan) plan = yd_plan_fixture (description->str);
  g_string_free (description, TRUE);
  write_plan (plan, fixture->path, NULL);
  g_autofree char *pdf = g_build_filename (fixture->folder, "表.pdf", NULL);
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "sheet", "measure-print.py", NULL);
  const char *measure[] = { "/usr/bin/python3", script, fixture->path, fixture->folder, NULL };
  g_autofree char *size = yd_kit_run (measure);
  g_assert_cmpfloat (g_ascii_strtod (size + strlen ("smallest "), NULL), >=, 9);
  const char *to_text[] = { "pdftotext", pdf, "-", NULL };
  g_autofree char *text = yd_kit_run (to_text);
  g_auto (GStrv) pages = g_strsplit (text, "进度总表", -1);
  return g_strv_length (pages) - 1;
}

/* Columns without anything in them leave their paper to the words. */
static void
test_empty_columns (Fixture *fixture, gconstpointer data)
{
  guint n_bare = count_pages (fixture, "");
  guint n_full = count_pages (
    fixture, "support 财务科\nindicator 完成率\nset target 90\nset measure %\nreport 已完成\n");
  g_assert_cmpuint (n_bare, ==, 8);
  g_assert_cmpuint (n_full, ==, 12);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/sheet/workbook/office", test_office);
  ADD ("/sheet/workbook/targets", test_targets);
  ADD ("/sheet/workbook/records", test_records);
  ADD ("/sheet/workbook/several", test_several);
  ADD ("/sheet/workbook/empty-columns", test_empty_columns);
  ADD ("/sheet/workbook/empty", test_empty);
  ADD ("/sheet/workbook/nothing-recorded", test_nothing_recorded);
  ADD ("/sheet/workbook/texts", test_texts);
  ADD ("/sheet/workbook/limits", test_limits);
  ADD ("/sheet/workbook/long-title", test_long_title);
  ADD ("/sheet/workbook/same-bytes", test_same_bytes);
  ADD ("/sheet/workbook/errors", test_errors);
  ADD ("/sheet/workbook/progress", test_progress);
  ADD ("/sheet/workbook/rights", test_rights);
  ADD ("/sheet/workbook/office-suite", test_office_suite);
  g_test_add_func ("/sheet/workbook/little-room", test_little_room);
  return g_test_run ();
}

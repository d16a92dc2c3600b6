/* The sheet of a comparison, read by a program that is not ours. */

#include "yd-compare-sheet.h"
#include "yd-error.h"
#include "yd-kit.h"
#include "yd-plan-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
read_cells (const char *path)
{
  static const char script[]
    = "import openpyxl,sys\n"
      "for s in openpyxl.load_workbook(sys.argv[1]):\n"
      "  print('#',s.title,s.page_setup.orientation,s.page_setup.paperSize,s.oddHeader.center.text,s.oddHeader.right.text)\n"
      "  for r in s.iter_rows(values_only=True):\n"
      "    print('|'.join('' if c is None else str(c) for c in r))\n";
  const char *argv[] = { "/usr/bin/python3", "-c", script, path, NULL };
  return yd_kit_run (argv);
}

static void
test_sheet (void)
{
  char *folder = yd_kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "对照.xlsx", NULL);
  g_autoptr (YdPlan) plan
    = yd_plan_fixture ("plan 2025 今年要点\nset uid b\npoint 医联体\npoint 新事项\n");
  g_autoptr (YdPlan) other
    = yd_plan_fixture ("plan 2024 去年要点\nset uid a\npoint 医联体\npoint 旧工程\n");
  g_autoptr (GPtrArray) rows = yd_plan_compare (plan, other);
  YdWorkbookOptions options = { yd_date_new_day (2025, 8, 20), 0 };
  g_autoptr (GError) error = NULL;
  g_assert_true (yd_compare_sheet_write (plan, other, rows, &options, path, NULL, NULL, &error));
  g_assert_no_error (error);
  g_autofree char *cells = read_cells (path);
  g_test_message ("%s", cells);
  g_assert_nonnull (strstr (cells, "# 对照表 landscape 9 "));
  g_assert_nonnull (strstr (cells, "今年要点　对照表"));
  g_assert_nonnull (strstr (cells, "承接1条　弱化0条　新增1条　未承接1条　对照：去年要点"));
  g_assert_nonnull (strstr (cells, "序号|本年要点|上年要点|判定|说明\n1|1.医联体|1.医联体|承接|"));
  g_assert_nonnull (strstr (cells, "\n2|2.新事项||新增|"));
  g_assert_nonnull (strstr (cells, "\n3||2.旧工程|未承接|"));
  g_remove (path);

  options.as_of = yd_date_new_year (2025);
  g_assert_false (yd_compare_sheet_write (plan, other, rows, &options, path, NULL, NULL, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  yd_kit_folder_free (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/compare", test_sheet);
  return g_test_run ();
}

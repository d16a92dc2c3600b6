/* Owns: the register of units on the command line: printed, read in from a workbook, written to one. */

#include "yd-cli.h"

#include "yd-edit.h"
#include "yd-import.h"
#include "yd-unit-table.h"

static void
print_units (YdPlan *plan)
{
  YdRecordList *units = yd_plan_list_units (plan);
  guint place = 0;
  for (guint i = 0; i < yd_record_list_get_length (units); i++)
    {
      YdUnit *unit = yd_record_list_get (units, i);
      YdRecordList *aliases = yd_unit_list_aliases (unit);
      const YdUnitRow *row = yd_unit_get_row (unit);
      const char *short_name = yd_unit_get_short_name (unit);
      if (!yd_unit_is_current (unit))
        continue;
      yd_cli_print ("%3u  %s", ++place, yd_unit_get_name (unit));
      if (short_name != NULL)
        yd_cli_print ("（%s）", short_name);
      yd_cli_print ("  %s", yd_unit_kind_get_chinese ((YdUnitKind)row->kind));
      for (guint a = 0; a < yd_record_list_get_length (aliases); a++)
        yd_cli_print ("%s%s", a == 0 ? "  = " : "、",
                      yd_unit_alias_get_row (yd_record_list_get (aliases, a))->name);
      g_autoptr (GPtrArray) members = yd_unit_dup_members (unit);
      for (guint m = 0; m < members->len; m++)
        yd_cli_print ("%s%s", m == 0 ? "  ∋ " : "、", yd_unit_get_label (members->pdata[m]));
      yd_cli_print (row->registered ? "\n" : _ ("  (not in the register)\n"));
    }
}

static YdCliStatus
read_units (const char *path, const char *source, YdOpenFlags flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (source);
  g_autoptr (GBytes) bytes = yd_import_load (file, NULL, NULL, NULL, &error);
  g_autoptr (YdUnitTable) table = bytes != NULL ? yd_unit_table_read (bytes, NULL, &error) : NULL;
  if (table == NULL)
    return yd_cli_fail (source, error);
  gboolean in_order = FALSE;
  for (guint i = 0; i < yd_unit_table_get_n_columns (table); i++)
    in_order |= yd_unit_table_get_column (table, i) == YD_UNIT_COLUMN_ORDER;

  g_autoptr (YdRowList) rows = yd_unit_table_make_rows (table);
  YdUnitCounts counts = { 0 };
  g_autoptr (YdStore) store = yd_cli_open (path, flags, &error);
  if (store == NULL
      || !yd_cli_close (store, yd_edit_put_units (store, rows, in_order, &counts, &error), &error))
    return yd_cli_fail (path, error);
  yd_cli_print (_ ("%u units read: %u added, %u changed, %u moved\n"), counts.listed, counts.added,
                counts.changed, counts.moved);
  if (counts.taken > 0)
    yd_cli_print (g_dngettext (NULL, "%u alias left out, as another unit goes by it\n",
                               "%u aliases left out, as other units go by them\n", counts.taken),
                  counts.taken);
  return YD_CLI_DONE;
}

static YdCliStatus
write_units (const char *path, const char *out)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdPlan) plan = yd_cli_read (path, NULL, &error);
  if (plan == NULL)
    return yd_cli_fail (path, error);
  int kept = yd_cli_hush ();
  gboolean done = yd_unit_table_write (plan, out, yd_cli_moment (), &error);
  yd_cli_speak_again (kept);
  return done ? YD_CLI_DONE : yd_cli_fail (out, error);
}

YdCliStatus
yd_cli_units (const YdCliCommand *self, int argc, char **argv)
{
  g_autofree char *out = NULL, *source = NULL;
  gboolean take_over = FALSE;
  const GOptionEntry options[] = {
    { "read", 'r', 0, G_OPTION_ARG_FILENAME, &source, N_ ("A workbook whose units are read in"),
      "LIST.xlsx" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_ ("A workbook to write the register to"),
      "OUT.xlsx" },
    YD_CLI_TAKE_OVER (&take_over),
    { NULL },
  };
  g_auto (GStrv) files = NULL;
  YdCliStatus status;
  if (!yd_cli_parse (self, options, argc, argv, 1, 1, &files, &status)
      || (out != NULL
          && !yd_cli_check_output (self, &out, (const char *const[]){ ".xlsx", NULL }, files,
                                   &status)))
    return status;
  YdOpenFlags flags = take_over ? YD_OPEN_TAKE_OVER : YD_OPEN_EDIT;
  if (source != NULL && (status = read_units (files[0], source, flags)) != YD_CLI_DONE)
    return status;
  if (out != NULL)
    return write_units (files[0], out);
  if (source != NULL)
    return YD_CLI_DONE;

  g_autoptr (GError) error = NULL;
  g_autoptr (YdPlan) plan = yd_cli_read (files[0], NULL, &error);
  if (plan == NULL)
    return yd_cli_fail (files[0], error);
  print_units (plan);
  return YD_CLI_DONE;
}

/* Owns: a new plan, blank or out of last year's, and telling what of last year's wants a look. */

#include "yd-cli.h"

#include "yd-blank.h"
#include "yd-carry.h"

static int
this_year (void)
{
  return yd_cli_today ().year;
}

static void
print_notes (GPtrArray *notes, YdCarryNoteKind kind, const char *heading)
{
  guint n = 0;
  for (guint i = 0; i < notes->len; i++)
    {
      const YdCarryNote *note = notes->pdata[i];
      if (note->kind != kind)
        continue;
      if (n++ == 0)
        yd_cli_print ("\n%s\n", heading);
      const char *place = yd_carry_note_get_place (note);
      switch (kind)
        {
        case YD_CARRY_SHIFTED:
          yd_cli_print ("  %s: “%s” → “%s”\n", place, note->before, note->after);
          break;
        case YD_CARRY_LEFT:
          yd_cli_print ("  %s: “%s”\n", place, note->before);
          break;
        case YD_CARRY_CLEARED:
          yd_cli_print ("  %s: %s\n", place, note->before);
          break;
        case YD_CARRY_CLOSED:
        case YD_CARRY_CLAIMED:
          yd_cli_print ("  %s (%s)\n", place, note->before);
          break;
        }
    }
}

static void
print_report (GPtrArray *notes)
{
  print_notes (notes, YD_CARRY_CLOSED,
               _ ("Closed last year, not carried over (--keep-done carries them over):"));
  print_notes (notes, YD_CARRY_CLAIMED, _ ("Carried over, though reported as done:"));
  print_notes (notes, YD_CARRY_SHIFTED, _ ("Years moved on; please read:"));
  print_notes (notes, YD_CARRY_LEFT, _ ("Years left as they are; please read:"));
  print_notes (notes, YD_CARRY_CLEARED, _ ("To be given anew:"));
}

/* The rows of the new plan; on failure the file that the error is about is told. */
static YdRowList *
read_rows (const char *from, int year, gboolean keep_done, gboolean frame, GPtrArray **notes,
           GError **error)
{
  if (from == NULL)
    return yd_blank_rows (year != 0 ? year : this_year (), NULL, NULL, error);
  g_autoptr (YdPlan) last = yd_cli_read (from, NULL, error);
  YdCarryOptions options = { .year = year, .keep_done = keep_done, .frame = frame };
  return last != NULL ? yd_carry_plan (last, &options, notes, error) : NULL;
}

static void
print_made (YdRowList *rows)
{
  guint n_points = 0;
  const YdPlanRow *plan = NULL;
  for (guint i = 0; i < yd_row_list_get_length (rows); i++)
    {
      YdTable table;
      gpointer row = yd_row_list_get (rows, i, &table);
      if (table == YD_TABLE_PLAN)
        plan = row;
      n_points += table == YD_TABLE_ITEM && ((YdItemRow *)row)->kind == YD_ITEM_POINT;
    }
  const char *title = plan != NULL && plan->title != NULL ? plan->title : "";
  yd_cli_print (ngettext ("%s, %u point\n", "%s, %u points\n", n_points), title, n_points);
}

YdCliStatus
yd_cli_new (const YdCliCommand *self, int argc, char **argv)
{
  g_autofree char *from = NULL, *year_text = NULL;
  g_auto (YdCliTarget) target = { NULL };
  gboolean keep_done = FALSE, frame = FALSE;
  const GOptionEntry options[] = {
    YD_CLI_TARGET (&target),
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &from, N_ ("Last year's plan"), "LAST" },
    { "year", 0, 0, G_OPTION_ARG_FILENAME, &year_text,
      N_ ("The new plan's year; else the one after last year's, for a blank plan this year"), "Y" },
    { "keep-done", 0, 0, G_OPTION_ARG_NONE, &keep_done, N_ ("Carry closed points over, too"),
      NULL },
    { "frame", 0, 0, G_OPTION_ARG_NONE, &frame,
      N_ ("Carry titles and units over alone, to be written anew"), NULL },
    { NULL },
  };
  YdCliStatus status;
  int year;
  if (!yd_cli_parse (self, options, argc, argv, 0, 0, NULL, &status)
      || !yd_cli_parse_year (self, year_text, &year, &status)
      || !yd_cli_check_target (self, &target, &status))
    return status;
  if (keep_done && from == NULL)
    return yd_cli_misuse (self, _ ("--keep-done goes with --from"));
  if (frame && from == NULL)
    return yd_cli_misuse (self, _ ("--frame goes with --from"));
  if (from != NULL && yd_cli_same_file (from, target.path))
    return yd_cli_misuse (self, _ ("the new plan cannot replace the one it is made of"));

  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (YdRowList) rows = read_rows (from, year, keep_done, frame, &notes, &error);
  if (rows == NULL)
    return yd_cli_fail (from, error);
  g_autofree char *source = from != NULL ? g_path_get_basename (from) : NULL;
  g_autofree char *shown = source != NULL ? g_filename_display_name (source) : NULL;
  if (!yd_cli_make_plan (&target, rows, shown, &error))
    return yd_cli_fail (target.path, error);
  print_made (rows);
  if (notes != NULL)
    print_report (notes);
  return YD_CLI_DONE;
}

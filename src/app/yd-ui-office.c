/* Owns: the office's own words and ways, and putting them into a plan that is being made. Refuses: to
 * change a plan that is there, and to make a notice where a text was read that brought none. */

#include "yd-ui-office.h"

#include "yd-ui-state.h"

#include <stdlib.h>

#define OFFICE "office" /* group of what is remembered */

static const char *const keys[YD_UI_N_OFFICE]
  = { "issuer", "head",   "code", "signature", "addressee", "copy-to", "printed-by",
      "scope",  "run-on", "mark", "print",     "words",     "paper" };

/**
 * yd_ui_office_dup:
 *
 * Returns: (transfer full) (nullable): %NULL where nothing was ever set
 */
char *
yd_ui_office_dup (YdUiOffice which)
{
  return yd_ui_state_dup_word (OFFICE, keys[which]);
}

void
yd_ui_office_set (YdUiOffice which, const char *value)
{
  yd_ui_state_set_word (OFFICE, keys[which], value);
}

YdSheetPaper
yd_ui_office_get_paper (void)
{
  g_autofree char *value = yd_ui_office_dup (YD_UI_OFFICE_PAPER);
  return g_strcmp0 (value, "1") == 0 ? YD_SHEET_A3 : YD_SHEET_A4;
}

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static void
fill_text (char **field, YdUiOffice which)
{
  g_autofree char *value = yd_ui_office_dup (which);
  if (is_empty (*field) && !is_empty (value))
    yd_row_set_text (field, value);
}

static void
fill_number (int *field, YdUiOffice which)
{
  g_autofree char *value = yd_ui_office_dup (which);
  if (!is_empty (value))
    *field = atoi (value);
}

static void
fill_plan (YdPlanRow *row, gboolean blank)
{
  fill_text (&row->issuer, YD_UI_OFFICE_ISSUER);
  if (!blank)
    return;
  g_autofree char *mark = yd_ui_office_dup (YD_UI_OFFICE_MARK);
  if (mark != NULL)
    yd_row_set_text (&row->number_mark, mark);
  fill_number (&row->point_scope, YD_UI_OFFICE_SCOPE);
  fill_number (&row->groups_run_on, YD_UI_OFFICE_RUN_ON);
  fill_number (&row->unit_print, YD_UI_OFFICE_PRINT);
  fill_number (&row->unit_words, YD_UI_OFFICE_WORDS);
}

/* The number is not begun: the clerk takes it, and code and year come with its serial number. */
static void
fill_notice (YdNoticeRow *row)
{
  fill_text (&row->issuer, YD_UI_OFFICE_ISSUER);
  fill_text (&row->head, YD_UI_OFFICE_HEAD);
  fill_text (&row->signature, YD_UI_OFFICE_SIGNATURE);
  fill_text (&row->addressee, YD_UI_OFFICE_ADDRESSEE);
  fill_text (&row->copy_to, YD_UI_OFFICE_COPY_TO);
  fill_text (&row->printed_by, YD_UI_OFFICE_PRINTED_BY);
}

void
yd_ui_office_fill (YdRowList *rows, gboolean blank)
{
  for (guint i = 0; i < yd_row_list_get_length (rows); i++)
    {
      YdTable table;
      gpointer row = yd_row_list_get (rows, i, &table);
      YdNoticeRow *notice = table == YD_TABLE_NOTICE ? row : NULL;
      if (table == YD_TABLE_PLAN)
        fill_plan (row, blank);
      else if (notice != NULL && (blank || !is_empty (notice->title) || !is_empty (notice->head)))
        fill_notice (notice);
    }
}

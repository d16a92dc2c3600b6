/* Owns: which row shows a field of which kind, and what is shown as one text. Refuses: the plan. */

#include "yd-ui-field-row.h"

#include "yd-ui-entry-row.h"
#include "yd-ui-form-row.h"
#include "yd-ui-names-row.h"
#include "yd-ui-number-row.h"
#include "yd-ui-text-row.h"

#include <glib/gi18n.h>

/**
 * yd_ui_field_row_dup_text:
 *
 * Returns: (transfer full): what is shown; a choice by its value, a switch as 1 or 0
 */
char *
yd_ui_field_row_dup_text (GtkWidget *row, const YdUiFieldSpec *spec)
{
  switch (spec->kind)
    {
    case YD_UI_FIELD_WRAPPED:
    case YD_UI_FIELD_LINES:
    case YD_UI_FIELD_BODY:
      return yd_ui_text_row_dup_text (YD_UI_TEXT_ROW (row));
    case YD_UI_FIELD_NAMES:
      return yd_ui_names_row_dup_text (YD_UI_NAMES_ROW (row));
    case YD_UI_FIELD_NUMBER:
      return yd_ui_number_row_dup_text (YD_UI_NUMBER_ROW (row));
    case YD_UI_FIELD_LINE:
    case YD_UI_FIELD_DATE:
    case YD_UI_FIELD_COUNT:
      return g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
    case YD_UI_FIELD_CHOICE:
      {
        guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));
        return g_strdup (selected < g_strv_length ((GStrv)spec->values) ? spec->values[selected]
                                                                        : "");
      }
    case YD_UI_FIELD_SWITCH:
    default:
      return g_strdup (gtk_switch_get_active (yd_ui_form_row_get_switch (row)) ? "1" : "0");
    }
}

static void
show_choice (GtkWidget *row, const YdUiFieldSpec *spec, const char *value)
{
  guint selected = GTK_INVALID_LIST_POSITION;
  for (guint i = 0; spec->values[i] != NULL; i++)
    if (g_str_equal (spec->values[i], value))
      selected = i;
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
}

void
yd_ui_field_row_set_text (GtkWidget *row, const YdUiFieldSpec *spec, const char *text)
{
  switch (spec->kind)
    {
    case YD_UI_FIELD_WRAPPED:
    case YD_UI_FIELD_LINES:
    case YD_UI_FIELD_BODY:
      yd_ui_text_row_set_text (YD_UI_TEXT_ROW (row), text);
      break;
    case YD_UI_FIELD_NAMES:
      yd_ui_names_row_set_text (YD_UI_NAMES_ROW (row), text);
      break;
    case YD_UI_FIELD_NUMBER:
      yd_ui_number_row_set_text (YD_UI_NUMBER_ROW (row), text);
      break;
    case YD_UI_FIELD_LINE:
    case YD_UI_FIELD_DATE:
    case YD_UI_FIELD_COUNT:
      gtk_editable_set_text (GTK_EDITABLE (row), text);
      break;
    case YD_UI_FIELD_CHOICE:
      show_choice (row, spec, text);
      break;
    case YD_UI_FIELD_SWITCH:
    default:
      gtk_switch_set_active (yd_ui_form_row_get_switch (row), g_str_equal (text, "1"));
      break;
    }
}

void
yd_ui_field_row_set_editable (GtkWidget *row, gboolean editable)
{
  if (GTK_IS_EDITABLE (row))
    gtk_editable_set_editable (GTK_EDITABLE (row), editable);
  else if (YD_UI_IS_TEXT_ROW (row))
    yd_ui_text_row_set_editable (YD_UI_TEXT_ROW (row), editable);
  else if (YD_UI_IS_NAMES_ROW (row))
    yd_ui_names_row_set_editable (YD_UI_NAMES_ROW (row), editable);
  else if (YD_UI_IS_NUMBER_ROW (row))
    yd_ui_number_row_set_editable (YD_UI_NUMBER_ROW (row), editable);
  else
    gtk_widget_set_sensitive (row, editable);
}

/* ---- making ---- */

static GtkWidget *
new_entry (const YdUiFieldSpec *spec)
{
  GtkWidget *row = yd_ui_entry_row_new ();
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));
  gtk_editable_set_enable_undo (GTK_EDITABLE (row), FALSE);
  if (spec->kind == YD_UI_FIELD_COUNT)
    gtk_text_set_input_purpose (GTK_TEXT (text), GTK_INPUT_PURPOSE_DIGITS);
  return row;
}

static GtkWidget *
new_switch (const YdUiFieldSpec *spec)
{
  GtkWidget *row = yd_ui_form_row_new_switch (_ (spec->title), FALSE);
  if (spec->hint != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (spec->hint));
  return row;
}

static GtkWidget *
new_of_kind (const YdUiFieldSpec *spec)
{
  const char *hint = spec->hint != NULL ? _ (spec->hint) : "";
  GtkWidget *row;
  switch (spec->kind)
    {
    case YD_UI_FIELD_WRAPPED:
    case YD_UI_FIELD_LINES:
    case YD_UI_FIELD_BODY:
      row = yd_ui_text_row_new (_ (spec->title), hint);
      yd_ui_text_row_set_single (YD_UI_TEXT_ROW (row), spec->kind == YD_UI_FIELD_WRAPPED);
      return row;
    case YD_UI_FIELD_NAMES:
      return yd_ui_names_row_new (_ (spec->title), hint);
    case YD_UI_FIELD_NUMBER:
      return yd_ui_number_row_new ();
    case YD_UI_FIELD_CHOICE:
      return yd_ui_form_row_new_choice (_ (spec->title), spec->choices, 0);
    case YD_UI_FIELD_SWITCH:
      return new_switch (spec);
    case YD_UI_FIELD_LINE:
    case YD_UI_FIELD_DATE:
    case YD_UI_FIELD_COUNT:
    default:
      return new_entry (spec);
    }
}

/* Returns: (transfer floating): a row under the field's title */
GtkWidget *
yd_ui_field_row_new (const YdUiFieldSpec *spec)
{
  GtkWidget *row = new_of_kind (spec);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (spec->title));
  return row;
}

/* Owns: setting one field of any row from its text, as entries and the command line give it. Refuses:
 * the fields by which rows hang together; they have verbs that keep the tree whole. */

#include "yd-edit-private.h"
#include "yd-issued-text.h"

#include "yd-decimal.h"
#include "yd-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What may be set so, a table a line. */
static const struct
{
  YdTable table;
  const char *fields;
} editable[] = {
  { YD_TABLE_PLAN, " title subtitle year period_from period_to kind stage issuer default_lead "
                   "point_scope groups_run_on number_mark unit_print unit_words assigning " },
  { YD_TABLE_ITEM,
    " title run_in kind form source tags supervised exempt status scope unit_mark " },
  { YD_TABLE_UNIT, " name short_name kind valid_from valid_until registered " },
  { YD_TABLE_INDICATOR, " name definition source comparison target target_high scale measure "
                        "cumulative points due " },
  { YD_TABLE_MILESTONE, " title due before recurrence long_term unit weight done_on " },
  { YD_TABLE_NOTICE,
    " form head number copy_number secrecy urgency signer title addressee signature "
    "date note disclosure copy_to printed_by printed_on copies joint as_annex issuer "
    "plan_signature plan_date sealed " },
  { YD_TABLE_ANNEX, " label title listed " },
  { YD_TABLE_RECIPIENT, " name role copies channel " },
  { YD_TABLE_COMMENT, " text state reason " },
  { YD_TABLE_SETTING, " value " },
};

static const char *const many_lined[]
  = { "tags", "copy_to", "joint", "text", "reason", "definition", NULL };
/* Of the notice: a title broken by hand, the posts of several signers. */
static const char *const many_lined_in_notice[] = { "title", "signature", NULL };

static gboolean
is_editable (YdTable table, const char *field)
{
  g_autofree char *word = g_strconcat (" ", field, " ", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (editable); i++)
    if (editable[i].table == table)
      return strstr (editable[i].fields, word) != NULL;
  return FALSE;
}

char *
yd_edit_clean (const char *text, gboolean many_lines)
{
  if (text == NULL)
    return NULL;
  g_autofree char *clean = yd_text_normalise (text, -1);
  if (!many_lines)
    g_strdelimit (clean, "\n\t", ' ');
  g_strstrip (clean);
  return *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

char *
yd_edit_clean_name (const char *name)
{
  g_autofree char *clean = yd_text_clean_name (name);
  return *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

/* The mark after a number is kept as it is given: none at all is another thing than the usual one, and
 * ". " ends in a space. */
static char *
dup_mark (const char *value)
{
  g_autofree char *clean = yd_text_normalise (value != NULL ? value : "", -1);
  g_strdelimit (clean, "\n\t", ' ');
  return g_steal_pointer (&clean);
}

static char *
dup_text (YdTable table, const YdField *field, const char *value)
{
  if (table == YD_TABLE_PLAN && strcmp (field->name, "number_mark") == 0)
    return dup_mark (value);
  if (table == YD_TABLE_UNIT)
    return yd_edit_clean_name (value);
  return yd_edit_clean (
    value, g_strv_contains (many_lined, field->name)
             || (table == YD_TABLE_NOTICE && g_strv_contains (many_lined_in_notice, field->name)));
}

static gboolean
parse_number (const char *text, gint64 *value)
{
  char *end = NULL;
  *value = g_ascii_strtoll (text, &end, 10);
  return end != text && *end == '\0';
}

/* Puts @value into the field of @row; FALSE where it is not of the field's type. */
static gboolean
set_value (YdTable table, gpointer row, const YdField *field, const char *value)
{
  gpointer at = G_STRUCT_MEMBER_P (row, field->offset);
  gboolean empty = value == NULL || *value == '\0';
  gint64 number = 0;
  switch (field->type)
    {
    case YD_FIELD_TEXT:
      g_free (*(char **)at);
      *(char **)at = dup_text (table, field, value);
      return TRUE;
    case YD_FIELD_DATE:
      *(YdDate *)at = YD_DATE_NONE;
      return empty || yd_date_parse_iso (value, at);
    case YD_FIELD_ID:
      *(YdId *)at = YD_ID_NONE;
      return empty || yd_id_parse (value, at);
    case YD_FIELD_INT:
    case YD_FIELD_INT64:
      if (!empty && !parse_number (value, &number))
        return FALSE;
      if (field->type == YD_FIELD_INT64)
        *(gint64 *)at = number;
      else if (number < G_MININT || number > G_MAXINT)
        return FALSE;
      else
        *(int *)at = (int)number;
      return TRUE;
    }
  return FALSE;
}

/* A unit has a name, and none of its names is a whole text. */
static gboolean
check_unit (const YdUnitRow *row, const YdField *field, GError **error)
{
  if (field->type != YD_FIELD_TEXT)
    return TRUE;
  const char *name = G_STRUCT_MEMBER (char *, row, field->offset);
  if (name == NULL && strcmp (field->name, "name") == 0)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID, _ ("a unit needs a name"));
      return FALSE;
    }
  return yd_edit_check_unit_name (name, error);
}

/* Whether @line is @mark in brackets, of either width, and nothing else. */
static gboolean
is_mark (const char *line, const char *mark)
{
  g_autofree char *wide = g_strconcat ("（", mark, "）", NULL),
                  *narrow = g_strconcat ("(", mark, ")", NULL);
  return g_str_equal (line, wide) || g_str_equal (line, narrow);
}

/* The mark below the title goes with the stage: a text that is sent round says that it is a draft, and the
 * next stage does not keep it. Any other line there, and a mark in the title, are the writer's own. */
static void
mark_stage (YdPlanRow *row)
{
  static const char *const marks[] = { NULL, "征求意见稿", "送审稿", NULL };
  const char *mark
    = row->stage >= 0 && row->stage < (int)G_N_ELEMENTS (marks) ? marks[row->stage] : NULL;
  gboolean own = row->subtitle != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (marks) && own; i++)
    own = marks[i] == NULL || !is_mark (row->subtitle, marks[i]);
  if (own)
    return;
  g_clear_pointer (&row->subtitle, g_free);
  if (mark != NULL && (row->title == NULL || strstr (row->title, mark) == NULL))
    row->subtitle = g_strdup_printf ("（%s）", mark);
}

/* With its issue the plan's text is what was issued. */
static gboolean
keep_issued_text (YdStore *store, const YdPlanRow *row, GError **error)
{
  g_autofree char *digest
    = row->stage == YD_STAGE_ISSUED ? yd_issued_text_dup_digest (store->plan, row) : NULL;
  return yd_edit_set_setting (store, YD_SETTING_ISSUED_TEXT, digest, error);
}

/**
 * yd_edit_set_field:
 * @field: a column of @table
 * @value: (nullable): its text
 */
gboolean
yd_edit_set_field (YdStore *store, YdTable table, YdId id, const char *field, const char *value,
                   GError **error)
{
  const YdField *description = yd_table_find_field (table, field);
  if (description == NULL || !is_editable (table, field))
    {
      g_set_error (error, YD_ERROR, YD_ERROR_REFUSED, _ ("%s.%s cannot be set by itself"),
                   yd_table_get_info (table)->name, field);
      return FALSE;
    }
  g_autofree char *id_text = yd_id_to_string (id);
  if (!yd_gesture_begin (
        store, "set-field",
        yd_args_new ("table", yd_table_get_info (table)->name, "id", id_text, "field", field, NULL),
        error))
    return FALSE;

  gpointer row = yd_row_new (table);
  gboolean ok = yd_gesture_load (store, table, id, YD_ID_NONE, row, error);
  if (ok && !set_value (table, row, description, value))
    {
      ok = FALSE;
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID, _ ("“%s” is not a value for %s.%s"), value,
                   yd_table_get_info (table)->name, field);
    }
  if (ok && table == YD_TABLE_PLAN && g_str_equal (field, "stage"))
    mark_stage (row);
  ok = ok && (table != YD_TABLE_UNIT || check_unit (row, description, error));
  ok = ok && yd_gesture_update (store, table, row, error);
  if (ok && table == YD_TABLE_PLAN && g_str_equal (field, "stage"))
    ok = keep_issued_text (store, row, error);
  yd_row_free (table, row);
  return yd_gesture_end (store, ok, error);
}

static gboolean
set_paragraph (YdStore *store, YdId id, const char *text, GError **error)
{
  g_autofree char *clean = yd_edit_clean (text, FALSE);
  YdParagraphRow *row = yd_row_new (YD_TABLE_PARAGRAPH);
  gboolean ok = yd_gesture_load (store, YD_TABLE_PARAGRAPH, id, YD_ID_NONE, row, error);
  if (ok && clean == NULL)
    ok = yd_gesture_delete (store, YD_TABLE_PARAGRAPH, id, YD_ID_NONE, error);
  else if (ok)
    {
      yd_row_set_text (&row->text, clean);
      row->labelled = row->labelled && yd_paragraph_find_label (clean) > 0;
      ok = yd_gesture_update (store, YD_TABLE_PARAGRAPH, row, error);
    }
  yd_row_free (YD_TABLE_PARAGRAPH, row);
  return ok;
}

/**
 * yd_edit_set_fields:
 * @texts: (array length=n_texts)
 */
gboolean
yd_edit_set_fields (YdStore *store, const YdFieldText *texts, guint n_texts, GError **error)
{
  guint n_places = 0;
  if (n_texts == 0)
    return TRUE;
  for (guint i = 0; i < n_texts; i++)
    n_places += MAX (1, texts[i].n_places);
  g_autofree char *count = g_strdup_printf ("%u", n_places);
  g_autofree char *first = yd_id_to_string (texts[0].id);
  if (!yd_gesture_begin (store, "correct",
                         yd_args_new ("count", count, "table",
                                      yd_table_get_info (texts[0].table)->name, "id", first,
                                      n_texts == 1 ? "field" : NULL, texts[0].field, NULL),
                         error))
    return FALSE;
  gboolean ok = TRUE;
  for (guint i = 0; ok && i < n_texts; i++)
    ok = texts[i].table == YD_TABLE_PARAGRAPH && g_strcmp0 (texts[i].field, "text") == 0
           ? set_paragraph (store, texts[i].id, texts[i].text, error)
           : yd_edit_set_field (store, texts[i].table, texts[i].id, texts[i].field, texts[i].text,
                                error);
  return yd_gesture_end (store, ok, error);
}

/**
 * yd_edit_write_notice:
 * @fields: (array length=n_fields): columns of the notice
 * @values: (array length=n_fields) (nullable elements): their texts
 * @body: the notice's text, a paragraph a line
 */
gboolean
yd_edit_write_notice (YdStore *store, const char *const *fields, const char *const *values,
                      guint n_fields, const char *body, GError **error)
{
  YdId id = yd_notice_get_row (yd_plan_get_notice (store->plan))->id;
  g_autofree char *id_text = yd_id_to_string (id);
  if (!yd_gesture_begin (store, "write-notice", yd_args_new ("notice", id_text, NULL), error))
    return FALSE;
  gboolean ok = yd_edit_set_body (store, YD_OWNER_NOTICE, id, body, error);
  for (guint i = 0; ok && i < n_fields; i++)
    ok = yd_edit_set_field (store, YD_TABLE_NOTICE, id, fields[i], values[i], error);
  return yd_gesture_end (store, ok, error);
}

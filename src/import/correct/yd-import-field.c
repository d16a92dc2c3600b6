/* Owns: the fields of an outline as words, out and in. Refuses: days, years and numbers that are
 * none. */

#include "yd-import-field.h"

#include "yd-error.h"
#include "yd-rule-date.h"
#include "yd-scan.h"
#include "yd-text.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define MAX_TEXT 2000 /* characters of a field */
#define MAX_COPIES 99999
#define SEPARATOR "；" /* between several in one field */

typedef enum
{
  TEXT,
  DAY,
  NUMBER,
  LINES,
} FieldType;

/* clang-format off */
static const struct
{
  const char *name; /* of the field on a notice */
  FieldType type;
  gsize offset; /* in YdOutline */
} fields[YD_N_IMPORT_FIELDS] = {
  [YD_IMPORT_TITLE] = { N_ ("Title of the plan"), TEXT, G_STRUCT_OFFSET (YdOutline, title) },
  [YD_IMPORT_SUBTITLE] = { N_ ("Below the title"), TEXT, G_STRUCT_OFFSET (YdOutline, subtitle) },
  [YD_IMPORT_YEAR] = { N_ ("Year of the plan"), NUMBER, G_STRUCT_OFFSET (YdOutline, year) },
  [YD_IMPORT_HEAD] = { N_ ("Red head"), TEXT, G_STRUCT_OFFSET (YdOutline, notice.head) },
  [YD_IMPORT_NUMBER] = { N_ ("Document number"), TEXT, G_STRUCT_OFFSET (YdOutline, notice.number) },
  [YD_IMPORT_SIGNER] = { N_ ("Signed off by"), TEXT, G_STRUCT_OFFSET (YdOutline, notice.signer) },
  [YD_IMPORT_SECRECY] = { N_ ("Secrecy"), TEXT, G_STRUCT_OFFSET (YdOutline, notice.secrecy) },
  [YD_IMPORT_URGENCY] = { N_ ("Urgency"), TEXT, G_STRUCT_OFFSET (YdOutline, notice.urgency) },
  [YD_IMPORT_NOTICE_TITLE] = { N_ ("Title of the notice"), TEXT, G_STRUCT_OFFSET (YdOutline, notice.title) },
  [YD_IMPORT_ADDRESSEE] = { N_ ("Addressees"), TEXT, G_STRUCT_OFFSET (YdOutline, notice.addressee) },
  [YD_IMPORT_SIGNATURE] = { N_ ("Signature"), TEXT, G_STRUCT_OFFSET (YdOutline, notice.signature) },
  [YD_IMPORT_DATE] = { N_ ("Date of signing"), DAY, G_STRUCT_OFFSET (YdOutline, notice.date) },
  [YD_IMPORT_NOTE] = { N_ ("Note below"), TEXT, G_STRUCT_OFFSET (YdOutline, notice.note) },
  [YD_IMPORT_COPY_TO] = { N_ ("Copies to"), LINES, G_STRUCT_OFFSET (YdOutline, notice.copy_to) },
  [YD_IMPORT_PRINTED_BY] = { N_ ("Printed by"), TEXT, G_STRUCT_OFFSET (YdOutline, notice.printed_by) },
  [YD_IMPORT_PRINTED_ON] = { N_ ("Printed on"), DAY, G_STRUCT_OFFSET (YdOutline, notice.printed_on) },
  [YD_IMPORT_COPIES] = { N_ ("Number of copies"), NUMBER, G_STRUCT_OFFSET (YdOutline, notice.copies) },
};
/* clang-format on */

/**
 * yd_import_field_get_name:
 *
 * Returns: (transfer none): what the field is called, in the person's language
 */
const char *
yd_import_field_get_name (YdImportField field)
{
  return _ (fields[field].name);
}

/**
 * yd_import_field_dup_text:
 *
 * Returns: (transfer full): what stands in the field; "" for nothing, with ； between several
 */
char *
yd_import_field_dup_text (const YdOutline *outline, YdImportField field)
{
  gconstpointer at = G_STRUCT_MEMBER_P (outline, fields[field].offset);
  switch (fields[field].type)
    {
    case TEXT:
      return g_strdup (*(char *const *)at != NULL ? *(char *const *)at : "");
    case DAY:
      return yd_date_is_set (*(const YdDate *)at) ? yd_date_to_chinese (*(const YdDate *)at)
                                                  : g_strdup ("");
    case NUMBER:
      return *(const int *)at > 0 ? g_strdup_printf ("%d", *(const int *)at) : g_strdup ("");
    case LINES:
      {
        const GPtrArray *lines = *(GPtrArray *const *)at;
        GString *text = g_string_new (NULL);
        for (guint i = 0; i < lines->len; i++)
          g_string_append_printf (text, "%s%s", i > 0 ? SEPARATOR : "",
                                  (char *)g_ptr_array_index (lines, i));
        return g_string_free (text, FALSE);
      }
    }
  return g_strdup ("");
}

static gboolean
read_day (const char *text, YdDate *date)
{
  const char *end = yd_rule_date_read_day (text, date);
  return end != NULL && *yd_scan_spaces (end) == '\0';
}

static gboolean
read_number (const char *text, int digits, int *value)
{
  const char *end = yd_scan_number (text, digits, value);
  return end != NULL && *yd_scan_spaces (end) == '\0';
}

/**
 * yd_import_field_check:
 * @text: as a person typed it; empty empties the field, except for the plan's title and year
 * @clean: (out) (optional): as it is to be set
 *
 * Returns: whether it can stand in the field; else %YD_ERROR_INVALID with a line for that person
 */
gboolean
yd_import_field_check (YdImportField field, const char *text, char **clean, GError **error)
{
  g_autofree char *normal = yd_text_normalise (text, -1);
  g_autofree char *words = yd_scan_trim (normal, normal + strlen (normal));
  const char *problem = NULL;
  YdDate day;
  int number = 0;
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);
  g_free (words);
  words = g_strjoinv (fields[field].type == LINES ? SEPARATOR : " ", lines);
  if (*words == '\0' && (field == YD_IMPORT_TITLE || field == YD_IMPORT_YEAR))
    problem = field == YD_IMPORT_TITLE ? _ ("a plan has a title") : _ ("a plan has a year");
  else if (g_utf8_strlen (words, -1) > MAX_TEXT)
    problem = _ ("that is too long for a field of a notice");
  else if (*words != '\0' && fields[field].type == DAY && !read_day (words, &day))
    problem = _ ("give the day as 2025年3月1日 or 2025-03-01");
  else if (field == YD_IMPORT_YEAR
           && (!read_number (words, 4, &number) || number < 1950 || number > 2149))
    problem = _ ("give the year with four digits");
  else if (field == YD_IMPORT_COPIES && *words != '\0'
           && (!read_number (words, 5, &number) || number > MAX_COPIES))
    problem = _ ("give the number of copies in digits");
  if (problem != NULL)
    g_set_error_literal (error, YD_ERROR, YD_ERROR_INVALID, problem);
  else if (clean != NULL)
    *clean = g_steal_pointer (&words);
  return problem == NULL;
}

/* @text: one that yd_import_field_check() gave; the year is given to the rules before they read */
void
yd_import_field_set (YdOutline *outline, YdImportField field, const char *text)
{
  gpointer at = G_STRUCT_MEMBER_P (outline, fields[field].offset);
  g_return_if_fail (field != YD_IMPORT_YEAR);
  switch (fields[field].type)
    {
    case TEXT:
      g_free (*(char **)at);
      *(char **)at = field == YD_IMPORT_TITLE || *text != '\0' ? g_strdup (text) : NULL;
      break;
    case DAY:
      *(YdDate *)at = (YdDate){ 0 };
      if (*text != '\0')
        read_day (text, at);
      break;
    case NUMBER:
      *(int *)at = atoi (text);
      break;
    case LINES:
      {
        GPtrArray *lines = *(GPtrArray **)at;
        g_auto (GStrv) words = g_strsplit (text, SEPARATOR, -1);
        g_ptr_array_set_size (lines, 0);
        for (char **word = words; *word != NULL; word++)
          if (**word != '\0')
            g_ptr_array_add (lines, g_strdup (*word));
        break;
      }
    }
}

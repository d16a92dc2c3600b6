/* Owns: the check that nothing written is lost: every Han character, Latin letter and digit of the
 * source comes back in some row that is not derived from another. */

#include "yd-kept.h"

#include "yd-char.h"

#include <string.h>

static gboolean
is_asked_for (gunichar c)
{
  /* numerals and 年月日 are what dates become; a label becomes a field */
  static const char *const words
    = "〇零一二三四五六七八九十年月日号附件抄送报分签发人共印制份第主题词此公开文通知函";
  if (g_ascii_isalpha ((char)MIN (c, 127)) || (c >= '1' && c <= '9')) /* a day may be written 04 */
    return TRUE;
  if (!yd_char_is_han (c))
    return FALSE;
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) == c)
      return FALSE;
  return TRUE;
}

static void
count (GHashTable *counts, const char *text, int sign)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);
      if (c >= 0xff10 && c <= 0xff19)
        c -= 0xff10 - '0';
      if (c >= 0x2488 && c <= 0x249b) /* ⒈ to ⒛ */
        {
          g_autofree char *number = g_strdup_printf ("%u", c - 0x2487);
          count (counts, number, sign);
          continue;
        }
      if (!is_asked_for (c))
        continue;
      int now = GPOINTER_TO_INT (g_hash_table_lookup (counts, GUINT_TO_POINTER (c))) + sign;
      g_hash_table_insert (counts, GUINT_TO_POINTER (c), GINT_TO_POINTER (now));
    }
}

static gboolean
is_derived (YdTable table, const char *field)
{
  if (table == YD_TABLE_UNIT || table == YD_TABLE_UNIT_ALIAS || table == YD_TABLE_SUGGESTION)
    return TRUE;
  if (table == YD_TABLE_PLAN && strcmp (field, "issuer") == 0)
    return TRUE;
  return (table == YD_TABLE_NOTICE
          && (strcmp (field, "issuer") == 0 || strcmp (field, "disclosure") == 0))
         || (table == YD_TABLE_ITEM
             && (strcmp (field, "scope") == 0 || strcmp (field, "tags") == 0))
         || (table == YD_TABLE_UNPLACED && strcmp (field, "reason") == 0);
}

/* A row of a table says again which group it belongs to, in the cells behind its number, where it is the one
 * above's; the group is one section. */
static void
count_line (GHashTable *counts, char **cells, char **above)
{
  gboolean same = cells[0] != NULL && cells[1] != NULL;
  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (i > 0)
        same = same && cells[i + 1] != NULL && i < g_strv_length (above)
               && strcmp (cells[i], above[i]) == 0;
      if (i == 0 || !same)
        count (counts, cells[i], 1);
    }
}

static void
count_source (GHashTable *counts, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) above = g_new0 (char *, 1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char **cells = g_strsplit (lines[i], "\t", -1);
      count_line (counts, cells, above);
      g_strfreev (above);
      above = cells;
    }
}

char *
yd_find_lost (const YdImportResult *result)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  GString *lost = g_string_new (NULL);

  count_source (counts, result->text);
  for (guint i = 0; i < yd_row_list_get_length (result->rows); i++)
    {
      YdTable table;
      gconstpointer row = yd_row_list_get (result->rows, i, &table);
      const YdTableInfo *info = yd_table_get_info (table);
      for (guint j = 0; j < info->n_fields; j++)
        if (info->fields[j].type == YD_FIELD_TEXT && !is_derived (table, info->fields[j].name))
          count (counts, G_STRUCT_MEMBER (char *, row, info->fields[j].offset), -1);
      if (table == YD_TABLE_NOTICE)
        {
          const YdNoticeRow *notice = row;
          const YdDate dates[] = { notice->date, notice->printed_on, notice->plan_date };
          g_autofree char *copies = g_strdup_printf ("%d", notice->copies);
          for (guint j = 0; j < G_N_ELEMENTS (dates); j++)
            {
              g_autofree char *text = yd_date_to_chinese (dates[j]);
              count (counts, text, -1);
            }
          count (counts, copies, -1);
        }
      if (table == YD_TABLE_ANNEX
          && ((const YdAnnexRow *)row)->listed) /* named after the text, then its own title */
        count (counts, ((const YdAnnexRow *)row)->title, -1);
      if (table == YD_TABLE_NOTICE && ((const YdNoticeRow *)row)->as_annex)
        count (counts, ((const YdPlanRow *)yd_row_list_get (result->rows, 0, &table))->title, -1);
    }
  GHashTableIter iter;
  gpointer key, value;
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (GPOINTER_TO_INT (value) > 0)
      {
        g_string_append_unichar (lost, GPOINTER_TO_UINT (key));
        g_string_append_printf (lost, "%d ", GPOINTER_TO_INT (value));
      }
  return g_string_free (lost, FALSE);
}

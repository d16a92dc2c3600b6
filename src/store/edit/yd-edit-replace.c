/* Owns: putting other words where some were found, in many texts as one gesture. Refuses: to touch a text
 * that is not any more what was searched. */

#include "yd-edit-private.h"

#include "yd-field-words.h"
#include "yd-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The hits of one text, and what comes to stand in their place. */
typedef struct
{
  const YdHit **hits; /* borrowed, in their order, without overlap */
  guint n_hits;
  const char *with;
} Change;

/* Bytes @start to @end of @text with the words at the hits replaced; NULL where a hit reaches over one of
 * the ends. */
static char *
dup_replaced (const Change *change, const char *text, int start, int end)
{
  GString *out = g_string_new (NULL);
  gboolean ok = TRUE;
  int done = start;
  for (guint i = 0; i < change->n_hits; i++)
    {
      int from = change->hits[i]->start, to = from + change->hits[i]->length;
      if (to <= start || from >= end)
        continue;
      ok = ok && from >= done && to <= end;
      if (!ok)
        break;
      g_string_append_len (out, text + done, from - done);
      g_string_append (out, change->with);
      done = to;
    }
  if (ok)
    g_string_append_len (out, text + done, end - done);
  return g_string_free (out, !ok);
}

/* What @name of a record repeats of the text goes along with it. */
static gboolean
carry_words (YdStore *store, YdTable table, YdRecordList *list, const char *name,
             const Change *change, const char *text, GError **error)
{
  const YdField *field = yd_table_find_field (table, name);
  gboolean ok = TRUE;
  for (guint i = 0; ok && i < yd_record_list_get_length (list); i++)
    {
      YdRecord *record = yd_record_list_get (list, i);
      const char *words = G_STRUCT_MEMBER (char *, yd_record_get_row (record), field->offset);
      const char *at = words != NULL && *words != '\0' ? strstr (text, words) : NULL;
      int start = at != NULL ? (int)(at - text) : 0;
      g_autofree char *changed
        = at != NULL ? dup_replaced (change, text, start, start + (int)strlen (words)) : NULL;
      if (changed == NULL || strcmp (changed, words) == 0)
        continue;
      gpointer row = yd_row_new (table);
      ok = yd_gesture_load (store, table, yd_record_get_id (record), YD_ID_NONE, row, error);
      yd_row_set_text (G_STRUCT_MEMBER_P (row, field->offset), changed);
      ok = ok && yd_gesture_update (store, table, row, error);
      yd_row_free (table, row);
    }
  return ok;
}

/* A paragraph of which nothing is left goes. */
static gboolean
write_paragraph (YdStore *store, YdId id, const char *text, GError **error)
{
  g_autofree char *clean = yd_edit_clean (text, FALSE);
  YdParagraphRow *row = yd_row_new (YD_TABLE_PARAGRAPH);
  g_autofree char *before = NULL;
  gboolean ok = yd_gesture_load (store, YD_TABLE_PARAGRAPH, id, YD_ID_NONE, row, error);
  gboolean spans = ok && row->owner_kind == YD_OWNER_ITEM && yd_edit_has_spans (store, row->owner);
  if (spans)
    ok = (before = yd_edit_read_body (store, YD_OWNER_ITEM, row->owner, error)) != NULL;
  if (ok && clean == NULL)
    ok = yd_gesture_delete (store, YD_TABLE_PARAGRAPH, id, YD_ID_NONE, error);
  else if (ok)
    {
      yd_row_set_text (&row->text, clean);
      row->labelled = row->labelled && yd_paragraph_find_label (clean) > 0;
      ok = yd_gesture_update (store, YD_TABLE_PARAGRAPH, row, error);
    }
  ok = ok && (!spans || yd_edit_carry_spans (store, row->owner, before, error));
  yd_row_free (YD_TABLE_PARAGRAPH, row);
  return ok;
}

static gboolean
write_unit (YdStore *store, const YdHit *hit, const char *text, GError **error)
{
  const YdUnitRow *row = yd_record_get_row (hit->record);
  gboolean official = strcmp (hit->field->name, "name") == 0;
  g_autofree char *name = g_strdup (official ? text : row->name);
  g_autofree char *short_name = g_strdup (official ? row->short_name : text);
  return yd_edit_rename_unit (store, row->id, name, short_name, FALSE, NULL, error);
}

static gboolean
write_date (YdStore *store, const YdHit *hit, const char *text, GError **error)
{
  YdDate date;
  if (!yd_date_parse_chinese (text, &date))
    {
      g_set_error (
        error, YD_ERROR, YD_ERROR_INVALID,
        _ ("“%s” would be no date (%s); leave that place out, or write it there by hand"), text,
        yd_field_words_get_name (yd_table_get_info (yd_hit_get_table (hit))->name,
                                 hit->field->name));
      return FALSE;
    }
  g_autofree char *iso = yd_date_to_iso (date);
  return yd_edit_set_field (store, yd_hit_get_table (hit), yd_hit_get_id (hit), hit->field->name,
                            iso, error);
}

static gboolean
write_text (YdStore *store, const YdHit *hit, const char *text, GError **error)
{
  YdTable table = yd_hit_get_table (hit);
  if ((hit->where & YD_SEARCH_WORDS) == 0)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_REFUSED,
                   _ ("numbers and comments are not replaced; they follow from elsewhere"));
      return FALSE;
    }
  if (table == YD_TABLE_PARAGRAPH)
    return write_paragraph (store, yd_hit_get_id (hit), text, error);
  if (table == YD_TABLE_UNIT)
    return write_unit (store, hit, text, error);
  if (hit->field->type == YD_FIELD_DATE)
    return write_date (store, hit, text, error);
  return yd_edit_set_field (store, table, yd_hit_get_id (hit), hit->field->name, text, error);
}

/* The words that records were made from, and what suggestions are called. A suggestion whose own words are
 * others now says something else: it is made anew. */
static gboolean
carry_all (YdStore *store, YdItem *item, const Change *change, const char *text, GError **error)
{
  return carry_words (store, YD_TABLE_INDICATOR, yd_item_list_indicators (item), "words", change,
                      text, error)
         && carry_words (store, YD_TABLE_MILESTONE, yd_item_list_milestones (item), "words", change,
                         text, error)
         && carry_words (store, YD_TABLE_SUGGESTION, yd_item_list_suggestions (item), "name",
                         change, text, error);
}

/* One text, and what was made from its words. */
static gboolean
replace_in_text (YdStore *store, const Change *change, GError **error)
{
  const YdHit *first = change->hits[0];
  g_autofree char *text = yd_hit_dup_text (first);
  for (guint i = 1; text != NULL && i < change->n_hits; i++)
    {
      g_autofree char *still = yd_hit_dup_text (change->hits[i]);
      if (still == NULL)
        g_clear_pointer (&text, g_free);
    }
  g_autofree char *changed
    = text != NULL ? dup_replaced (change, text, 0, (int)strlen (text)) : NULL;
  if (changed == NULL)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID,
                   _ ("the text has changed since it was searched"));
      return FALSE;
    }
  return write_text (store, first, changed, error)
         && (first->where != YD_SEARCH_BODIES || first->item == NULL
             || carry_all (store, first->item, change, text, error));
}

/**
 * yd_edit_replace:
 * @hits: (element-type YdHit): of YD_SEARCH_WORDS, in the order in which a search finds them
 * @with: what comes to stand there; "" takes the words away
 */
gboolean
yd_edit_replace (YdStore *store, GPtrArray *hits, const char *with, GError **error)
{
  g_return_val_if_fail (hits->len > 0, FALSE);
  const YdHit **list = (const YdHit **)hits->pdata;
  g_autofree char *count = g_strdup_printf ("%u", hits->len);
  if (!yd_gesture_begin (store, "replace-words",
                         yd_args_new ("count", count, "words", list[0]->words, "with", with, NULL),
                         error))
    return FALSE;
  gboolean ok = TRUE;
  for (guint from = 0, to; ok && from < hits->len; from = to)
    {
      for (to = from + 1; to < hits->len && list[to]->record == list[from]->record
                          && list[to]->field == list[from]->field;
           to++)
        ;
      Change change = { list + from, to - from, with };
      ok = replace_in_text (store, &change, error);
    }
  return yd_gesture_end (store, ok, error);
}

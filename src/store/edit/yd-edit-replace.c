/* Owns: putting other words where some were found, in many texts as one gesture. Refuses: to touch a text
 * that is not any more what was searched. */

#include "yd-edit-private.h"

#include "yd-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The text of the record of @hits[from] with the words at all its hits replaced; @next is the first hit
 * of another record. NULL where the text has changed since it was searched. */
static char *
dup_replaced (GPtrArray *hits, guint from, const char *with, guint *next)
{
  const YdHit *first = hits->pdata[from];
  const char *text = yd_hit_get_text (first);
  GString *out = g_string_new (NULL);
  int done = 0;
  guint i = from;
  for (; text != NULL && i < hits->len; i++)
    {
      const YdHit *hit = hits->pdata[i];
      if (hit->record != first->record || hit->where != first->where)
        break;
      text = hit->start >= done ? yd_hit_get_text (hit) : NULL;
      if (text == NULL)
        break;
      g_string_append_len (out, text + done, hit->start - done);
      g_string_append (out, with);
      done = hit->start + hit->length;
    }
  if (text != NULL)
    g_string_append (out, text + done);
  *next = i;
  return g_string_free (out, text == NULL);
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
write_text (YdStore *store, const YdHit *hit, const char *text, GError **error)
{
  YdId id = yd_record_get_id (hit->record);
  if (hit->where == YD_SEARCH_TITLES)
    return yd_edit_set_field (store, YD_TABLE_ITEM, id, "title", text, error);
  if (hit->where == YD_SEARCH_BODIES)
    return write_paragraph (store, id, text, error);
  g_set_error (error, YD_ERROR, YD_ERROR_REFUSED, _ ("only words of titles and texts are replaced"));
  return FALSE;
}

/**
 * yd_edit_replace:
 * @hits: (element-type YdHit): of titles and bodies, in the order in which a search finds them
 * @with: what comes to stand there; "" takes the words away
 */
gboolean
yd_edit_replace (YdStore *store, GPtrArray *hits, const char *with, GError **error)
{
  g_return_val_if_fail (hits->len > 0, FALSE);
  g_autofree char *count = g_strdup_printf ("%u", hits->len);
  if (!yd_gesture_begin (store, "replace-words", yd_args_new ("count", count, NULL), error))
    return FALSE;
  gboolean ok = TRUE;
  for (guint i = 0, next; ok && i < hits->len; i = next)
    {
      g_autofree char *text = dup_replaced (hits, i, with, &next);
      if (text == NULL)
        g_set_error (error, YD_ERROR, YD_ERROR_INVALID, _ ("the text has changed since it was searched"));
      ok = text != NULL && write_text (store, hits->pdata[i], text, error);
    }
  return yd_gesture_end (store, ok, error);
}

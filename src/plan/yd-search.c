/* Owns: finding words in a plan. Nothing is copied or folded on the way: a text is gone through once, by
 * its bytes, and only where it could begin the words are characters compared. Refuses: to change
 * anything. */

#include "yd-search.h"

#include "yd-char.h"

#include <string.h>

struct _YdQuery
{
  YdSearchFlags flags;
  char *words;      /* owned; "" finds nothing */
  gsize n_bytes;    /* of words */
  gunichar *folded; /* owned: the words as they are compared */
  guint n_folded;
  guint fixed;      /* index in folded of a character that is written in one way alone … */
  char fixed_utf8[7]; /* … and its bytes; "" where there is none */
  gboolean may_begin[256]; /* bytes with which a writing of the first character begins */
};

/* ---- characters ---- */

static gunichar
fold (gunichar c)
{
  if (c >= 'a' && c <= 'z')
    return c;
  if (c < 0x80)
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  if (yd_char_is_han (c))
    return c;
  return g_unichar_tolower (yd_char_to_half_width (c));
}

static gboolean
is_fixed (gunichar c)
{
  return yd_char_is_han (c);
}

static void
note_beginning (YdQuery *query, gunichar c)
{
  char bytes[7];
  g_unichar_to_utf8 (c, bytes);
  query->may_begin[(guchar)bytes[0]] = TRUE;
}

/**
 * yd_query_new:
 * @words: what is sought; white space at its ends does not count
 */
YdQuery *
yd_query_new (const char *words, YdSearchFlags flags)
{
  YdQuery *query = g_new0 (YdQuery, 1);
  query->flags = flags;
  query->words = g_strstrip (g_utf8_make_valid (words, -1));
  query->n_bytes = strlen (query->words);
  query->folded = g_new0 (gunichar, query->n_bytes + 1);
  for (const char *p = query->words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (query->fixed_utf8[0] == '\0' && is_fixed (c))
        {
          query->fixed = query->n_folded;
          g_unichar_to_utf8 (c, query->fixed_utf8);
        }
      query->folded[query->n_folded++] = fold (c);
    }
  if (query->n_folded > 0)
    {
      gunichar first = query->folded[0];
      note_beginning (query, first);
      note_beginning (query, g_unichar_toupper (first));
      query->may_begin[0xef] = TRUE; /* full-width forms, */
      query->may_begin[0xe3] = TRUE; /* and the wide space */
      for (int lead = 0xc2; first >= 0x80 && lead < 0xf5; lead++)
        query->may_begin[lead] = TRUE; /* other scripts have letters whose cases lie far apart */
    }
  return query;
}

void
yd_query_free (YdQuery *query)
{
  if (query == NULL)
    return;
  g_free (query->words);
  g_free (query->folded);
  g_free (query);
}

/* The bytes that the words take at @text; 0 where they do not stand there. */
static int
match_at (const YdQuery *query, const char *text, guint from)
{
  const char *p = text;
  for (guint i = from; i < query->n_folded; i++)
    {
      if (*p == '\0' || fold (g_utf8_get_char (p)) != query->folded[i])
        return 0;
      p = g_utf8_next_char (p);
    }
  return (int)(p - text);
}

/* By a character that is written in one way: the others are looked at around it. */
static gboolean
find_by_fixed (const YdQuery *query, const char *text, const char *begin, int *start, int *length)
{
  const char *at = begin;
  while ((at = strstr (at, query->fixed_utf8)) != NULL)
    {
      const char *first = at;
      guint back = query->fixed;
      for (; back > 0 && first > begin; back--)
        first = g_utf8_prev_char (first);
      int n = back == 0 ? match_at (query, first, 0) : 0;
      if (n > 0)
        {
          *start = (int)(first - text);
          *length = n;
          return TRUE;
        }
      at++;
    }
  return FALSE;
}

/**
 * yd_query_find:
 * @text: (nullable): what to look through
 * @from: from which byte on
 * @start: (out): where the words stand first, in bytes
 * @length: (out): how many bytes they take there
 */
gboolean
yd_query_find (const YdQuery *query, const char *text, int from, int *start, int *length)
{
  if (text == NULL || query->n_folded == 0)
    return FALSE;
  const char *begin = text + from;
  if ((query->flags & YD_SEARCH_EXACT) != 0)
    {
      const char *at = strstr (begin, query->words);
      if (at == NULL)
        return FALSE;
      *start = (int)(at - text);
      *length = (int)query->n_bytes;
      return TRUE;
    }
  if (query->fixed_utf8[0] != '\0')
    return find_by_fixed (query, text, begin, start, length);
  for (const char *p = begin; *p != '\0'; p++)
    {
      if (!query->may_begin[(guchar)*p])
        continue;
      int n = match_at (query, p, 0);
      if (n == 0)
        continue;
      *start = (int)(p - text);
      *length = n;
      return TRUE;
    }
  return FALSE;
}

/* ---- in a plan ---- */

typedef struct
{
  const YdQuery *query;
  GPtrArray *hits; /* NULL: one is enough, and need not be kept */
  guint max;
  gboolean found;
} Search;

static gboolean
is_enough (const Search *search)
{
  return search->hits == NULL ? search->found : search->max > 0 && search->hits->len >= search->max;
}

static void
look (Search *search, YdSearchFlags where, YdItem *item, gpointer record, const char *text)
{
  int from = 0, start, length;
  while (!is_enough (search) && yd_query_find (search->query, text, from, &start, &length))
    {
      search->found = TRUE;
      from = start + length;
      if (search->hits == NULL)
        return;
      YdHit *hit = g_new (YdHit, 1);
      *hit = (YdHit){ .item = item != NULL ? g_object_ref (item) : NULL,
                      .record = g_object_ref (record),
                      .where = where,
                      .start = start,
                      .length = length,
                      .words = g_strndup (text + start, (gsize)length) };
      g_ptr_array_add (search->hits, hit);
    }
}

static void
look_in_paragraphs (Search *search, YdItem *item, YdRecordList *paragraphs)
{
  for (guint i = 0; i < yd_record_list_get_length (paragraphs); i++)
    {
      YdParagraph *paragraph = yd_record_list_get (paragraphs, i);
      look (search, YD_SEARCH_BODIES, item, paragraph, yd_paragraph_get_text (paragraph));
    }
}

static void
look_in_records (Search *search, YdItem *item)
{
  YdRecordList *indicators = yd_item_list_indicators (item), *milestones = yd_item_list_milestones (item);
  for (guint i = 0; i < yd_record_list_get_length (indicators); i++)
    {
      YdIndicator *indicator = yd_record_list_get (indicators, i);
      look (search, YD_SEARCH_RECORDS, item, indicator, yd_indicator_get_row (indicator)->name);
    }
  for (guint i = 0; i < yd_record_list_get_length (milestones); i++)
    {
      YdMilestone *milestone = yd_record_list_get (milestones, i);
      look (search, YD_SEARCH_RECORDS, item, milestone, yd_milestone_get_row (milestone)->title);
    }
}

static void
look_in_item (Search *search, YdItem *item)
{
  YdSearchFlags flags = search->query->flags;
  if ((flags & YD_SEARCH_NUMBERS) != 0)
    look (search, YD_SEARCH_NUMBERS, item, item, yd_item_get_number (item));
  if ((flags & YD_SEARCH_TITLES) != 0)
    look (search, YD_SEARCH_TITLES, item, item, yd_item_get_title (item));
  if ((flags & YD_SEARCH_BODIES) != 0)
    look_in_paragraphs (search, item, yd_item_list_paragraphs (item));
  YdRecordList *assignments = (flags & YD_SEARCH_UNITS) != 0 ? yd_item_list_assignments (item) : NULL;
  for (guint i = 0; assignments != NULL && i < yd_record_list_get_length (assignments); i++)
    {
      YdUnit *unit = yd_assignment_get_unit (yd_record_list_get (assignments, i));
      if (unit != NULL)
        look (search, YD_SEARCH_UNITS, item, unit, yd_unit_get_name (unit));
    }
  if ((flags & YD_SEARCH_RECORDS) != 0)
    look_in_records (search, item);
}

void
yd_hit_free (YdHit *hit)
{
  g_clear_object (&hit->item);
  g_clear_object (&hit->record);
  g_free (hit->words);
  g_free (hit);
}

/**
 * yd_hit_get_text:
 *
 * Returns: (transfer none) (nullable): the whole text as it now is; %NULL where the words do not stand in
 *   it any more at that place
 */
const char *
yd_hit_get_text (const YdHit *hit)
{
  const char *text = NULL;
  if (yd_record_get_plan (hit->record) == NULL)
    return NULL;
  if (hit->where == YD_SEARCH_NUMBERS)
    text = yd_item_get_number (YD_ITEM (hit->record));
  else if (YD_IS_ITEM (hit->record))
    text = yd_item_get_title (YD_ITEM (hit->record));
  else if (YD_IS_PARAGRAPH (hit->record))
    text = yd_paragraph_get_text (YD_PARAGRAPH (hit->record));
  else if (YD_IS_UNIT (hit->record))
    text = yd_unit_get_name (YD_UNIT (hit->record));
  else if (YD_IS_INDICATOR (hit->record))
    text = yd_indicator_get_row (YD_INDICATOR (hit->record))->name;
  else if (YD_IS_MILESTONE (hit->record))
    text = yd_milestone_get_row (YD_MILESTONE (hit->record))->title;
  return text != NULL && strlen (text) >= (gsize)(hit->start + hit->length)
             && strncmp (text + hit->start, hit->words, (gsize)hit->length) == 0
           ? text
           : NULL;
}

/**
 * yd_plan_search:
 * @max: how many to find at most; 0 all
 *
 * Returns: (transfer full) (element-type YdHit): where the words stand, in the order of the document; in
 *   one text from its beginning on, without overlap
 */
GPtrArray *
yd_plan_search (YdPlan *plan, const YdQuery *query, guint max)
{
  Search search = { query, g_ptr_array_new_with_free_func ((GDestroyNotify)yd_hit_free), max, FALSE };
  if (query->n_folded == 0)
    return search.hits;
  if ((query->flags & YD_SEARCH_BODIES) != 0)
    look_in_paragraphs (&search, NULL, yd_plan_list_preamble (plan));
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL && !is_enough (&search);
       item = yd_item_get_next (item))
    look_in_item (&search, item);
  if ((query->flags & YD_SEARCH_BODIES) != 0)
    look_in_paragraphs (&search, NULL, yd_plan_list_closing (plan));
  return search.hits;
}

/* Whether the words stand anywhere in @item; what hangs below it does not count. */
gboolean
yd_item_matches (YdItem *item, const YdQuery *query)
{
  Search search = { .query = query };
  look_in_item (&search, item);
  return search.found;
}

/* Owns: finding words in a plan, and which texts of it people read. No text is copied or folded on the
 * way: it is gone through once, by its bytes, and only where it could begin the words are characters
 * compared. Refuses: to change anything. */

#include "yd-search.h"

#include "yd-char.h"

#include <string.h>

/* The columns that are searched, those of a table together and in the order of the page. A date is found as
 * it is printed. */
static const struct
{
  YdTable table;
  YdSearchFlags where;
  const char *column;
} columns[] = {
  { YD_TABLE_PLAN, YD_SEARCH_FRAME, "title" },
  { YD_TABLE_PLAN, YD_SEARCH_FRAME, "subtitle" },
  { YD_TABLE_PLAN, YD_SEARCH_FRAME, "issuer" },
  { YD_TABLE_PLAN, YD_SEARCH_FRAME, "year" },
  { YD_TABLE_PLAN, YD_SEARCH_FRAME, "period_from" },
  { YD_TABLE_PLAN, YD_SEARCH_FRAME, "period_to" },
  { YD_TABLE_NOTICE, YD_SEARCH_FRAME, "copy_number" },
  { YD_TABLE_NOTICE, YD_SEARCH_FRAME, "secrecy" },
  { YD_TABLE_NOTICE, YD_SEARCH_FRAME, "urgency" },
  { YD_TABLE_NOTICE, YD_SEARCH_FRAME, "head" },
  { YD_TABLE_NOTICE, YD_SEARCH_FRAME, "joint" },
  { YD_TABLE_NOTICE, YD_SEARCH_FRAME, "number" },
  { YD_TABLE_NOTICE, YD_SEARCH_FRAME, "signer" },
  { YD_TABLE_NOTICE, YD_SEARCH_FRAME, "title" },
  { YD_TABLE_NOTICE, YD_SEARCH_FRAME, "addressee" },
  { YD_TABLE_NOTICE, YD_SEARCH_FRAME, "signature" },
  { YD_TABLE_NOTICE, YD_SEARCH_FRAME, "date" },
  { YD_TABLE_NOTICE, YD_SEARCH_FRAME, "note" },
  { YD_TABLE_NOTICE, YD_SEARCH_FRAME, "plan_signature" },
  { YD_TABLE_NOTICE, YD_SEARCH_FRAME, "plan_date" },
  { YD_TABLE_NOTICE, YD_SEARCH_FRAME, "copy_to" },
  { YD_TABLE_NOTICE, YD_SEARCH_FRAME, "printed_by" },
  { YD_TABLE_NOTICE, YD_SEARCH_FRAME, "printed_on" },
  { YD_TABLE_ANNEX, YD_SEARCH_FRAME, "title" },
  { YD_TABLE_ITEM, YD_SEARCH_TITLES, "title" },
  { YD_TABLE_ITEM, YD_SEARCH_MARKS, "unit_mark" },
  { YD_TABLE_ITEM, YD_SEARCH_MARKS, "scope" },
  { YD_TABLE_ITEM, YD_SEARCH_MARKS, "source" },
  { YD_TABLE_PARAGRAPH, YD_SEARCH_BODIES | YD_SEARCH_FRAME, "text" },
  { YD_TABLE_INDICATOR, YD_SEARCH_RECORDS, "name" },
  { YD_TABLE_INDICATOR, YD_SEARCH_RECORDS, "definition" },
  { YD_TABLE_INDICATOR, YD_SEARCH_RECORDS, "source" },
  { YD_TABLE_INDICATOR, YD_SEARCH_RECORDS, "due" },
  { YD_TABLE_MILESTONE, YD_SEARCH_RECORDS, "title" },
  { YD_TABLE_MILESTONE, YD_SEARCH_RECORDS, "due" },
  { YD_TABLE_UNIT, YD_SEARCH_REGISTER | YD_SEARCH_UNITS, "name" },
  { YD_TABLE_UNIT, YD_SEARCH_REGISTER, "short_name" },
  { YD_TABLE_COMMENT, YD_SEARCH_ASIDE, "text" },
  { YD_TABLE_COMMENT, YD_SEARCH_ASIDE, "reason" },
  { YD_TABLE_UNPLACED, YD_SEARCH_ASIDE, "text" },
};
#define N_COLUMNS G_N_ELEMENTS (columns)

struct _YdQuery
{
  YdSearchFlags flags;
  char *words;      /* owned; "" finds nothing */
  gsize n_bytes;    /* of words */
  gunichar *folded; /* owned: the words as they are compared */
  guint n_folded;
  guint fixed;             /* index in folded of a character that is written in one way alone … */
  char fixed_utf8[7];      /* … and its bytes; "" where there is none */
  gboolean may_begin[256]; /* bytes with which a writing of the first character begins */
  gboolean may_be_date;    /* its characters can all stand in a printed date */
  const YdField *fields[N_COLUMNS]; /* of the columns */
  guint first[YD_N_TABLES];         /* index of a table's first column; N_COLUMNS for none */
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

static gboolean
stands_in_dates (gunichar c)
{
  return (c >= '0' && c <= '9') || g_utf8_strchr ("年月日第季度上下半一二三四", -1, c) != NULL;
}

static void
resolve_columns (YdQuery *query)
{
  for (guint t = 0; t < YD_N_TABLES; t++)
    query->first[t] = N_COLUMNS;
  for (guint i = N_COLUMNS; i-- > 0;)
    {
      query->fields[i] = yd_table_find_field (columns[i].table, columns[i].column);
      query->first[columns[i].table] = i;
    }
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
  query->may_be_date = TRUE;
  resolve_columns (query);
  for (const char *p = query->words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (query->fixed_utf8[0] == '\0' && is_fixed (c))
        {
          query->fixed = query->n_folded;
          g_unichar_to_utf8 (c, query->fixed_utf8);
        }
      query->folded[query->n_folded] = fold (c);
      query->may_be_date = query->may_be_date && stands_in_dates (query->folded[query->n_folded]);
      query->n_folded++;
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
  YdPlan *plan;
  GPtrArray *hits; /* NULL: one is enough, and need not be kept */
  guint max;
  gboolean found;
} Search;

static gboolean
is_enough (const Search *search)
{
  return search->hits == NULL ? search->found : search->max > 0 && search->hits->len >= search->max;
}

/* One text of @record, or of the plan where that is NULL. */
static void
look (Search *search, YdSearchFlags where, YdItem *item, gpointer record, const YdField *field,
      const char *text)
{
  int from = 0, start, length;
  while (!is_enough (search) && yd_query_find (search->query, text, from, &start, &length))
    {
      search->found = TRUE;
      from = start + length;
      if (search->hits == NULL)
        return;
      YdHit *hit = g_new (YdHit, 1);
      *hit = (YdHit){ .plan = g_object_ref (search->plan),
                      .item = item != NULL ? g_object_ref (item) : NULL,
                      .record = record != NULL ? g_object_ref (record) : NULL,
                      .where = where,
                      .field = field,
                      .start = start,
                      .length = length,
                      .words = g_strndup (text + start, (gsize)length) };
      g_ptr_array_add (search->hits, hit);
    }
}

/* What stands in @field of @row, as it is printed. */
static char *
dup_value (gconstpointer row, const YdField *field)
{
  gconstpointer at = (const char *)row + field->offset;
  if (field->type == YD_FIELD_TEXT)
    return g_strdup (*(char *const *)at);
  if (field->type == YD_FIELD_DATE)
    return yd_date_to_chinese (*(const YdDate *)at);
  return *(const int *)at != 0 ? g_strdup_printf ("%d", *(const int *)at) : NULL;
}

/* The columns of @table that @where asks for, among those that the query does. */
static void
look_in_row (Search *search, YdTable table, YdSearchFlags where, YdItem *item, gpointer record,
             gconstpointer row)
{
  const YdQuery *query = search->query;
  where &= query->flags;
  for (guint i = query->first[table]; i < N_COLUMNS && columns[i].table == table; i++)
    {
      const YdField *field = query->fields[i];
      YdSearchFlags asked = columns[i].where & where;
      if (asked == 0)
        continue;
      if (field->type == YD_FIELD_TEXT)
        {
          look (search, asked, item, record, field, G_STRUCT_MEMBER (char *, row, field->offset));
          continue;
        }
      g_autofree char *value = query->may_be_date ? dup_value (row, field) : NULL;
      look (search, asked, item, record, field, value);
    }
}

static void
look_in_record (Search *search, YdSearchFlags where, YdItem *item, gpointer record)
{
  look_in_row (search, yd_record_get_table (record), where, item, record,
               yd_record_get_row (record));
}

static void
look_in_list (Search *search, YdSearchFlags where, YdItem *item, YdRecordList *list)
{
  if ((search->query->flags & where) == 0)
    return;
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    look_in_record (search, where, item, yd_record_list_get (list, i));
}

/* The units of an item: as they are written while that holds, else as they are assigned. */
static void
look_in_units (Search *search, YdItem *item)
{
  if ((search->query->flags & YD_SEARCH_UNITS) == 0
      || ((search->query->flags & YD_SEARCH_MARKS) != 0
          && yd_item_get_row (item)->unit_mark != NULL))
    return;
  YdRecordList *assignments = yd_item_list_assignments (item);
  for (guint i = 0; i < yd_record_list_get_length (assignments); i++)
    {
      YdUnit *unit = yd_assignment_get_unit (yd_record_list_get (assignments, i));
      if (unit != NULL)
        look_in_record (search, YD_SEARCH_UNITS, item, unit);
    }
}

static void
look_in_item (Search *search, YdItem *item)
{
  if ((search->query->flags & YD_SEARCH_NUMBERS) != 0)
    look (search, YD_SEARCH_NUMBERS, item, item, NULL, yd_item_get_number (item));
  look_in_record (search, YD_SEARCH_TITLES, item, item);
  look_in_list (search, YD_SEARCH_BODIES, item, yd_item_list_paragraphs (item));
  look_in_record (search, YD_SEARCH_MARKS, item, item);
  look_in_units (search, item);
  look_in_list (search, YD_SEARCH_RECORDS, item, yd_item_list_indicators (item));
  look_in_list (search, YD_SEARCH_RECORDS, item, yd_item_list_milestones (item));
}

static void
look_in_notice (Search *search, YdNotice *notice)
{
  YdRecordList *annexes = yd_notice_list_annexes (notice);
  look_in_record (search, YD_SEARCH_FRAME, NULL, notice);
  look_in_list (search, YD_SEARCH_FRAME, NULL, yd_notice_list_body (notice));
  for (guint i = 0; i < yd_record_list_get_length (annexes); i++)
    {
      YdAnnex *annex = yd_record_list_get (annexes, i);
      look_in_record (search, YD_SEARCH_FRAME, NULL, annex);
      look_in_list (search, YD_SEARCH_FRAME, NULL, yd_annex_list_paragraphs (annex));
    }
}

static void
look_aside (Search *search)
{
  YdRecordList *comments = yd_plan_list_comments (search->plan);
  look_in_list (search, YD_SEARCH_ASIDE, NULL, yd_plan_list_unplaced (search->plan));
  for (guint i = 0; i < yd_record_list_get_length (comments); i++)
    {
      YdComment *comment = yd_record_list_get (comments, i);
      look_in_record (search, YD_SEARCH_ASIDE,
                      yd_plan_find_item (search->plan, yd_comment_get_row (comment)->item),
                      comment);
    }
}

void
yd_hit_free (YdHit *hit)
{
  g_clear_object (&hit->plan);
  g_clear_object (&hit->item);
  g_clear_object (&hit->record);
  g_free (hit->words);
  g_free (hit);
}

YdTable
yd_hit_get_table (const YdHit *hit)
{
  return hit->record != NULL ? yd_record_get_table (hit->record) : YD_TABLE_PLAN;
}

YdId
yd_hit_get_id (const YdHit *hit)
{
  return hit->record != NULL ? yd_record_get_id (hit->record) : yd_plan_get_id (hit->plan);
}

/**
 * yd_hit_dup_text:
 *
 * Returns: (transfer full) (nullable): the whole text as it now is; %NULL where the words do not stand in
 *   it any more at that place
 */
char *
yd_hit_dup_text (const YdHit *hit)
{
  if (hit->record != NULL && yd_record_get_plan (hit->record) == NULL)
    return NULL;
  gconstpointer row
    = hit->record != NULL ? yd_record_get_row (hit->record) : yd_plan_get_row (hit->plan);
  g_autofree char *text = hit->field != NULL
                            ? dup_value (row, hit->field)
                            : g_strdup (yd_item_get_number (YD_ITEM (hit->record)));
  return text != NULL && strlen (text) >= (gsize)(hit->start + hit->length)
             && strncmp (text + hit->start, hit->words, (gsize)hit->length) == 0
           ? g_steal_pointer (&text)
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
  Search search
    = { query, plan, g_ptr_array_new_with_free_func ((GDestroyNotify)yd_hit_free), max, FALSE };
  if (query->n_folded == 0)
    return search.hits;
  if ((query->flags & YD_SEARCH_FRAME) != 0 && yd_plan_get_notice (plan) != NULL)
    look_in_notice (&search, yd_plan_get_notice (plan));
  look_in_row (&search, YD_TABLE_PLAN, YD_SEARCH_FRAME, NULL, NULL, yd_plan_get_row (plan));
  look_in_list (&search, YD_SEARCH_BODIES, NULL, yd_plan_list_preamble (plan));
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL && !is_enough (&search);
       item = yd_item_get_next (item))
    look_in_item (&search, item);
  look_in_list (&search, YD_SEARCH_BODIES, NULL, yd_plan_list_closing (plan));
  look_in_list (&search, YD_SEARCH_REGISTER, NULL, yd_plan_list_units (plan));
  if ((query->flags & YD_SEARCH_ASIDE) != 0)
    look_aside (&search);
  return search.hits;
}

/* Whether the words stand anywhere in @item; what hangs below it does not count. */
gboolean
yd_item_matches (YdItem *item, const YdQuery *query)
{
  Search search = { .query = query, .plan = yd_record_get_plan (YD_RECORD (item)) };
  look_in_item (&search, item);
  return search.found;
}

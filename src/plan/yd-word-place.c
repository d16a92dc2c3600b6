/* Owns: finding where a unit's name stands whole in the words of a plan: titles and bodies, written
 * marks, the fields of the notice. Refuses: to change anything, and a name inside the longer name of
 * another unit. */

#include "yd-word-place.h"

#include "yd-char.h"

#include <string.h>

#define AROUND 12 /* characters before and after a place */

/* Where words of a person stand that a unit may be named in. */
static const struct
{
  YdTable table;
  const char *fields[11];
} searched[] = {
  { YD_TABLE_PLAN, { "title", "subtitle", "issuer" } },
  { YD_TABLE_ITEM, { "title", "unit_mark", "source", "scope" } },
  { YD_TABLE_PARAGRAPH, { "text" } },
  { YD_TABLE_ASSIGNMENT, { "office" } },
  { YD_TABLE_INDICATOR, { "name", "definition", "source" } },
  { YD_TABLE_MILESTONE, { "title" } },
  { YD_TABLE_NOTICE,
    { "head", "title", "addressee", "signature", "note", "copy_to", "printed_by", "joint", "issuer",
      "plan_signature" } },
  { YD_TABLE_ANNEX, { "label", "title" } },
  { YD_TABLE_RECIPIENT, { "name" } },
};

typedef struct
{
  const YdWordChange *changes;
  guint n_changes;
  GPtrArray *longer; /* const char *: names of other units that one of the words stands in */
  GPtrArray *places;
} Search;

void
yd_word_place_free (YdWordPlace *place)
{
  g_free (place->words);
  g_free (place->instead);
  g_free (place->before);
  g_free (place->after);
  g_free (place);
}

/* ---- whole names ---- */

/* A character that may stand before a name without being part of it. */
static gboolean
may_precede (gunichar c)
{
  static const char before[] = "由和与及或对向在请经将让为至到给同以按交报从的是把被并等";
  return !yd_char_is_han (c) || g_utf8_strchr (before, -1, c) != NULL;
}

/* What goes on as the name of a part, a post or a greater whole: 科 of 财务科, 主任, 集团. After the bar
 * stand the characters with which it is another word: 处理, 组织, 会同. */
static gboolean
goes_on (const char *text)
{
  static const struct
  {
    const char *mark;
    const char *unless;
  } marks[] = {
    { "科", "学技普研" }, { "处", "理置于分" },   { "室", "内外" },
    { "局", "部面势" },   { "院", "内外前" },     { "所", "有属需在" },
    { "站", "" },         { "部", "署分门" },     { "办", "理结好公会事学" },
    { "组", "织建" },     { "队", "" },           { "会", "同议商" },
    { "中", "" },         { "分", "别解工级类" }, { "集", "中" },
    { "长", "期效" },     { "员", "" },           { "主", "要动办持管导" },
    { "副", "" },         { "委", "托派" },
  };
  gunichar c = g_utf8_get_char (text);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_utf8_get_char (marks[i].mark) == c)
      {
        gunichar next = g_utf8_get_char (g_utf8_next_char (text));
        return next == 0 || g_utf8_strchr (marks[i].unless, -1, next) == NULL;
      }
  return FALSE;
}

static gboolean
stands_alone (const char *text, const char *start, const char *end)
{
  return (start == text || may_precede (g_utf8_get_char (g_utf8_prev_char (start))))
         && (*end == '\0' || !goes_on (end));
}

/* Whether the words at @start stand inside the name of another unit. */
static gboolean
is_in_longer (const Search *search, const char *text, const char *start, const char *end)
{
  for (guint i = 0; i < search->longer->len; i++)
    {
      const char *name = search->longer->pdata[i];
      gsize length = strlen (name), reach = MIN ((gsize)(start - text), length);
      if (length <= (gsize)(end - start))
        continue;
      for (const char *p = start - reach; p <= start; p++)
        if (strncmp (p, name, length) == 0 && p + length >= end)
          return TRUE;
    }
  return FALSE;
}

/* ---- texts ---- */

static char *
dup_around (const char *start, const char *end, gboolean at_end)
{
  glong n = g_utf8_strlen (start, end - start);
  const char *cut
    = n <= AROUND ? NULL : g_utf8_offset_to_pointer (start, at_end ? n - AROUND : AROUND);
  if (cut == NULL)
    return g_strndup (start, (gsize)(end - start));
  if (at_end)
    return g_strdup_printf ("…%.*s", (int)(end - cut), cut);
  return g_strdup_printf ("%.*s…", (int)(cut - start), start);
}

static const YdWordChange *
find_longest (const Search *search, const char *at)
{
  const YdWordChange *found = NULL;
  for (guint i = 0; i < search->n_changes; i++)
    if (g_str_has_prefix (at, search->changes[i].words)
        && (found == NULL || strlen (search->changes[i].words) > strlen (found->words)))
      found = &search->changes[i];
  return found;
}

static void
search_text (Search *search, const YdWordPlace *where, const char *text)
{
  for (const char *p = text; *p != '\0';)
    {
      const YdWordChange *change = find_longest (search, p);
      const char *end = change != NULL ? p + strlen (change->words) : NULL;
      if (change == NULL || is_in_longer (search, text, p, end))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      YdWordPlace *place = g_memdup2 (where, sizeof *where);
      place->start = (gsize)(p - text);
      place->words = g_strdup (change->words);
      place->instead = g_strdup (change->instead);
      place->before = dup_around (text, p, TRUE);
      place->after = dup_around (end, end + strlen (end), FALSE);
      place->sure = stands_alone (text, p, end);
      g_ptr_array_add (search->places, place);
      p = end;
    }
}

static void
search_row (Search *search, YdTable table, gconstpointer row, YdItem *item)
{
  const YdId *keys = row;
  for (guint i = 0; i < G_N_ELEMENTS (searched); i++)
    for (guint f = 0; searched[i].table == table && searched[i].fields[f] != NULL; f++)
      {
        const YdField *field = yd_table_find_field (table, searched[i].fields[f]);
        const char *text = G_STRUCT_MEMBER (char *, row, field->offset);
        YdWordPlace where = { .table = table, .id = keys[0], .field = field->name, .item = item };
        if (yd_table_get_info (table)->n_keys == 2)
          where.second = keys[1];
        if (text != NULL)
          search_text (search, &where, text);
      }
}

static void
search_record (Search *search, gpointer record, YdItem *item)
{
  search_row (search, yd_record_get_table (record), yd_record_get_row (record), item);
}

static void
search_list (Search *search, YdRecordList *list, YdItem *item)
{
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    search_record (search, yd_record_list_get (list, i), item);
}

static void
search_items (Search *search, YdPlan *plan)
{
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    {
      search_record (search, item, item);
      search_list (search, yd_item_list_paragraphs (item), item);
      search_list (search, yd_item_list_assignments (item), item);
      search_list (search, yd_item_list_indicators (item), item);
      search_list (search, yd_item_list_milestones (item), item);
    }
}

static void
search_notice (Search *search, YdNotice *notice)
{
  search_record (search, notice, NULL);
  search_list (search, yd_notice_list_body (notice), NULL);
  search_list (search, yd_notice_list_recipients (notice), NULL);
  YdRecordList *annexes = yd_notice_list_annexes (notice);
  for (guint i = 0; i < yd_record_list_get_length (annexes); i++)
    {
      YdAnnex *annex = yd_record_list_get (annexes, i);
      search_record (search, annex, NULL);
      search_list (search, yd_annex_list_paragraphs (annex), NULL);
    }
}

/* ---- names ---- */

static void
note_longer (Search *search, const char *name)
{
  for (guint i = 0; name != NULL && i < search->n_changes; i++)
    if (strlen (name) > strlen (search->changes[i].words)
        && strstr (name, search->changes[i].words) != NULL)
      {
        g_ptr_array_add (search->longer, (gpointer)name);
        return;
      }
}

static void
note_names (Search *search, YdPlan *plan, YdUnit *except)
{
  YdRecordList *units = yd_plan_list_units (plan);
  for (guint i = 0; i < yd_record_list_get_length (units); i++)
    {
      YdUnit *unit = yd_record_list_get (units, i);
      YdRecordList *aliases = yd_unit_list_aliases (unit);
      if (unit == except)
        continue;
      note_longer (search, yd_unit_get_name (unit));
      note_longer (search, yd_unit_get_short_name (unit));
      for (guint a = 0; a < yd_record_list_get_length (aliases); a++)
        note_longer (search, yd_unit_alias_get_row (yd_record_list_get (aliases, a))->name);
    }
}

/**
 * yd_plan_find_words:
 * @unit: (nullable): whose names they are; where they stand inside a longer name of another unit they
 *   are not meant
 * @changes: (array length=n_changes): names and what each becomes; empty ones are left out
 *
 * Returns: (transfer full) (element-type YdWordPlace): the places in the order of the plan, then the
 *   notice; those of one text stand together, in their order
 */
GPtrArray *
yd_plan_find_words (YdPlan *plan, YdUnit *unit, const YdWordChange *changes, guint n_changes)
{
  g_autofree YdWordChange *meant = g_new (YdWordChange, n_changes + 1);
  g_autoptr (GPtrArray) longer = g_ptr_array_new ();
  Search search
    = { meant, 0, longer, g_ptr_array_new_with_free_func ((GDestroyNotify)yd_word_place_free) };
  for (guint i = 0; i < n_changes; i++)
    if (changes[i].words != NULL && changes[i].words[0] != '\0' && changes[i].instead != NULL
        && changes[i].instead[0] != '\0' && strcmp (changes[i].words, changes[i].instead) != 0)
      meant[search.n_changes++] = changes[i];
  if (search.n_changes == 0)
    return search.places;

  note_names (&search, plan, unit);
  search_row (&search, YD_TABLE_PLAN, yd_plan_get_row (plan), NULL);
  search_list (&search, yd_plan_list_preamble (plan), NULL);
  search_items (&search, plan);
  search_list (&search, yd_plan_list_closing (plan), NULL);
  if (yd_plan_get_notice (plan) != NULL)
    search_notice (&search, yd_plan_get_notice (plan));
  return search.places;
}

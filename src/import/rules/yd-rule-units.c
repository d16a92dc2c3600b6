/* Owns: finding the written marks of units in items, taking those that close an item out of its
 * text, and what the text says of all marks (the first one leads; one name written two ways).
 * Refuses: to read responsibility out of prose; that is a suggestion (yd-rule-suggest.c). */

#include "yd-outline.h"

#include "yd-scan.h"
#include "yd-unit-mark.h"

static const char *const opening[] = { "（", "(", "【", "[", "〔", NULL };
static const char *const closing[] = { "）", ")", "】", "]", "〕", NULL };

typedef struct
{
  YdOutline *outline;
  guint words[3];       /* marks by YdUnitWords */
  gboolean names;       /* brackets with nothing but names are marks here */
  gboolean short_names; /* and names of two characters count there */
  gboolean inner_names; /* also within the text: 整治食堂（餐饮科）。检查120家。 */
} Units;

static void
take_mark (Units *units, YdOutlineItem *item, const YdUnitMark *mark)
{
  YdOutline *outline = units->outline;
  outline->first_is_lead |= mark->first_is_lead;
  units->words[mark->words]++;
  gboolean first = outline->first_is_lead && !mark->divided;
  gboolean help = mark->words == YD_WORDS_RESPONSIBLE && item->unit_mark != NULL
                  && g_str_has_prefix (item->unit_mark, "牵头")
                  && strstr (item->unit_mark, "责任") == NULL; /* in a line above */
  for (guint i = 0; i < mark->units->len; i++)
    {
      const YdMarkedUnit *unit = &g_array_index (mark->units, YdMarkedUnit, i);
      YdRole role = help || (first && i > 0) ? YD_ROLE_SUPPORT : unit->role;
      yd_outline_item_add_unit (item, unit->name, unit->written, role);
    }
  if (mark->scope != NULL)
    {
      g_free (item->scope);
      item->scope = g_strdup (mark->scope);
    }
}

/* Where the bracket that closes @end opens; %NULL where there is none near. */
static const char *
find_open (const char *start, const char *end)
{
  int depth = 0;
  for (const char *p = end; p > start && end - p < 3600;)
    {
      p = g_utf8_prev_char (p);
      if (yd_scan_words (p, closing) != NULL)
        depth++;
      else if (yd_scan_words (p, opening) != NULL && --depth <= 0)
        return p;
    }
  return NULL;
}

/* Where the marks begin that close the text; @end itself where there are none. */
static const char *
find_closing_marks (Units *units, YdOutlineItem *item, const char *start, const char *end)
{
  static const char *const stops[] = { "。", "；", ".", ";", NULL };
  const char *from = end;
  for (;;)
    {
      const char *to = yd_scan_back_spaces (start, from), *stop;
      stop = yd_scan_ends (start, to, stops);
      const char *inside = stop != NULL ? yd_scan_back_spaces (start, stop) : to;
      const char *close = yd_scan_ends (start, inside, closing);
      const char *open = close != NULL ? find_open (start, inside) : NULL;
      YdUnitMark mark;
      const char *content = open != NULL ? yd_scan_words (open, opening) : NULL;
      if (content == NULL
          || !(yd_unit_mark_parse (content, close, &mark)
               || (units->names
                   && yd_unit_name_parse_bracket (start, open, close, units->short_names, &mark))))
        return from;
      take_mark (units, item, &mark);
      yd_unit_mark_clear (&mark);
      from = open;
    }
}

/* A mark that has no bracket: 责任单位：A、B。 or ——责任单位：A at the end of the text; what is said behind
 * it stays there. */
static const char *
find_bare_mark (Units *units, YdOutlineItem *item, const char *start, const char *end)
{
  const char *label = yd_unit_mark_find_label (start);
  YdUnitMark mark;
  if (label == NULL || label >= end || !yd_unit_mark_parse (label, end, &mark))
    return end;
  gboolean closes = mark.labelled && !mark.prose;
  if (mark.labelled)
    take_mark (units, item, &mark);
  yd_unit_mark_clear (&mark);
  for (const char *before = label; closes && before > start; label = before)
    {
      before = g_utf8_prev_char (before);
      if (!yd_scan_is_dash (g_utf8_get_char (before)))
        break;
    }
  return closes ? label : end;
}

/* 整治食堂（餐饮科）。检查120家。: names alone in a bracket at the end of a clause. */
static gboolean
parse_inner_names (const char *text, const char *open, const char *behind, YdUnitMark *mark)
{
  static const char *const stops[] = { "，", "。", "；", "：", ",", ";", NULL };
  return (*behind == '\0' || yd_scan_words (behind, stops) != NULL)
         && yd_unit_name_parse_bracket (text, open, g_utf8_prev_char (behind), FALSE, mark);
}

/* Marks inside the text stay there; what they say is read. */
static void
read_inner_marks (Units *units, YdOutlineItem *item, const char *text)
{
  for (const char *p = text; *p != '\0';)
    {
      const char *inside
        = (guchar)*p >= 0xe3 || *p == '(' || *p == '[' ? yd_scan_words (p, opening) : NULL;
      const char *close = inside != NULL ? yd_scan_close (p) : NULL;
      YdUnitMark mark;
      if (close != NULL
          && (yd_unit_mark_parse (inside, g_utf8_prev_char (close), &mark)
              || (units->inner_names && parse_inner_names (text, p, close, &mark))))
        {
          take_mark (units, item, &mark);
          yd_unit_mark_clear (&mark);
          p = close;
        }
      else
        p = g_utf8_next_char (p);
    }
}

static void
keep_mark (YdOutlineItem *item, const char *start, const char *end, gboolean own_line)
{
  g_autofree char *text = yd_scan_trim (start, end);
  if (item->unit_mark == NULL)
    {
      item->unit_mark = g_steal_pointer (&text);
      item->mark_own_line = own_line;
      return;
    }
  char *joined
    = g_strconcat (item->unit_mark, own_line || item->mark_own_line ? "\n" : "", text, NULL);
  g_free (item->unit_mark);
  item->unit_mark = joined;
}

/* The units from @from to @to, which close the text, come after those that stand in it. */
static void
move_back (GPtrArray *units, guint from, guint to)
{
  for (guint i = from; i < to && to < units->len; i++)
    g_ptr_array_add (units, g_ptr_array_steal_index (units, from));
}

/* Returns whether nothing is left of @text. */
static gboolean
read_text (Units *units, YdOutlineItem *item, char **text, gboolean closes)
{
  const char *start = *text, *end = start + strlen (start);
  if (strchr (start, '(') == NULL && strstr (start, "（") == NULL && strstr (start, "：") == NULL
      && strchr (start, ':') == NULL && strstr (start, "【") == NULL && strchr (start, '[') == NULL
      && strstr (start, "〔") == NULL)
    return FALSE;
  guint before = item->units->len;
  const char *cut = find_closing_marks (units, item, start, end);
  if (cut == end)
    cut = find_bare_mark (units, item, start, end);
  gboolean whole = yd_scan_back_spaces (start, cut) == start;
  if (cut < end && (closes || whole))
    {
      keep_mark (item, cut, end, whole);
      char *rest = yd_scan_trim (start, cut);
      g_free (*text);
      *text = rest;
    }
  guint closing_end = item->units->len;
  if (!whole)
    read_inner_marks (units, item, *text);
  move_back (item->units, before, closing_end);
  return whole && cut < end;
}

static void
read_item (YdOutline *self, YdOutlineItem *item, gpointer data)
{
  Units *units = data;
  GPtrArray *paragraphs = item->paragraphs;

  /* A mark before further paragraphs closes only its own: it stays where it is, unless it closes a
   * title or what stands above a list. */
  const char *stop = strstr (item->heading, "。");
  guint n = paragraphs->len;
  while (n > 0 && yd_rule_range_is_named (g_ptr_array_index (paragraphs, n - 1)))
    n--;
  gboolean closes = n == 0 || item->children->len > 0 || stop == NULL
                    || yd_scan_words (yd_scan_spaces (stop + strlen ("。")), opening) != NULL
                    || yd_unit_mark_find_label (g_ptr_array_index (paragraphs, 0))
                         == g_ptr_array_index (paragraphs, 0);
  read_text (units, item, &item->heading, closes);
  for (guint i = 0; i < n; i++)
    if (read_text (units, item, (char **)&g_ptr_array_index (paragraphs, i), i + 1 == n))
      {
        g_ptr_array_remove_index (paragraphs, i--);
        n--;
      }
}

/* ---- brackets with nothing but names ---- */

#define MANY_NAMES 3 /* items that must end so before it is a notation */

typedef struct
{
  guint leaves, named;
  guint marked; /* close with units that are told beyond doubt */
  guint inner;  /* have names alone in a bracket within */
} Names;

static gboolean
has_inner_names (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *inside = (guchar)*p >= 0xe3 || *p == '(' ? yd_scan_words (p, opening) : NULL;
      const char *close = inside != NULL ? yd_scan_close (p) : NULL;
      YdUnitMark mark;
      if (close == NULL || !parse_inner_names (text, p, close, &mark))
        continue;
      yd_unit_mark_clear (&mark);
      return TRUE;
    }
  return FALSE;
}

static void
count_names (YdOutline *self, YdOutlineItem *item, gpointer data)
{
  static const char *const stops[] = { "。", NULL };
  Names *names = data;
  guint n = item->paragraphs->len;
  const char *text = n > 0 ? g_ptr_array_index (item->paragraphs, n - 1) : item->heading;
  if (item->children->len > 0)
    return;
  const char *end = yd_scan_back_spaces (text, text + strlen (text)),
             *stop = yd_scan_ends (text, end, stops);
  const char *inside = stop != NULL ? stop : end, *close = yd_scan_ends (text, inside, closing);
  const char *open = close != NULL ? find_open (text, inside) : NULL;
  const char *content = open != NULL ? yd_scan_words (open, opening) : NULL;
  YdUnitMark mark;
  names->leaves++;
  if (content == NULL)
    {
      names->inner += has_inner_names (item->heading);
      return;
    }
  if (yd_unit_mark_parse (content, close, &mark))
    names->marked++;
  else if (yd_unit_name_parse_bracket (text, open, close, FALSE, &mark))
    names->named++;
  else
    return;
  yd_unit_mark_clear (&mark);
}

/* ---- one unit, two writings ---- */

static void
collect_prefixed (YdOutline *self, YdOutlineItem *item, gpointer data)
{
  GHashTable *names = data;
  for (guint i = 0; i < item->units->len; i++)
    {
      const YdOutlineUnit *unit = g_ptr_array_index (item->units, i);
      const char *bureau = yd_unit_name_get_short_bureau (unit->name);
      if (bureau == NULL || bureau == unit->name)
        continue;
      const char *known = g_hash_table_lookup (names, bureau);
      if (known == NULL)
        g_hash_table_insert (names, g_strdup (bureau), g_strdup (unit->name));
      else if (strcmp (known, unit->name) != 0)
        g_hash_table_insert (names, g_strdup (bureau), g_strdup ("")); /* 区财政局 and 市财政局 */
    }
}

static void
unify (YdOutline *self, YdOutlineItem *item, gpointer data)
{
  GHashTable *names = data;
  for (guint i = 0; i < item->units->len; i++)
    {
      YdOutlineUnit *unit = g_ptr_array_index (item->units, i);
      const char *known = g_hash_table_lookup (names, unit->name);
      if (known == NULL || *known == '\0' || unit->written != NULL)
        continue;
      unit->written = unit->name;
      unit->name = g_strdup (known);
    }
}

/* ---- what is asked about units ---- */

static void
count_units (YdOutline *self, YdOutlineItem *item, gpointer data)
{
  GHashTable *counts = data;
  for (guint i = 0; i < item->units->len; i++)
    {
      const char *name = ((YdOutlineUnit *)g_ptr_array_index (item->units, i))->name;
      int count = GPOINTER_TO_INT (g_hash_table_lookup (counts, name)) + 1;
      g_hash_table_insert (counts, g_strdup (name), GINT_TO_POINTER (count));
    }
}

/* Characters of @a that stand in @b too, in this order. */
static int
count_common (const char *a, const char *b)
{
  int common = 0;
  for (; *a != '\0'; a = g_utf8_next_char (a))
    {
      char c[7] = { 0 };
      g_unichar_to_utf8 (g_utf8_get_char (a), c);
      const char *found = strstr (b, c);
      if (found == NULL)
        continue;
      common++;
      b = found + strlen (c);
    }
  return common;
}

/* The unit of the text that shares most characters with @name: at least half of them, and two. */
static const char *
find_similar (GHashTable *counts, const char *name)
{
  GHashTableIter iter;
  gpointer key;
  const char *best = NULL;
  int most = MAX ((int)(g_utf8_strlen (name, -1) + 1) / 2, 2) - 1;
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      int common
        = strcmp (key, name) != 0 && yd_unit_name_is_likely (key) ? count_common (name, key) : 0;
      if (common > most || (common == most && best != NULL && strcmp (key, best) < 0))
        {
          most = common;
          best = key;
        }
    }
  return best;
}

static const YdAnswer *
ask_unit (YdOutline *self, const YdOutlineItem *item, const YdOutlineUnit *unit, GHashTable *counts)
{
  if (unit->written != NULL)
    {
      const YdAnswer answers[] = { { YD_ANSWER_SAME_UNIT, unit->name },
                                   { YD_ANSWER_NEW_UNIT, NULL },
                                   { YD_ANSWER_NOT_A_UNIT, NULL } };
      return yd_outline_ask (self, YD_DOUBT_UNIT_PREFIX, item->source, item->number_found,
                             unit->written, unit->name, answers, G_N_ELEMENTS (answers));
    }
  if (yd_unit_name_is_likely (unit->name))
    return NULL;
  const char *similar = find_similar (counts, unit->name);
  const YdAnswer answers[] = { { YD_ANSWER_NEW_UNIT, NULL },
                               { YD_ANSWER_NOT_A_UNIT, NULL },
                               { YD_ANSWER_SAME_UNIT, (char *)similar } };
  return yd_outline_ask (self, YD_DOUBT_UNIT_ODD, item->source, item->number_found, unit->name,
                         NULL, answers, similar != NULL ? 3 : 2);
}

/* What a person took for a mark no longer: its words belong to the text again. */
static void
give_mark_back (YdOutlineItem *item)
{
  guint n = item->paragraphs->len;
  if (item->mark_own_line)
    {
      g_auto (GStrv) lines = g_strsplit (item->unit_mark, "\n", -1);
      for (char **line = lines; *line != NULL; line++)
        g_ptr_array_add (item->paragraphs, g_strdup (*line));
    }
  else
    {
      char **text = n > 0 ? (char **)&g_ptr_array_index (item->paragraphs, n - 1) : &item->heading;
      char *joined = g_strconcat (*text, item->unit_mark, NULL);
      g_free (*text);
      *text = joined;
    }
  g_clear_pointer (&item->unit_mark, g_free);
  item->mark_own_line = FALSE;
}

static void
ask_units (YdOutline *self, YdOutlineItem *item, gpointer data)
{
  GPtrArray *units = item->units;
  item->units = g_ptr_array_new_with_free_func (yd_outline_unit_free);
  for (guint i = 0; i < units->len; i++)
    {
      const YdOutlineUnit *unit = g_ptr_array_index (units, i);
      const YdAnswer *answer = ask_unit (self, item, unit, data);
      const char *name = unit->name, *written = unit->written;
      if (answer != NULL && answer->code == YD_ANSWER_NOT_A_UNIT)
        continue;
      if (answer != NULL && answer->code == YD_ANSWER_NEW_UNIT)
        {
          name = written != NULL ? written : name;
          written = NULL;
        }
      else if (answer != NULL && answer->value != NULL)
        {
          written = written != NULL ? written : name;
          name = answer->value;
        }
      yd_outline_item_add_unit (item, name, written, unit->role);
    }
  if (units->len > 0 && item->units->len == 0 && item->unit_mark != NULL && item->scope == NULL)
    give_mark_back (item);
  g_ptr_array_unref (units);
}

/**
 * yd_rule_units:
 *
 * Reads the marks of all items. Headings still hold whole first lines.
 */
void
yd_rule_units (YdOutline *self)
{
  Units units = { .outline = self };
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  Names counts = { 0 };
  yd_outline_each_item (self, count_names, &counts);
  units.short_names = counts.named >= MANY_NAMES && counts.named * 3 >= counts.leaves;
  units.names
    = units.short_names
      || (counts.marked >= MANY_NAMES && (counts.named + counts.marked) * 2 >= counts.leaves);
  units.inner_names = counts.inner >= MANY_NAMES && counts.inner * 2 >= counts.leaves;
  yd_outline_each_item (self, read_item, &units);
  yd_rule_ranges (self);
  yd_outline_each_item (self, collect_prefixed, names);
  yd_outline_each_item (self, unify, names);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  yd_outline_each_item (self, count_units, known);
  yd_outline_each_item (self, ask_units, known);
  self->unit_words = YD_WORDS_LEAD;
  for (int i = YD_WORDS_RESPONSIBLE; i <= YD_WORDS_DEPARTMENT; i++)
    if (units.words[i] > units.words[self->unit_words])
      self->unit_words = (YdUnitWords)i;
}

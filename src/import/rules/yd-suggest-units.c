/* Owns: units that prose makes responsible, and where in a text a suggestion stands. Refuses: to assign;
 * a suggestion waits for a person. */

#include "yd-suggest.h"

#include "yd-char.h"
#include "yd-scan.h"
#include "yd-unit-mark.h"

#include <string.h>

static int
count_to (YdSuggestCounter *counter, gsize offset)
{
  const char *to = counter->text + offset;
  if (to < counter->at)
    {
      counter->count -= (int)yd_scan_length (to, counter->at);
      counter->at = to;
      return counter->count;
    }
  counter->count += (int)yd_scan_length (counter->at, to);
  counter->at = to;
  return counter->count;
}

YdOutlineSuggestion *
yd_suggest_add (YdOutlineItem *item, YdSuggestionKind kind, int paragraph,
                YdSuggestCounter *counter, gsize start, gsize length)
{
  YdOutlineSuggestion *suggestion = g_new0 (YdOutlineSuggestion, 1);
  suggestion->kind = kind;
  suggestion->paragraph = paragraph;
  suggestion->start = count_to (counter, start);
  suggestion->length = (int)yd_scan_length (counter->text + start, counter->text + start + length);
  suggestion->words = g_strndup (counter->text + start, length);
  g_ptr_array_add (item->suggestions, suggestion);
  return suggestion;
}

/* 由社会事业处负责, 区卫健委牵头: the words before the verb back to a mark. */
static void
add_prose_units (YdOutlineItem *item, int paragraph, const char *text)
{
  static const struct
  {
    const char *verb;
    YdRole role;
  } verbs[] = { { "牵头", YD_ROLE_LEAD }, { "负责", YD_ROLE_LEAD }, { "配合", YD_ROLE_SUPPORT } };
  YdSuggestCounter counter = { text, text, 0 };

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *verb = NULL;
      YdRole role = YD_ROLE_LEAD;
      if ((guchar)*p != 0xe7 && (guchar)*p != 0xe8 && (guchar)*p != 0xe9)
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (verbs) && verb == NULL; i++)
        if ((verb = yd_scan_word (p, verbs[i].verb)) != NULL)
          role = verbs[i].role;
      if (verb == NULL)
        continue;
      const char *start = p;
      for (int i = 0; i < 20 && start > text; i++)
        {
          const char *before = g_utf8_prev_char (start);
          gunichar c = g_utf8_get_char (before);
          if (!yd_char_is_han (c) || c == 0x7531) /* 由 */
            break;
          start = before;
        }
      g_autofree char *name = g_strndup (start, (gsize)(p - start));
      if (g_utf8_strlen (name, -1) < 3 || !yd_unit_name_is_likely (name)
          || g_str_has_prefix (name, "各"))
        continue;
      YdOutlineSuggestion *suggestion = yd_suggest_add (
        item, YD_SUGGEST_UNIT, paragraph, &counter, (gsize)(start - text), (gsize)(verb - start));
      suggestion->name = g_steal_pointer (&name);
      suggestion->role = role;
    }
}

/* 责任科室为质控科、医务科。 */
static void
add_named_units (YdOutlineItem *item, int paragraph, const char *text)
{
  static const char *const ends[] = { "，", ",", "。", "；", ";", NULL };
  static const char *const is[] = { "为", "是", NULL };
  const char *limit = text + strlen (text);
  YdSuggestCounter counter = { text, text, 0 };
  for (const char *p = text; (p = yd_scan_find (p, limit, is)) != NULL; p = g_utf8_next_char (p))
    {
      const char *label = p;
      for (int i = 0;
           i < 5 && label > text && yd_char_is_han (g_utf8_get_char (g_utf8_prev_char (label)));
           i++)
        label = g_utf8_prev_char (label);
      for (; label < p; label = g_utf8_next_char (label))
        {
          g_autofree char *word = g_strndup (label, (gsize)(p - label));
          if (yd_unit_mark_get_label (word) == YD_UNIT_LABEL_UNITS)
            break;
        }
      const char *names = g_utf8_next_char (p), *end = yd_scan_find (names, limit, ends);
      YdUnitMark mark;
      end = end != NULL ? end : limit;
      if (label >= p || !yd_unit_mark_parse_names (names, end, TRUE, &mark))
        continue;
      for (guint i = 0; i < mark.units->len; i++)
        yd_suggest_add (item, YD_SUGGEST_UNIT, paragraph, &counter, (gsize)(label - text),
                        (gsize)(end - label))
          ->name
          = g_strdup (g_array_index (mark.units, YdMarkedUnit, i).name);
      yd_unit_mark_clear (&mark);
    }
}

/* （总务处） at the end: perhaps the unit. */
static void
add_bracket_units (YdOutlineItem *item, int paragraph, const char *text)
{
  static const char *const stops[] = { "。", NULL };
  static const char *const closing[] = { "）", ")", NULL };
  YdSuggestCounter counter = { text, text, 0 };
  const char *end = yd_scan_back_spaces (text, text + strlen (text)),
             *stop = yd_scan_ends (text, end, stops);
  const char *close = yd_scan_ends (text, stop != NULL ? stop : end, closing);
  const char *open = close;
  for (int i = 0; close != NULL && i < 120 && open > text; i++)
    {
      open = g_utf8_prev_char (open);
      if (*open == '(' || yd_scan_word (open, "（") != NULL)
        break;
    }
  YdUnitMark mark;
  if (close == NULL || !(*open == '(' || yd_scan_word (open, "（") != NULL)
      || !yd_unit_mark_parse_names (g_utf8_next_char (open), close, FALSE, &mark))
    return;
  for (guint i = 0; i < mark.units->len; i++)
    {
      const YdMarkedUnit *unit = &g_array_index (mark.units, YdMarkedUnit, i);
      YdOutlineSuggestion *suggestion = yd_suggest_add (item, YD_SUGGEST_UNIT, paragraph, &counter,
                                                        (gsize)(open - text), (gsize)(end - open));
      suggestion->name = g_strdup (unit->name);
    }
  yd_unit_mark_clear (&mark);
}

/**
 * yd_suggest_units:
 *
 * Adds to @item the units that @text, its paragraph, seems to make responsible.
 */
void
yd_suggest_units (YdOutlineItem *item, int paragraph, const char *text)
{
  add_prose_units (item, paragraph, text);
  add_named_units (item, paragraph, text);
  add_bracket_units (item, paragraph, text);
}

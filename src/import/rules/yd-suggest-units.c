/* Owns: the units that prose makes responsible, or that stand in brackets at its end. Refuses: marks of units,
 * which are read elsewhere; and to assign. */

#include "yd-rule-suggest-private.h"

#include "yd-char.h"
#include "yd-scan.h"
#include "yd-unit-mark.h"

#include <string.h>

/* 各街镇 is somebody; 各有关部门 is anybody. */
static gboolean
is_everybody (const char *name)
{
  /* clang-format off */
  static const char *const known[] = {
    "医疗机构", "医院", "街镇", "街道", "乡镇", "镇", "社区卫生服务中心", "直属单位", "科室", "学校", NULL
  };
  static const char *const anybody[] = { "有关", "相关", "级", "类", NULL };
  /* clang-format on */
  const char *each = yd_scan_word (name, "各");
  return each != NULL
         && (yd_scan_words (each, anybody) != NULL
             || yd_scan_ends (each, name + strlen (name), known) == NULL);
}

/* Whether the words between are one unit's name, and not the end of a sentence about it. */
static gboolean
is_unit (const char *start, const char *end)
{
  static const char *const verbs[]
    = { "会同", "联合", "协同", "协调", "推动", "督促", "指导", "组织", "支持", NULL };
  g_autofree char *name = g_strndup (start, (gsize)(end - start));
  return g_utf8_strlen (name, -1) >= 3 && yd_scan_words (name, verbs) == NULL
         && yd_unit_name_is_likely (name) && !is_everybody (name);
}

/* Where the last of 区发展改革委和各街镇 begins; @start where it is one name. */
static const char *
find_last_name (const char *start, const char *end)
{
  static const char *const joiners[] = { "和", "与", "及", "以及", NULL };
  for (const char *p = start; (p = yd_scan_find (p, end, joiners)) != NULL;
       p = g_utf8_next_char (p))
    if (is_unit (start, p) && is_unit (yd_scan_words (p, joiners), end))
      return yd_scan_words (p, joiners);
  return start;
}

/* The Han characters that end at @end, back to 由. */
static const char *
find_run (const char *text, const char *end)
{
  const char *start = end;
  for (int i = 0; i < 20 && start > text; i++)
    {
      const char *before = g_utf8_prev_char (start);
      gunichar c = g_utf8_get_char (before);
      if (!yd_char_is_han (c) || c == 0x7531) /* 由 */
        break;
      start = before;
    }
  return start;
}

/* The names that end at @p, the last first, all of the same part: 信息科、财务科配合. */
static void
add_names (YdOutlineItem *item, int paragraph, YdSuggestCounter *counter, const char *p,
           const char *verb, YdRole role)
{
  static const char *const joiners[] = { "、", "和", "与", "及", "以及", NULL };
  const char *names[8], *ends[8], *end = p;
  guint n = 0;
  while (n < G_N_ELEMENTS (names) && end != NULL)
    {
      const char *start = find_last_name (find_run (counter->text, end), end);
      if (!is_unit (start, end))
        break;
      names[n] = start;
      ends[n++] = end;
      end = yd_scan_ends (counter->text, start, joiners);
    }
  while (n-- > 0)
    {
      YdOutlineSuggestion *suggestion
        = yd_suggest_add (item, YD_SUGGEST_UNIT, paragraph, counter,
                          (gsize)(names[n] - counter->text), (gsize)(verb - names[n]));
      suggestion->name = g_strndup (names[n], (gsize)(ends[n] - names[n]));
      suggestion->role = role;
    }
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
  /* 部门负责人 is a person, 牵头医院 a hospital: nothing is done yet */
  static const char *const persons[] = { "人", "同志", "领导", "医院", "单位", "部门", NULL };
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
      if (verb != NULL && yd_scan_words (verb, persons) == NULL)
        add_names (item, paragraph, &counter, p, verb, role);
    }
}

/* 责任科室为质控科、医务科: the first with what says so, each other by its name. */
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
        {
          const char *name = g_array_index (mark.units, YdMarkedUnit, i).name;
          const char *at = g_strstr_len (names, end - names, name);
          const char *start = i > 0 && at != NULL ? at : label;
          const char *stop = at != NULL ? at + strlen (name) : end;
          yd_suggest_add (item, YD_SUGGEST_UNIT, paragraph, &counter, (gsize)(start - text),
                          (gsize)(stop - start))
            ->name
            = g_strdup (name);
          names = at != NULL ? stop : names;
        }
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
      || !yd_unit_name_parse_bracket (text, open, close, FALSE, &mark))
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

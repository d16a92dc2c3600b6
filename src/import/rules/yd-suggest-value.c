/* Owns: targets that a table gives below a head of its own: 目标值：82.5岁. Refuses: figures of running text
 * (yd-rule-figure.c). */

#include "yd-rule-suggest-private.h"

#include "yd-scan.h"
#include "yd-typed.h"

#include <string.h>

#define MAX_MEASURE 8 /* characters */
#define MAX_VALUE 40  /* bytes */

/* Heads of the column that says how much. */
static const char *const heads[]
  = { "目标值",   "目标",   "年度目标", "年度目标值", "指标值", "指标", "量化指标",
      "考核指标", "计划值", "目标任务", "工作目标",   "任务量", "数量", NULL };

/**
 * yd_suggest_is_value_head:
 *
 * Returns: whether @name says that a target follows, and not what is counted
 */
gboolean
yd_suggest_is_value_head (const char *name)
{
  return g_strv_contains (heads, name);
}

/* The measure behind the last digit of @value, up to what limits it; %NULL where a day is told. */
static const char *
find_measure (const char *value, const char **end)
{
  static const char *const limits[] = { "以上", "以下", "以内", "左右", "及以上", "及以下", NULL };
  static const char *const days[] = { "年", "月", "日", "号", "季度", NULL };
  const char *start = NULL;
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    if (yd_scan_is_digit (p))
      start = g_utf8_next_char (p);
  if (start == NULL || yd_scan_words (start, days) != NULL)
    return NULL;
  const char *stop = start + strlen (start), *limit = yd_scan_ends (start, stop, limits);
  *end = limit != NULL ? limit : stop;
  return yd_scan_length (start, *end) <= MAX_MEASURE ? start : NULL;
}

/**
 * yd_suggest_read_value:
 * @text: a paragraph
 * @found: (out): its span is the whole paragraph
 *
 * Returns: whether it is a target below such a head and nothing else, whatever it is measured in
 */
gboolean
yd_suggest_read_value (const char *text, YdFigureFound *found)
{
  static const char *const colons[] = { "：", ":", NULL };
  const char *head = yd_scan_words (text, heads), *end;
  const char *value = head != NULL ? yd_scan_words (head, colons) : NULL;
  const char *measure
    = value != NULL && strlen (value) <= MAX_VALUE ? find_measure (value, &end) : NULL;
  if (measure == NULL)
    return FALSE;
  g_autofree char *plain = g_strdup_printf ("%.*s%s", (int)(measure - value), value, end);
  if (!yd_typed_read_target (plain, found))
    return FALSE;
  g_autofree char *words = yd_scan_trim (measure, end);
  g_strlcpy (found->measure, words, sizeof found->measure);
  found->start = 0;
  found->length = strlen (text);
  found->name = found->name_length = 0;
  return strlen (words) < sizeof found->measure;
}

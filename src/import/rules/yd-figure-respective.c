/* Owns: which figure is whose in 合格率、满意率分别达到75%和73%. Refuses: to guess where the parts share their
 * end, as in 高血压、糖尿病患者管理率分别达到75%和72%: then each figure is called by all of it. */

#include "yd-figure-respective.h"

#include "yd-scan.h"

#define MAX_LIST 40 /* characters of the list before the last part's own words */

static const char *const joiners[] = { "、", "和", "与", "及", NULL };

static gboolean
is_whole (const char *start, const char *end)
{
  /* clang-format off */
  static const char *const tails[] = {
    "率", "数", "度", "比", "比例", "比重", "量", "值", "额", "面积", "时间", "时长", "覆盖面", NULL
  };
  /* clang-format on */
  return yd_scan_ends (start, end, tails) != NULL;
}

static const char *
find_part_end (const char *start, const char *end)
{
  const char *joined = yd_scan_find (start, end, joiners);
  return joined != NULL ? joined : end;
}

/**
 * yd_figure_respective_find:
 * @name: where the words begin that were taken for what is counted, up to @end
 * @number: where the first figure begins
 *
 * Returns: whether 分别 stands between @end and @number and a list before it
 */
gboolean
yd_figure_respective_find (YdFigureRespective *self, const char *text, const char *name,
                           const char *end, const char *number)
{
  static const char *const each[] = { "分别", NULL };
  static const char *const comma[] = { "、", NULL };
  static const char *const stops[]
    = { "，", "。", "；", "：", ",", ";", ":", "、", "）", ")", NULL };
  self->start = NULL;
  if (yd_scan_find (end, number, each) == NULL)
    return FALSE;
  const char *start = name;
  for (const char *mark; (mark = yd_scan_ends (text, start, comma)) != NULL;)
    {
      const char *part = mark;
      while (part > text && yd_scan_ends (text, part, stops) == NULL)
        part = g_utf8_prev_char (part);
      if (part == mark || yd_scan_length (part, name) > MAX_LIST)
        break;
      start = part;
    }
  if (find_part_end (start, end) == end)
    return FALSE;
  self->start = self->next = start;
  self->end = end;
  for (const char *part = start, *after; part < end && self->next != NULL; part = after)
    {
      const char *stop = find_part_end (part, end);
      if (!is_whole (part, stop))
        self->next = NULL;
      after = stop < end ? yd_scan_words (stop, joiners) : end;
    }
  return TRUE;
}

/* Gives the next figure what it counts. Returns: whether there is any left. */
gboolean
yd_figure_respective_take (YdFigureRespective *self, const char **start, const char **end)
{
  if (self->start == NULL)
    return FALSE;
  *start = self->next != NULL ? self->next : self->start;
  *end = self->next != NULL ? find_part_end (self->next, self->end) : self->end;
  if (self->next != NULL)
    self->next = *end < self->end ? yd_scan_words (*end, joiners) : NULL;
  if (self->next == NULL && *start != self->start)
    self->start = NULL; /* the last part was taken */
  return TRUE;
}

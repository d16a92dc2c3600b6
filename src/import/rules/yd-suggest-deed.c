/* Owns: the words around a deadline that say what is due. Refuses: to find deadlines (yd-rule-date.c). */

#include "yd-rule-suggest-private.h"

#include "yd-char.h"
#include "yd-numeral.h"
#include "yd-scan.h"

#define MAX_WORDS 40 /* characters of a clause around a deadline */

static gboolean
is_clause_mark (gunichar c)
{
  return c == 0xff0c || c == ',' || c == 0x3002 || c == 0xff1b || c == ';';
}

static const char *const times[] = { "次", "期", "场", "回", "遍", NULL };

/* 1次, 至少两次: how often, and nothing else. */
static gboolean
is_count (const char *start, const char *end)
{
  static const char *const least[] = { "至少", "不少于", "最少", NULL };
  const char *limit = yd_scan_words (start, least);
  int ignored;
  start = limit != NULL ? limit : start;
  const char *after = yd_scan_number (start, 3, &ignored);
  if (after == NULL)
    after = start + yd_numeral_parse (start, &ignored);
  return after > start && yd_scan_words (yd_scan_spaces (after), times) == end;
}

/* Whether it is said between how often it is done: 开展1次督查. */
static gboolean
has_count (const char *start, const char *end)
{
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      int ignored;
      const char *after = yd_scan_number (p, 3, &ignored);
      if (after == NULL)
        after = p + yd_numeral_parse (p, &ignored);
      if (after > p && after < end && yd_scan_words (after, times) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Whether another duty begins behind the 、 at @mark, where what stands before it from @start on is one: 听取1次
 * 汇报、每季度开展1次督查. */
static gboolean
parts_duties (const char *start, const char *mark)
{
  /* clang-format off */
  static const char *const periods[] = {
    "每季度", "每季", "每月", "每周", "每半年", "每半月", "每年", "每日", "每天", "每旬", "每学期", NULL
  };
  /* clang-format on */
  const char *next = g_utf8_next_char (mark), *end = next;
  if (yd_scan_words (next, periods) != NULL)
    return TRUE;
  for (int i = 0; i < MAX_WORDS && *end != '\0' && !is_clause_mark (g_utf8_get_char (end))
                  && yd_scan_word (end, "、") == NULL;
       i++)
    end = g_utf8_next_char (end);
  return has_count (start, mark) && has_count (next, end);
}

/* Where the clause begins that ends at @from; @list: 、 parts it, too. */
static const char *
find_clause (const char *text, const char *from, gboolean list, gboolean pass)
{
  const char *start = from;
  for (int i = 0; i < MAX_WORDS && start > text; i++)
    {
      const char *before = g_utf8_prev_char (start);
      gunichar mark = g_utf8_get_char (before);
      if ((is_clause_mark (mark) || (list && mark == 0x3001)) && !(pass && start == from))
        break;
      start = before;
    }
  return start;
}

/* 工作于6月底前完成, 原则上在年底前: what only says that a day follows. */
static const char *
skip_back (const char *text, const char *from)
{
  static const char *const words[]
    = { "于", "在", "截至", "截止", "原则上", "力争", "争取", "确保", "计划", "到", NULL };
  const char *cut;
  while ((cut = yd_scan_ends (text, from, words)) != NULL)
    from = cut;
  return from;
}

/* 2.乙医院竣工: the number of a list is no part of it. */
static char *
trim_deed (const char *start, const char *end)
{
  static const char *const opening[] = { "（", "(", NULL };
  static const char *const marks[] = { ".", "．", "、", "）", ")", NULL };
  const char *open = yd_scan_words (start, opening);
  const char *after = yd_scan_number (open != NULL ? open : start, 2, NULL);
  after = after != NULL ? yd_scan_words (after, marks) : NULL;
  return yd_scan_trim (after != NULL && after < end && !yd_scan_is_digit (after) ? after : start,
                       end);
}

static gboolean
is_of_days (gunichar c)
{
  return (c < 0x80 && g_ascii_isdigit ((char)c)) || (c >= 0xff10 && c <= 0xff19)
         || g_utf8_strchr ("年月日底前、至和及—-", -1, c) != NULL;
}

/* （3月、9月） says when all of it is due: the words of one day become those of all. */
static void
widen (const char *text, const char **from, const char **to)
{
  const char *start = *from, *end = *to;
  while (start > text && is_of_days (g_utf8_get_char (g_utf8_prev_char (start))))
    start = g_utf8_prev_char (start);
  while (*end != '\0' && is_of_days (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  if (start == text || !yd_char_is_opening (g_utf8_get_char (g_utf8_prev_char (start)))
      || !yd_char_is_closing (g_utf8_get_char (end)))
    return;
  *from = start;
  *to = end;
}

/**
 * yd_suggest_dup_deed:
 * @floor: where the words of the day before end
 * @from, @to: the words that say when
 *
 * Returns: (transfer full): what is to be done by the day: the clause after it, or the one it stands in, or the
 *   one before. In 甲每季度1次、乙每月1次 there are two.
 */
char *
yd_suggest_dup_deed (const char *text, const char *floor, const char *from, const char *to)
{
  widen (text, &from, &to);
  const char *start = to, *end;
  gunichar c = g_utf8_get_char (start);
  gboolean apart = is_clause_mark (c) || yd_char_is_closing (c);
  gboolean label = (c == 0xff1a || c == ':') && from == text; /* 第一季度：选址 */
  if (apart || label)
    start = c != 0 ? g_utf8_next_char (start) : start;
  start = yd_scan_spaces (start);
  end = start;
  gboolean parted = FALSE;
  for (int i = 0; i < MAX_WORDS && *end != '\0' && !is_clause_mark (g_utf8_get_char (end)); i++)
    {
      gboolean listed = yd_scan_word (end, "、") != NULL;
      parted = listed && parts_duties (start, end);
      if (parted || (listed && is_count (start, end)))
        break;
      end = g_utf8_next_char (end);
    }
  gboolean counted = is_count (start, end);
  glong length = counted || yd_scan_is_stop (c) ? 0 : yd_scan_length (start, end);
  if (length >= (label ? 2 : 4))
    return trim_deed (start, end);
  static const char *const commas[] = { "，", ",", "；", "（", "(", "【", "、", NULL };
  from = skip_back (text, from);
  const char *own = find_clause (text, from, counted, FALSE);
  if (!apart && length >= 2)
    { /* 其他道路每周巡查, 二季度开工 */
      g_autofree char *verb = trim_deed (start, end);
      g_autofree char *object = trim_deed (MAX (own, floor), from);
      if (*object != '\0' && own >= floor)
        return g_strconcat (object, verb, NULL);
      if (parted || find_clause (text, from, FALSE, TRUE) < floor) /* 每月调度、每季通报 */
        return g_steal_pointer (&verb);
    }
  start = find_clause (text, from, counted, TRUE);
  end = yd_scan_back_spaces (start, from);
  const char *cut = yd_scan_ends (start, end, commas);
  return trim_deed (start, cut != NULL ? cut : end);
}

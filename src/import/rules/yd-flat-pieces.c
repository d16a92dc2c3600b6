/* Owns: taking apart what a flattened line swallowed around its items: title, number, addressee,
 * signature, annexes, notes. Refuses: the items themselves (yd-rule-flat.c). */

#include "yd-flat-pieces.h"

#include "yd-char.h"
#include "yd-rule-date.h"
#include "yd-rule-line.h"
#include "yd-scan.h"

#define TITLE_LEAST 6 /* characters of a title that runs into its text */
#define TITLE_MOST 70

/* The words from @start to @end as a line of its own, where there are any. */
void
yd_flat_add_piece (GPtrArray *out, const YdLine *like, const char *start, const char *end)
{
  YdLine *piece = yd_line_new (start, end, like);
  piece->split = TRUE;
  piece->item = FALSE;
  if (*piece->text != '\0')
    {
      g_ptr_array_add (out, piece);
      return;
    }
  yd_line_free (piece);
}

/* …管理局2022年5月13日: the name and the day apart, and what follows the day. Returns where the
 * rest begins. */
static const char *
split_signature (GPtrArray *out, const YdLine *like, const char *start, const char *end)
{
  YdDate date;
  const char *after, *day = yd_rule_date_find_day (start, end, &after, &date);
  if (day == NULL || after > end || day == start || !yd_rule_line_is_unit (start, day)
      || yd_scan_word (yd_scan_spaces (after), "印") != NULL)
    return start;
  yd_flat_add_piece (out, like, start, day);
  yd_flat_add_piece (out, like, day, after);
  return after;
}

/* Where a name that begins right after a stop is followed by a day: a signature in running text. */
static const char *
find_signature (const char *start, const char *end)
{
  const char *p = start, *after;
  YdDate date;
  while (p < end)
    {
      const char *day = yd_rule_date_find_day (p, end, &after, &date);
      if (day == NULL || day >= end)
        return NULL;
      const char *name = day;
      for (int i = 0; i < 46 && name > start; i++)
        {
          gunichar c = g_utf8_get_char (g_utf8_prev_char (name));
          if (yd_scan_is_stop (c) || c == 0xff1b || c == 0xff0c || c == 0x201d || c == 0xff1a)
            break;
          name = g_utf8_prev_char (name);
        }
      name = yd_scan_spaces (name);
      gunichar c = yd_scan_before (start, name);
      if (yd_scan_is_stop (c) && name < day && yd_rule_line_is_unit (name, day))
        return name;
      p = after;
    }
  return NULL;
}

/* clang-format off */
static const char *const notes[] = {
  "（此件", "(此件", "（信息公开", "(信息公开", "（公开", "(公开", "（联系人", "(联系人", NULL
};
/* clang-format on */

/* （此件主动公开） before further text. */
static const char *
split_note (GPtrArray *out, const YdLine *like, const char *start, const char *end)
{
  start = yd_scan_spaces (start);
  const char *close
    = start < end && yd_scan_words (start, notes) != NULL ? yd_scan_close (start) : NULL;
  if (close == NULL || close >= end)
    return start;
  yd_flat_add_piece (out, like, start, close);
  return yd_scan_spaces (close);
}

/* A title that the text before has named in 《》, run into the first sentence. */
static const char *
split_announced (GPtrArray *out, const YdLine *like, const char *start, const char *end)
{
  for (const char *p = strstr (like->text, "《"); p != NULL && p < start; p = strstr (p + 3, "《"))
    {
      const char *name = p + strlen ("《"), *close = strstr (name, "》");
      if (close == NULL || close >= start)
        continue;
      gsize length = (gsize)(close - name);
      if (length < 18 || (gsize)(end - start) <= length || strncmp (start, name, length) != 0)
        continue;
      yd_flat_add_piece (out, like, start, start + length);
      return start + length;
    }
  return start;
}

/* Whether white space at @p parts two pieces: between Han, but not around the digits of 做好 2022
 * 年. */
static gboolean
parts_words (const char *piece, const char *p)
{
  const char *next = yd_scan_spaces (p), *end = yd_scan_back_spaces (piece, p);
  gunichar a = yd_scan_before (piece, p), b = g_utf8_get_char (next);
  YdDate date;
  int year;
  if (!yd_char_is_han (a) && !yd_char_is_closing (a) && !yd_scan_is_stop (a))
    return FALSE;
  if (yd_char_is_han (b) || b == 0xff08 || b == '(')
    return TRUE;
  const char *after = yd_scan_number (next, 4, &year);
  if (after == NULL || yd_scan_word (yd_scan_spaces (after), "年") == NULL)
    return FALSE;
  g_autofree char *words = yd_scan_trim (piece, end);
  const YdLine probe = { .text = words };
  if (yd_rule_line_get_kind (&probe) == YD_LINE_ANNEX_LABEL
      || (yd_scan_word (after, "年") != NULL && g_utf8_strlen (words, -1) >= TITLE_LEAST
          && yd_rule_line_is_titlish (words) && yd_rule_line_ends_as_title (words)))
    return TRUE;
  return yd_scan_is_stop (a) || yd_char_is_closing (a) || yd_rule_line_is_unit (piece, end)
         || yd_rule_date_read_day (next, &date) != NULL || a == 0x65e5; /* …日 2025年…要点 */
}

/* 字体：大 中 小 is one piece. */
static const char *
skip_sizes (const char *start, const char *space)
{
  static const char *const rest[] = { "中 小", NULL };
  const char *after = yd_scan_before (start, space) == 0x5927 /* 大 */
                        ? yd_scan_words (yd_scan_spaces (space), rest)
                        : NULL;
  return after != NULL ? after : space;
}

/* clang-format off */
static const char *const title_ends[] = {
  "通知", "意见", "方案", "函", "决定", "通告", "批复", "通报", "要点", "计划", "措施", "规划",
  "文件", NULL
};
/* clang-format on */

#define MAX_CODE 10    /* characters of 国办发 and the like */
#define HEAD_REACH 600 /* bytes in which a flattened document has its number */

/* Where 国办发 begins in 关于……的通知国办发〔; %NULL where the words before are no title. */
static const char *
find_code (const char *run, const char *open)
{
  const char *code = open;
  for (int i = 0; i <= MAX_CODE && code > run; i++)
    {
      if (i >= 2 && yd_scan_ends (run, code, title_ends) != NULL)
        return code;
      code = g_utf8_prev_char (code);
    }
  return code == run ? run : NULL;
}

/* ……的通知国办发〔2031〕5号各区县：: the title, the number, and where the rest begins. */
static const char *
split_number (GPtrArray *out, const YdLine *line, const char *start, const char *end)
{
  static const char *const marks[] = { "。", "；", "，", "：", "（见", NULL };
  static const char *const opening[] = { "〔", "[", "［", "（", "(", "【", NULL };
  static const char *const closing[] = { "）", ")", "》", NULL };
  const char *after, *run = yd_rule_line_find_number (start, &after);
  if (run == NULL || after >= end || after - start > HEAD_REACH
      || yd_scan_find (start, run, marks) != NULL || yd_scan_words (after, closing) != NULL)
    return start;
  const char *code = find_code (run, yd_scan_find (run, after, opening));
  gunichar before = code != NULL ? yd_scan_before (start, code) : 0;
  if (code == NULL || before == 0xff08 || before == '(' || before == 0x300a)
    return start;
  yd_flat_add_piece (out, line, start, code);
  yd_flat_add_piece (out, line, code, after);
  return after;
}

/* Where （征求意见稿） begins that ends at @end; @end where there is none. */
static const char *
find_stage (const char *start, const char *end)
{
  const char *open = end;
  for (int i = 0; i < 12 && open > start; i++)
    {
      open = g_utf8_prev_char (open);
      if (*open != '(' && yd_scan_word (open, "（") == NULL)
        continue;
      g_autofree char *words = g_strndup (open, (gsize)(end - open));
      const YdLine probe = { .text = words };
      return yd_rule_line_get_kind (&probe) == YD_LINE_SUBTITLE ? open : end;
    }
  return end;
}

/* …三年行动计划为深入贯彻……: a title that its first sentence follows without a gap. */
static const char *
split_title (GPtrArray *out, const YdLine *like, const char *start, const char *end)
{
  /* clang-format off */
  static const char *const openers[] = {
    "为深入", "为贯彻", "为全面", "为进一步", "为认真", "为切实", "为加强", "为加快", "为落实",
    "为做好", "为了", "为推动", "为推进", "为持续", "为扎实", "为有效", "为规范", "为确保", "为提高",
    "为巩固", "根据", "按照", "当前，", "今年是", "近年来", NULL
  };
  static const char *const years[] = { "年是", "年，", "年我", "年全", NULL };
  /* clang-format on */
  start = yd_scan_spaces (start);
  glong length = 0;
  for (const char *p = start; p < end && length <= TITLE_MOST; p = g_utf8_next_char (p), length++)
    {
      gunichar c = g_utf8_get_char (p);
      if (yd_scan_is_stop (c) || c == 0xff0c || c == 0xff1b || c == 0xff1a)
        return start;
      if (length < TITLE_LEAST)
        continue;
      const char *year = g_ascii_isdigit (*p) ? yd_scan_number (p, 4, NULL) : NULL;
      if (yd_scan_words (p, openers) == NULL
          && (year == NULL || yd_scan_words (year, years) == NULL))
        continue;
      const char *stage = find_stage (start, p);
      g_autofree char *title = yd_scan_trim (start, stage);
      if (!yd_rule_line_ends_as_title (title) || !yd_rule_line_is_titlish (title))
        continue;
      yd_flat_add_piece (out, like, start, stage);
      yd_flat_add_piece (out, like, stage, p);
      return p;
    }
  return start;
}

/* The words of the envelope that a flattened line holds: wide spaces part them, as do an addressee
 * after a title, and a signature with its day. */
void
yd_flat_split_envelope (GPtrArray *out, const YdLine *line, const char *start, const char *end)
{
  const char *piece = start == line->text ? split_number (out, line, start, end) : start;

  int quotes = 0;
  for (const char *p = start = piece; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      quotes = c == 0x300a ? quotes + 1 : c == 0x300b || yd_scan_is_stop (c) ? 0 : quotes;
      if (yd_scan_is_space (c) && p > piece && quotes == 0)
        {
          p = skip_sizes (piece, p);
          if (parts_words (piece, p))
            {
              const char *rest = split_signature (out, line, piece, p);
              yd_flat_add_piece (out, line, rest, p);
              piece = p;
            }
        }
      else if (p > piece && yd_scan_ends (piece, p, title_ends) != NULL
               && yd_rule_line_read_addressee (p) != NULL)
        {
          yd_flat_add_piece (out, line, piece, p);
          piece = p;
        }
      if (p >= piece && (p == start || p == yd_scan_spaces (piece)))
        {
          const char *text = yd_scan_spaces (piece);
          const char *colon = yd_rule_line_read_addressee (text);
          if (colon != NULL && colon < end)
            {
              const char *after = g_utf8_next_char (colon);
              yd_flat_add_piece (out, line, text, after);
              piece = p = after;
              if (p >= end)
                break;
            }
        }
    }
  const char *name = find_signature (piece, end);
  if (name != NULL)
    {
      yd_flat_add_piece (out, line, piece, name);
      piece = split_signature (out, line, name, end);
    }
  else
    piece = split_signature (out, line, yd_scan_spaces (piece), end);
  piece = split_note (out, line, piece, end);
  const char *rest = split_announced (out, line, piece, end);
  if (rest == piece)
    rest = split_title (out, line, piece, end);
  yd_flat_add_piece (out, line, rest, end);
}

/* Brackets right after a sentence belong to it, notes of the document do not. */
static const char *
skip_marks (const char *stop)
{
  for (;;)
    {
      const char *next = yd_scan_spaces (stop), *close;
      gunichar c = g_utf8_get_char (next);
      if ((c != 0xff08 && c != '(' && c != 0x3010) || yd_scan_words (next, notes) != NULL
          || (close = yd_scan_close (next)) == NULL)
        return stop;
      stop = close;
    }
}

/* 附件：1.甲2.乙: a line for each, and what comes after them. */
static const char *
split_annexes (GPtrArray *out, const YdLine *like, const char *start, const char *end,
               const char *signer)
{
  static const char *const labels[] = { "附件：", "附件:", NULL };
  YdNumberMark mark;
  start = yd_scan_spaces (start);
  const char *rest = yd_scan_words (start, labels), *piece = start;
  const char *stop = signer != NULL && rest != NULL ? strstr (rest, signer) : NULL;
  if (rest == NULL || rest >= end)
    return start;
  const char *web = yd_rule_line_find_web (rest, end);
  if (stop == NULL || (web != NULL && web < stop))
    stop = web;
  stop = stop != NULL && stop < end ? stop : end;
  int expected = 2;
  for (const char *p = rest; p < stop; p = g_utf8_next_char (p))
    if (g_ascii_isdigit (*p) && p > rest && !g_ascii_isdigit (p[-1])
        && yd_rule_number_read (p, &mark) && mark.value == expected)
      {
        yd_flat_add_piece (out, like, piece, p);
        piece = p;
        expected++;
      }
  yd_flat_add_piece (out, like, piece, stop);
  return stop;
}

/* The unit at the beginning of a title: 某某局关于…… */
char *
yd_flat_find_signer (const char *text)
{
  const char *about = strstr (text, "关于");
  if (about == NULL || about - text > 120 || !yd_rule_line_is_unit (text, about))
    return NULL;
  return yd_scan_trim (text, about);
}

/* 2022年5月13日（此件主动公开） and the name before: a line each. */
const char *
yd_flat_split_dated (GPtrArray *out, const YdLine *like, const char *start, const char *end)
{
  YdDate date;
  const char *after,
    *day = end - start < 240 ? yd_rule_date_find_day (start, end, &after, &date) : NULL;
  if (day == NULL || (day > start && !yd_rule_line_is_unit (start, day))
      || like->kind != YD_BLOCK_TEXT)
    return start;
  const char *rest = yd_scan_spaces (after);
  if (rest >= end || yd_scan_words (rest, notes) == NULL)
    return start;
  yd_flat_add_piece (out, like, start, after);
  return rest;
}

/* The last item of a flattened text: its sentences, then perhaps annexes and a signature. */
void
yd_flat_split_tail (GPtrArray *out, const YdLine *line, const char *start, const char *end,
                    const char *signer)
{
  const char *stop = NULL;
  for (const char *p = end; p > start;)
    {
      p = g_utf8_prev_char (p);
      if (yd_scan_is_stop (g_utf8_get_char (p)))
        {
          stop = g_utf8_next_char (p);
          break;
        }
    }
  const char *name = find_signature (start, end);
  if (name != NULL && (stop == NULL || name < stop))
    stop = name;
  else if (stop != NULL)
    stop = skip_marks (stop);
  if (stop == NULL || stop >= end)
    {
      yd_flat_add_piece (out, line, start, end);
      return;
    }
  yd_flat_add_piece (out, line, start, stop);
  stop = split_annexes (out, line, stop, end, signer);
  if (stop < end)
    yd_flat_split_envelope (out, line, stop, end);
}

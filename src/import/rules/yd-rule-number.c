/* Owns: what a written item number looks like, and which look-alikes are doubtful. Refuses: to say
 * whether a number counts; that takes its neighbours (yd-rule-sequence.c). */

#include "yd-rule-number.h"

#include "yd-char.h"
#include "yd-numeral.h"
#include "yd-scan.h"

#define MAX_PAREN 999
#define SURE_DIGITS 3 /* 1000. may be an amount or a year: its neighbours decide */
#define MAX_DIGITS 5

static gboolean
finish (YdNumberMark *mark, YdMarkKind kind, int value, const char *start, const char *end)
{
  mark->kind = kind;
  mark->value = value;
  mark->written = (gsize)(end - start);
  mark->length = (gsize)(yd_scan_spaces (end) - start);
  return TRUE;
}

static const char *
scan_dot (const char *p)
{
  static const char *const dots[] = { ".", "．", "、", "，", ",", "﹒", "。", "·", NULL };
  return yd_scan_words (p, dots);
}

static gboolean
is_digit_at (const char *p)
{
  return yd_scan_number (p, 1000000, NULL) != NULL;
}

/* 第一部分, 第二章, 第三条: 第三季度 and 第一批 are none. */
static gboolean
read_part (const char *p, YdNumberMark *mark)
{
  static const char *const parts[] = { "部分", "章", "篇", "条", "节", NULL };
  int value = 0;
  const char *q = yd_scan_word (p, "第");
  if (q == NULL)
    return FALSE;
  gsize numeral = yd_numeral_parse (q, &value);
  const char *after = numeral > 0 ? q + numeral : yd_scan_number (q, 3, &value);
  q = after != NULL ? yd_scan_words (after, parts) : NULL;
  if (q == NULL || value < 1)
    return FALSE;
  const char *rest = scan_dot (q);
  if (rest == NULL && *q != '\0' && !yd_scan_is_space (g_utf8_get_char (q)))
    mark->weak = TRUE;
  YdMarkKind kind
    = yd_scan_ends (p, q, (const char *const[]){ "条", NULL }) != NULL   ? YD_MARK_CLAUSE
      : yd_scan_ends (p, q, (const char *const[]){ "节", NULL }) != NULL ? YD_MARK_CHAPTER
                                                                         : YD_MARK_PART;
  return finish (mark, kind, value, p, rest != NULL ? rest : q);
}

/* 壹、 above 一、 */
static gboolean
read_formal (const char *p, YdNumberMark *mark)
{
  static const char *const numerals[]
    = { "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖", "拾" };
  for (guint i = 0; i < G_N_ELEMENTS (numerals); i++)
    {
      const char *after = yd_scan_word (p, numerals[i]);
      const char *end = after != NULL ? yd_scan_word (yd_scan_spaces (after), "、") : NULL;
      if (end != NULL)
        return finish (mark, YD_MARK_PART, (int)i + 1, p, end);
    }
  return FALSE;
}

/* 任务1：, 举措二： */
static gboolean
read_named (const char *p, YdNumberMark *mark)
{
  static const char *const names[]
    = { "任务",     "举措",     "行动",     "项目",     "事项",     "措施",     "专项行动",
        "重点任务", "工程",     "实事",     "问题",     "整改问题", "隐患",     "改革任务",
        "工作任务", "具体任务", "主要任务", "专项任务", "攻坚任务", "重点工作", "重点项目",
        "重点工程", "重点行动", "改革事项", "民生实事", NULL };
  static const char *const ends[] = { "：", ":", "．", ".", "、", NULL };
  int value = 0;
  const char *q = yd_scan_words (p, names);
  if (q == NULL)
    return FALSE;
  gsize numeral = yd_numeral_parse (q, &value);
  const char *after = numeral > 0 ? q + numeral : yd_scan_number (q, 3, &value);
  const char *end
    = after != NULL && value > 0 ? yd_scan_words (yd_scan_spaces (after), ends) : NULL;
  if (end == NULL || is_digit_at (end))
    return FALSE;
  mark->weak = mark->in_title = TRUE;
  strcpy (mark->mark, ".");
  return finish (mark, YD_MARK_ARABIC, value, p, end);
}

/* A dash that recognition of a scan took for 一. */
static const char *
read_dash (const char *p)
{
  static const char *const dashes[] = { "—", "―", "－", "–", "-", "─", NULL };
  return yd_scan_words (p, dashes);
}

static gboolean
read_han (const char *p, YdNumberMark *mark)
{
  int value = 0;
  gsize numeral = yd_numeral_parse (p, &value);
  if (numeral == 0 && read_dash (p) != NULL && yd_scan_word (read_dash (p), "、") != NULL)
    {
      mark->weak = TRUE;
      return finish (mark, YD_MARK_HAN, 1, p, yd_scan_word (read_dash (p), "、"));
    }
  if (numeral == 0 || value < 1 || value > 999)
    return FALSE;
  const char *after = p + numeral;
  if (yd_scan_word (yd_scan_spaces (after), "、") != NULL)
    after = yd_scan_spaces (after);
  const char *q = yd_scan_word (after, "、");
  if (q == NULL)
    {
      q = scan_dot (after);
      if (q != NULL
          && (*after == ',' || yd_scan_word (after, "，") != NULL
              || yd_scan_word (after, "。") != NULL || yd_scan_word (after, "·") != NULL))
        mark->weak = TRUE;
    }
  if (q == NULL)
    {
      q = yd_scan_spaces (after);
      if (q == after || *q == '\0')
        return FALSE;
      mark->weak = TRUE;
      q = after;
    }
  if (yd_numeral_parse (yd_scan_spaces (q), NULL) > 0) /* 二、三级医院 */
    mark->weak = TRUE;
  return finish (mark, YD_MARK_HAN, value, p, q);
}

static gboolean
read_parenthesised (const char *p, YdNumberMark *mark)
{
  static const char *const opening[] = { "（", "(", "﹙", "【", NULL };
  static const char *const closing[] = { "）", ")", "﹚", "】", NULL };
  static const char *const lenticular[] = { "】", NULL };
  const char *q = yd_scan_words (p, opening);
  int value = 0;
  if (q == NULL)
    return FALSE;
  q = yd_scan_spaces (q);
  gsize numeral = yd_numeral_parse (q, &value);
  const char *after = numeral > 0 ? q + numeral : yd_scan_number (q, 3, &value);
  if (after == NULL && (after = read_dash (q)) != NULL)
    {
      mark->weak = TRUE;
      numeral = value = 1;
    }
  const char *end = after != NULL ? yd_scan_words (yd_scan_spaces (after), closing) : NULL;
  if (end == NULL || value < 1 || value > MAX_PAREN)
    return FALSE;
  const char *dot = scan_dot (end);
  if ((yd_scan_word (p, "【") != NULL) != (yd_scan_ends (p, end, lenticular) != NULL))
    return FALSE;
  return finish (mark, numeral > 0 ? YD_MARK_HAN_PAREN : YD_MARK_ARABIC_PAREN, value, p,
                 dot != NULL ? dot : end);
}

static void
keep_mark (YdNumberMark *mark, const char *start, const char *end)
{
  gboolean spaced = end[0] == ' ';
  gsize length = (gsize)(end - start);
  if (length + 2 > sizeof mark->mark)
    length = 0;
  memcpy (mark->mark, start, length);
  mark->mark[length] = '\0';
  if (spaced)
    strcat (mark->mark, " ");
}

static gboolean
read_arabic (const char *p, YdNumberMark *mark)
{
  static const char *const closing[] = { "）", ")", NULL };
  /* clang-format off */
  static const char *const counted[] = {
    "年", "月", "日", "号", "个", "家", "项", "名", "人", "次", "万", "亿", "元", "时", "分",
    "所", "台", "张", "条", "届", "级", "岁", "周", "天", "小时", "版", "页", "份", "倍", "度",
    "米", "公里", "平方", NULL
  };
  /* clang-format on */
  int value = 0;
  const char *after = yd_scan_number (p, SURE_DIGITS, &value);
  gboolean sure = after != NULL;
  if (!sure)
    after = yd_scan_number (p, MAX_DIGITS, &value);
  if (after == NULL || value < 1)
    return FALSE;
  if (!sure || yd_char_to_half_width (g_utf8_get_char (p)) == '0')
    mark->weak = TRUE;

  static const char *const stars[] = { "*", "＊", "★", NULL };
  const char *star = yd_scan_words (yd_scan_spaces (after), stars);
  if (star != NULL && scan_dot (yd_scan_spaces (star)) != NULL)
    { /* 1*.…: the star stays with the number */
      const char *dot = scan_dot (yd_scan_spaces (star));
      keep_mark (mark, yd_scan_spaces (star), dot);
      return finish (mark, YD_MARK_ARABIC, value, p, dot);
    }
  const char *q = yd_scan_words (after, closing);
  if (q != NULL && sure)
    {
      mark->weak = TRUE;
      return finish (mark, YD_MARK_ARABIC_PAREN, value, p, q);
    }
  if (scan_dot (yd_scan_spaces (after)) != NULL && !is_digit_at (scan_dot (yd_scan_spaces (after))))
    after = yd_scan_spaces (after);
  q = scan_dot (after);
  if (q == NULL)
    {
      const char *rest = yd_scan_spaces (after);
      if (!sure || rest == after || !yd_char_is_han (g_utf8_get_char (rest))
          || yd_scan_words (rest, counted) != NULL)
        return FALSE;
      mark->weak = TRUE; /* "3 加强…", but "12 月" as well */
      keep_mark (mark, after, after);
      return finish (mark, YD_MARK_ARABIC, value, p, after);
    }
  if (*after == ',' || yd_scan_word (after, "，") != NULL || yd_scan_word (after, "。") != NULL
      || is_digit_at (q)) /* 1,000  2.5  11.121人才 */
    mark->weak = TRUE;
  if (is_digit_at (q) && value > 99)
    return FALSE;
  keep_mark (mark, after, q);
  return finish (mark, YD_MARK_ARABIC, value, p, q);
}

static gboolean
read_plain (const char *p, YdNumberMark *mark)
{
  guchar first = (guchar)*p;
  if (first >= '0' && first <= '9')
    return read_arabic (p, mark);
  if (first < 0x80 && first != '(')
    return FALSE;
  gunichar c = g_utf8_get_char (p);
  if (c >= 0x2460 && c <= 0x2473)
    return finish (mark, YD_MARK_CIRCLED, (int)(c - 0x245f), p, g_utf8_next_char (p));
  if (c >= 0x2488 && c <= 0x249b) /* ⒈ */
    {
      strcpy (mark->mark, ".");
      return finish (mark, YD_MARK_ARABIC, (int)(c - 0x2487), p, g_utf8_next_char (p));
    }
  if (c >= 0x3220 && c <= 0x3229) /* ㈠ */
    return finish (mark, YD_MARK_HAN_PAREN, (int)(c - 0x321f), p, g_utf8_next_char (p));
  if (c == 0xff08 || c == '(' || c == 0xfe59 || c == 0x3010)
    return read_parenthesised (p, mark);
  if (c >= 0xff10 && c <= 0xff19)
    return read_arabic (p, mark);
  if (c == 0x7b2c)
    return read_part (p, mark);
  return read_named (p, mark) || read_han (p, mark) || read_formal (p, mark);
}

/**
 * yd_rule_number_read:
 * @p: where a number may begin
 * @mark: (out): the number
 *
 * Returns: whether an item number stands at @p
 */
gboolean
yd_rule_number_read (const char *p, YdNumberMark *mark)
{
  static const char *const stars[] = { "★", "☆", "※", "▲", "△", NULL };
  memset (mark, 0, sizeof *mark);
  const char *starred = (guchar)*p == 0xe2 ? yd_scan_words (p, stars) : NULL;
  if (starred == NULL)
    return read_plain (p, mark);
  starred = yd_scan_spaces (starred); /* ★3.……: the star marks what matters most */
  if (!read_plain (starred, mark) || (mark->weak && !mark->in_title))
    return FALSE;
  mark->written += (gsize)(starred - p);
  mark->length += (gsize)(starred - p);
  return TRUE;
}

/**
 * yd_rule_number_measure_ordinal:
 * @value: (out): 1 for 一是 and 第一，
 *
 * Returns: the bytes of such words at the beginning of @text; 0 where there are none
 */
gsize
yd_rule_number_measure_ordinal (const char *text, int *value)
{
  static const char *const firstly[] = { "是", NULL };
  static const char *const first[] = { "，", "、", "：", "是", NULL };
  const char *rank = yd_scan_word (text, "第"), *numeral = rank != NULL ? rank : text;
  gsize length = yd_numeral_parse (numeral, value);
  const char *end
    = length > 0 ? yd_scan_words (numeral + length, rank != NULL ? first : firstly) : NULL;
  return end != NULL ? (gsize)(end - text) : 0;
}

/**
 * yd_rule_number_is_in_words:
 *
 * Returns: whether the number is a part of the title itself: 第一章 总则
 */
gboolean
yd_rule_number_is_in_words (YdMarkKind kind)
{
  return kind == YD_MARK_PART || kind == YD_MARK_CHAPTER || kind == YD_MARK_CLAUSE;
}

YdNumberForm
yd_rule_number_get_form (YdMarkKind kind)
{
  switch (kind)
    {
    case YD_MARK_HAN:
      return YD_FORM_HAN_COMMA;
    case YD_MARK_HAN_PAREN:
      return YD_FORM_HAN_PAREN;
    case YD_MARK_ARABIC:
      return YD_FORM_ARABIC;
    case YD_MARK_ARABIC_PAREN:
      return YD_FORM_ARABIC_PAREN;
    case YD_MARK_CIRCLED:
      return YD_FORM_CIRCLED;
    case YD_MARK_PART: /* these stand in the words themselves */
    case YD_MARK_CHAPTER:
    case YD_MARK_CLAUSE:
    case YD_MARK_NONE:
    case YD_N_MARKS:
      break;
    }
  return YD_FORM_NONE;
}

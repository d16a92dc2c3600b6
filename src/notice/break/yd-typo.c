/* Owns: where a line of Chinese official text may end: GB/T 15834-2011 for marks, GB/T 15835-2011
 * for numbers, GB/T 9704-2012 for dates and document numbers. Refuses: widths and measuring. */

#include "yd-typo.h"

#include "yd-char.h"

static gboolean
needs_shaping (gunichar c)
{
  if (c < 0x300)
    return FALSE;
  if (g_unichar_ismark (c) || c == 0x200c || c == 0x200d)
    return TRUE;
  if (c < 0x590 || (c >= 0x1e00 && c <= 0xa4cf) || (c >= 0xf900 && c <= 0xfaff)
      || (c >= 0xfe10 && c <= 0xfe6f) || c >= 0xff00)
    return FALSE;
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_COMMON:
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_LATIN:
    case G_UNICODE_SCRIPT_HANGUL:
      return FALSE;
    default:
      return TRUE;
    }
}

YdTypo
yd_typo_get_class (gunichar c)
{
  if (yd_char_is_han (c))
    return YD_TYPO_IDEOGRAPH;
  switch (c)
    {
    case 0x201c:
    case 0x2018:
    case 0xff08:
    case 0x300a:
    case 0x3008:
    case 0x3014:
    case 0x3010:
    case 0x300c:
    case 0x300e:
    case 0xff3b:
    case 0xff5b:
    case 0x3016:
      return YD_TYPO_OPENING;
    case 0x201d:
    case 0x2019:
    case 0xff09:
    case 0x300b:
    case 0x3009:
    case 0x3015:
    case 0x3011:
    case 0x300d:
    case 0x300f:
    case 0xff3d:
    case 0xff5d:
    case 0x3017:
    case 0xff0c:
    case 0x3002:
    case 0x3001:
    case 0xff1b:
    case 0xff1a:
    case 0xff1f:
    case 0xff01:
      return YD_TYPO_CLOSING;
    case 0x2014:
    case 0x2015:
    case 0x2e3a:
      return YD_TYPO_DASH;
    case 0x2026:
    case 0x22ef:
      return YD_TYPO_ELLIPSIS;
    case 0xff5e:
    case 0x301c:
    case 0x2013:
    case 0xff05:
    case 0x2030:
    case 0x2103:
    case 0xff0e:
      return YD_TYPO_JOINER;
    case 0x00b7:
    case 0x30fb:
    case 0x2022:
    case 0x2027:
      return YD_TYPO_HALF;
    case '/':
    case 0xff0f:
      return YD_TYPO_SLASH;
    case '-':
    case 0x2010:
    case 0x2011:
      return YD_TYPO_HYPHEN;
    case '.':
    case ',':
    case ':':
      return YD_TYPO_POINT;
    case ' ':
    case '\t':
    case 0x00a0:
      return YD_TYPO_SPACE;
    default:
      break;
    }
  if (c >= '0' && c <= '9')
    return YD_TYPO_DIGIT;
  if (yd_char_is_full_width (c))
    return YD_TYPO_IDEOGRAPH;
  return needs_shaping (c) ? YD_TYPO_COMPLEX : YD_TYPO_LATIN;
}

/**
 * yd_typo_is_ignorable:
 *
 * Returns: whether a character asks for something and shows nothing itself (Unicode's
 *   Default_Ignorable_Code_Point): joiners, variation selectors, soft hyphens, tags
 */
gboolean
yd_typo_is_ignorable (gunichar c)
{
  if (c < 0x034f)
    return c == 0x00ad;
  return c == 0x034f || c == 0x061c || (c >= 0x180b && c <= 0x180f) || (c >= 0x200b && c <= 0x200f)
         || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f)
         || (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff || c == 0x3164 || c == 0xffa0
         || (c >= 0xe0000 && c <= 0xe0fff);
}

static gboolean
is_word (guint8 class)
{
  return class == YD_TYPO_DIGIT || class == YD_TYPO_LATIN || class == YD_TYPO_HYPHEN
         || class == YD_TYPO_POINT || class == YD_TYPO_COMPLEX;
}

static gboolean
starts_no_line (guint8 class)
{
  return class == YD_TYPO_CLOSING || class == YD_TYPO_ELLIPSIS || class == YD_TYPO_JOINER
         || class == YD_TYPO_HALF || class == YD_TYPO_SLASH || class == YD_TYPO_HYPHEN
         || class == YD_TYPO_POINT;
}

/* A unit of measure or a counting word after a number: 年, 家, 万元. A soft wish only. */
static gboolean
is_measure (gunichar c)
{
  static const gunichar measures[]
    = { 0x5e74 /* 年 */, 0x6708 /* 月 */, 0x65e5 /* 日 */, 0x4e2a /* 个 */, 0x5bb6 /* 家 */,
        0x53f0 /* 台 */, 0x9879 /* 项 */, 0x5f20 /* 张 */, 0x4eba /* 人 */, 0x540d /* 名 */,
        0x6b21 /* 次 */, 0x4e07 /* 万 */, 0x4ebf /* 亿 */, 0x5143 /* 元 */, 0x4f8b /* 例 */,
        0x5c81 /* 岁 */, 0x5206 /* 分 */, 0x5c0f /* 小 */, 0x5929 /* 天 */, 0x6761 /* 条 */,
        0x53f7 /* 号 */, 0x6240 /* 所 */, 0x516c /* 公 */, 0x5e73 /* 平 */, 0x4efd /* 份 */,
        0x671f /* 期 */, 0x7c7b /* 类 */, 0x6279 /* 批 */, 0x4f4d /* 位 */, 0x5ea7 /* 座 */ };
  for (gsize i = 0; i < G_N_ELEMENTS (measures); i++)
    if (measures[i] == c)
      return TRUE;
  return FALSE;
}

static YdBreak
break_between (const gunichar *chars, const guint8 *classes, guint i)
{
  guint8 before = classes[i - 1], after = classes[i];

  if (after == YD_TYPO_SPACE)
    return YD_BREAK_NEVER; /* a space hangs on the line it ends */
  if (before == YD_TYPO_SPACE)
    return chars[i - 1] == 0x00a0 || starts_no_line (after) ? YD_BREAK_NEVER : YD_BREAK_ALLOWED;
  if (before == YD_TYPO_OPENING || before == YD_TYPO_SLASH)
    return YD_BREAK_NEVER;
  if (after == YD_TYPO_DASH && before == YD_TYPO_DASH)
    return YD_BREAK_NEVER;
  if (starts_no_line (after))
    return YD_BREAK_NEVER;
  if (chars[i] == '%' || chars[i] == ')' || chars[i] == ';' || chars[i] == '!' || chars[i] == '?'
      || chars[i] == ']' || chars[i - 1] == '(' || chars[i - 1] == '[')
    return YD_BREAK_NEVER;
  if (is_word (before) && is_word (after))
    return before == YD_TYPO_LATIN && after == YD_TYPO_LATIN ? YD_BREAK_TORN : YD_BREAK_NEVER;
  /* a sign belongs to the number behind it: ≤12, ±5, ￥3 */
  if (after == YD_TYPO_DIGIT
      && (chars[i - 1] == 0x2264 || chars[i - 1] == 0x2265 || chars[i - 1] == 0x00b1
          || chars[i - 1] == 0xffe5 || chars[i - 1] == '<' || chars[i - 1] == '>'))
    return YD_BREAK_NEVER;
  if (before == YD_TYPO_DIGIT && is_measure (chars[i]))
    return YD_BREAK_SOFT;
  return YD_BREAK_ALLOWED;
}

static guint
count_digits (const guint8 *classes, guint from, guint n)
{
  guint i = from;
  while (i < n && classes[i] == YD_TYPO_DIGIT)
    i++;
  return i - from;
}

/* After the last character of 2025年4月18日 (or of 4月18日, 2025年4月), or 0. */
static guint
match_date (const gunichar *chars, const guint8 *classes, guint i, guint n)
{
  static const gunichar marks[] = { 0x5e74, 0x6708, 0x65e5 };
  guint parts = 0, at = i;
  for (guint m = 0; m < 3; m++)
    {
      guint digits = count_digits (classes, at, n);
      if (digits == 0 || at + digits >= n || chars[at + digits] != marks[m])
        {
          if (parts > 0)
            break;
          continue;
        }
      at += digits + 1;
      parts++;
    }
  return parts >= 2 ? at : 0;
}

/* After the 号 of 〔2025〕19号 that begins at @i, or 0. */
static guint
match_number (const gunichar *chars, const guint8 *classes, guint i, guint n)
{
  guint year = count_digits (classes, i + 1, n), close = i + 1 + year, digits;
  if (chars[i] != 0x3014 || year != 4 || close >= n || chars[close] != 0x3015)
    return 0;
  digits = count_digits (classes, close + 1, n);
  if (digits == 0 || close + 1 + digits >= n || chars[close + 1 + digits] != 0x53f7)
    return 0;
  return close + 2 + digits;
}

static void
bind (guint8 *breaks, guint from, guint to)
{
  for (guint i = from + 1; i < to; i++)
    breaks[i] = YD_BREAK_NEVER;
}

/* Where the 代字 before 〔 begins: the Han run, unless it is too long to be one. */
static guint
number_start (const guint8 *classes, guint bracket)
{
  guint i = bracket;
  while (i > 0 && classes[i - 1] == YD_TYPO_IDEOGRAPH && bracket - i < 7)
    i--;
  return i > 0 && classes[i - 1] == YD_TYPO_IDEOGRAPH ? bracket - MIN (bracket, 2) : i;
}

/**
 * yd_typo_get_breaks:
 * @classes: #YdTypo of each of the @n characters
 * @breaks: (out caller-allocates): #YdBreak before each; the first is never one
 */
void
yd_typo_get_breaks (const gunichar *chars, const guint8 *classes, guint n, guint8 *breaks)
{
  if (n == 0)
    return;
  breaks[0] = YD_BREAK_NEVER;
  for (guint i = 1; i < n; i++)
    breaks[i] = (guint8)break_between (chars, classes, i);
  /* dashes pair from the left: of three, the third is alone and may not start a line */
  for (guint i = 0; i < n; i++)
    if (classes[i] == YD_TYPO_DASH)
      {
        guint end = i;
        while (end < n && classes[end] == YD_TYPO_DASH)
          end++;
        if (end - i == 1 && i > 0)
          breaks[i] = YD_BREAK_NEVER;
        i = end;
      }
  for (guint i = 0; i < n; i++)
    {
      guint end;
      if (classes[i] == YD_TYPO_DIGIT && (i == 0 || classes[i - 1] != YD_TYPO_DIGIT)
          && (end = match_date (chars, classes, i, n)) > 0)
        bind (breaks, i, end);
      if (chars[i] == 0x3014 && (end = match_number (chars, classes, i, n)) > 0)
        bind (breaks, number_start (classes, i), end);
    }
}

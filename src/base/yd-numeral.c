/* Owns: the counting numerals of headings, 一 to 九千九百九十九. */

#include "yd-numeral.h"

#include <string.h>

static const char *const digit_words[]
  = { "零", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
static const char *const unit_words[] = { "", "十", "百", "千" };

/**
 * yd_numeral_format:
 * @value: 1 to 9999
 *
 * Returns: (transfer full): 十二, 二十, 一百零三
 */
char *
yd_numeral_format (int value)
{
  g_return_val_if_fail (value >= 1 && value <= 9999, g_strdup_printf ("%d", value));

  GString *out = g_string_new (NULL);
  gboolean gap = FALSE;
  static const int powers[] = { 1, 10, 100, 1000 };
  for (int place = 3; place >= 0; place--)
    {
      int digit = value / powers[place] % 10;
      if (digit == 0)
        {
          gap = out->len > 0;
          continue;
        }
      if (gap)
        g_string_append (out, digit_words[0]);
      gap = FALSE;
      if (!(place == 1 && digit == 1 && out->len == 0)) /* 十二, but 一百一十二 */
        g_string_append (out, digit_words[digit]);
      g_string_append (out, unit_words[place]);
    }
  return g_string_free (out, FALSE);
}

static int
digit_of (const char *p)
{
  if (g_str_has_prefix (p, "两"))
    return 2;
  if (g_str_has_prefix (p, "〇"))
    return 0;
  for (int i = 0; i < 10; i++)
    if (g_str_has_prefix (p, digit_words[i]))
      return i;
  return -1;
}

static int
unit_of (const char *p)
{
  if (g_str_has_prefix (p, "十"))
    return 10;
  if (g_str_has_prefix (p, "百"))
    return 100;
  if (g_str_has_prefix (p, "千"))
    return 1000;
  return 0;
}

/**
 * yd_numeral_parse:
 * @text: UTF-8 that may begin with a Han numeral
 * @value: (out) (optional): its value, 0 to 9999
 *
 * Reads the longest numeral at the start of @text, counting (一百零三) or positional (二〇二五).
 *
 * Returns: the bytes that the numeral takes; 0 where there is none
 */
gsize
yd_numeral_parse (const char *text, int *value)
{
  const char *p = text;
  int total = 0, pending = -1, positional = 0, run = 0;
  gboolean units = FALSE;

  while (p - text < 3 * 9)
    {
      int digit = digit_of (p), unit = unit_of (p);
      if (digit >= 0)
        {
          positional = positional * 10 + digit;
          pending = digit;
          run++;
        }
      else if (unit > 0)
        {
          units = TRUE;
          total += (pending > 0 ? pending : 1) * unit;
          pending = -1;
          run = 0;
        }
      else
        break;
      if ((units && run > 2) || (!units && run > 4))
        break;
      p += 3; /* every numeral is three bytes of UTF-8 */
    }
  if (p == text)
    return 0;
  if (value != NULL)
    *value = units ? total + MAX (pending, 0) : positional;
  return (gsize)(p - text);
}

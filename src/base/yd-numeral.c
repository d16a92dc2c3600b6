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

/* What the character at @p says: a digit, or 10, 100 and 1000; -1 nothing, as most of a text does. */
static int
value_of (const char *p)
{
  switch (g_utf8_get_char (p))
    {
    case U'零':
    case U'〇':
      return 0;
    case U'一':
      return 1;
    case U'二':
    case U'两':
      return 2;
    case U'三':
      return 3;
    case U'四':
      return 4;
    case U'五':
      return 5;
    case U'六':
      return 6;
    case U'七':
      return 7;
    case U'八':
      return 8;
    case U'九':
      return 9;
    case U'十':
      return 10;
    case U'百':
      return 100;
    case U'千':
      return 1000;
    default:
      return -1;
    }
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
      int said = value_of (p);
      if (said >= 10)
        {
          units = TRUE;
          total += (pending > 0 ? pending : 1) * said;
          pending = -1;
          run = 0;
        }
      else if (said >= 0)
        {
          positional = positional * 10 + said;
          pending = said;
          run++;
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

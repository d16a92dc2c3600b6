/* Owns: decimals. Refuses: exponents, signs other than '-', more than nine places, and numbers past
 * eighteen digits. */

#include "yd-decimal.h"

/**
 * yd_decimal_parse:
 * @text: ASCII digits with at most one '.', an optional leading '-', nothing else
 * @value: (out): the number
 *
 * Returns: %FALSE where @text is not such a number; @value is then untouched
 */
gboolean
yd_decimal_parse (const char *text, YdDecimal *value)
{
  const char *p = text;
  gboolean negative = *p == '-';
  gboolean dot = FALSE;
  gint64 digits = 0;
  int scale = 0, count = 0;

  if (negative)
    p++;
  for (; *p != '\0'; p++)
    {
      if (*p == '.' && !dot && count > 0)
        {
          dot = TRUE;
          continue;
        }
      if (!g_ascii_isdigit (*p) || count == 18 || scale == YD_DECIMAL_MAX_SCALE)
        return FALSE;
      digits = digits * 10 + (*p - '0');
      count++;
      scale += dot;
    }
  if (count == 0 || (dot && scale == 0))
    return FALSE;
  value->digits = negative ? -digits : digits;
  value->scale = scale;
  return TRUE;
}

/**
 * yd_decimal_format:
 *
 * Returns: (transfer full): the number with exactly `scale` places
 */
char *
yd_decimal_format (const YdDecimal *value)
{
  guint64 magnitude = value->digits < 0 ? -(guint64)value->digits : (guint64)value->digits;
  guint64 unit = 1;
  for (int i = 0; i < value->scale; i++)
    unit *= 10;

  const char *sign = value->digits < 0 ? "-" : "";
  if (value->scale == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT, sign, magnitude);
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT, sign, magnitude / unit,
                          value->scale, magnitude % unit);
}

/**
 * yd_decimal_compare:
 *
 * Returns: negative, zero or positive as @a is below, equal to or above @b; 90 equals 90.0
 */
int
yd_decimal_compare (const YdDecimal *a, const YdDecimal *b)
{
  __int128 left = a->digits, right = b->digits;
  for (int i = a->scale; i < b->scale; i++)
    left *= 10;
  for (int i = b->scale; i < a->scale; i++)
    right *= 10;
  return (left > right) - (left < right);
}

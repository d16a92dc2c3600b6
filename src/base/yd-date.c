/* Owns: dates with a precision, their spans and their two ways of writing. Refuses: the clock (today
 * is always an argument), and days that no calendar has. */

#include "yd-date.h"

#include <stdio.h>
#include <string.h>

#define FIRST_YEAR 1900
#define LAST_YEAR 2200

static YdDate
make (int year, int month, int day, YdPrecision precision)
{
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12
      || !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return YD_DATE_NONE;
  return (YdDate){ (gint16)year, (gint8)month, (gint8)day, (gint8)precision };
}

/**
 * yd_date_new_day:
 *
 * Like its siblings for longer spans, gives %YD_DATE_NONE for what no calendar has (29 February of
 * a common year, month 13, quarter 5).
 */
YdDate
yd_date_new_day (int year, int month, int day)
{
  if (day < 1 || day > 31)
    return YD_DATE_NONE;
  return make (year, month, day, YD_PRECISION_DAY);
}

YdDate
yd_date_new_month (int year, int month)
{
  return make (year, month, 1, YD_PRECISION_MONTH);
}

YdDate
yd_date_new_quarter (int year, int quarter)
{
  return make (year, quarter * 3 - 2, 1, YD_PRECISION_QUARTER);
}

YdDate
yd_date_new_half_year (int year, int half)
{
  return make (year, half * 6 - 5, 1, YD_PRECISION_HALF_YEAR);
}

YdDate
yd_date_new_year (int year)
{
  return make (year, 1, 1, YD_PRECISION_YEAR);
}

gboolean
yd_date_is_set (YdDate date)
{
  return date.precision != YD_PRECISION_NONE;
}

gboolean
yd_date_equal (YdDate a, YdDate b)
{
  return a.year == b.year && a.month == b.month && a.day == b.day && a.precision == b.precision;
}

YdDate
yd_date_first_day (YdDate date)
{
  if (yd_date_is_set (date))
    date.precision = YD_PRECISION_DAY;
  return date;
}

/**
 * yd_date_last_day:
 *
 * Returns: the last day that the span of @date has: the day on which it falls due
 */
YdDate
yd_date_last_day (YdDate date)
{
  static const int months[] = { 0, 0, 1, 3, 6, 12 };
  if (date.precision <= YD_PRECISION_DAY)
    return date;
  int month = date.month + months[date.precision] - 1;
  int day = g_date_get_days_in_month ((GDateMonth)month, (GDateYear)date.year);
  return yd_date_new_day (date.year, month, day);
}

/**
 * yd_date_compare:
 *
 * Orders by the day on which a date falls due; of two that end on one day the shorter span comes
 * first; no date comes last.
 */
int
yd_date_compare (YdDate a, YdDate b)
{
  if (!yd_date_is_set (a) || !yd_date_is_set (b))
    return yd_date_is_set (b) - yd_date_is_set (a);
  YdDate x = yd_date_last_day (a), y = yd_date_last_day (b);
  if (x.year != y.year)
    return x.year - y.year;
  if (x.month != y.month)
    return x.month - y.month;
  if (x.day != y.day)
    return x.day - y.day;
  return a.precision - b.precision;
}

/**
 * yd_date_days_from:
 * @from: a date that is set
 * @to: a date that is set
 *
 * Returns: days from the last day of @from to the last day of @to; negative where @to is earlier
 */
int
yd_date_days_from (YdDate from, YdDate to)
{
  g_return_val_if_fail (yd_date_is_set (from) && yd_date_is_set (to), 0);
  YdDate a = yd_date_last_day (from), b = yd_date_last_day (to);
  GDate x, y;
  g_date_clear (&x, 1);
  g_date_clear (&y, 1);
  g_date_set_dmy (&x, (GDateDay)a.day, (GDateMonth)a.month, (GDateYear)a.year);
  g_date_set_dmy (&y, (GDateDay)b.day, (GDateMonth)b.month, (GDateYear)b.year);
  return g_date_days_between (&x, &y);
}

/**
 * yd_date_add_years:
 *
 * Returns: the same date @years later; 29 February becomes 28 where it must
 */
YdDate
yd_date_add_years (YdDate date, int years)
{
  if (!yd_date_is_set (date))
    return date;
  YdDate moved = make (date.year + years, date.month, date.day, date.precision);
  if (!yd_date_is_set (moved) && date.month == 2 && date.day == 29)
    moved = make (date.year + years, 2, 28, date.precision);
  return moved;
}

/**
 * yd_date_to_iso:
 *
 * Returns: (transfer full) (nullable): `2025-04-18`, `2025-04`, `2025-Q2`, `2025-H1` or `2025`;
 *   %NULL for no date
 */
char *
yd_date_to_iso (YdDate date)
{
  switch ((YdPrecision)date.precision)
    {
    case YD_PRECISION_DAY:
      return g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
    case YD_PRECISION_MONTH:
      return g_strdup_printf ("%04d-%02d", date.year, date.month);
    case YD_PRECISION_QUARTER:
      return g_strdup_printf ("%04d-Q%d", date.year, (date.month + 2) / 3);
    case YD_PRECISION_HALF_YEAR:
      return g_strdup_printf ("%04d-H%d", date.year, (date.month + 5) / 6);
    case YD_PRECISION_YEAR:
      return g_strdup_printf ("%04d", date.year);
    case YD_PRECISION_NONE:
      break;
    }
  return NULL;
}

static gboolean
digits (const char *text, int count, int *value)
{
  *value = 0;
  for (int i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + (text[i] - '0');
    }
  return TRUE;
}

/**
 * yd_date_parse_iso:
 * @text: one of the forms of yd_date_to_iso()
 * @date: (out): the date
 *
 * Returns: %FALSE where @text is not such a date; @date is then untouched
 */
gboolean
yd_date_parse_iso (const char *text, YdDate *date)
{
  int year, a, b;
  YdDate parsed = YD_DATE_NONE;
  gsize length = text == NULL ? 0 : strlen (text);

  if (length < 4 || !digits (text, 4, &year))
    return FALSE;
  if (length == 4)
    parsed = yd_date_new_year (year);
  else if (text[4] != '-')
    return FALSE;
  else if (length == 7 && text[5] == 'Q' && digits (text + 6, 1, &a))
    parsed = yd_date_new_quarter (year, a);
  else if (length == 7 && text[5] == 'H' && digits (text + 6, 1, &a))
    parsed = yd_date_new_half_year (year, a);
  else if (length == 7 && digits (text + 5, 2, &a))
    parsed = yd_date_new_month (year, a);
  else if (length == 10 && text[7] == '-' && digits (text + 5, 2, &a) && digits (text + 8, 2, &b))
    parsed = yd_date_new_day (year, a, b);
  if (!yd_date_is_set (parsed))
    return FALSE;
  *date = parsed;
  return TRUE;
}

/**
 * yd_date_to_chinese:
 *
 * Returns: (transfer full) (nullable): the date as an official document writes it (Arabic digits, no
 *   leading zero: GB/T 9704-2012, 7.3.5.4); %NULL for no date
 */
char *
yd_date_to_chinese (YdDate date)
{
  static const char *const quarters[] = { "一", "二", "三", "四" };
  switch ((YdPrecision)date.precision)
    {
    case YD_PRECISION_DAY:
      return g_strdup_printf ("%d年%d月%d日", date.year, date.month, date.day);
    case YD_PRECISION_MONTH:
      return g_strdup_printf ("%d年%d月", date.year, date.month);
    case YD_PRECISION_QUARTER:
      return g_strdup_printf ("%d年第%s季度", date.year, quarters[(date.month - 1) / 3]);
    case YD_PRECISION_HALF_YEAR:
      return g_strdup_printf ("%d年%s半年", date.year, date.month == 1 ? "上" : "下");
    case YD_PRECISION_YEAR:
      return g_strdup_printf ("%d年", date.year);
    case YD_PRECISION_NONE:
      break;
    }
  return NULL;
}

/* Digits at *@p, four at most; FALSE where there are none. */
static gboolean
take_number (const char **p, int *value)
{
  int n = 0;
  *value = 0;
  for (; g_ascii_isdigit (**p) && n < 4; n++, ++*p)
    *value = *value * 10 + (**p - '0');
  return n > 0;
}

static gboolean
take (const char **p, const char *words)
{
  if (!g_str_has_prefix (*p, words))
    return FALSE;
  *p += strlen (words);
  return TRUE;
}

/**
 * yd_date_parse_chinese:
 * @text: one of the forms of yd_date_to_chinese()
 * @date: (out): the date
 *
 * Returns: %FALSE where @text is not such a date; @date is then untouched
 */
gboolean
yd_date_parse_chinese (const char *text, YdDate *date)
{
  static const char *const quarters[] = { "第一季度", "第二季度", "第三季度", "第四季度" };
  static const char *const halves[] = { "上半年", "下半年" };
  const char *p = text != NULL ? text : "";
  int year, month, day;
  if (!take_number (&p, &year) || !take (&p, "年"))
    return FALSE;
  YdDate parsed = yd_date_new_year (year);
  for (int i = 0; i < 4; i++)
    if (parsed.precision == YD_PRECISION_YEAR && take (&p, quarters[i]))
      parsed = yd_date_new_quarter (year, i + 1);
  for (int i = 0; i < 2; i++)
    if (parsed.precision == YD_PRECISION_YEAR && take (&p, halves[i]))
      parsed = yd_date_new_half_year (year, i + 1);
  if (parsed.precision == YD_PRECISION_YEAR && take_number (&p, &month))
    {
      gboolean whole = take (&p, "月");
      parsed = yd_date_new_month (year, month);
      if (whole && take_number (&p, &day))
        {
          whole = take (&p, "日");
          parsed = yd_date_new_day (year, month, day);
        }
      if (!whole)
        return FALSE;
    }
  if (*p != '\0' || !yd_date_is_set (parsed))
    return FALSE;
  *date = parsed;
  return TRUE;
}

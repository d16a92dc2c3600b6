/* Owns: days as people type them into a notice. Refuses: anything less exact than a day: a notice
 * has one (GB/T 9704-2012, 7.3.5.4). */

#include "yd-ui-date-text.h"

#include "yd-char.h"

#include <string.h>

/* 〇 to 九, and 十 as 10; -1 for any other character. */
static int
han_digit (gunichar c)
{
  static const char *const digits = "〇一二三四五六七八九十";
  const char *at = g_utf8_strchr (digits, -1, c);
  if (c == 0x96f6) /* 零 */
    return 0;
  return at != NULL ? (int)g_utf8_pointer_to_offset (digits, at) : -1;
}

/* Reads the number at *@p, in digits or Han; -1 where there is none. */
static int
read_number (const char **p, int *n_digits)
{
  int value = 0, last = -1;
  gboolean ten = FALSE;
  *n_digits = 0;
  for (; **p != '\0'; *p = g_utf8_next_char (*p))
    {
      gunichar c = yd_char_to_half_width (g_utf8_get_char (*p));
      int digit = c < 0x80 && g_ascii_isdigit ((char)c) ? (int)(c - '0') : han_digit (c);
      if (digit < 0 || *n_digits >= 8)
        break;
      ++*n_digits;
      if (digit == 10)
        {
          value = (last < 0 ? 1 : value) * 10; /* 十 and 二十 */
          ten = TRUE;
        }
      else
        value = ten ? value + digit : value * 10 + digit;
      last = digit;
    }
  return *n_digits > 0 ? value : -1;
}

/* Goes over what stands between the numbers. */
static void
skip_marks (const char **p)
{
  while (**p != '\0' && strchr ("-./ ", **p) != NULL)
    ++*p;
  for (guint i = 0; i < 2; i++)
    if (g_str_has_prefix (*p, "年") || g_str_has_prefix (*p, "月") || g_str_has_prefix (*p, "日"))
      *p = g_utf8_next_char (*p);
  while (**p == ' ')
    ++*p;
}

/* Year, month and day where @text begins with a year, else month and day; the numbers that were read. */
static guint
read_numbers (const char *text, int numbers[3])
{
  int n_digits;
  guint n = 0, n_wanted = 3;
  const char *p = text;
  while (n < n_wanted)
    {
      numbers[n] = read_number (&p, &n_digits);
      if (numbers[n] < 0)
        return 0;
      if (n == 0 && n_digits == 8)
        {
          numbers[2] = numbers[0] % 100;
          numbers[1] = numbers[0] / 100 % 100;
          numbers[0] /= 10000;
          n = n_wanted - 1;
        }
      else if (n == 0 && n_digits < 3)
        n_wanted = 2;
      else if (n == 0 && n_digits != 4)
        return 0;
      skip_marks (&p);
      n++;
    }
  return *p == '\0' ? n : 0;
}

/**
 * yd_ui_date_read:
 * @text: what was typed
 * @year: of a day that is given without one, 1月14日; 0 where such a day cannot be read
 * @date: (out): the day, where it was read; else none
 */
YdUiDateAnswer
yd_ui_date_read (const char *text, int year, YdDate *date)
{
  int numbers[3];
  *date = YD_DATE_NONE;
  while (*text == ' ')
    text++;
  if (*text == '\0')
    return YD_UI_DATE_EMPTY;
  guint n = read_numbers (text, numbers);
  if (n == 0 || (n == 2 && year == 0))
    return YD_UI_DATE_UNREADABLE;
  *date = n == 3 ? yd_date_new_day (numbers[0], numbers[1], numbers[2])
                 : yd_date_new_day (year, numbers[0], numbers[1]);
  return yd_date_is_set (*date) ? YD_UI_DATE_READ : YD_UI_DATE_IMPOSSIBLE;
}

/* The day that the clock of this computer shows. */
YdDate
yd_ui_date_get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  return yd_date_new_day (g_date_time_get_year (now), g_date_time_get_month (now),
                          g_date_time_get_day_of_month (now));
}

/* Owns: days of the lunar calendar (农历) in the common one. Refuses: leap months; no feast is in
 * one. */

#include "yd-date.h"

#include <unicode/ucal.h>

#define EPOCH 2637 /* the calendar's year that begins in the year 0 of the common one */
#define HOURS 8    /* the calendar is that of China's time, whatever the machine's is */

/**
 * yd_date_new_lunar:
 * @year: of the common calendar, in which the lunar one begins
 * @month: 1 to 12
 * @day: 1 to 30
 *
 * Returns: the day in the common calendar: of month 1 and day 1 the Spring Festival of @year; unset
 *   where it cannot be told
 */
YdDate
yd_date_new_lunar (int year, int month, int day)
{
  static const UChar zone[] = u"GMT+8";
  UErrorCode status = U_ZERO_ERROR;
  YdDate none = { 0 };
  UCalendar *calendar = ucal_open (zone, -1, "zh_CN@calendar=chinese", UCAL_TRADITIONAL, &status);
  if (U_FAILURE (status) || year < 1900 || year > 2200)
    {
      if (calendar != NULL)
        ucal_close (calendar);
      return none;
    }
  ucal_clear (calendar);
  ucal_set (calendar, UCAL_EXTENDED_YEAR, year + EPOCH);
  ucal_set (calendar, UCAL_MONTH, month - 1);
  ucal_set (calendar, UCAL_IS_LEAP_MONTH, 0);
  ucal_set (calendar, UCAL_DATE, day);
  double time = ucal_getMillis (calendar, &status) / 1000. + HOURS * 3600.;
  ucal_close (calendar);
  if (U_FAILURE (status))
    return none;
  g_autoptr (GDateTime) common = g_date_time_new_from_unix_utc ((gint64)time);
  return common == NULL
           ? none
           : yd_date_new_day (g_date_time_get_year (common), g_date_time_get_month (common),
                              g_date_time_get_day_of_month (common));
}

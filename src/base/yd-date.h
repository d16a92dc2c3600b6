#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A date is as exact as what was written: 年底前 is no day. The numbers are ordered so that a larger
 * one is a longer span. */
typedef enum
{
  YD_PRECISION_NONE, /* no date at all */
  YD_PRECISION_DAY,
  YD_PRECISION_MONTH,
  YD_PRECISION_QUARTER,
  YD_PRECISION_HALF_YEAR,
  YD_PRECISION_YEAR,
} YdPrecision;

/* The first day of a span; a zeroed one is "no date". Only made by the functions below, so month and
 * day always agree with the precision. */
typedef struct
{
  gint16 year;     /* 1900 to 2200 */
  gint8 month;     /* 1 to 12 */
  gint8 day;       /* 1 to 31 */
  gint8 precision; /* YdPrecision */
} YdDate;

#define YD_DATE_NONE ((YdDate){ 0 })

YdDate yd_date_new_lunar (int year, int month, int day);
YdDate yd_date_new_day (int year, int month, int day);
YdDate yd_date_new_month (int year, int month);
YdDate yd_date_new_quarter (int year, int quarter);
YdDate yd_date_new_half_year (int year, int half);
YdDate yd_date_new_year (int year);

gboolean yd_date_is_set (YdDate date);
gboolean yd_date_equal (YdDate a, YdDate b);
int yd_date_compare (YdDate a, YdDate b);
YdDate yd_date_first_day (YdDate date);
YdDate yd_date_last_day (YdDate date);
int yd_date_days_from (YdDate from, YdDate to);
YdDate yd_date_add_years (YdDate date, int years);

char *yd_date_to_iso (YdDate date);
gboolean yd_date_parse_iso (const char *text, YdDate *date);
char *yd_date_to_chinese (YdDate date);
gboolean yd_date_parse_chinese (const char *text, YdDate *date);

G_END_DECLS

#pragma once

#include "yd-rows.h"

G_BEGIN_DECLS

/* A deadline or a rhythm that a text names. */
typedef struct
{
  gsize start, length; /* bytes of the words in the text */
  YdDate due;
  gboolean before;
  YdRecurrence recurrence;
  gboolean long_term;
  gboolean rough; /* 汛期前: the day is a guess that somebody should look at */
} YdDateFound;

const char *yd_rule_date_read_year (const char *p, int *year);
const char *yd_rule_date_read_day (const char *p, YdDate *date);
const char *yd_rule_date_find_day (const char *text, const char *limit, const char **end,
                                   YdDate *date);
/* What the words of a plan refer to. */
typedef struct
{
  int year;        /* its first; 0 unknown */
  int last_year;   /* its last: a bare 年底前 is in it */
  int first_month; /* 9 in a school year: months from it on are in the first year; else 1 */
} YdDateFrame;

void yd_rule_date_find (const char *text, const YdDateFrame *frame, GArray *found);

G_END_DECLS

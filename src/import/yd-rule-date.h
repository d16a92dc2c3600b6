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
} YdDateFound;

const char *yd_rule_date_read_day (const char *p, YdDate *date);
const char *yd_rule_date_find_day (const char *text, const char *limit, const char **end,
                                    YdDate *date);
void yd_rule_date_find (const char *text, int year, int last_year, GArray *found);

G_END_DECLS

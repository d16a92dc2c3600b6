#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A decimal number as people write it: digits / 10^scale. Never a binary fraction, so that 0.1 stays
 * 0.1 and 90.0 stays 90.0. */
typedef struct
{
  gint64 digits;
  int scale; /* 0 to YD_DECIMAL_MAX_SCALE */
} YdDecimal;

#define YD_DECIMAL_MAX_SCALE 9

gboolean yd_decimal_parse (const char *text, YdDecimal *value);
char *yd_decimal_format (const YdDecimal *value);
int yd_decimal_compare (const YdDecimal *a, const YdDecimal *b);

G_END_DECLS

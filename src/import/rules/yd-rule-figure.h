#pragma once

#include "yd-rows.h"

G_BEGIN_DECLS

/* Something counted that a text names: 互认率达到90%以上, 新增2家, ≤12分钟. */
typedef struct
{
  gsize start, length;     /* bytes of the words, the clause's subject included */
  gsize name, name_length; /* bytes of what is counted, as far as the clause says */
  YdComparison comparison;
  gint64 target, target_high; /* digits; the value is target / 10^scale */
  int scale;
  char measure[24];
} YdFigureFound;

void yd_rule_figure_find (const char *text, GArray *found);

G_END_DECLS

#pragma once

#include "yd-conformity.h"

G_BEGIN_DECLS

/* Private to the conformity: what measures share. */
typedef struct
{
  YdPages *pages;
  const YdGrid *grid;
  GPtrArray *measures; /* YdMeasure */
} YdMeasuring;

void yd_measuring_report (YdMeasuring *m,
                          const char *rule,
                          const char *clause,
                          const char *name,
                          guint page,
                          gboolean conforms,
                          char *value,
                          const char *limit);
void yd_measuring_words (YdMeasuring *m);

G_END_DECLS

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A year that a text speaks of, with a little of what stands around it. */
typedef struct
{
  char *before; /* as it stood */
  char *after;  /* as it stands now; NULL where it was left alone and somebody should look */
} YdYearMention;

void yd_year_mention_free (YdYearMention *mention);

typedef struct
{
  int first; /* the years that move: those of the plan's time */
  int last;
  int by;                /* years to move them */
  gboolean bare;         /* also a year without 年 after it, as titles have it */
  const char *own_title; /* what stands in 《》 moves only where it is this; NULL: always */
} YdYearShift;

char *yd_year_shift_text (const YdYearShift *shift, const char *text, GPtrArray *mentions);

G_END_DECLS

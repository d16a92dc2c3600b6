#pragma once

#include "yd-finding.h"

G_BEGIN_DECLS

/* A text put right: what safe fixes make of one field. */
typedef struct
{
  YdTable table;
  YdId record;
  const char *field; /* static */
  char *text;        /* the whole new text */
  guint n_places;    /* that it puts right: a finding may tell of several */
} YdFix;

void yd_fix_free (YdFix *fix);
GPtrArray *yd_fix_collect (YdPlan *plan, GPtrArray *findings);

G_END_DECLS

#pragma once

#include "yd-plan.h"

G_BEGIN_DECLS

typedef enum
{
  YD_DIFFERENCE_ADDED,   /* only in the second plan */
  YD_DIFFERENCE_REMOVED, /* only in the first */
  YD_DIFFERENCE_MOVED,   /* under another item, or in another order among its siblings */
  YD_DIFFERENCE_CHANGED, /* a field */
} YdDifferenceKind;

/* One difference between two plans: values only, so it outlives both. */
typedef struct
{
  YdDifferenceKind kind;
  YdTable table; /* plan, notice or item */
  YdId a, b;     /* rows in the first and second plan; none where it is not there */
  const char
    *field; /* changed: the column, or body, lead, support, milestones, indicators; static */
  char *
    label; /* an item's number and title or first words, in the second plan where it is there; else "" */
  char *before; /* changed: the value in the first plan, "" for none; moved: what it stood below */
  char *after;
} YdDifference;

void yd_difference_free (YdDifference *difference);
GPtrArray *yd_plan_diff (YdPlan *a, YdPlan *b);

G_END_DECLS

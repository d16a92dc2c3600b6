#pragma once

#include "yd-plan.h"

G_BEGIN_DECLS

/* One place where a unit's name stands in the words of a plan, and what would stand there instead. */
typedef struct
{
  YdTable table;
  YdId id;
  YdId second;       /* of a link's key; else none */
  const char *field; /* static */
  gsize start;       /* in bytes, in the field's text */
  char *words;       /* that stand there */
  char *instead;
  char *before; /* some characters around them, for a person */
  char *after;
  gboolean sure; /* FALSE: it may be part of a longer name that nobody has registered */
  YdItem *item;  /* borrowed; NULL outside of the items */
} YdWordPlace;

void yd_word_place_free (YdWordPlace *place);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdWordPlace, yd_word_place_free)

/* A name and what it becomes. */
typedef struct
{
  const char *words;
  const char *instead;
} YdWordChange;

GPtrArray *yd_plan_find_words (YdPlan *plan, YdUnit *unit, const YdWordChange *changes,
                               guint n_changes);

G_END_DECLS

#pragma once

#include "yd-outline.h"
#include "yd-rule-figure.h"

G_BEGIN_DECLS

/* How many characters of a text have been counted so far. */
typedef struct
{
  const char *text;
  const char *at;
  int count;
} YdSuggestCounter;

YdOutlineSuggestion *yd_suggest_add (YdOutlineItem *item, YdSuggestionKind kind, int paragraph,
                                     YdSuggestCounter *counter, gsize start, gsize length);
char *yd_suggest_dup_deed (const char *text, const char *floor, const char *from, const char *to);
void yd_suggest_units (YdOutlineItem *item, int paragraph, const char *text);

gboolean yd_suggest_is_value_head (const char *name);
gboolean yd_suggest_read_value (const char *text, YdFigureFound *found);

G_END_DECLS

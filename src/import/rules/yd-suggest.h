#pragma once

#include "yd-outline.h"

G_BEGIN_DECLS

/* Private to the rules that suggest. Spans are counted in characters: the walk goes on from where it was,
 * so that a long text is counted once. */
typedef struct
{
  const char *text;
  const char *at;
  int count;
} YdSuggestCounter;

YdOutlineSuggestion *yd_suggest_add (YdOutlineItem *item, YdSuggestionKind kind, int paragraph,
                                     YdSuggestCounter *counter, gsize start, gsize length);
void yd_suggest_units (YdOutlineItem *item, int paragraph, const char *text);

G_END_DECLS

#pragma once

#include "yd-item.h"
#include "yd-paragraph.h"

G_BEGIN_DECLS

/* What reading guessed and nobody has confirmed yet. */
#define YD_TYPE_SUGGESTION (yd_suggestion_get_type ())
G_DECLARE_FINAL_TYPE (YdSuggestion, yd_suggestion, YD, SUGGESTION, YdRecord)

const YdSuggestionRow *yd_suggestion_get_row (YdSuggestion *self);

gboolean yd_suggestion_is_open (const YdSuggestionRow *row, YdItem *item);
char *yd_suggestion_dup_text (const YdSuggestionRow *row);
YdMilestoneRow yd_suggestion_get_milestone (const YdSuggestionRow *row);
YdIndicatorRow yd_suggestion_get_indicator (const YdSuggestionRow *row);

G_END_DECLS

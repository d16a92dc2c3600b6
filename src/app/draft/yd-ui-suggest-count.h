#pragma once

#include "yd-ui-document.h"

G_BEGIN_DECLS

/* How many suggestions wait for an answer in each item of a plan: those that the plan keeps and those that its
 * words make now. Counted in quiet moments, a little at a time, and again where an item has changed.
 *
 * Signal: YdUiSuggestCount::changed */
#define YD_UI_TYPE_SUGGEST_COUNT (yd_ui_suggest_count_get_type ())
G_DECLARE_FINAL_TYPE (YdUiSuggestCount, yd_ui_suggest_count, YD_UI, SUGGEST_COUNT, GObject)

YdUiSuggestCount *yd_ui_suggest_count_for (YdUiDocument *document);
guint yd_ui_suggest_count_get (YdUiSuggestCount *self, YdItem *item);
guint yd_ui_suggest_count_get_all (YdUiSuggestCount *self);

G_END_DECLS

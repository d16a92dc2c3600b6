#pragma once

#include "yd-finding.h"
#include "yd-plan.h"

G_BEGIN_DECLS

/* What is suggested while somebody writes: a preference, and what it makes of an item's words. */
gboolean yd_ui_suggest_is_on (void);
void yd_ui_suggest_set_on (gboolean on);
GPtrArray *yd_ui_suggest_dup_rows (YdItem *item, gboolean editable);
const YdSuggestionRow *yd_ui_suggest_find_at (GPtrArray *rows, YdParagraph *paragraph, int offset);
gboolean yd_ui_suggest_has_finding (GPtrArray *rows, YdFinding *finding);

G_END_DECLS

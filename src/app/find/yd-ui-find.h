#pragma once

#include "yd-search.h"
#include "yd-ui-selection.h"

G_BEGIN_DECLS

/* The bar under the header that finds words in the whole plan, and replaces them.
 *
 * Signals:
 *   YdUiFind::found (YdHit *)      a place to be shown; the keyboard stays in the bar
 *   YdUiFind::opened (YdHit *)     one that a person pressed, or chose by Enter: to be worked on
 *   YdUiFind::done (const char *)  words for what somebody may want to undo
 *   YdUiFind::closed               the keyboard is free */
#define YD_UI_TYPE_FIND (yd_ui_find_get_type ())
G_DECLARE_FINAL_TYPE (YdUiFind, yd_ui_find, YD_UI, FIND, GtkWidget)

void yd_ui_find_set_selection (YdUiFind *self, YdUiSelection *selection);
void yd_ui_find_open (YdUiFind *self, gboolean replace, const char *words);
void yd_ui_find_close (YdUiFind *self);

G_END_DECLS

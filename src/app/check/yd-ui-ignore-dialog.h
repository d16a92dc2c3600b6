#pragma once

#include "yd-ui-document.h"
#include "yd-ui-finding-entry.h"

G_BEGIN_DECLS

/* Asks for how much of a rule is switched off, and why; then does it. */
void yd_ui_ignore_ask (GtkWindow *window, YdUiDocument *document, YdUiFindingEntry *entry);

G_END_DECLS

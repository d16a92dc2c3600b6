#pragma once

#include "yd-ui-document.h"
#include "yd-ui-toast.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Takes in what was changed in a copy of the plan; where both sides changed one place, a page shows both
 * and asks. */
void yd_ui_merge_ask (GtkWindow *parent, YdUiDocument *document, YdUiToasts *toasts);

G_END_DECLS

#pragma once

#include "yd-ui-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Prints the pages of the plan as it is at this moment. */
void yd_ui_notice_print_ask (GtkWindow *window, YdUiDocument *document);

G_END_DECLS

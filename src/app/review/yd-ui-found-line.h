#pragma once

#include "yd-ui-reading.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A date or a figure that was found in an item: what it says and what becomes of it. It gives the commands
 * "review.found" (su: key, state) and "review.correct-found" (s: key). */
#define YD_UI_TYPE_FOUND_LINE (yd_ui_found_line_get_type ())
G_DECLARE_FINAL_TYPE (YdUiFoundLine, yd_ui_found_line, YD_UI, FOUND_LINE, GtkBox)

GtkWidget *yd_ui_found_line_new (void);
char *yd_ui_found_line_show (YdUiFoundLine *self, const YdUiReadingFound *found);

G_END_DECLS

#pragma once

#include "yd-ui-selection.h"

G_BEGIN_DECLS

/* The line at the foot: length against the limit, findings, suggestions, saved or not. */
#define YD_UI_TYPE_STATUS_LINE (yd_ui_status_line_get_type ())
G_DECLARE_FINAL_TYPE (YdUiStatusLine, yd_ui_status_line, YD_UI, STATUS_LINE, GtkWidget)

void yd_ui_status_line_set_selection (YdUiStatusLine *self, YdUiSelection *selection);
void yd_ui_status_line_set_narrow (YdUiStatusLine *self, gboolean narrow);

G_END_DECLS

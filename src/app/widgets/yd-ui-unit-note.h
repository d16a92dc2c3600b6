#pragma once

#include "yd-ui-selection.h"

G_BEGIN_DECLS

/* A line that says to whose part in the plan a window is narrowed, with the way back to all of it. It is there
 * only while it is so. */
GtkWidget *yd_ui_unit_note_new (YdUiSelection *selection);

G_END_DECLS

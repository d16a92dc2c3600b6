#pragma once

#include "yd-ui-recent.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Rows of the start page. They give the commands "start.open", "start.find", "start.pin",
 * "start.unpin", "start.show" and "start.forget", each with the path. */
GtkWidget *yd_ui_recent_row_new (const YdUiRecent *recent);
GtkWidget *yd_ui_recent_row_new_waiting (const YdUiRecent *recent);
const char *yd_ui_recent_row_get_path (GtkListBoxRow *row);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Sets children in one line, and leaves out those that a narrow line has no room for. */
#define YD_UI_TYPE_DROP_LAYOUT (yd_ui_drop_layout_get_type ())
G_DECLARE_FINAL_TYPE (YdUiDropLayout, yd_ui_drop_layout, YD_UI, DROP_LAYOUT, GtkLayoutManager)

void yd_ui_drop_layout_set_rank (GtkWidget *child, guint rank);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How much of the limit a text takes. */
#define YD_UI_TYPE_LENGTH_BAR (yd_ui_length_bar_get_type ())
G_DECLARE_FINAL_TYPE (YdUiLengthBar, yd_ui_length_bar, YD_UI, LENGTH_BAR, GtkWidget)

void yd_ui_length_bar_set (YdUiLengthBar *self, glong count, glong limit);

G_END_DECLS

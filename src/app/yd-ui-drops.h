#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void yd_ui_drops_take (GtkWindow *window);

G_END_DECLS

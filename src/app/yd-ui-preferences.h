#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void yd_ui_preferences_present (GtkWindow *parent);

G_END_DECLS

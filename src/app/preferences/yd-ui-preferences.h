#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void yd_ui_preferences_present (GtkWindow *parent);
void yd_ui_preferences_apply_scheme (void);

G_END_DECLS

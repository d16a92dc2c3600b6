#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows the page about what @window shows; beside it, for it is read while one works. */
void yd_ui_help_present (GtkApplication *application, GtkWindow *window);

G_END_DECLS

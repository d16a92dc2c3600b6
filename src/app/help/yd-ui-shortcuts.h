#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The keys of the table of commands, in groups, to be read and searched. */
void yd_ui_shortcuts_present (GtkWindow *parent);

G_END_DECLS

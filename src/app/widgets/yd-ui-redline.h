#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void yd_ui_redline_show (GtkLabel *label, const char *before, const char *after, gboolean whole);

G_END_DECLS

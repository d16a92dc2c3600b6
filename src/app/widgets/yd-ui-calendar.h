#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *yd_ui_calendar_new (GtkEditable *editable);

G_END_DECLS

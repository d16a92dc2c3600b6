#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tells what became of last year's plan in the new one. @notes: #YdCarryNote */
void yd_ui_carry_report_present (GtkWindow *parent, GPtrArray *notes);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The line above or below a row of a list that shows where what is dragged comes to stand. The list keeps
 * in @marked which row has it: a weak pointer, as rows come and go while somebody drags; cleared with
 * g_clear_weak_pointer(). */
void yd_ui_drop_mark_show (GtkWidget **marked, GtkWidget *row, gboolean below);
gboolean yd_ui_drop_mark_is_below (GtkWidget *list, GtkWidget *row, double x, double y);

G_END_DECLS

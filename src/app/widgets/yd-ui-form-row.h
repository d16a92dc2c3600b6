#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Rows of forms, where libadwaita 1.2 wants several calls for one thing. All are (transfer floating). */

GtkWidget *yd_ui_form_row_new_entry (const char *title, const char *text);
GtkWidget *yd_ui_form_row_new_choice (const char *title, const char *const *words, guint chosen);
GtkWidget *yd_ui_form_row_new_switch (const char *title, gboolean on);
GtkSwitch *yd_ui_form_row_get_switch (GtkWidget *row);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *yd_ui_offers_new (GtkEditable *editable, const char *title, const char *const *offers);
char *yd_ui_offers_take (const char *text, const char *offer);

G_END_DECLS

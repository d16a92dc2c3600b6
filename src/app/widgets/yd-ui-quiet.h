#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Setters for what is set with every key: they do nothing where nothing changes. GTK itself makes the
 * label of a menu button anew each time, and asks the display where the pointer is for a tooltip. */
static inline void
yd_ui_quiet_set_tooltip (GtkWidget *widget, const char *text)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) != 0)
    gtk_widget_set_tooltip_text (widget, text);
}

static inline void
yd_ui_quiet_set_menu_label (GtkMenuButton *button, const char *label)
{
  if (g_strcmp0 (gtk_menu_button_get_label (button), label) != 0)
    gtk_menu_button_set_label (button, label);
}

G_END_DECLS

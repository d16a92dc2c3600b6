#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What several windows do with widgets of GTK 4.8 and it has no call for. */

void yd_ui_gtk_close_on_escape (GtkWindow *window);
void yd_ui_gtk_clear_list_box (GtkListBox *list);
void yd_ui_gtk_scroll_to (GtkWidget *widget);
void yd_ui_gtk_set_menu (GtkMenuButton *button, GMenuModel *menu);
GtkLabel *yd_ui_gtk_new_wrapped_label (void);
GtkWidget *yd_ui_gtk_new_popover_words (const char *words, int width);
double yd_ui_gtk_get_text_zoom (GtkWidget *widget);
void yd_ui_gtk_set_default_size (GtkWindow *window, int width, int height);
void yd_ui_gtk_mend_tooltips (void);
void yd_ui_gtk_mend_names (void);
void yd_ui_gtk_mend_focus (void);
void yd_ui_gtk_keep_on_enter (GtkWindow *window);
void yd_ui_gtk_show_chooser (GtkNativeDialog *chooser);
void yd_ui_gtk_close_questions (GtkWindow *window);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A drop-down list of words: narrow in a bar, as wide as it takes when it is open. */
void yd_ui_choice_set_up (GtkDropDown *choice, int width_chars);
void yd_ui_choice_set_short (GtkDropDown *choice, const char *words);
void yd_ui_choice_fill (GtkDropDown *choice, GPtrArray *words, guint selected);

G_END_DECLS

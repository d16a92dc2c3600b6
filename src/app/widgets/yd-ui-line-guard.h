#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Keeps a one-line field to words: what is pasted loses control characters and line ends, and more than
 * @limit characters are refused, with what stood there untouched. @refused: told how many it would be. */
typedef void (*YdUiLineRefused) (GtkEditable *editable, glong length, glong limit,
                                 gpointer user_data);

void yd_ui_line_guard_install (GtkEditable *editable, glong limit, YdUiLineRefused refused,
                               gpointer user_data);

G_END_DECLS

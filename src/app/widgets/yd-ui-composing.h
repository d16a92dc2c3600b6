#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* While an input method composes in a text, its arrows, Enter and Escape choose among candidates: each key goes
 * to it before anything else in the window, and what it leaves is a key as ever. For all windows of
 * @application, those to come as well. */
void yd_ui_composing_go_first (GtkApplication *application);

G_END_DECLS

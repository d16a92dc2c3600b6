#pragma once

#include "yd-rows.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The title of a plan in the header of its window, with its stage and one fact below: a button to the
 * properties. A window has two of them and shows one: at the start where it is wide, in the middle where it
 * is narrow (GTK 4.8 complains of a widget that is moved once a screen reader has seen it). */
#define YD_UI_TYPE_WINDOW_TITLE (yd_ui_window_title_get_type ())
G_DECLARE_FINAL_TYPE (YdUiWindowTitle, yd_ui_window_title, YD_UI, WINDOW_TITLE, GtkButton)

void yd_ui_window_title_show (YdUiWindowTitle *self, const char *title, YdStage stage,
                              gboolean changed, gboolean read_only, const char *fact,
                              const char *reason);

G_END_DECLS

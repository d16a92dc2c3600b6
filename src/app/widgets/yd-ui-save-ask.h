#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @path: with the ending; %NULL where it was given up */
typedef void (*YdUiSaveChosen) (gpointer data, const char *path);

void yd_ui_save_ask (GtkFileChooserNative *chooser, const char *suffix, YdUiSaveChosen chosen,
                     gpointer data);
char *yd_ui_save_dup_name (const char *title, const char *extra, const char *suffix);

G_END_DECLS

#pragma once

#include "yd-ui-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A window's content, and words that come up over it and go again. In a template the content is its child. */
#define YD_UI_TYPE_TOASTS (yd_ui_toasts_get_type ())
G_DECLARE_FINAL_TYPE (YdUiToasts, yd_ui_toasts, YD_UI, TOASTS, GtkWidget)

YdUiToasts *yd_ui_toasts_new (void);
void yd_ui_toasts_set_child (YdUiToasts *self, GtkWidget *child);
void yd_ui_toasts_set_document (YdUiToasts *self, YdUiDocument *document);

void yd_ui_toast_say (YdUiToasts *self, const char *words);
/* With a button that gives a command. */
void yd_ui_toast_act (YdUiToasts *self, const char *words, const char *label, const char *action);
gboolean yd_ui_toast_offers (YdUiToasts *self, const char *action);
void yd_ui_toast_undo (YdUiToasts *self, const char *words);
void yd_ui_toast_file (YdUiToasts *self, const char *words, const char *path);
void yd_ui_toast_show_in_folder (YdUiToasts *self, const char *path);

G_END_DECLS

#pragma once

#include "yd-ui-window.h"

G_BEGIN_DECLS

/* How windows are told apart that would be called alike. */
guint yd_ui_window_find_number (YdUiWindow *self);
char *yd_ui_window_dup_which (YdUiWindow *self);
char *yd_ui_window_dup_apart (const char *path, const char *const *others);

G_END_DECLS

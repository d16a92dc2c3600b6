#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Words that come up over a window's content and go again. */
void yd_ui_toast_say (AdwToastOverlay *overlay, const char *words);
/* With a button that gives a command. */
void yd_ui_toast_act (AdwToastOverlay *overlay, const char *words, const char *label,
                      const char *action);
void yd_ui_toast_undo (AdwToastOverlay *overlay, const char *words);
void yd_ui_toast_end_undo (AdwToastOverlay *overlay);
void yd_ui_toast_file (AdwToastOverlay *overlay, const char *words, const char *path);
void yd_ui_toast_show_in_folder (const char *path);

G_END_DECLS

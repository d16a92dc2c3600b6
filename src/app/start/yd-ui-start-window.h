#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shown when no plan is open: ways to begin, and recent plans. */
#define YD_UI_TYPE_START_WINDOW (yd_ui_start_window_get_type ())
G_DECLARE_FINAL_TYPE (YdUiStartWindow, yd_ui_start_window, YD_UI, START_WINDOW,
                      AdwApplicationWindow)

YdUiStartWindow *yd_ui_start_window_new (AdwApplication *application);
typedef struct _YdUiJob YdUiJob;
YdUiJob *yd_ui_start_window_get_job (YdUiStartWindow *self);
void yd_ui_start_window_say (YdUiStartWindow *self, const char *words);

G_END_DECLS

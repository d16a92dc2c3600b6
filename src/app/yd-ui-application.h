#pragma once

#include "yd-ui-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _YdUiWindow YdUiWindow;

/* The program: which plans are open, and the commands that need no plan. */
#define YD_UI_TYPE_APPLICATION (yd_ui_application_get_type ())
G_DECLARE_FINAL_TYPE (YdUiApplication, yd_ui_application, YD_UI, APPLICATION, AdwApplication)

YdUiApplication *yd_ui_application_new (void);
gboolean yd_ui_application_take_over (YdUiApplication *self, const char *path, GError **error);
gboolean yd_ui_application_open_plan (YdUiApplication *self, const char *path, GError **error);
gboolean yd_ui_application_make_plan (YdUiApplication *self, const char *path, YdRowList *rows,
                                      const char *source, GError **error);
void yd_ui_application_open_anything (YdUiApplication *self, GFile *file);
void yd_ui_application_show_start (YdUiApplication *self);
void yd_ui_application_new_window (YdUiApplication *self, YdUiDocument *document);
void yd_ui_application_let_go (YdUiApplication *self, YdUiWindow *window);

G_END_DECLS

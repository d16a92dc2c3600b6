#pragma once

#include "yd-ui-application.h"

G_BEGIN_DECLS

/* The ways to a plan: each asks what it has to, makes or opens a file, and brings up its window.
 * @parent: (nullable): the window that asks */
void yd_ui_plan_maker_open (YdUiApplication *application, GtkWindow *parent);
void yd_ui_plan_maker_new (YdUiApplication *application, GtkWindow *parent);
void yd_ui_plan_maker_from_last_year (YdUiApplication *application, GtkWindow *parent);
void yd_ui_plan_maker_import (YdUiApplication *application, GtkWindow *parent, GFile *source);
void yd_ui_plan_maker_import_words (YdUiApplication *application, GBytes *html, char *text);
void yd_ui_plan_maker_import_clipboard (YdUiApplication *application);
void yd_ui_plan_maker_sample (YdUiApplication *application);

/* Asks where a plan is that was at @old_path. */
typedef void (*YdUiPlanFound) (gpointer data, const char *old_path, const char *path);
void yd_ui_plan_maker_find (YdUiApplication *application, GtkWindow *parent, const char *old_path,
                            YdUiPlanFound found, gpointer data);

G_END_DECLS

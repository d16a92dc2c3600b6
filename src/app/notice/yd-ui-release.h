#pragma once

#include "yd-ui-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How a notice leaves the house. */
typedef enum
{
  YD_UI_RELEASE_EXPORT, /* its pages as a file */
  YD_UI_RELEASE_PRINT,
  YD_UI_RELEASE_PART, /* words of it, for a system that gives head and number itself */
} YdUiRelease;

/* It may leave; where @draft its pages have to say so. */
typedef void (*YdUiReleaseFunc) (gboolean draft, gpointer data);

void yd_ui_release_ask (YdUiRelease how, GtkWindow *window, YdUiDocument *document,
                        YdUiReleaseFunc func, gpointer data, GDestroyNotify destroy);

G_END_DECLS

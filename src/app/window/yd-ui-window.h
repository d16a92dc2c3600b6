#pragma once

#include "yd-ui-document.h"
#include "yd-ui-selection.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The window of one plan. Wiring alone: its commands are in yd-ui-window-actions.c. */
#define YD_UI_TYPE_WINDOW (yd_ui_window_get_type ())
G_DECLARE_FINAL_TYPE (YdUiWindow, yd_ui_window, YD_UI, WINDOW, AdwApplicationWindow)

YdUiWindow *yd_ui_window_new (AdwApplication *application, YdUiDocument *document);
const char *yd_ui_window_get_view (YdUiWindow *self);
YdUiDocument *yd_ui_window_get_document (YdUiWindow *self);
YdUiSelection *yd_ui_window_get_selection (YdUiWindow *self);
typedef struct _YdUiJob YdUiJob;
YdUiJob *yd_ui_window_get_job (YdUiWindow *self);
/* A place in the plan. */
typedef struct
{
  YdTable table; /* whose text it is */
  YdId record;
  YdId item;         /* that it belongs to; none outside of the items */
  const char *field; /* nullable: the column; not owned */
  int start, length; /* characters of it; 0: the whole */
} YdUiPlace;

/* Brings a place of the plan into sight, in the view where it is worked on, and chooses its words; @work:
 * the keyboard goes there too. */
void yd_ui_window_show_place (YdUiWindow *self, const YdUiPlace *place, gboolean work);
/* Shows what is late alone. */
void yd_ui_window_show_late (YdUiWindow *self);
void yd_ui_window_say (YdUiWindow *self, const char *words);

/* Says and asks what is to be known of the plan's file, once the window is there. */
void yd_ui_window_file_opened (YdUiWindow *self);

G_END_DECLS

#pragma once

#include "yd-ui-draft.h"
#include "yd-ui-job.h"
#include "yd-ui-window.h"

struct _YdUiWindow
{
  AdwApplicationWindow parent_instance;

  /* template */
  AdwToastOverlay *toasts;
  AdwHeaderBar *header;
  GtkWidget *sidebar_button, *undo_button, *redo_button;
  GtkWidget *title_box;
  GtkLabel *title;
  GtkWidget *tag;
  GtkWidget *tag_icon;
  GtkLabel *tag_label;
  GtkLabel *fact;
  YdUiJob *job;
  YdUiDraft *draft;

  YdUiDocument *document;   /* owned */
  YdUiSelection *selection; /* owned */
  gboolean centred;         /* the title stands in the middle of the header */
  gboolean closing;         /* the person closes although the file cannot be written */
};

void yd_ui_window_install_actions (YdUiWindow *self);
void yd_ui_window_update_actions (YdUiWindow *self);

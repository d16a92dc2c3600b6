#pragma once

#include "yd-ui-assign.h"
#include "yd-ui-draft.h"
#include "yd-ui-find.h"
#include "yd-ui-job.h"
#include "yd-ui-notice.h"
#include "yd-ui-outline.h"
#include "yd-ui-status-line.h"
#include "yd-ui-toast.h"
#include "yd-ui-window-title.h"
#include "yd-ui-window.h"

struct _YdUiWindow
{
  AdwApplicationWindow parent_instance;

  /* template */
  YdUiToasts *toasts;
  GtkWidget *sidebar_button, *undo_button, *redo_button, *find_button;
  GtkMenuButton *primary, *export;
  GMenuModel *primary_menu, *export_menu; /* theirs */
  YdUiWindowTitle *title, *narrow_title;  /* one of them is shown */
  YdUiJob *job;
  YdUiFind *find;
  GtkWidget *switcher;
  AdwViewSwitcherBar *switcher_bar;
  YdUiPanes *panes; /* the outline, and the views beside it */
  YdUiOutline *outline;
  AdwViewStack *stack;
  YdUiDraft *draft;
  AdwBin *assign_place;
  AdwBin *notice_place;
  YdUiStatusLine *status;

  YdUiDocument *document;   /* owned */
  YdUiSelection *selection; /* owned */
  YdUiAssign *assign;       /* in their places; NULL until they are first shown */
  YdUiNotice *notice;
  guint number;            /* among the windows of this plan, from 1: they are told apart by it */
  gboolean sidebar_wanted; /* beside the view that is shown */
  gboolean narrow;         /* as sizes were last given out */
  guint narrow_id;         /* source: makes it so after sizes are given out */
  guint focus_id;          /* source: gives the keyboard to the view that is shown */
  gboolean begun;          /* it has been given once */
  char *told_kept;         /* owned: the version kept beside that was told of last */
  gboolean issue_changed;  /* the plan is issued, and says something else since */
  gboolean closing;        /* the person closes although the file cannot be written */
};

void yd_ui_window_install_keyboard (YdUiWindow *self);
void yd_ui_window_begin_keyboard (YdUiWindow *self);
void yd_ui_window_enter_view (YdUiWindow *self);
void yd_ui_window_install_places (YdUiWindow *self);
void yd_ui_window_install_actions (YdUiWindow *self);
void yd_ui_window_update_actions (YdUiWindow *self);

/* ---- its file; yd-ui-window-file.c ---- */

char *yd_ui_window_dup_file_fact (YdUiWindow *self);
const char *yd_ui_window_get_file_reason (YdUiWindow *self);
void yd_ui_window_save_elsewhere (YdUiWindow *self);
void yd_ui_window_file_changed (YdUiWindow *self, const GError *error);

/* ---- a plan that is only read; yd-ui-window-reader.c ---- */

gboolean yd_ui_window_is_only_read (YdUiWindow *self);
void yd_ui_window_refuse (YdUiWindow *self);
void yd_ui_window_follow_holder (YdUiWindow *self);
void yd_ui_window_begin_reading (YdUiWindow *self);
void yd_ui_window_install_reading (YdUiWindow *self);

#pragma once

#include "yd-ui-toast.h"
#include "yd-ui-units-window.h"

#include "yd-ui-panes.h"
#include "yd-ui-unit-detail.h"
#include "yd-ui-units-kinds.h"
#include "yd-ui-units-table.h"

G_BEGIN_DECLS

struct _YdUiUnitsWindow
{
  YdUiToolWindow parent_instance;

  /* template */
  AdwWindowTitle *window_title;
  GtkWidget *kinds_button, *detail_button, *search_button, *undo_button, *redo_button;
  GtkWidget *new_button, *new_content, *import_button, *import_content;
  YdUiToasts *toasts;
  YdUiPanes *panes;
  GtkLabel *count, *gone;
  GtkWidget *hint;

  GtkWidget *search_bar, *search_entry;
  GtkWidget *bar; /* names that are not in the register */
  GtkLabel *bar_words;
  GtkStack *stack; /* table, nothing found, nothing there */
  YdUiUnitsKinds *kinds;
  YdUiUnitsTable *table;
  YdUiUnitDetail *detail;

  YdUiUnitsFacts *facts;       /* owned */
  GSimpleActionGroup *actions; /* owned */
  YdId wanted;                 /* unit to be chosen once it is counted */
  guint count_id;              /* source */
  gboolean editable;           /* as it was shown last */
  gboolean wordless;           /* the header's buttons are narrow */
  guint narrow_id;             /* source */
  guint focus_id;              /* source: gives the keyboard to the table once it has rows */
};

void yd_ui_units_window_done (gpointer data, const char *words, YdId unit);

/* yd-ui-units-actions.c */
void yd_ui_units_actions_install (YdUiUnitsWindow *self);

G_END_DECLS

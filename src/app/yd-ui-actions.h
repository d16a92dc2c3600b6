#pragma once

#include "yd-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One command, as menus, tooltips, accelerators and the shortcuts window know it. */
typedef struct
{
  const char *action; /* detailed name: win.undo */
  const char *accels; /* as GTK parses them, parted by a space; NULL for none */
  const char *title;  /* translatable */
  const char *group;  /* translatable; NULL: not in the shortcuts window */
  gboolean list_key;  /* a key of the outline alone, never an accelerator */
} YdUiAction;

const YdUiAction *yd_ui_actions_get (guint *n_actions);
void yd_ui_actions_install (GtkApplication *application);
char *yd_ui_actions_dup_tooltip (const char *action, const char *title);

/* A button for win.undo or win.redo says what it would take back or do again; @entry: nullable. */
void yd_ui_actions_show_undo (GtkWidget *button, const char *action, const YdHistoryEntry *entry,
                              YdPlan *plan);

G_END_DECLS

#pragma once

#include "yd-ui-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Questions about one unit, each a window over the register. They go when the plan does not have the
 * unit any more. */

/* The frame of such a question: a header with Cancel and @accept, below it groups of rows. */
typedef struct
{
  GtkWindow *window;
  GtkWidget *page;    /* AdwPreferencesPage */
  GtkWidget *accept;  /* the main button */
  GtkWidget *problem; /* a sentence above the rows, hidden while there is none */
} YdUiUnitDialog;

YdUiUnitDialog yd_ui_unit_dialog_new (GtkWindow *parent, const char *title, const char *accept,
                                      int height);
void yd_ui_unit_dialog_say (YdUiUnitDialog *self, const char *problem);

/* Called when it is done, with what a person is told. */
typedef void (*YdUiUnitDone) (gpointer data, const char *words, YdId unit);

void yd_ui_unit_ask_new (GtkWindow *parent, YdUiDocument *document, int kind, YdUiUnitDone done,
                         gpointer data);
void yd_ui_unit_ask_rename (GtkWindow *parent, YdUiDocument *document, YdUnit *unit,
                            YdUiUnitDone done, gpointer data);
/* @into: (nullable): the proposal */
void yd_ui_unit_ask_merge (GtkWindow *parent, YdUiDocument *document, YdUnit *unit, YdUnit *into,
                           YdUiUnitDone done, gpointer data);
/* Who belongs to a collective: all units by kind, each with a tick. */
void yd_ui_unit_ask_members (GtkWindow *parent, YdUiDocument *document, YdUnit *unit,
                             YdUiUnitDone done, gpointer data);
/* Deletes at once what nothing hangs on; else shows where it is used and asks who takes its place. */
void yd_ui_unit_ask_delete (GtkWindow *parent, YdUiDocument *document, YdUnit *unit,
                            YdUiUnitDone done, gpointer data);

G_END_DECLS

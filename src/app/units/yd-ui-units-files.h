#pragma once

#include "yd-ui-toast.h"
#include "yd-ui-unit-dialog.h"

G_BEGIN_DECLS

/* Lists of units in and out: workbooks and the clipboard. @done is told what became of them. */
void yd_ui_units_files_import (GtkWindow *parent, YdUiDocument *document, YdUiUnitDone done,
                               gpointer data);
void yd_ui_units_files_read (GtkWindow *parent, YdUiDocument *document, GFile *file,
                             YdUiUnitDone done, gpointer data);
void yd_ui_units_files_paste (GtkWindow *parent, YdUiDocument *document, YdUiUnitDone done,
                              gpointer data);
void yd_ui_units_files_export (GtkWindow *parent, YdUiDocument *document, YdUiToasts *toasts);

G_END_DECLS

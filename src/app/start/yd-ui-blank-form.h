#pragma once

#include "yd-rows.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @rows: (transfer full) (nullable): of the new plan; %NULL where the person thought better of it */
typedef void (*YdUiBlankDone) (YdRowList *rows, gpointer user_data);

void yd_ui_blank_form_present (GtkWindow *parent, YdUiBlankDone done, gpointer user_data);

G_END_DECLS

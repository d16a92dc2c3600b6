#pragma once

#include "yd-ui-unit-dialog.h"
#include "yd-unit-table.h"

G_BEGIN_DECLS

/* Shows what a list of units says and what it would change; columns can be given another meaning.
 * @table: (transfer full). @done is told the counts; nothing is deleted. */
void yd_ui_units_import_ask (GtkWindow *parent, YdUiDocument *document, YdUnitTable *table,
                             const char *source, YdUiUnitDone done, gpointer data);

G_END_DECLS

#pragma once

#include "yd-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What was found in a document, and what reading it was unsure of. */
void yd_ui_import_report_present (GtkWindow *parent, const YdImportResult *result);

G_END_DECLS

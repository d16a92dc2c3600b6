#pragma once

#include "yd-ui-finding-entry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One row of the list of findings. It shows any kind of entry, and asks through actions:
 *
 *   findings.fix, findings.ignore, findings.restore (u: the row's place in the list) */
#define YD_UI_TYPE_FINDING_LINE (yd_ui_finding_line_get_type ())
G_DECLARE_FINAL_TYPE (YdUiFindingLine, yd_ui_finding_line, YD_UI, FINDING_LINE, GtkBox)

GtkWidget *yd_ui_finding_line_new (void);
void yd_ui_finding_line_show (YdUiFindingLine *self, YdUiFindingEntry *entry, guint position,
                              gboolean editable);
guint yd_ui_finding_line_get_position (YdUiFindingLine *self);

G_END_DECLS

#pragma once

#include "yd-ui-selection.h"

G_BEGIN_DECLS

/* What hangs on the selected item: units, indicators, milestones, findings, comments. */
#define YD_UI_TYPE_INSPECTOR (yd_ui_inspector_get_type ())
G_DECLARE_FINAL_TYPE (YdUiInspector, yd_ui_inspector, YD_UI, INSPECTOR, GtkWidget)

void yd_ui_inspector_set_selection (YdUiInspector *self, YdUiSelection *selection);
void yd_ui_inspector_set_findings (YdUiInspector *self, GPtrArray *findings);
/* Gives the keyboard to where a record of the selected item is changed, once that is shown: of an
 * %YD_TABLE_ASSIGNMENT to the entry for units. */
void yd_ui_inspector_edit (YdUiInspector *self, YdTable table, YdId record);

G_END_DECLS

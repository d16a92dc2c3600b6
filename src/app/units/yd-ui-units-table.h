#pragma once

#include "yd-ui-document.h"
#include "yd-ui-units-facts.h"

G_BEGIN_DECLS

/* The register as a table, in the order of precedence.
 *
 * Signals:
 *   YdUiUnitsTable::selected       another unit is chosen, or none
 *   YdUiUnitsTable::activated      the chosen one shall be shown
 *   YdUiUnitsTable::delete-asked   … shall go
 *   YdUiUnitsTable::rename-asked   … shall be called otherwise
 *   YdUiUnitsTable::shown-changed  other units are listed */
#define YD_UI_TYPE_UNITS_TABLE (yd_ui_units_table_get_type ())
G_DECLARE_FINAL_TYPE (YdUiUnitsTable, yd_ui_units_table, YD_UI, UNITS_TABLE, GtkWidget)

void yd_ui_units_table_set_document (YdUiUnitsTable *self, YdUiDocument *document);
void yd_ui_units_table_set_facts (YdUiUnitsTable *self, YdUiUnitsFacts *facts);
void yd_ui_units_table_set_part (YdUiUnitsTable *self, YdUiUnits part);
void yd_ui_units_table_set_search (YdUiUnitsTable *self, const char *text);
guint yd_ui_units_table_get_n_shown (YdUiUnitsTable *self);
YdUnit *yd_ui_units_table_get_unit (YdUiUnitsTable *self);
void yd_ui_units_table_select (YdUiUnitsTable *self, YdUnit *unit);
gboolean yd_ui_units_table_can_shift (YdUiUnitsTable *self, int direction);
void yd_ui_units_table_shift (YdUiUnitsTable *self, int direction);

G_END_DECLS

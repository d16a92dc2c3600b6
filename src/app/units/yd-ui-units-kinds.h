#pragma once

#include "yd-ui-units-facts.h"

G_BEGIN_DECLS

/* The parts of the register with how many units are in each. Signal: YdUiUnitsKinds::chosen. */
#define YD_UI_TYPE_UNITS_KINDS (yd_ui_units_kinds_get_type ())
G_DECLARE_FINAL_TYPE (YdUiUnitsKinds, yd_ui_units_kinds, YD_UI, UNITS_KINDS, GtkWidget)

GtkWidget *yd_ui_units_kinds_new (void);
void yd_ui_units_kinds_show (YdUiUnitsKinds *self, YdUiUnitsFacts *facts);
YdUiUnits yd_ui_units_kinds_get_part (YdUiUnitsKinds *self);
void yd_ui_units_kinds_set_part (YdUiUnitsKinds *self, YdUiUnits part);

G_END_DECLS

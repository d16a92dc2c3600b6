#pragma once

#include "yd-ui-document.h"
#include "yd-ui-units-facts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One unit of the register, with what it carries.
 *
 * Signals:
 *   YdUiUnitDetail::rename-asked, ::delete-asked
 *   YdUiUnitDetail::merge-asked (YdUnit or %NULL)   into which
 *   YdUiUnitDetail::shift-asked (int)               -1 up, 1 down
 *   YdUiUnitDetail::item-chosen (YdItem)            shall be shown
 *   YdUiUnitDetail::done (const char *)             something went that can be undone */
#define YD_UI_TYPE_UNIT_DETAIL (yd_ui_unit_detail_get_type ())
G_DECLARE_FINAL_TYPE (YdUiUnitDetail, yd_ui_unit_detail, YD_UI, UNIT_DETAIL, GtkWidget)

void yd_ui_unit_detail_set_document (YdUiUnitDetail *self, YdUiDocument *document);
/* @facts: borrowed until the next call */
void yd_ui_unit_detail_show (YdUiUnitDetail *self, YdUnit *unit, YdUiUnitsFacts *facts,
                             gboolean can_up, gboolean can_down);

G_END_DECLS

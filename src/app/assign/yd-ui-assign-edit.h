#pragma once

#include "yd-ui-assign-model.h"
#include "yd-ui-document.h"

G_BEGIN_DECLS

guint yd_ui_assign_edit_set_share (YdUiDocument *document, GArray *places, YdUiShare share);
GArray *yd_ui_assign_edit_dup_places (YdPlan *plan, GArray *items);

G_END_DECLS

#pragma once

#include "yd-ui-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The members of a unit that is a collective, as they are edited.
 *
 * Signal: YdUiUnitMembers::done (const char *words), after one was removed */
#define YD_UI_TYPE_UNIT_MEMBERS (yd_ui_unit_members_get_type ())
G_DECLARE_FINAL_TYPE (YdUiUnitMembers, yd_ui_unit_members, YD_UI, UNIT_MEMBERS, GtkWidget)

void yd_ui_unit_members_show (YdUiUnitMembers *self, YdUiDocument *document, YdUnit *unit,
                              gboolean editable);

G_END_DECLS

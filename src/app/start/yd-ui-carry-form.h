#pragma once

#include "yd-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @year: of the new plan; 0 where the person thought better of it
 * @turned: (nullable): as yd_carry_plan() takes it; valid in the call alone */
typedef void (*YdUiCarryDone) (int year, GHashTable *turned, gpointer user_data);

void yd_ui_carry_form_present (GtkWindow *parent, YdPlan *last, YdUiCarryDone done,
                               gpointer user_data);

G_END_DECLS

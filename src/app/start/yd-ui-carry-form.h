#pragma once

#include "yd-carry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @options: (nullable): as yd_carry_plan() takes them, valid in the call alone; %NULL where the person
 * thought better of it */
typedef void (*YdUiCarryDone) (const YdCarryOptions *options, gpointer user_data);

void yd_ui_carry_form_present (GtkWindow *parent, YdPlan *last, YdUiCarryDone done,
                               gpointer user_data);

G_END_DECLS

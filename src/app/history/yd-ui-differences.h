#pragma once

#include "yd-plan-diff.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What differs between two states of a plan, as a list of redlines in the order of the plan.
 *
 * Signals:
 *   YdUiDifferences::chosen (gint64 item)   an item of the later state was chosen */
#define YD_UI_TYPE_DIFFERENCES (yd_ui_differences_get_type ())
G_DECLARE_FINAL_TYPE (YdUiDifferences, yd_ui_differences, YD_UI, DIFFERENCES, GtkWidget)

void yd_ui_differences_set (YdUiDifferences *self, GPtrArray *differences);
void yd_ui_differences_say (YdUiDifferences *self, const char *title, const char *words);
char *yd_ui_differences_dup_rules (const char *text);

G_END_DECLS

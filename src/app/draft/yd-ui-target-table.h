#pragma once

#include "yd-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What years and units have of an indicator: years across, units down, and what the units make in the
 * last line. To be read, or with a field in each cell. */
#define YD_UI_TYPE_TARGET_TABLE (yd_ui_target_table_get_type ())
G_DECLARE_FINAL_TYPE (YdUiTargetTable, yd_ui_target_table, YD_UI, TARGET_TABLE, GtkWidget)

GtkWidget *yd_ui_target_table_new (YdIndicator *indicator);
GtkWidget *yd_ui_target_table_new_form (YdItem *item, YdIndicator *indicator);
gboolean yd_ui_target_table_is_empty (YdUiTargetTable *self);
void yd_ui_target_table_set_whole (YdUiTargetTable *self, const char *text);
void yd_ui_target_table_set_adds_up (YdUiTargetTable *self, YdAddsUp adds_up);
GArray *yd_ui_target_table_dup_targets (YdUiTargetTable *self);

G_END_DECLS

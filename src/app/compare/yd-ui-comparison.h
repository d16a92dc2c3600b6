#pragma once

#include "yd-plan-compare.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One line of a comparison as an object that a list can hold. */
#define YD_UI_TYPE_COMPARISON (yd_ui_comparison_get_type ())
G_DECLARE_FINAL_TYPE (YdUiComparison, yd_ui_comparison, YD_UI, COMPARISON, GObject)

YdUiComparison *yd_ui_comparison_new (GPtrArray *rows, guint index, YdPlan *plan, YdPlan *other);
gboolean yd_ui_comparison_is_same_pair (gconstpointer a, gconstpointer b);
gboolean yd_ui_comparison_is_open (YdUiComparison *self);
void yd_ui_comparison_set_open (YdUiComparison *self, gboolean open);
const YdComparisonRow *yd_ui_comparison_get_row (YdUiComparison *self);

/* What shows one; it asks by the action compare.take-over (x: the other plan's point). */
#define YD_UI_TYPE_COMPARISON_LINE (yd_ui_comparison_line_get_type ())
G_DECLARE_FINAL_TYPE (YdUiComparisonLine, yd_ui_comparison_line, YD_UI, COMPARISON_LINE, GtkBox)

GtkWidget *yd_ui_comparison_line_new (GtkSizeGroup *tags, GtkSizeGroup *actions);
void yd_ui_comparison_line_show (YdUiComparisonLine *self, YdUiComparison *comparison,
                                 gboolean editable);

G_END_DECLS

#pragma once

#include "yd-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the inspector says of a point, in one row: who leads, who supports, and how many indicators,
 * milestones, suggestions and findings there are. */
#define YD_UI_TYPE_SUMMARY (yd_ui_summary_get_type ())
G_DECLARE_FINAL_TYPE (YdUiSummary, yd_ui_summary, YD_UI, SUMMARY, GtkWidget)

char *yd_ui_summary_show (YdUiSummary *self, YdItem *item, guint n_suggestions, guint n_findings);

G_END_DECLS

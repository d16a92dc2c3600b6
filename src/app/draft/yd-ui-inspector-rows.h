#pragma once

#include "yd-ui-document.h"
#include "yd-finding.h"

G_BEGIN_DECLS

/* Rows of the inspector, each made anew from what it shows. */
GtkWidget *yd_ui_indicator_row_new (YdUiDocument *document, YdIndicator *indicator);
GtkWidget *yd_ui_milestone_row_new (YdUiDocument *document, YdMilestone *milestone);
GtkWidget *yd_ui_suggestion_row_new (YdUiDocument *document, const YdSuggestionRow *row);
GtkWidget *yd_ui_finding_row_new (YdUiDocument *document, YdFinding *finding);
GtkWidget *yd_ui_task_row_new (YdItem *task);
GtkWidget *yd_ui_comment_row_new (YdUiDocument *document, YdComment *comment);

G_END_DECLS

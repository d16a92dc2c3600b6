#pragma once

#include "yd-ui-document.h"

G_BEGIN_DECLS

GtkWidget *yd_ui_milestone_light_new (YdUiDocument *document, YdMilestone *milestone);
char *yd_ui_milestone_light_dup_words (YdMilestone *milestone);

G_END_DECLS

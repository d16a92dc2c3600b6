#pragma once

#include "yd-finding.h"
#include "yd-ui-document.h"

G_BEGIN_DECLS

/* Applies the safe fixes of findings to a plan that is open. */
char *yd_ui_fix_dup_preview (YdPlan *plan, GPtrArray *findings, guint *n_places);
guint yd_ui_fix_findings (YdUiDocument *document, GPtrArray *findings);
guint yd_ui_fix_finding (YdUiDocument *document, YdFinding *finding);

G_END_DECLS

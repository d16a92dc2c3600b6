#pragma once

#include "yd-plan.h"

G_BEGIN_DECLS

/* What the text was when the plan was issued, or was read in as an issued one, as
 * yd_issued_text_dup_digest() gives it: set together with the stage. */
#define YD_SETTING_ISSUED_TEXT "issued-text"

char *yd_issued_text_dup_digest (YdPlan *plan, const YdPlanRow *row);
gboolean yd_issued_text_is_changed (YdPlan *plan);

G_END_DECLS

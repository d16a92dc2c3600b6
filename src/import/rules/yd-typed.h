#pragma once

#include "yd-plan.h"
#include "yd-rule-date.h"
#include "yd-rule-figure.h"

G_BEGIN_DECLS

/* What a person types into a field that asks for a time limit or for a target, read by the rules that read
 * a text: the words must be that and nothing else. */

YdDateFrame yd_typed_get_frame (YdPlan *plan);
gboolean yd_typed_read_due (const char *text, const YdDateFrame *frame, YdDateFound *found);
gboolean yd_typed_read_target (const char *text, YdFigureFound *found);

G_END_DECLS

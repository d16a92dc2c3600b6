#pragma once

#include "yd-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The checks of an open plan, run again in quiet moments after each change.
 *
 * Signals:
 *   YdUiLiveCheck::changed   the checks were run to the end
 */
#define YD_UI_TYPE_LIVE_CHECK (yd_ui_live_check_get_type ())
G_DECLARE_FINAL_TYPE (YdUiLiveCheck, yd_ui_live_check, YD_UI, LIVE_CHECK, GObject)

YdUiLiveCheck *yd_ui_live_check_new (YdPlan *plan);
void yd_ui_live_check_queue (YdUiLiveCheck *self);
GPtrArray *yd_ui_live_check_get_findings (YdUiLiveCheck *self);
YdPlan *yd_ui_live_check_get_other (YdUiLiveCheck *self);
void yd_ui_live_check_set_other (YdUiLiveCheck *self, YdPlan *other);

G_END_DECLS

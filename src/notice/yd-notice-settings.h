#pragma once

#include "yd-notice-options.h"
#include "yd-plan.h"

G_BEGIN_DECLS

/* Settings of the plan that say how its notice is laid out, whoever prints it and wherever. */
#define YD_SETTING_PROFILE "notice-profile"             /* std, word, 28pt */
#define YD_SETTING_LATIN "notice-latin"                 /* same, times */
#define YD_SETTING_UPRIGHT_TABLE "notice-upright-table" /* 1 */

void yd_notice_options_read_settings (YdNoticeOptions *self, YdPlan *plan);

G_END_DECLS

/* Owns: what of a notice's layout belongs to the document. Refuses: what belongs to a machine or
 * its paper (both sides, preprinted heads). */

#include "yd-notice-settings.h"

/* @self: keeps what @plan says nothing of, and what no document decides */
void
yd_notice_options_read_settings (YdNoticeOptions *self, YdPlan *plan)
{
  YdNoticeProfile profile = YD_PROFILE_STD;
  yd_notice_profile_parse (yd_plan_get_setting (plan, YD_SETTING_PROFILE), &profile);
  self->profile = profile;
  YdLatin latin = YD_LATIN_SAME;
  yd_notice_latin_parse (yd_plan_get_setting (plan, YD_SETTING_LATIN), &latin);
  self->latin = latin;
  self->upright_table = g_strcmp0 (yd_plan_get_setting (plan, YD_SETTING_UPRIGHT_TABLE), "1") == 0;
}

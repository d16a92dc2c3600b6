#pragma once

#include "yd-record.h"

G_BEGIN_DECLS

/* Records that are no more than their row: read them through the row. */

#define YD_PLAIN_RECORD(Name, name, NAME)                        \
  G_DECLARE_FINAL_TYPE (Yd##Name, yd_##name, YD, NAME, YdRecord) \
  const Yd##Name##Row *yd_##name##_get_row (Yd##Name *self);

#define YD_TYPE_UNIT_ALIAS (yd_unit_alias_get_type ())
YD_PLAIN_RECORD (UnitAlias, unit_alias, UNIT_ALIAS)
#define YD_TYPE_UNIT_MEMBER (yd_unit_member_get_type ())
YD_PLAIN_RECORD (UnitMember, unit_member, UNIT_MEMBER)
#define YD_TYPE_REPORT (yd_report_get_type ())
YD_PLAIN_RECORD (Report, report, REPORT)
#define YD_TYPE_RECIPIENT (yd_recipient_get_type ())
YD_PLAIN_RECORD (Recipient, recipient, RECIPIENT)
#define YD_TYPE_UNPLACED (yd_unplaced_get_type ())
YD_PLAIN_RECORD (Unplaced, unplaced, UNPLACED)
#define YD_TYPE_COMMENT (yd_comment_get_type ())
YD_PLAIN_RECORD (Comment, comment, COMMENT)
#define YD_TYPE_SUPPRESSION (yd_suppression_get_type ())
YD_PLAIN_RECORD (Suppression, suppression, SUPPRESSION)
#define YD_TYPE_SETTING (yd_setting_get_type ())
YD_PLAIN_RECORD (Setting, setting, SETTING)

G_END_DECLS

#include "yd-plain-records.h"

#define DEFINE_PLAIN_RECORD(Name, name, NAME)                 \
  struct _Yd##Name                                            \
  {                                                           \
    YdRecord parent_instance;                                 \
  };                                                          \
  G_DEFINE_FINAL_TYPE (Yd##Name, yd_##name, YD_TYPE_RECORD)   \
  static void yd_##name##_class_init (Yd##Name##Class *klass) \
  {                                                           \
    YD_RECORD_CLASS (klass)->table = YD_TABLE_##NAME;         \
  }                                                           \
  static void yd_##name##_init (Yd##Name *self) {}            \
  const Yd##Name##Row *yd_##name##_get_row (Yd##Name *self)   \
  {                                                           \
    return yd_record_get_row (YD_RECORD (self));              \
  }

DEFINE_PLAIN_RECORD (UnitAlias, unit_alias, UNIT_ALIAS)
DEFINE_PLAIN_RECORD (UnitMember, unit_member, UNIT_MEMBER)
DEFINE_PLAIN_RECORD (Report, report, REPORT)
DEFINE_PLAIN_RECORD (Recipient, recipient, RECIPIENT)
DEFINE_PLAIN_RECORD (Unplaced, unplaced, UNPLACED)
DEFINE_PLAIN_RECORD (Comment, comment, COMMENT)
DEFINE_PLAIN_RECORD (Suppression, suppression, SUPPRESSION)
DEFINE_PLAIN_RECORD (Setting, setting, SETTING)

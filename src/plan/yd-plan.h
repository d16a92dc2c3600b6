#pragma once

#include "yd-annex.h"
#include "yd-assignment.h"
#include "yd-indicator.h"
#include "yd-item.h"
#include "yd-milestone.h"
#include "yd-notice.h"
#include "yd-paragraph.h"
#include "yd-plain-records.h"
#include "yd-record.h"
#include "yd-state.h"
#include "yd-suggestion.h"
#include "yd-unit.h"

G_BEGIN_DECLS

/* A plan as it is read: records that hang together, in lists that tell of changes. It belongs to one
 * thread; work elsewhere gets yd_plan_snapshot(). */
#define YD_TYPE_PLAN (yd_plan_get_type ())
G_DECLARE_FINAL_TYPE (YdPlan, yd_plan, YD, PLAN, GObject)

YdPlan *yd_plan_new (void);
YdPlan *yd_plan_snapshot (YdPlan *self);

const YdPlanRow *yd_plan_get_row (YdPlan *self);
YdId yd_plan_get_id (YdPlan *self);
const char *yd_plan_get_title (YdPlan *self);
int yd_plan_get_year (YdPlan *self);
YdDate yd_plan_get_last_day (YdPlan *self);

YdRecordList *yd_plan_list_items (YdPlan *self);
YdRecordList *yd_plan_list_units (YdPlan *self);
YdRecordList *yd_plan_list_preamble (YdPlan *self);
YdRecordList *yd_plan_list_closing (YdPlan *self);
YdRecordList *yd_plan_list_unplaced (YdPlan *self);
YdRecordList *yd_plan_list_comments (YdPlan *self);
YdRecordList *yd_plan_list_suppressions (YdPlan *self);
YdRecordList *yd_plan_list_settings (YdPlan *self);
YdNotice *yd_plan_get_notice (YdPlan *self);
guint64 yd_plan_get_frame_stamp (YdPlan *self);

YdItem *yd_plan_get_first_item (YdPlan *self);
YdRecord *yd_plan_find (YdPlan *self, YdTable table, YdId id);
YdItem *yd_plan_find_item (YdPlan *self, YdId id);
YdUnit *yd_plan_find_unit (YdPlan *self, YdId id);
YdSetting *yd_plan_find_setting (YdPlan *self, const char *name);
const char *yd_plan_get_setting (YdPlan *self, const char *name);
YdUnit *yd_plan_find_unit_by_name (YdPlan *self, const char *name);
char *yd_plan_dup_collectives_text (YdPlan *self, YdUnit *unit);
YdAssignment *yd_plan_find_assignment (YdPlan *self, YdId item, YdId unit);
glong yd_plan_count_characters (YdPlan *self);
glong yd_plan_count_ends (YdPlan *self);
glong yd_plan_get_length_limit (YdPlan *self, gboolean *exempt);
guint yd_plan_count_items (YdPlan *self, YdItemKind kind);

G_END_DECLS

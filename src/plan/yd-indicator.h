#pragma once

#include "yd-indicator-target.h"
#include "yd-record.h"

G_BEGIN_DECLS

/* Something counted, with its target. */
#define YD_TYPE_INDICATOR (yd_indicator_get_type ())
G_DECLARE_FINAL_TYPE (YdIndicator, yd_indicator, YD, INDICATOR, YdRecord)

const YdIndicatorRow *yd_indicator_get_row (YdIndicator *self);

YdRecordList *yd_indicator_list_targets (YdIndicator *self);
GPtrArray *yd_indicator_dup_targets (YdIndicator *self);
const YdIndicatorTargetRow *yd_indicator_find_target (YdIndicator *self, int year, YdId unit);
gboolean yd_indicator_get_whole (YdIndicator *self, int year, YdDecimal *whole);
YdAddsUp yd_indicator_get_adds_up (YdIndicator *self);
gboolean yd_indicator_add_up (YdIndicator *self, int year, YdDecimal *sum);

char *yd_indicator_dup_breakdown (YdIndicator *self);
char *yd_indicator_dup_target_text (YdIndicator *self);
char *yd_comparison_dup_text (int comparison, gint64 target, gint64 target_high, int scale,
                              const char *measure);

G_END_DECLS

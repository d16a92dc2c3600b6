#pragma once

#include "yd-record.h"

G_BEGIN_DECLS

typedef struct _YdUnit YdUnit;
typedef struct _YdIndicator YdIndicator;

/* What an indicator shall reach in one year, or what one unit shall reach of it. */
#define YD_TYPE_INDICATOR_TARGET (yd_indicator_target_get_type ())
G_DECLARE_FINAL_TYPE (YdIndicatorTarget, yd_indicator_target, YD, INDICATOR_TARGET, YdRecord)

const YdIndicatorTargetRow *yd_indicator_target_get_row (YdIndicatorTarget *self);

YdUnit *yd_indicator_target_get_unit (YdIndicatorTarget *self);
YdIndicator *yd_indicator_target_get_indicator (YdIndicatorTarget *self);
char *yd_indicator_target_dup_text (YdIndicatorTarget *self);

YdId yd_indicator_target_make_id (YdId indicator, int year, YdId unit);
void yd_indicator_target_join (YdIndicatorTargetRow *row, const YdIndicatorTargetRow *other);

const char *yd_adds_up_get_chinese (YdAddsUp adds_up);
gboolean yd_adds_up_compute (YdAddsUp adds_up, const YdDecimal *values, guint n_values,
                             YdDecimal *whole);

G_END_DECLS

#pragma once

#include "yd-record.h"

G_BEGIN_DECLS

/* Something counted, with its target. */
#define YD_TYPE_INDICATOR (yd_indicator_get_type ())
G_DECLARE_FINAL_TYPE (YdIndicator, yd_indicator, YD, INDICATOR, YdRecord)

const YdIndicatorRow *yd_indicator_get_row (YdIndicator *self);

char *yd_indicator_dup_target_text (YdIndicator *self);
char *yd_comparison_dup_text (int comparison, gint64 target, gint64 target_high, int scale,
                              const char *measure);

G_END_DECLS

#pragma once

#include "yd-indicator.h"

YdRecordList *yd_indicator_make_targets (YdIndicator *self);

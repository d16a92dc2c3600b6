#pragma once

#include "yd-unit.h"

YdRecordList *yd_unit_make_list (YdUnit *self, YdTable table);

#pragma once

#include "yd-rows.h"

YdRowList *bench_plan_make_rows (int n_points);

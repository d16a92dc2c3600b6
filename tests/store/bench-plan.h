#pragma once

#include "yd-rows.h"

YdRowList *bench_plan_make_rows (int n_points);
/* The same as a file. */
void bench_plan_make_file (const char *path, int n_points);

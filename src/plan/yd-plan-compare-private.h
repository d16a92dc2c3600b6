#pragma once

#include "yd-plan-compare.h"

/* For the comparison of plans alone. */

void yd_comparison_row_add_reason (YdComparisonRow *row, YdWhy why, const char *what,
                                   const char *before, const char *after);
void yd_compare_asks (YdItem *was, YdItem *now, int years, const char *all, YdComparisonRow *row);

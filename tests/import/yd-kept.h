#pragma once

#include "yd-import.h"

/* Han characters and digits of the source that no row of the result has any more, with how many of
 * each; "" where nothing was lost. What dates, counts and labels are made of is not asked for. */
char *yd_find_lost (const YdImportResult *result);

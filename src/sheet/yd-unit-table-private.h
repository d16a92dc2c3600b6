#pragma once

#include "yd-unit-table.h"

/* What the two sides of reading a list of units share. */

#define YD_UNIT_NAME_LENGTH 100 /* characters that are kept of a name */

gboolean yd_unit_table_is_number (const char *text);
int yd_unit_table_parse_kind (const char *words);

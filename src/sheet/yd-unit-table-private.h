#pragma once

#include "yd-unit-table.h"

/* What the two sides of reading a list of units share. */

gboolean yd_unit_table_is_number (const char *text);
int yd_unit_table_parse_kind (const char *words);

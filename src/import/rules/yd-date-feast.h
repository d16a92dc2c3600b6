#pragma once

#include "yd-rule-date.h"

G_BEGIN_DECLS

/* Private to the rule of dates. */
const char *yd_date_feast_read (const char *p, int year, YdDateFound *found);

G_END_DECLS

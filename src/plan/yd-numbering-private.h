#pragma once

#include "yd-numbering.h"

typedef void (*YdNumberingChanged) (YdItem *item, gpointer user_data);

void yd_numbering_run (YdPlan *plan, YdNumberingChanged changed, gpointer user_data);

#pragma once

#include "yd-import.h"

/* What was read as lines of text, for comparing with what was expected. */
char *yd_outline_text (const YdImportResult *result);

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *yd_numeral_format (int value);
gsize yd_numeral_parse (const char *text, int *value);

G_END_DECLS

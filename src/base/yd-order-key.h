#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Order keys are base-62 text (0-9A-Za-z) compared bytewise; equal ones are told apart by row id.
 * They never end in '0', so there is always room before and after. */
#define YD_ORDER_KEY_MAX_LENGTH 40

char *yd_order_key_between (const char *before, const char *after);
char **yd_order_key_spread (guint count, const char *before, const char *after);

G_END_DECLS

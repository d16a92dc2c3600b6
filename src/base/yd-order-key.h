#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Order keys are base-62 text (0-9A-Za-z) compared bytewise; equal ones are told apart by row id.
 * They never end in '0', so there is always room before and after. */
#define YD_ORDER_KEY_MAX_LENGTH 40

char *yd_order_key_between (const char *before, const char *after);
char **yd_order_key_spread (guint count, const char *before, const char *after);

/* Keys of rows that belong together: HEAD INFIX COUNT, where the infix is random and the same for all
 * that one person adds. Two copies of a plan find the same place for what both add there, and only the
 * infix keeps the rows of the one from standing between the rows of the other after a merge. */
#define YD_ORDER_KEY_INFIX_LENGTH 4

char *yd_order_key_new_infix (void);
char **yd_order_key_run (guint count, const char *before, const char *after, const char *infix);

G_END_DECLS

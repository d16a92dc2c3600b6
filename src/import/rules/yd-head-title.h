#pragma once

#include "yd-outline.h"

G_BEGIN_DECLS

/* Private to the rules of the head and the envelope. */
void yd_head_set (YdOutline *outline, char **field, const char *value, const char *text);
char *yd_head_dup_number (const char *start, const char *end);
char *yd_head_dup_sent (const char *title);
void yd_head_take_title (YdOutline *outline, GPtrArray *pieces, gboolean plan);

G_END_DECLS

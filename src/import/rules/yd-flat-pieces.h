#pragma once

#include "yd-lines.h"

G_BEGIN_DECLS

/* Private to the rule of flattened text. Each adds lines to @out that are like @like, made of the
 * words from @start to @end. */

void yd_flat_add_piece (GPtrArray *out, const YdLine *like, const char *start, const char *end);
void yd_flat_split_envelope (GPtrArray *out, const YdLine *line, const char *start,
                             const char *end);
const char *yd_flat_split_dated (GPtrArray *out, const YdLine *like, const char *start,
                                 const char *end);
void yd_flat_split_tail (GPtrArray *out, const YdLine *line, const char *start, const char *end,
                         const char *signer);
char *yd_flat_find_signer (const char *text);

G_END_DECLS

#pragma once

#include "yd-block-writer.h"

G_BEGIN_DECLS

/* The breakdown table (任务分解表) as blocks: six heads, then rows of six cells or one group cell. */
#define YD_BREAKDOWN_COLUMNS 6

gboolean yd_breakdown_has_rows (YdPlan *plan);
char *yd_breakdown_dup_title (YdPlan *plan);
void yd_breakdown_add_rows (YdBlockWriter *writer, YdPlan *plan, YdContentMemory *memory);

G_END_DECLS

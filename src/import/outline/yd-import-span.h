#pragma once

#include "yd-import-draft.h"

G_BEGIN_DECLS

GArray *yd_import_find_spans (const YdBlocks *blocks, YdOutline *outline);

G_END_DECLS

#pragma once

#include "yd-outline.h"

G_BEGIN_DECLS

/* Private to the import: an outline as the list of its items in the order of the text, each with its
 * level, which is how a person sees it who moves one of them to another level. */
typedef struct
{
  YdOutlineItem *item; /* owned by the list, and without children */
  int depth;
} YdOutlineLevel;

GArray *yd_outline_take_apart (YdOutline *self);
void yd_outline_put_together (YdOutline *self, GArray *levels);
void yd_outline_levels_set_kind (GArray *levels, guint index, YdItemKind kind);
guint yd_outline_levels_end (const GArray *levels, guint index);

gboolean yd_outline_get_next_kind (const YdOutline *self, const YdOutlineItem *item, gboolean up,
                                   YdItemKind *kind);

G_END_DECLS

#pragma once

#include "yd-item.h"

void yd_item_place (YdItem *self, guint index, guint depth);
gboolean yd_item_set_number (YdItem *self, char *number);
YdRecordList *yd_item_make_list (YdItem *self, YdTable table);
void yd_item_touch_tree (YdItem *self, guint64 stamp);

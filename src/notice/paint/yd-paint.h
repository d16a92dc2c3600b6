#pragma once

#include "yd-pages.h"

G_BEGIN_DECLS

void yd_pages_paint (YdPages *self, guint index, cairo_t *cr);
void yd_pages_paint_item (YdPages *self, guint index, guint item, cairo_t *cr);
void yd_pages_paint_tagged (YdPages *self, guint index, cairo_t *cr);

G_END_DECLS

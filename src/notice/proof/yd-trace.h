#pragma once

#include "yd-pages.h"

G_BEGIN_DECLS

char *yd_pages_to_trace (YdPages *self);

G_END_DECLS

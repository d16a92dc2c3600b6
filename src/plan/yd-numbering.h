#pragma once

#include "yd-item.h"

G_BEGIN_DECLS

char *yd_numbering_format (YdNumberForm form, int number, const char *mark);
YdNumberForm yd_numbering_get_form (YdItem *item);

G_END_DECLS

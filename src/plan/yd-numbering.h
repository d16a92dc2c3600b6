#pragma once

#include "yd-item.h"

G_BEGIN_DECLS

char *yd_numbering_format (YdNumberForm form, int number, const char *mark);
YdNumberForm yd_numbering_get_form (YdItem *item);
int yd_numbering_parse (const char *text);
int yd_numbering_get_value (YdItem *item);

G_END_DECLS

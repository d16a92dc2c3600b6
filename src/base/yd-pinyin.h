#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *yd_pinyin_dup_initials (const char *text);

G_END_DECLS

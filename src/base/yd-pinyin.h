#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *yd_pinyin_dup_initials (const char *text);
gboolean yd_pinyin_sounds_alike (gunichar a, gunichar b);

G_END_DECLS

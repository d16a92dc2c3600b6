#pragma once

#include <glib.h>

G_BEGIN_DECLS

int yd_pinyin_find (const char *name, const char *typed);
gboolean yd_pinyin_sounds_alike (gunichar a, gunichar b);

G_END_DECLS

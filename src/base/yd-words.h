#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean *yd_words_find_starts (const char *text, gssize length, guint *n);

G_END_DECLS

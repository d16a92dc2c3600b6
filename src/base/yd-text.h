#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *yd_text_normalise (const char *text, gssize length);
char *yd_text_squeeze (const char *text);
char *yd_text_clean_foreign (const char *text);
char *yd_text_clean_name (const char *text);
gboolean yd_text_is_same_name (const char *a, const char *b);
glong yd_text_count (const char *text);
char **yd_text_split_lines (const char *text);
char *yd_text_dup_file_name (const char *text, guint max);

G_END_DECLS

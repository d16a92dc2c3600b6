#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Private to store/: the small JSON files beside plans and working copies. Anybody may have written them. */
JsonObject *yd_note_parse (const char *text, const char *format);
char *yd_note_dup_string (JsonObject *note, const char *name);
gint64 yd_note_get_int (JsonObject *note, const char *name);

G_END_DECLS

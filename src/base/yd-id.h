#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Every row of a plan has a random 63-bit id. It is an integer inside the program and in SQLite,
 * and 13 characters of Crockford base-32 everywhere else: a JSON number is a double and would lose
 * its last digits. */
typedef gint64 YdId;

#define YD_ID_NONE ((YdId)0)
#define YD_ID_STRING_LENGTH 13

YdId yd_id_new (void);
char *yd_id_to_string (YdId id);
gboolean yd_id_parse (const char *text, YdId *id);

G_END_DECLS

#pragma once

#include "yd-composer.h"

G_BEGIN_DECLS

/* The program's one composer, and so one set of fonts, for all its plans; and which families the person
 * chose for the faces. */
YdComposer *yd_ui_composer_get (GError **error);

char *yd_ui_composer_dup_family (YdFace face);
void yd_ui_composer_set_family (YdFace face, const char *family);

G_END_DECLS

#pragma once

#include "yd-composer.h"

G_BEGIN_DECLS

/* The program's one composer, and so one set of fonts, for all its plans; and which families the person
 * chose for the faces. All of this is for the program's main thread. */
void yd_ui_composer_compose_async (YdPlan *plan, const YdNoticeOptions *options,
                                   GAsyncReadyCallback callback, gpointer user_data);
YdPages *yd_ui_composer_compose_finish (GAsyncResult *result, GError **error);
YdPages *yd_ui_composer_compose (YdPlan *plan, const YdNoticeOptions *options, GError **error);
gboolean yd_ui_composer_is_idle (void);
void yd_ui_composer_stop (void);

YdFonts *yd_ui_composer_borrow_fonts (GError **error);
void yd_ui_composer_return_fonts (void);

char *yd_ui_composer_dup_family (YdFace face);
void yd_ui_composer_set_family (YdFace face, const char *family);

G_END_DECLS

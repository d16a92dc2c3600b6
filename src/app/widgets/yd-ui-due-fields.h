#pragma once

#include "yd-rule-date.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The rows of a form that ask for a time limit: in words (6月底前, 第三季度, 年底前, 2025-06-30), with what
 * is made of them shown at once. */
typedef struct _YdUiDueFields YdUiDueFields;

YdUiDueFields *yd_ui_due_fields_new (AdwPreferencesGroup *group, const YdDateFrame *frame,
                                     const YdDateFound *due);
gboolean yd_ui_due_fields_get (YdUiDueFields *self, YdDateFound *due);

G_END_DECLS

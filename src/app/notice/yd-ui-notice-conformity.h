#pragma once

#include "yd-conformity.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The format check as a list: what fails first, what was adjusted, fonts that stand in, all rules.
 *
 * Signal: YdUiNoticeConformity::chosen, when another entry is, or none */
#define YD_UI_TYPE_NOTICE_CONFORMITY (yd_ui_notice_conformity_get_type ())
G_DECLARE_FINAL_TYPE (YdUiNoticeConformity, yd_ui_notice_conformity, YD_UI, NOTICE_CONFORMITY,
                      GtkWidget)

void yd_ui_notice_conformity_set_measures (YdUiNoticeConformity *self, YdPages *pages,
                                           GPtrArray *measures, gboolean issued);
GArray *yd_ui_notice_conformity_dup_marks (YdUiNoticeConformity *self, guint page);
void yd_ui_notice_conformity_unselect (YdUiNoticeConformity *self);

G_END_DECLS

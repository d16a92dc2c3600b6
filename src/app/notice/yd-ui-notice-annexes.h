#pragma once

#include "yd-pages.h"
#include "yd-ui-field.h"

G_BEGIN_DECLS

/* The notice's annexes, each with its title and text.
 *
 * Signal: YdUiNoticeAnnexes::focused (const char *place), nullable: the annex that has the
 * keyboard, as yd_ui_notice_place_of_annex() names it */
#define YD_UI_TYPE_NOTICE_ANNEXES (yd_ui_notice_annexes_get_type ())
G_DECLARE_FINAL_TYPE (YdUiNoticeAnnexes, yd_ui_notice_annexes, YD_UI, NOTICE_ANNEXES, GtkWidget)

void yd_ui_notice_annexes_set_document (YdUiNoticeAnnexes *self, YdUiDocument *document);
void yd_ui_notice_annexes_refresh (YdUiNoticeAnnexes *self);
YdUiField *yd_ui_notice_annexes_unfold (YdUiNoticeAnnexes *self, YdId id, const char *column);
gboolean yd_ui_notice_annexes_focus (YdUiNoticeAnnexes *self, YdId id);

G_END_DECLS

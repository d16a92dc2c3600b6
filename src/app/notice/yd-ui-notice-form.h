#pragma once

#include "yd-conformity.h"
#include "yd-ui-document.h"

G_BEGIN_DECLS

/* The notice's fields in the order of the page, with what is wrong beside each.
 *
 * Signal: YdUiNoticeForm::focused (const char *column), nullable: the field that has the keyboard
 */
#define YD_UI_TYPE_NOTICE_FORM (yd_ui_notice_form_get_type ())
G_DECLARE_FINAL_TYPE (YdUiNoticeForm, yd_ui_notice_form, YD_UI, NOTICE_FORM, GtkWidget)

void yd_ui_notice_form_set_document (YdUiNoticeForm *self, YdUiDocument *document);
void yd_ui_notice_form_set_measures (YdUiNoticeForm *self, YdPages *pages, GPtrArray *measures);
void yd_ui_notice_form_show_field (YdUiNoticeForm *self, YdId annex, const char *column, int start,
                                   int length, gboolean work);
gboolean yd_ui_notice_form_focus (YdUiNoticeForm *self, const char *column);

G_END_DECLS

#pragma once

#include "yd-ui-body.h"

G_BEGIN_DECLS

/* Title and text of what is selected. Notify: nothing; it writes through the document.
 *
 * Signal: YdUiEditor::caret-moved, when the caret stands elsewhere. */
#define YD_UI_TYPE_EDITOR (yd_ui_editor_get_type ())
G_DECLARE_FINAL_TYPE (YdUiEditor, yd_ui_editor, YD_UI, EDITOR, GtkWidget)

void yd_ui_editor_set_selection (YdUiEditor *self, YdUiSelection *selection);
void yd_ui_editor_set_summary_shown (YdUiEditor *self, gboolean shown);
void yd_ui_editor_select_title (YdUiEditor *self, int start, int length, gboolean work);
void yd_ui_editor_edit_text (YdUiEditor *self);
void yd_ui_editor_edit_title (YdUiEditor *self);
YdUiBody *yd_ui_editor_get_body (YdUiEditor *self);

G_END_DECLS

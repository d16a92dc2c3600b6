#pragma once

#include "yd-ui-body-marks.h"
#include "yd-ui-selection.h"

G_BEGIN_DECLS

/* The text of what is selected, a paragraph a line. It writes through the document.
 *
 * Signals: YdUiBody::caret-moved, when the caret stands elsewhere; YdUiBody::typed, after each change that
 * began here; YdUiBody::marked (YdUiBodyMarks), when marks were set anew. */
#define YD_UI_TYPE_BODY (yd_ui_body_get_type ())
G_DECLARE_FINAL_TYPE (YdUiBody, yd_ui_body, YD_UI, BODY, GtkTextView)

void yd_ui_body_set_selection (YdUiBody *self, YdUiSelection *selection);
void yd_ui_body_set_findings (YdUiBody *self, GPtrArray *findings);
void yd_ui_body_refresh (YdUiBody *self, gboolean leave);
gboolean yd_ui_body_is_in_first_line (YdUiBody *self);
void yd_ui_body_go_to_start (YdUiBody *self);
void yd_ui_body_tidy (YdUiBody *self);
gboolean yd_ui_body_is_typing (YdUiBody *self);
gboolean yd_ui_body_is_empty (YdUiBody *self);
gboolean yd_ui_body_is_cut (YdUiBody *self);

gboolean yd_ui_body_get_caret (YdUiBody *self, YdId *paragraph, int *offset);
gboolean yd_ui_body_get_chosen_span (YdUiBody *self, int *start, int *length);
char *yd_ui_body_dup_chosen_words (YdUiBody *self);
gboolean yd_ui_body_select_words (YdUiBody *self, YdId paragraph, int start, int length);

G_END_DECLS

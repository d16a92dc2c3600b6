#pragma once

#include "yd-ui-review-entry.h"

G_BEGIN_DECLS

/* One row of what was recognised: a heading, a doubt with its answers, a remark, a field, or an item of
 * the outline. It gives the commands "review.answer" (uu: doubt, answer), "review.all", "review.fold"
 * (s: key), "review.menu" (s: key) and "review.edited" (iuss: kind, index, key, new text). */
#define YD_UI_TYPE_REVIEW_LINE (yd_ui_review_line_get_type ())
G_DECLARE_FINAL_TYPE (YdUiReviewLine, yd_ui_review_line, YD_UI, REVIEW_LINE, GtkBox)

GtkWidget *yd_ui_review_line_new (void);
void yd_ui_review_line_show (YdUiReviewLine *self, YdUiReviewEntry *entry,
                             const YdUiReading *reading);
void yd_ui_review_line_clear (YdUiReviewLine *self);
void yd_ui_review_line_begin_edit (YdUiReviewLine *self);

G_END_DECLS

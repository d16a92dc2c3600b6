#pragma once

#include "yd-ui-review-entry.h"

G_BEGIN_DECLS

/* One row of what was recognised: a heading, a doubt with its answers, a remark, or an item of the
 * outline. Its buttons give the commands "review.answer" (uu: doubt, answer) and "review.all". */
#define YD_UI_TYPE_REVIEW_LINE (yd_ui_review_line_get_type ())
G_DECLARE_FINAL_TYPE (YdUiReviewLine, yd_ui_review_line, YD_UI, REVIEW_LINE, GtkBox)

GtkWidget *yd_ui_review_line_new (void);
void yd_ui_review_line_show (YdUiReviewLine *self,
                             const YdUiReviewEntry *entry,
                             const YdUiReading *reading,
                             GHashTable *settled);

G_END_DECLS

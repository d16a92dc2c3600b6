#pragma once

#include "yd-ui-reading.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A document that was read, beside what was recognised in it, with the doubts to be answered.
 * Nothing is written from here.
 *
 * Signals: "make": the person is content; yd_ui_review_finish() gives the plan. */
#define YD_UI_TYPE_REVIEW (yd_ui_review_get_type ())
G_DECLARE_FINAL_TYPE (YdUiReview, yd_ui_review, YD_UI, REVIEW, AdwWindow)

YdUiReview *yd_ui_review_new (GtkApplication *application, YdImportDraft *draft,
                              YdUiReading *reading);
YdImportResult *yd_ui_review_finish (YdUiReview *self);
void yd_ui_review_say (YdUiReview *self, const char *words);

G_END_DECLS

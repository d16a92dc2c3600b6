#pragma once

#include "yd-ui-application.h"
#include "yd-ui-job.h"
#include "yd-ui-review.h"

G_BEGIN_DECLS

/* The window in front of the person, for what has no window of its own: a plan's or the start page, the one
 * in use before any other; the start page comes up where there is neither. All of it is borrowed. */
GtkWindow *yd_ui_front_get_window (YdUiApplication *application);

/* The job whose bar that window shows. */
YdUiJob *yd_ui_front_get_job (YdUiApplication *application);

/* The review that a person looks at; (nullable): NULL where it is no review. */
YdUiReview *yd_ui_front_get_review (YdUiApplication *application);

/* Words over the review that is looked at, else over the window in front. */
void yd_ui_front_say (YdUiApplication *application, const char *words);

G_END_DECLS

#pragma once

#include "yd-conformity.h"
#include "yd-ui-page-marks.h"

G_BEGIN_DECLS

/* How a rule of the conformity is drawn over the pages. */
GArray *yd_ui_notice_ruler_measure (YdPages *pages, const YdMeasure *measure, guint page);
GArray *yd_ui_notice_ruler_note (YdPages *pages, const YdPageNote *note);

G_END_DECLS

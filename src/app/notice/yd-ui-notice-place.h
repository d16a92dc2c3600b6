#pragma once

#include "yd-ui-page-marks.h"

G_BEGIN_DECLS

/* Which place of the page belongs to which field of the notice, both ways. Fields are known by
 * their columns; "body" is the notice's text. */
const char *yd_ui_notice_place_get_column (YdPart part);
char *yd_ui_notice_place_at (YdPages *pages, guint page, double x, double y);
char *yd_ui_notice_place_of_annex (YdId id);
gboolean yd_ui_notice_place_parse_annex (const char *place, YdId *id);
GArray *yd_ui_notice_place_find (YdPages *pages, const char *column);
gboolean yd_ui_notice_place_of_part (YdPages *pages, YdPart part, guint from, YdPageBox *box);

G_END_DECLS

#pragma once

#include "yd-record.h"

G_BEGIN_DECLS

/* An annex of the notice: its label, title and text. */
#define YD_TYPE_ANNEX (yd_annex_get_type ())
G_DECLARE_FINAL_TYPE (YdAnnex, yd_annex, YD, ANNEX, YdRecord)

const YdAnnexRow *yd_annex_get_row (YdAnnex *self);
YdRecordList *yd_annex_list_paragraphs (YdAnnex *self);

G_END_DECLS

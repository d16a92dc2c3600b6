#pragma once

#include "yd-record.h"

G_BEGIN_DECLS

/* A paragraph of an item, of the plan's ends, of the notice or of an annex. */
#define YD_TYPE_PARAGRAPH (yd_paragraph_get_type ())
G_DECLARE_FINAL_TYPE (YdParagraph, yd_paragraph, YD, PARAGRAPH, YdRecord)

const YdParagraphRow *yd_paragraph_get_row (YdParagraph *self);

const char *yd_paragraph_get_text (YdParagraph *self);
gboolean yd_paragraph_get_labelled (YdParagraph *self);
gsize yd_paragraph_get_label_length (YdParagraph *self);
glong yd_paragraph_list_count (YdRecordList *list);
gsize yd_paragraph_find_label (const char *text);

G_END_DECLS

#pragma once

#include "yd-ui-plain-row.h"

G_BEGIN_DECLS

/* A row below a field that people write words into: what is made of them, at once, or what is wrong. */
#define YD_UI_TYPE_READING_ROW (yd_ui_reading_row_get_type ())
G_DECLARE_FINAL_TYPE (YdUiReadingRow, yd_ui_reading_row, YD_UI, READING_ROW, YdUiPlainRow)

YdUiReadingRow *yd_ui_reading_row_new (void);
void yd_ui_reading_row_show (YdUiReadingRow *self, const char *value);
void yd_ui_reading_row_refuse (YdUiReadingRow *self, const char *problem, gboolean empty);

G_END_DECLS

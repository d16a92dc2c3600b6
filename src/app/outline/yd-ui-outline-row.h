#pragma once

#include "yd-ui-selection.h"

G_BEGIN_DECLS

/* A row of the outline: number, title, at most two marks; an entry in place of the title while it is
 * edited. Signal: YdUiOutlineRow::renamed (const char *title) answers whether that is kept; where it is
 * not, the entry stays with what was typed. */
#define YD_UI_TYPE_OUTLINE_ROW (yd_ui_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (YdUiOutlineRow, yd_ui_outline_row, YD_UI, OUTLINE_ROW, GtkWidget)

/* What stands at the end of a row. */
typedef enum
{
  YD_UI_MARK_FINDING = 1 << 0,
  YD_UI_MARK_NO_LEAD = 1 << 1,
  YD_UI_MARK_SUGGESTION = 1 << 2,
  YD_UI_MARK_LATE = 1 << 3,
  YD_UI_MARK_COMMENT = 1 << 4,
} YdUiMarks;

/* Asked of the outline for each row, as it is shown. */
typedef YdUiMarks (*YdUiMarksFunc) (YdItem *item, gpointer user_data);

GtkWidget *yd_ui_outline_row_new (YdUiMarksFunc marks, gpointer user_data);
void yd_ui_outline_row_bind (YdUiOutlineRow *self, GtkTreeListRow *tree_row);
void yd_ui_outline_row_unbind (YdUiOutlineRow *self);
void yd_ui_outline_row_refresh (YdUiOutlineRow *self);
GtkTreeListRow *yd_ui_outline_row_get_tree_row (YdUiOutlineRow *self);
YdItem *yd_ui_outline_row_get_item (YdUiOutlineRow *self);
void yd_ui_outline_row_begin_rename (YdUiOutlineRow *self);
void yd_ui_outline_row_end_rename (YdUiOutlineRow *self);
gboolean yd_ui_outline_row_is_renaming (YdUiOutlineRow *self);

G_END_DECLS

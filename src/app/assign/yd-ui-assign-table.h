#pragma once

#include "yd-ui-assign-model.h"

G_BEGIN_DECLS

/* Rows and columns of the matrix, both ends included. */
typedef struct
{
  guint first_row, last_row;
  guint first_column, last_column;
} YdUiAssignRange;

gboolean yd_ui_assign_range_get_all (YdUiAssignModel *model, YdUiAssignRange *range);
GArray *yd_ui_assign_range_dup_places (YdUiAssignModel *model, const YdUiAssignRange *range);

/* The matrix, or @range of it, as a table with its heads, to be pasted as cells. */
char *yd_ui_assign_table_dup_text (YdUiAssignModel *model, const YdUiAssignRange *range);
char *yd_ui_assign_table_dup_html (YdUiAssignModel *model, const YdUiAssignRange *range);

G_END_DECLS

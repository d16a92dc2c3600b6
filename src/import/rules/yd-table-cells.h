#pragma once

#include "yd-table-head.h"

G_BEGIN_DECLS

/* Private to the rules of tables. */

void yd_table_cells_settle (const YdTableHead *head, char **cells, guint n);
void yd_table_cells_join_measure (const YdTableHead *head, char **cells, guint n);
char *yd_table_cells_dup_mark (const YdTableHead *head, char **cells, guint n);
gboolean yd_table_cell_is_cut (const char *a, const char *b);

G_END_DECLS

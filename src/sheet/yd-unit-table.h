#pragma once

#include "yd-plan.h"

G_BEGIN_DECLS

/* A list of units as an office keeps it: a table out of a workbook or out of the clipboard, and what
 * each of its columns says. */
typedef struct _YdUnitTable YdUnitTable;

typedef enum
{
  YD_UNIT_COLUMN_NONE,
  YD_UNIT_COLUMN_NAME,        /* 单位名称 */
  YD_UNIT_COLUMN_SHORT_NAME,  /* 规范化简称 */
  YD_UNIT_COLUMN_KIND,        /* 类别 */
  YD_UNIT_COLUMN_ALIASES,     /* 别名 */
  YD_UNIT_COLUMN_ORDER,       /* 次序 */
  YD_UNIT_COLUMN_VALID_FROM,  /* 有效期自 */
  YD_UNIT_COLUMN_VALID_UNTIL, /* 有效期至 */
  YD_UNIT_COLUMN_MEMBERS,     /* 成员单位, of a collective */
  YD_N_UNIT_COLUMNS
} YdUnitColumn;

YdUnitTable *yd_unit_table_read (GBytes *bytes, GCancellable *cancellable, GError **error);
YdUnitTable *yd_unit_table_parse (const char *text, GError **error);
void yd_unit_table_free (YdUnitTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdUnitTable, yd_unit_table_free)

guint yd_unit_table_get_n_columns (const YdUnitTable *self);
guint yd_unit_table_get_n_rows (const YdUnitTable *self);
const char *yd_unit_table_get_heading (const YdUnitTable *self, guint column);
const char *yd_unit_table_get_text (const YdUnitTable *self, guint row, guint column);
YdUnitColumn yd_unit_table_get_column (const YdUnitTable *self, guint column);
void yd_unit_table_set_column (YdUnitTable *self, guint column, YdUnitColumn meaning);

char *yd_unit_table_dup_name (const YdUnitTable *self, guint row, YdUnitColumn column);

/* What the table says of units, for yd_edit_put_units(). */
YdRowList *yd_unit_table_make_rows (const YdUnitTable *self);

gboolean yd_unit_table_write (YdPlan *plan, const char *path, gint64 created, GError **error);

G_END_DECLS

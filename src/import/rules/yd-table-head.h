#pragma once

#include "yd-lines.h"

G_BEGIN_DECLS

/* Private to the rules of tables: the cells of a row, and what the head says of each column. */

#define YD_TABLE_MAX_CELLS 16

typedef enum
{
  YD_COLUMN_NONE,
  YD_COLUMN_NUMBER,
  YD_COLUMN_SECTION,
  YD_COLUMN_TITLE,
  YD_COLUMN_BODY,
  YD_COLUMN_UNITS,
  YD_COLUMN_TIME,
  YD_COLUMN_VALUE,   /* 目标值 */
  YD_COLUMN_MEASURE, /* 单位, beside it */
  YD_COLUMN_OTHER,   /* 联系人, 备注 */
} YdTableColumn;

typedef struct
{
  guint n;
  YdTableColumn roles[YD_TABLE_MAX_CELLS];
  char *heads[YD_TABLE_MAX_CELLS]; /* without white space */
  guint n_bodies;
  guint n_known; /* columns whose words say what they hold */
} YdTableHead;

char **yd_table_split (const char *text);
gboolean yd_table_head_read (const YdLine *line, YdTableHead *head);
gboolean yd_table_head_join (YdTableHead *head, const YdLine *line);
guint yd_table_head_find (const YdTableHead *head, YdTableColumn role);
const char *yd_table_head_skip_year (const char *word);
void yd_table_head_clear (YdTableHead *head);

G_END_DECLS

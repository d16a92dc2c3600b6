#pragma once

#include "yd-package.h"
#include "yd-xlsx.h"

G_BEGIN_DECLS

/* For sheet/ alone: what the cells of a workbook refer to. */
struct _YdXlsx
{
  YdPackage *package;
  GPtrArray *sheets;  /* YdXlsxTab */
  GPtrArray *strings; /* char *: the words that cells share */
  GArray *is_date;    /* gboolean, by the number of a cell's style */
  gboolean from_1904; /* days count from 1904, as on old Macs */
};

typedef struct
{
  char *path; /* of its part */
  gboolean hidden;
} YdXlsxTab;

/* Workbook, relations, shared words and styles, which all cells need. */
gboolean yd_xlsx_read_frame (YdXlsx *self, GError **error);
xmlDoc *yd_xlsx_read_part (YdXlsx *self, const char *path, GError **error);
/* The words of a <si>, <is> or <f>: runs joined, readings (拼音) left out. */
char *yd_xlsx_dup_words (const xmlNode *node);

G_END_DECLS

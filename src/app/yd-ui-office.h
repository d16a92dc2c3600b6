#pragma once

#include "yd-rows.h"
#include "yd-sheet-paper.h"

#include <glib.h>

G_BEGIN_DECLS

/* What this office writes into every notice, and how it numbers: for plans that are made from now on; and on
 * what it prints. */
typedef enum
{
  YD_UI_OFFICE_ISSUER,     /* 发文机关 */
  YD_UI_OFFICE_HEAD,       /* 发文机关标志 */
  YD_UI_OFFICE_CODE,       /* 发文机关代字 */
  YD_UI_OFFICE_SIGNATURE,  /* 署名 */
  YD_UI_OFFICE_ADDRESSEE,  /* 主送 */
  YD_UI_OFFICE_COPY_TO,    /* 抄送, one a line */
  YD_UI_OFFICE_PRINTED_BY, /* 印发机关 */
  YD_UI_OFFICE_SCOPE,      /* YdNumberScope, in digits */
  YD_UI_OFFICE_RUN_ON,     /* 1: groups run on */
  YD_UI_OFFICE_MARK,       /* after a number */
  YD_UI_OFFICE_PRINT,      /* YdUnitPrint, in digits */
  YD_UI_OFFICE_WORDS,      /* YdUnitWords, in digits */
  YD_UI_OFFICE_PAPER,      /* YdSheetPaper of workbooks, in digits */
  YD_UI_N_OFFICE
} YdUiOffice;

char *yd_ui_office_dup (YdUiOffice which);
void yd_ui_office_set (YdUiOffice which, const char *value);
YdSheetPaper yd_ui_office_get_paper (void);

/* Where a field of @rows is empty it gets the office's. @blank: the plan is no import, and is numbered as
 * the office numbers; else what was found stands. */
void yd_ui_office_fill (YdRowList *rows, gboolean blank);

G_END_DECLS

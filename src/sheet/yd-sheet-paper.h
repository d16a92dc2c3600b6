#pragma once

/* What a workbook is set up to be printed on, on its side. */
typedef enum
{
  YD_SHEET_A4,
  YD_SHEET_A3, /* the same columns, wider */
} YdSheetPaper;

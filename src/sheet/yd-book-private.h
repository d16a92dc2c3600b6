#pragma once

#include "yd-book.h"

#include <xlsxwriter.h>

/* For yd-book.c and yd-book-sheet.c alone, the only files that see libxlsxwriter. */

#define YD_BOOK_FACE "宋体"

typedef enum
{
  YD_FORMAT_TEXT,
  YD_FORMAT_CENTRE,
  YD_FORMAT_HEAD,
  YD_FORMAT_HEAD_INPUT,
  YD_FORMAT_INPUT,
  YD_FORMAT_NUMBER,
  YD_FORMAT_DAY,
  YD_FORMAT_DAY_BEFORE,
  YD_FORMAT_DAY_ASSUMED,
  YD_FORMAT_SENTENCE, /* over the cells to its right, without lines */
  YD_N_FORMATS
} YdBookFormat;

struct _YdBookSheet
{
  YdBook *book;         /* borrowed */
  lxw_worksheet *sheet; /* borrowed from the workbook */
  const char *name;
  YdColumn *columns; /* owned; their titles are not */
  guint n_columns;
  lxw_row_t row; /* that is open */
  guint n_lines; /* of its tallest cell */
};

struct _YdBook
{
  lxw_workbook *workbook; /* owned; gone after close */
  lxw_format *formats[YD_N_FORMATS];
  lxw_format *state_formats[YD_N_STATES];
  YdSheetPaper paper;
  char *path;      /* owned; where the file goes */
  char *temporary; /* owned; beside it */
  locale_t before; /* the thread's locale, to be put back */
  locale_t numeric;
  GPtrArray *sheets;   /* YdBookSheet, owned */
  GPtrArray *warnings; /* owned */
  gsize n_cells;
  guint n_cut;      /* texts that did not fit a cell */
  guint n_tall;     /* rows that no height fits */
  lxw_error status; /* the first that was not LXW_NO_ERROR */
  gboolean cancelled;
  void (*progress) (double, gpointer);
  gpointer progress_data;
  guint n_rows, n_rows_done;
};

/* Keeps the first error. */
void yd_book_note (YdBook *book, lxw_error status);

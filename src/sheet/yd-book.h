#pragma once

#include "yd-decimal.h"
#include "yd-sheet-paper.h"
#include "yd-state.h"

G_BEGIN_DECLS

/* For sheet/ alone: a workbook in the making. The first error sticks and everything after it does
 * nothing, so that sheets read as what they print. */
typedef struct _YdBook YdBook;
typedef struct _YdBookSheet YdBookSheet;

typedef enum
{
  YD_COLUMN_TEXT,   /* wrapped, to the left */
  YD_COLUMN_CENTRE, /* wrapped, centred */
  YD_COLUMN_NUMBER, /* centred */
  YD_COLUMN_STATE,  /* centred, coloured by the word of the state */
  YD_COLUMN_KEY,    /* hidden: what a program reads */
  /* to be filled in by people; the cells of all others are locked once the sheet is protected */
  YD_COLUMN_INPUT,         /* words, at most YD_SHEET_INPUT_LENGTH characters */
  YD_COLUMN_INPUT_PERCENT, /* a whole number from 0 to 100 */
  YD_COLUMN_INPUT_YES,     /* 是 or 否 */
} YdColumnKind;

typedef struct
{
  const char *title;
  double width; /* in digits of the standard face, as Excel counts */
  YdColumnKind kind;
} YdColumn;

/* Take from a column that nothing will stand in what its title does not need, for the words of another: all
 * of it, or at most @most digits. */
void yd_column_yield (YdColumn *columns, guint from, guint to);
void yd_column_share (YdColumn *columns, guint from, guint to, double most);

#define YD_SHEET_INPUT_LENGTH 2000

/* How a day that stands in for something wider is shown; the cell holds the day itself. */
typedef enum
{
  YD_DAY_ON,      /* 2025年6月30日 */
  YD_DAY_BEFORE,  /* 2025年6月30日前 */
  YD_DAY_ASSUMED, /* （2025年12月31日） */
} YdDayStyle;

YdBook *yd_book_new (const char *path, const char *title, gint64 created, YdDate day,
                     GError **error);
void yd_book_set_paper (YdBook *book, YdSheetPaper paper);
void yd_book_free (YdBook *book);
gboolean yd_book_close (YdBook *book, GCancellable *cancellable, char ***warnings, GError **error);
gboolean yd_book_step (YdBook *book, GCancellable *cancellable);
void yd_book_set_progress (YdBook *book, guint n_rows, void (*progress) (double, gpointer),
                           gpointer user_data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdBook, yd_book_free)

YdBookSheet *yd_book_add_sheet (YdBook *book, const char *name, const char *heading,
                                const char *remark, const YdColumn *columns, guint n_columns);

/* Cells are written into the row that is open; yd_sheet_end_row() gives it the height that its
 * tallest text needs. */
void yd_sheet_text (YdBookSheet *sheet, guint column, const char *text);
void yd_sheet_number (YdBookSheet *sheet, guint column, double number);
void yd_sheet_decimal (YdBookSheet *sheet, guint column, const YdDecimal *value);
void yd_sheet_day (YdBookSheet *sheet, guint column, YdDate day, YdDayStyle style);
void yd_sheet_end_row (YdBookSheet *sheet);
void yd_sheet_sentence (YdBookSheet *sheet, const char *text);
void yd_sheet_finish (YdBookSheet *sheet, gboolean filter);
void yd_sheet_protect (YdBookSheet *sheet);
void yd_sheet_hide (YdBookSheet *sheet);

G_END_DECLS

/* Owns: the sheets of a workbook: cells that Excel takes as they are meant, rows that are tall enough, and
 * the print set-up that all of them share. Refuses: what a sheet says. */

#include "yd-book-private.h"

#include "yd-cell-text.h"

#include <math.h>
#include <string.h>

#define LINE_HEIGHT 14.5 /* points a line at 10 points: what Noto CJK needs; 宋体 needs 12.5 */
#define ROW_PADDING 5.0  /* points */
#define MAX_ROW_HEIGHT 409.0 /* points, of Excel */
#define MAX_ROWS 1048576     /* of Excel */
#define TITLE_SIZE 14        /* points, in the page header */
#define REMARK_SIZE 10       /* points */
#define HEADER_LIMIT 60      /* characters of the plan's title in the page header */
#define LEAST_SCALE 0.9      /* what is printed smaller than 9 points is not read */
#define DIGIT_WIDTH 5.75     /* points of a column's digit, at most; 5.25 in Excel */
#define COLUMN_PADDING 3.75  /* points */
#define EMPTY_WIDTH 6 /* digits: of a column that has but its title, in lines of two characters */

void
yd_column_share (YdColumn *columns, guint from, guint to, double most)
{
  double more = CLAMP (columns[from].width - EMPTY_WIDTH, 0, most);
  columns[from].width -= more;
  columns[to].width += more;
}

void
yd_column_yield (YdColumn *columns, guint from, guint to)
{
  yd_column_share (columns, from, to, G_MAXDOUBLE);
}

/* Points between the margins of the paper on its side. */
static double
printed_width (YdBookSheet *self)
{
  return self->book->paper == YD_SHEET_A3 ? 1132 : 784;
}

static void
note_cell (YdBook *book, lxw_error status)
{
  yd_book_note (book, status);
  book->n_cells++;
}

/* A text for the page header or footer, where & begins a code and 255 characters are all. */
static char *
escape_header (const char *text)
{
  glong n = g_utf8_strlen (text, -1);
  g_autofree char *head = g_utf8_substring (text, 0, MIN (n, HEADER_LIMIT));
  g_auto (GStrv) parts = g_strsplit (head, "&", -1);
  g_autofree char *joined = g_strjoinv ("&&", parts);
  return g_strconcat (joined, n > HEADER_LIMIT ? "…" : "", NULL);
}

/* Points that @text takes, at most. */
static double
width_of (const char *text, double size)
{
  double ems = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    ems += (guchar)*p < 0x80 ? 0.6 : 1;
  return ems * size;
}

/* The three parts of a header are drawn over each other where they are long: a remark that would meet the
 * title goes to the foot. */
static void
set_header (YdBookSheet *self, const char *heading, const char *remark)
{
  g_autofree char *title = escape_header (heading);
  g_autofree char *small = escape_header (remark);
  gboolean meets = width_of (title, TITLE_SIZE) / 2 + width_of (small, REMARK_SIZE)
                   > printed_width (self) / 2 - 12;
  /* The size goes before the face: behind &14 the 2025 of a title would be read as more of the size. */
  g_autofree char *header
    = g_strdup_printf ("&C&%d&\"" YD_BOOK_FACE ",Bold\"%s&R&%d&\"" YD_BOOK_FACE ",Regular\"%s",
                       TITLE_SIZE, title, REMARK_SIZE, meets ? "" : small);
  g_autofree char *footer
    = g_strdup_printf ("%s%s&C&\"" YD_BOOK_FACE ",Regular\"&10第&P页，共&N页",
                       meets ? "&L&10&\"" YD_BOOK_FACE ",Regular\"" : "", meets ? small : "");
  yd_book_note (self->book, worksheet_set_header (self->sheet, header));
  yd_book_note (self->book, worksheet_set_footer (self->sheet, footer));
}

static double
width_of_columns (YdBookSheet *self)
{
  double width = 0;
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].kind != YD_COLUMN_KEY)
      width += self->columns[i].width * DIGIT_WIDTH + COLUMN_PADDING;
  return width;
}

static gboolean
holds_words (YdBookSheet *self, guint column)
{
  return self->columns[column].kind == YD_COLUMN_TEXT
         || self->columns[column].kind == YD_COLUMN_INPUT;
}

/* Columns are made for A4: what A3 has more goes to those with words. */
static void
widen_columns (YdBookSheet *self)
{
  double more = printed_width (self) - width_of_columns (self), words = 0;
  for (guint i = 0; i < self->n_columns; i++)
    words += holds_words (self, i) ? self->columns[i].width : 0;
  if (self->book->paper == YD_SHEET_A4 || more <= 0)
    return;
  for (guint i = 0; i < self->n_columns; i++)
    if (holds_words (self, i))
      self->columns[i].width *= 1 + more / DIGIT_WIDTH / words;
}

/* As many pages beside each other as keep the columns legible; one but for many years. */
static guint
count_pages_across (YdBookSheet *self)
{
  return (guint)ceil (width_of_columns (self) * LEAST_SCALE / printed_width (self));
}

static void
set_up_page (YdBookSheet *self, const char *heading, const char *remark)
{
  worksheet_set_paper (self->sheet, self->book->paper == YD_SHEET_A3 ? 8 : 9);
  worksheet_set_landscape (self->sheet);
  worksheet_set_margins (self->sheet, 0.4, 0.4, 0.7, 0.55); /* inches */
  worksheet_center_horizontally (self->sheet);
  worksheet_fit_to_pages (self->sheet, (uint16_t)count_pages_across (self), 0);
  worksheet_repeat_rows (self->sheet, 0, 0);
  worksheet_freeze_panes (self->sheet, 1, 0);
  set_header (self, heading, remark);
}

/**
 * yd_book_add_sheet:
 * @name: at the tab; static
 * @heading: at the head of each printed page
 * @remark: small beside it
 * @columns: (array length=n_columns): as wide as A4 has room; their titles are borrowed
 *
 * Returns: (transfer none): a sheet whose header row is written
 */
YdBookSheet *
yd_book_add_sheet (YdBook *book, const char *name, const char *heading, const char *remark,
                   const YdColumn *columns, guint n_columns)
{
  YdBookSheet *self = g_new0 (YdBookSheet, 1);
  self->book = book;
  self->name = name;
  self->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  self->n_columns = n_columns;
  widen_columns (self);
  self->sheet = workbook_add_worksheet (book->workbook, name);
  g_ptr_array_add (book->sheets, self);
  if (self->sheet == NULL)
    {
      yd_book_note (book, LXW_ERROR_SHEETNAME_ALREADY_USED);
      return self;
    }
  set_up_page (self, heading, remark);
  for (guint i = 0; i < n_columns; i++)
    {
      lxw_row_col_options hidden = { .hidden = self->columns[i].kind == YD_COLUMN_KEY };
      gboolean input = columns[i].kind >= YD_COLUMN_INPUT;
      yd_book_note (book, worksheet_set_column_opt (self->sheet, (lxw_col_t)i, (lxw_col_t)i,
                                                    self->columns[i].width, NULL,
                                                    hidden.hidden ? &hidden : NULL));
      note_cell (book, worksheet_write_string (
                         self->sheet, 0, (lxw_col_t)i, columns[i].title,
                         book->formats[input ? YD_FORMAT_HEAD_INPUT : YD_FORMAT_HEAD]));
      self->n_lines
        = MAX (self->n_lines, yd_cell_text_count_lines (columns[i].title, self->columns[i].width));
    }
  yd_book_note (book,
                worksheet_set_row (self->sheet, 0,
                                   MAX (24, self->n_lines * LINE_HEIGHT + 2 * ROW_PADDING), NULL));
  self->row = 1;
  self->n_lines = 1;
  return self;
}

/* ---- cells ---- */

/**
 * yd_sheet_text:
 * @text: (nullable): any text; always written as text, whatever it begins with
 */
void
yd_sheet_text (YdBookSheet *self, guint column, const char *text)
{
  YdBook *book = self->book;
  const YdColumn *kind = &self->columns[column];
  lxw_format *format = book->formats[kind->kind == YD_COLUMN_TEXT    ? YD_FORMAT_TEXT
                                     : kind->kind >= YD_COLUMN_INPUT ? YD_FORMAT_INPUT
                                                                     : YD_FORMAT_CENTRE];
  if (book->status != LXW_NO_ERROR)
    return;
  if (text == NULL || *text == '\0')
    {
      note_cell (book, worksheet_write_blank (self->sheet, self->row, (lxw_col_t)column, format));
      return;
    }
  g_autofree char *writable = NULL;
  YdCellText cell = yd_cell_text_read (text, &writable);
  book->n_cut += cell.cut;
  const char *words = writable != NULL ? writable : text;
  note_cell (book,
             worksheet_write_string (self->sheet, self->row, (lxw_col_t)column, words, format));

  /* A row is as tall as its tallest cell: only that one is measured. */
  if (kind->kind != YD_COLUMN_KEY && yd_cell_text_most_lines (&cell, kind->width) > self->n_lines)
    {
      guint n_lines
        = yd_cell_text_count_lines (words, kind->width); /* MAX() would walk the text twice */
      self->n_lines = MAX (self->n_lines, n_lines);
    }
}

void
yd_sheet_number (YdBookSheet *self, guint column, double number)
{
  if (self->book->status == LXW_NO_ERROR)
    note_cell (self->book, worksheet_write_number (self->sheet, self->row, (lxw_col_t)column,
                                                   number, self->book->formats[YD_FORMAT_NUMBER]));
}

/* With the places that it has; a cell's number is a double in every program. */
void
yd_sheet_decimal (YdBookSheet *self, guint column, const YdDecimal *value)
{
  g_autofree char *text = yd_decimal_format (value);
  if (self->book->status == LXW_NO_ERROR)
    note_cell (self->book, worksheet_write_number (self->sheet, self->row, (lxw_col_t)column,
                                                   g_ascii_strtod (text, NULL),
                                                   self->book->formats[YD_FORMAT_CENTRE]));
}

/**
 * yd_sheet_day:
 * @day: one day; the cell holds it as a date that sorts and filters
 */
void
yd_sheet_day (YdBookSheet *self, guint column, YdDate day, YdDayStyle style)
{
  static const char *const widest[]
    = { "2025年12月31日", "2025年12月31日前", "（2025年12月31日）" };
  lxw_datetime value = { .year = day.year, .month = day.month, .day = day.day };
  if (self->book->status != LXW_NO_ERROR)
    return;
  note_cell (self->book,
             worksheet_write_datetime (self->sheet, self->row, (lxw_col_t)column, &value,
                                       self->book->formats[YD_FORMAT_DAY + style]));
  self->n_lines
    = MAX (self->n_lines, yd_cell_text_count_lines (widest[style], self->columns[column].width));
}

/* In place of rows that are not there: what the reader should know. */
void
yd_sheet_sentence (YdBookSheet *self, const char *text)
{
  if (self->book->status != LXW_NO_ERROR)
    return;
  note_cell (self->book, worksheet_write_string (self->sheet, self->row, 0, text,
                                                 self->book->formats[YD_FORMAT_SENTENCE]));
  yd_sheet_end_row (self);
}

void
yd_sheet_end_row (YdBookSheet *self)
{
  double height = self->n_lines * LINE_HEIGHT + ROW_PADDING;
  if (self->book->status != LXW_NO_ERROR)
    return;
  self->book->n_tall += height > MAX_ROW_HEIGHT;
  yd_book_note (self->book,
                worksheet_set_row (self->sheet, self->row, MIN (height, MAX_ROW_HEIGHT), NULL));
  self->n_lines = 1;
  if (++self->row >= MAX_ROWS)
    yd_book_note (self->book, LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE);
}

/* The word of a state brings its colour along, also where somebody changes it in Excel. */
static void
colour_states (YdBookSheet *self, lxw_col_t column, lxw_row_t last)
{
  for (int state = 0; state < YD_N_STATES; state++)
    {
      g_autofree char *word = g_strdup_printf ("\"%s\"", yd_state_get_chinese ((YdState)state));
      lxw_conditional_format rule = { .type = LXW_CONDITIONAL_TYPE_CELL,
                                      .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
                                      .value_string = word,
                                      .format = self->book->state_formats[state] };
      yd_book_note (self->book, worksheet_conditional_format_range (self->sheet, 1, column, last,
                                                                    column, &rule));
    }
}

/**
 * yd_sheet_finish:
 * @filter: whether its header row filters
 *
 * Sets filter, print area and colours, now that the last row is known.
 */
void
yd_sheet_finish (YdBookSheet *self, gboolean filter)
{
  if (self->book->status != LXW_NO_ERROR)
    return;
  lxw_row_t last = self->row - 1;
  lxw_col_t last_column = (lxw_col_t)(self->n_columns - 1);
  while (last_column > 0 && self->columns[last_column].kind == YD_COLUMN_KEY)
    last_column--;
  if (filter)
    yd_book_note (self->book, worksheet_autofilter (self->sheet, 0, 0, last, last_column));
  yd_book_note (self->book, worksheet_print_area (self->sheet, 0, 0, last, last_column));
  for (guint i = 0; i < self->n_columns && last > 0; i++)
    if (self->columns[i].kind == YD_COLUMN_STATE)
      colour_states (self, (lxw_col_t)i, last);
}

/* What may be entered into a column, and what Excel says to somebody who enters something else. */
static void
limit_input (YdBookSheet *self, lxw_col_t column, lxw_row_t last)
{
  static const char *const answers[] = { "是", "否", NULL };
  lxw_data_validation rule
    = { .ignore_blank = LXW_VALIDATION_ON, .error_title = (char *)"填写有误" };
  switch (self->columns[column].kind)
    {
    case YD_COLUMN_INPUT:
      rule.validate = LXW_VALIDATION_TYPE_LENGTH;
      rule.criteria = LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO;
      rule.value_number = YD_SHEET_INPUT_LENGTH;
      rule.error_message = (char *)"文字过长，请精简到2000字以内。";
      break;
    case YD_COLUMN_INPUT_PERCENT:
      rule.validate = LXW_VALIDATION_TYPE_INTEGER;
      rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
      rule.minimum_number = 0;
      rule.maximum_number = 100;
      rule.error_message = (char *)"请填写0到100之间的整数，不带百分号。";
      break;
    case YD_COLUMN_INPUT_YES:
      rule.validate = LXW_VALIDATION_TYPE_LIST;
      rule.value_list = (char **)answers;
      rule.error_message = (char *)"请选择“是”或“否”。";
      break;
    default:
      return;
    }
  yd_book_note (self->book,
                worksheet_data_validation_range (self->sheet, 1, column, last, column, &rule));
}

/**
 * yd_sheet_protect:
 *
 * Locks all but the columns to fill in, and says what these take. There is no password: it keeps from
 * mistakes, not from people.
 */
void
yd_sheet_protect (YdBookSheet *self)
{
  lxw_protection allowed = { .format_columns = 1, .format_rows = 1, .autofilter = 1 };
  if (self->book->status != LXW_NO_ERROR)
    return;
  for (guint i = 0; i < self->n_columns && self->row > 1; i++)
    limit_input (self, (lxw_col_t)i, self->row - 1);
  worksheet_protect (self->sheet, NULL, &allowed);
}

/**
 * yd_sheet_hide:
 *
 * Takes a finished sheet out of sight, and off the paper: some programs print hidden sheets too, but none
 * prints a page without a cell. Never the first one.
 */
void
yd_sheet_hide (YdBookSheet *self)
{
  lxw_col_t beside = (lxw_col_t)self->n_columns;
  if (self->book->status != LXW_NO_ERROR)
    return;
  worksheet_hide (self->sheet);
  yd_book_note (self->book, worksheet_print_area (self->sheet, 0, beside, 0, beside));
}

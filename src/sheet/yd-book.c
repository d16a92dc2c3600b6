/* Owns: libxlsxwriter: one file written beside its place and moved there whole, cells that Excel takes
 * as they are meant, rows that are tall enough, and the print set-up that all sheets share. It is the
 * only file that sees the library. Refuses: what a sheet says.
 *
 * Three things the library (1.1.4) does not do are done here: it writes numbers by the locale, so a
 * C numeric locale holds while a book is open; it does not notice when a temporary file of its own
 * could not be written, so every part of the finished archive is read back to its closing tag; and it
 * takes the present for the time of creation unless told. */

#include "yd-book.h"

#include "yd-book-file.h"
#include "yd-cell-text.h"
#include "yd-error.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>
#include <xlsxwriter.h>

#define FACE "宋体"
#define FACE_SIZE 10.0            /* points */
#define LINE_HEIGHT 14.5          /* points a line at that size: what Noto CJK needs; 宋体 needs 12.5 */
#define ROW_PADDING 5.0           /* points */
#define MAX_ROW_HEIGHT 409.0      /* points, of Excel */
#define MAX_ROWS 1048576          /* of Excel */
#define TITLE_SIZE 14             /* points, in the page header */
#define REMARK_SIZE 9             /* points */
#define PRINTED_WIDTH 784.0       /* points between the margins of A4 on its side */
#define HEADER_LIMIT 60           /* characters of the plan's title in the page header */

typedef enum
{
  FORMAT_TEXT,
  FORMAT_CENTRE,
  FORMAT_HEAD,
  FORMAT_HEAD_INPUT,
  FORMAT_INPUT,
  FORMAT_NUMBER,
  FORMAT_DAY,
  FORMAT_DAY_BEFORE,
  FORMAT_DAY_ASSUMED,
  FORMAT_SENTENCE, /* over the cells to its right, without lines */
  N_FORMATS
} FormatId;

struct _YdBookSheet
{
  YdBook *book; /* borrowed */
  lxw_worksheet *sheet; /* borrowed from the workbook */
  const char *name;
  const YdColumn *columns; /* borrowed */
  guint n_columns;
  lxw_row_t row;  /* that is open */
  guint n_lines;  /* of its tallest cell */
};

struct _YdBook
{
  lxw_workbook *workbook; /* owned; gone after close */
  lxw_format *formats[N_FORMATS];
  lxw_format *state_formats[YD_N_STATES];
  char *path;      /* owned; where the file goes */
  char *temporary; /* owned; beside it */
  locale_t before; /* the thread's locale, to be put back */
  locale_t numeric;
  GPtrArray *sheets;   /* YdBookSheet, owned */
  GPtrArray *warnings; /* owned */
  gsize n_cells;
  guint n_cut;         /* texts that did not fit a cell */
  guint n_tall;        /* rows that no height fits */
  lxw_error status;    /* the first that was not LXW_NO_ERROR */
  gboolean cancelled;
  void (*progress) (double, gpointer);
  gpointer progress_data;
  guint n_rows, n_rows_done;
};

static void
note (YdBook *book, lxw_error status)
{
  if (book->status == LXW_NO_ERROR && status != LXW_NO_ERROR)
    book->status = status;
}

/* As note(), of a cell. */
static void
note_cell (YdBook *book, lxw_error status)
{
  note (book, status);
  book->n_cells++;
}

static lxw_format *
new_format (YdBook *book, gboolean centred)
{
  lxw_format *format = workbook_add_format (book->workbook);
  format_set_font_name (format, FACE);
  format_set_font_size (format, FACE_SIZE);
  format_set_text_wrap (format);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  format_set_align (format, centred ? LXW_ALIGN_CENTER : LXW_ALIGN_LEFT);
  format_set_border (format, LXW_BORDER_THIN);
  format_set_border_color (format, 0xb0b0b0);
  return format;
}

static void
make_formats (YdBook *book)
{
  static const char *const days[] = { "yyyy\"年\"m\"月\"d\"日\"", "yyyy\"年\"m\"月\"d\"日前\"",
                                      "\"（\"yyyy\"年\"m\"月\"d\"日）\"" };
  static const struct
  {
    lxw_color_t ink, ground;
  } colours[YD_N_STATES] = {
    [YD_STATE_NOT_STARTED] = { 0x444444, 0xf2f2f2 }, [YD_STATE_ON_TRACK] = { 0x0b4a2b, 0xe0f4e8 },
    [YD_STATE_BEHIND] = { 0x5a4000, 0xffe3b8 },      [YD_STATE_DUE_SOON] = { 0x4a3500, 0xfff0c2 },
    [YD_STATE_OVERDUE] = { 0x8a0f17, 0xf9d6d5 },     [YD_STATE_CLAIMED] = { 0x1a4784, 0xe1ecfa },
    [YD_STATE_DONE] = { 0x0b4a2b, 0xbfe5cf },        [YD_STATE_LONG_TERM] = { 0x444444, 0xe9edf2 },
    [YD_STATE_ADJUSTED] = { 0x666666, 0xe4e4e4 },
  };
  book->formats[FORMAT_TEXT] = new_format (book, FALSE);
  book->formats[FORMAT_CENTRE] = new_format (book, TRUE);
  book->formats[FORMAT_HEAD] = new_format (book, TRUE);
  book->formats[FORMAT_NUMBER] = new_format (book, TRUE);
  format_set_num_format (book->formats[FORMAT_NUMBER], "0;-0;\"－\""); /* nothing should look like it */
  format_set_bold (book->formats[FORMAT_HEAD]);
  format_set_bg_color (book->formats[FORMAT_HEAD], 0xdde6f0);
  book->formats[FORMAT_HEAD_INPUT] = new_format (book, TRUE);
  format_set_bold (book->formats[FORMAT_HEAD_INPUT]);
  format_set_bg_color (book->formats[FORMAT_HEAD_INPUT], 0xffe699);
  book->formats[FORMAT_SENTENCE] = workbook_add_format (book->workbook);
  format_set_font_name (book->formats[FORMAT_SENTENCE], FACE);
  format_set_font_size (book->formats[FORMAT_SENTENCE], FACE_SIZE);
  format_set_align (book->formats[FORMAT_SENTENCE], LXW_ALIGN_VERTICAL_CENTER);
  book->formats[FORMAT_INPUT] = new_format (book, FALSE);
  format_set_bg_color (book->formats[FORMAT_INPUT], 0xfffbe6);
  format_set_unlocked (book->formats[FORMAT_INPUT]);
  for (int i = 0; i < 3; i++)
    {
      book->formats[FORMAT_DAY + i] = new_format (book, TRUE);
      format_set_num_format (book->formats[FORMAT_DAY + i], days[i]);
    }
  for (int state = 0; state < YD_N_STATES; state++)
    {
      lxw_format *format = book->state_formats[state] = workbook_add_format (book->workbook);
      format_set_font_color (format, colours[state].ink);
      format_set_bg_color (format, colours[state].ground);
    }
}

/* Midnight of a day, so that a workbook made without a clock has a time of its own all the same. */
static gint64
midnight_of (YdDate day)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (day.year, day.month, day.day, 0, 0, 0);
  return g_date_time_to_unix (time);
}

/**
 * yd_book_new:
 * @path: where the file shall stand
 * @title: for the document's properties
 * @created: seconds since 1970; 0 for midnight of @day
 *
 * Opens a file beside @path, so that a folder that cannot be written is known before the work.
 *
 * Returns: (transfer full) (nullable): a book without sheets; %NULL with an error of #YdError
 */
YdBook *
yd_book_new (const char *path, const char *title, gint64 created, YdDate day, GError **error)
{
  g_autofree char *temporary = yd_book_file_begin (path, error);
  if (temporary == NULL)
    return NULL;

  YdBook *book = g_new0 (YdBook, 1);
  book->path = g_strdup (path);
  book->temporary = g_steal_pointer (&temporary);
  book->sheets = g_ptr_array_new_with_free_func (g_free);
  book->warnings = g_ptr_array_new_with_free_func (g_free);
  book->numeric = newlocale (LC_NUMERIC_MASK, "C", duplocale (uselocale ((locale_t)0)));
  book->before = uselocale (book->numeric);

  /* Rows come in order, so none needs to be kept: a fifth less time, and memory that does not grow. */
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  book->workbook = workbook_new_opt (book->temporary, &options);
  make_formats (book);
  g_autofree char *short_title = g_utf8_substring (title, 0, MIN (g_utf8_strlen (title, -1), 200));
  lxw_doc_properties properties = { .title = short_title, .created = (time_t)(created != 0 ? created : midnight_of (day)) };
  note (book, workbook_set_properties (book->workbook, &properties));
  return book;
}

/**
 * yd_book_free:
 *
 * Drops the book and, where it was not closed, the file beside.
 */
void
yd_book_free (YdBook *book)
{
  if (book == NULL)
    return;
  if (book->workbook != NULL)
    lxw_workbook_free (book->workbook);
  yd_book_file_abandon (book->temporary);
  uselocale (book->before);
  freelocale (book->numeric);
  g_ptr_array_unref (book->sheets);
  g_ptr_array_unref (book->warnings);
  g_free (book->temporary);
  g_free (book->path);
  g_free (book);
}

/**
 * yd_book_set_progress:
 * @n_rows: how many rows there will be in all
 */
void
yd_book_set_progress (YdBook *book, guint n_rows, void (*progress) (double, gpointer), gpointer user_data)
{
  book->n_rows = n_rows;
  book->progress = progress;
  book->progress_data = user_data;
}

/**
 * yd_book_step:
 *
 * To be asked once a row.
 *
 * Returns: %FALSE where the work shall end
 */
gboolean
yd_book_step (YdBook *book, GCancellable *cancellable)
{
  /* Packing takes as long as writing rows, and cannot be watched. */
  if (book->n_rows_done++ % 256 == 0 && book->progress != NULL && book->n_rows > 0)
    book->progress (MIN (0.5, 0.5 * book->n_rows_done / book->n_rows), book->progress_data);
  book->cancelled |= g_cancellable_is_cancelled (cancellable);
  return !book->cancelled && book->status == LXW_NO_ERROR;
}

static void
tell_what_was_lost (YdBook *book)
{
  if (book->n_cut > 0)
    g_ptr_array_add (book->warnings,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                   "%u text is longer than a cell can hold and was cut",
                                                   "%u texts are longer than a cell can hold and were cut",
                                                   book->n_cut),
                                      book->n_cut));
  if (book->n_tall > 0)
    g_ptr_array_add (book->warnings,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                   "%u row is taller than Excel can show; its cells hold the whole text",
                                                   "%u rows are taller than Excel can show; their cells hold the whole text",
                                                   book->n_tall),
                                      book->n_tall));
}

/**
 * yd_book_close:
 * @warnings: (out) (optional) (transfer full): what a person should know, a sentence each; never %NULL
 *
 * Writes the file and moves it to its place.
 *
 * Returns: %FALSE with an error of #YdError or %G_IO_ERROR_CANCELLED; the file that stood there before
 *   then stands there still
 */
gboolean
yd_book_close (YdBook *book, GCancellable *cancellable, char ***warnings, GError **error)
{
  if (book->cancelled || g_cancellable_is_cancelled (cancellable))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The export was cancelled"));
      return FALSE;
    }
  if (book->status == LXW_NO_ERROR)
    note (book, workbook_close (g_steal_pointer (&book->workbook)));
  if (book->progress != NULL)
    book->progress (0.9, book->progress_data);
  if (book->status != LXW_NO_ERROR)
    return yd_book_file_fail (book->path, lxw_strerror (book->status), error);
  g_autofree char *temporary = g_steal_pointer (&book->temporary);
  if (!yd_book_file_commit (temporary, book->path, book->sheets->len, book->n_cells, error))
    return FALSE;
  if (book->progress != NULL)
    book->progress (1.0, book->progress_data);

  tell_what_was_lost (book);
  if (warnings != NULL)
    {
      g_ptr_array_add (book->warnings, NULL);
      *warnings = (char **)g_ptr_array_steal (book->warnings, NULL);
    }
  return TRUE;
}

/* ---- sheets ---- */

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
  gboolean meets = width_of (title, TITLE_SIZE) / 2 + width_of (small, REMARK_SIZE) > PRINTED_WIDTH / 2 - 12;
  /* The size goes before the face: behind &14 the 2025 of a title would be read as more of the size. */
  g_autofree char *header
    = g_strdup_printf ("&C&%d&\"" FACE ",Bold\"%s&R&%d&\"" FACE ",Regular\"%s", TITLE_SIZE, title,
                       REMARK_SIZE, meets ? "" : small);
  g_autofree char *footer
    = g_strdup_printf ("%s%s&C&\"" FACE ",Regular\"&9第&P页，共&N页",
                       meets ? "&L&9&\"" FACE ",Regular\"" : "", meets ? small : "");
  note (self->book, worksheet_set_header (self->sheet, header));
  note (self->book, worksheet_set_footer (self->sheet, footer));
}

static void
set_up_page (YdBookSheet *self, const char *heading, const char *remark)
{
  worksheet_set_paper (self->sheet, 9); /* A4 */
  worksheet_set_landscape (self->sheet);
  worksheet_set_margins (self->sheet, 0.4, 0.4, 0.75, 0.6); /* inches */
  worksheet_center_horizontally (self->sheet);
  worksheet_fit_to_pages (self->sheet, 1, 0);
  worksheet_repeat_rows (self->sheet, 0, 0);
  worksheet_freeze_panes (self->sheet, 1, 0);
  set_header (self, heading, remark);
}

/**
 * yd_book_add_sheet:
 * @name: at the tab; static
 * @heading: at the head of each printed page
 * @remark: small beside it
 * @columns: (array length=n_columns): borrowed until yd_sheet_finish()
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
  self->columns = columns;
  self->n_columns = n_columns;
  self->sheet = workbook_add_worksheet (book->workbook, name);
  g_ptr_array_add (book->sheets, self);
  if (self->sheet == NULL)
    {
      note (book, LXW_ERROR_SHEETNAME_ALREADY_USED);
      return self;
    }
  set_up_page (self, heading, remark);
  for (guint i = 0; i < n_columns; i++)
    {
      lxw_row_col_options hidden = { .hidden = columns[i].kind == YD_COLUMN_KEY };
      gboolean input = columns[i].kind >= YD_COLUMN_INPUT;
      note (book, worksheet_set_column_opt (self->sheet, (lxw_col_t)i, (lxw_col_t)i, columns[i].width,
                                            NULL, hidden.hidden ? &hidden : NULL));
      note_cell (book, worksheet_write_string (self->sheet, 0, (lxw_col_t)i, columns[i].title,
                                               book->formats[input ? FORMAT_HEAD_INPUT : FORMAT_HEAD]));
      self->n_lines = MAX (self->n_lines, yd_cell_text_count_lines (columns[i].title, columns[i].width));
    }
  note (book, worksheet_set_row (self->sheet, 0, MAX (24, self->n_lines * LINE_HEIGHT + 2 * ROW_PADDING), NULL));
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
  lxw_format *format = book->formats[kind->kind == YD_COLUMN_TEXT      ? FORMAT_TEXT
                                     : kind->kind >= YD_COLUMN_INPUT ? FORMAT_INPUT
                                                                     : FORMAT_CENTRE];
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
  note_cell (book, worksheet_write_string (self->sheet, self->row, (lxw_col_t)column, words, format));

  /* A row is as tall as its tallest cell: only that one is measured. */
  if (kind->kind != YD_COLUMN_KEY && yd_cell_text_most_lines (&cell, kind->width) > self->n_lines)
    self->n_lines = MAX (self->n_lines, yd_cell_text_count_lines (words, kind->width));
}

void
yd_sheet_number (YdBookSheet *self, guint column, double number)
{
  if (self->book->status == LXW_NO_ERROR)
    note_cell (self->book, worksheet_write_number (self->sheet, self->row, (lxw_col_t)column, number,
                                                   self->book->formats[FORMAT_NUMBER]));
}

/* With the places that it has; a cell's number is a double in every program. */
void
yd_sheet_decimal (YdBookSheet *self, guint column, const YdDecimal *value)
{
  g_autofree char *text = yd_decimal_format (value);
  if (self->book->status == LXW_NO_ERROR)
    note_cell (self->book,
               worksheet_write_number (self->sheet, self->row, (lxw_col_t)column, g_ascii_strtod (text, NULL),
                                       self->book->formats[FORMAT_CENTRE]));
}

/**
 * yd_sheet_day:
 * @day: one day; the cell holds it as a date that sorts and filters
 */
void
yd_sheet_day (YdBookSheet *self, guint column, YdDate day, YdDayStyle style)
{
  static const char *const widest[] = { "2025年12月31日", "2025年12月31日前", "（2025年12月31日）" };
  lxw_datetime value = { .year = day.year, .month = day.month, .day = day.day };
  if (self->book->status != LXW_NO_ERROR)
    return;
  note_cell (self->book, worksheet_write_datetime (self->sheet, self->row, (lxw_col_t)column, &value,
                                              self->book->formats[FORMAT_DAY + style]));
  self->n_lines = MAX (self->n_lines, yd_cell_text_count_lines (widest[style], self->columns[column].width));
}

/* In place of rows that are not there: what the reader should know. */
void
yd_sheet_sentence (YdBookSheet *self, const char *text)
{
  if (self->book->status != LXW_NO_ERROR)
    return;
  note_cell (self->book, worksheet_write_string (self->sheet, self->row, 0, text,
                                                 self->book->formats[FORMAT_SENTENCE]));
  yd_sheet_end_row (self);
}

void
yd_sheet_end_row (YdBookSheet *self)
{
  double height = self->n_lines * LINE_HEIGHT + ROW_PADDING;
  if (self->book->status != LXW_NO_ERROR)
    return;
  self->book->n_tall += height > MAX_ROW_HEIGHT;
  note (self->book, worksheet_set_row (self->sheet, self->row, MIN (height, MAX_ROW_HEIGHT), NULL));
  self->n_lines = 1;
  if (++self->row >= MAX_ROWS)
    note (self->book, LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE);
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
      note (self->book, worksheet_conditional_format_range (self->sheet, 1, column, last, column, &rule));
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
    note (self->book, worksheet_autofilter (self->sheet, 0, 0, last, last_column));
  note (self->book, worksheet_print_area (self->sheet, 0, 0, last, last_column));
  for (guint i = 0; i < self->n_columns && last > 0; i++)
    if (self->columns[i].kind == YD_COLUMN_STATE)
      colour_states (self, (lxw_col_t)i, last);
}

/* What may be entered into a column, and what Excel says to somebody who enters something else. */
static void
limit_input (YdBookSheet *self, lxw_col_t column, lxw_row_t last)
{
  static const char *const answers[] = { "是", "否", NULL };
  lxw_data_validation rule = { .ignore_blank = LXW_VALIDATION_ON, .error_title = (char *)"填写有误" };
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
  note (self->book, worksheet_data_validation_range (self->sheet, 1, column, last, column, &rule));
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
 * Takes a sheet out of sight; never the first one.
 */
void
yd_sheet_hide (YdBookSheet *self)
{
  if (self->book->status == LXW_NO_ERROR)
    worksheet_hide (self->sheet);
}

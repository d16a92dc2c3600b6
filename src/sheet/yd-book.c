/* Owns: a workbook as a whole: written beside its place and moved there, its formats, its first error and
 * its progress. Refuses: what stands in a sheet (yd-book-sheet.c).
 *
 * Three things the library (1.1.4) does not do are done here: it writes numbers by the locale, so a
 * C numeric locale holds while a book is open; it does not notice when a temporary file of its own
 * could not be written, so every part of the finished archive is read back to its closing tag; and it
 * takes the present for the time of creation unless told. */

#include "yd-book-private.h"

#include "yd-book-file.h"
#include "yd-error.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#define FACE_SIZE 10.0 /* points */

void
yd_book_note (YdBook *book, lxw_error status)
{
  if (book->status == LXW_NO_ERROR && status != LXW_NO_ERROR)
    book->status = status;
}

static lxw_format *
new_format (YdBook *book, gboolean centred)
{
  lxw_format *format = workbook_add_format (book->workbook);
  format_set_font_name (format, YD_BOOK_FACE);
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
  book->formats[YD_FORMAT_TEXT] = new_format (book, FALSE);
  book->formats[YD_FORMAT_CENTRE] = new_format (book, TRUE);
  book->formats[YD_FORMAT_HEAD] = new_format (book, TRUE);
  book->formats[YD_FORMAT_NUMBER] = new_format (book, TRUE);
  format_set_num_format (book->formats[YD_FORMAT_NUMBER],
                         "0;-0;\"－\""); /* nothing should look like it */
  format_set_bold (book->formats[YD_FORMAT_HEAD]);
  format_set_bg_color (book->formats[YD_FORMAT_HEAD], 0xdde6f0);
  book->formats[YD_FORMAT_HEAD_INPUT] = new_format (book, TRUE);
  format_set_bold (book->formats[YD_FORMAT_HEAD_INPUT]);
  format_set_bg_color (book->formats[YD_FORMAT_HEAD_INPUT], 0xffe699);
  book->formats[YD_FORMAT_SENTENCE] = workbook_add_format (book->workbook);
  format_set_font_name (book->formats[YD_FORMAT_SENTENCE], YD_BOOK_FACE);
  format_set_font_size (book->formats[YD_FORMAT_SENTENCE], FACE_SIZE);
  format_set_align (book->formats[YD_FORMAT_SENTENCE], LXW_ALIGN_VERTICAL_CENTER);
  book->formats[YD_FORMAT_INPUT] = new_format (book, FALSE);
  format_set_bg_color (book->formats[YD_FORMAT_INPUT], 0xfffbe6);
  format_set_unlocked (book->formats[YD_FORMAT_INPUT]);
  for (int i = 0; i < 3; i++)
    {
      book->formats[YD_FORMAT_DAY + i] = new_format (book, TRUE);
      format_set_num_format (book->formats[YD_FORMAT_DAY + i], days[i]);
    }
  for (int state = 0; state < YD_N_STATES; state++)
    {
      lxw_format *format = book->state_formats[state] = workbook_add_format (book->workbook);
      format_set_font_color (format, colours[state].ink);
      format_set_bg_color (format, colours[state].ground);
    }
}

/* Widths are counted in digits of the standard face: one whose digits are as wide in every program. Of Calibri,
 * which the library takes, or 宋体 the substitutes' digits are up to half as wide again, and so are columns. */
static void
set_standard_face (YdBook *book)
{
  lxw_format *standard = STAILQ_FIRST (book->workbook->formats);
  format_set_font_name (standard, "Arial");
  format_set_font_size (standard, FACE_SIZE);
}

/* Midnight of a day, so that a workbook made without a clock has a time of its own all the same. */
static gint64
midnight_of (YdDate day)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (day.year, day.month, day.day, 0, 0, 0);
  return g_date_time_to_unix (time);
}

static void
sheet_free (gpointer data)
{
  YdBookSheet *sheet = data;
  g_free (sheet->columns);
  g_free (sheet);
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
  book->sheets = g_ptr_array_new_with_free_func (sheet_free);
  book->warnings = g_ptr_array_new_with_free_func (g_free);
  book->numeric = newlocale (LC_NUMERIC_MASK, "C", duplocale (uselocale ((locale_t)0)));
  book->before = uselocale (book->numeric);

  /* Rows come in order, so none needs to be kept: a fifth less time, and memory that does not grow. */
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  book->workbook = workbook_new_opt (book->temporary, &options);
  set_standard_face (book);
  make_formats (book);
  g_autofree char *short_title = g_utf8_substring (title, 0, MIN (g_utf8_strlen (title, -1), 200));
  lxw_doc_properties properties
    = { .title = short_title, .created = (time_t)(created != 0 ? created : midnight_of (day)) };
  yd_book_note (book, workbook_set_properties (book->workbook, &properties));
  return book;
}

/* Before there are sheets. */
void
yd_book_set_paper (YdBook *book, YdSheetPaper paper)
{
  book->paper = paper;
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
yd_book_set_progress (YdBook *book, guint n_rows, void (*progress) (double, gpointer),
                      gpointer user_data)
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
    g_ptr_array_add (
      book->warnings,
      g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u text is longer than a cell can hold and was cut",
                     "%u texts are longer than a cell can hold and were cut", book->n_cut),
        book->n_cut));
  if (book->n_tall > 0)
    g_ptr_array_add (
      book->warnings,
      g_strdup_printf (
        g_dngettext (
          GETTEXT_PACKAGE, "%u row is taller than Excel can show; its cells hold the whole text",
          "%u rows are taller than Excel can show; their cells hold the whole text", book->n_tall),
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
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The export was cancelled"));
      return FALSE;
    }
  if (book->status == LXW_NO_ERROR)
    yd_book_note (book, workbook_close (g_steal_pointer (&book->workbook)));
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

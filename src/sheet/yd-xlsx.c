/* Owns: the cells of a workbook as a person sees them: words, numbers as written, days as days, and in
 * each cell of a merged field what the field says. Refuses: formulas (what they came to last is read),
 * looks, .xls and workbooks with a password. */

#include "yd-xlsx-private.h"

#include "yd-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_BYTES (64 * 1024 * 1024)
#define MAX_UNPACKED (32 * 1024 * 1024) /* a tree of it may take thirty times as much */
#define MAX_ROWS 1048576                /* of Excel */
#define MAX_COLUMNS 16384
#define MAX_CELLS 2000000
#define MAX_MERGED 200000 /* cells that get the words of their field */

typedef struct
{
  guint32 row;
  guint32 column;
  const char *text; /* in the sheet's chunk */
  YdDate date;
} Cell;

struct _YdXlsxSheet
{
  GStringChunk *words;
  GArray *cells; /* Cell, by row and column */
  guint n_rows;
  guint n_columns;
};

/* ---- the workbook ---- */

void
yd_xlsx_free (YdXlsx *self)
{
  if (self == NULL)
    return;
  yd_package_free (self->package);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->strings, g_ptr_array_unref);
  g_clear_pointer (&self->is_date, g_array_unref);
  g_free (self);
}

static gboolean
check_bytes (GBytes *bytes, GError **error)
{
  static const guint8 ole[] = { 0xd0, 0xcf, 0x11, 0xe0 };
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  if (size > MAX_BYTES)
    g_set_error_literal (
      error, YD_ERROR, YD_ERROR_INVALID,
      _ ("the file is far larger than a workbook of an office; it is not opened"));
  else if (size >= sizeof ole && memcmp (data, ole, sizeof ole) == 0)
    g_set_error_literal (
      error, YD_ERROR, YD_ERROR_UNSUPPORTED,
      _ (
        "the workbook is an old .xls or .et, or has a password; save it as .xlsx without one first"));
  else if (size < 4 || memcmp (data, "PK", 2) != 0)
    g_set_error_literal (error, YD_ERROR, YD_ERROR_UNSUPPORTED,
                         _ ("the file is no workbook of Excel or WPS (.xlsx)"));
  else
    return TRUE;
  return FALSE;
}

/**
 * yd_xlsx_open:
 *
 * Returns: (transfer full) (nullable): %NULL with %YD_ERROR_UNSUPPORTED (no .xlsx), %YD_ERROR_CORRUPT
 *   or %YD_ERROR_INVALID (it unpacks to far too much)
 */
YdXlsx *
yd_xlsx_open (GBytes *bytes, GError **error)
{
  if (!check_bytes (bytes, error))
    return NULL;
  g_autoptr (YdXlsx) self = g_new0 (YdXlsx, 1);
  self->package = yd_package_open (bytes, error);
  if (self->package == NULL)
    return NULL;
  yd_package_set_limit (self->package, MAX_UNPACKED);
  return yd_xlsx_read_frame (self, error) ? g_steal_pointer (&self) : NULL;
}

guint
yd_xlsx_get_n_sheets (const YdXlsx *self)
{
  return self->sheets->len;
}

gboolean
yd_xlsx_is_sheet_hidden (const YdXlsx *self, guint sheet)
{
  return ((const YdXlsxTab *)self->sheets->pdata[sheet])->hidden;
}

/* ---- values ---- */

/* A day of Excel: 1 is 1 January 1900, and 60 a 29 February that never was. */
static YdDate
day_of (double number, gboolean from_1904)
{
  if (!(number >= 1 && number < 200000))
    return YD_DATE_NONE;
  int days = (int)floor (number);
  GDate date;
  g_date_set_dmy (&date, 31, G_DATE_DECEMBER, 1899);
  if (from_1904)
    g_date_set_dmy (&date, 1, G_DATE_JANUARY, 1904);
  else if (days >= 60)
    days--;
  g_date_add_days (&date, (guint)days);
  return yd_date_new_day (g_date_get_year (&date), (int)g_date_get_month (&date),
                          g_date_get_day (&date));
}

/* 0.1 + 0.2 is shown as 0.3, and a whole number without a point. */
static char *
dup_number (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  if (fabs (number) < 1e15 && floor (number) == number)
    return g_strdup_printf ("%.0f", number + 0.0);
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", number));
}

static char *
dup_value (const xmlNode *cell)
{
  const xmlNode *value = yd_xml_child (cell, "v");
  GString *text = g_string_new (NULL);
  for (const xmlNode *child = value != NULL ? value->children : NULL; child != NULL;
       child = child->next)
    if ((child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
        && child->content != NULL)
      g_string_append (text, (const char *)child->content);
  return g_string_free (text, FALSE);
}

static char *
dup_number_cell (const YdXlsx *self, const xmlNode *node, const char *value, YdDate *date)
{
  char *end;
  double number = g_ascii_strtod (value, &end);
  int style = yd_xml_get_int (node, "s", 0);
  if (end == value || *end != '\0' || !isfinite (number))
    return g_strdup (value);
  if (style >= 0 && (guint)style < self->is_date->len
      && g_array_index (self->is_date, gboolean, style))
    *date = day_of (number, self->from_1904);
  return yd_date_is_set (*date) ? yd_date_to_iso (*date) : dup_number (number);
}

/* What a cell says; a day also as @date. */
static char *
dup_cell (const YdXlsx *self, const xmlNode *node, YdDate *date)
{
  g_autofree char *type = yd_xml_dup_attribute (node, "t");
  g_autofree char *value = dup_value (node);
  const xmlNode *inlined = yd_xml_child (node, "is");
  if (g_strcmp0 (type, "inlineStr") == 0)
    return inlined != NULL ? yd_xlsx_dup_words (inlined) : g_strdup ("");
  if (g_strcmp0 (type, "s") == 0)
    {
      guint64 index;
      gboolean known = g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT32, &index, NULL)
                       && index < self->strings->len;
      return g_strdup (known ? self->strings->pdata[index] : "");
    }
  if (g_strcmp0 (type, "b") == 0)
    return g_strdup (g_str_equal (value, "1") ? "是" : "否");
  if (g_strcmp0 (type, "e") == 0)
    return g_strdup (""); /* #N/A says nothing */
  if (g_strcmp0 (type, "d") == 0)
    {
      g_autofree char *day = g_strndup (value, strcspn (value, "T"));
      if (yd_date_parse_iso (day, date))
        return yd_date_to_iso (*date);
    }
  if (type == NULL || g_str_equal (type, "n"))
    return dup_number_cell (self, node, value, date);
  return g_strdup (value);
}

/* ---- places ---- */

/* "BC12" → 11, 54; FALSE where it is no place. */
static gboolean
parse_place (const char **at, guint *row, guint *column)
{
  const char *p = *at;
  guint64 across = 0, down = 0;
  for (; *p == '$' || g_ascii_isalpha (*p); p++)
    if (*p != '$')
      across = MIN (across * 26 + (guint64)(g_ascii_toupper (*p) - 'A' + 1), MAX_COLUMNS + 1);
  for (; *p == '$' || g_ascii_isdigit (*p); p++)
    if (*p != '$')
      down = MIN (down * 10 + (guint64)(*p - '0'), MAX_ROWS + 1);
  if (across == 0 || across > MAX_COLUMNS || down == 0 || down > MAX_ROWS)
    return FALSE;
  *at = p;
  *row = (guint)down - 1;
  *column = (guint)across - 1;
  return TRUE;
}

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  const Cell *x = a, *y = b;
  return x->row != y->row ? (x->row > y->row) - (x->row < y->row)
                          : (x->column > y->column) - (x->column < y->column);
}

static const Cell *
find_cell (const YdXlsxSheet *self, guint row, guint column)
{
  Cell wanted = { .row = row, .column = column };
  guint index;
  return g_array_binary_search (self->cells, &wanted, compare_cells, &index)
           ? &g_array_index (self->cells, Cell, index)
           : NULL;
}

/* ---- the sheet ---- */

static void
add_cell (YdXlsxSheet *self, guint row, guint column, const char *text, YdDate date)
{
  Cell cell = { row, column, text, date };
  g_array_append_val (self->cells, cell);
  self->n_rows = MAX (self->n_rows, row + 1);
  self->n_columns = MAX (self->n_columns, column + 1);
}

static void
read_cells (const YdXlsx *book, YdXlsxSheet *self, const xmlNode *row_node, guint *row)
{
  guint column = 0;
  for (const xmlNode *node = row_node->children; node != NULL && self->cells->len < MAX_CELLS;
       node = node->next)
    {
      if (!yd_xml_is (node, "c"))
        continue;
      g_autofree char *place = yd_xml_dup_attribute (node, "r");
      const char *at = place;
      if (place != NULL && !parse_place (&at, row, &column))
        continue;
      YdDate date = YD_DATE_NONE;
      g_autofree char *raw = dup_cell (book, node, &date);
      g_autofree char *text = g_utf8_make_valid (raw, -1);
      g_strstrip (text);
      if (*text != '\0' && column < MAX_COLUMNS && *row < MAX_ROWS)
        add_cell (self, *row, column, g_string_chunk_insert_const (self->words, text), date);
      column++;
    }
}

static gboolean
read_rows (const YdXlsx *book, YdXlsxSheet *self, const xmlNode *data, GCancellable *cancellable,
           GError **error)
{
  guint row = 0;
  for (const xmlNode *node = data != NULL ? data->children : NULL; node != NULL; node = node->next)
    {
      if (!yd_xml_is (node, "row"))
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_autofree char *number = yd_xml_dup_attribute (node, "r");
      guint64 given;
      if (number != NULL && g_ascii_string_to_unsigned (number, 10, 1, MAX_ROWS, &given, NULL))
        row = (guint)given - 1;
      read_cells (book, self, node, &row);
      row++;
      if (self->cells->len >= MAX_CELLS)
        {
          g_set_error_literal (
            error, YD_ERROR, YD_ERROR_INVALID,
            _ ("the sheet has far more cells than a list of an office; it is not read"));
          return FALSE;
        }
    }
  return TRUE;
}

/* The last of two cells that claim one place holds; Excel would not open such a file. */
static void
settle_cells (YdXlsxSheet *self)
{
  g_array_sort (self->cells, compare_cells);
  guint kept = 0;
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = &g_array_index (self->cells, Cell, i);
      if (kept > 0 && compare_cells (&g_array_index (self->cells, Cell, kept - 1), cell) == 0)
        kept--;
      g_array_index (self->cells, Cell, kept++) = *cell;
    }
  g_array_set_size (self->cells, kept);
}

/* Every cell of a merged field says what the field says. */
static void
spread_merged (YdXlsxSheet *self, const xmlNode *merged)
{
  g_autoptr (GArray) more = g_array_new (FALSE, FALSE, sizeof (Cell));
  for (const xmlNode *node = merged != NULL ? merged->children : NULL; node != NULL;
       node = node->next)
    {
      g_autofree char *range = yd_xml_dup_attribute (node, "ref");
      const char *at = range;
      guint top, left, bottom, right;
      if (!yd_xml_is (node, "mergeCell") || range == NULL || !parse_place (&at, &top, &left)
          || *at++ != ':' || !parse_place (&at, &bottom, &right) || bottom < top || right < left)
        continue;
      const Cell *first = find_cell (self, top, left);
      guint64 size = ((guint64)bottom - top + 1) * ((guint64)right - left + 1);
      if (first == NULL || size + more->len > MAX_MERGED)
        continue;
      for (guint row = top; row <= bottom; row++)
        for (guint column = left; column <= right; column++)
          if (find_cell (self, row, column) == NULL)
            {
              Cell cell = { row, column, first->text, first->date };
              g_array_append_val (more, cell);
            }
    }
  for (guint i = 0; i < more->len; i++)
    {
      const Cell *cell = &g_array_index (more, Cell, i);
      add_cell (self, cell->row, cell->column, cell->text, cell->date);
    }
  settle_cells (self);
}

/**
 * yd_xlsx_read_sheet:
 * @cancellable: (nullable): looked at between rows
 *
 * Returns: (transfer full) (nullable): %NULL with %YD_ERROR_CORRUPT, %YD_ERROR_INVALID or
 *   %G_IO_ERROR_CANCELLED
 */
YdXlsxSheet *
yd_xlsx_read_sheet (YdXlsx *self, guint sheet, GCancellable *cancellable, GError **error)
{
  const YdXlsxTab *tab = self->sheets->pdata[sheet];
  g_autoptr (GError) problem = NULL;
  xmlDoc *document = yd_xlsx_read_part (self, tab->path, &problem);
  if (document == NULL)
    {
      if (problem != NULL)
        g_propagate_error (error, g_steal_pointer (&problem));
      else
        g_set_error (error, YD_ERROR, YD_ERROR_CORRUPT,
                     _ ("the workbook's part %s is missing; take another copy of it"), tab->path);
      return NULL;
    }
  const xmlNode *root = xmlDocGetRootElement (document);
  g_autoptr (YdXlsxSheet) read = g_new0 (YdXlsxSheet, 1);
  read->words = g_string_chunk_new (4096);
  read->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  gboolean done = read_rows (self, read, yd_xml_child (root, "sheetData"), cancellable, error);
  if (done)
    {
      settle_cells (read);
      spread_merged (read, yd_xml_child (root, "mergeCells"));
    }
  xmlFreeDoc (document);
  return done ? g_steal_pointer (&read) : NULL;
}

void
yd_xlsx_sheet_free (YdXlsxSheet *self)
{
  if (self == NULL)
    return;
  g_string_chunk_free (self->words);
  g_array_unref (self->cells);
  g_free (self);
}

guint
yd_xlsx_sheet_get_n_rows (const YdXlsxSheet *self)
{
  return self->n_rows;
}

guint
yd_xlsx_sheet_get_n_columns (const YdXlsxSheet *self)
{
  return self->n_columns;
}

/**
 * yd_xlsx_sheet_get_text:
 *
 * Returns: (transfer none): what stands there, without white space around it; "" for nothing
 */
const char *
yd_xlsx_sheet_get_text (const YdXlsxSheet *self, guint row, guint column)
{
  const Cell *cell = find_cell (self, row, column);
  return cell != NULL ? cell->text : "";
}

/**
 * yd_xlsx_sheet_get_date:
 *
 * Returns: the day where the cell shows one, else none; words that name a day are not looked at
 */
YdDate
yd_xlsx_sheet_get_date (const YdXlsxSheet *self, guint row, guint column)
{
  const Cell *cell = find_cell (self, row, column);
  return cell != NULL ? cell->date : YD_DATE_NONE;
}

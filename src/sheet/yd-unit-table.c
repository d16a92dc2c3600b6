/* Owns: a list of units as a table: reading it out of a workbook or the clipboard, and guessing what its
 * columns say, whatever they are called and wherever they stand. Refuses: to know what a cell means
 * (yd-unit-table-rows.c). */

#include "yd-unit-table-private.h"

#include "yd-char.h"
#include "yd-error.h"
#include "yd-text.h"
#include "yd-xlsx.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_ROWS 5000 /* no district has as many units */
#define MAX_COLUMNS 60
#define HEADING_ROWS 20 /* titles and remarks that may stand above the headings */

struct _YdUnitTable
{
  GPtrArray *rows; /* char **, each of n_columns, below the headings */
  char **headings; /* NULL where there are none */
  guint n_columns;
  YdUnitColumn columns[MAX_COLUMNS];
};

/* How columns are headed; the first meaning that fits is taken, so the longer words stand first. */
static const struct
{
  YdUnitColumn meaning;
  const char *words;
} headings[] = {
  { YD_UNIT_COLUMN_MEMBERS, "成员" },     { YD_UNIT_COLUMN_MEMBERS, "包括单位" },
  { YD_UNIT_COLUMN_SHORT_NAME, "简称" },  { YD_UNIT_COLUMN_ALIASES, "别名" },
  { YD_UNIT_COLUMN_ALIASES, "曾用名" },   { YD_UNIT_COLUMN_ALIASES, "又称" },
  { YD_UNIT_COLUMN_KIND, "类别" },        { YD_UNIT_COLUMN_KIND, "类型" },
  { YD_UNIT_COLUMN_KIND, "性质" },        { YD_UNIT_COLUMN_VALID_FROM, "有效期自" },
  { YD_UNIT_COLUMN_VALID_FROM, "生效" },  { YD_UNIT_COLUMN_VALID_UNTIL, "有效期至" },
  { YD_UNIT_COLUMN_VALID_UNTIL, "失效" }, { YD_UNIT_COLUMN_VALID_UNTIL, "撤并" },
  { YD_UNIT_COLUMN_ORDER, "次序" },       { YD_UNIT_COLUMN_ORDER, "排序" },
  { YD_UNIT_COLUMN_ORDER, "序号" },       { YD_UNIT_COLUMN_NAME, "全称" },
  { YD_UNIT_COLUMN_NAME, "单位名称" },    { YD_UNIT_COLUMN_NAME, "科室名称" },
  { YD_UNIT_COLUMN_NAME, "机构名称" },    { YD_UNIT_COLUMN_NAME, "部门名称" },
  { YD_UNIT_COLUMN_NAME, "名称" },        { YD_UNIT_COLUMN_NAME, "单位" },
  { YD_UNIT_COLUMN_NAME, "科室" },        { YD_UNIT_COLUMN_NAME, "部门" },
};

void
yd_unit_table_free (YdUnitTable *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_strfreev (self->headings);
  g_free (self);
}

static YdUnitTable *
new_table (guint n_columns)
{
  YdUnitTable *self = g_new0 (YdUnitTable, 1);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  self->n_columns = MIN (n_columns, MAX_COLUMNS);
  return self;
}

/* ---- headings ---- */

static YdUnitColumn
guess_meaning (const char *text)
{
  if (g_utf8_strlen (text, -1) > 12)
    return YD_UNIT_COLUMN_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (strstr (text, headings[i].words) != NULL)
      return headings[i].meaning;
  return YD_UNIT_COLUMN_NONE;
}

/* What the cells of a row would be as headings; TRUE where one of them heads names. */
static gboolean
guess_columns (char *const *row, guint n_columns, YdUnitColumn *columns)
{
  gboolean taken[YD_N_UNIT_COLUMNS] = { FALSE };
  for (guint i = 0; i < n_columns; i++)
    {
      YdUnitColumn meaning = guess_meaning (row[i]);
      columns[i] = taken[meaning] ? YD_UNIT_COLUMN_NONE : meaning;
      taken[meaning] = TRUE;
    }
  return taken[YD_UNIT_COLUMN_NAME];
}

/* "单位" alone is a heading, "示例区教育局" below nothing is a unit: a row is one of headings where two
 * columns are headed, or the one column that there is. */
static gboolean
is_heading (char *const *row, guint n_columns, YdUnitColumn *columns)
{
  guint known = 0, filled = 0;
  if (!guess_columns (row, n_columns, columns))
    return FALSE;
  for (guint i = 0; i < n_columns; i++)
    {
      known += columns[i] != YD_UNIT_COLUMN_NONE;
      filled += row[i][0] != '\0';
    }
  for (guint i = 0; i < n_columns && known == 1; i++)
    for (guint h = 0; columns[i] == YD_UNIT_COLUMN_NAME && h < G_N_ELEMENTS (headings); h++)
      if (filled == 1 && strcmp (row[i], headings[h].words) == 0)
        return TRUE;
  return known >= 2;
}

gboolean
yd_unit_table_is_number (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789.") == strlen (text);
}

/* 信统科 of 信息统计科. */
static gboolean
is_short_for (const char *text, const char *name)
{
  for (; *name != '\0' && *text != '\0'; name = g_utf8_next_char (name))
    if (g_utf8_get_char (text) == g_utf8_get_char (name))
      text = g_utf8_next_char (text);
  return *text == '\0';
}

/* Beside the names: their short forms, or a few words again and again that are kinds. */
static YdUnitColumn
guess_beside (YdUnitTable *self, guint column, guint names)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0, n_short = 0, n_kinds = 0;
  for (guint r = 0; r < self->rows->len; r++)
    {
      const char *text = yd_unit_table_get_text (self, r, column);
      if (*text == '\0')
        continue;
      n++;
      n_short += is_short_for (text, yd_unit_table_get_text (self, r, names));
      n_kinds += yd_unit_table_parse_kind (text) >= 0;
      g_hash_table_add (words, (gpointer)text);
    }
  if (n > 0 && n_short == n)
    return YD_UNIT_COLUMN_SHORT_NAME;
  return n > 1 && n_kinds == n && g_hash_table_size (words) * 2 <= n ? YD_UNIT_COLUMN_KIND
                                                                     : YD_UNIT_COLUMN_NONE;
}

/* Without headings: the column with the most different words has the names, one of numbers the order. */
static void
guess_by_content (YdUnitTable *self)
{
  guint best = 0, most = 0;
  for (guint c = 0; c < self->n_columns; c++)
    {
      g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);
      guint length = 0, numbers = 0;
      for (guint r = 0; r < self->rows->len; r++)
        {
          const char *text = yd_unit_table_get_text (self, r, c);
          numbers += yd_unit_table_is_number (text);
          if (*text != '\0' && g_hash_table_add (words, (gpointer)text))
            length += (guint)MIN (g_utf8_strlen (text, -1), YD_UNIT_NAME_MOST);
        }
      if (numbers * 2 > self->rows->len)
        self->columns[c] = YD_UNIT_COLUMN_ORDER;
      else if (length > most)
        {
          most = length;
          best = c;
        }
    }
  if (most == 0)
    return;
  self->columns[best] = YD_UNIT_COLUMN_NAME;
  for (guint c = 0; c < self->n_columns; c++)
    {
      YdUnitColumn meaning = self->columns[c] == YD_UNIT_COLUMN_NONE ? guess_beside (self, c, best)
                                                                     : YD_UNIT_COLUMN_NONE;
      if (meaning != YD_UNIT_COLUMN_NONE)
        yd_unit_table_set_column (self, c, meaning);
    }
}

/* The second row of headings that stand in two: below cells merged downwards, which say the same again or
 * nothing, the parts of those merged across. */
static gboolean
is_second_heading (const YdUnitTable *self, char *const *above, char *const *row)
{
  YdUnitColumn columns[MAX_COLUMNS];
  guint filled = 0, repeated = 0;
  if (is_heading (row, self->n_columns, columns))
    return TRUE;
  for (guint i = 0; i < self->n_columns; i++)
    if (row[i][0] != '\0')
      {
        gboolean again = strcmp (row[i], above[i]) == 0;
        if (!again && (columns[i] == YD_UNIT_COLUMN_NONE || columns[i] == YD_UNIT_COLUMN_NAME))
          return FALSE;
        filled++;
        repeated += again;
      }
  return filled > MAX (repeated, 1);
}

/* What the lower row says of a column holds over the upper one. */
static void
join_headings (YdUnitTable *self, char *const *lower)
{
  YdUnitColumn columns[MAX_COLUMNS];
  guess_columns (lower, self->n_columns, columns);
  for (guint i = 0; i < self->n_columns; i++)
    if (lower[i][0] != '\0')
      {
        g_free (self->headings[i]);
        self->headings[i] = g_strdup (lower[i]);
      }
  for (guint i = 0; i < self->n_columns; i++)
    if (columns[i] != YD_UNIT_COLUMN_NONE)
      yd_unit_table_set_column (self, i, columns[i]);
}

/* A printed list has its headings again on each page. */
static void
drop_repeated_headings (YdUnitTable *self, guint first)
{
  const char *const *heading = self->rows->pdata[first];
  for (guint r = self->rows->len - 1; r > first; r--)
    if (g_strv_equal (self->rows->pdata[r], heading))
      g_ptr_array_remove_index (self->rows, r);
}

/* Takes the headings out of the rows that were read. */
static void
settle_headings (YdUnitTable *self)
{
  for (guint r = 0; r < MIN (self->rows->len, HEADING_ROWS); r++)
    if (is_heading (self->rows->pdata[r], self->n_columns, self->columns))
      {
        self->headings = g_strdupv (self->rows->pdata[r]);
        drop_repeated_headings (self, r);
        guint last = r + 1;
        if (last < self->rows->len
            && is_second_heading (self, self->headings, self->rows->pdata[last]))
          {
            drop_repeated_headings (self, last);
            join_headings (self, self->rows->pdata[last++]);
          }
        g_ptr_array_remove_range (self->rows, 0, last);
        return;
      }
  memset (self->columns, 0, sizeof self->columns);
  guess_by_content (self);
}

/* ---- reading ---- */

/* Nothing, or one heading that is merged across the table. */
static gboolean
is_no_unit (char *const *row)
{
  guint n = 0;
  for (; row[n] != NULL; n++)
    if (strcmp (row[n], row[0]) != 0)
      return FALSE;
  return n == 0 || row[0][0] == '\0' || n >= 3;
}

static void
take_row (YdUnitTable *self, char **row)
{
  if (is_no_unit (row))
    g_strfreev (row);
  else
    g_ptr_array_add (self->rows, row);
}

static gboolean
check_table (YdUnitTable *self, GError **error)
{
  if (self->rows->len > MAX_ROWS)
    g_set_error (error, YD_ERROR, YD_ERROR_INVALID,
                 _ ("the list has more than %d rows; it is not read"), MAX_ROWS);
  else if (self->rows->len == 0)
    g_set_error_literal (error, YD_ERROR, YD_ERROR_INVALID, _ ("the list has no rows with words"));
  else
    return TRUE;
  return FALSE;
}

static YdUnitTable *
table_of_sheet (const YdXlsxSheet *sheet)
{
  YdUnitTable *self = new_table (yd_xlsx_sheet_get_n_columns (sheet));
  guint n_rows = MIN (yd_xlsx_sheet_get_n_rows (sheet), MAX_ROWS * 4);
  for (guint r = 0; r < n_rows; r++)
    {
      char **row = g_new0 (char *, self->n_columns + 1);
      for (guint c = 0; c < self->n_columns; c++)
        {
          const char *text = yd_xlsx_sheet_get_text (sheet, r, c);
          row[c]
            = *text != '\0' ? yd_text_normalise (text, -1) : g_strdup (""); /* most are empty */
        }
      take_row (self, row);
    }
  settle_headings (self);
  return self;
}

/**
 * yd_unit_table_read:
 * @bytes: of a workbook (.xlsx); the first sheet that has headings of units is taken, else the first
 *   that shows anything
 *
 * Returns: (transfer full) (nullable): %NULL with an error of yd_xlsx_open() or %YD_ERROR_INVALID
 */
YdUnitTable *
yd_unit_table_read (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (YdXlsx) book = yd_xlsx_open (bytes, error);
  g_autoptr (YdUnitTable) first = NULL;
  if (book == NULL)
    return NULL;
  for (guint i = 0; i < yd_xlsx_get_n_sheets (book); i++)
    {
      if (yd_xlsx_is_sheet_hidden (book, i))
        continue;
      g_autoptr (YdXlsxSheet) sheet = yd_xlsx_read_sheet (book, i, cancellable, error);
      if (sheet == NULL)
        return NULL;
      g_autoptr (YdUnitTable) table = table_of_sheet (sheet);
      if (table->headings != NULL)
        return check_table (table, error) ? g_steal_pointer (&table) : NULL;
      if (first == NULL && table->rows->len > 0)
        first = g_steal_pointer (&table);
    }
  if (first == NULL)
    first = new_table (0);
  return check_table (first, error) ? g_steal_pointer (&first) : NULL;
}

/* The quote that ends a cell which began with one; NULL where the cell is no quoted one. */
static const char *
find_quote (const char *p)
{
  for (; *p != '\0'; p++)
    if (p[0] == '"' && p[1] == '"')
      p++;
    else if (p[0] == '"')
      return p[1] == '\0' || p[1] == '\t' || p[1] == '\n' ? p : NULL;
  return NULL;
}

/* One cell from @at on; in quotes it may hold line ends and tabs, and "" is a quote. */
static char *
take_cell (const char **at)
{
  GString *text = g_string_new (NULL);
  const char *p = *at, *close = *p == '"' ? find_quote (p + 1) : NULL;
  for (p += close != NULL; close != NULL ? p < close : *p != '\0' && *p != '\t' && *p != '\n'; p++)
    {
      p += close != NULL && *p == '"';
      g_string_append_c (text, *p);
    }
  p += close != NULL;
  *at = p;
  g_autofree char *raw = g_string_free (text, FALSE);
  g_autofree char *valid = g_utf8_make_valid (raw, -1);
  return g_strstrip (yd_text_normalise (valid, -1));
}

static char **
take_line (const char **at)
{
  GPtrArray *row = g_ptr_array_new ();
  while (row->len < MAX_COLUMNS)
    {
      g_ptr_array_add (row, take_cell (at));
      if (**at != '\t')
        break;
      ++*at;
    }
  *at += strcspn (*at, "\n");
  if (**at == '\n')
    ++*at;
  g_ptr_array_add (row, NULL);
  return (char **)g_ptr_array_free (row, FALSE);
}

static YdUnitTable *
parse_rows (const char *text)
{
  YdUnitTable *self = new_table (MAX_COLUMNS);
  guint most = 1;
  for (const char *p = text; *p != '\0' && self->rows->len <= MAX_ROWS;)
    {
      char **row = take_line (&p);
      most = MAX (most, g_strv_length (row));
      take_row (self, row);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      char **row = self->rows->pdata[i];
      guint n = g_strv_length (row);
      self->rows->pdata[i] = g_renew (char *, row, most + 1);
      for (row = self->rows->pdata[i]; n < most; n++)
        row[n] = g_strdup ("");
      row[most] = NULL;
    }
  self->n_columns = most;
  settle_headings (self);
  return self;
}

/* Each of @marks outside of quotes and brackets becomes @by. */
static char *
replace_marks (const char *text, const char *marks, char by)
{
  GString *out = g_string_new (NULL);
  gboolean quoted = FALSE;
  int depth = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      quoted ^= c == '"';
      depth = c == '\n' ? 0 : MAX (0, depth + yd_char_is_opening (c) - yd_char_is_closing (c));
      if (!quoted && depth == 0 && g_utf8_strchr (marks, -1, c) != NULL)
        g_string_append_c (out, by);
      else
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/**
 * yd_unit_table_parse:
 * @text: rows as Excel and WPS put them on the clipboard: cells between tabs, a row a line; or between commas
 *   below headings; or names in a sentence: 甲局、乙局
 *
 * Returns: (transfer full) (nullable): %NULL with %YD_ERROR_INVALID
 */
YdUnitTable *
yd_unit_table_parse (const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "\r", -1); /* \r\n, and line ends within cells */
  g_autofree char *plain = g_strjoinv ("", parts);
  g_autofree char *valid = g_utf8_make_valid (plain, -1);
  g_autoptr (YdUnitTable) self = NULL;
  if (strchr (valid, '\t') == NULL)
    {
      g_autofree char *cells = replace_marks (valid, ",", '\t');
      self = parse_rows (cells);
      if (self->headings == NULL || self->n_columns < 2)
        g_clear_pointer (&self, yd_unit_table_free);
    }
  if (self == NULL)
    {
      g_autofree char *names = strchr (valid, '\t') == NULL
                                 ? replace_marks (valid, "、，,；;。", '\n')
                                 : g_strdup (valid);
      self = parse_rows (names);
    }
  return check_table (self, error) ? g_steal_pointer (&self) : NULL;
}

/* ---- the table ---- */

guint
yd_unit_table_get_n_columns (const YdUnitTable *self)
{
  return self->n_columns;
}

guint
yd_unit_table_get_n_rows (const YdUnitTable *self)
{
  return self->rows->len;
}

/**
 * yd_unit_table_get_heading:
 *
 * Returns: (transfer none) (nullable): %NULL where the table has no headings
 */
const char *
yd_unit_table_get_heading (const YdUnitTable *self, guint column)
{
  return self->headings != NULL ? self->headings[column] : NULL;
}

const char *
yd_unit_table_get_text (const YdUnitTable *self, guint row, guint column)
{
  return ((char **)self->rows->pdata[row])[column];
}

YdUnitColumn
yd_unit_table_get_column (const YdUnitTable *self, guint column)
{
  return self->columns[column];
}

/* Gives a column its meaning; another that had it has none then. */
void
yd_unit_table_set_column (YdUnitTable *self, guint column, YdUnitColumn meaning)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i] == meaning)
      self->columns[i] = YD_UNIT_COLUMN_NONE;
  self->columns[column] = meaning;
}

/* Owns: tables of tasks (序号, 任务, 措施, 责任单位, 完成时限) to the lines that a plan in running
 * text would have: an item, its text, a mark of units with the time. Everything after that reads
 * them like any other. Refuses: tables in annexes and beside numbered points; those are not the
 * plan. */

#include "yd-table-cells.h"

#include "yd-outline.h"
#include "yd-rule-line.h"
#include "yd-scan.h"
#include "yd-text.h"

typedef struct
{
  YdOutline *outline;
  GPtrArray *out; /* YdLine */
  gboolean any;   /* a table was written */
  const YdTableHead *head;
  char *section;                   /* words of the section's column above; %NULL none */
  int count;                       /* of the last point, where no column numbers them */
  gboolean in_point;               /* a point was written, and no heading since */
  char *above[YD_TABLE_MAX_CELLS]; /* units and times of the last row */
} Writer;

/* ---- rows to lines ---- */

static YdLine *
add_line (Writer *writer, const char *text, const YdLine *row)
{
  YdLine *line = yd_line_new (text, text + strlen (text), NULL);
  line->source = row->source;
  g_ptr_array_add (writer->out, line);
  return line;
}

static void
add_section (Writer *writer, const char *text, const YdLine *row)
{
  YdLine *line = add_line (writer, text, row);
  if (!yd_rule_number_read (line->text, &line->mark) || line->mark.kind > YD_MARK_HAN_PAREN)
    {
      memset (&line->mark, 0, sizeof line->mark);
      line->mark.kind = YD_MARK_HAN;
    }
  line->mark.weak = FALSE;
  line->item = line->table = TRUE;
  writer->in_point = FALSE;
}

/* ---- the paragraphs of a cell ---- */

/* The paragraphs of @cell from @from on, the first with @label. */
static void
add_body (Writer *writer, const char *label, const char *cell, guint from, const YdLine *row)
{
  g_auto (GStrv) lines = yd_text_split_lines (cell);
  g_autoptr (GString) body = g_string_new (from == 0 ? label : "");
  for (guint i = from; i < g_strv_length (lines); i++)
    {
      g_string_append (body, lines[i]);
      if (lines[i + 1] != NULL && yd_table_cell_is_cut (lines[i], lines[i + 1]))
        continue;
      add_line (writer, body->str, row)->table = TRUE;
      g_string_truncate (body, 0);
    }
}

/* The first paragraph of a cell serves as title; where it begins a list of its own, nothing does. */
static char *
dup_first (const char *cell, guint *taken)
{
  YdNumberMark mark;
  const char *end = strchr (cell, '\n');
  *taken = end == NULL || !yd_rule_number_read (cell, &mark);
  return end == NULL ? g_strdup (cell) : *taken == 0 ? g_strdup ("") : yd_scan_trim (cell, end);
}

/* Then the year in its head is the plan's. */
static gboolean
is_only_value (const YdTableHead *head, guint column)
{
  for (guint i = 0; i < head->n; i++)
    if ((head->roles[i] == YD_COLUMN_VALUE) != (i == column))
      return FALSE;
  return TRUE;
}

/* What a column of text or of remarks says, with its head where that is needed. */
static void
add_cell (Writer *writer, char **cells, guint i, gboolean labelled, const YdLine *row)
{
  const YdTableHead *head = writer->head;
  YdTableColumn role = head->roles[i];
  if (*cells[i] == '\0'
      || (role != YD_COLUMN_BODY && role != YD_COLUMN_OTHER && role != YD_COLUMN_VALUE
          && role != YD_COLUMN_MEASURE))
    return;
  gboolean plain = role == YD_COLUMN_BODY && head->n_bodies == 1 && !labelled;
  const char *name
    = is_only_value (head, i) ? yd_table_head_skip_year (head->heads[i]) : head->heads[i];
  g_autofree char *label = plain ? g_strdup ("") : g_strconcat (name, "：", NULL);
  add_body (writer, label, cells[i], 0, row);
}

static void
add_mark (Writer *writer, char **cells, guint n, const YdLine *row)
{
  g_autofree char *mark = yd_table_cells_dup_mark (writer->head, cells, n);
  if (*mark != '\0')
    add_line (writer, mark, row)->table = TRUE;
}

static void
add_point (Writer *writer, char **cells, guint n, const YdLine *row)
{
  const YdTableHead *head = writer->head;
  const char *title = NULL, *number = "";
  gboolean from_body = FALSE;
  for (guint i = 0; i < n; i++)
    if (head->roles[i] == YD_COLUMN_TITLE && *cells[i] != '\0')
      title = cells[i];
    else if (head->roles[i] == YD_COLUMN_NUMBER)
      number = cells[i];
  for (guint i = 0; i < n && title == NULL; i++)
    if (head->roles[i] == YD_COLUMN_BODY && *cells[i] != '\0')
      {
        title = cells[i];
        from_body = TRUE;
      }
  int value;
  const char *after = yd_scan_number (number, 4, &value);
  gboolean numbered = after != NULL && *after == '\0' && value > 0;
  /* what numbers a row stands before its title, as a number that was found: 3. or 2-1 */
  const char *dot = numbered ? "." : *number != '\0' ? " " : "";
  guint taken = 0; /* paragraphs of the body that are the title */
  g_autofree char *first = title != NULL ? dup_first (title, &taken) : g_strdup ("");
  g_autofree char *text = g_strconcat (number, dot, first, NULL);
  YdLine *line = add_line (writer, text, row);
  memset (&line->mark, 0, sizeof line->mark);
  line->item = line->table = TRUE;
  line->mark.kind = YD_MARK_ARABIC;
  line->mark.value = writer->count = numbered ? value : writer->count + 1;
  strcpy (line->mark.mark, ".");
  line->mark.written = strlen (number) + (numbered ? 1 : 0);
  line->mark.length
    = MIN (strlen (number) + strlen (dot), strlen (line->text)); /* it was trimmed */
  for (guint i = 0; i < n; i++)
    if (cells[i] == title)
      add_body (writer, "", cells[i], taken, row);
    else
      add_cell (writer, cells, i, from_body, row);
  add_mark (writer, cells, n, row);
  writer->in_point = TRUE;
}

/* A second measure of the point above, whose number and title stand in cells over both rows. */
static gboolean
goes_on (const Writer *writer, char **cells, guint n)
{
  guint numbers = 0, bodies = 0;
  for (guint i = 0; i < n; i++)
    {
      YdTableColumn role = writer->head->roles[i];
      if ((role == YD_COLUMN_NUMBER || role == YD_COLUMN_TITLE) && *cells[i] != '\0')
        return FALSE;
      numbers += role == YD_COLUMN_NUMBER;
      bodies += role == YD_COLUMN_BODY && *cells[i] != '\0';
    }
  return writer->in_point && numbers > 0 && bodies > 0;
}

static void
add_measure (Writer *writer, char **cells, guint n, const YdLine *row)
{
  for (guint i = 0; i < n; i++)
    add_cell (writer, cells, i, FALSE, row);
  add_mark (writer, cells, n, row);
}

/* A row with one cell: a heading across the table. */
static const char *
find_heading (char **cells, guint n)
{
  const char *only = NULL;
  for (guint i = 0; i < n; i++)
    if (*cells[i] != '\0')
      {
        if (only != NULL)
          return NULL;
        only = cells[i];
      }
  return only;
}

static void
forget_above (Writer *writer)
{
  for (guint i = 0; i < YD_TABLE_MAX_CELLS; i++)
    g_clear_pointer (&writer->above[i], g_free);
}

/* Units and times of a cell over several rows are those of the row above. */
static void
fill_from_above (Writer *writer, char **cells, guint n, guint64 spanned)
{
  for (guint i = 0; i < n; i++)
    {
      YdTableColumn role = writer->head->roles[i];
      if (role != YD_COLUMN_UNITS && role != YD_COLUMN_TIME)
        continue;
      if (*cells[i] == '\0' && (spanned >> i & 1) != 0 && writer->above[i] != NULL)
        {
          g_free (cells[i]);
          cells[i] = g_strdup (writer->above[i]);
        }
      g_free (writer->above[i]);
      writer->above[i] = g_strdup (cells[i]);
    }
}

static void
add_row (Writer *writer, const YdLine *row)
{
  const YdTableHead *head = writer->head;
  g_auto (GStrv) cells = yd_table_split (row->text);
  guint n = MIN (g_strv_length (cells), head->n);
  yd_table_cells_settle (head, cells, n);
  const char *heading = find_heading (cells, g_strv_length (cells));
  if (heading != NULL)
    {
      add_section (writer, heading, row);
      return;
    }
  fill_from_above (writer, cells, n, row->spanned);
  yd_table_cells_join_measure (head, cells, n);
  for (guint i = 0; i < n; i++)
    if (head->roles[i] == YD_COLUMN_SECTION && *cells[i] != '\0'
        && g_strcmp0 (writer->section, cells[i]) != 0)
      {
        g_free (writer->section);
        writer->section = g_strdup (cells[i]);
        add_section (writer, cells[i], row);
      }
  g_autoptr (GString) rest = g_string_new (NULL); /* cells beyond the head */
  for (guint i = n; i < g_strv_length (cells); i++)
    if (*cells[i] != '\0')
      g_string_append_printf (rest, "%s%s", rest->len > 0 ? " " : "", cells[i]);
  if (goes_on (writer, cells, n))
    add_measure (writer, cells, n, row);
  else
    add_point (writer, cells, n, row);
  if (rest->len > 0)
    add_line (writer, rest->str, row)->table = TRUE;
}

/* A column of titles that is empty in many rows holds what stands over several: a section. */
static void
weigh_titles (YdTableHead *head, GPtrArray *lines, guint from, guint end)
{
  guint rows = 0, empty = 0;
  guint column = yd_table_head_find (head, YD_COLUMN_TITLE);
  guint number = yd_table_head_find (head, YD_COLUMN_NUMBER);
  if (column == head->n || head->n_bodies == 0)
    return;
  for (guint i = from; i < end; i++)
    {
      g_auto (GStrv) cells = yd_table_split (((YdLine *)g_ptr_array_index (lines, i))->text);
      guint n = MIN (g_strv_length (cells), head->n); /* empty ones at the end may be missing */
      if (n <= column || find_heading (cells, n) != NULL)
        continue;
      if (number < n && *cells[number] == '\0' && *cells[column] == '\0')
        continue; /* a further measure of the point above */
      rows++;
      empty += *cells[column] == '\0';
    }
  if (rows == 0 || empty * 3 < rows)
    return;
  head->roles[column] = YD_COLUMN_SECTION;
  for (guint i = 0; i < head->n; i++)
    if (head->roles[i] == YD_COLUMN_BODY)
      {
        head->roles[i] = YD_COLUMN_TITLE;
        head->n_bodies--;
        return;
      }
}

/* ---- where a table is the plan ---- */

static gboolean
is_row (const YdLine *line)
{
  return line->kind == YD_BLOCK_TABLE
         || (line->kind == YD_BLOCK_TEXT && yd_rule_table_is_row (line->text));
}

/* Points in running text before a table: it only repeats or adds to them. */
static gboolean
has_points (GPtrArray *lines)
{
  guint numbered = 0;
  YdNumberMark mark;
  for (guint i = 0; i < lines->len; i++)
    {
      const YdLine *line = g_ptr_array_index (lines, i);
      gboolean right_above = i + 1 == lines->len;
      if (!right_above && line->kind == YD_BLOCK_TEXT && yd_rule_number_read (line->text, &mark)
          && !mark.weak)
        numbered++;
    }
  return numbered > 1;
}

/* 三、主要指标, the last of @lines, above a table of figures and their targets: what the section holds. */
static gboolean
fills_section (GPtrArray *lines, const YdTableHead *head)
{
  YdNumberMark mark;
  const YdLine *above = lines->len > 0 ? g_ptr_array_index (lines, lines->len - 1) : NULL;
  return above != NULL && yd_table_head_find (head, YD_COLUMN_VALUE) < head->n
         && yd_rule_number_read (above->text, &mark) && mark.kind <= YD_MARK_HAN_PAREN
         && yd_rule_line_is_titlish (above->text);
}

static guint
find_end (GPtrArray *lines, guint from)
{
  YdNumberMark mark;
  guint i = from, end = from;
  for (; i < lines->len; i++)
    {
      const YdLine *line = g_ptr_array_index (lines, i);
      if (is_row (line))
        end = i + 1;
      else if (!(yd_rule_number_read (line->text, &mark) && mark.kind <= YD_MARK_HAN_PAREN
                 && i + 1 < lines->len && is_row (g_ptr_array_index (lines, i + 1))))
        break; /* 二、… between two rows is a heading */
    }
  return end;
}

/* @repeats: points in running text stand before it: then it is not taken for more of them */
static gboolean
is_wanted (YdOutline *outline, const YdLine *head, gboolean repeats)
{
  static const YdAnswer answers[]
    = { { YD_ANSWER_AS_POINT, NULL }, { YD_ANSWER_AS_TEXT, NULL }, { YD_ANSWER_AS_POINT, NULL } };
  g_autofree char *words = g_strdup (head->text);
  g_strdelimit (words, "\t|\n", ' ');
  return yd_outline_ask (outline, YD_DOUBT_TABLE, head->source, NULL, words, NULL,
                         repeats ? answers + 1 : answers, 2)
           ->code
         == YD_ANSWER_AS_POINT;
}

static void
unplace_head (YdOutline *outline, const YdLine *row)
{
  g_autofree char *words = g_strdup (row->text);
  yd_outline_add_unplaced (outline, g_strdelimit (words, "\n", ' '), "table-head", NULL);
}

static void
write_table (Writer *writer, YdTableHead *head, GPtrArray *lines, guint from, guint end)
{
  YdTableHead again;
  writer->head = head;
  writer->in_point = FALSE;
  forget_above (writer);
  if (from < end && yd_table_head_join (head, g_ptr_array_index (lines, from)))
    unplace_head (writer->outline, g_ptr_array_index (lines, from++));
  weigh_titles (head, lines, from, end);
  for (guint i = from; i < end; i++)
    {
      const YdLine *line = g_ptr_array_index (lines, i);
      if (!is_row (line))
        add_section (writer, line->text, line);
      else if (strspn (line->text, "|-: \t") == strlen (line->text)) /* |---|---| of Markdown */
        continue;
      else if (yd_table_head_read (line, &again)) /* repeated on a new page */
        {
          yd_table_head_clear (&again);
          unplace_head (writer->outline, line);
        }
      else
        add_row (writer, line);
    }
}

/* Rows of one cell above a head, the last of @lines, are what the table is called, and lines of text. */
static void
free_captions (GPtrArray *lines)
{
  for (guint i = lines->len; i > 0; i--)
    {
      YdLine *line = g_ptr_array_index (lines, i - 1);
      if (line->kind != YD_BLOCK_TABLE)
        return;
      g_auto (GStrv) cells = yd_table_split (line->text);
      const char *only = find_heading (cells, g_strv_length (cells));
      if (only == NULL)
        return;
      g_free (line->text);
      line->text = g_strdup (only);
      line->kind = YD_BLOCK_TEXT;
    }
}

/* Returns: the line behind the table whose head is at @index; @index where no table of tasks begins there */
static guint
read_table (Writer *writer, GPtrArray *lines, guint index)
{
  YdTableHead head;
  const YdLine *line = g_ptr_array_index (lines, index);
  if (!yd_table_head_read (line, &head))
    return index;
  free_captions (writer->out);
  guint end = find_end (lines, index + 1);
  gboolean repeats
    = !writer->any && has_points (writer->out) && !fills_section (writer->out, &head);
  gboolean wanted = end >= index + 3 && is_wanted (writer->outline, line, repeats);
  if (wanted)
    {
      writer->any = TRUE;
      unplace_head (writer->outline, line);
      write_table (writer, &head, lines, index + 1, end);
    }
  yd_table_head_clear (&head);
  return wanted ? end : index;
}

/* The lines of a cell are one line of a text. */
static void
run_on (YdLine *line)
{
  for (char *p = line->text; (p = strchr (p, '\n')) != NULL;)
    *p = ' ';
}

/**
 * yd_rule_tables:
 * @lines: (transfer full) (element-type YdLine)
 *
 * Returns: (transfer full) (element-type YdLine): @lines with tables of tasks as items, where these
 *   are the plan
 */
GPtrArray *
yd_rule_tables (YdOutline *outline, GPtrArray *lines)
{
  Writer writer = { .outline = outline, .out = yd_lines_new () };
  for (guint i = 0; i < lines->len;)
    {
      guint end = read_table (&writer, lines, i);
      if (end == i)
        g_ptr_array_add (writer.out, g_steal_pointer (&lines->pdata[end++]));
      i = end;
    }
  for (guint i = 0; i < writer.out->len; i++)
    run_on (writer.out->pdata[i]);
  g_free (writer.section);
  forget_above (&writer);
  g_ptr_array_unref (lines);
  return writer.out;
}

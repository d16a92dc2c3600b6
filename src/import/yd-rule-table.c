/* Owns: tables of tasks (序号, 任务, 措施, 责任单位, 完成时限) to the lines that a plan in running text
 * would have: an item, its text, a mark of units with the time. Everything after that reads them like
 * any other. Refuses: tables in annexes and beside numbered points; those are not the plan. */

#include "yd-lines.h"

#include "yd-char.h"
#include "yd-outline.h"
#include "yd-rule-line.h"
#include "yd-scan.h"
#include "yd-text.h"
#include "yd-unit-mark.h"

#define MAX_CELLS 16
#define MIN_CELLS 3
#define MAX_HEAD 12 /* characters of a column's head */

typedef enum
{
  COLUMN_NONE,
  COLUMN_NUMBER,
  COLUMN_SECTION,
  COLUMN_TITLE,
  COLUMN_BODY,
  COLUMN_UNITS,
  COLUMN_TIME,
  COLUMN_OTHER, /* 联系人, 备注 */
} Column;

typedef struct
{
  guint n;
  Column roles[MAX_CELLS];
  char *heads[MAX_CELLS]; /* without white space */
  guint n_bodies;
} Head;

typedef struct
{
  YdOutline *outline;
  GPtrArray *out; /* YdLine */
  const Head *head;
  char *section; /* words of the section's column above; %NULL none */
  int count;     /* of the last point, where no column numbers them */
} Writer;

/* ---- cells ---- */

static gboolean
is_row_text (const char *text)
{
  guint tabs = 0, bars = 0, gaps = 0;
  for (const char *p = text; *p != '\0'; p++)
    {
      tabs += *p == '\t';
      bars += *p == '|';
      if (p[0] == ' ' && p[1] == ' ' && p > text && p[-1] != ' ')
        gaps++;
    }
  return tabs >= MIN_CELLS - 1 || bars >= 2 || (text[0] == '|' && bars > 0) || gaps >= MIN_CELLS - 1;
}

/**
 * yd_rule_table_is_row:
 *
 * Returns: whether @text could be a row of a table, its cells apart by tabs, bars or wide gaps
 */
gboolean
yd_rule_table_is_row (const char *text)
{
  return strlen (text) < 6000 && is_row_text (text);
}

/* The cells of a row, trimmed; empty ones too. */
static char **
split (const char *text)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  gboolean tabs = strchr (text, '\t') != NULL, bars = !tabs && strchr (text, '|') != NULL;
  const char *start = bars && *text == '|' ? text + 1 : text, *p = start;
  for (; *p != '\0' && cells->len < MAX_CELLS - 1; p++)
    {
      gboolean gap = !tabs && !bars && p[0] == ' ' && p[1] == ' ';
      if (!(tabs && *p == '\t') && !(bars && *p == '|') && !gap)
        continue;
      g_ptr_array_add (cells, yd_scan_trim (start, p));
      while (gap && p[1] == ' ')
        p++;
      start = p + 1;
    }
  if (!(bars && *yd_scan_spaces (start) == '\0'))
    g_ptr_array_add (cells, yd_scan_trim (start, start + strlen (start)));
  g_ptr_array_add (cells, NULL);
  return (char **)g_ptr_array_steal (cells, NULL);
}

/* ---- the head ---- */

static Column
get_role (const char *word)
{
  static const char *const numbers[] = { "序号", "编号", "序", NULL };
  /* clang-format off */
  static const char *const sections[] = {
    "类别", "分类", "板块", "领域", "任务类别", "工作类别", "项目类别", "一级任务", "一级指标",
    "任务分类", "方面", "工作板块", "所属领域", NULL
  };
  static const char *const titles[] = {
    "任务", "工作任务", "重点任务", "任务名称", "项目名称", "项目", "事项", "工作事项", "重点工作",
    "工作项目", "任务事项", "目标任务", "主要任务", "具体任务", "实事项目", "事项名称", "工作名称",
    "工作", "重点项目", "任务项目", "二级任务", "工作要点", "要点", "任务清单", "主要工作",
    "改革事项", "重点事项", "工作重点", "行动", "重点举措", "整治任务", NULL
  };
  static const char *const bodies[] = {
    "内容", "主要内容", "工作内容", "建设内容", "任务内容", "措施", "具体措施", "工作措施",
    "主要措施", "举措", "工作举措", "具体举措", "具体内容", "工作目标", "目标", "年度目标",
    "工作要求", "要求", "目标要求", "具体要求", "阶段目标", "实施内容", "建设规模", "主要举措",
    "预期目标", "预期成效", "成果形式", "任务目标", "落实举措", "工作任务及要求", "任务要求",
    "项目内容", "年度任务", "年度工作目标", "量化指标", "考核指标", "指标", NULL
  };
  /* clang-format on */
  if (g_strv_contains (numbers, word))
    return COLUMN_NUMBER;
  if (g_strv_contains (sections, word))
    return COLUMN_SECTION;
  if (g_strv_contains (titles, word))
    return COLUMN_TITLE;
  if (g_strv_contains (bodies, word))
    return COLUMN_BODY;
  switch (yd_unit_mark_get_label (word))
    {
    case YD_UNIT_LABEL_UNITS:
      return COLUMN_UNITS;
    case YD_UNIT_LABEL_TIME:
      return COLUMN_TIME;
    case YD_UNIT_LABEL_OTHER:
      return COLUMN_OTHER;
    case YD_UNIT_LABEL_NONE:
      break;
    }
  return COLUMN_NONE;
}

static void
head_clear (Head *head)
{
  for (guint i = 0; i < head->n; i++)
    g_free (head->heads[i]);
  head->n = 0;
}

/* Whether the words between could be a column's head; its role where it is known. */
static char *
read_head_word (const char *cell, Column *role)
{
  static const char *const opening[] = { "（", "(", NULL };
  g_autofree char *word = yd_text_squeeze (cell);
  g_autofree char *plain = g_strdup (word);
  const char *open = yd_scan_find (plain, plain + strlen (plain), opening);
  if (open != NULL && open > plain)
    plain[open - plain] = '\0';
  *role = g_utf8_strlen (word, -1) <= MAX_HEAD ? get_role (plain) : COLUMN_NONE;
  return g_steal_pointer (&word);
}

/* A head names a task and how it is numbered, who does it or by when. */
static gboolean
finish_head (Head *head)
{
  guint known = 0, tasks = 0, others = 0;
  for (guint i = 0; i < head->n; i++)
    {
      known += head->roles[i] != COLUMN_NONE;
      tasks += head->roles[i] == COLUMN_TITLE || head->roles[i] == COLUMN_BODY;
      others += head->roles[i] == COLUMN_NUMBER || head->roles[i] == COLUMN_UNITS
                || head->roles[i] == COLUMN_TIME;
    }
  if (head->n < MIN_CELLS || tasks == 0 || others == 0 || known * 3 < head->n * 2)
    return FALSE;
  /* a title is needed: the first text column is one; what is unknown is told by its head */
  gboolean titled = FALSE;
  for (guint i = 0; i < head->n; i++)
    if (head->roles[i] == COLUMN_TITLE && titled)
      head->roles[i] = COLUMN_BODY;
    else
      titled |= head->roles[i] == COLUMN_TITLE;
  for (guint i = 0; i < head->n; i++)
    {
      if (head->roles[i] == COLUMN_BODY && !titled)
        {
          head->roles[i] = COLUMN_TITLE;
          titled = TRUE;
        }
      if (head->roles[i] == COLUMN_NONE)
        head->roles[i] = COLUMN_OTHER;
      head->n_bodies += head->roles[i] == COLUMN_BODY;
    }
  return TRUE;
}

static gboolean
read_head (const YdLine *line, Head *head)
{
  memset (head, 0, sizeof *head);
  if (line->kind != YD_BLOCK_TABLE
      && !(line->kind == YD_BLOCK_TEXT && yd_rule_table_is_row (line->text)))
    return FALSE;
  g_auto (GStrv) cells = split (line->text);
  guint n = g_strv_length (cells);
  for (guint i = 0; i < n && i < MAX_CELLS; i++)
    head->heads[head->n++] = read_head_word (cells[i], &head->roles[i]);
  if (finish_head (head))
    return TRUE;
  head_clear (head);
  return FALSE;
}

/* ---- cells that came one a line ---- */

/* The number of blocks from @from on that are the head of a table, a cell each; 0 none. */
static guint
measure_stacked_head (const YdBlocks *blocks, guint from)
{
  Head head = { 0 };
  Column role;
  guint n = yd_blocks_get_length (blocks), known = 0;
  while (from + head.n < n && head.n < MAX_CELLS)
    {
      const YdSourceBlock *block = yd_blocks_get (blocks, from + head.n);
      if (block->kind != YD_BLOCK_TEXT || strlen (block->text) > MAX_HEAD * 3)
        break;
      char *word = read_head_word (block->text, &role);
      if (role == COLUMN_NONE)
        {
          g_free (word);
          break;
        }
      head.roles[head.n] = role;
      head.heads[head.n++] = word;
    }
  gboolean good = head.n > 0 && head.roles[0] == COLUMN_NUMBER && finish_head (&head);
  known = good ? head.n : 0;
  head_clear (&head);
  return known;
}

static gboolean
is_number_cell (const YdSourceBlock *block, int wanted)
{
  int value;
  const char *end = block->kind == YD_BLOCK_TEXT ? yd_scan_number (block->text, 3, &value) : NULL;
  return end != NULL && *end == '\0' && value == wanted;
}

/* Where the row of @columns cells that begins at @from ends; 0 where it is no row. */
static guint
find_row_end (const YdBlocks *blocks, guint from, guint columns, int number)
{
  guint n = yd_blocks_get_length (blocks);
  if (from >= n || from + columns > n || !is_number_cell (yd_blocks_get (blocks, from), number))
    return 0;
  guint next = from + columns;
  return next >= n || is_number_cell (yd_blocks_get (blocks, next), number + 1)
             || !is_number_cell (yd_blocks_get (blocks, from), number + 1)
           ? next
           : 0;
}

static void
gather_row (YdBlocks *out, const YdBlocks *blocks, guint from, guint end)
{
  g_autoptr (GString) row = g_string_new (NULL);
  for (guint i = from; i < end; i++)
    g_string_append_printf (row, "%s%s", i > from ? "\t" : "", yd_blocks_get (blocks, i)->text);
  YdSourceBlock *block = yd_blocks_add_row (out, row->str, (gssize)row->len);
  if (block != NULL)
    block->source = yd_blocks_get (blocks, from)->source;
}

/**
 * yd_rule_table_gather:
 *
 * Returns: (transfer full) (nullable): @blocks with rows in one piece, where a table was copied with
 *   a cell a line; %NULL where none was
 */
YdBlocks *
yd_rule_table_gather (const YdBlocks *blocks)
{
  guint n = yd_blocks_get_length (blocks), start = 0, columns = 0;
  for (; start < n && columns == 0; start++)
    if (strlen (yd_blocks_get (blocks, start)->text) < 16)
      columns = measure_stacked_head (blocks, start);
  guint second = columns > 0 ? find_row_end (blocks, --start + columns, columns, 1) : 0;
  if (second == 0 || find_row_end (blocks, second, columns, 2) == 0)
    return NULL;
  YdBlocks *out = yd_blocks_new ();
  int number = 1;
  for (guint i = 0; i < n;)
    {
      guint end = i == start         ? i + columns
                  : i >= start       ? find_row_end (blocks, i, columns, number)
                                     : 0;
      if (end > 0)
        {
          gather_row (out, blocks, i, end);
          number += i != start;
          i = end;
          continue;
        }
      const YdSourceBlock *block = yd_blocks_get (blocks, i++);
      YdSourceBlock *copy = block->kind == YD_BLOCK_TABLE ? yd_blocks_add_row (out, block->text, -1)
                                                          : yd_blocks_add (out, block->text, -1);
      if (copy == NULL)
        continue;
      char *text = copy->text;
      *copy = *block;
      copy->text = text;
    }
  return out;
}

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
}

/* 6月底前, 每季度: needs no label. */
static gboolean
says_time (const char *text)
{
  /* clang-format off */
  static const char *const words[] = {
    "月底", "月前", "年底", "日前", "季度", "全年", "长期", "持续", "半年", "年内", NULL
  };
  /* clang-format on */
  return g_utf8_strlen (text, -1) <= 14 && yd_scan_find (text, text + strlen (text), words) != NULL;
}

/* 责任单位：甲；配合单位：乙；6月底前 */
static char *
make_mark (const Head *head, char **cells, guint n)
{
  GString *mark = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    if ((head->roles[i] == COLUMN_UNITS || head->roles[i] == COLUMN_TIME) && *cells[i] != '\0')
      {
        g_autofree char *plain = g_strdup (head->heads[i]);
        char *open = strstr (plain, "（");
        if (open != NULL)
          *open = '\0';
        gboolean plain_time = head->roles[i] == COLUMN_TIME && mark->len > 0 && says_time (cells[i]);
        g_string_append_printf (mark, "%s%s%s%s", mark->len > 0 ? "；" : "（",
                                plain_time ? "" : plain, plain_time ? "" : "：", cells[i]);
      }
  if (mark->len > 0)
    g_string_append (mark, "）");
  return g_string_free (mark, FALSE);
}

static void
add_point (Writer *writer, char **cells, guint n, const YdLine *row)
{
  const Head *head = writer->head;
  const char *title = NULL, *number = "";
  gboolean from_body = FALSE;
  for (guint i = 0; i < n; i++)
    if (head->roles[i] == COLUMN_TITLE && *cells[i] != '\0')
      title = cells[i];
    else if (head->roles[i] == COLUMN_NUMBER)
      number = cells[i];
  for (guint i = 0; i < n && title == NULL; i++)
    if (head->roles[i] == COLUMN_BODY && *cells[i] != '\0')
      {
        title = cells[i];
        from_body = TRUE;
      }
  int value;
  const char *after = yd_scan_number (number, 4, &value);
  gboolean numbered = after != NULL && *after == '\0' && value > 0;
  /* what numbers a row stands before its title, as a number that was found: 3. or 2-1 */
  const char *dot = numbered ? "." : *number != '\0' ? " " : "";
  g_autofree char *text = g_strconcat (number, dot, title != NULL ? title : "", NULL);
  YdLine *line = add_line (writer, text, row);
  memset (&line->mark, 0, sizeof line->mark);
  line->item = line->table = TRUE;
  line->mark.kind = YD_MARK_ARABIC;
  line->mark.value = writer->count = numbered ? value : writer->count + 1;
  strcpy (line->mark.mark, ".");
  line->mark.written = strlen (number) + (numbered ? 1 : 0);
  line->mark.length = strlen (number) + strlen (dot);
  for (guint i = 0; i < n; i++)
    {
      if (*cells[i] == '\0' || cells[i] == title
          || !(head->roles[i] == COLUMN_BODY || head->roles[i] == COLUMN_OTHER))
        continue;
      gboolean plain = head->roles[i] == COLUMN_BODY && head->n_bodies == 1 && !from_body;
      g_autofree char *body
        = plain ? g_strdup (cells[i]) : g_strconcat (head->heads[i], "：", cells[i], NULL);
      add_line (writer, body, row)->table = TRUE;
    }
  g_autofree char *mark = make_mark (head, cells, n);
  if (*mark != '\0')
    add_line (writer, mark, row)->table = TRUE;
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
add_row (Writer *writer, const YdLine *row)
{
  const Head *head = writer->head;
  g_auto (GStrv) cells = split (row->text);
  guint n = MIN (g_strv_length (cells), head->n);
  const char *heading = find_heading (cells, n);
  if (heading != NULL)
    {
      add_section (writer, heading, row);
      return;
    }
  for (guint i = 0; i < n; i++)
    if (head->roles[i] == COLUMN_SECTION && *cells[i] != '\0'
        && g_strcmp0 (writer->section, cells[i]) != 0)
      {
        g_free (writer->section);
        writer->section = g_strdup (cells[i]);
        add_section (writer, cells[i], row);
      }
  g_autoptr (GString) rest = g_string_new (NULL); /* cells beyond the head */
  for (guint i = n; cells[i] != NULL; i++)
    if (*cells[i] != '\0')
      g_string_append_printf (rest, "%s%s", rest->len > 0 ? " " : "", cells[i]);
  add_point (writer, cells, n, row);
  if (rest->len > 0)
    add_line (writer, rest->str, row)->table = TRUE;
}

/* A column of titles that is empty in many rows holds what stands over several: a section. */
static void
weigh_titles (Head *head, GPtrArray *lines, guint from, guint end)
{
  guint rows = 0, empty = 0, column = 0;
  while (column < head->n && head->roles[column] != COLUMN_TITLE)
    column++;
  if (column == head->n || head->n_bodies == 0)
    return;
  for (guint i = from; i < end; i++)
    {
      g_auto (GStrv) cells = split (((YdLine *)g_ptr_array_index (lines, i))->text);
      guint n = MIN (g_strv_length (cells), head->n);
      if (n < head->n || find_heading (cells, n) != NULL)
        continue;
      rows++;
      empty += *cells[column] == '\0';
    }
  if (empty * 3 < rows)
    return;
  head->roles[column] = COLUMN_SECTION;
  for (guint i = 0; i < head->n; i++)
    if (head->roles[i] == COLUMN_BODY)
      {
        head->roles[i] = COLUMN_TITLE;
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

/* Points in running text before the table: it only repeats or adds to them. */
static gboolean
has_points_before (GPtrArray *lines, guint head)
{
  guint numbered = 0;
  YdNumberMark mark;
  for (guint i = 0; i < head; i++)
    {
      const YdLine *line = g_ptr_array_index (lines, i);
      gboolean right_above = i + 1 == head;
      if (!right_above && line->kind == YD_BLOCK_TEXT && yd_rule_number_read (line->text, &mark) && !mark.weak)
        numbered++;
    }
  return numbered > 1;
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

static gboolean
is_wanted (YdOutline *outline, const YdLine *head)
{
  static const YdAnswer answers[]
    = { { YD_ANSWER_AS_POINT, NULL }, { YD_ANSWER_AS_TEXT, NULL } };
  g_autofree char *words = g_strdup (head->text);
  g_strdelimit (words, "\t|", ' ');
  return yd_outline_ask (outline, YD_DOUBT_TABLE, head->source, NULL, words, NULL, answers,
                         G_N_ELEMENTS (answers))
           ->code
         == YD_ANSWER_AS_POINT;
}

static void
write_table (Writer *writer, Head *head, GPtrArray *lines, guint from, guint end)
{
  Head again;
  writer->head = head;
  weigh_titles (head, lines, from, end);
  for (guint i = from; i < end; i++)
    {
      const YdLine *line = g_ptr_array_index (lines, i);
      if (!is_row (line))
        add_section (writer, line->text, line);
      else if (read_head (line, &again)) /* repeated on a new page */
        {
          head_clear (&again);
          yd_outline_add_unplaced (writer->outline, line->text, "table-head", NULL);
        }
      else
        add_row (writer, line);
    }
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
  Writer writer = { .outline = outline };
  for (guint i = 0; i < lines->len; i++)
    {
      Head head;
      YdLine *line = g_ptr_array_index (lines, i);
      guint end;
      if (!read_head (line, &head))
        {
          if (writer.out != NULL)
            {
              g_ptr_array_add (writer.out, line);
              lines->pdata[i] = NULL;
            }
          continue;
        }
      end = find_end (lines, i + 1);
      gboolean wanted = end >= i + 3 && (writer.out != NULL || !has_points_before (lines, i))
                        && is_wanted (outline, line);
      if (wanted && writer.out == NULL)
        {
          writer.out = yd_lines_new ();
          for (guint j = 0; j < i; j++)
            {
              g_ptr_array_add (writer.out, g_ptr_array_index (lines, j));
              lines->pdata[j] = NULL;
            }
        }
      if (wanted)
        {
          yd_outline_add_unplaced (outline, line->text, "table-head", NULL);
          write_table (&writer, &head, lines, i + 1, end);
          i = end - 1;
        }
      else if (writer.out != NULL)
        {
          g_ptr_array_add (writer.out, line);
          lines->pdata[i] = NULL;
        }
      head_clear (&head);
    }
  g_free (writer.section);
  if (writer.out == NULL)
    return lines;
  for (guint i = 0; i < lines->len; i++)
    if (lines->pdata[i] != NULL)
      yd_line_free (lines->pdata[i]);
  g_ptr_array_set_free_func (lines, NULL);
  g_ptr_array_unref (lines);
  return writer.out;
}

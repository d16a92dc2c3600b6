/* Owns: what a row of a table is in running text, which columns a table of tasks has, and rows that
 * came with a cell a line. Refuses: to say what becomes of them (yd-rule-table.c). */

#include "yd-table-head.h"

#include "yd-scan.h"
#include "yd-text.h"
#include "yd-unit-mark.h"

#define MIN_CELLS 3
#define MAX_HEAD 12   /* characters of a column's head */
#define MAX_GUESSED 8 /* of one that is told by its last word */

/* ---- cells ---- */

static gboolean
is_row_text (const char *text)
{
  guint tabs = 0, bars = 0, gaps = 0;
  if (strpbrk (text, "\t|") == NULL && strstr (text, "  ") == NULL)
    return FALSE; /* as nearly all of a text */
  for (const char *p = text; *p != '\0'; p++)
    {
      tabs += *p == '\t';
      bars += *p == '|';
      if (p[0] == ' ' && p[1] == ' ' && p > text && p[-1] != ' ')
        gaps++;
    }
  return tabs >= MIN_CELLS - 1 || bars >= 2 || (text[0] == '|' && bars > 0)
         || gaps >= MIN_CELLS - 1;
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
char **
yd_table_split (const char *text)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  gboolean tabs = strchr (text, '\t') != NULL, bars = !tabs && strchr (text, '|') != NULL;
  const char *start = bars && *text == '|' ? text + 1 : text, *p = start;
  for (; *p != '\0' && cells->len < YD_TABLE_MAX_CELLS - 1; p++)
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

/* 项目牵头单位, 完成时限要求, 工作目标和措施: what a head means by its last words, or its first ones. */
static YdTableColumn
guess_role (const char *word)
{
  /* clang-format off */
  static const char *const units[] = { "单位", "部门", "科室", "处室", "股室", "机构", "主体", NULL };
  static const char *const deeds[] = {
    "牵头", "责任", "主办", "承办", "配合", "协办", "协助", "协同", "负责", "主责", "参与", "落实", NULL
  };
  static const char *const times[] = {
    "时限", "期限", "完成时间", "时间要求", "时间节点", "完成时点", "进度安排", NULL
  };
  static const char *const bare[] = { "时间", "节点", "进度", NULL };
  static const char *const spans[] = { "季度", "半年", NULL };
  static const char *const bodies[] = { "措施", "举措", "内容", "要求", "目标", "成效", NULL };
  static const char *const titles[] = { "任务", "事项", "项目", "要点", NULL };
  /* clang-format on */
  const char *end = word + strlen (word);
  if (yd_scan_find (word, end, times) != NULL || g_strv_contains (bare, word))
    return YD_COLUMN_TIME;
  if (yd_scan_find (word, end, spans) != NULL)
    return YD_COLUMN_OTHER; /* what is due by then, told with the head */
  if (yd_scan_ends (word, end, units) != NULL && yd_scan_find (word, end, deeds) != NULL)
    return YD_COLUMN_UNITS;
  if (g_utf8_strlen (word, -1) > MAX_GUESSED)
    return YD_COLUMN_NONE;
  return yd_scan_ends (word, end, bodies) != NULL   ? YD_COLUMN_BODY
         : yd_scan_ends (word, end, titles) != NULL ? YD_COLUMN_TITLE
                                                    : YD_COLUMN_NONE;
}

/* 重点任务及目标 begins with what a row is called by. */
static char *
dup_first_of_two (const char *word)
{
  static const char *const joiners[] = { "及", "与", "和", "、", "/", NULL };
  const char *cut = yd_scan_find (word, word + strlen (word), joiners);
  return cut != NULL && yd_scan_length (word, cut) >= 2 ? g_strndup (word, (gsize)(cut - word))
                                                        : NULL;
}

static YdTableColumn
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
    "改革事项", "重点事项", "工作重点", "行动", "重点举措", "整治任务", "督查事项", "督办事项",
    "交办事项", "议定事项", "整改事项", "反馈问题", "建议名称", "提案名称", "案由", "活动名称",
    "指标名称", "主要指标", "指标项目", "指标内容", "重点指标", "监测指标", NULL
  };
  static const char *const bodies[] = {
    "内容", "主要内容", "工作内容", "建设内容", "任务内容", "措施", "具体措施", "工作措施",
    "主要措施", "举措", "工作举措", "具体举措", "具体内容", "工作目标", "目标", "年度目标",
    "工作要求", "要求", "目标要求", "具体要求", "阶段目标", "实施内容", "建设规模", "主要举措",
    "预期目标", "预期成效", "成果形式", "任务目标", "落实举措", "工作任务及要求", "任务要求",
    "项目内容", "年度任务", "年度工作目标", "量化指标", "考核指标", "指标", NULL
  };
  static const char *const values[] = {
    "目标值", "指标值", "年度目标值", "计划目标值", "预期目标值", "年度指标值", "目标数", "任务数",
    "计划数", "计划值", "预期值", "任务值", "计划目标", NULL
  };
  static const char *const measures[] = { "单位", "计量单位", "指标单位", "数值单位", NULL };
  /* clang-format on */
  if (g_strv_contains (numbers, word))
    return YD_COLUMN_NUMBER;
  if (g_strv_contains (sections, word))
    return YD_COLUMN_SECTION;
  if (g_strv_contains (titles, word))
    return YD_COLUMN_TITLE;
  if (g_strv_contains (bodies, word))
    return YD_COLUMN_BODY;
  if (g_strv_contains (values, word))
    return YD_COLUMN_VALUE;
  if (g_strv_contains (measures, word))
    return YD_COLUMN_MEASURE;
  switch (yd_unit_mark_get_label (word))
    {
    case YD_UNIT_LABEL_UNITS:
      return YD_COLUMN_UNITS;
    case YD_UNIT_LABEL_TIME:
      return YD_COLUMN_TIME;
    case YD_UNIT_LABEL_OTHER:
      return YD_COLUMN_OTHER;
    case YD_UNIT_LABEL_NONE:
      break;
    }
  g_autofree char *first = dup_first_of_two (word);
  YdTableColumn role = first != NULL ? get_role (first) : YD_COLUMN_NONE;
  return role == YD_COLUMN_TITLE || role == YD_COLUMN_BODY ? role : guess_role (word);
}

void
yd_table_head_clear (YdTableHead *head)
{
  for (guint i = 0; i < head->n; i++)
    g_free (head->heads[i]);
  head->n = 0;
}

/**
 * yd_table_head_skip_year:
 *
 * Returns: (transfer none): the words behind the year: 2031年目标值 is a 目标值
 */
const char *
yd_table_head_skip_year (const char *word)
{
  static const char *const ends[] = { "年度", "年", NULL };
  int year;
  const char *after = yd_scan_number (word, 4, &year);
  after = after != NULL && year > 1949 ? yd_scan_words (after, ends) : NULL;
  return after != NULL && *after != '\0' ? after : word;
}

/* Whether the words between could be a column's head; its role where it is known. */
static char *
read_head_word (const char *cell, YdTableColumn *role)
{
  static const char *const opening[] = { "（", "(", NULL };
  g_autofree char *word = yd_text_squeeze (cell);
  g_autofree char *plain = g_strdup (word);
  const char *open = yd_scan_find (plain, plain + strlen (plain), opening);
  if (open != NULL && open > plain)
    plain[open - plain] = '\0';
  *role = g_utf8_strlen (word, -1) <= MAX_HEAD ? get_role (yd_table_head_skip_year (plain))
                                               : YD_COLUMN_NONE;
  return g_steal_pointer (&word);
}

/* Index of the first column of that role; as many as there are where it has none. */
guint
yd_table_head_find (const YdTableHead *head, YdTableColumn role)
{
  guint i = 0;
  while (i < head->n && head->roles[i] != role)
    i++;
  return i;
}

/* 指标名称, 年度目标, 单位: what is to be reached in figures. 单位 says nothing without them. */
static void
settle_values (YdTableHead *head)
{
  guint title = yd_table_head_find (head, YD_COLUMN_TITLE),
        measure = yd_table_head_find (head, YD_COLUMN_MEASURE);
  guint value = yd_table_head_find (head, YD_COLUMN_VALUE);
  for (guint i = 0; i < head->n && value == head->n && title < head->n; i++)
    if (head->roles[i] == YD_COLUMN_BODY && strstr (head->heads[title], "指标") != NULL
        && strstr (head->heads[i], "目标") != NULL)
      head->roles[value = i] = YD_COLUMN_VALUE;
  if (measure < head->n && value == head->n)
    head->roles[measure] = YD_COLUMN_NONE;
}

/* A head names a task and how it is numbered, who does it or by when; or a figure and its target. */
static gboolean
finish_head (YdTableHead *head)
{
  guint known = 0, tasks = 0, others = 0;
  settle_values (head);
  for (guint i = 0; i < head->n; i++)
    {
      known += head->roles[i] != YD_COLUMN_NONE;
      tasks += head->roles[i] == YD_COLUMN_TITLE || head->roles[i] == YD_COLUMN_BODY;
      others += head->roles[i] == YD_COLUMN_NUMBER || head->roles[i] == YD_COLUMN_UNITS
                || head->roles[i] == YD_COLUMN_TIME || head->roles[i] == YD_COLUMN_VALUE;
    }
  if (head->n < MIN_CELLS || tasks == 0 || others == 0 || known * 3 < head->n * 2)
    return FALSE;
  head->n_known = known;
  gboolean numbered = FALSE; /* once is enough */
  for (guint i = 0; i < head->n; i++)
    if (head->roles[i] == YD_COLUMN_NUMBER && numbered)
      head->roles[i] = YD_COLUMN_OTHER;
    else
      numbered |= head->roles[i] == YD_COLUMN_NUMBER;
  /* a title is needed: the first text column is one; what is unknown is told by its head */
  gboolean titled = FALSE;
  for (guint i = 0; i < head->n; i++)
    if (head->roles[i] == YD_COLUMN_TITLE && titled)
      head->roles[i] = YD_COLUMN_BODY;
    else
      titled |= head->roles[i] == YD_COLUMN_TITLE;
  for (guint i = 0; i < head->n; i++)
    {
      if (head->roles[i] == YD_COLUMN_BODY && !titled)
        {
          head->roles[i] = YD_COLUMN_TITLE;
          titled = TRUE;
        }
      if (head->roles[i] == YD_COLUMN_NONE)
        head->roles[i] = YD_COLUMN_OTHER;
      head->n_bodies += head->roles[i] == YD_COLUMN_BODY;
    }
  return TRUE;
}

gboolean
yd_table_head_read (const YdLine *line, YdTableHead *head)
{
  memset (head, 0, sizeof *head);
  if (line->kind != YD_BLOCK_TABLE
      && !(line->kind == YD_BLOCK_TEXT && yd_rule_table_is_row (line->text)))
    return FALSE;
  g_auto (GStrv) cells = yd_table_split (line->text);
  guint n = g_strv_length (cells);
  for (guint i = 0; i < n && i < YD_TABLE_MAX_CELLS; i++)
    head->heads[head->n++] = read_head_word (cells[i], &head->roles[i]);
  if (finish_head (head))
    return TRUE;
  yd_table_head_clear (head);
  return FALSE;
}

/**
 * yd_table_head_join:
 *
 * Takes a second row of the head into it: 牵头单位 and 配合单位 below 责任分工.
 *
 * Returns: whether @line is such a row
 */
gboolean
yd_table_head_join (YdTableHead *head, const YdLine *line)
{
  YdTableColumn roles[YD_TABLE_MAX_CELLS] = { YD_COLUMN_NONE };
  guint named = 0;
  if (line->kind != YD_BLOCK_TABLE)
    return FALSE;
  g_auto (GStrv) cells = yd_table_split (line->text);
  guint n = g_strv_length (cells);
  if (n > head->n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (*cells[i] != '\0')
      {
        g_free (read_head_word (cells[i], &roles[i]));
        if (roles[i] == YD_COLUMN_NONE || head->roles[i] == YD_COLUMN_NUMBER)
          return FALSE;
        named++;
      }
  if (named == 0 || named == head->n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (*cells[i] != '\0')
      {
        g_free (head->heads[i]);
        head->heads[i] = yd_text_squeeze (cells[i]);
        head->n_bodies -= head->roles[i] == YD_COLUMN_BODY;
        head->n_bodies += roles[i] == YD_COLUMN_BODY;
        head->roles[i] = roles[i];
      }
  return TRUE;
}

/* ---- cells that came one a line ---- */

/* The number of blocks from @from on that are the head of a table, a cell each; 0 none. */
static guint
measure_stacked_head (const YdBlocks *blocks, guint from)
{
  YdTableHead head = { 0 };
  YdTableColumn role;
  guint n = yd_blocks_get_length (blocks), known = 0;
  while (from + head.n < n && head.n < YD_TABLE_MAX_CELLS)
    {
      const YdSourceBlock *block = yd_blocks_get (blocks, from + head.n);
      if (block->kind != YD_BLOCK_TEXT || strlen (block->text) > MAX_HEAD * 3)
        break;
      char *word = read_head_word (block->text, &role);
      if (role == YD_COLUMN_NONE)
        {
          g_free (word);
          break;
        }
      head.roles[head.n] = role;
      head.heads[head.n++] = word;
    }
  gboolean good = head.n > 0 && head.roles[0] == YD_COLUMN_NUMBER && finish_head (&head);
  known = good ? head.n : 0;
  yd_table_head_clear (&head);
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
 * Returns: (transfer full) (nullable): @blocks with rows in one piece, where a table was copied
 * with a cell a line; %NULL where none was
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
      guint end = i == start   ? i + columns
                  : i >= start ? find_row_end (blocks, i, columns, number)
                               : 0;
      if (end > 0)
        {
          gather_row (out, blocks, i, end);
          number += i != start;
          i = end;
          continue;
        }
      const YdSourceBlock *block = yd_blocks_get (blocks, i++);
      yd_blocks_add_like (out, block, block->text);
    }
  return out;
}

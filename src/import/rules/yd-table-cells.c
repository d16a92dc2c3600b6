/* Owns: the cells of one row of a table of tasks: their lines joined or told apart, a figure with its measure,
 * units and times as the mark that running text would have. Refuses: to say what the row becomes
 * (yd-rule-table.c). */

#include "yd-table-cells.h"

#include "yd-char.h"
#include "yd-rule-figure.h"
#include "yd-rule-line.h"
#include "yd-scan.h"
#include "yd-text.h"
#include "yd-unit-mark.h"

/* ---- lines ---- */

/**
 * yd_table_cell_is_cut:
 *
 * Returns: whether the line @b goes on in the midst of what @a says
 */
gboolean
yd_table_cell_is_cut (const char *a, const char *b)
{
  static const char *const open[] = { "，", "、", "（", "《", "“", ",", NULL };
  return yd_scan_ends (a, a + strlen (a), open) != NULL || yd_char_is_closing (g_utf8_get_char (b))
         || yd_scan_is_stop (g_utf8_get_char (b)) || g_str_has_prefix (b, "、")
         || g_str_has_prefix (b, "，");
}

/* 区房管局 above 各街道 are two units, 区住房保障和 above 房屋管理局 is one. */
static gboolean
are_units (const char *a, const char *b)
{
  return !yd_table_cell_is_cut (a, b) && !yd_char_is_opening (g_utf8_get_char (b))
         && yd_unit_name_has_tail (a, a + strlen (a));
}

/* The lines of a cell in one, @mark between those that @parted tells apart. */
static void
join_lines (char **cell, gboolean (*parted) (const char *, const char *), const char *mark)
{
  if (strchr (*cell, '\n') == NULL)
    return;
  g_auto (GStrv) lines = yd_text_split_lines (*cell);
  g_autoptr (GString) joined = g_string_new (NULL);
  for (char **line = lines; *line != NULL; line++)
    {
      gboolean latin = joined->len > 0 && g_ascii_isalnum (joined->str[joined->len - 1])
                       && g_ascii_isalnum (**line);
      if (joined->len > 0 && yd_unit_mark_has_label_at (*line)) /* 牵头：甲 above 配合：乙 */
        g_string_append (joined, "；");
      else if (joined->len > 0)
        g_string_append (joined, parted != NULL && parted (line[-1], *line) ? mark
                                 : latin                                    ? " "
                                                                            : "");
      g_string_append (joined, *line);
    }
  g_free (*cell);
  *cell = g_strdup (joined->str);
}

/* 新建食堂12家: a deed that is told to its end. */
static gboolean
ends_in_figure (const char *line)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (YdFigureFound));
  yd_rule_figure_find (line, found);
  const YdFigureFound *last
    = found->len > 0 ? &g_array_index (found, YdFigureFound, found->len - 1) : NULL;
  return last != NULL && last->start + last->length == strlen (line);
}

/* Sentences, not a title over several lines. */
static gboolean
has_sentences (const char *cell)
{
  g_auto (GStrv) lines = yd_text_split_lines (cell);
  guint n = g_strv_length (lines);
  for (guint i = 0; i + 1 < n; i++)
    if (yd_rule_line_ends_sentence (lines[i])
        || (ends_in_figure (lines[i]) && !yd_table_cell_is_cut (lines[i], lines[i + 1])))
      return TRUE;
  return FALSE;
}

/**
 * yd_table_cells_settle:
 *
 * Joins the lines of each cell that are one.
 */
void
yd_table_cells_settle (const YdTableHead *head, char **cells, guint n)
{
  for (guint i = 0; i < n; i++)
    if (head->roles[i] == YD_COLUMN_UNITS)
      join_lines (&cells[i], are_units, "、");
    else if (head->roles[i] != YD_COLUMN_BODY
             && !(head->roles[i] == YD_COLUMN_TITLE && has_sentences (cells[i])))
      join_lines (&cells[i], NULL, "");
}

/* ---- figures ---- */

/**
 * yd_table_cells_join_measure:
 *
 * 90以上 of % is 90%以上.
 */
void
yd_table_cells_join_measure (const YdTableHead *head, char **cells, guint n)
{
  guint value = n, measure = n;
  for (guint i = 0; i < n; i++)
    if (head->roles[i] == YD_COLUMN_VALUE)
      value = i;
    else if (head->roles[i] == YD_COLUMN_MEASURE)
      measure = i;
  if (value == n || measure == n || *cells[measure] == '\0')
    return;
  if (strstr (cells[value], cells[measure]) != NULL)
    { /* 45%以上 of %: a sign is said once */
      if (!yd_char_is_han (g_utf8_get_char (cells[measure])))
        *cells[measure] = '\0';
      return;
    }
  const char *digit = NULL;
  for (const char *p = cells[value]; *p != '\0'; p = g_utf8_next_char (p))
    if (yd_scan_is_digit (p))
      digit = g_utf8_next_char (p);
  if (digit == NULL)
    return;
  char *joined = g_strdup_printf ("%.*s%s%s", (int)(digit - cells[value]), cells[value],
                                  cells[measure], digit);
  g_free (cells[value]);
  cells[value] = joined;
  *cells[measure] = '\0';
}

/* ---- the mark ---- */

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

/* The head of a column as a label that marks have: 项目牵头单位 is 牵头单位. */
static char *
dup_label (const YdTableHead *head, guint column)
{
  static const char *const helping[] = { "配合", "协", "参与", NULL };
  static const char *const leading[] = { "牵头", NULL };
  static const char *const opening[] = { "（", "(", NULL };
  const char *word = head->heads[column], *end = word + strlen (word);
  const char *open = yd_scan_find (word, end, opening);
  g_autofree char *plain = g_strndup (word, (gsize)((open != NULL ? open : end) - word));
  if (yd_unit_mark_get_label (plain) != YD_UNIT_LABEL_NONE)
    return open != NULL && strstr (open, "人") != NULL ? g_strconcat (plain, "（责任人）", NULL)
                                                       : g_steal_pointer (&plain);
  return g_strdup (head->roles[column] == YD_COLUMN_TIME       ? "完成时限"
                   : yd_scan_find (word, end, helping) != NULL ? "配合单位"
                   : yd_scan_find (word, end, leading) != NULL ? "牵头单位"
                                                               : "责任单位");
}

/* 6月底；10月底: within a mark ； parts what has labels. */
static char *
dup_value (const char *cell)
{
  static const char *const stops[] = { "。", "；", ";", NULL };
  const char *end = cell + strlen (cell), *stop;
  while ((stop = yd_scan_ends (cell, end, stops)) != NULL)
    end = stop;
  if (yd_unit_mark_has_label_at (cell))
    return g_strndup (cell, (gsize)(end - cell));
  g_autoptr (GString) value = g_string_new_len (cell, end - cell);
  g_string_replace (value, "；", "、", 0);
  g_string_replace (value, ";", "、", 0);
  return g_strdup (value->str);
}

/* — or /; 无 is said, and stays. */
static gboolean
is_filler (const char *cell)
{
  return yd_unit_name_is_nobody (cell, cell + strlen (cell))
         && !yd_char_is_han (g_utf8_get_char (cell));
}

/**
 * yd_table_cells_dup_mark:
 *
 * Returns: (transfer full): （责任单位：甲；配合单位：乙；6月底前）, or nothing
 */
char *
yd_table_cells_dup_mark (const YdTableHead *head, char **cells, guint n)
{
  GString *mark = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    if ((head->roles[i] == YD_COLUMN_UNITS || head->roles[i] == YD_COLUMN_TIME) && *cells[i] != '\0'
        && !is_filler (cells[i]))
      {
        g_autofree char *label = dup_label (head, i), *value = dup_value (cells[i]);
        gboolean told = yd_unit_mark_has_label_at (value); /* by the cell itself */
        gboolean plain_time
          = head->roles[i] == YD_COLUMN_TIME && mark->len > 0 && says_time (cells[i]);
        g_string_append_printf (mark, "%s%s%s%s", mark->len > 0 ? "；" : "（",
                                plain_time || told ? "" : label, plain_time || told ? "" : "：",
                                value);
      }
  if (mark->len > 0)
    g_string_append (mark, "）");
  return g_string_free (mark, FALSE);
}

/* Owns: items that have no number where others have one: points with a bullet (● ★ ◆), and sections
 * under their usual titles (工作目标). Refuses: bullets below numbered points; these are parts of
 * them. */

#include "yd-lines.h"

#include "yd-numeral.h"
#include "yd-outline.h"
#include "yd-rule-line.h"
#include "yd-scan.h"
#include "yd-unit-mark.h"

#define MIN_BULLETS 3

/* Where the words begin that stand behind a bullet; %NULL where the line has none. */
static const char *
read_bullet (const YdLine *line)
{
  static const char *const marks[] = { "●", "★", "◆", "■", "▲", "◎", "○", "☆",  "◇",
                                       "□", "△", "•", "▪", "➢", "※", "✓", "- ", NULL };
  if (line->item || line->kind != YD_BLOCK_TEXT)
    return NULL;
  if (line->bullet)
    return line->text;
  const char *end = yd_scan_words (line->text, marks);
  return end != NULL && *yd_scan_spaces (end) != '\0' ? yd_scan_spaces (end) : NULL;
}

#define LONG_SECTION 24 /* characters of a section's title that says more than the usual words */

/* 【思想引领】 */
static gboolean
is_lenticular (const YdLine *line)
{
  static const char *const closing[] = { "】", NULL };
  const char *text = line->text, *end = text + strlen (text);
  return !line->item && line->kind == YD_BLOCK_TEXT && yd_scan_word (text, "【") != NULL
         && yd_scan_ends (text, end, closing) != NULL && yd_scan_close (text) == end
         && g_utf8_strlen (text, -1) <= LONG_SECTION && strstr (text, "：") == NULL;
}

/* A short line between a sentence and a list: 思想引领 above 1.… and 服务青年 above 4.…. */
static gboolean
is_above_list (GPtrArray *lines, guint index, gboolean first)
{
  const YdLine *line = g_ptr_array_index (lines, index);
  if (line->item || line->table || line->kind != YD_BLOCK_TEXT || index == 0
      || index + 1 >= lines->len || g_utf8_strlen (line->text, LONG_SECTION * 4) > LONG_SECTION
      || yd_unit_mark_closes (line->text) || yd_unit_mark_has_label_at (line->text)
      || !yd_rule_line_is_titlish (line->text) || yd_rule_line_get_kind (line) != YD_LINE_OTHER)
    return FALSE;
  const YdLine *above = g_ptr_array_index (lines, index - 1);
  const YdLine *below = g_ptr_array_index (lines, index + 1);
  return below->item && below->mark.kind == YD_MARK_ARABIC && (!first || below->mark.value == 1)
         && yd_rule_line_ends_sentence (above->text);
}

/* 目标任务, or 2031年重点工作 between two sentences. */
static gboolean
is_plain_section (GPtrArray *lines, guint index)
{
  const YdLine *line = g_ptr_array_index (lines, index);
  if (line->item || line->kind != YD_BLOCK_TEXT)
    return FALSE;
  if (yd_rule_title_is_section (line->text) || is_lenticular (line))
    return TRUE;
  if (strlen (line->text) > LONG_SECTION * 4 || g_utf8_strlen (line->text, -1) > LONG_SECTION
      || index == 0 || index + 1 >= lines->len || !yd_rule_title_ends_as_section (line->text)
      || !yd_rule_line_is_titlish (line->text))
    return FALSE;
  const YdLine *above = g_ptr_array_index (lines, index - 1);
  const YdLine *below = g_ptr_array_index (lines, index + 1);
  return yd_rule_line_has_sentence (above->text) && yd_rule_line_ends_sentence (above->text)
         && (below->item || yd_rule_line_has_sentence (below->text));
}

/* 目标任务 and 方法步骤 in lines of their own above （一）…: the sections. */
static void
find_plain_sections (GPtrArray *lines)
{
  guint titles = 0, above = 0;
  gboolean below = FALSE; /* numbers that could stand under them */
  gboolean groups = FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      const YdLine *line = g_ptr_array_index (lines, i);
      if (line->item && line->mark.kind <= YD_MARK_CLAUSE)
        return;
      groups |= line->item && line->mark.kind == YD_MARK_HAN_PAREN;
      titles += is_plain_section (lines, i);
      above += !groups && is_above_list (lines, i, !below);
      below |= line->item || (titles > 0 && read_bullet (line) != NULL);
    }
  gboolean lists = titles < 2 && above >= 2 && !groups;
  if ((titles < 2 && !lists) || !below)
    return;
  below = FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      YdLine *line = g_ptr_array_index (lines, i);
      gboolean section = lists ? is_above_list (lines, i, !below) : is_plain_section (lines, i);
      below |= line->item;
      if (!section)
        continue;
      memset (&line->mark, 0, sizeof line->mark);
      line->item = TRUE;
      line->mark.kind = YD_MARK_HAN;
    }
}

static void
make_point (YdLine *line)
{
  const char *text = read_bullet (line);
  if (text == NULL)
    return;
  memset (&line->mark, 0, sizeof line->mark);
  line->item = TRUE;
  line->mark.kind = YD_MARK_ARABIC;
  line->mark.written = line->mark.length = (gsize)(text - line->text);
}

/* Whether each of the lines names its own units: two such bullets are points already. */
static gboolean
are_assigned (GPtrArray *lines, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    if (!yd_unit_mark_closes (((YdLine *)g_ptr_array_index (lines, i))->text))
      return FALSE;
  return end > start + 1;
}

/* A section with nothing but bullets, beside others whose points are numbered. */
static void
find_bare_sections (GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const YdLine *line = g_ptr_array_index (lines, i);
      guint end = i + 1;
      if (!line->item || line->mark.kind != YD_MARK_HAN || yd_rule_line_has_sentence (line->text))
        continue;
      while (end < lines->len && read_bullet (g_ptr_array_index (lines, end)) != NULL)
        end++;
      if ((end - i - 1 < MIN_BULLETS && !are_assigned (lines, i + 1, end))
          || (end < lines->len && !((YdLine *)g_ptr_array_index (lines, end))->item))
        continue;
      for (guint j = i + 1; j < end; j++)
        make_point (g_ptr_array_index (lines, j));
    }
}

/* 专栏1　重点项目 and its list: a box beside the text above, whose numbers are none of the text's. */
static void
drop_boxes (GPtrArray *lines)
{
  int expected = 0; /* next number of the box; 0 outside of one */
  for (guint i = 0; i < lines->len; i++)
    {
      YdLine *line = g_ptr_array_index (lines, i);
      const char *box = !line->item ? yd_scan_word (line->text, "专栏") : NULL;
      box = box != NULL ? yd_scan_spaces (box) : NULL;
      if (i > 0 && ((YdLine *)g_ptr_array_index (lines, i - 1))->item
          && !yd_rule_line_has_sentence (((YdLine *)g_ptr_array_index (lines, i - 1))->text))
        box = NULL; /* all that stands below the heading */
      if (box != NULL && (yd_scan_number (box, 2, NULL) != NULL || yd_numeral_parse (box, NULL) > 0)
          && !yd_rule_line_has_sentence (line->text))
        expected = 1;
      else if (line->item && expected > 0 && line->mark.kind == YD_MARK_ARABIC
               && line->mark.value == expected)
        {
          line->item = FALSE;
          expected++;
        }
      else if (line->item && (line->mark.kind <= YD_MARK_ARABIC))
        expected = 0;
    }
}

/* 一是…。 The bytes of its number, where that is @value; 0 none. */
static gsize
measure_firstly (const YdLine *line, int value)
{
  int number = 0;
  gsize length
    = line->kind == YD_BLOCK_TEXT ? yd_rule_number_measure_ordinal (line->text, &number) : 0;
  return number == value ? length : 0;
}

/* 一是…, 二是…, or 第一，…, where nothing else is numbered: the points, whose number is in their words. */
static void
find_firstly (GPtrArray *lines)
{
  int count = 0;
  for (guint i = 0; i < lines->len; i++)
    {
      const YdLine *line = g_ptr_array_index (lines, i);
      if (line->item)
        return;
      count += measure_firstly (line, count + 1) > 0;
    }
  int value = 1;
  for (guint i = 0; i < lines->len && count > 1; i++)
    {
      YdLine *line = g_ptr_array_index (lines, i);
      gsize length = measure_firstly (line, value);
      if (length == 0)
        continue;
      line->item = TRUE;
      line->mark = (YdNumberMark){
        .kind = YD_MARK_ARABIC, .value = value++, .length = length, .in_title = TRUE
      };
    }
}

/**
 * yd_rule_bullets:
 *
 * Where sections hold nothing but bullets, these are the points.
 */
void
yd_rule_bullets (GPtrArray *lines)
{
  guint bullets = 0, sections = 0;
  gboolean open = FALSE, numbered = FALSE;
  drop_boxes (lines);
  find_plain_sections (lines);
  find_firstly (lines);
  for (guint i = 0; i < lines->len; i++)
    {
      const YdLine *line = g_ptr_array_index (lines, i);
      numbered |= line->item && line->mark.kind > YD_MARK_HAN;
      sections += line->item;
      open |= line->item;
      bullets += open && read_bullet (line) != NULL;
    }
  if (sections == 0 || (bullets < MIN_BULLETS && !numbered))
    return;
  if (numbered)
    {
      find_bare_sections (lines);
      return;
    }
  open = FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      YdLine *line = g_ptr_array_index (lines, i);
      open |= line->item;
      if (open)
        make_point (line);
    }
}

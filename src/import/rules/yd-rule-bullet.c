/* Owns: items that have no number where others have one: points with a bullet (● ★ ◆), and sections
 * under their usual titles (工作目标). Refuses: bullets below numbered points; these are parts of
 * them. */

#include "yd-lines.h"

#include "yd-outline.h"
#include "yd-rule-line.h"
#include "yd-scan.h"

#define MIN_BULLETS 3

static const char *
read_bullet (const char *text)
{
  static const char *const marks[]
    = { "●", "★", "◆", "■", "▲", "◎", "○", "☆", "◇", "□", "△", "•", "▪", "➢", "※", "✓", NULL };
  const char *end = yd_scan_words (text, marks);
  return end != NULL && *yd_scan_spaces (end) != '\0' ? yd_scan_spaces (end) : NULL;
}

#define LONG_SECTION 24 /* characters of a section's title that says more than the usual words */

/* 目标任务, or 2031年重点工作 between two sentences. */
static gboolean
is_plain_section (GPtrArray *lines, guint index)
{
  const YdLine *line = g_ptr_array_index (lines, index);
  if (line->item || line->kind != YD_BLOCK_TEXT)
    return FALSE;
  if (yd_rule_title_is_section (line->text))
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
  guint titles = 0;
  gboolean below = FALSE; /* numbers that could stand under them */
  for (guint i = 0; i < lines->len; i++)
    {
      const YdLine *line = g_ptr_array_index (lines, i);
      if (line->item && line->mark.kind <= YD_MARK_CLAUSE)
        return;
      below |= line->item;
      titles += is_plain_section (lines, i);
    }
  if (titles < 2 || !below)
    return;
  for (guint i = 0; i < lines->len; i++)
    {
      YdLine *line = g_ptr_array_index (lines, i);
      if (!is_plain_section (lines, i))
        continue;
      memset (&line->mark, 0, sizeof line->mark);
      line->item = TRUE;
      line->mark.kind = YD_MARK_HAN;
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
  gboolean open = FALSE;
  find_plain_sections (lines);
  for (guint i = 0; i < lines->len; i++)
    {
      const YdLine *line = g_ptr_array_index (lines, i);
      if (line->item && line->mark.kind > YD_MARK_HAN)
        return;
      sections += line->item;
      open |= line->item;
      bullets
        += open && !line->item && line->kind == YD_BLOCK_TEXT && read_bullet (line->text) != NULL;
    }
  if (sections == 0 || bullets < MIN_BULLETS)
    return;
  open = FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      YdLine *line = g_ptr_array_index (lines, i);
      open |= line->item;
      const char *text
        = open && !line->item && line->kind == YD_BLOCK_TEXT ? read_bullet (line->text) : NULL;
      if (text == NULL)
        continue;
      memset (&line->mark, 0, sizeof line->mark);
      line->item = TRUE;
      line->mark.kind = YD_MARK_ARABIC;
      line->mark.written = line->mark.length = (gsize)(text - line->text);
    }
}

/* Owns: items that have no number where others have one: points with a bullet (● ★ ◆), and sections
 * under their usual titles (工作目标). Refuses: bullets below numbered points; these are parts of
 * them. */

#include "yd-lines.h"

#include "yd-outline.h"
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
      titles += !line->item && line->kind == YD_BLOCK_TEXT && yd_rule_title_is_section (line->text);
    }
  if (titles < 2 || !below)
    return;
  for (guint i = 0; i < lines->len; i++)
    {
      YdLine *line = g_ptr_array_index (lines, i);
      if (line->item || line->kind != YD_BLOCK_TEXT || !yd_rule_title_is_section (line->text))
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

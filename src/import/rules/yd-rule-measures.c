/* Owns: numbered measures between their label and the lines that say who carries them out and by when
 * (整改措施：1.… 2.… 整改时限：…): these are text of the problem above. Refuses: lists without such a
 * label, or without such lines below. */

#include "yd-lines.h"
#include "yd-outline.h"
#include "yd-scan.h"
#include "yd-unit-mark.h"

#define MIN_LISTS 2  /* before it is how the text is written */
#define MAX_LINES 40 /* of one list */

/* 整改措施：, perhaps with the first measure behind it. */
static gboolean
begins_measures (const YdLine *line)
{
  /* clang-format off */
  static const char *const labels[] = {
    "整改措施", "整改举措", "具体措施", "具体举措", "工作措施", "工作举措", "主要措施", "措施", "举措",
    "整改任务", "工作内容", "具体内容", "工作任务", NULL
  };
  /* clang-format on */
  static const char *const colons[] = { "：", ":", NULL };
  YdNumberMark mark;
  const char *after = !line->item && line->kind == YD_BLOCK_TEXT && !line->table
                        ? yd_scan_words (line->text, labels)
                        : NULL;
  after = after != NULL ? yd_scan_words (yd_scan_spaces (after), colons) : NULL;
  if (after == NULL)
    return FALSE;
  after = yd_scan_spaces (after);
  return *after == '\0'
         || (yd_rule_number_read (after, &mark) && mark.kind >= YD_MARK_ARABIC && mark.value == 1);
}

/* The line below the measures that the line @label announces; 0 where there are none, or nothing
 * says who carries them out. */
static guint
find_end (GPtrArray *lines, guint label)
{
  YdMarkKind kind = YD_MARK_NONE;
  for (guint i = label + 1; i < lines->len && i <= label + MAX_LINES; i++)
    {
      const YdLine *line = g_ptr_array_index (lines, i);
      if (!line->item && yd_unit_mark_has_label_at (line->text))
        return kind != YD_MARK_NONE ? i : 0;
      if (line->item && (line->mark.kind < YD_MARK_ARABIC || (kind != 0 && line->mark.kind < kind)))
        return 0;
      if (line->item && kind == YD_MARK_NONE)
        kind = line->mark.kind;
      else if (kind == YD_MARK_NONE)
        return 0;
    }
  return 0;
}

/**
 * yd_rule_measures:
 * @lines: (element-type YdLine): where measures stand so, they are no items
 */
void
yd_rule_measures (GPtrArray *lines)
{
  guint lists = 0;
  for (guint i = 0; i < lines->len; i++)
    lists += begins_measures (g_ptr_array_index (lines, i)) && find_end (lines, i) > 0;
  if (lists < MIN_LISTS)
    return;
  for (guint i = 0; i < lines->len; i++)
    {
      guint end = begins_measures (g_ptr_array_index (lines, i)) ? find_end (lines, i) : 0;
      for (guint j = i + 1; j < end; j++)
        ((YdLine *)g_ptr_array_index (lines, j))->item = FALSE;
    }
}

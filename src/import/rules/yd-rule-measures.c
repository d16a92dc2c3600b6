/* Owns: which numbered lists are the measures against a problem, whose units and time limit stand below
 * them: text of that problem, which is the point. Refuses: lists of a text whose points they are. */

#include "yd-lines.h"

#include "yd-outline.h"
#include "yd-scan.h"
#include "yd-unit-mark.h"

#include <string.h>

#define MAX_LABEL 12 /* characters */

/* 整改措施： in a line of its own. */
static gboolean
is_label (const YdLine *line)
{
  static const char *const ends[]
    = { "措施：", "措施:", "问题：", "问题:", "表现：", "表现:", NULL };
  const char *text = line->text, *end = yd_scan_back_spaces (text, text + strlen (text));
  return !line->item && line->kind == YD_BLOCK_TEXT && yd_scan_ends (text, end, ends) != NULL
         && g_utf8_strlen (text, -1) <= MAX_LABEL;
}

typedef struct
{
  gboolean labelled, assigned; /* of the problem that is read */
  guint n;                     /* its measures */
  guint n_lists, n_measures;   /* of all */
} Problem;

/* Returns: whether the lists of the problem are its measures */
static gboolean
close_problem (Problem *self)
{
  gboolean good = self->n == 0 || (self->labelled && self->assigned);
  self->n_lists += self->n > 0;
  self->n_measures += self->n;
  self->n = 0;
  self->labelled = self->assigned = FALSE;
  return good;
}

/**
 * yd_rule_measures:
 * @lines: (element-type YdLine): with their numbers
 */
void
yd_rule_measures (GPtrArray *lines)
{
  YdMarkKind lowest = YD_MARK_NONE;
  Problem problem = { 0 };
  for (guint i = 0; i < lines->len; i++)
    {
      const YdLine *line = g_ptr_array_index (lines, i);
      if (line->item && line->mark.kind <= YD_MARK_ARABIC)
        lowest = MAX (lowest, line->mark.kind);
    }
  if (lowest != YD_MARK_ARABIC)
    return;
  for (guint i = 0; i < lines->len; i++)
    {
      const YdLine *line = g_ptr_array_index (lines, i);
      if (line->item && line->mark.kind < lowest)
        {
          if (!close_problem (&problem))
            return;
        }
      else if (line->item && line->mark.kind == lowest)
        {
          if (!problem.labelled)
            return;
          problem.n++;
        }
      else if (is_label (line))
        problem.labelled = TRUE;
      else
        problem.assigned |= problem.n > 0 && yd_unit_mark_has_label_at (line->text);
    }
  if (!close_problem (&problem) || problem.n_lists < 2)
    return;
  for (guint i = 0; i < lines->len; i++)
    {
      YdLine *line = g_ptr_array_index (lines, i);
      line->item = line->item && line->mark.kind < lowest;
    }
}

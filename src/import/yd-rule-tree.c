/* Owns: lines to a tree of items by the rank of their numbers, and headings without numbers where a
 * source has only those. Refuses: to make items of what is numbered below a point: （1） and ① inside
 * a point stay its paragraphs. */

#include "yd-lines.h"
#include "yd-outline.h"
#include "yd-rule-line.h"

#include "yd-scan.h"

/* ---- headings by style alone ---- */

/**
 * yd_rule_headings:
 *
 * Where nothing is numbered but the source has headings, these are the items. The one at the top is
 * the title.
 */
void
yd_rule_headings (GPtrArray *lines)
{
  guint counts[10] = { 0 };
  static const YdMarkKind kinds[] = { YD_MARK_HAN, YD_MARK_HAN_PAREN, YD_MARK_ARABIC };
  guint first = lines->len;

  for (guint i = 0; i < lines->len; i++)
    {
      const YdLine *line = g_ptr_array_index (lines, i);
      if (line->item && line->mark.kind <= YD_MARK_HAN_PAREN)
        return;
      if (line->level > 0 && !line->item)
        {
          counts[MIN (line->level, 9)]++;
          first = MIN (first, i);
        }
    }
  int top = 1;
  while (top < 10 && counts[top] == 0)
    top++;
  if (top < 10 && counts[top] == 1)
    for (top++; top < 10 && counts[top] == 0; top++)
      ;
  if (top >= 10 || counts[top] < 2)
    return;
  for (guint i = 0; i < lines->len; i++)
    {
      YdLine *line = g_ptr_array_index (lines, i);
      if (line->level < top || line->item || line->level - top >= (int)G_N_ELEMENTS (kinds)
          || yd_rule_line_get_kind (line) != YD_LINE_OTHER
          || (i == first && yd_rule_line_ends_as_title (line->text) && strstr (line->text, "20") != NULL))
        continue;
      line->item = TRUE;
      memset (&line->mark, 0, sizeof line->mark);
      line->mark.kind = kinds[line->level - top];
    }
}

/* ---- the tree ---- */

typedef struct
{
  YdOutline *outline;
  YdOutlineItem *stack[YD_N_MARKS];
  int depth;
  YdOutlineItem *last;
  YdMarkKind lowest;  /* the lowest kind of number that makes an item */
} Tree;

/* （1） is an item only where no higher number could be a point: at most two kinds stand above it,
 * and none of them is 1. */
static YdMarkKind
find_lowest (GPtrArray *lines, guint start, guint end)
{
  gboolean used[YD_N_MARKS] = { FALSE };
  for (guint i = start; i < end; i++)
    {
      const YdLine *line = g_ptr_array_index (lines, i);
      if (line->item)
        used[line->mark.kind] = TRUE;
    }
  if (used[YD_MARK_ARABIC] && !used[YD_MARK_HAN] && !used[YD_MARK_HAN_PAREN] && !used[YD_MARK_PART])
    return YD_MARK_ARABIC_PAREN;
  if (used[YD_MARK_ARABIC] || used[YD_MARK_HAN_PAREN])
    return YD_MARK_ARABIC;
  return used[YD_MARK_ARABIC_PAREN] ? YD_MARK_ARABIC_PAREN : YD_MARK_CIRCLED;
}

static void
check_number (Tree *tree, const YdLine *line, GPtrArray *siblings)
{
  YdOutlineItem *before = siblings->len > 0 ? g_ptr_array_index (siblings, siblings->len - 1) : NULL;
  if (before == NULL || before->value == 0 || line->mark.value == 0 || line->mark.kind != before->mark_kind
      || line->mark.value == before->value + 1)
    return;
  g_autofree char *found = g_strndup (line->text, line->mark.written);
  g_autofree char *expected = g_strdup_printf ("%d", before->value + 1);
  yd_outline_add_doubt (tree->outline, YD_DOUBT_NUMBER_JUMP, line->source, NULL, found, expected);
}

static void
add_item (Tree *tree, const YdLine *line)
{
  YdOutlineItem *item = yd_outline_item_new ();
  const YdNumberMark *mark = &line->mark;

  while (tree->depth > 0 && tree->stack[tree->depth - 1]->mark_kind >= mark->kind)
    tree->depth--;
  GPtrArray *siblings = tree->depth > 0 ? tree->stack[tree->depth - 1]->children : tree->outline->items;
  check_number (tree, line, siblings);
  if (mark->weak)
    yd_outline_add_doubt (tree->outline, YD_DOUBT_NUMBER_WEAK, line->source, NULL, line->text, NULL);

  item->mark_kind = mark->kind;
  item->value = mark->value;
  if (mark->written > 0)
    {
      /* a space that belongs to the mark is kept with it */
      gboolean spaced = mark->mark[0] != '\0' && mark->mark[strlen (mark->mark) - 1] == ' ';
      g_autofree char *written = g_strndup (line->text, mark->written);
      item->number_found = g_strconcat (written, spaced ? " " : "", NULL);
    }
  memcpy (item->mark, mark->mark, sizeof item->mark);
  item->heading = g_strdup (line->text + mark->length);
  if (line->bold > 0)
    item->bold = MAX (0, line->bold - (int)yd_scan_length (line->text, line->text + mark->length));
  else if (line->level > 0)
    item->bold = (int)g_utf8_strlen (item->heading, -1);
  item->source = line->source;
  g_ptr_array_add (siblings, item);
  tree->stack[tree->depth++] = item;
  tree->last = item;
}

/**
 * yd_rule_tree:
 * @lines: (element-type YdLine)
 * @start: the first item
 * @end: the line after the last that belongs to an item
 */
void
yd_rule_tree (YdOutline *self, GPtrArray *lines, guint start, guint end)
{
  Tree tree = { .outline = self, .lowest = find_lowest (lines, start, end) };
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();

  for (guint i = start; i < end; i++)
    {
      const YdLine *line = g_ptr_array_index (lines, i);
      if (line->item && line->mark.kind <= tree.lowest)
        {
          add_item (&tree, line);
          for (guint j = 0; j < waiting->len; j++)
            yd_outline_add_unplaced (self, ((YdLine *)g_ptr_array_index (waiting, j))->text, "web-remains",
                                     tree.last);
          g_ptr_array_set_size (waiting, 0);
          continue;
        }
      if (line->kind == YD_BLOCK_RULE)
        continue;
      YdLineKind kind = yd_rule_line_get_kind (line);
      if (kind == YD_LINE_WEB && g_utf8_strlen (line->text, -1) <= 20)
        g_ptr_array_add (waiting, (gpointer)line);
      else if (tree.last != NULL)
        g_ptr_array_add (tree.last->paragraphs, g_strdup (line->text));
      else
        g_ptr_array_add (self->preamble, g_strdup (line->text));
    }
  for (guint j = 0; j < waiting->len; j++)
    yd_outline_add_unplaced (self, ((YdLine *)g_ptr_array_index (waiting, j))->text, "web-remains", NULL);
}

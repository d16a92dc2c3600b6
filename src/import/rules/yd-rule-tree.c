/* Owns: lines to a tree of items by the rank of their numbers, and headings without numbers where a
 * source has only those. Refuses: to make items of what is numbered below a point: （1） and ①
 * inside a point stay its paragraphs. */

#include "yd-lines.h"
#include "yd-outline.h"
#include "yd-rule-line.h"

#include "yd-numeral.h"
#include "yd-scan.h"
#include "yd-unit-mark.h"

/* ---- headings by style alone ---- */

#define BOLD_HEADING 30 /* characters */

/* A short line in bold, above one that is not. The title of the whole stands in the middle, or bears a year. */
static gboolean
is_bold_heading (GPtrArray *lines, guint index)
{
  const YdLine *line = g_ptr_array_index (lines, index);
  const YdLine *below = index + 1 < lines->len ? g_ptr_array_index (lines, index + 1) : NULL;
  glong length = g_utf8_strlen (line->text, -1);
  return below != NULL && line->kind == YD_BLOCK_TEXT && !line->table && !line->centred
         && line->bold >= length && length <= BOLD_HEADING
         && below->bold < g_utf8_strlen (below->text, -1) && yd_rule_line_is_titlish (line->text)
         && yd_rule_line_get_kind (line) == YD_LINE_OTHER
         && !(yd_rule_line_ends_as_title (line->text) && strstr (line->text, "20") != NULL);
}

/* Whoever makes headings bold by hand gives them no level: two of them, and no number anywhere. */
static void
take_bold_headings (GPtrArray *lines)
{
  guint n = 0;
  for (guint i = 0; i < lines->len; i++)
    {
      const YdLine *line = g_ptr_array_index (lines, i);
      if (line->item || line->level > 0)
        return;
      n += is_bold_heading (lines, i);
    }
  for (guint i = 0; n >= 2 && i < lines->len; i++)
    if (is_bold_heading (lines, i))
      ((YdLine *)g_ptr_array_index (lines, i))->level = 1;
}

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
  take_bold_headings (lines);
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
          || (i == first && yd_rule_line_ends_as_title (line->text)
              && strstr (line->text, "20") != NULL))
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
  YdMarkKind lowest;                         /* the lowest kind of number that makes an item */
  guint total[YD_N_MARKS], weak[YD_N_MARKS]; /* items by kind, and those with doubtful numbers */
} Tree;

#define MANY_MARKED 3 /* items that close with their units */

/* Whether what is numbered so closes with units more often than not: then these are the points. */
static gboolean
are_assigned (GPtrArray *lines, guint start, guint end, YdMarkKind kind)
{
  guint items = 0, marked = 0;
  gboolean open = FALSE;
  for (guint i = start; i < end; i++)
    {
      const YdLine *line = g_ptr_array_index (lines, i);
      if (line->item)
        open = line->mark.kind == kind;
      items += line->item && open;
      if (open && (yd_unit_mark_closes (line->text) || yd_unit_name_closes (line->text)))
        {
          marked++;
          open = FALSE;
        }
    }
  return marked >= MANY_MARKED && marked * 2 > items;
}

#define MANY_TITLED 3  /* items that have a title of their own */
#define TITLE_REACH 30 /* characters of such a title */

/* 严格取水许可。核定…: a title and what is to be done, or a title in a line of its own. */
static gboolean
is_titled (GPtrArray *lines, guint index, guint end)
{
  const YdLine *line = g_ptr_array_index (lines, index);
  const char *heading = line->text + line->mark.length, *stop = strstr (heading, "。");
  if (stop != NULL)
    return *yd_scan_spaces (stop + strlen ("。")) != '\0'
           && yd_scan_length (heading, stop) <= TITLE_REACH && strstr (heading, "；") == NULL;
  const YdLine *below = index + 1 < end ? g_ptr_array_index (lines, index + 1) : NULL;
  return below != NULL && !below->item && yd_rule_line_has_sentence (below->text)
         && yd_rule_line_is_titlish (line->text) && g_utf8_strlen (heading, -1) <= TITLE_REACH;
}

/* Whether nearly all that is numbered so has a title, and stands right below one that has no text:
 * （一） is a group then, and （1） its points. */
static gboolean
are_titled (GPtrArray *lines, guint start, guint end, YdMarkKind kind)
{
  guint items = 0, titled = 0, groups = 0, bare = 0;
  for (guint i = start + 1; i < end; i++)
    {
      const YdLine *line = g_ptr_array_index (lines, i), *above = g_ptr_array_index (lines, i - 1);
      if (!line->item || line->mark.kind != kind)
        continue;
      items++;
      titled += is_titled (lines, i, end);
      if (line->mark.value != 1)
        continue;
      groups++;
      bare += above->item && above->mark.kind < kind && !yd_rule_line_has_sentence (above->text);
    }
  return titled >= MANY_TITLED && titled * 10 >= items * 8 && groups >= 2 && bare * 2 > groups;
}

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
  if (used[YD_MARK_CLAUSE])
    return YD_MARK_CLAUSE;
  for (YdMarkKind kind = YD_MARK_ARABIC_PAREN; kind <= YD_MARK_CIRCLED && !used[YD_MARK_ARABIC];
       kind++)
    if (used[kind]
        && (are_assigned (lines, start, end, kind) || are_titled (lines, start, end, kind)))
      return kind;
  if (used[YD_MARK_ARABIC] && !used[YD_MARK_HAN] && !used[YD_MARK_HAN_PAREN] && !used[YD_MARK_PART])
    return YD_MARK_ARABIC_PAREN;
  if (used[YD_MARK_ARABIC] || used[YD_MARK_HAN_PAREN])
    return YD_MARK_ARABIC;
  return used[YD_MARK_ARABIC_PAREN] ? YD_MARK_ARABIC_PAREN : YD_MARK_CIRCLED;
}

/* Where a number is missing a person may say that a point is: an empty one takes its place. */
static void
check_number (Tree *tree, const YdLine *line, GPtrArray *siblings)
{
  static const YdAnswer answers[]
    = { { YD_ANSWER_NOTHING_MISSING, NULL }, { YD_ANSWER_ONE_MISSING, NULL } };
  YdOutlineItem *before = NULL; /* the last that has a number written */
  for (guint i = siblings->len; i > 0 && (before == NULL || before->number_found == NULL); i--)
    before = g_ptr_array_index (siblings, i - 1);
  if (before == NULL || before->number_found == NULL || before->value == 0 || line->mark.value == 0
      || line->mark.written == 0 || line->mark.kind != before->mark_kind
      || line->mark.value == before->value + 1)
    return;
  g_autofree char *found = g_strndup (line->text, line->mark.written);
  g_autofree char *expected = g_strdup_printf ("%d", before->value + 1);
  gboolean forward = line->mark.value > before->value + 1;
  const YdAnswer *answer
    = yd_outline_ask (tree->outline, YD_DOUBT_NUMBER_JUMP, line->source, NULL, found, expected,
                      answers, forward ? G_N_ELEMENTS (answers) : 0);
  if (answer == NULL || answer->code != YD_ANSWER_ONE_MISSING)
    return;
  YdOutlineItem *missing = yd_outline_item_new ();
  missing->mark_kind = line->mark.kind;
  missing->value = before->value + 1;
  missing->heading = g_strdup ("");
  missing->source = line->source;
  g_ptr_array_add (siblings, missing);
}

#define MANY_WEAK 3

/* 3 加强……, 2025. 年: a number that could be none. Returns whether it is one. */
static gboolean
is_number (Tree *tree, const YdLine *line)
{
  static const YdAnswer answers[] = { { YD_ANSWER_AS_POINT, NULL }, { YD_ANSWER_AS_TEXT, NULL } };
  guint weak = tree->weak[line->mark.kind];
  if (!line->mark.weak || (weak >= MANY_WEAK && weak * 2 > tree->total[line->mark.kind]))
    return TRUE; /* the whole text is numbered so */
  int year;
  const char *digits = yd_scan_number (line->text + line->mark.length, 4, &year);
  if (digits != NULL && year > 1949 && yd_scan_word (yd_scan_spaces (digits), "年") != NULL)
    return TRUE;
  const YdAnswer *answer
    = yd_outline_ask (tree->outline, YD_DOUBT_NUMBER_WEAK, line->source, NULL, line->text, NULL,
                      answers, tree->last != NULL ? G_N_ELEMENTS (answers) : 0);
  return answer == NULL || answer->code == YD_ANSWER_AS_POINT;
}

static void
add_item (Tree *tree, const YdLine *line)
{
  YdOutlineItem *item = yd_outline_item_new ();
  const YdNumberMark *mark = &line->mark;

  while (tree->depth > 0 && tree->stack[tree->depth - 1]->mark_kind >= mark->kind)
    tree->depth--;
  GPtrArray *siblings
    = tree->depth > 0 ? tree->stack[tree->depth - 1]->children : tree->outline->items;
  check_number (tree, line, siblings);
  item->mark_kind = mark->kind;
  item->decimal = mark->decimal;
  gboolean in_words = yd_rule_number_is_in_words (mark->kind) || mark->in_title;
  item->prefix = mark->in_title ? mark->length : 0;
  item->value = in_words ? 0 : mark->value;
  if (mark->written > 0)
    {
      /* a space that belongs to the mark is kept with it */
      gboolean spaced = mark->mark[0] != '\0' && mark->mark[strlen (mark->mark) - 1] == ' ';
      g_autofree char *written = g_strndup (line->text, mark->written);
      item->number_found = g_strconcat (written, spaced ? " " : "", NULL);
    }
  memcpy (item->mark, mark->mark, sizeof item->mark);
  const char *heading = line->text + (in_words ? 0 : mark->length);
  item->heading = g_strdup (heading);
  if (line->bold > 0)
    item->bold = MAX (0, line->bold - (int)yd_scan_length (line->text, heading));
  else if (line->level > 0)
    item->bold = (int)g_utf8_strlen (item->heading, -1);
  item->source = line->source;
  g_ptr_array_add (siblings, item);
  tree->stack[tree->depth++] = item;
  tree->last = item;
}

/* ---- sub-headings above lists that begin again ---- */

#define MAX_LABEL 15 /* characters */

/* 九月份：养成教育月, 第三周 */
static gboolean
is_time_label (const char *text)
{
  static const char *const spans[] = { "月份", "月", "周", "季度", "学月", NULL };
  static const char *const after[] = { "：", ":", " ", "　", "（", "(", "、", NULL };
  int value;
  const char *p = yd_scan_word (text, "第");
  p = p != NULL ? p : text;
  const char *number = yd_scan_number (p, 2, &value);
  if (number == NULL)
    {
      gsize length = yd_numeral_parse (p, &value);
      number = length > 0 ? p + length : NULL;
    }
  const char *end = number != NULL ? yd_scan_words (number, spans) : NULL;
  return end != NULL && value <= 30 && g_utf8_strlen (text, -1) <= 30
         && (*end == '\0' || yd_scan_words (end, after) != NULL)
         && !yd_rule_line_has_sentence (text);
}

static gboolean
is_label (const char *text)
{
  static const char *const colons[] = { "：", ":", NULL };
  const char *end = text + strlen (text);
  if (is_time_label (text))
    return TRUE;
  return g_utf8_strlen (text, -1) <= MAX_LABEL && yd_scan_ends (text, end, colons) != NULL
         && strstr (text, "，") == NULL && strstr (text, "如下") == NULL;
}

static YdOutlineItem *
new_label (const char *text, int source)
{
  YdOutlineItem *item = yd_outline_item_new ();
  item->mark_kind = YD_MARK_HAN_PAREN;
  item->heading = g_strdup (text);
  item->source = source;
  item->label = is_time_label (text);
  return item;
}

/* "九月：" and a list, "十月：" and a list: each label is a group without a number. Returns whether
 * the line became one. */
static gboolean
add_label (Tree *tree, const YdLine *line, const YdLine *next)
{
  YdOutlineItem *last = tree->last, *parent;
  if (last == NULL || next == NULL || !next->item || next->mark.kind != YD_MARK_ARABIC
      || next->mark.value != 1 || last->mark_kind != YD_MARK_ARABIC
      || (last->value < 2 && !is_time_label (line->text)) || tree->depth < 2
      || !is_label (line->text))
    return FALSE;
  parent = tree->stack[tree->depth - 2];
  if (parent->mark_kind == YD_MARK_HAN_PAREN && parent->value == 0 && tree->depth >= 3)
    parent = tree->stack[tree->depth - 3]; /* the label before */
  else if (parent->mark_kind >= YD_MARK_HAN_PAREN || parent->paragraphs->len == 0
           || !is_label (g_ptr_array_index (parent->paragraphs, parent->paragraphs->len - 1)))
    return FALSE;
  else
    { /* the first label stands in the parent's text, its list below the parent */
      char *text = g_ptr_array_steal_index (parent->paragraphs, parent->paragraphs->len - 1);
      YdOutlineItem *first = new_label (text, parent->source);
      g_free (text);
      while (parent->children->len > 0)
        g_ptr_array_add (first->children, g_ptr_array_steal_index (parent->children, 0));
      g_ptr_array_add (parent->children, first);
    }
  YdOutlineItem *label = new_label (line->text, line->source);
  g_ptr_array_add (parent->children, label);
  while (tree->depth > 0 && tree->stack[tree->depth - 1] != parent)
    tree->depth--;
  tree->stack[tree->depth++] = label;
  tree->last = label;
  return TRUE;
}

/* ---- lines without a number among points ---- */

#define LONE_LINE 30 /* characters of one that could be a title */

static gboolean
last_closes_with_mark (const YdOutlineItem *item)
{
  guint n = item->paragraphs->len;
  return yd_unit_mark_closes (n > 0 ? g_ptr_array_index (item->paragraphs, n - 1) : item->heading);
}

static gboolean
is_lone (const Tree *tree, const YdLine *line, YdLineKind kind, const YdLine *next)
{
  const YdOutlineItem *last = tree->last;
  if (last == NULL || kind != YD_LINE_OTHER || line->kind != YD_BLOCK_TEXT || next == NULL
      || last->mark_kind < YD_MARK_HAN_PAREN || last->mark_kind > YD_MARK_ARABIC || line->item
      || line->table || next->kind != YD_BLOCK_TEXT)
    return FALSE;
  guint n = last->paragraphs->len;
  const char *before = n > 0 ? g_ptr_array_index (last->paragraphs, n - 1) : last->heading;
  glong length = g_utf8_strlen (line->text, LONE_LINE * 4);
  return length >= 4 && length <= LONE_LINE
         && (yd_rule_line_ends_sentence (before) || yd_unit_mark_closes (before))
         && yd_rule_line_is_titlish (line->text) && !yd_unit_mark_find_label (line->text)
         && !next->item && yd_rule_line_has_sentence (next->text)
         && !(line->text[0] == '(' || g_str_has_prefix (line->text, "（")
              || g_str_has_prefix (line->text, "专栏"));
}

/* A point's title that lost its number, a sub-heading, or remains of a page. Returns whether the
 * line was dealt with. */
static gboolean
add_lone (Tree *tree, const YdLine *line, YdLineKind kind, const YdLine *next)
{
  static const YdAnswer as_text[]
    = { { YD_ANSWER_AS_TEXT, NULL }, { YD_ANSWER_AS_POINT, NULL }, { YD_ANSWER_LEAVE_OUT, NULL } };
  static const YdAnswer as_point[]
    = { { YD_ANSWER_AS_POINT, NULL }, { YD_ANSWER_AS_TEXT, NULL }, { YD_ANSWER_LEAVE_OUT, NULL } };
  if (!is_lone (tree, line, kind, next))
    return FALSE;
  gboolean point = last_closes_with_mark (tree->last) && yd_unit_mark_closes (next->text);
  const YdAnswer *answer
    = yd_outline_ask (tree->outline, YD_DOUBT_LONE_LINE, line->source, NULL, line->text, NULL,
                      point ? as_point : as_text, G_N_ELEMENTS (as_text));
  if (answer->code == YD_ANSWER_LEAVE_OUT)
    yd_outline_add_unplaced (tree->outline, line->text, "left-out", tree->last);
  else if (answer->code == YD_ANSWER_AS_POINT)
    {
      YdOutlineItem *item = yd_outline_item_new ();
      item->mark_kind = tree->last->mark_kind;
      item->value = tree->last->value + 1;
      item->heading = g_strdup (line->text);
      item->source = line->source;
      tree->depth--;
      g_ptr_array_add (
        tree->depth > 0 ? tree->stack[tree->depth - 1]->children : tree->outline->items, item);
      tree->stack[tree->depth++] = tree->last = item;
    }
  else
    return FALSE;
  return TRUE;
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
      tree.total[line->item ? line->mark.kind : YD_MARK_NONE]++;
      tree.weak[line->item ? line->mark.kind : YD_MARK_NONE] += line->item && line->mark.weak;
    }
  for (guint i = start; i < end; i++)
    {
      const YdLine *line = g_ptr_array_index (lines, i);
      if (line->item && line->mark.kind <= tree.lowest && is_number (&tree, line))
        {
          add_item (&tree, line);
          for (guint j = 0; j < waiting->len; j++)
            yd_outline_add_unplaced (self, ((YdLine *)g_ptr_array_index (waiting, j))->text,
                                     "web-remains", tree.last);
          g_ptr_array_set_size (waiting, 0);
          continue;
        }
      if (line->kind == YD_BLOCK_RULE)
        continue;
      YdLineKind kind = yd_rule_line_get_kind (line);
      const YdLine *next = i + 1 < end ? g_ptr_array_index (lines, i + 1) : NULL;
      if (add_label (&tree, line, next) || add_lone (&tree, line, kind, next))
        continue;
      if (kind == YD_LINE_WEB && g_utf8_strlen (line->text, -1) <= 20)
        g_ptr_array_add (waiting, (gpointer)line);
      else if (tree.last != NULL)
        g_ptr_array_add (tree.last->paragraphs, g_strdup (line->text));
      else
        g_ptr_array_add (self->preamble, g_strdup (line->text));
    }
  for (guint j = 0; j < waiting->len; j++)
    yd_outline_add_unplaced (self, ((YdLine *)g_ptr_array_index (waiting, j))->text, "web-remains",
                             NULL);
}

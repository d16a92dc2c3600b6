/* Owns: marks of units that stand for several points: those they name (以上各项责任单位：…,
 * 第1至3项由甲牵头), or all of a list where marks stand on lines of their own below each list and
 * nowhere else. The words stay where they are. Refuses: any other mark; it stands for the one it
 * closes. */

#include "yd-outline.h"

#include "yd-numeral.h"
#include "yd-scan.h"
#include "yd-unit-mark.h"

#define MAX_PLACES 60 /* bytes before the units in which the points are named */

/* 3, 三, （三）, 第三项 */
static const char *
read_place (const char *p, int *value)
{
  static const char *const after[] = { "项", "条", "点", "款", NULL };
  YdNumberMark mark;
  const char *q = yd_scan_word (p, "第");
  p = yd_scan_spaces (q != NULL ? q : p);
  if ((*p == '(' || yd_scan_word (p, "（") != NULL) && yd_rule_number_read (p, &mark))
    {
      *value = mark.value;
      q = p + mark.written;
    }
  else if ((q = yd_scan_number (p, 3, value)) == NULL)
    {
      gsize length = yd_numeral_parse (p, value);
      if (length == 0)
        return NULL;
      q = p + length;
    }
  p = yd_scan_words (q, after);
  return p != NULL ? p : q;
}

/* Which points the words name; 1 to G_MAXINT where they name all. Returns the byte after them. */
static const char *
read_range (const char *text, int *first, int *last)
{
  static const char *const heads[] = { "以上", "上述", NULL };
  static const char *const alls[]
    = { "各项", "任务",     "工作",     "事项",     "各条",     "举措", "措施",
        "内容", "各项任务", "各项工作", "工作任务", "重点任务", "均",   NULL };
  static const char *const dashes[]
    = { "至", "到", "—", "-", "－", "–", "～", "~", "、", "和", NULL };
  static const char *const opening[] = { "（", "(", "【", NULL };
  const char *p = text, *q = yd_scan_words (p, opening);
  YdNumberMark mark;
  if (q != NULL && !yd_rule_number_read (p, &mark))
    p = q;
  const char *head = yd_scan_words (p, heads);
  const char *second, *place = read_place (head != NULL ? head : p, first);
  const char *dash = place != NULL ? yd_scan_words (place, dashes) : NULL;
  *last = *first;
  if (dash != NULL && (second = read_place (dash, last)) != NULL)
    place = second;
  if (place != NULL && *last >= *first
      && (head != NULL || dash != NULL || yd_scan_word (p, "第") != NULL))
    return place;
  *first = 1;
  *last = G_MAXINT;
  return head != NULL ? yd_scan_words (head, alls) : NULL;
}

/* Where the units begin: at a label, or after 由. */
static const char *
find_units (const char *p, const char *end)
{
  const char *stop = MIN (p + MAX_PLACES, end);
  for (const char *q = p; q < stop; q = g_utf8_next_char (q))
    {
      if (yd_unit_mark_find_label (q) == q)
        return q;
      if (yd_scan_word (q, "由") != NULL)
        return yd_scan_word (q, "由");
    }
  return NULL;
}

/**
 * yd_rule_range_is_named:
 *
 * Returns: whether @text is a mark of units that names its points, so that it is not its own item's
 */
gboolean
yd_rule_range_is_named (const char *text)
{
  int first, last;
  const char *rest = strlen (text) < 2000 ? read_range (text, &first, &last) : NULL;
  return rest != NULL && find_units (rest, text + strlen (text)) != NULL;
}

static void
give_units (GPtrArray *siblings, guint upto, int first, int last, const YdUnitMark *mark)
{
  for (guint i = 0; i <= upto; i++)
    {
      YdOutlineItem *item = g_ptr_array_index (siblings, i);
      if (item->value < first || item->value > last || item->units->len > 0)
        continue;
      for (guint j = 0; j < mark->units->len; j++)
        {
          const YdMarkedUnit *unit = &g_array_index (mark->units, YdMarkedUnit, j);
          yd_outline_item_add_unit (item, unit->name, unit->written, unit->role);
        }
      item->shares = TRUE;
    }
}

static void
read_list (GPtrArray *siblings)
{
  static const char *const ends[] = { "。", "）", "）。", ")", "】", NULL };
  for (guint i = 0; i < siblings->len; i++)
    {
      const YdOutlineItem *item = g_ptr_array_index (siblings, i);
      for (guint j = 0; j < item->paragraphs->len; j++)
        {
          const char *text = g_ptr_array_index (item->paragraphs, j), *end = text + strlen (text);
          int first, last;
          if (!yd_rule_range_is_named (text))
            continue;
          const char *units = find_units (read_range (text, &first, &last), end), *cut;
          YdUnitMark mark;
          while ((cut = yd_scan_ends (text, end, ends)) != NULL && cut > text)
            end = cut;
          if (units >= end || !yd_unit_mark_parse (units, end, &mark))
            continue;
          give_units (siblings, i, first, last, &mark);
          yd_unit_mark_clear (&mark);
        }
      read_list (item->children);
    }
}

/* ---- a line of units below each list ---- */

typedef struct
{
  guint lists;  /* that end with a line of units, and have none before */
  guint others; /* points with units that are not the last of their list */
} Lists;

static gboolean
ends_with_line (const GPtrArray *siblings)
{
  const YdOutlineItem *last = g_ptr_array_index (siblings, siblings->len - 1);
  for (guint i = 0; i < siblings->len; i++)
    if (((const YdOutlineItem *)g_ptr_array_index (siblings, i))->children->len > 0)
      return FALSE;
  return siblings->len >= 2 && last->units->len > 0 && last->mark_own_line;
}

static void
count_lists (GPtrArray *siblings, Lists *lists)
{
  if (siblings->len == 0)
    return;
  lists->lists += ends_with_line (siblings);
  for (guint i = 0; i < siblings->len; i++)
    {
      const YdOutlineItem *item = g_ptr_array_index (siblings, i);
      lists->others += item->units->len > 0 && (item->children->len > 0 || i + 1 < siblings->len);
      count_lists (item->children, lists);
    }
}

static void
share_last (YdOutline *self, GPtrArray *siblings)
{
  static const YdAnswer answers[] = { { YD_ANSWER_ALL_ABOVE, NULL }, { YD_ANSWER_THIS_ONE, NULL } };
  if (siblings->len > 0 && ends_with_line (siblings))
    {
      const YdOutlineItem *last = g_ptr_array_index (siblings, siblings->len - 1);
      g_autofree char *found = g_strdelimit (g_strdup (last->unit_mark), "\n", ' ');
      if (yd_outline_ask (self, YD_DOUBT_SHARED_UNITS, last->source, last->number_found, found,
                          NULL, answers, G_N_ELEMENTS (answers))
            ->code
          == YD_ANSWER_THIS_ONE)
        return;
      for (guint i = 0; i + 1 < siblings->len; i++)
        {
          YdOutlineItem *item = g_ptr_array_index (siblings, i);
          for (guint j = 0; j < last->units->len; j++)
            {
              const YdOutlineUnit *unit = g_ptr_array_index (last->units, j);
              yd_outline_item_add_unit (item, unit->name, unit->written, unit->role);
            }
          item->shares = TRUE;
        }
      return;
    }
  for (guint i = 0; i < siblings->len; i++)
    share_last (self, ((YdOutlineItem *)g_ptr_array_index (siblings, i))->children);
}

/**
 * yd_rule_ranges:
 *
 * After the marks of single items were read.
 */
void
yd_rule_ranges (YdOutline *self)
{
  Lists lists = { 0 };
  read_list (self->items);
  count_lists (self->items, &lists);
  if (lists.lists > 0 && lists.others == 0)
    share_last (self, self->items);
}

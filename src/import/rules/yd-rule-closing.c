/* Owns: which paragraphs after the last item speak for the whole plan. Refuses: to take an item's
 * only text away. */

#include "yd-outline.h"

#include "yd-scan.h"
#include "yd-unit-mark.h"

#include <string.h>

static YdOutlineItem *
last_leaf (GPtrArray *items)
{
  YdOutlineItem *last = items->len > 0 ? g_ptr_array_index (items, items->len - 1) : NULL;
  if (last == NULL || last->children->len == 0)
    return NULL; /* a section without items keeps all its text */
  while (last->children->len > 0)
    last = g_ptr_array_index (last->children, last->children->len - 1);
  return last;
}

typedef struct
{
  const YdOutlineItem *last;
  guint with, without; /* leaves that have further paragraphs, and that have none */
  guint run_in;        /* leaves whose text follows their title in one line */
} Bodies;

static gboolean
runs_on (const char *heading)
{
  const char *stop = strstr (heading, "。");
  const char *rest = stop != NULL ? yd_scan_spaces (stop + strlen ("。")) : "";
  const char *close
    = *rest == '(' || yd_scan_word (rest, "（") != NULL ? yd_scan_close (rest) : NULL;
  const char *after = close != NULL ? yd_scan_word (close, "。") : NULL;
  return *(after != NULL   ? after
           : close != NULL ? close
                           : rest)
         != '\0'; /* a mark alone is no text */
}

static void
count_bodies (YdOutline *self, YdOutlineItem *item, gpointer data)
{
  Bodies *bodies = data;
  if (item == bodies->last || item->children->len > 0 || item->mark_kind != bodies->last->mark_kind)
    return;
  if (item->paragraphs->len > 0)
    bodies->with++;
  else
    bodies->without++;
  bodies->run_in += runs_on (item->heading);
}

static gboolean
begins_closing (const char *text)
{
  /* clang-format off */
  static const char *const heads[] = {
    "注：", "注:", "备注：", "各", "请各", "以上", "特此", "本方案", "本计划", "本意见", "本要点", "本通知", "本措施",
    "本办法", "上述", NULL
  };
  /* clang-format on */
  return yd_scan_words (text, heads) != NULL;
}

/* 联系人：某某，联系电话：… is about the office, never about a point. */
static gboolean
is_contact (const char *text)
{
  static const char *const heads[] = { "联系人", "联系电话", "联系方式", "联系邮箱", NULL };
  const char *after = yd_scan_words (text, heads);
  return after != NULL && (*after == ':' || yd_scan_word (after, "：") != NULL);
}

/* 出席：… below the last point of minutes. */
static gboolean
tells_presence (const char *text)
{
  static const char *const heads[] = { "出席", "列席",   "参加人员", "参会人员", "缺席",
                                       "请假", "记录人", "出席人员", "列席人员", NULL };
  const char *after = yd_scan_words (text, heads);
  return after != NULL && (*after == ':' || yd_scan_word (after, "：") != NULL);
}

static void
take_presence (YdOutline *self)
{
  YdOutlineItem *last
    = self->items->len > 0 ? g_ptr_array_index (self->items, self->items->len - 1) : NULL;
  while (last != NULL && last->children->len > 0)
    last = g_ptr_array_index (last->children, last->children->len - 1);
  guint from = 0;
  while (last != NULL && from < last->paragraphs->len
         && !tells_presence (g_ptr_array_index (last->paragraphs, from)))
    from++;
  for (int at = 0; last != NULL && from < last->paragraphs->len; at++)
    g_ptr_array_insert (self->closing, at, g_ptr_array_steal_index (last->paragraphs, from));
}

/* 特此通知 in a line of its own is the last word of the notice, with or without its stop. */
static gboolean
is_formula (const char *text)
{
  static const char *const heads[] = { "特此", "专此", "此致", "此复", NULL };
  return yd_scan_words (text, heads) != NULL && g_utf8_strlen (text, -1) <= 8;
}

static void
take_formula (YdOutline *self)
{
  YdOutlineItem *last
    = self->items->len > 0 ? g_ptr_array_index (self->items, self->items->len - 1) : NULL;
  while (last != NULL && last->children->len > 0)
    last = g_ptr_array_index (last->children, last->children->len - 1);
  guint n = last != NULL ? last->paragraphs->len : 0;
  if (n > 0 && is_formula (g_ptr_array_index (last->paragraphs, n - 1)))
    g_ptr_array_insert (self->closing, 0, g_ptr_array_steal_index (last->paragraphs, n - 1));
}

/* 让我们携起手来，共建美好家园！ */
static gboolean
is_appeal (const char *text)
{
  /* clang-format off */
  static const char *const heads[] = {
    "同志们", "朋友们", "同胞们", "亲爱的", "让我们", "广大", "希望广大", "希望全", "居民朋友",
    "市民朋友", "各位居民", "各位业主", NULL
  };
  static const char *const words[] = {
    "让我们", "携手", "携起手来", "行动起来", "共同", "一起", "号召", "倡议", NULL
  };
  static const char *const marks[] = { "！", "!", NULL };
  /* clang-format on */
  const char *end = yd_scan_back_spaces (text, text + strlen (text));
  return yd_scan_ends (text, end, marks) != NULL
         && (yd_scan_words (text, heads) != NULL || yd_scan_find (text, end, words) != NULL);
}

static void
take_appeal (YdOutline *self)
{
  YdOutlineItem *last
    = self->items->len > 0 ? g_ptr_array_index (self->items, self->items->len - 1) : NULL;
  while (last != NULL && last->children->len > 0)
    last = g_ptr_array_index (last->children, last->children->len - 1);
  guint n = last != NULL ? last->paragraphs->len : 0;
  if (n > (runs_on (last != NULL ? last->heading : "") ? 0u : 1u)
      && is_appeal (g_ptr_array_index (last->paragraphs, n - 1)))
    g_ptr_array_insert (self->closing, 0, g_ptr_array_steal_index (last->paragraphs, n - 1));
}

/* How many paragraphs are the item's own beyond doubt: a list that its line announces (具体包括：), and all
 * up to a mark of units. */
static guint
count_own (const YdOutlineItem *item)
{
  static const char *const colons[] = { "：", ":", NULL };
  const char *end = item->heading + strlen (item->heading);
  gboolean announced
    = yd_scan_ends (item->heading, yd_scan_back_spaces (item->heading, end), colons) != NULL;
  guint own = announced ? item->paragraphs->len : 0;
  while (own > 0 && begins_closing (g_ptr_array_index (item->paragraphs, own - 1)))
    own--;
  for (guint i = own; i < item->paragraphs->len; i++)
    if (yd_unit_mark_find_label (g_ptr_array_index (item->paragraphs, i)) != NULL
        || yd_unit_mark_closes (g_ptr_array_index (item->paragraphs, i)))
      own = i + 1;
  return own;
}

/**
 * yd_rule_closing:
 *
 * What follows the last point and is none of its body: further paragraphs where no other point has
 * any, or words that speak to all. Headings still hold whole first lines.
 */
void
yd_rule_closing (YdOutline *self)
{
  take_presence (self);
  take_formula (self);
  take_appeal (self);
  YdOutlineItem *last = last_leaf (self->items);
  Bodies bodies = { .last = last };
  if (last == NULL || last->paragraphs->len == 0)
    return;
  yd_outline_each_item (self, count_bodies, &bodies);
  guint from = last->paragraphs->len;
  if (bodies.with == 0 && bodies.without > 0)
    from = bodies.run_in * 2 > bodies.without && !runs_on (last->heading) ? 1 : 0;
  else
    while (from > (runs_on (last->heading) ? 0 : 1)
           && begins_closing (g_ptr_array_index (last->paragraphs, from - 1)))
      from--;
  if (from == 1 && last->paragraphs->len == 1 && strstr (last->heading, "。") != NULL
      && bodies.with < bodies.without && begins_closing (g_ptr_array_index (last->paragraphs, 0)))
    from = 0;
  from = MAX (from, count_own (last));
  while (from > 0 && is_contact (g_ptr_array_index (last->paragraphs, from - 1)))
    from--;
  for (int at = 0; last->paragraphs->len > from; at++) /* before what stood after a signature */
    g_ptr_array_insert (self->closing, at, g_ptr_array_steal_index (last->paragraphs, from));
}

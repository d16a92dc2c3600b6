/* Owns: what each item is (section, group, point), and how far counters run. Refuses: to keep
 * numbers; they are computed from the scheme, which is chosen so that they come out as they were
 * found. */

#include "yd-outline.h"

#include "yd-numbering.h"
#include "yd-scan.h"

#define MANY_SECTIONS 8 /* childless ones that are points, not sections */

/* ---- kinds ---- */

static void
set_kinds (GPtrArray *items, guint depth, gboolean flat_points)
{
  for (guint i = 0; i < items->len; i++)
    {
      YdOutlineItem *item = g_ptr_array_index (items, i);
      gboolean leaf = item->children->len == 0;
      gboolean high = item->mark_kind <= YD_MARK_HAN || item->decimal;
      if (depth == 0 && high)
        item->kind
          = leaf && (flat_points || item->units->len > 0) ? YD_ITEM_POINT : YD_ITEM_SECTION;
      else if (leaf)
        item->kind = YD_ITEM_POINT;
      else
        item->kind = depth == 0 ? YD_ITEM_SECTION : YD_ITEM_GROUP;
      set_kinds (item->children, depth + 1, flat_points);
    }
}

/* A plan of nothing but 一、 to 十、 has these for its points. */
static gboolean
are_points (const YdOutline *self)
{
  if (self->items->len < MANY_SECTIONS)
    return FALSE;
  for (guint i = 0; i < self->items->len; i++)
    {
      const YdOutlineItem *item = g_ptr_array_index (self->items, i);
      if (item->children->len > 0 || item->exempt)
        return FALSE;
    }
  return TRUE;
}

/* ---- the counter's scope ---- */

#define N_SLOTS (YD_N_MARKS + 1)

/* What is written alike is counted together: 2.1 apart from the rest, and what has no number, too. */
static guint
get_slot (const YdOutlineItem *item)
{
  return item->decimal ? YD_N_MARKS : item->value == 0 ? YD_MARK_NONE : item->mark_kind;
}

typedef struct
{
  int running[N_SLOTS];
  gboolean of_groups[YD_N_MARKS]; /* kinds of numbers that groups have; YD_MARK_NONE any */
  YdNumberScope scope;
  gboolean groups_run_on;
  guint hits;
  gboolean settled;  /* the scheme is the one that holds */
  YdOutline *report; /* where misses are told; or NULL */
} Count;

static void
tell_miss (YdOutline *outline, const YdOutlineItem *item, int number)
{
  g_autofree char *printed = g_strdup_printf ("%d", number);
  if (item->value > 0 && item->number_found != NULL && !item->corrected)
    yd_outline_add_doubt (outline, YD_DOUBT_RENUMBERED, item->source, item->title,
                          item->number_found, printed);
}

static void
find_group_marks (YdOutline *self, YdOutlineItem *item, gpointer data)
{
  gboolean *of_groups = data;
  of_groups[item->mark_kind] |= item->kind == YD_ITEM_GROUP;
  of_groups[YD_MARK_NONE] |= item->kind == YD_ITEM_GROUP;
}

static gboolean
runs_on (const Count *count, const YdOutlineItem *item)
{
  gboolean of_groups = count->of_groups[item->mark_kind];
  if (item->decimal || item->kind == YD_ITEM_SECTION)
    return FALSE;
  if (count->groups_run_on
      && (of_groups || item->kind == YD_ITEM_GROUP
          || (item->mark_kind == YD_MARK_HAN_PAREN && !count->of_groups[YD_MARK_NONE])))
    return TRUE;
  return item->kind == YD_ITEM_POINT && !of_groups && count->scope != YD_SCOPE_PARENT;
}

/* As the plan will number: points run on within the scope, all else counts among its siblings. */
static void
count_list (Count *count, GPtrArray *items, guint depth, const char *above)
{
  int siblings[N_SLOTS] = { 0 }, shift = 0;
  for (guint i = 0; i < items->len; i++)
    {
      YdOutlineItem *item = g_ptr_array_index (items, i);
      if (depth == 0 && count->scope == YD_SCOPE_SECTION)
        memset (count->running, 0, sizeof count->running);
      guint slot = get_slot (item);
      int number = runs_on (count, item) ? ++count->running[slot] : ++siblings[slot];
      item->printed = number; /* of the scheme counted last: the one that was chosen */
      count->hits += number == item->value;
      if (count->report != NULL && number != item->value + shift)
        { /* those that follow in step say nothing new */
          shift = item->number_found != NULL ? number - item->value : shift;
          if (number != item->value)
            tell_miss (count->report, item, number);
        }
      g_autofree char *path = NULL;
      if (count->settled && item->decimal)
        {
          g_free (item->above);
          item->above = g_strdup (above);
        }
      if (count->settled && item->children->len > 0)
        path = g_strdup_printf ("%s%d.", above, number);
      count_list (count, item->children, depth + 1, path);
    }
}

/* The scheme under which most numbers come out as they were found. */
static void
choose_scope (YdOutline *self)
{
  guint most = 0;
  self->scope = YD_SCOPE_PLAN;
  self->groups_run_on = FALSE;
  for (int groups = 0; groups < 2; groups++)
    for (int scope = YD_SCOPE_PLAN; scope <= YD_SCOPE_SECTION; scope++)
      {
        Count count = { .scope = (YdNumberScope)scope, .groups_run_on = groups };
        yd_outline_each_item (self, find_group_marks, count.of_groups);
        count_list (&count, self->items, 0, "");
        if (count.hits > most)
          {
            most = count.hits;
            self->scope = (YdNumberScope)scope;
            self->groups_run_on = groups;
          }
      }
}

/* ---- the mark after an Arabic number ---- */

typedef struct
{
  char marks[6][8];
  guint counts[6];
} Marks;

static void
count_mark (YdOutline *self, YdOutlineItem *item, gpointer data)
{
  Marks *marks = data;
  if (item->mark_kind != YD_MARK_ARABIC || item->number_found == NULL || item->decimal)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (marks->counts); i++)
    if (marks->counts[i] == 0 || strcmp (marks->marks[i], item->mark) == 0)
      {
        memcpy (marks->marks[i], item->mark, sizeof marks->marks[i]);
        marks->counts[i]++;
        return;
      }
}

/**
 * yd_rule_scheme_count:
 *
 * Gives each item its number under the scheme that holds, and tells which are not as written. No
 * doubt may be asked after it is called a second time.
 */
void
yd_rule_scheme_count (YdOutline *self)
{
  Count count = {
    .scope = self->scope, .groups_run_on = self->groups_run_on, .settled = TRUE, .report = self
  };
  for (guint i = self->doubts->len; i > 0; i--)
    if (((const YdDoubt *)g_ptr_array_index (self->doubts, i - 1))->code == YD_DOUBT_RENUMBERED)
      g_ptr_array_remove_index (self->doubts, i - 1);
  yd_outline_each_item (self, find_group_marks, count.of_groups);
  count_list (&count, self->items, 0, "");
}

/**
 * yd_rule_scheme:
 *
 * Decides kinds and the numbering scheme; titles and units are known by now.
 */
void
yd_rule_scheme (YdOutline *self)
{
  Marks marks = { 0 };
  guint best = 0;

  set_kinds (self->items, 0, are_points (self));
  choose_scope (self);
  yd_rule_scheme_count (self);
  yd_outline_each_item (self, count_mark, &marks);
  for (guint i = 1; i < G_N_ELEMENTS (marks.counts); i++)
    if (marks.counts[i] > marks.counts[best])
      best = i;
  if (marks.counts[best] > 0)
    memcpy (self->number_mark, marks.marks[best], sizeof self->number_mark);
  else
    strcpy (self->number_mark, ".");
}

/**
 * yd_outline_dup_number:
 * @item: of @self
 *
 * Returns: (transfer full): the number of @item as the plan will print it; "" where it has none
 */
char *
yd_outline_dup_number (const YdOutline *self, const YdOutlineItem *item)
{
  if (item->value == 0)
    return g_strdup ("");
  if (item->decimal)
    return g_strdup_printf ("%s%d ", item->above != NULL ? item->above : "", item->printed);
  return yd_numbering_format (yd_rule_number_get_form (item->mark_kind), item->printed,
                              self->number_mark);
}

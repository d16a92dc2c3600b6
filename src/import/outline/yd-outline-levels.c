/* Owns: which item lies in which, when one of them changes its level: what follows goes where it fits,
 * and nothing changes its place in the text. Refuses: to change words. */

#include "yd-outline-levels.h"

static void
take_items (GArray *levels, GPtrArray *items, int depth)
{
  gsize n;
  g_autofree gpointer *all = g_ptr_array_steal (items, &n);
  for (gsize i = 0; i < n; i++)
    {
      YdOutlineLevel level = { all[i], depth };
      g_array_append_val (levels, level);
      take_items (levels, level.item->children, depth + 1);
    }
}

/**
 * yd_outline_take_apart:
 *
 * Returns: (transfer full) (element-type YdOutlineLevel): the items, which @self has no longer
 */
GArray *
yd_outline_take_apart (YdOutline *self)
{
  GArray *levels = g_array_new (FALSE, FALSE, sizeof (YdOutlineLevel));
  take_items (levels, self->items, 0);
  return levels;
}

static gboolean
can_hold (const YdOutlineLevel *above, const YdOutlineLevel *below)
{
  if (above->depth >= below->depth)
    return FALSE;
  if (below->item->kind == YD_ITEM_TASK)
    return above->item->kind == YD_ITEM_POINT;
  return above->item->kind < below->item->kind
         || (above->item->kind == YD_ITEM_GROUP && below->item->kind == YD_ITEM_GROUP);
}

/* Another item of the same kind shows how it is numbered here. */
static const YdOutlineItem *
find_like (const GArray *levels, guint index, YdItemKind kind)
{
  for (guint i = index; i > 0; i--)
    if (g_array_index (levels, YdOutlineLevel, i - 1).item->kind == kind)
      return g_array_index (levels, YdOutlineLevel, i - 1).item;
  for (guint i = index + 1; i < levels->len; i++)
    if (g_array_index (levels, YdOutlineLevel, i).item->kind == kind)
      return g_array_index (levels, YdOutlineLevel, i).item;
  return NULL;
}

/* Makes an item of another kind, on the level and with the numbers of its kind. */
void
yd_outline_levels_set_kind (GArray *levels, guint index, YdItemKind kind)
{
  static const YdMarkKind usual[]
    = { YD_MARK_HAN, YD_MARK_HAN_PAREN, YD_MARK_ARABIC, YD_MARK_ARABIC_PAREN };
  YdOutlineLevel *level = &g_array_index (levels, YdOutlineLevel, index);
  const YdOutlineItem *like = find_like (levels, index, kind);
  level->item->kind = kind;
  level->item->mark_kind = like != NULL ? like->mark_kind : usual[kind];
  level->item->decimal = like != NULL && like->decimal;
  level->item->value = like == NULL || like->value > 0;
  level->depth = 0;
  for (guint i = index; i > 0 && kind > YD_ITEM_SECTION; i--)
    {
      const YdOutlineLevel *above = &g_array_index (levels, YdOutlineLevel, i - 1);
      if (above->item->kind < kind)
        {
          level->depth = above->depth + 1;
          break;
        }
    }
}

static guint
find_holder (const GArray *path, const YdOutlineLevel *level)
{
  guint at = path->len;
  while (at > 0 && !can_hold (&g_array_index (path, YdOutlineLevel, at - 1), level))
    at--;
  return at;
}

/**
 * yd_outline_put_together:
 * @levels: (transfer full): in the order of the text
 *
 * Each item lies in the nearest before it that can hold it. A task that no point is left for is a
 * point.
 */
void
yd_outline_put_together (YdOutline *self, GArray *levels)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (YdOutlineLevel));
  for (guint i = 0; i < levels->len; i++)
    {
      const YdOutlineLevel *level = &g_array_index (levels, YdOutlineLevel, i);
      guint at = find_holder (path, level);
      if (at == 0 && level->item->kind == YD_ITEM_TASK)
        {
          yd_outline_levels_set_kind (levels, i, YD_ITEM_POINT);
          at = find_holder (path, level);
        }
      g_array_set_size (path, at);
      g_ptr_array_add (at > 0 ? g_array_index (path, YdOutlineLevel, at - 1).item->children
                              : self->items,
                       level->item);
      g_array_append_vals (path, level, 1);
    }
  g_array_unref (levels);
}

/* Returns: the index after the last item that lies in the one at @index */
guint
yd_outline_levels_end (const GArray *levels, guint index)
{
  guint end = index + 1;
  while (end < levels->len
         && g_array_index (levels, YdOutlineLevel, end).depth
              > g_array_index (levels, YdOutlineLevel, index).depth)
    end++;
  return end;
}

/* ---- one level up or down ---- */

typedef struct
{
  const YdOutlineItem *item;
  gboolean groups;      /* the plan has some */
  gboolean seen;        /* @item was met */
  gboolean first;       /* nothing stands before it */
  gboolean point_above; /* a point stands before it, in the same section */
} Look;

static void
look_at (YdOutline *outline, YdOutlineItem *item, gpointer data)
{
  Look *look = data;
  look->groups |= item->kind == YD_ITEM_GROUP && item != look->item;
  look->seen |= item == look->item;
  if (look->seen)
    return;
  look->first = FALSE;
  look->point_above = item->kind >= YD_ITEM_POINT;
}

/**
 * yd_outline_get_next_kind:
 * @kind: (out): what @item becomes one level up, or down; groups are passed over where the plan has
 *   none
 *
 * Returns: whether there is such a level
 */
gboolean
yd_outline_get_next_kind (const YdOutline *self, const YdOutlineItem *item, gboolean up,
                          YdItemKind *kind)
{
  Look look = { .item = item, .first = TRUE };
  yd_outline_each_item ((YdOutline *)self, look_at, &look);
  int next = (int)item->kind + (up ? -1 : 1);
  if (next == YD_ITEM_GROUP && !look.groups)
    next += up ? -1 : 1;
  if (next < YD_ITEM_SECTION || next > YD_ITEM_TASK || (!up && look.first)
      || (next == YD_ITEM_TASK && !look.point_above))
    return FALSE;
  *kind = (YdItemKind)next;
  return TRUE;
}

/* Owns: what the pages on the screen were painted as, line by line, so that a typed character paints the
 * lines of one paragraph: a whole page of Chinese takes longer than a frame has. Refuses: to know where
 * pages are on the screen. */

#include "yd-ui-page-nodes.h"

#include "yd-paint.h"

#define RULE_MARGIN 1 /* pixels: an edge between two of them shades both */

/* Pages and what some of them were painted as; a container with a child for each item of the page. */
typedef struct
{
  YdPages *pages;    /* owned; NULL for none */
  GHashTable *nodes; /* owned: index of the page → GskRenderNode, owned */
} Painted;

struct _YdUiPageNodes
{
  Painted now;
  Painted before; /* until all that is in sight was asked for */
  double scale;   /* pixels a mm, of both */
};

static void
painted_init (Painted *painted)
{
  painted->pages = NULL;
  painted->nodes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)gsk_render_node_unref);
}

static void
painted_clear (Painted *painted)
{
  g_clear_pointer (&painted->pages, yd_pages_unref);
  g_hash_table_remove_all (painted->nodes);
}

static GskRenderNode *
painted_get (const Painted *painted, guint page)
{
  return g_hash_table_lookup (painted->nodes, GUINT_TO_POINTER (page));
}

YdUiPageNodes *
yd_ui_page_nodes_new (void)
{
  YdUiPageNodes *self = g_new0 (YdUiPageNodes, 1);
  painted_init (&self->now);
  painted_init (&self->before);
  return self;
}

void
yd_ui_page_nodes_free (YdUiPageNodes *self)
{
  painted_clear (&self->now);
  painted_clear (&self->before);
  g_hash_table_unref (self->now.nodes);
  g_hash_table_unref (self->before.nodes);
  g_free (self);
}

/**
 * yd_ui_page_nodes_set_pages:
 * @pages: (nullable)
 */
void
yd_ui_page_nodes_set_pages (YdUiPageNodes *self, YdPages *pages)
{
  Painted old = self->now;
  painted_clear (&self->before);
  self->now = self->before;
  self->before = old;
  self->now.pages = pages != NULL ? yd_pages_ref (pages) : NULL;
}

/* All that was in sight has been asked for: the pages of before are let go. */
void
yd_ui_page_nodes_end (YdUiPageNodes *self)
{
  painted_clear (&self->before);
}

/* ---- items ---- */

static gboolean
looks_the_same (const YdPlaced *a, const YdPlaced *b)
{
  return a->layout == b->layout && a->line == b->line && a->kind == b->kind && a->red == b->red
         && a->rotated == b->rotated && a->x == b->x && a->y == b->y && a->width == b->width
         && a->height == b->height;
}

static GskRenderNode *
new_item (YdUiPageNodes *self, guint index, guint item)
{
  const YdPage *page = yd_pages_get (self->now.pages, index);
  const YdPlaced *placed = &g_array_index (page->items, YdPlaced, item);
  YdUiPagePlace origin = { .page = index, .scale = self->scale };
  double scale = self->scale * YD_MM_PER_POINT; /* painted in points */
  float margin = RULE_MARGIN;
  YdPageBox box;
  graphene_rect_t rect;

  yd_placed_get_box (placed, page, &box);
  yd_ui_page_place_get_rect (&origin, &box, &rect);
  if (placed->kind == YD_PLACED_TEXT)
    margin += (float)(placed->layout->em * self->scale); /* ink that leaves the em box */
  graphene_rect_inset (&rect, -margin, -margin);
  GskRenderNode *node = gsk_cairo_node_new (&rect);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);
  cairo_scale (cr, scale, scale);
  yd_pages_paint_item (self->now.pages, index, item, cr);
  cairo_destroy (cr);
  return node;
}

/* Where the page of before has what stands at @item now; lines mostly keep their order. */
static guint
find_old (const YdPage *old, guint from, const YdPlaced *placed)
{
  for (guint i = 0; i < old->items->len; i++)
    {
      guint at = (from + i) % old->items->len;
      if (looks_the_same (&g_array_index (old->items, YdPlaced, at), placed))
        return at;
    }
  return G_MAXUINT;
}

static GskRenderNode *
new_page (YdUiPageNodes *self, guint index)
{
  GskRenderNode *before = painted_get (&self->before, index);
  const YdPage *page = yd_pages_get (self->now.pages, index), *old = NULL;
  g_autoptr (GPtrArray) items
    = g_ptr_array_new_with_free_func ((GDestroyNotify)gsk_render_node_unref);
  guint next = 0;

  if (before != NULL)
    old = yd_pages_get (self->before.pages, index);
  if (old == page)
    return gsk_render_node_ref (before);
  for (guint i = 0; i < page->items->len; i++)
    {
      guint at
        = old != NULL ? find_old (old, next, &g_array_index (page->items, YdPlaced, i)) : G_MAXUINT;
      if (at != G_MAXUINT)
        g_ptr_array_add (items, gsk_render_node_ref (gsk_container_node_get_child (before, at)));
      else
        g_ptr_array_add (items, new_item (self, index, i));
      next = at != G_MAXUINT ? at + 1 : next;
    }
  return gsk_container_node_new ((GskRenderNode **)items->pdata, items->len);
}

/* Returns: (transfer none): the printed page at @place, its top left at the origin */
GskRenderNode *
yd_ui_page_nodes_get (YdUiPageNodes *self, const YdUiPagePlace *place)
{
  if (self->scale != place->scale)
    {
      painted_clear (&self->before);
      g_hash_table_remove_all (self->now.nodes);
      self->scale = place->scale;
    }
  GskRenderNode *node = painted_get (&self->now, place->page);
  if (node == NULL)
    {
      node = new_page (self, place->page);
      g_hash_table_insert (self->now.nodes, GUINT_TO_POINTER (place->page), node);
    }
  return node;
}

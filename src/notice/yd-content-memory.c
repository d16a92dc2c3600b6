/* Owns: the blocks of each item as it was read last, so that a typed character reads one item anew and
 * not the plan. An item is known by its stamp; what all items are seen against, by the plan's. Blocks
 * of the rest are read each time, but one that came out the same is the same object again: who compares
 * two contents compares pointers. Refuses: more than one plan at a time. */

#include "yd-content-memory.h"

#define SPARE 64 /* items that may be remembered in vain before they are looked for */

typedef struct
{
  guint64 stamp;
  guint place;
  guint generation;
  guint n;
  YdBlock **blocks;
} Remembered;

struct _YdContentMemory
{
  YdPlan *plan;       /* weak */
  guint64 frame;
  YdLatin latin;
  GHashTable *items[2]; /* in the text, in the table: YdItem, never looked at -> Remembered */
  guint generation, n_used;
  YdContent *last;    /* nullable */
};

static void
remembered_free (gpointer data)
{
  Remembered *r = data;
  for (guint i = 0; i < r->n; i++)
    yd_block_unref (r->blocks[i]);
  g_free (r->blocks);
  g_free (r);
}

YdContentMemory *
yd_content_memory_new (void)
{
  YdContentMemory *self = g_new0 (YdContentMemory, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (self->items); i++)
    self->items[i] = g_hash_table_new_full (NULL, NULL, NULL, remembered_free);
  return self;
}

void
yd_content_memory_free (YdContentMemory *self)
{
  g_clear_weak_pointer (&self->plan);
  g_clear_pointer (&self->last, yd_content_unref);
  for (gsize i = 0; i < G_N_ELEMENTS (self->items); i++)
    g_hash_table_unref (self->items[i]);
  g_free (self);
}

/* Forgets everything where @plan, or what its items are seen against, is another. */
void
yd_content_memory_begin (YdContentMemory *self, YdPlan *plan, YdLatin latin)
{
  guint64 frame = yd_plan_get_frame_stamp (plan);
  if (self->plan != plan || self->frame != frame || self->latin != latin)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (self->items); i++)
        g_hash_table_remove_all (self->items[i]);
      g_set_weak_pointer (&self->plan, plan);
      self->frame = frame;
      self->latin = latin;
    }
  self->generation++;
  self->n_used = 0;
}

/* Adds the item's blocks to @content; %FALSE where it must be read. */
gboolean
yd_content_memory_recall (YdContentMemory *self, const YdReading *reading, YdContent *content)
{
  Remembered *r = g_hash_table_lookup (self->items[reading->row], reading->item);
  if (r == NULL || r->stamp != reading->stamp || r->place != reading->place)
    return FALSE;
  r->generation = self->generation;
  self->n_used++;
  for (guint i = 0; i < r->n; i++)
    yd_content_add (content, yd_block_ref (r->blocks[i]));
  return TRUE;
}

/* Remembers the blocks of @content from @from on as those of the item. */
void
yd_content_memory_keep (YdContentMemory *self,
                        const YdReading *reading,
                        YdContent *content,
                        guint from)
{
  Remembered *r = g_new0 (Remembered, 1);
  r->stamp = reading->stamp;
  r->place = reading->place;
  r->generation = self->generation;
  r->n = content->blocks->len - from;
  r->blocks = g_new (YdBlock *, MAX (r->n, 1));
  for (guint i = 0; i < r->n; i++)
    r->blocks[i] = yd_block_ref (content->blocks->pdata[from + i]);
  g_hash_table_replace (self->items[reading->row], reading->item, r);
  self->n_used++;
}

static gboolean
is_stale (gpointer key, gpointer value, gpointer user_data)
{
  return ((Remembered *)value)->generation != ((YdContentMemory *)user_data)->generation;
}

/* Puts the old object in the place of a new one that is its like. Returns %FALSE where it is not. */
static gboolean
keep_old (GPtrArray *old, guint before, GPtrArray *blocks, guint now)
{
  if (old->pdata[before] == blocks->pdata[now])
    return TRUE;
  if (!yd_block_equal (old->pdata[before], blocks->pdata[now]))
    return FALSE;
  yd_block_unref (blocks->pdata[now]);
  blocks->pdata[now] = yd_block_ref (old->pdata[before]);
  return TRUE;
}

/* Closes a reading: what is as it was becomes the old object, and what is gone is forgotten. */
void
yd_content_memory_end (YdContentMemory *self, YdContent *content)
{
  GPtrArray *old = self->last != NULL ? self->last->blocks : NULL;
  guint n_old = old != NULL ? old->len : 0, n = content->blocks->len;
  for (guint i = 0; i < MIN (n_old, n); i++)
    keep_old (old, i, content->blocks, i);
  while (n_old != n && n_old > 0 && n > 0 && keep_old (old, n_old - 1, content->blocks, n - 1))
    {
      n_old--;
      n--;
    }
  g_clear_pointer (&self->last, yd_content_unref);
  self->last = yd_content_ref (content);
  if (g_hash_table_size (self->items[0]) + g_hash_table_size (self->items[1]) > self->n_used + SPARE)
    for (gsize i = 0; i < G_N_ELEMENTS (self->items); i++)
      g_hash_table_foreach_remove (self->items[i], is_stale, self);
}

/* Owns: the passages of each item and of each section as they were read last, so that a typed character
 * reads one item anew, and one section's list of them, and not the plan. A passage is known by a stamp;
 * what all items are seen against, by the plan's. Blocks of the rest are read each time, but one that
 * came out the same is the same object again: who compares two contents compares pointers. Refuses:
 * more than one plan at a time. */

#include "yd-content-memory.h"

#define SPARE 64 /* passages of items that are gone, before they are looked for */
#define RUN 32   /* items of a long list that are read as one */

struct _YdContentMemory
{
  YdPlan *plan; /* weak */
  guint64 frame;
  YdLatin latin;
  GHashTable *items[YD_N_READS]; /* YdItem, never looked at -> YdPassage, owned */
  YdId unread; /* the first item that has not been read since all was forgotten; none: all were */
  guint limit; /* passages beyond which those of items that are gone are dropped */
  YdContent *last; /* nullable */
};

YdContentMemory *
yd_content_memory_new (void)
{
  YdContentMemory *self = g_new0 (YdContentMemory, 1);
  for (guint i = 0; i < YD_N_READS; i++)
    self->items[i] = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)yd_passage_unref);
  return self;
}

void
yd_content_memory_free (YdContentMemory *self)
{
  g_clear_weak_pointer (&self->plan);
  g_clear_pointer (&self->last, yd_content_unref);
  for (guint i = 0; i < YD_N_READS; i++)
    g_hash_table_unref (self->items[i]);
  g_free (self);
}

/* Forgets everything where @plan, or what its items are seen against, is another. */
void
yd_content_memory_begin (YdContentMemory *self, YdPlan *plan, YdLatin latin)
{
  guint64 frame = yd_plan_get_frame_stamp (plan);
  if (self->plan == plan && self->frame == frame && self->latin == latin)
    return;
  for (guint i = 0; i < YD_N_READS; i++)
    g_hash_table_remove_all (self->items[i]);
  g_set_weak_pointer (&self->plan, plan);
  self->frame = frame;
  self->latin = latin;
  yd_content_memory_set_unread (self, yd_plan_get_first_item (plan));
}

/**
 * yd_content_memory_get_unread:
 *
 * Returns: (transfer none) (nullable): where reading ahead goes on; %NULL where there is nothing to it
 */
YdItem *
yd_content_memory_get_unread (YdContentMemory *self)
{
  return self->unread != YD_ID_NONE ? yd_plan_find_item (self->plan, self->unread) : NULL;
}

/* @item: (nullable) */
void
yd_content_memory_set_unread (YdContentMemory *self, YdItem *item)
{
  self->unread = item != NULL ? yd_record_get_id (YD_RECORD (item)) : YD_ID_NONE;
}

/**
 * yd_content_memory_get_run:
 *
 * Returns: how many items of a list, from @from on, are read as one passage: some sections with few items
 *   below them, or some of the items of a long list; 0 where each is read by itself
 */
guint
yd_content_memory_get_run (YdRecordList *list, guint from)
{
  guint n = yd_record_list_get_length (list), run = 0, items = 0;
  if (yd_item_get_depth (yd_record_list_get (list, from)) > 0)
    return n > RUN ? MIN (RUN, n - from) : 0;
  while (from + run < n)
    {
      YdItem *section = yd_record_list_get (list, from + run);
      items += 1 + yd_record_list_get_length (yd_item_list_children (section));
      if (items > RUN)
        break;
      run++;
    }
  return run;
}

/* Items @from to @from + @n of a list, as one passage. */
YdReading
yd_content_memory_reading (YdRead what, YdRecordList *list, guint from, guint n)
{
  YdReading reading = { yd_record_list_get (list, from), what };
  for (guint i = from; i < from + n; i++)
    {
      YdItem *item = yd_record_list_get (list, i);
      reading.stamp = MAX (reading.stamp, yd_item_get_tree_stamp (item));
      reading.place
        = reading.place * 31 + GPOINTER_TO_UINT (item); /* a new one has a later stamp */
    }
  return reading;
}

/* Adds the passage to @content; %FALSE where it must be read. */
gboolean
yd_content_memory_recall (YdContentMemory *self, YdReading *reading, YdContent *content)
{
  YdPassage *passage = g_hash_table_lookup (self->items[reading->what], reading->item);
  if (passage == NULL || passage->stamp != reading->stamp || passage->place != reading->place)
    return FALSE;
  reading->count = passage->count;
  yd_content_add_passage (content, passage);
  return TRUE;
}

/* Remembers the blocks of @content from @from on as the passage. */
void
yd_content_memory_keep (YdContentMemory *self, const YdReading *reading, YdContent *content,
                        guint from)
{
  const YdPassage *old = g_hash_table_lookup (self->items[reading->what], reading->item);
  YdPassage *passage = yd_content_seal (content, from, old);
  passage->stamp = reading->stamp;
  passage->item = yd_record_get_id (YD_RECORD (reading->item));
  passage->place = reading->place;
  passage->count = reading->count;
  g_hash_table_replace (self->items[reading->what], reading->item, yd_passage_ref (passage));
}

static gboolean
is_gone (gpointer item, gpointer value, gpointer plan)
{
  return (gpointer)yd_plan_find_item (plan, ((YdPassage *)value)->item) != item;
}

static guint
count (YdContentMemory *self)
{
  guint n = 0;
  for (guint i = 0; i < YD_N_READS; i++)
    n += g_hash_table_size (self->items[i]);
  return n;
}

/* Closes a reading: what is as it was becomes the old object, and what is gone is forgotten. */
void
yd_content_memory_end (YdContentMemory *self, YdContent *content)
{
  self->unread = YD_ID_NONE;
  if (self->last != NULL)
    yd_content_take_over (content, self->last);
  g_clear_pointer (&self->last, yd_content_unref);
  self->last = yd_content_ref (content);
  if (count (self) <= self->limit)
    return;
  for (guint i = 0; i < YD_N_READS; i++)
    g_hash_table_foreach_remove (self->items[i], is_gone, self->plan);
  self->limit = 2 * count (self) + SPARE;
}

/* Owns: the characters of each top item with all below it, as they were counted last. Refuses: to hold
 * anybody up: a long plan is counted in slices. */

#include "yd-ui-plan-length.h"

#define SLICE 4000 /* microseconds */

typedef struct
{
  guint64 stamp; /* of the tree as it was counted */
  glong n;
} Counted;

struct _YdUiPlanLength
{
  YdPlan *plan;       /* borrowed */
  GHashTable *places; /* owned: YdItem, never looked into → its place in the next, from 1 */
  GArray *counted;    /* owned: Counted */
};

YdUiPlanLength *
yd_ui_plan_length_new (YdPlan *plan)
{
  YdUiPlanLength *self = g_new0 (YdUiPlanLength, 1);
  self->plan = plan;
  self->places = g_hash_table_new (NULL, NULL);
  self->counted = g_array_new (FALSE, TRUE, sizeof (Counted));
  return self;
}

void
yd_ui_plan_length_free (YdUiPlanLength *self)
{
  g_hash_table_unref (self->places);
  g_array_unref (self->counted);
  g_free (self);
}

static Counted *
find_counted (YdUiPlanLength *self, YdItem *item)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, item));
  if (place == 0)
    {
      g_array_set_size (self->counted, self->counted->len + 1);
      place = self->counted->len;
      g_hash_table_insert (self->places, item, GUINT_TO_POINTER (place));
    }
  return &g_array_index (self->counted, Counted, place - 1);
}

static glong
count_tree (YdItem *item)
{
  glong count = yd_item_count_characters (item);
  YdRecordList *children = yd_item_list_children (item);
  for (guint i = 0; i < yd_record_list_get_length (children); i++)
    count += count_tree (yd_record_list_get (children, i));
  return count;
}

/**
 * yd_ui_plan_length_count:
 * @count: (out): as yd_plan_count_characters()
 *
 * Counts for some milliseconds at most.
 *
 * Returns: whether all is counted; else to be called again
 */
gboolean
yd_ui_plan_length_count (YdUiPlanLength *self, glong *count)
{
  gint64 until = g_get_monotonic_time () + SLICE;
  YdRecordList *items = yd_plan_list_items (self->plan);
  *count = yd_plan_count_ends (self->plan);
  for (guint i = 0; i < yd_record_list_get_length (items); i++)
    {
      YdItem *item = yd_record_list_get (items, i);
      Counted *counted = find_counted (self, item);
      if (counted->stamp != yd_item_get_tree_stamp (item))
        {
          if (g_get_monotonic_time () > until)
            return FALSE;
          *counted = (Counted){ yd_item_get_tree_stamp (item), count_tree (item) };
        }
      *count += counted->n;
    }
  return TRUE;
}

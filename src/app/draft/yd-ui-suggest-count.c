/* Owns: the numbers beside the bulbs: of an item, and of the whole plan. Refuses: to suggest; the same rules
 * do that for the inspector, so that a bulb never promises what is not there. */

#include "yd-ui-suggest-count.h"

#include "yd-ui-suggest.h"

#define SLICE 4000       /* microseconds of counting between two other things */
#define TYPING_PAUSE 600 /* milliseconds */

typedef struct
{
  guint64 stamp; /* of the item as it was counted; 0: never */
  guint n;
} Counted;

struct _YdUiSuggestCount
{
  GObject parent_instance;

  YdUiDocument *document; /* borrowed: it owns this */
  GHashTable *places;     /* owned: YdItem, never looked into → its place in the next, from 1 */
  GArray *counted;        /* owned: Counted */
  YdItem *next; /* borrowed: to be counted; NULL where all are, or after a change: from the first */
  gboolean other; /* a number is not what it was */
  gboolean begun; /* the plan is being gone through */
  gboolean on;    /* whether anything is suggested, as counted */
  guint count_id; /* source */
};

G_DEFINE_FINAL_TYPE (YdUiSuggestCount, yd_ui_suggest_count, G_TYPE_OBJECT)

static guint changed_signal;

static void
yd_ui_suggest_count_finalize (GObject *object)
{
  YdUiSuggestCount *self = YD_UI_SUGGEST_COUNT (object);
  g_clear_handle_id (&self->count_id, g_source_remove);
  g_hash_table_unref (self->places);
  g_array_unref (self->counted);
  G_OBJECT_CLASS (yd_ui_suggest_count_parent_class)->finalize (object);
}

static void
yd_ui_suggest_count_class_init (YdUiSuggestCountClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yd_ui_suggest_count_finalize;
  changed_signal = g_signal_new ("changed", YD_UI_TYPE_SUGGEST_COUNT, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
yd_ui_suggest_count_init (YdUiSuggestCount *self)
{
  self->places = g_hash_table_new (NULL, NULL);
  self->counted = g_array_new (FALSE, FALSE, sizeof (Counted));
}

static Counted *
find_counted (YdUiSuggestCount *self, YdItem *item)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, item));
  return place > 0 ? &g_array_index (self->counted, Counted, place - 1) : NULL;
}

static void
count_item (YdUiSuggestCount *self, YdItem *item)
{
  Counted *there = find_counted (self, item);
  guint64 stamp = yd_record_get_stamp (YD_RECORD (item));
  if (there != NULL && there->stamp == stamp)
    return;
  g_autoptr (GPtrArray) rows
    = yd_ui_suggest_dup_rows (item, yd_ui_document_is_editable (self->document));
  self->other = self->other || there == NULL || there->n != rows->len;
  Counted now = { stamp, rows->len };
  if (there != NULL)
    *there = now;
  else
    {
      g_array_append_val (self->counted, now);
      g_hash_table_insert (self->places, item, GUINT_TO_POINTER (self->counted->len));
    }
}

static gboolean
count_cb (gpointer data)
{
  YdUiSuggestCount *self = data;
  gint64 until = g_get_monotonic_time () + SLICE;
  if (!self->begun)
    self->next = yd_plan_get_first_item (yd_ui_document_get_plan (self->document));
  self->begun = TRUE;
  for (; self->next != NULL; self->next = yd_item_get_next (self->next))
    {
      if (g_get_monotonic_time () > until)
        {
          self->count_id = g_idle_add_full (G_PRIORITY_LOW, count_cb, self, NULL);
          return G_SOURCE_REMOVE;
        }
      count_item (self, self->next);
    }
  self->count_id = 0;
  self->begun = FALSE;
  if (self->other)
    g_signal_emit (self, changed_signal, 0);
  self->other = FALSE;
  return G_SOURCE_REMOVE;
}

/* What was counted of items that stay as they are holds. */
static void
plan_changed_cb (YdUiSuggestCount *self)
{
  if (self->on != yd_ui_suggest_is_on ())
    {
      g_hash_table_remove_all (self->places);
      g_array_set_size (self->counted, 0);
    }
  self->on = yd_ui_suggest_is_on ();
  self->begun = FALSE;
  g_clear_handle_id (&self->count_id, g_source_remove);
  self->count_id = yd_ui_document_is_typing (self->document)
                     ? g_timeout_add_full (G_PRIORITY_LOW, TYPING_PAUSE, count_cb, self, NULL)
                     : g_idle_add_full (G_PRIORITY_LOW, count_cb, self, NULL);
}

/**
 * yd_ui_suggest_count_for:
 *
 * Returns: (transfer none): the numbers of @document, for as long as that lives
 */
YdUiSuggestCount *
yd_ui_suggest_count_for (YdUiDocument *document)
{
  static const char key[] = "suggest-count";
  YdUiSuggestCount *self = g_object_get_data (G_OBJECT (document), key);
  if (self != NULL)
    return self;
  self = g_object_new (YD_UI_TYPE_SUGGEST_COUNT, NULL);
  self->document = document;
  self->on = yd_ui_suggest_is_on ();
  g_object_set_data_full (G_OBJECT (document), key, self, g_object_unref);
  g_signal_connect_object (yd_ui_document_get_plan (document), "changed",
                           G_CALLBACK (plan_changed_cb), self, G_CONNECT_SWAPPED);
  plan_changed_cb (self);
  return self;
}

/* What was counted last, also while the item has just changed. */
guint
yd_ui_suggest_count_get (YdUiSuggestCount *self, YdItem *item)
{
  const Counted *there = find_counted (self, item);
  return there != NULL ? there->n : 0;
}

guint
yd_ui_suggest_count_get_all (YdUiSuggestCount *self)
{
  guint n = 0;
  for (YdItem *item = yd_plan_get_first_item (yd_ui_document_get_plan (self->document));
       item != NULL; item = yd_item_get_next (item))
    n += yd_ui_suggest_count_get (self, item);
  return n;
}

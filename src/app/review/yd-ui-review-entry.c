/* Owns: which rows a reading has, and how they follow it when it changes. Refuses: to know what a
 * row looks like. */

#include "yd-ui-review-entry.h"

G_DEFINE_FINAL_TYPE (YdUiReviewEntry, yd_ui_review_entry, G_TYPE_OBJECT)

static void
yd_ui_review_entry_finalize (GObject *object)
{
  g_free (YD_UI_REVIEW_ENTRY (object)->key);
  G_OBJECT_CLASS (yd_ui_review_entry_parent_class)->finalize (object);
}

static void
yd_ui_review_entry_class_init (YdUiReviewEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yd_ui_review_entry_finalize;
}

static void
yd_ui_review_entry_init (YdUiReviewEntry *self)
{
}

gboolean
yd_ui_review_entry_is_heading (const YdUiReviewEntry *self)
{
  return self->kind == YD_UI_REVIEW_DOUBTS || self->kind == YD_UI_REVIEW_REMARKS
         || self->kind == YD_UI_REVIEW_NOTICE || self->kind == YD_UI_REVIEW_OUTLINE;
}

/* @key: (transfer full) */
static YdUiReviewEntry *
add (GPtrArray *entries, YdUiReviewKind kind, guint index, char *key)
{
  YdUiReviewEntry *entry = g_object_new (YD_UI_TYPE_REVIEW_ENTRY, NULL);
  entry->kind = kind;
  entry->index = index;
  entry->key = key;
  g_ptr_array_add (entries, entry);
  return entry;
}

static YdUiReviewEntry *
add_heading (GPtrArray *entries, YdUiReviewKind kind, const char *key, GHashTable *folded)
{
  YdUiReviewEntry *heading = add (entries, kind, 0, g_strdup (key));
  heading->folds = TRUE;
  heading->folded = g_hash_table_contains (folded, key);
  return heading;
}

static void
add_doubts (GPtrArray *entries, const YdUiReading *reading, gboolean open)
{
  for (guint i = 0; i < reading->doubts->len; i++)
    if ((reading->numbers[i] > 0) == open)
      add (entries, open ? YD_UI_REVIEW_DOUBT : YD_UI_REVIEW_REMARK, i,
           yd_doubt_dup_key (g_ptr_array_index (reading->doubts, i)));
}

static void
add_fields (GPtrArray *entries, const YdUiReading *reading, GHashTable *folded)
{
  const YdUiReviewEntry *heading = add_heading (entries, YD_UI_REVIEW_NOTICE, "notice", folded);
  for (guint i = 0; i < reading->fields->len && !heading->folded; i++)
    {
      const YdUiReadingField *field = g_ptr_array_index (reading->fields, i);
      add (entries, YD_UI_REVIEW_FIELD, i, g_strdup_printf ("field %d", (int)field->field));
    }
}

static void
add_found (GPtrArray *entries, const YdUiReading *reading, const YdUiReadingItem *item)
{
  for (guint i = item->first_found; i < item->first_found + item->n_found; i++)
    {
      const YdUiReadingFound *found = g_ptr_array_index (reading->found, i);
      add (entries, YD_UI_REVIEW_FOUND, i, g_strdup (found->key));
    }
}

/* What has only found words in it is folded at first. */
static void
add_items (GPtrArray *entries, const YdUiReading *reading, GHashTable *folded, gboolean show_found)
{
  for (guint i = 0; i < reading->items->len; i++)
    {
      const YdUiReadingItem *item = g_ptr_array_index (reading->items, i);
      YdUiReviewEntry *entry = add (entries, YD_UI_REVIEW_ITEM, i, g_strdup (item->key));
      entry->folds = item->parent || item->n_found > 0;
      entry->folded
        = entry->folds
          && g_hash_table_contains (folded, item->key) != (!item->parent && !show_found);
      if (!entry->folded)
        add_found (entries, reading, item);
      while (entry->folded && item->parent && i + 1 < reading->items->len
             && ((YdUiReadingItem *)g_ptr_array_index (reading->items, i + 1))->depth > item->depth)
        i++;
    }
}

/**
 * yd_ui_review_entry_list:
 * @folded: keys of the rows whose inside is not shown; of items that no item lies in: is shown
 * @show_found: what was found is shown everywhere; then it is the other way round there
 *
 * Returns: (transfer full) (element-type YdUiReviewEntry): the rows of @reading from the top
 */
GPtrArray *
yd_ui_review_entry_list (const YdUiReading *reading, GHashTable *folded, gboolean show_found)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  add (entries, YD_UI_REVIEW_DOUBTS, 0, g_strdup ("doubts"));
  add_doubts (entries, reading, TRUE);
  if (reading->n_open < reading->doubts->len
      && !add_heading (entries, YD_UI_REVIEW_REMARKS, "remarks", folded)->folded)
    add_doubts (entries, reading, FALSE);
  add_fields (entries, reading, folded);
  add (entries, YD_UI_REVIEW_OUTLINE, 0, g_strdup ("outline"))->folded = !show_found;
  add_items (entries, reading, folded, show_found);
  return entries;
}

static gboolean
is_same (GListStore *store, guint position, const YdUiReviewEntry *entry)
{
  g_autoptr (YdUiReviewEntry) here = g_list_model_get_item (G_LIST_MODEL (store), position);
  return here->kind == entry->kind && g_str_equal (here->key, entry->key);
}

/* Takes over where @entry stands now. */
static void
follow (GListStore *store, guint position, const YdUiReviewEntry *entry)
{
  g_autoptr (YdUiReviewEntry) here = g_list_model_get_item (G_LIST_MODEL (store), position);
  here->index = entry->index;
  here->folds = entry->folds;
  here->folded = entry->folded;
}

/**
 * yd_ui_review_entry_merge:
 * @store: what is shown
 * @entries: (element-type YdUiReviewEntry): what is to be shown
 *
 * Rows at both ends that stand for the same things stay, with keyboard and place; the rest is
 * replaced.
 */
void
yd_ui_review_entry_merge (GListStore *store, GPtrArray *entries)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (store)), n_new = entries->len, head = 0,
        tail = 0;
  while (head < MIN (n_old, n_new) && is_same (store, head, g_ptr_array_index (entries, head)))
    follow (store, head, g_ptr_array_index (entries, head)), head++;
  while (tail < MIN (n_old, n_new) - head
         && is_same (store, n_old - 1 - tail, g_ptr_array_index (entries, n_new - 1 - tail)))
    follow (store, n_old - 1 - tail, g_ptr_array_index (entries, n_new - 1 - tail)), tail++;
  if (n_old > head + tail || n_new > head + tail)
    g_list_store_splice (store, head, n_old - head - tail, entries->pdata + head,
                         n_new - head - tail);
}

/**
 * yd_ui_review_entry_find:
 *
 * Returns: the position of the row, or %GTK_INVALID_LIST_POSITION
 */
guint
yd_ui_review_entry_find (GListModel *model, YdUiReviewKind kind, guint index)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (YdUiReviewEntry) entry = g_list_model_get_item (model, i);
      if (entry->kind == kind && entry->index == index)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/**
 * yd_ui_review_entry_find_key:
 *
 * Returns: the position of the row, or %GTK_INVALID_LIST_POSITION
 */
guint
yd_ui_review_entry_find_key (GListModel *model, YdUiReviewKind kind, const char *key)
{
  for (guint i = 0; key != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (YdUiReviewEntry) entry = g_list_model_get_item (model, i);
      if (entry->kind == kind && g_strcmp0 (entry->key, key) == 0)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

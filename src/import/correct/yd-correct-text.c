/* Owns: what a correction does to the paragraphs of an item, and to the dates and figures that were found
 * in its words, or were not. Refuses: to lose words: paragraphs that became others meanwhile are not written over. */

#include "yd-correct-items.h"

#include <string.h>

/* ---- paragraphs ---- */

static const char *
get (const GPtrArray *texts, guint index)
{
  return g_ptr_array_index (texts, index);
}

/* Whether @run, @n long from @from on, stands in @texts at @at. */
static gboolean
stands_at (const GPtrArray *texts, guint at, const GPtrArray *run, guint from, guint n)
{
  if (at + n > texts->len)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (strcmp (get (texts, at + i), get (run, from + i)) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
contains (const GPtrArray *texts, const char *text)
{
  for (guint i = 0; i < texts->len; i++)
    if (strcmp (get (texts, i), text) == 0)
      return TRUE;
  return FALSE;
}

static void
replace (YdOutlineItem *item, guint at, guint n, const GPtrArray *now, guint from, guint to)
{
  if (item->text_found == NULL)
    item->text_found = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n; i++)
    {
      char *old = g_ptr_array_steal_index (item->paragraphs, at);
      if (contains (now, old))
        g_free (old);
      else
        g_ptr_array_add (item->text_found, old);
    }
  for (guint i = from; i < to; i++)
    g_ptr_array_insert (item->paragraphs, (int)(at + i - from), g_strdup (get (now, i)));
}

/**
 * yd_correct_write:
 * @was: the paragraphs that the person saw
 * @now: what became of them
 *
 * Only what differs is written, where it stands now.
 *
 * Returns: whether it is there
 */
gboolean
yd_correct_write (YdOutlineItem *item, const GPtrArray *was, const GPtrArray *now)
{
  guint from = 0, tail = 0, at;
  while (from < MIN (was->len, now->len) && strcmp (get (was, from), get (now, from)) == 0)
    from++;
  while (tail < MIN (was->len, now->len) - from
         && strcmp (get (was, was->len - 1 - tail), get (now, now->len - 1 - tail)) == 0)
    tail++;
  if (from + tail == was->len && from > 0) /* what comes in needs something to stand behind */
    from--;
  else if (from + tail == was->len && tail > 0)
    tail--;
  guint n = was->len - tail - from;
  for (at = from; at > 0 && !stands_at (item->paragraphs, at, was, from, n); at--)
    ;
  while (at < item->paragraphs->len && !stands_at (item->paragraphs, at, was, from, n))
    at++;
  if (!stands_at (item->paragraphs, at, was, from, n))
    return FALSE;
  replace (item, at, n, now, from, now->len - tail);
  item->run_in = item->run_in && item->paragraphs->len > 0;
  item->corrected = TRUE;
  return TRUE;
}

/* ---- what was found ---- */

/**
 * yd_outline_item_dup_found_keys:
 *
 * Returns: (transfer full) (element-type utf8): of each suggestion, in order: what tells it again when the
 *   source is read once more
 */
GPtrArray *
yd_outline_item_dup_found_keys (const YdOutlineItem *item)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < item->suggestions->len; i++)
    {
      const YdOutlineSuggestion *one = g_ptr_array_index (item->suggestions, i);
      char *words = g_strdup_printf ("%d %s", (int)one->kind, one->words);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (seen, words));
      g_ptr_array_add (keys, g_strdup_printf ("%s\t%u %s", item->key, count, words));
      g_hash_table_insert (seen, words, GUINT_TO_POINTER (count + 1));
    }
  return keys;
}

/* What stands behind the item's own key: it may have gone with its words into another item. */
static const char *
skip_item (const char *key)
{
  const char *tab = strchr (key, '\t');
  return tab != NULL ? tab + 1 : key;
}

static void
collect (YdOutline *outline, YdOutlineItem *item, gpointer data)
{
  GHashTable *found = data;
  g_autoptr (GPtrArray) keys = yd_outline_item_dup_found_keys (item);
  for (guint i = 0; i < keys->len; i++)
    {
      char *loose = g_strdup (skip_item (get (keys, i)));
      gpointer one = g_ptr_array_index (item->suggestions, i);
      if (item->corrected && !g_hash_table_contains (found, loose))
        g_hash_table_insert (found, loose, one);
      else
        g_free (loose);
      g_hash_table_insert (found, g_steal_pointer (&g_ptr_array_index (keys, i)), one);
    }
}

/**
 * yd_correct_collect_found:
 *
 * Returns: (transfer full): all that was found, by its keys
 */
GHashTable *
yd_correct_collect_found (YdOutline *outline)
{
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  yd_outline_each_item (outline, collect, found);
  return found;
}

static void
set_value (YdOutlineSuggestion *one, const YdOutlineSuggestion *wanted, YdSuggestionState state)
{
  yd_correct_set_text (&one->name, g_strdup (wanted->name));
  yd_correct_set_text (&one->measure, g_strdup (wanted->measure));
  one->when = wanted->when;
  one->comparison = wanted->comparison;
  one->target = wanted->target;
  one->target_high = wanted->target_high;
  one->scale = wanted->scale;
  one->state = state;
  one->corrected = TRUE;
}

/* Returns: whether it is still there */
gboolean
yd_correct_found (const YdCorrection *self, GHashTable *found)
{
  YdOutlineSuggestion *one = g_hash_table_lookup (found, self->item);
  if (one == NULL)
    one = g_hash_table_lookup (found, skip_item (self->item));
  if (one == NULL)
    return FALSE;
  one->state = self->state;
  if (self->found != NULL)
    set_value (one, self->found, self->state);
  return TRUE;
}

/* ---- what was not found ---- */

/**
 * yd_correct_find_words:
 * @nth: which of the places where they stand; the last where there are fewer
 * @paragraph: (out): -1 the title
 * @start: (out): in characters
 *
 * Returns: whether they stand in the title or the text of @item
 */
gboolean
yd_correct_find_words (const YdOutlineItem *item, const char *words, guint nth, int *paragraph,
                       int *start)
{
  guint seen = 0;
  for (int i = -1; i < (int)item->paragraphs->len && *words != '\0'; i++)
    {
      const char *text = i < 0 ? item->title : get (item->paragraphs, (guint)i);
      for (const char *at = text; seen <= nth && (at = strstr (at, words)) != NULL;
           at = g_utf8_next_char (at), seen++)
        {
          *paragraph = i;
          *start = (int)g_utf8_pointer_to_offset (text, at);
        }
    }
  return seen > 0;
}

typedef struct
{
  const YdCorrection *correction;
  YdOutlineItem *item; /* whose words they are now */
} Bearer;

/* Words that went into another item went with a correction. */
static void
find_bearer (YdOutline *outline, YdOutlineItem *item, gpointer data)
{
  Bearer *bearer = data;
  int paragraph, start;
  if (bearer->item == NULL && item->corrected
      && yd_correct_find_words (item, bearer->correction->found->words, 0, &paragraph, &start))
    bearer->item = item;
}

static gboolean
comes_before (const YdOutlineSuggestion *a, const YdOutlineSuggestion *b)
{
  if (a->length == 0 || b->length == 0) /* of a mark of units */
    return a->length > 0;
  return a->paragraph != b->paragraph ? a->paragraph < b->paragraph : a->start < b->start;
}

/* Puts it among the others by its place; what was found there meanwhile is corrected. */
static void
insert (YdOutlineItem *item, const YdOutlineSuggestion *wanted, int paragraph, int start)
{
  guint at = item->suggestions->len;
  YdOutlineSuggestion *one = yd_outline_suggestion_copy (wanted);
  one->paragraph = paragraph;
  one->start = start;
  one->length = start >= 0 ? (int)g_utf8_strlen (one->words, -1) : 0;
  one->start = MAX (start, 0);
  one->state = YD_SUGGESTION_ACCEPTED;
  one->corrected = TRUE;
  for (guint i = item->suggestions->len; i > 0; i--)
    {
      YdOutlineSuggestion *other = g_ptr_array_index (item->suggestions, i - 1);
      if (other->kind == one->kind && other->paragraph == one->paragraph
          && other->start == one->start && strcmp (other->words, one->words) == 0)
        {
          set_value (other, wanted, YD_SUGGESTION_ACCEPTED);
          yd_outline_suggestion_free (one);
          return;
        }
      if (comes_before (one, other))
        at = i - 1;
    }
  g_ptr_array_insert (item->suggestions, (int)at, one);
}

/* Returns: whether its item is still there */
gboolean
yd_correct_add (const YdCorrection *self, YdOutline *outline)
{
  YdOutlineItem *item = yd_outline_find_key (outline, self->item);
  int paragraph = -1, start = -1;
  if (item == NULL
      || !yd_correct_find_words (item, self->found->words, self->nth, &paragraph, &start))
    {
      Bearer bearer = { self, NULL };
      yd_outline_each_item (outline, find_bearer, &bearer);
      if (bearer.item != NULL)
        yd_correct_find_words (bearer.item, self->found->words, self->nth, &paragraph, &start);
      item = bearer.item != NULL ? bearer.item : item;
    }
  if (item == NULL)
    return FALSE;
  insert (item, self->found, paragraph, start);
  return TRUE;
}

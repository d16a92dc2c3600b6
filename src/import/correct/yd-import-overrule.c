/* Owns: the corrections of a draft as a whole: those that found nothing to correct, and the questions
 * that need no answer any more because what they are about was corrected. Refuses: to know what a
 * correction does. */

#include "yd-correct-items.h"

#include <string.h>

static void
add_source (YdOutline *outline, YdOutlineItem *item, gpointer data)
{
  g_hash_table_add (data, GINT_TO_POINTER (item->source));
}

static void
add_units (YdOutline *outline, YdOutlineItem *item, gpointer data)
{
  for (guint i = 0; i < item->units->len; i++)
    {
      const YdOutlineUnit *unit = g_ptr_array_index (item->units, i);
      g_hash_table_add (data, unit->name);
      if (unit->written != NULL)
        g_hash_table_add (data, unit->written);
    }
}

typedef struct
{
  GHashTable *before, *after; /* sources of items */
  GHashTable *structure;      /* sources of items whose title or level was corrected */
  GHashTable *units;          /* names */
  GHashTable *found;          /* source and words of dates that were corrected, or are not taken */
} Corrected;

static char *
dup_place (int source, const char *words)
{
  return g_strdup_printf ("%d %s", source, words);
}

static void
add_found (YdOutline *outline, YdOutlineItem *item, gpointer data)
{
  for (guint i = 0; i < item->suggestions->len; i++)
    {
      const YdOutlineSuggestion *one = g_ptr_array_index (item->suggestions, i);
      if (one->corrected || one->state == YD_SUGGESTION_DISMISSED)
        g_hash_table_add (data, dup_place (item->source, one->words));
    }
}

static gboolean
is_found_corrected (const YdDoubt *doubt, const Corrected *corrected)
{
  g_autofree char *place = dup_place (doubt->source, doubt->found);
  return g_hash_table_contains (corrected->found, place);
}

/* Whether what was corrected leaves nothing to ask. */
static gboolean
is_overruled (const YdDoubt *doubt, const Corrected *corrected, const YdOutline *outline)
{
  gpointer source = GINT_TO_POINTER (doubt->source);
  switch (doubt->code)
    {
    case YD_DOUBT_UNIT_ODD:
    case YD_DOUBT_UNIT_PREFIX:
      return doubt->answers[doubt->chosen].code != YD_ANSWER_NOT_A_UNIT
             && !g_hash_table_contains (corrected->units, doubt->found);
    case YD_DOUBT_UNPLACED:
      if (doubt->answers[doubt->chosen].code != YD_ANSWER_LEAVE_OUT)
        return FALSE;
      for (guint i = 0; i < outline->unplaced->len; i++)
        if (strcmp (((YdOutlineUnplaced *)g_ptr_array_index (outline->unplaced, i))->text,
                    doubt->found)
            == 0)
          return FALSE;
      return TRUE;
    case YD_DOUBT_HEAD:
      return g_strcmp0 (outline->notice.head, doubt->answers[doubt->chosen].value) != 0;
    case YD_DOUBT_NOTICE_TITLE:
      return g_strcmp0 (outline->notice.title, doubt->answers[doubt->chosen].value) != 0;
    case YD_DOUBT_DATE_END:
    case YD_DOUBT_DATE_VAGUE:
      if (is_found_corrected (doubt, corrected))
        return TRUE;
      break;
    case YD_DOUBT_LONE_LINE:
    case YD_DOUBT_LONG_TITLE:
    case YD_DOUBT_NUMBER_WEAK:
      if (g_hash_table_contains (corrected->structure, source))
        return TRUE;
      break;
    default:
      break;
    }
  return doubt->source > 0 && g_hash_table_contains (corrected->before, source)
         && !g_hash_table_contains (corrected->after, source);
}

static gboolean
is_about_found (const YdCorrection *correction)
{
  return correction->code == YD_CORRECT_FOUND || correction->code == YD_CORRECT_ADD;
}

/* After all others: what is found in the words is found anew when they change. */
static gboolean
apply_found (const GPtrArray *corrections, guint n_last, YdOutline *outline, GPtrArray *lost)
{
  g_autoptr (GHashTable) all = NULL;
  gboolean found = TRUE;
  for (guint i = 0; i < corrections->len; i++)
    {
      YdCorrection *one = g_ptr_array_index (corrections, i);
      if (!is_about_found (one))
        continue;
      if (one->code == YD_CORRECT_ADD)
        g_clear_pointer (&all, g_hash_table_unref); /* what is added is told by its key, too */
      else if (all == NULL)
        all = yd_correct_collect_found (outline);
      if (one->code == YD_CORRECT_ADD ? yd_correct_add (one, outline) : yd_correct_found (one, all))
        continue;
      g_ptr_array_add (lost, one);
      found = found && i + n_last < corrections->len;
    }
  return found;
}

/**
 * yd_corrections_apply:
 * @corrections: (element-type YdCorrection): in the order in which they were made
 * @n_last: how many of them are the last gesture
 *
 * Returns: whether that gesture found what it is about; what did not is told as remarks
 */
gboolean
yd_corrections_apply (const GPtrArray *corrections, guint n_last, YdOutline *outline,
                      const YdBlocks *blocks)
{
  g_autoptr (GHashTable) before = g_hash_table_new (NULL, NULL),
                         after = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) structure = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) units = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) lost = g_ptr_array_new ();
  g_autoptr (GHashTable) dates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Corrected corrected = { before, after, structure, units, dates };
  gboolean found = TRUE;
  yd_outline_each_item (outline, add_source, before);
  for (guint i = 0; i < corrections->len; i++)
    {
      YdCorrection *one = g_ptr_array_index (corrections, i);
      if (is_about_found (one))
        continue;
      const YdOutlineItem *item = yd_outline_find_key (outline, one->item);
      if (item != NULL && one->code < YD_CORRECT_UNITS)
        g_hash_table_add (structure, GINT_TO_POINTER (item->source));
      if (yd_correction_apply (one, outline, blocks))
        continue;
      g_ptr_array_add (lost, one);
      found = found && i + n_last < corrections->len;
    }
  yd_outline_each_item (outline, add_source, after);
  yd_outline_each_item (outline, add_units, units);
  yd_correction_finish (outline);
  found = apply_found (corrections, n_last, outline, lost) && found;
  yd_outline_each_item (outline, add_found, dates);
  for (guint i = 0; i < outline->doubts->len; i++)
    {
      YdDoubt *doubt = g_ptr_array_index (outline->doubts, i);
      doubt->overruled = doubt->n_answers > 0 && is_overruled (doubt, &corrected, outline);
    }
  for (guint i = 0; i < lost->len; i++)
    yd_outline_add_doubt (outline, YD_DOUBT_CORRECTION, 0, NULL,
                          ((const YdCorrection *)g_ptr_array_index (lost, i))->text, NULL);
  return found;
}

/* Owns: what a correction does to the units of an item, and to the mark that named them. Refuses: the
 * items themselves (yd-correct-items.c). */

#include "yd-correct-items.h"

#include "yd-scan.h"

#include <string.h>

static const char *
find_written (const YdOutlineItem *item, const char *name)
{
  for (guint i = 0; i < item->units->len; i++)
    {
      const YdOutlineUnit *unit = g_ptr_array_index (item->units, i);
      if (strcmp (unit->name, name) == 0)
        return unit->written;
    }
  return NULL;
}

static gboolean
are_named (const char *words, const GPtrArray *units)
{
  for (guint i = 0; i < units->len; i++)
    if (strstr (words, ((const YdOutlineUnit *)g_ptr_array_index (units, i))->name) == NULL)
      return FALSE;
  return TRUE;
}

/* （总务处） at the end, which could be the units or not: now that they are, it is a mark of units. */
static void
take_bracket (YdOutlineItem *item, const GPtrArray *units)
{
  for (guint i = 0; i < item->suggestions->len && item->paragraphs->len > 0; i++)
    {
      const YdOutlineSuggestion *one = g_ptr_array_index (item->suggestions, i);
      char **last = (char **)&g_ptr_array_index (item->paragraphs, item->paragraphs->len - 1);
      if (one->kind != YD_SUGGEST_UNIT || one->paragraph != (int)item->paragraphs->len - 1
          || !(*one->words == '(' || g_str_has_prefix (one->words, "（"))
          || !g_str_has_suffix (*last, one->words))
        continue;
      char *rest = yd_scan_trim (*last, *last + strlen (*last) - strlen (one->words));
      yd_correct_set_text (are_named (one->words, units) ? &item->unit_mark
                                                         : &item->unit_mark_found,
                           g_strdup (one->words));
      yd_correct_set_text (last, rest);
      if (*rest == '\0')
        g_ptr_array_remove_index (item->paragraphs, item->paragraphs->len - 1);
      return;
    }
}

gboolean
yd_correct_set_units (YdOutlineItem *item, const GPtrArray *units)
{
  gboolean marked = item->unit_mark != NULL || item->unit_mark_found != NULL;
  YdOutlineItem *made = yd_outline_item_new ();
  for (guint i = 0; i < units->len; i++)
    {
      const YdOutlineUnit *unit = g_ptr_array_index (units, i);
      yd_outline_item_add_unit (made, unit->name, find_written (item, unit->name), unit->role);
    }
  GPtrArray *old = item->units;
  item->units = made->units;
  made->units = old;
  yd_outline_item_free (made);
  if (item->unit_mark != NULL) /* units are printed from what is assigned now */
    yd_correct_set_text (&item->unit_mark_found, g_steal_pointer (&item->unit_mark));
  if (!marked && units->len > 0)
    take_bracket (item, units);
  item->corrected = TRUE;
  return TRUE;
}

gboolean
yd_correct_give_units_back (YdOutlineItem *item)
{
  const char *mark = item->unit_mark != NULL ? item->unit_mark : item->unit_mark_found;
  if (mark != NULL && item->paragraphs->len > 0 && !item->mark_own_line)
    {
      char **last = (char **)&g_ptr_array_index (item->paragraphs, item->paragraphs->len - 1);
      yd_correct_set_text (last, g_strconcat (*last, mark, NULL));
    }
  else if (mark != NULL)
    {
      item->run_in |= item->paragraphs->len == 0 && !item->mark_own_line;
      g_ptr_array_add (item->paragraphs, g_strdup (mark));
    }
  g_clear_pointer (&item->unit_mark, g_free);
  g_clear_pointer (&item->unit_mark_found, g_free);
  g_ptr_array_set_size (item->units, 0);
  item->corrected = item->names_nobody = TRUE;
  return TRUE;
}

/* Owns: the places where both sides did different things: each is told once, and a person's or the
 * policy's word on it is looked up. Refuses: to know how it is settled (yd-merge-apply.c), or what it is
 * called (yd-merge-words.c). */

#include "yd-merge-private.h"

#include <string.h>

static void
conflict_free (gpointer data)
{
  YdMergeConflict *conflict = data;
  g_free (conflict->table);
  g_free (conflict->field);
  g_free (conflict->mine);
  g_free (conflict->theirs);
  g_free (conflict->place);
  g_free (conflict->what);
  g_free (conflict->mine_words);
  g_free (conflict->theirs_words);
  g_free (conflict->was_words);
  g_free (conflict);
}

YdMergeReport *
yd_merge_report_new (void)
{
  YdMergeReport *report = g_new0 (YdMergeReport, 1);
  report->conflicts = g_ptr_array_new_with_free_func (conflict_free);
  return report;
}

void
yd_merge_report_free (YdMergeReport *report)
{
  if (report == NULL)
    return;
  g_ptr_array_unref (report->conflicts);
  g_free (report);
}

/* In a place the thing itself comes before what hangs on it. */
static int
compare_places (gconstpointer a, gconstpointer b)
{
  const YdMergeConflict *x = *(YdMergeConflict *const *)a, *y = *(YdMergeConflict *const *)b;
  if (x->order != y->order)
    return x->order < y->order ? -1 : 1;
  gboolean hangs_x = !g_str_equal (x->table, "item"), hangs_y = !g_str_equal (y->table, "item");
  int by_table = hangs_x - hangs_y, by_kind = (int)x->kind - (int)y->kind;
  int by_place = strcmp (x->place, y->place);
  return by_table != 0   ? by_table
         : by_place != 0 ? by_place
         : by_kind != 0  ? by_kind
                         : strcmp (x->what, y->what);
}

void
yd_merge_report_sort (YdMergeReport *report)
{
  g_ptr_array_sort (report->conflicts, compare_places);
}

static char *
dup_key (YdConflictKind kind, const char *table, YdId id, YdId second, const char *field)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s %d", table, id, second,
                          field != NULL ? field : "", kind == YD_CONFLICT_MOVED);
}

static YdMergeDecision
decide (YdMerge *self, const char *key)
{
  if (self->policy != YD_MERGE_ASK)
    return self->policy == YD_MERGE_TAKE_THEIRS ? YD_DECIDED_THEIRS : YD_DECIDED_MINE;
  return (YdMergeDecision)GPOINTER_TO_INT (g_hash_table_lookup (self->decided, key));
}

gboolean
yd_merge_add_conflict (YdMerge *self, YdConflictKind kind, const char *table, YdId id, YdId second,
                       const char *field, const char *mine, const char *theirs)
{
  if (kind == YD_CONFLICT_DELETED_MINE || kind == YD_CONFLICT_DELETED_THEIRS)
    yd_merge_lift (self, kind, &table, &id, &second);
  g_autofree char *key = dup_key (kind, table, id, second, field);
  YdMergeConflict *conflict = g_hash_table_lookup (self->seen, key);
  if (conflict == NULL)
    {
      conflict = g_new0 (YdMergeConflict, 1);
      conflict->kind = kind;
      conflict->table = g_strdup (table);
      conflict->id = id;
      conflict->second = second;
      conflict->field = g_strdup (field);
      conflict->mine = g_strdup (mine);
      conflict->theirs = g_strdup (theirs);
      conflict->decision = decide (self, key);
      self->n_open += conflict->decision == YD_DECIDED_NOT;
      yd_merge_describe (self, conflict);
      g_ptr_array_add (self->report->conflicts, conflict);
      g_hash_table_insert (self->seen, g_steal_pointer (&key), conflict);
    }
  return conflict->decision == YD_DECIDED_THEIRS;
}

/**
 * yd_merge_note_decisions:
 * @decided: (nullable): what a person has been asked
 */
void
yd_merge_note_decisions (YdMerge *self, const YdMergeReport *decided)
{
  for (guint i = 0; decided != NULL && i < decided->conflicts->len; i++)
    {
      const YdMergeConflict *conflict = decided->conflicts->pdata[i];
      g_hash_table_insert (
        self->decided,
        dup_key (conflict->kind, conflict->table, conflict->id, conflict->second, conflict->field),
        GINT_TO_POINTER (conflict->decision));
    }
}

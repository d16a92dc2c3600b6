/* Owns: merging another copy of a plan into the one that is open: their change since both were one
 * is applied to ours, as one gesture. Refuses: to decide by itself where both did
 * different things to one place; the policy says, or nothing is changed. */

#include "yd-merge-private.h"

#include "yd-lineage.h"
#include "yd-merge-base.h"
#include "yd-migrate.h"
#include "yd-snapshot.h"
#include "yd-working.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const char *
yd_merge_get_side (gboolean theirs)
{
  return theirs ? "theirs" : "before";
}

gboolean
yd_merge_run (YdMerge *self, GError **error, const char *format, ...)
{
  va_list list;
  va_start (list, format);
  char *sql = sqlite3_vmprintf (format, list);
  va_end (list);
  gboolean ok = yd_db_exec (self->db, sql, error);
  sqlite3_free (sql);
  return ok;
}

YdId
yd_merge_get_id (sqlite3 *db, char *sql)
{
  YdId id = yd_db_get_int (db, sql, YD_ID_NONE);
  sqlite3_free (sql);
  return id;
}

static gboolean
run_gesture (YdMerge *self, int length, gpointer changeset, const char *name,
             const char *merged_from, GError **error)
{
  if (!yd_gesture_begin (self->store, "merge", yd_args_new ("file", name, NULL), error))
    return FALSE;
  gboolean ok = yd_merge_apply (self, length, changeset, error);
  yd_merge_report_sort (self->report);
  if (ok && self->n_open > 0)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_CONFLICT,
                   ngettext ("%s: %u place was changed on both sides",
                             "%s: %u places were changed on both sides", self->n_open),
                   name, self->n_open);
      ok = FALSE;
    }
  return yd_gesture_end_merge (self->store, ok, merged_from, error);
}

static gboolean
attach_and_run (YdMerge *self, YdWorking *scratch, int length, gpointer changeset, const char *name,
                const char *merged_from, GError **error)
{
  g_autofree char *before = g_build_filename (scratch->folder, "before.db", NULL);
  sqlite3 *copy = yd_db_open (before, YD_DB_CREATE, error);
  gboolean ok = copy != NULL
                && yd_db_exec (copy, "PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY;", error)
                && yd_db_copy (self->db, copy, error);
  sqlite3_close (copy);
  if (!ok || !yd_merge_run (self, error, "ATTACH %Q AS before", before))
    return FALSE;
  ok = yd_merge_run (self, error, "ATTACH %Q AS theirs", scratch->database)
       && yd_merge_run (self, error, "ATTACH %Q AS base", sqlite3_db_filename (self->base, NULL))
       && run_gesture (self, length, changeset, name, merged_from, error);
  yd_db_exec (self->db, "DETACH base", NULL);
  yd_db_exec (self->db, "DETACH theirs", NULL);
  yd_db_exec (self->db, "DETACH before", NULL);
  return ok;
}

static void
merge_init (YdMerge *self, const YdMergeReport *decided)
{
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->decided = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->columns
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_strfreev);
  self->assigned = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->united = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  yd_merge_note_decisions (self, decided);
}

static void
merge_clear (YdMerge *self)
{
  g_hash_table_unref (self->seen);
  g_hash_table_unref (self->decided);
  g_hash_table_unref (self->columns);
  g_hash_table_unref (self->assigned);
  g_hash_table_unref (self->united);
  g_clear_pointer (&self->later, g_ptr_array_unref);
}

/* @theirs: (transfer full) */
static gboolean
merge_database (YdMerge *self, sqlite3 *theirs, YdWorking *scratch, const char *name,
                const YdMergeReport *decided, GError **error)
{
  g_autofree char *base_path = g_build_filename (scratch->folder, "base.db", NULL);
  g_autofree char *merged_from = yd_lineage_dup_newest (theirs);
  gpointer changeset = NULL;
  int length = 0;
  self->base = yd_merge_build_base (self->db, theirs, base_path, error);
  gboolean ok = self->base != NULL && yd_merge_diff (theirs, base_path, &length, &changeset, error);
  sqlite3_close (theirs);
  if (ok && length > 0)
    {
      merge_init (self, decided);
      ok = attach_and_run (self, scratch, length, changeset, name, merged_from, error);
      merge_clear (self);
    }
  sqlite3_free (changeset);
  sqlite3_close (self->base);
  return ok;
}

static gboolean
check_same_plan (YdStore *mine, sqlite3 *theirs, const char *name, GError **error)
{
  if (yd_lineage_compare (mine->db, theirs) != YD_LINEAGE_UNRELATED)
    return TRUE;
  g_set_error (error, YD_ERROR, YD_ERROR_INVALID,
               _ ("%s is another plan; only copies of one plan can be merged"), name);
  return FALSE;
}

static gboolean
merge_file (YdMerge *self, const char *theirs_path, const YdMergeReport *decided, GError **error)
{
  YdStore *mine = self->store;
  YdStoreContext context = {
    .author = mine->author, .host = mine->host, .now = mine->now, .state_dir = mine->state_dir
  };
  if (!yd_store_settle (mine, error))
    return FALSE;
  YdWorking *scratch = yd_working_new (mine->state_dir, theirs_path, TRUE, error);
  if (scratch == NULL)
    return FALSE;
  g_autofree char *name = g_filename_display_basename (theirs_path);
  sqlite3 *theirs = yd_snapshot_open_foreign (theirs_path, scratch->database, error);
  gboolean ok = theirs != NULL && yd_migrate (theirs, &context, error)
                && check_same_plan (mine, theirs, name, error);
  g_autoptr (YdPlan) their_plan = ok ? yd_store_dup_foreign_plan (theirs, name, error) : NULL;
  ok = their_plan != NULL;
  if (ok)
    {
      self->their_plan = their_plan;
      YdLineage lineage = yd_lineage_compare (mine->db, theirs);
      if (lineage == YD_LINEAGE_BEHIND || lineage == YD_LINEAGE_DIVERGED)
        ok = merge_database (self, g_steal_pointer (&theirs), scratch, name, decided, error);
    }
  sqlite3_close (theirs);
  yd_working_remove (scratch);
  return ok;
}

/**
 * yd_store_merge:
 * @mine: open to be edited
 * @theirs_path: another copy of the same plan; it is only read
 * @report: (inout): what was found, also where it fails with %YD_ERROR_CONFLICT
 *
 * Takes in what was done to another copy since both were one, as one gesture, which undo takes back.
 *
 * Returns: %FALSE with %YD_ERROR_CONFLICT where both sides changed one place and @policy does not
 *   say which counts, %YD_ERROR_INVALID for another plan, or what opening a file can fail with; then
 *   nothing is changed
 */
gboolean
yd_store_merge (YdStore *mine, const char *theirs_path, YdMergePolicy policy, YdMergeReport *report,
                GError **error)
{
  YdMerge merge = { .store = mine, .db = mine->db, .policy = policy, .report = report };
  return merge_file (&merge, theirs_path, NULL, error);
}

/**
 * yd_store_merge_decided:
 * @decided: of yd_store_merge(), with what was decided
 * @report: (inout): another one
 *
 * The same, where a person has been asked about each place.
 */
gboolean
yd_store_merge_decided (YdStore *mine, const char *theirs_path, const YdMergeReport *decided,
                        YdMergeReport *report, GError **error)
{
  g_return_val_if_fail (decided != report, FALSE);
  YdMerge merge = { .store = mine, .db = mine->db, .policy = YD_MERGE_ASK, .report = report };
  return merge_file (&merge, theirs_path, decided, error);
}

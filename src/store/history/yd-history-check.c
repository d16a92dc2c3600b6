/* Owns: the proof that a history is as it was written. Refuses: to mend it. */

#include "yd-history-check.h"

#include "yd-history-row.h"
#include "yd-past.h"
#include "yd-store-private.h"

#include <glib/gi18n-lib.h>

void
yd_history_fault_free (YdHistoryFault *fault)
{
  g_free (fault->hash);
  g_free (fault);
}

/**
 * yd_history_fault_dup_words:
 *
 * Returns: (transfer full): one sentence, without the entry
 */
char *
yd_history_fault_dup_words (const YdHistoryFault *fault)
{
  switch (fault->kind)
    {
    case YD_HISTORY_FAULT_WORDS:
      return g_strdup (_ ("this entry is not what was written"));
    case YD_HISTORY_FAULT_SEQUENCE:
      return g_strdup (_ ("this entry does not follow the one before it"));
    case YD_HISTORY_FAULT_CHANGE:
    default:
      return g_strdup (_ ("what this entry changed does not fit the plan"));
    }
}

static void
add_fault (GPtrArray *faults, const char *hash, YdHistoryFaultKind kind)
{
  YdHistoryFault *fault = g_new0 (YdHistoryFault, 1);
  fault->hash = g_strdup (hash);
  fault->kind = kind;
  g_ptr_array_add (faults, fault);
}

/* One entry's words and place. @before: hash of the entry before, NULL for the first */
static void
check_entry (sqlite3 *db, sqlite3_stmt *stmt, const char *before, GPtrArray *faults)
{
#define TEXT(column) (const char *)sqlite3_column_text (stmt, column)
  const char *hash = TEXT (1);
  YdHistoryDraft draft = {
    .parent = TEXT (2),
    .merged_from = TEXT (3),
    .schema_version = sqlite3_column_int (stmt, 4),
    .author = TEXT (6),
    .host = TEXT (7),
    .time = sqlite3_column_int64 (stmt, 8),
    .kind = (YdHistoryKind)sqlite3_column_int (stmt, 9),
    .verb = TEXT (10),
    .args = TEXT (11),
    .undoes = TEXT (12),
    .barrier = sqlite3_column_int (stmt, 14),
  };
  gboolean packed = sqlite3_column_int (stmt, 15) != 0;
  g_autofree gpointer changeset
    = packed ? yd_history_row_unpack (db, sqlite3_column_int64 (stmt, 0), &draft.n_changeset, NULL)
             : NULL;
  draft.changeset = changeset;
  g_autofree char *found = yd_history_row_dup_hash (&draft, TEXT (5), TEXT (13));
  if (g_strcmp0 (found, hash) != 0 || (packed && changeset == NULL))
    add_fault (faults, hash, YD_HISTORY_FAULT_WORDS);
  if (g_strcmp0 (draft.parent, before) != 0)
    add_fault (faults, hash, YD_HISTORY_FAULT_SEQUENCE);
#undef TEXT
}

static gboolean
check_entries (sqlite3 *db, GPtrArray *faults, GError **error)
{
  sqlite3_stmt *stmt = yd_db_prepare (
    db,
    "SELECT sequence, hash, parent, merged_from, schema_version, program_version, author, host, time, "
    "kind, verb, args, undoes, gesture, barrier, changeset IS NOT NULL FROM history ORDER BY sequence",
    error);
  if (stmt == NULL)
    return FALSE;
  g_autofree char *before = NULL;
  gboolean there = FALSE, ok;
  while ((ok = yd_db_step (stmt, &there, error)) && there)
    {
      check_entry (db, stmt, before, faults);
      g_free (before);
      before = g_strdup ((const char *)sqlite3_column_text (stmt, 1));
    }
  sqlite3_finalize (stmt);
  return ok;
}

static const char *
find_hash (GPtrArray *entries, gint64 sequence)
{
  for (guint i = 0; i < entries->len; i++)
    if (((YdHistoryEntry *)entries->pdata[i])->sequence == sequence)
      return ((YdHistoryEntry *)entries->pdata[i])->hash;
  return NULL;
}

/* Takes everything back, in a copy, until something does not fit. */
static gboolean
check_changes (sqlite3 *db, GPtrArray *entries, GPtrArray *faults, GError **error)
{
  gint64 stuck = 0;
  g_autoptr (GError) local = NULL;
  sqlite3 *past = yd_past_open (db, G_MAXINT64, NULL, error);
  gboolean ok = past != NULL && yd_db_exec (past, "BEGIN", error);
  if (ok && !yd_past_take_back (past, 0, NULL, &stuck, &local))
    {
      ok = stuck != 0 && g_error_matches (local, YD_ERROR, YD_ERROR_CORRUPT);
      if (ok)
        add_fault (faults, find_hash (entries, stuck), YD_HISTORY_FAULT_CHANGE);
      else
        g_propagate_error (error, g_steal_pointer (&local));
    }
  sqlite3_close (past);
  return ok;
}

/**
 * yd_store_check_history:
 *
 * Returns: (transfer full) (element-type YdHistoryFault) (nullable): what is wrong, empty where nothing is;
 *   %NULL where it could not be read
 */
GPtrArray *
yd_store_check_history (YdStore *self, GError **error)
{
  g_autoptr (GPtrArray) faults
    = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_history_fault_free);
  g_autoptr (GPtrArray) entries
    = yd_store_settle (self, error) ? yd_store_dup_history (self, error) : NULL;
  if (entries == NULL || !check_entries (self->db, faults, error)
      || !check_changes (self->db, entries, faults, error))
    return NULL;
  return g_steal_pointer (&faults);
}

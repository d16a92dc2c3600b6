/* Owns: the gesture: one transaction, recorded by SQLite's session extension and kept as one changeset.
 * Every change goes through here, undo and redo too. Refuses: edits of a plan that is only read.
 *
 * A gesture's session becomes its history row, and the plan is refreshed from it. While somebody types, a
 * gesture has many steps: then each is a savepoint with a session of its own, from which the plan is
 * refreshed at once. */

#include "yd-store-private.h"

#include "yd-gesture-references.h"
#include "yd-history-row.h"
#include "yd-refresh.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- sessions ---- */

/* All of the content; the history, blobs and the file's own notes are never undone. */
static int
is_content_cb (void *user_data, const char *table)
{
  return strcmp (table, "history") != 0 && strcmp (table, "blob") != 0
         && strcmp (table, "meta") != 0;
}

static sqlite3_session *
new_session (YdStore *store, GError **error)
{
  sqlite3_session *session = NULL;
  if (sqlite3session_create (store->db, "main", &session) != SQLITE_OK)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_FAILED, _ ("changes cannot be recorded"));
      return NULL;
    }
  sqlite3session_table_filter (session, is_content_cb, NULL);
  sqlite3session_attach (session, NULL);
  return session;
}

static void
drop_gesture (YdStore *store)
{
  g_clear_pointer (&store->step, sqlite3session_delete);
  g_clear_pointer (&store->session, sqlite3session_delete);
  g_clear_pointer (&store->verb, g_free);
  g_clear_pointer (&store->args, g_free);
  g_clear_pointer (&store->typed, g_array_unref);
  g_clear_pointer (&store->appended, yd_history_entry_free);
  if (store->db != NULL && !sqlite3_get_autocommit (store->db))
    sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL);
  store->open = FALSE;
  store->typing = FALSE;
  store->barrier = FALSE;
}

static gboolean
open_transaction (YdStore *store, const char *verb, char *args, GError **error)
{
  if (!yd_db_exec (store->db, "BEGIN IMMEDIATE", error))
    return FALSE;
  store->open = TRUE;
  store->session = new_session (store, error);
  if (store->session == NULL)
    {
      drop_gesture (store);
      return FALSE;
    }
  store->verb = g_strdup (verb);
  store->args = g_strdup (args);
  return TRUE;
}

/* ---- begin and end ---- */

static gboolean
begin_step (YdStore *store, GError **error)
{
  store->step = new_session (store, error);
  return store->step != NULL && yd_db_exec (store->db, "SAVEPOINT step", error);
}

gboolean
yd_gesture_begin (YdStore *store, const char *verb, char *args, GError **error)
{
  g_autofree char *owned_args = args;
  if (store->depth > 0)
    {
      store->depth++;
      return TRUE;
    }
  if (store->db == NULL || yd_store_is_read_only (store))
    {
      g_set_error (error, YD_ERROR, YD_ERROR_READ_ONLY, _ ("the plan is open to be read only"));
      return FALSE;
    }
  /* Something else than what is being typed: that gesture ends here. */
  if (store->open
      && (g_strcmp0 (store->verb, verb) != 0 || g_strcmp0 (store->args, owned_args) != 0)
      && !yd_store_settle (store, error))
    return FALSE;
  if (!store->open && !open_transaction (store, verb, owned_args, error))
    return FALSE;
  if (store->typing && !begin_step (store, error))
    {
      drop_gesture (store);
      return FALSE;
    }
  store->depth = 1;
  store->failed = FALSE;
  return TRUE;
}

void
yd_gesture_set_barrier (YdStore *store)
{
  store->barrier = TRUE;
}

typedef struct
{
  int length; /* bytes; 0: nothing was changed, or it was changed back */
  gpointer bytes;
} Changes;

static void
clear_changes (Changes *changes)
{
  sqlite3_free (changes->bytes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Changes, clear_changes)

static gboolean
read_changes (YdStore *store, sqlite3_session *session, Changes *changes, GError **error)
{
  if (sqlite3session_changeset (session, &changes->length, &changes->bytes) == SQLITE_OK)
    return TRUE;
  yd_db_set_error (store->db, _ ("the change could not be recorded"), error);
  return FALSE;
}

/* A step that failed leaves the plan as it was; so does the whole gesture where SQLite took it back. */
static void
roll_back_step (YdStore *store)
{
  gboolean within = store->step != NULL && !sqlite3_get_autocommit (store->db);
  g_clear_pointer (&store->step, sqlite3session_delete);
  if (within)
    {
      sqlite3_exec (store->db, "ROLLBACK TO step; RELEASE step", NULL, NULL, NULL);
      return;
    }
  g_autoptr (GArray) typed = g_steal_pointer (&store->typed);
  drop_gesture (store);
  if (typed != NULL)
    yd_refresh (store, typed);
}

static gboolean
end_step (YdStore *store, GError **error)
{
  g_auto (Changes) changes = { 0 };
  if (!read_changes (store, store->step, &changes, error)
      || !yd_db_exec (store->db, "RELEASE step", error))
    return FALSE;
  g_clear_pointer (&store->step, sqlite3session_delete);
  g_autoptr (GArray) keys = yd_refresh_read_keys (changes.length, changes.bytes);
  if (store->typed == NULL)
    store->typed = g_array_new (FALSE, FALSE, sizeof (YdRowKey));
  g_array_append_vals (store->typed, keys->data, keys->len);
  yd_refresh (store, keys);
  return TRUE;
}

/* Writes the history row and commits; where all is as it was, there is no trace. The plan has followed what
 * was typed already. */
static gboolean
end_gesture (YdStore *store, YdHistoryKind kind, const char *undoes, GError **error)
{
  g_auto (Changes) changes = { 0 };
  if (!read_changes (store, store->session, &changes, error))
    return FALSE;
  if (changes.length == 0)
    {
      drop_gesture (store);
      return TRUE;
    }
  /* read now: after the commit each row would be a transaction of its own */
  gboolean typed = store->typed != NULL;
  g_autoptr (GArray) keys = typed ? NULL : yd_refresh_read_keys (changes.length, changes.bytes);
  g_autoptr (GPtrArray) rows = typed ? NULL : yd_refresh_load (store, keys);
  if (!yd_history_append (store, kind, undoes, changes.length, changes.bytes, error)
      || !yd_db_exec (store->db, "COMMIT", error))
    return FALSE;
  yd_history_commit_stacks (store);
  drop_gesture (store);
  if (!typed)
    yd_refresh_put (store, keys, rows);
  if (store->file != NULL)
    yd_file_changed (store->file);
  g_signal_emit_by_name (store, "history-changed");
  return TRUE;
}

/* What a state of the past noted was right in it. */
static gboolean
keep_references (YdStore *store, GError **error)
{
  sqlite3_session *session = store->step != NULL ? store->step : store->session;
  return g_strcmp0 (store->verb, "restore") == 0
         || yd_gesture_keep_references (store, session, error);
}

static gboolean
end (YdStore *store, gboolean ok, YdHistoryKind kind, const char *undoes, GError **error)
{
  g_return_val_if_fail (store->depth > 0, FALSE);
  store->failed |= !ok;
  if (store->depth == 1 && !store->failed && undoes == NULL && !keep_references (store, error))
    store->failed = TRUE;
  if (--store->depth > 0)
    return ok;
  if (store->failed)
    {
      roll_back_step (store);
      if (error != NULL && *error == NULL)
        g_set_error (error, YD_ERROR, YD_ERROR_FAILED, _ ("the change was taken back"));
      return FALSE;
    }
  if (store->step != NULL ? end_step (store, error) : end_gesture (store, kind, undoes, error))
    return TRUE;
  roll_back_step (store);
  return FALSE;
}

gboolean
yd_gesture_end (YdStore *store, gboolean ok, GError **error)
{
  return end (store, ok, YD_HISTORY_EDIT, NULL, error);
}

gboolean
yd_gesture_end_merge (YdStore *store, gboolean ok, const char *merged_from, GError **error)
{
  store->merged_from = merged_from;
  gboolean stands = end (store, ok, YD_HISTORY_MERGE, NULL, error);
  store->merged_from = NULL;
  return stands;
}

/**
 * yd_store_begin_typing:
 *
 * From here on, edits of one verb on one thing join one gesture, until yd_store_settle() or an edit
 * of something else. The plan follows each of them at once; the disk follows when it is settled.
 */
void
yd_store_begin_typing (YdStore *self)
{
  if (!self->open)
    self->typing = TRUE;
}

/**
 * yd_store_settle:
 *
 * Commits what was typed. Where that fails nothing of it stands in the plan, YdStore::typing-failed
 * is emitted, and the caller still has the words to offer them again.
 */
gboolean
yd_store_settle (YdStore *self, GError **error)
{
  g_return_val_if_fail (self->depth == 0, FALSE);
  self->typing = FALSE;
  if (!self->open)
    return TRUE;
  g_autoptr (GError) failure = NULL;
  if (end_gesture (self, YD_HISTORY_EDIT, NULL, &failure))
    return TRUE;
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  roll_back_step (self);
  g_signal_emit_by_name (self, "typing-failed", failure);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* ---- replay ---- */

static int
conflict_cb (void *user_data, int conflict, sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT; /* history fits what it made; if it does not, the file is damaged */
}

/* SQLite answers OK when it skips a table that is not there or has other columns: look first. */
static gboolean
changeset_fits (YdStore *store, int length, gpointer changeset)
{
  sqlite3_changeset_iter *iter = NULL;
  gboolean fits = sqlite3changeset_start (&iter, length, changeset) == SQLITE_OK;
  g_autofree char *last = NULL;
  while (fits && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const char *name;
      int n_columns, operation;
      sqlite3changeset_op (iter, &name, &n_columns, &operation, NULL);
      if (g_strcmp0 (name, last) == 0)
        continue;
      char *sql = sqlite3_mprintf ("SELECT count(*) FROM pragma_table_info(%Q)", name);
      fits = yd_db_get_int (store->db, sql, 0) >= n_columns;
      sqlite3_free (sql);
      g_free (last);
      last = g_strdup (name);
    }
  return sqlite3changeset_finalize (iter) == SQLITE_OK && fits;
}

static gboolean
apply_changeset (YdStore *store, int length, gpointer changeset, GError **error)
{
  if (!changeset_fits (store, length, changeset))
    {
      g_set_error (error, YD_ERROR, YD_ERROR_CORRUPT,
                   _ ("the history does not fit the plan's tables"));
      return FALSE;
    }
  if (sqlite3changeset_apply (store->db, length, changeset, NULL, conflict_cb, NULL) == SQLITE_OK)
    return TRUE;
  if ((sqlite3_errcode (store->db) & 0xff) == SQLITE_FULL)
    yd_db_set_error (store->db, _ ("the change could not be taken back"), error);
  else
    g_set_error (error, YD_ERROR, YD_ERROR_CORRUPT, _ ("the history does not fit the plan's rows"));
  return FALSE;
}

gboolean
yd_gesture_apply (YdStore *store, const YdHistoryEntry *entry, YdHistoryKind kind, GError **error)
{
  int length = 0, inverted_length = 0;
  gpointer inverted = NULL;
  g_autofree gpointer changeset
    = yd_history_row_unpack (store->db, entry->sequence, &length, error);
  if (changeset == NULL)
    return FALSE;
  if (kind == YD_HISTORY_UNDO
      && sqlite3changeset_invert (length, changeset, &inverted_length, &inverted) != SQLITE_OK)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_CORRUPT, _ ("the history cannot be read"));
      return FALSE;
    }
  gboolean ok = yd_gesture_begin (store, entry->verb, g_strdup (entry->args), error);
  if (ok)
    {
      ok = inverted != NULL ? apply_changeset (store, inverted_length, inverted, error)
                            : apply_changeset (store, length, changeset, error);
      ok = end (store, ok, kind, entry->hash, error);
    }
  sqlite3_free (inverted);
  return ok;
}

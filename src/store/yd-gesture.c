/* Owns: the gesture: one transaction, recorded by SQLite's session extension, kept as one changeset,
 * and the refresh of the plan from the rows that it names. Every change goes through here, undo and
 * redo too. Refuses: edits of a plan that is only read.
 *
 * A gesture has one step, or, while somebody types, many: each step is a savepoint with a session of
 * its own, from which the plan is refreshed at once; the gesture's session spans them all and becomes
 * the history row. */

#include "yd-store-private.h"

#include "yd-history-row.h"
#include "yd-plan-builder.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <stdarg.h>
#include <string.h>

typedef struct
{
  YdTable table;
  YdId first;
  YdId second;
} RowKey;

static guint
row_key_hash (gconstpointer key)
{
  const RowKey *k = key;
  return (guint)(k->first ^ (k->first >> 32) ^ k->second) + k->table;
}

static gboolean
row_key_equal (gconstpointer a, gconstpointer b)
{
  const RowKey *x = a, *y = b;
  return x->table == y->table && x->first == y->first && x->second == y->second;
}

char *
yd_args_new (const char *name, ...)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  va_list list;
  va_start (list, name);
  json_builder_begin_object (builder);
  for (const char *key = name; key != NULL; key = va_arg (list, const char *))
    {
      const char *value = va_arg (list, const char *);
      json_builder_set_member_name (builder, key);
      if (value != NULL)
        json_builder_add_string_value (builder, value);
      else
        json_builder_add_null_value (builder);
    }
  json_builder_end_object (builder);
  va_end (list);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* ---- refresh ---- */

/* Brings the plan's record of that key to what the database says. */
static void
refresh_row (YdStore *store, const RowKey *key, gpointer scratch[YD_N_TABLES])
{
  if (scratch[key->table] == NULL)
    scratch[key->table] = yd_row_new (key->table);
  if (yd_row_io_load (store->io, key->table, key->first, key->second, scratch[key->table], NULL))
    yd_plan_builder_put (store->plan, key->table, scratch[key->table]);
  else if (key->table != YD_TABLE_PLAN)
    yd_plan_builder_remove (store->plan, key->table, key->first, key->second);
}

static void
refresh_keys (YdStore *store, GArray *keys)
{
  gpointer scratch[YD_N_TABLES] = { NULL };
  yd_plan_builder_begin (store->plan);
  for (guint i = 0; i < keys->len; i++)
    refresh_row (store, &g_array_index (keys, RowKey, i), scratch);
  yd_plan_builder_end (store->plan);
  for (int table = 0; table < YD_N_TABLES; table++)
    yd_row_free ((YdTable)table, scratch[table]);
}

/* The keys of the rows that a changeset names, of the tables that the plan is made of. */
static GArray *
keys_of_changeset (int length, gpointer changeset, int *n_changes)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (RowKey));
  sqlite3_changeset_iter *iter = NULL;
  int changes = 0;
  if (sqlite3changeset_start (&iter, length, changeset) == SQLITE_OK)
    while (sqlite3changeset_next (iter) == SQLITE_ROW)
      {
        const char *name;
        int n_columns, operation;
        RowKey key = { .table = YD_N_TABLES };
        changes++;
        sqlite3changeset_op (iter, &name, &n_columns, &operation, NULL);
        if (!yd_table_find (name, &key.table))
          continue;
        for (guint i = 0; i < yd_table_get_info (key.table)->n_keys; i++)
          {
            sqlite3_value *value = NULL;
            if (operation == SQLITE_INSERT)
              sqlite3changeset_new (iter, (int)i, &value);
            else
              sqlite3changeset_old (iter, (int)i, &value);
            *(i == 0 ? &key.first : &key.second) = sqlite3_value_int64 (value);
          }
        g_array_append_val (keys, key);
      }
  sqlite3changeset_finalize (iter);
  if (n_changes != NULL)
    *n_changes = changes;
  return keys;
}

/* ---- sessions ---- */

/* All of the content; the history, blobs and the file's own notes are never undone. */
static int
is_content_cb (void *user_data, const char *table)
{
  return strcmp (table, "history") != 0 && strcmp (table, "blob") != 0 && strcmp (table, "meta") != 0;
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
  g_clear_pointer (&store->typed, g_hash_table_unref);
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
  if (store->open && (g_strcmp0 (store->verb, verb) != 0 || g_strcmp0 (store->args, owned_args) != 0)
      && !yd_store_settle (store, error))
    return FALSE;
  if (!store->open && !open_transaction (store, verb, owned_args, error))
    return FALSE;
  store->step = new_session (store, error);
  if (store->step == NULL || !yd_db_exec (store->db, "SAVEPOINT step", error))
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

/* Writes the history row and commits. What was changed and changed back leaves no trace: @empty. */
static gboolean
commit (YdStore *store, YdHistoryKind kind, const char *undoes, gboolean *empty, GError **error)
{
  int length = 0;
  gpointer changeset = NULL;
  if (sqlite3session_changeset (store->session, &length, &changeset) != SQLITE_OK)
    {
      yd_db_set_error (store->db, _ ("the change could not be recorded"), error);
      return FALSE;
    }
  *empty = length == 0;
  gboolean ok = (*empty || yd_history_append (store, kind, undoes, length, changeset, error))
                && yd_db_exec (store->db, "COMMIT", error);
  sqlite3_free (changeset);
  return ok;
}

static void
after_commit (YdStore *store)
{
  if (store->file != NULL)
    yd_file_changed (store->file);
  g_signal_emit_by_name (store, "history-changed");
}

/* A step that failed leaves the plan as it was; so does the whole gesture where SQLite took it back. */
static void
roll_back_step (YdStore *store)
{
  if (!sqlite3_get_autocommit (store->db))
    sqlite3_exec (store->db, "ROLLBACK TO step; RELEASE step", NULL, NULL, NULL);
  g_clear_pointer (&store->step, sqlite3session_delete);
  if (store->typing && !sqlite3_get_autocommit (store->db))
    return;
  g_autoptr (GHashTable) typed = g_steal_pointer (&store->typed);
  drop_gesture (store);
  if (typed != NULL)
    {
      g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (RowKey));
      GHashTableIter iter;
      gpointer key;
      g_hash_table_iter_init (&iter, typed);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        g_array_append_val (keys, *(RowKey *)key);
      refresh_keys (store, keys);
    }
}

static void
remember_typed (YdStore *store, GArray *keys)
{
  if (store->typed == NULL)
    store->typed = g_hash_table_new_full (row_key_hash, row_key_equal, g_free, NULL);
  for (guint i = 0; i < keys->len; i++)
    g_hash_table_add (store->typed, g_memdup2 (&g_array_index (keys, RowKey, i), sizeof (RowKey)));
}

static gboolean
end_step (YdStore *store, YdHistoryKind kind, const char *undoes, GError **error)
{
  int length = 0;
  gpointer changeset = NULL;
  if (sqlite3session_changeset (store->step, &length, &changeset) != SQLITE_OK)
    {
      yd_db_set_error (store->db, _ ("the change could not be recorded"), error);
      roll_back_step (store);
      return FALSE;
    }
  g_clear_pointer (&store->step, sqlite3session_delete);
  g_autoptr (GArray) keys = keys_of_changeset (length, changeset, NULL);
  sqlite3_free (changeset);

  if (!yd_db_exec (store->db, "RELEASE step", error))
    {
      roll_back_step (store);
      return FALSE;
    }
  gboolean empty = length == 0;
  if (store->typing)
    {
      remember_typed (store, keys);
      if (!empty)
        refresh_keys (store, keys);
      return TRUE;
    }
  if (empty) /* it is as it was: no trace */
    {
      drop_gesture (store);
      return TRUE;
    }
  if (!commit (store, kind, undoes, &empty, error))
    {
      drop_gesture (store);
      return FALSE;
    }
  yd_history_commit_stacks (store);
  drop_gesture (store);
  refresh_keys (store, keys);
  after_commit (store);
  return TRUE;
}

static gboolean
end (YdStore *store, gboolean ok, YdHistoryKind kind, const char *undoes, GError **error)
{
  g_return_val_if_fail (store->depth > 0, FALSE);
  store->failed |= !ok;
  if (--store->depth > 0)
    return ok;
  if (store->failed)
    {
      roll_back_step (store);
      if (error != NULL && *error == NULL)
        g_set_error (error, YD_ERROR, YD_ERROR_FAILED, _ ("the change was taken back"));
      return FALSE;
    }
  return end_step (store, kind, undoes, error);
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
  gboolean empty = FALSE;
  if (commit (self, YD_HISTORY_EDIT, NULL, &empty, &failure))
    {
      if (!empty)
        yd_history_commit_stacks (self);
      drop_gesture (self);
      if (!empty)
        after_commit (self);
      return TRUE;
    }
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  roll_back_step (self);
  g_signal_emit_by_name (self, "typing-failed", failure);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* ---- rows within a gesture ---- */

gboolean
yd_gesture_load (YdStore *store, YdTable table, YdId first, YdId second, gpointer row, GError **error)
{
  g_autoptr (GError) failure = NULL;
  if (yd_row_io_load (store->io, table, first, second, row, &failure))
    return TRUE;
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error (error, YD_ERROR, YD_ERROR_NOT_FOUND,
                 _ ("what was to be changed is not in the plan any more"));
  return FALSE;
}

gboolean
yd_gesture_insert (YdStore *store, YdTable table, gconstpointer row, GError **error)
{
  return yd_row_io_insert (store->io, table, row, error);
}

gboolean
yd_gesture_update (YdStore *store, YdTable table, gconstpointer row, GError **error)
{
  return yd_row_io_update (store->io, table, row, error);
}

gboolean
yd_gesture_delete (YdStore *store, YdTable table, YdId first, YdId second, GError **error)
{
  return yd_row_io_delete (store->io, table, first, second, error);
}

typedef struct
{
  YdTable table;
  GPtrArray *rows;
} Collected;

static gboolean
collect (gconstpointer row, gpointer user_data)
{
  Collected *collected = user_data;
  g_ptr_array_add (collected->rows, yd_row_copy (collected->table, row));
  return TRUE;
}

gboolean
yd_gesture_each (YdStore *store, YdTable table, const char *where, YdId argument,
                 gboolean (*each) (YdStore *, gconstpointer, gpointer, GError **),
                 gpointer user_data, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  Collected collected = { table, rows };
  gboolean ok = yd_row_io_each (store->io, table, where, argument, collect, &collected, error);
  for (guint i = 0; i < rows->len; i++)
    {
      ok = ok && each (store, rows->pdata[i], user_data, error);
      yd_row_free (table, rows->pdata[i]);
    }
  return ok;
}

gint64
yd_gesture_count (YdStore *store, const char *sql, YdId argument)
{
  sqlite3_stmt *stmt = yd_db_prepare (store->db, sql, NULL);
  gint64 count = 0;
  if (stmt != NULL)
    {
      sqlite3_bind_int64 (stmt, 1, argument);
      if (sqlite3_step (stmt) == SQLITE_ROW)
        count = sqlite3_column_int64 (stmt, 0);
    }
  sqlite3_finalize (stmt);
  return count;
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
      g_set_error (error, YD_ERROR, YD_ERROR_CORRUPT, _ ("the history does not fit the plan's tables"));
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
  g_autofree gpointer changeset = yd_history_row_unpack (store->db, entry->sequence, &length, error);
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

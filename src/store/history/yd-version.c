/* Owns: earlier states of a plan, and their names. Refuses: to make a state of another copy's history,
 * which is not in this file. */

#include "yd-version.h"

#include "yd-edit-private.h"
#include "yd-past.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MIN_HASH 4
#define MAX_NAME 100 /* characters */

void
yd_version_free (YdVersion *version)
{
  if (version == NULL)
    return;
  g_free (version->name);
  g_free (version->hash);
  g_free (version);
}

/**
 * yd_store_dup_versions:
 *
 * Returns: (transfer full) (element-type YdVersion) (nullable): newest state first; those of other copies
 *   last
 */
GPtrArray *
yd_store_dup_versions (YdStore *self, GError **error)
{
  sqlite3_stmt *stmt = yd_db_prepare (
    self->db,
    "SELECT v.id, v.name, v.hash, v.time, h.sequence FROM version v LEFT JOIN history h ON h.hash=v.hash "
    "ORDER BY h.sequence DESC NULLS LAST, v.id",
    error);
  if (stmt == NULL)
    return NULL;
  GPtrArray *versions = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_version_free);
  gboolean there = FALSE, ok;
  while ((ok = yd_db_step (stmt, &there, error)) && there)
    {
      YdVersion *version = g_new0 (YdVersion, 1);
      version->id = sqlite3_column_int64 (stmt, 0);
      version->name = g_strdup ((const char *)sqlite3_column_text (stmt, 1));
      version->hash = g_strdup ((const char *)sqlite3_column_text (stmt, 2));
      version->time = sqlite3_column_int64 (stmt, 3);
      version->sequence = sqlite3_column_int64 (stmt, 4);
      g_ptr_array_add (versions, version);
    }
  sqlite3_finalize (stmt);
  if (!ok)
    g_clear_pointer (&versions, g_ptr_array_unref);
  return versions;
}

/* ---- finding ---- */

static char *
find_by_name (YdStore *self, const char *name)
{
  g_autoptr (GPtrArray) versions = yd_store_dup_versions (self, NULL);
  for (guint i = 0; versions != NULL && i < versions->len; i++)
    {
      const YdVersion *version = versions->pdata[i];
      if (g_strcmp0 (version->name, name) == 0)
        return g_strdup (version->hash);
    }
  return NULL;
}

/**
 * yd_store_find_state:
 *
 * Returns: (transfer full) (nullable): a hash of the history
 */
char *
yd_store_find_state (YdStore *self, const char *text, GError **error)
{
  char *hash = find_by_name (self, text);
  if (hash != NULL)
    return hash;
  gsize length = strlen (text);
  gboolean several = FALSE;
  g_autoptr (GPtrArray) entries = length >= MIN_HASH ? yd_store_dup_history (self, error) : NULL;
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const YdHistoryEntry *entry = entries->pdata[i];
      if (strncmp (entry->hash, text, length) != 0)
        continue;
      several = hash != NULL;
      if (several)
        break;
      hash = g_strdup (entry->hash);
    }
  if (hash != NULL && !several)
    return hash;
  g_free (hash);
  if (several)
    g_set_error (error, YD_ERROR, YD_ERROR_INVALID,
                 _ ("several states begin with “%s”; give more of its characters"), text);
  else if (error != NULL && *error == NULL)
    g_set_error (error, YD_ERROR, YD_ERROR_NOT_FOUND, _ ("the plan has no version “%s”"), text);
  return NULL;
}

/* Where in this file's history; -1 with the error set. */
static gint64
find_sequence (YdStore *self, const char *hash, GError **error)
{
  sqlite3_stmt *stmt
    = yd_db_prepare (self->db, "SELECT sequence FROM history WHERE hash=?1", error);
  gint64 sequence = -1;
  gboolean there = FALSE;
  if (stmt == NULL)
    return -1;
  sqlite3_bind_text (stmt, 1, hash, -1, SQLITE_STATIC);
  if (yd_db_step (stmt, &there, error) && there)
    sequence = sqlite3_column_int64 (stmt, 0);
  else if (error != NULL && *error == NULL)
    g_set_error (error, YD_ERROR, YD_ERROR_NOT_FOUND,
                 _ ("that version is in the history of another copy of the plan; open that copy"));
  sqlite3_finalize (stmt);
  return sequence;
}

/* ---- reading ---- */

/**
 * yd_store_dup_plan_at:
 * @hash: (nullable): of the history; %NULL for now
 *
 * Returns: (transfer full) (nullable): the plan as it was then
 */
YdPlan *
yd_store_dup_plan_at (YdStore *self, const char *hash, GError **error)
{
  if (!yd_store_settle (self, error))
    return NULL;
  gint64 sequence = hash != NULL ? find_sequence (self, hash, error) : G_MAXINT64;
  sqlite3 *past = sequence >= 0 ? yd_past_open (self->db, sequence, NULL, error) : NULL;
  if (past == NULL)
    return NULL;
  YdPlan *plan = yd_plan_new ();
  YdRowIo *io = yd_row_io_new (past);
  if (!yd_store_read_plan (io, plan, error))
    g_clear_object (&plan);
  yd_row_io_free (io);
  sqlite3_close (past);
  return plan;
}

/* ---- names ---- */

static gboolean
check_name (YdStore *store, const char *name, YdId self, GError **error)
{
  if (name == NULL || g_utf8_strlen (name, -1) > MAX_NAME)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID, _ ("a version's name has 1 to %d characters"),
                   MAX_NAME);
      return FALSE;
    }
  g_autoptr (GPtrArray) versions = yd_store_dup_versions (store, error);
  for (guint i = 0; versions != NULL && i < versions->len; i++)
    {
      const YdVersion *version = versions->pdata[i];
      if (version->id == self || g_strcmp0 (version->name, name) != 0)
        continue;
      g_set_error (error, YD_ERROR, YD_ERROR_EXISTS, _ ("there is a version “%s” already"), name);
      return FALSE;
    }
  return versions != NULL;
}

/* One statement on the table of names, as a gesture; @hash may be NULL. */
static gboolean
run_on_version (YdStore *store, const char *verb, const char *sql, YdId id, const char *name,
                const char *hash, GError **error)
{
  g_autofree char *id_text = yd_id_to_string (id);
  if (!yd_gesture_begin (store, verb, yd_args_new ("id", id_text, "name", name, "hash", hash, NULL),
                         error))
    return FALSE;
  sqlite3_stmt *stmt = yd_db_prepare (store->db, sql, error);
  gboolean ok = stmt != NULL;
  if (ok)
    {
      sqlite3_bind_int64 (stmt, 1, id);
      sqlite3_bind_text (stmt, 2, name, -1, SQLITE_STATIC);
      sqlite3_bind_text (stmt, 3, hash, -1, SQLITE_STATIC);
      sqlite3_bind_int64 (stmt, 4, store->now != NULL ? store->now () : 0);
      ok = yd_db_step (stmt, NULL, error);
    }
  if (ok && sqlite3_changes (store->db) == 0)
    {
      ok = FALSE;
      g_set_error (error, YD_ERROR, YD_ERROR_NOT_FOUND,
                   _ ("what was to be changed is not in the plan any more"));
    }
  sqlite3_finalize (stmt);
  return yd_gesture_end (store, ok, error);
}

/**
 * yd_edit_add_version:
 * @hash: (nullable): of the history; %NULL for the state now
 * @id: (out) (optional):
 */
gboolean
yd_edit_add_version (YdStore *store, const char *hash, const char *name, YdId *id, GError **error)
{
  YdId made = yd_id_new ();
  g_autofree char *clean = yd_edit_clean (name, FALSE);
  if (!yd_store_settle (store, error) || !check_name (store, clean, YD_ID_NONE, error))
    return FALSE;
  g_autofree char *state = g_strdup (hash != NULL ? hash : store->head);
  if (state == NULL)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_REFUSED, _ ("nothing has been written yet"));
      return FALSE;
    }
  if (find_sequence (store, state, error) < 0
      || !run_on_version (store, "add-version", "INSERT INTO version VALUES (?1,?2,?3,?4)", made,
                          clean, state, error))
    return FALSE;
  if (id != NULL)
    *id = made;
  return TRUE;
}

gboolean
yd_edit_rename_version (YdStore *store, YdId id, const char *name, GError **error)
{
  g_autofree char *clean = yd_edit_clean (name, FALSE);
  return yd_store_settle (store, error) && check_name (store, clean, id, error)
         && run_on_version (store, "rename-version", "UPDATE version SET name=?2 WHERE id=?1", id,
                            clean, NULL, error);
}

gboolean
yd_edit_delete_version (YdStore *store, YdId id, GError **error)
{
  g_autoptr (GPtrArray) versions = yd_store_dup_versions (store, error);
  const char *name = "";
  for (guint i = 0; versions != NULL && i < versions->len; i++)
    if (((const YdVersion *)versions->pdata[i])->id == id)
      name = ((const YdVersion *)versions->pdata[i])->name;
  return versions != NULL
         && run_on_version (store, "delete-version", "DELETE FROM version WHERE id=?1", id, name,
                            NULL, error);
}

/* ---- returning ---- */

/* Acts are not taken back, they are answered by new ones; and names are no part of what was written. */
static int
is_restored_cb (void *user_data, const char *table)
{
  static const char *const stays[]
    = { "version", "opinion", "step",   "person",         "certificate",
        "period",  "slip",    "intake", "recipient_event" };
  for (guint i = 0; i < G_N_ELEMENTS (stays); i++)
    if (strcmp (stays[i], table) == 0)
      return 0;
  return 1;
}

/* What others said of the points that are there now is kept; what comes back brings with it what was
 * said of it then; and what is about something that goes goes with it. */
#define NOTE_WHAT_WAS_SAID(table) \
  "CREATE TEMP TABLE kept_" table " AS SELECT * FROM main." table ";"
#define KEEP_WHAT_WAS_SAID(table)                                        \
  "DELETE FROM main." table " WHERE item IN (SELECT id FROM kept_item);" \
  "INSERT OR REPLACE INTO main." table " SELECT * FROM kept_" table      \
  " WHERE item IN (SELECT id FROM main.item); DROP TABLE kept_" table ";"

static gboolean
take_back_writing (sqlite3 *db, gint64 sequence, GError **error)
{
  return yd_db_exec (db,
                     NOTE_WHAT_WAS_SAID ("report") NOTE_WHAT_WAS_SAID ("comment")
                       NOTE_WHAT_WAS_SAID ("adjustment") NOTE_WHAT_WAS_SAID (
                         "recipient") "CREATE TEMP TABLE kept_item AS SELECT id FROM main.item",
                     error)
         && yd_past_take_back (db, sequence, is_restored_cb, NULL, error)
         && yd_db_exec (
           db,
           KEEP_WHAT_WAS_SAID ("report") KEEP_WHAT_WAS_SAID ("comment") KEEP_WHAT_WAS_SAID (
             "adjustment") "DROP TABLE kept_item;"
                           "UPDATE report SET milestone=NULL WHERE milestone NOT IN (SELECT id FROM milestone);"
                           "UPDATE report SET indicator=NULL WHERE indicator NOT IN (SELECT id FROM indicator);"
                           /* whoever has signed for a notice has got it */
                           "INSERT OR IGNORE INTO main.recipient SELECT * FROM kept_recipient "
                           "WHERE id IN (SELECT recipient FROM recipient_event); DROP TABLE kept_recipient;",
           error);
}

/* What the history says of returning to a state: its name where it has one, and when it was made. */
static char *
dup_restore_args (YdStore *store, const char *hash, gint64 sequence)
{
  g_autoptr (GPtrArray) versions = yd_store_dup_versions (store, NULL);
  g_autoptr (GPtrArray) entries = yd_store_dup_history (store, NULL);
  g_autofree char *time = NULL;
  const char *name = NULL;
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const YdHistoryEntry *entry = entries->pdata[i];
      if (entry->sequence == sequence)
        time = g_strdup_printf ("%" G_GINT64_FORMAT, entry->time);
    }
  for (guint i = 0; versions != NULL && i < versions->len; i++)
    if (g_strcmp0 (((const YdVersion *)versions->pdata[i])->hash, hash) == 0)
      name = ((const YdVersion *)versions->pdata[i])->name;
  return yd_args_new ("hash", hash, "time", time != NULL ? time : "", name != NULL ? "name" : NULL,
                      name, NULL);
}

gboolean
yd_edit_restore (YdStore *store, const char *hash, GError **error)
{
  if (!yd_store_settle (store, error))
    return FALSE;
  gint64 sequence = find_sequence (store, hash, error);
  if (sequence < 0
      || !yd_gesture_begin (store, "restore", dup_restore_args (store, hash, sequence), error))
    return FALSE;
  return yd_gesture_end (store, take_back_writing (store->db, sequence, error), error);
}

/* Owns: making earlier states again. History fits what it made, so whatever does not is damage and is
 * named as such. Refuses: to change what the history itself says. */

#include "yd-past.h"

#include "yd-history-row.h"

#include <glib/gi18n-lib.h>

static int
abort_cb (void *user_data, int conflict, sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
take_back_one (sqlite3 *db, gint64 sequence, YdPastFilter filter, GError **error)
{
  int length = 0, inverted_length = 0;
  gpointer inverted = NULL;
  g_autofree gpointer changeset = yd_history_row_unpack (db, sequence, &length, error);
  if (changeset == NULL)
    return FALSE;
  int status = sqlite3changeset_invert (length, changeset, &inverted_length, &inverted);
  if (status == SQLITE_OK)
    status = sqlite3changeset_apply (db, inverted_length, inverted, filter, abort_cb, NULL);
  sqlite3_free (inverted);
  if ((status & 0xff) == SQLITE_FULL)
    yd_db_set_error (db, _ ("the change could not be taken back"), error);
  else if (status != SQLITE_OK)
    g_set_error (error, YD_ERROR, YD_ERROR_CORRUPT, _ ("the history does not fit the plan's rows"));
  return status == SQLITE_OK;
}

/* Older rows have fewer columns than the tables now: migrations only append, so they still fit. A
 * migration's own row has no changeset. */
gboolean
yd_past_take_back (sqlite3 *db, gint64 sequence, YdPastFilter filter, gint64 *stuck, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *stmt = yd_db_prepare (db,
                                      "SELECT sequence FROM history WHERE sequence > ?1 AND "
                                      "changeset IS NOT NULL ORDER BY sequence DESC",
                                      error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, sequence);
  gboolean there = FALSE, ok;
  while ((ok = yd_db_step (stmt, &there, error)) && there)
    {
      gint64 row = sqlite3_column_int64 (stmt, 0);
      g_array_append_val (rows, row);
    }
  sqlite3_finalize (stmt);
  for (guint i = 0; ok && i < rows->len; i++)
    {
      gint64 row = g_array_index (rows, gint64, i);
      ok = take_back_one (db, row, filter, error);
      if (!ok && stuck != NULL)
        *stuck = row;
    }
  return ok;
}

/**
 * yd_past_open:
 *
 * Returns: (transfer full) (nullable): that state, open
 */
sqlite3 *
yd_past_open (sqlite3 *db, gint64 sequence, const char *path, GError **error)
{
  sqlite3 *past = yd_db_open (path, path != NULL ? YD_DB_CREATE : YD_DB_MEMORY, error);
  if (past != NULL
      && (!yd_db_exec (past, "PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY;", error)
          || !yd_db_copy (db, past, error) || !yd_db_exec (past, "BEGIN", error)
          || !yd_past_take_back (past, sequence, NULL, NULL, error)
          || !yd_db_exec (past, "COMMIT", error)))
    g_clear_pointer (&past, sqlite3_close);
  return past;
}

/* Owns: finding the newest state that two copies of a plan had in common, making it again, and the
 * change that leads from it to the other side's present. States are compared, not edits: what was
 * done and undone there is no change, and a merge that was undone is none. */

#include "yd-merge-base.h"

#include "yd-past.h"
#include "yd-store.h"

#include <glib/gi18n-lib.h>

/* A place in the history of one of the two. */
typedef struct
{
  gboolean in_theirs; /* else in mine */
  gint64 sequence;    /* 0: before the first row */
} Base;

static gint64
find_sequence (sqlite3 *db, const char *sql, const char *hash)
{
  sqlite3_stmt *stmt = yd_db_prepare (db, sql, NULL);
  gint64 sequence = -1;
  if (stmt != NULL)
    {
      sqlite3_bind_text (stmt, 1, hash, -1, SQLITE_STATIC);
      if (sqlite3_step (stmt) == SQLITE_ROW && sqlite3_column_type (stmt, 0) != SQLITE_NULL)
        sequence = sqlite3_column_int64 (stmt, 0);
    }
  sqlite3_finalize (stmt);
  return sequence;
}

/* A merge stands unless it was taken back: what was done to it last says so. */
#define STANDS                                                                                 \
  "NOT EXISTS (SELECT 1 FROM history AS later WHERE later.undoes=merge.hash AND later.kind=1 " \
  "AND later.sequence=(SELECT max(sequence) FROM history WHERE undoes=merge.hash))"
G_STATIC_ASSERT (YD_HISTORY_UNDO == 1);

/* Since which row of @db all up to @hash of the other side is in it; -1 where it is not. */
static gint64
known_since (sqlite3 *db, const char *hash)
{
  return find_sequence (db,
                        "SELECT min(sequence) FROM history AS merge WHERE hash=?1 OR "
                        "(merged_from=?1 AND " STANDS ")",
                        hash);
}

/* The newest row of @theirs that @mine has, by itself or by a merge. */
static gint64
find_common (sqlite3 *mine, sqlite3 *theirs, gint64 *since)
{
  sqlite3_stmt *stmt
    = yd_db_prepare (theirs, "SELECT sequence, hash FROM history ORDER BY sequence DESC", NULL);
  gint64 sequence = 0;
  *since = 0;
  while (stmt != NULL && sequence == 0 && sqlite3_step (stmt) == SQLITE_ROW)
    {
      gint64 known = known_since (mine, (const char *)sqlite3_column_text (stmt, 1));
      if (known >= 0)
        {
          sequence = sqlite3_column_int64 (stmt, 0);
          *since = known;
        }
    }
  sqlite3_finalize (stmt);
  return sequence;
}

/* They may have merged us after that: then our state of that time is the newer common one, unless
 * we had merged them in between. */
static Base
choose_base (sqlite3 *mine, sqlite3 *theirs)
{
  gint64 since;
  Base base = { TRUE, find_common (mine, theirs, &since) };
  sqlite3_stmt *stmt
    = yd_db_prepare (theirs,
                     "SELECT merged_from FROM history AS merge WHERE merged_from IS NOT NULL "
                     "AND sequence > ?1 AND " STANDS " ORDER BY sequence DESC",
                     NULL);
  if (stmt != NULL)
    sqlite3_bind_int64 (stmt, 1, base.sequence);
  while (stmt != NULL && base.in_theirs && sqlite3_step (stmt) == SQLITE_ROW)
    {
      gint64 ours = find_sequence (mine, "SELECT sequence FROM history WHERE hash=?1",
                                   (const char *)sqlite3_column_text (stmt, 0));
      if (ours >= since && ours > 0)
        base = (Base){ FALSE, ours };
    }
  sqlite3_finalize (stmt);
  return base;
}

/**
 * yd_merge_build_base:
 * @path: where the state shall stand
 *
 * Makes the newest state again that both had.
 *
 * Returns: (transfer full) (nullable): it, open
 */
sqlite3 *
yd_merge_build_base (sqlite3 *mine, sqlite3 *theirs, const char *path, GError **error)
{
  Base base = choose_base (mine, theirs);
  return yd_past_open (base.in_theirs ? theirs : mine, base.sequence, path, error);
}

/**
 * yd_merge_diff:
 * @base_path: the common state
 * @changeset: (out): to be freed with sqlite3_free()
 *
 * Tells what leads from the common state to @theirs, a row a row that differs.
 */
gboolean
yd_merge_diff (sqlite3 *theirs, const char *base_path, int *length, gpointer *changeset,
               GError **error)
{
  sqlite3_session *session = NULL;
  char *attach = sqlite3_mprintf ("ATTACH %Q AS base", base_path);
  gboolean ok = yd_db_exec (theirs, attach, error);
  sqlite3_free (attach);
  if (!ok)
    return FALSE;
  sqlite3_stmt *stmt
    = yd_db_prepare (theirs,
                     "SELECT name FROM main.sqlite_schema WHERE type='table' AND name NOT IN "
                     "('history','blob','meta') AND name NOT LIKE 'sqlite_%'",
                     error);
  ok = stmt != NULL && sqlite3session_create (theirs, "main", &session) == SQLITE_OK;
  while (ok && sqlite3_step (stmt) == SQLITE_ROW)
    {
      const char *table = (const char *)sqlite3_column_text (stmt, 0);
      ok = sqlite3session_attach (session, table) == SQLITE_OK
           && sqlite3session_diff (session, "base", table, NULL) == SQLITE_OK;
    }
  sqlite3_finalize (stmt);
  ok = ok && sqlite3session_changeset (session, length, changeset) == SQLITE_OK;
  if (session != NULL)
    sqlite3session_delete (session);
  if (!ok && error != NULL && *error == NULL)
    g_set_error (error, YD_ERROR, YD_ERROR_FAILED, _ ("the two plans cannot be compared"));
  return yd_db_exec (theirs, "DETACH base", ok ? error : NULL) && ok;
}

/* Owns: comparing two copies of a plan by their histories. Sequence numbers mean nothing between
 * files and times can be wrong; the hashes tell. */

#include "yd-lineage.h"

static char *
dup_text (sqlite3 *db, const char *sql, const char *parameter)
{
  sqlite3_stmt *stmt = NULL;
  char *text = NULL;
  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) == SQLITE_OK)
    {
      if (parameter != NULL)
        sqlite3_bind_text (stmt, 1, parameter, -1, SQLITE_STATIC);
      if (sqlite3_step (stmt) == SQLITE_ROW)
        text = g_strdup ((const char *)sqlite3_column_text (stmt, 0));
    }
  sqlite3_finalize (stmt);
  return text;
}

/**
 * yd_lineage_dup_newest:
 *
 * Returns: (transfer full) (nullable): hash of the newest history row; %NULL where there is none
 */
char *
yd_lineage_dup_newest (sqlite3 *db)
{
  return dup_text (db, "SELECT hash FROM history ORDER BY sequence DESC LIMIT 1", NULL);
}

/**
 * yd_lineage_dup_uid:
 *
 * Returns: (transfer full) (nullable): uid of the plan
 */
char *
yd_lineage_dup_uid (sqlite3 *db)
{
  return dup_text (db, "SELECT uid FROM plan LIMIT 1", NULL);
}

static gboolean
knows (sqlite3 *db, const char *hash)
{
  if (hash == NULL)
    return TRUE; /* everybody knows the beginning */
  g_autofree char *found = dup_text (db, "SELECT hash FROM history WHERE hash=?1", hash);
  return found != NULL;
}

YdLineage
yd_lineage_compare (sqlite3 *first, sqlite3 *second)
{
  g_autofree char *first_uid = yd_lineage_dup_uid (first);
  g_autofree char *second_uid = yd_lineage_dup_uid (second);
  if (g_strcmp0 (first_uid, second_uid) != 0)
    return YD_LINEAGE_UNRELATED;

  g_autofree char *first_newest = yd_lineage_dup_newest (first);
  g_autofree char *second_newest = yd_lineage_dup_newest (second);
  gboolean first_knows = knows (first, second_newest);
  gboolean second_knows = knows (second, first_newest);
  if (first_knows && second_knows)
    return YD_LINEAGE_SAME;
  if (first_knows)
    return YD_LINEAGE_AHEAD;
  return second_knows ? YD_LINEAGE_BEHIND : YD_LINEAGE_DIVERGED;
}

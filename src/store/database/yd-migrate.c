/* Owns: the steps from one schema to the next. All of them are one transaction, which a crash or a
 * full disk takes back whole, and one history row, which is a floor for undo. */

#include "yd-migrate.h"

#include "yd-history-row.h"
#include "yd-lineage.h"

#include <glib/gi18n-lib.h>

/* Appended to, never changed; steps[0] leads from nowhere. */
static const char *const steps_in_use[YD_SCHEMA_VERSION + 1] = { NULL };

/**
 * yd_migrate_get_step:
 *
 * Returns: (transfer none) (nullable): what leads from schema @from to the next
 */
const char *
yd_migrate_get_step (int from)
{
  return from >= 0 && from < YD_SCHEMA_VERSION ? steps_in_use[from] : NULL;
}

static gboolean
run_steps (sqlite3 *db, const char *const *steps, int from, int newest, GError **error)
{
  for (int version = from; version < newest; version++)
    {
      if (steps[version] == NULL)
        {
          g_set_error (error, YD_ERROR, YD_ERROR_CORRUPT, _ ("no way leads from schema %d to %d"),
                       version, version + 1);
          return FALSE;
        }
      if (!yd_db_exec (db, steps[version], error))
        return FALSE;
    }
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version=%d;"
                                          "UPDATE meta SET value='%d' WHERE name='minimum_reader'",
                                          newest, YD_MINIMUM_READER);
  return yd_db_exec (db, sql, error);
}

static gboolean
write_row (sqlite3 *db, int from, int newest, const YdStoreContext *context, GError **error)
{
  g_autofree char *parent = yd_lineage_dup_newest (db);
  g_autofree char *args = g_strdup_printf ("{\"from\":%d,\"to\":%d}", from, newest);
  YdHistoryDraft draft = {
    .parent = parent,
    .kind = YD_HISTORY_MIGRATION,
    .schema_version = newest,
    .author = context->author,
    .host = context->host,
    .time = context->now (),
    .verb = "migrate",
    .args = args,
  };
  YdRowIo *io = yd_row_io_new (db);
  YdHistoryEntry *entry = yd_history_row_write (io, &draft, error);
  gboolean ok = entry != NULL;
  yd_history_entry_free (entry);
  yd_row_io_free (io);
  return ok;
}

gboolean
yd_migrate_with (sqlite3 *db, const char *const *steps, int newest, const YdStoreContext *context,
                 GError **error)
{
  int from = (int)yd_db_get_int (db, "PRAGMA user_version", 0);
  if (from == newest)
    return TRUE;
  if (!yd_db_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (run_steps (db, steps, from, newest, error) && write_row (db, from, newest, context, error)
      && yd_db_exec (db, "COMMIT", error))
    return TRUE;
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

/**
 * yd_migrate:
 * @db: a plan that yd_db_verify() has found sound
 *
 * Brings an older plan to the newest schema; does nothing to one that is there.
 */
gboolean
yd_migrate (sqlite3 *db, const YdStoreContext *context, GError **error)
{
  return yd_migrate_with (db, steps_in_use, YD_SCHEMA_VERSION, context, error);
}

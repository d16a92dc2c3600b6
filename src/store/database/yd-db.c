/* Owns: SQLite itself: opening with every door closed that a foreign file could use, the schema and
 * its migrations, and errors as one line. Refuses: to repair; a damaged file is named as such. */

#include "yd-db.h"

#include "yd-disk.h"
#include "yd-migrate.h"

#include "yd-store-resources.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define SCHEMA_RESOURCE "/cn/yaodian/store/schema-%d.sql"
#define MAX_TEXT_BYTES (64 * 1024 * 1024)
/* What is committed stays so when the power fails. With a journal that is deleted that needs EXTRA: the
 * deletion is the commit, and FULL does not wait for it. Writing zeros over its head is waited for, and
 * makes no new file each time. https://www.sqlite.org/pragma.html#pragma_synchronous */
#define COMMIT_TO_LAST \
  "PRAGMA journal_mode=PERSIST; PRAGMA journal_size_limit=1048576; PRAGMA synchronous=FULL;"

/**
 * yd_db_set_error:
 * @what: what was being done
 *
 * Turns the last SQLite error of @db into one that callers can tell apart.
 */
void
yd_db_set_error (sqlite3 *db, const char *what, GError **error)
{
  YdError code = YD_ERROR_FAILED;
  switch (sqlite3_errcode (db) & 0xff)
    {
    case SQLITE_FULL:
      code = YD_ERROR_NO_SPACE;
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      code = YD_ERROR_READ_ONLY;
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      code = YD_ERROR_IN_USE;
      break;
    case SQLITE_CORRUPT:
      code = YD_ERROR_CORRUPT;
      break;
    case SQLITE_NOTADB:
      code = YD_ERROR_NOT_A_PLAN;
      break;
    case SQLITE_IOERR: /* a write past the space or size limit of the place is reported so */
      code
        = sqlite3_extended_errcode (db) == SQLITE_IOERR_WRITE ? YD_ERROR_NO_SPACE : YD_ERROR_FAILED;
      break;
    default:
      break;
    }
  if (code == YD_ERROR_NO_SPACE)
    yd_disk_set_error (ENOSPC, what, sqlite3_db_filename (db, "main"), error);
  else
    g_set_error (error, YD_ERROR, code, "%s: %s", what, sqlite3_errmsg (db));
}

gboolean
yd_db_exec (sqlite3 *db, const char *sql, GError **error)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  yd_db_set_error (db, _ ("the plan's database refused a statement"), error);
  return FALSE;
}

sqlite3_stmt *
yd_db_prepare (sqlite3 *db, const char *sql, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  if (sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) != SQLITE_OK)
    yd_db_set_error (db, _ ("the plan's database refused a statement"), error);
  return stmt;
}

/**
 * yd_db_step:
 * @row: (out) (optional): whether there is a row
 */
gboolean
yd_db_step (sqlite3_stmt *stmt, gboolean *row, GError **error)
{
  int status = sqlite3_step (stmt);
  if (row != NULL)
    *row = status == SQLITE_ROW;
  if (status == SQLITE_ROW || status == SQLITE_DONE)
    return TRUE;
  yd_db_set_error (sqlite3_db_handle (stmt), _ ("the plan's database could not be read or written"),
                   error);
  return FALSE;
}

/**
 * yd_db_get_int:
 *
 * Returns: the first column of the first row of @sql; @otherwise where there is none
 */
gint64
yd_db_get_int (sqlite3 *db, const char *sql, gint64 otherwise)
{
  sqlite3_stmt *stmt = NULL;
  gint64 value = otherwise;
  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) == SQLITE_OK
      && sqlite3_step (stmt) == SQLITE_ROW)
    value = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  return value;
}

static gboolean
harden (sqlite3 *db, gboolean writing, GError **error)
{
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_limit (db, SQLITE_LIMIT_LENGTH, MAX_TEXT_BYTES * 4);
  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 3); /* as many as a merge looks at */
  sqlite3_limit (db, SQLITE_LIMIT_TRIGGER_DEPTH, 0);
  sqlite3_extended_result_codes (db, 1);
  sqlite3_busy_timeout (db, 2000);
  if (!yd_db_exec (db, "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA foreign_keys=OFF;",
                   error))
    return FALSE;
  return !writing || yd_db_exec (db, COMMIT_TO_LAST, error);
}

/* SQLite counts the memory that it has under a lock, at each piece it takes; nobody asks for the sum. */
static void
configure (void)
{
  static gsize configured;
  if (!g_once_init_enter (&configured))
    return;
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  g_once_init_leave (&configured, 1);
}

/**
 * yd_db_open:
 *
 * Returns: (transfer full) (nullable): a connection, to be closed with sqlite3_close(); %NULL with
 *   the error set
 */
sqlite3 *
yd_db_open (const char *path, YdDbMode mode, GError **error)
{
  int flags = mode == YD_DB_READ_ONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (mode == YD_DB_CREATE || mode == YD_DB_MEMORY)
    flags |= SQLITE_OPEN_CREATE;
  sqlite3 *db = NULL;
  configure ();
  if (sqlite3_open_v2 (mode == YD_DB_MEMORY ? ":memory:" : path, &db, flags | SQLITE_OPEN_NOMUTEX,
                       NULL)
        != SQLITE_OK
      || !harden (db, mode != YD_DB_READ_ONLY, error))
    {
      if (error != NULL && *error == NULL)
        yd_db_set_error (db, path != NULL ? path : "memory", error);
      sqlite3_close (db);
      return NULL;
    }
  return db;
}

static char *
schema_text (int version)
{
  g_autofree char *name = g_strdup_printf (SCHEMA_RESOURCE, version);
  g_autoptr (GBytes) bytes
    = g_resource_lookup_data (yd_store_get_resource (), name, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

gboolean
yd_db_create_schema (sqlite3 *db, GError **error)
{
  g_autofree char *schema = schema_text (YD_SCHEMA_VERSION);
  g_autofree char *sql
    = g_strdup_printf ("PRAGMA application_id=%d; BEGIN; %s PRAGMA user_version=%d;"
                       "INSERT INTO meta VALUES('minimum_reader','%d'); COMMIT;",
                       YD_APPLICATION_ID, schema, YD_SCHEMA_VERSION, YD_MINIMUM_READER);
  return yd_db_exec (db, sql, error);
}

/* A statement without its comments, and with one blank where there were several. */
static void
append_normalised (GString *text, const char *sql)
{
  for (const char *p = sql; *p != '\0'; p++)
    if (p[0] == '-' && p[1] == '-')
      p += strcspn (p, "\n") - 1;
    else if (!g_ascii_isspace (*p))
      g_string_append_c (text, *p);
    else if (text->len > 0 && text->str[text->len - 1] != ' ')
      g_string_append_c (text, ' ');
}

/* The statements that made every table, index and what else a schema has, as one text: CHECKs, defaults,
 * expressions and generated columns are as much a danger as triggers. */
static char *
describe (sqlite3 *db)
{
  GString *text = g_string_new (NULL);
  sqlite3_stmt *stmt = NULL;
  const char *sql = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' "
                    "ORDER BY type, name";
  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) == SQLITE_OK)
    while (sqlite3_step (stmt) == SQLITE_ROW)
      {
        const char *statement = (const char *)sqlite3_column_text (stmt, 2);
        g_string_append_printf (text, "%s %s ", sqlite3_column_text (stmt, 0),
                                sqlite3_column_text (stmt, 1));
        append_normalised (text, statement != NULL ? statement : "");
        g_string_append_c (text, '\n');
      }
  sqlite3_finalize (stmt);
  return g_string_free (text, FALSE);
}

/* What a plan of @version looks like that was made as @made and brought to @version since: a column that
 * a migration adds stands in the statement otherwise than in schema-N.sql. */
static char *
describe_model (int made, int version, GError **error)
{
  g_autofree char *schema = schema_text (made);
  char *text = NULL;
  sqlite3 *model = yd_db_open (NULL, YD_DB_MEMORY, error);
  gboolean ok = model != NULL && yd_db_exec (model, schema, error);
  for (int from = made; ok && from < version; from++)
    ok = yd_db_exec (model, yd_migrate_get_step (from), error);
  if (ok)
    text = describe (model);
  sqlite3_close (model);
  return text;
}

static gboolean
same_schema (sqlite3 *db, int version, GError **error)
{
  g_autofree char *have = describe (db);
  gboolean same = FALSE;
  for (int made = version; made >= 1 && !same; made--)
    {
      g_autofree char *want = describe_model (made, version, error);
      if (want == NULL)
        return FALSE;
      same = strcmp (want, have) == 0;
    }
  return same;
}

/**
 * yd_db_verify:
 * @path: for the sentence
 * @thorough: read every page as well
 */
gboolean
yd_db_verify (sqlite3 *db, const char *path, gboolean thorough, GError **error)
{
  gint64 application = yd_db_get_int (db, "PRAGMA application_id", -1);
  if (application != YD_APPLICATION_ID)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_NOT_A_PLAN, _ ("%s is not a Yaodian plan"), path);
      return FALSE;
    }
  int version = (int)yd_db_get_int (db, "PRAGMA user_version", 0);
  gint64 reader = yd_db_get_int (db, "SELECT value FROM meta WHERE name='minimum_reader'", 0);
  if (version > YD_SCHEMA_VERSION || reader > YD_SCHEMA_VERSION)
    {
      g_set_error (
        error, YD_ERROR, YD_ERROR_NEWER,
        _ ("%s was written by a newer version of Yaodian; update the program to open it"), path);
      return FALSE;
    }
  if (version < 1 || !same_schema (db, version, error))
    {
      g_clear_error (error);
      g_set_error (error, YD_ERROR, YD_ERROR_CORRUPT,
                   _ ("%s is damaged: its tables are not those of a plan"), path);
      return FALSE;
    }
  sqlite3_stmt *stmt
    = yd_db_prepare (db, thorough ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)", NULL);
  gboolean sound = stmt != NULL && sqlite3_step (stmt) == SQLITE_ROW
                   && g_strcmp0 ((const char *)sqlite3_column_text (stmt, 0), "ok") == 0;
  sqlite3_finalize (stmt);
  if (!sound)
    g_set_error (error, YD_ERROR, YD_ERROR_CORRUPT,
                 _ ("%s is damaged; take the newest daily copy or a backup instead"), path);
  return sound;
}

/**
 * yd_db_copy:
 *
 * Makes @to what @from is, page by page.
 */
gboolean
yd_db_copy (sqlite3 *from, sqlite3 *to, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  if (backup == NULL)
    {
      yd_db_set_error (to, _ ("the plan could not be copied"), error);
      return FALSE;
    }
  /* the busy timeout of @from waits for a writer; one that does not end is an error, not a hang */
  int status = sqlite3_backup_step (backup, -1);
  int finished = sqlite3_backup_finish (backup);
  if (status == SQLITE_DONE && finished == SQLITE_OK)
    return TRUE;
  if (status == SQLITE_BUSY || status == SQLITE_LOCKED)
    g_set_error (error, YD_ERROR, YD_ERROR_IN_USE,
                 _ ("the plan could not be copied: it is being written"));
  else
    yd_db_set_error (to, _ ("the plan could not be copied"), error);
  return FALSE;
}

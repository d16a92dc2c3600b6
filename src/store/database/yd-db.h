#pragma once

#include "yd-error.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* Private to store/: SQLite with GError. */

#define YD_APPLICATION_ID 0x59616f64 /* "Yaod", at offset 68 of every plan file */
#define YD_SCHEMA_VERSION 1
#define YD_MINIMUM_READER 1

typedef enum
{
  YD_DB_READ_WRITE,
  YD_DB_READ_ONLY,
  YD_DB_CREATE, /* must not be there yet */
  YD_DB_MEMORY,
} YdDbMode;

/* Opens with everything that a foreign file could use against us switched off. */
sqlite3 *yd_db_open (const char *path, YdDbMode mode, GError **error);
/* Lays the newest schema into an empty database. */
gboolean yd_db_create_schema (sqlite3 *db, GError **error);
/* Is it a plan, whole, of a version we can read, with the tables it must have? */
gboolean yd_db_verify (sqlite3 *db, const char *path, gboolean thorough, GError **error);

gboolean yd_db_exec (sqlite3 *db, const char *sql, GError **error);
sqlite3_stmt *yd_db_prepare (sqlite3 *db, const char *sql, GError **error);
/* SQLITE_ROW or SQLITE_DONE, else FALSE with the error set. */
gboolean yd_db_step (sqlite3_stmt *stmt, gboolean *row, GError **error);
gint64 yd_db_get_int (sqlite3 *db, const char *sql, gint64 otherwise);
void yd_db_set_error (sqlite3 *db, const char *what, GError **error);
gboolean yd_db_copy (sqlite3 *from, sqlite3 *to, GError **error); /* backup API, whole */

G_END_DECLS

#pragma once

#include "yd-db.h"
#include "yd-rows.h"

/* Private to store/: rows of any table in and out of SQLite, by their description. */

typedef struct _YdRowIo YdRowIo;

YdRowIo *yd_row_io_new (sqlite3 *db);
void yd_row_io_free (YdRowIo *io);

/* Reads the row of that key into @row (which is cleared first); FALSE without an error: not there. */
gboolean yd_row_io_load (YdRowIo *io, YdTable table, YdId first, YdId second, gpointer row,
                         GError **error);
gboolean yd_row_io_insert (YdRowIo *io, YdTable table, gconstpointer row, GError **error);
gboolean yd_row_io_update (YdRowIo *io, YdTable table, gconstpointer row, GError **error);
gboolean yd_row_io_delete (YdRowIo *io, YdTable table, YdId first, YdId second, GError **error);

/* Other statements, parsed once. */
sqlite3_stmt *yd_row_io_take (YdRowIo *io, const char *sql, GError **error);
void yd_row_io_give_back (YdRowIo *io, sqlite3_stmt *stmt);

/* Calls @each for every row of @sql's result, which must be SELECT * of @table. */
typedef gboolean (*YdRowEach) (gconstpointer row, gpointer user_data);
gboolean yd_row_io_each (YdRowIo *io, YdTable table, const char *where, YdId argument,
                         YdRowEach each, gpointer user_data, GError **error);

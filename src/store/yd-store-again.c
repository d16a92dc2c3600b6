/* Owns: bringing a plan that is only read to what its file says by now. Refuses: to notice that (the file
 * does, yd-follow.c). */

#include "yd-store-private.h"

#include "yd-refresh.h"

/* Looking for the rows of a table that are not the same in another database. */
typedef struct
{
  YdTable table;
  YdRowIo *other;
  gpointer row; /* room for the other's */
  GArray *keys; /* YdRowKey: of those found */
} Comparing;

static gboolean
compare_cb (gconstpointer row, gpointer user_data)
{
  Comparing *self = user_data;
  const YdTableInfo *info = yd_table_get_info (self->table);
  YdRowKey key
    = { .table = self->table, .first = G_STRUCT_MEMBER (YdId, row, info->fields[0].offset) };
  if (info->n_keys > 1)
    key.second = G_STRUCT_MEMBER (YdId, row, info->fields[1].offset);
  if (!yd_row_io_load (self->other, self->table, key.first, key.second, self->row, NULL)
      || !yd_row_equal (self->table, row, self->row))
    g_array_append_val (self->keys, key);
  return TRUE;
}

/* Adds what is not in @other, or is something else there. */
static gboolean
add_keys (YdRowIo *io, YdRowIo *other, GArray *keys, GError **error)
{
  gboolean ok = TRUE;
  for (YdTable table = 0; ok && table < YD_N_TABLES; table++)
    {
      Comparing comparing = { table, other, yd_row_new (table), keys };
      ok = yd_row_io_each (io, table, NULL, 0, compare_cb, &comparing, error);
      yd_row_free (table, comparing.row);
    }
  return ok;
}

static gboolean
refresh (YdStore *self, sqlite3 *db, GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (YdRowKey));
  g_autoptr (YdPlan) whole = yd_store_dup_foreign_plan (db, yd_store_get_path (self), error);
  YdRowIo *io = yd_row_io_new (db);
  if (whole == NULL || !add_keys (io, self->io, keys, error)
      || !add_keys (self->io, io, keys, error))
    {
      yd_row_io_free (io);
      return FALSE;
    }
  yd_row_io_free (self->io);
  sqlite3_close (self->db);
  self->db = db;
  self->io = io;
  yd_refresh (self, keys);
  g_ptr_array_set_size (self->undo_stack, 0);
  g_ptr_array_set_size (self->redo_stack, 0);
  g_clear_pointer (&self->head, g_free);
  yd_history_load (self, NULL); /* the plan is what it is now, whatever it says */
  return TRUE;
}

/**
 * yd_store_read_again:
 *
 * Of a store that is only read. Where its file cannot be read the plan stays what it was.
 */
gboolean
yd_store_read_again (YdStore *self, GError **error)
{
  YdStoreContext context = {
    .author = self->author, .host = self->host, .now = self->now, .state_dir = self->state_dir
  };
  if (self->db == NULL || !yd_file_read_again (self->file, &context, error))
    return FALSE;
  sqlite3 *db = yd_db_open (yd_file_get_working_path (self->file), YD_DB_READ_ONLY, error);
  gboolean ok = db != NULL && refresh (self, db, error);
  if (!ok && db != NULL)
    sqlite3_close (db);
  yd_file_end_reading (self->file, ok);
  if (ok)
    g_signal_emit_by_name (self, "history-changed");
  return ok;
}

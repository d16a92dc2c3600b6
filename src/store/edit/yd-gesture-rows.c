/* Owns: what verbs do within a gesture: rows read and written, and the arguments by which the history
 * tells what a gesture was about. */

#include "yd-store-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <stdarg.h>

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

gboolean
yd_gesture_load (YdStore *store, YdTable table, YdId first, YdId second, gpointer row,
                 GError **error)
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
  sqlite3_stmt *stmt = yd_row_io_take (store->io, sql, NULL);
  gint64 count = 0;
  if (stmt == NULL)
    return 0;
  sqlite3_bind_int64 (stmt, 1, argument);
  if (sqlite3_step (stmt) == SQLITE_ROW)
    count = sqlite3_column_int64 (stmt, 0);
  yd_row_io_give_back (store->io, stmt);
  return count;
}

/* Owns: bringing the plan to what the database says, row by row. Refuses: to read more than the rows that
 * a changeset names. */

#include "yd-refresh.h"

#include "yd-plan-builder.h"

/**
 * yd_refresh_load:
 * @keys: (element-type YdRowKey): may name a row twice
 *
 * Returns: (transfer full): for each of them the row as the database has it now, packed, or %NULL
 */
GPtrArray *
yd_refresh_load (YdStore *store, GArray *keys)
{
  gpointer scratch[YD_N_TABLES] = { NULL };
  GPtrArray *rows = g_ptr_array_new_full (keys->len, g_free);
  for (guint i = 0; i < keys->len; i++)
    {
      const YdRowKey *key = &g_array_index (keys, YdRowKey, i);
      gpointer *row = &scratch[key->table];
      if (*row == NULL)
        *row = yd_row_new (key->table);
      gboolean there = yd_row_io_load (store->io, key->table, key->first, key->second, *row, NULL);
      g_ptr_array_add (rows, there ? yd_row_pack (key->table, *row) : NULL);
    }
  for (int table = 0; table < YD_N_TABLES; table++)
    yd_row_free ((YdTable)table, scratch[table]);
  return rows;
}

/**
 * yd_refresh_put:
 * @rows: of yd_refresh_load(), with the same @keys
 *
 * Brings the plan to what these rows say. Lists tell of it once.
 */
void
yd_refresh_put (YdStore *store, GArray *keys, GPtrArray *rows)
{
  if (keys->len == 0)
    return;
  yd_plan_builder_begin (store->plan);
  for (guint i = 0; i < keys->len; i++)
    {
      const YdRowKey *key = &g_array_index (keys, YdRowKey, i);
      if (rows->pdata[i] != NULL)
        yd_plan_builder_put (store->plan, key->table, rows->pdata[i]);
      else if (key->table != YD_TABLE_PLAN)
        yd_plan_builder_remove (store->plan, key->table, key->first, key->second);
    }
  yd_plan_builder_end (store->plan);
}

/* Brings the plan to what the database says now. */
void
yd_refresh (YdStore *store, GArray *keys)
{
  g_autoptr (GPtrArray) rows = yd_refresh_load (store, keys);
  yd_refresh_put (store, keys, rows);
}

/**
 * yd_refresh_read_keys:
 *
 * Returns: (transfer full) (element-type YdRowKey): the rows that a changeset names, of the tables that
 *   the plan is made of
 */
GArray *
yd_refresh_read_keys (int length, gpointer changeset)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (YdRowKey));
  sqlite3_changeset_iter *iter = NULL;
  if (sqlite3changeset_start (&iter, length, changeset) == SQLITE_OK)
    while (sqlite3changeset_next (iter) == SQLITE_ROW)
      {
        const char *name;
        int n_columns, operation;
        YdRowKey key = { .table = YD_N_TABLES };
        sqlite3changeset_op (iter, &name, &n_columns, &operation, NULL);
        if (!yd_table_find (name, &key.table))
          continue;
        for (guint i = 0; i < yd_table_get_info (key.table)->n_keys; i++)
          {
            sqlite3_value *value = NULL;
            if (operation == SQLITE_INSERT)
              sqlite3changeset_new (iter, (int)i, &value);
            else
              sqlite3changeset_old (iter, (int)i, &value);
            *(i == 0 ? &key.first : &key.second) = sqlite3_value_int64 (value);
          }
        g_array_append_val (keys, key);
      }
  sqlite3changeset_finalize (iter);
  return keys;
}

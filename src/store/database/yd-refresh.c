/* Owns: bringing the plan to what the database says, row by row. Refuses: to read more than the rows that
 * a changeset names. */

#include "yd-refresh.h"

#include "yd-plan-builder.h"

/* Brings the plan's record of that key to what the database says. */
static void
refresh_row (YdStore *store, const YdRowKey *key, gpointer scratch[YD_N_TABLES])
{
  if (scratch[key->table] == NULL)
    scratch[key->table] = yd_row_new (key->table);
  if (yd_row_io_load (store->io, key->table, key->first, key->second, scratch[key->table], NULL))
    yd_plan_builder_put (store->plan, key->table, scratch[key->table]);
  else if (key->table != YD_TABLE_PLAN)
    yd_plan_builder_remove (store->plan, key->table, key->first, key->second);
}

/**
 * yd_refresh:
 * @keys: (element-type YdRowKey): may name a row twice
 *
 * Brings the plan to what the database says of these rows. Lists tell of it once.
 */
void
yd_refresh (YdStore *store, GArray *keys)
{
  gpointer scratch[YD_N_TABLES] = { NULL };
  if (keys->len == 0)
    return;
  yd_plan_builder_begin (store->plan);
  for (guint i = 0; i < keys->len; i++)
    refresh_row (store, &g_array_index (keys, YdRowKey, i), scratch);
  yd_plan_builder_end (store->plan);
  for (int table = 0; table < YD_N_TABLES; table++)
    yd_row_free ((YdTable)table, scratch[table]);
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

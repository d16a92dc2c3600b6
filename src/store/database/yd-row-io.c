/* Owns: the statements that carry rows between SQLite and the structs of yd-rows.h. There is one of
 * each kind a table, made from its description when first needed. */

#include "yd-row-io.h"

enum
{
  LOAD,
  INSERT,
  UPDATE,
  UPDATE_IN_PLACE, /* where all references to other rows stay: their indexes are not written */
  DELETE,
  N_STATEMENTS
};

struct _YdRowIo
{
  sqlite3 *db;                                         /* borrowed */
  sqlite3_stmt *statements[YD_N_TABLES][N_STATEMENTS]; /* owned, made when first needed */
  GHashTable *others; /* their text, borrowed from them → sqlite3_stmt, owned: those not in use */
};

static void
finalize (gpointer stmt)
{
  sqlite3_finalize (stmt);
}

YdRowIo *
yd_row_io_new (sqlite3 *db)
{
  YdRowIo *io = g_new0 (YdRowIo, 1);
  io->db = db;
  io->others = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, finalize);
  return io;
}

void
yd_row_io_free (YdRowIo *io)
{
  if (io == NULL)
    return;
  for (int table = 0; table < YD_N_TABLES; table++)
    for (int i = 0; i < N_STATEMENTS; i++)
      sqlite3_finalize (io->statements[table][i]);
  g_hash_table_unref (io->others);
  g_free (io);
}

/**
 * yd_row_io_take:
 * @sql: one of few texts: what differs is bound
 *
 * Returns: (transfer full) (nullable): a statement for yd_row_io_give_back(), which need not be parsed
 *   where it was given back before
 */
sqlite3_stmt *
yd_row_io_take (YdRowIo *io, const char *sql, GError **error)
{
  gpointer stmt;
  if (g_hash_table_steal_extended (io->others, sql, NULL, &stmt))
    return stmt;
  return yd_db_prepare (io->db, sql, error);
}

void
yd_row_io_give_back (YdRowIo *io, sqlite3_stmt *stmt)
{
  sqlite3_reset (stmt);
  sqlite3_clear_bindings (stmt);
  g_hash_table_replace (io->others, (gpointer)sqlite3_sql (stmt), stmt);
}

static void
append_columns (GString *sql, const YdTableInfo *info)
{
  for (guint i = 0; i < info->n_fields; i++)
    g_string_append_printf (sql, "%s\"%s\"", i > 0 ? "," : "", info->fields[i].name);
}

static void
append_key (GString *sql, const YdTableInfo *info)
{
  g_string_append_printf (sql, " WHERE \"%s\"=?1", info->fields[0].name);
  if (info->n_keys == 2)
    g_string_append_printf (sql, " AND \"%s\"=?2", info->fields[1].name);
}

static void
append_update (GString *sql, const YdTableInfo *info, gboolean in_place)
{
  const char *before = "SET ";
  g_string_append_printf (sql, "UPDATE %s ", info->name);
  for (guint i = info->n_keys; i < info->n_fields; i++)
    if (!in_place || info->fields[i].type != YD_FIELD_ID)
      {
        g_string_append_printf (sql, "%s\"%s\"=?%u", before, info->fields[i].name, i + 1);
        before = ",";
      }
  append_key (sql, info);
  for (guint i = info->n_keys; in_place && i < info->n_fields; i++)
    if (info->fields[i].type == YD_FIELD_ID)
      g_string_append_printf (sql, " AND \"%s\" IS ?%u", info->fields[i].name, i + 1);
}

static char *
statement_text (const YdTableInfo *info, int which)
{
  GString *sql = g_string_new (NULL);
  switch (which)
    {
    case LOAD:
      g_string_append (sql, "SELECT ");
      append_columns (sql, info);
      g_string_append_printf (sql, " FROM %s", info->name);
      append_key (sql, info);
      break;
    case INSERT:
      g_string_append_printf (sql, "INSERT INTO %s (", info->name);
      append_columns (sql, info);
      g_string_append (sql, ") VALUES (");
      for (guint i = 0; i < info->n_fields; i++)
        g_string_append_printf (sql, "%s?%u", i > 0 ? "," : "", i + 1);
      g_string_append (sql, ")");
      break;
    case UPDATE:
    case UPDATE_IN_PLACE:
      append_update (sql, info, which == UPDATE_IN_PLACE);
      break;
    default:
      g_string_append_printf (sql, "DELETE FROM %s", info->name);
      append_key (sql, info);
      break;
    }
  return g_string_free (sql, FALSE);
}

static sqlite3_stmt *
get_statement (YdRowIo *io, YdTable table, int which, GError **error)
{
  sqlite3_stmt **stmt = &io->statements[table][which];
  if (*stmt == NULL)
    {
      g_autofree char *sql = statement_text (yd_table_get_info (table), which);
      *stmt = yd_db_prepare (io->db, sql, error);
    }
  else
    {
      sqlite3_reset (*stmt);
      sqlite3_clear_bindings (*stmt);
    }
  return *stmt;
}

static void
bind_key (sqlite3_stmt *stmt, YdId first, YdId second)
{
  sqlite3_bind_int64 (stmt, 1, first);
  if (second != YD_ID_NONE)
    sqlite3_bind_int64 (stmt, 2, second);
}

static void
bind_row (sqlite3_stmt *stmt, const YdTableInfo *info, gconstpointer row)
{
  for (guint i = 0; i < info->n_fields; i++)
    {
      const YdField *field = &info->fields[i];
      int parameter = (int)i + 1;
      switch (field->type)
        {
        case YD_FIELD_ID:
          {
            YdId id = G_STRUCT_MEMBER (YdId, row, field->offset);
            if (id == YD_ID_NONE)
              sqlite3_bind_null (stmt, parameter);
            else
              sqlite3_bind_int64 (stmt, parameter, id);
            break;
          }
        case YD_FIELD_INT:
          sqlite3_bind_int (stmt, parameter, G_STRUCT_MEMBER (int, row, field->offset));
          break;
        case YD_FIELD_INT64:
          sqlite3_bind_int64 (stmt, parameter, G_STRUCT_MEMBER (gint64, row, field->offset));
          break;
        case YD_FIELD_TEXT:
          sqlite3_bind_text (stmt, parameter, G_STRUCT_MEMBER (char *, row, field->offset), -1,
                             SQLITE_STATIC);
          break;
        case YD_FIELD_DATE:
          sqlite3_bind_text (stmt, parameter,
                             yd_date_to_iso (G_STRUCT_MEMBER (YdDate, row, field->offset)), -1,
                             g_free);
          break;
        }
    }
}

static void
read_row (sqlite3_stmt *stmt, YdTable table, gpointer row)
{
  const YdTableInfo *info = yd_table_get_info (table);
  yd_row_clear (table, row);
  for (guint i = 0; i < info->n_fields; i++)
    {
      const YdField *field = &info->fields[i];
      int column = (int)i;
      switch (field->type)
        {
        case YD_FIELD_ID:
        case YD_FIELD_INT64:
          G_STRUCT_MEMBER (gint64, row, field->offset) = sqlite3_column_int64 (stmt, column);
          break;
        case YD_FIELD_INT:
          G_STRUCT_MEMBER (int, row, field->offset) = sqlite3_column_int (stmt, column);
          break;
        case YD_FIELD_TEXT:
          {
            const char *text = (const char *)sqlite3_column_text (stmt, column);
            /* a foreign file may hold anything; the plan holds UTF-8 */
            if (text != NULL)
              G_STRUCT_MEMBER (char *, row, field->offset)
                = g_utf8_validate (text, -1, NULL) ? g_strdup (text) : g_utf8_make_valid (text, -1);
            break;
          }
        case YD_FIELD_DATE:
          yd_date_parse_iso ((const char *)sqlite3_column_text (stmt, column),
                             G_STRUCT_MEMBER_P (row, field->offset));
          break;
        }
    }
}

gboolean
yd_row_io_load (YdRowIo *io, YdTable table, YdId first, YdId second, gpointer row, GError **error)
{
  sqlite3_stmt *stmt = get_statement (io, table, LOAD, error);
  if (stmt == NULL)
    return FALSE;
  bind_key (stmt, first, second);
  gboolean there = FALSE;
  if (yd_db_step (stmt, &there, error) && there)
    read_row (stmt, table, row);
  sqlite3_reset (stmt);
  return there;
}

static gboolean
run (sqlite3_stmt *stmt, GError **error)
{
  gboolean ok = yd_db_step (stmt, NULL, error);
  sqlite3_reset (stmt);
  return ok;
}

gboolean
yd_row_io_insert (YdRowIo *io, YdTable table, gconstpointer row, GError **error)
{
  sqlite3_stmt *stmt = get_statement (io, table, INSERT, error);
  if (stmt == NULL)
    return FALSE;
  bind_row (stmt, yd_table_get_info (table), row);
  return run (stmt, error);
}

static gboolean
update (YdRowIo *io, YdTable table, gconstpointer row, int which, GError **error)
{
  sqlite3_stmt *stmt = get_statement (io, table, which, error);
  if (stmt == NULL)
    return FALSE;
  bind_row (stmt, yd_table_get_info (table), row);
  return run (stmt, error);
}

gboolean
yd_row_io_update (YdRowIo *io, YdTable table, gconstpointer row, GError **error)
{
  if (yd_table_get_info (table)->n_fields == yd_table_get_info (table)->n_keys)
    return TRUE;
  return update (io, table, row, UPDATE_IN_PLACE, error)
         && (sqlite3_changes (io->db) > 0 || update (io, table, row, UPDATE, error));
}

gboolean
yd_row_io_delete (YdRowIo *io, YdTable table, YdId first, YdId second, GError **error)
{
  sqlite3_stmt *stmt = get_statement (io, table, DELETE, error);
  if (stmt == NULL)
    return FALSE;
  bind_key (stmt, first, second);
  return run (stmt, error);
}

/**
 * yd_row_io_each:
 * @where: (nullable): a condition with at most one parameter, ?1, and an order
 * @argument: for ?1
 */
gboolean
yd_row_io_each (YdRowIo *io, YdTable table, const char *where, YdId argument, YdRowEach each,
                gpointer user_data, GError **error)
{
  const YdTableInfo *info = yd_table_get_info (table);
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  append_columns (sql, info);
  g_string_append_printf (sql, " FROM %s%s%s", info->name, where != NULL ? " WHERE " : "",
                          where != NULL ? where : "");
  sqlite3_stmt *stmt = yd_row_io_take (io, sql->str, error);
  if (stmt == NULL)
    return FALSE;
  if (sqlite3_bind_parameter_count (stmt) > 0)
    sqlite3_bind_int64 (stmt, 1, argument);

  gpointer row = yd_row_new (table);
  gboolean there = FALSE, ok;
  while ((ok = yd_db_step (stmt, &there, error)) && there)
    {
      read_row (stmt, table, row);
      if (!each (row, user_data))
        break;
    }
  yd_row_free (table, row);
  yd_row_io_give_back (io, stmt);
  return ok;
}

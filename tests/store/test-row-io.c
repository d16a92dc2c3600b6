/* The description of the rows and the schema say the same, column by column; rows are written by it. */

#include "yd-row-io.h"

#include <string.h>

static void
test_schema_matches (void)
{
  g_autofree char *path
    = g_test_build_filename (G_TEST_DIST, "..", "src", "store", "database", "schema-1.sql", NULL);
  g_autofree char *schema = NULL;
  g_assert_true (g_file_get_contents (path, &schema, NULL, NULL));
  for (YdTable table = 0; table < YD_N_TABLES; table++)
    {
      const YdTableInfo *info = yd_table_get_info (table);
      g_autofree char *head = g_strdup_printf ("CREATE TABLE %s (\n", info->name);
      const char *at = strstr (schema, head);
      g_assert_nonnull (at);
      at += strlen (head);
      for (guint i = 0; i < info->n_fields; i++)
        {
          at += strspn (at, " \"");
          gsize length = strcspn (at, " \"");
          g_autofree char *column = g_strndup (at, length);
          g_assert_cmpstr (column, ==, info->fields[i].name);
          at = strchr (at, '\n') + 1;
        }
    }
}

static void
test_rows (void)
{
  for (YdTable table = 0; table < YD_N_TABLES; table++)
    {
      const YdTableInfo *info = yd_table_get_info (table);
      gpointer row = yd_row_new (table);
      for (guint i = 0; i < info->n_fields; i++)
        if (info->fields[i].type == YD_FIELD_TEXT)
          yd_row_set_text (G_STRUCT_MEMBER_P (row, info->fields[i].offset), info->fields[i].name);
      gpointer copy = yd_row_copy (table, row);
      g_assert_true (yd_row_equal (table, row, copy));
      G_STRUCT_MEMBER (gint64, copy, 0) = 7;
      g_assert_false (yd_row_equal (table, row, copy));
      yd_row_free (table, row);
      yd_row_free (table, copy);

      YdTable found;
      g_assert_true (yd_table_find (info->name, &found));
      g_assert_cmpint (found, ==, table);
    }
}

static void
set_field (gpointer row, const YdField *field, int value)
{
  g_autofree char *text = g_strdup_printf ("%s %d", field->name, value);
  switch (field->type)
    {
    case YD_FIELD_ID:
    case YD_FIELD_INT64:
      G_STRUCT_MEMBER (gint64, row, field->offset) = value;
      break;
    case YD_FIELD_INT:
      G_STRUCT_MEMBER (int, row, field->offset) = value;
      break;
    case YD_FIELD_TEXT:
      yd_row_set_text (G_STRUCT_MEMBER_P (row, field->offset), text);
      break;
    case YD_FIELD_DATE:
      G_STRUCT_MEMBER (YdDate, row, field->offset) = yd_date_new_day (2025, 1, 1 + value % 28);
      break;
    }
}

static void
assert_stored (YdRowIo *io, YdTable table, gconstpointer row)
{
  const YdId *ids = row;
  g_autoptr (GError) error = NULL;
  gpointer there = yd_row_new (table);
  YdId second = yd_table_get_info (table)->n_keys == 2 ? ids[1] : YD_ID_NONE;
  g_assert_true (yd_row_io_load (io, table, ids[0], second, there, &error));
  g_assert_no_error (error);
  g_assert_true (yd_row_equal (table, row, there));
  yd_row_free (table, there);
}

/* Each field alone is changed, references to other rows too, and nothing else is. */
static void
test_updates (void)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *db = yd_db_open (NULL, YD_DB_MEMORY, &error);
  g_assert_true (yd_db_create_schema (db, &error));
  YdRowIo *io = yd_row_io_new (db);
  for (YdTable table = 0; table < YD_N_TABLES; table++)
    {
      const YdTableInfo *info = yd_table_get_info (table);
      gpointer row = yd_row_new (table), other = yd_row_new (table);
      for (guint i = 0; i < info->n_fields; i++)
        {
          set_field (row, &info->fields[i], 10 + (int)i);
          set_field (other, &info->fields[i], 100 + (int)i);
        }
      g_assert_true (yd_row_io_insert (io, table, row, &error));
      g_assert_true (yd_row_io_insert (io, table, other, &error));
      for (guint i = info->n_keys; i < info->n_fields; i++)
        {
          set_field (row, &info->fields[i], 20 + (int)i);
          g_assert_true (yd_row_io_update (io, table, row, &error));
          g_assert_no_error (error);
          assert_stored (io, table, row);
        }
      assert_stored (io, table, other);
      yd_row_free (table, row);
      yd_row_free (table, other);
    }
  yd_row_io_free (io);
  sqlite3_close (db);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/row-io/schema", test_schema_matches);
  g_test_add_func ("/store/row-io/rows", test_rows);
  g_test_add_func ("/store/row-io/updates", test_updates);
  return g_test_run ();
}

/* The description of the rows and the schema say the same, column by column. */

#include "yd-rows.h"

#include <string.h>

static void
test_schema_matches (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "src", "store", "database", "schema-1.sql", NULL);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/row-io/schema", test_schema_matches);
  g_test_add_func ("/store/row-io/rows", test_rows);
  return g_test_run ();
}

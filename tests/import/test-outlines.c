/* Whole texts and what is understood of them, side by side in outlines/: one case a pair of files.
 * YD_UPDATE_OUTLINES=1 writes the expectations anew; read the difference before believing it. */

#include "yd-outline-text.h"

static void
test_outline (gconstpointer data)
{
  const char *path = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *expected_path = g_strconcat (path, ".outline", NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (YdImportResult) result = yd_import_file (file, 0, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_autofree char *text = yd_outline_text (result);
  if (g_getenv ("YD_UPDATE_OUTLINES") != NULL)
    {
      g_assert_true (g_file_set_contents (expected_path, text, -1, NULL));
      return;
    }
  g_assert_true (g_file_get_contents (expected_path, &expected, NULL, &error));
  g_auto (GStrv) want = g_strsplit (expected, "\n", -1);
  g_auto (GStrv) have = g_strsplit (text, "\n", -1);
  for (guint i = 0; want[i] != NULL || have[i] != NULL; i++)
    {
      g_assert_cmpstr (have[i], ==, want[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "import", "outlines", NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    if (!g_str_has_suffix (name, ".outline"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_assert_cmpuint (paths->len, >, 10);
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autofree char *base = g_path_get_basename (path);
      g_autofree char *test = g_strconcat ("/import/outline/", base, NULL);
      g_test_add_data_func (test, path, test_outline);
    }
  return g_test_run ();
}

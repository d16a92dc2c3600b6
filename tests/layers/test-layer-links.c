/* Opens each layer, linked whole with what stands below it, and binds every symbol at once. What a
 * layer reaches for above itself or in GTK is found here, or already by the linker. */

#include <gmodule.h>

static void
test_link (gconstpointer data)
{
  const char *name = data;
  g_autofree char *path
    = g_strdup_printf ("%s/layers/liblayer-%s.so", g_getenv ("G_TEST_BUILDDIR"), name);
  /* Without G_MODULE_BIND_LAZY every symbol is looked up now. */
  GModule *module = g_module_open (path, G_MODULE_BIND_LOCAL);

  if (module == NULL)
    {
      g_test_message ("%s", g_module_error ());
      g_test_fail ();
      return;
    }

  gpointer symbol;
  g_assert_false (g_module_symbol (module, "gtk_init", &symbol));
  /* Types that were registered cannot be unloaded. */
  g_module_make_resident (module);
  g_module_close (module);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_auto (GStrv) layers = g_strsplit (g_getenv ("YD_LAYERS"), ":", -1);
  g_assert_cmpuint (g_strv_length (layers), >, 0);

  for (guint i = 0; layers[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("/layers/link/%s", layers[i]);
      g_test_add_data_func_full (path, g_strdup (layers[i]), test_link, g_free);
    }

  return g_test_run ();
}

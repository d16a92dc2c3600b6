/* Puts what it reads on the clipboard, as a word processor does, and stays until it is ended:
 *
 *   offer-clipboard text/html page.html text/plain page.txt
 *
 * With --held before these, nobody learns what it offers until a line was read. */

#include <gtk/gtk.h>
#include <stdio.h>

int
main (int argc, char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GPtrArray) forms = g_ptr_array_new ();
  gboolean held = argc > 1 && g_str_equal (argv[1], "--held");
  gtk_init ();
  for (int i = held ? 2 : 1; i + 1 < argc; i += 2)
    {
      char *data = NULL;
      gsize length = 0;
      if (!g_file_get_contents (argv[i + 1], &data, &length, NULL))
        return 1;
      g_autoptr (GBytes) bytes = g_bytes_new_take (data, length);
      g_autoptr (GdkContentProvider) form = NULL;
      if (g_str_equal (argv[i], "text/plain"))
        {
          g_autofree char *text = g_strndup (data, length);
          form = gdk_content_provider_new_typed (G_TYPE_STRING, text);
        }
      else
        form = gdk_content_provider_new_for_bytes (argv[i], bytes);
      g_ptr_array_add (forms, g_steal_pointer (&form));
    }
  g_autoptr (GdkContentProvider) all
    = gdk_content_provider_new_union ((GdkContentProvider **)forms->pdata, forms->len);
  gdk_clipboard_set_content (gdk_display_get_clipboard (gdk_display_get_default ()), all);
  g_print ("offered\n");
  if (held)
    getchar ();
  g_main_loop_run (loop);
  return 0;
}

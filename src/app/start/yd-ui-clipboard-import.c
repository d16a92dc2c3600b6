/* Owns: what stands on the clipboard as a document to be imported: words of another program, or files that were
 * copied in a file manager. Refuses: to read them (yd-ui-plan-maker.c). */

#include "yd-ui-plan-maker.h"

#include "yd-ui-foreign.h"
#include "yd-ui-front.h"

#include <glib/gi18n.h>

static void
words_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (YdUiApplication) application = data;
  g_autoptr (GBytes) html = NULL;
  g_autofree char *text = NULL;
  if (!yd_ui_foreign_read_finish (GDK_CLIPBOARD (source), result, &html, &text, NULL)
      || (html == NULL && *text == '\0'))
    yd_ui_front_say (application, _ ("there are no words to paste"));
  else
    yd_ui_plan_maker_import_words (application, g_steal_pointer (&html), g_steal_pointer (&text));
  g_application_release (G_APPLICATION (application));
}

static void
files_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (YdUiApplication) application = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  GSList *files = value != NULL ? gdk_file_list_get_files (g_value_get_boxed (value)) : NULL;
  if (files == NULL)
    yd_ui_front_say (application, _ ("there are no words to paste"));
  for (GSList *l = files; l != NULL; l = l->next)
    yd_ui_application_open_anything (application, l->data);
  g_slist_free (files);
  g_application_release (G_APPLICATION (application));
}

void
yd_ui_plan_maker_import_clipboard (YdUiApplication *application)
{
  GdkClipboard *clipboard = gdk_display_get_clipboard (gdk_display_get_default ());
  g_application_hold (G_APPLICATION (application)); /* until it is told */
  if (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    files_cb, g_object_ref (application));
  else
    yd_ui_foreign_read_async (clipboard, NULL, words_cb, g_object_ref (application));
}

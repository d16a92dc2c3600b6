/* Owns: the command that prints a notice. Refuses: to judge whether it may leave (YdUiRelease does), and to
 * print (YdUiPrint does). */

#include "yd-ui-notice-print.h"

#include "yd-ui-print.h"
#include "yd-ui-release.h"

typedef struct
{
  GtkWindow *window;      /* owned */
  YdUiDocument *document; /* owned */
} Printing;

static void
printing_free (gpointer data)
{
  Printing *printing = data;
  g_object_unref (printing->window);
  g_object_unref (printing->document);
  g_free (printing);
}

static void
print_cb (gboolean draft, gpointer data)
{
  Printing *printing = data;
  g_autoptr (GError) error = NULL;
  YdNoticeOptions options = *yd_ui_document_get_options (printing->document);
  options.draft = draft;
  g_autoptr (YdUiPrint) print = yd_ui_print_new (printing->document, &options, &error);
  if (print == NULL
      || !yd_ui_print_run (print, printing->window, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, NULL,
                           &error))
    yd_ui_document_report (printing->document, error);
  printing_free (printing);
}

void
yd_ui_notice_print_ask (GtkWindow *window, YdUiDocument *document)
{
  Printing *printing = g_new0 (Printing, 1);
  printing->window = g_object_ref (window);
  printing->document = g_object_ref (document);
  yd_ui_release_ask (YD_UI_RELEASE_PRINT, window, document, print_cb, printing, printing_free);
}

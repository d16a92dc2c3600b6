/* Owns: the way of a list of units from a file or the clipboard to its preview, and of the register to a
 * workbook. Reading goes on a thread. Refuses: to understand lists; sheet/ does. */

#include "yd-ui-units-files.h"

#include "yd-import.h"
#include "yd-ui-gtk.h"
#include "yd-ui-save-ask.h"
#include "yd-ui-state.h"
#include "yd-ui-thread.h"
#include "yd-ui-toast.h"
#include "yd-ui-units-import.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWindow *parent;      /* owned */
  YdUiDocument *document; /* owned */
  YdUiToasts *toasts;     /* owned; of an export */
  GFile *file;            /* owned */
  YdUnitTable *table;     /* owned: what was read; NULL with the error */
  GError *error;          /* owned */
  YdUiUnitDone done;
  gpointer data;
} Way;

static Way *
new_way (GtkWindow *parent, YdUiDocument *document, YdUiUnitDone done, gpointer data)
{
  Way *way = g_new0 (Way, 1);
  way->parent = g_object_ref (parent);
  way->document = g_object_ref (document);
  way->done = done;
  way->data = data;
  return way;
}

static void
free_way (gpointer data)
{
  Way *way = data;
  g_object_unref (way->parent);
  g_object_unref (way->document);
  g_clear_object (&way->toasts);
  g_clear_object (&way->file);
  g_clear_pointer (&way->table, yd_unit_table_free);
  g_clear_error (&way->error);
  g_free (way);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Way, free_way)

static GtkFileChooserNative *
new_chooser (Way *way, const char *title, GtkFileChooserAction action)
{
  GtkFileChooserNative *chooser
    = gtk_file_chooser_native_new (title, way->parent, action, NULL, NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _ ("Excel workbooks"));
  gtk_file_filter_add_suffix (filter, "xlsx");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  g_autofree char *folder = yd_ui_state_dup_folder ();
  if (folder != NULL)
    {
      g_autoptr (GFile) place = g_file_new_for_path (folder);
      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), place, NULL);
    }
  return chooser;
}

/* ---- in ---- */

static void
read_work (gpointer data)
{
  Way *way = data;
  g_autoptr (GBytes) bytes = yd_import_load (way->file, NULL, NULL, NULL, &way->error);
  way->table = bytes != NULL ? yd_unit_table_read (bytes, NULL, &way->error) : NULL;
}

static void
read_cb (gpointer data)
{
  Way *way = data;
  g_autofree char *name = g_file_get_basename (way->file);
  g_autofree char *shown = g_filename_display_name (name);
  g_prefix_error (&way->error, _ ("%s: "), shown);
  if (way->error != NULL)
    yd_ui_document_report (way->document, way->error);
  else if (gtk_widget_get_mapped (GTK_WIDGET (way->parent)))
    yd_ui_units_import_ask (way->parent, way->document, g_steal_pointer (&way->table), shown,
                            way->done, way->data);
}

void
yd_ui_units_files_read (GtkWindow *parent, YdUiDocument *document, GFile *file, YdUiUnitDone done,
                        gpointer data)
{
  Way *way = new_way (parent, document, done, data);
  way->file = g_object_ref (file);
  yd_ui_thread_run (read_work, read_cb, way, free_way);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, gpointer data)
{
  g_autoptr (Way) way = data;
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                             ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                             : NULL;
  if (file != NULL)
    yd_ui_units_files_read (way->parent, way->document, file, way->done, way->data);
  g_object_unref (chooser);
}

void
yd_ui_units_files_import (GtkWindow *parent, YdUiDocument *document, YdUiUnitDone done,
                          gpointer data)
{
  Way *way = new_way (parent, document, done, data);
  GtkFileChooserNative *chooser
    = new_chooser (way, _ ("Read Units from a Workbook"), GTK_FILE_CHOOSER_ACTION_OPEN);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), way);
  yd_ui_gtk_show_chooser (GTK_NATIVE_DIALOG (chooser));
}

static void
pasted_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (Way) way = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  YdUnitTable *table = text != NULL ? yd_unit_table_parse (text, &error) : NULL;
  if (text == NULL)
    error = g_error_new_literal (YD_ERROR, YD_ERROR_INVALID,
                                 _ ("The clipboard has no rows; copy them in Excel or WPS first"));
  if (table == NULL)
    yd_ui_document_report (way->document, error);
  else
    yd_ui_units_import_ask (way->parent, way->document, table, NULL, way->done, way->data);
}

void
yd_ui_units_files_paste (GtkWindow *parent, YdUiDocument *document, YdUiUnitDone done,
                         gpointer data)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (parent)), NULL, pasted_cb,
                                 new_way (parent, document, done, data));
}

/* ---- out ---- */

static void
export_cb (gpointer data, const char *path)
{
  g_autoptr (Way) way = data;
  g_autoptr (GError) error = NULL;
  if (path == NULL)
    return;
  if (!yd_unit_table_write (yd_ui_document_get_plan (way->document), path,
                            g_get_real_time () / G_USEC_PER_SEC, &error))
    {
      yd_ui_document_report (way->document, error);
      return;
    }
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *words = g_strdup_printf (_ ("Workbook written: %s"), name);
  yd_ui_toast_file (way->toasts, words, path);
}

void
yd_ui_units_files_export (GtkWindow *parent, YdUiDocument *document, YdUiToasts *toasts)
{
  Way *way = new_way (parent, document, NULL, NULL);
  way->toasts = g_object_ref (toasts);
  GtkFileChooserNative *chooser
    = new_chooser (way, _ ("Export the Register"), GTK_FILE_CHOOSER_ACTION_SAVE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), "单位名录.xlsx");
  yd_ui_save_ask (chooser, ".xlsx", export_cb, way);
}

/* Owns: the way of a list of units from a file or the clipboard to its preview, and of the register to a
 * workbook. Reading goes on a thread. Refuses: to understand lists; sheet/ does. */

#include "yd-ui-units-files.h"

#include "yd-import.h"
#include "yd-ui-state.h"
#include "yd-ui-toast.h"
#include "yd-ui-units-import.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWindow *parent;      /* owned */
  YdUiDocument *document; /* owned */
  AdwToastOverlay *toasts; /* owned; of an export */
  GFile *file;            /* owned */
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
free_way (Way *way)
{
  g_object_unref (way->parent);
  g_object_unref (way->document);
  g_clear_object (&way->toasts);
  g_clear_object (&way->file);
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
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
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
read_work (GTask *task, gpointer source, gpointer file, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autoptr (GBytes) bytes = yd_import_load (file, cancellable, NULL, NULL, &error);
  YdUnitTable *table = bytes != NULL ? yd_unit_table_read (bytes, cancellable, &error) : NULL;
  if (table != NULL)
    g_task_return_pointer (task, table, (GDestroyNotify)yd_unit_table_free);
  else
    {
      g_prefix_error (&error, "%s: ", shown);
      g_task_return_error (task, g_steal_pointer (&error));
    }
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Way) way = data;
  g_autoptr (GError) error = NULL;
  YdUnitTable *table = g_task_propagate_pointer (G_TASK (result), &error);
  if (table == NULL)
    {
      yd_ui_document_report (way->document, error);
      return;
    }
  g_autofree char *name = g_file_get_basename (way->file);
  g_autofree char *shown = g_filename_display_name (name);
  if (gtk_widget_get_mapped (GTK_WIDGET (way->parent)))
    yd_ui_units_import_ask (way->parent, way->document, table, shown, way->done, way->data);
  else
    yd_unit_table_free (table);
}

void
yd_ui_units_files_read (GtkWindow *parent, YdUiDocument *document, GFile *file, YdUiUnitDone done,
                        gpointer data)
{
  Way *way = new_way (parent, document, done, data);
  way->file = g_object_ref (file);
  g_autoptr (GTask) task = g_task_new (parent, NULL, read_cb, way);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_work);
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
yd_ui_units_files_import (GtkWindow *parent, YdUiDocument *document, YdUiUnitDone done, gpointer data)
{
  Way *way = new_way (parent, document, done, data);
  GtkFileChooserNative *chooser = new_chooser (way, _ ("Read Units from a Workbook"), GTK_FILE_CHOOSER_ACTION_OPEN);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), way);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
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
yd_ui_units_files_paste (GtkWindow *parent, YdUiDocument *document, YdUiUnitDone done, gpointer data)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (parent)), NULL, pasted_cb,
                                 new_way (parent, document, done, data));
}

/* ---- out ---- */

static void
export_cb (GtkNativeDialog *chooser, int response, gpointer data)
{
  g_autoptr (Way) way = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                             ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                             : NULL;
  g_object_unref (chooser);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
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
yd_ui_units_files_export (GtkWindow *parent, YdUiDocument *document, AdwToastOverlay *toasts)
{
  Way *way = new_way (parent, document, NULL, NULL);
  way->toasts = g_object_ref (toasts);
  GtkFileChooserNative *chooser = new_chooser (way, _ ("Export the Register"), GTK_FILE_CHOOSER_ACTION_SAVE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), "单位名录.xlsx");
  g_signal_connect (chooser, "response", G_CALLBACK (export_cb), way);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

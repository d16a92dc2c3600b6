/* Owns: files that are dropped on a window: plans are opened, documents read in. Refuses: to open and read
 * (yd-ui-application.c). */

#include "yd-ui-drops.h"

#include "yd-ui-application.h"

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, GtkWindow *window)
{
  GtkApplication *application = gtk_window_get_application (window);
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autoptr (GtkWindow) kept = g_object_ref (window); /* the start page may go */
  gtk_widget_remove_css_class (GTK_WIDGET (window), "dropping");
  for (GSList *l = files; l != NULL && application != NULL; l = l->next)
    yd_ui_application_open_anything (YD_UI_APPLICATION (application), l->data);
  g_slist_free (files);
  return TRUE;
}

static GdkDragAction
enter_cb (GtkDropTarget *target, double x, double y, GtkWidget *window)
{
  gtk_widget_add_css_class (window, "dropping");
  return GDK_ACTION_COPY;
}

static void
leave_cb (GtkDropTarget *target, GtkWidget *window)
{
  gtk_widget_remove_css_class (window, "dropping");
}

/* From now on. */
void
yd_ui_drops_take (GtkWindow *window)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect (drop, "enter", G_CALLBACK (enter_cb), window);
  g_signal_connect (drop, "leave", G_CALLBACK (leave_cb), window);
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), window);
  gtk_widget_add_controller (GTK_WIDGET (window), GTK_EVENT_CONTROLLER (drop));
}

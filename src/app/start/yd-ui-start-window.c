/* Owns: the start page: its cards are actions of the program, its list is of recent plans; files may be
 * dropped anywhere. Refuses: to open or make plans itself. */

#include "yd-ui-start-window.h"

#include "yd-ui-application.h"
#include "yd-ui-gtk.h"
#include "yd-ui-job.h"
#include "yd-ui-plan-maker.h"
#include "yd-ui-recent.h"
#include "yd-ui-toast.h"
#include "yd-ui-words.h"

#include <glib/gi18n.h>

struct _YdUiStartWindow
{
  AdwApplicationWindow parent_instance;

  /* template */
  AdwToastOverlay *toasts;
  YdUiJob *job;
  GtkWidget *recent_box;
  GtkListBox *recent;
  GtkWidget *clear;
};

G_DEFINE_FINAL_TYPE (YdUiStartWindow, yd_ui_start_window, ADW_TYPE_APPLICATION_WINDOW)

static YdUiApplication *
application_of (YdUiStartWindow *self)
{
  return YD_UI_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

/* ---- rows ---- */

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static char *
dup_subtitle (const YdUiRecent *recent, gboolean there)
{
  const char *home = g_get_home_dir ();
  g_autofree char *shown = g_str_has_prefix (recent->path, home)
                             ? g_strconcat ("~", recent->path + strlen (home), NULL)
                             : g_strdup (recent->path);
  if (!there)
    return g_strdup_printf (_ ("Not found: %s"), shown);
  g_autofree char *years = recent->year_to > 0
                             ? g_strdup_printf (_ ("%d–%d"), recent->year, recent->year_to)
                           : recent->year > 0 ? g_strdup_printf (_ ("Year %d"), recent->year)
                                              : NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  if (recent->issuer != NULL && recent->issuer[0] != '\0')
    g_ptr_array_add (parts, recent->issuer);
  if (years != NULL)
    g_ptr_array_add (parts, years);
  g_ptr_array_add (parts, shown);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **)parts->pdata);
}

static void fill (YdUiStartWindow *self);

static void
forget_cb (GtkButton *button, YdUiStartWindow *self)
{
  yd_ui_recent_forget (g_object_get_data (G_OBJECT (button), "path"));
  fill (self);
}

static void
find_again_cb (GtkButton *button, YdUiStartWindow *self)
{
  yd_ui_recent_forget (g_object_get_data (G_OBJECT (button), "path"));
  yd_ui_plan_maker_open (application_of (self), GTK_WINDOW (self));
}

static GtkWidget *
new_path_button (YdUiStartWindow *self, const YdUiRecent *recent, GtkWidget *button, GCallback callback)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (recent->path), g_free);
  g_signal_connect (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
new_tag (const YdUiRecent *recent)
{
  GtkWidget *tag
    = gtk_label_new (recent->read_only ? _ ("Read-only") : yd_ui_words_get_stage (recent->stage));
  gtk_widget_set_css_classes (tag, yd_ui_words_get_stage_classes (recent->stage, recent->read_only));
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (tag, GTK_ALIGN_START);
  return tag;
}

static GtkWidget *
new_row (YdUiStartWindow *self, const YdUiRecent *recent)
{
  gboolean there = g_file_test (recent->path, G_FILE_TEST_EXISTS);
  g_autofree char *subtitle = dup_subtitle (recent, there);
  g_autofree char *when = yd_ui_words_dup_time (recent->changed, g_get_real_time ());
  const char *title = recent->title != NULL && recent->title[0] != '\0' ? recent->title
                                                                        : _ ("(untitled plan)");
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), new_label (title, "title"));
  GtkWidget *dim = new_label (subtitle, "dim-label");
  gtk_widget_add_css_class (dim, "caption");
  gtk_widget_set_tooltip_text (dim, recent->path);
  gtk_box_append (GTK_BOX (words), dim);
  gtk_box_append (GTK_BOX (line), words);
  if (there)
    {
      GtkWidget *tag = new_tag (recent), *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_set_size_request (cell, 92, -1);
      gtk_box_append (GTK_BOX (cell), tag);
      gtk_box_append (GTK_BOX (line), cell);
      GtkWidget *time = new_label (when, "dim-label");
      gtk_widget_set_size_request (time, 130, -1);
      gtk_box_append (GTK_BOX (line), time);
    }
  else
    gtk_box_append (GTK_BOX (line),
                    new_path_button (self, recent, gtk_button_new_with_label (_ ("Find It Again…")),
                                     G_CALLBACK (find_again_cb)));
  g_autofree char *forget_name = g_strdup_printf (_ ("Take %s off the list"), title);
  GtkWidget *forget = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_add_css_class (forget, "flat");
  gtk_widget_set_tooltip_text (forget, _ ("Take it off the list"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (forget), GTK_ACCESSIBLE_PROPERTY_LABEL, forget_name,
                                  -1);
  gtk_box_append (GTK_BOX (line), new_path_button (self, recent, forget, G_CALLBACK (forget_cb)));

  GtkWidget *row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), there);
  if (!there)
    gtk_widget_add_css_class (row, "missing");
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (recent->path), g_free);
  g_autofree char *name = g_strdup_printf (_ ("%s, %s"), title, subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
fill (YdUiStartWindow *self)
{
  g_autoptr (GPtrArray) list = yd_ui_recent_load ();
  yd_ui_gtk_clear_list_box (self->recent);
  for (guint i = 0; i < list->len; i++)
    gtk_list_box_append (self->recent, new_row (self, list->pdata[i]));
  gtk_widget_set_visible (self->recent_box, list->len > 0);
}

static void
row_activated_cb (YdUiStartWindow *self, GtkListBoxRow *row)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup (g_object_get_data (G_OBJECT (row), "path"));
  if (!yd_ui_application_open_plan (application_of (self), path, &error))
    yd_ui_toast_say (self->toasts, error->message);
}

static void
clear_cb (YdUiStartWindow *self)
{
  yd_ui_recent_forget_all ();
  fill (self);
}

/* ---- dropping files ---- */

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, YdUiStartWindow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "dropping");
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));
  YdUiApplication *application = application_of (self);
  g_object_ref (self);
  for (GSList *l = files; l != NULL; l = l->next)
    yd_ui_application_open_anything (application, l->data);
  g_slist_free (files);
  g_object_unref (self);
  return TRUE;
}

static GdkDragAction
drop_enter_cb (GtkDropTarget *target, double x, double y, YdUiStartWindow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "dropping");
  return GDK_ACTION_COPY;
}

static void
drop_leave_cb (GtkDropTarget *target, YdUiStartWindow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "dropping");
}

/* ---- life ---- */

static void
yd_ui_start_window_class_init (YdUiStartWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  g_type_ensure (YD_UI_TYPE_JOB);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/yaodian/Yaodian/start/yd-ui-start-window.ui");
  gtk_widget_class_bind_template_child (widget_class, YdUiStartWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, YdUiStartWindow, job);
  gtk_widget_class_bind_template_child (widget_class, YdUiStartWindow, recent_box);
  gtk_widget_class_bind_template_child (widget_class, YdUiStartWindow, recent);
  gtk_widget_class_bind_template_child (widget_class, YdUiStartWindow, clear);
}

static void
yd_ui_start_window_init (YdUiStartWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->recent, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (clear_cb), self);
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect (drop, "enter", G_CALLBACK (drop_enter_cb), self);
  g_signal_connect (drop, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  fill (self);
}

YdUiStartWindow *
yd_ui_start_window_new (AdwApplication *application)
{
  return g_object_new (YD_UI_TYPE_START_WINDOW, "application", application, NULL);
}

void
yd_ui_start_window_say (YdUiStartWindow *self, const char *words)
{
  yd_ui_toast_say (self->toasts, words);
}

YdUiJob *
yd_ui_start_window_get_job (YdUiStartWindow *self)
{
  return self->job;
}

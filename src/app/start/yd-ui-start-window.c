/* Owns: the start page: its cards are actions of the program, its list is of recent plans; files may be
 * dropped anywhere. Refuses: to open or make plans itself. */

#include "yd-ui-start-window.h"

#include "yd-ui-application.h"
#include "yd-ui-drops.h"
#include "yd-ui-gtk.h"
#include "yd-ui-job.h"
#include "yd-ui-plan-maker.h"
#include "yd-ui-recent-row.h"
#include "yd-ui-thread.h"
#include "yd-ui-toast.h"
#include "yd-ui-window.h"

#include <glib/gi18n.h>

#define MOST_WAITING 3

struct _YdUiStartWindow
{
  AdwApplicationWindow parent_instance;

  /* template */
  YdUiToasts *toasts;
  YdUiJob *job;
  GtkMenuButton *menu;
  GMenuModel *primary_menu;
  GtkWidget *rest; /* below the cards; shown when the lists are filled */
  GtkWidget *recent_box, *waiting_box;
  GtkListBox *recent, *waiting;
  GtkWidget *clear;

  guint generation; /* of what the lists show */
  guint n_there;    /* how many of the files were found */
  char *places;     /* owned: which files they found and which not; NULL before the first frame */
  char *
    forgotten; /* owned: the list before something was taken off, for the way back; NULL for none */
};

G_DEFINE_FINAL_TYPE (YdUiStartWindow, yd_ui_start_window, ADW_TYPE_APPLICATION_WINDOW)

static YdUiApplication *
application_of (YdUiStartWindow *self)
{
  return YD_UI_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

/* ---- the lists ---- */

static void fill_with (YdUiStartWindow *self, GPtrArray *list);

/* Looking for files that may be away. */
typedef struct
{
  YdUiStartWindow *window; /* owned */
  GPtrArray *list;         /* owned */
  guint generation;        /* of the list */
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;
  g_object_unref (look->window);
  g_ptr_array_unref (look->list);
  g_free (look);
}

static void
look_thread_cb (gpointer data)
{
  GPtrArray *list = ((Look *)data)->list;
  for (guint i = 0; i < list->len; i++)
    if (!((YdUiRecent *)list->pdata[i])->looked)
      yd_ui_recent_look (list->pdata[i]);
}

static char *
dup_places (GPtrArray *list)
{
  GString *places = g_string_new (NULL);
  for (guint i = 0; i < list->len; i++)
    {
      const YdUiRecent *recent = list->pdata[i];
      g_string_append_printf (places, "%s %d\n", recent->path,
                              yd_ui_recent_is_removable (recent) ? -1 : recent->there);
    }
  return g_string_free (places, FALSE);
}

static guint
count_there (GPtrArray *list)
{
  guint count = 0;
  for (guint i = 0; i < list->len; i++)
    count += ((const YdUiRecent *)list->pdata[i])->there;
  return count;
}

static void
looked_cb (gpointer data)
{
  Look *look = data;
  YdUiStartWindow *self = look->window;
  if (gtk_window_get_application (GTK_WINDOW (self)) != NULL && self->generation == look->generation
      && count_there (look->list) != self->n_there)
    fill_with (self, look->list);
}

/* Sticks and network places are looked for on a thread: one that does not answer holds up nobody. */
static void
look (YdUiStartWindow *self, GPtrArray *list)
{
  for (guint i = 0; i < list->len; i++)
    if (!((YdUiRecent *)list->pdata[i])->looked)
      {
        Look *look = g_new (Look, 1);
        *look = (Look){ g_object_ref (self), g_ptr_array_ref (list), self->generation };
        yd_ui_thread_run (look_thread_cb, looked_cb, look, look_free);
        return;
      }
}

static void
fill_with (YdUiStartWindow *self, GPtrArray *list)
{
  guint n_waiting = 0;
  self->n_there = count_there (list);
  yd_ui_gtk_clear_list_box (self->recent);
  yd_ui_gtk_clear_list_box (self->waiting);
  for (guint i = 0; i < list->len; i++)
    {
      GtkWidget *waiting = yd_ui_recent_row_new_waiting (list->pdata[i]);
      gtk_list_box_append (self->recent, yd_ui_recent_row_new (list->pdata[i]));
      if (waiting != NULL && n_waiting++ < MOST_WAITING)
        gtk_list_box_append (self->waiting, waiting);
      else if (waiting != NULL)
        g_object_ref_sink (waiting), g_object_unref (waiting);
    }
  gtk_widget_set_visible (self->recent_box, list->len > 0);
  gtk_widget_set_visible (self->waiting_box, n_waiting > 0);
}

static void
fill (YdUiStartWindow *self)
{
  g_autoptr (GPtrArray) list = yd_ui_recent_load ();
  self->generation++;
  g_free (self->places);
  self->places = dup_places (list);
  fill_with (self, list);
  look (self, list);
}

/* A plan in which something waits is shown with what is late in it. */
static void
row_activated_cb (YdUiStartWindow *self, GtkListBoxRow *row)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup (yd_ui_recent_row_get_path (row));
  YdUiApplication *application = application_of (self);
  gboolean waiting = gtk_widget_get_parent (GTK_WIDGET (row)) == GTK_WIDGET (self->waiting);
  if (!yd_ui_application_open_plan (application, path, &error))
    yd_ui_toast_say (self->toasts, error->message);
  else if (waiting)
    {
      GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
      if (YD_UI_IS_WINDOW (window))
        yd_ui_window_show_late (YD_UI_WINDOW (window));
    }
}

/* @forgotten: (transfer full): the list as it was before */
static void
forgot (YdUiStartWindow *self, char *forgotten, const char *words)
{
  g_free (self->forgotten);
  self->forgotten = forgotten;
  fill (self);
  yd_ui_toast_act (self->toasts, words, _ ("Undo"), "start.remember");
}

static void
clear_cb (YdUiStartWindow *self)
{
  forgot (self, yd_ui_recent_forget_all (), _ ("The list is cleared; the plans themselves stay"));
}

static void
remember_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  YdUiStartWindow *self = YD_UI_START_WINDOW (widget);
  if (self->forgotten != NULL)
    yd_ui_recent_remember (self->forgotten);
  g_clear_pointer (&self->forgotten, g_free);
  fill (self);
}

/* A stick may have been plugged in meanwhile, a file moved away or back. Rows in which nothing has
 * changed stay: one of them may just have opened its menu. */
static void
active_cb (YdUiStartWindow *self)
{
  if (!gtk_window_is_active (GTK_WINDOW (self)) || self->places == NULL)
    return;
  g_autoptr (GPtrArray) list = yd_ui_recent_load ();
  g_autofree char *now = dup_places (list);
  if (g_strcmp0 (now, self->places) != 0)
    fill (self);
  else
    look (self, list);
}

/* ---- commands on an entry ---- */

/* The row of @path has the keyboard, where the list was made anew. */
static void
focus_path (YdUiStartWindow *self, const char *path)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->recent)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (yd_ui_recent_row_get_path (GTK_LIST_BOX_ROW (row)), path) == 0)
      gtk_widget_grab_focus (row);
}

static void
forget_cb (GtkWidget *widget, const char *action, GVariant *path)
{
  forgot (YD_UI_START_WINDOW (widget), yd_ui_recent_forget (g_variant_get_string (path, NULL)),
          _ ("Taken off the list; the plan itself stays"));
}

static void
pin_cb (GtkWidget *widget, const char *action, GVariant *path)
{
  YdUiStartWindow *self = YD_UI_START_WINDOW (widget);
  yd_ui_recent_pin (g_variant_get_string (path, NULL), g_str_equal (action, "start.pin"));
  fill (self);
  focus_path (self, g_variant_get_string (path, NULL));
}

static void
show_cb (GtkWidget *widget, const char *action, GVariant *path)
{
  yd_ui_toast_show_in_folder (YD_UI_START_WINDOW (widget)->toasts,
                              g_variant_get_string (path, NULL));
}

/* The entry keeps its place; only a plan that can be read takes it. */
static void
found_cb (gpointer data, const char *old_path, const char *path)
{
  YdUiStartWindow *self = data;
  g_autoptr (GError) error = NULL;
  YdStoreContext context = { .author = "", .host = "", .now = g_get_real_time };
  g_autoptr (YdStore) store = yd_store_open (path, YD_OPEN_READ, &context, &error);
  if (store == NULL)
    {
      yd_ui_toast_say (self->toasts, error->message);
      return;
    }
  yd_ui_recent_move (old_path, store);
  fill (self);
  focus_path (self, path);
}

static void
find_cb (GtkWidget *widget, const char *action, GVariant *path)
{
  YdUiStartWindow *self = YD_UI_START_WINDOW (widget);
  yd_ui_plan_maker_find (application_of (self), GTK_WINDOW (self),
                         g_variant_get_string (path, NULL), found_cb, self);
}

/* What was copied elsewhere, text or files; nobody types on this page. */
static gboolean
paste_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return gtk_widget_activate_action (widget, "app.import-clipboard", NULL);
}

/* ---- life ---- */

/* The first frame has what is always the same; nobody waits for files to be looked at and rows to be made
 * before there is a window. The lists stand below the rest, so that nothing moves. */
static void
painted_cb (YdUiStartWindow *self, GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, self);
  fill (self);
  gtk_widget_set_visible (self->rest, TRUE);
}

static void
yd_ui_start_window_realize (GtkWidget *widget)
{
  YdUiStartWindow *self = YD_UI_START_WINDOW (widget);
  GTK_WIDGET_CLASS (yd_ui_start_window_parent_class)->realize (widget);
  if (self->places == NULL)
    g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint",
                             G_CALLBACK (painted_cb), self, G_CONNECT_SWAPPED);
}

static void
yd_ui_start_window_finalize (GObject *object)
{
  g_free (YD_UI_START_WINDOW (object)->places);
  g_free (YD_UI_START_WINDOW (object)->forgotten);
  G_OBJECT_CLASS (yd_ui_start_window_parent_class)->finalize (object);
}

static void
yd_ui_start_window_class_init (YdUiStartWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yd_ui_start_window_finalize;
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  widget_class->realize = yd_ui_start_window_realize;
  g_type_ensure (YD_UI_TYPE_TOASTS);
  g_type_ensure (YD_UI_TYPE_JOB);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/yaodian/Yaodian/start/yd-ui-start-window.ui");
  gtk_widget_class_bind_template_child (widget_class, YdUiStartWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, YdUiStartWindow, job);
  gtk_widget_class_bind_template_child (widget_class, YdUiStartWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, YdUiStartWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, YdUiStartWindow, rest);
  gtk_widget_class_bind_template_child (widget_class, YdUiStartWindow, recent_box);
  gtk_widget_class_bind_template_child (widget_class, YdUiStartWindow, recent);
  gtk_widget_class_bind_template_child (widget_class, YdUiStartWindow, waiting_box);
  gtk_widget_class_bind_template_child (widget_class, YdUiStartWindow, waiting);
  gtk_widget_class_bind_template_child (widget_class, YdUiStartWindow, clear);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, paste_cb, NULL);
  gtk_widget_class_install_action (widget_class, "start.forget", "s", forget_cb);
  gtk_widget_class_install_action (widget_class, "start.remember", NULL, remember_cb);
  gtk_widget_class_install_action (widget_class, "start.pin", "s", pin_cb);
  gtk_widget_class_install_action (widget_class, "start.unpin", "s", pin_cb);
  gtk_widget_class_install_action (widget_class, "start.show", "s", show_cb);
  gtk_widget_class_install_action (widget_class, "start.find", "s", find_cb);
}

static void
yd_ui_start_window_init (YdUiStartWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->recent, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (self->waiting, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (clear_cb), self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  yd_ui_drops_take (GTK_WINDOW (self));
  yd_ui_gtk_set_menu (self->menu, self->primary_menu);
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

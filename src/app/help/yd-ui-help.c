/* Owns: the help window: its pages, in the person's language, and which of them is about a window.
 * Refuses: to read Markdown (yd-ui-help-page does) and to go on the network. */

#include "yd-ui-help.h"

#include "yd-ui-gtk.h"
#include "yd-ui-help-page.h"
#include "yd-ui-panes.h"
#include "yd-ui-window.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#define LIST_WIDTH 200 /* pixels */
#define LIST_FROM 640  /* pixels: the narrowest window in which it stands beside the page */
#define RESOURCES "/cn/yaodian/Yaodian/help/"

/* In the order in which they are listed; the titles are those of the pages. */
static const char *const pages[]
  = { "index",    "import", "draft",      "assign",      "units",
      "findings", "notice", "export",     "printing",    "compare",
      "history",  "file",   "properties", "preferences", "command-line" };

/* A kind of window, by the name of its type, and what is read about it. */
static const struct
{
  const char *type;
  const char *page;
} topics[] = {
  { "YdUiStartWindow", "index" },     { "YdUiReview", "import" },
  { "YdUiUnitsWindow", "units" },     { "YdUiFindings", "findings" },
  { "YdUiCompare", "compare" },       { "YdUiHistory", "history" },
  { "YdUiMerge", "history" },         { "YdUiCalibrationWindow", "printing" },
  { "YdUiProperties", "properties" }, { "AdwPreferencesWindow", "preferences" },
};

typedef struct
{
  GtkWindow *window;        /* borrowed: owns this */
  GtkListBox *list;         /* child */
  GtkScrolledWindow *place; /* child: of the page */
  YdUiPanes *panes;         /* child: of both */
} Help;

static char *
dup_text (const char *page)
{
  const char *const *languages = g_get_language_names ();
  g_autofree char *path = g_strdup_printf (
    RESOURCES "%s/%s.md", g_str_has_prefix (languages[0], "zh") ? "zh_CN" : "en", page);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                       : NULL;
}

/* ---- pages ---- */

static void show_page (Help *help, const char *page);

static gboolean
link_cb (GtkLabel *label, const char *target, Help *help)
{
  g_autofree char *page
    = g_str_has_suffix (target, ".md") ? g_strndup (target, strlen (target) - 3) : NULL;
  if (page != NULL)
    show_page (help, page);
  return TRUE; /* never into a browser */
}

static int
find_page (const char *page)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i], page))
      return (int)i;
  return -1;
}

static void
show_page (Help *help, const char *page)
{
  int row = find_page (page);
  if (row >= 0)
    gtk_list_box_select_row (help->list, gtk_list_box_get_row_at_index (help->list, row));
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, Help *help)
{
  g_autofree char *text = row != NULL ? dup_text (pages[gtk_list_box_row_get_index (row)]) : NULL;
  if (text == NULL)
    return;
  GtkWidget *clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 720);
  adw_clamp_set_child (ADW_CLAMP (clamp), yd_ui_help_page_new (text, G_CALLBACK (link_cb), help));
  gtk_scrolled_window_set_child (help->place, clamp);
}

/* A page is chosen, not only passed with the keys: a list that lies over it goes. */
static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, Help *help)
{
  if (yd_ui_panes_get_folded (help->panes, YD_UI_PANE_SIDEBAR))
    yd_ui_panes_set_shown (help->panes, YD_UI_PANE_SIDEBAR, FALSE);
}

/* The first line of a page is its title. */
static void
add_row (Help *help, const char *page)
{
  g_autofree char *text = dup_text (page);
  g_autofree char *title = text != NULL ? g_strndup (text, strcspn (text, "\n")) : g_strdup (page);
  const char *words = title + strspn (title, "# ");
  GtkWidget *row = gtk_list_box_row_new (), *label = gtk_label_new (words);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (row, words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_list_box_append (help->list, row);
}

/* ---- the window ---- */

static GtkWidget *
new_scrolled (GtkWidget *child)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), child);
  return scrolled;
}

/* Opens the list where it is folded. */
static GtkWidget *
new_header (Help *help)
{
  GtkWidget *header = adw_header_bar_new (), *button = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (button), "sidebar-show-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Pages of the help"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pages of the help"), -1);
  g_object_bind_property (help->panes, "sidebar-shown", button, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), button);
  return header;
}

static Help *
help_new (GtkApplication *application)
{
  Help *help = g_new0 (Help, 1);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *list = gtk_list_box_new (), *side = new_scrolled (list), *place = new_scrolled (NULL);
  help->window = GTK_WINDOW (adw_window_new ());
  help->list = GTK_LIST_BOX (list);
  help->place = GTK_SCROLLED_WINDOW (place);
  gtk_window_set_application (help->window, application);
  gtk_window_set_title (help->window, _ ("Help"));
  yd_ui_gtk_set_default_size (help->window, 860, 680);
  gtk_list_box_set_selection_mode (help->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pages of the help"), -1);
  help->panes = g_object_new (YD_UI_TYPE_PANES, "vexpand", TRUE, NULL);
  yd_ui_panes_set_content (help->panes, place);
  yd_ui_panes_set_pane (help->panes, YD_UI_PANE_SIDEBAR, side);
  yd_ui_panes_set_size (help->panes, YD_UI_PANE_SIDEBAR, LIST_WIDTH, LIST_FROM);
  gtk_widget_add_css_class (side, "outline");
  gtk_widget_set_focusable (side, FALSE); /* the list in it takes the keyboard */
  gtk_box_append (GTK_BOX (content), new_header (help));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (help->panes));
  adw_window_set_content (ADW_WINDOW (help->window), content);
  g_signal_connect (list, "row-selected", G_CALLBACK (row_selected_cb), help);
  g_signal_connect (list, "row-activated", G_CALLBACK (row_activated_cb), help);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    add_row (help, pages[i]);
  yd_ui_gtk_close_on_escape (help->window);
  g_object_set_data_full (G_OBJECT (help->window), "help", help, g_free);
  return help;
}

static Help *
find_help (GtkApplication *application)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (g_object_get_data (l->data, "help") != NULL)
      return g_object_get_data (l->data, "help");
  return NULL;
}

static const char *
find_topic (GtkWindow *window)
{
  if (window != NULL && YD_UI_IS_WINDOW (window))
    return yd_ui_window_get_view (YD_UI_WINDOW (window)); /* a page is called as the view */
  for (guint i = 0; window != NULL && i < G_N_ELEMENTS (topics); i++)
    if (g_str_equal (G_OBJECT_TYPE_NAME (window), topics[i].type))
      return topics[i].page;
  return "index";
}

/* @window: (nullable): the one the person works in */
void
yd_ui_help_present (GtkApplication *application, GtkWindow *window)
{
  Help *help = find_help (application);
  if (help != NULL && help->window == window)
    return; /* help about help */
  if (help == NULL)
    help = help_new (application);
  show_page (help, find_topic (window));
  /* not behind a window that takes every key */
  gtk_window_set_transient_for (help->window,
                                window != NULL && gtk_window_get_modal (window) ? window : NULL);
  gtk_window_set_modal (help->window, window != NULL && gtk_window_get_modal (window));
  gtk_window_present (help->window);
}

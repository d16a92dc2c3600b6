/* Owns: how a recent plan looks in the lists of the start page. Refuses: to do anything; its buttons and
 * its menu give commands. */

#include "yd-ui-recent-row.h"

#include "yd-ui-words.h"

#include <glib/gi18n.h>
#include <string.h>

#define STATE_WIDTH 112 /* pixels of the columns */
#define TIME_WIDTH 130

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static const char *
get_title (const YdUiRecent *recent)
{
  return recent->title != NULL && recent->title[0] != '\0' ? recent->title : _ ("(untitled plan)");
}

static char *
dup_subtitle (const YdUiRecent *recent)
{
  const char *home = g_get_home_dir ();
  g_autofree char *shown = g_str_has_prefix (recent->path, home)
                             ? g_strconcat ("~", recent->path + strlen (home), NULL)
                             : g_strdup (recent->path);
  if (!recent->there && yd_ui_recent_is_removable (recent))
    return g_strdup_printf (_ ("Not plugged in or not connected: %s"), shown);
  if (!recent->there)
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

static GtkWidget *
new_words (const char *title, const char *subtitle, const char *tooltip)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *dim = new_label (subtitle, "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (dim, "caption");
  gtk_widget_set_tooltip_text (dim, tooltip);
  gtk_box_append (GTK_BOX (words), new_label (title, "title"));
  gtk_box_append (GTK_BOX (words), dim);
  return words;
}

static GtkWidget *
new_row (const YdUiRecent *recent, GtkWidget *line, const char *name)
{
  GtkWidget *row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (recent->path), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

const char *
yd_ui_recent_row_get_path (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "path");
}

/* ---- the menu ---- */

static void
add_command (GMenu *menu, const char *label, const char *action, const char *path)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target (item, action, "s", path);
  g_menu_append_item (menu, item);
}

/* Made when it is first opened: most rows never need one. */
static void
make_menu_cb (GtkMenuButton *button, gpointer data)
{
  const char *path = g_object_get_data (G_OBJECT (button), "path");
  gboolean pinned = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "pinned"));
  g_autoptr (GMenu) menu = g_menu_new ();
  add_command (menu, pinned ? _ ("_Unpin") : _ ("_Pin to the Top"),
               pinned ? "start.unpin" : "start.pin", path);
  add_command (menu, _ ("_Show in Folder"), "start.show", path);
  add_command (menu, _ ("_Take Off the List"), "start.forget", path);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static GtkWidget *
new_menu_button (const YdUiRecent *recent)
{
  g_autofree char *name = g_strdup_printf (_ ("More about %s"), get_title (recent));
  GtkWidget *button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (recent->path), g_free);
  g_object_set_data (G_OBJECT (button), "pinned", GINT_TO_POINTER (recent->pinned));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_menu_cb, NULL, NULL);
  return button;
}

static GtkWidget *
new_button (const YdUiRecent *recent, GtkWidget *button, const char *action)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", recent->path);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
new_forget_button (const YdUiRecent *recent)
{
  g_autofree char *name = g_strdup_printf (_ ("Take %s off the list"), get_title (recent));
  GtkWidget *button
    = new_button (recent, gtk_button_new_from_icon_name ("window-close-symbolic"), "start.forget");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Take it off the list"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

/* ---- rows ---- */

static void
add_columns (GtkBox *line, const YdUiRecent *recent)
{
  g_autofree char *when = yd_ui_words_dup_time (recent->changed, g_get_real_time ());
  GtkWidget *tag = gtk_label_new (recent->read_only
                                    ? _ ("Read-only")
                                    : yd_ui_words_get_stage (recent->stage, recent->issue_changed));
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0),
            *time = new_label (when, "dim-label");
  if (recent->pinned)
    {
      GtkWidget *pin = gtk_image_new_from_icon_name ("view-pin-symbolic");
      gtk_widget_set_tooltip_text (pin, _ ("Pinned to the top"));
      gtk_widget_add_css_class (pin, "dim-label");
      gtk_box_append (line, pin);
    }
  gtk_widget_set_css_classes (
    tag, yd_ui_words_get_stage_classes (recent->stage, recent->issue_changed, recent->read_only));
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (tag, GTK_ALIGN_START);
  gtk_widget_set_size_request (cell, STATE_WIDTH, -1);
  gtk_widget_set_size_request (time, TIME_WIDTH, -1);
  gtk_box_append (GTK_BOX (cell), tag);
  gtk_box_append (line, cell);
  gtk_box_append (line, time);
}

GtkWidget *
yd_ui_recent_row_new (const YdUiRecent *recent)
{
  g_autofree char *subtitle = dup_subtitle (recent);
  g_autofree char *name = g_strdup_printf (_ ("%s, %s"), get_title (recent), subtitle);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_append (GTK_BOX (line), new_words (get_title (recent), subtitle, recent->path));
  if (recent->there)
    {
      add_columns (GTK_BOX (line), recent);
      gtk_box_append (GTK_BOX (line), new_menu_button (recent));
    }
  else
    {
      gtk_box_append (
        GTK_BOX (line),
        new_button (recent, gtk_button_new_with_label (_ ("Find It Again…")), "start.find"));
      gtk_box_append (GTK_BOX (line), new_forget_button (recent));
    }
  GtkWidget *row = new_row (recent, line, name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), recent->there);
  if (!recent->there)
    gtk_widget_add_css_class (row, "missing");
  return row;
}

/* What is late or soon due in a plan: nothing for one where nothing is. */
GtkWidget *
yd_ui_recent_row_new_waiting (const YdUiRecent *recent)
{
  if (!recent->there || recent->overdue + recent->due_soon == 0)
    return NULL;
  GString *words = g_string_new (NULL);
  if (recent->overdue > 0)
    g_string_append_printf (
      words, g_dngettext (NULL, "%u point overdue", "%u points overdue", recent->overdue),
      recent->overdue);
  if (recent->due_soon > 0)
    g_string_append_printf (words, "%s", words->len > 0 ? " · " : "");
  if (recent->due_soon > 0)
    g_string_append_printf (
      words, g_dngettext (NULL, "%u due within 30 days", "%u due within 30 days", recent->due_soon),
      recent->due_soon);
  g_autofree char *name = g_strdup_printf (_ ("%s, %s"), get_title (recent), words->str);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (
    recent->overdue > 0 ? "yaodian-light-late-symbolic" : "yaodian-light-soon-symbolic");
  gtk_widget_add_css_class (icon, recent->overdue > 0 ? "error" : "warning");
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), new_words (get_title (recent), words->str, recent->path));
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("go-next-symbolic"));
  GtkWidget *row = new_row (recent, line, name);
  g_string_free (words, TRUE);
  return row;
}

/* Owns: the window that lists the keys; GtkShortcutsWindow lays its groups side by side and so becomes
 * wider than a small screen. Refuses: to know a key (yd-ui-actions has the table). */

#include "yd-ui-shortcuts.h"

#include "yd-ui-actions.h"
#include "yd-ui-gtk.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  GtkWidget *groups; /* child: a box of AdwPreferencesGroup */
  GtkStack *stack;   /* child: of the groups and of "nothing found" */
} Shortcuts;

/* A row of the list, with what it is found by: its words and its keys, casefolded. */
static GtkWidget *
new_row (const YdUiAction *action)
{
  GtkWidget *row = adw_action_row_new (), *keys = gtk_shortcut_label_new (action->accels);
  g_autofree char *words = yd_ui_actions_dup_tooltip (action->action, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (action->title));
  gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
  g_object_set_data_full (G_OBJECT (row), "words", g_utf8_casefold (words, -1), g_free);
  return row;
}

static void
fill (Shortcuts *self)
{
  guint n_actions;
  const YdUiAction *actions = yd_ui_actions_get (&n_actions);
  const char *title = NULL;
  GtkWidget *group = NULL;
  for (guint i = 0; i < n_actions; i++)
    {
      if (actions[i].group == NULL || actions[i].accels == NULL)
        continue;
      if (g_strcmp0 (title, actions[i].group) != 0)
        {
          title = actions[i].group;
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (title));
          gtk_box_append (GTK_BOX (self->groups), group);
          g_object_set_data_full (G_OBJECT (group), "rows", g_ptr_array_new (),
                                  (GDestroyNotify)g_ptr_array_unref);
        }
      GtkWidget *row = new_row (&actions[i]);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      g_ptr_array_add (g_object_get_data (G_OBJECT (group), "rows"), row);
    }
}

static void
search_cb (GtkSearchEntry *entry, Shortcuts *self)
{
  g_autofree char *words = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (entry)), -1);
  gboolean any = FALSE;
  for (GtkWidget *group = gtk_widget_get_first_child (self->groups); group != NULL;
       group = gtk_widget_get_next_sibling (group))
    {
      GPtrArray *rows = g_object_get_data (G_OBJECT (group), "rows");
      gboolean here = FALSE;
      for (guint i = 0; i < rows->len; i++)
        {
          gboolean found = strstr (g_object_get_data (rows->pdata[i], "words"), words) != NULL;
          gtk_widget_set_visible (rows->pdata[i], found);
          here |= found;
        }
      gtk_widget_set_visible (group, here);
      any |= here;
    }
  gtk_stack_set_visible_child_name (self->stack, any ? "keys" : "none");
}

static GtkWidget *
new_nothing_found (void)
{
  GtkWidget *page = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "system-search-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Nothing found"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("No command or key has these words."));
  gtk_widget_add_css_class (page, "compact");
  return page;
}

static GtkWidget *
new_keys (Shortcuts *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();
  self->groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_add_css_class (self->groups, "form");
  adw_clamp_set_child (ADW_CLAMP (clamp), self->groups);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

/* @parent: (nullable) */
void
yd_ui_shortcuts_present (GtkWindow *parent)
{
  Shortcuts *self = g_new0 (Shortcuts, 1);
  GtkWidget *window = adw_window_new (), *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new (), *search = gtk_search_entry_new ();
  gtk_window_set_title (GTK_WINDOW (window), _ ("Keyboard Shortcuts"));
  yd_ui_gtk_set_default_size (GTK_WINDOW (window), 560, 680);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, new_keys (self), "keys");
  gtk_stack_add_named (self->stack, new_nothing_found (), "none");
  fill (self);
  g_object_set (search, "placeholder-text", _ ("Search commands and keys"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search commands and keys"), -1);
  g_signal_connect (search, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (search, "stop-search", G_CALLBACK (gtk_window_close), window);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (search), window);
  gtk_widget_set_hexpand (search, TRUE);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (line, "pane-bar");
  gtk_box_append (GTK_BOX (line), search);

  gtk_box_append (GTK_BOX (content), bar);
  gtk_box_append (GTK_BOX (content), line);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (window), content);
  g_object_set_data_full (G_OBJECT (window), "shortcuts", self, g_free);
  yd_ui_gtk_close_on_escape (GTK_WINDOW (window)); /* wherever the keyboard is */
  gtk_widget_grab_focus (search);
  gtk_window_present (GTK_WINDOW (window));
}

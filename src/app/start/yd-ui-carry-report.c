/* Owns: the window that tells what was carried over from last year's plan and what was not. Refuses: to
 * carry anything (store/yd-carry does) and to change the new plan. */

#include "yd-ui-carry-report.h"

#include "yd-carry.h"
#include "yd-ui-gtk.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* In the order in which a person has to do with them. */
static const struct
{
  YdCarryNoteKind kind;
  const char *title;
  const char *description;
} groups[] = {
  { YD_CARRY_CLOSED, N_ ("Done, and Not Carried Over"),
    N_ ("They stand in last year's plan; copy and paste brings one over all the same.") },
  { YD_CARRY_CLAIMED, N_ ("Carried Over Though Said to Be Done"),
    N_ ("A unit says so; nobody has confirmed it.") },
  { YD_CARRY_LEFT, N_ ("Years Left as They Are"),
    N_ ("They may mean this year or that: look at each.") },
  { YD_CARRY_SHIFTED, N_ ("Years Moved On"), NULL },
  { YD_CARRY_CLEARED, N_ ("To Be Given Anew in the Notice"), NULL },
};

static GtkWidget *
new_row (const YdCarryNote *note)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = note->after != NULL
                             ? g_strdup_printf ("%s → %s", note->before, note->after)
                             : g_strdup (note->before != NULL ? note->before : "");
  gboolean named = note->label != NULL && *note->label != '\0';
  g_autofree char *title = g_markup_escape_text (named ? note->label : words, -1);
  g_autofree char *subtitle = g_markup_escape_text (named ? words : "", -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  return row;
}

static void
add_group (AdwPreferencesPage *page, guint g, GPtrArray *notes)
{
  AdwPreferencesGroup *group = NULL;
  guint n = 0;
  for (guint i = 0; i < notes->len; i++)
    {
      const YdCarryNote *note = notes->pdata[i];
      if (note->kind != groups[g].kind)
        continue;
      if (group == NULL)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          if (groups[g].description != NULL)
            adw_preferences_group_set_description (group, _ (groups[g].description));
          adw_preferences_page_add (page, group);
        }
      adw_preferences_group_add (group, new_row (note));
      n++;
    }
  if (group == NULL)
    return;
  g_autofree char *title = g_strdup_printf (_ ("%s (%u)"), _ (groups[g].title), n);
  adw_preferences_group_set_title (group, title);
}

/* @notes: (element-type YdCarryNote); nothing is shown where there are none */
void
yd_ui_carry_report_present (GtkWindow *parent, GPtrArray *notes)
{
  if (notes->len == 0)
    return;
  GtkWidget *window = adw_window_new (), *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_preferences_page_new ();
  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    add_group (ADW_PREFERENCES_PAGE (page), g, notes);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), page);
  adw_window_set_content (ADW_WINDOW (window), content);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Carried Over from Last Year's Plan"));
  yd_ui_gtk_set_default_size (GTK_WINDOW (window), 620, 640);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  yd_ui_gtk_close_on_escape (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
}

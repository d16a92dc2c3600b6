/* Owns: the light before a milestone: how it stands, and where the plan can be written, confirming that it
 * is done. Refuses: to judge how it stands (the state does); to follow changes: the inspector makes rows
 * anew. */

#include "yd-ui-milestone-light.h"

#include "yd-state.h"
#include "yd-ui-calendar.h"
#include "yd-ui-date-text.h"
#include "yd-ui-entry-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  YdUiDocument *document; /* owned */
  YdId milestone;
  GtkPopover *popover; /* borrowed, as all below */
  AdwEntryRow *day;
  GtkLabel *problem;
} Light;

static void
light_free (Light *light)
{
  g_object_unref (light->document);
  g_free (light);
}

/* ---- how it stands ---- */

/* Time says nothing of it while the plan is not followed up. */
static YdState
get_state (YdMilestone *milestone)
{
  YdDate today = yd_ui_date_get_today ();
  YdPlan *plan = yd_record_get_plan (YD_RECORD (milestone));
  YdState state = yd_milestone_get_state (milestone, today, NULL);
  gboolean by_time = state == YD_STATE_OVERDUE || state == YD_STATE_DUE_SOON;
  return by_time && !yd_plan_is_followed_up (plan, today) ? YD_STATE_NOT_STARTED : state;
}

/**
 * yd_ui_milestone_light_dup_words:
 *
 * Returns: (transfer full) (nullable): how it stands, where that is to be said: “逾期 80 天”; a day without
 *   its year where that is the plan's
 */
char *
yd_ui_milestone_light_dup_words (YdMilestone *milestone)
{
  const YdMilestoneRow *row = yd_milestone_get_row (milestone);
  int left = yd_date_is_set (row->due) ? yd_date_days_from (yd_ui_date_get_today (), row->due) : 0;
  switch (get_state (milestone))
    {
    case YD_STATE_DONE:
      {
        YdDate done = row->done_on;
        YdPlan *plan = yd_record_get_plan (YD_RECORD (milestone));
        g_autofree char *day = yd_plan_get_year (plan) == done.year
                                 ? g_strdup_printf ("%d月%d日", done.month, done.day)
                                 : yd_date_to_chinese (done);
        return g_strdup_printf (_ ("Done on %s"), day);
      }
    case YD_STATE_OVERDUE:
      return g_strdup_printf (
        g_dngettext (NULL, "%d day overdue", "%d days overdue", (gulong)-left), -left);
    case YD_STATE_DUE_SOON:
      return left == 0 ? g_strdup (_ ("due today"))
                       : g_strdup_printf (
                         g_dngettext (NULL, "due in %d day", "due in %d days", (gulong)left), left);
    default:
      return NULL;
    }
}

static const char *
get_icon (YdState state, const char **css_class)
{
  *css_class = state == YD_STATE_DONE       ? "success"
               : state == YD_STATE_OVERDUE  ? "error"
               : state == YD_STATE_DUE_SOON ? "warning"
                                            : "dim-label";
  return state == YD_STATE_DONE        ? "yaodian-light-done-symbolic"
         : state == YD_STATE_OVERDUE   ? "yaodian-light-late-symbolic"
         : state == YD_STATE_DUE_SOON  ? "yaodian-light-soon-symbolic"
         : state == YD_STATE_LONG_TERM ? "yaodian-light-long-symbolic"
                                       : "yaodian-light-open-symbolic";
}

/* ---- confirming ---- */

static void
finish (Light *light, YdDate day)
{
  g_autoptr (GError) error = NULL;
  YdStore *store = yd_ui_document_begin_edit (light->document);
  gboolean done = store != NULL && yd_edit_finish_milestone (store, light->milestone, day, &error);
  gtk_popover_popdown (light->popover);
  yd_ui_document_end_edit (light->document, done, error);
}

/* A day that is given without its year is the last such that has come. */
static gboolean
read_day (const char *text, YdDate today, YdDate *day)
{
  if (yd_ui_date_read (text, today.year, day) != YD_UI_DATE_READ)
    return FALSE;
  YdDate earlier;
  gboolean bare = yd_ui_date_read (text, 0, &earlier) != YD_UI_DATE_READ;
  if (bare && yd_date_compare (*day, today) > 0
      && yd_ui_date_read (text, today.year - 1, &earlier) == YD_UI_DATE_READ)
    *day = earlier;
  return TRUE;
}

static void
confirm_cb (Light *light)
{
  YdDate day, today = yd_ui_date_get_today ();
  const char *text = gtk_editable_get_text (GTK_EDITABLE (light->day));
  gboolean read = read_day (text, today, &day);
  if (read && yd_date_compare (day, today) <= 0)
    {
      finish (light, day);
      return;
    }
  gtk_label_set_text (light->problem, read ? _ ("This day is still to come")
                                           : _ ("Give a day, as 2025年3月20日 or 2025-3-20"));
  gtk_widget_set_visible (GTK_WIDGET (light->problem), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (light->day), "error");
  gtk_widget_grab_focus (GTK_WIDGET (light->day));
}

static void
open_again_cb (Light *light)
{
  finish (light, YD_DATE_NONE);
}

static GtkWidget *
new_button (const char *words, const char *css_class, GCallback callback, Light *light)
{
  GtkWidget *button = gtk_button_new_with_label (words);
  gtk_widget_set_hexpand (button, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  g_signal_connect_swapped (button, "clicked", callback, light);
  return button;
}

static GtkWidget *
new_form (Light *light, YdDate done_on)
{
  gboolean done = yd_date_is_set (done_on);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_size_request (list, 250, -1);

  light->day = ADW_ENTRY_ROW (yd_ui_entry_row_new ());
  g_autofree char *day = yd_date_to_chinese (done ? done_on : yd_ui_date_get_today ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (light->day), _ ("Done on (day)"));
  gtk_editable_set_text (GTK_EDITABLE (light->day), day);
  adw_entry_row_add_suffix (light->day, yd_ui_calendar_new (GTK_EDITABLE (light->day)));
  g_signal_connect_swapped (light->day, "entry-activated", G_CALLBACK (confirm_cb), light);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (light->day));
  gtk_box_append (GTK_BOX (box), list);

  light->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (light->problem, 0);
  gtk_label_set_wrap (light->problem, TRUE);
  gtk_label_set_max_width_chars (light->problem, 20);
  gtk_widget_add_css_class (GTK_WIDGET (light->problem), "error");
  gtk_widget_set_visible (GTK_WIDGET (light->problem), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (light->problem));

  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_set_homogeneous (GTK_BOX (buttons), TRUE);
  if (done)
    gtk_box_append (GTK_BOX (buttons),
                    new_button (_ ("Not Done"), NULL, G_CALLBACK (open_again_cb), light));
  gtk_box_append (GTK_BOX (buttons),
                  new_button (done ? _ ("Change the Day") : _ ("Confirm as Done"),
                              "suggested-action", G_CALLBACK (confirm_cb), light));
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}

/**
 * yd_ui_milestone_light_new:
 *
 * Returns: (transfer floating): the light; a button where the plan can be written
 */
GtkWidget *
yd_ui_milestone_light_new (YdUiDocument *document, YdMilestone *milestone)
{
  const char *css_class, *icon = get_icon (get_state (milestone), &css_class);
  g_autofree char *words = yd_ui_milestone_light_dup_words (milestone);
  const YdMilestoneRow *row = yd_milestone_get_row (milestone);
  if (!yd_ui_document_is_editable (document))
    {
      GtkWidget *image = gtk_image_new_from_icon_name (icon);
      gtk_widget_add_css_class (image, css_class);
      gtk_widget_set_tooltip_text (image, words);
      return image;
    }
  gboolean done = yd_date_is_set (row->done_on);
  GtkWidget *button = gtk_menu_button_new ();
  Light *light = g_new0 (Light, 1);
  light->document = g_object_ref (document);
  light->milestone = row->id;
  light->popover = GTK_POPOVER (gtk_popover_new ());
  g_object_set_data_full (G_OBJECT (button), "light", light, (GDestroyNotify)light_free);
  gtk_widget_add_css_class (GTK_WIDGET (light->popover), "findings");
  gtk_popover_set_child (light->popover, new_form (light, row->done_on));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), GTK_WIDGET (light->popover));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "light");
  gtk_widget_add_css_class (button, css_class);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, done ? _ ("Done: change the day, or open it again")
                                            : _ ("Confirm as done"));
  g_autofree char *name = g_strdup_printf (
    done ? _ ("%s is done: change the day, or open it again") : _ ("Confirm %s as done"),
    row->title != NULL && row->title[0] != '\0' ? row->title : _ ("Milestone"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

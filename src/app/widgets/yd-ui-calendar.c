/* Owns: choosing a day for an entry. Refuses: to read what is typed there (the date does). */

#include "yd-ui-calendar.h"

#include "yd-ui-date-text.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkEditable *editable; /* borrowed: the button stands in it */
  GtkCalendar *calendar;
  GtkPopover *popover;
  gboolean setting; /* the day comes from the entry */
} Chooser;

static void
day_selected_cb (Chooser *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  YdDate date = yd_date_new_day (g_date_time_get_year (day), g_date_time_get_month (day),
                                 g_date_time_get_day_of_month (day));
  if (self->setting || !yd_date_is_set (date))
    return;
  g_autofree char *text = yd_date_to_chinese (date);
  gtk_editable_set_text (self->editable, text);
  gtk_popover_popdown (self->popover);
}

/* The calendar opens at the day that is there. */
static void
shown_cb (Chooser *self)
{
  YdDate date;
  if (yd_ui_date_read (gtk_editable_get_text (self->editable), 0, &date) != YD_UI_DATE_READ)
    return;
  g_autoptr (GDateTime) day = g_date_time_new_local (date.year, date.month, date.day, 0, 0, 0);
  self->setting = TRUE;
  if (day != NULL)
    gtk_calendar_select_day (self->calendar, day);
  self->setting = FALSE;
}

/**
 * yd_ui_calendar_new:
 * @editable: that gets the day, as 2025年3月20日; it holds the button
 *
 * Returns: (transfer floating): a GtkMenuButton
 */
GtkWidget *
yd_ui_calendar_new (GtkEditable *editable)
{
  GtkWidget *button = gtk_menu_button_new ();
  Chooser *self = g_new0 (Chooser, 1);
  self->editable = editable;
  self->popover = GTK_POPOVER (gtk_popover_new ());
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->calendar));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), GTK_WIDGET (self->popover));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Choose a day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose a day"), -1);
  g_object_set_data_full (G_OBJECT (button), "chooser", self, g_free);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (shown_cb), self);
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
  return button;
}

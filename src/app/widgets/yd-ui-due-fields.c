/* Owns: asking for a time limit. Refuses: to read it (import/yd-typed), and to keep what cannot be read. */

#include "yd-ui-due-fields.h"

#include "yd-milestone.h"
#include "yd-typed.h"
#include "yd-ui-form-row.h"
#include "yd-ui-reading-row.h"

#include <glib/gi18n.h>

struct _YdUiDueFields
{
  YdDateFrame frame;
  YdDate due;      /* what the words say; none while they cannot be read */
  GtkWidget *text; /* borrowed, as all below: of the group */
  YdUiReadingRow *reading;
  GtkSwitch *before, *long_term;
  AdwComboRow *recurrence;
  gboolean setting; /* the words say what the other rows show */
};

static YdRecurrence
get_recurrence (YdUiDueFields *self)
{
  return (YdRecurrence)adw_combo_row_get_selected (self->recurrence);
}

/* A rhythm needs no date. */
static gboolean
is_complete (YdUiDueFields *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->text));
  return gtk_switch_get_active (self->long_term) || yd_date_is_set (self->due)
         || (*words == '\0' && get_recurrence (self) != YD_RECUR_NONE);
}

static void
show_reading (YdUiDueFields *self)
{
  gboolean complete = is_complete (self);
  if (complete)
    {
      gtk_widget_remove_css_class (self->text, "error");
      g_autofree char *due
        = yd_due_dup_text (self->due, gtk_switch_get_active (self->before),
                           (int)get_recurrence (self), gtk_switch_get_active (self->long_term));
      g_autofree char *day = yd_date_to_iso (yd_date_last_day (self->due));
      g_autofree char *both = g_strdup_printf (_ ("%s · last day %s"), due, day);
      gboolean span
        = self->due.precision > YD_PRECISION_DAY && !gtk_switch_get_active (self->long_term);
      yd_ui_reading_row_show (self->reading, span ? both : due);
    }
  else
    yd_ui_reading_row_refuse (
      self->reading, _ ("Write a date or the words for it: 6月底前, 第三季度, 年底前, 2025-06-30"),
      gtk_editable_get_text (GTK_EDITABLE (self->text))[0] == '\0');
}

static void
words_cb (YdUiDueFields *self)
{
  YdDateFound found;
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->text));
  self->due = YD_DATE_NONE;
  gtk_widget_remove_css_class (self->text, "error");
  if (yd_typed_read_due (words, &self->frame, &found))
    {
      self->setting = TRUE;
      self->due = found.due;
      gtk_switch_set_active (self->long_term, found.long_term);
      if (yd_date_is_set (found.due))
        gtk_switch_set_active (self->before, found.before);
      if (found.recurrence != YD_RECUR_NONE)
        adw_combo_row_set_selected (self->recurrence, (guint)found.recurrence);
      self->setting = FALSE;
    }
  show_reading (self);
}

static void
other_cb (YdUiDueFields *self)
{
  if (!self->setting)
    show_reading (self);
}

static GtkSwitch *
add_switch (YdUiDueFields *self, AdwPreferencesGroup *group, const char *title, gboolean on)
{
  GtkWidget *row = yd_ui_form_row_new_switch (title, on);
  GtkSwitch *toggle = yd_ui_form_row_get_switch (row);
  adw_preferences_group_add (group, row);
  g_signal_connect_swapped (toggle, "notify::active", G_CALLBACK (other_cb), self);
  return toggle;
}

static void
add_recurrence (YdUiDueFields *self, AdwPreferencesGroup *group, YdRecurrence chosen)
{
  static const char *const words[] = { N_ ("Once"),
                                       N_ ("Every month"),
                                       N_ ("Every quarter"),
                                       N_ ("Every half-year"),
                                       N_ ("Every year"),
                                       N_ ("Every week"),
                                       N_ ("Every half-month"),
                                       N_ ("Every two weeks"),
                                       N_ ("Every ten days"),
                                       NULL };
  GtkWidget *row = yd_ui_form_row_new_choice (_ ("Recurrence"), words, (guint)chosen);
  self->recurrence = ADW_COMBO_ROW (row);
  adw_preferences_group_add (group, row);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (other_cb), self);
}

/**
 * yd_ui_due_fields_new:
 * @group: gets the rows, and owns what is returned
 * @frame: what the words refer to
 * @due: what the rows begin with; its span is not used
 */
YdUiDueFields *
yd_ui_due_fields_new (AdwPreferencesGroup *group, const YdDateFrame *frame, const YdDateFound *due)
{
  YdUiDueFields *self = g_new0 (YdUiDueFields, 1);
  g_autofree char *words = yd_due_dup_text (due->due, due->before, YD_RECUR_NONE, FALSE);
  g_object_set_data_full (G_OBJECT (group), "due-fields", self, g_free);
  self->frame = *frame;
  self->due = due->due;
  self->text = yd_ui_form_row_new_entry (_ ("When: 6月底前, 2025-06-30"), words);
  self->reading = yd_ui_reading_row_new ();
  adw_preferences_group_add (group, self->text);
  adw_preferences_group_add (group, GTK_WIDGET (self->reading));
  self->before = add_switch (self, group, _ ("Before its end, not on it"), due->before);
  add_recurrence (self, group, due->recurrence);
  self->long_term = add_switch (self, group, _ ("Long-term"), due->long_term);
  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (words_cb), self);
  show_reading (self);
  return self;
}

/**
 * yd_ui_due_fields_get:
 * @due: (out): what was asked for; its span is not used
 *
 * Returns: %FALSE where the words cannot be read: the rows say so, and have the keyboard
 */
gboolean
yd_ui_due_fields_get (YdUiDueFields *self, YdDateFound *due)
{
  if (!is_complete (self))
    {
      gtk_widget_add_css_class (self->text, "error");
      gtk_widget_grab_focus (self->text);
      return FALSE;
    }
  gboolean long_term = gtk_switch_get_active (self->long_term);
  *due = (YdDateFound){ .due = long_term ? YD_DATE_NONE : self->due,
                        .before = gtk_switch_get_active (self->before),
                        .recurrence = get_recurrence (self),
                        .long_term = long_term };
  return TRUE;
}

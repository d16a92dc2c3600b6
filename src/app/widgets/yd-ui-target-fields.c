/* Owns: asking for what an indicator shall reach. Refuses: to read words (import/yd-typed), and to keep
 * what cannot be read. */

#include "yd-ui-target-fields.h"

#include "yd-indicator.h"
#include "yd-typed.h"
#include "yd-ui-form-row.h"
#include "yd-ui-reading-row.h"

#include <glib/gi18n.h>

struct _YdUiTargetFields
{
  AdwComboRow *comparison; /* borrowed, as all below: of the group */
  GtkWidget *low, *high, *measure;
  YdUiReadingRow *reading;
  gboolean setting; /* the words say what the other rows show */
};

static const char *
text_of (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static YdComparison
get_comparison (YdUiTargetFields *self)
{
  return (YdComparison)adw_combo_row_get_selected (self->comparison);
}

/* Two numbers at one scale: that of the finer one. */
static gboolean
bring_to_scale (YdDecimal *value, int scale)
{
  while (value->scale < scale)
    {
      if (value->digits > G_MAXINT64 / 10 || value->digits < G_MININT64 / 10)
        return FALSE;
      value->digits *= 10;
      value->scale++;
    }
  return TRUE;
}

static gboolean
read_low (YdUiTargetFields *self, YdDecimal *low)
{
  YdFigureFound found;
  if (yd_decimal_parse (text_of (self->low), low))
    return TRUE;
  if (!yd_typed_read_target (text_of (self->low), &found))
    return FALSE;
  *low = (YdDecimal){ found.target, found.scale };
  return TRUE;
}

/* Returns: (nullable): what is wrong; @row: (out): where */
static const char *
read_target (YdUiTargetFields *self, YdUiTarget *target, GtkWidget **row)
{
  YdDecimal low = { 0 }, high = { 0 };
  YdComparison comparison = get_comparison (self);
  *row = self->low;
  if (comparison <= YD_COMPARE_RANGE && !read_low (self, &low))
    return _ ("Give a number, or the words for it: 90, 95.5, ≥90%, 不少于3家");
  if (comparison == YD_COMPARE_RANGE)
    {
      *row = self->high;
      if (!yd_decimal_parse (text_of (self->high), &high) || yd_decimal_compare (&low, &high) > 0)
        return _ ("Give a number that is not below the first");
    }
  int scale = MAX (low.scale, high.scale);
  if (!bring_to_scale (&low, scale) || !bring_to_scale (&high, scale))
    return _ ("This number is too large");
  *target = (YdUiTarget){ comparison, low.digits, high.digits, scale, text_of (self->measure) };
  return NULL;
}

static void
show_reading (YdUiTargetFields *self)
{
  YdUiTarget target;
  GtkWidget *row;
  YdComparison comparison = get_comparison (self);
  const char *problem = read_target (self, &target, &row);
  gtk_widget_set_visible (self->low, comparison <= YD_COMPARE_RANGE);
  gtk_widget_set_visible (self->high, comparison == YD_COMPARE_RANGE);
  if (problem != NULL)
    {
      yd_ui_reading_row_refuse (self->reading, problem, text_of (row)[0] == '\0');
      return;
    }
  gtk_widget_remove_css_class (self->low, "error");
  gtk_widget_remove_css_class (self->high, "error");
  g_autofree char *value = yd_comparison_dup_text (
    (int)target.comparison, target.target, target.target_high, target.scale, target.measure);
  yd_ui_reading_row_show (self->reading, value);
}

/* Words say more than a number; what they do not say stays. */
static void
take_words (YdUiTargetFields *self)
{
  YdDecimal plain;
  YdFigureFound found;
  if (yd_decimal_parse (text_of (self->low), &plain)
      || !yd_typed_read_target (text_of (self->low), &found))
    return;
  self->setting = TRUE;
  if (found.comparison != YD_COMPARE_EQUAL || get_comparison (self) > YD_COMPARE_EQUAL)
    adw_combo_row_set_selected (self->comparison, found.comparison);
  if (found.comparison == YD_COMPARE_RANGE)
    {
      YdDecimal high = { found.target_high, found.scale };
      g_autofree char *text = yd_decimal_format (&high);
      gtk_editable_set_text (GTK_EDITABLE (self->high), text);
    }
  if (found.measure[0] != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->measure), found.measure);
  self->setting = FALSE;
}

static void
low_cb (YdUiTargetFields *self)
{
  take_words (self);
  show_reading (self);
}

static void
other_cb (YdUiTargetFields *self)
{
  if (!self->setting)
    show_reading (self);
}

static GtkWidget *
add_entry (AdwPreferencesGroup *group, const char *title, const char *value)
{
  GtkWidget *row = yd_ui_form_row_new_entry (title, value);
  adw_preferences_group_add (group, row);
  return row;
}

static void
add_comparison (YdUiTargetFields *self, AdwPreferencesGroup *group, YdComparison chosen)
{
  static const char *const words[] = { N_ ("At least (≥)"),
                                       N_ ("At most (≤)"),
                                       N_ ("Exactly"),
                                       N_ ("From … to"),
                                       N_ ("Rising"),
                                       N_ ("Falling"),
                                       NULL };
  GtkWidget *row = yd_ui_form_row_new_choice (_ ("Comparison"), words, (guint)chosen);
  self->comparison = ADW_COMBO_ROW (row);
  adw_preferences_group_add (group, row);
}

/**
 * yd_ui_target_fields_new:
 * @group: gets the rows, and owns what is returned
 * @target: what the rows begin with
 * @empty: no number is known yet
 */
YdUiTargetFields *
yd_ui_target_fields_new (AdwPreferencesGroup *group, const YdUiTarget *target, gboolean empty)
{
  YdUiTargetFields *self = g_new0 (YdUiTargetFields, 1);
  YdDecimal low = { target->target, target->scale }, high = { target->target_high, target->scale };
  gboolean number = !empty && target->comparison <= YD_COMPARE_RANGE;
  g_autofree char *low_text = number ? yd_decimal_format (&low) : NULL;
  g_autofree char *high_text
    = number && target->comparison == YD_COMPARE_RANGE ? yd_decimal_format (&high) : NULL;
  g_object_set_data_full (G_OBJECT (group), "target-fields", self, g_free);
  add_comparison (self, group, target->comparison);
  self->low = add_entry (group, _ ("Target"), low_text);
  self->high = add_entry (group, _ ("Up to"), high_text);
  self->measure = add_entry (group, _ ("Unit of measure: %, 家, 分钟"), target->measure);
  self->reading = yd_ui_reading_row_new ();
  adw_preferences_group_add (group, GTK_WIDGET (self->reading));
  g_signal_connect_swapped (self->low, "changed", G_CALLBACK (low_cb), self);
  g_signal_connect_swapped (self->high, "changed", G_CALLBACK (other_cb), self);
  g_signal_connect_swapped (self->measure, "changed", G_CALLBACK (other_cb), self);
  g_signal_connect_swapped (self->comparison, "notify::selected", G_CALLBACK (other_cb), self);
  show_reading (self);
  return self;
}

/**
 * yd_ui_target_fields_get:
 * @target: (out): what was asked for; its measure is that of the rows
 *
 * Returns: %FALSE where it cannot be read: the rows say so, and have the keyboard
 */
gboolean
yd_ui_target_fields_get (YdUiTargetFields *self, YdUiTarget *target)
{
  GtkWidget *row;
  const char *problem = read_target (self, target, &row);
  if (problem == NULL)
    return TRUE;
  gtk_widget_add_css_class (row, "error");
  gtk_widget_grab_focus (row);
  return FALSE;
}

/* @changed: (data): the number is another one */
void
yd_ui_target_fields_connect (YdUiTargetFields *self, GCallback changed, gpointer data)
{
  g_signal_connect_swapped (self->low, "changed", changed, data);
}

/* Returns: (transfer full): the number alone; as it was typed where it is none */
char *
yd_ui_target_fields_dup_number (YdUiTargetFields *self)
{
  YdDecimal low;
  return read_low (self, &low) ? yd_decimal_format (&low) : g_strdup (text_of (self->low));
}

/* Owns: one row of chips and counts about a point. Refuses: to change anything; the row is pressed to
 * open the inspector. */

#include "yd-ui-summary.h"

#include "yd-assignment.h"
#include "yd-ui-chip.h"
#include "yd-ui-gtk.h"
#include "yd-ui-words.h"
#include "yd-unit.h"

#include <glib/gi18n.h>

#define LARGE 1.5 /* times the usual text */

struct _YdUiSummary
{
  GtkWidget parent_instance;

  GtkWidget *units;             /* child: a box of the four below */
  GtkWidget *lead_word, *leads; /* the word before, and a box of chips */
  GtkWidget *support_word, *supports;
  GtkWidget *counts; /* child: a box of an icon and a number each */
  char *shown;       /* owned: what was said last, so as not to build it anew */
};

G_DEFINE_FINAL_TYPE (YdUiSummary, yd_ui_summary, GTK_TYPE_WIDGET)

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
add_leads (YdUiSummary *self, YdItem *item)
{
  YdRecordList *assignments = yd_item_list_assignments (item);
  YdUiChipKind kind = YD_UI_CHIP_FIRST_LEAD;
  for (guint i = 0; i < yd_record_list_get_length (assignments); i++)
    {
      YdAssignment *assignment = yd_record_list_get (assignments, i);
      YdUnit *unit = yd_assignment_get_unit (assignment);
      if (unit == NULL || yd_assignment_get_role (assignment) != YD_ROLE_LEAD)
        continue;
      GtkWidget *chip
        = yd_ui_chip_new (yd_record_get_id (YD_RECORD (unit)), yd_unit_get_label (unit),
                          yd_unit_get_name (unit), NULL, kind, FALSE);
      gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (self->leads), chip);
      kind = YD_UI_CHIP_LEAD;
    }
}

/* What is counted, and how it is shown. */
typedef struct
{
  const char *icon, *icon_class;
  const char *singular, *plural; /* msgids */
  guint count;
} Count;

enum
{
  N_COUNTS = 4
};

static char *
dup_words (const Count *count)
{
  return g_strdup_printf (g_dngettext (NULL, count->singular, count->plural, count->count),
                          count->count);
}

static void
add_counts (YdUiSummary *self, const Count *counts)
{
  for (guint i = 0; i < N_COUNTS; i++)
    {
      if (counts[i].count == 0)
        continue;
      g_autofree char *number = g_strdup_printf ("%u", counts[i].count);
      g_autofree char *words = dup_words (&counts[i]);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
      GtkWidget *image = gtk_image_new_from_icon_name (counts[i].icon);
      gtk_widget_add_css_class (image, counts[i].icon_class);
      gtk_box_append (GTK_BOX (box), image);
      gtk_box_append (GTK_BOX (box), gtk_label_new (number));
      gtk_widget_set_tooltip_text (box, words);
      gtk_box_append (GTK_BOX (self->counts), box);
    }
}

/**
 * yd_ui_summary_show:
 * @n_suggestions: how many suggestions wait in it
 * @n_findings: how many findings @item has
 *
 * Returns: (transfer full): the same in words
 */
char *
yd_ui_summary_show (YdUiSummary *self, YdItem *item, guint n_suggestions, guint n_findings)
{
  const Count counts[N_COUNTS] = {
    { "yaodian-target-symbolic", "dim-label", "%u indicator", "%u indicators",
      yd_record_list_get_length (yd_item_list_indicators (item)) },
    { "yaodian-flag-symbolic", "dim-label", "%u milestone", "%u milestones",
      yd_record_list_get_length (yd_item_list_milestones (item)) },
    { "yaodian-bulb-symbolic", "accent", "%u suggestion", "%u suggestions", n_suggestions },
    { "dialog-warning-symbolic", "warning", "%u finding", "%u findings", n_findings },
  };
  g_autofree char *leads = yd_item_dup_units_text (item, YD_ROLE_LEAD, "、");
  g_autofree char *supports = yd_item_dup_units_text (item, YD_ROLE_SUPPORT, "、");
  gboolean has_lead = leads != NULL && leads[0] != '\0';
  gboolean has_support = supports != NULL && supports[0] != '\0';

  GString *said = g_string_new (NULL);
  g_autofree char *answers = has_lead ? NULL : yd_ui_words_dup_lead (item);
  g_string_append_printf (said, _ ("Lead %s"), has_lead ? leads : answers);
  if (has_support)
    g_string_append_printf (said, _ (", support %s"), supports);
  for (guint i = 0; i < N_COUNTS; i++)
    {
      g_autofree char *words = dup_words (&counts[i]);
      if (counts[i].count > 0)
        g_string_append_printf (said, _ (", %s"), words);
    }
  if (g_strcmp0 (said->str, self->shown) != 0)
    {
      clear_box (self->leads);
      clear_box (self->counts);
      add_leads (self, item);
      add_counts (self, counts);
      g_autofree char *word = has_lead ? NULL : g_strdup_printf (_ ("Lead %s"), answers);
      gtk_label_set_text (GTK_LABEL (self->lead_word), has_lead ? _ ("Lead") : word);
      gtk_label_set_text (GTK_LABEL (self->supports), has_support ? supports : "");
      gtk_widget_set_visible (self->leads, has_lead);
      gtk_widget_set_visible (self->support_word, has_support);
      g_free (self->shown);
      self->shown = g_strdup (said->str);
    }
  return g_string_free (said, FALSE);
}

/* ---- object ---- */

static void
yd_ui_summary_dispose (GObject *object)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&YD_UI_SUMMARY (object)->shown, g_free);
  G_OBJECT_CLASS (yd_ui_summary_parent_class)->dispose (object);
}

/* Large text stands in two lines. */
static void
yd_ui_summary_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  gboolean large = yd_ui_gtk_get_text_zoom (widget) >= LARGE;
  GTK_WIDGET_CLASS (yd_ui_summary_parent_class)->css_changed (widget, change);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (widget)),
                                  large ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static void
yd_ui_summary_class_init (YdUiSummaryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yd_ui_summary_dispose;
  GTK_WIDGET_CLASS (klass)->css_changed = yd_ui_summary_css_changed;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "summary");
}

static GtkWidget *
add_word (YdUiSummary *self, const char *words)
{
  GtkWidget *label = gtk_label_new (words);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (self->units), label);
  return label;
}

static void
yd_ui_summary_init (YdUiSummary *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              8);
  self->units = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_set_hexpand (self->units, TRUE);
  gtk_widget_set_parent (self->units, GTK_WIDGET (self));
  self->lead_word = add_word (self, _ ("Lead"));
  self->leads = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_box_append (GTK_BOX (self->units), self->leads);
  self->support_word = add_word (self, _ ("Support"));
  gtk_widget_set_margin_start (self->support_word, 4);
  self->supports = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->supports), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->supports), 0);
  gtk_widget_set_hexpand (self->supports, TRUE);
  gtk_box_append (GTK_BOX (self->units), self->supports);
  self->counts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_parent (self->counts, GTK_WIDGET (self));
}

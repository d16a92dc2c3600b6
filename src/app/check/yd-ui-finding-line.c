/* Owns: what one row of the list of findings looks like. Refuses: to do what its buttons ask. */

#include "yd-ui-finding-line.h"

#include "yd-ui-gtk.h"

#include <glib/gi18n.h>

struct _YdUiFindingLine
{
  GtkBox parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkButton *fix;
  GtkButton *ignore;
  guint position; /* in the list */
};

G_DEFINE_FINAL_TYPE (YdUiFindingLine, yd_ui_finding_line, GTK_TYPE_BOX)

static const char *const icons[]
  = { "dialog-error-symbolic", "dialog-warning-symbolic", "dialog-information-symbolic" };
static const char *const classes[] = { "error", "warning", "dim-label" };

static void
yd_ui_finding_line_class_init (YdUiFindingLineClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "findingline");
}

static GtkButton *
new_button (void)
{
  GtkWidget *button = gtk_button_new ();
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return GTK_BUTTON (button);
}

static void
yd_ui_finding_line_init (YdUiFindingLine *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->icon = GTK_IMAGE (gtk_image_new ());
  self->title = yd_ui_gtk_new_wrapped_label ();
  self->subtitle = yd_ui_gtk_new_wrapped_label ();
  self->fix = new_button ();
  self->ignore = new_button ();
  gtk_box_set_spacing (GTK_BOX (self), 8);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "dim-label");
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->subtitle));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (self), words);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->fix));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->ignore));
}

GtkWidget *
yd_ui_finding_line_new (void)
{
  return g_object_new (YD_UI_TYPE_FINDING_LINE, NULL);
}

/* @name: for who cannot see beside what the button stands */
static void
show_button (GtkButton *button, gboolean shown, const char *label, const char *name,
             const char *action, guint position)
{
  gtk_widget_set_visible (GTK_WIDGET (button), shown);
  if (!shown)
    return;
  gtk_button_set_label (button, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", position);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

static void
show_words (YdUiFindingLine *self, const char *title, const char *subtitle, gboolean heading)
{
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), *subtitle != '\0');
  if (heading)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
      gtk_widget_add_css_class (GTK_WIDGET (self), "rule");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->title), "heading");
      gtk_widget_remove_css_class (GTK_WIDGET (self), "rule");
    }
}

static void
show_icon (YdUiFindingLine *self, int severity)
{
  gtk_widget_set_visible (GTK_WIDGET (self->icon), severity >= 0);
  for (int i = 0; i < YD_N_SEVERITIES; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), classes[i]);
  if (severity < 0)
    return;
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), classes[severity]);
  gtk_image_set_from_icon_name (self->icon, icons[severity]);
}

static void
show_rule (YdUiFindingLine *self, YdUiFindingEntry *entry, guint position, gboolean editable)
{
  const char *title = yd_rule_get_title (entry->rule),
             *severity = yd_severity_get_label (entry->severity);
  g_autofree char *count
    = entry->findings->len > YD_UI_ENTRIES_A_RULE
        ? g_strdup_printf (_ ("%u, the first %u below"), entry->findings->len, YD_UI_ENTRIES_A_RULE)
        : g_strdup_printf ("%u", entry->findings->len);
  g_autofree char *subtitle
    = entry->rule->source != NULL
        ? g_strdup_printf (_ ("%s %s · %s"), severity, count, entry->rule->source)
        : g_strdup_printf (_ ("%s %s"), severity, count);
  g_autofree char *fix_all = g_strdup_printf (_ ("Fix All %u…"), entry->n_places);
  g_autofree char *fix_name = g_strdup_printf (_ ("Fix all %u: %s"), entry->n_places, title);
  g_autofree char *off_name = g_strdup_printf (_ ("Switch off: %s"), title);
  show_icon (self, (int)entry->severity);
  show_words (self, title, subtitle, TRUE);
  show_button (self->fix, editable && entry->n_fixable > 1, fix_all, fix_name, "findings.fix",
               position);
  show_button (self->ignore, editable, _ ("Switch Off…"), off_name, "findings.ignore", position);
}

static void
show_finding (YdUiFindingLine *self, YdUiFindingEntry *entry, guint position, gboolean editable)
{
  guint n_edits;
  yd_finding_get_edits (entry->finding, &n_edits);
  g_autofree char *fix_name = g_strdup_printf (_ ("Fix: %s"), entry->words);
  g_autofree char *ignore_name = g_strdup_printf (_ ("Ignore: %s"), entry->words);
  show_icon (self, -1);
  show_words (self, entry->place, entry->words, FALSE);
  show_button (self->fix, editable && n_edits > 0, _ ("Fix"), fix_name, "findings.fix", position);
  show_button (self->ignore, editable, _ ("Ignore…"), ignore_name, "findings.ignore", position);
}

static void
show_off (YdUiFindingLine *self, YdUiFindingEntry *entry, guint position, gboolean editable)
{
  const char *title
    = entry->rule != NULL ? yd_rule_get_title (entry->rule) : _ ("A rule that is no more");
  g_autofree char *subtitle
    = *entry->words != '\0' ? g_strdup_printf (_ ("%s · reason: %s"), entry->place, entry->words)
                            : g_strdup (entry->place);
  g_autofree char *name = g_strdup_printf (_ ("Switch on again: %s"), title);
  show_icon (self, -1);
  show_words (self, title, subtitle, FALSE);
  show_button (self->fix, editable, _ ("Switch On"), name, "findings.restore", position);
  show_button (self->ignore, FALSE, NULL, NULL, NULL, position);
}

void
yd_ui_finding_line_show (YdUiFindingLine *self, YdUiFindingEntry *entry, guint position,
                         gboolean editable)
{
  self->position = position;
  switch (entry->kind)
    {
    case YD_UI_ENTRY_RULE:
      show_rule (self, entry, position, editable);
      break;
    case YD_UI_ENTRY_FINDING:
      show_finding (self, entry, position, editable);
      break;
    case YD_UI_ENTRY_OFF:
      show_off (self, entry, position, editable);
      break;
    }
}

guint
yd_ui_finding_line_get_position (YdUiFindingLine *self)
{
  return self->position;
}

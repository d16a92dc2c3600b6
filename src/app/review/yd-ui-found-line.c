/* Owns: how it looks that a date or a figure was found. Refuses: to say what becomes of it. */

#include "yd-ui-found-line.h"

#include "yd-ui-aside-layout.h"
#include "yd-ui-words.h"

#include <glib/gi18n.h>

#define BUTTONS_FROM \
  440 /* pixels: the narrowest line in which its buttons stand beside the words */

enum
{
  ACCEPT,
  DROP,
  CORRECT,
  N_BUTTONS
};

struct _YdUiFoundLine
{
  GtkBox parent_instance;

  GtkImage *icon;                         /* child */
  GtkLabel *name, *value, *words, *state; /* children */
  GtkWidget *buttons[N_BUTTONS];          /* children */
};

G_DEFINE_FINAL_TYPE (YdUiFoundLine, yd_ui_found_line, GTK_TYPE_BOX)

static void
yd_ui_found_line_class_init (YdUiFoundLineClass *klass)
{
}

static GtkLabel *
add_label (GtkWidget *box, const char *css_class, gboolean fills)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (fills)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
add_button (YdUiFoundLine *self, GtkWidget *button, const char *tooltip)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_focusable (button, FALSE); /* the row has keys for it */
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_box_append (GTK_BOX (self), button);
  return button;
}

static void
yd_ui_found_line_init (YdUiFoundLine *self)
{
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *above = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *below = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "found-part");
  self->icon = GTK_IMAGE (gtk_image_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), "dim-label");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->icon));
  gtk_widget_set_margin_start (both, 6);
  gtk_widget_set_valign (both, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), both);
  gtk_box_append (GTK_BOX (both), above);
  gtk_box_append (GTK_BOX (both), below);
  self->name = add_label (above, "name", TRUE);
  self->value = add_label (above, "value", FALSE);
  self->words = add_label (below, "caption", TRUE);
  self->state = add_label (below, "caption", TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "dim-label");
  self->buttons[ACCEPT] = add_button (self, gtk_button_new_with_label (_ ("Accept")),
                                      _ ("It is recorded in the plan (1)"));
  self->buttons[DROP] = add_button (self, gtk_button_new_with_label (_ ("Drop")),
                                    _ ("It is not recorded; the words of the text stay (2)"));
  self->buttons[CORRECT] = add_button (
    self, gtk_button_new_from_icon_name ("document-edit-symbolic"), _ ("Correct it (Enter)"));
  gtk_widget_add_css_class (self->buttons[CORRECT], "flat");
  gtk_widget_set_margin_start (self->buttons[CORRECT], 6);
  GtkLayoutManager *layout = yd_ui_aside_layout_new (both);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), layout);
  yd_ui_aside_layout_set_beside_from (YD_UI_ASIDE_LAYOUT (layout), BUTTONS_FROM);
  yd_ui_aside_layout_add (YD_UI_ASIDE_LAYOUT (layout), self->buttons[ACCEPT], 0);
  yd_ui_aside_layout_add (YD_UI_ASIDE_LAYOUT (layout), self->buttons[DROP], 0);
}

GtkWidget *
yd_ui_found_line_new (void)
{
  return g_object_new (YD_UI_TYPE_FOUND_LINE, NULL);
}

static void
show_button (YdUiFoundLine *self, guint which, const YdUiReadingFound *found,
             YdSuggestionState state)
{
  static const char *const names[] = { N_ ("Accept %s"), N_ ("Drop %s") };
  GtkWidget *button = self->buttons[which];
  gboolean holds = found->state == state;
  g_autofree char *name = g_strdup_printf (_ (names[which]), found->words);
  g_autofree char *whole = holds ? g_strdup_printf (_ ("%s, holds"), name) : g_strdup (name);
  if (holds)
    gtk_widget_add_css_class (button, "chosen");
  else
    gtk_widget_remove_css_class (button, "chosen");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, whole,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(su)", found->key,
                                    (guint)(holds ? YD_SUGGESTION_OPEN : state));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "review.found");
}

/* Returns: (transfer full): what the row is called */
char *
yd_ui_found_line_show (YdUiFoundLine *self, const YdUiReadingFound *found)
{
  static const char *const states[]
    = { N_ ("to be confirmed in the plan"), N_ ("is recorded"), N_ ("dropped") };
  gboolean milestone = found->kind == YD_SUGGEST_MILESTONE;
  const char *kind = milestone ? _ ("Milestone") : _ ("Indicator");
  const char *state = _ (states[CLAMP (found->state, 0, 2)]);
  g_autofree char *words = g_strdup_printf (_ ("“%s”"), found->words);
  g_autofree char *said
    = found->corrected ? g_strdup_printf (_ ("%s, corrected"), state) : g_strdup (state);
  g_autofree char *dotted = g_strdup_printf ("· %s", said);
  g_autofree char *edit = g_strdup_printf (_ ("Correct %s"), found->words);
  gtk_image_set_from_icon_name (self->icon,
                                milestone ? "yaodian-flag-symbolic" : "yaodian-target-symbolic");
  gtk_label_set_text (self->name, *found->name != '\0' ? found->name : kind);
  gtk_label_set_text (self->value, found->value);
  gtk_label_set_text (self->words, words);
  gtk_label_set_text (self->state, dotted);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), found->name);
  if (found->state == YD_SUGGESTION_DISMISSED)
    gtk_widget_add_css_class (GTK_WIDGET (self), "left-out");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "left-out");
  show_button (self, ACCEPT, found, YD_SUGGESTION_ACCEPTED);
  show_button (self, DROP, found, YD_SUGGESTION_DISMISSED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[CORRECT]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, edit, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->buttons[CORRECT]), "s", found->key);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->buttons[CORRECT]), "review.correct-found");
  g_autofree char *counted = g_strconcat (found->name, " ", found->value, NULL);
  g_autofree char *what = g_strdup_printf (_ ("%s: %s"), kind, counted);
  return yd_ui_words_join (what, words, said, NULL);
}

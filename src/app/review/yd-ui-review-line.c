/* Owns: how a row of what was recognised looks. Refuses: to answer; its buttons give commands. */

#include "yd-ui-review-line.h"

#include "yd-ui-wrap.h"

#include <glib/gi18n.h>

#define INDENT 20 /* pixels a level of the outline */

struct _YdUiReviewLine
{
  GtkBox parent_instance;

  GtkLabel *number, *title, *detail, *units, *counts; /* children */
  GtkWidget *answers, *all;
  GtkWidget *buttons[YD_MAX_ANSWERS]; /* in @answers; made for the first doubt: most rows are items */
};

G_DEFINE_FINAL_TYPE (YdUiReviewLine, yd_ui_review_line, GTK_TYPE_BOX)

static const char *const classes[] = {
  [YD_UI_REVIEW_DOUBTS] = "heading-line",  [YD_UI_REVIEW_DOUBT] = "doubt",
  [YD_UI_REVIEW_REMARKS] = "heading-line", [YD_UI_REVIEW_REMARK] = "remark",
  [YD_UI_REVIEW_OUTLINE] = "heading-line", [YD_UI_REVIEW_ITEM] = "item",
};

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), text[0] != '\0');
}

static void
name_row (YdUiReviewLine *self, const char *name)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_heading (YdUiReviewLine *self, const char *title, const char *detail)
{
  g_autofree char *name = g_strdup_printf ("%s %s", title, detail);
  show_text (self->title, title);
  show_text (self->detail, detail);
  name_row (self, name);
}

/* ---- doubts ---- */

static char *
dup_place (const YdDoubt *doubt)
{
  const char *place = doubt->place != NULL ? doubt->place : "";
  if (doubt->source <= 0)
    return g_strdup (*place != '\0' ? place : _ ("The whole text"));
  g_autofree char *paragraph = g_strdup_printf (_ ("paragraph %d"), doubt->source);
  return *place != '\0' ? g_strdup_printf ("%s · %s", paragraph, place) : g_steal_pointer (&paragraph);
}

static void
make_buttons (YdUiReviewLine *self)
{
  for (guint i = 0; i < YD_MAX_ANSWERS; i++)
    {
      GtkWidget *button = self->buttons[i] = gtk_button_new ();
      g_autofree char *tip = i == 0 ? g_strdup_printf (_ ("Proposal (%u)"), i + 1) : g_strdup_printf ("(%u)", i + 1);
      gtk_widget_set_tooltip_text (button, tip);
      if (i == 0)
        gtk_widget_add_css_class (button, "proposal");
      yd_ui_wrap_append (YD_UI_WRAP (self->answers), button);
    }
}

static void
show_answers (YdUiReviewLine *self, const YdDoubt *doubt, guint index)
{
  if (self->buttons[0] == NULL)
    make_buttons (self);
  for (guint i = 0; i < YD_MAX_ANSWERS; i++)
    {
      GtkWidget *button = self->buttons[i];
      gtk_widget_set_visible (button, i < doubt->n_answers);
      if (i >= doubt->n_answers)
        continue;
      g_autofree char *label = yd_answer_dup_label (doubt, i);
      gboolean chosen = i == doubt->chosen;
      g_autofree char *name = chosen ? g_strdup_printf (_ ("%s, holds"), label) : g_strdup (label);
      gtk_button_set_label (GTK_BUTTON (button), label);
      if (chosen)
        gtk_widget_add_css_class (button, "chosen");
      else
        gtk_widget_remove_css_class (button, "chosen");
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(uu)", index, i);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "review.answer");
    }
}

static void
show_doubt (YdUiReviewLine *self, const YdUiReading *reading, guint index, gboolean settled)
{
  const YdDoubt *doubt = g_ptr_array_index (reading->doubts, index);
  g_autofree char *question = yd_doubt_dup_question (doubt);
  g_autofree char *place = dup_place (doubt);
  g_autofree char *number = reading->numbers[index] > 0 ? g_strdup_printf ("%u", reading->numbers[index]) : g_strdup ("");
  g_autofree char *name = g_strdup_printf ("%s%s%s, %s%s", number, *number != '\0' ? " " : "", question, place,
                                           settled ? _ (", confirmed") : "");
  show_text (self->number, settled ? "✓" : number);
  show_text (self->title, question);
  show_text (self->detail, place);
  show_answers (self, doubt, index);
  if (settled)
    gtk_widget_add_css_class (GTK_WIDGET (self), "settled");
  name_row (self, name);
}

static void
show_doubts_heading (YdUiReviewLine *self, const YdUiReading *reading, GHashTable *settled)
{
  guint open = 0;
  for (guint i = 0; i < reading->doubts->len; i++)
    {
      g_autofree char *key = yd_doubt_dup_key (g_ptr_array_index (reading->doubts, i));
      open += reading->numbers[i] > 0 && !g_hash_table_contains (settled, key);
    }
  g_autofree char *title = g_strdup_printf (g_dngettext (NULL, "%u place to confirm", "%u places to confirm", open), open);
  gtk_widget_set_visible (self->all, reading->n_open > 0);
  if (reading->n_open == 0)
    show_heading (self, _ ("Nothing to confirm"), _ ("Everything was read without a doubt."));
  else if (open == 0)
    show_heading (self, _ ("All confirmed"), "");
  else
    show_heading (self, title, _ ("The first answer holds where you choose none."));
}

/* ---- items ---- */

static void
show_item (YdUiReviewLine *self, const YdUiReadingItem *item)
{
  static const char *const kinds[] = { "section", "group", "point", "task" };
  g_autofree char *name = g_strdup_printf ("%s%s%s%s%s%s", item->number, item->title, *item->units != '\0' ? ", " : "",
                                           item->units, *item->counts != '\0' ? ", " : "", item->counts);
  show_text (self->number, item->number);
  show_text (self->title, item->title);
  show_text (self->units, item->units);
  gtk_label_set_text (self->counts, item->counts);
  gtk_widget_set_visible (GTK_WIDGET (self->counts), TRUE); /* keeps its column */
  gtk_widget_add_css_class (GTK_WIDGET (self), kinds[CLAMP (item->kind, 0, 3)]);
  if (item->without_units)
    gtk_widget_add_css_class (GTK_WIDGET (self->units), "warning");
  gtk_widget_set_margin_start (GTK_WIDGET (self->number), (int)item->depth * INDENT);
  name_row (self, name);
}

/**
 * yd_ui_review_line_show:
 * @settled: keys of the doubts that a person has answered
 */
void
yd_ui_review_line_show (YdUiReviewLine *self, const YdUiReviewEntry *entry, const YdUiReading *reading,
                        GHashTable *settled)
{
  GtkLabel *labels[] = { self->number, self->title, self->detail, self->units, self->counts };
  gboolean item = entry->kind == YD_UI_REVIEW_ITEM;
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    gtk_widget_set_visible (GTK_WIDGET (labels[i]), FALSE);
  gtk_widget_set_visible (self->answers, entry->kind == YD_UI_REVIEW_DOUBT);
  gtk_widget_set_visible (self->all, FALSE);
  gtk_widget_set_css_classes (GTK_WIDGET (self), (const char *[]){ classes[entry->kind], NULL });
  gtk_widget_remove_css_class (GTK_WIDGET (self->units), "warning");
  gtk_widget_set_margin_start (GTK_WIDGET (self->number), 0);
  gtk_widget_set_valign (GTK_WIDGET (self->number), item ? GTK_ALIGN_CENTER : GTK_ALIGN_START);
  gtk_label_set_xalign (self->number, item ? 0 : 0.5f);
  gtk_label_set_wrap (self->title, !item);
  gtk_label_set_ellipsize (self->title, item ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  switch (entry->kind)
    {
    case YD_UI_REVIEW_DOUBTS:
      show_doubts_heading (self, reading, settled);
      break;
    case YD_UI_REVIEW_REMARKS:
      show_heading (self, _ ("Remarks"), _ ("Nothing to answer: change it in the plan where it is wrong."));
      break;
    case YD_UI_REVIEW_OUTLINE:
      show_heading (self, _ ("Outline"), _ ("Choose a row to see where it comes from. Titles and order are changed in the plan."));
      break;
    case YD_UI_REVIEW_DOUBT:
    case YD_UI_REVIEW_REMARK:
      show_doubt (self, reading, entry->index, g_hash_table_contains (settled, entry->key));
      break;
    case YD_UI_REVIEW_ITEM:
      show_item (self, g_ptr_array_index (reading->items, entry->index));
      break;
    }
}

/* ---- life ---- */

static void
yd_ui_review_line_class_init (YdUiReviewLineClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "reviewline");
}

static GtkLabel *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static void
yd_ui_review_line_init (YdUiReviewLine *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->number = new_label ("number");
  self->title = new_label ("title");
  self->detail = new_label ("caption");
  self->units = new_label ("caption");
  self->counts = new_label ("caption");
  self->answers = yd_ui_wrap_new ();
  self->all = gtk_button_new_with_label (_ ("Take All Proposals"));
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_label_set_wrap_mode (self->title, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_wrap (self->detail, TRUE);
  gtk_label_set_wrap_mode (self->detail, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (self->detail), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->counts), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->units), "units");
  gtk_widget_add_css_class (self->answers, "answers");
  gtk_widget_add_css_class (self->all, "flat");
  gtk_widget_add_css_class (self->all, "accent");
  gtk_widget_set_valign (self->all, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->all, _ ("The first answer holds everywhere"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->all), "review.all");
  gtk_label_set_width_chars (self->units, 16);
  gtk_label_set_max_width_chars (self->units, 16);
  gtk_label_set_ellipsize (self->units, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (self->counts, 25);
  gtk_label_set_max_width_chars (self->counts, 25);
  gtk_label_set_ellipsize (self->counts, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->title, 30);
  gtk_label_set_max_width_chars (self->detail, 30);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->detail));
  gtk_box_append (GTK_BOX (words), self->answers);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->number));
  gtk_box_append (GTK_BOX (self), words);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->units));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->counts));
  gtk_box_append (GTK_BOX (self), self->all);
}

GtkWidget *
yd_ui_review_line_new (void)
{
  return g_object_new (YD_UI_TYPE_REVIEW_LINE, NULL);
}

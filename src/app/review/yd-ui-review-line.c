/* Owns: how a row of what was recognised looks. Refuses: to answer; its buttons give commands. */

#include "yd-ui-review-line.h"

#include "yd-ui-aside-layout.h"
#include "yd-ui-found-line.h"
#include "yd-ui-words.h"
#include "yd-ui-wrap.h"

#include <glib/gi18n.h>

#define INDENT 20 /* pixels a level of the outline */
#define FIELD_CHARS 14

#define FOLD 22   /* pixels: the button that folds, or its place */
#define NUMBER 27 /* pixels: the column of the points' numbers, as in the outline of a plan */

/* Pixels: the columns of an item, and the narrowest line in which they stand beside its title. */
#define UNITS 140
#define COUNTS 180
#define COLUMNS_FROM 600

struct _YdUiReviewLine
{
  GtkBox parent_instance;

  GtkWidget *fold, *more, *found, *shown_found; /* children; NULL before they were needed */
  GtkLabel *number, *title, *badge, *detail, *units, *counts; /* children */
  GtkWidget *words, *answers, *all;                           /* children */
  YdUiAsideLayout *layout;                                    /* borrowed: of this widget */
  GtkWidget *entry; /* in @words while the row is edited; else NULL */
  guint left_id;    /* source: the keyboard has left the entry, which goes next */
  GtkWidget
    *buttons[YD_MAX_ANSWERS]; /* in @answers; made for the first doubt: most rows are items */

  YdUiReviewEntry *shown; /* owned */
  char *text;             /* owned: what an edit begins with */
};

G_DEFINE_FINAL_TYPE (YdUiReviewLine, yd_ui_review_line, GTK_TYPE_BOX)

static const char *const classes[] = {
  [YD_UI_REVIEW_DOUBTS] = "heading-line",  [YD_UI_REVIEW_DOUBT] = "doubt",
  [YD_UI_REVIEW_REMARKS] = "heading-line", [YD_UI_REVIEW_REMARK] = "remark",
  [YD_UI_REVIEW_NOTICE] = "heading-line",  [YD_UI_REVIEW_FIELD] = "field",
  [YD_UI_REVIEW_OUTLINE] = "heading-line", [YD_UI_REVIEW_ITEM] = "item",
  [YD_UI_REVIEW_FOUND] = "found",
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
  return *place != '\0' ? g_strdup_printf ("%s · %s", paragraph, place)
                        : g_steal_pointer (&paragraph);
}

static void
make_buttons (YdUiReviewLine *self)
{
  for (guint i = 0; i < YD_MAX_ANSWERS; i++)
    {
      GtkWidget *button = self->buttons[i] = gtk_button_new ();
      g_autofree char *tip
        = i == 0 ? g_strdup_printf (_ ("Proposal (%u)"), i + 1) : g_strdup_printf ("(%u)", i + 1);
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
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(uu)", index, i);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "review.answer");
    }
}

static void
show_doubt (YdUiReviewLine *self, const YdUiReading *reading, guint index)
{
  const YdDoubt *doubt = g_ptr_array_index (reading->doubts, index);
  g_autofree char *question = yd_doubt_dup_question (doubt);
  g_autofree char *place = dup_place (doubt);
  g_autofree char *number
    = reading->numbers[index] > 0 ? g_strdup_printf ("%u", reading->numbers[index]) : g_strdup ("");
  g_autofree char *detail = doubt->overruled
                              ? g_strdup_printf (_ ("%s · answered by what you corrected"), place)
                              : g_strdup (place);
  g_autofree char *asked = g_strconcat (number, *number != '\0' ? " " : "", question, NULL);
  g_autofree char *name
    = yd_ui_words_join (asked, detail, doubt->settled ? C_ ("answer", "confirmed") : "", NULL);
  show_text (self->number, doubt->settled ? "✓" : number);
  show_text (self->title, question);
  show_text (self->detail, detail);
  show_answers (self, doubt, index);
  gtk_widget_set_visible (self->answers, !doubt->overruled && doubt->n_answers > 0);
  if (doubt->settled)
    gtk_widget_add_css_class (GTK_WIDGET (self), "settled");
  name_row (self, name);
}

/* The button at the end of a heading, and what it gives. */
static void
show_all (YdUiReviewLine *self, const char *label, const char *tooltip, const char *action,
          gboolean visible)
{
  gtk_button_set_label (GTK_BUTTON (self->all), label);
  gtk_widget_set_tooltip_text (self->all, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->all), action);
  gtk_widget_set_visible (self->all, visible);
}

static void
show_doubts_heading (YdUiReviewLine *self, const YdUiReading *reading)
{
  guint open = reading->n_open - reading->n_settled;
  g_autofree char *title = g_strdup_printf (
    g_dngettext (NULL, "%u place to confirm", "%u places to confirm", open), open);
  show_all (self, _ ("Take All Proposals"), _ ("The first answer holds everywhere"), "review.all",
            open > 0);
  if (reading->n_open == 0)
    show_heading (self, _ ("Nothing to confirm"), _ ("Everything was read without a doubt."));
  else if (open == 0)
    show_heading (self, _ ("All confirmed"), "");
  else
    show_heading (self, title, _ ("The first answer holds where you choose none."));
}

/* ---- items ---- */

static void
show_fold (YdUiReviewLine *self, int margin)
{
  if (self->shown->folds && self->fold == NULL)
    {
      self->fold = gtk_button_new ();
      gtk_widget_add_css_class (self->fold, "flat");
      gtk_widget_add_css_class (self->fold, "expander");
      gtk_widget_set_focusable (self->fold, FALSE); /* Left and Right do it */
      gtk_widget_set_valign (self->fold, GTK_ALIGN_CENTER);
      gtk_box_prepend (GTK_BOX (self), self->fold);
    }
  if (self->fold == NULL)
    return;
  const char *words = self->shown->folded ? _ ("Unfold") : _ ("Fold");
  gtk_widget_set_visible (self->fold, self->shown->folds);
  gtk_widget_set_margin_start (self->fold, margin);
  gtk_button_set_icon_name (GTK_BUTTON (self->fold),
                            self->shown->folded ? "pan-end-symbolic" : "pan-down-symbolic");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->fold), "s", self->shown->key);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->fold), "review.fold");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fold), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
}

static void
show_more (YdUiReviewLine *self)
{
  if (self->more == NULL)
    {
      self->more = gtk_button_new_from_icon_name ("view-more-symbolic");
      gtk_widget_add_css_class (self->more, "flat");
      gtk_widget_add_css_class (self->more, "more");
      gtk_widget_set_focusable (self->more, FALSE); /* the menu key and Shift+F10 do it */
      gtk_widget_set_valign (self->more, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (self->more, _ ("Correct it (Enter)"));
      gtk_box_append (GTK_BOX (self), self->more);
    }
  g_autofree char *name = g_strdup_printf (_ ("Correct %s"), gtk_label_get_text (self->title));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->more), "s", self->shown->key);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->more), "review.menu");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_widget_set_visible (self->more, TRUE);
}

static void
set_class (gpointer widget, const char *name, gboolean wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_item (YdUiReviewLine *self, const YdUiReadingItem *item)
{
  static const char *const kinds[] = { "section", "group", "point", "task" };
  g_autofree char *doubt = item->doubt > 0 ? g_strdup_printf ("%u", item->doubt) : g_strdup ("");
  g_autofree char *title = g_strconcat (item->number, item->title, NULL);
  g_autofree char *name = yd_ui_words_join (title, item->units, item->counts,
                                            item->corrected ? _ ("corrected") : "", NULL);
  int margin = (int)item->depth * INDENT;
  self->text = g_strdup (item->untitled ? "" : item->title);
  show_text (self->number, item->number);
  show_text (self->title, item->title);
  show_text (self->badge, doubt);
  if (item->kind >= YD_ITEM_POINT)
    {
      gtk_label_set_xalign (self->number, 1);
      gtk_widget_set_size_request (GTK_WIDGET (self->number), NUMBER, -1);
    }
  show_text (self->units, item->units);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->units), *item->who != '\0' ? item->who : NULL);
  gtk_label_set_text (self->counts, item->counts);
  gtk_widget_set_visible (GTK_WIDGET (self->counts), TRUE); /* keeps its column */
  gtk_widget_add_css_class (GTK_WIDGET (self), kinds[CLAMP (item->kind, 0, 3)]);
  set_class (self, "corrected", item->corrected);
  set_class (self->title, "dim-label", item->untitled);
  set_class (self->units, "warning", item->without_units);
  gtk_widget_set_margin_start (GTK_WIDGET (self->number), self->shown->folds ? 0 : margin + FOLD);
  show_fold (self, margin);
  show_more (self);
  name_row (self, name);
}

static void
show_found (YdUiReviewLine *self, const YdUiReading *reading, guint index)
{
  const YdUiReadingFound *found = g_ptr_array_index (reading->found, index);
  const YdUiReadingItem *item = g_ptr_array_index (reading->items, found->item);
  if (self->found == NULL)
    {
      self->found = yd_ui_found_line_new ();
      gtk_box_append (GTK_BOX (self->words), self->found);
    }
  g_autofree char *name = yd_ui_found_line_show (YD_UI_FOUND_LINE (self->found), found);
  gtk_widget_set_margin_start (self->found, (int)item->depth * INDENT + FOLD + NUMBER);
  gtk_widget_set_visible (self->found, TRUE);
  name_row (self, name);
}

static void
show_outline_heading (YdUiReviewLine *self, const YdUiReading *reading)
{
  g_autofree char *label = g_strdup_printf (
    g_dngettext (NULL, "Accept %u Found", "Accept All %u Found", reading->n_waiting),
    reading->n_waiting);
  if (self->shown_found == NULL)
    {
      self->shown_found = gtk_button_new ();
      gtk_widget_add_css_class (self->shown_found, "flat");
      gtk_widget_add_css_class (self->shown_found, "accent");
      gtk_widget_set_valign (self->shown_found, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (self->shown_found,
                                   _ ("Milestones and indicators below each item"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->shown_found), "review.show-found");
      gtk_box_insert_child_after (GTK_BOX (self), self->shown_found, self->words);
      yd_ui_aside_layout_add (self->layout, self->shown_found, 0);
    }
  gtk_button_set_label (GTK_BUTTON (self->shown_found), self->shown->folded
                                                          ? _ ("Show What Was Found")
                                                          : _ ("Hide What Was Found"));
  gtk_widget_set_visible (self->shown_found, reading->found->len > 0);
  show_heading (self, _ ("Outline"), _ ("Enter or the right button corrects a row."));
  show_all (self, label, _ ("Milestones and indicators that are not answered are recorded"),
            "review.accept-all", reading->n_waiting > 0);
}

static void
show_field (YdUiReviewLine *self, const YdUiReadingField *field)
{
  const char *label = yd_import_field_get_name (field->field);
  gboolean empty = *field->text == '\0';
  g_autofree char *name
    = g_strdup_printf (_ ("%s: %s"), label, empty ? _ ("not found") : field->text);
  self->text = g_strdup (field->text);
  show_text (self->number, label);
  show_text (self->title, empty ? _ ("not found") : field->text);
  set_class (self->title, "dim-label", empty);
  show_more (self);
  name_row (self, name);
}

static void
show_remarks_heading (YdUiReviewLine *self, const YdUiReading *reading)
{
  guint n = reading->doubts->len - reading->n_open;
  g_autofree char *title = g_strdup_printf (g_dngettext (NULL, "%u remark", "%u remarks", n), n);
  show_heading (self, title, _ ("Nothing to answer; look whether the outline is right."));
  show_fold (self, 0);
}

/* ---- editing in place ---- */

static void
drop_entry (YdUiReviewLine *self)
{
  GtkWidget *entry = g_steal_pointer (&self->entry);
  g_clear_handle_id (&self->left_id, g_source_remove);
  if (entry == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->title), TRUE);
  gtk_box_remove (GTK_BOX (self->words), entry);
}

/* The window takes it once this is done: rows may go then. */
static void
send_edit (YdUiReviewLine *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  if (!g_str_equal (text, self->text))
    gtk_widget_activate_action (GTK_WIDGET (self), "review.edited", "(iuss)",
                                (int)self->shown->kind, self->shown->index, self->shown->key, text);
}

static void
give_focus_back (YdUiReviewLine *self, gboolean keep)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  if (keep && self->entry != NULL)
    send_edit (self);
  drop_entry (self);
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

static void
entry_activate_cb (GtkEntry *entry, YdUiReviewLine *self)
{
  give_focus_back (self, TRUE);
}

static gboolean
left_cb (gpointer data)
{
  YdUiReviewLine *self = data;
  self->left_id = 0;
  drop_entry (self);
  return G_SOURCE_REMOVE;
}

/* Neither the entry nor rows may go while the keyboard goes from one to the other: GTK looks at both still. */
static void
entry_leave_cb (GtkEventControllerFocus *focus, YdUiReviewLine *self)
{
  if (self->entry == NULL || self->left_id != 0)
    return;
  self->left_id = g_idle_add_full (G_PRIORITY_HIGH, left_cb, self, NULL);
  send_edit (self);
}

static gboolean
entry_key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state,
              YdUiReviewLine *self)
{
  if (key != GDK_KEY_Escape)
    return FALSE;
  give_focus_back (self, FALSE);
  return TRUE;
}

/* Puts an entry in the place of the title of an item, or of a field. */
void
yd_ui_review_line_begin_edit (YdUiReviewLine *self)
{
  if (self->entry != NULL || self->text == NULL)
    return;
  self->entry = gtk_entry_new ();
  gtk_widget_add_css_class (self->entry, "rename");
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->text);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
    self->shown->kind == YD_UI_REVIEW_FIELD ? gtk_label_get_text (self->number) : _ ("Title"), -1);
  gtk_box_prepend (GTK_BOX (self->words), self->entry);
  gtk_widget_set_visible (GTK_WIDGET (self->title), FALSE);
  g_signal_connect (self->entry, "activate", G_CALLBACK (entry_activate_cb), self);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_signal_connect (focus, "leave", G_CALLBACK (entry_leave_cb), self);
  gtk_widget_add_controller (self->entry, focus);
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_signal_connect (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  gtk_widget_grab_focus (self->entry);
}

/* ---- the row ---- */

static void
prepare (YdUiReviewLine *self, const YdUiReviewEntry *entry)
{
  GtkLabel *labels[]
    = { self->number, self->title, self->badge, self->detail, self->units, self->counts };
  GtkWidget *buttons[] = { self->fold, self->more, self->all, self->found, self->shown_found };
  gboolean one_line = entry->kind == YD_UI_REVIEW_ITEM;
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    gtk_widget_set_visible (GTK_WIDGET (labels[i]), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (buttons[i] != NULL)
      gtk_widget_set_visible (buttons[i], FALSE);
  yd_ui_aside_layout_set_beside_from (self->layout, one_line ? COLUMNS_FROM : 0);
  gtk_widget_set_visible (self->answers, entry->kind == YD_UI_REVIEW_DOUBT);
  gtk_widget_set_css_classes (GTK_WIDGET (self), (const char *[]){ classes[entry->kind], NULL });
  set_class (self->units, "warning", FALSE);
  set_class (self->title, "dim-label", FALSE);
  gtk_widget_set_margin_start (GTK_WIDGET (self->number), 0);
  gboolean doubt = entry->kind == YD_UI_REVIEW_DOUBT || entry->kind == YD_UI_REVIEW_REMARK;
  gtk_widget_set_valign (GTK_WIDGET (self->number), doubt ? GTK_ALIGN_START : GTK_ALIGN_CENTER);
  gtk_label_set_xalign (self->number, doubt ? 0.5f : 0);
  gtk_widget_set_size_request (GTK_WIDGET (self->number), -1, -1);
  gtk_label_set_width_chars (self->number, entry->kind == YD_UI_REVIEW_FIELD ? FIELD_CHARS : -1);
  gtk_label_set_wrap (self->title, !one_line);
  gtk_label_set_ellipsize (self->title, one_line ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
}

/* @entry: what the row stands for in @reading, which is used in this call alone */
void
yd_ui_review_line_show (YdUiReviewLine *self, YdUiReviewEntry *entry, const YdUiReading *reading)
{
  drop_entry (self);
  g_set_object (&self->shown, entry);
  g_clear_pointer (&self->text, g_free);
  prepare (self, entry);
  switch (entry->kind)
    {
    case YD_UI_REVIEW_DOUBTS:
      show_doubts_heading (self, reading);
      break;
    case YD_UI_REVIEW_REMARKS:
      show_remarks_heading (self, reading);
      break;
    case YD_UI_REVIEW_NOTICE:
      show_heading (self, _ ("Title and Notice"), entry->folded ? reading->summary : "");
      show_fold (self, 0);
      break;
    case YD_UI_REVIEW_OUTLINE:
      show_outline_heading (self, reading);
      break;
    case YD_UI_REVIEW_DOUBT:
    case YD_UI_REVIEW_REMARK:
      show_doubt (self, reading, entry->index);
      break;
    case YD_UI_REVIEW_FIELD:
      show_field (self, g_ptr_array_index (reading->fields, entry->index));
      break;
    case YD_UI_REVIEW_ITEM:
      show_item (self, g_ptr_array_index (reading->items, entry->index));
      break;
    case YD_UI_REVIEW_FOUND:
      show_found (self, reading, entry->index);
      break;
    }
}

/* The list has no use for the row now. */
void
yd_ui_review_line_clear (YdUiReviewLine *self)
{
  drop_entry (self);
  g_clear_object (&self->shown);
}

/* ---- life ---- */

static void
yd_ui_review_line_dispose (GObject *object)
{
  YdUiReviewLine *self = YD_UI_REVIEW_LINE (object);
  g_clear_handle_id (&self->left_id, g_source_remove);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (yd_ui_review_line_parent_class)->dispose (object);
}

static void
yd_ui_review_line_class_init (YdUiReviewLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yd_ui_review_line_dispose;
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
  GtkWidget *words = self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->number = new_label ("number");
  self->title = new_label ("title");
  self->badge = new_label ("badge");
  self->detail = new_label ("caption");
  self->units = new_label ("caption");
  self->counts = new_label ("caption");
  self->answers = yd_ui_wrap_new ();
  self->all = gtk_button_new ();
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
  gtk_widget_set_valign (GTK_WIDGET (self->badge), GTK_ALIGN_CENTER);
  gtk_label_set_xalign (self->badge, 0.5f);
  gtk_label_set_ellipsize (self->units, PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (self->counts, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->title, 30);
  gtk_label_set_max_width_chars (self->detail, 30);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->detail));
  gtk_box_append (GTK_BOX (words), self->answers);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->number));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->badge));
  gtk_box_append (GTK_BOX (self), words);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->units));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->counts));
  gtk_box_append (GTK_BOX (self), self->all);
  self->layout = YD_UI_ASIDE_LAYOUT (yd_ui_aside_layout_new (words));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), GTK_LAYOUT_MANAGER (self->layout));
  yd_ui_aside_layout_add (self->layout, GTK_WIDGET (self->units), UNITS);
  yd_ui_aside_layout_add (self->layout, GTK_WIDGET (self->counts), COUNTS);
  yd_ui_aside_layout_add (self->layout, self->all, 0);
}

GtkWidget *
yd_ui_review_line_new (void)
{
  return g_object_new (YD_UI_TYPE_REVIEW_LINE, NULL);
}

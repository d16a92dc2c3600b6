/* Owns: what a person says of the dates and figures that were found: taken, left out, or corrected in a
 * window. Refuses: to carry it out (import/yd-import-correct). */

#include "yd-ui-review-private.h"

#include "yd-ui-due-fields.h"
#include "yd-ui-form-row.h"
#include "yd-ui-target-fields.h"
#include "yd-ui-unit-dialog.h"

#include <glib/gi18n.h>

/* ---- taken or left out ---- */

/* Returns: (nullable): the one that is chosen */
static const YdUiReadingFound *
get_chosen (YdUiReview *self)
{
  const YdUiReviewEntry *entry = yd_ui_review_get_entry (self);
  return entry != NULL && entry->kind == YD_UI_REVIEW_FOUND
             && entry->index < self->reading->found->len
           ? g_ptr_array_index (self->reading->found, entry->index)
           : NULL;
}

static void
choose (YdUiReview *self, const char *key)
{
  guint place = yd_ui_review_entry_find_key (G_LIST_MODEL (self->entries), YD_UI_REVIEW_FOUND, key);
  if (place != GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->result_selection, place);
}

static void
found_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  YdUiReview *self = YD_UI_REVIEW (widget);
  const char *key;
  guint state;
  g_variant_get (parameter, "(&su)", &key, &state);
  choose (self, key);
  yd_ui_review_correct (self, yd_correction_new_found (key, (YdSuggestionState)state, NULL));
}

/* Said of the chosen one; said again it is taken back. Returns: whether one is chosen */
gboolean
yd_ui_review_answer_found (YdUiReview *self, YdSuggestionState state)
{
  const YdUiReadingFound *found = get_chosen (self);
  if (found != NULL)
    yd_ui_review_correct (
      self, yd_correction_new_found (found->key, found->state == state ? YD_SUGGESTION_OPEN : state,
                                     NULL));
  return found != NULL;
}

/* What was answered stays as it was. */
static void
accept_all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  YdUiReview *self = YD_UI_REVIEW (widget);
  GPtrArray *corrections = yd_corrections_new (NULL);
  for (guint i = 0; i < self->reading->found->len; i++)
    {
      const YdUiReadingFound *found = g_ptr_array_index (self->reading->found, i);
      if (found->state == YD_SUGGESTION_OPEN)
        g_ptr_array_add (corrections,
                         yd_correction_new_found (found->key, YD_SUGGESTION_ACCEPTED, NULL));
    }
  yd_ui_review_correct_all (self, corrections);
}

/* Rows that were folded or unfolded by hand are as all others again. */
static void
show_found_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  YdUiReview *self = YD_UI_REVIEW (widget);
  for (guint i = 0; i < self->reading->items->len; i++)
    {
      const YdUiReadingItem *item = g_ptr_array_index (self->reading->items, i);
      if (!item->parent)
        g_hash_table_remove (self->folded, item->key);
    }
  self->show_found = !self->show_found;
  yd_ui_review_show_reading (self);
}

/* ---- corrected ---- */

typedef struct
{
  YdUiReview *review; /* borrowed: the window is modal to it */
  YdUiUnitDialog dialog;
  char *key;            /* owned; NULL where it is of @words */
  YdImportWords *words; /* owned: that the rules made nothing of; else NULL */
  YdSuggestionKind kind;
  GtkWidget *name; /* child */
  YdUiDueFields *due;
  YdUiTargetFields *target;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;
  g_free (form->key);
  yd_import_words_free (form->words);
  g_free (form);
}

static void
keep_cb (Form *form)
{
  YdOutlineSuggestion found = { .kind = form->kind };
  YdUiTarget target = { 0 };
  if (form->due != NULL ? !yd_ui_due_fields_get (form->due, &found.when)
                        : !yd_ui_target_fields_get (form->target, &target))
    return;
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (form->name))));
  found.name = name;
  found.comparison = target.comparison;
  found.target = target.target;
  found.target_high = target.target_high;
  found.scale = target.scale;
  found.measure = (char *)target.measure;
  YdUiReview *review = form->review;
  g_autoptr (YdImportWords) words = g_steal_pointer (&form->words);
  gboolean due = form->kind == YD_SUGGEST_MILESTONE;
  if (words != NULL)
    found.words = due ? words->due->words : words->figure->words;
  YdCorrection *correction
    = words != NULL
        ? yd_correction_new_add (words->item, due ? words->nth_due : words->nth_figure, &found)
        : yd_correction_new_found (form->key, YD_SUGGESTION_ACCEPTED, &found);
  gtk_window_destroy (form->dialog.window);
  if (words != NULL)
    yd_ui_review_record (review, words->item, correction);
  else
    yd_ui_review_correct (review, correction);
}

static void
fill (Form *form, const YdOutlineSuggestion *found)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *words = g_markup_printf_escaped (_ ("From the words “%s”"), found->words);
  adw_preferences_group_set_description (group, words);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (form->dialog.page), group);
  form->name = yd_ui_form_row_new_entry (
    found->kind == YD_SUGGEST_MILESTONE ? _ ("What is due") : _ ("What is counted"), found->name);
  adw_preferences_group_add (group, form->name);
  if (found->kind == YD_SUGGEST_MILESTONE)
    {
      YdDateFrame frame
        = yd_outline_get_date_frame (yd_import_draft_get_outline (form->review->draft));
      form->due = yd_ui_due_fields_new (group, &frame, &found->when);
      return;
    }
  YdUiTarget target
    = { found->comparison, found->target, found->target_high, found->scale, found->measure };
  form->target = yd_ui_target_fields_new (group, &target, form->words != NULL);
}

static void
present (YdUiReview *self, const char *key, YdImportWords *words, const YdOutlineSuggestion *found)
{
  gboolean due = found->kind == YD_SUGGEST_MILESTONE;
  Form *form = g_new0 (Form, 1);
  form->review = self;
  form->dialog
    = yd_ui_unit_dialog_new (GTK_WINDOW (self), due ? _ ("Milestone") : _ ("Indicator"),
                             words != NULL ? _ ("_Record") : _ ("Co_rrect and Accept"), 520);
  form->key = g_strdup (key);
  form->words = words;
  form->kind = found->kind;
  g_object_set_data_full (G_OBJECT (form->dialog.window), "form", form, form_free);
  fill (form, found);
  g_signal_connect_swapped (form->dialog.accept, "clicked", G_CALLBACK (keep_cb), form);
  gtk_window_present (form->dialog.window);
  /* of new words the value is asked for, which stands below */
  gtk_widget_grab_focus (words == NULL ? form->name : gtk_widget_get_next_sibling (form->name));
}

static void
present_found (YdUiReview *self, const char *key)
{
  const YdOutlineSuggestion *found
    = self->busy ? NULL : yd_import_draft_get_found (self->draft, key);
  if (found != NULL)
    present (self, key, NULL, found);
}

/* @words: (transfer full): a person says what they are recorded as */
void
yd_ui_review_record_words (YdUiReview *self, YdImportWords *words, YdSuggestionKind kind)
{
  present (self, NULL, words, kind == YD_SUGGEST_MILESTONE ? words->due : words->figure);
}

/* @correction: (transfer full) (nullable): of the words that are pointed at; the keyboard stays with them,
 *   and the row of @item shows what came of it */
void
yd_ui_review_record (YdUiReview *self, const char *item, YdCorrection *correction)
{
  if (correction == NULL || self->busy)
    {
      g_clear_pointer (&correction, yd_correction_free);
      return;
    }
  for (guint i = 0; i < self->reading->items->len; i++)
    {
      const YdUiReadingItem *one = g_ptr_array_index (self->reading->items, i);
      gboolean folded
        = g_hash_table_contains (self->folded, one->key) != (!one->parent && !self->show_found);
      if (g_str_equal (one->key, item) && folded && !g_hash_table_remove (self->folded, one->key))
        g_hash_table_add (self->folded, g_strdup (one->key));
    }
  self->keeps_side = TRUE;
  yd_ui_review_words_clear (self);
  yd_ui_review_correct (self, correction);
}

static void
correct_found_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  YdUiReview *self = YD_UI_REVIEW (widget);
  const char *key = g_variant_get_string (parameter, NULL);
  choose (self, key);
  present_found (self, key);
}

/* Opens the chosen one. Returns: whether one is chosen */
gboolean
yd_ui_review_edit_found (YdUiReview *self)
{
  const YdUiReadingFound *found = get_chosen (self);
  if (found != NULL)
    present_found (self, found->key);
  return found != NULL;
}

void
yd_ui_review_record_class_init (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "review.found", "(su)", found_cb);
  gtk_widget_class_install_action (klass, "review.correct-found", "s", correct_found_cb);
  gtk_widget_class_install_action (klass, "review.accept-all", NULL, accept_all_cb);
  gtk_widget_class_install_action (klass, "review.show-found", NULL, show_found_cb);
}

/* Owns: asking for the fields of an indicator, a milestone or a comment. Refuses: to keep what cannot
 * be read: the field says what is wrong and the window stays. */

#include "yd-ui-record-form.h"

#include "yd-typed.h"
#include "yd-ui-due-fields.h"
#include "yd-ui-form-row.h"
#include "yd-ui-gtk.h"
#include "yd-ui-plain-row.h"
#include "yd-ui-target-fields.h"
#include "yd-ui-target-table.h"
#include "yd-ui-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define WORDS_LIMIT 20000 /* characters of a comment */
#define MAX_HEIGHT 620    /* pixels: a whole form fits a screen of 768 */

typedef struct
{
  YdUiDocument *document; /* owned */
  YdTable table;
  gpointer row; /* owned: a row of table */
  YdId item;
  YdId comment;               /* that is answered; none: a new one */
  gboolean refusal;           /* the words say why it is not taken up */
  GtkWindow *window;          /* borrowed: owns this */
  AdwPreferencesGroup *group; /* borrowed, as all below */
  AdwEntryRow *title;
  YdUiTargetFields *target;
  YdUiDueFields *due;
  AdwEntryRow *definition;
  AdwEntryRow *source;
  GtkSwitch *cumulative;
  YdUiTargetTable *targets;
  AdwComboRow *adds_up;
  AdwExpanderRow *parts;
  GtkTextView *text;
} Form;

static void
form_free (Form *form)
{
  g_object_unref (form->document);
  if (form->row != NULL)
    yd_row_free (form->table, form->row);
  g_free (form);
}

static const char *
text_of (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static AdwEntryRow *
add_entry (Form *form, const char *title, const char *value)
{
  GtkWidget *row = yd_ui_form_row_new_entry (title, value);
  adw_preferences_group_add (form->group, row);
  return ADW_ENTRY_ROW (row);
}

/* ---- indicator ---- */

static void
target_cb (Form *form)
{
  g_autofree char *number = yd_ui_target_fields_dup_number (form->target);
  yd_ui_target_table_set_whole (form->targets, number);
}

static void
adds_up_cb (Form *form)
{
  yd_ui_target_table_set_adds_up (form->targets,
                                  (YdAddsUp)adw_combo_row_get_selected (form->adds_up));
}

static gboolean
keep_indicator (Form *form, YdStore *store, GError **error)
{
  YdIndicatorRow *row = form->row;
  YdUiTarget target;
  if (!yd_ui_target_fields_get (form->target, &target))
    return FALSE;
  row->comparison = (int)target.comparison;
  row->target = target.target;
  row->target_high = target.target_high;
  row->scale = target.scale;
  yd_row_set_text (&row->name, text_of (form->title));
  yd_row_set_text (&row->measure, target.measure);
  yd_row_set_text (&row->definition, text_of (form->definition));
  yd_row_set_text (&row->source, text_of (form->source));
  row->cumulative = gtk_switch_get_active (form->cumulative);
  g_autoptr (GArray) targets = yd_ui_target_table_dup_targets (form->targets);
  if (targets == NULL)
    {
      adw_expander_row_set_expanded (form->parts, TRUE);
      adw_expander_row_set_subtitle (form->parts, _ ("Give a number: 90 or 95.5"));
      return FALSE;
    }
  return yd_edit_put_indicator_with_targets (
    store, row, (YdIndicatorTargetRow *)targets->data, targets->len,
    (YdAddsUp)adw_combo_row_get_selected (form->adds_up), error);
}

/* What years and units have of it; folded away while there is nothing. */
static void
add_targets (Form *form, YdItem *item, YdIndicator *indicator)
{
  static const char *const words[]
    = { N_ ("Sum of the units"),     N_ ("Mean of the units"),   N_ ("Lowest of the units"),
        N_ ("Highest of the units"), N_ ("Each unit by itself"), NULL };
  YdAddsUp adds_up = indicator != NULL ? yd_indicator_get_adds_up (indicator) : YD_ADDS_UP_SUM;
  form->parts = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->parts),
                                 _ ("Targets of years and units"));
  form->targets = YD_UI_TARGET_TABLE (yd_ui_target_table_new_form (item, indicator));
  gtk_widget_add_css_class (GTK_WIDGET (form->targets), "fields");
  GtkWidget *row = yd_ui_plain_row_new (GTK_WIDGET (form->targets));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Targets of years and units"), -1);
  adw_expander_row_add_row (form->parts, row);
  form->adds_up
    = ADW_COMBO_ROW (yd_ui_form_row_new_choice (_ ("How units add up"), words, adds_up));
  adw_expander_row_add_row (form->parts, GTK_WIDGET (form->adds_up));
  adw_preferences_group_add (form->group, GTK_WIDGET (form->parts));
  adw_expander_row_set_expanded (
    form->parts,
    indicator != NULL && yd_record_list_get_length (yd_indicator_list_targets (indicator)) > 0);
  if (yd_ui_target_table_is_empty (form->targets))
    {
      gtk_widget_set_sensitive (GTK_WIDGET (form->parts), FALSE);
      adw_expander_row_set_subtitle (form->parts,
                                     _ ("Assign units first, or give the plan several years"));
    }
  yd_ui_target_fields_connect (form->target, G_CALLBACK (target_cb), form);
  g_signal_connect_swapped (form->adds_up, "notify::selected", G_CALLBACK (adds_up_cb), form);
  target_cb (form);
  adds_up_cb (form);
}

/* ---- milestone ---- */

static gboolean
keep_milestone (Form *form, YdStore *store, GError **error)
{
  YdMilestoneRow *row = form->row;
  YdDateFound due;
  if (!yd_ui_due_fields_get (form->due, &due))
    return FALSE;
  row->due = due.due;
  row->long_term = due.long_term;
  row->recurrence = (int)due.recurrence;
  row->before = due.before;
  yd_row_set_text (&row->title, text_of (form->title));
  return yd_edit_put_milestone (store, row, error);
}

/* ---- the window ---- */

static void
keep_cb (Form *form)
{
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;
  YdStore *store = yd_ui_document_begin_edit (form->document);
  if (store == NULL)
    return;
  if (form->table == YD_TABLE_INDICATOR)
    done = keep_indicator (form, store, &error);
  else if (form->table == YD_TABLE_MILESTONE)
    done = keep_milestone (form, store, &error);
  else
    {
      GtkTextIter start, end;
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (form->text);
      gtk_text_buffer_get_bounds (buffer, &start, &end);
      g_autofree char *text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
      if (g_strstrip (text)[0] == '\0')
        return;
      done = form->refusal ? yd_edit_answer_comment (store, form->comment, 2, text, &error)
             : form->comment != YD_ID_NONE
               ? yd_edit_reply_to_comment (store, form->comment, text, &error)
               : yd_edit_add_comment (store, form->item, text, &error);
    }
  if (!done && error == NULL)
    return; /* a field says what is wrong */
  if (yd_ui_document_end_edit (form->document, done, error))
    gtk_window_destroy (form->window); /* else what was typed is still there to be kept */
}

static void
delete_cb (Form *form)
{
  g_autoptr (GError) error = NULL;
  YdStore *store = yd_ui_document_begin_edit (form->document);
  gboolean done
    = store != NULL && yd_edit_delete_record (store, form->table, *(YdId *)form->row, &error);
  yd_ui_document_end_edit (form->document, done, error);
  gtk_window_destroy (form->window);
}

static GtkWidget *
make_header (Form *form, const char *keep_words)
{
  GtkWidget *header = adw_header_bar_new ();
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), form->window);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  GtkWidget *keep = gtk_button_new_with_mnemonic (keep_words);
  gtk_widget_add_css_class (keep, "suggested-action");
  if (form->table == YD_TABLE_COMMENT)
    gtk_widget_set_tooltip_text (keep, _ ("Ctrl+Enter"));
  g_signal_connect_swapped (keep, "clicked", G_CALLBACK (keep_cb), form);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), keep);
  gtk_window_set_default_widget (form->window, keep);
  return header;
}

static Form *
form_new (GtkWindow *parent, YdUiDocument *document, YdTable table, const char *title,
          gboolean is_new)
{
  Form *form = g_new0 (Form, 1);
  form->document = g_object_ref (document);
  form->table = table;
  form->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_title (form->window, title);
  gtk_window_set_modal (form->window, TRUE);
  gtk_window_set_transient_for (form->window, parent);
  yd_ui_gtk_set_default_size (form->window, 420, -1);
  gtk_window_set_resizable (form->window, FALSE);
  g_object_set_data_full (G_OBJECT (form->window), "form", form, (GDestroyNotify)form_free);

  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), make_header (form, is_new ? _ ("_Add") : _ ("_Apply")));
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_add_css_class (page, "form");
  form->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (form->group));
  if (!is_new)
    {
      GtkWidget *take = gtk_button_new_with_mnemonic (_ ("_Delete"));
      gtk_widget_add_css_class (take, "destructive-action");
      gtk_widget_set_halign (take, GTK_ALIGN_START);
      g_signal_connect_swapped (take, "clicked", G_CALLBACK (delete_cb), form);
      gtk_box_append (GTK_BOX (page), take);
    }
  GtkWidget *scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), page);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (form->window), box);

  yd_ui_gtk_close_on_escape (form->window);
  yd_ui_gtk_keep_on_enter (form->window);
  return form;
}

/* @row: copied */
void
yd_ui_record_form_present_indicator (GtkWindow *parent, YdUiDocument *document,
                                     const YdIndicatorRow *row)
{
  Form *form = form_new (parent, document, YD_TABLE_INDICATOR, _ ("Indicator"), row->id == 0);
  form->row = yd_row_copy (YD_TABLE_INDICATOR, row);
  YdUiTarget target
    = { (YdComparison)row->comparison, row->target, row->target_high, row->scale, row->measure };
  form->title = add_entry (form, _ ("What is counted"), row->name);
  form->target = yd_ui_target_fields_new (form->group, &target, row->id == YD_ID_NONE);
  form->definition = add_entry (form, _ ("How it is counted (口径)"), row->definition);
  form->source = add_entry (form, _ ("Where the numbers come from"), row->source);
  GtkWidget *cumulative
    = yd_ui_form_row_new_switch (_ ("Counted through the year, not at a date"), row->cumulative);
  adw_preferences_group_add (form->group, cumulative);
  form->cumulative = yd_ui_form_row_get_switch (cumulative);
  YdPlan *plan = yd_ui_document_get_plan (document);
  YdRecord *known = row->id != YD_ID_NONE ? yd_plan_find (plan, YD_TABLE_INDICATOR, row->id) : NULL;
  add_targets (form, yd_plan_find_item (plan, row->item),
               known != NULL ? YD_INDICATOR (known) : NULL);
  gtk_window_present (form->window);
  gtk_widget_grab_focus (GTK_WIDGET (form->title));
}

/* @row: copied */
void
yd_ui_record_form_present_milestone (GtkWindow *parent, YdUiDocument *document,
                                     const YdMilestoneRow *row)
{
  Form *form = form_new (parent, document, YD_TABLE_MILESTONE, _ ("Milestone"), row->id == 0);
  form->row = yd_row_copy (YD_TABLE_MILESTONE, row);
  YdDateFrame frame = yd_typed_get_frame (yd_ui_document_get_plan (document));
  YdDateFound due = { .due = row->due,
                      .before = row->before,
                      .recurrence = (YdRecurrence)row->recurrence,
                      .long_term = row->long_term };
  form->title = add_entry (form, _ ("What is due"), row->title);
  form->due = yd_ui_due_fields_new (form->group, &frame, &due);
  gtk_window_present (form->window);
  gtk_widget_grab_focus (GTK_WIDGET (form->title));
}

static void
words_inserted_cb (GtkTextBuffer *buffer, GtkTextIter *at, const char *text, int length, Form *form)
{
  glong all = gtk_text_buffer_get_char_count (buffer) + g_utf8_strlen (text, length);
  if (all <= WORDS_LIMIT)
    return;
  g_autoptr (GError) error = yd_ui_words_new_too_long (all, WORDS_LIMIT);
  g_signal_stop_emission_by_name (buffer, "insert-text");
  yd_ui_document_report (form->document, error);
}

static void
present_words (Form *form, const char *title)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 120);
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_add_css_class (scroller, "view");
  form->text = GTK_TEXT_VIEW (gtk_text_view_new ());
  g_signal_connect (gtk_text_view_get_buffer (form->text), "insert-text",
                    G_CALLBACK (words_inserted_cb), form);
  gtk_text_view_set_wrap_mode (form->text, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (form->text, FALSE);
  gtk_text_view_set_left_margin (form->text, 12);
  gtk_text_view_set_right_margin (form->text, 12);
  gtk_text_view_set_top_margin (form->text, 10);
  gtk_text_view_set_bottom_margin (form->text, 10);
  gtk_accessible_update_property (GTK_ACCESSIBLE (form->text), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (form->text));
  adw_preferences_group_add (form->group, scroller);
  gtk_window_present (form->window);
  gtk_widget_grab_focus (GTK_WIDGET (form->text));
}

void
yd_ui_record_form_present_comment (GtkWindow *parent, YdUiDocument *document, YdId item)
{
  Form *form = form_new (parent, document, YD_TABLE_COMMENT, _ ("Comment"), TRUE);
  form->item = item;
  present_words (form, _ ("Comment"));
}

void
yd_ui_record_form_present_reply (GtkWindow *parent, YdUiDocument *document, YdId comment)
{
  Form *form = form_new (parent, document, YD_TABLE_COMMENT, _ ("Reply"), TRUE);
  form->comment = comment;
  present_words (form, _ ("Reply"));
}

void
yd_ui_record_form_present_refusal (GtkWindow *parent, YdUiDocument *document, YdId comment)
{
  Form *form = form_new (parent, document, YD_TABLE_COMMENT, _ ("Why It Is Not Taken Up"), TRUE);
  form->comment = comment;
  form->refusal = TRUE;
  present_words (form, _ ("Reason"));
}

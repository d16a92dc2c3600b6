/* Owns: how a record of an item looks in the inspector, and the one or two things that can be done
 * with it there. Refuses: to follow changes: the inspector makes rows anew. */

#include "yd-ui-inspector-rows.h"

#include "yd-ui-fix.h"
#include "yd-ui-milestone-light.h"
#include "yd-ui-plain-row.h"
#include "yd-ui-record-form.h"
#include "yd-ui-target-table.h"
#include "yd-ui-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* What a button of a row is about. */
typedef struct
{
  YdUiDocument *document;      /* owned */
  YdRecord *record;            /* owned; NULL for a finding or a suggestion */
  YdFinding *finding;          /* owned; NULL for a record */
  YdSuggestionRow *suggestion; /* owned; NULL for anything else */
} Subject;

static void
subject_free (Subject *subject)
{
  g_clear_object (&subject->document);
  g_clear_object (&subject->record);
  g_clear_object (&subject->finding);
  yd_row_free (YD_TABLE_SUGGESTION, subject->suggestion);
  g_free (subject);
}

static Subject *
on_clicked (GtkWidget *button, GCallback callback, YdUiDocument *document, gpointer record,
            YdFinding *finding)
{
  Subject *subject = g_new0 (Subject, 1);
  subject->document = g_object_ref (document);
  subject->record = record != NULL ? g_object_ref (record) : NULL;
  subject->finding = finding != NULL ? g_object_ref (finding) : NULL;
  g_signal_connect_data (button, "clicked", callback, subject,
                         (GClosureNotify)(void (*) (void))subject_free, 0);
  return subject;
}

static GtkWidget *
new_label (const char *text, const char *css_class, gboolean wrap)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (wrap)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    }
  else
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      if (g_str_equal (css_class, "dim-label"))
        gtk_widget_add_css_class (label, "caption");
    }
  return label;
}

static GtkWidget *
new_icon (const char *icon, const char *css_class)
{
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  gtk_widget_add_css_class (image, css_class);
  return image;
}

/* What stands at the start, two lines of words, and room for what stands at the end. */
static GtkWidget *
new_line (GtkWidget *start, const char *title, const char *subtitle, gboolean wrap)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_box_append (GTK_BOX (box), start);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  GtkWidget *label = new_label (title, NULL, wrap);
  gtk_widget_set_tooltip_text (label, title);
  gtk_box_append (GTK_BOX (words), label);
  if (subtitle != NULL && subtitle[0] != '\0')
    gtk_box_append (GTK_BOX (words), new_label (subtitle, "dim-label", wrap));
  gtk_box_append (GTK_BOX (box), words);
  return box;
}

static GtkWidget *
new_button (const char *icon, const char *words)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  return button;
}

static GtkWidget *
new_list_row (GtkWidget *child, const char *name)
{
  GtkWidget *row = yd_ui_plain_row_new (child);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

/* ---- indicators and milestones ---- */

static void
edit_cb (GtkButton *button, Subject *subject)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button)));
  if (YD_IS_INDICATOR (subject->record))
    yd_ui_record_form_present_indicator (window, subject->document,
                                         yd_indicator_get_row (YD_INDICATOR (subject->record)));
  else
    yd_ui_record_form_present_milestone (window, subject->document,
                                         yd_milestone_get_row (YD_MILESTONE (subject->record)));
}

static char *
dup_quoted (const char *words)
{
  return words != NULL && words[0] != '\0' ? g_strdup_printf (_ ("“%s”"), words) : NULL;
}

/* @below: (nullable): stands under the line */
static GtkWidget *
record_row (YdUiDocument *document, YdRecord *record, GtkWidget *start, const char *title,
            const char *subtitle, const char *value, GtkWidget *below)
{
  GtkWidget *box = new_line (start, title, subtitle, FALSE);
  GtkWidget *label = new_label (value, "value", FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_box_append (GTK_BOX (box), label);
  if (yd_ui_document_is_editable (document))
    {
      g_autofree char *name = g_strdup_printf (_ ("Edit %s"), title);
      GtkWidget *edit = new_button ("document-edit-symbolic", name);
      on_clicked (edit, G_CALLBACK (edit_cb), document, record, NULL);
      gtk_box_append (GTK_BOX (box), edit);
    }
  g_autofree char *name = g_strdup_printf (_ ("%s, %s"), title, value);
  if (below == NULL)
    return new_list_row (box, name);
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (both), box);
  gtk_box_append (GTK_BOX (both), below);
  return new_list_row (both, name);
}

/* @due as the inspector has room for it: without the year where that is the plan's (6月底前, 上半年, 年底前). */
static const char *
skip_plan_year (YdUiDocument *document, const char *due)
{
  g_autofree char *year
    = g_strdup_printf ("%d年", yd_plan_get_year (yd_ui_document_get_plan (document)));
  if (!g_str_has_prefix (due, year))
    return due;
  const char *rest = due + strlen (year);
  gboolean stands = g_ascii_isdigit (*rest) || g_str_has_prefix (rest, "上")
                    || g_str_has_prefix (rest, "下") || g_str_has_prefix (rest, "第");
  if (g_str_has_prefix (rest, "底") || g_str_has_prefix (rest, "末"))
    return rest - strlen ("年");
  return stands ? rest : due;
}

GtkWidget *
yd_ui_indicator_row_new (YdUiDocument *document, YdIndicator *indicator)
{
  const YdIndicatorRow *row = yd_indicator_get_row (indicator);
  g_autofree char *target = yd_indicator_dup_target_text (indicator);
  const char *title = row->name != NULL && row->name[0] != '\0' ? row->name : _ ("Indicator");
  gboolean parts = yd_record_list_get_length (yd_indicator_list_targets (indicator)) > 0;
  g_autofree char *quoted = dup_quoted (row->words);
  return record_row (document, YD_RECORD (indicator),
                     new_icon ("yaodian-target-symbolic", "dim-label"), title, quoted, target,
                     parts ? yd_ui_target_table_new (indicator) : NULL);
}

GtkWidget *
yd_ui_milestone_row_new (YdUiDocument *document, YdMilestone *milestone)
{
  const YdMilestoneRow *row = yd_milestone_get_row (milestone);
  g_autofree char *due = yd_milestone_dup_due_text (milestone);
  const char *title = row->title != NULL && row->title[0] != '\0' ? row->title : _ ("Milestone");
  g_autofree char *quoted = dup_quoted (row->words);
  g_autofree char *stands = yd_ui_milestone_light_dup_words (milestone);
  return record_row (document, YD_RECORD (milestone),
                     yd_ui_milestone_light_new (document, milestone), title,
                     stands != NULL ? stands : quoted, skip_plan_year (document, due), NULL);
}

/* ---- suggestions ---- */

static gboolean
answer (Subject *subject, gboolean accept)
{
  g_autoptr (GError) error = NULL;
  const YdSuggestionRow *row = subject->suggestion;
  YdStore *store = yd_ui_document_begin_edit (subject->document);
  gboolean done = store != NULL && yd_edit_answer_suggestions (store, &row, 1, accept, &error);
  return yd_ui_document_end_edit (subject->document, done, error);
}

static void
accept_cb (GtkButton *button, Subject *subject)
{
  answer (subject, TRUE);
}

static void
dismiss_cb (GtkButton *button, Subject *subject)
{
  g_autofree char *text = yd_suggestion_dup_text (subject->suggestion);
  g_autofree char *words = g_strdup_printf (_ ("Dismissed: %s"), text);
  if (answer (subject, FALSE))
    gtk_widget_activate_action (GTK_WIDGET (button), "plan.done", "s", words);
}

static char *
dup_suggested_value (const YdSuggestionRow *row)
{
  if (row->kind == YD_SUGGEST_INDICATOR)
    return yd_comparison_dup_text (row->comparison, row->target, row->target_high, row->scale,
                                   row->measure);
  if (row->kind == YD_SUGGEST_MILESTONE)
    return yd_due_dup_text (row->due, row->before, row->recurrence, row->long_term);
  return g_strdup (row->role == YD_ROLE_LEAD ? _ ("lead") : _ ("support"));
}

/* The words and what they mean; no line ends behind the arrow nor within the value. */
static char *
dup_words_and_value (const char *words, const char *value)
{
  if (words == NULL || words[0] == '\0')
    return NULL;
  g_autoptr (GString) joined = g_string_new (NULL), text = g_string_new (NULL);
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_string_append (joined, p > value ? "\u2060" : "");
      g_string_append_len (joined, p, g_utf8_next_char (p) - p);
    }
  g_string_printf (text, _ ("“%s” → %s"), words, joined->str);
  g_string_replace (text, "→ ", "→\u00a0", 0);
  return g_strdup (text->str);
}

GtkWidget *
yd_ui_suggestion_row_new (YdUiDocument *document, const YdSuggestionRow *row)
{
  g_autofree char *text = yd_suggestion_dup_text (row);
  g_autofree char *value = dup_suggested_value (row);
  gboolean named = row->name != NULL && row->name[0] != '\0';
  g_autofree char *quoted = named
                              ? dup_words_and_value (row->words, skip_plan_year (document, value))
                              : dup_quoted (row->words);
  GtkWidget *box = new_line (new_icon ("yaodian-bulb-symbolic", "accent"),
                             named ? row->name : value, quoted, TRUE);
  gtk_widget_add_css_class (box, "suggestion");
  if (yd_ui_document_is_editable (document))
    {
      GtkWidget *accept = gtk_button_new_with_label (_ ("Accept"));
      g_autofree char *accept_name = g_strdup_printf (_ ("Accept %s"), text);
      g_autofree char *dismiss_name = g_strdup_printf (_ ("Dismiss %s"), text);
      gtk_widget_add_css_class (accept, "flat");
      gtk_widget_add_css_class (accept, "accent");
      gtk_widget_set_valign (accept, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (accept), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      accept_name, -1);
      on_clicked (accept, G_CALLBACK (accept_cb), document, NULL, NULL)->suggestion
        = yd_row_copy (YD_TABLE_SUGGESTION, row);
      gtk_box_append (GTK_BOX (box), accept);
      GtkWidget *dismiss = new_button ("window-close-symbolic", dismiss_name);
      on_clicked (dismiss, G_CALLBACK (dismiss_cb), document, NULL, NULL)->suggestion
        = yd_row_copy (YD_TABLE_SUGGESTION, row);
      gtk_box_append (GTK_BOX (box), dismiss);
    }
  return box;
}

/* ---- findings ---- */

static void
fix_cb (GtkButton *button, Subject *subject)
{
  yd_ui_fix_finding (subject->document, subject->finding);
}

GtkWidget *
yd_ui_finding_row_new (YdUiDocument *document, YdFinding *finding)
{
  static const char *const icons[]
    = { "dialog-error-symbolic", "dialog-warning-symbolic", "dialog-information-symbolic" };
  static const char *const classes[] = { "error", "warning", "dim-label" };
  int severity = CLAMP ((int)yd_finding_get_severity (finding), 0, YD_N_SEVERITIES - 1);
  g_autofree char *message = yd_finding_dup_message (finding);
  const char *label = yd_severity_get_label (yd_finding_get_severity (finding));
  const char *source = yd_finding_get_rule (finding)->source;
  g_autofree char *subtitle
    = source != NULL ? g_strdup_printf (_ ("%s · %s"), label, source) : g_strdup (label);
  guint n_edits;
  GtkWidget *box
    = new_line (new_icon (icons[severity], classes[severity]), message, subtitle, TRUE);
  yd_finding_get_edits (finding, &n_edits);
  if (n_edits > 0 && yd_ui_document_is_editable (document))
    {
      GtkWidget *fix = gtk_button_new_with_label (_ ("Fix"));
      g_autofree char *name = g_strdup_printf (_ ("Fix: %s"), message);
      gtk_widget_set_valign (fix, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (fix), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      on_clicked (fix, G_CALLBACK (fix_cb), document, NULL, finding);
      gtk_box_append (GTK_BOX (box), fix);
    }
  return new_list_row (box, message);
}

/* ---- comments ---- */

static void
delete_comment_cb (GtkButton *button, Subject *subject)
{
  g_autoptr (GError) error = NULL;
  YdStore *store = yd_ui_document_begin_edit (subject->document);
  gboolean done = store != NULL
                  && yd_edit_delete_record (store, YD_TABLE_COMMENT,
                                            yd_record_get_id (subject->record), &error);
  yd_ui_document_end_edit (subject->document, done, error);
}

/* @state: taken up, or open again */
static void
answer_comment (Subject *subject, int state)
{
  g_autoptr (GError) error = NULL;
  YdStore *store = yd_ui_document_begin_edit (subject->document);
  gboolean done
    = store != NULL
      && yd_edit_answer_comment (store, yd_record_get_id (subject->record), state, NULL, &error);
  yd_ui_document_end_edit (subject->document, done, error);
}

static void
take_up_cb (GtkButton *button, Subject *subject)
{
  answer_comment (subject, 1);
}

static void
open_again_cb (GtkButton *button, Subject *subject)
{
  answer_comment (subject, 0);
}

static void
turn_down_cb (GtkButton *button, Subject *subject)
{
  yd_ui_record_form_present_refusal (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))),
                                     subject->document, yd_record_get_id (subject->record));
}

static void
reply_cb (GtkButton *button, Subject *subject)
{
  yd_ui_record_form_present_reply (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))),
                                   subject->document, yd_record_get_id (subject->record));
}

/* Taken up or not, with the reason. */
static void
add_answer (GtkWidget *box, const YdCommentRow *row)
{
  g_autofree char *words = row->state == 2 && row->reason != NULL
                             ? g_strdup_printf (_ ("%s: %s"), _ ("Not taken up"), row->reason)
                             : g_strdup (row->state == 2 ? _ ("Not taken up") : _ ("Taken up"));
  GtkWidget *label = new_label (words, row->state == 1 ? "success" : "warning", TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), label);
}

/* What can be done with a comment: an answer that was given can be changed, and spoken about. */
static void
add_answers (GtkWidget *box, YdUiDocument *document, YdComment *comment, const char *author)
{
  gboolean answered = yd_comment_get_row (comment)->state != 0;
  const struct
  {
    const char *label, *name;
    GCallback callback;
    gboolean offered;
  } answers[] = {
    { _ ("Take Up"), _ ("Take up the comment of %s"), G_CALLBACK (take_up_cb), !answered },
    { _ ("Turn Down…"), _ ("Turn down the comment of %s"), G_CALLBACK (turn_down_cb), !answered },
    { _ ("Answer Anew"), _ ("Answer the comment of %s anew"), G_CALLBACK (open_again_cb),
      answered },
    { _ ("Reply…"), _ ("Reply to %s"), G_CALLBACK (reply_cb), TRUE },
  };
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      if (!answers[i].offered)
        continue;
      GtkWidget *button = gtk_button_new_with_label (answers[i].label);
      g_autofree char *name = g_strdup_printf (answers[i].name, author);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "small");
      gtk_widget_add_css_class (button, "caption");
      gtk_widget_add_css_class (button, "accent");
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      on_clicked (button, answers[i].callback, document, comment, NULL);
      gtk_box_append (GTK_BOX (line), button);
    }
  gtk_box_append (GTK_BOX (box), line);
}

GtkWidget *
yd_ui_comment_row_new (YdUiDocument *document, YdComment *comment)
{
  const YdCommentRow *row = yd_comment_get_row (comment);
  const char *author = row->author != NULL && row->author[0] != '\0' ? row->author : _ ("Somebody");
  g_autofree char *when = yd_ui_words_dup_time (row->time * G_USEC_PER_SEC, g_get_real_time ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = new_label (author, "caption-heading", FALSE);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), new_label (when, "dim-label", FALSE));
  if (yd_ui_document_is_editable (document))
    {
      GtkWidget *take = new_button ("window-close-symbolic", _ ("Remove the comment"));
      on_clicked (take, G_CALLBACK (delete_comment_cb), document, comment, NULL);
      gtk_box_append (GTK_BOX (head), take);
    }
  gtk_box_append (GTK_BOX (box), head);
  GtkWidget *text = new_label (row->text, NULL, TRUE);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_box_append (GTK_BOX (box), text);
  if (row->state != 0)
    add_answer (box, row);
  if (yd_ui_document_is_editable (document) && row->reply_to == YD_ID_NONE)
    add_answers (box, document, comment, author);
  if (row->reply_to != YD_ID_NONE)
    gtk_widget_set_margin_start (box, 16);
  g_autofree char *label = g_strdup_printf (_ ("%s: %s"), author, row->text);
  return new_list_row (box, label);
}

/* ---- tasks ---- */

/* A row that goes to the task when it is activated; the inspector does that. */
GtkWidget *
yd_ui_task_row_new (YdItem *task)
{
  g_autofree char *shown = yd_ui_words_dup_item_title (task);
  g_autofree char *title = g_strconcat (yd_item_get_number (task), shown, NULL);
  g_autofree char *leads = yd_item_dup_units_text (task, YD_ROLE_LEAD, "、");
  GtkWidget *box = new_line (new_icon ("view-list-symbolic", "dim-label"), title,
                             leads[0] != '\0' ? leads : _ ("as the point"), FALSE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  GtkWidget *row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data_full (G_OBJECT (row), "item", g_object_ref (task), g_object_unref);
  return row;
}

/* Owns: which groups of the selected item are shown. Refuses: to draw records (rows do), units
 * (yd-ui-inspector-units.c) and to find findings (the document does). */

#include "yd-ui-inspector-private.h"

#include "yd-comments.h"
#include "yd-ui-actions.h"
#include "yd-ui-gtk.h"
#include "yd-ui-inspector-rows.h"
#include "yd-ui-milestone-light.h"
#include "yd-ui-record-form.h"
#include "yd-ui-suggest.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define WORDS_SHOWN 80    /* characters of those that a task stands for */
#define MOST_FINDINGS 100 /* rows; the findings pane has all */
#define TYPING_PAUSE 200  /* ms */
#define REVEAL_PAUSE 80   /* ms until a row that is new has its place */

G_DEFINE_FINAL_TYPE (YdUiInspector, yd_ui_inspector, GTK_TYPE_WIDGET)

YdUiDocument *
yd_ui_inspector_get_document (YdUiInspector *self)
{
  return yd_ui_selection_get_document (self->selection);
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* ---- what is shown ---- */

/* Rows are made anew only when a group has something else to show: a focused button must not vanish
 * under the person because somewhere else a word was typed. @now: (transfer full) */
gboolean
yd_ui_inspector_is_shown_already (YdUiInspector *self, int group, GString *now)
{
  char *text = g_string_free (now, FALSE);
  if (g_strcmp0 (text, self->shown[group]) == 0)
    {
      g_free (text);
      return TRUE;
    }
  g_free (self->shown[group]);
  self->shown[group] = text;
  return FALSE;
}

void
yd_ui_inspector_tell (GString *text, gpointer record, const char *words, const char *value)
{
  g_string_append_printf (text, "%" G_GINT64_FORMAT "\t%s\t%s\n",
                          record != NULL ? yd_record_get_id (record) : 0,
                          words != NULL ? words : "", value != NULL ? value : "");
}

static GString *
tell_records (YdItem *item, GPtrArray *suggestions, gboolean editable)
{
  GString *text = g_string_new (NULL);
  YdRecordList *list = yd_item_list_indicators (item);
  yd_ui_inspector_tell (text, item, "", editable ? "editable" : "");
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      YdIndicator *indicator = yd_record_list_get (list, i);
      g_autofree char *value = yd_indicator_dup_target_text (indicator);
      g_autofree char *parts = yd_indicator_dup_breakdown (indicator);
      yd_ui_inspector_tell (text, indicator, yd_indicator_get_row (indicator)->name, value);
      g_string_append (text, parts);
    }
  list = yd_item_list_milestones (item);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      YdMilestone *milestone = yd_record_list_get (list, i);
      g_autofree char *value = yd_milestone_dup_due_text (milestone);
      g_autofree char *stands = yd_ui_milestone_light_dup_words (milestone);
      yd_ui_inspector_tell (text, milestone, yd_milestone_get_row (milestone)->title, value);
      yd_ui_inspector_tell (text, NULL, yd_milestone_get_row (milestone)->words, stands);
    }
  for (guint i = 0; i < suggestions->len; i++)
    {
      const YdSuggestionRow *row = suggestions->pdata[i];
      g_autofree char *value = yd_suggestion_dup_text (row);
      g_string_append_printf (text, "%" G_GINT64_FORMAT " ", row->id);
      yd_ui_inspector_tell (text, NULL, row->words, value);
    }
  return text;
}

/* A label that wraps and leaves out its end measures itself wrongly in GTK 4.8: the end goes here. */
static char *
dup_shown_words (const char *words)
{
  if (g_utf8_strlen (words, -1) <= WORDS_SHOWN)
    return g_strdup (words);
  g_autofree char *start = g_utf8_substring (words, 0, WORDS_SHOWN);
  return g_strconcat (start, "…", NULL);
}

/* A point's tasks, or the words of its point that a task stands for. */
static void
show_tasks (YdUiInspector *self, YdItem *item, gboolean editable)
{
  const YdItemRow *row = yd_item_get_row (item);
  gboolean point = yd_item_get_kind (item) == YD_ITEM_POINT;
  YdItem *parent = yd_item_get_parent (item);
  YdRecordList *list = yd_item_list_children (item);
  guint n = point ? yd_record_list_get_length (list) : 0;
  g_autofree char *body = !point && parent != NULL ? yd_item_dup_body (parent) : NULL;
  glong end = (glong)row->span_start + row->span_length;
  gboolean spans = body != NULL && row->span_length > 0 && end <= g_utf8_strlen (body, -1);
  g_autofree char *words = spans ? g_utf8_substring (body, row->span_start, end) : NULL;
  GString *now = g_string_new (words);
  yd_ui_inspector_tell (now, item, "", editable ? "editable" : "");
  for (guint i = 0; i < n; i++)
    {
      YdItem *task = yd_record_list_get (list, i);
      g_autofree char *leads = yd_item_dup_units_text (task, YD_ROLE_LEAD, "、");
      yd_ui_inspector_tell (now, task, yd_item_get_title (task), leads);
      g_string_append (now, yd_item_get_number (task));
    }
  if (yd_ui_inspector_is_shown_already (self, YD_UI_INSPECTOR_TASKS, now))
    return;
  gtk_widget_set_visible (self->span_group, words != NULL);
  g_autofree char *shown = dup_shown_words (words != NULL ? words : "");
  gtk_label_set_text (self->span_words, shown);
  yd_ui_gtk_clear_list_box (self->tasks);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->tasks, yd_ui_task_row_new (yd_record_list_get (list, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->tasks), n > 0);
  gtk_widget_set_visible (self->no_tasks, n == 0);
  gtk_widget_set_visible (self->add_task, editable);
  gtk_widget_set_visible (self->tasks_group, point && (n > 0 || editable));
}

static void
task_cb (YdUiInspector *self, GtkListBoxRow *row)
{
  yd_ui_selection_set_item (self->selection, g_object_get_data (G_OBJECT (row), "item"));
}

static void
show_records (YdUiInspector *self, YdItem *item, gboolean editable)
{
  if (yd_ui_inspector_is_shown_already (self, YD_UI_INSPECTOR_RECORDS,
                                        tell_records (item, self->suggestions, editable)))
    return;
  YdUiDocument *document = yd_ui_inspector_get_document (self);
  YdRecordList *indicators = yd_item_list_indicators (item);
  YdRecordList *milestones = yd_item_list_milestones (item);
  GtkBox *boxes[] = { [YD_SUGGEST_MILESTONE] = self->open_milestones,
                      [YD_SUGGEST_INDICATOR] = self->open_indicators,
                      [YD_SUGGEST_UNIT] = self->open_units };
  guint n_open[G_N_ELEMENTS (boxes)] = { 0 };
  guint n_indicators = yd_record_list_get_length (indicators);
  guint n_milestones = yd_record_list_get_length (milestones);
  yd_ui_gtk_clear_list_box (self->indicators);
  yd_ui_gtk_clear_list_box (self->milestones);
  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    clear_box (boxes[i]);
  for (guint i = 0; i < n_indicators; i++)
    gtk_list_box_append (self->indicators,
                         yd_ui_indicator_row_new (document, yd_record_list_get (indicators, i)));
  for (guint i = 0; i < n_milestones; i++)
    gtk_list_box_append (self->milestones,
                         yd_ui_milestone_row_new (document, yd_record_list_get (milestones, i)));
  for (guint i = 0; i < self->suggestions->len; i++)
    {
      const YdSuggestionRow *row = self->suggestions->pdata[i];
      int kind = CLAMP (row->kind, YD_SUGGEST_MILESTONE, YD_SUGGEST_UNIT);
      gtk_box_append (boxes[kind], yd_ui_suggestion_row_new (document, row));
      n_open[kind]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    gtk_widget_set_visible (GTK_WIDGET (boxes[i]), n_open[i] > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->indicators), n_indicators > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->milestones), n_milestones > 0);
  gtk_widget_set_visible (self->no_indicators, n_indicators + n_open[YD_SUGGEST_INDICATOR] == 0);
  gtk_widget_set_visible (self->no_milestones, n_milestones + n_open[YD_SUGGEST_MILESTONE] == 0);
  gtk_widget_set_visible (self->accept_all, editable && self->suggestions->len > 1);
  gtk_widget_set_visible (self->add_indicator, editable);
  gtk_widget_set_visible (self->add_milestone, editable);
}

/* What a suggestion asks already is not said a second time. */
static gboolean
is_shown_here (YdUiInspector *self, YdFinding *finding, YdId item)
{
  return yd_finding_get_item (finding) == item
         && !yd_ui_suggest_has_finding (self->suggestions, finding);
}

static void
show_findings (YdUiInspector *self, YdItem *item)
{
  guint n = 0;
  YdId id = item != NULL ? yd_record_get_id (YD_RECORD (item)) : YD_ID_NONE;
  GString *now = g_string_new (NULL);
  yd_ui_inspector_tell (
    now, item, "",
    yd_ui_document_is_editable (yd_ui_inspector_get_document (self)) ? "editable" : "");
  for (guint i = 0; self->all_findings != NULL && i < self->all_findings->len; i++)
    if (is_shown_here (self, self->all_findings->pdata[i], id))
      {
        int start = 0, length = 0;
        g_autofree char *message = yd_finding_dup_message (self->all_findings->pdata[i]);
        yd_finding_get_span (self->all_findings->pdata[i], &start, &length);
        g_string_append_printf (now, "%d ", start); /* a fix is good for its place alone */
        yd_ui_inspector_tell (now, NULL, yd_finding_get_rule_id (self->all_findings->pdata[i]),
                              message);
      }
  if (yd_ui_inspector_is_shown_already (self, YD_UI_INSPECTOR_FINDINGS, now))
    return;
  yd_ui_gtk_clear_list_box (self->findings);
  for (guint i = 0; self->all_findings != NULL && i < self->all_findings->len; i++)
    {
      YdFinding *finding = self->all_findings->pdata[i];
      if (!is_shown_here (self, finding, id))
        continue;
      if (n++ < MOST_FINDINGS)
        gtk_list_box_append (self->findings,
                             yd_ui_finding_row_new (yd_ui_inspector_get_document (self), finding));
    }
  if (n > MOST_FINDINGS)
    {
      g_autofree char *more = g_strdup_printf (
        g_dngettext (NULL, "%u more", "%u more", n - MOST_FINDINGS), n - MOST_FINDINGS);
      GtkWidget *label = gtk_label_new (more);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_list_box_append (self->findings, label);
    }
  gtk_widget_set_visible (self->findings_group, n > 0);
}

/* What somebody has just written shall be seen, with what can be answered to it. */
static gboolean
reveal_cb (gpointer data)
{
  YdUiInspector *self = data;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->comments, self->newest);
  self->reveal_id = 0;
  if (row != NULL)
    yd_ui_gtk_scroll_to (GTK_WIDGET (row));
  return G_SOURCE_REMOVE;
}

static GString *
tell_comments (YdItem *item, GPtrArray *comments, gboolean editable)
{
  GString *text = g_string_new (NULL);
  yd_ui_inspector_tell (text, item, "", editable ? "editable" : "");
  for (guint i = 0; i < comments->len; i++)
    {
      const YdCommentRow *row = yd_comment_get_row (comments->pdata[i]);
      yd_ui_inspector_tell (text, comments->pdata[i], row->text, row->reason);
      g_string_append_printf (text, "%d", row->state);
    }
  return text;
}

static void
show_comments (YdUiInspector *self, YdItem *item, gboolean editable)
{
  gint64 latest = G_MININT64;
  gboolean same = self->commented == item;
  g_autoptr (GPtrArray) comments = yd_comments_dup_of (yd_ui_selection_get_plan (self->selection),
                                                       yd_record_get_id (YD_RECORD (item)));
  guint n = comments->len;
  if (yd_ui_inspector_is_shown_already (self, YD_UI_INSPECTOR_COMMENTS,
                                        tell_comments (item, comments, editable)))
    return;
  yd_ui_gtk_clear_list_box (self->comments);
  for (guint i = 0; i < n; i++)
    {
      YdComment *comment = comments->pdata[i];
      gtk_list_box_append (self->comments,
                           yd_ui_comment_row_new (yd_ui_inspector_get_document (self), comment));
      if (yd_comment_get_row (comment)->time < latest)
        continue;
      latest = yd_comment_get_row (comment)->time;
      self->newest = (int)i;
    }
  if (same && n == self->n_comments + 1 && self->reveal_id == 0)
    self->reveal_id = g_timeout_add (REVEAL_PAUSE, reveal_cb, self);
  self->commented = item;
  self->n_comments = n;
  gtk_widget_set_visible (GTK_WIDGET (self->comments), n > 0);
  gtk_widget_set_visible (self->add_comment, editable);
  gtk_widget_set_visible (self->comments_group, n > 0 || editable);
}

/* ---- the keyboard ---- */

/* The button with which a row's record is edited stands last in it. */
static gboolean
focus_row (GtkListBox *box, YdRecordList *list, YdId record)
{
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    if (yd_record_get_id (yd_record_list_get (list, i)) == record)
      {
        GtkListBoxRow *row = gtk_list_box_get_row_at_index (box, (int)i);
        return row != NULL && gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_BACKWARD);
      }
  return FALSE;
}

static void
give_keyboard (YdUiInspector *self, YdItem *item)
{
  YdId record = self->edit_record;
  self->edit_record = YD_ID_NONE;
  if (record == YD_ID_NONE)
    return;
  if (self->edit_table == YD_TABLE_ASSIGNMENT)
    gtk_widget_child_focus (self->entry_row, GTK_DIR_TAB_FORWARD);
  else if (self->edit_table == YD_TABLE_MILESTONE)
    focus_row (self->milestones, yd_item_list_milestones (item), record);
  else
    focus_row (self->indicators, yd_item_list_indicators (item), record);
}

/* A point and what is below it; a section only where a document that was read in gave it something. */
static gboolean
has_records (YdItem *item, GPtrArray *suggestions)
{
  return item != NULL
         && (yd_item_get_kind (item) >= YD_ITEM_POINT || suggestions->len > 0
             || yd_record_list_get_length (yd_item_list_indicators (item)) > 0
             || yd_record_list_get_length (yd_item_list_milestones (item)) > 0);
}

static gboolean
refresh_cb (gpointer data)
{
  YdUiInspector *self = data;
  self->refresh_id = 0;
  YdItem *item = yd_ui_selection_get_item (self->selection);
  if (item != NULL && yd_record_get_plan (YD_RECORD (item)) == NULL)
    return G_SOURCE_REMOVE;
  gboolean editable = yd_ui_document_is_editable (yd_ui_inspector_get_document (self));
  gboolean assignable = item != NULL && yd_item_get_kind (item) >= YD_ITEM_POINT;
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  self->suggestions = item != NULL ? yd_ui_suggest_dup_rows (item, editable) : g_ptr_array_new ();
  gboolean recordable = has_records (item, self->suggestions);
  show_findings (self, item);
  gtk_widget_set_visible (self->units_group, assignable);
  if (!assignable)
    {
      gtk_widget_set_visible (self->span_group, FALSE);
      gtk_widget_set_visible (self->tasks_group, FALSE);
      g_clear_pointer (&self->shown[YD_UI_INSPECTOR_TASKS], g_free);
    }
  if (!recordable)
    {
      gtk_widget_set_visible (self->accept_all, FALSE);
      g_clear_pointer (&self->shown[YD_UI_INSPECTOR_RECORDS], g_free);
    }
  gtk_widget_set_visible (self->indicators_group, recordable);
  gtk_widget_set_visible (self->milestones_group, recordable);
  if (item == NULL)
    gtk_widget_set_visible (self->comments_group, FALSE);
  gtk_stack_set_visible_child_name (
    self->stack, item != NULL || gtk_widget_get_visible (self->findings_group) ? "item" : "none");
  if (item == NULL)
    return G_SOURCE_REMOVE;
  if (assignable)
    {
      yd_ui_inspector_show_units (self, item, editable);
      show_tasks (self, item, editable);
    }
  if (recordable)
    show_records (self, item, editable);
  show_comments (self, item, editable);
  give_keyboard (self, item);
  return G_SOURCE_REMOVE;
}

/* While somebody types nothing here changes with every key: it may wait for a quiet moment. */
static void
queue_refresh (YdUiInspector *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = yd_ui_document_is_typing (yd_ui_inspector_get_document (self))
                         ? g_timeout_add_full (G_PRIORITY_LOW, TYPING_PAUSE, refresh_cb, self, NULL)
                         : g_idle_add (refresh_cb, self);
}

/* ---- adding ---- */

static void
accept_all_cb (YdUiInspector *self)
{
  g_autoptr (GError) error = NULL;
  YdStore *store = yd_ui_document_begin_edit (yd_ui_inspector_get_document (self));
  gboolean done = store != NULL
                  && yd_edit_answer_suggestions (
                    store, (const YdSuggestionRow *const *)self->suggestions->pdata,
                    self->suggestions->len, TRUE, &error);
  yd_ui_document_end_edit (yd_ui_inspector_get_document (self), done, error);
}

static GtkWindow *
window_of (YdUiInspector *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
add_indicator_cb (YdUiInspector *self)
{
  YdItem *item = yd_ui_selection_get_item (self->selection);
  YdIndicatorRow row = { .item = yd_record_get_id (YD_RECORD (item)) };
  yd_ui_record_form_present_indicator (window_of (self), yd_ui_inspector_get_document (self), &row);
}

static void
add_milestone_cb (YdUiInspector *self)
{
  YdItem *item = yd_ui_selection_get_item (self->selection);
  YdMilestoneRow row = { .item = yd_record_get_id (YD_RECORD (item)), .before = TRUE };
  yd_ui_record_form_present_milestone (window_of (self), yd_ui_inspector_get_document (self), &row);
}

/* ---- life ---- */

static void
yd_ui_inspector_dispose (GObject *object)
{
  YdUiInspector *self = YD_UI_INSPECTOR (object);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_handle_id (&self->reveal_id, g_source_remove);
  g_clear_object (&self->selection);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->all_findings, g_ptr_array_unref);
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  for (int i = 0; i < YD_UI_INSPECTOR_N_GROUPS; i++)
    g_clear_pointer (&self->shown[i], g_free);
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (yd_ui_inspector_parent_class)->dispose (object);
}

/* A list whose first row has nothing for the keyboard is passed over; so the way in is shown. */
static gboolean
yd_ui_inspector_focus (GtkWidget *widget, GtkDirectionType direction)
{
  YdUiInspector *self = YD_UI_INSPECTOR (widget);
  gboolean enters = direction == GTK_DIR_TAB_FORWARD && gtk_widget_get_focus_child (widget) == NULL;
  if (enters && gtk_widget_get_mapped (self->entry_row)
      && gtk_widget_get_visible (GTK_WIDGET (self->no_lead))
      && gtk_widget_child_focus (self->entry_row, direction))
    return TRUE;
  return GTK_WIDGET_CLASS (yd_ui_inspector_parent_class)->focus (widget, direction);
}

static void
yd_ui_inspector_class_init (YdUiInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = yd_ui_inspector_dispose;
  widget_class->focus = yd_ui_inspector_focus;
  g_type_ensure (YD_UI_TYPE_WRAP);
  g_type_ensure (YD_UI_TYPE_UNIT_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/yaodian/Yaodian/draft/yd-ui-inspector.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, YdUiInspector, name)
  BIND (stack);
  BIND (units_group);
  BIND (leads);
  BIND (supports);
  BIND (no_lead);
  BIND (supports_row);
  BIND (entry_row);
  BIND (entry);
  BIND (span_group);
  BIND (span_words);
  BIND (tasks_group);
  BIND (tasks);
  BIND (no_tasks);
  BIND (add_task);
  BIND (accept_all);
  BIND (indicators_group);
  BIND (milestones_group);
  BIND (findings_group);
  BIND (comments_group);
  BIND (indicators);
  BIND (milestones);
  BIND (findings);
  BIND (comments);
  BIND (open_units);
  BIND (open_indicators);
  BIND (open_milestones);
  BIND (no_indicators);
  BIND (no_milestones);
  BIND (add_indicator);
  BIND (add_milestone);
  BIND (add_comment);
  BIND (scroller);
#undef BIND
}

static void
yd_ui_inspector_init (YdUiInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  yd_ui_inspector_install_units (self);
  g_signal_connect_swapped (self->tasks, "row-activated", G_CALLBACK (task_cb), self);
  g_signal_connect_swapped (self->accept_all, "clicked", G_CALLBACK (accept_all_cb), self);
  g_autofree char *tooltip = yd_ui_actions_dup_tooltip ("win.add-task", NULL);
  gtk_widget_set_tooltip_text (self->add_task, tooltip);
  g_signal_connect_swapped (self->add_indicator, "clicked", G_CALLBACK (add_indicator_cb), self);
  g_signal_connect_swapped (self->add_milestone, "clicked", G_CALLBACK (add_milestone_cb), self);
  g_autofree char *comment = yd_ui_actions_dup_tooltip ("win.add-comment", NULL);
  gtk_widget_set_tooltip_text (self->add_comment, comment);
}

/* Another item is read from its beginning. */
static void
target_cb (YdUiInspector *self)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  queue_refresh (self);
}

void
yd_ui_inspector_set_selection (YdUiInspector *self, YdUiSelection *selection)
{
  g_return_if_fail (self->selection == NULL);
  self->selection = g_object_ref (selection);
  yd_ui_unit_entry_set_plan (self->entry, yd_ui_selection_get_plan (selection));
  g_signal_connect_object (selection, "notify::target", G_CALLBACK (target_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (yd_ui_selection_get_plan (selection), "changed",
                           G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  queue_refresh (self);
}

/* @findings: (nullable): #YdFinding of the plan */
void
yd_ui_inspector_set_findings (YdUiInspector *self, GPtrArray *findings)
{
  g_clear_pointer (&self->all_findings, g_ptr_array_unref);
  if (findings != NULL)
    self->all_findings = g_ptr_array_ref (findings);
  queue_refresh (self);
}

void
yd_ui_inspector_edit (YdUiInspector *self, YdTable table, YdId record)
{
  self->edit_table = table;
  self->edit_record = record;
  queue_refresh (self);
}

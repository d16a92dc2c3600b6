/* Owns: the commands of a plan's window, and when each of them can be given. Refuses: to do the work:
 * it calls who does. */

#include "yd-carry.h"
#include "yd-ui-actions.h"
#include "yd-ui-application.h"
#include "yd-ui-calibration-window.h"
#include "yd-ui-carry-report.h"
#include "yd-ui-compare.h"
#include "yd-ui-export.h"
#include "yd-ui-findings.h"
#include "yd-ui-history.h"
#include "yd-ui-merge.h"
#include "yd-ui-notice-print.h"
#include "yd-ui-properties.h"
#include "yd-ui-record-form.h"
#include "yd-ui-suggest.h"
#include "yd-ui-toast.h"
#include "yd-ui-units-window.h"
#include "yd-ui-version-form.h"
#include "yd-ui-window-private.h"
#include "yd-ui-words.h"

#include <glib/gi18n.h>

/* An entry that keeps its own undo (a filter, a form) has the first word while somebody writes in this
 * window; a window beside it gives the command too. */
static gboolean
undo_in_entry (YdUiWindow *self, const char *action)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  return gtk_window_is_active (GTK_WINDOW (self)) && GTK_IS_TEXT (focus)
         && gtk_editable_get_enable_undo (GTK_EDITABLE (focus))
         && gtk_editable_get_text (GTK_EDITABLE (focus))[0] != '\0'
         && gtk_widget_activate_action (focus, action, NULL);
}

/* What was taken back or done again comes into sight, in whichever view it is looked at. */
static void
show_entry (YdUiWindow *self, const YdHistoryEntry *entry)
{
  YdPlan *plan = yd_ui_document_get_plan (self->document);
  YdItem *item = entry != NULL ? yd_history_entry_find_item (entry, plan) : NULL;
  if (item != NULL)
    yd_ui_selection_set_item (self->selection, item);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiWindow *self = data;
  if (undo_in_entry (self, "text.undo"))
    return;
  yd_ui_document_undo (self->document);
  show_entry (self, yd_store_get_redo_entry (yd_ui_document_get_store (self->document)));
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiWindow *self = data;
  if (undo_in_entry (self, "text.redo"))
    return;
  yd_ui_document_redo (self->document);
  show_entry (self, yd_store_get_undo_entry (yd_ui_document_get_store (self->document)));
}

/* There is nothing to save by hand; who presses Ctrl+S is told so, and the file is written at once. */
static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiWindow *self = data;
  g_autoptr (GError) error = NULL;
  YdStore *store = yd_ui_document_begin_edit (self->document);
  if (store == NULL)
    return;
  if (yd_store_is_read_only (store))
    yd_ui_toast_say (self->toasts, _ ("This plan is only read here; nothing is changed"));
  else if (yd_store_publish (store, &error))
    yd_ui_toast_say (self->toasts, _ ("Saved automatically"));
  else
    yd_ui_document_report (self->document, error);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiWindow *self = data;
  static const struct
  {
    const char *action;
    YdUiExport what;
  } exports[] = { { "export-pdf", YD_UI_EXPORT_PDF },
                  { "export-docx", YD_UI_EXPORT_DOCX },
                  { "export-docx-body", YD_UI_EXPORT_DOCX_BODY },
                  { "export-docx-plan", YD_UI_EXPORT_DOCX_PLAN },
                  { "export-sheet", YD_UI_EXPORT_SHEET },
                  { "export-slips", YD_UI_EXPORT_SLIPS },
                  { "save-copy", YD_UI_EXPORT_COPY },
                  { "outside-copy", YD_UI_EXPORT_OUTSIDE_COPY } };
  YdUiExport what = YD_UI_EXPORT_PDF;
  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    if (g_str_equal (g_action_get_name (G_ACTION (action)), exports[i].action))
      what = exports[i].what;
  yd_ui_export_ask (what, GTK_WINDOW (self), self->document, self->job, self->toasts);
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiWindow *self = data;
  yd_ui_document_settle (self->document);
  yd_ui_notice_print_ask (GTK_WINDOW (self), self->document);
}

static void
calibrate_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  yd_ui_calibration_window_present (GTK_WINDOW (data));
}

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiWindow *self = data;
  const char *name = g_action_get_name (G_ACTION (action));
  yd_ui_body_tidy (yd_ui_editor_get_body (yd_ui_draft_get_editor (self->draft)));
  if (g_str_equal (name, "add-section"))
    yd_ui_outline_add_section (self->outline);
  else if (g_str_equal (name, "add-sibling"))
    yd_ui_outline_add_sibling (self->outline);
  else
    yd_ui_outline_add_child (self->outline);
}

/* Words that are chosen in the text become a task; without any it begins with an empty title. */
static void
add_task_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiWindow *self = data;
  g_autoptr (GError) error = NULL;
  YdItem *item = yd_ui_selection_get_item (self->selection);
  YdUiEditor *editor = yd_ui_draft_get_editor (self->draft);
  int start = 0, length = 0;
  YdId id;
  if (item == NULL || yd_item_get_kind (item) != YD_ITEM_POINT)
    return;
  gboolean chosen = yd_ui_body_get_chosen_span (yd_ui_editor_get_body (editor), &start, &length);
  YdStore *store = yd_ui_document_begin_edit (self->document);
  gboolean done = store != NULL
                  && yd_edit_add_task (store, yd_record_get_id (YD_RECORD (item)), start, length,
                                       chosen ? NULL : "", &id, &error);
  if (!yd_ui_document_end_edit (self->document, done, error) || chosen)
    return;
  yd_ui_selection_set_item (self->selection,
                            yd_plan_find_item (yd_ui_selection_get_plan (self->selection), id));
  yd_ui_editor_edit_title (editor);
}

static void
add_comment_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiWindow *self = data;
  YdItem *item = yd_ui_selection_get_item (self->selection);
  yd_ui_document_settle (self->document);
  if (item != NULL)
    yd_ui_record_form_present_comment (GTK_WINDOW (self), self->document,
                                       yd_record_get_id (YD_RECORD (item)));
}

/* Makes the words up to ： of the caret's paragraph a sub-heading, or makes them text again. */
static void
sub_heading_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiWindow *self = data;
  g_autoptr (GError) error = NULL;
  YdId id;
  int offset;
  YdStore *store = yd_ui_document_begin_edit (self->document);
  if (store == NULL
      || !yd_ui_body_get_caret (yd_ui_editor_get_body (yd_ui_draft_get_editor (self->draft)), &id,
                                &offset))
    return;
  YdRecord *paragraph = yd_plan_find (yd_store_get_plan (store), YD_TABLE_PARAGRAPH, id);
  gboolean labelled = !yd_paragraph_get_labelled (YD_PARAGRAPH (paragraph));
  gboolean done = yd_edit_set_labelled (store, id, labelled, &error);
  yd_ui_document_end_edit (self->document, done, error);
}

/* Whoever has just written a deadline or a figure records it without leaving the text. */
static void
accept_words_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiWindow *self = data;
  g_autoptr (GError) error = NULL;
  YdId id;
  int offset;
  YdItem *item = yd_ui_selection_get_item (self->selection);
  YdStore *store = item != NULL ? yd_ui_document_begin_edit (self->document) : NULL;
  if (store == NULL
      || !yd_ui_body_get_caret (yd_ui_editor_get_body (yd_ui_draft_get_editor (self->draft)), &id,
                                &offset))
    return;
  YdRecord *paragraph = yd_plan_find (yd_store_get_plan (store), YD_TABLE_PARAGRAPH, id);
  g_autoptr (GPtrArray) rows = yd_ui_suggest_dup_rows (item, TRUE);
  const YdSuggestionRow *row
    = paragraph != NULL ? yd_ui_suggest_find_at (rows, YD_PARAGRAPH (paragraph), offset) : NULL;
  if (row == NULL)
    {
      yd_ui_toast_say (self->toasts, _ ("Nothing before the caret waits to be recorded"));
      return;
    }
  gboolean done = yd_edit_answer_suggestions (store, &row, 1, TRUE, &error);
  if (!yd_ui_document_end_edit (self->document, done, error))
    return;
  g_autofree char *words = g_strdup_printf (_ ("Recorded: %s"), row->words);
  yd_ui_toast_undo (self->toasts, words);
}

static YdItem *
sibling_before (YdItem *item)
{
  YdItem *parent = yd_item_get_parent (item);
  YdRecordList *siblings = parent != NULL
                             ? yd_item_list_children (parent)
                             : yd_plan_list_items (yd_record_get_plan (YD_RECORD (item)));
  guint index;
  return yd_record_list_find (siblings, YD_RECORD (item), &index) && index > 0
           ? yd_record_list_get (siblings, index - 1)
           : NULL;
}

/* The caret stands where the words of the item that was joined begin. */
static void
show_joint (YdUiWindow *self, YdItem *into, guint n_before)
{
  YdUiEditor *editor = yd_ui_draft_get_editor (self->draft);
  YdRecordList *paragraphs = yd_item_list_paragraphs (into);
  yd_ui_selection_set_item (self->selection, into);
  if (n_before < yd_record_list_get_length (paragraphs))
    yd_ui_body_select_words (yd_ui_editor_get_body (editor),
                             yd_record_get_id (yd_record_list_get (paragraphs, n_before)), 0, 0);
  yd_ui_editor_edit_text (editor);
}

/* Splits the item at the caret, or joins it to the one before. */
static void
divide_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiWindow *self = data;
  g_autoptr (GError) error = NULL;
  YdItem *item = yd_ui_selection_get_item (self->selection);
  YdUiEditor *editor = yd_ui_draft_get_editor (self->draft);
  gboolean split = g_str_equal (g_action_get_name (G_ACTION (action)), "split"), done = FALSE;
  YdId paragraph, made;
  int offset;
  YdStore *store = item != NULL ? yd_ui_document_begin_edit (self->document) : NULL;
  if (store == NULL)
    return;
  YdId id = yd_record_get_id (YD_RECORD (item));
  YdItem *into = split ? NULL : sibling_before (item);
  guint n_before = into != NULL ? yd_record_list_get_length (yd_item_list_paragraphs (into)) : 0;
  if (split && !yd_ui_body_get_caret (yd_ui_editor_get_body (editor), &paragraph, &offset))
    return;
  done = split ? yd_edit_split_item (store, id, paragraph, offset, &made, &error)
               : yd_edit_join_item (store, id, &error);
  if (!yd_ui_document_end_edit (self->document, done, error))
    return;
  if (into != NULL)
    show_joint (self, into, n_before);
  else if (split)
    {
      yd_ui_selection_set_item (
        self->selection, yd_plan_find_item (yd_ui_selection_get_plan (self->selection), made));
      yd_ui_editor_edit_title (editor);
    }
}

static void
level_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiWindow *self = data;
  g_autofree char *name = g_strconcat ("outline.", g_action_get_name (G_ACTION (action)), NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->outline), name, NULL);
}

static void
step_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiWindow *self = data;
  int direction = g_str_equal (g_action_get_name (G_ACTION (action)), "previous") ? -1 : 1;
  yd_ui_selection_set_item (self->selection,
                            yd_ui_selection_get_neighbour (self->selection, direction));
}

static void
edit_title_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiWindow *self = data;
  adw_view_stack_set_visible_child (self->stack, GTK_WIDGET (self->draft));
  if (yd_ui_panes_get_folded (self->panes, YD_UI_PANE_SIDEBAR))
    yd_ui_panes_set_shown (self->panes, YD_UI_PANE_SIDEBAR, FALSE);
  yd_ui_editor_edit_title (yd_ui_draft_get_editor (self->draft));
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiWindow *self = data;
  gboolean replace = g_str_equal (g_action_get_name (G_ACTION (action)), "replace");
  g_autofree char *words
    = yd_ui_body_dup_chosen_words (yd_ui_editor_get_body (yd_ui_draft_get_editor (self->draft)));
  gboolean draft = adw_view_stack_get_visible_child (self->stack) == GTK_WIDGET (self->draft);
  yd_ui_find_open (self->find, replace, draft ? words : NULL);
}

static void
filter_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiWindow *self = data;
  if (adw_view_stack_get_visible_child (self->stack) == GTK_WIDGET (self->assign_place))
    {
      yd_ui_assign_focus_filter (self->assign);
      return;
    }
  yd_ui_panes_set_shown (self->panes, YD_UI_PANE_SIDEBAR, TRUE);
  yd_ui_outline_focus_filter (self->outline);
}

static void
zoom_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiWindow *self = data;
  const char *name = g_action_get_name (G_ACTION (action));
  int direction = g_str_equal (name, "zoom-in") ? 1 : g_str_equal (name, "zoom-out") ? -1 : 0;
  gboolean notice = g_str_equal (adw_view_stack_get_visible_child_name (self->stack), "notice");
  yd_ui_pages_zoom (notice ? yd_ui_notice_get_pages (self->notice)
                           : yd_ui_draft_get_pages (self->draft),
                    direction);
}

static void
findings_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  yd_ui_tool_window_present (YD_UI_TYPE_FINDINGS, data);
}

static void
compare_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  yd_ui_tool_window_present (YD_UI_TYPE_COMPARE, data);
}

/* What was told when the plan was made of last year's. */
static void
carried_over_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiWindow *self = data;
  YdPlan *plan = yd_ui_document_get_plan (self->document);
  g_autoptr (GPtrArray) notes
    = yd_carry_notes_read (yd_plan_get_setting (plan, YD_SETTING_CARRIED_OVER));
  yd_ui_carry_report_present (self, notes);
}

static void
properties_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  yd_ui_tool_window_present (YD_UI_TYPE_PROPERTIES, data);
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiWindow *self = data;
  yd_ui_application_new_window (YD_UI_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                                self->document);
}

static void
units_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  yd_ui_units_window_present (data);
}

static void
history_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  yd_ui_tool_window_present (YD_UI_TYPE_HISTORY, data);
}

static void
name_version_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiWindow *self = data;
  YdStore *store = yd_ui_document_begin_edit (self->document); /* what was typed belongs to it */
  if (store != NULL)
    yd_ui_version_form_present (GTK_WINDOW (self), store, NULL, self->toasts, TRUE);
}

static void
merge_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiWindow *self = data;
  yd_ui_merge_ask (GTK_WINDOW (self), self->document, self->toasts);
}

static void
close_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_close (GTK_WINDOW (data));
}

static void
save_elsewhere_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  yd_ui_window_save_elsewhere (data);
}

static void
enable (YdUiWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* The one place where commands become possible or impossible. */
void
yd_ui_window_update_actions (YdUiWindow *self)
{
  YdStore *store = yd_ui_document_get_store (self->document);
  gboolean editable = yd_ui_document_is_editable (self->document);
  YdItem *item = yd_ui_selection_get_item (self->selection);
  /* What a plan was made from is where undoing ends. */
  const YdHistoryEntry *last = yd_store_get_undo_entry (store);
  gboolean at_origin = last != NULL && g_strcmp0 (last->verb, "import") == 0;
  gboolean can_undo
    = editable
      && (yd_ui_document_is_typing (self->document) || (yd_store_can_undo (store) && !at_origin));
  gboolean can_redo = editable && yd_store_can_redo (store);
  enable (self, "undo", can_undo);
  enable (self, "redo", can_redo);
  enable (self, "merge", editable);
  enable (self, "add-section", editable);
  enable (self, "add-task", editable && item != NULL && yd_item_get_kind (item) == YD_ITEM_POINT);
  enable (self, "add-comment", editable && item != NULL);
  enable (self, "promote", editable && item != NULL);
  enable (self, "demote", editable && item != NULL);
  enable (self, "sub-heading",
          editable && yd_ui_selection_get_part (self->selection) != YD_UI_PART_UNPLACED);
  enable (self, "accept-words", editable && item != NULL);
  enable (self, "split", editable && item != NULL);
  enable (self, "join", editable && item != NULL);
  enable (self, "replace", editable);
  enable (self, "name-version", editable);
  enable (self, "add-sibling", editable && item != NULL);
  enable (self, "add-child", editable && item != NULL);
  enable (self, "previous", yd_ui_selection_get_neighbour (self->selection, -1) != NULL);
  enable (self, "next", yd_ui_selection_get_neighbour (self->selection, 1) != NULL);
  /* where it is only read, or was taken over, it is gone on with as a copy */
  enable (self, "save-elsewhere", yd_store_get_path (store) != NULL);
  enable (self, "save-copy", yd_store_get_path (store) != NULL);
  enable (self, "outside-copy", yd_store_get_path (store) != NULL);
  YdPlan *plan = yd_store_get_plan (store);
  enable (self, "carried-over", yd_plan_get_setting (plan, YD_SETTING_CARRIED_OVER) != NULL);
  yd_ui_actions_show_undo (self->undo_button, "win.undo", can_undo && !at_origin ? last : NULL,
                           plan);
  yd_ui_actions_show_undo (self->redo_button, "win.redo",
                           can_redo ? yd_store_get_redo_entry (store) : NULL, plan);
}

void
yd_ui_window_install_actions (YdUiWindow *self)
{
  static const GActionEntry entries[] = {
    { "undo", undo_cb, NULL, NULL, NULL },
    { "redo", redo_cb, NULL, NULL, NULL },
    { "save", save_cb, NULL, NULL, NULL },
    { "save-elsewhere", save_elsewhere_cb, NULL, NULL, NULL },
    { "export-pdf", export_cb, NULL, NULL, NULL },
    { "export-docx", export_cb, NULL, NULL, NULL },
    { "export-docx-body", export_cb, NULL, NULL, NULL },
    { "export-docx-plan", export_cb, NULL, NULL, NULL },
    { "export-sheet", export_cb, NULL, NULL, NULL },
    { "export-slips", export_cb, NULL, NULL, NULL },
    { "print", print_cb, NULL, NULL, NULL },
    { "calibrate", calibrate_cb, NULL, NULL, NULL },
    { "save-copy", export_cb, NULL, NULL, NULL },
    { "outside-copy", export_cb, NULL, NULL, NULL },
    { "add-section", add_cb, NULL, NULL, NULL },
    { "add-sibling", add_cb, NULL, NULL, NULL },
    { "add-child", add_cb, NULL, NULL, NULL },
    { "add-task", add_task_cb, NULL, NULL, NULL },
    { "add-comment", add_comment_cb, NULL, NULL, NULL },
    { "sub-heading", sub_heading_cb, NULL, NULL, NULL },
    { "accept-words", accept_words_cb, NULL, NULL, NULL },
    { "split", divide_cb, NULL, NULL, NULL },
    { "join", divide_cb, NULL, NULL, NULL },
    { "promote", level_cb, NULL, NULL, NULL },
    { "demote", level_cb, NULL, NULL, NULL },
    { "previous", step_cb, NULL, NULL, NULL },
    { "next", step_cb, NULL, NULL, NULL },
    { "edit-title", edit_title_cb, NULL, NULL, NULL },
    { "find", find_cb, NULL, NULL, NULL },
    { "replace", find_cb, NULL, NULL, NULL },
    { "filter", filter_cb, NULL, NULL, NULL },
    { "zoom-in", zoom_cb, NULL, NULL, NULL },
    { "zoom-out", zoom_cb, NULL, NULL, NULL },
    { "zoom-fit", zoom_cb, NULL, NULL, NULL },
    { "compare", compare_cb, NULL, NULL, NULL },
    { "carried-over", carried_over_cb, NULL, NULL, NULL },
    { "findings", findings_cb, NULL, NULL, NULL },
    { "properties", properties_cb, NULL, NULL, NULL },
    { "new-window", new_window_cb, NULL, NULL, NULL },
    { "units", units_cb, NULL, NULL, NULL },
    { "history", history_cb, NULL, NULL, NULL },
    { "name-version", name_version_cb, NULL, NULL, NULL },
    { "merge", merge_cb, NULL, NULL, NULL },
    { "close", close_cb, NULL, NULL, NULL },
  };
  YdUiPanes *draft = yd_ui_draft_get_panes (self->draft);
  yd_ui_window_install_keyboard (self);
  yd_ui_window_install_reading (self);
  const struct
  {
    const char *action;
    YdUiPanes *panes;
    const char *property;
  } panes[] = { { "sidebar", self->panes, "sidebar-shown" },
                { "inspector", draft, "inspector-shown" },
                { "pages", draft, "pages-shown" } };
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    {
      g_autoptr (GPropertyAction) action
        = g_property_action_new (panes[i].action, panes[i].panes, panes[i].property);
      g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
    }
  g_autoptr (GPropertyAction) view
    = g_property_action_new ("view", self->stack, "visible-child-name");
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (view));
}

/* Owns: a plan on screen: header, outline, views, toasts, and what closing means. Refuses: commands
 * (yd-ui-window-actions.c), places (yd-ui-window-place.c) and everything about the content of the views. */

#include "yd-ui-window-private.h"

#include "yd-issued-text.h"
#include "yd-ui-actions.h"
#include "yd-ui-application.h"
#include "yd-ui-drops.h"
#include "yd-ui-gtk.h"
#include "yd-ui-recent.h"
#include "yd-ui-state.h"
#include "yd-ui-toast.h"
#include "yd-ui-window-which.h"
#include "yd-ui-words.h"

#include <glib/gi18n.h>

#define NARROW 860      /* pixels: below it the title stands in the middle, and the views below */
#define NARROW_TEXT 296 /* of them are text, and grow with it */

G_DEFINE_FINAL_TYPE (YdUiWindow, yd_ui_window, ADW_TYPE_APPLICATION_WINDOW)

/* ---- header ---- */

static char *
dup_fact (YdUiWindow *self)
{
  YdStore *store = yd_ui_document_get_store (self->document);
  char *file = yd_ui_window_dup_file_fact (self);
  if (file != NULL)
    return file;
  char *change = yd_ui_words_dup_change (store);
  if (change != NULL)
    return change;
  const char *path = yd_store_get_path (store);
  return path != NULL ? g_path_get_basename (path) : g_strdup ("");
}

static void
show_header (YdUiWindow *self)
{
  YdPlan *plan = yd_ui_document_get_plan (self->document);
  const char *title = yd_plan_get_title (plan);
  gboolean read_only = !yd_ui_document_is_editable (self->document);
  int stage = yd_plan_get_row (plan)->stage;
  if (title == NULL || title[0] == '\0')
    title = _ ("(untitled plan)");
  g_autofree char *which = yd_ui_window_dup_which (self);
  g_autofree char *whole
    = which != NULL ? g_strdup_printf ("%s · %s", title, which) : g_strdup (title);
  gtk_window_set_title (GTK_WINDOW (self), whole);
  g_autofree char *about_file = dup_fact (self);
  g_autofree char *fact
    = which != NULL ? g_strdup_printf ("%s · %s", which, about_file) : g_strdup (about_file);
  const char *reason = yd_ui_window_get_file_reason (self);
  yd_ui_window_title_show (self->title, title, stage, self->issue_changed, read_only, fact, reason);
  yd_ui_window_title_show (self->narrow_title, title, stage, self->issue_changed, read_only, fact,
                           reason);
}

/* The switcher stands below where the header has no room for it. */
static void
show_switcher (YdUiWindow *self)
{
  gboolean squeezed
    = adw_view_switcher_title_get_title_visible (ADW_VIEW_SWITCHER_TITLE (self->switcher));
  adw_view_switcher_bar_set_reveal (self->switcher_bar, self->narrow || squeezed);
}

/* In a narrow window the title stands in the middle. */
static gboolean
narrow_cb (gpointer data)
{
  YdUiWindow *self = data;
  self->narrow_id = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->title), !self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->narrow_title), self->narrow);
  gtk_widget_set_visible (self->switcher, !self->narrow);
  show_switcher (self);
  return G_SOURCE_REMOVE;
}

/* Views that are not shown are given no size, so the window itself looks how wide it is. */
static void
yd_ui_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  YdUiWindow *self = YD_UI_WINDOW (widget);
  double zoom = yd_ui_gtk_get_text_zoom (widget);
  gboolean narrow = width < NARROW + (zoom - 1) * NARROW_TEXT;
  GTK_WIDGET_CLASS (yd_ui_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  if (self->narrow_id == 0)
    self->narrow_id = g_idle_add_full (G_PRIORITY_HIGH, narrow_cb, self, NULL);
}

/* ---- what happens ---- */

/* Another window may be called as this one is, or not any more. */
static void
show_other_headers (YdUiWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  for (GList *l = application != NULL ? gtk_application_get_windows (application) : NULL; l != NULL;
       l = l->next)
    if (YD_UI_IS_WINDOW (l->data) && l->data != self && YD_UI_WINDOW (l->data)->document != NULL)
      show_header (l->data);
}

static void
plan_changed_cb (YdUiWindow *self)
{
  g_autofree char *before = g_strdup (gtk_window_get_title (GTK_WINDOW (self)));
  show_header (self);
  if (g_strcmp0 (before, gtk_window_get_title (GTK_WINDOW (self))) != 0)
    show_other_headers (self);
  yd_ui_window_update_actions (self);
}

/* Whether an issued plan is still what was issued is told once a change is made, not with each key. */
static void
history_changed_cb (YdUiWindow *self)
{
  self->issue_changed = yd_issued_text_is_changed (yd_ui_document_get_plan (self->document));
  plan_changed_cb (self);
}

/* The keyboard goes along into the view, once that has been given its size. */
static gboolean
focus_view_cb (gpointer data)
{
  YdUiWindow *self = data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  GtkWidget *view = adw_view_stack_get_visible_child (self->stack);
  GtkWidget *part
    = self->begun ? view : GTK_WIDGET (self->panes); /* a new plan begins with its title */
  self->focus_id = 0;
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->find)))
    return G_SOURCE_REMOVE; /* somebody goes from place to place */
  /* the stack has given it to the first button of the draft */
  gboolean at_button = view == GTK_WIDGET (self->draft) && GTK_IS_BUTTON (focus);
  if (part != NULL && (focus == NULL || at_button || !gtk_widget_is_ancestor (focus, part)))
    {
      if (self->begun)
        yd_ui_window_enter_view (self);
      else
        yd_ui_window_begin_keyboard (self);
    }
  self->begun = TRUE;
  return G_SOURCE_REMOVE;
}

/* The outline stands beside every view, and each remembers whether it does. */
static void
sidebar_shown_cb (YdUiWindow *self)
{
  gboolean wanted = yd_ui_panes_get_wanted (self->panes, YD_UI_PANE_SIDEBAR);
  if (wanted == self->sidebar_wanted)
    return;
  self->sidebar_wanted = wanted;
  yd_ui_state_set_sidebar (adw_view_stack_get_visible_child_name (self->stack), wanted);
}

static void
folded_cb (YdUiWindow *self)
{
  yd_ui_status_line_set_narrow (self->status,
                                yd_ui_panes_get_folded (self->panes, YD_UI_PANE_SIDEBAR));
}

/* A plan opens without waiting for views that nobody has looked at. */
static void
fill_place (YdUiWindow *self, const char *view)
{
  if (g_str_equal (view, "notice") && self->notice == NULL)
    {
      self->notice = g_object_new (YD_UI_TYPE_NOTICE, NULL);
      yd_ui_notice_set_selection (self->notice, self->selection);
      adw_bin_set_child (self->notice_place, GTK_WIDGET (self->notice));
    }
  else if (g_str_equal (view, "assign") && self->assign == NULL)
    {
      self->assign = g_object_new (YD_UI_TYPE_ASSIGN, NULL);
      yd_ui_assign_set_selection (self->assign, self->selection);
      g_signal_connect_object (self->assign, "cleared", G_CALLBACK (yd_ui_toast_undo), self->toasts,
                               G_CONNECT_SWAPPED);
      adw_bin_set_child (self->assign_place, GTK_WIDGET (self->assign));
    }
}

/* What was typed in a view is kept before another is shown. */
static void
view_changed_cb (YdUiWindow *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->stack);
  if (name == NULL)
    return; /* the window goes */
  fill_place (self, name);
  self->sidebar_wanted = yd_ui_state_get_sidebar (name);
  yd_ui_panes_set_wanted (self->panes, YD_UI_PANE_SIDEBAR, self->sidebar_wanted);
  gtk_widget_set_visible (GTK_WIDGET (self->status), g_str_equal (name, "draft"));
  if (self->document != NULL)
    yd_ui_document_settle (self->document);
  if (self->focus_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->focus_id = g_timeout_add (60, focus_view_cb, self);
}

static void
problem_cb (YdUiWindow *self, const GError *error)
{
  yd_ui_toast_say (self->toasts, error->message);
}

static void
file_changed_cb (YdUiWindow *self, const GError *error)
{
  plan_changed_cb (self);
  yd_ui_window_file_changed (self, error);
}

static void
done_cb (YdUiWindow *self, const char *words)
{
  yd_ui_toast_undo (self->toasts, words);
}

/* From within a view: what is only read cannot be changed. */
static void
plan_refused_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  yd_ui_window_refuse (YD_UI_WINDOW (widget));
}

/* From within a view: something was done that may be taken back at once. */
static void
plan_done_cb (GtkWidget *widget, const char *action, GVariant *words)
{
  done_cb (YD_UI_WINDOW (widget), g_variant_get_string (words, NULL));
}

static void
found_closed_cb (YdUiWindow *self)
{
  GtkWidget *view = adw_view_stack_get_visible_child (self->stack);
  if (view != NULL)
    yd_ui_window_enter_view (self);
}

/* ---- where a plan was left ---- */

static const struct
{
  YdUiPane pane;
  const char *key; /* of what is remembered: whether it was put away */
} draft_panes[] = { { YD_UI_PANE_INSPECTOR, "no-inspector" }, { YD_UI_PANE_PAGES, "no-pages" } };

static void
keep_place (YdUiWindow *self)
{
  const char *path = yd_store_get_path (yd_ui_document_get_store (self->document));
  YdItem *item = yd_ui_selection_get_item (self->selection);
  yd_ui_state_keep_window (GTK_WINDOW (self), "plan");
  for (guint i = 0; i < G_N_ELEMENTS (draft_panes); i++)
    yd_ui_state_set_flag (
      "panes", draft_panes[i].key,
      !yd_ui_panes_get_wanted (yd_ui_draft_get_panes (self->draft), draft_panes[i].pane));
  if (path != NULL)
    yd_ui_recent_keep_place (path, yd_ui_window_get_view (self),
                             item != NULL ? yd_record_get_id (YD_RECORD (item)) : YD_ID_NONE);
}

static void
return_to_place (YdUiWindow *self)
{
  YdStore *store = yd_ui_document_get_store (self->document);
  const char *path = yd_store_get_path (store);
  YdId id = YD_ID_NONE;
  g_autofree char *view = path != NULL ? yd_ui_recent_dup_place (path, &id) : NULL;
  YdItem *item = yd_plan_find_item (yd_store_get_plan (store), id);
  for (guint i = 0; i < G_N_ELEMENTS (draft_panes); i++)
    yd_ui_panes_set_wanted (yd_ui_draft_get_panes (self->draft), draft_panes[i].pane,
                            !yd_ui_state_get_flag ("panes", draft_panes[i].key));
  if (item != NULL)
    yd_ui_selection_set_item (self->selection, item);
  if (view != NULL && adw_view_stack_get_child_by_name (self->stack, view) != NULL)
    adw_view_stack_set_visible_child_name (self->stack, view);
}

/* ---- closing ---- */

/* When the dialog that asked is gone. */
static gboolean
close_later_cb (gpointer data)
{
  gtk_window_close (GTK_WINDOW (data));
  return G_SOURCE_REMOVE;
}

static void
close_anyway_cb (YdUiWindow *self, const char *response)
{
  if (g_str_equal (response, "elsewhere"))
    yd_ui_window_save_elsewhere (self);
  if (!g_str_equal (response, "close"))
    return;
  self->closing = TRUE;
  g_idle_add_full (G_PRIORITY_DEFAULT, close_later_cb, g_object_ref (self), g_object_unref);
}

static void
ask_to_close (YdUiWindow *self, const char *problem, gboolean kept)
{
  GtkWidget *dialog
    = adw_message_dialog_new (GTK_WINDOW (self), _ ("The file could not be written"), NULL);
  adw_message_dialog_format_body (
    ADW_MESSAGE_DIALOG (dialog),
    kept
      ? _ (
        "%s\n\nNothing is lost: the plan is kept on this machine, and taken up when it is opened "
        "again.")
      : _ (
        "%s\n\nWhat was typed last stands on the screen alone. Copy it elsewhere before closing."),
    problem);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Stay Here"),
                                    "close", _ ("_Close"), "elsewhere", _ ("Save _Elsewhere…"),
                                    NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_anyway_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
yd_ui_window_close_request (GtkWindow *window)
{
  YdUiWindow *self = YD_UI_WINDOW (window);
  g_autoptr (GError) error = NULL;
  YdStore *store = yd_ui_document_get_store (self->document);
  if (yd_ui_job_is_busy (self->job))
    yd_ui_job_cancel (self->job);
  gboolean kept = yd_ui_document_settle (self->document);
  /* a file that somebody took away or replaced is not made again unasked */
  const GError *problem = yd_store_get_problem (store);
  gboolean away = g_error_matches (problem, YD_ERROR, YD_ERROR_NOT_FOUND)
                  || g_error_matches (problem, YD_ERROR, YD_ERROR_EXISTS);
  if (away)
    error = g_error_copy (problem);
  gboolean written
    = kept && (yd_store_is_read_only (store) || (!away && yd_store_publish (store, &error)));
  if (!written && !self->closing)
    {
      const char *unkept = yd_ui_document_get_unkept (self->document);
      ask_to_close (self, error != NULL ? error->message : unkept != NULL ? unkept : "", kept);
      return TRUE;
    }
  keep_place (self);
  yd_ui_application_let_go (YD_UI_APPLICATION (gtk_window_get_application (window)), self);
  return GTK_WINDOW_CLASS (yd_ui_window_parent_class)->close_request (window);
}

/* ---- life ---- */

static void
yd_ui_window_map (GtkWidget *widget)
{
  YdUiWindow *self = YD_UI_WINDOW (widget);
  GTK_WIDGET_CLASS (yd_ui_window_parent_class)->map (widget);
  if (self->focus_id == 0)
    self->focus_id
      = g_idle_add_full (G_PRIORITY_LOW, focus_view_cb, self, NULL); /* rows are there by then */
}

static void
yd_ui_window_dispose (GObject *object)
{
  YdUiWindow *self = YD_UI_WINDOW (object);
  g_clear_handle_id (&self->narrow_id, g_source_remove);
  g_clear_handle_id (&self->focus_id, g_source_remove);
  g_clear_object (&self->selection);
  g_clear_object (&self->document);
  g_clear_pointer (&self->told_kept, g_free);
  G_OBJECT_CLASS (yd_ui_window_parent_class)->dispose (object);
}

static void
yd_ui_window_unrealize (GtkWidget *widget)
{
  yd_ui_gtk_close_questions (GTK_WINDOW (widget));
  GTK_WIDGET_CLASS (yd_ui_window_parent_class)->unrealize (widget);
}

static void
yd_ui_window_class_init (YdUiWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = yd_ui_window_dispose;
  widget_class->map = yd_ui_window_map;
  widget_class->unrealize = yd_ui_window_unrealize;
  widget_class->size_allocate = yd_ui_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = yd_ui_window_close_request;
  g_type_ensure (YD_UI_TYPE_TOASTS);
  g_type_ensure (YD_UI_TYPE_JOB);
  g_type_ensure (YD_UI_TYPE_DRAFT);
  g_type_ensure (YD_UI_TYPE_FIND);
  g_type_ensure (YD_UI_TYPE_OUTLINE);
  g_type_ensure (YD_UI_TYPE_PANES);
  g_type_ensure (YD_UI_TYPE_STATUS_LINE);
  g_type_ensure (YD_UI_TYPE_WINDOW_TITLE);
  gtk_widget_class_install_action (widget_class, "plan.done", "s", plan_done_cb);
  gtk_widget_class_install_action (widget_class, "plan.refused", NULL, plan_refused_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/yaodian/Yaodian/window/yd-ui-window.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, YdUiWindow, name)
  BIND (toasts);
  BIND (sidebar_button);
  BIND (primary);
  BIND (export);
  BIND (primary_menu);
  BIND (export_menu);
  BIND (undo_button);
  BIND (redo_button);
  BIND (title);
  BIND (narrow_title);
  BIND (job);
  BIND (find);
  BIND (find_button);
  BIND (switcher);
  BIND (switcher_bar);
  BIND (panes);
  BIND (outline);
  BIND (stack);
  BIND (draft);
  BIND (assign_place);
  BIND (notice_place);
  BIND (status);
#undef BIND
}

static void
yd_ui_window_init (YdUiWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  yd_ui_panes_set_within (yd_ui_draft_get_panes (self->draft), self->panes);
  yd_ui_gtk_set_menu (self->primary, self->primary_menu);
  yd_ui_gtk_set_menu (self->export, self->export_menu);
  yd_ui_window_install_actions (self);
  g_autofree char *tooltip = yd_ui_actions_dup_tooltip ("win.sidebar", NULL);
  gtk_widget_set_tooltip_text (self->sidebar_button, tooltip);
  g_signal_connect_object (self->switcher, "notify::title-visible", G_CALLBACK (show_switcher),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes, "notify::sidebar-shown", G_CALLBACK (sidebar_shown_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes, "notify::narrow", G_CALLBACK (folded_cb), self,
                           G_CONNECT_SWAPPED);
  g_autofree char *find = yd_ui_actions_dup_tooltip ("win.find", NULL);
  gtk_widget_set_tooltip_text (self->find_button, find);
  yd_ui_window_install_places (self);
  g_signal_connect_object (self->find, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find, "closed", G_CALLBACK (found_closed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outline, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  yd_ui_state_restore_window (GTK_WINDOW (self), "plan");
  yd_ui_drops_take (GTK_WINDOW (self));
}

/* The last one on a plan is no longer told apart. */
static void
window_removed_cb (YdUiWindow *self, GtkWindow *removed)
{
  if (GTK_WINDOW (self) != removed && self->document != NULL)
    show_header (self);
}

/**
 * yd_ui_window_new:
 *
 * Returns: (transfer none): a window on @document, owned by @application
 */
YdUiWindow *
yd_ui_window_new (AdwApplication *application, YdUiDocument *document)
{
  YdUiWindow *self = g_object_new (YD_UI_TYPE_WINDOW, "application", application, NULL);
  YdStore *store = yd_ui_document_get_store (document);
  self->document = g_object_ref (document);
  self->number = yd_ui_window_find_number (self);
  self->selection = yd_ui_selection_new (document);
  yd_ui_toasts_set_document (self->toasts, document);
  yd_ui_find_set_selection (self->find, self->selection);
  yd_ui_outline_set_selection (self->outline, self->selection);
  yd_ui_draft_set_selection (self->draft, self->selection);
  yd_ui_status_line_set_selection (self->status, self->selection);
  g_signal_connect_object (yd_store_get_plan (store), "changed", G_CALLBACK (plan_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "history-changed", G_CALLBACK (history_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "file-changed", G_CALLBACK (file_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "problem", G_CALLBACK (problem_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::target",
                           G_CALLBACK (yd_ui_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (application, "window-removed", G_CALLBACK (window_removed_cb), self,
                           G_CONNECT_SWAPPED);
  history_changed_cb (self);
  return_to_place (self);
  return self;
}

YdUiDocument *
yd_ui_window_get_document (YdUiWindow *self)
{
  return self->document;
}

/* The name of the view that is shown: draft, assign, notice. */
const char *
yd_ui_window_get_view (YdUiWindow *self)
{
  return adw_view_stack_get_visible_child_name (self->stack);
}

YdUiSelection *
yd_ui_window_get_selection (YdUiWindow *self)
{
  return self->selection;
}

YdUiJob *
yd_ui_window_get_job (YdUiWindow *self)
{
  return self->job;
}

void
yd_ui_window_say (YdUiWindow *self, const char *words)
{
  yd_ui_toast_say (self->toasts, words);
}

/* Owns: the window of a comparison: which plan it is with, what is shown, taking points over, and the
 * sheet. Refuses: to compare; the plan layer does. */

#include "yd-ui-compare-private.h"

#include "yd-compare-sheet.h"
#include "yd-ui-gtk.h"
#include "yd-ui-other-plan.h"
#include "yd-ui-save-ask.h"
#include "yd-ui-unit-note.h"
#include "yd-ui-wrap.h"

#include <glib/gi18n.h>

#define PAUSE 400 /* milliseconds: how long it waits for a pause in the typing */

G_DEFINE_FINAL_TYPE (YdUiCompare, yd_ui_compare, YD_UI_TYPE_TOOL_WINDOW)

/* ---- what is shown ---- */

/* Whether a line is of the unit to which the plan is narrowed; what was dropped is of the unit of that name
 * there. */
static gboolean
is_of_unit (YdUiCompare *self, const YdComparisonRow *row)
{
  YdUiSelection *selection = yd_ui_tool_window_get_selection (YD_UI_TOOL_WINDOW (self));
  YdUnit *unit = yd_plan_find_unit (yd_ui_selection_get_plan (selection),
                                    yd_ui_selection_get_unit (selection));
  if (unit == NULL
      || (row->item != YD_ID_NONE && yd_ui_selection_is_of_unit (selection, row->item)))
    return TRUE;
  YdUnit *there = yd_plan_find_unit_by_name (self->other, yd_unit_get_name (unit));
  return row->item == YD_ID_NONE && there != NULL
         && yd_plan_find_assignment (self->other, row->other, yd_record_get_id (YD_RECORD (there)))
              != NULL;
}

/* Lines whose texts are shown, before they are made anew. */
static GPtrArray *
dup_opened (YdUiCompare *self)
{
  GPtrArray *opened = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->lines)); i++)
    {
      g_autoptr (YdUiComparison) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);
      if (yd_ui_comparison_is_open (line))
        g_ptr_array_add (opened, g_steal_pointer (&line));
    }
  return opened;
}

static void
show_lines (YdUiCompare *self)
{
  YdPlan *plan = yd_ui_document_get_plan (yd_ui_compare_get_document (self));
  g_autoptr (GPtrArray) opened = dup_opened (self);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const YdComparisonRow *row = self->rows->pdata[i];
      if (!gtk_toggle_button_get_active (self->verdicts[row->verdict]) || !is_of_unit (self, row))
        continue;
      YdUiComparison *line = yd_ui_comparison_new (self->rows, i, plan, self->other);
      guint at;
      if (g_ptr_array_find_with_equal_func (opened, line, yd_ui_comparison_is_same_pair, &at))
        yd_ui_comparison_set_open (line, TRUE);
      g_ptr_array_add (lines, line);
    }
  g_list_store_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)),
                       lines->pdata, lines->len);
  gtk_stack_set_visible_child_name (self->stack, lines->len > 0 ? "list" : "empty");
}

static void
show_counts (YdUiCompare *self)
{
  guint counts[YD_N_VERDICTS] = { 0 };
  for (guint i = 0; i < self->rows->len; i++)
    {
      const YdComparisonRow *row = self->rows->pdata[i];
      counts[row->verdict] += is_of_unit (self, row);
    }
  for (int i = 0; i < YD_N_VERDICTS; i++)
    {
      g_autofree char *label
        = g_strdup_printf (_ ("%s %u"), yd_verdict_get_label ((YdVerdict)i), counts[i]);
      gtk_button_set_label (GTK_BUTTON (self->verdicts[i]), label);
    }
  guint n = counts[YD_VERDICT_DROPPED];
  g_autofree char *label
    = g_strdup_printf (g_dngettext (NULL, "Take Over %u Point", "Take Over All %u Points", n), n);
  gtk_button_set_label (self->take_all, label);
  gtk_widget_set_visible (GTK_WIDGET (self->take_all),
                          n > 0 && yd_ui_document_is_editable (yd_ui_compare_get_document (self)));
}

static void
refresh (YdUiCompare *self)
{
  YdPlan *plan = yd_ui_document_get_plan (yd_ui_compare_get_document (self));
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->other == NULL)
    return;
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = yd_plan_compare (plan, self->other);
  gtk_label_set_text (self->own_head, yd_plan_get_title (plan));
  gtk_label_set_text (self->other_head, yd_plan_get_title (self->other));
  adw_window_title_set_subtitle (self->title, yd_plan_get_title (self->other));
  gtk_widget_set_visible (self->bar, TRUE);
  gtk_widget_set_sensitive (self->export, TRUE);
  show_counts (self);
  show_lines (self);
}

static gboolean
refresh_cb (gpointer data)
{
  YdUiCompare *self = data;
  self->refresh_id = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

static void
plan_changed_cb (YdUiCompare *self)
{
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  self->refresh_id = g_timeout_add_full (G_PRIORITY_LOW, PAUSE, refresh_cb, self, NULL);
}

static void
filter_cb (YdUiCompare *self)
{
  if (self->rows != NULL)
    show_lines (self);
}

static void
unit_cb (YdUiCompare *self)
{
  if (self->rows == NULL)
    return;
  show_counts (self);
  show_lines (self);
}

/* ---- the other plan ---- */

/* Takes @other. */
static void
compare_with (YdUiCompare *self, YdPlan *other)
{
  g_clear_object (&self->other);
  self->other = other;
  refresh (self);
}

/* Only one is read at a time. */
static void
set_choosable (YdUiCompare *self, gboolean choosable)
{
  static const char *const names[] = { "open", "choose" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (self->commands, names[i])), choosable);
}

/* @data: (transfer full): the window, which may have been closed meanwhile */
static gboolean
take (YdUiCompare *self, YdPlan *other)
{
  if (self->lines == NULL)
    return FALSE;
  set_choosable (self, TRUE);
  if (other != NULL)
    compare_with (self, g_object_ref (other));
  return TRUE;
}

static void
read_cb (YdPlan *other, const GError *error, gpointer data)
{
  g_autoptr (YdUiCompare) self = data;
  if (!take (self, other))
    return;
  if (other != NULL)
    {
      yd_ui_other_plan_set_compared (yd_ui_document_get_plan (yd_ui_compare_get_document (self)),
                                     self->path);
      gtk_widget_grab_focus (
        GTK_WIDGET (self->verdicts[0])); /* what had the keyboard may be gone */
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    yd_ui_toast_say (self->toasts, error->message);
}

/* What was compared with last may not be there any more: last year's plan then. */
static void
read_again_cb (YdPlan *other, const GError *error, gpointer data)
{
  g_autoptr (YdUiCompare) self = data;
  if (!take (self, other) || other != NULL
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  YdPlan *last = yd_ui_other_plan_open_last_year (yd_ui_compare_get_document (self));
  if (last != NULL)
    compare_with (self, last);
}

static void
read_other (YdUiCompare *self, const char *path, YdUiOtherPlanRead read)
{
  g_free (self->path);
  self->path = g_strdup (path);
  set_choosable (self, FALSE);
  yd_ui_other_plan_read (path, self->job, read, g_object_ref (self));
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  read_other (data, g_variant_get_bytestring (parameter), read_cb);
}

static GtkFileChooser *
new_chooser (YdUiCompare *self, const char *title, GtkFileChooserAction action, const char *accept,
             const char *filter_name, const char *const *suffixes)
{
  g_clear_object (&self->chooser);
  GtkFileChooserNative *native
    = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, accept, _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, filter_name);
  for (const char *const *suffix = suffixes; *suffix != NULL; suffix++)
    gtk_file_filter_add_suffix (filter, *suffix);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), filter);
  const char *path
    = yd_store_get_path (yd_ui_document_get_store (yd_ui_compare_get_document (self)));
  if (path != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (path);
      g_autoptr (GFile) place = g_file_new_for_path (folder);
      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (native), place, NULL);
    }
  self->chooser = GTK_NATIVE_DIALOG (native);
  return GTK_FILE_CHOOSER (native);
}

static char *
dup_chosen (GtkNativeDialog *chooser, int response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                             ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                             : NULL;
  return file != NULL ? g_file_get_path (file) : NULL;
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, YdUiCompare *self)
{
  g_autofree char *path = dup_chosen (chooser, response);
  if (path != NULL)
    read_other (self, path, read_cb);
  g_clear_object (&self->chooser);
}

static void
choose_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const char *const suffixes[]
    = { "yaodian", "docx", "doc", "wps", "rtf", "odt", "pdf", "txt", "md", "html", "htm", NULL };
  YdUiCompare *self = data;
  GtkFileChooser *chooser = new_chooser (self, _ ("Compare With"), GTK_FILE_CHOOSER_ACTION_OPEN,
                                         _ ("_Open"), _ ("Plans and documents"), suffixes);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  yd_ui_gtk_show_chooser (self->chooser);
}

/* ---- taking over ---- */

static void
take_over (YdUiCompare *self, const YdId *ids, guint n)
{
  g_autoptr (GError) error = NULL;
  YdId first = YD_ID_NONE;
  YdStore *store = yd_ui_document_begin_edit (yd_ui_compare_get_document (self));
  gboolean done = store != NULL && yd_edit_adopt_items (store, self->other, ids, n, &first, &error);
  if (!yd_ui_document_end_edit (yd_ui_compare_get_document (self), done, error))
    return;
  YdItem *item
    = yd_plan_find_item (yd_ui_document_get_plan (yd_ui_compare_get_document (self)), first);
  if (item != NULL)
    yd_ui_selection_set_item (yd_ui_tool_window_get_selection (YD_UI_TOOL_WINDOW (self)), item);
  g_autofree char *words
    = g_strdup_printf (g_dngettext (NULL, "%u point taken over", "%u points taken over", n), n);
  yd_ui_toast_undo (self->toasts, words);
  refresh (self);
}

static void
take_over_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdId id = g_variant_get_int64 (parameter);
  take_over (data, &id, 1);
}

static void
take_all_cb (YdUiCompare *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (YdId));
  for (guint i = 0; i < self->rows->len; i++)
    {
      const YdComparisonRow *row = self->rows->pdata[i];
      if (row->verdict == YD_VERDICT_DROPPED && is_of_unit (self, row))
        g_array_append_val (ids, row->other);
    }
  if (ids->len > 0)
    take_over (self, (const YdId *)(gpointer)ids->data, ids->len);
}

/* ---- the sheet ---- */

static void
write_cb (gpointer data, const char *path)
{
  g_autoptr (YdUiCompare) self = data;
  g_autoptr (GError) error = NULL;
  if (path == NULL)
    return;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  YdWorkbookOptions options
    = { yd_date_new_day (g_date_time_get_year (now), g_date_time_get_month (now),
                         g_date_time_get_day_of_month (now)),
        g_date_time_to_unix (now) };
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *words = g_strdup_printf (_ ("Sheet written: %s"), name);
  if (yd_compare_sheet_write (yd_ui_document_get_plan (yd_ui_compare_get_document (self)),
                              self->other, self->rows, &options, path, NULL, NULL, &error))
    yd_ui_toast_file (self->toasts, words, path);
  else
    yd_ui_toast_say (self->toasts, error->message);
}

static void
export_cb (YdUiCompare *self)
{
  static const char *const suffixes[] = { "xlsx", NULL };
  GtkFileChooser *chooser
    = new_chooser (self, _ ("Export the Comparison"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"),
                   _ ("Excel workbooks"), suffixes);
  g_autofree char *name = yd_ui_save_dup_name (
    yd_plan_get_title (yd_ui_document_get_plan (yd_ui_compare_get_document (self))), "对照表",
    ".xlsx");
  gtk_file_chooser_set_current_name (chooser, name);
  yd_ui_save_ask (GTK_FILE_CHOOSER_NATIVE (g_steal_pointer (&self->chooser)), ".xlsx", write_cb,
                  g_object_ref (self));
}

/* ---- what stands around the list ---- */

static GtkWidget *
new_choose_button (YdUiCompare *self, const char *label)
{
  g_autoptr (GMenuModel) menu = yd_ui_other_plan_new_menu (yd_ui_compare_get_document (self));
  GtkWidget *button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  return button;
}

static GtkWidget *
new_bar (YdUiCompare *self)
{
  GtkWidget *bar = yd_ui_wrap_new (), *toggles = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (toggles, "linked");
  for (int i = 0; i < YD_N_VERDICTS; i++)
    {
      self->verdicts[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
      gtk_toggle_button_set_active (self->verdicts[i], TRUE);
      g_signal_connect_object (self->verdicts[i], "toggled", G_CALLBACK (filter_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (toggles), GTK_WIDGET (self->verdicts[i]));
    }
  self->take_all = GTK_BUTTON (gtk_button_new ());
  g_signal_connect_object (self->take_all, "clicked", G_CALLBACK (take_all_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (bar, "pane-bar");
  yd_ui_wrap_append (YD_UI_WRAP (bar), toggles);
  yd_ui_wrap_append (YD_UI_WRAP (bar), GTK_WIDGET (self->take_all));
  gtk_widget_set_visible (bar, FALSE);
  return bar;
}

static GtkWidget *
new_status (const char *icon, const char *title, const char *description, GtkWidget *child)
{
  GtkWidget *page = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
  if (child != NULL)
    {
      gtk_widget_set_halign (child, GTK_ALIGN_CENTER);
      adw_status_page_set_child (ADW_STATUS_PAGE (page), child);
    }
  return page;
}

/* ---- life ---- */

static GtkWidget *
new_header (YdUiCompare *self)
{
  GtkWidget *header = adw_header_bar_new ();
  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Compare Years"), NULL));
  self->export = gtk_button_new_with_label (_ ("Export Sheet…"));
  gtk_widget_set_sensitive (self->export, FALSE);
  g_signal_connect_object (self->export, "clicked", G_CALLBACK (export_cb), self,
                           G_CONNECT_SWAPPED);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), new_choose_button (self, _ ("Compare With")));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->export);
  return header;
}

static void
yd_ui_compare_set_up (YdUiToolWindow *tool)
{
  YdUiCompare *self = YD_UI_COMPARE (tool);
  self->tags = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->actions = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->lines = g_list_store_new (YD_UI_TYPE_COMPARISON);

  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  YdUiSelection *selection = yd_ui_tool_window_get_selection (tool);
  g_signal_connect_object (selection, "notify::unit", G_CALLBACK (unit_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (list), yd_ui_unit_note_new (selection));
  gtk_box_append (GTK_BOX (list), yd_ui_compare_new_head (self));
  gtk_box_append (GTK_BOX (list), yd_ui_compare_new_list (self));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (
    self->stack,
    new_status ("document-open-symbolic", _ ("Which Plan to Compare With?"),
                _ ("Last year's, the city's or another district's. It says which points are "
                   "carried on, weakened, new or dropped."),
                new_choose_button (self, _ ("Choose a Plan"))),
    "choose");
  gtk_stack_add_named (self->stack, list, "list");
  gtk_stack_add_named (self->stack,
                       new_status ("edit-find-symbolic", _ ("Nothing to Show"),
                                   _ ("No point has a verdict that is chosen above."), NULL),
                       "empty");

  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->bar = new_bar (self);
  self->toasts = yd_ui_toasts_new ();
  yd_ui_toasts_set_document (self->toasts, yd_ui_compare_get_document (self));
  gtk_box_append (GTK_BOX (inner), self->bar);
  gtk_box_append (GTK_BOX (inner), GTK_WIDGET (self->stack));
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  yd_ui_toasts_set_child (self->toasts, inner);
  gtk_widget_set_vexpand (GTK_WIDGET (self->toasts), TRUE);
  self->job = g_object_ref_sink (g_object_new (YD_UI_TYPE_JOB, NULL));
  gtk_box_append (GTK_BOX (content), new_header (self));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->job));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->toasts));
  adw_window_set_content (ADW_WINDOW (self), content);

  g_signal_connect_object (yd_ui_document_get_plan (yd_ui_compare_get_document (self)), "changed",
                           G_CALLBACK (plan_changed_cb), self, G_CONNECT_SWAPPED);
  g_autofree char *path
    = yd_ui_other_plan_dup_compared (yd_ui_document_get_plan (yd_ui_compare_get_document (self)));
  if (path != NULL)
    read_other (self, path, read_again_cb);
  else
    read_again_cb (NULL, NULL, g_object_ref (self));
}

static void
yd_ui_compare_dispose (GObject *object)
{
  YdUiCompare *self = YD_UI_COMPARE (object);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->job != NULL)
    yd_ui_job_cancel (self->job);
  g_clear_object (&self->job);
  g_clear_pointer (&self->path, g_free);
  g_clear_object (&self->tags);
  g_clear_object (&self->actions);
  g_clear_object (&self->lines);
  g_clear_object (&self->other);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (yd_ui_compare_parent_class)->dispose (object);
}

static void
yd_ui_compare_class_init (YdUiCompareClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yd_ui_compare_dispose;
  YD_UI_TOOL_WINDOW_CLASS (klass)->set_up = yd_ui_compare_set_up;
}

static void
yd_ui_compare_init (YdUiCompare *self)
{
  static const GActionEntry entries[] = { { "open", open_cb, "ay", NULL, NULL },
                                          { "choose", choose_cb, NULL, NULL, NULL },
                                          { "take-over", take_over_cb, "x", NULL, NULL } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "compare", G_ACTION_GROUP (actions));
  self->commands = G_ACTION_MAP (actions);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Compare Years"));
  yd_ui_gtk_set_default_size (GTK_WINDOW (self), 960, 760);
}

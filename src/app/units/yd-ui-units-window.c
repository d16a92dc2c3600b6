/* Owns: how the parts of the register stand together: kinds, table, one unit, and the questions about it.
 * Refuses: what stands in the parts, and commands and keys (yd-ui-units-actions.c). */

#include "yd-ui-units-window-private.h"

#include "yd-ui-actions.h"
#include "yd-ui-date-text.h"
#include "yd-ui-gtk.h"
#include "yd-ui-state.h"
#include "yd-ui-toast.h"
#include "yd-ui-units-files.h"

#include <glib/gi18n.h>

/* Pixels: widths, and the narrowest whole in which the pane is beside the table. */
#define KINDS_WIDTH 212
#define KINDS_FROM 800
#define DETAIL_WIDTH 372
#define DETAIL_FROM 1180
#define WORDS_FROM 860 /* below it the buttons of the header have no words */
/* Milliseconds: a pause in changes, after which everything is counted again. */
#define COUNT_PAUSE 120

G_DEFINE_FINAL_TYPE (YdUiUnitsWindow, yd_ui_units_window, YD_UI_TYPE_TOOL_WINDOW)

static YdUiDocument *
document_of (YdUiUnitsWindow *self)
{
  return yd_ui_tool_window_get_document (YD_UI_TOOL_WINDOW (self));
}

static YdPlan *
plan_of (YdUiUnitsWindow *self)
{
  return yd_ui_document_get_plan (document_of (self));
}

/* ---- what is shown ---- */

static void
show_detail (YdUiUnitsWindow *self)
{
  yd_ui_unit_detail_show (self->detail, yd_ui_units_table_get_unit (self->table), self->facts,
                          yd_ui_units_table_can_shift (self->table, -1),
                          yd_ui_units_table_can_shift (self->table, 1));
}

static void
show_counts (YdUiUnitsWindow *self)
{
  guint n = yd_ui_units_facts_count (self->facts, YD_UI_UNITS_ALL);
  guint n_gone = yd_ui_units_facts_count (self->facts, YD_UI_UNITS_GONE);
  guint n_shown = yd_ui_units_table_get_n_shown (self->table);
  guint n_new = yd_ui_units_facts_get_n_unregistered (self->facts);
  gboolean searching = gtk_editable_get_text (GTK_EDITABLE (self->search_entry))[0] != '\0';
  g_autofree char *count = searching ? g_strdup_printf (_ ("%u of %u units"), n_shown, n)
                                     : g_strdup_printf (ngettext ("%u unit", "%u units", n), n);
  g_autofree char *gone
    = n_gone > 0 ? g_strdup_printf (_ ("%u merged or ended, not listed among the others"), n_gone)
                 : g_strdup ("");
  g_autofree char *bar = g_strdup_printf (
    ngettext ("%u name was read from a text and is not in the register yet",
              "%u names were read from a text and are not in the register yet", n_new),
    n_new);
  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->gone, gone);
  gtk_label_set_text (self->bar_words, bar);
  gtk_widget_set_visible (self->bar,
                          n_new > 0 && yd_ui_document_is_editable (document_of (self))
                            && yd_ui_units_kinds_get_part (self->kinds) == YD_UI_UNITS_ALL);
  gtk_stack_set_visible_child_name (self->stack, n + n_gone == 0 ? "empty"
                                                 : n_shown == 0  ? "nothing"
                                                                 : "table");
}

static void
enable (YdUiUnitsWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
show_actions (YdUiUnitsWindow *self)
{
  YdStore *store = yd_ui_document_get_store (document_of (self));
  gboolean editable = yd_ui_document_is_editable (document_of (self));
  const char *title = yd_plan_get_title (plan_of (self));
  enable (self, "new", editable);
  enable (self, "import", editable);
  enable (self, "paste", editable);
  enable (self, "register-all", editable && yd_ui_units_facts_get_n_unregistered (self->facts) > 0);
  gtk_widget_set_visible (self->new_button, editable);
  gtk_widget_set_visible (self->import_button, editable);
  gtk_widget_set_visible (self->hint, editable);
  yd_ui_actions_show_undo (self->undo_button, "win.undo", yd_store_get_undo_entry (store),
                           plan_of (self));
  yd_ui_actions_show_undo (self->redo_button, "win.redo", yd_store_get_redo_entry (store),
                           plan_of (self));
  g_autofree char *subtitle
    = editable ? g_strdup (title != NULL ? title : "")
               : g_strdup_printf (_ ("%s · read-only"), title != NULL ? title : "");
  adw_window_title_set_subtitle (self->window_title, subtitle);
}

/* Chooses @unit, in a list that has it: one that ended today stands with those that are gone. */
static void
show_unit (YdUiUnitsWindow *self, YdUnit *unit)
{
  const YdUiUnits parts[]
    = { yd_ui_units_kinds_get_part (self->kinds), YD_UI_UNITS_ALL, YD_UI_UNITS_GONE };
  guint i = 0;
  while (i + 1 < G_N_ELEMENTS (parts) && !yd_ui_units_facts_is_in (self->facts, unit, parts[i]))
    i++;
  if (i > 0)
    yd_ui_units_kinds_set_part (self->kinds, parts[i]);
  yd_ui_units_table_select (self->table, unit);
}

static void
count_now (YdUiUnitsWindow *self)
{
  YdUiUnitsFacts *before = self->facts;
  YdUnit *chosen = yd_ui_units_table_get_unit (self->table);
  YdId id = chosen != NULL ? yd_record_get_id (YD_RECORD (chosen)) : YD_ID_NONE;
  self->facts = yd_ui_units_facts_new (plan_of (self), yd_ui_date_get_today ());
  yd_ui_units_table_set_facts (self->table, self->facts);
  yd_ui_units_kinds_show (self->kinds, self->facts);
  if (self->wanted == YD_ID_NONE && yd_ui_units_table_get_unit (self->table) == NULL)
    self->wanted = id;
  YdUnit *wanted
    = self->wanted != YD_ID_NONE ? yd_plan_find_unit (plan_of (self), self->wanted) : NULL;
  self->wanted = YD_ID_NONE;
  if (wanted != NULL)
    show_unit (self, wanted);
  show_counts (self);
  show_detail (self);
  show_actions (self);
  yd_ui_units_facts_free (before);
}

static gboolean
count_cb (gpointer data)
{
  YdUiUnitsWindow *self = data;
  self->count_id = 0;
  count_now (self);
  return G_SOURCE_REMOVE;
}

static void
plan_changed_cb (YdUiUnitsWindow *self)
{
  g_clear_handle_id (&self->count_id, g_source_remove);
  self->count_id = g_timeout_add (COUNT_PAUSE, count_cb, self);
}

/* The file is written after each gesture, while a person goes on typing: only what that changes for the
 * register counts. */
static void
file_changed_cb (YdUiUnitsWindow *self)
{
  YdUiDocument *document = yd_ui_tool_window_get_document (YD_UI_TOOL_WINDOW (self));
  gboolean editable = yd_ui_document_is_editable (document);
  if (editable == self->editable)
    return;
  self->editable = editable;
  plan_changed_cb (self);
}

/* ---- what a person does ---- */

/* After a question about a unit was answered. @words: (nullable): what can be undone */
void
yd_ui_units_window_done (gpointer data, const char *words, YdId unit)
{
  YdUiUnitsWindow *self = data;
  self->wanted = unit;
  g_clear_handle_id (&self->count_id, g_source_remove);
  count_now (self);
  if (words != NULL)
    yd_ui_toast_undo (self->toasts, words);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
undone_cb (YdUiUnitsWindow *self, const char *words)
{
  yd_ui_toast_undo (self->toasts, words);
}

static void
selected_cb (YdUiUnitsWindow *self)
{
  if (self->facts != NULL)
    show_detail (self);
}

static void
activated_cb (YdUiUnitsWindow *self)
{
  yd_ui_panes_set_shown (self->panes, YD_UI_PANE_INSPECTOR, TRUE);
}

static YdUnit *
get_editable_unit (YdUiUnitsWindow *self)
{
  return yd_ui_document_is_editable (document_of (self)) ? yd_ui_units_table_get_unit (self->table)
                                                         : NULL;
}

static void
rename_cb (YdUiUnitsWindow *self)
{
  YdUnit *unit = get_editable_unit (self);
  if (unit != NULL)
    yd_ui_unit_ask_rename (GTK_WINDOW (self), document_of (self), unit, yd_ui_units_window_done,
                           self);
}

static void
delete_cb (YdUiUnitsWindow *self)
{
  YdUnit *unit = get_editable_unit (self);
  if (unit != NULL)
    yd_ui_unit_ask_delete (GTK_WINDOW (self), document_of (self), unit, yd_ui_units_window_done,
                           self);
}

static void
merge_cb (YdUiUnitsWindow *self, YdUnit *into)
{
  YdUnit *unit = get_editable_unit (self);
  if (unit != NULL)
    yd_ui_unit_ask_merge (GTK_WINDOW (self), document_of (self), unit, into,
                          yd_ui_units_window_done, self);
}

static void
shift_cb (YdUiUnitsWindow *self, int direction)
{
  yd_ui_units_table_shift (self->table, direction);
}

static void
item_cb (YdUiUnitsWindow *self, YdItem *item)
{
  yd_ui_tool_window_show_item (YD_UI_TOOL_WINDOW (self), item);
}

static void
part_cb (YdUiUnitsWindow *self)
{
  yd_ui_units_table_set_part (self->table, yd_ui_units_kinds_get_part (self->kinds));
  if (self->facts == NULL)
    return;
  show_counts (self);
  show_detail (self);
}

static void
search_cb (YdUiUnitsWindow *self)
{
  yd_ui_units_table_set_search (self->table,
                                gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  if (self->facts != NULL)
    show_counts (self);
}

static void
problem_cb (YdUiUnitsWindow *self, const GError *error)
{
  yd_ui_toast_say (self->toasts, error->message);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, YdUiUnitsWindow *self)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));
  if (files != NULL && yd_ui_document_is_editable (document_of (self)))
    yd_ui_units_files_read (GTK_WINDOW (self), document_of (self), files->data,
                            yd_ui_units_window_done, self);
  g_slist_free (files);
  return TRUE;
}

/* ---- parts ---- */

static GtkWidget *
make_status (const char *icon, const char *title, const char *description, GtkWidget *child)
{
  GtkWidget *page = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
  gtk_widget_add_css_class (page, "compact");
  if (child != NULL)
    adw_status_page_set_child (ADW_STATUS_PAGE (page), child);
  return page;
}

static GtkWidget *
make_button (const char *label, const char *action, const char *style)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "pill");
  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  return button;
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (buttons),
                  make_button (_ ("Read from Excel…"), "units.import", "suggested-action"));
  gtk_box_append (GTK_BOX (buttons), make_button (_ ("Paste a List"), "units.paste", NULL));
  gtk_box_append (GTK_BOX (buttons), make_button (_ ("Add One"), "units.new", NULL));
  return make_status (
    "system-users-symbolic", _ ("No Units Yet"),
    _ ("Read the list that your office keeps: the columns are found by their headings."), buttons);
}

static GtkWidget *
make_bar (YdUiUnitsWindow *self)
{
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_widget_add_css_class (self->bar, "unit-bar");
  self->bar_words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->bar_words, 0);
  gtk_label_set_wrap (self->bar_words, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->bar_words), TRUE);
  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->bar_words));
  GtkWidget *button = gtk_button_new_with_label (_ ("Take All In"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "units.register-all");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->bar), button);
  return self->bar;
}

static GtkWidget *
make_search (YdUiUnitsWindow *self)
{
  self->search_bar = gtk_search_bar_new ();
  self->search_entry = gtk_search_entry_new ();
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->search_entry), 60);
  g_object_set (self->search_entry, "placeholder-text", _ ("Name, short name, alias or pinyin"),
                NULL);
  gtk_widget_set_size_request (self->search_entry, 320, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search the register"), -1);
  gtk_search_bar_set_child (GTK_SEARCH_BAR (self->search_bar), self->search_entry);
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (self->search_bar),
                                GTK_EDITABLE (self->search_entry));
  g_object_bind_property (self->search_bar, "search-mode-enabled", self->search_button, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_signal_connect_swapped (self->search_entry, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect_object (self->search_entry, "activate", G_CALLBACK (gtk_widget_grab_focus),
                           self->table, G_CONNECT_SWAPPED);
  return self->search_bar;
}

static void
make_parts (YdUiUnitsWindow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->kinds = YD_UI_UNITS_KINDS (yd_ui_units_kinds_new ());
  self->table = g_object_new (YD_UI_TYPE_UNITS_TABLE, NULL);
  self->detail = g_object_new (YD_UI_TYPE_UNIT_DETAIL, NULL);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->table), "table");
  gtk_stack_add_named (self->stack,
                       make_status ("system-search-symbolic", _ ("No Unit Here"),
                                    _ ("No unit of this kind answers to what is searched."), NULL),
                       "nothing");
  gtk_stack_add_named (self->stack, make_empty (), "empty");
  gtk_box_append (GTK_BOX (content), make_search (self));
  gtk_box_append (GTK_BOX (content), make_bar (self));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->stack));
  gtk_widget_add_css_class (content, "units-content");
  gtk_widget_add_css_class (GTK_WIDGET (self->kinds), "outline");
  gtk_widget_add_css_class (GTK_WIDGET (self->detail), "inspector");
  yd_ui_panes_set_content (self->panes, content);
  yd_ui_panes_set_pane (self->panes, YD_UI_PANE_SIDEBAR, GTK_WIDGET (self->kinds));
  yd_ui_panes_set_pane (self->panes, YD_UI_PANE_INSPECTOR, GTK_WIDGET (self->detail));
  yd_ui_panes_set_size (self->panes, YD_UI_PANE_SIDEBAR, KINDS_WIDTH, KINDS_FROM);
  yd_ui_panes_set_size (self->panes, YD_UI_PANE_INSPECTOR, DETAIL_WIDTH, DETAIL_FROM);
  g_object_bind_property (self->panes, "sidebar-shown", self->kinds_button, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->panes, "inspector-shown", self->detail_button, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}

static void
listen (YdUiUnitsWindow *self)
{
  YdUiDocument *document = document_of (self);
  yd_ui_toasts_set_document (self->toasts, document);
#define ON(object, name, callback) \
  g_signal_connect_object (object, name, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)
  ON (self->kinds, "chosen", part_cb);
  ON (self->table, "selected", selected_cb);
  ON (self->table, "activated", activated_cb);
  ON (self->table, "delete-asked", delete_cb);
  ON (self->table, "rename-asked", rename_cb);
  ON (self->detail, "rename-asked", rename_cb);
  ON (self->detail, "delete-asked", delete_cb);
  ON (self->detail, "merge-asked", merge_cb);
  ON (self->detail, "shift-asked", shift_cb);
  ON (self->detail, "item-chosen", item_cb);
  ON (self->detail, "done", undone_cb);
  ON (document, "problem", problem_cb);
  ON (yd_ui_document_get_plan (document), "changed", plan_changed_cb);
  ON (yd_ui_document_get_store (document), "history-changed", plan_changed_cb);
  ON (yd_ui_document_get_store (document), "file-changed", file_changed_cb);
  self->editable = yd_ui_document_is_editable (document);
#undef ON
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/* ---- life ---- */

static gboolean
focus_cb (gpointer data)
{
  YdUiUnitsWindow *self = data;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->panes)))
    return G_SOURCE_CONTINUE;
  self->focus_id = 0;
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
  return G_SOURCE_REMOVE;
}

static void
yd_ui_units_window_set_up (YdUiToolWindow *window)
{
  YdUiUnitsWindow *self = YD_UI_UNITS_WINDOW (window);
  make_parts (self);
  yd_ui_units_actions_install (self);
  yd_ui_units_table_set_document (self->table, document_of (self));
  yd_ui_unit_detail_set_document (self->detail, document_of (self));
  listen (self);
  yd_ui_state_restore_window (GTK_WINDOW (self), "units");
  count_now (self);
  YdRecordList *units = yd_plan_list_units (plan_of (self));
  if (yd_record_list_get_length (units) > 0)
    yd_ui_units_table_select (self->table, yd_record_list_get (units, 0));
  self->focus_id = g_timeout_add (60, focus_cb, self);
}

static gboolean
narrow_cb (gpointer data)
{
  YdUiUnitsWindow *self = data;
  self->narrow_id = 0;
  adw_button_content_set_label (ADW_BUTTON_CONTENT (self->new_content),
                                self->wordless ? "" : _ ("New Unit"));
  adw_button_content_set_label (ADW_BUTTON_CONTENT (self->import_content),
                                self->wordless ? "" : _ ("From Excel…"));
  return G_SOURCE_REMOVE;
}

static void
yd_ui_units_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  YdUiUnitsWindow *self = YD_UI_UNITS_WINDOW (widget);
  GTK_WIDGET_CLASS (yd_ui_units_window_parent_class)
    ->size_allocate (widget, width, height, baseline);
  gboolean wordless = width < WORDS_FROM * yd_ui_gtk_get_text_zoom (widget);
  if (wordless == self->wordless)
    return;
  self->wordless = wordless;
  if (self->narrow_id == 0)
    self->narrow_id = g_idle_add_full (G_PRIORITY_HIGH, narrow_cb, self, NULL);
}

static gboolean
yd_ui_units_window_close_request (GtkWindow *window)
{
  yd_ui_state_keep_window (window, "units");
  return GTK_WINDOW_CLASS (yd_ui_units_window_parent_class)->close_request (window);
}

static void
yd_ui_units_window_dispose (GObject *object)
{
  YdUiUnitsWindow *self = YD_UI_UNITS_WINDOW (object);
  g_clear_handle_id (&self->count_id, g_source_remove);
  g_clear_handle_id (&self->narrow_id, g_source_remove);
  g_clear_handle_id (&self->focus_id, g_source_remove);
  G_OBJECT_CLASS (yd_ui_units_window_parent_class)->dispose (object);
  g_clear_pointer (&self->facts, yd_ui_units_facts_free);
  g_clear_object (&self->actions);
}

static void
yd_ui_units_window_class_init (YdUiUnitsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = yd_ui_units_window_dispose;
  widget_class->size_allocate = yd_ui_units_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = yd_ui_units_window_close_request;
  YD_UI_TOOL_WINDOW_CLASS (klass)->set_up = yd_ui_units_window_set_up;
  g_type_ensure (YD_UI_TYPE_TOASTS);
  g_type_ensure (YD_UI_TYPE_PANES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/yaodian/Yaodian/units/yd-ui-units-window.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, YdUiUnitsWindow, name)
  BIND (window_title);
  BIND (kinds_button);
  BIND (detail_button);
  BIND (search_button);
  BIND (undo_button);
  BIND (redo_button);
  BIND (new_button);
  BIND (new_content);
  BIND (import_button);
  BIND (import_content);
  BIND (toasts);
  BIND (panes);
  BIND (count);
  BIND (gone);
  BIND (hint);
#undef BIND
}

static void
yd_ui_units_window_init (YdUiUnitsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
yd_ui_units_window_present (YdUiWindow *plan_window)
{
  yd_ui_tool_window_present (YD_UI_TYPE_UNITS_WINDOW, plan_window);
}

/* With @unit chosen in it. */
void
yd_ui_units_window_present_unit (YdUiWindow *plan_window, YdId unit)
{
  yd_ui_units_window_done (yd_ui_tool_window_present (YD_UI_TYPE_UNITS_WINDOW, plan_window), NULL,
                           unit);
}

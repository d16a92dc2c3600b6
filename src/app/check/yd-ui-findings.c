/* Owns: the window of findings: filter, list, what is switched off, and the questions before much is
 * changed. Refuses: to check, and to edit: the document and the store do. */

#include "yd-ui-findings.h"

#include "yd-check.h"
#include "yd-ui-finding-entry.h"
#include "yd-ui-finding-line.h"
#include "yd-ui-fix.h"
#include "yd-ui-gtk.h"
#include "yd-ui-ignore-dialog.h"
#include "yd-ui-other-plan.h"
#include "yd-ui-toast.h"
#include "yd-ui-unit-note.h"

#include <glib/gi18n.h>

#define FIRST_FINDING 1 /* stands below the heading of its rule */
#define FOCUS_PAUSE 60  /* milliseconds until a list that is new has rows */

struct _YdUiFindings
{
  YdUiToolWindow parent_instance;

  YdUiToasts *toasts;
  GtkStack *stack; /* found, off */
  GtkStackPage *found_page, *off_page;
  GtkStack *found_stack, *off_stack; /* the list, or that it is empty */
  AdwStatusPage *nothing;
  GtkEditable *filter;
  GtkToggleButton *severities[YD_N_SEVERITIES];
  GListStore *found; /* owned: YdUiFindingEntry */
  GListStore *off;   /* owned */
  GtkLabel *other_words;
  GtkMenuButton *other_button;
  GtkNativeDialog *chooser; /* owned, while it is open */
  GtkWidget *list;          /* of what is found */
  GtkWidget *off_list;
  guint begin_id;        /* source: gives the keyboard to a finding */
  GtkWidget *begin_list; /* borrowed: which list it is in, */
  guint begin_at;        /* and which row */
};

G_DEFINE_FINAL_TYPE (YdUiFindings, yd_ui_findings, YD_UI_TYPE_TOOL_WINDOW)

static YdUiDocument *
document_of (YdUiFindings *self)
{
  return yd_ui_tool_window_get_document (YD_UI_TOOL_WINDOW (self));
}

/* ---- the keyboard ---- */

static GtkWidget *
find_row (GtkWidget *list, guint position)
{
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *line = gtk_widget_get_first_child (row);
      if (YD_UI_IS_FINDING_LINE (line)
          && yd_ui_finding_line_get_position (YD_UI_FINDING_LINE (line)) == position)
        return row;
    }
  return NULL;
}

/* The list makes its rows when it gets its size, and a plan that was just opened is checked first. Who
 * writes in the filter by then is left there. */
static gboolean
begin_cb (gpointer data)
{
  YdUiFindings *self = data;
  GtkWidget *row = find_row (self->begin_list, self->begin_at);
  gboolean asked
    = gtk_editable_get_text (self->filter)[0] != '\0' && self->begin_at == FIRST_FINDING;
  gboolean coming = yd_ui_document_get_findings (document_of (self)) == NULL
                    || (row == NULL && gtk_widget_get_mapped (self->begin_list));
  if (coming && !asked)
    return G_SOURCE_CONTINUE;
  self->begin_id = 0;
  if (row == NULL || asked || !gtk_widget_grab_focus (row))
    gtk_widget_grab_focus (GTK_WIDGET (self->filter));
  return G_SOURCE_REMOVE;
}

static void
give_keyboard (YdUiFindings *self, GtkWidget *list, guint position)
{
  self->begin_list = list;
  self->begin_at = position;
  if (self->begin_id == 0)
    self->begin_id = g_timeout_add (FOCUS_PAUSE, begin_cb, self);
}

/* ---- what is shown ---- */

/* The row that has the keyboard, or whose button has it; GTK_INVALID_LIST_POSITION where
 * none of @list does. */
static guint
find_focused (YdUiFindings *self, GtkWidget *list)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  if (focus == NULL || !gtk_widget_is_ancestor (focus, list))
    return GTK_INVALID_LIST_POSITION;
  GtkWidget *line = gtk_widget_get_ancestor (focus, YD_UI_TYPE_FINDING_LINE);
  line = line != NULL ? line : gtk_widget_get_first_child (focus);
  return YD_UI_IS_FINDING_LINE (line) ? yd_ui_finding_line_get_position (YD_UI_FINDING_LINE (line))
                                      : GTK_INVALID_LIST_POSITION;
}

/* Rows from the top that stay as they are keep their place under the pointer. Those behind the first that
 * differs are made anew: their buttons know where they stand. */
static void
replace (YdUiFindings *self, GtkWidget *list, GListStore *store, GPtrArray *entries)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (store)), head = 0;
  guint focused = find_focused (self, list);
  while (head < n && head < entries->len)
    {
      g_autoptr (YdUiFindingEntry) there = g_list_model_get_item (G_LIST_MODEL (store), head);
      if (!yd_ui_finding_entry_take_over (there, entries->pdata[head]))
        break;
      head++;
    }
  g_list_store_splice (store, head, n - head, entries->pdata + head, entries->len - head);
  if (focused == GTK_INVALID_LIST_POSITION || focused < head || entries->len == 0)
    return;
  focused = MIN (focused, entries->len - 1);
  YdUiFindingEntry *next = entries->pdata[focused];
  focused += next->kind == YD_UI_ENTRY_RULE ? 1 : 0;
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", focused);
  give_keyboard (self, list, focused);
}

static void
show_counts (YdUiFindings *self, const guint counts[YD_N_SEVERITIES])
{
  guint all = 0;
  for (int i = 0; i < YD_N_SEVERITIES; i++)
    {
      g_autofree char *label
        = g_strdup_printf (_ ("%s %u"), yd_severity_get_label ((YdSeverity)i), counts[i]);
      gtk_button_set_label (GTK_BUTTON (self->severities[i]), label);
      all += counts[i];
    }
  g_autofree char *title = g_strdup_printf (_ ("Found %u"), all);
  gtk_stack_page_set_title (self->found_page, title);
  adw_status_page_set_title (self->nothing,
                             all == 0 ? _ ("Nothing to Say") : _ ("Nothing Matches the Filter"));
  adw_status_page_set_description (self->nothing, all == 0
                                                    ? _ ("The checks found nothing in this plan.")
                                                    : _ ("Choose other severities or words."));
}

/* Those of the unit to which the plan is narrowed. */
static GPtrArray *
dup_findings (YdUiFindings *self)
{
  YdUiSelection *selection = yd_ui_tool_window_get_selection (YD_UI_TOOL_WINDOW (self));
  GPtrArray *all = yd_ui_document_get_findings (document_of (self));
  GPtrArray *shown = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; all != NULL && i < all->len; i++)
    if (yd_ui_selection_is_of_unit (selection, yd_finding_get_item (all->pdata[i])))
      g_ptr_array_add (shown, g_object_ref (all->pdata[i]));
  return shown;
}

static void
refresh_cb (YdUiFindings *self)
{
  YdPlan *plan = yd_ui_document_get_plan (document_of (self));
  g_autoptr (GPtrArray) findings = dup_findings (self);
  guint severities = 0, counts[YD_N_SEVERITIES];
  for (int i = 0; i < YD_N_SEVERITIES; i++)
    severities |= gtk_toggle_button_get_active (self->severities[i]) ? 1u << i : 0;
  g_autoptr (GPtrArray) entries = yd_ui_finding_entries_collect (
    plan, findings, severities, gtk_editable_get_text (self->filter), counts);
  replace (self, self->list, self->found, entries);
  show_counts (self, counts);
  gtk_stack_set_visible_child_name (self->found_stack, entries->len > 0 ? "list" : "empty");

  g_autoptr (GPtrArray) off = yd_ui_finding_entries_collect_off (plan);
  g_autofree char *title = g_strdup_printf (_ ("Switched Off %u"), off->len);
  replace (self, self->off_list, self->off, off);
  gtk_stack_page_set_title (self->off_page, title);
  gtk_stack_set_visible_child_name (self->off_stack, off->len > 0 ? "list" : "empty");
}

/* @work: to change what was found; else it was put right just now, and its words are others */
static void
show_place (YdUiFindings *self, YdFinding *finding, gboolean work)
{
  YdUiPlace place = { .table = yd_finding_get_table (finding),
                      .record = yd_finding_get_record (finding),
                      .item = yd_finding_get_item (finding),
                      .field = yd_finding_get_field (finding) };
  if (work)
    yd_finding_get_span (finding, &place.start, &place.length);
  if (g_str_equal (yd_finding_get_rule_id (finding), "missing-lead"))
    place.table = YD_TABLE_ASSIGNMENT; /* that is missing: it has no id of its own */
  yd_ui_window_show_place (yd_ui_tool_window_get_plan_window (YD_UI_TOOL_WINDOW (self)), &place,
                           work);
}

/* ---- fixing ---- */

static void
say_fixed (YdUiFindings *self, guint n)
{
  if (n == 0)
    return;
  g_autofree char *words
    = g_strdup_printf (g_dngettext (NULL, "%u place put right", "%u places put right", n), n);
  yd_ui_toast_undo (self->toasts, words);
}

static void
fix_all_cb (AdwMessageDialog *dialog, const char *response, YdUiFindings *self)
{
  GPtrArray *findings = g_object_get_data (G_OBJECT (dialog), "findings");
  if (g_str_equal (response, "fix"))
    say_fixed (self, yd_ui_fix_findings (document_of (self), findings));
}

static void
ask_to_fix_all (YdUiFindings *self, YdUiFindingEntry *entry)
{
  guint n;
  YdPlan *plan = yd_ui_document_get_plan (document_of (self));
  g_autofree char *preview = yd_ui_fix_dup_preview (plan, entry->findings, &n);
  g_autofree char *heading
    = g_strdup_printf (g_dngettext (NULL, "Put %u Place Right?", "Put %u Places Right?", n), n);
  g_autofree char *button = g_strdup_printf (_ ("_Fix %u"), n);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, preview);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "fix",
                                    button, NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "fix");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "fix",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "fix", n > 0);
  g_object_set_data_full (G_OBJECT (dialog), "findings", g_ptr_array_ref (entry->findings),
                          (GDestroyNotify)g_ptr_array_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (fix_all_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
fix_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiFindings *self = data;
  g_autoptr (YdUiFindingEntry) entry
    = g_list_model_get_item (G_LIST_MODEL (self->found), g_variant_get_uint32 (parameter));
  if (entry == NULL)
    return;
  if (entry->kind == YD_UI_ENTRY_RULE)
    ask_to_fix_all (self, entry);
  else
    {
      g_autoptr (YdFinding) finding = g_object_ref (entry->finding); /* the entry gets another */
      guint n = yd_ui_fix_finding (document_of (self), finding);
      if (n > 0)
        show_place (self, finding, FALSE);
      say_fixed (self, n);
    }
}

static void
ignore_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiFindings *self = data;
  g_autoptr (YdUiFindingEntry) entry
    = g_list_model_get_item (G_LIST_MODEL (self->found), g_variant_get_uint32 (parameter));
  if (entry != NULL)
    yd_ui_ignore_ask (GTK_WINDOW (self), document_of (self), entry);
}

static void
restore_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiFindings *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (YdUiFindingEntry) entry
    = g_list_model_get_item (G_LIST_MODEL (self->off), g_variant_get_uint32 (parameter));
  YdStore *store = entry != NULL ? yd_ui_document_begin_edit (document_of (self)) : NULL;
  if (store == NULL)
    return;
  gboolean done = yd_edit_delete_record (store, YD_TABLE_SUPPRESSION, entry->suppression, &error);
  yd_ui_document_end_edit (document_of (self), done, error);
}

/* ---- the lists ---- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, YdUiFindings *self)
{
  gtk_list_item_set_child (item, yd_ui_finding_line_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, YdUiFindings *self)
{
  YdUiFindingEntry *entry = gtk_list_item_get_item (item);
  GtkWidget *line = gtk_list_item_get_child (item);
  yd_ui_finding_line_show (YD_UI_FINDING_LINE (line), entry, gtk_list_item_get_position (item),
                           yd_ui_document_is_editable (document_of (self)));
  gtk_list_item_set_activatable (item, entry->kind == YD_UI_ENTRY_FINDING);
  g_autofree char *name
    = entry->kind == YD_UI_ENTRY_FINDING
        ? g_strdup_printf (_ ("%s: %s"), entry->place, entry->words)
        : g_strdup (entry->rule != NULL ? yd_rule_get_title (entry->rule) : entry->place);
  GtkWidget *row = gtk_widget_get_parent (line);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
activate_cb (YdUiFindings *self, guint position)
{
  g_autoptr (YdUiFindingEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->found), position);
  if (entry != NULL && entry->kind == YD_UI_ENTRY_FINDING)
    show_place (self, entry->finding, TRUE);
}

static GtkWidget *
new_list (YdUiFindings *self, GListStore *store, const char *name)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  GtkSingleSelection *selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (store)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  GtkWidget *list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_add_css_class (list, "findings");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  *(store == self->found ? &self->list : &self->off_list) = list;
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static GtkStack *
new_stack (GtkWidget *list, GtkWidget *empty)
{
  GtkWidget *stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (stack), list, "list");
  gtk_stack_add_named (GTK_STACK (stack), empty, "empty");
  return GTK_STACK (stack);
}

static GtkWidget *
new_empty (const char *icon, const char *title, const char *description)
{
  GtkWidget *page = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
  gtk_widget_add_css_class (page, "compact");
  return page;
}

static GtkWidget *
new_bar (YdUiFindings *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6),
            *toggles = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *filter = gtk_search_entry_new ();
  self->filter = GTK_EDITABLE (filter);
  gtk_widget_set_hexpand (filter, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (filter), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filter findings"), -1);
  g_object_set (filter, "placeholder-text", _ ("Filter findings"), NULL);
  g_signal_connect_object (filter, "search-changed", G_CALLBACK (refresh_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (toggles, "linked");
  for (int i = 0; i < YD_N_SEVERITIES; i++)
    {
      self->severities[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
      gtk_toggle_button_set_active (self->severities[i], TRUE);
      gtk_box_append (GTK_BOX (toggles), GTK_WIDGET (self->severities[i]));
      g_signal_connect_object (self->severities[i], "toggled", G_CALLBACK (refresh_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_widget_add_css_class (bar, "pane-bar");
  gtk_box_append (GTK_BOX (bar), filter);
  gtk_box_append (GTK_BOX (bar), toggles);
  return bar;
}

/* ---- another plan ---- */

static void
show_other (YdUiFindings *self)
{
  YdPlan *other = yd_ui_document_get_other (document_of (self));
  gtk_label_set_text (self->other_words, other != NULL ? _ ("Copied points are told against") : "");
  gtk_menu_button_set_label (self->other_button,
                             other != NULL ? yd_plan_get_title (other) : _ ("Compare with…"));
}

static void
set_other (YdUiFindings *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  YdUiDocument *document = document_of (self);
  g_autoptr (YdPlan) other = path != NULL ? yd_ui_other_plan_open (path, &error) : NULL;
  if (error != NULL)
    {
      yd_ui_toast_say (self->toasts, error->message);
      return;
    }
  yd_ui_other_plan_set_against (yd_ui_document_get_plan (document), path);
  yd_ui_document_set_other (document, other);
  show_other (self);
}

static void
other_open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_other (data, g_variant_get_bytestring (parameter));
}

static void
other_none_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_other (data, NULL);
}

static void
other_chosen_cb (GtkNativeDialog *chooser, int response, YdUiFindings *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                             ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                             : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL)
    set_other (self, path);
  g_clear_object (&self->chooser);
}

static void
other_choose_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiFindings *self = data;
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_clear_object (&self->chooser);
  self->chooser = GTK_NATIVE_DIALOG (
    gtk_file_chooser_native_new (_ ("Compare With"), GTK_WINDOW (self),
                                 GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel")));
  gtk_file_filter_set_name (filter, _ ("Plans"));
  gtk_file_filter_add_pattern (filter, "*.yaodian");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (other_chosen_cb), self, 0);
  yd_ui_gtk_show_chooser (self->chooser);
}

/* The plans that were open not long ago are looked for when the menu is. */
static void
other_menu_cb (GtkMenuButton *button, gpointer data)
{
  YdUiFindings *self = data;
  g_autoptr (GMenuModel) menu = yd_ui_other_plan_new_menu (document_of (self));
  if (yd_ui_document_get_other (document_of (self)) != NULL)
    {
      g_autoptr (GMenu) none = g_menu_new ();
      g_menu_append (none, _ ("Compare with _None"), "compare.none");
      g_menu_append_section (G_MENU (menu), NULL, G_MENU_MODEL (none));
    }
  gtk_menu_button_set_menu_model (button, menu);
}

static GtkWidget *
new_foot (YdUiFindings *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *words = gtk_label_new (NULL);
  GtkWidget *button = gtk_menu_button_new ();
  self->other_words = GTK_LABEL (words);
  self->other_button = GTK_MENU_BUTTON (button);
  gtk_widget_add_css_class (foot, "pane-foot");
  gtk_widget_add_css_class (words, "dim-label");
  gtk_widget_add_css_class (button, "flat");
  gtk_menu_button_set_direction (self->other_button, GTK_ARROW_UP);
  gtk_menu_button_set_always_show_arrow (self->other_button, TRUE);
  gtk_menu_button_set_create_popup_func (self->other_button, other_menu_cb, self, NULL);
  gtk_widget_set_tooltip_text (button,
                               _ ("Tell points that were taken over unchanged from another plan"));
  gtk_box_append (GTK_BOX (foot), words);
  gtk_box_append (GTK_BOX (foot), button);
  show_other (self);
  return foot;
}

static void
map_cb (YdUiFindings *self)
{
  give_keyboard (self, self->list, FIRST_FINDING);
}

/* ---- life ---- */

static void
yd_ui_findings_set_up (YdUiToolWindow *tool)
{
  YdUiFindings *self = YD_UI_FINDINGS (tool);
  self->found = g_list_store_new (YD_UI_TYPE_FINDING_ENTRY);
  self->off = g_list_store_new (YD_UI_TYPE_FINDING_ENTRY);

  GtkWidget *nothing = new_empty ("emblem-ok-symbolic", "", NULL);
  self->nothing = ADW_STATUS_PAGE (nothing);
  GtkWidget *found = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->found_stack = new_stack (new_list (self, self->found, _ ("Findings")), nothing);
  YdUiSelection *selection = yd_ui_tool_window_get_selection (tool);
  gtk_box_append (GTK_BOX (found), new_bar (self));
  gtk_box_append (GTK_BOX (found), yd_ui_unit_note_new (selection));
  gtk_box_append (GTK_BOX (found), GTK_WIDGET (self->found_stack));
  self->off_stack = new_stack (
    new_list (self, self->off, _ ("Switched off")),
    new_empty ("dialog-information-symbolic", _ ("Nothing Is Switched Off"),
               _ ("What you ignore or switch off stands here with its reason, and can be "
                  "switched on again.")));
  self->stack = GTK_STACK (gtk_stack_new ());
  self->found_page = gtk_stack_add_titled (self->stack, found, "found", _ ("Found"));
  self->off_page
    = gtk_stack_add_titled (self->stack, GTK_WIDGET (self->off_stack), "off", _ ("Switched Off"));

  GtkWidget *header = adw_header_bar_new (), *switcher = gtk_stack_switcher_new ();
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->stack);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), switcher);
  self->toasts = yd_ui_toasts_new ();
  yd_ui_toasts_set_document (self->toasts, document_of (self));
  yd_ui_toasts_set_child (self->toasts, GTK_WIDGET (self->stack));
  gtk_widget_set_vexpand (GTK_WIDGET (self->toasts), TRUE);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (content), header);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->toasts));
  gtk_box_append (GTK_BOX (content), new_foot (self));
  adw_window_set_content (ADW_WINDOW (self), content);

  g_signal_connect_object (document_of (self), "findings-changed", G_CALLBACK (refresh_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::unit", G_CALLBACK (refresh_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  refresh_cb (self);
}

static void
yd_ui_findings_dispose (GObject *object)
{
  YdUiFindings *self = YD_UI_FINDINGS (object);
  g_clear_object (&self->found);
  g_clear_object (&self->off);
  g_clear_object (&self->chooser);
  g_clear_handle_id (&self->begin_id, g_source_remove);
  G_OBJECT_CLASS (yd_ui_findings_parent_class)->dispose (object);
}

static void
yd_ui_findings_class_init (YdUiFindingsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yd_ui_findings_dispose;
  YD_UI_TOOL_WINDOW_CLASS (klass)->set_up = yd_ui_findings_set_up;
}

static void
yd_ui_findings_init (YdUiFindings *self)
{
  static const GActionEntry entries[] = { { "fix", fix_cb, "u", NULL, NULL },
                                          { "ignore", ignore_cb, "u", NULL, NULL },
                                          { "restore", restore_cb, "u", NULL, NULL } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "findings", G_ACTION_GROUP (actions));
  static const GActionEntry compare[] = { { "open", other_open_cb, "ay", NULL, NULL },
                                          { "choose", other_choose_cb, NULL, NULL, NULL },
                                          { "none", other_none_cb, NULL, NULL, NULL } };
  g_autoptr (GSimpleActionGroup) others = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (others), compare, G_N_ELEMENTS (compare), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "compare", G_ACTION_GROUP (others));
  gtk_window_set_title (GTK_WINDOW (self), _ ("Findings"));
  yd_ui_gtk_set_default_size (GTK_WINDOW (self), 620, 760);
}
